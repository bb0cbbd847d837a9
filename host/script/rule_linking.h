// What must hold between reconcile rules and the indicators they speak of: the figures exist, their
// units can be related, and no rule gives a restricted figure away.
// Internal to script/. Thread-safety: pure functions.
#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "base/error.h"
#include "model/indicator.h"
#include "model/reconcile_rule.h"

namespace viisari::script {

struct RuleError {
  std::size_t rule;  // its place in the span
  Error error;
};

// `rules` in order of precedence: of two with one id, the later one is at fault. A rule whose
// figures are public but for one is an error (script.derivable): the public ones give that one.
std::vector<RuleError> check_rules(std::span<const Indicator* const> indicators,
                                   std::span<const ReconcileRule* const> rules);

}  // namespace viisari::script
