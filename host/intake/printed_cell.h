// The cells that problems of a file are about, as they stand in it, for the person who puts them
// right. Thread-safety: pure functions.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "model/figure.h"

namespace viisari {

// For each problem the cell at its line and column, unquoted, cut after 200 bytes with "…"; nothing
// where the text has no such cell. Cells are divided as sdk/include/viisari/table.hpp divides them:
// by ';' or tab, with quotes; a line that begins with "# " is a comment.
std::vector<std::optional<std::string>> printed_cells(std::string_view text,
                                                      std::span<const FigureProblem> problems);

}  // namespace viisari
