#include "engine/due.h"

#include <algorithm>
#include <array>

#include "base/enum_words.h"
#include "engine/reporting_calendar.h"

namespace viisari {
namespace {

constexpr std::array<std::string_view, 3> kStates{"overdue", "due", "coming"};

NextFigure next_of(const Period& period, int delay_days, Date as_of) {
  NextFigure next;
  next.period = period;
  next.due = period.last().plus_days(delay_days);
  next.days_late = std::max(0, days_between(next.due, as_of));
  next.state = next.days_late > 0       ? DueState::kOverdue
               : period.last() <= as_of ? DueState::kDue
                                        : DueState::kComing;
  return next;
}

}  // namespace

std::string_view to_string(DueState state) {
  return word_of(kStates, state);
}

std::optional<NextFigure> next_figure(const Indicator& indicator, const Assessment& assessment,
                                      int delay_days) {
  if (indicator.computed) return std::nullopt;
  const Date as_of = assessment.as_of;
  const bool overdue = assessment.data_state == DataState::kOverdue;
  const int months = calendar_months(indicator.reporting);
  if (months > 0) {
    // Nothing told yet, and so nothing to be late after: the first one that is not late.
    const Date after = assessment.told_until.value_or(as_of.plus_days(-delay_days - 1));
    const NextFigure next = next_of(next_reporting_period(after, months), delay_days, as_of);
    if (!overdue || next.state == DueState::kOverdue) return next;
  }
  if (!overdue || !assessment.target || !assessment.target->period.valid()) return std::nullopt;
  return next_of(assessment.target->period, 0, as_of);
}

}  // namespace viisari
