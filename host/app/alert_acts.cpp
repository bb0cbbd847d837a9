#include "app/alert_acts.h"

#include <algorithm>
#include <chrono>
#include <set>
#include <utility>
#include <vector>

#include "alert/notices.h"
#include "alert/step.h"
#include "app/evaluation.h"
#include "base/suggest.h"
#include "base/text.h"

namespace viisari {
namespace {

// Other processes may write in between; they cannot do so for ever.
constexpr int kTries = 8;

std::string stamp(Instant at) {
  return std::to_string(at.time_since_epoch().count());
}

// FNV-1a: tells comments apart, is no protection.
std::uint64_t fingerprint_of(std::string_view text) {
  std::uint64_t hash = 14695981039346656037U;
  for (const char c : text) {
    hash ^= static_cast<unsigned char>(c);
    hash *= 1099511628211U;
  }
  return hash;
}

std::size_t characters(std::string_view text) {
  return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), [](char c) {
    return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U;
  }));
}

Result<void> check_words(const std::string& by, const std::string& words) {
  if (!is_key(by)) {
    return fail(kAlertsText, "who acts is a role: lower-case letters, digits, '.', '_' and '-'");
  }
  if (trim(words).empty() || !is_one_line(words) || characters(words) > kMostActCharacters) {
    return fail(kAlertsText, "the comment or reason must be one line, not empty and at most " +
                                 std::to_string(kMostActCharacters) + " characters");
  }
  return {};
}

Result<Instant> end_of(std::optional<Date> day, Instant now) {
  if (!day) return now + std::chrono::days(kAcknowledgedDays);
  const Instant until(day->plus_days(1).sys_days());
  if (until <= now) return fail(kAlertsUntil, day->to_string() + " is over already");
  return until;
}

Result<void> check_version(const std::optional<std::string>& expected, const std::string& current) {
  if (!expected || *expected == current) return {};
  return fail(kAlertsChanged, "it has changed since it was looked at; look at it again");
}

// What an act on an open episode is decided from.
struct Found {
  std::int64_t generation = 0;
  Date as_of;
  Episode episode;
};
Result<Found> find_open(AlertStore& alerts, const AlertAct& act, Instant now) {
  const auto state = alerts.alert_state(now);
  if (!state) return fail(state.error());
  const auto open = std::find_if(state->open.begin(), state->open.end(),
                                 [&](const Episode& one) { return one.id == act.id; });
  if (open == state->open.end()) {
    if (const auto closed = find_alert(alerts, act.id); !closed) return fail(closed.error());
    return fail(kEpisodeClosed, "alert " + std::to_string(act.id) + " is over");
  }
  const std::string current = alert_version(*open, silence_of(*open, state->silences, now));
  if (auto same = check_version(act.version, current); !same) return fail(same.error());
  return Found{state->generation, state->as_of.value_or(Date::of(now)), *open};
}

// Tries until nobody else writes in between: `once` gives kAlertsMoved when somebody did.
template <class Once>
auto try_again(const Once& once) -> decltype(once()) {
  auto done = once();
  for (int i = 1; i < kTries && !done && done.error().code == kAlertsMoved; ++i) done = once();
  return done;
}

// Whether it covers something that is known.
Result<void> check_subject(const Silence& silence, std::span<const Indicator* const> indicators) {
  std::vector<std::string_view> ids;
  std::set<std::string> areas;
  for (const Indicator* indicator : indicators) {
    if (!silence.area.empty() && covers(silence, indicator->id)) return {};
    ids.push_back(indicator->id);
    areas.insert(indicator->area);
  }
  if (silence.subject.empty()) {
    return fail(unknown_area(printable(silence.area), {areas.begin(), areas.end()}));
  }
  return fail(kUnknownIndicator, "there is no indicator '" + printable(silence.subject) + "'" +
                                     suggestion(silence.subject, ids));
}

}  // namespace

std::string alert_version(const Episode& episode, const Silence* silence) {
  std::string out = std::to_string(episode.id) + "." + std::to_string(episode.transitions);
  if (const auto& given = episode.acknowledged) {
    out += "-" + stamp(given->at) + "." + stamp(given->until) + "." +
           std::to_string(fingerprint_of(given->by + "\n" + given->comment));
  }
  if (silence != nullptr) out += "-s" + silence_version(*silence);
  return out;
}

