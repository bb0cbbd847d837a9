// Each rule here must be one that nobody could object to: it asks for an exact pattern of keys or
// words, and where the figures are so far apart that they are hardly meant to be related, it says
// nothing. docs/methods.md lists the conditions.
#include <algorithm>
#include <array>
#include <cmath>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "base/text.h"
#include "engine/printed_number.h"
#include "engine/reconcile.h"
#include "model/unit.h"

namespace viisari {
namespace {

using Members = std::vector<const Indicator*>;

constexpr std::string_view kTotalWord = "yhteensa";
// A sum that is off by more than this share of the total is not a sum of these parts.
constexpr double kPlausibleTotal = 0.15;
// A computed share farther than this factor from the printed one is a share of something else.
constexpr double kPlausibleShare = 2;

FigureRef figure_of(const Indicator& indicator, const Period& period = {}) {
  FigureRef ref;
  ref.id = indicator.id;
  ref.period = period;
  return ref;
}
FigureRef baseline_of(const Indicator& indicator) {
  FigureRef ref;
  ref.kind = FigureRef::Kind::kBaseline;
  ref.id = indicator.id;
  return ref;
}
FigureRef target_of(const Indicator& indicator, const Target& target) {
  FigureRef ref;
  ref.kind = FigureRef::Kind::kTarget;
  ref.id = indicator.id;
  ref.period = target.period;
  ref.time = target.time;
  return ref;
}
FigureRef printed_number(double value, std::string unit, Source source) {
  FigureRef ref;
  ref.kind = FigureRef::Kind::kPrinted;
  ref.printed = value;
  ref.unit = std::move(unit);
  ref.source = std::move(source);
  return ref;
}

bool is_counted_or_money(std::string_view unit) {
  constexpr std::array<std::string_view, 7> kAdditive{"count",    "persons", "eur",   "keur",
                                                      "bed_days", "hours",   "visits"};
  return std::find(kAdditive.begin(), kAdditive.end(), unit) != kAdditive.end();
}

bool is_additive(const Indicator& indicator) {
  return (indicator.kind == SeriesKind::kStock || indicator.kind == SeriesKind::kFlow) &&
         is_counted_or_money(indicator.unit);
}

// A figure in its own right: not the area's confidence, not computed from others.
bool is_tracked(const Indicator& indicator) {
  return indicator.measure == Measure::kValue && !indicator.computed;
}

std::string_view without_suffix(std::string_view key, std::string_view suffix) {
  if (!key.ends_with(suffix)) return {};
  return key.substr(0, key.size() - suffix.size());
}

class Finder {
 public:
  Finder(const FigureBook& book, std::span<const ReconcileRule> declared)
      : book_(book), declared_(declared) {
    for (const Indicator& indicator : book.indicators()) {
      if (!is_tracked(indicator)) continue;
      if (!indicator.group.empty())
        groups_[indicator.area + '/' + indicator.group].push_back(&indicator);
    }
  }

  std::vector<ReconcileRule> run() {
    for (const auto& [name, members] : groups_) {
      for (const Indicator* member : members) total_and_parts(*member, members);
      for (const Indicator* member : members) share_of_total(*member, members);
      shares_of_a_hundred(members);
    }
    for (const Indicator& indicator : book_.indicators()) {
      if (!is_tracked(indicator)) continue;
      own_and_bought(indicator);
      amount_and_percent(indicator);
      realised_share(indicator);
      printed_twice(indicator);
      year_and_its_part(indicator);
    }
    return std::move(rules_);
  }

 private:
  const Indicator* tracked(const std::string& id) const {
    const Indicator* found = book_.indicator(id);
    return found != nullptr && is_tracked(*found) ? found : nullptr;
  }

  // The periods that an indicator has a figure for, its baseline's included.
  std::vector<Period> periods_of(const Indicator& indicator) const {
    std::vector<Period> periods;
    for (const Observation* figure : book_.figures(indicator.id)) {
      if (figure->value) periods.push_back(figure->period);
    }
    if (indicator.baseline && indicator.baseline->period.valid() &&
        (indicator.baseline->value || indicator.baseline->low)) {
      periods.push_back(indicator.baseline->period);
    }
    std::sort(periods.begin(), periods.end());
    periods.erase(std::unique(periods.begin(), periods.end()), periods.end());
    return periods;
  }

