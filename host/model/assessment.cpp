#include "model/assessment.h"

#include <array>

namespace viisari {
namespace {

constexpr std::array<std::string_view, 9> kStatuses{"",        "achieved",  "on_track",
                                                    "at_risk", "off_track", "missed",
                                                    "no_data", "no_target", "not_started"};

}  // namespace

std::string_view to_string(AssessmentStatus status) {
  return kStatuses.at(static_cast<std::size_t>(status));
}

std::optional<AssessmentStatus> parse_assessment_status(std::string_view text) {
  for (std::size_t i = 1; i < kStatuses.size(); ++i) {
    if (kStatuses[i] == text) return static_cast<AssessmentStatus>(i);
  }
  return std::nullopt;
}

std::string_view to_string(DataState state) {
  constexpr std::array<std::string_view, 5> kNames{"", "fresh", "due", "overdue", "revised"};
  return kNames.at(static_cast<std::size_t>(state));
}

}  // namespace viisari
