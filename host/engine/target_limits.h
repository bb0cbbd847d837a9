// What a target's condition says: the numbers it limits, what they are measured from, and what its
// words print. Thread-safety: pure functions.
#pragma once

#include <limits>
#include <string_view>

#include "model/target.h"

namespace viisari {

// Greater by more than the noise of arithmetic.
bool above(double a, double b);

bool from_baseline(const Target& target);
bool from_previous_year(const Target& target);
bool in_percent(const Target& target);  // a change in per cent
bool dated(const Target& target);       // a period or a deadline
bool has_number(const Target& target);
// Each sub-area has a level of its own between the two limits.
bool by_sub_area(const Target& target);

// Numbers between which a figure meets the target.
struct TargetLimits {
  static constexpr double kOpen = std::numeric_limits<double>::infinity();

  double low = -kOpen;
  double high = kOpen;
  bool strict = false;

  bool meets(double value) const;
  // The same seen so that more is better.
  TargetLimits turned(bool down) const;
};
// The condition's own numbers, whatever they are measured from.
TargetLimits own_limits(const Target& target);

// Whether the words print `number` with `symbol` behind it: "80 %", "965 000 €".
bool printed_with(std::string_view raw, double number, std::string_view symbol);
// Whether the words say how a figure is to be held against their number: "vähintään", "alle",
// "vähenee", "noin", ">"; "tavoite" does not.
bool prints_limit(std::string_view raw);

}  // namespace viisari
