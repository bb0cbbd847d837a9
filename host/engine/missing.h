// A missing value inside a series is a quiet NaN whose payload is the MissingReason: arithmetic
// stays branch-free, and no reason is ever lost. Such a NaN never leaves the engine.
// Thread-safety: pure functions.
#pragma once

#include <bit>
#include <cmath>
#include <cstdint>

#include "model/observation.h"

namespace viisari {

// The tag tells our NaNs from those that arithmetic makes.
inline constexpr std::uint64_t kMissingTag = 0x7FF8'5649'0000'0000ULL;
inline constexpr std::uint64_t kMissingReasonBits = 0xFFULL;

// The reason must not be kNone.
constexpr double missing_value(MissingReason reason) {
  return std::bit_cast<double>(kMissingTag | static_cast<std::uint64_t>(reason));
}

inline bool is_missing(double value) {
  return !std::isfinite(value);
}

// kNone for numbers; kNotComputable for infinities and for NaNs without a reason of ours.
inline MissingReason missing_reason(double value) {
  if (std::isfinite(value)) return MissingReason::kNone;
  const auto bits = std::bit_cast<std::uint64_t>(value);
  const std::uint64_t reason = bits & kMissingReasonBits;
  if ((bits & ~kMissingReasonBits) != kMissingTag || reason == 0 ||
      reason > static_cast<std::uint64_t>(MissingReason::kSeriesBreak)) {
    return MissingReason::kNotComputable;
  }
  return static_cast<MissingReason>(reason);
}

// A number as it is, everything else as a missing value of ours.
inline double tagged(double value) {
  return std::isfinite(value) ? value : missing_value(missing_reason(value));
}

}  // namespace viisari
