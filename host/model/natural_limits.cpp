#include "model/natural_limits.h"

#include <algorithm>

#include "model/unit.h"

namespace viisari {

NaturalLimits natural_limits(const Indicator& indicator) {
  if (indicator.measure == Measure::kConfidence) return {0.0, 100.0};
  const Unit* unit = find_unit(indicator.unit);
  if (unit == nullptr) return {};
  NaturalLimits limits{unit->minimum, unit->maximum};
  if (indicator.kind == SeriesKind::kShare) {
    limits.low = std::max(limits.low.value_or(0.0), 0.0);
    if (indicator.unit == "percent") limits.high = 100.0;
    if (indicator.unit == "ratio") limits.high = 1.0;
  }
  return limits;
}

}  // namespace viisari
