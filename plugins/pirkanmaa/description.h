// What the area is: names, codes, services, roles, status words, reporting calendar.
// Constant data; a pure function.
#pragma once

#include "viisari/plugin.hpp"

namespace viisari::plugin {

sdk::Description describe_area();

}  // namespace viisari::plugin
