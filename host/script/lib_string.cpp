// string: by bytes, without patterns. Every function charges for the bytes it goes through, and no
// text grows beyond a megabyte.
#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <string>

#include "script/lua_support.h"

namespace viisari::script {
namespace {

constexpr std::size_t kMaxText = std::size_t{1024} * 1024;
constexpr lua_Integer kMaxBytes = 1'000;
constexpr std::size_t kMaxWanted = 4096;
constexpr int kMaxWidth = 99;

std::string_view text_argument(lua_State* L, int index) {
  const std::string_view text = string_argument(L, index, "the text");
  charge(L, 1 + static_cast<std::int64_t>(text.size() / 64));
  return text;
}

int push_text(lua_State* L, std::string_view text) {
  lua_pushlstring(L, text.data(), text.size());
  return 1;
}

// Positions as in Lua: from 1, negative ones from the end; clipped to the text.
struct Range {
  std::size_t first = 0;  // from 0
  std::size_t size = 0;
};
Range range_of(std::size_t size, lua_Integer first, lua_Integer last) {
  const auto length = static_cast<lua_Integer>(size);
  if (first < 0) first = first < -length ? 1 : length + first + 1;
  if (first == 0) first = 1;
  if (last > length) last = length;
  if (last < 0) last = last < -length ? 0 : length + last + 1;
  if (first > last) return {};
  return {static_cast<std::size_t>(first - 1), static_cast<std::size_t>(last - first + 1)};
}

int string_byte(lua_State* L) {
  const std::string_view text = text_argument(L, 1);
  const lua_Integer first = lua_isnoneornil(L, 2) ? 1 : integer_argument(L, 2, "the first");
  const lua_Integer last = lua_isnoneornil(L, 3) ? first : integer_argument(L, 3, "the last");
  const Range range = range_of(text.size(), first, last);
  if (std::cmp_greater(range.size, kMaxBytes)) {
    throw ScriptError(kTooLarge, "byte: more than " + std::to_string(kMaxBytes) + " values");
  }
  luaL_checkstack(L, static_cast<int>(range.size) + 1, "byte");
  for (const char c : text.substr(range.first, range.size)) {
    lua_pushinteger(L, static_cast<unsigned char>(c));
  }
  return static_cast<int>(range.size);
}

int string_char(lua_State* L) {
  const int count = lua_gettop(L);
  charge(L, count);
  std::string text;
  for (int i = 1; i <= count; ++i) {
    const lua_Integer value = integer_argument(L, i, "each byte");
    if (value < 0 || value > 255) throw ScriptError(kBadValue, "char: a byte is 0 to 255");
    text += static_cast<char>(static_cast<unsigned char>(value));
  }
  return push_text(L, text);
}

int string_find(lua_State* L) {
  const std::string_view text = text_argument(L, 1);
  const std::string_view wanted = text_argument(L, 2);
  if (wanted.size() > kMaxWanted) {
    throw ScriptError(kTooLarge, "find: the text to look for is longer than " +
                                     std::to_string(kMaxWanted) + " bytes");
  }
  const lua_Integer first = lua_isnoneornil(L, 3) ? 1 : integer_argument(L, 3, "the first");
  const auto length = static_cast<lua_Integer>(text.size());
  const lua_Integer start =
      first < 0 ? std::max<lua_Integer>(length + first + 1, 1) : std::max<lua_Integer>(first, 1);
  std::size_t found = std::string_view::npos;
  if (start <= length + 1) {
    // Piece by piece, so that the worst case is charged while it runs.
    const auto begin = static_cast<std::size_t>(start - 1);
    constexpr std::size_t kPiece = 4096;
    for (std::size_t at = begin; at + wanted.size() <= text.size(); at += kPiece) {
      charge(L, static_cast<std::int64_t>(64 + wanted.size() * 64));
      const std::string_view piece =
          text.substr(at, kPiece + wanted.size() - 1 + (wanted.empty() ? 1 : 0));
      const std::size_t position = piece.find(wanted);
      if (position != std::string_view::npos) {
        found = at + position;
        break;
      }
    }
  }
  if (found == std::string_view::npos) {
    lua_pushnil(L);
    return 1;
  }
  lua_pushinteger(L, static_cast<lua_Integer>(found) + 1);
  lua_pushinteger(L, static_cast<lua_Integer>(found) + static_cast<lua_Integer>(wanted.size()));
  return 2;
}

int string_len(lua_State* L) {
  lua_pushinteger(L, static_cast<lua_Integer>(string_argument(L, 1, "the text").size()));
  return 1;
}

int string_lower(lua_State* L) {
  std::string text(text_argument(L, 1));
  for (char& c : text) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return push_text(L, text);
}

int string_upper(lua_State* L) {
  std::string text(text_argument(L, 1));
  for (char& c : text) {
    if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
  }
  return push_text(L, text);
}

int string_reverse(lua_State* L) {
  std::string text(text_argument(L, 1));
  std::reverse(text.begin(), text.end());
  return push_text(L, text);
}

int string_rep(lua_State* L) {
  const std::string_view text = text_argument(L, 1);
  const lua_Integer count = integer_argument(L, 2, "the number of times");
  const std::string_view separator =
      lua_isnoneornil(L, 3) ? std::string_view() : text_argument(L, 3);
  if (count <= 0) return push_text(L, {});
  const std::size_t each = text.size() + separator.size();
  // The count is limited for itself too: repeating nothing would otherwise be free.
  if (std::cmp_greater(count, kMaxText) ||
      (each > 0 && static_cast<std::size_t>(count) > kMaxText / each)) {
    throw ScriptError(kTooLarge, "rep: the text grows too large");
  }
  charge(L, 1 + count / 16 + static_cast<std::int64_t>(each) * count / 64);
  std::string out;
  if (each == 1 && text.size() == 1) {
    out.assign(static_cast<std::size_t>(count), text[0]);
    return push_text(L, out);
  }
  out.reserve(each * static_cast<std::size_t>(count));
  for (lua_Integer i = 0; i < count; ++i) {
    out += text;
    if (i + 1 < count) out += separator;
  }
  return push_text(L, out);
}

int string_sub(lua_State* L) {
  const std::string_view text = text_argument(L, 1);
  const lua_Integer first = integer_argument(L, 2, "the first");
  const lua_Integer last = lua_isnoneornil(L, 3) ? -1 : integer_argument(L, 3, "the last");
  const Range range = range_of(text.size(), first, last);
  return push_text(L, text.substr(range.first, range.size));
}

struct Spec {
  bool left = false;
  bool plus = false;
  bool zero = false;
  int width = 0;
  int precision = -1;
  char conversion = 0;
};

int read_digits(std::string_view format, std::size_t& at) {
  int value = 0;
  while (at < format.size() && format[at] >= '0' && format[at] <= '9') {
    value = value * 10 + (format[at++] - '0');
    if (value > kMaxWidth) {
      throw ScriptError(kBadValue,
                        "format: widths and decimals go up to " + std::to_string(kMaxWidth));
    }
  }
  return value;
}

Spec read_spec(std::string_view format, std::size_t& at) {
  Spec spec;
  for (; at < format.size(); ++at) {
    if (format[at] == '-') {
      spec.left = true;
    } else if (format[at] == '+') {
      spec.plus = true;
    } else if (format[at] == '0') {
      spec.zero = true;
    } else {
      break;
    }
  }
  spec.width = read_digits(format, at);
  if (at < format.size() && format[at] == '.') {
    ++at;
    spec.precision = read_digits(format, at);
  }
  if (at < format.size()) spec.conversion = format[at++];
  return spec;
}

std::string padded(const Spec& spec, std::string text, bool number) {
  const auto width = static_cast<std::size_t>(spec.width);
  if (text.size() >= width) return text;
  const std::size_t missing = width - text.size();
  if (spec.left) return text + std::string(missing, ' ');
  if (spec.zero && number) {
    const std::size_t sign = text[0] == '-' || text[0] == '+' ? 1 : 0;
    return text.insert(sign, missing, '0');
  }
  return text.insert(0, missing, ' ');
}

std::string float_text(const Spec& spec, double value) {
  if (!std::isfinite(value)) return std::isnan(value) ? "nan" : value > 0 ? "inf" : "-inf";
  std::array<char, 512> buffer{};
  const std::chars_format format = spec.conversion == 'f'   ? std::chars_format::fixed
                                   : spec.conversion == 'e' ? std::chars_format::scientific
                                                            : std::chars_format::general;
  const auto [end, error] = std::to_chars(buffer.data(), buffer.data() + buffer.size(), value,
                                          format, spec.precision < 0 ? 6 : spec.precision);
  if (error != std::errc()) throw ScriptError(kTooLarge, "format: the number is too long");
  return {buffer.data(), end};
}

std::string formatted(lua_State* L, const Spec& spec, int argument) {
  std::array<char, 80> buffer{};
  switch (spec.conversion) {
    case 'd':
    case 'i':
    case 'x':
    case 'X': {
      const bool hexadecimal = spec.conversion == 'x' || spec.conversion == 'X';
      const lua_Integer value = integer_argument(L, argument, "what %d shows");
      char* const last = buffer.data() + buffer.size();
      const auto [end, error] =
          hexadecimal ? std::to_chars(buffer.data(), last, static_cast<lua_Unsigned>(value), 16)
                      : std::to_chars(buffer.data(), last, value);
      std::string text(buffer.data(), end);
      if (spec.conversion == 'X') {
        for (char& c : text) {
          if (c >= 'a' && c <= 'f') c = static_cast<char>(c - 'a' + 'A');
        }
      }
      if (spec.plus && !hexadecimal && value >= 0) text.insert(0, 1, '+');
      return padded(spec, std::move(text), true);
    }
    case 'f':
    case 'e':
    case 'g': {
      const double value = number_argument(L, argument, "what %f shows");
      std::string text = float_text(spec, value);
      if (spec.plus && text[0] != '-') text.insert(0, 1, '+');
      return padded(spec, std::move(text), std::isfinite(value));
    }
    case 'c':
      return std::string(1, static_cast<char>(integer_argument(L, argument, "what %c shows")));
    case 's': {
      lua_pushcfunction(L, tostring_function());
      lua_pushvalue(L, argument);
      lua_call(L, 1, 1);
      std::string text(string_argument(L, -1, "the text"));
      lua_settop(L, lua_gettop(L) - 1);
      if (spec.precision >= 0) text.resize(std::min(text.size(), std::size_t(spec.precision)));
      return padded(spec, std::move(text), false);
    }
    default:
      break;
  }
  // %p would show addresses, %q and %a are not needed.
  throw ScriptError(kNotAllowed, "format: only %d %i %x %X %f %e %g %c %s and %% are known");
}

int string_format(lua_State* L) {
  const std::string_view format = text_argument(L, 1);
  const int count = lua_gettop(L);
  std::string out;
  int argument = 1;
  for (std::size_t at = 0; at < format.size();) {
    const char c = format[at++];
    if (c != '%') {
      out += c;
      continue;
    }
    if (at < format.size() && format[at] == '%') {
      out += '%';
      ++at;
      continue;
    }
    const Spec spec = read_spec(format, at);
    charge(L, 10);
    if (++argument > count) throw ScriptError(kBadValue, "format: a value is missing");
    out += formatted(L, spec, argument);
    if (out.size() > kMaxText) throw ScriptError(kTooLarge, "format: the text grows too large");
  }
  charge(L, static_cast<std::int64_t>(out.size() / 64));
  return push_text(L, out);
}

constexpr HostFunction kFunctions[] = {
    {"byte", &thunk<string_byte>}, {"char", &thunk<string_char>},
    {"find", &thunk<string_find>}, {"format", &thunk<string_format>},
    {"len", &thunk<string_len>},   {"lower", &thunk<string_lower>},
    {"rep", &thunk<string_rep>},   {"reverse", &thunk<string_reverse>},
    {"sub", &thunk<string_sub>},   {"upper", &thunk<string_upper>},
};

}  // namespace

std::span<const HostFunction> string_functions() {
  return kFunctions;
}

}  // namespace viisari::script
