// The outbox and deliveries as text for a terminal, and the outbox as JSON.
// Thread-safety: pure functions.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "mail/transport.h"
#include "report/format.h"
#include "store/outbox.h"

namespace viisari {

// "not delivered yet: the server asks us to come back later"
std::string delivery_text(Delivery delivery, Language language);
// What a person can do about a detail such as "smtp.login: 535"; empty where there is nothing.
std::string delivery_advice(std::string_view detail, Language language);

struct OutboxView {
  std::optional<OutboxPause> pause;
  OutboxDepth depth;
  std::vector<OutboxMessage> messages;  // without their bytes
  bool cut = false;                     // there are more
};
std::string print_outbox(const OutboxView& outbox, Language language);
std::string outbox_json(const OutboxView& outbox);
// All that is known of one message, and the text part of its bytes.
std::string print_outbox_message(const OutboxMessage& message, Language language);

}  // namespace viisari
