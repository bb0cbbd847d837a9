// Yearly changes: how much a figure has moved from one year to the next, comparing like with like.
// Thread-safety: pure functions.
#pragma once

#include <vector>

#include "engine/judge.h"
#include "model/period.h"

namespace viisari {

// Parts of a flow's year, and trends, shorter than this share of a year say nothing about a year.
inline constexpr double kShortestYearShare = 0.5;

struct YearlyChange {
  Period from;  // the same period as `to` a year earlier
  Period to;
  double change = 0;  // in the unit; of a flow in terms of the whole year's amount
};

// Every pair of figures of the same period a year apart, the baseline standing in where the earlier
// one is not known. Of a flow the amounts since January, from half a year on.
std::vector<YearlyChange> yearly_changes(const PreparedIndicator& indicator,
                                         const Timeline& timeline, const SeriesView& series);

// January to `end`: "2025" for the last of December, otherwise "2025-01/2025-10".
Period from_january(Date end);
// Amount from January to the end of the figure at `position`; missing_input where a part is not
// there.
double amount_since_january(const SeriesView& series, std::int32_t position);

}  // namespace viisari
