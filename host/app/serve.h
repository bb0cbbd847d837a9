// The server: pages and API over the same use cases as the commands, until a signal ends it.
// Thread-safety: one server a process; serve() returns when SIGINT or SIGTERM arrives.
#pragma once

#include <optional>

#include "base/date.h"
#include "base/result.h"
#include "report/format.h"

namespace viisari {

class Workspace;

enum class ServeEnd {
  kWhole,
  // A mail is still on its way and may stay so for minutes: the process is to end without taking
  // down what its thread uses. The message is found by its lapsed lease.
  kStillDelivering,
};

// Serves what is known on `as_of`, or on each request's own day when nothing is given. Definitions
// that change on disk and figures that another process imports show within the configuration's
// watch_seconds. Definitions must have been loaded.
//
// At the first start, without accounts, it adds the first one and prints its one-time password in
// the language given: on standard output, once, and in no log.
//
// Without `as_of` it also looks at the alerts, fires schedules and delivers mail, every
// mail_every_seconds. With it nobody is told of anything: it shows a day of the past, and the
// schedules are those of the real clock.
Result<ServeEnd> serve(Workspace& workspace, std::optional<Date> as_of, Language language);

}  // namespace viisari
