#include "engine/judge.h"

#include <algorithm>
#include <cmath>

#include "base/checked_cast.h"
#include "engine/judge_step.h"
#include "engine/reporting_calendar.h"
#include "model/unit.h"

namespace viisari {
namespace {

PreparedTarget prepare(const Target& target, const Indicator& indicator,
                       std::optional<double> baseline) {
  PreparedTarget prepared;
  const auto refuse = [&](MissingReason problem, Reason reason) {
    prepared.problem = problem;
    prepared.problem_reason = reason;
    return prepared;
  };
  const double number = target.value.value_or(0);
  bool has_number = target.value.has_value();
  switch (target.op) {
    case TargetOp::kInvalid:
      break;
    case TargetOp::kDone:
      prepared.done = true;
      return prepared;
    case TargetOp::kMoreThan:
      prepared.strict = true;
      [[fallthrough]];
    case TargetOp::kAtLeast:
      prepared.low = number;
      if (!has_number && target.low && target.high) {
        has_number = true;
        prepared.low = *target.low;
        prepared.sub_area_high = *target.high;
      }
      break;
    case TargetOp::kLessThan:
      prepared.strict = true;
      [[fallthrough]];
    case TargetOp::kAtMost:
      prepared.high = number;
      break;
    case TargetOp::kEqual:
      prepared.equal = true;
      prepared.low = prepared.high = number;
      break;
    case TargetOp::kBetween:
      has_number = target.low || target.high;
      if (target.low) prepared.low = *target.low;
      if (target.high) prepared.high = *target.high;
      break;
  }
  if (!has_number) return refuse(MissingReason::kMissingInput, Reason::kNoNumber);

  const bool percent = target.basis == TargetBasis::kPercentChangeFromBaseline;
  switch (target.basis) {
    case TargetBasis::kInvalid:
    case TargetBasis::kAbsolute:
    case TargetBasis::kShareOfGroup:
    case TargetBasis::kNationalAverage:
      return prepared;
    case TargetBasis::kChangeFromPreviousYear:
    case TargetBasis::kPercentChangeFromPreviousYear:
      prepared.previous_year = target.basis == TargetBasis::kChangeFromPreviousYear
                                   ? PreparedTarget::Measured::kChange
                                   : PreparedTarget::Measured::kPercentChange;
      if (target.basis_value && target.basis_period.valid()) {
        prepared.previous_value = *target.basis_value;
        prepared.previous_period = target.basis_period;
      } else if (indicator.baseline && indicator.baseline->value &&
                 !indicator.baseline->period_assumed) {
        prepared.previous_value = *indicator.baseline->value;
        prepared.previous_period = indicator.baseline->period;
      }
      return prepared;
    case TargetBasis::kChangeFromBaseline:
    case TargetBasis::kPercentChangeFromBaseline:
      break;
  }
  const std::optional<double> basis = target.basis_value ? target.basis_value : baseline;
  if (!basis) return refuse(MissingReason::kMissingInput, Reason::kNoNumber);
  const MissingReason problem = shift_by_basis(*basis, percent, prepared.low, prepared.high);
  if (problem != MissingReason::kNone) return refuse(problem, Reason::kNoData);
  return prepared;
}

}  // namespace

PreparedIndicator::PreparedIndicator(const Indicator& definition) : indicator(&definition) {
  const Unit* unit = find_unit(definition.unit);
  decimals = definition.decimals >= 0 ? definition.decimals : unit != nullptr ? unit->decimals : 0;
  calendar_months = viisari::calendar_months(definition.reporting);
  std::optional<double> base;
  if (definition.baseline) {
    const Baseline& printed = *definition.baseline;
    if (printed.value) {
      base = printed.value;
    } else if (printed.low && printed.high) {
      base = (*printed.low + *printed.high) / 2;
    }
  }
  for (const Target& target : definition.targets) {
    targets.push_back(prepare(target, definition, base));
    milestone = milestone || targets.back().done;
    uses_decimals = uses_decimals || targets.back().equal;
    const bool from_baseline = target.basis == TargetBasis::kChangeFromBaseline ||
                               target.basis == TargetBasis::kPercentChangeFromBaseline;
    if (!base && from_baseline && target.basis_value) base = target.basis_value;
  }
  baseline = base.value_or(0);

  const auto settle = [this](AssessmentStatus status, Reason reason, MissingReason missing) {
    settled = status;
    settled_reason = reason;
    settled_missing = missing;
  };
  if (definition.targets.empty()) {
    settle(AssessmentStatus::kNoTarget, Reason::kNoTarget, MissingReason::kNone);
  } else if (definition.measure == Measure::kConfidence) {
    settle(AssessmentStatus::kNoData, Reason::kConfidenceOnly, MissingReason::kNone);
  } else if (unit != nullptr && !unit->numeric) {
    settle(AssessmentStatus::kNoData, Reason::kNoData, MissingReason::kTextOnly);
  } else if (std::all_of(targets.begin(), targets.end(), [](const PreparedTarget& target) {
               return target.problem != MissingReason::kNone;
             })) {
    settle(AssessmentStatus::kNoData, targets.front().problem_reason, targets.front().problem);
  }
}

std::int32_t figure_at_end(const Timeline& timeline, const SeriesView& series, std::int32_t last) {
  const std::span<const std::int32_t> ends = series.axis->end_days();
  std::int32_t chosen = Axis::kNone;
  int best = -1;
  for (std::int32_t i = last; i >= 0; --i) {
    const auto at = static_cast<std::size_t>(i);
    if (ends[at] != ends[static_cast<std::size_t>(last)]) break;
    int rank = is_missing(series.values[at]) ? 0 : 4;
    const bool only = i == last && (i == 0 || ends[at - 1] != ends[at]);
    if (!only) {
      if (timeline.flow && (*series.axis)[at].is_year_to_date()) rank += 1;
      for (const auto& dates : timeline.targets) {
        if (dates.period == (*series.axis)[at]) {
          rank += 2;
          break;
        }
      }
    }
    if (rank >= best) {
      best = rank;
      chosen = i;
    }
  }
  return chosen;
}

void Judge::set_as_of(Date as_of) {
  as_of_ = as_of;
  reporting_.clear();
  planned_axis_ = nullptr;
}

std::uint32_t Judge::timeline_id(const Indicator& indicator) {
  Timeline timeline = Timeline::of(indicator);
  const auto [place, fresh] =
      timeline_ids_.try_emplace(timeline.key(), checked_cast<std::uint32_t>(timelines_.size()));
  if (fresh) timelines_.push_back(std::move(timeline));
  return place->second;
}

std::optional<int> Judge::last_target_day(std::uint32_t timeline) const {
  std::optional<int> day;
  for (const auto& dates : timelines_[timeline].targets) {
    if (dates.time != TargetTime::kPeriod && dates.time != TargetTime::kDeadline) continue;
    const int end = dates.period.last().days_since_epoch();
    if (!day || end > *day) day = end;
  }
  return day;
}

const TimePlan& Judge::plan_of(std::uint32_t timeline, const Axis& axis, std::uint32_t position) {
  if (planned_axis_ != &axis || planned_timeline_ != timeline || planned_position_ != position) {
    plan_.steps.clear();
    plan_.targets.clear();
    plan_.parts.clear();
    plan_step(timelines_[timeline], axis, position, as_of_, plan_);
    planned_axis_ = &axis;
    planned_timeline_ = timeline;
    planned_position_ = position;
  }
  return plan_;
}

const TimePlan& Judge::history_plan(std::uint32_t timeline, const Axis& axis) {
  const std::pair key{timeline, &axis};
  if (history_plan_ == nullptr || history_key_ != key) {
    const auto [place, fresh] = history_plans_.try_emplace(key);
    if (fresh) place->second = plan_history(timelines_[timeline], axis);
    history_key_ = key;
    history_plan_ = &place->second;
  }
  return *history_plan_;
}

const Judge::Reporting& Judge::reporting(int months, int delay) {
  for (const Reporting& known : reporting_) {
    if (known.months == months && known.delay == delay) return known;
  }
  reporting_.push_back({months, delay, last_reporting_end(as_of_, months),
                        last_reporting_end(as_of_.plus_days(-delay - 1), months)});
  return reporting_.back();
}

DataState Judge::data_state(const PreparedIndicator& indicator, std::optional<Date> latest_end,
                            int delay, bool revised) {
  if (indicator.calendar_months > 0) {
    if (!latest_end) return DataState::kDue;
    const Reporting& limits = reporting(indicator.calendar_months, delay);
    if (*latest_end < limits.late) return DataState::kOverdue;
    if (*latest_end < limits.due) return DataState::kDue;
  } else if (!latest_end) {
    return DataState::kDue;
  }
  return revised ? DataState::kRevised : DataState::kFresh;
}

// No figure, or none since the baseline.
void Judge::judge_nothing(const PreparedIndicator& indicator, const Timeline& timeline, int delay,
                          Verdict& verdict) {
  std::optional<Date> begins;
  const std::vector<std::size_t> about = targets_on(timeline, as_of_);
  if (!about.empty()) {
    verdict.deciding.target = checked_cast<std::int32_t>(about.front());
    const auto& dates = timeline.targets[about.front()];
    // A deadline's time is its year: in the middle of it, nothing told is missing, not early.
    begins = dates.time == TargetTime::kDeadline
                 ? Period::of_year(dates.period.last().year()).first()
                 : dates.period.first();
  } else {
    verdict.deciding.target = 0;
  }
  // What has been told so far: up to the baseline, or up to the target's beginning.
  std::optional<Date> told;
  if (timeline.has_baseline) told = timeline.baseline.last();
  if (begins && timeline.targets[about.front()].time == TargetTime::kPeriod &&
      (!told || *begins > *told)) {
    told = begins->plus_days(-1);
  }
  const bool awaited = indicator.calendar_months > 0 && told.has_value();
  verdict.data_state = awaited ? data_state(indicator, told, delay, false) : DataState::kDue;
  verdict.told_until = told;
  if (begins && *begins > as_of_) {
    verdict.status = AssessmentStatus::kNotStarted;
    verdict.reason = Reason::kNotStarted;
    return;
  }
  verdict.status = AssessmentStatus::kNoData;
  verdict.missing = verdict.data_state == DataState::kOverdue ? MissingReason::kOverdue
                                                              : MissingReason::kNotPublished;
  verdict.reason = verdict.figure != Axis::kNone ? Reason::kSinceBaseline : Reason::kNoData;
}

void Judge::judge_milestone(const PreparedIndicator& indicator, const Timeline& timeline,
                            const SeriesView& series, std::int32_t latest, Date as_of, int delay,
                            Verdict& verdict) {
  const std::vector<std::size_t> about = targets_on(timeline, as_of);
  std::size_t judged = about.empty() ? 0 : about.front();
  for (std::size_t i = 0; i < indicator.targets.size() && about.empty(); ++i) {
    if (indicator.targets[i].done) judged = i;
  }
  verdict.deciding.target = checked_cast<std::int32_t>(judged);
  verdict.flip_value = 1;
  const auto& dates = timeline.targets[judged];
  std::optional<Date> deadline;
  Date first_day = Date::of(Instant{}).plus_years(-70);
  if (dates.time == TargetTime::kEveryYear) {
    deadline = Date::end_of_month(as_of.year(), 12);
    first_day = *Date::from_ymd(as_of.year(), 1, 1);
  } else if (dates.time != TargetTime::kUndated) {
    deadline = dates.period.last();
  }
  std::int32_t first_figure = Axis::kNone;
  for (std::int32_t i = 0; i <= latest; ++i) {
    const double value = series.values[static_cast<std::size_t>(i)];
    const Period& period = (*series.axis)[static_cast<std::size_t>(i)];
    if (is_missing(value) || period.last() < first_day) continue;
    if (first_figure == Axis::kNone) first_figure = i;
    if (value >= 1) {
      verdict.status = AssessmentStatus::kAchieved;
      verdict.reason = Reason::kDoneYes;
      verdict.figure = i;
      verdict.value = value;
      verdict.period = period;
      verdict.deciding.expected = verdict.deciding.threshold = 1;
      return;
    }
  }
  const bool says_no = first_figure != Axis::kNone;
  const bool over = deadline && *deadline <= as_of;
  if (!deadline) {
    verdict.status = says_no ? AssessmentStatus::kOffTrack : AssessmentStatus::kNoData;
    verdict.reason = says_no ? Reason::kUndatedNotMet : Reason::kNoData;
    verdict.missing = says_no ? MissingReason::kNone : MissingReason::kNotPublished;
  } else if (over) {
    verdict.status = says_no ? AssessmentStatus::kMissed : AssessmentStatus::kNoData;
    verdict.reason = says_no ? Reason::kDoneMissed : Reason::kNoData;
    verdict.missing = says_no ? MissingReason::kNone : MissingReason::kOverdue;
    if (!says_no) verdict.data_state = DataState::kOverdue;
  } else if (!says_no) {
    verdict.status = AssessmentStatus::kNotStarted;
    verdict.reason = Reason::kDoneNotStarted;
  } else {
    const Date start = timeline.has_baseline
                           ? timeline.baseline.last()
                           : (*series.axis)[static_cast<std::size_t>(first_figure)].last();
    const double whole = std::max(1, days_between(start, *deadline));
    const bool late = days_between(start, as_of) / whole > kPathV1.milestone_at_risk;
    verdict.status = late ? AssessmentStatus::kAtRisk : AssessmentStatus::kNotStarted;
    verdict.reason = late ? Reason::kDoneAtRisk : Reason::kDoneNotYet;
  }
  verdict.deciding.expected = verdict.deciding.threshold = 1;
  if (verdict.data_state == DataState::kInvalid) {
    verdict.data_state = data_state(indicator, std::nullopt, delay, false);
  }
}

Verdict Judge::judge(const PreparedIndicator& indicator, std::uint32_t timeline_index,
                     const SeriesView& series, const FigureFacts& facts, int reporting_delay_days) {
  Verdict verdict;
  const Timeline& timeline = timelines_[timeline_index];

  std::int32_t latest = Axis::kNone;
  bool latest_missing = false;
  if (!series.empty()) {
    const std::span<const std::int32_t> ends = series.axis->end_days();
    const auto choose = [&](std::int32_t last) { return figure_at_end(timeline, series, last); };
    latest = choose(static_cast<std::int32_t>(series.size()) - 1);
    // With every target over, the figure of the last target's time counts, not a later one.
    const auto last_day = last_target_day(timeline_index);
    const bool every_year =
        std::any_of(timeline.targets.begin(), timeline.targets.end(),
                    [](const auto& dates) { return dates.time == TargetTime::kEveryYear; });
    if (last_day && !every_year && ends[static_cast<std::size_t>(latest)] > *last_day) {
      const auto& dates = timeline.targets[targets_on(timeline, as_of_).front()];
      for (std::int32_t i = latest; i >= 0; --i) {
        const auto at = static_cast<std::size_t>(i);
        if (ends[at] > *last_day || is_missing(series.values[at])) continue;
        const Date end = (*series.axis)[at].last();
        if (dates.time == TargetTime::kPeriod && !dates.period.contains(end)) break;
        latest = choose(i);
        break;
      }
    }
    latest_missing = is_missing(series.values[static_cast<std::size_t>(latest)]);
  }
  // The last real figure is shown even when the latest is missing.
  std::int32_t shown = latest;
  while (shown >= 0 && is_missing(series.values[static_cast<std::size_t>(shown)])) --shown;
  if (shown >= 0) {
    verdict.figure = shown;
    verdict.value = series.values[static_cast<std::size_t>(shown)];
    verdict.period = (*series.axis)[static_cast<std::size_t>(shown)];
  }
  if (latest != Axis::kNone) {
    verdict.data_state =
        data_state(indicator, (*series.axis)[static_cast<std::size_t>(latest)].last(),
                   reporting_delay_days, !latest_missing && facts.revised(latest));
    verdict.told_until = (*series.axis)[static_cast<std::size_t>(latest)].last();
  }

  if (indicator.settled != AssessmentStatus::kInvalid) {
    verdict.status = indicator.settled;
    verdict.reason = indicator.settled_reason;
    verdict.missing = indicator.settled_missing;
    verdict.deciding.target = indicator.targets.empty() ? -1 : 0;
    if (verdict.data_state == DataState::kInvalid) verdict.data_state = DataState::kDue;
    return verdict;
  }
  if (indicator.milestone) {
    judge_milestone(indicator, timeline, series, latest, as_of_, reporting_delay_days, verdict);
    return verdict;
  }
  if (latest == Axis::kNone) {
    judge_nothing(indicator, timeline, reporting_delay_days, verdict);
    return verdict;
  }
  if (latest_missing) {
    verdict.status = AssessmentStatus::kNoData;
    verdict.reason = Reason::kNoData;
    verdict.missing = missing_reason(series.values[static_cast<std::size_t>(latest)]);
    const auto about =
        targets_on(timeline, (*series.axis)[static_cast<std::size_t>(latest)].last());
    verdict.deciding.target = about.empty() ? 0 : checked_cast<std::int32_t>(about.front());
    return verdict;
  }
  const TimePlan& plan = plan_of(timeline_index, *series.axis, static_cast<std::uint32_t>(latest));
  const StepPlan& step = plan.steps.front();
  if (step.baseline_only) {
    judge_nothing(indicator, timeline, reporting_delay_days, verdict);
    return verdict;
  }
  const double half_unit =
      indicator.uses_decimals ? half_unit_of(facts.decimals(indicator, latest)) : 0;
  StepOutcome outcome =
      judge_step<true>(indicator, plan, step, series, latest, half_unit, &verdict);
  verdict.status = outcome.status;
  verdict.reason = outcome.reason;
  verdict.missing = outcome.missing;
  if (outcome.reason == Reason::kTargetUnobserved && verdict.data_state == DataState::kOverdue) {
    verdict.missing = MissingReason::kOverdue;
  }
  return verdict;
}

void Judge::history(const PreparedIndicator& indicator, std::uint32_t timeline_index,
                    const SeriesView& series, const FigureFacts& facts,
                    std::span<AssessmentStatus> out) {
  if (indicator.settled != AssessmentStatus::kInvalid) {
    std::fill(out.begin(), out.end(), indicator.settled);
    return;
  }
  if (indicator.milestone) {
    for (std::size_t i = 0; i < out.size(); ++i) {
      Verdict verdict;
      judge_milestone(indicator, timelines_[timeline_index], series, static_cast<std::int32_t>(i),
                      (*series.axis)[i].last(), 0, verdict);
      out[i] = verdict.status;
    }
    return;
  }
  const TimePlan& plan = history_plan(timeline_index, *series.axis);
  for (std::size_t i = 0; i < out.size(); ++i) {
    const StepPlan& step = plan.steps[i];
    if (is_missing(series.values[i]) || step.baseline_only) {
      out[i] = AssessmentStatus::kNoData;
      continue;
    }
    const auto position = static_cast<std::int32_t>(i);
    const double half_unit =
        indicator.uses_decimals ? half_unit_of(facts.decimals(indicator, position)) : 0;
    out[i] = judge_step<false>(indicator, plan, step, series, position, half_unit, nullptr).status;
  }
}

bool is_judged(AssessmentStatus status) {
  switch (status) {
    case AssessmentStatus::kAchieved:
    case AssessmentStatus::kOnTrack:
    case AssessmentStatus::kAtRisk:
    case AssessmentStatus::kOffTrack:
    case AssessmentStatus::kMissed:
      return true;
    case AssessmentStatus::kInvalid:
    case AssessmentStatus::kNoData:
    case AssessmentStatus::kNoTarget:
    case AssessmentStatus::kNotStarted:
      return false;
  }
  return false;
}

void Judge::counted(const PreparedIndicator& indicator, std::uint32_t timeline_index,
                    const SeriesView& series, const FigureFacts& facts,
                    std::vector<CountedFigure>& out) {
  out.clear();
  if (series.empty()) return;
  const Timeline& timeline = timelines_[timeline_index];
  const std::span<const std::int32_t> ends = series.axis->end_days();
  for (std::size_t i = 0; i < series.size(); ++i) {
    if (i + 1 < series.size() && ends[i + 1] == ends[i]) continue;
    const std::int32_t position = figure_at_end(timeline, series, static_cast<std::int32_t>(i));
    if (!is_missing(series.values[static_cast<std::size_t>(position)])) {
      out.push_back({position, indicator.settled});
    }
  }
  if (indicator.settled != AssessmentStatus::kInvalid) return;

  const TimePlan* plan =
      indicator.milestone ? nullptr : &history_plan(timeline_index, *series.axis);
  TimePlan later_plan;
  const auto status_of = [&](std::int32_t position, const TimePlan& known, std::size_t step) {
    if (known.steps[step].baseline_only) return AssessmentStatus::kNoData;
    const double half_unit =
        indicator.uses_decimals ? half_unit_of(facts.decimals(indicator, position)) : 0;
    return judge_step<false>(indicator, known, known.steps[step], series, position, half_unit,
                             nullptr)
        .status;
  };
  // Once every target is over, the figure of the last one's time counts, not a later one.
  const auto last_day = last_target_day(timeline_index);
  const bool goes_on = !last_day || std::any_of(timeline.targets.begin(), timeline.targets.end(),
                                                [](const auto& dates) {
                                                  return dates.time == TargetTime::kEveryYear;
                                                });
  const bool in_time =
      !goes_on &&
      ends[static_cast<std::size_t>(out.empty() ? 0 : out.front().position)] <= *last_day;
  const auto milestone_on = [&](std::int32_t position, Date day) {
    if (in_time && ends[static_cast<std::size_t>(position)] > *last_day) {
      return AssessmentStatus::kNoData;
    }
    Verdict verdict;
    judge_milestone(indicator, timeline, series, position, day, 0, verdict);
    return verdict.status;
  };
  // Time alone changes what is said of a figure only when a target's time ends.
  const auto target_ends = [&](Date after, Date until) {
    return std::any_of(timeline.targets.begin(), timeline.targets.end(), [&](const auto& dates) {
      if (dates.time == TargetTime::kUndated) return false;
      const Date end = dates.time == TargetTime::kEveryYear ? Date::end_of_month(after.year(), 12)
                                                            : dates.period.last();
      return after < end && end <= until;
    });
  };
  for (std::size_t k = 0; k < out.size(); ++k) {
    CountedFigure& figure = out[k];
    const auto at = static_cast<std::size_t>(figure.position);
    const Date end = (*series.axis)[at].last();
    const Date until =
        k + 1 == out.size()
            ? std::max(end, as_of_)
            : (*series.axis)[static_cast<std::size_t>(out[k + 1].position)].last().plus_days(-1);
    figure.status = plan == nullptr ? milestone_on(figure.position, end)
                                    : status_of(figure.position, *plan, at);
    if (plan == nullptr ? until == end : !target_ends(end, until)) continue;
    AssessmentStatus later = AssessmentStatus::kInvalid;
    if (plan == nullptr) {
      later = milestone_on(figure.position, until);
    } else {
      later_plan.steps.clear();
      later_plan.targets.clear();
      later_plan.parts.clear();
      plan_step(timeline, *series.axis, static_cast<std::uint32_t>(figure.position), until,
                later_plan);
      later = status_of(figure.position, later_plan, 0);
    }
    if (is_judged(later)) figure.status = later;
  }
}

}  // namespace viisari
