// Outlook: what the years ahead ask of one indicator and where it is heading, as known on a day.
// Numbers and codes, not sentences: report/outlook_text prints them. docs/methods.md, section
// "Outlook", defines each. Plain values.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/date.h"
#include "model/period.h"
#include "model/target.h"

namespace viisari {

// Why a number of the outlook is not there. No number is never zero.
enum class OutlookGap : std::uint8_t {
  kNone,              // it is there
  kNoTarget,          // the document sets no target
  kUndated,           // … or none with a year
  kNotThatYear,       // no target falls in that year
  kBeforePath,        // the year is not after the baseline
  kAfterLast,         // the year is after the last target's
  kOver,              // every dated target's time has passed
  kEveryYear,         // recurs every year: there is no last target
  kDueSoon,           // less than half a year is left: no yearly pace
  kMet,               // the figure is good enough already
  kNoNumber,          // the target has no number (yet)
  kNoBaseline,        // a change from a baseline that is not known
  kZeroBaseline,      // a change in per cent from zero
  kNegativeBaseline,  // … from a negative figure
  kPreviousYear,      // measured from a year before that is not known yet
  kConflict,          // conditions that exclude each other
  kMilestone,         // yes or no: no path, no pace
  kSeriesBreak,       // a change from a baseline before a break of the series
  kSubArea,           // the sub-areas have levels of their own
  kPartYear,          // a part of a year that says nothing about a whole one
  kNoFigure,          // nothing published
  kOnePoint,          // a single figure has no trend
  kShortTrend,        // the figures span less than half a year
  kPast,              // the year ended before the latest figure
  kBeyondLimits,      // the trend leaves the range that such a figure can have
  kNoProjection,      // no range without a projection
  kFewPoints,         // too few yearly figures for a range
  kNoYearlyChange,    // no two figures a year apart
  kNoDirection,       // nothing says which way is better
  kNeverImproved,     // no change so far went the good way
  kOutOfReach,        // not even with the best pace from the latest figure on
  kAtOnce,            // only if the best pace begins within the latest figure's year
  kConfidenceOnly,    // printed numbers are estimates of success, not figures
  kTextOnly,          // words, no numbers
  kNotComputable,     // no finite number
};
inline constexpr int kOutlookGapCount = static_cast<int>(OutlookGap::kNotComputable) + 1;
std::string_view to_string(OutlookGap gap);  // "no_target" …; empty for kNone

struct OutlookNumber {
  std::optional<double> value;
  OutlookGap gap = OutlookGap::kNone;  // set exactly when there is no value
};

// A condition as plain figures in the unit: at least `low`, at most `high`; `strict`: more, less.
struct OutlookLimits {
  std::optional<double> low;
  std::optional<double> high;
  bool strict = false;
  OutlookGap gap = OutlookGap::kNone;  // set exactly when there is neither
};

enum class ExpectedBy : std::uint8_t {
  kInvalid,  // nothing is expected
  kTarget,   // the target of that year
  kLine,     // the line from the target before, or from the baseline, to the next target
  kAhead,    // the next target itself: there is no line to it, or its start is good enough already
};
std::string_view to_string(ExpectedBy by);  // "target", "line", "ahead"

// A projected figure; low and high bound it with a probability of 80 %.
struct OutlookProjection {
  OutlookNumber figure;
  OutlookNumber low;
  OutlookNumber high;
};

// One calendar year, as it will stand on its last day; of a flow the whole year's amount.
struct OutlookYear {
  int year = 0;
  bool done = false;  // a milestone is due in this year
  OutlookLimits target;
  // Targets measured from the previous year, as printed, whether or not they give a plain figure.
  std::vector<Target> from_previous_year;
  OutlookLimits expected;
  ExpectedBy expected_by = ExpectedBy::kInvalid;
  OutlookProjection projection;
};

// The next target ahead, or the last one.
struct OutlookTarget {
  OutlookGap gap = OutlookGap::kNone;  // there is none: the rest is empty
  Date due;
  OutlookLimits limits;
  // Change a year, in the unit (percentage points for a percentage), that leads from the latest
  // figure to the limit exactly when it is due. Signed: negative where the figure must fall.
  OutlookNumber required_pace;
  OutlookProjection projection;  // on the day it is due
};

struct Outlook {
  std::string id;  // "area/key"
  Date as_of;
  bool simulated = false;  // the start is made up (kSimulatedDocument), or computed from such
  // Where everything starts: the latest figure, or the baseline where there is no later one. Of a
  // flow its full-year figure.
  OutlookNumber start;
  Period start_period;
  bool start_is_baseline = false;
  bool start_is_annualised = false;  // a part of a year, continued at its pace
  std::vector<OutlookYear> years;    // in order, without gaps
  OutlookTarget next;
  OutlookTarget last;
  // The largest yearly change in the good direction so far, signed.
  OutlookNumber best_pace;
  Period best_from;
  Period best_to;
  // The last year that the figure may stay as it is and still reach the last target at the best
  // pace.
  std::optional<int> reachable_until;
  OutlookGap reachable_gap = OutlookGap::kNone;

  const OutlookYear* find(int year) const;  // nullptr: not among the years
};

}  // namespace viisari
