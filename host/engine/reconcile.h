// Reconciliation: are the printed figures what the other printed figures make them? Every number
// stands for the interval its printed decimals allow; a rule contradicts only where no numbers
// within the intervals satisfy it, so that rounding alone is never called a contradiction.
// Thread-safety: pure functions.
#pragma once

#include <span>
#include <vector>

#include "engine/figure_book.h"
#include "model/finding.h"
#include "model/reconcile_rule.h"

namespace viisari {

// The findings of one rule, by period. Figures that agree to the printed decimal give none.
std::vector<Finding> reconcile(const ReconcileRule& rule, const FigureBook& book);

// Rules that need no declaration, found in the definitions themselves (docs/methods.md lists them).
// A relation that a declared rule already covers is left to it.
std::vector<ReconcileRule> automatic_rules(const FigureBook& book,
                                           std::span<const ReconcileRule> declared);

// All findings about figures: declared rules, then automatic ones, by area, class and name.
std::vector<Finding> audit_figures(const FigureBook& book, std::span<const ReconcileRule> declared);

}  // namespace viisari
