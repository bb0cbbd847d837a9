#include "engine/audit_verdicts.h"

#include <algorithm>
#include <cmath>
#include <optional>
#include <string>
#include <utility>

#include "engine/assess.h"
#include "engine/judge.h"
#include "engine/judge_step.h"
#include "engine/printed_number.h"

namespace viisari {
namespace {

bool good(AssessmentStatus status) {
  return status == AssessmentStatus::kAchieved || status == AssessmentStatus::kOnTrack;
}
bool bad(AssessmentStatus status) {
  return status == AssessmentStatus::kOffTrack || status == AssessmentStatus::kMissed;
}
bool says_something(AssessmentStatus status) {
  return good(status) || bad(status) || status == AssessmentStatus::kAtRisk;
}

class VerdictAudit {
 public:
  VerdictAudit(const Indicator& indicator, const Assessment& assessment, const FigureBook& book)
      : indicator_(indicator),
        stated_(*indicator.stated_verdict),
        assessment_(assessment),
        book_(book),
        prepared_(indicator) {}

  std::optional<Finding> run() {
    // Nothing when the verdict was not known yet, or the two agree.
    if (assessment_.stated_verdict_raw.empty() || assessment_.agrees.value_or(false)) return {};
    finding_.audit = Audit::kVerdicts;
    finding_.area = indicator_.area;
    finding_.ids = {indicator_.id};
    finding_.restricted = book_.restricted(indicator_.id);
    add_terms();
    argument("words", assessment_.stated_verdict_raw);
    if (assessment_.agrees) {
      finding_.finding_class = FindingClass::kContradiction;
      contradict();
    } else {
      finding_.finding_class = FindingClass::kUnverifiable;
      give_up();
    }
    finding_.message.code = "finding.verdict." + finding_.rule;
    finding_.details.push_back(assessment_.reason);
    add_days_apart();
    return std::move(finding_);
  }

 private:
  // ---- why the two differ

  void contradict() {
    const AssessmentStatus stated = *assessment_.stated_verdict;
    argument("stated", std::string(to_string(stated)));
    argument("stated_on", stated_.as_of);
    argument("computed", std::string(to_string(assessment_.status)));
    argument("computed_on", assessment_.as_of);
    const auto& target = assessment_.target;
    const bool dated =
        target && (target->time == TargetTime::kPeriod || target->time == TargetTime::kDeadline);
    if (assessment_.value && assessment_.period.last() > stated_.as_of) {
      rule("later_figure");
      add_figure();
    } else if (const auto printed = other_figure()) {
      rule("figure_differs");
      argument("printed", *printed);
      add_figure();
    } else if (part_of_year() && judged_as_such(stated)) {
      rule("part_year_against_full_year");
      add_comparison();
    } else if (dated && target->period.first().year() > stated_.as_of.year()) {
      rule("another_target");
      argument("target_period", target->period);
    } else if (dated && target->period.last() > stated_.as_of && judged_as_such(stated)) {
      rule("judged_early");
      add_comparison();
    } else if (assessment_.value && (stated == AssessmentStatus::kAtRisk ||
                                     assessment_.status == AssessmentStatus::kAtRisk)) {
      rule("degree");
      add_figure();
      if (assessment_.expected) argument("expected", quantity(*assessment_.expected));
    } else {
      rule("differs");
      if (assessment_.value) add_figure();
    }
  }

  // A flow's figure of less than the target's time.
  bool part_of_year() const {
    if (indicator_.kind != SeriesKind::kFlow || !assessment_.target || !assessment_.value) {
      return false;
    }
    const Target& target = *assessment_.target;
    Period whole = target.period;
    if (target.time == TargetTime::kDeadline) whole = Period::of_year(whole.last().year());
    if (target.time == TargetTime::kEveryYear) {
      whole = Period::of_year(assessment_.period.last().year());
    }
    return whole.valid() && assessment_.period.days() < whole.days();
  }

  // Whether the document says what one sees who holds the figure against the target itself, without
  // asking how much of its time has passed.
  bool judged_as_such(AssessmentStatus stated) const {
    if (!assessment_.value || !assessment_.threshold || !assessment_.expected) return false;
    const double value = *assessment_.value;
    const double threshold = *assessment_.threshold;
    bool met = false;
    switch (assessment_.target->op) {
      case TargetOp::kAtLeast:
      case TargetOp::kMoreThan:
        met = judging::meets(value, threshold, assessment_.target->op == TargetOp::kMoreThan);
        break;
      case TargetOp::kAtMost:
      case TargetOp::kLessThan:
        met = judging::meets(-value, -threshold, assessment_.target->op == TargetOp::kLessThan);
        break;
      case TargetOp::kInvalid:
      case TargetOp::kBetween:
      case TargetOp::kEqual:
      case TargetOp::kDone:
        return false;
    }
    return met ? good(stated) : bad(stated);
  }

  // A number in the document's words that is neither the judged figure nor its share of the target,
  // nor the target.
  std::optional<Quantity> other_figure() const {
    if (!assessment_.value) return std::nullopt;
    std::optional<Quantity> other;
    for (const PrintedToken& token : printed_tokens(assessment_.stated_verdict_raw)) {
      const bool year = token.decimals == 0 && token.value >= 1900 && token.value < 2100;
      if (year) continue;
      const auto stands_for = [&](double value) {
        const double half = 0.5 * std::pow(10.0, -token.decimals);
        return std::abs(std::abs(value) - token.value) <= half * (1 + 1e-9);
      };
      const double value = *assessment_.value;
      const auto& threshold = assessment_.threshold;
      if (stands_for(value) || (threshold && stands_for(*threshold)) ||
          (threshold && *threshold != 0 && stands_for(100 * value / *threshold)) ||
          (assessment_.target && assessment_.target->value &&
           stands_for(*assessment_.target->value))) {
        return std::nullopt;
      }
      if (!other) other = Quantity{token.value, token.decimals, indicator_.unit};
    }
    return other;
  }

