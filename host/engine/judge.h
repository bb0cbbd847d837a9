// The arithmetic of method `path`: from figures to a verdict, numbers only, without allocating.
// assess.h turns the verdict into an Assessment and its explanation; both rest on the same fields.
// Ownership: a PreparedIndicator refers to its Indicator, which must outlive it.
// Thread-safety: pure functions; a Judge belongs to one thread.
#pragma once

#include <cstdint>
#include <limits>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "engine/method_path.h"
#include "engine/series.h"
#include "engine/series_memory.h"
#include "engine/time_plan.h"
#include "model/assessment_status.h"
#include "model/indicator.h"

namespace viisari {

// A target with its numbers resolved as far as the definition alone allows.
struct PreparedTarget {
  enum class Measured : std::uint8_t { kPlain, kChange, kPercentChange };  // from a year earlier
  static constexpr double kOpen = std::numeric_limits<double>::infinity();

  double low = -kOpen;  // at least; -kOpen: no lower limit
  double high = kOpen;  // at most
  Measured previous_year = Measured::kPlain;
  bool strict = false;  // more than, less than
  bool equal = false;
  bool done = false;
  double sub_area_high = -kOpen;  // from `low` to here it depends on the sub-area; -kOpen: no such
  double previous_value = 0;      // a year-earlier figure that the target prints itself
  Period previous_period;         // not valid: none printed
  MissingReason problem = MissingReason::kNone;  // why it cannot be judged
  Reason problem_reason = Reason::kNoData;
};

struct PreparedIndicator {
  explicit PreparedIndicator(const Indicator& indicator);

  const Indicator* indicator = nullptr;
  std::vector<PreparedTarget> targets;
  double baseline = 0;  // the middle of a printed range
  bool milestone = false;
  bool uses_decimals = false;  // a target says "equal"
  int decimals = 0;            // where a figure does not bring its own
  int calendar_months = 0;     // 0: no reporting calendar
  // Set when nothing needs computing: no target, words only, confidence instead of figures.
  AssessmentStatus settled = AssessmentStatus::kInvalid;
  Reason settled_reason = Reason::kInvalid;
  MissingReason settled_missing = MissingReason::kNone;
};

// What one target says of the figure judged.
struct TargetVerdict {
  AssessmentStatus status = AssessmentStatus::kInvalid;
  Reason reason = Reason::kInvalid;
  MissingReason missing = MissingReason::kNone;
  std::int32_t target = -1;
  bool upper = false;    // the limit below is an upper one
  double threshold = 0;  // the target as a plain figure
  double expected = 0;   // what the path asks for at the figure's period
  double margin = 0;     // positive: on the good side of `expected`
  double projection = missing_value(MissingReason::kMissingInput);
  // Figures between these keep the status on_track or achieved.
  double good_from = -PreparedTarget::kOpen;
  double good_to = PreparedTarget::kOpen;
};

struct Verdict {
  AssessmentStatus status = AssessmentStatus::kInvalid;
  Reason reason = Reason::kInvalid;
  MissingReason missing = MissingReason::kNone;
  DataState data_state = DataState::kInvalid;
  std::optional<Date> told_until;     // what data_state was found from
  std::int32_t figure = Axis::kNone;  // position on the axis of the figure judged, or shown
  std::uint32_t parts = 0;            // > 0: `value` is the sum of so many figures
  Period period;
  double value = missing_value(MissingReason::kMissingInput);
  TargetVerdict deciding;  // target -1: no target was judged
  bool last_decides = false;
  double flip_value = missing_value(MissingReason::kMissingInput);
  // The way there, for the explanation.
  double share = 1;
  std::int32_t line_start = TargetPlan::kNoStart;
  double line_from = 0;
  static constexpr std::int32_t kFromBaseline = -2;
  std::int32_t trend_from = Axis::kNone;  // a position, or kFromBaseline
  double trend_value = 0;
  double trend_years = 0;
  double previous = missing_value(MissingReason::kMissingInput);
};

// What the judge may ask of a figure besides its value; computed series have no memory.
struct FigureFacts {
  const SeriesMemory* memory = nullptr;
  SeriesMemory::SeriesIndex series = 0;
  bool inputs_revised = false;    // computed: an input's latest figure was revised
  bool inputs_simulated = false;  // computed: an input's latest figure is made up

