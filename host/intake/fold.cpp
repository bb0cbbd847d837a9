#include "intake/fold.h"

#include <algorithm>
#include <array>
#include <vector>

namespace viisari {
namespace {

unsigned char byte_at(std::string_view text, std::size_t place) {
  return static_cast<unsigned char>(text[place]);
}

// No-break space, U+2000–U+200A (among them the thin space), narrow no-break space.
std::size_t space_length(std::string_view text) {
  const char c = text.front();
  if (c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\v' || c == '\f') return 1;
  if (text.starts_with("\xC2\xA0")) return 2;
  if (text.size() < 3) return 0;
  if (text.starts_with("\xE2\x80") && byte_at(text, 2) >= 0x80 && byte_at(text, 2) <= 0x8A)
    return 3;
  return text.starts_with("\xE2\x80\xAF") ? 3 : 0;
}

// U+2010–U+2015 (hyphens and dashes) and U+2212 (minus).
bool is_dash(std::string_view text) {
  if (text.size() < 3) return false;
  if (text.starts_with("\xE2\x80")) return byte_at(text, 2) >= 0x90 && byte_at(text, 2) <= 0x95;
  return text.starts_with("\xE2\x88\x92");
}

// À–Þ but for the multiplication sign, U+00D7.
bool is_latin_capital(std::string_view text) {
  return text.size() >= 2 && byte_at(text, 0) == 0xC3 && byte_at(text, 1) >= 0x80 &&
         byte_at(text, 1) <= 0x9E && byte_at(text, 1) != 0x97;
}

}  // namespace

std::string fold(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  while (!text.empty()) {
    if (const std::size_t length = space_length(text); length > 0) {
      if (!out.empty() && out.back() != ' ') out += ' ';
      text.remove_prefix(length);
    } else if (is_dash(text)) {
      out += '-';
      text.remove_prefix(3);
    } else if (is_latin_capital(text)) {
      out += '\xC3';
      out += static_cast<char>(text[1] + 0x20);
      text.remove_prefix(2);
    } else {
      const char c = text.front();
      out += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
      text.remove_prefix(1);
    }
  }
  if (!out.empty() && out.back() == ' ') out.pop_back();
  return out;
}

}  // namespace viisari