  // Whether a declared rule of one of these forms says something of the figure in the period.
  bool is_declared(std::initializer_list<ReconcileForm> forms, const std::string& id,
                   const Period& period) const {
    return std::any_of(declared_.begin(), declared_.end(), [&](const ReconcileRule& rule) {
      if (std::find(forms.begin(), forms.end(), rule.form) == forms.end()) return false;
      const bool by_term =
          rule.result.kind == FigureRef::Kind::kPrinted || rule.form == ReconcileForm::kSame;
      const FigureRef* ref = rule.result.id == id ? &rule.result : nullptr;
      for (const FigureRef& term : rule.terms) {
        if (ref == nullptr && by_term && term.id == id) ref = &term;
      }
      if (ref == nullptr) return false;
      if (ref->period.valid()) return ref->period == period;
      return rule.periods.empty() ||
             std::find(rule.periods.begin(), rule.periods.end(), period) != rule.periods.end();
    });
  }

  ReconcileRule& add(ReconcileForm form, const Indicator& about, FigureRef result,
                     std::vector<FigureRef> terms, std::vector<Period> periods) {
    ReconcileRule& rule = rules_.emplace_back();
    rule.id = about.area + '/' + std::string(to_string(form)) + ':' + about.key;
    rule.area = about.area;
    rule.form = form;
    rule.automatic = true;
    rule.result = std::move(result);
    rule.terms = std::move(terms);
    rule.periods = std::move(periods);
    rule.file = about.file;
    rule.line = about.line;
    return rule;
  }

  // ---- a total and its parts ----

  // The keys of a total's parts differ from its own in the one word "yhteensa" only: for
  // "yhteensa.ostot" they are "….ostot", for "sijoitukset.yhteensa" "sijoitukset.…", for
  // "vrk.osto_yhteensa" "vrk.osto_…", the last one a single word.
  static bool is_part(std::string_view part, std::string_view total) {
    const std::size_t at = total.find(kTotalWord);
    const std::string_view before = total.substr(0, at);
    const std::string_view after = total.substr(at + kTotalWord.size());
    if (part.size() <= before.size() + after.size() || !part.starts_with(before) ||
        !part.ends_with(after)) {
      return false;
    }
    const std::string_view word =
        part.substr(before.size(), part.size() - before.size() - after.size());
    if (word.find('.') != std::string_view::npos || word.find(kTotalWord) != std::string_view::npos)
      return false;
    return !before.ends_with('_') || word.find('_') == std::string_view::npos;
  }

  static bool is_total(std::string_view key) {
    const std::size_t at = key.find(kTotalWord);
    if (at == std::string_view::npos || key.find(kTotalWord, at + 1) != std::string_view::npos) {
      return false;
    }
    const std::size_t end = at + kTotalWord.size();
    const bool starts_segment = at == 0 || key[at - 1] == '.' || key[at - 1] == '_';
    return starts_segment && (end == key.size() || key[end] == '.');
  }

  // Whether the parts are all there and can be meant as the parts of this total.
  bool is_plausible_sum(const FigureRef& total, const std::vector<FigureRef>& parts,
                        const Period& period) const {
    const FindingTerm whole = book_.find(total, period);
    if (!whole.value || *whole.value == 0) return false;
    std::vector<double> values;
    double sum = 0;
    double slack = whole.half_unit;
    for (const FigureRef& ref : parts) {
      const FindingTerm part = book_.find(ref, period);
      if (!part.value || part.unit != whole.unit) return false;
      values.push_back(*part.value);
      sum += *part.value;
      slack += part.half_unit;
    }
    const double excess = sum - *whole.value;
    if (std::abs(excess) > kPlausibleTotal * std::abs(*whole.value)) return false;
    // One person can be the client of several services.
    if (whole.unit == "persons" && excess > slack) return false;
    // Without one or two of them the others are the total: those are parts of something else.
    for (std::size_t i = 0; i < values.size(); ++i) {
      for (std::size_t j = i; j < values.size(); ++j) {
        const double left_out = i == j ? values[i] : values[i] + values[j];
        const double remaining = std::abs(excess - left_out);
        if (remaining <= slack && remaining < std::abs(excess)) return false;
      }
    }
    return true;
  }

  void total_and_parts(const Indicator& total, const Members& group) {
    if (!is_total(total.key) || !is_additive(total)) return;
    Members members;
    std::vector<FigureRef> parts;
    for (const Indicator* member : group) {
      if (member->unit != total.unit || member->kind != total.kind ||
          !is_part(member->key, total.key)) {
        continue;
      }
      members.push_back(member);
      parts.push_back(figure_of(*member));
    }
    if (parts.size() < 2) return;
    std::vector<Period> periods;
    for (const Period& period : periods_of(total)) {
      if (!is_declared({ReconcileForm::kTotal}, total.id, period) &&
          is_plausible_sum(figure_of(total), parts, period)) {
        periods.push_back(period);
      }
    }
    if (!periods.empty()) {
      add(ReconcileForm::kTotal, total, figure_of(total), parts, std::move(periods));
    }
    for (const Target& target : total.targets) total_of_targets(total, members, target);
  }

