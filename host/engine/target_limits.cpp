#include "engine/target_limits.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <string>

#include "base/text.h"
#include "engine/judge_step.h"
#include "engine/method_path.h"
#include "engine/printed_number.h"

namespace viisari {
namespace {

// Beginnings of words, in lower case.
constexpr std::array<std::string_view, 28> kLimitWords{
    "vähint", "enint", "yli",     "alle",  "viimeist", "kork",   "minim",
    "maks",   "kasv",  "vähen",   "vähem", "lask",     "nous",   "nost",
    "lisä",   "lyhen", "pysy",    "säily", "pienem",   "pienen", "suurem",
    "alen",   "paran", "ainakin", "jopa",  "enemm",    "ylit",   "noin"};

}  // namespace

bool above(double a, double b) {
  if (!std::isfinite(a) || !std::isfinite(b)) return a > b;
  return a > b + kPathV1.tolerance * std::max({1.0, std::abs(a), std::abs(b)});
}

bool from_baseline(const Target& target) {
  return target.basis == TargetBasis::kChangeFromBaseline ||
         target.basis == TargetBasis::kPercentChangeFromBaseline;
}
bool from_previous_year(const Target& target) {
  return target.basis == TargetBasis::kChangeFromPreviousYear ||
         target.basis == TargetBasis::kPercentChangeFromPreviousYear;
}
bool in_percent(const Target& target) {
  return target.basis == TargetBasis::kPercentChangeFromBaseline ||
         target.basis == TargetBasis::kPercentChangeFromPreviousYear;
}
bool dated(const Target& target) {
  return target.time == TargetTime::kPeriod || target.time == TargetTime::kDeadline;
}
bool by_sub_area(const Target& target) {
  return target.op == TargetOp::kAtLeast && !target.value && target.low && target.high;
}

bool has_number(const Target& target) {
  return target.op == TargetOp::kBetween || by_sub_area(target) ? target.low || target.high
                                                                : target.value.has_value();
}

bool TargetLimits::meets(double value) const {
  return (low == -kOpen || judging::meets(value, low, strict)) &&
         (high == kOpen || judging::meets(-value, -high, strict));
}

TargetLimits TargetLimits::turned(bool down) const {
  return down ? TargetLimits{-high, -low, strict} : *this;
}

TargetLimits own_limits(const Target& target) {
  TargetLimits limits;
  switch (target.op) {
    case TargetOp::kInvalid:
    case TargetOp::kDone:
      break;
    case TargetOp::kMoreThan:
      limits.strict = true;
      [[fallthrough]];
    case TargetOp::kAtLeast:
      limits.low = by_sub_area(target) ? *target.low : target.value.value_or(-TargetLimits::kOpen);
      break;
    case TargetOp::kLessThan:
      limits.strict = true;
      [[fallthrough]];
    case TargetOp::kAtMost:
      limits.high = target.value.value_or(TargetLimits::kOpen);
      break;
    case TargetOp::kEqual:
      limits.low = target.value.value_or(-TargetLimits::kOpen);
      limits.high = target.value.value_or(TargetLimits::kOpen);
      break;
    case TargetOp::kBetween:
      limits.low = target.low.value_or(-TargetLimits::kOpen);
      limits.high = target.high.value_or(TargetLimits::kOpen);
      break;
  }
  return limits;
}

bool printed_with(std::string_view raw, double number, std::string_view symbol) {
  for (const PrintedToken& token : printed_tokens(raw)) {
    if (above(token.value, std::abs(number)) || above(std::abs(number), token.value)) continue;
    std::string_view rest = raw.substr(token.end);
    while (rest.starts_with(' ') || rest.starts_with("\xC2\xA0")) {
      rest.remove_prefix(rest.front() == ' ' ? 1 : 2);
    }
    // "5 %-yksikköä" is not per cent.
    if (rest.starts_with(symbol) && !rest.starts_with("%-yks")) return true;
  }
  return false;
}

bool prints_limit(std::string_view raw) {
  if (raw.find_first_of("<>") != std::string_view::npos) return true;
  if (raw.find("≥") != std::string_view::npos || raw.find("≤") != std::string_view::npos) {
    return true;
  }
  const std::string words = to_lower_ascii(raw);
  return std::any_of(kLimitWords.begin(), kLimitWords.end(),
                     [&](std::string_view word) { return words.find(word) != std::string::npos; });
}

}  // namespace viisari
