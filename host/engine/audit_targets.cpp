#include "engine/audit_targets.h"

#include <algorithm>
#include <cmath>
#include <optional>
#include <string>
#include <utility>

#include "engine/judge.h"
#include "engine/judge_step.h"
#include "engine/printed_number.h"
#include "engine/target_limits.h"
#include "engine/time_plan.h"
#include "model/unit.h"

namespace viisari {
namespace {

// A baseline as a span: what was printed, and what rounding or a printed range leaves open.
struct Start {
  double value = 0;
  double low = 0;
  double high = 0;
};

// Is the baseline, or what a change is measured from, of less than the year that the target spans?
bool part_of_year(const Period& period) {
  return period.valid() && !period.is_whole_year() && !period.is_instant() && period.days() < 365;
}
bool of_whole_year(const Target& target, bool flow) {
  switch (target.time) {
    case TargetTime::kPeriod:
      return target.period.is_whole_year();
    case TargetTime::kDeadline:
      return flow;  // a flow's deadline means the calendar year it falls in
    case TargetTime::kEveryYear:
      return true;
    case TargetTime::kInvalid:
    case TargetTime::kUndated:
      return false;
  }
  return false;
}

int shortest_decimals(double value) {
  for (int decimals = 0; decimals < 2; ++decimals) {
    const double scaled = value * std::pow(10.0, decimals);
    if (std::abs(scaled - std::round(scaled)) < 1e-6) return decimals;
  }
  return 2;
}

class IndicatorAudit {
 public:
  IndicatorAudit(const Indicator& indicator, const FigureBook& book, std::vector<Finding>& out)
      : indicator_(indicator),
        book_(book),
        prepared_(indicator),
        unit_(find_unit(indicator.unit)),
        flow_(indicator.kind == SeriesKind::kFlow),
        down_(indicator.better == Direction::kDown),
        directed_(indicator.better == Direction::kUp || indicator.better == Direction::kDown),
        out_(out) {
    if (!indicator.baseline) return;
    const Baseline& printed = *indicator.baseline;
    if (!printed.value && !(printed.low && printed.high)) return;
    const double low = printed.low.value_or(printed.value.value_or(0));
    const double high = printed.high.value_or(printed.value.value_or(0));
    const auto half = [&](double value) {
      return printed_precision(printed.source.raw, value, indicator.decimals, indicator.unit)
          .half_unit;
    };
    start_ = Start{printed.value.value_or((low + high) / 2), low - half(low), high + half(high)};
  }

  void run() {
    for (std::size_t i = 0; i < indicator_.targets.size(); ++i) audit(indicator_.targets[i], i);
    for (std::size_t i = 0; i < indicator_.targets.size(); ++i) {
      for (std::size_t j = i + 1; j < indicator_.targets.size(); ++j) compare(i, j);
    }
    audit_path();
  }

 private:
  // ---- one target

  void audit(const Target& target, std::size_t index) {
    const bool numeric = audit_words(target);
    const bool fits = numeric && !audit_unit(target);
    audit_year(target);
    if (target.op == TargetOp::kDone) audit_milestone(target);
    if (!fits) return;
    const bool measurable = !audit_basis(target);
    const auto limits = plain_limits(index);
    audit_operator(target);
    if (limits) audit_limit(target, *limits);
    const bool comparable = !audit_part_year(target, limits);
    if (!directed_) return;
    if (audit_direction(target, limits)) return;
    if (measurable && comparable && limits) audit_baseline(target, *limits);
  }

  bool audit_words(const Target& target) {
    if (target.op == TargetOp::kDone) {
      if (indicator_.unit == "yes_no" || indicator_.kind == SeriesKind::kFlag) return false;
      add(target, "no_operator", ".words", FindingClass::kUnverifiable);
      return false;
    }
    if (target.op != TargetOp::kInvalid && has_number(target)) return true;
    add(target, "no_operator", ".no_number", FindingClass::kUnverifiable);
    return false;
  }