  // The targets of a total and of its parts, where each part has one for the same time.
  void total_of_targets(const Indicator& total, const Members& members, const Target& target) {
    if (target.time != TargetTime::kPeriod || target.basis != TargetBasis::kAbsolute) return;
    std::vector<FigureRef> parts;
    for (const Indicator* member : members) {
      const auto same_time = [&](const Target& other) {
        return other.time == target.time && other.period == target.period &&
               other.basis == target.basis && other.op == target.op && other.value;
      };
      if (std::count_if(member->targets.begin(), member->targets.end(), same_time) != 1) return;
      parts.push_back(target_of(*member, target));
    }
    if (is_declared({ReconcileForm::kTotal}, total.id, target.period)) return;
    const FigureRef result = target_of(total, target);
    if (is_plausible_sum(result, parts, target.period)) {
      add(ReconcileForm::kTotal, total, result, parts, {target.period});
    }
  }

  // ---- percentages beside counts ----

  bool is_plausible_share(const FindingTerm& share, double part, double whole) const {
    if (!share.value || *share.value <= 0 || part <= 0 || whole <= 0) return false;
    const double computed = part / whole * (share.unit == "percent" ? 100 : 1);
    return computed <= *share.value * kPlausibleShare && computed >= *share.value / kPlausibleShare;
  }

  // "x.syilla_osuus" in per cent beside "x.syilla" and "x.yhteensa".
  void share_of_total(const Indicator& share, const Members& group) {
    const std::string_view stem = without_suffix(share.key, "_osuus");
    if (stem.empty() || share.unit != "percent") return;
    const std::string total_key =
        std::string(stem.substr(0, stem.rfind('.') + 1)) + std::string(kTotalWord);
    const auto with_key = [&](std::string_view key) -> const Indicator* {
      const auto found = std::find_if(group.begin(), group.end(),
                                      [&](const Indicator* member) { return member->key == key; });
      return found == group.end() ? nullptr : *found;
    };
    const Indicator* part = with_key(stem);
    const Indicator* whole = with_key(total_key);
    if (part == nullptr || whole == nullptr || part == whole || part->unit != whole->unit ||
        !is_additive(*part)) {
      return;
    }
    share_of(share, *part, {figure_of(*part), figure_of(*whole)});
  }

  // "x.oma_osuus" beside "x.oma" and "x.osto", and the same for what is bought.
  void own_and_bought(const Indicator& share) {
    if (share.unit != "percent" && share.unit != "ratio") return;
    for (const auto& [mine, other] :
         {std::pair<std::string_view, std::string_view>{"oma", "osto"},
          std::pair<std::string_view, std::string_view>{"osto", "oma"}}) {
      const std::string_view stem = without_suffix(share.key, std::string(mine) + "_osuus");
      if (stem.empty() || !(stem.ends_with('.') || stem.ends_with('_'))) continue;
      const std::string prefix = share.area + '/' + std::string(stem);
      const Indicator* part = tracked(prefix + std::string(mine));
      const Indicator* rest = tracked(prefix + std::string(other));
      if (part == nullptr || rest == nullptr || part->unit != rest->unit || !is_additive(*part)) {
        continue;
      }
      share_of(share, *part, {figure_of(*part), figure_of(*part), figure_of(*rest)});
    }
  }

  void share_of(const Indicator& share, const Indicator& part,
                const std::vector<FigureRef>& terms) {
    std::vector<Period> periods;
    for (const Period& period : periods_of(share)) {
      if (is_declared({ReconcileForm::kShare}, share.id, period)) continue;
      double whole = 0;
      bool complete = true;
      for (std::size_t i = 1; i < terms.size(); ++i) {
        const FindingTerm each = book_.find(terms[i], period);
        complete = complete && each.value.has_value();
        whole += each.value.value_or(0);
      }
      const FindingTerm numerator = book_.find(figure_of(part), period);
      if (complete && numerator.value &&
          is_plausible_share(book_.find(figure_of(share), period), *numerator.value, whole)) {
        periods.push_back(period);
      }
    }
    if (!periods.empty()) {
      add(ReconcileForm::kShare, share, figure_of(share), terms, std::move(periods));
    }
  }

