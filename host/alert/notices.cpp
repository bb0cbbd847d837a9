#include "alert/notices.h"

#include <algorithm>
#include <array>

#include "alert/step.h"
#include "base/enum_words.h"

namespace viisari {
namespace {

constexpr std::array<std::string_view, 13> kReasons{"",
                                                    "first",
                                                    "repeat",
                                                    "escalation",
                                                    "corrected",
                                                    "resolved",
                                                    "nothing_new",
                                                    "never_told",
                                                    "acknowledged",
                                                    "silenced",
                                                    "inhibited",
                                                    "in_digest",
                                                    "subordinate_not_told"};

// "pirkanmaa/ostot.*" covers what begins with "pirkanmaa/ostot.".
bool matches(std::string_view pattern, std::string_view subject) {
  if (pattern.ends_with('*')) return subject.starts_with(pattern.substr(0, pattern.size() - 1));
  return pattern == subject;
}

}  // namespace

std::string_view to_string(NoticeReason reason) {
  return word_of(kReasons, reason);
}

bool is_told(NoticeReason reason) {
  return NoticeReason::kFirst <= reason && reason <= NoticeReason::kResolved;
}

NoticeReason decide(const NoticeQuestion& question) {
  const Transition& latest = *question.latest;
  if (question.told != nullptr && question.told->transition >= latest.number) {
    return NoticeReason::kNothingNew;
  }
  switch (latest.kind) {
    case TransitionKind::kClosed:
      return NoticeReason::kNothingNew;
    case TransitionKind::kCorrected:
      return question.told == nullptr ? NoticeReason::kNeverTold : NoticeReason::kCorrected;
    case TransitionKind::kResolved:
      return question.told == nullptr ? NoticeReason::kNeverTold : NoticeReason::kResolved;
    case TransitionKind::kInvalid:
    case TransitionKind::kOpened:
    case TransitionKind::kRepeated:
    case TransitionKind::kEscalated:
      break;
  }
  if (question.inhibited) return NoticeReason::kInhibited;
  if (question.silenced) return NoticeReason::kSilenced;
  if (!question.route.at_once) return NoticeReason::kInDigest;
  const auto& acknowledged = question.episode->acknowledged;
  if (acknowledged && acknowledged->holds(question.now)) return NoticeReason::kAcknowledged;
  // A superior learns of it once; the reminders are for those whose indicator it is.
  if (question.route.reason == RouteReason::kEscalated) {
    if (question.told != nullptr) return NoticeReason::kNothingNew;
    return question.subordinate_told ? NoticeReason::kEscalation
                                     : NoticeReason::kSubordinateNotTold;
  }
  return question.told == nullptr ? NoticeReason::kFirst : NoticeReason::kRepeat;
}

bool covers(const Silence& silence, std::string_view subject) {
  if (!silence.area.empty() && silence.area != subject.substr(0, subject.find('/'))) return false;
  return silence.subject.empty() || matches(silence.subject, subject);
}

const Silence* silence_of(const Episode& episode, std::span<const Silence> silences, Instant now) {
  const auto found = std::find_if(silences.begin(), silences.end(), [&](const Silence& silence) {
    return silence.from <= now && now < silence.until && covers(silence, episode.subject);
  });
  return found == silences.end() ? nullptr : &*found;
}

bool is_inhibited(const Episode& episode, std::span<const Episode> open) {
  return episode.kind == EpisodeKind::kData &&
         std::any_of(open.begin(), open.end(), [&](const Episode& other) {
           return other.kind == EpisodeKind::kAreaData && other.open &&
                  other.subject == area_of(episode);
         });
}

std::string group_key(const Episode& episode, std::string_view service) {
  std::string key(area_of(episode));
  if (episode.kind != EpisodeKind::kPath) return key + "/data";
  return key + "/path/" + std::string(service);
}

}  // namespace viisari