  // A number without "at least" or the like: the definition says which side it limits, not the
  // document.
  void audit_operator(const Target& target) {
    const bool one_sided = target.op == TargetOp::kAtLeast || target.op == TargetOp::kAtMost ||
                           target.op == TargetOp::kMoreThan || target.op == TargetOp::kLessThan;
    if (!one_sided || from_baseline(target) || from_previous_year(target)) return;
    // The last possible figure can only be reached from one side.
    if (at_best(*target.value)) return;
    if (!printed_with(target.source.raw, *target.value, "") || prints_limit(target.source.raw)) {
      return;
    }
    Finding& finding = add(target, "no_operator", ".not_printed", FindingClass::kUnverifiable);
    add_threshold(finding, target, *target.value, target.op != TargetOp::kAtMost);
  }

  // True: the target's number is not of the indicator's unit.
  bool audit_unit(const Target& target) {
    const bool percentage = indicator_.unit == "percent" || indicator_.unit == "percentage_points";
    const bool share = percentage || indicator_.unit == "ratio";
    const bool money = indicator_.unit == "eur" || indicator_.unit == "keur";
    const bool plain = !from_baseline(target) && !from_previous_year(target);
    const double number = target.value.value_or(target.low.value_or(target.high.value_or(0)));
    const Quantity bare{number, shortest_decimals(number), ""};

    if (target.basis == TargetBasis::kShareOfGroup && !share && unit_ != nullptr && unit_->whole) {
      Finding& finding = add(target, "unit_mismatch", ".share", FindingClass::kContradiction);
      argument(finding, "number", Quantity{number, bare.decimals, "percent"});
      argument(finding, "unit", indicator_.unit);
      add_baseline_term(finding);
      return true;
    }
    std::string_view symbol;
    if (plain && !percentage && printed_with(target.source.raw, number, "%")) symbol = "%";
    if (plain && !money && unit_ != nullptr && (unit_->whole || percentage) &&
        printed_with(target.source.raw, number, "€")) {
      symbol = "€";
    }
    if (!symbol.empty()) {
      Finding& finding = add(target, "unit_mismatch", ".symbol", FindingClass::kContradiction);
      argument(finding, "number", bare);
      argument(finding, "symbol", std::string(symbol));
      argument(finding, "unit", indicator_.unit);
      add_baseline_term(finding);
      return true;
    }
    if (!plain && percentage && number != 0 && printed_with(target.source.raw, number, "%")) {
      Finding& finding =
          add(target, "unit_mismatch", ".percent_or_points", FindingClass::kUnverifiable);
      argument(finding, "number", Quantity{number, bare.decimals, "percent"});
      add_baseline_term(finding);
    }
    return false;
  }

  void audit_year(const Target& target) {
    if (target.time != TargetTime::kUndated) return;
    add(target, "no_year", "", FindingClass::kUnverifiable);
  }

  void audit_milestone(const Target& target) {
    const bool flag = indicator_.unit == "yes_no" || indicator_.kind == SeriesKind::kFlag;
    if (!flag || !start_ || start_->value != 1) return;
    Finding& finding = add(target, "baseline_meets", ".done", FindingClass::kUnverifiable);
    add_baseline_period(finding);
    add_baseline_term(finding);
  }

  // True: there is nothing to measure the change from.
  bool audit_basis(const Target& target) {
    if (from_baseline(target) && !target.basis_value && !start_) {
      add(target, "no_baseline", "", FindingClass::kUnverifiable);
      return true;
    }
    if (!from_previous_year(target) || target.basis_value || start_ || indicator_.computed) {
      return false;
    }
    // A figure of any year before the target's would do for now: its own previous year may still
    // be to come.
    const auto figures = book_.figures(indicator_.id);
    const bool known = std::any_of(figures.begin(), figures.end(), [&](const Observation* figure) {
      return figure->value &&
             (!target.period.valid() || figure->period.last() < target.period.first());
    });
    if (known) return false;
    add(target, "no_baseline", ".previous_year", FindingClass::kUnverifiable);
    return true;
  }

