#include "alert/step.h"

#include <algorithm>
#include <chrono>
#include <iterator>
#include <map>
#include <optional>
#include <set>
#include <utility>

namespace viisari {
namespace {

using std::chrono::days;

Transition next_transition(Episode& episode, TransitionKind kind, Date as_of, Instant now) {
  Transition transition;
  transition.number = ++episode.transitions;
  transition.kind = kind;
  transition.at = now;
  transition.as_of = as_of;
  return transition;
}

// Collects what changes; everything that is told of an episode goes through transition().
class Steps {
 public:
  Steps(Date as_of, Instant now, std::span<const Episode> open) : as_of_(as_of), now_(now) {
    for (const Episode& episode : open) {
      if (episode.next_repeat_at && now_ >= *episode.next_repeat_at && !is_acknowledged(episode)) {
        repeating_areas_.insert(area_of(episode));
      }
    }
  }

  Episode open(EpisodeKind kind, std::string_view subject, Severity severity) const {
    Episode episode;
    episode.kind = kind;
    episode.subject = subject;
    episode.severity = severity;
    episode.opened_at = now_;
    episode.opened_as_of = as_of_;
    // Single overdue figures are in the data owner's digests; the area's outage is repeated.
    if (severity != Severity::kInfo && kind != EpisodeKind::kData) {
      episode.next_repeat_at = now_ + pause(episode);
    }
    return episode;
  }

  // `at` is the observation that made it, `verdict` today's; neither for what the clock made.
  void transition(Episode& episode, TransitionKind kind, const JudgedPoint* at = nullptr,
                  const Assessment* verdict = nullptr) {
    add(next_transition(episode, kind, as_of_, now_), at, verdict);
  }

  void close(Episode& episode, TransitionKind kind, const JudgedPoint* at = nullptr,
             const Assessment* verdict = nullptr) {
    add(end_episode(episode, kind, as_of_, now_), at, verdict);
  }

  // What the clock does to an episode that stays open.
  void tick(Episode& episode, const Assessment* verdict) {
    if (is_acknowledged(episode)) return;
    Instant unattended = episode.opened_at;
    if (episode.acknowledged) unattended = std::max(unattended, episode.acknowledged->until);
    const bool escalates = episode.severity == Severity::kHigh && !episode.escalated &&
                           now_ >= unattended + days(kEscalateDays);
    const bool repeats = is_time_to_repeat(episode);
    if (!escalates && !repeats) return;
    // Both at once are one reminder.
    if (repeats) {
      ++episode.repeats;
      episode.next_repeat_at = now_ + pause(episode);
    }
    if (escalates) episode.escalated = true;
    transition(episode, escalates ? TransitionKind::kEscalated : TransitionKind::kRepeated, nullptr,
               verdict);
  }

  // Keeps `after` if anything became of it, with the transitions made since the last call.
  void keep(const Episode* before, Episode after) {
    if (before == nullptr || !(*before == after)) {
      for (Transition& transition : made_) {
        transition.episode = static_cast<std::int64_t>(step_.episodes.size());
        step_.transitions.push_back(std::move(transition));
      }
      step_.episodes.push_back(std::move(after));
    }
    made_.clear();
  }

  AlertStep take() { return std::move(step_); }

 private:
  void add(Transition transition, const JudgedPoint* at, const Assessment* verdict) {
    if (at != nullptr) {
      transition.period = at->period;
      transition.value = at->value;
      transition.status = at->status;
    }
    if (verdict != nullptr) {
      transition.status = verdict->status;
      transition.reason_code = verdict->reason_code;
    }
    made_.push_back(std::move(transition));
  }

  // Before the next repeat.
  static days pause(const Episode& episode) {
    const auto place =
        std::min(static_cast<std::size_t>(episode.repeats), std::size(kRepeatDays) - 1);
    return days(kRepeatDays[place]);
  }

  bool is_acknowledged(const Episode& episode) const {
    return episode.acknowledged && episode.acknowledged->holds(now_);
  }

  // Repeats of an area go together: one that is past half of its pause comes along with one that is
  // due, so that a reader gets one reminder a month, not one for each alert.
  bool is_time_to_repeat(const Episode& episode) const {
    if (!episode.next_repeat_at) return false;
    const bool along = repeating_areas_.contains(area_of(episode));
    return now_ >= *episode.next_repeat_at -
                       (along ? std::chrono::hours(pause(episode)) / 2 : std::chrono::hours(0));
  }

