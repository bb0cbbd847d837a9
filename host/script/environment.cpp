#include "script/environment.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <string>
#include <string_view>
#include <vector>

#include "base/suggest.h"
#include "base/text.h"

namespace viisari::script {
namespace {

// Names of Lua that scripts do not have: a clearer error than "unknown".
constexpr std::array<std::string_view, 20> kLuaOnly{
    "_G",       "collectgarbage", "coroutine", "debug", "dofile", "io",      "load",
    "loadfile", "loadstring",     "module",    "next",  "os",     "package", "print",
    "rawget",   "rawset",         "require",   "utf8",  "xpcall", "warn"};

int unknown_global(lua_State* L) {
  if (lua_type(L, 2) != LUA_TSTRING) throw ScriptError(kUnknownGlobal, "there is no such name");
  const std::string_view name = string_argument(L, 2, "the name");
  if (std::find(kLuaOnly.begin(), kLuaOnly.end(), name) != kLuaOnly.end()) {
    throw ScriptError(kNotAllowed, "'" + std::string(name) + "' is not available here");
  }
  const auto known = names_in(L, 1);
  throw ScriptError(kUnknownGlobal, "'" + printable(name, 60) + "' is not known" +
                                        suggestion(name, std::vector<std::string_view>(
                                                             known.begin(), known.end())));
}

int assign_global(lua_State* L) {
  const std::string name = lua_type(L, 2) == LUA_TSTRING
                               ? printable(string_argument(L, 2, "the name"), 60)
                               : std::string("…");
  throw ScriptError(kNotAllowed, "'" + name + "' is not declared; write 'local " + name +
                                     "' where it is first used");
}

template <int which>
int unknown_member(lua_State* L) {
  constexpr std::array<std::string_view, 3> kLibraries{"string", "table", "math"};
  const std::array functions{string_functions(), table_functions(), math_functions()};
  std::vector<std::string_view> names;
  for (const HostFunction& function : functions.at(which)) names.emplace_back(function.name);
  const std::string name = describe(L, 2);
  const std::string_view plain =
      lua_type(L, 2) == LUA_TSTRING ? string_argument(L, 2, "the name") : std::string_view();
  throw ScriptError(kNotAllowed, std::string(kLibraries.at(which)) + " has no " +
                                     (plain.empty() ? name : "'" + printable(plain, 60) + "'") +
                                     " here" + suggestion(plain, names));
}

}  // namespace

std::vector<std::string> names_in(lua_State* L, int index) {
  std::vector<std::string> names;
  lua_pushnil(L);
  while (lua_next(L, index) != 0) {
    lua_settop(L, lua_gettop(L) - 1);
    if (lua_type(L, -1) == LUA_TSTRING) names.emplace_back(string_argument(L, -1, "the name"));
  }
  std::sort(names.begin(), names.end());
  return names;
}

void set_lookup(lua_State* L, lua_CFunction function) {
  lua_createtable(L, 0, 1);
  lua_pushcfunction(L, function);
  lua_setfield(L, -2, "__index");
  lua_setmetatable(L, -2);
}

void add_functions(lua_State* L, std::span<const HostFunction> functions) {
  for (const HostFunction& function : functions) {
    lua_pushcfunction(L, function.function);
    lua_setfield(L, -2, function.name);
  }
}

void push_lua(lua_State* L) {
  lua_createtable(L, 0, 64);
  add_functions(L, base_functions());

  push_library(L, string_functions());
  set_lookup(L, &thunk<unknown_member<0>>);
  // Methods of texts: ("x"):upper(). The metatable itself cannot be reached by scripts.
  lua_pushstring(L, "");
  lua_createtable(L, 0, 1);
  lua_pushvalue(L, -3);
  lua_setfield(L, -2, "__index");
  lua_setmetatable(L, -2);
  lua_settop(L, lua_gettop(L) - 1);
  protect_table(L);
  lua_setfield(L, -2, "string");

  push_library(L, table_functions());
  set_lookup(L, &thunk<unknown_member<1>>);
  protect_table(L);
  lua_setfield(L, -2, "table");

  push_library(L, math_functions());
  lua_pushnumber(L, 3.141592653589793);
  lua_setfield(L, -2, "pi");
  lua_pushnumber(L, HUGE_VAL);
  lua_setfield(L, -2, "huge");
  lua_pushinteger(L, LUA_MAXINTEGER);
  lua_setfield(L, -2, "maxinteger");
  lua_pushinteger(L, LUA_MININTEGER);
  lua_setfield(L, -2, "mininteger");
  set_lookup(L, &thunk<unknown_member<2>>);
  protect_table(L);
  lua_setfield(L, -2, "math");
}

void install_environment(lua_State* L) {
  set_lookup(L, &thunk<unknown_global>);
  protect_table(L);
  // What is assigned to an undeclared name gets an error of its own.
  lua_getmetatable(L, -1);
  lua_pushcfunction(L, &thunk<assign_global>);
  lua_setfield(L, -2, "__newindex");
  lua_settop(L, lua_gettop(L) - 1);
  lua_rawseti(L, LUA_REGISTRYINDEX, LUA_RIDX_GLOBALS);
}

}  // namespace viisari::script