  void audit_limit(const Target& target, const TargetLimits& limits) {
    double minimum = -TargetLimits::kOpen;
    double maximum = TargetLimits::kOpen;
    if (unit_ != nullptr) {
      minimum = unit_->minimum.value_or(-TargetLimits::kOpen);
      maximum = unit_->maximum.value_or(TargetLimits::kOpen);
    }
    if (indicator_.kind == SeriesKind::kShare) {
      minimum = 0;
      if (indicator_.unit == "percent") maximum = 100;
      if (indicator_.unit == "ratio") maximum = 1;
    }
    const auto report = [&](std::string op, double threshold, double limit) {
      Finding& finding = add(target, "beyond_limit", "", FindingClass::kContradiction);
      finding.message.args.insert(finding.message.args.begin(),
                                  {{"op", std::move(op)}, {"threshold", quantity(threshold)}});
      argument(finding, "limit", quantity(limit));
      finding.difference = threshold - limit;
    };
    for (const double number : {limits.low, limits.high}) {
      if (!std::isfinite(number)) continue;
      // What must be above the highest possible is impossible as well.
      const bool too_high = above(number, maximum) ||
                            (limits.strict && number == limits.low && !above(maximum, number));
      const bool too_low = above(minimum, number) ||
                           (limits.strict && number == limits.high && !above(number, minimum));
      if (!too_high && !too_low) continue;
      report(op_of(target, number == limits.low), number, too_high ? maximum : minimum);
      return;
    }
  }

  // True: the baseline is of a part of the year that the target spans.
  bool audit_part_year(const Target& target, const std::optional<TargetLimits>& limits) {
    if (!start_ || indicator_.baseline->period_assumed || from_previous_year(target)) return false;
    if (!of_whole_year(target, flow_)) return false;
    const Period& period = target.basis_value && target.basis_period.valid()
                               ? target.basis_period
                               : indicator_.baseline->period;
    if (!part_of_year(period)) return false;
    const bool counted = unit_ != nullptr && (unit_->whole || unit_->id == "visits");
    if (!flow_ && !(indicator_.kind == SeriesKind::kStock && counted &&
                    period.whole_months().value_or(0) > 1)) {
      return false;
    }
    if (from_baseline(target)) {
      // A change in per cent, or merely its direction, holds for the same months as well.
      if (!flow_ || in_percent(target) || target.value.value_or(0) == 0) return false;
      Finding& finding = add(target, "full_year_part_year", ".change", FindingClass::kUnverifiable);
      finding.message.args.insert(finding.message.args.begin(),
                                  {"change", quantity(*target.value)});
      argument(finding, "baseline", quantity(target.basis_value.value_or(start_->value)));
      argument(finding, "baseline_period", period);
      add_baseline_term(finding);
      return true;
    }
    if (!limits) return false;
    const double share =
        elapsed_share(Period::of_year(period.last().year()), period.last(), indicator_.profile);
    const bool from_january = period.is_year_to_date() && share > 0;
    Finding& finding = add(target, "full_year_part_year",
                           flow_ && from_january ? ".pace" : ".count", FindingClass::kUnverifiable);
    add_threshold(finding, target, limits->low != -TargetLimits::kOpen ? limits->low : limits->high,
                  limits->low != -TargetLimits::kOpen);
    argument(finding, "baseline", quantity(start_->value));
    argument(finding, "baseline_period", period);
    if (flow_ && from_january) {
      const double pace = start_->value / share;
      argument(finding, "pace", Quantity{pace, prepared_.decimals, indicator_.unit});
      finding.computed = pace;
    }
    add_baseline_term(finding);
    return true;
  }

