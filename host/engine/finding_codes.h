// The messages of the findings about targets and stated verdicts: every code with the names of its
// arguments. report/finding_text has a sentence for each. docs/methods.md explains the rules.
// Thread-safety: constant data.
#pragma once

#include <array>
#include <string_view>

namespace viisari {

struct FindingCode {
  std::string_view code;
  // Separated by spaces; with '?' one that may be missing. The values:
  //   op, other_op              TargetOp's word
  //   threshold, other, earlier the target as a plain figure in the indicator's unit (Quantity)
  //   baseline, value, pace, expected, projection, limit, change, number, printed   Quantity
  //   target_period, earlier_period, baseline_period, period                        Period
  //   better                    Direction's word: "up", "down"
  //   unit                      id of a Unit
  //   symbol                    "%" or "€"
  //   words                     the verdict as printed
  //   stated, computed          AssessmentStatus' word; `stated` is empty where it is not known
  //   stated_on, computed_on    Date
  std::string_view args;
};

inline constexpr std::array kTargetFindingCodes{
    FindingCode{"finding.target.weaker_than_baseline",
                "op threshold target_period? baseline baseline_period?"},
    FindingCode{"finding.target.weaker_than_baseline.every_year",
                "op threshold baseline baseline_period?"},
    FindingCode{"finding.target.baseline_meets",
                "op threshold target_period? baseline baseline_period?"},
    FindingCode{"finding.target.baseline_meets.done", "target_period? baseline_period?"},
    // A change to the bad side, or one that is not to happen on the good side.
    FindingCode{"finding.target.against_direction.change", "better op change target_period?"},
    // A limit above which a rising figure may not go, or the reverse.
    FindingCode{"finding.target.against_direction.limit", "better op threshold target_period?"},
    FindingCode{"finding.target.against_direction.later_weaker",
                "op threshold target_period earlier earlier_period"},
    FindingCode{"finding.target.two_targets.exclude", "op threshold other_op other target_period?"},
    FindingCode{"finding.target.two_targets.differ", "threshold other target_period?"},
    FindingCode{"finding.target.two_targets.rounding", "threshold other target_period?"},
    // "80 %" on an indicator in euros; the number without its unit.
    FindingCode{"finding.target.unit_mismatch.symbol", "target_period? number symbol unit"},
    // "85 % of clients" on a number of clients.
    FindingCode{"finding.target.unit_mismatch.share", "target_period? number unit"},
    // "rises by 5 %" of a percentage: per cent or percentage points?
    FindingCode{"finding.target.unit_mismatch.percent_or_points", "target_period? number"},
    FindingCode{"finding.target.beyond_limit", "op threshold target_period? limit"},
    FindingCode{"finding.target.no_year", ""},
    FindingCode{"finding.target.no_operator.no_number", "target_period?"},
    // A measured figure with a target in words only.
    FindingCode{"finding.target.no_operator.words", "target_period?"},
    // "60 %" alone: `op` is how the definition reads it.
    FindingCode{"finding.target.no_operator.not_printed", "op threshold target_period?"},
    FindingCode{"finding.target.no_baseline", "target_period?"},
    FindingCode{"finding.target.no_baseline.previous_year", "target_period?"},
    // The baseline is of a part of a year, the target of a whole one. `pace`: what the baseline
    // would be in a whole year at the same rate.
    FindingCode{"finding.target.full_year_part_year.pace",
                "op threshold target_period? baseline baseline_period pace"},
    // A number of clients, say: what it would be in a whole year is not known.
    FindingCode{"finding.target.full_year_part_year.count",
                "op threshold target_period? baseline baseline_period"},
    // A change from a baseline of a part of a year.
    FindingCode{"finding.target.full_year_part_year.change",
                "change target_period? baseline baseline_period"},
};

// Finding::details of all of these begins with the computed verdict's own reason.
inline constexpr std::array kVerdictFindingCodes{
    // The two differ because …
    // … a newer figure than the document knew was judged;
    FindingCode{"finding.verdict.later_figure",
                "words stated stated_on computed computed_on value period"},
    // … the document held a part of a year against the whole year's target as such, Viisari holds
    // it against what that part should have brought;
    FindingCode{"finding.verdict.part_year_against_full_year",
                "words stated stated_on computed computed_on value period op threshold "
                "target_period? expected"},
    // … the document's words print another figure than the one judged;
    FindingCode{"finding.verdict.figure_differs",
                "words stated stated_on computed computed_on printed value period"},
    // … Viisari judged by a later target than the document's year;
    FindingCode{"finding.verdict.another_target",
                "words stated stated_on computed computed_on target_period"},
    // … the document judged the present figure as such, Viisari by the path to a target whose time
    // had not come;
    FindingCode{"finding.verdict.judged_early",
                "words stated stated_on computed computed_on value period op threshold "
                "target_period? expected"},
    // … they draw the line between good and bad elsewhere: one of them says at risk;
    FindingCode{"finding.verdict.degree",
                "words stated stated_on computed computed_on value period expected?"},
    // … the numbers do not tell.
    FindingCode{"finding.verdict.differs",
                "words stated stated_on computed computed_on value? period?"},
    // They cannot be compared because …
    // … the words tell how things go, but not whether that is enough;
    FindingCode{"finding.verdict.words_say_no_status", "words stated_on computed computed_on"},
    // … the document sets no target;
    FindingCode{"finding.verdict.no_target", "words stated stated_on computed_on"},
    // … the document judges without any figure;
    FindingCode{"finding.verdict.words_only", "words stated stated_on computed_on"},
    // … the printed numbers are the area's own estimate of success;
    FindingCode{"finding.verdict.confidence_only", "words stated stated_on computed_on"},
    // … there is a figure, but nothing it can be compared with;
    FindingCode{"finding.verdict.not_comparable",
                "words stated stated_on computed_on value period"},
    // … there is no figure for another reason;
    FindingCode{"finding.verdict.no_figure", "words stated stated_on computed_on"},
    // … the target's time has not begun.
    FindingCode{"finding.verdict.not_started", "words stated stated_on computed_on"},
    // Among Finding::details: more than one reporting period lies between the two verdicts.
    FindingCode{"finding.verdict.days_apart", "stated_on computed_on"},
};

}  // namespace viisari
