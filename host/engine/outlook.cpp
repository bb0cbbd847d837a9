#include "engine/outlook.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <span>

#include "engine/judge_step.h"
#include "engine/yearly_changes.h"
#include "model/natural_limits.h"
#include "model/unit.h"

namespace viisari {
namespace {

using Years = OutlookLimitsOfYears;

constexpr std::size_t kFewestChanges = 3;
// 90 % quantiles of Student's distribution with 2, 3 and 4 degrees of freedom: five yearly changes
// are the most that make a trend.
constexpr std::array kStudent{1.885618, 1.637744, 1.533206};
static_assert(kFewestChanges + kStudent.size() - 1 == StepPlan::kTrendYears);

constexpr double kRounding = 1e-9;

OutlookNumber number(double value) {
  if (is_missing(value)) return {std::nullopt, OutlookGap::kNotComputable};
  return {value, OutlookGap::kNone};
}
OutlookNumber none(OutlookGap gap) {
  return {std::nullopt, gap};
}

Date year_end(int year) {
  return Date::end_of_month(year, 12);
}

// Calendar years: 31 December 2025 is 2026.0.
double calendar_years(Date day) {
  const Period year = Period::of_year(day.year());
  return day.year() + static_cast<double>(days_between(year.first(), day) + 1) / year.days();
}

bool is_dated(TargetTime time) {
  return time == TargetTime::kPeriod || time == TargetTime::kDeadline;
}

// Which limit is to be reached from a figure; `sign` 1: upwards, -1: downwards.
struct Goal {
  bool met = false;
  double sign = 0;
  double limit = 0;
};

Goal goal_of(const OutlookLimits& limits, double value, double half_unit) {
  Goal goal;
  const auto meets = [&](double sign, double limit) {
    return judging::meets(sign * value, sign * limit - half_unit, limits.strict);
  };
  const bool low_met = !limits.low || meets(1, *limits.low);
  const bool high_met = !limits.high || meets(-1, *limits.high);
  goal.met = low_met && high_met;
  if (!low_met || !limits.high) {
    goal.sign = 1;
    goal.limit = *limits.low;
  } else if (!high_met || !limits.low) {
    goal.sign = -1;
    goal.limit = *limits.high;
  }
  return goal;
}

void tighten(OutlookLimits& limits, double low, double high, bool strict) {
  if (std::isfinite(low)) limits.low = std::max(limits.low.value_or(low), low);
  if (std::isfinite(high)) limits.high = std::min(limits.high.value_or(high), high);
  limits.strict = limits.strict || strict;
}

// What several conditions come to; `gap` is the reason where none of them gave a number.
void settle(OutlookLimits& limits, OutlookGap gap) {
  if (limits.low && limits.high && *limits.low > *limits.high) {
    limits = {};
    gap = OutlookGap::kConflict;
  }
  limits.gap = limits.low || limits.high ? OutlookGap::kNone : gap;
}

class Maker {
 public:
  Maker(const PreparedIndicator& indicator, const Timeline& timeline, const SeriesView& series,
        const FigureFacts& facts, Date as_of)
      : prepared_(indicator),
        definition_(*indicator.indicator),
        timeline_(timeline),
        series_(series),
        facts_(facts),
        as_of_(as_of) {}

  Outlook make(std::optional<int> asked);

 private:
  bool yes_or_no() const { return prepared_.milestone || definition_.kind == SeriesKind::kFlag; }
  double at(std::int32_t position) const {
    return series_.values[static_cast<std::size_t>(position)];
  }
  const Period& period_at(std::int32_t position) const {
    return (*series_.axis)[static_cast<std::size_t>(position)];
  }
  OutlookGap no_dated_target() const;
  OutlookGap gap_of(std::size_t target) const;
  Date due_of(std::size_t target) const { return timeline_.targets[target].period.last(); }

