#include "model/target.h"

#include <array>

#include "base/enum_words.h"

namespace viisari {

std::string_view to_string(TargetOp op) {
  constexpr std::array<std::string_view, 8> kNames{"",          "at_least", "at_most", "more_than",
                                                   "less_than", "between",  "equal",   "done"};
  return word_of(kNames, op);
}

std::string_view to_string(TargetBasis basis) {
  constexpr std::array<std::string_view, 8> kNames{"",
                                                   "absolute",
                                                   "change_from_baseline",
                                                   "percent_change_from_baseline",
                                                   "change_from_previous_year",
                                                   "percent_change_from_previous_year",
                                                   "share_of_group",
                                                   "national_average"};
  return word_of(kNames, basis);
}

std::string_view to_string(TargetTime time) {
  constexpr std::array<std::string_view, 5> kNames{"", "period", "deadline", "every_year",
                                                   "undated"};
  return word_of(kNames, time);
}

}  // namespace viisari
