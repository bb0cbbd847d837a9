#include "script/comparison_linking.h"

#include <algorithm>
#include <set>
#include <string>
#include <string_view>
#include <unordered_map>

#include "base/suggest.h"
#include "script/alert_linking.h"
#include "script/error_codes.h"

namespace viisari::script {
namespace {

class ComparisonCheck {
 public:
  explicit ComparisonCheck(const IndicatorIndex& indicators) : indicators_(indicators) {}

  static Error error(const Comparison& comparison, ErrorCode code, const std::string& text) {
    return {code, "comparison '" + comparison.id + "': " + text, comparison.file, comparison.line,
            0};
  }

  std::vector<Error> check(const Comparison& comparison) {
    errors_.clear();
    comparison_ = &comparison;
    const Indicator* first = nullptr;
    std::set<std::string_view> areas;
    for (const ComparisonMember& member : comparison.members) {
      const Indicator* indicator = indicators_.find(member.indicator);
      if (indicator == nullptr) {
        add(kUnknownIndicator, "'" + member.indicator + "' is not defined" +
                                   suggestion(member.indicator, indicators_.ids()));
        continue;
      }
      areas.insert(indicator->area);
      check_member(*indicator);
      if (first == nullptr) {
        first = indicator;
      } else {
        check_pair(*first, *indicator);
      }
    }
    if (errors_.empty() && areas.size() < 2) {
      add(kBadValue, "compares indicators of one area only; name those of at least two");
    }
    return errors_;
  }

 private:
  void add(ErrorCode code, const std::string& text) {
    errors_.push_back(error(*comparison_, code, text));
  }

  void check_member(const Indicator& indicator) {
    if (indicator.visibility != Visibility::kPublic) {
      add(kRestrictedInput,
          "'" + indicator.id + "' is not public: what everybody sees cannot show it");
    } else if (indicator.measure == Measure::kConfidence) {
      add(kUnrelatedUnits, "the figures of '" + indicator.id +
                               "' say how surely its target will be met: that is no measure of "
                               "the thing");
    } else if (indicator.unit == "yes_no" || indicator.unit == "text") {
      add(kUnrelatedUnits, "'" + indicator.id + "' has no numbers to compare");
    }
  }

  void check_pair(const Indicator& first, const Indicator& other) {
    const auto differ = [&](std::string_view what, std::string_view a, std::string_view b) {
      add(kUnrelatedUnits, "'" + first.id + "' and '" + other.id + "' do not compare: " +
                               std::string(what) + " " + std::string(a) + " and " + std::string(b));
    };
    if (quantity_unit(first) != quantity_unit(other)) {
      return differ("units", quantity_unit(first), quantity_unit(other));
    }
    if (first.kind != other.kind) {
      return differ("kinds", to_string(first.kind), to_string(other.kind));
    }
    // One of them may leave the direction unsaid.
    if (first.better != Direction::kNone && other.better != Direction::kNone &&
        first.better != other.better) {
      differ("better is", to_string(first.better), to_string(other.better));
    }
  }

  const IndicatorIndex& indicators_;
  const Comparison* comparison_ = nullptr;
  std::vector<Error> errors_;
};

}  // namespace

std::vector<RuleError> check_comparisons(std::span<const Indicator* const> indicators,
                                         std::span<const Comparison* const> comparisons) {
  std::vector<RuleError> errors;
  if (comparisons.empty()) return errors;
  const IndicatorIndex index(indicators);
  ComparisonCheck check(index);
  std::unordered_map<std::string_view, const Comparison*> names;
  for (std::size_t i = 0; i < comparisons.size(); ++i) {
    const Comparison& comparison = *comparisons[i];
    const auto [first, is_new] = names.emplace(comparison.id, &comparison);
    if (!is_new) {
      errors.push_back({i, ComparisonCheck::error(comparison, kDuplicateId,
                                                  "is already defined in " + first->second->file +
                                                      ":" + std::to_string(first->second->line))});
      continue;
    }
    for (Error& error : check.check(comparison)) errors.push_back({i, std::move(error)});
  }
  return errors;
}

}  // namespace viisari::script
