#include "model/target.h"

#include <array>

namespace viisari {

std::string_view to_string(TargetOp op) {
  constexpr std::array<std::string_view, 8> kNames{"",          "at_least", "at_most", "more_than",
                                                   "less_than", "between",  "equal",   "done"};
  return kNames.at(static_cast<std::size_t>(op));
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
  return kNames.at(static_cast<std::size_t>(basis));
}

std::string_view to_string(TargetTime time) {
  constexpr std::array<std::string_view, 5> kNames{"", "period", "deadline", "every_year",
                                                   "undated"};
  return kNames.at(static_cast<std::size_t>(time));
}

}  // namespace viisari
