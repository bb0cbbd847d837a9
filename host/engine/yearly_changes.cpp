#include "engine/yearly_changes.h"

#include <map>

namespace viisari {
namespace {

std::vector<YearlyChange> of_amounts(const PreparedIndicator& indicator, const Timeline& timeline,
                                     const SeriesView& series) {
  std::map<Date, double> amounts;  // by the last day
  for (std::int32_t i = 0; i < static_cast<std::int32_t>(series.size()); ++i) {
    const double amount = amount_since_january(series, i);
    if (!is_missing(amount)) {
      amounts[(*series.axis)[static_cast<std::size_t>(i)].last()] = amount;
    }
  }
  if (timeline.has_baseline && timeline.baseline.is_year_to_date()) {
    amounts.emplace(timeline.baseline.last(), indicator.baseline);
  }
  std::vector<YearlyChange> changes;
  for (const auto& [end, amount] : amounts) {
    const Period to = from_january(end);
    const Period from = to.plus_years(-1);
    const auto before = amounts.find(from.last());
    const double share = elapsed_share(Period::of_year(end.year()), end, timeline.profile);
    if (before == amounts.end() || share < kShortestYearShare) continue;
    changes.push_back({from, to, (amount - before->second) / share});
  }
  return changes;
}

}  // namespace

Period from_january(Date end) {
  const Period year = Period::of_year(end.year());
  return end == year.last() ? year : Period::of_span(year.first(), end);
}

double amount_since_january(const SeriesView& series, std::int32_t position) {
  const auto at = static_cast<std::uint32_t>(position);
  const Date january = Period::of_year((*series.axis)[at].last().year()).first();
  const auto parts = parts_since(*series.axis, at, january);
  if (parts.empty()) return missing_value(MissingReason::kMissingInput);
  double sum = 0;
  for (const std::uint32_t part : parts) sum += series.values[part];
  return tagged(sum);
}

std::vector<YearlyChange> yearly_changes(const PreparedIndicator& indicator,
                                         const Timeline& timeline, const SeriesView& series) {
  if (timeline.flow) return of_amounts(indicator, timeline, series);
  std::vector<YearlyChange> changes;
  for (std::size_t i = 0; i < series.size(); ++i) {
    const Period& to = (*series.axis)[i];
    const Period from = to.plus_years(-1);
    const std::int32_t earlier = series.axis->year_earlier()[i];
    double before = earlier == Axis::kNone ? missing_value(MissingReason::kMissingInput)
                                           : series.values[static_cast<std::size_t>(earlier)];
    if (is_missing(before) && timeline.has_baseline && timeline.baseline == from) {
      before = indicator.baseline;
    }
    const double change = series.values[i] - before;
    if (!is_missing(change)) changes.push_back({from, to, change});
  }
  return changes;
}

}  // namespace viisari
