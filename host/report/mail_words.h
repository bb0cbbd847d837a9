// Words and parts that the mails of this library share; not for use outside it.
// Thread-safety: pure functions.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "report/mail_layout.h"
#include "report/mail_text.h"
#include "report/wording.h"

namespace viisari {

std::string replaced(std::string_view text, std::string_view what, std::string_view with);
// `one` for 1, else `many` with its {n}.
std::string counted(std::size_t n, const Words& one, const Words& many, Language language);
// "SIMULOITU: …" where figures are made up.
std::string with_mark(std::string_view subject, bool simulated, Language language);
std::string month_text(Date day, Language language);  // "tammikuu 2026"
std::string as_of_text(Date as_of, Language language);
// "Luku: 53 (2025). Tavoite: vähintään 80 (2026)." without what the reason says already.
std::string figure_line(const MailItem& item, Language language);

std::string simulated_warning(Language language);

void begin_mail(MailPage& page, std::string_view title, bool simulated, Language language);
void add_why(MailPage& page, std::string_view why, Language language);
// Where the pages are, and that nobody reads answers.
void end_mail(MailPage& page, std::string_view pages_url, Language language);

}  // namespace viisari
