#include "app/alerts_command.h"

#include <algorithm>
#include <chrono>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "app/alert_notices.h"
#include "app/alert_replay.h"
#include "app/evaluation.h"
#include "app/notify_settings.h"
#include "app/print_alerts.h"
#include "app/session.h"
#include "app/workspace.h"
#include "base/suggest.h"
#include "base/text.h"
#include "script/definitions.h"
#include "store/store.h"

namespace viisari {
namespace {

constexpr ErrorCode kAlertsText{"alerts.text", ErrorKind::kUsage};
constexpr ErrorCode kAlertsUntil{"alerts.until", ErrorKind::kUsage};
constexpr int kDefaultDays = 30;
constexpr std::size_t kMaxTextBytes = 1000;

// The end of that day in UTC, or of the one 30 days from now.
Result<Instant> until_of(const std::string& text, Instant now) {
  const auto day = Date::parse(text);
  if (!day) return now + std::chrono::days(kDefaultDays);
  const Instant until(day->plus_days(1).sys_days());
  if (until <= now) return fail(kAlertsUntil, "--until " + text + " is over already");
  return until;
}

// The last day of a time that ends then.
std::string last_day(Instant until) {
  return Date::of(until - std::chrono::seconds(1)).to_string();
}

Result<void> check_words(const std::string& role, const std::string& text,
                         std::string_view option) {
  if (!is_key(role)) {
    return fail(kAlertsText, "--by is a role: lower-case letters, digits, '.', '_' and '-'");
  }
  if (trim(text).empty() || text.size() > kMaxTextBytes || !is_valid_utf8(text) ||
      std::any_of(text.begin(), text.end(),
                  [](char c) { return static_cast<unsigned char>(c) < 0x20; })) {
    return fail(kAlertsText, std::string(option) + " must be one line, not empty and at most " +
                                 std::to_string(kMaxTextBytes) + " bytes");
  }
  return {};
}

Result<Episode> find_episode(Store& store, std::int64_t id) {
  EpisodeQuery query;
  query.closed = true;
  const auto all = store.alerts().episodes(query);
  if (!all) return fail(all.error());
  for (const Episode& episode : *all) {
    if (episode.id == id) return episode;
  }
  return fail(kNoSuchEpisode, "there is no alert " + std::to_string(id) +
                                  "; `viisari alerts list --all` lists them");
}

// AREA, AREA/KEY or AREA/prefix.*, of what is defined.
Result<void> check_subject(std::string_view subject, std::span<const Indicator> indicators) {
  if (subject.find('/') == std::string_view::npos) return check_area(subject, indicators);
  const bool pattern = subject.ends_with('*');
  const std::string_view begin = pattern ? subject.substr(0, subject.size() - 1) : subject;
  std::vector<std::string_view> known;
  for (const Indicator& indicator : indicators) {
    if (pattern ? indicator.id.starts_with(begin) : indicator.id == subject) return {};
    known.push_back(indicator.id);
  }
  return fail(kUnknownIndicator,
              "there is no indicator '" + std::string(subject) + "'" + suggestion(begin, known));
}

}  // namespace

int run_alerts_list(const CommandContext& context, const AlertsListOptions& options) {
  const bool one_area = !options.area.empty();
  auto session =
      one_area ? open_with_definitions(context) : open_session(context, Verbosity::kQuiet);
  if (!session) return failed(session.error());
  Workspace& workspace = *session->workspace;
  AlertStore& alerts = workspace.store().alerts();
  EpisodeQuery query;
  query.area = options.area;
  query.closed = options.all;
  const auto episodes = alerts.episodes(query);
  if (!episodes) return failed(episodes.error());
  // An area that is not defined any more may still have alerts.
  if (one_area && episodes->empty()) {
    if (auto known = check_area(options.area, workspace.definitions().indicators()); !known) {
      return failed(known.error());
    }
  }
  const auto silences = alerts.silences();
  if (!silences) return failed(silences.error());
  if (options.format == "json") {
    JsonWriter json;
    json.begin_array();
    for (const Episode& episode : *episodes) write_episode(json, episode);
    json.end_array();
    put(json.take() + "\n");
  } else {
    put(print_episodes(*episodes, *silences, context.clock.now(), language_of(context)));
  }
  return 0;
}

int run_alerts_show(const CommandContext& context, const AlertsShowOptions& options) {
  auto session = open_with_definitions(context);
  if (!session) return failed(session.error());
  Workspace& workspace = *session->workspace;
  AlertStore& alerts = workspace.store().alerts();
  auto episode = find_episode(workspace.store(), options.id);
  if (!episode) return failed(episode.error());
  auto transitions = alerts.transitions(options.id);
  if (!transitions) return failed(transitions.error());
  auto told = alerts.told(options.id);
  if (!told) return failed(told.error());
  EpisodeStory story{std::move(*episode), std::move(*transitions), std::move(*told), {}};

  // Who is told from now on needs the settings; without them the rest is shown.
  NotifySettings settings;
  const std::vector<Error> faults = read_notify_settings(workspace.config(), settings);
  for (const Error& fault : faults) put_error(fault);
  if (faults.empty() && story.episode.open && !story.transitions.empty()) {
    const Instant now = context.clock.now();
    const auto state = alerts.alert_state(now);
    if (!state) return failed(state.error());
    const AlertSubjects subjects =
        alert_subjects(workspace.definitions().indicators(), workspace.definitions().alert_rules());
    story.now = notices_of(story.episode, story.transitions.back(), *state, subjects,
                           settings.recipients, now);
  }
  put(options.format == "json" ? story_json(story) : print_story(story, language_of(context)));
  return faults.empty() ? 0 : 1;
}

int run_alerts_acknowledge(const CommandContext& context, const AlertsActOptions& options) {
  if (auto checked = check_words(options.by, options.comment, "--comment"); !checked) {
    return failed(checked.error());
  }
  const Instant now = context.clock.now();
  const auto until = until_of(options.until, now);
  if (!until) return failed(until.error());
  auto session = open_session(context, Verbosity::kQuiet);
  if (!session) return failed(session.error());
  const auto given = session->workspace->store().alerts().acknowledge(
      options.id, {options.by, options.comment, now, *until});
  if (!given) return failed(given.error());
  const std::string day = last_day(*until);
  put(language_of(context) == Language::kFinnish
          ? "Hälytys " + std::to_string(options.id) + " kuitattu " + day + " asti\n"
          : "Alert " + std::to_string(options.id) + " acknowledged until " + day + "\n");
  return 0;
}

int run_alerts_close(const CommandContext& context, const AlertsActOptions& options) {
  if (auto checked = check_words(options.by, options.comment, "--comment"); !checked) {
    return failed(checked.error());
  }
  auto session = open_session(context, Verbosity::kQuiet);
  if (!session) return failed(session.error());
  Store& store = session->workspace->store();
  const Instant now = context.clock.now();
  // Who closed it and why stays with it, as its last acknowledgement.
  if (auto given = store.alerts().acknowledge(options.id, {options.by, options.comment, now, now});
      !given) {
    return failed(given.error());
  }
  auto found = find_episode(store, options.id);
  if (!found) return failed(found.error());
  const auto state = store.alerts().alert_state(now);
  if (!state) return failed(state.error());
  Episode& episode = *found;
  AlertCommit commit;
  commit.generation = state->generation;
  commit.as_of = state->as_of.value_or(Date::of(now));
  commit.now = now;
  Transition transition;
  transition.number = ++episode.transitions;
  transition.kind = TransitionKind::kClosed;
  transition.at = now;
  transition.as_of = commit.as_of;
  episode.open = false;
  episode.closed_at = now;
  episode.next_repeat_at.reset();
  commit.episodes.push_back(episode);
  commit.transitions.push_back(transition);
  if (auto written = store.alerts().commit_alerts(commit); !written) {
    return failed(written.error());
  }
  put(language_of(context) == Language::kFinnish
          ? "Hälytys " + std::to_string(options.id) + " suljettu; kenellekään ei kerrota\n"
          : "Alert " + std::to_string(options.id) + " closed; nobody is told\n");
  return 0;
}

int run_alerts_silence(const CommandContext& context, const AlertsSilenceOptions& options) {
  if (auto checked = check_words(options.by, options.reason, "--reason"); !checked) {
    return failed(checked.error());
  }
  const Instant now = context.clock.now();
  const auto until = until_of(options.until, now);
  if (!until) return failed(until.error());
  auto session = open_with_definitions(context);
  if (!session) return failed(session.error());
  Workspace& workspace = *session->workspace;
  if (auto checked = check_subject(options.subject, workspace.definitions().indicators());
      !checked) {
    return failed(checked.error());
  }
  Silence silence;
  const std::size_t slash = options.subject.find('/');
  silence.area = options.subject.substr(0, slash);
  if (slash != std::string::npos) silence.subject = options.subject;
  silence.by = options.by;
  silence.reason = options.reason;
  silence.from = now;
  silence.until = *until;
  const auto id = workspace.store().alerts().add_silence(silence);
  if (!id) return failed(id.error());
  const std::string day = last_day(*until);
  put(language_of(context) == Language::kFinnish
          ? "Vaiennus " + std::to_string(*id) + ": " + options.subject + " " + day + " asti\n"
          : "Silence " + std::to_string(*id) + ": " + options.subject + " until " + day + "\n");
  return 0;
}

int run_alerts_silences(const CommandContext& context, const AlertsSilencesOptions& options) {
  auto session = open_session(context, Verbosity::kQuiet);
  if (!session) return failed(session.error());
  auto silences = session->workspace->store().alerts().silences();
  if (!silences) return failed(silences.error());
  const Instant now = context.clock.now();
  if (!options.all) {
    std::erase_if(*silences, [now](const Silence& silence) { return silence.until <= now; });
  }
  put(print_silences(*silences, now, language_of(context)));
  return 0;
}

int run_alerts_unsilence(const CommandContext& context, const AlertsUnsilenceOptions& options) {
  auto session = open_session(context, Verbosity::kQuiet);
  if (!session) return failed(session.error());
  const auto ended =
      session->workspace->store().alerts().end_silence(options.id, context.clock.now());
  if (!ended) return failed(ended.error());
  put(language_of(context) == Language::kFinnish
          ? "Vaiennus " + std::to_string(options.id) +
                " päättyi; mikä on yhä auki, kerrotaan seuraavalla kierroksella\n"
          : "Silence " + std::to_string(options.id) +
                " ended; what is still open is told at the next round\n");
  return 0;
}

int run_alerts_replay(const CommandContext& context, const AlertsReplayOptions& options) {
  // The command line has checked both.
  const auto from = Date::parse(options.from);
  const auto to = Date::parse(options.to);
  if (!from || !to) return failed({kReplayPeriod, "--from and --to are days", "", 0, 0});
  auto session = open_with_definitions(context);
  if (!session) return failed(session.error());
  Workspace& workspace = *session->workspace;
  NotifySettings settings;
  const std::vector<Error> faults = read_notify_settings(workspace.config(), settings);
  for (const Error& fault : faults) put_error(fault);
  if (!faults.empty()) return static_cast<int>(faults.front().code.kind);
  const auto report =
      replay_alerts(workspace, settings.recipients, {*from, *to, options.rule, options.area});
  if (!report) return failed(report.error());
  put(options.format == "json" ? replay_json(*report)
                               : print_replay(*report, language_of(context)));
  return 0;
}

}  // namespace viisari
