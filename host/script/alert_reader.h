// Reads `alert {…}`, `alert "name" {…}` and the conditions off_path, at_risk, below and above. What
// needs other files (does the indicator exist, can the alert fire) is in alert_linking.
// Internal to script/. Thread-safety: belongs to one Lua state.
#pragma once

#include <span>
#include <string_view>

#include "script/lua_support.h"
#include "script/reading.h"

namespace viisari::script {

// The table is at stack place 2; a rule without a name has a head without a key.
int define_alert(lua_State* L, Head& head);
std::span<const HostFunction> alert_conditions();
// For suggestions and for the test of the documentation.
std::span<const std::string_view> alert_fields();

}  // namespace viisari::script
