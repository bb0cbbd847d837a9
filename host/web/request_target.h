// The target of a request taken apart: path segments and query parameters, percent-decoded once.
// Thread-safety: pure functions, plain values.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/result.h"

namespace viisari {

inline constexpr ErrorCode kBadEscape{"web.bad_escape", ErrorKind::kUsage};        // %G1, %4
inline constexpr ErrorCode kBadCharacter{"web.bad_character", ErrorKind::kUsage};  // %00, not UTF-8

struct RequestTarget {
  std::string path;                   // as sent, without the query
  std::vector<std::string> segments;  // decoded; "/" has none, "/a/" has "a" and ""
  // Decoded, '+' read as a space; a parameter without '=' has an empty value.
  std::vector<std::pair<std::string, std::string>> query;
};

// `target` begins with '/'. Dot segments are kept as they are: no path here means a place in a file
// system, and they match nothing.
Result<RequestTarget> parse_request_target(std::string_view target);
// Decodes %XX once. Refuses control characters and what is not UTF-8.
Result<std::string> percent_decode(std::string_view text, bool plus_is_space);
// Everything but letters, digits and -._~ as %XX: safe in a path segment, a query and an attribute.
std::string percent_encode(std::string_view text);

}  // namespace viisari
