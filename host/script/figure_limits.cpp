#include "script/figure_limits.h"

#include <algorithm>

#include "base/text.h"

namespace viisari::script {

Bounds bounds_of(const Indicator& indicator, const Unit& unit) {
  Bounds bounds{unit.minimum, unit.maximum};
  if (indicator.measure == Measure::kConfidence) return {0.0, 100.0};
  if (indicator.kind == SeriesKind::kShare) {
    bounds.low = std::max(bounds.low.value_or(0.0), 0.0);
    if (indicator.unit == "percent") bounds.high = 100.0;
    if (indicator.unit == "ratio") bounds.high = 1.0;
  }
  return bounds;
}

bool inside(const Bounds& bounds, double value) {
  return (!bounds.low || value >= *bounds.low) && (!bounds.high || value <= *bounds.high);
}

std::string outside_text(const Bounds& bounds, double value) {
  return format_double(value) + " is outside of what the unit and kind allow (" +
         (bounds.low ? format_double(*bounds.low) : "…") + " to " +
         (bounds.high ? format_double(*bounds.high) : "…") + ")";
}

}  // namespace viisari::script
