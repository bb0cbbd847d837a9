#include "app/feedback.h"

#include <algorithm>
#include <utility>

#include "alert/recipients.h"
#include "app/admin_notes.h"
#include "app/config.h"
#include "app/notify_settings.h"
#include "base/log_messages.h"
#include "base/text.h"
#include "report/format.h"
#include "store/store.h"

namespace viisari {
namespace {

using std::chrono::hours;

// Line ends as line feeds; other control characters were never meant to be read.
std::string clean_text(std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (c == '\r') {
      if (i + 1 == text.size() || text[i + 1] != '\n') out += '\n';
    } else if (c == '\n' || c == '\t' || (static_cast<unsigned char>(c) >= 0x20 && c != 0x7F)) {
      out += c;
    }
  }
  return std::string(trim(out));
}

Result<void> check(const Feedback& feedback) {
  const std::size_t length = character_count(feedback.text);
  if (!is_valid_utf8(feedback.text) || length == 0 || length > kFeedbackCharacters) {
    return fail(kFeedbackText,
                "feedback is 1–" + std::to_string(kFeedbackCharacters) + " characters of text");
  }
  if (!feedback.page.starts_with('/') || !is_one_line(feedback.page) ||
      character_count(feedback.page) > kFeedbackPageCharacters) {
    return fail(kFeedbackText, "the page is a path of this service");
  }
  if (!parse_language(feedback.language)) {
    return fail(kFeedbackText, "the language is fi or en");
  }
  if (!feedback.reply_to.empty() && !is_address(feedback.reply_to)) {
    return fail(kFeedbackAddress, "the address to answer to is not one such as name@area.example");
  }
  return {};
}

std::string quoted_lines(std::string_view text) {
  std::string out;
  for (const std::string_view line : split(text, '\n')) out += "> " + std::string(line) + "\n";
  return out;
}

MailText note(const Feedback& feedback, const std::string& pages_url, Language language) {
  const bool finnish = language == Language::kFinnish;
  const std::string at = to_string(feedback.received_at);
  std::string body = finnish ? "Sivuista annettiin palautetta " + at + ".\n\nSivu: "
                             : "There is feedback on the pages, received " + at + ".\n\nPage: ";
  body += pages_url + feedback.page + "\n";
  if (feedback.reply_to.empty()) {
    body += finnish ? "Vastausta ei pyydetty.\n" : "No answer was asked for.\n";
  } else {
    body += finnish ? "Vastausta pyydettiin osoitteeseen " + feedback.reply_to +
                          "; saavutettavuuspalautteeseen on vastattava 14 päivässä.\n"
                    : "An answer was asked for, to " + feedback.reply_to +
                          "; feedback on accessibility is to be answered within 14 days.\n";
  }
  body += "\n" + quoted_lines(feedback.text);
  return {finnish ? "Viisari: palautetta sivuista" : "Viisari: feedback on the pages",
          std::move(body),
          {}};
}

}  // namespace

bool FeedbackDesk::may_send(const std::string& client, Instant now) {
  return sent_.with([&](auto& sent) {
    for (auto at = sent.begin(); at != sent.end();) {
      std::erase_if(at->second, [&](Instant then) { return then + hours(1) <= now; });
      at = at->second.empty() ? sent.erase(at) : std::next(at);
    }
    auto& times = sent[client];
    if (times.size() >= kFeedbackAnHour) return false;
    times.push_back(now);
    return true;
  });
}

Result<Feedback> FeedbackDesk::send(Feedback feedback, const std::string& client) {
  const Instant now = clock_.now();
  feedback.text = clean_text(feedback.text);
  feedback.received_at = now;
  if (auto checked = check(feedback); !checked) return fail(checked.error());
  if (!may_send(client, now)) {
    return fail(kFeedbackTooOften, "so much feedback came from one place that it has to wait");
  }
  const auto id = store_.feedback().add_feedback(feedback, kFeedbackADay, now - hours(24));
  if (!id) return fail(id.error());
  feedback.id = *id;
  tell_admins(feedback);
  return feedback;
}

void FeedbackDesk::tell_admins(const Feedback& feedback) {
  NotifySettings settings;
  const std::vector<Error> faults = read_notify_settings(config_, settings);
  std::string code;
  if (!faults.empty()) {
    code = faults.front().code.name;
  } else if (const auto told = queue_admin_note(
                 store_, config_, settings.recipients, feedback.received_at,
                 "feedback-" + std::to_string(feedback.id),
                 [&](Language language) { return note(feedback, config_.pages_url, language); });
             !told) {
    code = told.error().code.name;
  }
  if (!code.empty()) log_.write(log_message::kFeedbackNotTold, {{"code", code}});
}

}  // namespace viisari