  int decimals(const PreparedIndicator& indicator, std::int32_t position) const {
    return memory != nullptr ? memory->decimals(series, static_cast<std::size_t>(position))
                             : indicator.decimals;
  }
  bool simulated(std::int32_t position) const {
    return memory != nullptr ? memory->simulated(series, static_cast<std::size_t>(position))
                             : inputs_simulated;
  }
  bool revised(std::int32_t position) const {
    return memory != nullptr ? memory->revision(series, static_cast<std::size_t>(position)) > 1
                             : inputs_revised;
  }
};

// A position on the axis and what is said of the figure there.
struct CountedFigure {
  std::int32_t position = Axis::kNone;
  AssessmentStatus status = AssessmentStatus::kInvalid;
};

// Whether a status says how a figure stands to its target: the other ones say that it does not.
bool is_judged(AssessmentStatus status);

// Judges one indicator after another on one day, keeping what they have in common.
class Judge {
 public:
  explicit Judge(Date as_of) : as_of_(as_of) {}

  // Judges as of another day from now on.
  void set_as_of(Date as_of);
  // An id for timelines that are the same.
  std::uint32_t timeline_id(const Indicator& indicator);
  Verdict judge(const PreparedIndicator& indicator, std::uint32_t timeline,
                const SeriesView& series, const FigureFacts& facts, int reporting_delay_days);
  // The status at each position, each as known on its period's last day. `out` has the axis' size.
  void history(const PreparedIndicator& indicator, std::uint32_t timeline, const SeriesView& series,
               const FigureFacts& facts, std::span<AssessmentStatus> out);
  // The figures that counted when they were the newest (figure_at_end of each day on which figures
  // end), in order, missing ones left out. Each has the status it had last before the next figure's
  // time ended, the newest one that of today. A figure that came to say nothing only because time
  // went by keeps what it said at its own period's end. `out` is emptied first.
  void counted(const PreparedIndicator& indicator, std::uint32_t timeline, const SeriesView& series,
               const FigureFacts& facts, std::vector<CountedFigure>& out);
  // The end of the last dated target, in days since the epoch; nothing when there is none.
  std::optional<int> last_target_day(std::uint32_t timeline) const;

  const Timeline& timeline(std::uint32_t id) const { return timelines_[id]; }

 private:
  struct Reporting {
    int months = 0;
    int delay = 0;
    Date due;   // end of the last reporting period that is over
    Date late;  // end of the last one whose figures are promised by now
  };
  const TimePlan& plan_of(std::uint32_t timeline, const Axis& axis, std::uint32_t position);
  const TimePlan& history_plan(std::uint32_t timeline, const Axis& axis);
  const Reporting& reporting(int months, int delay);
  DataState data_state(const PreparedIndicator& indicator, std::optional<Date> latest_end,
                       int delay, bool revised);
  void judge_nothing(const PreparedIndicator& indicator, const Timeline& timeline, int delay,
                     Verdict& verdict);
  void judge_milestone(const PreparedIndicator& indicator, const Timeline& timeline,
                       const SeriesView& series, std::int32_t latest, Date as_of, int delay,
                       Verdict& verdict);

  Date as_of_;
  std::vector<Timeline> timelines_;
  std::unordered_map<std::string, std::uint32_t> timeline_ids_;
  std::vector<Reporting> reporting_;
  // The plan used last: neighbours mostly share it.
  std::uint32_t planned_timeline_ = 0;
  const Axis* planned_axis_ = nullptr;
  std::uint32_t planned_position_ = 0;
  TimePlan plan_;
  std::map<std::pair<std::uint32_t, const Axis*>, TimePlan> history_plans_;
  std::pair<std::uint32_t, const Axis*> history_key_{0, nullptr};
  const TimePlan* history_plan_ = nullptr;
};

// Of the figures that end together with the one at `last`, the one that counts: that of exactly a
// target's period, for a flow the year to date, otherwise the longest; a number before a missing
// value. `last` must be the last position with its end.
std::int32_t figure_at_end(const Timeline& timeline, const SeriesView& series, std::int32_t last);

}  // namespace viisari
