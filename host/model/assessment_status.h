// The words of a verdict. Separate from assessment.h so that an Indicator can hold a stated
// verdict without the whole explanation.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace viisari {

enum class AssessmentStatus : std::uint8_t {
  kInvalid,
  kAchieved,    // the target is met and its time has come, or it cannot be lost any more
  kOnTrack,     // the path is met, or the projection misses by less than 5 % of the remaining gap
  kAtRisk,      // misses by 5–20 %
  kOffTrack,    // misses by more, or moves away
  kMissed,      // the target's time has passed without it, or it cannot be met any more
  kNoData,      // nothing to judge by; the reason says why
  kNoTarget,    // the document sets none
  kNotStarted,  // the target's period has not begun and there is nothing to project from
};
std::string_view to_string(AssessmentStatus status);  // "achieved" …
std::optional<AssessmentStatus> parse_assessment_status(std::string_view text);

// Whether the figures are as recent as the reporting calendar promises: a separate axis.
enum class DataState : std::uint8_t { kInvalid, kFresh, kDue, kOverdue, kRevised };
std::string_view to_string(DataState state);

}  // namespace viisari
