// Alerting: the use case that steps the alerts to a day. Evaluates, reads the episodes, decides who
// is told, renders the mails and writes it all in one transaction.
// Ownership: borrows what it is given for the call. Thread-safety: needs the workspace for itself.
#pragma once

#include <cstddef>
#include <map>
#include <memory>
#include <vector>

#include "alert/recipients.h"
#include "alert/step.h"
#include "app/evaluation.h"
#include "base/error.h"
#include "base/result.h"

namespace viisari {

class Workspace;

inline constexpr ErrorCode kAlertsFutureDay{"alerts.future_day", ErrorKind::kUsage};

struct AlertReport {
  bool stepped = false;  // false: a later day has been stepped to already
  std::map<TransitionKind, std::size_t> transitions;
  std::size_t mails = 0;  // queued
  // Alerts that opened and that nobody but the admins was told of, and those of them that are
  // public.
  std::size_t without_recipient = 0;
  std::size_t public_without_recipient = 0;
  std::size_t open = 0;                // episodes after the step
  std::vector<Error> template_errors;  // logged; the built-in mail went out
};

// Every indicator with the verdict on each of its figures, as known on the state's day. The result
// borrows from `state`.
std::vector<Watched> watch(const EvaluatedState& state);

// Steps the alerts to the day of `state` and queues the mails. An earlier day than the last step's
// is left alone (nothing happens): history is told by a replay, not by mail. Stepping to the same
// day again does only what has become due since. kAlertsFutureDay for a day to come, unless the
// figures are simulated.
Result<AlertReport> update_alerts(Workspace& workspace, const Recipients& recipients,
                                  const EvaluatedState& state);

}  // namespace viisari
