// The outbox on SQLite. The SQL of `message`, `delivery`, `outbox_pause`.
// Ownership: borrows the Database. Thread-safety: as Store.
#pragma once

#include "base/result.h"
#include "store/outbox.h"
#include "store/sqlite/database.h"

namespace viisari::sqlite {

// For use inside a write transaction. Returns the message's id, 0 when its Message-ID is there
// already. kBadMessage.
Result<std::int64_t> add_message(Connection& connection, const OutboxMessage& message, Instant now);

class SqliteOutbox final : public Outbox {
 public:
  explicit SqliteOutbox(Database& database) : database_(database) {}

  Result<std::int64_t> queue(const OutboxMessage& message, Instant now) override;
  Result<std::vector<OutboxMessage>> lease(std::string_view by, Instant now, Instant until,
                                           std::size_t max) override;
  Result<void> settle(std::int64_t id, std::string_view by, MessageState state,
                      std::string_view error, Instant now,
                      std::optional<Instant> next_try_at) override;
  Result<std::vector<OutboxMessage>> messages(const OutboxQuery& query) override;
  Result<std::optional<OutboxMessage>> message(std::int64_t id) override;
  Result<void> retry(std::int64_t id, Instant now) override;
  Result<void> cancel(std::int64_t id, Instant now) override;
  Result<void> pause(std::string_view reason, Instant now) override;
  Result<void> resume() override;
  Result<std::optional<OutboxPause>> paused() override;
  Result<OutboxDepth> outbox_depth() override;

 private:
  Database& database_;
};

}  // namespace viisari::sqlite
