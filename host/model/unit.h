// The units that figures are measured in, with their natural limits. A closed list: an unknown
// unit is an error at check time, never a free text.
// Thread-safety: constant data.
#pragma once

#include <optional>
#include <span>
#include <string_view>

namespace viisari {

struct Unit {
  std::string_view id;            // what a definition writes: "percent"
  std::string_view name_fi;       // "prosenttia"
  std::string_view name_en;       // "per cent"
  std::string_view symbol;        // printed after the number; may be empty
  int decimals;                   // printed when the source does not say
  std::optional<double> minimum;  // natural limits, inclusive
  std::optional<double> maximum;
  bool whole;    // a fraction is an error on input
  bool numeric;  // false for "text": such a figure has words, never a number
};

std::span<const Unit> units();
// nullptr when there is no such unit. The pointer is valid for ever.
const Unit* find_unit(std::string_view id);

}  // namespace viisari
