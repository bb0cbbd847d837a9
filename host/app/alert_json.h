// Alerts, silences and what the desk says of indicators as JSON, as openapi.yaml describes them.
// Thread-safety: pure functions.
#pragma once

#include <optional>
#include <string_view>

#include "app/alert_book.h"
#include "app/desk.h"
#include "report/json.h"

namespace viisari {

// Writes {fi, en} of what `text` gives in each language, or null where it is empty.
template <class Text>
void member_sentence(JsonWriter& json, std::string_view name, const Text& text) {
  json.key(name);
  const std::string finnish = text(Language::kFinnish);
  if (finnish.empty()) {
    json.null();
    return;
  }
  json.begin_object();
  json.member("fi", finnish);
  json.member("en", text(Language::kEnglish));
  json.end_object();
}
void member_instant(JsonWriter& json, std::string_view name, const std::optional<Instant>& at);
void member_number(JsonWriter& json, std::string_view name, std::int64_t value);
void member_period(JsonWriter& json, std::string_view name, const Period& period);
void member_local(JsonWriter& json, std::string_view name, const LocalText& text);
// "…" with its quotes: what If-Match takes.
void member_etag(JsonWriter& json, std::string_view version);

void write_silence(JsonWriter& json, const AlertBook& book, const Silence& silence);
void write_alert(JsonWriter& json, const AlertBook& book, const Episode& episode,
                 std::optional<TransitionKind> ended_as);
// {alert, transitions, told, next_told}
void write_alert_document(JsonWriter& json, const AlertBook& book, const Episode& episode,
                          const AlertHistory& history);
// How it ended, by its last transition; nothing while it is open.
std::optional<TransitionKind> ended_as(const Episode& episode,
                                       const std::vector<Transition>& transitions);
void write_desk(JsonWriter& json, const Desk& desk);

}  // namespace viisari
