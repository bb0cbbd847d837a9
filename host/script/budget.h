// What one script may use: memory, work and time. A kill is sticky: once a limit is reached
// nothing in the script runs on, whatever it catches, until the host starts the next run.
// Internal to script/. Thread-safety: belongs to one Lua state.
#pragma once

#include <cstddef>
#include <cstdint>

#include "script/error_codes.h"
#include "script/limits.h"

namespace viisari::script {

enum class Kill : std::uint8_t { kNone, kInstructions, kMemory, kTime, kOutput };
ErrorCode code_of(Kill kill);

class Budget {
 public:
  explicit Budget(const Limits& limits) : limits_(limits) {}

  // A new run: the work and time it has. Memory stays what it is.
  void start(std::int64_t instructions, std::chrono::milliseconds time) {
    left_ = instructions;
    time_ = time;
    clock_started_ = false;
    since_clock_ = 0;
    kill_ = Kill::kNone;
    kill_line_ = 0;
  }

  // Takes `units` of work; false when a limit is reached. The clock is read only now and then,
  // and not at all by a run that stays short.
  bool spend(std::int64_t units) {
    left_ -= units;
    since_clock_ += units;
    if (left_ >= 0 && since_clock_ < kClockQuantum) return kill_ == Kill::kNone;
    return check();
  }

  void kill(Kill kill) {
    if (kill_ == Kill::kNone) kill_ = kill;
  }
  Kill killed() const { return kill_; }

  // Where the script stood when it was killed, as far as known.
  void set_kill_line(int line) {
    if (kill_line_ == 0) kill_line_ = line;
  }
  int kill_line() const { return kill_line_; }

  // Decides about an allocation of `new_size` bytes in place of `old_size`.
  bool take_memory(std::size_t old_size, std::size_t new_size);
  void give_memory(std::size_t size) { used_ -= size; }
  std::size_t used_memory() const { return used_; }
  // Counts memory that is held outside of Lua on behalf of the script.
  bool fits(std::size_t bytes) const { return used_ + bytes <= limits_.memory_bytes; }

 private:
  static constexpr std::int64_t kClockQuantum = 1'000;

  bool check();

  const Limits& limits_;
  std::int64_t left_ = 0;
  std::int64_t since_clock_ = 0;
  std::chrono::milliseconds time_{};
  std::chrono::steady_clock::time_point deadline_;
  bool clock_started_ = false;
  Kill kill_ = Kill::kNone;
  int kill_line_ = 0;
  std::size_t used_ = 0;
  std::uint64_t allocations_ = 0;
};

}  // namespace viisari::script
