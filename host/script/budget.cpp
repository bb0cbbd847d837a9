#include "script/budget.h"

namespace viisari::script {

ErrorCode code_of(Kill kill) {
  switch (kill) {
    case Kill::kInstructions:
      return kKilledInstructions;
    case Kill::kMemory:
      return kKilledMemory;
    case Kill::kTime:
      return kKilledTime;
    case Kill::kOutput:
      return kKilledOutput;
    case Kill::kNone:
      break;
  }
  return kRuntime;
}

bool Budget::check() {
  since_clock_ = 0;
  if (left_ < 0) kill(Kill::kInstructions);
  const auto now = limits_.now();
  if (!clock_started_) {
    clock_started_ = true;
    deadline_ = now + time_;
  } else if (now > deadline_) {
    kill(Kill::kTime);
  }
  return kill_ == Kill::kNone;
}

bool Budget::take_memory(std::size_t old_size, std::size_t new_size) {
  if (new_size > old_size) {  // Lua relies on it that a block can always shrink
    ++allocations_;
    if (limits_.fail_allocation != 0 && allocations_ >= limits_.fail_allocation) return false;
    if (new_size > limits_.block_bytes) return false;
    if (used_ - old_size + new_size > limits_.memory_bytes) return false;
    // Large blocks are work too: they are cleared and copied.
    left_ -= static_cast<std::int64_t>(new_size / 1024);
  }
  used_ = used_ - old_size + new_size;
  return true;
}

}  // namespace viisari::script
