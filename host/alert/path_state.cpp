#include "alert/path_state.h"

namespace viisari {
namespace {

// Of a limit: below it is wrong, or above it, seen through `sign` as below.
Side side_of_limit(double value, double limit, double back, double sign) {
  if (sign * value < sign * limit) return Side::kWrong;
  return sign * value >= sign * back ? Side::kRight : Side::kBetween;
}

}  // namespace

Side side_of(const AlertRule& rule, const JudgedPoint& point) {
  if (rule.when == AlertCondition::kBelow) {
    return side_of_limit(point.value, rule.limit, rule.back, 1);
  }
  if (rule.when == AlertCondition::kAbove) {
    return side_of_limit(point.value, rule.limit, rule.back, -1);
  }
  switch (point.status) {
    case AssessmentStatus::kOffTrack:
    case AssessmentStatus::kMissed:
      return Side::kWrong;
    case AssessmentStatus::kAtRisk:
      return rule.when == AlertCondition::kAtRisk ? Side::kWrong : Side::kBetween;
    case AssessmentStatus::kOnTrack:
    case AssessmentStatus::kAchieved:
      return Side::kRight;
    case AssessmentStatus::kInvalid:
    case AssessmentStatus::kNoData:
    case AssessmentStatus::kNoTarget:
    case AssessmentStatus::kNotStarted:
      break;
  }
  return Side::kUnjudged;
}

PathReading read_path(const AlertRule& rule, std::span<const JudgedPoint> points) {
  PathReading reading;
  int wrong = 0;
  int right = 0;
  for (const JudgedPoint& point : points) {
    const Side side = side_of(rule, point);
    if (side == Side::kUnjudged) continue;
    reading.last = point;
    wrong = side == Side::kWrong ? wrong + 1 : 0;
    right = side == Side::kRight ? right + 1 : 0;
    if (reading.opened_by) {
      if (right >= rule.back_observations) reading.opened_by.reset();
    } else if (wrong >= rule.for_observations) {
      reading.opened_by = point;
    }
  }
  if (reading.opened_by) {
    reading.state = right > 0 ? PathState::kRecovering : PathState::kOff;
    reading.in_a_row = right;
  } else {
    reading.state = wrong > 0 ? PathState::kPending : PathState::kOn;
    reading.in_a_row = wrong;
  }
  return reading;
}

}  // namespace viisari
