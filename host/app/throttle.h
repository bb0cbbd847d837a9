// Throttle: how long whoever has failed before must wait for the next try. The first few tries are
// free, then each one doubles the wait up to a limit; tries are forgotten one by one as time
// passes, so nobody is locked out for ever. SignInThrottle puts three together: by account, by
// client address and by both.
//
// Memory is bounded: when there are too many names, those that matter least are forgotten.
// Ownership: plain. Thread-safety: a Throttle belongs to one thread; SignInThrottle to any.
#pragma once

#include <chrono>
#include <cstddef>
#include <string>
#include <string_view>
#include <unordered_map>

#include "base/date.h"
#include "base/guarded.h"

namespace viisari {

struct ThrottleOptions {
  int free_tries = 5;
  std::chrono::seconds longest_wait{300};
  std::chrono::seconds forget_one_after{300};
  std::size_t most_names = 4096;
};

class Throttle {
 public:
  explicit Throttle(const ThrottleOptions& options) : options_(options) {}

  // Zero: the next try may come now.
  std::chrono::seconds wait(const std::string& name, Instant now) const;
  // A try is taken for a failed one until it is known better, so that many at once count, too.
  void count(const std::string& name, Instant now);
  // The try did not fail, or was not made.
  void take_back(const std::string& name);
  void forget(const std::string& name) { entries_.erase(name); }
  std::size_t size() const { return entries_.size(); }

 private:
  struct Entry {
    int tries = 0;
    Instant counted_at{};  // up to then forgetting has been reckoned
    Instant next_at{};
  };
  void make_room(Instant now);
  int tries_left(const Entry& entry, Instant now) const;

  ThrottleOptions options_;
  std::unordered_map<std::string, Entry> entries_;
};

class SignInThrottle {
 public:
  // Zero: go on, and it counts as a failure until succeeded() or not_made().
  std::chrono::seconds admit(std::string_view account, std::string_view client, Instant now);
  void succeeded(std::string_view account, std::string_view client);
  void not_made(std::string_view account, std::string_view client);
  // So many names are remembered.
  std::size_t size() const;

 private:
  struct Tries {
    // A single client is slowed early; whoever shares its account or its address (an office behind
    // one) later.
    Throttle both{{5, std::chrono::seconds(300), std::chrono::seconds(300), 4096}};
    Throttle account{{20, std::chrono::seconds(60), std::chrono::seconds(60), 4096}};
    Throttle client{{30, std::chrono::seconds(60), std::chrono::seconds(60), 4096}};
  };
  Guarded<Tries> tries_;
};

}  // namespace viisari
