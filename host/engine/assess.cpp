#include "engine/assess.h"

#include <cmath>

#include "model/unit.h"

namespace viisari {
namespace {

std::optional<double> number(double value) {
  return is_missing(value) ? std::nullopt : std::optional<double>(value);
}

// 1 good, 2 between, 3 bad; 0 says nothing about success.
int agreement_class(AssessmentStatus status) {
  switch (status) {
    case AssessmentStatus::kAchieved:
    case AssessmentStatus::kOnTrack:
      return 1;
    case AssessmentStatus::kAtRisk:
      return 2;
    case AssessmentStatus::kOffTrack:
    case AssessmentStatus::kMissed:
      return 3;
    default:
      return 0;
  }
}

// Builds messages with the indicator's unit and decimals.
class Writer {
 public:
  Writer(const PreparedIndicator& indicator, const Verdict& verdict, const AssessmentBasis& basis)
      : indicator_(indicator),
        unit_(quantity_unit(*indicator.indicator)),
        decimals_(indicator.decimals) {
    if (verdict.figure != Axis::kNone) {
      decimals_ = basis.facts.decimals(indicator, verdict.figure);
    }
  }

  // A printed figure keeps its decimals; a computed one shows a decimal where it needs it.
  Quantity quantity(double value) const {
    const double scale = std::pow(10.0, decimals_);
    const bool fits = std::abs(value * scale - std::round(value * scale)) < 1e-6 * scale;
    const bool coarse = std::abs(value) >= 1000;
    return {value, fits || coarse ? decimals_ : std::max(decimals_, 1), unit_};
  }
  // The difference of two percentages is in percentage points.
  Quantity difference(double value) const {
    Quantity made = quantity(value);
    if (made.unit == "percent") made.unit = "percentage_points";
    return made;
  }
  Quantity bare(double value, int decimals = 0) const { return {value, decimals, ""}; }
  Quantity percent(double share) const { return {100 * share, 1, "percent"}; }

