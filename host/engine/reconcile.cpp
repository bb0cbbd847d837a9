#include "engine/reconcile.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <optional>
#include <string>
#include <tuple>
#include <utility>

#include "base/text.h"

namespace viisari {
namespace {

constexpr double kInfinity = std::numeric_limits<double>::infinity();
// Differences below this share of the numbers are noise of floating-point arithmetic.
constexpr double kNoise = 1e-9;

struct Interval {
  double low = 0;
  double high = 0;
};

// A term's number in the unit that the rule computes in.
struct Number {
  double value = 0;
  double half = 0;
  double place = 1;
  Interval range() const { return {value - half, value + half}; }
};

Interval operator+(Interval a, Interval b) {
  return {a.low + b.low, a.high + b.high};
}
Interval operator-(Interval a, Interval b) {
  return {a.low - b.high, a.high - b.low};
}
Interval scaled(Interval a, double by) {
  const auto [low, high] = std::minmax({a.low * by, a.high * by});
  return {low, high};
}
// Unbounded where the divisor may be zero.
Interval operator/(Interval a, Interval b) {
  if (b.low <= 0 && b.high >= 0) return {-kInfinity, kInfinity};
  const auto [low, high] =
      std::minmax({a.low / b.low, a.low / b.high, a.high / b.low, a.high / b.high});
  return {low, high};
}

// What the terms give: from the numbers as printed, and from any numbers they may stand for.
struct Computed {
  double value = 0;
  Interval range;
};

// Why nothing can be computed, as the end of a message code.
struct Unverifiable {
  std::string_view why;
  std::vector<std::string> units;
};

// ---- units ----

// Units of things counted one by one, whatever they are: a document adds clients to visits.
std::string_view counted(std::string_view unit) {
  if (unit == "persons" || unit == "visits") return "count";
  if (unit == "bed_days") return "days";
  return unit;
}

// The factor from one unit to another, where there is one.
std::optional<double> conversion(std::string_view from, std::string_view to) {
  if (counted(from) == counted(to)) return 1.0;
  if (from == "keur" && to == "eur") return 1000.0;
  if (from == "eur" && to == "keur") return 0.001;
  if (from == "ratio" && to == "percent") return 100.0;
  if (from == "percent" && to == "ratio") return 0.01;
  return std::nullopt;
}

Number number(const FindingTerm& term, double factor) {
  return {*term.value * factor, term.half_unit * factor, term.place * factor};
}

// A fraction in the unit of a share: 100 for per cent.
std::optional<double> fraction_scale(std::string_view unit) {
  if (unit == "percent") return 100.0;
  if (unit == "ratio") return 1.0;
  return std::nullopt;
}

class Check {
 public:
  Check(const ReconcileRule& rule, const FigureBook& book, const Period& period)
      : rule_(rule), book_(book), period_(period) {}

  std::optional<Finding> run() {
    find_terms();
    if (const std::string missing = missing_terms(); !missing.empty()) {
      Finding finding = unverifiable({"missing", {}});
      finding.message.args.insert(finding.message.args.begin(), {"missing", missing});
      return finding;
    }
    auto computed = compute();
    if (failure_) return unverifiable(*failure_);
    if (!std::isfinite(computed.value)) return unverifiable({"not_computable", {}});
    return judged(computed);
  }

 private:
  FindingTerm& result() { return terms_.front(); }
  FindingTerm& term(std::size_t i) { return terms_[i + 1]; }
  std::size_t count() const { return terms_.size() - 1; }

  void find_terms() {
    terms_.push_back(book_.find(rule_.result, period_));
    for (const FigureRef& ref : rule_.terms) terms_.push_back(book_.find(ref, period_));
    if (rule_.form == ReconcileForm::kPace) find_pace();
    result().role = "result";
    for (std::size_t i = 0; i < count(); ++i) term(i).role = role(i);
    set_units();
    set_common_rounding();
  }

  // A number that no indicator has is in the unit of what it stands beside.
  void set_units() {
    const bool in_percent = rule_.form == ReconcileForm::kShare ||
                            rule_.form == ReconcileForm::kChangePercent ||
                            rule_.form == ReconcileForm::kPercentOfChange;
    std::string beside;
    for (std::size_t i = in_percent ? 1 : 0; i < terms_.size() && beside.empty(); ++i) {
      beside = terms_[i].unit;
    }
    for (std::size_t i = 0; i < terms_.size(); ++i) {
      if (!terms_[i].unit.empty()) continue;
      FigureRef ref = i == 0 ? rule_.result : rule_.terms[i - 1];
      ref.unit = i == 0 && in_percent ? "percent" : beside;
      // Read again: what is counted is exact.
      const std::string role = terms_[i].role;
      terms_[i] = book_.find(ref, period_);
      terms_[i].role = role;
      terms_[i].unit = ref.unit;
    }
  }

