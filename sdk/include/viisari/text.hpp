// Text helpers for plugins that read documents: comparing headers and words the way people do, and
// recognising a period in a header.
// Ownership: views are never stored. Thread-safety: pure functions. Nothing reads the locale.
#ifndef VIISARI_TEXT_HPP
#define VIISARI_TEXT_HPP

#include <array>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace viisari::sdk {

namespace detail {

// One character of a text, as the comparisons below see it.
struct Glyph {
  std::string_view bytes;  // what stands for it: lower-case, one kind of dash, one kind of space
  std::size_t size = 1;    // how many bytes it takes in the text
};

inline constexpr std::string_view kSpace = " ";
inline constexpr std::string_view kDash = "-";

inline bool is_ascii_space(char c) {
  return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\v' || c == '\f';
}

// Spaces that documents use inside numbers and between words: U+00A0, U+2007, U+2009, U+202F.
inline std::size_t wide_space_at(std::string_view rest) {
  if (rest.starts_with("\xC2\xA0")) return 2;
  for (const std::string_view space : {"\xE2\x80\x87", "\xE2\x80\x89", "\xE2\x80\xAF"}) {
    if (rest.starts_with(space)) return 3;
  }
  return 0;
}

// U+2010–U+2015 and U+2212.
inline std::size_t wide_dash_at(std::string_view rest) {
  if (rest.size() >= 3 && rest.starts_with("\xE2\x80") && rest[2] >= '\x90' && rest[2] <= '\x95') {
    return 3;
  }
  return rest.starts_with("\xE2\x88\x92") ? 3 : 0;
}

// The Latin-1 letters À–Þ in lower case; enough for Finnish and Swedish.
inline constexpr auto kLatinLower = [] {
  std::array<std::array<char, 2>, 32> table{};
  for (std::size_t i = 0; i < table.size(); ++i) {
    table[i] = {'\xC3', static_cast<char>(static_cast<unsigned char>(0xA0 + i))};
  }
  return table;
}();
inline constexpr auto kAsciiLower = [] {
  std::array<char, 26> table{};
  for (std::size_t i = 0; i < table.size(); ++i) table[i] = static_cast<char>('a' + i);
  return table;
}();

inline Glyph glyph_at(std::string_view rest) {
  if (is_ascii_space(rest[0])) return {kSpace, 1};
  if (const std::size_t size = wide_space_at(rest); size != 0) return {kSpace, size};
  if (const std::size_t size = wide_dash_at(rest); size != 0) return {kDash, size};
  if (rest.starts_with("\xC2\xAD")) return {{}, 2};  // soft hyphen: not part of the word
  if (rest[0] >= 'A' && rest[0] <= 'Z') {
    return {std::string_view(&kAsciiLower[static_cast<std::size_t>(rest[0] - 'A')], 1), 1};
  }
  if (rest.size() >= 2 && rest[0] == '\xC3') {
    const auto second = static_cast<unsigned char>(rest[1]);
    if (second >= 0x80 && second <= 0x9E && second != 0x97) {
      const auto& lower = kLatinLower[second - 0x80U];
      return {std::string_view(lower.data(), lower.size()), 2};
    }
  }
  return {rest.substr(0, 1), 1};
}

inline bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

// 1–4 digits as a number; -1 when the text is anything else.
inline int small_number(std::string_view digits) {
  if (digits.empty() || digits.size() > 4) return -1;
  int number = 0;
  for (const char c : digits) {
    if (!is_digit(c)) return -1;
    number = number * 10 + (c - '0');
  }
  return number;
}

inline bool is_year(std::string_view text) {
  const int year = small_number(text);
  return text.size() == 4 && year >= 1900 && year <= 2199;
}

inline bool is_month(std::string_view text) {
  const int month = small_number(text);
  return text.size() <= 2 && month >= 1 && month <= 12;
}

// `2025-10`
inline bool is_year_and_month(std::string_view text) {
  return text.size() == 7 && text[4] == '-' && is_year(text.substr(0, 4)) &&
         is_month(text.substr(5));
}

// `2025-q3`, `2025-h1`
inline bool is_part_of_year(std::string_view text) {
  if (text.size() != 7 || text[4] != '-' || !is_year(text.substr(0, 4))) return false;
  const char last = text[6];
  return (text[5] == 'q' && last >= '1' && last <= '4') ||
         (text[5] == 'h' && last >= '1' && last <= '2');
}

// `31.10.2025`
inline bool is_finnish_day(std::string_view text) {
  const std::size_t first = text.find('.');
  if (first == std::string_view::npos) return false;
  const std::size_t second = text.find('.', first + 1);
  if (second == std::string_view::npos) return false;
  const std::string_view day_text = text.substr(0, first);
  const int day = small_number(day_text);
  return day_text.size() <= 2 && day >= 1 && day <= 31 &&
         is_month(text.substr(first + 1, second - first - 1)) && is_year(text.substr(second + 1));
}

}  // namespace detail

