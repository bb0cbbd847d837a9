// What must hold between comparisons and the indicators they put side by side: the indicators
// exist, are public, and their figures can be compared.
// Internal to script/. Thread-safety: pure functions.
#pragma once

#include <span>
#include <vector>

#include "model/comparison.h"
#include "model/indicator.h"
#include "script/rule_linking.h"

namespace viisari::script {

// `comparisons` in order of precedence: of two with one id, the later one is at fault.
std::vector<RuleError> check_comparisons(std::span<const Indicator* const> indicators,
                                         std::span<const Comparison* const> comparisons);

}  // namespace viisari::script
