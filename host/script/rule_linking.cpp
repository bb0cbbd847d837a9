#include "script/rule_linking.h"

#include <algorithm>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>

#include "base/suggest.h"
#include "base/text.h"
#include "script/error_codes.h"

namespace viisari::script {
namespace {

// Units that can be added, compared or divided into a share stand in one group.
std::string_view group_of(std::string_view unit) {
  if (unit == "eur" || unit == "keur") return "euros";
  if (unit == "percent" || unit == "percentage_points" || unit == "ratio") return "shares";
  if (unit == "count" || unit == "persons" || unit == "visits") return "counts";
  if (unit == "days" || unit == "bed_days") return "days";
  return unit;
}

bool is_target(const Target& target, const FigureRef& reference) {
  return target.time == reference.time && target.period == reference.period;
}

std::string shown_time(const Target& target) {
  switch (target.time) {
    case TargetTime::kDeadline:
      return "by " + target.period.to_string();
    case TargetTime::kEveryYear:
      return "every_year";
    case TargetTime::kUndated:
      return "undated";
    default:
      return target.period.to_string();
  }
}

class RuleCheck {
 public:
  explicit RuleCheck(std::span<const Indicator* const> indicators) {
    by_id_.reserve(indicators.size());
    for (const Indicator* indicator : indicators) by_id_.emplace(indicator->id, indicator);
  }

  std::vector<Error> check(const ReconcileRule& rule) {
    rule_ = &rule;
    errors_.clear();
    std::vector<Term> terms;
    terms.push_back(look_up(rule.result));
    for (const FigureRef& reference : rule.terms) terms.push_back(look_up(reference));
    if (!errors_.empty()) return errors_;
    check_units(terms);
    check_derivable(terms);
    return errors_;
  }

  Error error(const ReconcileRule& rule, ErrorCode code, const std::string& text) const {
    const std::string name = rule.id.substr(rule.area.size() + 1);
    return {code, "reconcile '" + name + "': " + text, rule.file, rule.line, 0};
  }

 private:
  struct Term {
    const FigureRef* reference;
    const Indicator* indicator = nullptr;  // nullptr for a printed number
    std::string_view unit;                 // empty: that of the others
  };

  void add(ErrorCode code, const std::string& text) {
    errors_.push_back(error(*rule_, code, text));
  }

  Term look_up(const FigureRef& reference) {
    Term term{&reference, nullptr, reference.unit};
    if (reference.kind == FigureRef::Kind::kPrinted) return term;
    const auto found = by_id_.find(reference.id);
    if (found == by_id_.end()) {
      if (ids_.empty()) {
        for (const auto& [id, indicator] : by_id_) ids_.push_back(id);
        std::sort(ids_.begin(), ids_.end());
      }
      add(kUnknownFigure, "'" + reference.id + "' is not defined" + suggestion(reference.id, ids_));
      return term;
    }
    term.indicator = found->second;
    const bool confidence = term.indicator->measure == Measure::kConfidence;
    term.unit = term.indicator->unit;
    if (reference.kind == FigureRef::Kind::kTarget) {
      look_up_target(term);
    } else if (confidence) {
      term.unit = "percent";
    }
    if (term.unit == "text") {
      add(kUnrelatedUnits, "'" + reference.id + "' has words, no numbers");
    }
    return term;
  }

  void look_up_target(Term& term) {
    const FigureRef& reference = *term.reference;
    const auto& targets = term.indicator->targets;
    const auto found = std::find_if(targets.begin(), targets.end(), [&](const Target& target) {
      return is_target(target, reference);
    });
    if (found == targets.end()) {
      std::vector<std::string> times;
      for (const Target& target : targets) {
        if (std::string time = shown_time(target); times.empty() || times.back() != time) {
          times.push_back(std::move(time));
        }
      }
      add(kUnknownFigure,
          "'" + reference.id + "' has no such target" +
              (times.empty() ? std::string(": it has none") : "; it has: " + join(times, ", ")));
      return;
    }
    if (found->op == TargetOp::kDone) {
      add(kUnrelatedUnits, "the target of '" + reference.id + "' is a milestone, not a number");
    }
    if (found->basis == TargetBasis::kPercentChangeFromBaseline ||
        found->basis == TargetBasis::kPercentChangeFromPreviousYear) {
      term.unit = "percent";
    }
  }

