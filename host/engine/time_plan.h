// TimePlan: what method `path` does with the figure at each position of an axis, as far as it
// follows from dates alone. Indicators whose targets have the same dates share it, so that judging
// a figure is arithmetic on numbers only.
// Ownership: plain values. Thread-safety: immutable once made.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/date.h"
#include "engine/axis.h"
#include "model/indicator.h"

namespace viisari {

// The dates of one indicator's definition.
struct Timeline {
  struct Dates {
    TargetTime time = TargetTime::kInvalid;
    Period period;  // of a flow's deadline: the year it ends
    bool from_baseline = false;
    bool previous_year = false;
    Date basis{};  // from_baseline: the last day of what the change is measured from
  };
  bool flow = false;
  std::vector<Dates> targets;
  bool has_baseline = false;
  Period baseline;
  bool baseline_part_year = false;  // a flow's baseline that covers less than a year
  YearProfile profile;
  std::vector<Date> breaks;  // the first day of each new way of measuring

  // Whether figures that end on these days, the earlier one first, are of different measurings.
  bool broken(Date earlier, Date later) const;

  static Timeline of(const Indicator& indicator);
  // Equal keys mean equal plans.
  std::string key() const;
};

enum class TargetPhase : std::uint8_t {
  kRunning,     // its time has not come
  kFinal,       // its time has come and the figure belongs to it
  kUnobserved,  // its time has come without a figure in it
  kPlain,       // undated
};

struct TargetPlan {
  static constexpr std::int32_t kNoStart = -2;
  static constexpr std::int32_t kBaseline = -1;

  std::int32_t target = 0;
  TargetPhase phase = TargetPhase::kRunning;
  bool within = false;     // a flow inside its target's period: held against the elapsed share
  bool part_year = false;  // a flow that cannot be held against this target
  bool broken = false;     // a change across a break of the series
  double share = 1;        // flow: elapsed share of the target's period, or of its own year
  std::int32_t line_start = kNoStart;  // where the path starts: a target's position or kBaseline
  double line_weight = 1;              // 0 at the start, 1 at the target
  double horizon = 0;                  // years from the figure to the target's end
};

struct StepPlan {
  static constexpr std::size_t kTrendYears = 5;

  std::uint32_t first_target = 0;  // in TimePlan::targets: the nearest ones, then the last ones
  std::uint16_t nearest = 0;
  std::uint16_t last = 0;
  std::uint32_t first_part = 0;  // in TimePlan::parts: figures that add up to the year to date
  std::uint32_t parts = 0;       // 0: the figure stands for itself
  bool baseline_only = false;    // not newer than the baseline, where that matters
  double baseline_years = 0;     // since the baseline; 0 when it cannot start a trend
  std::int32_t comparable = 0;   // the first position on this side of every break
  // Same period one to five years earlier, the farthest first; Axis::kNone ends the list.
  std::array<std::int32_t, kTrendYears> earlier{};
  std::array<std::int8_t, kTrendYears> earlier_years{};
};

struct TimePlan {
  std::vector<StepPlan> steps;
  std::vector<TargetPlan> targets;
  std::vector<std::uint32_t> parts;
};

// Appends the plan of one position as known on `as_of`.
void plan_step(const Timeline& timeline, const Axis& axis, std::uint32_t position, Date as_of,
               TimePlan& plan);
// Every position, each as known on its period's last day.
TimePlan plan_history(const Timeline& timeline, const Axis& axis);

// Periods on the axis that follow each other without gap or overlap from `first` to the end of the
// one at `position`, which comes last; empty when they do not reach back to `first`.
std::vector<std::uint32_t> parts_since(const Axis& axis, std::uint32_t position, Date first);

// Years from one day to another, as method `path` counts them: days / 365.25.
double years_between(Date from, Date to);

// The dated targets that a verdict on `day` is about: the earliest not yet over, or the last ones.
std::vector<std::size_t> targets_on(const Timeline& timeline, Date day);

// Which share of a year's (or another period's) time has passed on `day`, its first day included.
double elapsed_share(const Period& whole, Date day, const YearProfile& profile);

}  // namespace viisari
