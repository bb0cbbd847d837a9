// The allowlisted base functions. Those that differ from Lua's own do so on purpose: pcall never
// swallows a kill, pairs has one order, setmetatable copies the metamethods it knows, tostring
// shows no addresses.
#include <algorithm>
#include <vector>

#include "script/lua_support.h"

namespace viisari::script {
namespace {

// Key under which a copied metatable keeps the table the script gave.
constexpr char kOriginalKey = 0;

int base_assert(lua_State* L) {
  luaL_checkany(L, 1);
  if (lua_toboolean(L, 1) != 0) return lua_gettop(L);
  if (lua_gettop(L) < 2) throw ScriptError(kRuntime, "assertion failed");
  lua_settop(L, 2);
  return lua_error(L);
}

int base_error(lua_State* L) {
  const lua_Integer level = lua_isnoneornil(L, 2) ? 1 : integer_argument(L, 2, "the level");
  lua_settop(L, 1);
  if (lua_type(L, 1) == LUA_TSTRING && level > 0) {
    luaL_where(L, static_cast<int>(std::min<lua_Integer>(level, 100)));
    lua_pushvalue(L, 1);
    lua_concat(L, 2);
  }
  return lua_error(L);
}

int base_pcall(lua_State* L) {
  luaL_checkany(L, 1);
  charge(L, 10);
  lua_pushboolean(L, 1);
  lua_insert(L, 1);
  const int status = lua_pcall(L, lua_gettop(L) - 2, LUA_MULTRET, 0);
  Vm& vm = Vm::of(L);
  if (status == LUA_ERRMEM) vm.budget().kill(Kill::kMemory);
  if (vm.budget().killed() != Kill::kNone) vm.raise_kill(L);
  if (status == LUA_OK) return lua_gettop(L);
  charge(L, 200);  // unwinding costs far more than a call
  lua_pushboolean(L, 0);
  lua_insert(L, -2);
  return 2;
}

int base_select(lua_State* L) {
  const int count = lua_gettop(L);
  if (lua_type(L, 1) == LUA_TSTRING && string_argument(L, 1, "the position") == "#") {
    lua_pushinteger(L, count - 1);
    return 1;
  }
  lua_Integer position = integer_argument(L, 1, "the position");
  if (position < 0) position += count;
  if (position < 1) throw ScriptError(kBadValue, "select: there is no such position");
  if (position >= count) return 0;
  return count - static_cast<int>(position);
}

int base_tonumber(lua_State* L) {
  if (!lua_isnoneornil(L, 2)) {
    throw ScriptError(kNotAllowed, "tonumber takes no base here");
  }
  if (lua_type(L, 1) == LUA_TNUMBER) {
    lua_settop(L, 1);
    return 1;
  }
  if (lua_type(L, 1) == LUA_TSTRING) {
    const std::string_view text = string_argument(L, 1, "the text");
    charge(L, 1 + static_cast<std::int64_t>(text.size() / 64));
    if (text.size() <= 200 && lua_stringtonumber(L, text.data()) == text.size() + 1) return 1;
    lua_pushnil(L);
    return 1;
  }
  luaL_checkany(L, 1);
  lua_pushnil(L);
  return 1;
}

int base_tostring(lua_State* L) {
  luaL_checkany(L, 1);
  lua_settop(L, 1);
  if (lua_type(L, 1) != LUA_TLIGHTUSERDATA && luaL_getmetafield(L, 1, "__tostring") != LUA_TNIL) {
    charge(L, 10);
    lua_pushvalue(L, 1);
    lua_call(L, 1, 1);
    if (lua_type(L, -1) != LUA_TSTRING) {
      throw ScriptError(kBadType, "__tostring must return a text");
    }
    return 1;
  }
  switch (lua_type(L, 1)) {
    case LUA_TSTRING:
      return 1;
    case LUA_TNUMBER:
      lua_pushstring(L, number_text(L, 1).c_str());
      return 1;
    case LUA_TBOOLEAN:
      lua_pushstring(L, lua_toboolean(L, 1) != 0 ? "true" : "false");
      return 1;
    case LUA_TLIGHTUSERDATA:
      lua_pushstring(L, std::string(name_of(to_handle(L, 1).kind)).c_str());
      return 1;
    default:
      lua_pushstring(L, luaL_typename(L, 1));
      return 1;
  }
}

int base_type(lua_State* L) {
  luaL_checkany(L, 1);
  lua_pushstring(L, luaL_typename(L, 1));
  return 1;
}

int base_rawequal(lua_State* L) {
  luaL_checkany(L, 1);
  luaL_checkany(L, 2);
  charge(L, 100);
  lua_pushboolean(L, lua_rawequal(L, 1, 2));
  return 1;
}

int base_rawlen(lua_State* L) {
  if (lua_type(L, 1) != LUA_TTABLE && lua_type(L, 1) != LUA_TSTRING) {
    throw ScriptError(kBadType, "rawlen needs a table or a text, not " + describe(L, 1));
  }
  lua_pushinteger(L, static_cast<lua_Integer>(lua_rawlen(L, 1)));
  return 1;
}

int ipairs_step(lua_State* L) {
  const lua_Integer position = integer_argument(L, 2, "the position") + 1;
  lua_pushinteger(L, position);
  return lua_geti(L, 1, position) == LUA_TNIL ? 1 : 2;
}

int base_ipairs(lua_State* L) {
  table_argument(L, 1, "what ipairs goes through");
  lua_pushcfunction(L, &thunk<ipairs_step>);
  lua_pushvalue(L, 1);
  lua_pushinteger(L, 0);
  return 3;
}

// One order for the keys of a table: numbers, then texts, then booleans. Lua's own depends on
// addresses, and sums of the same numbers would differ from run to run.
struct Key {
  int type = LUA_TNIL;
  bool whole = false;
  lua_Integer integer = 0;
  double number = 0;
  std::string_view text;