  // "x_muutos_prosentti" beside "x_muutos_euro" (or "x_muutos_maara") and "x".
  void amount_and_percent(const Indicator& percent) {
    const std::string_view stem = without_suffix(percent.key, "_muutos_prosentti");
    if (stem.empty() || percent.unit != "percent") return;
    const std::string base = percent.area + '/' + std::string(stem);
    const Indicator* to = tracked(base);
    if (to == nullptr || !is_additive(*to)) return;
    for (const std::string_view word : {"_muutos_euro", "_muutos_maara"}) {
      const Indicator* change = tracked(base + std::string(word));
      if (change == nullptr || change->unit != to->unit) continue;
      std::vector<Period> periods;
      for (const Period& period : periods_of(percent)) {
        const auto printed = book_.find(figure_of(percent), period).value;
        const auto amount = book_.find(figure_of(*change), period).value;
        const auto figure = book_.find(figure_of(*to), period).value;
        if (!printed || !amount || !figure || *printed * *amount <= 0 || *figure < 0 ||
            *figure - *amount <= 0 ||
            is_declared({ReconcileForm::kChangePercent, ReconcileForm::kPercentOfChange},
                        percent.id, period)) {
          continue;
        }
        periods.push_back(period);
      }
      if (!periods.empty()) {
        add(ReconcileForm::kPercentOfChange, percent, figure_of(percent),
            {figure_of(*change), figure_of(*to)}, std::move(periods));
      }
    }
  }

  // "Toteutunut 45,5 % (39 012 vrk)": the share of the year's target that has come about.
  void realised_share(const Indicator& indicator) {
    if (!is_additive(indicator)) return;
    for (const Observation* figure : book_.figures(indicator.id)) {
      if (!figure->value || *figure->value <= 0) continue;
      const Target* target = target_over(indicator, figure->period);
      if (target == nullptr) continue;
      const auto percent = realised_percent(figure->source.raw, *figure->value);
      if (!percent || is_declared({ReconcileForm::kShare}, indicator.id, figure->period)) continue;
      FindingTerm printed;
      printed.value = percent;
      printed.unit = "percent";
      if (!is_plausible_share(printed, *figure->value, *target->value)) continue;
      add(ReconcileForm::kShare, indicator, printed_number(*percent, "percent", figure->source),
          {figure_of(indicator), target_of(indicator, *target)}, {figure->period});
    }
  }

  // The only target in figures for a period that the figure's lies within.
  static const Target* target_over(const Indicator& indicator, const Period& period) {
    const Target* found = nullptr;
    for (const Target& target : indicator.targets) {
      if (target.time != TargetTime::kPeriod || !target.period.contains(period)) continue;
      if (found != nullptr || target.basis != TargetBasis::kAbsolute || !target.value ||
          *target.value <= 0) {
        return nullptr;
      }
      found = &target;
    }
    return found;
  }

  // p of "Toteu… p % (a …", where a is `value`.
  static std::optional<double> realised_percent(std::string_view raw, double value) {
    const auto tokens = printed_tokens(raw);
    for (std::size_t i = 0; i + 1 < tokens.size(); ++i) {
      const PrintedToken& percent = tokens[i];
      const PrintedToken& count = tokens[i + 1];
      if (count.value != value || percent.approximate || count.approximate) continue;
      const std::string_view between = raw.substr(percent.end, count.begin - percent.end);
      if (without_spaces(between) != "%(") continue;
      const std::size_t from = percent.begin > 24 ? percent.begin - 24 : 0;
      const std::string before = to_lower_ascii(raw.substr(from, percent.begin - from));
      const std::size_t word = before.rfind("toteu");
      // No minus, no "ei", nothing but the word between: "toteuma ", "toteutunut ".
      if (word == std::string::npos) continue;
      const std::string_view rest = std::string_view(before).substr(word);
      if (rest != "toteutunut " && rest != "toteuma " && rest != "toteutui ") continue;
      return percent.value;
    }
    return std::nullopt;
  }

  static std::string without_spaces(std::string_view text) {
    std::string out;
    for (std::size_t i = 0; i < text.size(); ++i) {
      if (text[i] == ' ') continue;
      if (text.substr(i).starts_with("\u00A0")) {
        ++i;
        continue;
      }
      out += text[i];
    }
    return out;
  }

  // ---- shares that make a hundred ----

  // Lettered shares of one group, or an own and a bought share of one stem.
  void shares_of_a_hundred(const Members& group) {
    Members lettered;
    for (const Indicator* member : group) {
      if (member->unit != "percent" || member->kind != SeriesKind::kShare) continue;
      if (!member->part.empty()) lettered.push_back(member);
      const std::string_view stem = without_suffix(member->key, "oma_osuus");
      if (stem.empty() || !(stem.ends_with('.') || stem.ends_with('_'))) continue;
      const std::string other = std::string(stem) + "osto_osuus";
      for (const Indicator* bought : group) {
        if (bought->key == other && bought->unit == "percent") make_a_hundred({member, bought});
      }
    }
    if (lettered.size() >= 3) make_a_hundred(lettered);
  }

