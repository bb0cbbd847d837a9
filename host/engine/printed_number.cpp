#include "engine/printed_number.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <optional>
#include <string>

#include "base/text.h"
#include "model/unit.h"

namespace viisari {
namespace {

constexpr int kMaxDigits = 15;  // beyond these a double no longer holds what was printed
constexpr double kNoise = 1e-9;

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}
bool is_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (static_cast<unsigned char>(c) & 0x80);
}

// The length of one space at `at`: ASCII, no-break, thin or narrow no-break.
std::size_t space_at(std::string_view text, std::size_t at) {
  const std::string_view rest = text.substr(at);
  if (rest.starts_with(' ')) return 1;
  if (rest.starts_with("\u00A0")) return 2;
  if (rest.starts_with("\u2009") || rest.starts_with("\u202F")) return 3;
  return 0;
}

std::string_view without_spaces_behind(std::string_view text) {
  for (;;) {
    if (text.ends_with(' ')) {
      text.remove_suffix(1);
    } else if (text.ends_with("\u00A0")) {
      text.remove_suffix(2);
    } else if (text.ends_with("\u2009") || text.ends_with("\u202F")) {
      text.remove_suffix(3);
    } else {
      return text;
    }
  }
}

// Whether the words before or after the number say that it is not an exact one.
bool is_approximate(std::string_view before, std::string_view after) {
  constexpr std::size_t kLongest = 24;
  before = without_spaces_behind(before);
  if (before.size() > kLongest) before.remove_prefix(before.size() - kLongest);
  const std::string folded = to_lower_ascii(before);
  constexpr std::array<std::string_view, 13> kWords{"noin",  "n.",   "arvio", "arviolta", "~",
                                                    "≈",     "yli",  "lähes", "vajaa",    "runsas",
                                                    "reilu", "alle", "ca."};
  for (const std::string_view word : kWords) {
    if (!folded.ends_with(word)) continue;
    const std::size_t start = folded.size() - word.size();
    if (!is_letter(word.front()) || start == 0 || !is_letter(folded[start - 1])) return true;
  }
  const std::string following = to_lower_ascii(after.substr(0, 16));
  return following.find("(arvio") != std::string::npos;
}

double power_of_ten(int exponent) {
  return std::pow(10.0, exponent);
}

// Digits at `at` in groups of three: "1 086 000". More groups than a number can have are left.
std::size_t end_of_groups(std::string_view text, std::size_t at) {
  std::size_t end = at;
  while (end < text.size() && is_digit(text[end])) ++end;
  if (end - at > 3) return end;
  for (int digits = 3; digits <= kMaxDigits; digits += 3) {
    const std::size_t space = end < text.size() ? space_at(text, end) : 0;
    std::size_t next = end + space;
    std::size_t count = 0;
    while (space > 0 && next + count < text.size() && is_digit(text[next + count])) ++count;
    if (count != 3) return end;
    end = next + 3;
  }
  return end;
}

PrintedToken read_token(std::string_view text, std::size_t begin, std::size_t end_of_whole) {
  PrintedToken token;
  token.begin = begin;
  std::string digits;
  for (std::size_t i = begin; i < end_of_whole; ++i) {
    if (is_digit(text[i])) digits += text[i];
  }
  token.digits = static_cast<int>(std::min<std::size_t>(digits.size(), kMaxDigits + 1));
  std::size_t end = end_of_whole;
  if (end + 1 < text.size() && (text[end] == ',' || text[end] == '.') && is_digit(text[end + 1])) {
    digits += '.';
    for (++end; end < text.size() && is_digit(text[end]); ++end) {
      digits += text[end];
      if (token.decimals <= kMaxDigits) ++token.decimals;
    }
  }
  token.end = end;
  if (token.digits + token.decimals <= kMaxDigits) token.value = parse_double(digits).value_or(0);
  if (token.decimals == 0 && token.value != 0) {
    while (digits.ends_with('0')) {
      ++token.trailing_zeros;
      digits.pop_back();
    }
  }
  return token;
}