 private:
  const PreparedIndicator& indicator_;
  std::string unit_;
  int decimals_ = 0;
};

Period judged_period(const Timeline& timeline, const Indicator& indicator, const Verdict& verdict,
                     Date as_of) {
  if (verdict.deciding.target < 0) return {};
  const auto index = static_cast<std::size_t>(verdict.deciding.target);
  switch (indicator.targets[index].time) {
    case TargetTime::kInvalid:
    case TargetTime::kUndated:
      return {};
    case TargetTime::kEveryYear:
      return Period::of_year((verdict.period.valid() ? verdict.period.last() : as_of).year());
    case TargetTime::kPeriod:
    case TargetTime::kDeadline:
      break;
  }
  return timeline.flow ? timeline.targets[index].period : indicator.targets[index].period;
}

std::string condition(const PreparedIndicator& indicator, const TargetVerdict& deciding) {
  if (deciding.target < 0) return {};
  const PreparedTarget& target = indicator.targets[static_cast<std::size_t>(deciding.target)];
  if (target.equal) return std::string(to_string(TargetOp::kEqual));
  if (target.strict) {
    return std::string(to_string(deciding.upper ? TargetOp::kLessThan : TargetOp::kMoreThan));
  }
  return std::string(to_string(deciding.upper ? TargetOp::kAtMost : TargetOp::kAtLeast));
}

// Every reason's arguments: docs/methods.md lists the codes, report/explain_text their sentences.
Message reason_message(const PreparedIndicator& indicator, const Timeline& timeline,
                       const Verdict& verdict, const Writer& writer, Date as_of) {
  const Indicator& definition = *indicator.indicator;
  const TargetVerdict& deciding = verdict.deciding;
  Message message;
  message.code = verdict.reason == Reason::kNoData ? no_data_code(verdict.missing)
                                                   : reason_code(verdict.reason);
  const auto add = [&](std::string name, MessageValue value) {
    message.args.emplace_back(std::move(name), std::move(value));
  };
  const auto add_figure = [&] {
    add("value", writer.quantity(verdict.value));
    add("period", verdict.period);
  };
  const auto add_threshold = [&] {
    add("op", condition(indicator, deciding));
    add("threshold", writer.quantity(deciding.threshold));
  };
  const Period target_period = judged_period(timeline, definition, verdict, as_of);
  switch (verdict.reason) {
    case Reason::kInvalid:
    case Reason::kNoTarget:
    case Reason::kConfidenceOnly:
    case Reason::kNoData:
    case Reason::kNoNumber:
    case Reason::kFailed:
      break;
    case Reason::kNotStarted:
      add("target_period", target_period);
      break;
    case Reason::kSinceBaseline:
      add_figure();
      break;
    case Reason::kTargetUnobserved:
      add_figure();
      add("target_period", target_period);
      break;
    case Reason::kSubArea: {
      const Target& target = definition.targets[static_cast<std::size_t>(deciding.target)];
      add_figure();
      add("low", writer.quantity(target.low.value_or(0)));
      add("high", writer.quantity(target.high.value_or(0)));
      break;
    }
    case Reason::kPartYear:
      add("period", verdict.period);
      break;
    case Reason::kTargetAchieved:
    case Reason::kTargetMissed:
    case Reason::kFlowReached:
    case Reason::kFlowExceeded:
      add_figure();
      add_threshold();
      add("target_period", target_period);
      break;
    case Reason::kPathMet:
      add_figure();
      add("op", condition(indicator, deciding));
      add("expected", writer.quantity(deciding.expected));
      break;
    case Reason::kProjectionMet:
    case Reason::kProjectionClose:
    case Reason::kAtRisk:
    case Reason::kOffTrack:
    case Reason::kMovingAway:
      add_figure();
      add("expected", writer.quantity(deciding.expected));
      add("projection", writer.quantity(deciding.projection));
      add_threshold();
      add("target_period", target_period);
      break;
    case Reason::kNoTrend:
      add_figure();
      add("expected", writer.quantity(deciding.expected));
      break;
    case Reason::kLastOnTrack:
    case Reason::kLastAtRisk:
    case Reason::kLastOffTrack:
    case Reason::kLastMovingAway:
      add_figure();
      add("projection", writer.quantity(deciding.projection));
      add_threshold();
      add("target_period", target_period);
      break;
    case Reason::kPreviousYearMet:
    case Reason::kPreviousYearClose:
    case Reason::kPreviousYearBehind:
      add_figure();
      add("previous", writer.quantity(verdict.previous));
      add_threshold();
      break;
    case Reason::kUndatedMet:
    case Reason::kUndatedNotMet:
      if (indicator.milestone) {
        message.code += ".done";
        break;
      }
      add_figure();
      add_threshold();
      break;
    case Reason::kDoneYes:
      add("period", verdict.period);
      break;
    case Reason::kDoneMissed:
    case Reason::kDoneAtRisk:
    case Reason::kDoneNotYet:
    case Reason::kDoneNotStarted:
      add("deadline", target_period.last());
      break;
  }
  return message;
}

}  // namespace

std::optional<bool> verdicts_agree(AssessmentStatus stated, AssessmentStatus computed) {
  const int a = agreement_class(stated);
  const int b = agreement_class(computed);
  if (a == 0 || b == 0) return std::nullopt;
  return a == b;
}

Assessment to_assessment(const PreparedIndicator& indicator, const Timeline& timeline,
                         const Verdict& verdict, const AssessmentBasis& basis, Date as_of) {
  const Indicator& definition = *indicator.indicator;
  const TargetVerdict& deciding = verdict.deciding;
  const Writer writer(indicator, verdict, basis);
  Assessment assessment;
  assessment.id = definition.id;
  assessment.as_of = as_of;
  assessment.status = verdict.status;
  assessment.reason = reason_message(indicator, timeline, verdict, writer, as_of);
  const bool missing =
      verdict.status == AssessmentStatus::kNoData && verdict.missing != MissingReason::kNone;
  assessment.reason_code =
      missing ? std::string(to_string(verdict.missing)) : std::string(reason_code(verdict.reason));
  assessment.data_state = verdict.data_state;
  assessment.told_until = verdict.told_until;
  assessment.value = number(verdict.value);
  if (assessment.value) assessment.period = verdict.period;
  // Simulated figures come after published ones, so that the one judged tells of all before it.
  assessment.simulated = verdict.figure != Axis::kNone && basis.facts.simulated(verdict.figure);
  if (deciding.status != AssessmentStatus::kInvalid) {
    assessment.expected = number(deciding.expected);
    assessment.margin = number(deciding.margin);
    assessment.threshold = number(deciding.threshold);
    assessment.projection = number(deciding.projection);
  } else if (indicator.milestone && verdict.deciding.target >= 0 &&
             indicator.settled == AssessmentStatus::kInvalid) {
    assessment.expected = assessment.threshold = 1;
    if (assessment.value) assessment.margin = *assessment.value - 1;
  }
  assessment.flip_value = number(verdict.flip_value);
  if (deciding.target >= 0) {
    assessment.target = definition.targets[static_cast<std::size_t>(deciding.target)];
  }
  assessment.method = kPathV1.method;
  assessment.method_version = kPathV1.version;
  if (definition.stated_verdict && definition.stated_verdict->as_of <= as_of) {
    assessment.stated_verdict = definition.stated_verdict->meaning;
    assessment.stated_verdict_raw = definition.stated_verdict->raw;
    if (assessment.stated_verdict) {
      assessment.agrees = verdicts_agree(*assessment.stated_verdict, assessment.status);
    }
  }
  return assessment;
}

Assessment assess(const Indicator& indicator, const AssessmentBasis& basis, Date as_of,
                  int reporting_delay_days) {
  return explain(indicator, basis, as_of, reporting_delay_days).assessment;
}

ExplainedAssessment explain(const Indicator& indicator, const AssessmentBasis& basis, Date as_of,
                            int reporting_delay_days) {
  const PreparedIndicator prepared(indicator);
  Judge judge(as_of);
  const std::uint32_t timeline = judge.timeline_id(indicator);
  const Verdict verdict =
      judge.judge(prepared, timeline, basis.series, basis.facts, reporting_delay_days);
  ExplainedAssessment explained;
  explained.assessment = to_assessment(prepared, judge.timeline(timeline), verdict, basis, as_of);
  explained.explanation =
      to_explanation(prepared, judge.timeline(timeline), verdict, basis, explained.assessment);
  return explained;
}

namespace {

ExplanationInput figure_input(std::string role, std::string_view series, const SeriesView& view,
                              const FigureFacts& facts, std::size_t position, int decimals) {
  ExplanationInput input;
  input.role = std::move(role);
  input.series = series;
  input.period = (*view.axis)[position];
  input.value = number(view.values[position]);
  input.reason = missing_reason(view.values[position]);
  input.decimals = decimals;
  if (facts.memory != nullptr) {
    const FigureInfo info = facts.memory->info(facts.series, position);
    input.decimals = info.decimals;
    input.revision = info.revision;
    input.known_from = info.known_from;
    input.source = info.source;
  }
  return input;
}

void add_inputs(const PreparedIndicator& indicator, const Verdict& verdict,
                const AssessmentBasis& basis, Explanation& explanation) {
  const Indicator& definition = *indicator.indicator;
  const auto add_own = [&](std::string role, std::int32_t position) {
    explanation.inputs.push_back(figure_input(std::move(role), definition.id, basis.series,
                                              basis.facts, static_cast<std::size_t>(position),
                                              indicator.decimals));
  };
  const std::int32_t last = static_cast<std::int32_t>(basis.series.size()) - 1;
  if (verdict.figure != Axis::kNone) {
    for (std::uint32_t k = 1; k < verdict.parts; ++k) {
      // The parts of a sum lie before the latest one, inside the sum's period.
      for (std::int32_t i = verdict.figure - 1, found = 0; i >= 0; --i) {
        if (!verdict.period.contains((*basis.series.axis)[static_cast<std::size_t>(i)])) continue;
        if (++found == static_cast<int>(verdict.parts - k)) {
          add_own("part", i);
          break;
        }
      }
    }
    add_own("latest", verdict.figure);
    // A computed figure has no source of its own: its inputs' figures of that period have.
    for (const NamedInput& input : basis.inputs) {
      const auto place = input.view.axis == nullptr ? std::optional<std::uint32_t>()
                                                    : input.view.axis->find(verdict.period);
      if (place) {
        explanation.inputs.push_back(figure_input(std::string(input.name), input.series, input.view,
                                                  input.facts, *place, indicator.decimals));
      }
    }
  }
  const bool own_previous = !is_missing(verdict.previous) && verdict.figure != Axis::kNone;
  const std::int32_t previous =
      own_previous ? basis.series.axis->year_earlier()[static_cast<std::size_t>(verdict.figure)]
                   : Axis::kNone;
  if (previous != Axis::kNone) add_own("previous_year", previous);
  if (verdict.trend_from >= 0 && verdict.trend_from <= last && verdict.trend_from != previous) {
    add_own("trend", verdict.trend_from);
  }
  if (definition.baseline) {
    const Baseline& baseline = *definition.baseline;
    ExplanationInput input;
    input.role = "baseline";
    input.series = definition.id;
    input.period = baseline.period;
    input.value = baseline.value;
    if (!input.value && baseline.low && baseline.high) input.value = indicator.baseline;
    if (!input.value) input.reason = MissingReason::kNotPublished;
    input.decimals = indicator.decimals;
    input.source = baseline.source;
    input.assumed = baseline.period_assumed;
    explanation.inputs.push_back(std::move(input));
  }
  if (verdict.deciding.target >= 0) {
    const Target& target = definition.targets[static_cast<std::size_t>(verdict.deciding.target)];
    ExplanationInput input;
    input.role = "target";
    input.period = target.period;
    input.value = target.value;
    input.decimals = indicator.decimals;
    input.source = target.source;
    explanation.inputs.push_back(std::move(input));
  }
}

Message step(std::string code, std::vector<std::pair<std::string, MessageValue>> args = {}) {
  return {std::move(code), std::move(args)};
}

void add_target_steps(const PreparedIndicator& indicator, const Timeline& timeline,
                      const Verdict& verdict, const Writer& writer, Date as_of,
                      std::vector<Message>& steps) {
  const Indicator& definition = *indicator.indicator;
  const TargetVerdict& deciding = verdict.deciding;
  const auto index = static_cast<std::size_t>(deciding.target);
  const Target& target = definition.targets[index];
  const std::string op = condition(indicator, deciding);
  const Period target_period = judged_period(timeline, definition, verdict, as_of);

  switch (target.basis) {
    case TargetBasis::kChangeFromBaseline:
    case TargetBasis::kPercentChangeFromBaseline: {
      const double basis = target.basis_value.value_or(indicator.baseline);
      steps.push_back(
          step("step.threshold_baseline", {{"basis", writer.quantity(basis)},
                                           {"op", op},
                                           {"threshold", writer.quantity(deciding.threshold)}}));
      break;
    }
    case TargetBasis::kChangeFromPreviousYear:
    case TargetBasis::kPercentChangeFromPreviousYear:
      steps.push_back(step("step.threshold_previous_year",
                           {{"previous", writer.quantity(verdict.previous)},
                            {"op", op},
                            {"threshold", writer.quantity(deciding.threshold)}}));
      break;
    case TargetBasis::kNationalAverage:
      if (!target.reference.empty() && target.basis_period.valid()) {
        steps.push_back(
            step("step.threshold_average", {{"op", op},
                                            {"threshold", writer.quantity(deciding.threshold)},
                                            {"period", target.basis_period}}));
        break;
      }
      [[fallthrough]];
    default:
      steps.push_back(
          step("step.threshold", {{"op", op}, {"threshold", writer.quantity(deciding.threshold)}}));
  }
  switch (target.time) {
    case TargetTime::kUndated:
      steps.push_back(step("step.undated"));
      return;
    case TargetTime::kEveryYear:
      steps.push_back(step("step.every_year", {{"target_period", target_period}}));
      break;
    default:
      steps.push_back(step("step.target_period", {{"target_period", target_period}}));
  }
  const bool previous_year =
      indicator.targets[index].previous_year != PreparedTarget::Measured::kPlain;
  const bool final_now =
      verdict.reason == Reason::kTargetAchieved || verdict.reason == Reason::kTargetMissed;
  if (previous_year || final_now) return;

  if (verdict.share != 1) {
    steps.push_back(
        step("step.expected_share", {{"share", writer.percent(verdict.share)},
                                     {"expected", writer.quantity(deciding.expected)}}));
  }
  if (verdict.line_start != TargetPlan::kNoStart) {
    steps.push_back(step("step.expected_line", {{"from", writer.quantity(verdict.line_from)},
                                                {"expected", writer.quantity(deciding.expected)}}));
  }
  if (is_missing(deciding.projection)) return;
  if (verdict.trend_from == Axis::kNone) {
    steps.push_back(
        step("step.projection_share", {{"projection", writer.quantity(deciding.projection)}}));
  } else {
    steps.push_back(
        step("step.projection_trend", {{"from", writer.quantity(verdict.trend_value)},
                                       {"years", writer.bare(verdict.trend_years, 1)},
                                       {"projection", writer.quantity(deciding.projection)},
                                       {"target_period", target_period}}));
  }
}

}  // namespace

Explanation to_explanation(const PreparedIndicator& indicator, const Timeline& timeline,
                           const Verdict& verdict, const AssessmentBasis& basis,
                           const Assessment& assessment) {
  const Indicator& definition = *indicator.indicator;
  const Writer writer(indicator, verdict, basis);
  Explanation explanation;
  explanation.method = kPathV1.method;
  explanation.method_version = kPathV1.version;
  add_inputs(indicator, verdict, basis, explanation);

  std::vector<Message>& steps = explanation.steps;
  if (!basis.error.empty()) {
    steps.push_back(step("step.value_failed", {{"error", std::string(basis.error)}}));
  }
  if (definition.baseline) {
    const Baseline& baseline = *definition.baseline;
    if (baseline.value || (baseline.low && baseline.high)) {
      steps.push_back(
          step(baseline.period_assumed ? "step.baseline_assumed" : "step.baseline",
               {{"value", writer.quantity(indicator.baseline)}, {"period", baseline.period}}));
    }
    if (!baseline.value && baseline.low && baseline.high) {
      steps.push_back(step("step.baseline_range", {{"low", writer.quantity(*baseline.low)},
                                                   {"high", writer.quantity(*baseline.high)}}));
    }
  } else if (!definition.baseline_missing.empty()) {
    steps.push_back(step("step.baseline_missing", {{"raw", definition.baseline_missing}}));
  }
  if (verdict.parts > 0) {
    steps.push_back(step("step.sum", {{"value", writer.quantity(verdict.value)},
                                      {"period", verdict.period},
                                      {"count", writer.bare(verdict.parts)}}));
  } else if (verdict.figure != Axis::kNone) {
    steps.push_back(step(definition.computed ? "step.computed" : "step.figure",
                         {{"value", writer.quantity(verdict.value)}, {"period", verdict.period}}));
  } else {
    steps.push_back(step("step.no_figure"));
  }
  for (const auto& [period, column] : definition.printed_under) {
    if (verdict.figure != Axis::kNone && period == verdict.period) {
      steps.push_back(step("step.printed_under", {{"period", period}, {"column", column}}));
    }
  }
  for (const SeriesBreak& one : definition.breaks) {
    if (one.from > assessment.as_of) continue;
    steps.push_back(step("step.series_break", {{"day", one.from}, {"why", one.why}}));
  }
  if (verdict.deciding.status != AssessmentStatus::kInvalid) {
    add_target_steps(indicator, timeline, verdict, writer, assessment.as_of, steps);
    steps.push_back(step("step.margin", {{"margin", writer.difference(verdict.deciding.margin)}}));
  }
  if (assessment.flip_value && !indicator.milestone) {
    steps.push_back(step("step.flip", {{"flip", writer.quantity(*assessment.flip_value)}}));
  }
  switch (assessment.data_state) {
    case DataState::kDue:
      steps.push_back(step("step.data_due"));
      break;
    case DataState::kOverdue:
      steps.push_back(step("step.data_overdue"));
      break;
    case DataState::kRevised:
      steps.push_back(step("step.data_revised"));
      break;
    default:
      break;
  }
  if (!assessment.stated_verdict_raw.empty()) {
    const char* code = !assessment.agrees   ? "step.stated"
                       : *assessment.agrees ? "step.stated_agrees"
                                            : "step.stated_differs";
    steps.push_back(step(code, {{"raw", assessment.stated_verdict_raw}}));
  }
  return explanation;
}

}  // namespace viisari
