// The folder of mail templates: which file speaks for which mail, and what is sent when one fails.
// Reads the file for each mail, so that a change counts from the next one on.
// Thread-safety: functions without state.
#pragma once

#include <span>
#include <vector>

#include "base/error.h"
#include "base/log.h"
#include "report/mail_text.h"

namespace viisari {

struct Config;

// `builtin` with what the template of this kind of mail has in place of it. There is none, or
// anything in it fails: all of `builtin`, and the errors are added. A mail of simulated figures
// says so also where its template does not.
MailText apply_template(const Config& config, const AlertMailContent& content, Language language,
                        MailText builtin, std::vector<Error>& errors);
MailText apply_template(const Config& config, const DigestContent& content, Language language,
                        MailText builtin, std::vector<Error>& errors);
MailText apply_template(const Config& config, const WatchdogContent& content, Language language,
                        MailText builtin, std::vector<Error>& errors);

// A line of the log each.
void log_template_errors(Log& log, std::span<const Error> errors);

// Renders every template of the folder for made-up mails, full ones and empty ones, in every
// language. Its faults, each once, by file and line; a file that is no template's is one.
std::vector<Error> check_mail_templates(const Config& config);

}  // namespace viisari
