#include "script/alert_linking.h"

#include <algorithm>
#include <map>
#include <optional>
#include <unordered_set>

#include "base/suggest.h"
#include "base/text.h"
#include "script/error_codes.h"
#include "script/figure_limits.h"

namespace viisari::script {
namespace {

// Rules times indicators of one file: patterns of many rules must not fill the memory.
constexpr std::size_t kMaxWatched = 20'000;

bool by_status(const AlertRule& rule) {
  return rule.when == AlertCondition::kOffPath || rule.when == AlertCondition::kAtRisk;
}

// The unit its figures are printed in.
std::string_view figure_unit(const Indicator& indicator) {
  return indicator.measure == Measure::kConfidence ? std::string_view("percent") : indicator.unit;
}

class AlertCheck {
 public:
  explicit AlertCheck(const IndicatorIndex& indicators) : indicators_(indicators) {}

  std::vector<Error> check(const AlertRule& rule) {
    rule_ = &rule;
    errors_.clear();
    check_names();
    const auto watched = indicators_.watched(rule);
    if ((watched_[rule.file] += watched.size()) > kMaxWatched) {
      add(kTooLarge, "the alerts of a file watch up to " + std::to_string(kMaxWatched) +
                         " indicators, counted for each alert");
    }
    check_name_of_rule(watched);
    if (by_status(rule)) {
      check_targets(watched);
    } else {
      check_limits(watched);
    }
    return errors_;
  }

  static Error error(const AlertRule& rule, ErrorCode code, const std::string& text) {
    return {code, "alert '" + rule.id.substr(rule.area.size() + 1) + "': " + text, rule.file,
            rule.line, 0};
  }

 private:
  void add(ErrorCode code, const std::string& text) {
    errors_.push_back(error(*rule_, code, text));
  }

  void check_names() {
    for (const std::string& name : rule_->indicators) {
      if (is_pattern(name)) {
        AlertRule alone;
        alone.when = AlertCondition::kAbove;  // what the pattern matches, targets or not
        alone.indicators = {name};
        if (!indicators_.watched(alone).empty()) continue;
        add(kUnknownIndicator, "'" + name + "' matches no indicator" + suggest_prefix(name));
      } else if (indicators_.find(name) == nullptr) {
        add(kUnknownIndicator, "'" + name + "' is not defined" + suggestion(name, ids()));
      }
    }
  }

  std::span<const std::string_view> ids() {
    if (ids_.empty()) ids_ = indicators_.ids();
    return ids_;
  }

  // The nearest of all that stands before a dot.
  std::string suggest_prefix(const std::string& pattern) {
    std::vector<std::string> patterns;
    for (const std::string_view id : ids()) {
      for (std::size_t dot = id.find('.'); dot != std::string_view::npos;
           dot = id.find('.', dot + 1)) {
        std::string prefix = std::string(id.substr(0, dot)) + std::string(kPatternEnd);
        if (patterns.empty() || patterns.back() != prefix) patterns.push_back(std::move(prefix));
      }
    }
    return suggestion(pattern, std::vector<std::string_view>(patterns.begin(), patterns.end()));
  }

  // Otherwise it could not be told from the rule of that indicator which everyone has.
  void check_name_of_rule(std::span<const Indicator* const> watched) {
    const Indicator* namesake = indicators_.find(rule_->id);
    if (namesake == nullptr || (watched.size() == 1 && watched.front() == namesake)) return;
    add(kBadKey, "has the key of an indicator: give it another name");
  }

  void check_targets(std::span<const Indicator* const> watched) {
    for (const Indicator* indicator : watched) {
      if (!indicator->targets.empty()) continue;
      add(kBadValue, "'" + indicator->id +
                         "' has no targets, so it would never fire; use below(…) or above(…)");
    }
    if (errors_.empty() && watched.empty()) {
      add(kBadValue, "nothing that it watches has targets, so it would never fire");
    }
  }

