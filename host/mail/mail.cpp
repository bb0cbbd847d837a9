#include "mail/mail.h"

#include <algorithm>

#include "alert/recipients.h"
#include "base/text.h"

namespace viisari {

std::optional<MailAddress> parse_mailbox(std::string_view text) {
  text = trim(text);
  MailAddress mailbox;
  const std::size_t open = text.find('<');
  if (open == std::string_view::npos) {
    mailbox.address = text;
  } else {
    if (text.back() != '>') return std::nullopt;
    mailbox.name = trim(text.substr(0, open));
    mailbox.address = text.substr(open + 1, text.size() - open - 2);
  }
  const bool plain_name = std::none_of(mailbox.name.begin(), mailbox.name.end(), [](char c) {
    return static_cast<unsigned char>(c) < 0x20 || c == 0x7F || c == '>';
  });
  if (!plain_name || !is_valid_utf8(mailbox.name) || !is_address(mailbox.address)) {
    return std::nullopt;
  }
  return mailbox;
}

}  // namespace viisari
