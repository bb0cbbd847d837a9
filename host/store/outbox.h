// Outbox: rendered messages on their way out. A row holds the bytes as they go over the wire, so a
// retry sends the same message with the same Message-ID.
//
// Exactly-once delivery does not exist in SMTP: a sender that dies after the final dot cannot know
// whether the server took the message. Such a row is found by its lapsed lease, marked unknown and
// sent again with the same Message-ID.
//
// Ownership: everything returned is a copy. Thread-safety: as Store.
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/date.h"
#include "base/result.h"

namespace viisari {

inline constexpr ErrorCode kNoSuchMessage{"outbox.no_such_message", ErrorKind::kUsage};
inline constexpr ErrorCode kMessageState{"outbox.wrong_state", ErrorKind::kUsage};
// Without a kind, a Message-ID, an address or bytes.
inline constexpr ErrorCode kBadMessage{"outbox.bad_message", ErrorKind::kUsage};
inline constexpr ErrorCode kMessageIdTaken{"outbox.message_id_taken", ErrorKind::kUsage};
// The lease is not held any more: another process has the message.
inline constexpr ErrorCode kLeaseLost{"outbox.lease_lost", ErrorKind::kCannotRun};

// How long after queueing a message expires that names no time itself, and how long a retry gives
// one whose time has passed.
inline constexpr std::chrono::hours kMessageLife{48};

enum class MessageState : std::uint8_t {
  kInvalid,
  kQueued,     // never tried, or to be tried afresh
  kLeased,     // a process is sending it
  kSent,       // the server took it
  kDeferred,   // a passing fault; tried again at next_try_at
  kFailed,     // refused for good, by the server or by us
  kUnknown,    // the sender died or lost the answer; tried again with the same Message-ID
  kExpired,    // not delivered in time; nobody gets it any more
  kCancelled,  // by an admin
};
std::string_view to_string(MessageState state);  // "queued" …
std::optional<MessageState> parse_message_state(std::string_view text);

enum class MessageKind : std::uint8_t { kInvalid, kAlert, kDigest, kWatchdog, kAdmin, kTest };
std::string_view to_string(MessageKind kind);  // "alert" …
std::optional<MessageKind> parse_message_kind(std::string_view text);

struct OutboxMessage {
  std::int64_t id = 0;
  MessageKind kind = MessageKind::kInvalid;
  std::string recipient;  // role
  std::string channel = "mail";
  std::string envelope_from;  // addr-spec
  std::string envelope_to;    // addr-spec
  std::string message_id;     // "<…@…>", unique
  std::string subject;        // readable, for lists
  std::string bytes;          // RFC 5322, CRLF line ends
  std::string schedule;       // of a digest or watchdog
  std::optional<Date> as_of;  // likewise
  Instant expires_at{};       // 1970-01-01 when queued: kMessageLife later

  MessageState state = MessageState::kQueued;
  Instant queued_at{};
  Instant next_try_at{};
  int tries = 0;  // so many were begun; a leased message counts the one it is leased for
  std::optional<Instant> leased_until;
  std::string leased_by;
  std::optional<Instant> sent_at;
  std::string last_error;  // code and the server's words, cleaned of control characters
};

struct OutboxQuery {
  std::optional<MessageState> state{};
  std::optional<MessageKind> kind{};
  std::string recipient{};
  std::int64_t before = 0;  // ids below it only; 0: all
  bool with_bytes = false;
  std::size_t limit = 1000;
};

struct OutboxDepth {
  std::int64_t waiting = 0;  // queued, leased, deferred, unknown
  std::int64_t failed = 0;
  std::int64_t expired = 0;
  std::int64_t sent = 0;
  std::optional<Instant> oldest_waiting;  // when it was queued
  std::optional<Instant> last_sent;
};

// Set when nothing can be delivered until someone puts the configuration right.
struct OutboxPause {
  std::string reason;  // "550 …" or a code
  Instant since{};
};

class Outbox {
 public:
  virtual ~Outbox() = default;

  // A message that tells of no transition: tests, notes to the admin. Its Message-ID is its key:
  // one that is there already is not queued again and 0 is returned.
  virtual Result<std::int64_t> queue(const OutboxMessage& message, Instant now) = 0;
  // First marks leases that have lapsed as unknown, due at once, and messages that wait past their
  // expires_at as expired. Then takes up to `max` that are due, oldest first. One transaction, to
  // be made before any connection. None while the outbox is paused.
  virtual Result<std::vector<OutboxMessage>> lease(std::string_view by, Instant now, Instant until,
                                                   std::size_t max) = 0;
  // What came of a leased message. kLeaseLost when `by` does not hold it any more; but kSent is
  // taken from the last holder of a lapsed lease as long as nobody else has the message.
  // `state`: kSent, kDeferred (with next_try_at), kFailed, kUnknown (with next_try_at), or kQueued:
  // given back without a try, which does not count then (kDeferred if it was tried before; an empty
  // error leaves the one before); any other is kMessageState. Without next_try_at: due at once.
  // A power cut, not the end of a process, may undo the last of these: those are unknown then.
  virtual Result<void> settle(std::int64_t id, std::string_view by, MessageState state,
                              std::string_view error, Instant now,
                              std::optional<Instant> next_try_at = {}) = 0;

  virtual Result<std::vector<OutboxMessage>> messages(
      const OutboxQuery& query) = 0;                                          // newest first
  virtual Result<std::optional<OutboxMessage>> message(std::int64_t id) = 0;  // with its bytes
  // Queued and due at once, whatever its last error; one that has expired lives for another
  // kMessageLife. Not for one that was sent or is being sent (kMessageState).
  virtual Result<void> retry(std::int64_t id, Instant now) = 0;
  // Not for one that was sent or is being sent (kMessageState).
  virtual Result<void> cancel(std::int64_t id, Instant now) = 0;

  // A pause that is there already stays as it is.
  virtual Result<void> pause(std::string_view reason, Instant now) = 0;
  virtual Result<void> resume() = 0;
  virtual Result<std::optional<OutboxPause>> paused() = 0;
  virtual Result<OutboxDepth> outbox_depth() = 0;
};

}  // namespace viisari
