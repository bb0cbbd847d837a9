// What a worker gives up, in two steps: before it loads the plugin (limits, and a system call
// filter that leaves what the loader needs) and after (a filter that leaves memory, time and the
// pipes that are open already). A forbidden call ends the process with SIGSYS. Linux only.
// Thread-safety: for the worker's one thread, at its start.
#pragma once

#include <cstdint>

#include "area/plugin_codes.h"
#include "base/result.h"

namespace viisari::area {

// Limits, no new privileges, no files written, no network, no processes. kWorkerNotStarted when the
// kernel refuses.
Result<void> restrict_before_load(std::uint64_t memory_bytes);
Result<void> restrict_after_load();

}  // namespace viisari::area
