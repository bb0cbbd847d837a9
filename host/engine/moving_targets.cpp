#include "engine/moving_targets.h"

#include <algorithm>

#include "engine/missing.h"

namespace viisari {

void set_moving_targets(std::span<Indicator> indicators, const SeriesMemory& memory) {
  for (Indicator& indicator : indicators) {
    for (Target& target : indicator.targets) {
      if (target.reference.empty()) continue;
      const auto average = std::find_if(
          indicators.begin(), indicators.end(),
          [&](const Indicator& candidate) { return candidate.id == target.reference; });
      if (average != indicators.end() && average->baseline && average->baseline->value) {
        target.value = average->baseline->value;
        target.basis_period = average->baseline->period;
      }
      const auto series = memory.find(target.reference);
      if (!series) continue;
      const SeriesView view = memory.view(*series);
      for (std::size_t i = view.size(); i-- > 0;) {
        if (is_missing(view.values[i])) continue;
        target.value = view.values[i];
        target.basis_period = (*view.axis)[i];
        break;
      }
    }
  }
}

}  // namespace viisari