std::string silence_version(const Silence& silence) {
  return std::to_string(silence.id) + "." + stamp(silence.until);
}

Result<Episode> find_alert(AlertStore& alerts, std::int64_t id) {
  auto found = alerts.episode(id);
  if (!found) return fail(found.error());
  if (!*found) {
    return fail(kNoSuchEpisode, "there is no alert " + std::to_string(id) +
                                    "; `viisari alerts list --all` lists them");
  }
  return std::move(**found);
}

Result<Silence> find_silence(AlertStore& alerts, std::int64_t id) {
  auto all = alerts.silences();
  if (!all) return fail(all.error());
  for (Silence& silence : *all) {
    if (silence.id == id) return std::move(silence);
  }
  return fail(kNoSuchSilence, "there is no silence " + std::to_string(id));
}

Date last_day_until(Instant until) {
  return Date::of(until - std::chrono::seconds(1));
}

Result<Instant> acknowledge_alert(AlertStore& alerts, const AlertAct& act,
                                  std::optional<Date> until, bool may_shorten, Instant now) {
  if (auto checked = check_words(act.by, act.comment); !checked) return fail(checked.error());
  const auto end = end_of(until, now);
  if (!end) return fail(end.error());
  return try_again([&]() -> Result<Instant> {
    const auto found = find_open(alerts, act, now);
    if (!found) return fail(found.error());
    const auto& before = found->episode.acknowledged;
    if (!may_shorten && before && before->holds(now) && *end < before->until) {
      return fail(kAlertsShorter, before->by + " has acknowledged it until " +
                                      last_day_until(before->until).to_string() +
                                      "; --shorten lets this one end earlier");
    }
    const auto given =
        alerts.acknowledge(act.id, {act.by, act.comment, now, *end}, found->generation);
    if (!given) return fail(given.error());
    return *end;
  });
}

Result<void> close_alert(AlertStore& alerts, const AlertAct& act, Instant now) {
  if (auto checked = check_words(act.by, act.comment); !checked) return checked;
  return try_again([&]() -> Result<void> {
    auto found = find_open(alerts, act, now);
    if (!found) return fail(found.error());
    AlertCommit commit;
    commit.generation = found->generation;
    commit.as_of = found->as_of;
    commit.now = now;
    commit.transitions.push_back(
        end_episode(found->episode, TransitionKind::kClosed, found->as_of, now));
    commit.episodes.push_back(std::move(found->episode));
    commit.closed_by = Acknowledgement{act.by, act.comment, now, now};
    if (auto written = alerts.commit_alerts(commit); !written) return fail(written.error());
    return {};
  });
}

Result<Silence> silence_alerts(AlertStore& alerts, std::span<const Indicator* const> indicators,
                               const SilenceAct& act, Instant now) {
  if (auto checked = check_words(act.by, act.reason); !checked) return fail(checked.error());
  const auto until = end_of(act.until, now);
  if (!until) return fail(until.error());
  Silence silence;
  const std::size_t slash = act.subject.find('/');
  silence.area = act.subject.substr(0, slash);
  if (slash != std::string::npos) silence.subject = act.subject;
  silence.by = act.by;
  silence.reason = act.reason;
  silence.from = now;
  silence.until = *until;
  if (auto checked = check_subject(silence, indicators); !checked) return fail(checked.error());
  const auto id = alerts.add_silence(silence);
  if (!id) return fail(id.error());
  silence.id = *id;
  return silence;
}

Result<void> end_silence(AlertStore& alerts, std::int64_t id,
                         const std::optional<std::string>& version, Instant now) {
  return try_again([&]() -> Result<void> {
    const auto state = alerts.alert_state(now);
    if (!state) return fail(state.error());
    const auto silence = find_silence(alerts, id);
    if (!silence) return fail(silence.error());
    if (auto same = check_version(version, silence_version(*silence)); !same) return same;
    return alerts.end_silence(id, now, state->generation);
  });
}

std::string subject_of(const Silence& silence) {
  if (!silence.subject.empty()) return silence.subject;
  return silence.area.empty() ? "*" : silence.area;
}

}  // namespace viisari