  void find_start();
  void start_from_figure(std::int32_t position);
  void start_from_baseline();
  void find_range();
  std::optional<double> figure_of_year(int year) const;

  OutlookLimits limits_of(std::span<const std::size_t> targets) const;
  void find_target_of(OutlookYear& row) const;
  void find_expected_of(OutlookYear& row) const;
  OutlookProjection projection_on(Date day) const;
  OutlookNumber spread(double years) const;
  OutlookTarget look_at(std::span<const std::size_t> targets, Date due) const;
  OutlookNumber required_pace(const OutlookTarget& target) const;
  void find_targets_ahead();
  void find_best_pace();
  void find_reachable();

  const PreparedIndicator& prepared_;
  const Indicator& definition_;
  const Timeline& timeline_;
  const SeriesView& series_;
  const FigureFacts& facts_;
  Date as_of_;
  Outlook out_;
  NaturalLimits range_;
  // The start: its position on the axis (none for the baseline), its last day, and what method
  // `path` plans with it.
  std::int32_t position_ = Axis::kNone;
  Date end_;
  double share_ = 1;
  double half_unit_ = 0;
  StepPlan step_;
  judging::Trend trend_;
};

// Why there is no target with a year.
OutlookGap Maker::no_dated_target() const {
  return definition_.targets.empty() ? OutlookGap::kNoTarget : OutlookGap::kUndated;
}

OutlookGap Maker::gap_of(std::size_t target) const {
  const PreparedTarget& prepared = prepared_.targets[target];
  if (prepared.done) return OutlookGap::kMilestone;
  switch (prepared.problem) {
    case MissingReason::kNone:
      break;
    case MissingReason::kZeroDenominator:
      return OutlookGap::kZeroBaseline;
    case MissingReason::kSignChange:
      return OutlookGap::kNegativeBaseline;
    default: {
      const Target& printed = definition_.targets[target];
      return printed.value || printed.low || printed.high ? OutlookGap::kNoBaseline
                                                          : OutlookGap::kNoNumber;
    }
  }
  if (prepared.previous_year != PreparedTarget::Measured::kPlain) return OutlookGap::kPreviousYear;
  if (std::isfinite(prepared.sub_area_high)) return OutlookGap::kSubArea;
  // An amount of a quarter says nothing about a year's.
  const auto& dates = timeline_.targets[target];
  const bool broken = dates.from_baseline && timeline_.broken(dates.basis, end_);
  const bool dated = dates.time == TargetTime::kPeriod || dates.time == TargetTime::kDeadline;
  if (broken || (dated && timeline_.broken(end_, dates.period.last()))) {
    return OutlookGap::kSeriesBreak;
  }
  const bool amount_of_part =
      timeline_.flow && dates.time == TargetTime::kPeriod && !dates.period.is_whole_year();
  const bool from_part = dates.from_baseline && timeline_.baseline_part_year;
  return amount_of_part || from_part ? OutlookGap::kPartYear : OutlookGap::kNone;
}

// A figure of the whole year: of a flow its sum.
std::optional<double> Maker::figure_of_year(int year) const {
  const auto found = series_.axis->find(Period::of_year(year));
  if (found && !is_missing(series_.values[*found])) return series_.values[*found];
  if (!timeline_.flow) return std::nullopt;
  for (std::int32_t i = 0; i < static_cast<std::int32_t>(series_.size()); ++i) {
    if (period_at(i).last() != year_end(year)) continue;
    const double sum = amount_since_january(series_, i);
    if (!is_missing(sum)) return sum;
  }
  return std::nullopt;
}

void Maker::find_start() {
  const Unit* unit = find_unit(definition_.unit);
  if (unit != nullptr && !unit->numeric) {
    out_.start = none(OutlookGap::kTextOnly);
  } else if (definition_.measure == Measure::kConfidence) {
    out_.start = none(OutlookGap::kConfidenceOnly);
  } else if (yes_or_no()) {
    out_.start = none(OutlookGap::kMilestone);
  } else {
    auto latest = static_cast<std::int32_t>(series_.size()) - 1;
    while (latest >= 0 && is_missing(at(latest))) --latest;
    const bool baseline_known =
        definition_.baseline &&
        (definition_.baseline->value || (definition_.baseline->low && definition_.baseline->high));
    const bool baseline_is_later = latest >= 0 && baseline_known &&
                                   definition_.baseline->period.last() > period_at(latest).last();
    if (latest >= 0 && !baseline_is_later) {
      // The one that counts of those which end together.
      const auto size = static_cast<std::int32_t>(series_.size());
      while (latest + 1 < size && period_at(latest + 1).last() == period_at(latest).last()) {
        ++latest;
      }
      start_from_figure(figure_at_end(timeline_, series_, latest));
    } else if (baseline_known && definition_.baseline->period.valid()) {
      start_from_baseline();
    } else {
      out_.start = none(OutlookGap::kNoFigure);
    }
  }
}

void Maker::start_from_figure(std::int32_t position) {
  position_ = position;
  out_.start_period = period_at(position);
  end_ = out_.start_period.last();
  out_.simulated = facts_.simulated(position);
  half_unit_ = prepared_.uses_decimals ? half_unit_of(facts_.decimals(prepared_, position)) : 0;
  // Seen from its own calendar year, whatever the targets' periods are.
  Timeline yearly = timeline_;
  yearly.targets = {{TargetTime::kEveryYear, {}, false, false, {}}};
  TimePlan plan;
  plan_step(yearly, *series_.axis, static_cast<std::uint32_t>(position), as_of_, plan);
  step_ = plan.steps.front();
  const TargetPlan& own_year = plan.targets[step_.first_target];
  double value = at(position);
  if (timeline_.flow) {
    share_ = own_year.share;
    value = own_year.part_year ? missing_value(MissingReason::kMissingInput)
                               : amount_since_january(series_, position);
    if (is_missing(value) || share_ <= 0) {
      out_.start = none(OutlookGap::kPartYear);
      return;
    }
    out_.start_period = from_january(end_);
    out_.start_is_annualised = share_ != 1;
  }
  out_.start = number(value / share_);
  trend_ = judging::trend_of(prepared_, step_, series_, position, timeline_.flow, share_);
}

void Maker::start_from_baseline() {
  out_.start_is_baseline = true;
  out_.start_period = definition_.baseline->period;
  end_ = out_.start_period.last();
  if (timeline_.baseline_part_year) {
    if (!out_.start_period.is_year_to_date()) {
      out_.start = none(OutlookGap::kPartYear);
      return;
    }
    share_ = elapsed_share(Period::of_year(end_.year()), end_, timeline_.profile);
    out_.start_is_annualised = true;
  }
  out_.start = share_ > 0 ? number(prepared_.baseline / share_) : none(OutlookGap::kPartYear);
}

void Maker::find_range() {
  range_ = natural_limits(definition_);
  // Money and time of which less is better, and which have never been negative, are spent: no
  // trend takes them below zero.
  if (range_.low || !out_.start.value || definition_.kind == SeriesKind::kScore) return;
  const bool less_is_better =
      definition_.better == Direction::kDown ||
      std::any_of(prepared_.targets.begin(), prepared_.targets.end(),
                  [](const PreparedTarget& target) { return std::isfinite(target.high); });
  const bool never_negative = *out_.start.value >= 0 && prepared_.baseline >= 0 &&
                              std::none_of(series_.values.begin(), series_.values.end(),
                                           [](double value) { return value < 0; }) &&
                              std::none_of(prepared_.targets.begin(), prepared_.targets.end(),
                                           [](const PreparedTarget& target) {
                                             return std::isfinite(target.high) && target.high < 0;
                                           });
  if (less_is_better && never_negative) range_.low = 0;
}

OutlookLimits Maker::limits_of(std::span<const std::size_t> targets) const {
  OutlookLimits limits;
  OutlookGap gap = OutlookGap::kNone;
  for (const std::size_t target : targets) {
    const OutlookGap problem = gap_of(target);
    if (problem != OutlookGap::kNone) {
      if (gap == OutlookGap::kNone) gap = problem;
      continue;
    }
    const PreparedTarget& prepared = prepared_.targets[target];
    tighten(limits, prepared.low, prepared.high, prepared.strict);
  }
  settle(limits, gap);
  return limits;
}

void Maker::find_target_of(OutlookYear& row) const {
  std::vector<std::size_t> found;
  std::optional<Date> last;
  for (std::size_t i = 0; i < timeline_.targets.size(); ++i) {
    const auto& dates = timeline_.targets[i];
    if (is_dated(dates.time) && due_of(i).year() == row.year && (!last || due_of(i) > *last)) {
      last = due_of(i);
    }
  }
  bool any_dated = false;
  for (std::size_t i = 0; i < timeline_.targets.size(); ++i) {
    const auto& dates = timeline_.targets[i];
    const bool every_year = dates.time == TargetTime::kEveryYear;
    any_dated = any_dated || is_dated(dates.time) || every_year;
    if (!every_year && !(is_dated(dates.time) && last && due_of(i) == *last)) continue;
    found.push_back(i);
    row.done = row.done || prepared_.targets[i].done;
    if (dates.previous_year) row.from_previous_year.push_back(definition_.targets[i]);
  }
  row.target = limits_of(found);
  if (found.empty()) row.target.gap = any_dated ? OutlookGap::kNotThatYear : no_dated_target();
}

// The path of method `path`, asked as if the year's figure were there.
void Maker::find_expected_of(OutlookYear& row) const {
  const auto none_because = [&](OutlookGap gap) {
    row.expected = {};
    row.expected.gap = gap;
  };
  bool recurs = false;
  std::optional<int> last;
  for (std::size_t i = 0; i < timeline_.targets.size(); ++i) {
    if (timeline_.targets[i].time == TargetTime::kEveryYear) recurs = true;
    if (is_dated(timeline_.targets[i].time)) {
      last = std::max(last.value_or(0), due_of(i).year());
    }
  }
  if (!recurs && !last) return none_because(no_dated_target());
  if (!recurs && row.year > *last) return none_because(OutlookGap::kAfterLast);
  if (yes_or_no()) {
    // Between yes and no there is no path.
    row.expected = row.target;
    if (row.expected.gap != OutlookGap::kNone) return none_because(OutlookGap::kMilestone);
    row.expected_by = ExpectedBy::kTarget;
    return;
  }

  const Axis axis({Period::of_year(row.year)});
  TimePlan plan;
  plan_step(timeline_, axis, 0, as_of_, plan);
  const StepPlan& step = plan.steps.front();
  if (step.baseline_only) return none_because(OutlookGap::kBeforePath);
  OutlookGap gap = OutlookGap::kNone;
  bool of_line = false;
  bool of_year = false;
  for (std::uint32_t k = 0; k < step.nearest; ++k) {
    const TargetPlan& target_plan = plan.targets[step.first_target + k];
    const auto index = static_cast<std::size_t>(target_plan.target);
    const PreparedTarget& target = prepared_.targets[index];
    double low = target.low;
    double high = target.high;
    OutlookGap problem = gap_of(index);
    if (problem == OutlookGap::kPreviousYear) {
      std::optional<double> previous = figure_of_year(row.year - 1);
      if (!previous && target.previous_period == Period::of_year(row.year - 1)) {
        previous = target.previous_value;
      }
      if (previous) {
        const bool percent = target.previous_year == PreparedTarget::Measured::kPercentChange;
        const MissingReason wrong = shift_by_basis(*previous, percent, low, high);
        problem = wrong == MissingReason::kNone              ? OutlookGap::kNone
                  : wrong == MissingReason::kZeroDenominator ? OutlookGap::kZeroBaseline
                                                             : OutlookGap::kNegativeBaseline;
      }
    } else if (problem == OutlookGap::kNone) {
      if (target_plan.part_year) problem = OutlookGap::kPartYear;
      if (target_plan.broken) problem = OutlookGap::kSeriesBreak;
      const auto on_path = [&](double limit, bool upper) {
        if (!std::isfinite(limit)) return limit;
        const double expected = judging::expected_of(prepared_, target_plan, limit, upper);
        of_line = of_line || expected != limit;
        return expected;
      };
      low = on_path(low, false);
      high = on_path(high, true);
    }
    if (problem != OutlookGap::kNone) {
      if (gap == OutlookGap::kNone) gap = problem;
      continue;
    }
    const auto& dates = timeline_.targets[index];
    of_year = of_year || dates.time == TargetTime::kEveryYear || due_of(index).year() == row.year;
    tighten(row.expected, low, high, target.strict);
  }
  settle(row.expected, gap == OutlookGap::kNone ? OutlookGap::kNoNumber : gap);
  if (row.expected.gap != OutlookGap::kNone) return;
  row.expected_by = of_line   ? ExpectedBy::kLine
                    : of_year ? ExpectedBy::kTarget
                              : ExpectedBy::kAhead;
}

// Half the width of the projection's range.
OutlookNumber Maker::spread(double years) const {
  if (share_ != 1) return none(OutlookGap::kPartYear);
  if (years == 0) return number(0);
  // The figures behind the trend, the farthest first: a gap between them ends it.
  std::vector<double> figures;
  for (std::size_t k = 0; k < step_.earlier.size() && step_.earlier[k] != Axis::kNone; ++k) {
    const double value = at(step_.earlier[k]);
    if (is_missing(value) && figures.empty()) continue;
    if (is_missing(value)) return none(OutlookGap::kFewPoints);
    figures.push_back(value);
  }
  const std::size_t changes = figures.size();
  if (changes < kFewestChanges) return none(OutlookGap::kFewPoints);
  figures.push_back(*out_.start.value);
  const auto m = static_cast<double>(changes);
  const double mean = (figures.back() - figures.front()) / m;
  double squares = 0;
  for (std::size_t k = 0; k < changes; ++k) {
    const double off = figures[k + 1] - figures[k] - mean;
    squares += off * off;
  }
  const double t = kStudent.at(changes - kFewestChanges);
  return number(t * std::sqrt(squares / (m - 1) * years * (1 + years / m)));
}

OutlookProjection Maker::projection_on(Date day) const {
  const auto nothing = [](OutlookGap gap) {
    return OutlookProjection{none(gap), none(OutlookGap::kNoProjection),
                             none(OutlookGap::kNoProjection)};
  };
  if (!out_.start.value) return nothing(out_.start.gap);
  const bool flow = timeline_.flow;
  if (flow ? day.year() < end_.year() : day < end_) return nothing(OutlookGap::kPast);
  const double years =
      flow ? years_between(year_end(end_.year()), year_end(day.year())) : years_between(end_, day);
  if (timeline_.broken(end_, day)) return nothing(OutlookGap::kSeriesBreak);
  double projected = *out_.start.value;
  if (years > 0) {
    if (!trend_.known) return nothing(OutlookGap::kOnePoint);
    if (trend_.years < kShortestYearShare) return nothing(OutlookGap::kShortTrend);
    const double c = years / trend_.years;
    projected = (1 + c) * projected - c * trend_.value;
  }
  if (is_missing(projected)) return nothing(OutlookGap::kNotComputable);
  if (!range_.holds(projected)) return nothing(OutlookGap::kBeyondLimits);
  OutlookProjection out{number(projected), {}, {}};
  const OutlookNumber half = spread(years);
  if (!half.value) {
    out.low = out.high = half;
  } else {
    const double low = projected - *half.value;
    const double high = projected + *half.value;
    out.low = number(range_.low ? std::max(low, *range_.low) : low);
    out.high = number(range_.high ? std::min(high, *range_.high) : high);
  }
  return out;
}

OutlookNumber Maker::required_pace(const OutlookTarget& target) const {
  if (target.limits.gap != OutlookGap::kNone) return none(target.limits.gap);
  if (!out_.start.value) return none(out_.start.gap);
  const double value = *out_.start.value;
  const Goal goal = goal_of(target.limits, value, half_unit_);
  if (goal.met) return none(OutlookGap::kMet);
  const double years = timeline_.flow ? target.due.year() - end_.year()
                                      : calendar_years(target.due) - calendar_years(end_);
  if (years < kShortestYearShare) return none(OutlookGap::kDueSoon);
  return number((goal.limit - value) / years);
}

OutlookTarget Maker::look_at(std::span<const std::size_t> targets, Date due) const {
  OutlookTarget target;
  target.due = due;
  target.limits = limits_of(targets);
  target.required_pace = required_pace(target);
  target.projection = projection_on(due);
  return target;
}

void Maker::find_targets_ahead() {
  // Over is what was due by now, or by the latest figure's end.
  const Date passed = out_.start.value ? std::max(as_of_, end_) : as_of_;
  const Date this_year = year_end(passed.year());
  const Date recurring = this_year > passed ? this_year : year_end(passed.year() + 1);
  std::optional<Date> next;
  std::optional<Date> last;
  bool recurs = false;
  for (std::size_t i = 0; i < timeline_.targets.size(); ++i) {
    const auto& dates = timeline_.targets[i];
    if (dates.time == TargetTime::kUndated) continue;
    const bool every_year = dates.time == TargetTime::kEveryYear;
    recurs = recurs || every_year;
    const Date due = every_year ? recurring : due_of(i);
    if (due > passed && (!next || due < *next)) next = due;
    if (!every_year && (!last || due > *last)) last = due;
  }
  const auto due_on = [&](Date day, bool with_recurring) {
    std::vector<std::size_t> found;
    for (std::size_t i = 0; i < timeline_.targets.size(); ++i) {
      const auto& dates = timeline_.targets[i];
      const bool every_year = dates.time == TargetTime::kEveryYear;
      if (every_year ? with_recurring && day == recurring
                     : is_dated(dates.time) && due_of(i) == day) {
        found.push_back(i);
      }
    }
    return found;
  };
  if (next) {
    out_.next = look_at(due_on(*next, true), *next);
  } else {
    out_.next.gap = last ? OutlookGap::kOver : no_dated_target();
  }
  if (last && *last > passed) {
    out_.last = look_at(due_on(*last, false), *last);
  } else {
    out_.last.gap = last ? OutlookGap::kOver : recurs ? OutlookGap::kEveryYear : no_dated_target();
  }
}

void Maker::find_best_pace() {
  if (!out_.start.value) {
    out_.best_pace = none(out_.start.gap);
    return;
  }
  // Which way is good: that of the last target, else of the next, of an undated one, or as defined.
  double sign = 0;
  std::vector<std::size_t> undated;
  for (std::size_t i = 0; i < timeline_.targets.size(); ++i) {
    if (timeline_.targets[i].time == TargetTime::kUndated) undated.push_back(i);
  }
  for (const OutlookLimits& limits : {out_.last.limits, out_.next.limits, limits_of(undated)}) {
    if (sign == 0 && (limits.low || limits.high)) {
      sign = goal_of(limits, *out_.start.value, half_unit_).sign;
    }
  }
  if (sign == 0 && definition_.better == Direction::kUp) sign = 1;
  if (sign == 0 && definition_.better == Direction::kDown) sign = -1;
  if (sign == 0) {
    out_.best_pace = none(OutlookGap::kNoDirection);
    return;
  }
  std::optional<double> best;
  const auto see = [&](const Period& from, const Period& to, double change) {
    if (is_missing(change) || (best && sign * change <= sign * *best)) return;
    if (timeline_.broken(from.last(), to.last())) return;
    best = change;
    out_.best_from = from;
    out_.best_to = to;
  };
  for (const YearlyChange& change : yearly_changes(prepared_, timeline_, series_)) {
    see(change.from, change.to, change.change);
  }
  // The trend of the verdict counts too: a projection is never faster than the best pace.
  if (trend_.known && trend_.years >= kShortestYearShare) {
    const bool baseline = trend_.from == Verdict::kFromBaseline;
    const Period& from = baseline ? timeline_.baseline : period_at(trend_.from);
    const Date here = timeline_.flow ? year_end(end_.year()) : end_;
    const double years = baseline || !timeline_.flow
                             ? calendar_years(here) - calendar_years(from.last())
                             : trend_.years;
    see(from, out_.start_period, (*out_.start.value - trend_.value) / years);
  }
  if (!best) {
    out_.best_pace = none(OutlookGap::kNoYearlyChange);
  } else if (sign * *best <= 0) {
    out_.best_pace = none(OutlookGap::kNeverImproved);
  } else {
    out_.best_pace = number(*best);
  }
  if (!out_.best_pace.value) out_.best_from = out_.best_to = {};
}

void Maker::find_reachable() {
  const OutlookTarget& last = out_.last;
  const auto stop = [&](OutlookGap gap) { out_.reachable_gap = gap; };
  if (last.gap != OutlookGap::kNone) return stop(last.gap);
  if (last.limits.gap != OutlookGap::kNone) return stop(last.limits.gap);
  if (!out_.start.value) return stop(out_.start.gap);
  const Goal goal = goal_of(last.limits, *out_.start.value, half_unit_);
  if (goal.met) return stop(OutlookGap::kMet);
  if (!out_.best_pace.value) return stop(out_.best_pace.gap);
  const double needed = (goal.limit - *out_.start.value) / *out_.best_pace.value;
  // Of a flow a year's amount is there at the year's end.
  const Date due = timeline_.flow ? year_end(last.due.year()) : last.due;
  const Date from = timeline_.flow ? year_end(end_.year()) : end_;
  const double latest_start = calendar_years(due) - needed;
  if (latest_start < calendar_years(from) - kRounding) return stop(OutlookGap::kOutOfReach);
  const int year = static_cast<int>(std::floor(latest_start + kRounding)) - 1;
  if (year < from.year()) return stop(OutlookGap::kAtOnce);
  out_.reachable_until = year;
}

Outlook Maker::make(std::optional<int> asked) {
  out_.id = definition_.id;
  out_.as_of = as_of_;
  find_start();
  find_range();
  find_targets_ahead();
  find_best_pace();
  find_reachable();

  int first = std::clamp(as_of_.year(), Years::kFirst, Years::kStrategyFirst);
  int last = Years::kStrategyLast;
  for (std::size_t i = 0; i < timeline_.targets.size(); ++i) {
    if (is_dated(timeline_.targets[i].time)) last = std::max(last, due_of(i).year());
  }
  last = std::min(last, Years::kLast);
  if (asked) {
    first = std::min(first, *asked);
    last = std::max(last, *asked);
  }
  for (int year = first; year <= last; ++year) {
    OutlookYear row;
    row.year = year;
    find_target_of(row);
    find_expected_of(row);
    row.projection = projection_on(year_end(year));
    out_.years.push_back(std::move(row));
  }
  return std::move(out_);
}

}  // namespace

Outlook outlook(const PreparedIndicator& indicator, const Timeline& timeline,
                const SeriesView& series, const FigureFacts& facts, Date as_of,
                std::optional<int> asked) {
  return Maker(indicator, timeline, series, facts, as_of).make(asked);
}

}  // namespace viisari
