#include "engine/time_plan.h"

#include <algorithm>

#include "base/checked_cast.h"
#include "engine/method_path.h"

namespace viisari {
namespace {

bool dated(TargetTime time) {
  return time == TargetTime::kPeriod || time == TargetTime::kDeadline;
}

Period year_of(Date day) {
  return Period::of_year(day.year());
}

void append(std::string& key, int value) {
  key += std::to_string(value);
  key += ' ';
}
void append(std::string& key, const Period& period) {
  append(key, period.first().days_since_epoch());
  append(key, period.last().days_since_epoch());
}

// A target seen from one figure: every_year becomes the figure's own year.
struct Candidate {
  std::size_t target = 0;
  Period period;
};

}  // namespace

Timeline Timeline::of(const Indicator& indicator) {
  Timeline timeline;
  timeline.flow = indicator.kind == SeriesKind::kFlow;
  timeline.profile = indicator.profile;
  bool assumed = false;
  if (indicator.baseline && indicator.baseline->period.valid() &&
      (indicator.baseline->value || (indicator.baseline->low && indicator.baseline->high))) {
    timeline.has_baseline = true;
    timeline.baseline = indicator.baseline->period;
    assumed = indicator.baseline->period_assumed;
  }
  for (const Target& target : indicator.targets) {
    Dates dates{target.time, target.period, false, false, Date()};
    if (timeline.flow && target.time == TargetTime::kDeadline) {
      dates.period = year_of(target.period.last());
    }
    dates.from_baseline = target.basis == TargetBasis::kChangeFromBaseline ||
                          target.basis == TargetBasis::kPercentChangeFromBaseline;
    if (dates.from_baseline) {
      dates.basis = target.basis_value && target.basis_period.valid() ? target.basis_period.last()
                    : timeline.has_baseline                           ? timeline.baseline.last()
                                                                      : Date();
    }
    dates.previous_year = target.basis == TargetBasis::kChangeFromPreviousYear ||
                          target.basis == TargetBasis::kPercentChangeFromPreviousYear;
    // A target that prints its own starting figure stands in for a baseline not given.
    if (!timeline.has_baseline && dates.from_baseline && target.basis_value &&
        target.basis_period.valid()) {
      timeline.has_baseline = true;
      timeline.baseline = target.basis_period;
    }
    timeline.targets.push_back(dates);
  }
  for (const SeriesBreak& one : indicator.breaks) timeline.breaks.push_back(one.from);
  timeline.baseline_part_year =
      timeline.flow && timeline.has_baseline && !assumed && !timeline.baseline.is_whole_year();
  return timeline;
}

std::string Timeline::key() const {
  std::string key;
  append(key, flow ? 1 : 0);
  append(key, has_baseline ? 1 : 0);
  append(key, baseline_part_year ? 1 : 0);
  append(key, baseline);
  for (const Dates& dates : targets) {
    append(key, static_cast<int>(dates.time));
    append(key, (dates.from_baseline ? 1 : 0) + (dates.previous_year ? 2 : 0));
    append(key, dates.period);
    if (dates.from_baseline) append(key, dates.basis.days_since_epoch());
  }
  key += '|';
  for (const Date day : breaks) append(key, day.days_since_epoch());
  key += '|';
  for (const double share : profile) key += std::to_string(share) + ' ';
  return key;
}

bool Timeline::broken(Date earlier, Date later) const {
  return std::any_of(breaks.begin(), breaks.end(),
                     [&](Date day) { return earlier < day && day <= later; });
}

double elapsed_share(const Period& whole, Date day, const YearProfile& profile) {
  if (day >= whole.last()) return 1;
  if (day < whole.first()) return 0;
  const auto whole_months = whole.whole_months();
  const auto elapsed = Period::of_span(whole.first(), day).whole_months();
  if (whole_months && elapsed) {
    if (profile.size() == 12 && whole.is_whole_year()) {
      return profile[static_cast<std::size_t>(*elapsed - 1)];
    }
    return static_cast<double>(*elapsed) / *whole_months;
  }
  return static_cast<double>(days_between(whole.first(), day) + 1) / whole.days();
}

double years_between(Date from, Date to) {
  return days_between(from, to) / kPathV1.days_in_year;
}

std::vector<std::uint32_t> parts_since(const Axis& axis, std::uint32_t position, Date first) {
  std::vector<std::uint32_t> found{position};
  Date start = axis[position].first();
  for (std::uint32_t i = position; start > first;) {
    bool stepped = false;
    while (i > 0 && !stepped) {
      --i;
      const Period& before = axis[i];
      if (before.last() < start.plus_days(-1)) return {};
      if (before.last() == start.plus_days(-1) && before.first() >= first) {
        found.push_back(i);
        start = before.first();
        stepped = true;
      }
    }
    if (!stepped) return {};
  }
  if (start != first) return {};
  std::reverse(found.begin(), found.end());
  return found;
}

std::vector<std::size_t> targets_on(const Timeline& timeline, Date day) {
  std::optional<Date> nearest;
  std::optional<Date> last;
  for (const auto& dates : timeline.targets) {
    if (!dated(dates.time)) continue;
    const Date end = dates.period.last();
    if (end >= day && (!nearest || end < *nearest)) nearest = end;
    if (!last || end > *last) last = end;
  }
  const std::optional<Date> chosen = nearest ? nearest : last;
  std::vector<std::size_t> found;
  for (std::size_t i = 0; i < timeline.targets.size() && chosen; ++i) {
    const auto& dates = timeline.targets[i];
    if (dated(dates.time) && dates.period.last() == *chosen) found.push_back(i);
  }
  return found;
}

void plan_step(const Timeline& timeline, const Axis& axis, std::uint32_t position, Date as_of,
               TimePlan& plan) {
  const Period& own = axis[position];
  const Date end = own.last();
  StepPlan step;
  step.first_target = checked_cast<std::uint32_t>(plan.targets.size());
  step.first_part = checked_cast<std::uint32_t>(plan.parts.size());

  // Which targets: the nearest end not before the figure's, with every_year as its own year's.
  std::vector<Candidate> candidates;
  std::optional<Date> nearest;
  std::optional<Date> last;
  for (std::size_t i = 0; i < timeline.targets.size(); ++i) {
    const auto& dates = timeline.targets[i];
    if (dates.time == TargetTime::kUndated) continue;
    const bool every_year = dates.time == TargetTime::kEveryYear;
    candidates.push_back({i, every_year ? year_of(end) : dates.period});
    const Date target_end = candidates.back().period.last();
    if (target_end >= end && (!nearest || target_end < *nearest)) nearest = target_end;
    if (!every_year && (!last || target_end > *last)) last = target_end;
  }
  const bool all_over = !nearest && last;
  if (all_over) nearest = last;

  // A flow is what has come together since the start of the nearest target's period, or of its
  // year.
  Date start = own.first();
  if (timeline.flow) {
    start = *Date::from_ymd(end.year(), 1, 1);
    for (const Candidate& candidate : candidates) {
      if (nearest && candidate.period.last() == *nearest && candidate.period.contains(end)) {
        start = candidate.period.first();
      }
    }
    if (own.first() > start) {
      auto found = parts_since(axis, position, start);
      // What is measured in two ways does not add up.
      if (!found.empty() && timeline.broken(axis[found.front()].last(), end)) found.clear();
      plan.parts.insert(plan.parts.end(), found.begin(), found.end());
      step.parts = checked_cast<std::uint32_t>(found.size());
    }
  }
  const bool starts_right = !timeline.flow || own.first() == start || step.parts > 0;
  const bool from_january = start.month() == 1 && start.day() == 1;

  // A target beyond a break to come is still held against figures of the same measuring.
  const auto crosses_break = [&](const Timeline::Dates& dates) {
    if (timeline.breaks.empty()) return false;
    if (dates.previous_year) return timeline.broken(own.plus_years(-1).last(), end);
    return dates.from_baseline && timeline.broken(dates.basis, end);
  };
  const bool baseline_counts = timeline.has_baseline && !timeline.baseline_part_year &&
                               !timeline.broken(timeline.baseline.last(), end);
  const auto add = [&](const Candidate& candidate, bool is_last) {
    const auto& dates = timeline.targets[candidate.target];
    TargetPlan target;
    target.target = checked_cast<std::int32_t>(candidate.target);
    target.broken = crosses_break(dates);
    const Date target_end = candidate.period.last();
    const bool over = target_end <= as_of;
    const bool deadline = dates.time == TargetTime::kDeadline;
    const bool inside = candidate.period.contains(end);
    if (timeline.flow) {
      const bool covers = starts_right && Period::of_span(start, end) == candidate.period;
      target.within = inside && start == candidate.period.first();
      target.part_year = !starts_right || (!target.within && !from_january);
      if (dates.from_baseline && timeline.baseline_part_year) {
        // Comparable only with the same months of another year, and then as it stands.
        const Period sum = starts_right ? Period::of_span(start, end) : own;
        const int apart = sum.last().year() - timeline.baseline.last().year();
        target.part_year = !(timeline.baseline.plus_years(apart) == sum);
        target.within = true;
      } else if (target.within) {
        target.share = elapsed_share(candidate.period, end, timeline.profile);
      } else {
        target.share = elapsed_share(year_of(end), end, timeline.profile);
      }
      if (dates.previous_year) {
        target.part_year = false;
        target.share = 1;
      }
      const bool final_now = covers || (over && inside && dates.previous_year);
      target.phase = final_now ? TargetPhase::kFinal
                     : over    ? TargetPhase::kUnobserved
                               : TargetPhase::kRunning;
      target.horizon = std::max(0.0, years_between(year_of(end).last(), target_end));
    } else {
      const bool belongs = deadline ? end <= target_end : inside;
      target.phase = over && belongs ? TargetPhase::kFinal
                     : over          ? TargetPhase::kUnobserved
                                     : TargetPhase::kRunning;
      target.horizon = std::max(0.0, years_between(end, target_end));
    }
    const bool years_own = inside && !deadline;
    if (!is_last && !years_own && !target.within) {
      // The path starts from the target before this one, or from the baseline.
      const Date here = timeline.flow ? year_of(end).last() : end;
      std::optional<Date> line_from;
      for (std::size_t i = 0; i < timeline.targets.size(); ++i) {
        const auto& other = timeline.targets[i];
        if (!dated(other.time) || other.previous_year || other.period.last() >= target_end)
          continue;
        if (!line_from || other.period.last() > *line_from) {
          line_from = other.period.last();
          target.line_start = checked_cast<std::int32_t>(i);
        }
      }
      if (!line_from && baseline_counts) {
        line_from = timeline.baseline.last();
        target.line_start = TargetPlan::kBaseline;
      }
      if (line_from && *line_from < target_end) {
        const double whole = days_between(*line_from, target_end);
        target.line_weight = std::clamp(days_between(*line_from, here) / whole, 0.0, 1.0);
      } else {
        target.line_start = TargetPlan::kNoStart;
      }
    }
    // Nothing has happened yet on the way from the baseline.
    if (!is_last && timeline.has_baseline && end <= timeline.baseline.last() &&
        !dates.previous_year && (dates.from_baseline || (!inside && target_end > end))) {
      step.baseline_only = true;
    }
    plan.targets.push_back(target);
  };

  for (const Candidate& candidate : candidates) {
    if (!nearest || candidate.period.last() != *nearest) continue;
    add(candidate, false);
    ++step.nearest;
  }
  if (nearest && last && *last > *nearest) {
    for (const Candidate& candidate : candidates) {
      if (candidate.period.last() != *last || timeline.targets[candidate.target].previous_year) {
        continue;
      }
      add(candidate, true);
      ++step.last;
    }
  }
  if (candidates.empty()) {
    for (std::size_t i = 0; i < timeline.targets.size(); ++i) {
      TargetPlan target;
      target.target = checked_cast<std::int32_t>(i);
      target.phase = TargetPhase::kPlain;
      // A part of a year says nothing about an amount that has no year.
      const auto& dates = timeline.targets[i];
      target.broken = crosses_break(dates);
      if (timeline.flow && !dates.previous_year) {
        target.part_year =
            dates.from_baseline && timeline.baseline_part_year
                ? timeline.baseline.plus_years(end.year() - timeline.baseline.last().year()) != own
                : !own.is_whole_year();
      }
      if (dates.from_baseline && timeline.has_baseline && end <= timeline.baseline.last()) {
        step.baseline_only = true;
      }
      plan.targets.push_back(target);
      ++step.nearest;
    }
    step.parts = 0;
  }

  if (baseline_counts) {
    const Date here = timeline.flow ? year_of(end).last() : end;
    step.baseline_years = std::max(0.0, years_between(timeline.baseline.last(), here));
  }
  while (!timeline.breaks.empty() &&
         timeline.broken(axis[static_cast<std::uint32_t>(step.comparable)].last(), end)) {
    ++step.comparable;
  }
  step.earlier.fill(Axis::kNone);
  if (step.parts == 0) {
    // Collected nearest first, stored farthest first.
    std::array<std::pair<std::int32_t, std::int8_t>, StepPlan::kTrendYears> found;
    std::size_t count = 0;
    std::int32_t i = static_cast<std::int32_t>(position);
    for (int back = 1; back <= kPathV1.trend_years; ++back) {
      i = axis.year_earlier()[static_cast<std::size_t>(i)];
      if (i == Axis::kNone || i < step.comparable) break;
      found[count++] = {i, static_cast<std::int8_t>(back)};
    }
    for (std::size_t k = 0; k < count; ++k) {
      step.earlier[k] = found[count - 1 - k].first;
      step.earlier_years[k] = found[count - 1 - k].second;
    }
  }
  plan.steps.push_back(step);
}

TimePlan plan_history(const Timeline& timeline, const Axis& axis) {
  TimePlan plan;
  plan.steps.reserve(axis.size());
  for (std::uint32_t i = 0; i < axis.size(); ++i) {
    plan_step(timeline, axis, i, axis[i].last(), plan);
  }
  return plan;
}

}  // namespace viisari
