// Notifying: one round of telling people: the alerts are stepped, due schedules fired, and what
// waits in the outbox delivered. `viisari notify`, `run` and the server all do this and nothing
// else. Thread-safety: queue_mails() needs the workspace for itself; deliver_mails() does not, it
// may run beside anything.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "app/alerting.h"
#include "app/config.h"
#include "app/evaluation.h"
#include "app/notify_settings.h"
#include "app/running_schedules.h"
#include "base/date.h"
#include "base/error.h"
#include "base/log.h"
#include "base/result.h"
#include "mail/delivery.h"

namespace viisari {

class Store;
class Workspace;

// Of a day that was named, history or not, no schedule of the real clock is fired.
enum class Firing { kSchedules, kAlertsOnly };

struct QueueReport {
  AlertReport alerts;
  ScheduleReport schedules;
};
Result<QueueReport> queue_mails(Workspace& workspace, const NotifySettings& settings,
                                const EvaluatedState& state, Firing firing);

// What delivering needs: borrowed, so that it can go on beside the workspace.
struct Delivering {
  Store& store;
  const Config& config;
  const Clock& clock;
  Log& log;
  std::optional<std::string> password;  // of the environment
};
// Delivers what is due, and queues a note to the admins where a message was refused for good or the
// outbox is paused.
Result<DeliveryReport> deliver_mails(const Delivering& delivering, const Recipients& recipients);

// Whether neither recipients nor schedules are set up: then there is nobody to tell.
bool not_set_up(const std::vector<Error>& settings_errors);

}  // namespace viisari
