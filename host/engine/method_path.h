// Method `path`, version 1: its thresholds and its reason codes. A change of any of them is a new
// version. docs/methods.md explains each.
// Thread-safety: constant data.
#pragma once

#include <cstdint>
#include <string_view>

#include "model/assessment_status.h"
#include "model/observation.h"

namespace viisari {

struct PathThresholds {
  std::string_view method = "path";
  int version = 1;
  // Misses of the projection, as shares of the gap between the latest figure and the target.
  double on_track_miss = 0.05;
  double at_risk_miss = 0.20;
  // A year-on-year target missed by less than this share of the figure a year earlier is at risk.
  double previous_year_at_risk = 0.05;
  // A milestone is at risk after this share of its time without a yes.
  double milestone_at_risk = 0.5;
  int trend_years = 5;       // at most this many yearly changes make the trend
  double tolerance = 1e-9;   // relative: figures that differ by less are equal
  int forecast_points = 12;  // of the line drawn on charts
  double days_in_year = 365.25;
};
inline constexpr PathThresholds kPathV1;

enum class Reason : std::uint8_t {
  kInvalid,
  kNoTarget,
  kNotStarted,
  kConfidenceOnly,
  kNoData,            // a missing figure: its MissingReason says which
  kSinceBaseline,     // nothing newer than the baseline
  kTargetUnobserved,  // the target's period is over without a figure in it
  kSubArea,           // between the levels of the sub-areas, whose own figures are not known
  kNoNumber,          // the target has no number, or nothing to measure its change from
  kPartYear,          // a part of a year that cannot be held against the target
  kFailed,            // the value function failed
  kTargetAchieved,    // the target's time has come
  kTargetMissed,
  kFlowReached,  // before the year's end, and cannot be undone
  kFlowExceeded,
  kPathMet,
  kProjectionMet,    // behind the path, but the projection reaches the target
  kProjectionClose,  // … or misses it by little
  kAtRisk,
  kOffTrack,
  kMovingAway,
  kNoTrend,
  kLastOnTrack,  // the year's target is achieved; the projection to the last target holds
  kLastAtRisk,
  kLastOffTrack,
  kLastMovingAway,
  kPreviousYearMet,
  kPreviousYearClose,
  kPreviousYearBehind,
  kUndatedMet,
  kUndatedNotMet,
  kDoneYes,
  kDoneMissed,
  kDoneAtRisk,
  kDoneNotYet,
  kDoneNotStarted,
};
inline constexpr int kReasonCount = static_cast<int>(Reason::kDoneNotStarted) + 1;

// "path.met" …: the code of the sentence that gives the reason. For kNoData it depends on the
// missing figure's reason: "no_data.overdue".
std::string_view reason_code(Reason reason);
std::string_view no_data_code(MissingReason reason);

// For the worse of two verdicts: achieved, on_track, at_risk, off_track, missed; others come first.
constexpr int severity(AssessmentStatus status) {
  static_assert(static_cast<int>(AssessmentStatus::kAchieved) == 1 &&
                static_cast<int>(AssessmentStatus::kOnTrack) == 2 &&
                static_cast<int>(AssessmentStatus::kAtRisk) == 3 &&
                static_cast<int>(AssessmentStatus::kOffTrack) == 4 &&
                static_cast<int>(AssessmentStatus::kMissed) == 5);
  return status <= AssessmentStatus::kMissed ? static_cast<int>(status) : 0;
}

}  // namespace viisari