// Calls `visit` for every number of the text in order, with every way to read groups of three at
// its place, the longest first; stops when it returns false.
template <class Visit>
void each_token(std::string_view text, bool every_reading, const Visit& visit) {
  std::size_t at = 0;
  while (at < text.size()) {
    if (!is_digit(text[at])) {
      ++at;
      continue;
    }
    std::size_t whole = end_of_groups(text, at);
    const PrintedToken longest = read_token(text, at, whole);
    // 31.10.2025: a second decimal mark makes it no number.
    std::size_t end = longest.end;
    bool is_number = true;
    while (end + 1 < text.size() && (text[end] == '.' || text[end] == ',') &&
           longest.decimals > 0 && is_digit(text[end + 1])) {
      is_number = false;
      for (++end; end < text.size() && is_digit(text[end]); ++end) {
      }
    }
    if (!is_number) {
      at = end;
      continue;
    }
    if (longest.digits + longest.decimals <= kMaxDigits && !visit(longest)) return;
    std::size_t first_group = at;
    while (first_group < text.size() && is_digit(text[first_group])) ++first_group;
    if (!every_reading || first_group == whole) {
      at = longest.end;
      continue;
    }
    // "117 313 lasta" may be two numbers: the first group alone, then from the next group on.
    if (!visit(read_token(text, at, first_group))) return;
    at = first_group;
  }
}

// How the text's number may relate to the unit's: 2 M€ is 2 000 000 in euros.
std::optional<int> scale_between(double token, double value, std::string_view unit) {
  const auto matches = [&](int power) {
    const double scaled = token * power_of_ten(power);
    return std::abs(scaled - value) <= kNoise * std::max(1.0, value);
  };
  if (matches(0)) return 0;
  if (token == 0) return std::nullopt;
  if (matches(3)) return 3;
  if (matches(6)) return 6;
  if (unit == "keur" && matches(-3)) return -3;
  if (unit == "ratio" && matches(-2)) return -2;
  if (unit == "percent" && matches(2)) return 2;
  return std::nullopt;
}

// The number as it would be printed without any words around it.
PrintedToken plain_token(double value, int decimals) {
  std::string text = format_double(value);
  if (text.find('e') != std::string::npos) text = format_fixed(value, std::clamp(decimals, 0, 9));
  PrintedToken token = read_token(text, 0, end_of_groups(text, 0));
  if (token.decimals < decimals) {
    token.decimals = std::min(decimals, 9);
    token.trailing_zeros = 0;
  }
  return token;
}

std::vector<PrintedToken> tokens_of(std::string_view text, bool every_reading) {
  std::vector<PrintedToken> tokens;
  each_token(text, every_reading, [&](PrintedToken token) {
    token.approximate = is_approximate(text.substr(0, token.begin), text.substr(token.end));
    tokens.push_back(token);
    return true;
  });
  return tokens;
}

}  // namespace

std::vector<PrintedToken> printed_tokens(std::string_view text) {
  return tokens_of(text, false);
}

std::vector<PrintedToken> printed_readings(std::string_view text) {
  return tokens_of(text, true);
}

bool stands_for(const PrintedToken& token, double value, std::string_view unit) {
  return scale_between(token.value, std::abs(value), unit).has_value();
}

PrintedPrecision printed_precision(std::string_view raw, double value, int decimals,
                                   std::string_view unit) {
  PrintedPrecision precision;
  if (!std::isfinite(value)) return precision;
  const double size = std::abs(value);
  std::optional<PrintedToken> found;
  int scale = 0;
  each_token(raw, true, [&](const PrintedToken& token) {
    const auto power = scale_between(token.value, size, unit);
    if (!power) return true;
    // A number in the unit itself is a better match than one in thousands of it.
    if (!found || (*power == 0 && scale != 0)) {
      found = token;
      scale = *power;
    }
    return scale != 0;
  });
  if (found) {
    precision.approximate = is_approximate(raw.substr(0, found->begin), raw.substr(found->end));
  } else {
    found = plain_token(size, decimals);
  }

  const Unit* known = find_unit(unit);
  const bool counted = known != nullptr && known->whole && scale == 0 && found->decimals == 0;
  const double unit_of_last = power_of_ten(scale - found->decimals);
  precision.decimals = std::clamp(found->decimals - scale, 0, 9);
  precision.place = unit_of_last;
  if (precision.approximate) {
    const double last = unit_of_last * power_of_ten(found->trailing_zeros);
    const bool five = std::fmod(std::round(size / last), 10.0) == 5;
    precision.half_unit = last * (five ? 2.5 : 1);
    precision.place = 2 * precision.half_unit;
    return precision;
  }
  const int zeros = found->digits >= 4 ? found->trailing_zeros : 0;
  precision.half_unit = counted && zeros == 0 ? 0 : 0.5 * unit_of_last * power_of_ten(zeros);
  return precision;
}

}  // namespace viisari
