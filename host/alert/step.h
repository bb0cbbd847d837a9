// A step of the alerts: from the episodes that are open and what is known today to the episodes
// and transitions of today. Nothing is sent here; notices.h decides who is told.
// Thread-safety: pure functions. Ownership: an input borrows; it must outlive the call only.
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "alert/path_state.h"
#include "base/date.h"
#include "model/alert_rule.h"
#include "model/assessment.h"
#include "model/episode.h"
#include "model/indicator.h"

namespace viisari {

// Repeats decay: the pauses before each repeat, in days; the last one holds from then on. Repeats
// of an area go together: one past half of its pause comes along with one that is due.
inline constexpr int kRepeatDays[] = {7, 14, 30};
// Nobody acknowledged it for so long: a high severity escalates, once.
inline constexpr int kEscalateDays = 7;
// An area with at least so many overdue public indicators, and at least this share of those that
// report to a calendar, has one outage instead of as many alerts.
inline constexpr std::size_t kOutageIndicators = 5;
inline constexpr double kOutageShare = 0.5;
// The outage is over below this share.
inline constexpr double kOutageBackShare = 0.25;

// What is known of an indicator today.
struct Watched {
  const Indicator* indicator = nullptr;
  const Assessment* assessment = nullptr;
  std::vector<JudgedPoint> points;  // by period; the last one with today's verdict
};

struct AlertStep {
  // New ones have id 0. Only what changed.
  std::vector<Episode> episodes;
  // `episode` is an index in `episodes`; numbers continue the episode's own.
  std::vector<Transition> transitions;
};

struct StepInput {
  std::span<const AlertRule> rules;  // those that name no indicator of `watched` do nothing
  std::span<const Watched> watched;  // every indicator that is evaluated
  std::span<const Episode> open;     // as stored
  Date as_of;
  Instant now{};
};

// An indicator that no rule names has default_alert_rule().
//
// Opening and closing follow observations only: a rule that was edited judges again when the next
// observation comes, and the episode goes on until then. A rule that was renamed or replaced hands
// its episode to the one that names the indicator now. Episodes of indicators that are gone stay
// open: a definition that is not there for an hour must resolve nothing.
//
// An episode ends as corrected when the observations up to its opening, as known now, would not
// have opened it, and as resolved when later ones came back. Computed indicators are never overdue
// themselves, their inputs are.
AlertStep step_alerts(const StepInput& input);

// Ends an open episode; the transition that says so is number `episode.transitions` from then on.
Transition end_episode(Episode& episode, TransitionKind kind, Date as_of, Instant now);

// The area of an episode's subject.
std::string_view area_of(const Episode& episode);

}  // namespace viisari
