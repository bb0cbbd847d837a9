#include "app/outbox_sight.h"

#include <algorithm>
#include <utility>

#include "mail/read_mail.h"

namespace viisari {
namespace {

// A title of two words or so could stand in any text.
constexpr std::size_t kTellingTitleBytes = 12;

std::string without_tokens(std::string text) {
  constexpr std::string_view kPath = "/unsubscribe/";
  constexpr std::string_view kTokenCharacters =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789._-~%=";
  for (std::size_t at = 0; (at = text.find(kPath, at)) != std::string::npos;) {
    at += kPath.size();
    const std::size_t end = std::min(text.find_first_not_of(kTokenCharacters, at), text.size());
    text.replace(at, end - at, "…");
  }
  return text;
}

bool tells_of_figures(MessageKind kind) {
  return kind != MessageKind::kAdmin && kind != MessageKind::kTest;
}

}  // namespace

OutboxSight::OutboxSight(Viewer viewer, const Snapshot& snapshot,
                         std::optional<Recipients> recipients)
    : viewer_(std::move(viewer)), recipients_(std::move(recipients)) {
  for (const AreaSnapshot& area : snapshot.areas) {
    if (viewer_.sees_restricted(area.id)) continue;
    for (const AreaSnapshot::Row& row : area.rows) {
      if (row.indicator->visibility == Visibility::kPublic) continue;
      hidden_.push_back(row.indicator->id);
      for (const std::string* title : {&row.indicator->title.fi, &row.indicator->title.en}) {
        if (title->size() >= kTellingTitleBytes) hidden_.push_back(*title);
      }
    }
  }
}

bool OutboxSight::names_hidden(std::string_view text) const {
  return std::any_of(hidden_.begin(), hidden_.end(), [&](const std::string& name) {
    return text.find(name) != std::string_view::npos;
  });
}

bool OutboxSight::is_open_to(const Recipient& recipient) const {
  if (!recipient.restricted) return true;
  if (recipient.areas.empty()) return viewer_.restricted && viewer_.areas.empty();
  return std::all_of(recipient.areas.begin(), recipient.areas.end(),
                     [&](const std::string& area) { return viewer_.sees_restricted(area); });
}

bool OutboxSight::is_withheld(const OutboxMessage& message) const {
  if (!tells_of_figures(message.kind)) return false;
  if (viewer_.restricted && viewer_.areas.empty()) return false;
  const Recipient* recipient = recipients_ ? recipients_->find(message.recipient) : nullptr;
  if (recipient == nullptr || !is_open_to(*recipient) || names_hidden(message.subject)) return true;
  return !message.bytes.empty() && names_hidden(text_of_mail(message.bytes));
}

ReadMail read_for_people(const OutboxMessage& message) {
  ReadMail out;
  for (auto& [name, value] : headers_of_mail(message.bytes)) {
    out.headers.emplace_back(std::move(name), without_tokens(std::move(value)));
  }
  out.text = without_tokens(text_of_mail(message.bytes));
  return out;
}

std::string message_version(const OutboxMessage& message) {
  return std::to_string(message.id) + "." + std::string(to_string(message.state)) + "." +
         std::to_string(message.tries) + "." +
         std::to_string(message.next_try_at.time_since_epoch().count());
}

}  // namespace viisari
