// outlook(): what the years ahead ask of an indicator, and where it is heading, as known on a day.
//
// - Expected: the path of method `path` (judge_step.h) read at each year's end.
// - Projection: the trend of method `path` continued to each year's end, so that on the day a
// target
//   is due it is the verdict's own projection. No trend of less than half a year is continued, nor
//   one that leaves the natural range of the figure.
// - Range of the projection: the prediction interval of a random walk with drift, whose point
//   forecast that projection is (Hyndman & Athanasopoulos, Forecasting: Principles and Practice,
//   3rd ed., sections 5.2 and 5.5): with the m yearly changes behind the trend, their mean d and
//   s² = Σ(change − d)² / (m − 1), it is ± t·s·√(h·(1 + h/m)) for a horizon of h years, t being the
//   90 % quantile of Student's distribution with m − 1 degrees of freedom. It holds the figure with
//   a probability of 80 %. At least 3 changes, that is 4 yearly figures in a row.
// - Paces: in calendar years, so that from one year's end to the next is exactly 1. Of a flow, the
//   change of the whole year's amount.
// Every number that is not there carries its OutlookGap.
// Thread-safety: pure functions.
#pragma once

#include <optional>

#include "base/date.h"
#include "engine/judge.h"
#include "model/outlook.h"

namespace viisari {

struct OutlookLimitsOfYears {
  // Years that may be asked for: the areas exist from 2023.
  static constexpr int kFirst = 2023;
  static constexpr int kLast = 2060;
  // The strategy period, always among the years.
  static constexpr int kStrategyFirst = 2026;
  static constexpr int kStrategyLast = 2030;
};

// The years are those from the as-of year, at the latest 2026, to the last target's, at the
// earliest 2030; and `asked`, which must be kFirst to kLast.
Outlook outlook(const PreparedIndicator& indicator, const Timeline& timeline,
                const SeriesView& series, const FigureFacts& facts, Date as_of,
                std::optional<int> asked = {});

}  // namespace viisari
