#include "app/indicator_chart.h"

#include <map>
#include <optional>
#include <utility>
#include <vector>

#include "base/text.h"
#include "model/indicator.h"
#include "model/outlook.h"
#include "model/unit.h"
#include "report/explain_text.h"
#include "report/outlook_text.h"

namespace viisari {
namespace {

bool is_part_of_year(const Indicator& indicator, const Period& period) {
  return indicator.kind == SeriesKind::kFlow && period.valid() && !period.is_whole_year();
}

// Levels can follow one another whatever their periods; amounts only when they gathered over
// equally long ones.
bool are_joined(const Indicator& indicator, const Period& before, const Period& after) {
  if (indicator.kind != SeriesKind::kFlow) return true;
  const auto months = before.whole_months();
  return months && months == after.whole_months();
}

Date year_end(int year, Date otherwise) {
  return Date::from_ymd(year, 12, 31).value_or(otherwise);
}

// The limits of a condition that is a plain figure of the indicator's own.
std::optional<ChartTarget> plain_limits(const Target& target, const Indicator& indicator,
                                        Language language) {
  ChartTarget out;
  if (target.op == TargetOp::kDone) {
    if (indicator.unit != "yes_no") return std::nullopt;
    out.low = 1;
  } else if (target.basis != TargetBasis::kAbsolute) {
    return std::nullopt;
  } else if (target.op == TargetOp::kBetween) {
    out.low = target.low;
    out.high = target.high;
  } else if (target.op == TargetOp::kAtMost || target.op == TargetOp::kLessThan) {
    out.high = target.value;
  } else {
    out.low = target.value;
  }
  if (!out.low && !out.high) return std::nullopt;
  out.condition = target_text(target, indicator, language);
  return out;
}

class ChartMaker {
 public:
  ChartMaker(const AreaSnapshot::Row& row, const Outlook& outlook, Date as_of, Language language)
      : indicator_(*row.indicator),
        assessment_(row.assessment),
        outlook_(outlook),
        language_(language) {
    chart_.language = language;
    chart_.as_of = as_of;
    chart_.title = printable(indicator_.title.in(to_string(language)));
    if (assessment_.simulated) {
      chart_.title += language == Language::kFinnish ? " (simuloitu)" : " (simulated)";
    }
    chart_.unit = quantity_unit(indicator_);
    const Unit* unit = find_unit(indicator_.unit);
    chart_.decimals =
        indicator_.decimals >= 0 || unit == nullptr ? indicator_.decimals : unit->decimals;
    for (const SeriesBreak& one : indicator_.breaks) chart_.breaks.push_back(one.from);
  }

  Chart make(const std::vector<JudgedFigure>& judged) {
    add_figures(judged);
    add_targets();
    add_projection();
    return std::move(chart_);
  }

 private:
  void add_figures(const std::vector<JudgedFigure>& judged) {
    // Estimates of success are no figures: nothing of them stands on the scale of the targets.
    const bool figures = indicator_.measure == Measure::kValue;
    const Period* before = nullptr;
    for (const JudgedFigure& figure : judged) {
      if (!figures) break;
      chart_.actual.push_back(
          {figure.period.last(), figure.value, figure.period,
           is_part_of_year(indicator_, figure.period),
           before == nullptr || are_joined(indicator_, *before, figure.period)});
      before = &figure.period;
    }
    const auto& baseline = indicator_.baseline;
    if (baseline && baseline->value && baseline->period.valid()) {
      chart_.baseline = ChartPoint{baseline->period.last(), *baseline->value, baseline->period,
                                   is_part_of_year(indicator_, baseline->period)};
    }
  }