  void check_limits(std::span<const Indicator* const> watched) {
    for (const Indicator* indicator : watched) {
      const std::string_view unit = figure_unit(*indicator);
      if (unit == "yes_no" || unit == "text") {
        return add(kUnrelatedUnits, "'" + indicator->id + "' has no numbers to be " +
                                        std::string(to_string(rule_->when)) + " a limit");
      }
      if (unit != figure_unit(*watched.front())) {
        return add(kUnrelatedUnits, "the limit is of one unit, but '" + watched.front()->id +
                                        "' is in " + std::string(figure_unit(*watched.front())) +
                                        " and '" + indicator->id + "' in " + std::string(unit));
      }
      const NaturalLimits limits = natural_limits(*indicator);
      for (const double value : {rule_->limit, rule_->back}) {
        if (limits.holds(value)) continue;
        return add(kBadValue, "'" + indicator->id + "': " + outside_text(limits, value));
      }
      const std::optional<double>& end =
          rule_->when == AlertCondition::kBelow ? limits.low : limits.high;
      if (end && rule_->limit == *end) {
        return add(kBadValue, "'" + indicator->id + "' is never " +
                                  std::string(to_string(rule_->when)) + " " +
                                  format_double(rule_->limit) + ": it would never fire");
      }
    }
  }

  const IndicatorIndex& indicators_;
  std::vector<std::string_view> ids_;
  std::map<std::string_view, std::size_t> watched_;  // by file
  const AlertRule* rule_ = nullptr;
  std::vector<Error> errors_;
};

}  // namespace

IndicatorIndex::IndicatorIndex(std::span<const Indicator* const> indicators)
    : indicators_(indicators) {
  by_id_.reserve(indicators.size());
  for (const Indicator* indicator : indicators) by_id_.emplace(indicator->id, indicator);
}

const Indicator* IndicatorIndex::find(std::string_view id) const {
  const auto found = by_id_.find(id);
  return found == by_id_.end() ? nullptr : found->second;
}

std::vector<const Indicator*> IndicatorIndex::watched(const AlertRule& rule) const {
  std::vector<const Indicator*> found;
  std::unordered_set<const Indicator*> taken;
  const auto take = [&](const Indicator* indicator) {
    if (taken.insert(indicator).second) found.push_back(indicator);
  };
  for (const std::string& name : rule.indicators) {
    if (!is_pattern(name)) {
      if (const Indicator* indicator = find(name)) take(indicator);
      continue;
    }
    const std::string_view prefix = std::string_view(name).substr(0, name.size() - 1);
    for (const Indicator* indicator : indicators_) {
      const bool fires = !by_status(rule) || !indicator->targets.empty();
      if (fires && indicator->id.starts_with(prefix)) take(indicator);
    }
  }
  return found;
}

std::vector<std::string_view> IndicatorIndex::ids() const {
  std::vector<std::string_view> ids;
  for (const Indicator* indicator : indicators_) ids.push_back(indicator->id);
  std::sort(ids.begin(), ids.end());
  return ids;
}

std::vector<RuleError> check_alerts(std::span<const Indicator* const> indicators,
                                    std::span<const AlertRule* const> rules) {
  std::vector<RuleError> errors;
  if (rules.empty()) return errors;
  const IndicatorIndex index(indicators);
  AlertCheck check(index);
  std::unordered_map<std::string_view, const AlertRule*> names;
  for (std::size_t i = 0; i < rules.size(); ++i) {
    const auto [first, is_new] = names.emplace(rules[i]->id, rules[i]);
    if (!is_new) {
      errors.push_back({i, AlertCheck::error(*rules[i], kDuplicateId,
                                             "is already defined in " + first->second->file + ":" +
                                                 std::to_string(first->second->line))});
      continue;
    }
    for (Error& error : check.check(*rules[i])) errors.push_back({i, std::move(error)});
  }
  return errors;
}

}  // namespace viisari::script
