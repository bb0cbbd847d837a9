#include "store/sqlite/outbox.h"

#include <limits>
#include <span>
#include <string>
#include <utility>

#include "store/sqlite/values.h"

namespace viisari::sqlite {
namespace {

constexpr std::string_view kHasMessageId = "SELECT 1 FROM message WHERE message_id = ?";
constexpr std::string_view kAddMessage =
    "INSERT INTO message (kind, recipient, channel, envelope_from, envelope_to, message_id, "
    "subject, schedule, as_of, queued_at, bytes) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";
constexpr std::string_view kAddDelivery =
    "INSERT INTO delivery (message, state, next_try_at, expires_at, tries, leased_by, last_error) "
    "VALUES (?, 'queued', ?, ?, 0, '', '')";

// The partial index holds what was not sent: without it every message ever sent would be read.
constexpr std::string_view kLapse =
    "UPDATE delivery INDEXED BY delivery_unsent SET state = 'unknown', leased_until = NULL, "
    "next_try_at = ?1, "
    "last_error = 'outbox.lease_lapsed' "
    "WHERE sent_at IS NULL AND state = 'leased' AND leased_until <= ?1";
constexpr std::string_view kExpire =
    "UPDATE delivery INDEXED BY delivery_unsent SET state = 'expired' "
    "WHERE sent_at IS NULL AND state IN ('queued', 'deferred', 'unknown') AND expires_at <= ?";
constexpr std::string_view kDue =
    "SELECT message FROM delivery INDEXED BY delivery_unsent "
    "WHERE sent_at IS NULL AND state IN ('queued', 'deferred', 'unknown') AND next_try_at <= ? "
    "ORDER BY message LIMIT ?";
constexpr std::string_view kLease =
    "UPDATE delivery SET state = 'leased', leased_by = ?, leased_until = ?, tries = tries + 1 "
    "WHERE message = ?";

constexpr std::string_view kDelivery = "SELECT state, leased_by FROM delivery WHERE message = ?";
constexpr std::string_view kSettle =
    "UPDATE delivery SET state = ?, leased_until = NULL, sent_at = ?, next_try_at = ?, "
    "last_error = ? WHERE message = ?";
constexpr std::string_view kGiveBack =
    "UPDATE delivery SET state = iif(tries > 1, 'deferred', 'queued'), tries = tries - 1, "
    "leased_until = NULL, next_try_at = ?1, last_error = iif(?2 = '', last_error, ?2) "
    "WHERE message = ?3";
constexpr std::string_view kRetry =
    "UPDATE delivery SET state = 'queued', leased_by = '', next_try_at = ?1, "
    "expires_at = iif(expires_at <= ?1, ?2, expires_at) WHERE message = ?3";
constexpr std::string_view kCancel =
    "UPDATE delivery SET state = 'cancelled', leased_by = '' WHERE message = ?";

// The bytes come last: a long row is read only as far as it is needed.
constexpr std::string_view kById =
    "SELECT m.id, m.kind, m.recipient, m.channel, m.envelope_from, m.envelope_to, m.message_id, "
    "m.subject, m.schedule, m.as_of, m.queued_at, d.state, d.next_try_at, d.expires_at, d.tries, "
    "d.leased_until, d.leased_by, d.sent_at, d.last_error, iif(?, m.bytes, NULL) "
    "FROM message AS m JOIN delivery AS d ON d.message = m.id WHERE m.id = ?";
constexpr std::string_view kNewestFirst =
    "SELECT d.message FROM delivery AS d JOIN message AS m ON m.id = d.message "
    "WHERE (?1 = '' OR d.state = ?1) AND (?2 = '' OR m.recipient = ?2) "
    "AND (?3 = '' OR m.kind = ?3) AND d.message < ?4 ORDER BY d.message DESC LIMIT ?5";

constexpr std::string_view kPaused = "SELECT reason, since FROM outbox_pause";
constexpr std::string_view kPause =
    "INSERT INTO outbox_pause (id, reason, since) VALUES (1, ?, ?) ON CONFLICT DO NOTHING";
constexpr std::string_view kResume = "DELETE FROM outbox_pause";
constexpr std::string_view kDepth =
    "SELECT state, count(*), max(sent_at) FROM delivery GROUP BY state";
constexpr std::string_view kOldestWaiting =
    "SELECT min(m.queued_at) FROM delivery AS d INDEXED BY delivery_unsent "
    "JOIN message AS m ON m.id = d.message WHERE d.sent_at IS NULL "
    "AND d.state IN ('queued', 'leased', 'deferred', 'unknown')";

Result<OutboxMessage> read_message(const Query& row) {
  const auto kind = parse_message_kind(row.text(1));
  const auto state = parse_message_state(row.text(11));
  if (!kind || !state) return damaged("message");
  OutboxMessage out;
  out.id = row.integer(0);
  out.kind = *kind;
  out.recipient = row.text(2);
  out.channel = row.text(3);
  out.envelope_from = row.text(4);
  out.envelope_to = row.text(5);
  out.message_id = row.text(6);
  out.subject = row.text(7);
  out.schedule = row.text(8);
  out.as_of = optional_date(row, 9);
  out.queued_at = instant_of(row.integer(10));
  out.state = *state;
  out.next_try_at = instant_of(row.integer(12));
  out.expires_at = instant_of(row.integer(13));
  out.tries = checked_cast<int>(row.integer(14));
  out.leased_until = optional_instant(row, 15);
  // Kept in the database after the lease, to know its last holder.
  if (*state == MessageState::kLeased) out.leased_by = row.text(16);
  out.sent_at = optional_instant(row, 17);
  out.last_error = row.text(18);
  const auto bytes = row.blob(19);
  out.bytes.assign(reinterpret_cast<const char*>(bytes.data()), bytes.size());
  return out;
}

struct Holding {
  MessageState state = MessageState::kInvalid;
  std::string by;
};

// kNoSuchMessage.
Result<Holding> holding(Connection& connection, std::int64_t id) {
  auto query = connection.query(kDelivery);
  if (!query) return fail(query.error());
  auto found = first_row(query->bind(id), [](const Query& row) -> Result<Holding> {
    const auto state = parse_message_state(row.text(0));
    if (!state) return damaged("message");
    return Holding{*state, std::string(row.text(1))};
  });
  if (!found) return fail(found.error());
  if (!*found) {
    return fail(kNoSuchMessage, "there is no message " + std::to_string(id) + " in the outbox");
  }
  return std::move(**found);
}

Result<std::optional<OutboxPause>> read_pause(Connection& connection) {
  auto query = connection.query(kPaused);
  if (!query) return fail(query.error());
  return first_row(*query, [](const Query& row) -> Result<OutboxPause> {
    return OutboxPause{std::string(row.text(0)), instant_of(row.integer(1))};
  });
}

std::int64_t limit_of(std::size_t max) {
  return std::in_range<std::int64_t>(max) ? static_cast<std::int64_t>(max)
                                          : std::numeric_limits<std::int64_t>::max();
}

Result<std::int64_t> read_id(const Query& row) {
  return row.integer(0);
}

Result<std::vector<std::int64_t>> due(Connection& connection, Instant now, std::size_t max) {
  auto query = connection.query(kDue);
  if (!query) return fail(query.error());
  return all_rows(query->bind(seconds(now)).bind(limit_of(max)), read_id);
}

Result<std::optional<OutboxMessage>> read_by_id(Connection& connection, std::int64_t id,
                                                bool with_bytes) {
  auto query = connection.query(kById);
  if (!query) return fail(query.error());
  return first_row(query->bind(std::int64_t{with_bytes}).bind(id), read_message);
}

Result<std::vector<OutboxMessage>> list(Connection& connection, const OutboxQuery& wanted) {
  const auto transaction = Transaction::begin(connection, Transaction::Kind::kRead);
  if (!transaction) return fail(transaction.error());
  auto newest = connection.query(kNewestFirst);
  if (!newest) return fail(newest.error());
  newest->bind(wanted.state ? to_string(*wanted.state) : std::string_view())
      .bind(std::string_view(wanted.recipient))
      .bind(wanted.kind ? to_string(*wanted.kind) : std::string_view())
      .bind(wanted.before > 0 ? wanted.before : std::numeric_limits<std::int64_t>::max())
      .bind(limit_of(wanted.limit));
  const auto ids = all_rows(*newest, read_id);
  if (!ids) return fail(ids.error());
  std::vector<OutboxMessage> out;
  for (const std::int64_t id : *ids) {
    auto message = read_by_id(connection, id, wanted.with_bytes);
    if (!message) return fail(message.error());
    if (*message) out.push_back(std::move(**message));
  }
  return out;
}

Result<std::vector<OutboxMessage>> lease_in(Connection& connection, std::string_view by,
                                            Instant now, Instant until, std::size_t max) {
  auto transaction = Transaction::begin(connection, Transaction::Kind::kWrite);
  if (!transaction) return fail(transaction.error());
  for (const std::string_view sql : {kLapse, kExpire}) {
    auto mark = connection.query(sql);
    if (!mark) return fail(mark.error());
    if (auto done = mark->bind(seconds(now)).run(); !done) return fail(done.error());
  }
  std::vector<OutboxMessage> out;
  const auto pause = read_pause(connection);
  if (!pause) return fail(pause.error());
  if (!*pause) {
    const auto ids = due(connection, now, max);
    if (!ids) return fail(ids.error());
    for (const std::int64_t id : *ids) {
      auto take = connection.query(kLease);
      if (!take) return fail(take.error());
      if (auto done = take->bind(by).bind(seconds(until)).bind(id).run(); !done) {
        return fail(done.error());
      }
      auto message = read_by_id(connection, id, true);
      if (!message) return fail(message.error());
      if (!*message) return damaged("message");
      out.push_back(std::move(**message));
    }
  }
  if (auto done = transaction->commit(); !done) return fail(done.error());
  return out;
}

bool may_settle(const Holding& held, std::string_view by, MessageState state) {
  if (held.by != by) return false;
  if (held.state == MessageState::kLeased) return true;
  // The lease lapsed, but nobody else has had the message since: that it was sent is worth knowing.
  return state == MessageState::kSent &&
         (held.state == MessageState::kUnknown || held.state == MessageState::kExpired);
}

Result<void> settle_in(Connection& connection, std::int64_t id, std::string_view by,
                       MessageState state, std::string_view error, Instant now,
                       std::optional<Instant> next_try_at) {
  switch (state) {
    case MessageState::kSent:
    case MessageState::kDeferred:
    case MessageState::kFailed:
    case MessageState::kUnknown:
    case MessageState::kQueued:
      break;
    default:
      return fail(kMessageState, "a try cannot make a message " + std::string(to_string(state)));
  }
  // The disk would set the pace of sending. What a power cut undoes is a lease that lapses: the
  // message is sent again with the same Message-ID, as when the sender dies before this call.
  const auto without_sync = WithoutSync::begin(connection);
  if (!without_sync) return fail(without_sync.error());
  auto transaction = Transaction::begin(connection, Transaction::Kind::kWrite);
  if (!transaction) return fail(transaction.error());
  const auto held = holding(connection, id);
  if (!held) return fail(held.error());
  if (!may_settle(*held, by, state)) {
    return fail(kLeaseLost, "message " + std::to_string(id) + " is not leased by '" +
                                std::string(by) + "' any more");
  }
  {
    const std::int64_t next_try = seconds(next_try_at.value_or(now));
    const bool given_back = state == MessageState::kQueued;
    auto update = connection.query(given_back ? kGiveBack : kSettle);
    if (!update) return fail(update.error());
    if (!given_back) {
      update->bind(to_string(state));
      bind_optional(*update, state == MessageState::kSent ? std::optional(now) : std::nullopt);
    }
    if (auto done = update->bind(next_try).bind(error).bind(id).run(); !done) return done;
  }
  return transaction->commit();
}

Result<void> retry_in(Connection& connection, std::int64_t id, Instant now) {
  auto transaction = Transaction::begin(connection, Transaction::Kind::kWrite);
  if (!transaction) return fail(transaction.error());
  const auto held = holding(connection, id);
  if (!held) return fail(held.error());
  if (held->state == MessageState::kSent || held->state == MessageState::kLeased) {
    return fail(kMessageState, "message " + std::to_string(id) + " is " +
                                   std::string(to_string(held->state)) +
                                   "; only one that is not delivered can be tried again");
  }
  {
    auto update = connection.query(kRetry);
    if (!update) return fail(update.error());
    update->bind(seconds(now)).bind(seconds(now + kMessageLife)).bind(id);
    if (auto done = update->run(); !done) return done;
  }
  return transaction->commit();
}

Result<void> cancel_in(Connection& connection, std::int64_t id) {
  auto transaction = Transaction::begin(connection, Transaction::Kind::kWrite);
  if (!transaction) return fail(transaction.error());
  const auto held = holding(connection, id);
  if (!held) return fail(held.error());
  if (held->state == MessageState::kSent || held->state == MessageState::kLeased) {
    return fail(kMessageState, "message " + std::to_string(id) + " is " +
                                   std::string(to_string(held->state)) +
                                   " and cannot be cancelled");
  }
  {
    auto update = connection.query(kCancel);
    if (!update) return fail(update.error());
    if (auto done = update->bind(id).run(); !done) return done;
  }
  return transaction->commit();
}

Result<OutboxDepth> read_depth(Connection& connection) {
  const auto transaction = Transaction::begin(connection, Transaction::Kind::kRead);
  if (!transaction) return fail(transaction.error());
  OutboxDepth out;
  {
    auto states = connection.query(kDepth);
    if (!states) return fail(states.error());
    for (;;) {
      const auto more = states->step();
      if (!more) return fail(more.error());
      if (!*more) break;
      const std::int64_t count = states->integer(1);
      switch (parse_message_state(states->text(0)).value_or(MessageState::kInvalid)) {
        case MessageState::kQueued:
        case MessageState::kLeased:
        case MessageState::kDeferred:
        case MessageState::kUnknown:
          out.waiting += count;
          break;
        case MessageState::kFailed:
          out.failed = count;
          break;
        case MessageState::kExpired:
          out.expired = count;
          break;
        case MessageState::kSent:
          out.sent = count;
          out.last_sent = optional_instant(*states, 2);
          break;
        case MessageState::kCancelled:
          break;
        case MessageState::kInvalid:
          return damaged("message");
      }
    }
  }
  auto oldest = connection.query(kOldestWaiting);
  if (!oldest) return fail(oldest.error());
  const auto row = oldest->step();
  if (!row) return fail(row.error());
  out.oldest_waiting = optional_instant(*oldest, 0);
  return out;
}

}  // namespace

Result<std::int64_t> add_message(Connection& connection, const OutboxMessage& message,
                                 Instant now) {
  if (message.kind == MessageKind::kInvalid || message.message_id.empty() ||
      message.bytes.empty() || message.envelope_to.empty()) {
    return fail(kBadMessage, "a message needs a kind, a Message-ID, an address and bytes");
  }
  {
    auto stored = connection.query(kHasMessageId);
    if (!stored) return fail(stored.error());
    const auto found = stored->bind(std::string_view(message.message_id)).step();
    if (!found) return fail(found.error());
    if (*found) return 0;
  }
  auto add = connection.query(kAddMessage);
  if (!add) return fail(add.error());
  add->bind(to_string(message.kind))
      .bind(std::string_view(message.recipient))
      .bind(std::string_view(message.channel))
      .bind(std::string_view(message.envelope_from))
      .bind(std::string_view(message.envelope_to))
      .bind(std::string_view(message.message_id))
      .bind(std::string_view(message.subject))
      .bind(std::string_view(message.schedule));
  bind_optional(*add, message.as_of);
  add->bind(seconds(now)).bind_blob(std::as_bytes(std::span(message.bytes)));
  if (auto done = add->run(); !done) return fail(done.error());
  const std::int64_t id = connection.last_insert_id();

  auto deliver = connection.query(kAddDelivery);
  if (!deliver) return fail(deliver.error());
  const bool has_expiry = message.expires_at != Instant{};
  deliver->bind(id)
      .bind(seconds(now))
      .bind(seconds(has_expiry ? message.expires_at : now + kMessageLife));
  if (auto done = deliver->run(); !done) return fail(done.error());
  return id;
}

Result<std::int64_t> SqliteOutbox::queue(const OutboxMessage& message, Instant now) {
  return database_.write([&](Connection& c) -> Result<std::int64_t> {
    auto transaction = Transaction::begin(c, Transaction::Kind::kWrite);
    if (!transaction) return fail(transaction.error());
    const auto id = add_message(c, message, now);
    if (!id) return fail(id.error());
    if (auto done = transaction->commit(); !done) return fail(done.error());
    return *id;
  });
}

Result<std::vector<OutboxMessage>> SqliteOutbox::lease(std::string_view by, Instant now,
                                                       Instant until, std::size_t max) {
  return database_.write([&](Connection& c) { return lease_in(c, by, now, until, max); });
}

Result<void> SqliteOutbox::settle(std::int64_t id, std::string_view by, MessageState state,
                                  std::string_view error, Instant now,
                                  std::optional<Instant> next_try_at) {
  return database_.write(
      [&](Connection& c) { return settle_in(c, id, by, state, error, now, next_try_at); });
}

Result<std::vector<OutboxMessage>> SqliteOutbox::messages(const OutboxQuery& query) {
  return database_.read([&](Connection& c) { return list(c, query); });
}

Result<std::optional<OutboxMessage>> SqliteOutbox::message(std::int64_t id) {
  return database_.read([&](Connection& c) { return read_by_id(c, id, true); });
}

Result<void> SqliteOutbox::retry(std::int64_t id, Instant now) {
  return database_.write([&](Connection& c) { return retry_in(c, id, now); });
}

Result<void> SqliteOutbox::cancel(std::int64_t id, Instant /*now*/) {
  return database_.write([&](Connection& c) { return cancel_in(c, id); });
}

Result<void> SqliteOutbox::pause(std::string_view reason, Instant now) {
  return database_.write([&](Connection& c) -> Result<void> {
    auto add = c.query(kPause);
    if (!add) return fail(add.error());
    return add->bind(reason).bind(seconds(now)).run();
  });
}

Result<void> SqliteOutbox::resume() {
  return database_.write([&](Connection& c) -> Result<void> {
    auto end = c.query(kResume);
    if (!end) return fail(end.error());
    return end->run();
  });
}

Result<std::optional<OutboxPause>> SqliteOutbox::paused() {
  return database_.read([&](Connection& c) { return read_pause(c); });
}

Result<OutboxDepth> SqliteOutbox::outbox_depth() {
  return database_.read([&](Connection& c) { return read_depth(c); });
}

}  // namespace viisari::sqlite
