#include "app/indicator_chart.h"

#include <map>
#include <optional>
#include <utility>
#include <vector>

#include "base/text.h"
#include "model/indicator.h"
#include "model/outlook.h"
#include "model/unit.h"

namespace viisari {
namespace {

bool is_shown(const Indicator& indicator, const Period& period) {
  return indicator.kind != SeriesKind::kFlow || period.is_whole_year();
}

// Of two limits the one to be reached from the bad side.
std::optional<double> limit_of(const Indicator& indicator, std::optional<double> low,
                               std::optional<double> high) {
  if (low && high && *low != *high) {
    if (indicator.better == Direction::kUp) return low;
    if (indicator.better == Direction::kDown) return high;
    return *low + (*high - *low) / 2;
  }
  return low ? low : high;
}

// Conditions that are plain figures, by the day they are due; those of the years ahead that are
// measured from something else as the outlook works them out.
std::map<Date, double> target_points(const Indicator& indicator, const Outlook& outlook) {
  std::map<Date, double> points;
  for (const Target& target : indicator.targets) {
    const bool dated = target.time == TargetTime::kPeriod || target.time == TargetTime::kDeadline;
    if (!dated || target.basis != TargetBasis::kAbsolute || target.op == TargetOp::kDone) continue;
    if (target.time == TargetTime::kPeriod && !is_shown(indicator, target.period)) continue;
    const auto value = target.value ? target.value
                                    : (target.op == TargetOp::kBetween
                                           ? limit_of(indicator, target.low, target.high)
                                           : std::nullopt);
    if (value) points[target.period.last()] = *value;
  }
  for (const OutlookYear& year : outlook.years) {
    const auto value = limit_of(indicator, year.target.low, year.target.high);
    const auto first = Date::from_ymd(year.year, 1, 1);
    const auto last = Date::from_ymd(year.year, 12, 31);
    if (!value || !first || !last) continue;
    const auto known = points.lower_bound(*first);
    if (known == points.end() || known->first > *last) points[*last] = *value;
  }
  return points;
}

// The farther one that is known.
const OutlookTarget* projected(const Outlook& outlook) {
  for (const OutlookTarget* target : {&outlook.last, &outlook.next}) {
    if (target->gap == OutlookGap::kNone && target->projection.figure.value) return target;
  }
  return nullptr;
}

}  // namespace

Result<Chart> chart_of(const EvaluatedState& state, std::string_view id, Language language) {
  const auto judged = state.judged(id);
  if (!judged) return fail(judged.error());
  const auto outlook = state.outlook(id, std::nullopt);
  if (!outlook) return fail(outlook.error());
  const AreaSnapshot::Row* row = find_row(*state.snapshot(), id);
  if (row == nullptr) return fail(kUnknownIndicator, "there is no indicator of that id");
  const Indicator& indicator = *row->indicator;

  Chart chart;
  chart.language = language;
  chart.as_of = state.snapshot()->as_of;
  chart.title = printable(indicator.title.in(to_string(language)));
  if (row->assessment.simulated) {
    chart.title += language == Language::kFinnish ? " (simuloitu)" : " (simulated)";
  }
  chart.unit = quantity_unit(indicator);
  const Unit* unit = find_unit(indicator.unit);
  chart.decimals = indicator.decimals >= 0 || unit == nullptr ? indicator.decimals : unit->decimals;
  for (const JudgedFigure& figure : *judged) {
    if (is_shown(indicator, figure.period)) {
      chart.actual.push_back({figure.period.last(), figure.value});
    }
  }
  if (indicator.baseline && indicator.baseline->value && indicator.baseline->period.valid() &&
      is_shown(indicator, indicator.baseline->period)) {
    chart.baseline = ChartPoint{indicator.baseline->period.last(), *indicator.baseline->value};
  }
  for (const auto& [day, value] : target_points(indicator, *outlook)) {
    if (chart.target.empty() && chart.baseline && chart.baseline->day < day) {
      chart.target.push_back(*chart.baseline);
    }
    chart.target.push_back({day, value});
  }
  const OutlookTarget* target = projected(*outlook);
  if (target != nullptr && (chart.actual.empty() || target->due > chart.actual.back().day)) {
    const OutlookProjection& projection = target->projection;
    chart.projection = ChartPoint{target->due, *projection.figure.value};
    if (projection.low.value && projection.high.value) {
      chart.projection_range = std::pair(*projection.low.value, *projection.high.value);
    }
  }
  return chart;
}

}  // namespace viisari
