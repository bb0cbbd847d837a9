// Notes to the administrators: plain mails that the service writes of itself, in each one's
// language, through the outbox. Thread-safety: as the store.
#pragma once

#include <functional>
#include <string>

#include "alert/recipients.h"
#include "base/date.h"
#include "base/result.h"
#include "report/format.h"
#include "report/mail_text.h"

namespace viisari {

struct Config;
class Store;

// One to each who is told of faults of the service; a note of the same key is queued once.
Result<void> queue_admin_note(Store& store, const Config& config, const Recipients& recipients,
                              Instant now, const std::string& key,
                              const std::function<MailText(Language)>& text);

}  // namespace viisari
