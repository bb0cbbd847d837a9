// Running schedules: sends the digests and watchdog mails that are due.
//
// A run and its mails are one transaction with the row (schedule, due time), so each run happens
// once however many processes look, and whoever is stopped in between leaves nothing half. What was
// missed is made up for or written down as skipped, as the schedule says (schedule.h, runs_now).
//
// A database that sees a schedule for the first time writes a row of outcome "seen" with that time;
// runs count from then on, so a new schedule makes up for nothing. Other outcomes: "sent" (also
// when nobody gets a mail of it) and "skipped".
//
// Ownership: borrows what it is given for the call. Thread-safety: needs the workspace for itself;
// other processes may run schedules meanwhile.
#pragma once

#include <cstddef>
#include <vector>

#include "app/notify_settings.h"
#include "base/date.h"
#include "base/error.h"
#include "base/result.h"

namespace viisari {

class Workspace;

struct ScheduleReport {
  std::size_t fired = 0;
  std::size_t skipped = 0;
  std::size_t mails = 0;
  std::vector<Error> template_errors;  // logged; the built-in mail went out
};

// Looks at every schedule. A digest goes to each recipient that names the schedule and has not left
// the digests; to the deputy instead of one who is away. A watchdog goes to every admin. One mail
// that cannot be made is logged and holds back no other. Figures are as known on `now`'s day.
Result<ScheduleReport> run_schedules(Workspace& workspace, const NotifySettings& settings,
                                     Instant now);

}  // namespace viisari
