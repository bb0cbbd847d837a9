// AlertStore: what Viisari remembers of alerts: episodes, their transitions, who was told what,
// silences, who left the digests, which scheduled runs have been fired. Part of the Store.
//
// One transaction writes a step of the alerts whole: episodes, transitions and the messages that
// tell of them. Whoever commits names the generation it computed from; when another process has
// committed in between, nothing is written and the caller computes again (kAlertsMoved).
//
// Ownership: everything returned is a copy. Thread-safety: as Store.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/date.h"
#include "base/result.h"
#include "model/episode.h"
#include "store/outbox.h"

namespace viisari {

inline constexpr ErrorCode kAlertsMoved{"alerts.moved", ErrorKind::kCannotRun};
inline constexpr ErrorCode kNoSuchEpisode{"alerts.no_such_episode", ErrorKind::kUsage};
inline constexpr ErrorCode kEpisodeClosed{"alerts.episode_closed", ErrorKind::kUsage};
inline constexpr ErrorCode kNoSuchSilence{"alerts.no_such_silence", ErrorKind::kUsage};
// What could not be read back: a silence without a reason or time, a commit without what it needs.
inline constexpr ErrorCode kBadSilence{"alerts.bad_silence", ErrorKind::kUsage};
inline constexpr ErrorCode kBadCommit{"alerts.bad_commit", ErrorKind::kUsage};

// That a message tells `recipient` of one transition. Unique over all messages and all time.
struct NoticeKey {
  // Index in AlertCommit::episodes, for an episode that may be new there.
  std::size_t episode = 0;
  int transition = 0;
};

struct QueuedMessage {
  OutboxMessage message;           // id, state and times are the store's to set
  std::vector<NoticeKey> notices;  // of an alert mail; a digest may tell of none
};

// A run of a schedule; unique over all processes and all time.
struct ScheduleFire {
  std::string schedule;
  Instant due_at{};
  Instant fired_at{};
  std::string outcome;  // "sent", "skipped" (missed and not made up for)
};

struct AlertCommit {
  std::int64_t generation = 0;  // as alert_state() gave it
  Date as_of;                   // the day the step was computed for
  Instant now{};
  // Id 0: new; else what it is from now on. `acknowledged` is what acknowledge() was told and is
  // ignored here.
  std::vector<Episode> episodes;
  // In the order of their numbers; `episode` is an index in `episodes` here.
  std::vector<Transition> transitions;
  std::vector<QueuedMessage> messages;
  // Of closing by hand: who did and why, kept as the last acknowledgement of its only episode.
  std::optional<Acknowledgement> closed_by;
  // Fired already: nothing at all is written. A commit with a fire is a run of a schedule and not a
  // step of the alerts: AlertState::as_of stays.
  std::optional<ScheduleFire> fire;
};

struct CommitOutcome {
  // False: the fire was there already, or the last step was to the same day and nothing is new.
  bool written = false;
  std::vector<std::int64_t> episodes;  // their ids, in the order of the commit
  std::vector<std::int64_t> messages;  // likewise; 0 where every notice had been given already
};

struct AlertState {
  std::int64_t generation = 0;
  std::int64_t next_episode = 0;  // id of the first new episode of a commit of this generation
  std::optional<Date> as_of;      // of the last step; nothing before the first
  std::vector<Episode> open;      // by id
  std::vector<Silence> silences;  // whose end has not come, by id
  std::vector<Told> told;  // of open episodes and those closed last step: the latest a recipient
};

struct EpisodeQuery {
  std::string area{};           // empty: all
  std::string subject{};        // "area/key"; empty: all
  bool closed = false;          // closed ones too
  std::optional<Date> since{};  // opened or closed by a step to that day or later
};

class AlertStore {
 public:
  virtual ~AlertStore() = default;

  // One consistent state to compute the next step from. `now` decides which silences count.
  virtual Result<AlertState> alert_state(Instant now) = 0;
  // All or nothing, durable when it returns. kAlertsMoved when `generation` is not the current one:
  // another commit, an acknowledgement, a silence or somebody leaving the digests came between.
  // New episodes get ids from AlertState::next_episode on, in their order in the commit.
  // A notice that was given before is left out of its message; a message that is left without any
  // is not queued. A digest, which has none from the start, is queued unless its Message-ID is
  // there already; a message with notices whose Message-ID is there already is kMessageIdTaken.
  virtual Result<CommitOutcome> commit_alerts(const AlertCommit& commit) = 0;

  virtual Result<std::vector<Episode>> episodes(const EpisodeQuery& query) = 0;  // newest first
  virtual Result<std::optional<Episode>> episode(std::int64_t id) = 0;
  virtual Result<std::vector<Transition>> transitions(std::int64_t episode) = 0;
  virtual Result<std::vector<Told>> told(std::int64_t episode) = 0;  // every notice, by time

  // Replaces an earlier acknowledgement. kNoSuchEpisode, kEpisodeClosed; kAlertsMoved when
  // `generation` is given and is not the current one any more.
  virtual Result<void> acknowledge(std::int64_t episode, const Acknowledgement& given,
                                   std::optional<std::int64_t> generation = {}) = 0;
  virtual Result<std::int64_t> add_silence(const Silence& silence) = 0;  // kBadSilence
  // Its `until` is `now` from then on, if that is earlier. kNoSuchSilence; kAlertsMoved as above.
  virtual Result<void> end_silence(std::int64_t id, Instant now,
                                   std::optional<std::int64_t> generation = {}) = 0;
  virtual Result<std::vector<Silence>> silences() = 0;  // ended ones too, newest first

  // Recipients that left the digests of their own accord, and came back.
  virtual Result<void> set_left_digests(std::string_view recipient, bool left, Instant now) = 0;
  virtual Result<std::vector<std::string>> left_digests() = 0;  // in the order of their names

  // The as-of day of the last digest of that schedule queued for a recipient; those that failed,
  // expired or were cancelled do not count.
  virtual Result<std::optional<Date>> last_digest(std::string_view schedule,
                                                  std::string_view recipient) = 0;
  virtual Result<std::optional<ScheduleFire>> last_fire(std::string_view schedule) = 0;
  virtual Result<std::vector<ScheduleFire>> fires(std::string_view schedule) = 0;  // newest first
};

}  // namespace viisari
