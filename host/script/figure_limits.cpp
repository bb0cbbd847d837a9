#include "script/figure_limits.h"

#include "base/text.h"

namespace viisari::script {

std::string outside_text(const NaturalLimits& limits, double value) {
  return format_double(value) + " is outside of what the unit and kind allow (" +
         (limits.low ? format_double(*limits.low) : "…") + " to " +
         (limits.high ? format_double(*limits.high) : "…") + ")";
}

}  // namespace viisari::script