  // Figures of one table are rounded alike. Beside 2 302 000 €, 920 000 € is in full thousands, not
  // in tens of thousands; and where the total and another part end in no zeros, zeros are chance.
  // A target is not of the table that it follows from.
  void set_common_rounding() {
    if (rule_.form != ReconcileForm::kTotal && rule_.form != ReconcileForm::kChange) return;
    const auto is_long = [](const FindingTerm& each) {
      return each.value && !each.low && each.place == 1 && std::abs(*each.value) >= 1000;
    };
    const auto is_of_table = [&](const FindingTerm& each, const FindingTerm& other) {
      return is_long(each) && each.unit == other.unit &&
             each.source.document == other.source.document;
    };
    for (FindingTerm& each : terms_) {
      if (!is_long(each) || each.half_unit <= 0.5) continue;
      const auto others_end_in_digits =
          std::count_if(terms_.begin(), terms_.end(), [&](const FindingTerm& other) {
            return is_of_table(other, each) && other.half_unit <= 0.5;
          });
      if (is_of_table(result(), each) && result().half_unit <= 0.5 && others_end_in_digits >= 2) {
        each.half_unit = result().half_unit;
        continue;
      }
      for (const FindingTerm& other : terms_) {
        if (each.half_unit >= 500 && is_of_table(other, each) && other.half_unit >= 500) {
          each.half_unit = std::min(each.half_unit, other.half_unit);
        }
      }
    }
  }

  // The latest figure of the part that lies within the result's period.
  void find_pace() {
    if (count() != 1 || term(0).value || rule_.terms[0].kind != FigureRef::Kind::kFigure ||
        rule_.terms[0].period.valid()) {
      return;
    }
    const Observation* latest = nullptr;
    for (const Observation* figure : book_.figures(rule_.terms[0].id)) {
      const bool from_start = figure->period.first() == result().period.first();
      if (figure->value && from_start && result().period.contains(figure->period) &&
          figure->status != ObservationStatus::kForecast) {
        latest = figure;
      }
    }
    if (latest != nullptr) term(0) = book_.find(rule_.terms[0], latest->period);
  }

  std::string_view role(std::size_t i) const {
    switch (rule_.form) {
      case ReconcileForm::kShare:
        return i == 0 ? "part" : "whole";
      case ReconcileForm::kChange:
      case ReconcileForm::kChangePercent:
        return i == 0 ? "from" : "to";
      case ReconcileForm::kDerived:
        return "from";
      case ReconcileForm::kRatio:
        return i == 0 ? "of" : "to";
      case ReconcileForm::kTotal:
        return "part";
      case ReconcileForm::kPace:
        return "so_far";
      case ReconcileForm::kWithin:
        return "whole";
      case ReconcileForm::kPercentOfChange:
        return i == 0 ? "change" : "to";
      case ReconcileForm::kInvalid:
      case ReconcileForm::kSame:
      case ReconcileForm::kAverage:
        break;
    }
    return "term";
  }

  std::string missing_terms() const {
    std::vector<std::string> ids;
    for (const FindingTerm& each : terms_) {
      if (each.value || std::find(ids.begin(), ids.end(), each.id) != ids.end()) continue;
      ids.push_back(each.id);
    }
    return join(ids, ", ");
  }

  Computed fail(std::string_view why) {
    failure_ = Unverifiable{why, {}};
    return {};
  }
  Computed fail_units(const FindingTerm& a, const FindingTerm& b) {
    failure_ = Unverifiable{"units", {a.unit, b.unit}};
    return {};
  }

  // The term in another unit; notes a failure where there is no conversion.
  Number in_unit_of(const FindingTerm& each, const FindingTerm& other) {
    const auto factor = conversion(each.unit, other.unit);
    if (!factor) fail_units(each, other);
    return number(each, factor.value_or(1));
  }

  Computed compute() {
    switch (rule_.form) {
      case ReconcileForm::kTotal:
      case ReconcileForm::kAverage:
      case ReconcileForm::kWithin:
        return sum();
      case ReconcileForm::kShare:
        return share();
      case ReconcileForm::kChange:
        return change();
      case ReconcileForm::kChangePercent:
        return change_percent();
      case ReconcileForm::kDerived:
        return derived();
      case ReconcileForm::kSame:
        return same();
      case ReconcileForm::kRatio:
        return ratio();
      case ReconcileForm::kPace:
        return pace();
      case ReconcileForm::kPercentOfChange:
        return percent_of_change();
      case ReconcileForm::kInvalid:
        break;
    }
    return fail("not_computable");
  }

