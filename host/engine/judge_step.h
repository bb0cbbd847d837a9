// One figure against its targets: the innermost arithmetic of method `path`, used by the verdict of
// the day and by the history of every period alike. Internal to engine/.
//
// Every comparison is made on "the good side up": an upper limit is judged as a lower one with all
// signs turned. A projection is y -> m·y + q; the figure from which on it misses the target by less
// than a share t of the remaining gap has a closed form, so that a status and the figure that would
// flip it come from the same number.
// Thread-safety: pure functions.
#pragma once

#include <algorithm>
#include <cmath>

#include "engine/judge.h"

namespace viisari {

struct StepOutcome {
  AssessmentStatus status = AssessmentStatus::kNoData;
  Reason reason = Reason::kNoData;
  MissingReason missing = MissingReason::kNone;
};

inline double half_unit_of(int decimals) {
  return 0.5 * std::pow(10.0, -decimals);
}

// Limits given as a change become plain ones; why not, where there is nothing to change from.
inline MissingReason shift_by_basis(double basis, bool percent, double& low, double& high) {
  if (!percent) {
    low += basis;
    high += basis;
    return MissingReason::kNone;
  }
  if (basis == 0) return MissingReason::kZeroDenominator;
  if (basis < 0) return MissingReason::kSignChange;
  if (std::isfinite(low)) low = basis * (1 + low / 100);
  if (std::isfinite(high)) high = basis * (1 + high / 100);
  return MissingReason::kNone;
}

namespace judging {

// Computed limits carry rounding that the printed figures do not: 4 829 000 less 20 % must be met
// by 3 863 200 exactly.
inline bool meets(double value, double limit, bool strict) {
  const double tolerance = kPathV1.tolerance * std::max(1.0, std::abs(limit));
  return strict ? value > limit + tolerance : value >= limit - tolerance;
}

// Where the trend starts, in full-year terms for a flow.
struct Trend {
  bool known = false;
  std::int32_t from = Axis::kNone;
  double value = 0;
  double years = 0;
};

inline Trend trend_of(const PreparedIndicator& indicator, const StepPlan& step,
                      const SeriesView& series, std::int32_t position, bool flow, double share) {
  for (std::size_t k = 0; k < step.earlier.size() && step.earlier[k] != Axis::kNone; ++k) {
    const double value = series.values[static_cast<std::size_t>(step.earlier[k])];
    if (is_missing(value)) continue;
    return {true, step.earlier[k], value / share, static_cast<double>(step.earlier_years[k])};
  }
  if (step.baseline_years > 0) {
    return {true, Verdict::kFromBaseline, indicator.baseline, step.baseline_years};
  }
  if (flow) return {};
  const std::span<const std::int32_t> ends = series.axis->end_days();
  const int end = ends[static_cast<std::size_t>(position)];
  for (std::int32_t i = step.comparable; i < position; ++i) {
    const auto at = static_cast<std::size_t>(i);
    const double years = (end - ends[at]) / kPathV1.days_in_year;
    if (is_missing(series.values[at]) || years > kPathV1.trend_years || years <= 0) continue;
    return {true, i, series.values[at], years};
  }
  return {};
}

struct Projection {
  bool known = false;
  double m = 1;
  double q = 0;
  double from = 0;  // a trend's start: a figure not on the good side of it is moving away
  bool has_from = false;
};

// From which figure on the projection misses `limit` by less than `share` of the gap, good side up.
inline double edge(double limit, const Projection& projection, double q, double share) {
  const bool below = limit - projection.m * limit - q < 0;  // the edge is short of the limit
  return below ? ((1 - share) * limit - q) / (projection.m - share)
               : ((1 + share) * limit - q) / (projection.m + share);
}

struct Side {
  AssessmentStatus status = AssessmentStatus::kInvalid;
  Reason reason = Reason::kInvalid;
  double good = 0;  // the edge of on_track
};

struct SideQuestion {
  double sign = 1;  // 1: at least, -1: at most
  double y = 0;
  double limit = 0;
  double expected = 0;
  bool strict = false;
  bool last = false;
  bool within = false;  // a flow in its target's period
  TargetPhase phase = TargetPhase::kRunning;
};

// `kFull` asks for the edge of on_track too, not for the status alone.
template <bool kFull>
[[gnu::always_inline]] inline Side judge_side(const SideQuestion& question,
                                              const Projection& projection) {
  const double sign = question.sign;
  const double y = sign * question.y;
  const double limit = sign * question.limit;
  const bool met = meets(y, limit, question.strict);
  if (question.phase == TargetPhase::kFinal) {
    return met ? Side{AssessmentStatus::kAchieved, Reason::kTargetAchieved, question.limit}
               : Side{AssessmentStatus::kMissed, Reason::kTargetMissed, question.limit};
  }
  if (question.phase == TargetPhase::kPlain) {
    return met ? Side{AssessmentStatus::kAchieved, Reason::kUndatedMet, question.limit}
               : Side{AssessmentStatus::kOffTrack, Reason::kUndatedNotMet, question.limit};
  }
  const double expected = sign * question.expected;
  // What a flow has gathered it keeps; below zero it is no gathering.
  const bool gathers = question.within && question.limit > 0;
  if (question.phase == TargetPhase::kUnobserved) {
    if (gathers && sign > 0 && met) {
      return {AssessmentStatus::kAchieved, Reason::kFlowReached, question.limit};
    }
    if (gathers && sign < 0 && !met) {
      // No figure makes it good while the rest of the time is unknown.
      return {AssessmentStatus::kMissed, Reason::kFlowExceeded, -PreparedTarget::kOpen};
    }
    return {AssessmentStatus::kNoData, Reason::kTargetUnobserved, question.limit};
  }
  if constexpr (!kFull) {
    if (!gathers && !question.last && meets(y, expected, question.strict)) {
      return {AssessmentStatus::kOnTrack, Reason::kPathMet, 0};
    }
  }
  double good = question.last ? PreparedTarget::kOpen : expected;
  const double q = sign * projection.q;
  // A trend that starts from the limit itself misses all of the gap or nothing: there is no share
  // of it to solve for, and rounding would decide.
  const bool from_limit = projection.has_from && meets(sign * projection.from, limit, false) &&
                          !meets(sign * projection.from, limit, true);
  if (projection.known) {
    good = std::min(good, from_limit ? limit : edge(limit, projection, q, kPathV1.on_track_miss));
  }
  const double good_edge = sign * good;
  if (gathers && sign > 0 && met) {
    return {AssessmentStatus::kAchieved, Reason::kFlowReached, good_edge};
  }
  if (gathers && sign < 0 && !met) {
    return {AssessmentStatus::kMissed, Reason::kFlowExceeded, good_edge};
  }
  if (!question.last && meets(y, expected, question.strict)) {
    return {AssessmentStatus::kOnTrack, Reason::kPathMet, good_edge};
  }
  if (!projection.known) {
    // A last target too far to project to says nothing.
    return question.last ? Side{} : Side{AssessmentStatus::kOffTrack, Reason::kNoTrend, good_edge};
  }
  if (from_limit ? met : y > good) {
    if constexpr (!kFull) return {AssessmentStatus::kOnTrack, Reason::kInvalid, 0};
    if (question.last) return {AssessmentStatus::kOnTrack, Reason::kLastOnTrack, good_edge};
    const bool reaches = meets(projection.m * y + q, limit, question.strict);
    return {AssessmentStatus::kOnTrack, reaches ? Reason::kProjectionMet : Reason::kProjectionClose,
            good_edge};
  }
  if (!from_limit && y > edge(limit, projection, q, kPathV1.at_risk_miss)) {
    return {AssessmentStatus::kAtRisk, question.last ? Reason::kLastAtRisk : Reason::kAtRisk,
            good_edge};
  }
  const bool away = projection.has_from && y <= sign * projection.from;
  if (question.last) {
    return {AssessmentStatus::kOffTrack, away ? Reason::kLastMovingAway : Reason::kLastOffTrack,
            good_edge};
  }
  return {AssessmentStatus::kOffTrack, away ? Reason::kMovingAway : Reason::kOffTrack, good_edge};
}

// A target measured from the same period a year earlier: no path, no projection.
template <bool kFull>
Side judge_previous_year(const SideQuestion& question, double previous) {
  if (question.phase != TargetPhase::kRunning) return judge_side<kFull>(question, {});
  const double y = question.sign * question.y;
  const double limit = question.sign * question.limit;
  if (meets(y, limit, question.strict)) {
    return {AssessmentStatus::kOnTrack, Reason::kPreviousYearMet, question.limit};
  }
  const bool close = limit - y < kPathV1.previous_year_at_risk * std::abs(previous);
  return close ? Side{AssessmentStatus::kAtRisk, Reason::kPreviousYearClose, question.limit}
               : Side{AssessmentStatus::kOffTrack, Reason::kPreviousYearBehind, question.limit};
}

// The limit on one side from which a path starts; nothing when it starts nowhere.
inline std::optional<double> line_start_of(const PreparedIndicator& indicator,
                                           const TargetPlan& plan, bool upper) {
  if (plan.line_start == TargetPlan::kNoStart) return std::nullopt;
  if (plan.line_start == TargetPlan::kBaseline) return indicator.baseline;
  const PreparedTarget& start = indicator.targets[static_cast<std::size_t>(plan.line_start)];
  const double limit = upper ? start.high : start.low;
  if (start.problem != MissingReason::kNone || !std::isfinite(limit)) return std::nullopt;
  return limit;
}

// What the path asks for by the plan's figure on the way to `limit`: a flow in its target's period
// its elapsed share, everything else the line. In full-year terms for a flow outside of it.
inline double expected_of(const PreparedIndicator& indicator, const TargetPlan& plan, double limit,
                          bool upper) {
  if (plan.within) return limit * plan.share;
  const double sign = upper ? -1 : 1;
  const auto start = line_start_of(indicator, plan, upper);
  // A start that is good enough already asks for no more than the target itself.
  if (!start || sign * *start >= sign * limit) return limit;
  return *start + plan.line_weight * (limit - *start);
}

}  // namespace judging

// Without `kFull` only the outcome's status is wanted, and `verdict` is null. With it the verdict's
// judged figure, deciding target, flip value and the way there are filled in.
template <bool kFull>
StepOutcome judge_step(const PreparedIndicator& indicator, const TimePlan& plan,
                       const StepPlan& step, const SeriesView& series, std::int32_t position,
                       double half_unit, Verdict* verdict) {
  namespace j = judging;
  const auto here = static_cast<std::size_t>(position);
  const double own = series.values[here];
  double sum = own;
  if (step.parts > 0) {
    sum = 0;
    for (std::uint32_t k = 0; k < step.parts; ++k) {
      sum += series.values[plan.parts[step.first_part + k]];
    }
  }

  StepOutcome outcome;
  bool judged = false;
  TargetVerdict decides;
  bool last_decides = false;
  double good_from = -PreparedTarget::kOpen;
  double good_to = PreparedTarget::kOpen;
  const TargetPlan* deciding_plan = nullptr;
  j::Trend trend;
  bool trend_asked = false;
  double trend_share = 1;
  bool unobserved = false;
  double decides_previous = missing_value(MissingReason::kMissingInput);
  std::int32_t unobserved_target = -1;

  for (std::uint32_t k = 0; k < std::uint32_t{step.nearest} + step.last; ++k) {
    const TargetPlan& target_plan = plan.targets[step.first_target + k];
    const PreparedTarget& target = indicator.targets[static_cast<std::size_t>(target_plan.target)];
    const bool last = k >= step.nearest;
    if constexpr (!kFull) {
      // No projection says worse than off track.
      if (last && severity(decides.status) >= severity(AssessmentStatus::kOffTrack)) break;
    }
    const auto refuse = [&](MissingReason missing, Reason reason) {
      if (last || judged) return;
      if (outcome.missing == MissingReason::kNone) {
        outcome = {AssessmentStatus::kNoData, reason, missing};
        decides.target = target_plan.target;
      }
    };
    if (target.problem != MissingReason::kNone) {
      refuse(target.problem, target.problem_reason);
      continue;
    }
    if (target_plan.broken) {
      refuse(MissingReason::kSeriesBreak, Reason::kNoData);
      continue;
    }
    const bool from_previous = target.previous_year != PreparedTarget::Measured::kPlain;
    const double x = from_previous ? own : sum;
    if (target_plan.part_year || is_missing(x)) {
      refuse(MissingReason::kMissingInput, Reason::kPartYear);
      continue;
    }

    double low = target.low;
    double high = target.high;
    double previous = 0;
    if (from_previous) {
      const std::int32_t earlier = series.axis->year_earlier()[here];
      previous = earlier == Axis::kNone ? missing_value(MissingReason::kMissingInput)
                                        : series.values[static_cast<std::size_t>(earlier)];
      if (is_missing(previous) && target.previous_period.valid() &&
          (*series.axis)[here].plus_years(-1) == target.previous_period) {
        previous = target.previous_value;
      }
      if (is_missing(previous)) {
        refuse(MissingReason::kMissingInput, Reason::kNoNumber);
        continue;
      }
      const bool percent = target.previous_year == PreparedTarget::Measured::kPercentChange;
      const MissingReason problem = shift_by_basis(previous, percent, low, high);
      if (problem != MissingReason::kNone) {
        refuse(problem, Reason::kNoData);
        continue;
      }
    }
    if (target.equal) {
      low -= half_unit;
      high += half_unit;
    }

    // A flow is turned into a full-year figure unless its own target's period holds it.
    const bool annual = target_plan.share != 1 && !target_plan.within;
    const double scale = annual ? target_plan.share : 1;
    if (target_plan.share <= 0) {
      refuse(MissingReason::kMissingInput, Reason::kPartYear);
      continue;
    }
    const double y = x / scale;
    if (y >= low && y < target.sub_area_high) {
      refuse(MissingReason::kMissingInput, Reason::kSubArea);
      continue;
    }
    // Good enough for every sub-area: by the highest of their levels, not by the lowest.
    if (std::isfinite(target.sub_area_high) && y >= target.sub_area_high) {
      low = target.sub_area_high;
    }
    j::Projection projection;
    const bool running = target_plan.phase == TargetPhase::kRunning;
    if (target_plan.within) {
      projection = {true, 1 / target_plan.share, 0, 0, false};
    } else if (running && !from_previous) {
      if (!trend_asked) {
        trend = j::trend_of(indicator, step, series, position,
                            indicator.indicator->kind == SeriesKind::kFlow, scale);
        trend_asked = true;
        trend_share = scale;
      }
      if (trend.known) {
        const double c = target_plan.horizon / trend.years;
        projection = {true, 1 + c, -c * trend.value, trend.value, true};
      }
    }

    TargetVerdict said;
    said.target = target_plan.target;
    for (const bool upper : {false, true}) {
      const double limit = upper ? high : low;
      if (!std::isfinite(limit)) continue;
      j::SideQuestion question;
      question.sign = upper ? -1 : 1;
      question.y = y;
      question.limit = limit;
      question.strict = target.strict;
      question.last = last;
      question.within = target_plan.within;
      question.phase = target_plan.phase;
      question.expected = limit;
      if (running && !from_previous) {
        question.expected = j::expected_of(indicator, target_plan, limit, upper);
      }
      const j::Side side = from_previous ? j::judge_previous_year<kFull>(question, previous)
                                         : j::judge_side<kFull>(question, projection);
      if (side.status == AssessmentStatus::kInvalid) continue;
      if (side.status == AssessmentStatus::kNoData) {
        if (!last) {
          unobserved = true;
          unobserved_target = target_plan.target;
        }
        continue;
      }
      if constexpr (!kFull) {
        if (severity(side.status) > severity(said.status)) said.status = side.status;
        continue;
      }
      const double expected = question.expected * scale;
      const double margin = question.sign * (x - expected);
      if (upper) {
        said.good_to = std::min(said.good_to, side.good * scale);
      } else {
        said.good_from = std::max(said.good_from, side.good * scale);
      }
      const bool worse = severity(side.status) > severity(said.status) ||
                         (side.status == said.status && margin < said.margin);
      if (!worse) continue;
      said.status = side.status;
      said.reason = side.reason;
      said.upper = upper;
      said.margin = margin;
      said.threshold = limit;
      said.expected = expected;
      if (target.equal) {
        // People read the number itself, not the edge of what rounds to it.
        said.threshold += upper ? -half_unit : half_unit;
        said.expected = running && !from_previous
                            ? scale * j::expected_of(indicator, target_plan, said.threshold, upper)
                            : scale * said.threshold;
      }
      if (projection.known) said.projection = projection.m * y + projection.q;
    }
    if (said.status == AssessmentStatus::kInvalid) continue;
    if constexpr (!kFull) {
      judged = true;
      if (severity(said.status) > severity(decides.status)) decides.status = said.status;
      continue;
    }
    // In terms of the latest figure itself, which may be a part of the sum judged.
    const double rest = from_previous ? 0 : sum - own;
    good_from = std::max(good_from, said.good_from - rest);
    good_to = std::min(good_to, said.good_to - rest);
    const bool worse = !judged || severity(said.status) > severity(decides.status) ||
                       (!last && said.status == decides.status && said.margin < decides.margin);
    judged = true;
    if (!worse) continue;
    decides = said;
    last_decides = last;
    deciding_plan = &target_plan;
    decides_previous = from_previous ? previous : missing_value(MissingReason::kMissingInput);
  }
  // What can be said of the other conditions is good news only once this one is known too.
  if (unobserved && decides.status != AssessmentStatus::kMissed) {
    judged = false;
    decides = {};
    decides.target = unobserved_target;
    outcome = {AssessmentStatus::kNoData, Reason::kTargetUnobserved, MissingReason::kNotPublished};
  }
  if (judged) outcome = {decides.status, decides.reason, MissingReason::kNone};
  if constexpr (!kFull) return outcome;

  verdict->deciding = decides;
  verdict->last_decides = last_decides;
  if (!judged || deciding_plan == nullptr) return outcome;
  verdict->previous = decides_previous;
  const bool of_sum = step.parts > 0 && is_missing(decides_previous);
  if (of_sum) {
    verdict->parts = step.parts;
    verdict->value = sum;
    verdict->period = Period::of_span((*series.axis)[plan.parts[step.first_part]].first(),
                                      (*series.axis)[here].last());
  }
  verdict->share = deciding_plan->share;
  verdict->line_start = deciding_plan->line_start;
  if (const auto start = j::line_start_of(indicator, *deciding_plan, decides.upper)) {
    verdict->line_from = *start;
  }
  if (trend_asked && trend.known) {
    verdict->trend_from = trend.from;
    verdict->trend_value =
        trend.from == Verdict::kFromBaseline ? trend.value : trend.value * trend_share;
    verdict->trend_years = trend.years;
  }
  if (good_from < good_to && !unobserved) {
    const bool from_below = std::abs(own - good_from) <= std::abs(good_to - own);
    const double nearer = from_below ? good_from : good_to;
    if (std::isfinite(nearer)) verdict->flip_value = nearer + (of_sum ? sum - own : 0);
  }
  return outcome;
}

}  // namespace viisari
