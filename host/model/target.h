// Targets: what a figure should be, and by when. Plain values.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "model/observation.h"
#include "model/period.h"

namespace viisari {

enum class TargetOp : std::uint8_t {
  kInvalid,
  kAtLeast,   // >= value
  kAtMost,    // <= value
  kMoreThan,  // >  value
  kLessThan,  // <  value
  kBetween,   // low <= x <= high
  kEqual,     // == value, within half a unit of the last printed decimal
  kDone,      // a yes/no milestone
};
std::string_view to_string(TargetOp op);  // "at_least" …

// What the condition's numbers are measured from.
enum class TargetBasis : std::uint8_t {
  kInvalid,
  kAbsolute,                   // the figure itself
  kChangeFromBaseline,         // figure − baseline, in the figure's unit
  kPercentChangeFromBaseline,  // 100·(figure − baseline)/baseline
  kChangeFromPreviousYear,     // figure − the same period a year earlier
  kPercentChangeFromPreviousYear,
  kShareOfGroup,     // the figure is a share of a group (age group, clients); compared as it is
  kNationalAverage,  // a moving value printed by an outside source; may have no number yet
};
std::string_view to_string(TargetBasis basis);  // "absolute", "change_from_baseline" …

// How the target is dated.
enum class TargetTime : std::uint8_t {
  kInvalid,
  kPeriod,     // for that period: a year, a quarter
  kDeadline,   // by the last day of `period`
  kEveryYear,  // in each year; `period` is empty
  kUndated,    // the document names no year; `period` is empty
};
std::string_view to_string(TargetTime time);

struct Target {
  TargetTime time = TargetTime::kInvalid;
  Period period;
  TargetOp op = TargetOp::kInvalid;
  TargetBasis basis = TargetBasis::kAbsolute;
  // Numbers of the condition, on `basis`. A decrease by 20 % is at_most(-20) on
  // kPercentChangeFromBaseline. "Grows" is more_than(0), "does not fall" at_least(0).
  std::optional<double> value;  // absent for kBetween, kDone and an outside value not yet known
  // The limits of kBetween. With kAtLeast and no `value`: each sub-area has a level of its own
  // within these, so that a figure between them cannot be judged. On kShareOfGroup with a `value`:
  // the band that each member of the group is in ("2-4 visits a month for 90 %").
  std::optional<double> low;
  std::optional<double> high;
  // kNationalAverage: the series of the average, "area/key". Its latest figure takes the place of
  // `value`, so that the target moves.
  std::string reference;
  // The figure the change is measured from, where the target's text prints its own; otherwise the
  // indicator's baseline is used.
  std::optional<double> basis_value;
  Period basis_period;
  Source source;
};

}  // namespace viisari
