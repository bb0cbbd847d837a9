// How a definition or a spec is told that a figure is beyond its natural limits.
// Thread-safety: pure functions.
#pragma once

#include <string>

#include "model/natural_limits.h"

namespace viisari::script {

// "120 is outside of what the unit and kind allow (0 to 100)"
std::string outside_text(const NaturalLimits& limits, double value);

}  // namespace viisari::script
