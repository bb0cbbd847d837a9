#include "app/alerts_command.h"

#include <algorithm>
#include <optional>
#include <string>
#include <vector>

#include "app/alert_acts.h"
#include "app/alert_notices.h"
#include "app/alert_replay.h"
#include "app/evaluation.h"
#include "app/notify_settings.h"
#include "app/print_alerts.h"
#include "app/session.h"
#include "app/workspace.h"
#include "script/definitions.h"
#include "store/store.h"

namespace viisari {
namespace {

// The day of an option that the command line has checked.
std::optional<Date> day_of(const std::string& text) {
  return text.empty() ? std::nullopt : Date::parse(text);
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
  auto episode = find_alert(alerts, options.id);
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
  auto session = open_session(context, Verbosity::kQuiet);
  if (!session) return failed(session.error());
  const auto until = acknowledge_alert(session->workspace->store().alerts(),
                                       {options.id, options.by, options.comment, {}},
                                       day_of(options.until), options.shorten, context.clock.now());
  if (!until) return failed(until.error());
  const std::string day = last_day_until(*until).to_string();
  put(language_of(context) == Language::kFinnish
          ? "Hälytys " + std::to_string(options.id) + " kuitattu " + day + " asti\n"
          : "Alert " + std::to_string(options.id) + " acknowledged until " + day + "\n");
  return 0;
}

int run_alerts_close(const CommandContext& context, const AlertsActOptions& options) {
  auto session = open_session(context, Verbosity::kQuiet);
  if (!session) return failed(session.error());
  const auto closed =
      close_alert(session->workspace->store().alerts(),
                  {options.id, options.by, options.comment, {}}, context.clock.now());
  if (!closed) return failed(closed.error());
  put(language_of(context) == Language::kFinnish
          ? "Hälytys " + std::to_string(options.id) + " suljettu; kenellekään ei kerrota\n"
          : "Alert " + std::to_string(options.id) + " closed; nobody is told\n");
  return 0;
}

int run_alerts_silence(const CommandContext& context, const AlertsSilenceOptions& options) {
  auto session = open_with_definitions(context);
  if (!session) return failed(session.error());
  Workspace& workspace = *session->workspace;
  std::vector<const Indicator*> indicators;
  for (const Indicator& one : workspace.definitions().indicators()) indicators.push_back(&one);
  const auto silence = silence_alerts(
      workspace.store().alerts(), indicators,
      {options.subject, options.by, options.reason, day_of(options.until)}, context.clock.now());
  if (!silence) return failed(silence.error());
  const std::string day = last_day_until(silence->until).to_string();
  const std::string id = std::to_string(silence->id);
  put(language_of(context) == Language::kFinnish
          ? "Vaiennus " + id + ": " + options.subject + " " + day + " asti\n"
          : "Silence " + id + ": " + options.subject + " until " + day + "\n");
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
  const auto ended = end_silence(session->workspace->store().alerts(), options.id, std::nullopt,
                                 context.clock.now());
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
