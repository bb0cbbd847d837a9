// Watchdog: the counts of the mail that says that the service is alive. Thread-safety: needs the
// workspace for itself.
#pragma once

#include <optional>

#include "alert/recipients.h"
#include "app/evaluation.h"
#include "app/notify_settings.h"
#include "base/date.h"
#include "base/result.h"
#include "report/mail_text.h"

namespace viisari {

class Workspace;

struct WatchdogQuestion {
  const EvaluatedState& state;
  const NotifySettings& settings;
  const Recipient& recipient;    // its language, and whether it may see what is not public
  std::optional<Instant> since;  // when the last one was sent
  Instant now{};
};
Result<WatchdogContent> watchdog_content(Workspace& workspace, const WatchdogQuestion& question);

}  // namespace viisari