  Computed sum() {
    if (count() == 0) return fail("not_computable");
    Computed total;
    for (std::size_t i = 0; i < count(); ++i) {
      const Number part = in_unit_of(term(i), result());
      total.value += part.value;
      total.range = total.range + part.range();
    }
    if (rule_.form == ReconcileForm::kAverage) {
      const double n = static_cast<double>(count());
      return {total.value / n, scaled(total.range, 1 / n)};
    }
    return total;
  }

  Computed share() {
    if (count() < 2) return fail("not_computable");
    const auto scale = fraction_scale(result().unit);
    if (!scale) return fail_units(result(), term(0));
    const Number part = number(term(0), 1);
    Number whole;
    Number others;  // the whole without the part, where the part is one of its summands
    bool part_in_whole = false;
    for (std::size_t i = 1; i < count(); ++i) {
      const Number each = in_unit_of(term(i), term(0));
      whole.value += each.value;
      whole.half += each.half;
      if (!part_in_whole && rule_.terms[i] == rule_.terms[0]) {
        part_in_whole = true;
      } else {
        others.value += each.value;
        others.half += each.half;
      }
    }
    if (failure_) return {};
    if (whole.value == 0) return fail("zero_denominator");
    const double value = part.value / whole.value;
    Interval range = part.range() / whole.range();
    const Interval a = part.range();
    const Interval b = others.range();
    const bool same_sign = (a.low >= 0 && b.low >= 0) || (a.high <= 0 && b.high <= 0);
    if (part_in_whole && same_sign) {
      // a/(a+b) grows with a and falls with b (as amounts), so its ends are at opposite corners.
      const auto [a_small, a_large] = std::minmax({std::abs(a.low), std::abs(a.high)});
      const auto [b_small, b_large] = std::minmax({std::abs(b.low), std::abs(b.high)});
      if (a_small + b_large > 0 && a_large + b_small > 0) {
        range = {a_small / (a_small + b_large), a_large / (a_large + b_small)};
      }
    }
    return {value * *scale, scaled(range, *scale)};
  }

  Computed change() {
    if (count() != 2) return fail("not_computable");
    // A change of a percentage is printed in percentage points as well as in per cent.
    const bool points = result().unit == "percentage_points" && term(0).unit == "percent";
    const FindingTerm& unit = points ? term(0) : result();
    const Number from = in_unit_of(term(0), unit);
    const Number to = in_unit_of(term(1), unit);
    return {to.value - from.value, to.range() - from.range()};
  }

  Computed change_percent() {
    if (count() != 2) return fail("not_computable");
    const auto scale = fraction_scale(result().unit);
    if (!scale) return fail_units(result(), term(0));
    const Number from = number(term(0), 1);
    const Number to = in_unit_of(term(1), term(0));
    if (failure_) return {};
    if (from.value == 0) return fail("change_from_zero");
    if (from.value * to.value < 0) return fail("sign_change");
    const Interval growth = to.range() / from.range();
    return {*scale * (to.value / from.value - 1),
            scaled({growth.low - 1, growth.high - 1}, *scale)};
  }

  // The earlier figure is what is left when the change is taken off: to − change.
  Computed percent_of_change() {
    if (count() != 2) return fail("not_computable");
    const auto scale = fraction_scale(result().unit);
    if (!scale) return fail_units(result(), term(0));
    const Number change = number(term(0), 1);
    const Number to = in_unit_of(term(1), term(0));
    if (failure_) return {};
    const double from = to.value - change.value;
    if (from == 0) return fail("change_from_zero");
    if (from * to.value < 0) return fail("sign_change");
    const Interval c = change.range();
    const Interval t = to.range();
    const Interval all_from = t - c;
    Interval range{-kInfinity, kInfinity};
    if (all_from.low > 0 || all_from.high < 0) {
      // Monotone in both while the earlier figure keeps its sign: the ends are at the corners.
      const auto [low, high] = std::minmax({c.low / (t.low - c.low), c.low / (t.high - c.low),
                                            c.high / (t.low - c.high), c.high / (t.high - c.high)});
      range = {low, high};
    }
    return {*scale * change.value / from, scaled(range, *scale)};
  }

