// Episodes, their transitions and who was told of which. The SQL of `episode`, `transition`,
// `notice`. Writing is for use inside a write transaction; `change` is its row of `alert_change`.
// Ownership: borrows the Connection. Thread-safety: as the Connection given.
#pragma once

#include <optional>
#include <span>
#include <vector>

#include "base/result.h"
#include "store/alert_store.h"
#include "store/sqlite/connection.h"

namespace viisari::sqlite {

Result<std::int64_t> next_episode(Connection& connection);
Result<std::vector<Episode>> open_episodes(Connection& connection);  // by id
Result<std::vector<Episode>> matching_episodes(Connection& connection, const EpisodeQuery& wanted);
Result<std::optional<Episode>> episode_of(Connection& connection, std::int64_t id);
Result<std::vector<Transition>> transitions_of(Connection& connection, std::int64_t episode);
Result<std::vector<Told>> told_of(Connection& connection, std::int64_t episode);
// AlertState::told.
Result<std::vector<Told>> told_now(Connection& connection);

// The ids of the episodes, in their order. kNoSuchEpisode.
Result<std::vector<std::int64_t>> write_episodes(Connection& connection,
                                                 std::span<const Episode> episodes,
                                                 std::int64_t change);
Result<void> write_transition(Connection& connection, const Transition& transition,
                              std::int64_t episode, std::int64_t change);
// The message's id; 0: not queued, because all it tells was told, or the digest is there already.
// `episodes`: what write_episodes gave. kMessageIdTaken, kBadMessage.
Result<std::int64_t> write_message(Connection& connection, const QueuedMessage& queued,
                                   std::span<const std::int64_t> episodes, Instant now);

}  // namespace viisari::sqlite
