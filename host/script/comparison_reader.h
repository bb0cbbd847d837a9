// Reads `comparison "name" {…}`. What needs other files (do the indicators exist, can they be
// compared) is in comparison_linking.
// Internal to script/. Thread-safety: belongs to one Lua state.
#pragma once

#include <span>
#include <string_view>

#include "script/lua_support.h"
#include "script/reading.h"

namespace viisari::script {

// The table is at stack place 2.
int define_comparison(lua_State* L, Head& head);
// For suggestions and for the test of the documentation.
std::span<const std::string_view> comparison_fields();

}  // namespace viisari::script