  static std::string shown(const Term& term) {
    const std::string name = term.indicator != nullptr
                                 ? "'" + term.reference->id + "'"
                                 : "the printed " + format_double(*term.reference->printed);
    return name + " (" + std::string(term.unit) + ")";
  }

  // The terms from `first` on have units of one group.
  void check_alike(std::span<const Term> terms) {
    const Term* with_unit = nullptr;
    for (const Term& term : terms) {
      if (term.unit.empty()) continue;
      if (with_unit == nullptr) {
        with_unit = &term;
      } else if (group_of(term.unit) != group_of(with_unit->unit)) {
        add(kUnrelatedUnits,
            shown(*with_unit) + " and " + shown(term) + " have units that cannot be related");
        return;
      }
    }
  }

  void check_units(const std::vector<Term>& terms) {
    const std::span<const Term> all(terms);
    switch (rule_->form) {
      case ReconcileForm::kShare:
      case ReconcileForm::kChangePercent:
      case ReconcileForm::kPercentOfChange:
        check_alike(all.subspan(1));
        if (!all[0].unit.empty() && group_of(all[0].unit) != "shares") {
          add(kUnrelatedUnits, shown(all[0]) + " is neither per cent nor a fraction");
        }
        return;
      case ReconcileForm::kRatio:
        return;  // anything may be divided by anything: euros a visit
      default:
        check_alike(all);
    }
  }

  void check_derivable(const std::vector<Term>& terms) {
    // A part also stands in the whole that it belongs to: each unknown counts once.
    const auto same = [](const FigureRef& a, const FigureRef& b) {
      return a.kind == b.kind && a.id == b.id && a.time == b.time && a.period == b.period;
    };
    std::vector<const FigureRef*> restricted;
    bool all = true;
    for (const Term& term : terms) {
      if (term.indicator == nullptr || term.indicator->visibility == Visibility::kPublic) {
        all = false;
        continue;
      }
      const bool known =
          std::any_of(restricted.begin(), restricted.end(),
                      [&](const FigureRef* other) { return same(*other, *term.reference); });
      if (!known) restricted.push_back(term.reference);
    }
    if (restricted.empty() || all) return;
    // From these only a limit follows.
    if (rule_->form == ReconcileForm::kPace || rule_->form == ReconcileForm::kWithin) return;
    if (restricted.size() > 1 && rule_->form != ReconcileForm::kSame) return;
    add(kDerivable, "'" + restricted.front()->id +
                        "' is restricted, but this rule's other figures are public and give it: "
                        "restrict another figure of the relation too");
  }

  std::unordered_map<std::string_view, const Indicator*> by_id_;
  std::vector<std::string_view> ids_;
  const ReconcileRule* rule_ = nullptr;
  std::vector<Error> errors_;
};

}  // namespace

std::vector<RuleError> check_rules(std::span<const Indicator* const> indicators,
                                   std::span<const ReconcileRule* const> rules) {
  std::vector<RuleError> errors;
  if (rules.empty()) return errors;
  RuleCheck check(indicators);
  std::unordered_map<std::string_view, const ReconcileRule*> names;
  for (std::size_t i = 0; i < rules.size(); ++i) {
    const auto [first, is_new] = names.emplace(rules[i]->id, rules[i]);
    if (!is_new) {
      errors.push_back({i, check.error(*rules[i], kDuplicateId,
                                       "is already defined in " + first->second->file + ":" +
                                           std::to_string(first->second->line))});
      continue;
    }
    for (Error& error : check.check(*rules[i])) errors.push_back({i, std::move(error)});
  }
  return errors;
}

}  // namespace viisari::script
