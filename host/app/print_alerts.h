// What the commands about alerts print, for people and as JSON. Each function returns text.
// Thread-safety: pure functions.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "app/alert_notices.h"
#include "app/alert_replay.h"
#include "app/notifying.h"
#include "model/episode.h"
#include "report/format.h"
#include "report/json.h"

namespace viisari {

std::string_view severity_text(Severity severity, Language language);
std::string_view transition_text(TransitionKind kind, Language language);
// Whether somebody is told at the next round, or why not.
std::string_view answer_text(NoticeReason reason, Language language);
// Why somebody is told, for a table: "follows the service", "stands in for: ROLE".
std::string route_text(const AlertRoute& route, Language language);

std::string print_episodes(std::span<const Episode> episodes, std::span<const Silence> silences,
                           Instant now, Language language);
void write_episode(JsonWriter& json, const Episode& episode);

struct EpisodeStory {
  Episode episode;
  std::vector<Transition> transitions;
  std::vector<Told> told;
  std::vector<NoticeAnswer> now;  // what is due now, and why not
};
std::string print_story(const EpisodeStory& story, Language language);
std::string story_json(const EpisodeStory& story);

std::string print_silences(std::span<const Silence> silences, Instant now, Language language);
std::string print_replay(const ReplayReport& report, Language language);
std::string replay_json(const ReplayReport& report);

// "Alerts as of 2025-12-01: 12 opened, 34 open, 5 mails queued."
std::string print_alert_report(const AlertReport& report, Date as_of, Language language);
std::string print_schedules(const ScheduleReport& report, Language language);
std::string print_delivery(const DeliveryReport& report, Language language);

}  // namespace viisari
