// The worker process: loads one plugin, gives up every right it does not need, and answers the
// host's requests until the host hangs up. Nothing of it runs in the host's own process.
#pragma once

#include <span>

namespace viisari {

// The whole of the hidden `worker` command: `arguments` are the words after it. To be called as the
// first thing in main(), before threads or files exist. Returns the process's exit status; ends the
// process itself in most cases.
int run_worker(std::span<const char* const> arguments);

}  // namespace viisari