  // True: the condition pulls to the bad side.
  bool audit_direction(const Target& target, const std::optional<TargetLimits>& limits) {
    const TargetLimits own = own_limits(target).turned(down_);
    if (from_baseline(target) || from_previous_year(target)) {
      // Nothing asked on the good side, and no more than no change allowed there.
      if (above(own.high, 0)) return false;
      if (own.low == own.high && own.low == 0) return false;
      Finding& finding = add(target, "against_direction", ".change", FindingClass::kContradiction);
      const double change = down_ ? -own.high : own.high;
      finding.message.args.insert(
          finding.message.args.begin(),
          {{"better", std::string(to_string(indicator_.better))},
           {"op", std::string(to_string(target.op))},
           {"change", in_percent(target) ? Quantity{change, shortest_decimals(change), "percent"}
                                         : quantity(change)}});
      add_baseline_term(finding);
      return true;
    }
    if (!limits || std::isfinite(own.low) || !std::isfinite(own.high)) return false;
    Finding& finding = add(target, "against_direction", ".limit", FindingClass::kContradiction);
    add_threshold(finding, target, down_ ? limits->low : limits->high, down_);
    finding.message.args.insert(finding.message.args.begin(),
                                {"better", std::string(to_string(indicator_.better))});
    add_baseline_term(finding);
    return true;
  }

  void audit_baseline(const Target& target, const TargetLimits& limits) {
    if (!start_ || from_previous_year(target)) return;
    // A flow adds up: only whole years are of one measure.
    if (flow_ &&
        (indicator_.baseline->period_assumed || !indicator_.baseline->period.is_whole_year() ||
         !(of_whole_year(target, true) || target.time == TargetTime::kUndated))) {
      return;
    }
    const TargetLimits good = limits.turned(down_);
    const double lowest = down_ ? -start_->high : start_->low;
    const bool closed = std::isfinite(good.high);
    const double asked = closed ? good.high : good.low;
    if (from_baseline(target)) {
      const TargetLimits own = own_limits(target).turned(down_);
      const bool own_start = !target.basis_value || (!above(*target.basis_value, start_->value) &&
                                                     !above(start_->value, *target.basis_value));
      // "Does not fall" is met by the baseline, and meant to be.
      if (own.low == 0) return;
      if (own_start) {
        if (above(0, own.low)) weaker(target, down_ ? -asked : asked);
        return;
      }
    }
    if (above(lowest, asked + about(target))) {
      weaker(target, down_ ? -asked : asked);
      return;
    }
    if (!limits.meets(start_->value) || at_best(start_->value)) return;
    Finding& finding = add(target, "baseline_meets", "", FindingClass::kUnverifiable);
    add_threshold(finding, target, down_ ? -asked : asked, !down_ != closed);
    add_baseline(finding);
  }

  void weaker(const Target& target, double threshold) {
    const bool yearly = target.time == TargetTime::kEveryYear;
    // A yearly limit may be meant as one that is not to be crossed.
    Finding& finding = add(target, "weaker_than_baseline", yearly ? ".every_year" : "",
                           yearly ? FindingClass::kUnverifiable : FindingClass::kContradiction);
    const bool closed = target.op == TargetOp::kEqual || target.op == TargetOp::kBetween;
    add_threshold(finding, target, threshold, !down_ != closed);
    add_baseline(finding);
    finding.difference = threshold - start_->value;
  }

  // Nothing better is possible: such a target is meant to keep what there is.
  bool at_best(double value) const {
    if (indicator_.kind == SeriesKind::kShare || indicator_.unit == "percent") {
      if (!down_ && value == (indicator_.unit == "ratio" ? 1 : 100)) return true;
    }
    return down_ && value == 0;
  }

  // ---- targets beside each other