  // ---- why they cannot be compared

  void give_up() {
    const bool told = assessment_.stated_verdict && says_something(*assessment_.stated_verdict);
    if (!told) {
      rule("words_say_no_status");
      argument("stated_on", stated_.as_of);
      argument("computed", std::string(to_string(assessment_.status)));
      argument("computed_on", assessment_.as_of);
      return;
    }
    argument("stated", std::string(to_string(*assessment_.stated_verdict)));
    argument("stated_on", stated_.as_of);
    argument("computed_on", assessment_.as_of);
    if (assessment_.status == AssessmentStatus::kNoTarget) {
      rule("no_target");
    } else if (assessment_.status == AssessmentStatus::kNotStarted) {
      rule("not_started");
    } else if (assessment_.reason_code == "confidence_only") {
      rule("confidence_only");
    } else if (assessment_.reason_code == to_string(MissingReason::kTextOnly)) {
      rule("words_only");
    } else if (assessment_.value) {
      rule("not_comparable");
      add_figure();
    } else {
      rule("no_figure");
    }
  }

  // ---- the parts of the finding

  void rule(std::string_view name) { finding_.rule = name; }
  void argument(std::string name, MessageValue value) {
    finding_.message.args.emplace_back(std::move(name), std::move(value));
  }
  void add_figure() {
    argument("value", quantity(*assessment_.value));
    argument("period", assessment_.period);
  }
  void add_comparison() {
    add_figure();
    argument("op", std::string(to_string(assessment_.target->op)));
    argument("threshold", quantity(*assessment_.threshold));
    if (assessment_.target->period.valid()) {
      argument("target_period", assessment_.target->period);
    }
    argument("expected", quantity(*assessment_.expected));
  }

  void add_terms() {
    FindingTerm verdict = term("verdict", std::nullopt, {});
    verdict.reason = MissingReason::kTextOnly;
    verdict.source = stated_.source;
    if (verdict.source.raw.empty()) verdict.source.raw = stated_.raw;
    finding_.terms.push_back(std::move(verdict));
    if (assessment_.value) {
      FigureRef ref;
      ref.id = indicator_.id;
      FindingTerm figure = book_.find(ref, assessment_.period);
      // A sum of months, or a computed figure, stands in no document.
      if (figure.value != assessment_.value) {
        figure = term("figure", assessment_.value, assessment_.period);
      }
      figure.role = "value";
      finding_.terms.push_back(std::move(figure));
    }
    if (assessment_.expected) {
      finding_.terms.push_back(term("expected", assessment_.expected, assessment_.period));
    }
    if (assessment_.target && assessment_.threshold) {
      FindingTerm target = term("threshold", assessment_.threshold, assessment_.target->period);
      target.source = assessment_.target->source;
      finding_.terms.push_back(std::move(target));
    }
    if (assessment_.projection) {
      finding_.terms.push_back(term("projection", assessment_.projection, {}));
    }
  }
  FindingTerm term(std::string role, std::optional<double> value, const Period& period) const {
    FindingTerm made;
    made.role = std::move(role);
    made.id = indicator_.id;
    made.value = value;
    made.period = period;
    made.unit = indicator_.unit;
    if (value) made.decimals = quantity(*value).decimals;
    return made;
  }

  Quantity quantity(double value) const {
    const double scale = std::pow(10.0, prepared_.decimals);
    const bool fits = std::abs(value * scale - std::round(value * scale)) < 1e-6 * scale;
    const bool coarse = std::abs(value) >= 1000;
    return {value, fits || coarse ? prepared_.decimals : std::max(prepared_.decimals, 1),
            indicator_.unit};
  }

  // Said where the world may have changed between the two: when a reporting period lies between.
  void add_days_apart() {
    constexpr int kLongestMonth = 31;
    const int months = prepared_.calendar_months > 0 ? prepared_.calendar_months : 12;
    const int apart = std::abs(days_between(stated_.as_of, assessment_.as_of));
    if (apart <= months * kLongestMonth) return;
    finding_.details.push_back(
        {"finding.verdict.days_apart",
         {{"stated_on", stated_.as_of}, {"computed_on", assessment_.as_of}}});
  }

  const Indicator& indicator_;
  const StatedVerdict& stated_;
  const Assessment& assessment_;
  const FigureBook& book_;
  PreparedIndicator prepared_;
  Finding finding_;
};

}  // namespace

std::vector<Finding> audit_verdicts(const FigureBook& book,
                                    std::span<const Assessment> assessments) {
  std::vector<Finding> findings;
  for (const Assessment& assessment : assessments) {
    const Indicator* indicator = book.indicator(assessment.id);
    if (indicator == nullptr || !indicator->stated_verdict) continue;
    if (auto finding = VerdictAudit(*indicator, assessment, book).run()) {
      findings.push_back(std::move(*finding));
    }
  }
  return findings;
}

}  // namespace viisari