  Computed derived() {
    if (count() != 1) return fail("not_computable");
    const Number from = in_unit_of(term(0), result());
    if (!rule_.by_percent) {
      return {from.value + rule_.by, from.range() + Interval{rule_.by, rule_.by}};
    }
    if (from.value == 0) return fail("change_from_zero");
    if (from.value < 0) return fail("sign_change");
    const double factor = 1 + rule_.by / 100;
    return {from.value * factor, scaled(from.range(), factor)};
  }

  // Of the terms, the one that is farthest from the result.
  Computed same() {
    if (count() == 0) return fail("not_computable");
    const Number printed = number(result(), 1);
    std::optional<Number> worst;
    double worst_excess = 0;
    for (std::size_t i = 0; i < count(); ++i) {
      const Number each = in_unit_of(term(i), result());
      const double distance = std::abs(printed.value - each.value);
      const double excess = distance - printed.half - each.half;
      if (worst && (excess < worst_excess)) continue;
      worst = each;
      worst_excess = excess;
    }
    other_place_ = worst->place;
    return {worst->value, worst->range()};
  }

  Computed ratio() {
    if (count() != 2) return fail("not_computable");
    const auto like_terms = conversion(term(0).unit, term(1).unit);
    const auto like_result = conversion(term(0).unit, result().unit);
    const Number of = number(term(0), like_terms.value_or(like_result.value_or(1)));
    const Number to = number(term(1), 1);
    if (to.value == 0) return fail("zero_denominator");
    const double scale = result().unit == "percent" ? 100 : 1;
    return {scale * of.value / to.value, scaled(of.range() / to.range(), scale)};
  }

  Computed pace() {
    if (count() != 1) return fail("not_computable");
    const Number so_far = in_unit_of(term(0), result());
    if (failure_) return {};
    if (*result().value * so_far.value < 0) return fail("sign_change");
    return {so_far.value, so_far.range()};
  }

  // ---- the finding ----

  std::optional<Finding> judged(const Computed& computed) {
    const Number printed = number(result(), 1);
    const double size = std::max({std::abs(printed.value), std::abs(computed.value), 1e-12});
    const double noise = kNoise * size;
    double difference = printed.value - computed.value;
    if (std::abs(difference) <= noise) return std::nullopt;
    if (rule_.form == ReconcileForm::kPace) {
      // The year may hold more than its part; of two amounts below zero, the sizes are compared.
      const bool enough = printed.value < 0 || computed.value < 0 ? difference < 0 : difference > 0;
      if (enough) return std::nullopt;
    }
    if (std::abs(difference) <= printed.place / 2 + noise) return std::nullopt;
    if (rule_.form == ReconcileForm::kSame && std::abs(difference) <= other_place_ / 2 + noise &&
        other_place_ > printed.place) {
      return std::nullopt;
    }
    // How far apart they can be on this side and still be one number.
    const double reach =
        difference > 0 ? computed.range.high - computed.value : computed.value - computed.range.low;
    const double tolerance = reach + printed.half;
    const bool explained = std::abs(difference) <= tolerance + noise;
    // A part may be as large as its whole, so that rounding is nothing to tell of.
    if (rule_.form == ReconcileForm::kWithin && (explained || difference < 0)) return std::nullopt;
    Finding finding =
        finding_of(explained ? FindingClass::kRounding : FindingClass::kContradiction);
    if (!explained && !rule_.unless.fi.empty()) {
      finding.finding_class = FindingClass::kUnverifiable;
      finding.note = joined(rule_.note, rule_.unless);
    }
    finding.printed = printed.value;
    finding.computed = computed.value;
    finding.difference = difference;
    if (std::isfinite(tolerance)) finding.tolerance = tolerance;
    const std::string unit = result().unit;
    const int decimals = result().decimals;
    auto& args = finding.message.args;
    args.emplace_back("printed", Quantity{printed.value, decimals, unit});
    args.emplace_back("computed", Quantity{computed.value, shown(computed.value, decimals), unit});
    args.emplace_back("difference", Quantity{difference, shown(difference, decimals), unit});
    if (finding.tolerance) {
      args.emplace_back("tolerance", Quantity{tolerance, shown(tolerance, decimals), unit});
    }
    add_period(finding);
    return finding;
  }

  static LocalText joined(const LocalText& first, const LocalText& second) {
    const auto both = [](const std::string& a, const std::string& b) {
      return a.empty() || b.empty() ? a + b : a + " " + b;
    };
    return {both(first.fi, second.fi), both(first.en, second.en), both(first.sv, second.sv)};
  }

