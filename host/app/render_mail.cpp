#include "app/render_mail.h"

#include <chrono>
#include <utility>

#include "app/config.h"
#include "app/mail_templates.h"
#include "base/text.h"
#include "mail/compose.h"
#include "report/format.h"

namespace viisari {
namespace {

constexpr std::chrono::hours kAlertLifetime{48};

MailAddress sender(const Config& config) {
  const std::string_view from = config.mail_from;
  const std::size_t open = from.rfind('<');
  if (open == std::string_view::npos || !from.ends_with('>')) return {"", std::string(trim(from))};
  std::string_view name = trim(from.substr(0, open));
  if (name.size() >= 2 && name.starts_with('"') && name.ends_with('"')) {
    name = name.substr(1, name.size() - 2);
  }
  return {std::string(name), std::string(from.substr(open + 1, from.size() - open - 2))};
}

std::string domain_of(const MailAddress& from) {
  const std::size_t at = from.address.rfind('@');
  return at == std::string::npos ? "localhost" : from.address.substr(at + 1);
}

Language language_of(const Recipient& recipient) {
  return parse_language(recipient.language).value_or(Language::kFinnish);
}

Mail framed(MailText text, const MailFrame& frame, std::string_view list) {
  Mail mail;
  mail.from = sender(frame.config);
  const std::string domain = domain_of(mail.from);
  const auto id = [&](const std::string& left) { return "<" + left + "@" + domain + ">"; };
  mail.to = {frame.recipient.title, frame.recipient.address};
  mail.subject = std::move(text.subject);
  mail.date = frame.now;
  mail.message_id = id(frame.message_id);
  for (const std::string& reference : frame.references) mail.references.push_back(id(reference));
  mail.list_id = std::string(list) + "." + domain;
  mail.language = to_string(language_of(frame.recipient));
  mail.text = std::move(text.text);
  mail.html = std::move(text.html);
  mail.images = frame.images;
  return mail;
}

template <class Content>
MailText text_of(const Content& content, const MailFrame& frame,
                 MailText (*builtin)(const Content&, Language),
                 std::vector<Error>& template_errors) {
  const Language language = language_of(frame.recipient);
  return apply_template(frame.config, content, language, builtin(content, language),
                        template_errors);
}

// "alerts.pirkanmaa": one list an area, so that people can sort by it.
std::string alert_list(const AlertMailContent& content) {
  if (content.notices.empty()) return "alerts";
  const std::string& id = content.notices.front().item.id;
  const std::string area = id.substr(0, id.find('/'));
  return is_key(area) ? "alerts." + area : "alerts";
}

}  // namespace

Mail render_alert_mail(const AlertMailContent& content, const MailFrame& frame,
                       std::vector<Error>& template_errors) {
  return framed(text_of(content, frame, &alert_mail, template_errors), frame, alert_list(content));
}

Mail render_digest_mail(const DigestContent& content, const MailFrame& frame,
                        std::vector<Error>& template_errors) {
  Mail mail = framed(text_of(content, frame, &digest_mail, template_errors), frame, "digests");
  mail.unsubscribe_url = content.unsubscribe_url;
  return mail;
}

Mail render_watchdog_mail(const WatchdogContent& content, const MailFrame& frame,
                          std::vector<Error>& template_errors) {
  return framed(text_of(content, frame, &watchdog_mail, template_errors), frame, "watchdog");
}

Mail render_plain_mail(MailText text, const MailFrame& frame) {
  return framed(std::move(text), frame, "service");
}

Result<OutboxMessage> to_outbox(const Mail& mail, MessageKind kind, const Recipient& recipient,
                                Instant expires_at) {
  auto bytes = compose(mail);
  if (!bytes) return fail(bytes.error());
  OutboxMessage message;
  message.kind = kind;
  message.recipient = recipient.role;
  message.envelope_from = mail.from.address;
  message.envelope_to = mail.to.address;
  message.message_id = mail.message_id;
  message.subject = mail.subject;
  message.bytes = std::move(*bytes);
  message.expires_at = kind == MessageKind::kAlert ? mail.date + kAlertLifetime : expires_at;
  return message;
}

}  // namespace viisari
