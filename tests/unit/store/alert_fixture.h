// Episodes, commits and messages to put into a store. Plain values. Thread-safety: pure functions.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "store_fixture.h"

namespace viisari::test {

inline Instant at(const char* iso) {
  return parse_instant(iso).value();
}

inline const Instant kNow = parse_instant("2026-03-02T08:00:00Z").value();

// A new episode of "pirkanmaa/<key>" that has opened.
inline Episode episode(const std::string& key) {
  Episode out;
  out.kind = EpisodeKind::kPath;
  out.subject = "pirkanmaa/" + key;
  out.rule = out.subject;
  out.rule_fingerprint = "off_path 1 1";
  out.severity = Severity::kHigh;
  out.path_state = PathState::kOff;
  out.opened_at = kNow;
  out.opened_as_of = date("2026-03-02");
  out.opened_period = Period::of_month(2026, 1);
  out.opened_value = 53.5;
  out.last_period = Period::of_month(2026, 1);
  out.last_value = 53.5;
  out.last_status = AssessmentStatus::kOffTrack;
  out.transitions = 1;
  out.next_repeat_at = at("2026-03-09T08:00:00Z");
  return out;
}

// Number `number` of the episode at place `index` of the commit.
inline Transition transition(std::int64_t index, int number = 1,
                             TransitionKind kind = TransitionKind::kOpened) {
  Transition out;
  out.episode = index;
  out.number = number;
  out.kind = kind;
  out.at = kNow;
  out.as_of = date("2026-03-02");
  out.period = Period::of_month(2026, 1);
  out.value = 53.5;
  out.status = AssessmentStatus::kOffTrack;
  out.reason_code = "path.behind";
  return out;
}

inline OutboxMessage message(const std::string& id, const std::string& recipient = "johto") {
  OutboxMessage out;
  out.kind = MessageKind::kAlert;
  out.recipient = recipient;
  out.envelope_from = "viisari@alue.example";
  out.envelope_to = recipient + "@alue.example";
  out.message_id = "<" + id + "@alue.example>";
  out.subject = "Poikkeama: äidit";
  out.bytes = "Subject: x\r\n\r\n" + std::string(1, '\0') + "body of " + id + "\r\n";
  out.expires_at = kNow + std::chrono::hours(48);
  return out;
}

inline QueuedMessage telling(const std::string& id, std::vector<NoticeKey> notices,
                             const std::string& recipient = "johto") {
  return {message(id, recipient), std::move(notices)};
}

// One new episode, its opening, and a message that tells of it.
inline AlertCommit opening(const std::string& key, std::int64_t generation) {
  AlertCommit out;
  out.generation = generation;
  out.as_of = date("2026-03-02");
  out.now = kNow;
  out.episodes = {episode(key)};
  out.transitions = {transition(0)};
  out.messages = {telling("alert-" + key, {{0, 1}})};
  return out;
}

}  // namespace viisari::test