  void make_a_hundred(const Members& shares) {
    std::vector<FigureRef> terms;
    for (const Indicator* share : shares) terms.push_back(figure_of(*share));
    const Indicator& first = *shares.front();
    for (const Period& period : periods_of(first)) {
      double sum = 0;
      bool complete = true;
      for (const FigureRef& ref : terms) {
        const FindingTerm term = book_.find(ref, period);
        complete = complete && term.value && !term.low && *term.value >= 0;
        sum += term.value.value_or(0);
      }
      if (!complete || sum < 99 || sum > 101) continue;
      ReconcileRule& rule =
          add(ReconcileForm::kTotal, first, printed_number(100, "percent", {}), terms, {period});
      rule.note.fi = "Osuuksien pitäisi olla yhteensä 100 %.";
      rule.note.en = "The shares should add up to 100 %.";
    }
  }

  // ---- one figure printed twice ----

  // Preliminary, estimated and forecast figures change rightly, and a break says so.
  static bool is_final(const Observation& figure) {
    return figure.value && figure.status == ObservationStatus::kNormal;
  }

  void printed_twice(const Indicator& indicator) {
    const auto versions = book_.versions(indicator.id);
    for (std::size_t i = 0; i < versions.size(); ++i) {
      const Observation& figure = *versions[i];
      if (!is_final(figure)) continue;
      const auto& baseline = indicator.baseline;
      const bool is_last = i + 1 == versions.size() || !(versions[i + 1]->period == figure.period);
      if (is_last && baseline && baseline->value && !baseline->low && !baseline->period_assumed &&
          baseline->period == figure.period && *baseline->value != *figure.value) {
        add_same(indicator, baseline_of(indicator), figure_of(indicator, figure.period),
                 figure.period);
      }
      // What this document says, against what was known last. A version of the same document is a
      // correction of how it was read.
      const Observation& last = *last_version(versions, i);
      if (is_final(last) && last.source.document != figure.source.document &&
          *last.value != *figure.value) {
        add_same(indicator, figure_of(indicator, last.period),
                 printed_number(*figure.value, indicator.unit, figure.source), figure.period);
      }
    }
  }

  static const Observation* last_version(std::span<const Observation* const> versions,
                                         std::size_t i) {
    while (i + 1 < versions.size() && versions[i + 1]->period == versions[i]->period) ++i;
    return versions[i];
  }

  void add_same(const Indicator& indicator, FigureRef result, FigureRef other,
                const Period& period) {
    if (is_declared({ReconcileForm::kSame}, indicator.id, period)) return;
    add(ReconcileForm::kSame, indicator, std::move(result), {std::move(other)}, {period});
  }

  // ---- a year and its part ----

  // What adds up and cannot fall (Unit::minimum 0): the whole year holds what its first months had.
  void year_and_its_part(const Indicator& indicator) {
    const Unit* unit = find_unit(indicator.unit);
    if (indicator.kind != SeriesKind::kFlow || unit == nullptr || unit->minimum != 0.0 ||
        !is_additive(indicator)) {
      return;
    }
    for (const Observation* year : book_.figures(indicator.id)) {
      if (!is_final(*year) || !year->period.is_whole_year() ||
          is_declared({ReconcileForm::kPace}, indicator.id, year->period)) {
        continue;
      }
      // A break within the year: its first months may be measured in another way.
      if (std::any_of(indicator.breaks.begin(), indicator.breaks.end(),
                      [&](const SeriesBreak& each) { return year->period.contains(each.from); })) {
        continue;
      }
      const Observation* latest = nullptr;
      for (const Observation* part : book_.figures(indicator.id)) {
        if (is_final(*part) && part->period.is_year_to_date() && !(part->period == year->period) &&
            year->period.contains(part->period)) {
          latest = part;
        }
      }
      if (latest == nullptr) continue;
      add(ReconcileForm::kPace, indicator, figure_of(indicator, year->period),
          {figure_of(indicator, latest->period)}, {year->period});
    }
  }

  const FigureBook& book_;
  std::span<const ReconcileRule> declared_;
  std::map<std::string, Members> groups_;
  std::vector<ReconcileRule> rules_;
};

}  // namespace

std::vector<ReconcileRule> automatic_rules(const FigureBook& book,
                                           std::span<const ReconcileRule> declared) {
  return Finder(book, declared).run();
}

}  // namespace viisari
