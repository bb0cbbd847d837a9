// Made-up mails that templates are tried with: of each kind one in which every field has something
// in it, and one in which only those have that always do. Thread-safety: pure functions.
#pragma once

#include <vector>

#include "report/mail_text.h"

namespace viisari {

std::vector<AlertMailContent> sample_alert_mails();
std::vector<DigestContent> sample_digests();
std::vector<WatchdogContent> sample_watchdogs();

}  // namespace viisari
