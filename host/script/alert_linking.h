// What must hold between alert rules and the indicators they watch: the indicators exist, and the
// alert can fire. Until then a rule's `indicators` are as written, patterns ("area/prefix.*") among
// them.
// Internal to script/. Thread-safety: pure functions; IndicatorIndex is constant once made.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "model/alert_rule.h"
#include "model/indicator.h"
#include "script/rule_linking.h"

namespace viisari::script {

inline constexpr std::string_view kPatternEnd = ".*";
inline bool is_pattern(std::string_view key) {
  return key.ends_with(kPatternEnd);
}

// Borrows the indicators.
class IndicatorIndex {
 public:
  explicit IndicatorIndex(std::span<const Indicator* const> indicators);

  const Indicator* find(std::string_view id) const;
  // Those that the rule watches, each once, in the order of its names. What a pattern matches but
  // could never fire for want of targets is left out.
  std::vector<const Indicator*> watched(const AlertRule& rule) const;
  std::vector<std::string_view> ids() const;  // sorted

 private:
  std::span<const Indicator* const> indicators_;
  std::unordered_map<std::string_view, const Indicator*> by_id_;
};

// `rules` in order of precedence: of two with one id, the later one is at fault.
std::vector<RuleError> check_alerts(std::span<const Indicator* const> indicators,
                                    std::span<const AlertRule* const> rules);

}  // namespace viisari::script
