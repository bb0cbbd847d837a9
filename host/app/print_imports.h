// Imports and what undoing one changes, for the terminal. Thread-safety: pure functions.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "report/format.h"
#include "store/store.h"

namespace viisari {

// One line each, newest first; those that were undone say so.
std::string print_imports(std::span<const ImportRecord> records, Language language);
// `- ID PERIOD FIGURE` for one that goes, `~ … NOW -> AFTER` for one that comes back, and the
// number of those that a later import keeps.
std::string print_undone(std::int64_t import, std::span<const UndoneFigure> figures, bool dry_run,
                         Language language);
// "4, 7"
std::string import_numbers(const std::vector<std::int64_t>& ids);

}  // namespace viisari
