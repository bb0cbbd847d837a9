// Targets that are a national average move with it: the average is a series of its own, whose
// latest figure takes the place of the number the target was printed with. Thread-safety: pure
// functions.
#pragma once

#include <span>

#include "engine/series_memory.h"
#include "model/indicator.h"

namespace viisari {

// Sets value and basis_period of every target with a reference to the average's latest figure in
// `memory`, else to the baseline of the series that the reference names. Without either the target
// keeps its printed number.
void set_moving_targets(std::span<Indicator> indicators, const SeriesMemory& memory);

}  // namespace viisari
