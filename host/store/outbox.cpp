#include "store/outbox.h"

#include <array>

#include "base/enum_words.h"

namespace viisari {
namespace {

constexpr std::array<std::string_view, 9> kStates{
    "", "queued", "leased", "sent", "deferred", "failed", "unknown", "expired", "cancelled"};
constexpr std::array<std::string_view, 6> kKinds{"",         "alert", "digest",
                                                 "watchdog", "admin", "test"};

}  // namespace

std::string_view to_string(MessageState state) {
  return word_of(kStates, state);
}
std::optional<MessageState> parse_message_state(std::string_view text) {
  return value_of<MessageState>(kStates, text);
}
std::string_view to_string(MessageKind kind) {
  return word_of(kKinds, kind);
}
std::optional<MessageKind> parse_message_kind(std::string_view text) {
  return value_of<MessageKind>(kKinds, text);
}

}  // namespace viisari