  friend bool operator<(const Key& a, const Key& b) {
    const auto rank = [](int type) {
      return type == LUA_TNUMBER ? 0 : type == LUA_TSTRING ? 1 : 2;
    };
    if (a.type != b.type) return rank(a.type) < rank(b.type);
    if (a.type == LUA_TSTRING) return a.text < b.text;
    if (a.type == LUA_TBOOLEAN) return a.integer < b.integer;
    if (a.whole && b.whole) return a.integer < b.integer;
    if (a.number != b.number) return a.number < b.number;
    return a.whole && !b.whole;
  }
};

// Pushes a list of the keys of the table at `index`, in order.
void push_ordered_keys(lua_State* L, int index) {
  std::vector<Key> keys;
  lua_pushnil(L);
  while (lua_next(L, index) != 0) {
    lua_settop(L, lua_gettop(L) - 1);
    charge(L, 5);
    Key key;
    key.type = lua_type(L, -1);
    if (key.type == LUA_TNUMBER) {
      key.whole = lua_isinteger(L, -1) != 0;
      key.integer = lua_tointeger(L, -1);
      key.number = lua_tonumber(L, -1);
    } else if (key.type == LUA_TSTRING) {
      key.text = string_argument(L, -1, "the key");
    } else if (key.type == LUA_TBOOLEAN) {
      key.integer = lua_toboolean(L, -1);
    } else {
      throw ScriptError(kBadType, "pairs has no order for a key that is " + describe(L, -1));
    }
    if (!Vm::of(L).budget().fits((keys.size() + 1) * sizeof(Key))) throw std::bad_alloc();
    keys.push_back(key);
  }
  std::int64_t work = 1;
  for (std::size_t n = keys.size(); n > 1; n /= 2) ++work;
  charge(L, work * static_cast<std::int64_t>(keys.size()) / 4);
  std::sort(keys.begin(), keys.end());
  lua_createtable(L, static_cast<int>(keys.size()), 0);
  lua_Integer position = 0;
  for (const Key& key : keys) {
    if (key.type == LUA_TSTRING) {
      lua_pushlstring(L, key.text.data(), key.text.size());
    } else if (key.type == LUA_TBOOLEAN) {
      lua_pushboolean(L, static_cast<int>(key.integer));
    } else if (key.whole) {
      lua_pushinteger(L, key.integer);
    } else {
      lua_pushnumber(L, key.number);
    }
    lua_rawseti(L, -2, ++position);
  }
}

// upvalues: the table, its keys, the position. Keys that were removed on the way are passed over;
// the third loop value is not used, so that a script cannot lead the loop astray.
int pairs_step(lua_State* L) {
  lua_Integer position = lua_tointeger(L, lua_upvalueindex(3));
  lua_settop(L, 0);
  for (;;) {
    charge(L, 2);
    ++position;
    if (lua_rawgeti(L, lua_upvalueindex(2), position) == LUA_TNIL) return 1;
    lua_pushvalue(L, 1);
    if (lua_rawget(L, lua_upvalueindex(1)) != LUA_TNIL) break;
    lua_settop(L, 0);
  }
  lua_pushinteger(L, position);
  lua_replace(L, lua_upvalueindex(3));
  return 2;
}

int base_pairs(lua_State* L) {
  table_argument(L, 1, "what pairs goes through");
  lua_settop(L, 1);
  if (push_protected_content(L, 1)) lua_replace(L, 1);
  push_ordered_keys(L, 1);
  lua_pushinteger(L, 0);
  lua_pushcclosure(L, &thunk<pairs_step>, 3);
  return 1;
}

constexpr const char* kMetamethods[] = {"__index", "__newindex", "__call",   "__tostring", "__name",
                                        "__len",   "__eq",       "__lt",     "__le",       "__add",
                                        "__sub",   "__mul",      "__div",    "__mod",      "__idiv",
                                        "__pow",   "__unm",      "__concat", "__metatable"};
// Finalizers and weak tables depend on when memory is collected; a closing method runs while an
// error unwinds.
constexpr const char* kForbidden[] = {"__gc", "__close", "__mode"};

int base_setmetatable(lua_State* L) {
  table_argument(L, 1, "the table");
  lua_settop(L, 2);
  charge(L, 30);
  if (lua_getmetatable(L, 1) != 0) {
    lua_getfield(L, -1, "__metatable");
    if (lua_type(L, -1) != LUA_TNIL) {
      throw ScriptError(kNotAllowed, "the metatable of this table is protected");
    }
    lua_settop(L, 2);
  }
  if (lua_isnil(L, 2)) {
    lua_setmetatable(L, 1);
    return 1;
  }
  table_argument(L, 2, "the metatable");
  for (const char* name : kForbidden) {
    lua_pushstring(L, name);
    if (lua_rawget(L, 2) != LUA_TNIL) {
      throw ScriptError(kNotAllowed, std::string(name) + " is not allowed");
    }
    lua_settop(L, 2);
  }
  // A copy, so that nothing can be added to it later.
  lua_createtable(L, 0, 4);
  for (const char* name : kMetamethods) {
    lua_pushstring(L, name);
    lua_pushvalue(L, -1);
    if (lua_rawget(L, 2) == LUA_TNIL) {
      lua_settop(L, 3);
    } else {
      lua_rawset(L, 3);
    }
  }
  lua_pushvalue(L, 2);
  lua_rawsetp(L, 3, &kOriginalKey);
  lua_setmetatable(L, 1);
  lua_settop(L, 1);
  return 1;
}

int base_getmetatable(lua_State* L) {
  luaL_checkany(L, 1);
  if (lua_type(L, 1) != LUA_TTABLE || lua_getmetatable(L, 1) == 0) {
    lua_pushnil(L);
    return 1;
  }
  if (lua_getfield(L, -1, "__metatable") != LUA_TNIL) return 1;
  lua_rawgetp(L, -2, &kOriginalKey);
  return 1;
}

constexpr HostFunction kFunctions[] = {
    {"assert", &thunk<base_assert>},
    {"error", &thunk<base_error>},
    {"getmetatable", &thunk<base_getmetatable>},
    {"ipairs", &thunk<base_ipairs>},
    {"pairs", &thunk<base_pairs>},
    {"pcall", &thunk<base_pcall>},
    {"rawequal", &thunk<base_rawequal>},
    {"rawlen", &thunk<base_rawlen>},
    {"select", &thunk<base_select>},
    {"setmetatable", &thunk<base_setmetatable>},
    {"tonumber", &thunk<base_tonumber>},
    {"tostring", &thunk<base_tostring>},
    {"type", &thunk<base_type>},
};

}  // namespace

lua_CFunction tostring_function() {
  return &thunk<base_tostring>;
}

std::span<const HostFunction> base_functions() {
  return kFunctions;
}

}  // namespace viisari::script
