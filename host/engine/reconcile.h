// Reconciliation: are the printed figures what the other printed figures make them? Every number
// stands for the interval its printed decimals allow; a rule contradicts only where no numbers
// within the intervals satisfy it, so that rounding alone is never called a contradiction.
// Thread-safety: pure functions.
#pragma once

#include <array>
#include <span>
#include <string_view>
#include <vector>

#include "engine/figure_book.h"
#include "model/finding.h"
#include "model/reconcile_rule.h"

namespace viisari {

// Every message code a finding about figures can have. Those of a relation that does not hold have
// the Quantity args "printed", "computed", "difference" (printed − computed) and "tolerance" (left
// out where nothing bounds it); those of one that could not be checked have "missing" (ids) or
// "units" (unit ids), joined by ", ", or nothing. All but fixed figures also have a Period,
// "period".
inline constexpr std::array<std::string_view, 27> kFindingCodes{
    "finding.total.contradiction",
    "finding.total.rounding",
    "finding.share.contradiction",
    "finding.share.rounding",
    "finding.change.contradiction",
    "finding.change.rounding",
    "finding.change_percent.contradiction",
    "finding.change_percent.rounding",
    "finding.derived.contradiction",
    "finding.derived.rounding",
    "finding.same.contradiction",
    "finding.same.rounding",
    "finding.ratio.contradiction",
    "finding.ratio.rounding",
    "finding.average.contradiction",
    "finding.average.rounding",
    "finding.pace.contradiction",
    "finding.pace.rounding",
    "finding.within.contradiction",  // never a rounding: a part may be as large as its whole
    "finding.percent_of_change.contradiction",
    "finding.percent_of_change.rounding",
    "finding.unverifiable.missing",           // "missing": ids; the terms say why
    "finding.unverifiable.units",             // "units": that cannot be converted
    "finding.unverifiable.zero_denominator",  // a share or ratio of nothing
    "finding.unverifiable.change_from_zero",  // a change in per cent from zero
    "finding.unverifiable.sign_change",       // a change in per cent, or a pace, across zero
    "finding.unverifiable.not_computable",    // beyond what a number can hold
};

// The findings of one rule, by period. Figures that agree to the printed place give none.
// A rule without periods whose result has a period of its own is checked for that; one whose
// result has none is checked once. A pace whose part has no period of its own is checked with the
// latest figure of the part within the result's year.
std::vector<Finding> reconcile(const ReconcileRule& rule, const FigureBook& book);

// Rules that need no declaration, found in the definitions themselves (docs/methods.md lists them).
// A relation that a declared rule already covers is left to it.
std::vector<ReconcileRule> automatic_rules(const FigureBook& book,
                                           std::span<const ReconcileRule> declared);

// All findings about figures, of declared and automatic rules, by area, class and name.
// An automatic rule that cannot be checked is not reported: nobody claimed that it must hold.
std::vector<Finding> audit_figures(const FigureBook& book, std::span<const ReconcileRule> declared);

}  // namespace viisari
