#include "model/assessment.h"

#include <array>

#include "base/enum_words.h"

namespace viisari {
namespace {

constexpr std::array<std::string_view, 9> kStatuses{"",        "achieved",  "on_track",
                                                    "at_risk", "off_track", "missed",
                                                    "no_data", "no_target", "not_started"};

}  // namespace

std::string_view to_string(AssessmentStatus status) {
  return word_of(kStatuses, status);
}

std::optional<AssessmentStatus> parse_assessment_status(std::string_view text) {
  return value_of<AssessmentStatus>(kStatuses, text);
}

std::string_view to_string(DataState state) {
  constexpr std::array<std::string_view, 5> kNames{"", "fresh", "due", "overdue", "revised"};
  return word_of(kNames, state);
}

}  // namespace viisari
