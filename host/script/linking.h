// What must hold between files: ids are unique, inputs exist, no value reads itself, and no public
// value is computed from a restricted one.
// Internal to script/. Thread-safety: pure functions.
#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "base/error.h"
#include "model/indicator.h"

namespace viisari::script {

struct LinkError {
  std::size_t indicator;  // its place in the span
  Error error;
};

// `indicators` in order of precedence: of two with one id, the later one is at fault.
std::vector<LinkError> check_links(std::span<const Indicator* const> indicators);

}  // namespace viisari::script
