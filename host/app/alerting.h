// Alerting: the use case that steps the alerts to a day. Evaluates, reads the episodes, decides who
// is told, renders the mails and writes it all in one transaction. Also without writing, for a
// replay. Thread-safety: needs the workspace for itself.
#pragma once

#include <cstddef>
#include <map>
#include <string>
#include <vector>

#include "alert/notices.h"
#include "alert/step.h"
#include "app/evaluation.h"
#include "app/notify_settings.h"
#include "base/date.h"
#include "base/result.h"

namespace viisari {

class Workspace;

struct AlertReport {
  std::map<TransitionKind, std::size_t> transitions;
  std::size_t mails = 0;               // queued
  std::size_t without_recipient = 0;   // episodes that nobody but the admins was told of
  std::vector<Error> template_errors;  // the built-in mail went out instead
};

// Every indicator with the verdict on each of its observations, as known on the state's day. The
// result borrows from `state`.
std::vector<Watched> watch(const EvaluatedState& state);

// Steps the alerts to the day of `state` and queues the mails. An earlier day than the last step's
// is left alone (nothing happens): history is told by a replay, not by mail.
Result<AlertReport> update_alerts(Workspace& workspace, const NotifySettings& settings,
                                  const EvaluatedState& state);

}  // namespace viisari
