#include "model/alert_rule.h"

#include <array>

#include "base/enum_words.h"
#include "base/text.h"

namespace viisari {
namespace {

constexpr std::array<std::string_view, 4> kSeverities{"", "info", "warning", "high"};
constexpr std::array<std::string_view, 5> kConditions{"", "off_path", "at_risk", "below", "above"};

}  // namespace

std::string_view to_string(Severity severity) {
  return word_of(kSeverities, severity);
}
std::optional<Severity> parse_severity(std::string_view text) {
  return value_of<Severity>(kSeverities, text);
}
std::string_view to_string(AlertCondition condition) {
  return word_of(kConditions, condition);
}

AlertRule default_alert_rule(std::string_view indicator) {
  AlertRule rule;
  rule.id = indicator;
  rule.area = indicator.substr(0, indicator.find('/'));
  rule.indicators.emplace_back(indicator);
  rule.when = AlertCondition::kOffPath;
  rule.severity = Severity::kWarning;
  return rule;
}

std::string fingerprint(const AlertRule& rule) {
  std::string text(to_string(rule.when));
  if (rule.when == AlertCondition::kBelow || rule.when == AlertCondition::kAbove) {
    text += " " + format_double(rule.limit) + " " + format_double(rule.back);
  }
  return text + " " + std::to_string(rule.for_observations) + " " +
         std::to_string(rule.back_observations);
}

}  // namespace viisari
