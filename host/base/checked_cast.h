// Integer conversions that cannot lose a value unnoticed.
#pragma once

#include <stdexcept>
#include <utility>

namespace viisari {

// Throws std::range_error when `value` does not fit: a bug in the caller, who must have bounded it.
template <class To, class From>
constexpr To checked_cast(From value) {
  if (!std::in_range<To>(value)) throw std::range_error("integer conversion out of range");
  return static_cast<To>(value);
}

}  // namespace viisari
