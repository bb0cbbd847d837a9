// The path axis of alerting: where an indicator is, judged by its published observations, not by
// the clock. The state is a function of the observations as they are known now, so that a restart,
// a late file or a revision gives the same state as if they had come one by one.
// Thread-safety: pure functions.
#pragma once

#include <optional>
#include <span>

#include "model/alert_rule.h"
#include "model/assessment_status.h"
#include "model/episode.h"
#include "model/period.h"

namespace viisari {

// A published observation with the verdict on it, as known now.
struct JudgedPoint {
  Period period;
  double value = 0;
  AssessmentStatus status = AssessmentStatus::kInvalid;
};

enum class Side : std::uint8_t {
  kWrong,
  kBetween,  // not wrong, but not back either: ends a row, opens and closes nothing
  kRight,
  kUnjudged,  // no data, no target, not started: changes nothing, never resolves
};
Side side_of(const AlertRule& rule, const JudgedPoint& point);

struct PathReading {
  PathState state = PathState::kOn;
  // Of kOff and kRecovering: the observation that opened it, the last of for_observations in a row.
  std::optional<JudgedPoint> opened_by;
  int in_a_row = 0;                 // of kPending and kRecovering: so many observations so far
  std::optional<JudgedPoint> last;  // the latest one that was judged
};

// `points`: in the order of their periods, those without a figure left out.
PathReading read_path(const AlertRule& rule, std::span<const JudgedPoint> points);

}  // namespace viisari
