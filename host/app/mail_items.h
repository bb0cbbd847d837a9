// An indicator as a mail shows it: the same in alerts and digests. Thread-safety: pure functions.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "app/evaluation.h"
#include "base/error.h"
#include "mail/mail.h"
#include "model/alert_rule.h"
#include "report/mail_text.h"
#include "web/api_source.h"

namespace viisari {

// `<pages_url>/indicators/AREA/KEY`.
std::string indicator_url(std::string_view pages_url, std::string_view id);
// Without `before`, `note` and chart. The reason is the verdict's sentence.
MailItem mail_item(const AreaSnapshot& area, const AreaSnapshot::Row& row,
                   std::string_view pages_url, Language language);
// "Alert limit: above 30 %." of a rule that has a limit of its own, with a space at the end; empty
// for rules that go by the verdict, whose reason says all.
std::string limit_reason(const AlertRule& rule, const Indicator& indicator, Language language);
// What is said of its figures instead, where they are overdue: "The figure is overdue; the latest
// is 23.2 % (January–August 2025)."
std::string overdue_reason(const AreaSnapshot::Row& row, Language language);

// Draws the indicator's chart into the item, and its picture at the end of `images`. One without
// anything to draw gets none; one that cannot be drawn is told of in `errors`: it must not hold
// back the mail.
void add_chart(MailItem& item, const EvaluatedState& state, Language language,
               std::vector<MailImage>& images, std::vector<Error>& errors);

}  // namespace viisari
