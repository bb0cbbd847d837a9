// Reading back what was composed, for a person who looks at the outbox.
// Ownership: plain values. Thread-safety: may be called from any thread.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace viisari {

// The first text part of a message as UTF-8 with LF line ends; empty when there is none. Control
// characters but line ends and tabs are left out.
std::string text_of_mail(std::string_view bytes);

// The header fields of the message itself, in their order, decoded to UTF-8. Control characters are
// left out of the values.
std::vector<std::pair<std::string, std::string>> headers_of_mail(std::string_view bytes);

}  // namespace viisari
