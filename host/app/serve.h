// The server: pages and API over the same use cases as the commands, until a signal ends it.
// Thread-safety: one server a process; serve() returns when SIGINT or SIGTERM arrives.
#pragma once

#include <optional>

#include "base/date.h"
#include "base/result.h"

namespace viisari {

class Workspace;

// Serves what is known on `as_of`, or on each request's own day when nothing is given. Definitions
// that change on disk and figures that another process imports show within the configuration's
// watch_seconds. Definitions must have been loaded.
Result<void> serve(Workspace& workspace, std::optional<Date> as_of);

}  // namespace viisari
