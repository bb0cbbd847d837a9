// Audit of targets: what is badly set, as far as the definition and the printed figures show it.
// Thread-safety: pure functions.
#pragma once

#include <vector>

#include "engine/figure_book.h"
#include "model/finding.h"

namespace viisari {

// One finding a fault, in the order of the indicators and their targets. Every rule and its class
// is in docs/methods.md, every message in finding_codes.h.
std::vector<Finding> audit_targets(const FigureBook& book);

}  // namespace viisari
