// Notices: which recipient is told of which transition now, or why not yet. Asked again at every
// step, so what a silence or an inhibition held back is told when that ends, if it is still true.
// That something is over is told to those who were told of it, silence or not: good news completes
// what they know.
// Thread-safety: pure functions.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "alert/recipients.h"
#include "alert/routing.h"
#include "base/date.h"
#include "model/episode.h"

namespace viisari {

enum class NoticeReason : std::uint8_t {
  kInvalid,
  // told
  kFirst,       // it opened, and this recipient has not been told
  kRepeat,      // still open after the pause
  kEscalation,  // nobody acknowledged it
  kCorrected,   // what was told before rested on a figure that has been corrected
  kResolved,    // what was told before is over
  // not told
  kNothingNew,    // told already
  kNeverTold,     // it is over, and this recipient never knew
  kAcknowledged,  // someone sees to it: no repeats, no escalation
  kSilenced,
  kInhibited,           // another episode stands for it
  kInDigest,            // not at once for this recipient
  kSubordinateNotTold,  // a superior learns only of what those below knew and did nothing about
};
std::string_view to_string(NoticeReason reason);  // "first", "repeat" …
bool is_told(NoticeReason reason);

struct NoticeQuestion {
  const Episode* episode = nullptr;
  const Transition* latest = nullptr;  // the episode's last transition
  const Told* told = nullptr;          // this recipient's; nullptr: never
  AlertRoute route;
  bool silenced = false;
  bool inhibited = false;
  // Of kEscalated: whether the one it stands for has been told.
  bool subordinate_told = false;
  Instant now{};
};
NoticeReason decide(const NoticeQuestion& question);

// Whether a silence covers a subject ("area/key", or "area"), whatever its time.
bool covers(const Silence& silence, std::string_view subject);
// Whether one of the silences covers the episode at that time.
const Silence* silence_of(const Episode& episode, std::span<const Silence> silences, Instant now);

// Whether an outage of the whole area is open, which stands for its overdue figures.
bool is_inhibited(const Episode& episode, std::span<const Episode> open);

// Notices of one recipient with the same key go into one mail: an area's service line and the kind
// of cause; overdue figures of an area are one group whatever the service.
std::string group_key(const Episode& episode, std::string_view service);

}  // namespace viisari
