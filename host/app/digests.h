// Digests: what a scheduled mail to one recipient says.
// Ownership: a request borrows; the mail is a value. Thread-safety: needs the workspace for itself.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "app/evaluation.h"
#include "app/notify_settings.h"
#include "base/date.h"
#include "base/result.h"
#include "mail/mail.h"

namespace viisari {

class Workspace;

inline constexpr ErrorCode kNoSuchRole{"mail.no_such_role", ErrorKind::kUsage};

struct DigestRequest {
  const Recipient* recipient = nullptr;
  const Schedule* schedule = nullptr;
  std::optional<Date> since;  // as-of day of the last digest this recipient got
  // The state as of `since`, where several recipients share it; nullptr: evaluated here.
  const EvaluatedState* before = nullptr;
  std::optional<Due> late;  // due then, sent later
  Instant now{};
  // Of a mail that is only looked at: its link for leaving leaves nothing.
  bool preview = false;
};
// The whole mail but for its envelope: rendered by the template where there is one that works, with
// charts of what matters most. `template_errors` get what went wrong in the template or a chart.
Result<Mail> digest(Workspace& workspace, const EvaluatedState& state, const DigestRequest& request,
                    std::vector<Error>& template_errors);

}  // namespace viisari
