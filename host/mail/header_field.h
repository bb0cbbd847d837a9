// Header fields of a message as RFC 5322 and 2047 want them: ASCII text as it is, other text in
// encoded words of at most 75 characters that never split a character, lines folded at 76 columns
// where there is a place to fold. GMime's own encoded words grow past 75 with characters of three
// and four bytes, and text that only looks like an encoded word passes it unencoded: so these are
// ours. Thread-safety: pure functions.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "mail/mail.h"

namespace viisari {

// The functions below give whole fields with their CRLF. Texts must have passed is_one_line() of
// base/text.

// "Subject: …": a field whose value is free text.
std::string text_field(std::string_view name, std::string_view text);
// "To: Name <local@domain>"; the address must be an addr-spec.
std::string mailbox_field(std::string_view name, const MailAddress& mailbox);
// "References: …": tokens of ASCII without spaces, a space or a fold between them.
std::string token_field(std::string_view name, const std::vector<std::string>& tokens);

}  // namespace viisari
