// table: insert, remove, sort, concat, pack, unpack, on plain lists. None of them looks at
// metamethods, and each charges for what it moves.
#include <algorithm>
#include <string>
#include <vector>

#include "script/lua_support.h"

namespace viisari::script {
namespace {

constexpr lua_Integer kMaxUnpacked = 1'000;
constexpr std::size_t kMaxText = std::size_t{1024} * 1024;

// The length of a plain list; tables with a metatable are refused, for their length and items may
// be made up.
lua_Integer list_argument(lua_State* L, int index) {
  table_argument(L, index, "the list");
  if (lua_getmetatable(L, index) != 0) {
    throw ScriptError(kNotAllowed, "this function takes plain tables only, without a metatable");
  }
  return static_cast<lua_Integer>(lua_rawlen(L, index));
}

int table_insert(lua_State* L) {
  const lua_Integer size = list_argument(L, 1);
  const int count = lua_gettop(L);
  if (count == 2) {
    lua_rawseti(L, 1, size + 1);
    return 0;
  }
  if (count != 3) throw ScriptError(kBadValue, "insert takes a list, a position and a value");
  const lua_Integer position = integer_argument(L, 2, "the position");
  if (position < 1 || position > size + 1) {
    throw ScriptError(kBadValue, "insert: the position is outside of the list");
  }
  charge(L, size - position + 1);
  for (lua_Integer i = size + 1; i > position; --i) {
    lua_rawgeti(L, 1, i - 1);
    lua_rawseti(L, 1, i);
  }
  lua_settop(L, 3);
  lua_rawseti(L, 1, position);
  return 0;
}

int table_remove(lua_State* L) {
  const lua_Integer size = list_argument(L, 1);
  lua_Integer position = size;
  if (!lua_isnoneornil(L, 2)) {
    position = integer_argument(L, 2, "the position");
    if (size + 1 != position && (position < 1 || position > size + 1)) {
      throw ScriptError(kBadValue, "remove: the position is outside of the list");
    }
  }
  charge(L, std::max<lua_Integer>(size - position, 0));
  lua_rawgeti(L, 1, position);
  for (lua_Integer i = position; i < size; ++i) {
    lua_rawgeti(L, 1, i + 1);
    lua_rawseti(L, 1, i);
  }
  lua_pushnil(L);
  lua_rawseti(L, 1, std::max(position, size));
  return 1;
}

// The order of two items on the stack positions of `items`: by the function at 2, or Lua's own.
bool comes_before(lua_State* L, int items, lua_Integer a, lua_Integer b) {
  charge(L, 5);
  const bool function = !lua_isnil(L, 2);
  if (function) lua_pushvalue(L, 2);
  lua_rawgeti(L, items, a);
  lua_rawgeti(L, items, b);
  bool before = false;
  if (function) {
    lua_call(L, 2, 1);
    before = lua_toboolean(L, -1) != 0;
  } else {
    if (lua_type(L, -1) == LUA_TSTRING && lua_type(L, -2) == LUA_TSTRING) {
      charge(L, static_cast<std::int64_t>(std::min(lua_rawlen(L, -1), lua_rawlen(L, -2)) / 64));
    }
    before = lua_compare(L, -2, -1, LUA_OPLT) != 0;
  }
  lua_settop(L, items);
  return before;
}

// Merge sort: stable, and whatever the comparison answers, it ends and stays inside the list.
int table_sort(lua_State* L) {
  const lua_Integer size = list_argument(L, 1);
  lua_settop(L, 2);
  if (!lua_isnil(L, 2) && lua_type(L, 2) != LUA_TFUNCTION) {
    throw ScriptError(kBadType, "the order must be a function, not " + describe(L, 2));
  }
  // What is sorted is a copy: the comparison may change the list.
  charge(L, size);
  lua_createtable(L, static_cast<int>(size), 0);
  constexpr int kItems = 3;
  for (lua_Integer i = 1; i <= size; ++i) {
    lua_rawgeti(L, 1, i);
    lua_rawseti(L, kItems, i);
  }
  if (!Vm::of(L).budget().fits(static_cast<std::size_t>(size) * 2 * sizeof(lua_Integer))) {
    throw std::bad_alloc();
  }
  std::vector<lua_Integer> order;
  for (lua_Integer i = 1; i <= size; ++i) order.push_back(i);
  std::vector<lua_Integer> merged(order.size());
  for (std::size_t width = 1; width < order.size(); width *= 2) {
    for (std::size_t start = 0; start < order.size(); start += 2 * width) {
      const std::size_t middle = std::min(start + width, order.size());
      const std::size_t end = std::min(start + 2 * width, order.size());
      std::size_t left = start;
      std::size_t right = middle;
      for (std::size_t out = start; out < end; ++out) {
        const bool take_right =
            left == middle || (right < end && comes_before(L, kItems, order[right], order[left]));
        merged[out] = take_right ? order[right++] : order[left++];
      }
    }
    order.swap(merged);
  }
  for (std::size_t i = 0; i < order.size(); ++i) {
    lua_rawgeti(L, kItems, order[i]);
    lua_rawseti(L, 1, static_cast<lua_Integer>(i) + 1);
  }
  return 0;
}

int table_concat(lua_State* L) {
  const lua_Integer size = list_argument(L, 1);
  const std::string_view separator =
      lua_isnoneornil(L, 2) ? std::string_view() : string_argument(L, 2, "the separator");
  const lua_Integer first = lua_isnoneornil(L, 3) ? 1 : integer_argument(L, 3, "the first");
  const lua_Integer last = lua_isnoneornil(L, 4) ? size : integer_argument(L, 4, "the last");
  if (first < 1 || last > size) {
    throw ScriptError(kBadValue, "concat: the positions are outside of the list");
  }
  std::string text;
  for (lua_Integer i = first; i <= last; ++i) {
    charge(L, 3);
    lua_rawgeti(L, 1, i);
    std::string item;
    if (lua_type(L, -1) == LUA_TNUMBER) {
      item = number_text(L, -1);
    } else {
      const std::string_view view = string_argument(L, -1, "each item of concat");
      if (text.size() + view.size() + separator.size() > kMaxText) {
        throw ScriptError(kTooLarge, "concat: the text grows too large");
      }
      text += view;
    }
    text += item;
    if (i < last) text += separator;
    if (text.size() > kMaxText) throw ScriptError(kTooLarge, "concat: the text grows too large");
    lua_settop(L, lua_gettop(L) - 1);
  }
  charge(L, static_cast<std::int64_t>(text.size() / 64));
  lua_pushlstring(L, text.data(), text.size());
  return 1;
}

int table_pack(lua_State* L) {
  const int count = lua_gettop(L);
  charge(L, count);
  lua_createtable(L, count, 1);
  lua_insert(L, 1);
  for (int i = count; i >= 1; --i) lua_rawseti(L, 1, i);
  lua_pushinteger(L, count);
  lua_setfield(L, 1, "n");
  return 1;
}

int table_unpack(lua_State* L) {
  const lua_Integer size = list_argument(L, 1);
  const lua_Integer first = lua_isnoneornil(L, 2) ? 1 : integer_argument(L, 2, "the first");
  const lua_Integer last = lua_isnoneornil(L, 3) ? size : integer_argument(L, 3, "the last");
  if (first > last) return 0;
  if (first < -kMaxUnpacked || last > lua_Integer{1} << 40 || last - first >= kMaxUnpacked) {
    throw ScriptError(kTooLarge, "unpack: more than " + std::to_string(kMaxUnpacked) + " values");
  }
  const int count = static_cast<int>(last - first) + 1;
  charge(L, count);
  luaL_checkstack(L, count + 1, "unpack");
  for (lua_Integer i = first; i <= last; ++i) lua_rawgeti(L, 1, i);
  return count;
}

constexpr HostFunction kFunctions[] = {
    {"concat", &thunk<table_concat>}, {"insert", &thunk<table_insert>},
    {"pack", &thunk<table_pack>},     {"remove", &thunk<table_remove>},
    {"sort", &thunk<table_sort>},     {"unpack", &thunk<table_unpack>},
};

}  // namespace

std::span<const HostFunction> table_functions() {
  return kFunctions;
}

}  // namespace viisari::script
