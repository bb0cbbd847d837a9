// Episode: an alert from opening to resolution, and its transitions. Two axes are kept apart: the
// path (is the figure where it should be?) and the data (is there a figure?). Missing data never
// resolves anything on the path. Plain values. Thread-safety: as any values.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/date.h"
#include "model/alert_rule.h"
#include "model/assessment_status.h"
#include "model/period.h"

namespace viisari {

// Where an indicator is on its path, by its published observations.
enum class PathState : std::uint8_t {
  kInvalid,
  kOn,
  kPending,     // on the wrong side, but not for so many observations yet
  kOff,         // an alert is open
  kRecovering,  // back on the right side, but not for so many observations yet: still open
};
std::string_view to_string(PathState state);  // "on", "pending", "off", "recovering"
std::optional<PathState> parse_path_state(std::string_view text);

enum class EpisodeKind : std::uint8_t {
  kInvalid,
  kPath,      // an indicator left its path; subject "area/key"
  kData,      // an indicator's figures are overdue; subject "area/key"
  kAreaData,  // so many of an area's figures are overdue that it is one cause; subject "area"
};
std::string_view to_string(EpisodeKind kind);  // "path", "data", "area_data"
std::optional<EpisodeKind> parse_episode_kind(std::string_view text);

enum class TransitionKind : std::uint8_t {
  kInvalid,
  kOpened,
  kRepeated,   // still open after 7, 14, 30, 30 … days
  kEscalated,  // of high severity and acknowledged by nobody
  kCorrected,  // a revision changed history: it should never have been opened
  kResolved,   // figures came back, or came
  kClosed,     // by hand, or its rule was removed: nobody is told
};
std::string_view to_string(TransitionKind kind);  // "opened" …
std::optional<TransitionKind> parse_transition_kind(std::string_view text);

struct Acknowledgement {
  std::string by;  // role
  std::string comment;
  Instant at{};
  Instant until{};  // from then on it counts no more

  bool holds(Instant now) const { return now < until; }

  friend bool operator==(const Acknowledgement&, const Acknowledgement&) = default;
};

struct Episode {
  std::int64_t id = 0;  // 0: not stored yet
  EpisodeKind kind = EpisodeKind::kInvalid;
  std::string subject;
  std::string rule;              // AlertRule::id; empty for data
  std::string rule_fingerprint;  // of the rule that judged it last
  Severity severity = Severity::kInvalid;
  bool open = true;
  PathState path_state = PathState::kInvalid;  // of kPath
  Instant opened_at{};                         // when we saw it
  Date opened_as_of;                           // as known on that day
  // The observation that opened it; not valid for data.
  Period opened_period;
  std::optional<double> opened_value;
  // The observation looked at last.
  Period last_period;
  std::optional<double> last_value;
  AssessmentStatus last_status = AssessmentStatus::kInvalid;
  int transitions = 0;                    // so many there are; they are numbered from 1
  std::optional<Instant> next_repeat_at;  // nothing: never
  int repeats = 0;
  bool escalated = false;
  std::optional<Acknowledgement> acknowledged;
  std::optional<Instant> closed_at;

  friend bool operator==(const Episode&, const Episode&) = default;
};

struct Transition {
  std::int64_t episode = 0;  // 0 while the episode is not stored yet
  int number = 0;            // from 1
  TransitionKind kind = TransitionKind::kInvalid;
  Instant at{};
  Date as_of;
  Period period;  // of the observation that made it; not valid where the clock did
  std::optional<double> value;
  AssessmentStatus status = AssessmentStatus::kInvalid;  // the verdict then
  std::string reason_code;                               // the verdict's
};

// Nobody is told of what it covers until it ends; what is still open then is told.
struct Silence {
  std::int64_t id = 0;
  std::string area;     // empty: every area
  std::string subject;  // "area/key", or "area/prefix.*"; empty: everything of the area
  std::string by;       // role
  std::string reason;   // never empty
  Instant from{};
  Instant until{};
};

// A recipient's knowledge of an episode: the last transition a mail was queued for.
struct Told {
  std::int64_t episode = 0;
  std::string recipient;  // role
  int transition = 0;
  TransitionKind kind = TransitionKind::kInvalid;
  Instant at{};
};

}  // namespace viisari
