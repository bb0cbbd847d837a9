// The content of a mail as a mail template sees it. Every field of the structs in
// report/mail_text.h, by its own name; a field that is empty is there without a value, a verdict is
// a word with its text beside it (status, status_text), a day an ISO date with its text (as_of,
// as_of_text). docs/mail.md lists the fields; a test holds the list to these functions.
// Thread-safety: pure functions.
#pragma once

#include "report/mail_text.h"
#include "script/template.h"

namespace viisari {

// `builtin` is what would be sent without the template; `language` the mail's.
TemplateValue template_value(const AlertMailContent& content, const MailText& builtin,
                             Language language);
TemplateValue template_value(const DigestContent& content, const MailText& builtin,
                             Language language);
TemplateValue template_value(const WatchdogContent& content, const MailText& builtin,
                             Language language);

}  // namespace viisari
