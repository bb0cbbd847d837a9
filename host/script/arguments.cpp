#include "script/arguments.h"

#include <algorithm>
#include <cmath>

#include "base/suggest.h"
#include "base/text.h"

namespace viisari::script {

std::string kept_text(lua_State* L, int index, const char* what) {
  const std::string_view text = string_argument(L, index, what);
  Reading& reading = Reading::of(L);
  if (const auto fault = text_fault(text, reading.limits.text_bytes)) {
    throw ScriptError(fault->code, std::string(what) + " " + fault->why);
  }
  reading.count_output(L, text.size());
  return std::string(text);
}

double finite_argument(lua_State* L, int index, const char* what) {
  const double value = number_argument(L, index, what);
  if (!std::isfinite(value) || std::fabs(value) > 1e15) {
    throw ScriptError(kBadValue, std::string(what) + " must be a finite number up to 1e15, not " +
                                     number_text(L, index));
  }
  return value;
}

Period period_argument(lua_State* L, int index, const char* what) {
  if (lua_type(L, index) == LUA_TNUMBER) {
    const lua_Integer year = integer_argument(L, index, what);
    if (year < 1900 || year > 2199) throw ScriptError(kBadPeriod, "there is no such year");
    return Period::of_year(static_cast<int>(year));
  }
  const std::string_view text = string_argument(L, index, what);
  if (text.size() > 60) throw ScriptError(kBadPeriod, "this is no period");
  auto period = Period::parse(text);
  if (!period) throw ScriptError(kBadPeriod, printable(period.error().text));
  return *period;
}

std::optional<std::string> id_of(std::string_view text, std::string_view area) {
  const std::size_t slash = text.find('/');
  if (slash == std::string_view::npos) {
    if (!is_key(text)) return std::nullopt;
    return std::string(area) + "/" + std::string(text);
  }
  if (!is_key(text.substr(0, slash)) || !is_key(text.substr(slash + 1))) return std::nullopt;
  return std::string(text);
}

Result<TargetMoment> parse_target_moment(std::string_view text) {
  if (text == "every_year") return TargetMoment{TargetTime::kEveryYear, {}};
  if (text == "undated") return TargetMoment{TargetTime::kUndated, {}};
  TargetMoment moment{TargetTime::kPeriod, {}};
  if (text.starts_with("by ")) {
    moment.time = TargetTime::kDeadline;
    text.remove_prefix(3);
  }
  const auto period = Period::parse(text);
  if (!period) return fail(period.error());
  moment.period = *period;
  return moment;
}

int push_option(lua_State* L, int index, const char* name) {
  lua_pushstring(L, name);
  return lua_rawget(L, index);
}

void check_options(lua_State* L, int index, std::span<const std::string_view> known,
                   std::string_view what) {
  std::vector<std::string> unknown;
  lua_pushnil(L);
  while (lua_next(L, index) != 0) {
    charge(L, 2);
    lua_settop(L, lua_gettop(L) - 1);
    const bool name = lua_type(L, -1) == LUA_TSTRING;
    const std::string_view key = name ? string_argument(L, -1, "the key") : std::string_view();
    if (!name || std::find(known.begin(), known.end(), key) == known.end()) {
      if (unknown.size() < 100) unknown.push_back(name ? std::string(key) : describe(L, -1));
    }
  }
  if (unknown.empty()) return;
  const std::string& first = *std::min_element(unknown.begin(), unknown.end());
  throw ScriptError(kUnknownField, std::string(what) + " has no field '" + printable(first, 60) +
                                       "'" + suggestion(first, known));
}

int current_line(lua_State* L) {
  lua_Debug ar{};
  return where(L, &ar);
}

}  // namespace viisari::script
