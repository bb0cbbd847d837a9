// ValueSource: where the series of computed indicators come from. Lua definitions implement it in
// script/; tests and the benchmark implement it natively.
#pragma once

#include <cstddef>
#include <span>

#include "base/result.h"
#include "engine/series.h"

namespace viisari {

class ValueSource {
 public:
  virtual ~ValueSource() = default;
  // The whole series of computed indicator `index` (its position in the span given to the engine),
  // from its inputs in the order of Indicator::inputs. The view lives until pool.reset().
  virtual Result<SeriesView> compute(std::size_t index, std::span<const SeriesView> inputs,
                                     SeriesPool& pool) = 0;
};

}  // namespace viisari
