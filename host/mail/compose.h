// Composing: a Mail as the bytes of RFC 5322, multipart/alternative with the text first, UTF-8 in
// encoded words, lines within 998, CRLF line ends, and the headers that keep auto-responders quiet
// (Auto-Submitted, RFC 3834). The same Mail gives the same bytes. Blanks at the ends of lines of
// text and HTML are left out.
// Ownership: plain values. Thread-safety: may be called from any thread.
#pragma once

#include <string>

#include "base/result.h"
#include "mail/mail.h"

namespace viisari {

// A control character (CR, LF …) or invalid UTF-8 in a header's value, or an id of another form.
inline constexpr ErrorCode kMailBadHeader{"mail.bad_header"};
inline constexpr ErrorCode kMailBadAddress{"mail.bad_address"};
inline constexpr ErrorCode kMailTooLarge{"mail.too_large"};  // above kMaxMailBytes
inline constexpr ErrorCode kMailBadBody{"mail.bad_body"};    // not UTF-8, a NUL, no text, no PNG

inline constexpr std::size_t kMaxMailBytes = std::size_t{10} * 1024 * 1024;

Result<std::string> compose(const Mail& mail);

}  // namespace viisari