  void compare(std::size_t i, std::size_t j) {
    const Target& first = indicator_.targets[i];
    const Target& second = indicator_.targets[j];
    const bool same_time =
        first.time == second.time
            ? first.period == second.period
            : dated(first) && dated(second) && first.period.last() == second.period.last();
    if (!same_time) return;
    const auto a = plain_limits(i);
    const auto b = plain_limits(j);
    if (!a || !b) return;
    const auto a_spread = spread(i);
    const auto b_spread = spread(j);
    const double slack = a_spread + b_spread;
    const auto report = [&](std::string_view detail, FindingClass finding_class, double threshold,
                            double other) {
      Finding& finding = add(first, "two_targets", detail, finding_class);
      std::vector<std::pair<std::string, MessageValue>> args{{"threshold", quantity(threshold)},
                                                             {"other", quantity(other)}};
      if (detail == ".exclude") {
        args = {{"op", op_of(first, threshold == a->low)},
                {"threshold", quantity(threshold)},
                {"other_op", op_of(second, other == b->low)},
                {"other", quantity(other)}};
      }
      finding.message.args.insert(finding.message.args.begin(), args.begin(), args.end());
      finding.terms.push_back(target_term(second));
      finding.printed = threshold;
      finding.computed = other;
      finding.difference = threshold - other;
      finding.tolerance = slack;
    };
    const auto excludes = [&](double low, double high) {
      return above(low, high + slack) ||
             (slack == 0 && (a->strict || b->strict) && std::isfinite(low) && low == high);
    };
    if (excludes(a->low, b->high)) {
      return report(".exclude", FindingClass::kContradiction, a->low, b->high);
    }
    if (excludes(b->low, a->high)) {
      return report(".exclude", FindingClass::kContradiction, a->high, b->low);
    }
    for (const auto& [x, y] : {std::pair{a->low, b->low}, std::pair{a->high, b->high}}) {
      if (!std::isfinite(x) || !std::isfinite(y)) continue;
      const double difference = std::abs(x - y);
      if (!above(difference, 0)) continue;
      const bool rounded = !above(difference, slack);
      return report(rounded ? ".rounding" : ".differ",
                    rounded ? FindingClass::kRounding : FindingClass::kContradiction, x, y);
    }
  }

  // How far the plain number may be from what is meant, as it was printed.
  double spread(std::size_t index) const {
    const Target& target = indicator_.targets[index];
    const double number = target.value.value_or(target.low.value_or(target.high.value_or(0)));
    const std::string& unit = in_percent(target) ? kPercent : indicator_.unit;
    const double half = printed_precision(target.source.raw, number,
                                          in_percent(target) ? -1 : indicator_.decimals, unit)
                            .half_unit;
    if (!from_baseline(target) && !from_previous_year(target)) return half;
    const double basis = target.basis_value.value_or(start_ ? start_->value : 0);
    const double basis_half = start_ ? (start_->high - start_->low) / 2 : 0;
    if (!in_percent(target)) return half + basis_half;
    return std::abs(basis) * half / 100 + basis_half * std::abs(1 + number / 100);
  }

  // Later targets ask for no less than earlier ones.
  void audit_path() {
    if (!directed_) return;
    std::optional<std::size_t> before;
    for (std::size_t i = 0; i < indicator_.targets.size(); ++i) {
      const Target& target = indicator_.targets[i];
      const auto limits = plain_limits(i);
      if (!dated(target) || !limits || (flow_ && !of_whole_year(target, true))) continue;
      const TargetLimits good = limits->turned(down_);
      if (!std::isfinite(good.low)) continue;
      if (before && target.period.last() > indicator_.targets[*before].period.last()) {
        const Target& earlier = indicator_.targets[*before];
        const TargetLimits earlier_good = plain_limits(*before)->turned(down_);
        if (above(earlier_good.low, good.low)) {
          Finding& finding =
              add(target, "against_direction", ".later_weaker", FindingClass::kContradiction);
          add_threshold(finding, target, down_ ? -good.low : good.low, !down_);
          argument(finding, "earlier", quantity(down_ ? -earlier_good.low : earlier_good.low));
          argument(finding, "earlier_period", earlier.period);
          finding.terms.push_back(target_term(earlier));
        }
      }
      before = i;
    }
  }

  // ---- the parts of a finding

  // The target as plain numbers; nothing where it has none or they are not known yet.
  std::optional<TargetLimits> plain_limits(std::size_t index) const {
    const Target& target = indicator_.targets[index];
    if (target.op == TargetOp::kDone || !has_number(target)) return std::nullopt;
    TargetLimits limits = own_limits(target);
    if (from_baseline(target) || from_previous_year(target)) {
      std::optional<double> basis = target.basis_value;
      if (!basis && from_baseline(target) && start_) basis = start_->value;
      if (!basis || shift_by_basis(*basis, in_percent(target), limits.low, limits.high) !=
                        MissingReason::kNone) {
        return std::nullopt;
      }
    }
    return limits;
  }