  // Decimals that show a computed number beside one printed with `decimals`: up to two more.
  static int shown(double value, int decimals) {
    int places = std::min(decimals, 9);
    double power = std::pow(10.0, places);
    const int most = std::min(places + 2, 9);
    while (places < most && std::abs(value - std::round(value * power) / power) >
                                kNoise * std::max(1.0, std::abs(value))) {
      ++places;
      power *= 10;
    }
    return places;
  }

  void add_period(Finding& finding) const {
    const Period period = period_.valid() ? period_ : terms_.front().period;
    if (period.valid()) finding.message.args.emplace_back("period", period);
  }

  Finding finding_of(FindingClass finding_class) const {
    Finding finding;
    finding.audit = Audit::kFigures;
    finding.rule = to_string(rule_.form);
    finding.name = rule_.id;
    finding.automatic = rule_.automatic;
    finding.area = rule_.area;
    finding.finding_class = finding_class;
    finding.terms = terms_;
    finding.form = rule_.form;
    finding.by = rule_.by;
    finding.by_percent = rule_.by_percent;
    finding.note = rule_.note;
    for (const FindingTerm& each : terms_) {
      if (each.id.empty()) continue;
      finding.restricted = finding.restricted || book_.restricted(each.id);
      if (std::find(finding.ids.begin(), finding.ids.end(), each.id) == finding.ids.end()) {
        finding.ids.push_back(each.id);
      }
    }
    finding.message.code = "finding." + finding.rule + "." + std::string(to_string(finding_class));
    return finding;
  }

  Finding unverifiable(const Unverifiable& reason) const {
    Finding finding = finding_of(FindingClass::kUnverifiable);
    finding.message.code = "finding.unverifiable." + std::string(reason.why);
    if (terms_.front().value) finding.printed = terms_.front().value;
    if (!reason.units.empty()) {
      std::string units;
      for (const std::string& unit : reason.units) units += (units.empty() ? "" : ", ") + unit;
      finding.message.args.emplace_back("units", units);
    }
    add_period(finding);
    return finding;
  }

  const ReconcileRule& rule_;
  const FigureBook& book_;
  const Period period_;
  std::vector<FindingTerm> terms_;  // the result first
  std::optional<Unverifiable> failure_;
  double other_place_ = 0;  // kSame: of the term that is compared
};

bool takes_rule_period(const FigureRef& ref) {
  return ref.kind == FigureRef::Kind::kFigure && !ref.period.valid();
}

std::vector<Period> periods_of(const ReconcileRule& rule, const FigureBook& book) {
  if (!rule.periods.empty()) return rule.periods;
  if (!takes_rule_period(rule.result)) return {book.find(rule.result, {}).period};
  std::vector<Period> periods;
  for (const Observation* figure : book.figures(rule.result.id)) {
    if (figure->value) periods.push_back(figure->period);
  }
  const Indicator* indicator = book.indicator(rule.result.id);
  if (indicator != nullptr && indicator->baseline && indicator->baseline->period.valid() &&
      (indicator->baseline->value || indicator->baseline->low)) {
    periods.push_back(indicator->baseline->period);
  }
  std::sort(periods.begin(), periods.end());
  periods.erase(std::unique(periods.begin(), periods.end()), periods.end());
  // Nothing at all to compare with: say so once.
  if (periods.empty()) periods.emplace_back();
  return periods;
}

}  // namespace

std::vector<Finding> reconcile(const ReconcileRule& rule, const FigureBook& book) {
  std::vector<Finding> findings;
  for (const Period& period : periods_of(rule, book)) {
    if (auto finding = Check(rule, book, period).run()) findings.push_back(std::move(*finding));
  }
  return findings;
}

std::vector<Finding> audit_figures(const FigureBook& book,
                                   std::span<const ReconcileRule> declared) {
  std::vector<Finding> findings;
  for (const ReconcileRule& rule : declared) {
    for (Finding& finding : reconcile(rule, book)) {
      // Where nobody has printed the figure to be checked, there is nothing to check yet.
      const FindingTerm& result = finding.terms.front();
      const bool nothing_printed = !result.value && result.source.document.empty();
      if (!nothing_printed) findings.push_back(std::move(finding));
    }
  }
  for (const ReconcileRule& rule : automatic_rules(book, declared)) {
    for (Finding& finding : reconcile(rule, book)) {
      if (finding.finding_class != FindingClass::kUnverifiable) {
        findings.push_back(std::move(finding));
      }
    }
  }
  std::stable_sort(findings.begin(), findings.end(), [](const Finding& a, const Finding& b) {
    return std::tie(a.area, a.finding_class, a.automatic, a.name) <
           std::tie(b.area, b.finding_class, b.automatic, b.name);
  });
  return findings;
}

}  // namespace viisari
