#include "app/alerts_command.h"
#include "app/mail_transport.h"
#include "app/notifying.h"
#include "app/print_alerts.h"
#include "app/session.h"
#include "app/simulating.h"
#include "app/workspace.h"

namespace viisari {

int run_notify(const CommandContext& context, const NotifyCommandOptions& options) {
  auto session = open_with_definitions(context, Verbosity::kFaults);
  if (!session) return failed(session.error());
  Workspace& workspace = *session->workspace;
  const Language language = language_of(context);
  NotifySettings settings;
  const std::vector<Error> faults = read_notify_settings(workspace.config(), settings);
  for (const Error& fault : faults) put_error(fault);
  if (!faults.empty()) return static_cast<int>(faults.front().code.kind);

  const Date as_of = as_of_date(options.as_of, workspace);
  const auto state = evaluate_and_tell(workspace, as_of);
  if (!state) return failed(state.error());
  const Firing firing = options.as_of.empty() ? Firing::kSchedules : Firing::kAlertsOnly;
  const auto queued = queue_mails(workspace, settings, **state, firing);
  if (!queued) return failed(queued.error());
  put(print_alert_report(queued->alerts, as_of, language));
  if (firing == Firing::kSchedules) put(print_schedules(queued->schedules, language));
  bool fine = true;
  for (const auto* errors : {&queued->alerts.template_errors, &queued->schedules.template_errors}) {
    for (const Error& error : *errors) put_error(error);
    fine = fine && errors->empty();
  }
  if (!options.no_deliver) {
    const auto delivered = deliver_mails({workspace.store(), workspace.config(), context.clock,
                                          workspace.log(), password_of_environment()},
                                         settings.recipients);
    if (!delivered) return failed(delivered.error());
    put(print_delivery(*delivered, language));
    fine = fine && delivered->failed == 0 && !delivered->paused;
  }
  return fine ? 0 : 1;
}

}  // namespace viisari
