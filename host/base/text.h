// Locale-free handling of text and numbers. Nothing here reads the process locale.
// Thread-safety: pure functions. Views are never stored.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace viisari {

// ASCII white space off both ends.
std::string_view trim(std::string_view text);
std::vector<std::string_view> split(std::string_view text, char separator);
std::string join(const std::vector<std::string>& parts, std::string_view separator);
// ASCII letters only; other bytes are left as they are.
std::string to_lower_ascii(std::string_view text);

bool is_valid_utf8(std::string_view text);
// May the text stand in a header of a mail: valid UTF-8 without control characters (C0, DEL, C1)
// and without the line and paragraph separators U+2028 and U+2029.
bool is_one_line(std::string_view text);
// Control characters (below 0x20, and 0x7F) as \xHH, invalid UTF-8 bytes likewise, cut after
// `limit` bytes with "…". For messages and log lines made of input.
std::string printable(std::string_view text, std::size_t limit = 1024);
std::string hex(std::string_view bytes);
// As it stands in HTML and XML, in elements and quoted attributes: & < > " ' as references, and
// control characters but tab and line feed, which neither may hold, as U+FFFD.
std::string escape_markup(std::string_view text);

// Decimal digits only; nothing when empty, when another character occurs or above 1e9.
std::optional<int> parse_unsigned(std::string_view digits);
// A whole string as a number with a decimal point, no spaces: what our own files hold.
// Nothing for NaN and infinities.
std::optional<double> parse_double(std::string_view text);

// Shortest text that reads back as the same double, with a decimal point.
std::string format_double(double value);
// Rounded half away from zero to `decimals` (0–9), with a decimal point: "1234.5".
std::string format_fixed(double value, int decimals);

// Area ids and indicator keys: lower-case ASCII letters, digits, '_', '-' and single inner dots;
// 1–120 characters.
bool is_key(std::string_view text);

}  // namespace viisari