  void add_targets() {
    std::map<Date, ChartTarget> targets;
    for (const Target& target : indicator_.targets) {
      auto limits = plain_limits(target, indicator_, language_);
      if (!limits) continue;
      if (target.time == TargetTime::kUndated) {
        if (!chart_.undated) chart_.undated = std::move(limits);
        continue;
      }
      if (target.time != TargetTime::kPeriod && target.time != TargetTime::kDeadline) continue;
      limits->day = target.period.last();
      limits->part_of_year =
          target.time == TargetTime::kPeriod && is_part_of_year(indicator_, target.period);
      targets[limits->day] = *limits;
    }
    // One that is measured from something else, as the verdict worked it out.
    if (!chart_.undated && assessment_.target && assessment_.threshold &&
        assessment_.target->time == TargetTime::kUndated) {
      chart_.undated = ChartTarget{{}, assessment_.threshold};
    }
    bool ahead = false;
    const OutlookText words(indicator_, outlook_, language_);
    for (const OutlookYear& year : outlook_.years) {
      const auto known = targets.lower_bound(year_end(year.year - 1, chart_.as_of).plus_days(1));
      const Date last = year_end(year.year, chart_.as_of);
      if (known != targets.end() && known->first <= last) continue;
      const bool own = year.target.low || year.target.high;
      const OutlookLimits& limits = own ? year.target : year.expected;
      if (!limits.low && !limits.high) continue;
      // A change from the year before comes to a figure only once the path is known.
      const bool relative = !own && !year.from_previous_year.empty();
      std::string condition = own ? words.target(year) : words.expected(year);
      if (relative) condition += " (" + words.target(year) + ")";
      ahead = ahead || (targets.empty() && year.expected_by == ExpectedBy::kAhead);
      targets[last] = {last, limits.low, limits.high, own || relative, std::move(condition)};
    }
    add_expected_now(targets);
    chart_.path_from_baseline = !ahead && chart_.baseline && !chart_.baseline->part_of_year;
    for (auto& [day, target] : targets) chart_.target.push_back(std::move(target));
  }

  // What the path asked for when the latest figure was taken.
  void add_expected_now(std::map<Date, ChartTarget>& targets) const {
    const bool dated = assessment_.target && assessment_.target->time != TargetTime::kUndated;
    if (!dated || !assessment_.expected || !assessment_.period.valid() ||
        indicator_.unit == "yes_no") {
      return;
    }
    const Date day = assessment_.period.last();
    if (targets.contains(day)) return;
    // Of two limits the verdict names the one that is nearer: no path runs from it to both.
    const bool range = assessment_.target->op == TargetOp::kBetween;
    const bool part = is_part_of_year(indicator_, assessment_.period);
    if (range && !part) return;
    targets[day] = {day,
                    assessment_.expected,
                    {},
                    false,
                    figure_text(assessment_, assessment_.expected, indicator_, language_),
                    part};
  }

  void add_projection() {
    Date until = year_end(chart_.as_of.year() + 1, chart_.as_of);
    if (outlook_.last.gap == OutlookGap::kNone) {
      until = outlook_.last.due;
    } else if (!chart_.actual.empty() && chart_.actual.back().part_of_year) {
      return;  // nothing asks for whole years, and beside parts they would look like a rise
    }
    std::map<Date, ChartProjection> points;
    const auto add = [&](Date day, const OutlookProjection& projection) {
      if (!projection.figure.value || day > until) return;
      if (!chart_.actual.empty() && day <= chart_.actual.back().day) return;
      if (chart_.baseline && day <= chart_.baseline->day) return;
      ChartProjection& one = points[day];
      one = {day, *projection.figure.value};
      if (projection.low.value && projection.high.value) {
        one.range = std::pair(*projection.low.value, *projection.high.value);
      }
    };
    for (const OutlookYear& year : outlook_.years) {
      add(year_end(year.year, chart_.as_of), year.projection);
    }
    for (const OutlookTarget* target : {&outlook_.next, &outlook_.last}) {
      if (target->gap == OutlookGap::kNone) add(target->due, target->projection);
    }
    for (auto& [day, one] : points) chart_.projection.push_back(one);
  }

  const Indicator& indicator_;
  const Assessment& assessment_;
  const Outlook& outlook_;
  Language language_;
  Chart chart_;
};

}  // namespace

Result<Chart> chart_of(const EvaluatedState& state, std::string_view id, Language language) {
  const auto judged = state.judged(id);
  if (!judged) return fail(judged.error());
  const auto outlook = state.outlook(id, std::nullopt);
  if (!outlook) return fail(outlook.error());
  const AreaSnapshot::Row* row = find_row(*state.snapshot(), id);
  if (row == nullptr) return fail(kUnknownIndicator, "there is no indicator of that id");
  return ChartMaker(*row, *outlook, state.snapshot()->as_of, language).make(*judged);
}

}  // namespace viisari
