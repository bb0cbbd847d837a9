// The limits that a figure of an indicator cannot pass: those of its unit, and of its kind.
// Thread-safety: pure functions.
#pragma once

#include <optional>
#include <string>

#include "model/indicator.h"
#include "model/unit.h"

namespace viisari::script {

struct Bounds {
  std::optional<double> low;
  std::optional<double> high;
};
Bounds bounds_of(const Indicator& indicator, const Unit& unit);
bool inside(const Bounds& bounds, double value);
// "140 is outside of what the unit and kind allow (0 to 100)"
std::string outside_text(const Bounds& bounds, double value);

}  // namespace viisari::script
