// Rendering: built-in mail or template, charts, addresses, thread: one place where a content
// becomes a Mail and a Mail an OutboxMessage. Thread-safety: as the templates it is given.
#pragma once

#include <string>
#include <vector>

#include "alert/recipients.h"
#include "base/date.h"
#include "base/result.h"
#include "mail/mail.h"
#include "report/mail_text.h"
#include "store/outbox.h"

namespace viisari {

struct Config;

// What every mail of one kind to one recipient shares.
struct MailFrame {
  const Config& config;
  const Recipient& recipient;
  Instant now{};
  std::string message_id;               // left part: "digest-monthly-2026-01-05.ROLE"
  std::vector<std::string> references;  // left parts: "episode-12"
  std::vector<MailImage> images;
};

// With the template's parts where there is one and it works (mail_templates.h); what went wrong in
// it is added to `template_errors`. The domain of Message-IDs and lists is that of
// Config::mail_from.
Mail render_alert_mail(const AlertMailContent& content, const MailFrame& frame,
                       std::vector<Error>& template_errors);
Mail render_digest_mail(const DigestContent& content, const MailFrame& frame,
                        std::vector<Error>& template_errors);
Mail render_watchdog_mail(const WatchdogContent& content, const MailFrame& frame,
                          std::vector<Error>& template_errors);

// A note of the service itself, to an admin.
Mail render_plain_mail(MailText text, const MailFrame& frame);

// Composed and ready to be queued; alerts expire 48 hours after the mail's date, others at
// `expires_at`.
Result<OutboxMessage> to_outbox(const Mail& mail, MessageKind kind, const Recipient& recipient,
                                Instant expires_at);

}  // namespace viisari