  Date as_of_;
  Instant now_;
  std::set<std::string_view> repeating_areas_;  // in which a repeat is due
  AlertStep step_;
  std::vector<Transition> made_;
};

bool same_observation(const Episode& episode, const JudgedPoint& point) {
  return episode.last_period == point.period && episode.last_value == point.value;
}

// Why an open episode ends, given that the rule is not met any more; nothing: it goes on.
std::optional<TransitionKind> ending(const AlertRule& rule, const Watched& watched,
                                     const Episode& episode, const PathReading& reading) {
  const auto opening =
      std::find_if(watched.points.begin(), watched.points.end(),
                   [&](const JudgedPoint& point) { return point.period == episode.opened_period; });
  const bool news = episode.last_period < reading.last->period;
  // The figure that opened it was withdrawn: that is missing data, which resolves nothing.
  if (opening == watched.points.end()) {
    return news ? std::optional(TransitionKind::kResolved) : std::nullopt;
  }
  const auto until_opening = std::span(watched.points.begin(), std::next(opening));
  if (read_path(rule, until_opening).opened_by) return TransitionKind::kResolved;
  // Judged at its own time the observation is not wrong. When a later one has come, that may also
  // be because its target's time had passed when it opened; a changed figure tells.
  const bool changed = episode.opened_value != opening->value;
  return changed || !news ? TransitionKind::kCorrected : TransitionKind::kResolved;
}

void look_at(Episode& episode, const AlertRule& rule, const PathReading& reading) {
  episode.rule_fingerprint = fingerprint(rule);
  episode.path_state = reading.state;
  episode.last_period = reading.last->period;
  episode.last_value = reading.last->value;
  episode.last_status = reading.last->status;
}

void step_path(Steps& steps, const AlertRule& rule, const Watched& watched, const Episode* stored) {
  const PathReading reading = read_path(rule, watched.points);
  if (!reading.last) return;  // never judged, or every figure was withdrawn
  const bool wrong = reading.state == PathState::kOff;
  if (stored == nullptr) {
    if (!wrong) return;
    Episode episode = steps.open(EpisodeKind::kPath, watched.indicator->id, rule.severity);
    episode.rule = rule.id;
    episode.opened_period = reading.opened_by->period;
    episode.opened_value = reading.opened_by->value;
    look_at(episode, rule, reading);
    steps.transition(episode, TransitionKind::kOpened, &*reading.last, watched.assessment);
    steps.keep(nullptr, std::move(episode));
    return;
  }
  Episode episode = *stored;
  episode.rule = rule.id;
  episode.severity = rule.severity;
  const bool edited = stored->rule_fingerprint != fingerprint(rule);
  if (edited && same_observation(*stored, *reading.last)) {
    steps.tick(episode, watched.assessment);
    steps.keep(stored, std::move(episode));
    return;
  }
  const bool still = wrong || reading.state == PathState::kRecovering;
  const auto end = still ? std::nullopt : ending(rule, watched, episode, reading);
  if (still) {
    look_at(episode, rule, reading);
    steps.tick(episode, watched.assessment);
  } else if (end) {
    look_at(episode, rule, reading);
    steps.close(episode, *end, &*reading.last, watched.assessment);
  }
  steps.keep(stored, std::move(episode));
}

// The open episodes of one kind by subject and rule.
using OpenEpisodes = std::multimap<std::string_view, const Episode*>;

OpenEpisodes by_subject(std::span<const Episode> open, EpisodeKind kind) {
  OpenEpisodes found;
  for (const Episode& episode : open) {
    if (episode.kind == kind && episode.open) found.emplace(episode.subject, &episode);
  }
  return found;
}

void step_paths(Steps& steps, const StepInput& input) {
  std::multimap<std::string_view, const AlertRule*> rules;
  for (const AlertRule& rule : input.rules) {
    for (const std::string& indicator : rule.indicators) rules.emplace(indicator, &rule);
  }
  const OpenEpisodes open = by_subject(input.open, EpisodeKind::kPath);
  for (const Watched& watched : input.watched) {
    const std::string& id = watched.indicator->id;
    std::vector<const Episode*> episodes;
    for (auto [at, end] = open.equal_range(id); at != end; ++at) episodes.push_back(at->second);
    std::vector<const AlertRule*> own;
    for (auto [at, end] = rules.equal_range(id); at != end; ++at) own.push_back(at->second);
    const AlertRule fallback = own.empty() ? default_alert_rule(id) : AlertRule{};
    if (own.empty()) own.push_back(&fallback);

    // Each rule's own episode first, so that only those without a rule are there to be handed over.
    std::vector<const Episode*> of_rule(own.size(), nullptr);
    for (std::size_t i = 0; i < own.size(); ++i) {
      const auto mine = std::find_if(episodes.begin(), episodes.end(), [&](const Episode* episode) {
        return episode->rule == own[i]->id;
      });
      if (mine == episodes.end()) continue;
      of_rule[i] = *mine;
      episodes.erase(mine);
    }
    for (std::size_t i = 0; i < own.size(); ++i) {
      if (of_rule[i] == nullptr && !episodes.empty()) {
        of_rule[i] = episodes.front();
        episodes.erase(episodes.begin());
      }
      step_path(steps, *own[i], watched, of_rule[i]);
    }
    for (const Episode* orphan : episodes) {
      Episode episode = *orphan;
      steps.close(episode, TransitionKind::kClosed, nullptr, watched.assessment);
      steps.keep(orphan, std::move(episode));
    }
  }
}

// Opens, closes or ticks an episode of the data axis.
void step_overdue(Steps& steps, EpisodeKind kind, std::string_view subject, Severity severity,
                  bool opens, bool closes, const OpenEpisodes& open, const Assessment* verdict) {
  const auto found = open.find(subject);
  if (found == open.end()) {
    if (!opens) return;
    Episode episode = steps.open(kind, subject, severity);
    steps.transition(episode, TransitionKind::kOpened, nullptr, verdict);
    steps.keep(nullptr, std::move(episode));
    return;
  }
  Episode episode = *found->second;
  if (closes) {
    steps.close(episode, TransitionKind::kResolved, nullptr, verdict);
  } else {
    steps.tick(episode, verdict);
  }
  steps.keep(found->second, std::move(episode));
}

void step_data(Steps& steps, const StepInput& input) {
  const OpenEpisodes open = by_subject(input.open, EpisodeKind::kData);
  struct Count {
    std::size_t reporting = 0;
    std::size_t overdue = 0;
  };
  std::map<std::string_view, Count> areas;
  for (const Watched& watched : input.watched) {
    const Indicator& indicator = *watched.indicator;
    if (indicator.computed) continue;
    const bool overdue = watched.assessment->data_state == DataState::kOverdue;
    // Whether there is an outage is told to people without the right to restricted figures.
    if (indicator.visibility == Visibility::kPublic) {
      Count& count = areas[indicator.area];
      count.reporting += indicator.reporting.empty() && !overdue ? 0U : 1U;
      count.overdue += overdue ? 1U : 0U;
    }
    step_overdue(steps, EpisodeKind::kData, indicator.id, Severity::kWarning, overdue, !overdue,
                 open, watched.assessment);
  }
  const OpenEpisodes outages = by_subject(input.open, EpisodeKind::kAreaData);
  for (const auto& [area, count] : areas) {
    const double share = count.reporting == 0 ? 0
                                              : static_cast<double>(count.overdue) /
                                                    static_cast<double>(count.reporting);
    step_overdue(steps, EpisodeKind::kAreaData, area, Severity::kWarning,
                 count.overdue >= kOutageIndicators && share >= kOutageShare,
                 share < kOutageBackShare, outages, nullptr);
  }
}

}  // namespace

Transition end_episode(Episode& episode, TransitionKind kind, Date as_of, Instant now) {
  episode.open = false;
  episode.closed_at = now;
  episode.next_repeat_at.reset();
  return next_transition(episode, kind, as_of, now);
}

std::string_view area_of(const Episode& episode) {
  const std::string_view subject = episode.subject;
  return subject.substr(0, subject.find('/'));
}

AlertStep step_alerts(const StepInput& input) {
  Steps steps(input.as_of, input.now, input.open);
  step_paths(steps, input);
  step_data(steps, input);
  return steps.take();
}

}  // namespace viisari