// White space of every kind off both ends.
inline std::string_view trimmed(std::string_view text) {
  while (!text.empty()) {
    const std::size_t wide = detail::wide_space_at(text);
    if (wide == 0 && !detail::is_ascii_space(text.front())) break;
    text.remove_prefix(wide == 0 ? 1 : wide);
  }
  while (!text.empty()) {
    if (detail::is_ascii_space(text.back())) {
      text.remove_suffix(1);
    } else if (text.size() >= 2 && detail::wide_space_at(text.substr(text.size() - 2)) == 2) {
      text.remove_suffix(2);
    } else if (text.size() >= 3 && detail::wide_space_at(text.substr(text.size() - 3)) == 3) {
      text.remove_suffix(3);
    } else {
      break;
    }
  }
  return text;
}

// Trimmed, with every run of white space as one space: a cell that its document broke over lines.
inline std::string on_one_line(std::string_view text) {
  text = trimmed(text);
  std::string out;
  out.reserve(text.size());
  bool gap = false;
  for (std::size_t i = 0; i < text.size();) {
    // A no-break space inside a number stays one: it is part of the figure as printed.
    if (detail::is_ascii_space(text[i])) {
      gap = true;
      ++i;
      continue;
    }
    if (gap) out += ' ';
    gap = false;
    out += text[i++];
  }
  return out;
}

// For comparing headers: lower case, without any white space, one kind of dash.
inline std::string header_form(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t i = 0; i < text.size();) {
    const detail::Glyph glyph = detail::glyph_at(text.substr(i));
    if (glyph.bytes != detail::kSpace) out += glyph.bytes;
    i += glyph.size;
  }
  return out;
}

// For comparing words: lower case, white space of any length as one space, no final full stop.
inline std::string words_form(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  bool gap = false;
  for (std::size_t i = 0; i < text.size();) {
    const detail::Glyph glyph = detail::glyph_at(text.substr(i));
    i += glyph.size;
    if (glyph.bytes == detail::kSpace) {
      gap = true;
      continue;
    }
    if (glyph.bytes.empty()) continue;
    if (gap && !out.empty()) out += ' ';
    gap = false;
    out += glyph.bytes;
  }
  while (out.ends_with('.') || out.ends_with(' ')) out.pop_back();
  return out;
}

// The start of `text` for a message: at most `limit` bytes, cut between characters, control
// characters as '?'.
inline std::string excerpt(std::string_view text, std::size_t limit = 60) {
  std::string out = on_one_line(text);
  if (out.size() > limit) {
    std::size_t end = limit;
    while (end > 0 && (static_cast<unsigned char>(out[end]) & 0xC0U) == 0x80U) --end;
    out.resize(end);
    out += "…";
  }
  for (char& c : out) {
    if (static_cast<unsigned char>(c) < 0x20 || c == '\x7F') c = '?';
  }
  return out;
}

// A header, or the rest of one, as a period the host reads: `2026`, `10/2025`, `1–9 / 2025`,
// `31.10.2025`, `2025-Q3`, `2025-10`, `2025-01/2025-09`, `syksy 2024`. Nothing when it is none.
inline std::optional<std::string> period_in_header(std::string_view text) {
  using namespace detail;
  std::string form = header_form(text);
  for (const std::string_view season : {"syksy", "kevät", "kesä"}) {
    if (form.starts_with(season) && is_year(std::string_view(form).substr(season.size()))) {
      return std::string(season) + " " + form.substr(season.size());
    }
  }
  const std::string_view view = form;
  if (is_year(view) || is_year_and_month(view) || is_finnish_day(view)) return form;
  if (is_part_of_year(view)) {
    form[5] = static_cast<char>(form[5] - 'a' + 'A');
    return form;
  }
  const std::size_t slash = view.find('/');
  if (slash == std::string_view::npos) return std::nullopt;
  const std::string_view left = view.substr(0, slash);
  const std::string_view right = view.substr(slash + 1);
  if (is_year_and_month(left) && is_year_and_month(right)) {
    if (left <= right) return form;
    return std::nullopt;
  }
  if (!is_year(right)) return std::nullopt;
  const std::size_t dash = left.find('-');
  if (dash == std::string_view::npos) {
    if (is_month(left)) return form;
    return std::nullopt;
  }
  const std::string_view first = left.substr(0, dash);
  const std::string_view last = left.substr(dash + 1);
  if (is_month(first) && is_month(last) && small_number(first) <= small_number(last)) return form;
  return std::nullopt;
}

}  // namespace viisari::sdk

#endif  // VIISARI_TEXT_HPP
