// Which figure of an indicator is due next, by the same rules as DataState: a period's figure is
// promised a number of days after the period has ended.
// Thread-safety: pure functions.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "base/date.h"
#include "model/assessment.h"
#include "model/indicator.h"
#include "model/period.h"

namespace viisari {

enum class DueState : std::uint8_t {
  kOverdue,  // its due day has passed
  kDue,      // its period has ended
  kComing,   // its period runs
};
std::string_view to_string(DueState state);  // "overdue", "due", "coming"

struct NextFigure {
  Period period;
  Date due;  // the last day on which it is not late
  int days_late = 0;
  DueState state = DueState::kComing;
};

// Nothing for computed indicators and for those that no calendar promises, unless their figure is
// overdue all the same (a milestone whose day has passed). `delay_days`: of the area, from a
// period's end until its figures are promised.
std::optional<NextFigure> next_figure(const Indicator& indicator, const Assessment& assessment,
                                      int delay_days);

}  // namespace viisari
