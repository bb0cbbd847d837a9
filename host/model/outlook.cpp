#include "model/outlook.h"

#include <array>

#include "base/enum_words.h"

namespace viisari {

std::string_view to_string(OutlookGap gap) {
  constexpr std::array<std::string_view, kOutlookGapCount> kWords{
      "",
      "no_target",
      "undated",
      "not_that_year",
      "before_path",
      "after_last_target",
      "targets_over",
      "every_year",
      "due_soon",
      "met",
      "no_number",
      "no_baseline",
      "zero_baseline",
      "negative_baseline",
      "previous_year",
      "conflict",
      "milestone",
      "series_break",
      "sub_area",
      "part_year",
      "no_figure",
      "one_point",
      "short_trend",
      "past",
      "beyond_limits",
      "no_projection",
      "few_points",
      "no_yearly_change",
      "no_direction",
      "never_improved",
      "out_of_reach",
      "at_once",
      "confidence_only",
      "text_only",
      "not_computable",
  };
  return word_of(kWords, gap);
}

std::string_view to_string(ExpectedBy by) {
  constexpr std::array<std::string_view, 4> kWords{"", "target", "line", "ahead"};
  return word_of(kWords, by);
}

const OutlookYear* Outlook::find(int year) const {
  for (const OutlookYear& candidate : years) {
    if (candidate.year == year) return &candidate;
  }
  return nullptr;
}

}  // namespace viisari
