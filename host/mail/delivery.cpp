#include "mail/delivery.h"

#include <algorithm>
#include <array>
#include <memory>
#include <utility>

#include "base/log_messages.h"
#include "base/text.h"

namespace viisari {
namespace {

using std::chrono::minutes;
using std::chrono::seconds;

// splitmix64: spreads neighbouring seeds over the whole range.
std::uint64_t mix(std::uint64_t seed) {
  seed += 0x9E3779B97F4A7C15U;
  seed = (seed ^ (seed >> 30U)) * 0xBF58476D1CE4E5B9U;
  seed = (seed ^ (seed >> 27U)) * 0x94D049BB133111EBU;
  return seed ^ (seed >> 31U);
}

class Delivering {
 public:
  Delivering(Outbox& outbox, Transport& transport, const Clock& clock, Log& log,
             const DeliveryOptions& options)
      : outbox_(outbox), transport_(transport), clock_(clock), log_(log), options_(options) {}

  Result<DeliveryReport> run() {
    if (auto allowed = look_at_pause(); !allowed) return fail(allowed.error());
    while (!report_.paused) {
      const Instant until = clock_.now() + options_.lease;
      auto batch = outbox_.lease(options_.worker, clock_.now(), until, options_.batch);
      if (!batch) return fail(batch.error());
      if (batch->empty()) break;
      if (auto sent = send(*batch, until); !sent) return fail(sent.error());
    }
    return std::move(report_);
  }

 private:
  // A paused outbox leases nothing. When the pause has lasted, it is lifted for a probe: a fault
  // that is still there pauses it again.
  Result<void> look_at_pause() {
    const auto pause = outbox_.paused();
    if (!pause) return fail(pause.error());
    if (!*pause) return {};
    if (clock_.now() < (*pause)->since + kPauseProbe) {
      report_.paused = true;
      report_.pause_reason = (*pause)->reason;
      return {};
    }
    return outbox_.resume();
  }

  Result<void> send(const std::vector<OutboxMessage>& batch, Instant until) {
    const std::unique_ptr<DeliverySession> session = transport_.open();
    bool first = true;
    for (const OutboxMessage& message : batch) {
      // The first is always tried, however short the lease: otherwise nothing would ever be.
      const bool late = !first && clock_.now() + transport_.longest_delivery() > until;
      if (report_.paused || late) {
        if (auto back = settle(message, MessageState::kQueued, message.last_error); !back) {
          return back;
        }
        continue;
      }
      first = false;
      const DeliveryResult result =
          session->deliver({message.envelope_from, message.envelope_to, message.bytes});
      if (auto settled = settle(message, result); !settled) return settled;
    }
    return {};
  }

  Result<void> settle(const OutboxMessage& message, const DeliveryResult& result) {
    switch (result.delivery) {
      case Delivery::kAccepted:
        ++report_.sent;
        write(log_message::kMailSent, message, {});
        return settle(message, MessageState::kSent, {});
      case Delivery::kPassing:
        ++report_.deferred;
        write(log_message::kMailDeferred, message, result.detail);
        return settle(message, MessageState::kDeferred, result.detail, next_try(message));
      case Delivery::kUnknown:
        ++report_.unknown;
        write(log_message::kMailUnknown, message, result.detail);
        return settle(message, MessageState::kUnknown, result.detail, next_try(message));
      case Delivery::kNotConfigured:
        return pause(message, result.detail);
      case Delivery::kRefused:
      case Delivery::kInvalid:
        break;
    }
    ++report_.failed;
    report_.refusals.push_back({message.id, message.recipient, result.detail});
    write(log_message::kMailRefused, message, result.detail);
    return settle(message, MessageState::kFailed, result.detail);
  }

  Result<void> pause(const OutboxMessage& message, const std::string& reason) {
    report_.paused = true;
    report_.pause_reason = reason;
    log_.write(log_message::kOutboxPaused, {{"reason", reason}});
    if (auto back = settle(message, MessageState::kQueued, reason); !back) return back;
    return outbox_.pause(reason, clock_.now());
  }

  Result<void> settle(const OutboxMessage& message, MessageState state, std::string_view error,
                      std::optional<Instant> next = {}) {
    const auto settled =
        outbox_.settle(message.id, options_.worker, state, error, clock_.now(), next);
    if (settled) return {};
    // Another process found the lease lapsed and has the message now; what it does is written down.
    if (settled.error().code == kLeaseLost) {
      write(log_message::kMailLeaseLost, message, {});
      return {};
    }
    return fail(settled.error());
  }

  Instant next_try(const OutboxMessage& message) const {
    const auto id = static_cast<std::uint64_t>(message.id);
    const auto tries = static_cast<std::uint64_t>(message.tries);
    return clock_.now() + retry_pause(message.tries, mix(id) + tries);
  }

  void write(const LogMessage& what, const OutboxMessage& message, const std::string& detail) {
    log_.write(what, {{"message", std::to_string(message.id)},
                      {"recipient", message.recipient},
                      {"kind", std::string(to_string(message.kind))},
                      {"detail", detail}});
  }

  Outbox& outbox_;
  Transport& transport_;
  const Clock& clock_;
  Log& log_;
  const DeliveryOptions& options_;
  DeliveryReport report_;
};

}  // namespace

seconds retry_pause(int tries, std::uint64_t seed) {
  static constexpr std::array kPauses{minutes(5), minutes(15), minutes(30), minutes(60)};
  const int index = std::clamp(tries, 1, static_cast<int>(kPauses.size())) - 1;
  const seconds pause = kPauses[static_cast<std::size_t>(index)];
  const auto tenth = static_cast<std::uint64_t>(pause.count() / 10);
  return pause + seconds(static_cast<std::int64_t>(mix(seed) % (tenth + 1)));
}

Result<DeliveryReport> deliver_due(Outbox& outbox, Transport& transport, const Clock& clock,
                                   Log& log, const DeliveryOptions& options) {
  return Delivering(outbox, transport, clock, log, options).run();
}

}  // namespace viisari