  Finding& add(const Target& target, std::string_view rule, std::string_view detail,
               FindingClass finding_class) {
    Finding finding;
    finding.audit = Audit::kTargets;
    finding.rule = rule;
    finding.area = indicator_.area;
    finding.finding_class = finding_class;
    finding.ids = {indicator_.id};
    finding.message.code = "finding.target." + std::string(rule) + std::string(detail);
    if (target.period.valid()) finding.message.args.emplace_back("target_period", target.period);
    finding.terms.push_back(target_term(target));
    finding.restricted = book_.restricted(indicator_.id);
    out_.push_back(std::move(finding));
    return out_.back();
  }

  static void argument(Finding& finding, std::string name, MessageValue value) {
    finding.message.args.emplace_back(std::move(name), std::move(value));
  }
  void add_threshold(Finding& finding, const Target& target, double threshold, bool lower) const {
    finding.message.args.insert(finding.message.args.begin(),
                                {{"op", op_of(target, lower)}, {"threshold", quantity(threshold)}});
    finding.printed = threshold;
  }
  void add_baseline_period(Finding& finding) const {
    const Baseline& baseline = *indicator_.baseline;
    // An assumed date is not printed.
    if (baseline.period.valid() && !baseline.period_assumed) {
      argument(finding, "baseline_period", baseline.period);
    }
  }
  void add_baseline(Finding& finding) const {
    argument(finding, "baseline", quantity(start_->value));
    add_baseline_period(finding);
    add_baseline_term(finding);
  }
  void add_baseline_term(Finding& finding) const {
    if (!start_) return;
    FigureRef ref;
    ref.kind = FigureRef::Kind::kBaseline;
    ref.id = indicator_.id;
    finding.terms.push_back(book_.find(ref, {}));
  }

  // The word for one side of the condition.
  static std::string op_of(const Target& target, bool lower) {
    if (target.op != TargetOp::kBetween) return std::string(to_string(target.op));
    return std::string(to_string(lower ? TargetOp::kAtLeast : TargetOp::kAtMost));
  }

  // A target is exact, unless it says "noin": then it stands for its surroundings as well.
  double about(const Target& target) const {
    if (!target.value || target.source.raw.find("oin ") == std::string::npos) return 0;
    return printed_precision(target.source.raw, *target.value, -1,
                             in_percent(target) ? kPercent : indicator_.unit)
        .half_unit;
  }

  FindingTerm target_term(const Target& target) const {
    FindingTerm term;
    term.role = "target";
    term.id = indicator_.id;
    term.period = target.period;
    term.unit = in_percent(target) ? kPercent : indicator_.unit;
    term.source = target.source;
    if (target.value) {
      term.value = *target.value;
      term.half_unit = about(target);
    } else if (target.low && target.high) {
      term.value = (*target.low + *target.high) / 2;
      term.half_unit = (*target.high - *target.low) / 2;
    } else {
      term.reason = MissingReason::kTextOnly;
    }
    if (term.value) term.decimals = shortest_decimals(*term.value);
    return term;
  }

  Quantity quantity(double value) const {
    const int decimals = std::abs(value) >= 1000 ? prepared_.decimals : shortest_decimals(value);
    return {value, decimals, indicator_.unit};
  }

  static inline const std::string kPercent = "percent";

  const Indicator& indicator_;
  const FigureBook& book_;
  PreparedIndicator prepared_;
  const Unit* unit_;
  bool flow_;
  bool down_;
  bool directed_;  // better up or down
  std::optional<Start> start_;
  std::vector<Finding>& out_;
};

}  // namespace

std::vector<Finding> audit_targets(const FigureBook& book) {
  std::vector<Finding> findings;
  for (const Indicator& indicator : book.indicators()) {
    if (!indicator.targets.empty()) IndicatorAudit(indicator, book, findings).run();
  }
  return findings;
}

}  // namespace viisari
