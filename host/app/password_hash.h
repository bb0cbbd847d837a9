// PasswordHasher: passwords to argon2id hashes and back to yes or no. One hash takes 64 MiB and a
// tenth of a second by intent, so only few run at once and few wait; whoever comes beyond that is
// told so at once and the server goes on answering others.
//
// Ownership: plain. Thread-safety: every method may be called from any thread.
#pragma once

#include <condition_variable>
#include <cstddef>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "base/result.h"

namespace viisari {

inline constexpr ErrorCode kHashingBusy{"accounts.busy", ErrorKind::kCannotRun};
inline constexpr ErrorCode kHashingFailed{"accounts.hashing_failed", ErrorKind::kCannotRun};

// Lets so many in at once and so many wait for them.
class Gate {
 public:
  // Being in; the place is free again when it goes. The gate must outlive it.
  class Place {
   public:
    explicit Place(Gate& gate) : gate_(&gate) {}
    Place(Place&& other) noexcept : gate_(std::exchange(other.gate_, nullptr)) {}
    Place(const Place&) = delete;
    Place& operator=(const Place&) = delete;
    Place& operator=(Place&&) = delete;
    ~Place() {
      if (gate_ != nullptr) gate_->leave();
    }

   private:
    Gate* gate_;  // nullptr once moved from
  };

  Gate(std::size_t at_once, std::size_t waiting) : free_(at_once), most_waiting_(waiting) {}

  // Waits for a place; nothing, at once, when too many wait already.
  std::optional<Place> enter();
  std::size_t waiting() const;

 private:
  void leave();

  mutable std::mutex mutex_;
  std::condition_variable left_;
  std::size_t free_;
  std::size_t waiting_ = 0;
  const std::size_t most_waiting_;
};

// The defaults are libsodium's "interactive": 64 MiB, two passes.
struct HashingOptions {
  unsigned long long passes = 2;
  std::size_t memory_bytes = std::size_t{64} * 1024 * 1024;
  std::size_t at_once = 2;
  std::size_t waiting = 8;
};

class PasswordHasher {
 public:
  explicit PasswordHasher(const HashingOptions& options);

  // kHashingBusy, kHashingFailed when there is not enough memory.
  Result<std::string> hash(std::string_view password);
  Result<bool> verify(const std::string& hash, std::string_view password);
  // False after the same work as verify(): for a name that nobody has.
  Result<bool> verify_nothing(std::string_view password);

 private:
  const HashingOptions options_;
  Gate gate_;
};

}  // namespace viisari
