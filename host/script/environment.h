// The names a script sees: what there is of Lua, the host's functions, and a clear error for every
// other name. Internal to script/. Thread-safety: belongs to one Lua state.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "script/lua_support.h"

namespace viisari::script {

// A new environment on top of the stack, with the allowlisted parts of Lua's library. To be filled
// and then sealed.
void push_lua(lua_State* L);
// The names in the table at `index`, sorted.
std::vector<std::string> names_in(lua_State* L, int index);
// Into the table on top.
void add_functions(lua_State* L, std::span<const HostFunction> functions);
// Adds to the table on top what happens with names that are not in it.
void set_lookup(lua_State* L, lua_CFunction function);
// Protects the environment on top, and makes it the globals of what is compiled from now on.
void install_environment(lua_State* L);

// What mail templates have besides, in template.cpp.
std::span<const HostFunction> template_functions();

}  // namespace viisari::script
