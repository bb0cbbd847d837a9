// The limits that no figure of an indicator can pass, by its unit and its kind.
// Thread-safety: pure functions.
#pragma once

#include <optional>

#include "model/indicator.h"

namespace viisari {

struct NaturalLimits {
  std::optional<double> low;  // inclusive; nothing: no limit
  std::optional<double> high;

  bool holds(double value) const { return (!low || value >= *low) && (!high || value <= *high); }
};

// A confidence is 0–100 % whatever the unit; a share is not negative, and at most 100 % or 1. None
// for a unit that does not exist.
NaturalLimits natural_limits(const Indicator& indicator);

}  // namespace viisari
