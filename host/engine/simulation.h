// Simulated figures: years to come, made up from each indicator's baseline, targets and latest
// figure, to try alerts, pages and reports over a whole strategy period. Never a forecast: nothing
// here is estimated from anything, and every figure says that it is simulated.
// Thread-safety: pure functions; the same arguments give the same figures on every machine.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "base/date.h"
#include "model/indicator.h"
#include "model/observation.h"

namespace viisari {

struct SimulationPlan {
  Date first;  // first day of a month
  Date last;   // last day of a month, after `first`
  std::uint64_t seed = 0;
};

struct Simulation {
  // By indicator, then period, then known-from. Each names kSimulatedDocument as its document. Some
  // are missing with a reason, some late, and some come a second time as a revision.
  std::vector<Observation> observations;
  std::size_t indicators = 0;     // that have figures
  std::size_t without_start = 0;  // that have no number to begin from, and stay empty
};

// Monthly figures where the definition reports monthly, else quarterly ones; nothing for computed
// indicators, which follow from their inputs, and for words. Each indicator runs on its path, ahead
// of it, behind it, stalled or away from it, and may change once; figures keep to the unit's
// limits. `published`: what is known so far, in any order.
Simulation simulate(std::span<const Indicator> indicators, std::span<const Observation> published,
                    const SimulationPlan& plan);

}  // namespace viisari
