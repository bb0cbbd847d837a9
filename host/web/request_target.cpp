#include "web/request_target.h"

#include <algorithm>

#include "base/text.h"

namespace viisari {
namespace {

// -1 when `c` is no hexadecimal digit.
int hex_digit(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return -1;
}

}  // namespace

Result<std::string> percent_decode(std::string_view text, bool plus_is_space) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t i = 0; i < text.size(); ++i) {
    char c = text[i];
    if (c == '%') {
      const int high = i + 1 < text.size() ? hex_digit(text[i + 1]) : -1;
      const int low = i + 2 < text.size() ? hex_digit(text[i + 2]) : -1;
      if (high < 0 || low < 0) return fail(kBadEscape, "'%' without two hexadecimal digits");
      c = static_cast<char>(high * 16 + low);
      i += 2;
    } else if (c == '+' && plus_is_space) {
      c = ' ';
    }
    const auto byte = static_cast<unsigned char>(c);
    if (byte < 0x20 || byte == 0x7F) return fail(kBadCharacter, "control character");
    out += c;
  }
  if (!is_valid_utf8(out)) return fail(kBadCharacter, "not UTF-8");
  return out;
}

std::string percent_encode(std::string_view text) {
  constexpr std::string_view kDigits = "0123456789ABCDEF";
  constexpr std::string_view kPlain = "-._~";
  std::string out;
  for (const char c : text) {
    const bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
    if (letter || kPlain.find(c) != std::string_view::npos) {
      out += c;
    } else {
      const auto byte = static_cast<unsigned char>(c);
      out += '%';
      out += kDigits[byte >> 4U];
      out += kDigits[byte & 0x0FU];
    }
  }
  return out;
}

Result<RequestTarget> parse_request_target(std::string_view target) {
  RequestTarget out;
  const std::size_t question = target.find('?');
  out.path = target.substr(0, question);
  if (out.path.size() > 1) {
    for (const std::string_view raw : split(std::string_view(out.path).substr(1), '/')) {
      auto segment = percent_decode(raw, false);
      if (!segment) return fail(segment.error());
      out.segments.push_back(std::move(*segment));
    }
  }
  if (question == std::string_view::npos) return out;
  for (const std::string_view pair : split(target.substr(question + 1), '&')) {
    if (pair.empty()) continue;
    const std::size_t equals = pair.find('=');
    auto name = percent_decode(pair.substr(0, equals), true);
    if (!name) return fail(name.error());
    auto value = percent_decode(
        equals == std::string_view::npos ? std::string_view() : pair.substr(equals + 1), true);
    if (!value) return fail(value.error());
    out.query.emplace_back(std::move(*name), std::move(*value));
  }
  return out;
}

}  // namespace viisari
