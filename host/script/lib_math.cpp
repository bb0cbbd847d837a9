// math without chance: no random, so that the same definitions give the same figures.
#include <cmath>
#include <limits>
#include <numbers>

#include "script/lua_support.h"

namespace viisari::script {
namespace {

template <double (*function)(double)>
int unary(lua_State* L) {
  lua_pushnumber(L, function(number_argument(L, 1, "the argument")));
  return 1;
}

void push_rounded(lua_State* L, double value) {
  lua_Integer whole = 0;
  if (lua_numbertointeger(value, &whole)) {
    lua_pushinteger(L, whole);
  } else {
    lua_pushnumber(L, value);
  }
}

template <double (*function)(double)>
int rounded(lua_State* L) {
  const double value = number_argument(L, 1, "the argument");
  if (lua_isinteger(L, 1) != 0) {
    lua_settop(L, 1);
  } else {
    push_rounded(L, function(value));
  }
  return 1;
}

int math_abs(lua_State* L) {
  const double value = number_argument(L, 1, "the argument");
  if (lua_isinteger(L, 1) != 0) {
    const lua_Integer whole = lua_tointeger(L, 1);
    // The smallest integer has no positive twin: it wraps, as in Lua.
    lua_pushinteger(
        L, whole < 0 ? static_cast<lua_Integer>(0U - static_cast<lua_Unsigned>(whole)) : whole);
  } else {
    lua_pushnumber(L, std::fabs(value));
  }
  return 1;
}

int math_fmod(lua_State* L) {
  const double a = number_argument(L, 1, "the dividend");
  const double b = number_argument(L, 2, "the divisor");
  lua_pushnumber(L, std::fmod(a, b));
  return 1;
}

template <int direction>
int extreme(lua_State* L) {
  const int count = lua_gettop(L);
  number_argument(L, 1, "the first argument");
  charge(L, count);
  int best = 1;
  for (int i = 2; i <= count; ++i) {
    number_argument(L, i, "each argument");
    const bool better = direction > 0 ? lua_compare(L, best, i, LUA_OPLT) != 0
                                      : lua_compare(L, i, best, LUA_OPLT) != 0;
    if (better) best = i;
  }
  lua_pushvalue(L, best);
  return 1;
}

int math_tointeger(lua_State* L) {
  luaL_checkany(L, 1);
  int whole = 0;
  const lua_Integer value = lua_type(L, 1) == LUA_TNUMBER ? lua_tointegerx(L, 1, &whole) : 0;
  if (whole != 0) {
    lua_pushinteger(L, value);
  } else {
    lua_pushnil(L);
  }
  return 1;
}

int math_type(lua_State* L) {
  luaL_checkany(L, 1);
  if (lua_type(L, 1) != LUA_TNUMBER) {
    lua_pushnil(L);
  } else {
    lua_pushstring(L, lua_isinteger(L, 1) != 0 ? "integer" : "float");
  }
  return 1;
}

constexpr HostFunction kFunctions[] = {
    {"abs", &thunk<math_abs>},          {"ceil", &thunk<rounded<std::ceil>>},
    {"exp", &thunk<unary<std::exp>>},   {"floor", &thunk<rounded<std::floor>>},
    {"fmod", &thunk<math_fmod>},        {"log", &thunk<unary<std::log>>},
    {"max", &thunk<extreme<1>>},        {"min", &thunk<extreme<-1>>},
    {"sqrt", &thunk<unary<std::sqrt>>}, {"tointeger", &thunk<math_tointeger>},
    {"type", &thunk<math_type>},
};

}  // namespace

std::span<const HostFunction> math_functions() {
  return kFunctions;
}

}  // namespace viisari::script
