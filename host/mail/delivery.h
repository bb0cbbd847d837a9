// Delivery: takes what is due in the outbox to the transport and writes down what came of it.
// Any number of processes may do so at once: the lease gives each message to one of them.
// Thread-safety: a call belongs to one thread; several may run at once.
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "base/date.h"
#include "base/log.h"
#include "base/result.h"
#include "mail/transport.h"
#include "store/outbox.h"

namespace viisari {

// When a message that met a passing fault is tried again after `tries` tries: 5, 15, 30 minutes,
// then hourly, each with up to a tenth of itself added, which follows from `seed` alone.
std::chrono::seconds retry_pause(int tries, std::uint64_t seed);

struct DeliveryOptions {
  std::string worker;  // unique among processes: host and process id
  std::chrono::seconds lease{900};
  std::size_t batch = 100;  // messages leased at a time, over one connection
};

// A message that a server refused for good: an admin should hear of it.
struct Refusal {
  std::int64_t id = 0;    // in the outbox
  std::string recipient;  // role
  std::string detail;     // as DeliveryResult::detail
};

struct DeliveryReport {
  std::size_t sent = 0;
  std::size_t deferred = 0;
  std::size_t failed = 0;
  std::size_t unknown = 0;
  std::vector<Refusal> refusals;  // of the `failed`
  bool paused = false;            // the configuration is at fault: the outbox waits for an admin
  std::string pause_reason;
};

// How long a paused outbox waits before one message is tried again without an admin's word: what is
// put right at the server should not need a command here.
inline constexpr std::chrono::seconds kPauseProbe{3600};

// Until nothing is due. A message that meets a fault of the configuration is given back without a
// try and the outbox is paused; while it is paused and no probe is due, nothing is tried and the
// report says `paused`. A message is begun only when the lease outlasts it. Fails only when the
// store does.
Result<DeliveryReport> deliver_due(Outbox& outbox, Transport& transport, const Clock& clock,
                                   Log& log, const DeliveryOptions& options);

}  // namespace viisari
