// Reads `reconcile "name" {…}` and the references figure, baseline_of, target_of and printed. What
// needs other files (does the indicator exist, do the units go together) is in rule_linking.
#include <algorithm>
#include <array>

#include "base/suggest.h"
#include "base/text.h"
#include "model/unit.h"
#include "script/arguments.h"
#include "script/definition_table.h"
#include "script/source_check.h"

namespace viisari::script {
namespace {

constexpr std::size_t kMaxReferences = 200;  // of one list
constexpr std::size_t kMaxPeriods = 200;

enum class Shape : std::uint8_t { kOne, kList, kOneOrList };

struct Terms {
  std::string_view field;
  Shape shape = Shape::kOne;
};

// A form is named by the field of its result; the fields of its terms follow in their order.
struct Form {
  std::string_view field;
  ReconcileForm form;
  std::array<Terms, 2> terms;
};

constexpr std::array kForms{
    Form{"total", ReconcileForm::kTotal, {{{"parts", Shape::kList}, {}}}},
    Form{"share", ReconcileForm::kShare, {{{"part"}, {"whole", Shape::kOneOrList}}}},
    Form{"within", ReconcileForm::kWithin, {{{"whole", Shape::kOneOrList}, {}}}},
    Form{"percent_of_change", ReconcileForm::kPercentOfChange, {{{"change"}, {"to"}}}},
    Form{"change", ReconcileForm::kChange, {{{"from"}, {"to"}}}},
    Form{"change_percent", ReconcileForm::kChangePercent, {{{"from"}, {"to"}}}},
    Form{"derived", ReconcileForm::kDerived, {{{"from"}, {}}}},
    Form{"same", ReconcileForm::kSame, {}},
    Form{"ratio", ReconcileForm::kRatio, {{{"of"}, {"to"}}}},
    Form{"average", ReconcileForm::kAverage, {{{"of", Shape::kList}, {}}}},
    Form{"pace", ReconcileForm::kPace, {{{"so_far"}, {}}}},
};

constexpr std::array<std::string_view, 23> kFields{
    "total",  "parts",          "share", "part",    "whole",   "within", "percent_of_change",
    "change", "change_percent", "from",  "to",      "derived", "by",     "by_percent",
    "same",   "ratio",          "of",    "average", "pace",    "so_far", "periods",
    "note",   "unless"};

std::string form_words() {
  std::vector<std::string> words;
  for (const Form& form : kForms) words.emplace_back(form.field);
  return join(words, ", ");
}

// ---- references

std::string reference_id(lua_State* L, int index) {
  const std::string_view text = string_argument(L, index, "the key");
  if (auto id = id_of(text, Reading::of(L).surroundings.area)) return std::move(*id);
  throw ScriptError(kBadKey,
                    "'" + printable(text, 60) + "' is no key; write \"key\" or \"area/key\"");
}

void no_more_arguments(lua_State* L, int count) {
  if (lua_gettop(L) > count) throw ScriptError(kBadValue, "too many arguments");
}

int push_reference(lua_State* L, FigureRef reference) {
  Reading& reading = Reading::of(L);
  reading.count_output(L, reference.id.size());
  return push_record(L, HandleKind::kReference, reading.references, std::move(reference));
}

int function_figure(lua_State* L) {
  FigureRef reference;
  reference.id = reference_id(L, 1);
  reference.period = period_argument(L, 2, "the period");
  no_more_arguments(L, 2);
  return push_reference(L, std::move(reference));
}

int function_baseline_of(lua_State* L) {
  FigureRef reference;
  reference.kind = FigureRef::Kind::kBaseline;
  reference.id = reference_id(L, 1);
  no_more_arguments(L, 1);
  return push_reference(L, std::move(reference));
}

int function_target_of(lua_State* L) {
  FigureRef reference;
  reference.kind = FigureRef::Kind::kTarget;
  reference.id = reference_id(L, 1);
  if (lua_type(L, 2) == LUA_TNUMBER) {
    reference.time = TargetTime::kPeriod;
    reference.period = period_argument(L, 2, "the time of the target");
  } else {
    const std::string_view text = string_argument(L, 2, "the time of the target");
    const auto moment = parse_target_moment(text.substr(0, 100));
    if (!moment) throw ScriptError(kBadPeriod, printable(moment.error().text));
    reference.time = moment->time;
    reference.period = moment->period;
  }
  no_more_arguments(L, 2);
  return push_reference(L, std::move(reference));
}

int function_printed(lua_State* L) {
  FigureRef reference;
  reference.kind = FigureRef::Kind::kPrinted;
  reference.printed = finite_argument(L, 1, "the number");
  const Handle handle = to_handle(L, 2);
  if (handle.kind != HandleKind::kCitation) {
    throw ScriptError(kMissingSource,
                      "printed takes cite(…) after the number, not " + describe(L, 2));
  }
  reference.source = Reading::of(L).citations[handle.index];
  if (reference.source.raw.empty()) {
    throw ScriptError(kMissingSource,
                      "printed needs the number as printed: cite(doc.…, lines, \"4 254 000 €\")");
  }
  if (!lua_isnoneornil(L, 3)) {
    const std::string_view unit = string_argument(L, 3, "the unit");
    if (find_unit(unit) == nullptr) {
      std::vector<std::string_view> names;
      for (const Unit& known : units()) names.push_back(known.id);
      throw ScriptError(kUnknownUnit,
                        "there is no unit '" + printable(unit, 60) + "'" + suggestion(unit, names));
    }
    reference.unit = unit;
  }
  // Without a unit of its own it has that of the figure beside it, which is not known yet.
  const double number = *reference.printed;
  const auto fault =
      check_quotation(reference.source.raw, std::span(&number, 1), reference.unit, true);
  if (fault && !(reference.unit.empty() && fault->code.name == kSourceUnit.name)) {
    throw ScriptError(fault->code, "printed: " + fault->text);
  }
  no_more_arguments(L, 3);
  return push_reference(L, std::move(reference));
}

constexpr HostFunction kReferenceFunctions[] = {
    {"baseline_of", &thunk<function_baseline_of>},
    {"figure", &thunk<function_figure>},
    {"printed", &thunk<function_printed>},
    {"target_of", &thunk<function_target_of>},
};

// ---- rules

class RuleReader {
 public:
  RuleReader(Table& table, ReconcileRule& rule) : table_(table), rule_(rule) {}

  void read() {
    const Form* form = find_form();
    if (form == nullptr) return;
    rule_.form = form->form;
    check_fields(*form);
    if (form->form == ReconcileForm::kSame) {
      take_list(form->field, 2, rule_.terms);
      if (!rule_.terms.empty()) {
        rule_.result = std::move(rule_.terms.front());
        rule_.terms.erase(rule_.terms.begin());
      }
    } else {
      take_one(form->field, rule_.result);
      for (const Terms& terms : form->terms) {
        if (!terms.field.empty()) take_terms(terms);
      }
    }
    if (form->form == ReconcileForm::kDerived) read_step();
    read_periods();
    rule_.note = table_.words("note");
    rule_.unless = table_.words("unless");
    if (table_.ok()) check_distinct();
  }

 private:
  const Form* find_form() {
    const Form* found = nullptr;
    for (const Form& form : kForms) {
      if (!table_.has(form.field)) continue;
      // There the change is a term.
      const bool term = found != nullptr && found->form == ReconcileForm::kPercentOfChange &&
                        form.form == ReconcileForm::kChange;
      if (term) continue;
      if (found != nullptr) {
        table_.error(kBadValue, form.field,
                     std::string(found->field) + " and " + std::string(form.field) +
                         " are two rules: give each a reconcile of its own");
        return nullptr;
      }
      found = &form;
    }
    if (found == nullptr) {
      table_.check_names(kFields);
      table_.error(kMissingField, "", "the rule needs one of " + form_words());
    }
    return found;
  }

  void check_fields(const Form& form) {
    std::vector<std::string_view> known{form.field, "periods", "note", "unless"};
    for (const Terms& terms : form.terms) {
      if (!terms.field.empty()) known.push_back(terms.field);
    }
    if (form.form == ReconcileForm::kDerived) known.insert(known.end(), {"by", "by_percent"});
    table_.check_names(known);
  }

  // The reference at the top of the stack, which is taken off.
  void take(std::string_view field, const std::string& shown, FigureRef& out) {
    lua_State* L = table_.state();
    Reading& reading = table_.reading();
    if (lua_type(L, -1) == LUA_TSTRING) {
      const std::string_view text = string_argument(L, -1, "the key");
      if (auto id = id_of(text, rule_.area)) {
        reading.count_output(L, sizeof(FigureRef) + id->size());
        out.id = std::move(*id);
      } else {
        table_.error(
            kBadKey, field,
            shown + ": '" + printable(text, 60) + "' is no key; write \"key\" or \"area/key\"");
      }
    } else if (lua_type(L, -1) == LUA_TNUMBER) {
      // A number that nobody printed, such as the 100 of a hundred per cent: exact.
      out.kind = FigureRef::Kind::kPrinted;
      lua_pushvalue(L, -1);
      out.printed = table_.take_number(field);
      reading.count_output(L, sizeof(FigureRef));
    } else if (const Handle handle = to_handle(L, -1); handle.kind == HandleKind::kReference) {
      out = reading.references[handle.index];
      reading.count_output(L, sizeof(FigureRef) + out.id.size() + out.source.raw.size());
    } else {
      table_.error(kBadType, field,
                   shown + " must be a key, a number, figure(…), baseline_of(…), target_of(…) or " +
                       "printed(…), not " + describe(L, -1));
    }
    table_.pop();
  }

  bool missing(std::string_view field) {
    if (table_.has(field)) return false;
    table_.error(kMissingField, "", std::string(field) + " is missing");
    return true;
  }

  void take_one(std::string_view field, FigureRef& out) {
    if (missing(field)) return;
    table_.push(field);
    take(field, std::string(field), out);
  }

  void take_list(std::string_view field, std::size_t least, std::vector<FigureRef>& out) {
    if (missing(field)) return;
    const auto place = table_.push_table(field);
    if (!place) return;
    lua_State* L = table_.state();
    const auto size = static_cast<std::size_t>(lua_rawlen(L, *place));
    if (size > kMaxReferences) {
      table_.error(
          kTooLarge, field,
          std::string(field) + " has more than " + std::to_string(kMaxReferences) + " figures");
    } else if (size < least) {
      table_.error(
          kMissingField, field,
          std::string(field) + " needs a list of at least " + std::to_string(least) + " figures");
    } else {
      Table inner = table_.inner(*place, std::string(field));
      inner.check_names({}, static_cast<lua_Integer>(size));
      if (!inner.ok()) table_.spoil();
      for (std::size_t i = 1; i <= size; ++i) {
        inner.push(static_cast<lua_Integer>(i));
        take(field, std::string(field) + "[" + std::to_string(i) + "]", out.emplace_back());
      }
    }
    table_.pop();
  }

  void take_terms(const Terms& terms) {
    bool list = terms.shape == Shape::kList;
    if (terms.shape == Shape::kOneOrList) {
      list = table_.push(terms.field) == LUA_TTABLE;
      table_.pop();
    }
    if (list) {
      take_list(terms.field, terms.shape == Shape::kList ? 2 : 1, rule_.terms);
    } else {
      take_one(terms.field, rule_.terms.emplace_back());
    }
  }

  void read_step() {
    const auto by = table_.number("by");
    const auto by_percent = table_.number("by_percent");
    if (by && by_percent) {
      table_.error(kBadValue, "by_percent", "give by or by_percent, not both");
    } else if (!table_.has("by") && !table_.has("by_percent")) {
      table_.error(kMissingField, "", "derived needs by = … or by_percent = …");
    }
    rule_.by_percent = by_percent.has_value();
    rule_.by = by_percent ? *by_percent : by.value_or(0.0);
  }

  void read_periods() {
    const auto place = table_.push_table("periods");
    if (!place) return;
    lua_State* L = table_.state();
    const auto size = static_cast<std::size_t>(lua_rawlen(L, *place));
    Table inner = table_.inner(*place, "periods");
    if (size > kMaxPeriods) {
      table_.error(kTooLarge, "periods",
                   "a rule has up to " + std::to_string(kMaxPeriods) + " periods");
    } else if (size == 0) {
      table_.error(kMissingField, "periods", "periods is empty: leave it out for all periods");
    } else {
      inner.check_names({}, static_cast<lua_Integer>(size));
      for (std::size_t i = 1; i <= size; ++i) {
        inner.push(static_cast<lua_Integer>(i));
        const auto period = inner.take_period("");
        if (!period) continue;
        auto& periods = rule_.periods;
        if (std::find(periods.begin(), periods.end(), *period) != periods.end()) {
          inner.error(kBadPeriod, "", "the period " + period->to_string() + " is given twice");
        }
        periods.push_back(*period);
      }
      if (!inner.ok()) table_.spoil();
    }
    table_.pop();
    const auto floats = [](const FigureRef& reference) {
      return reference.kind == FigureRef::Kind::kFigure && !reference.period.valid();
    };
    if (table_.ok() && !floats(rule_.result) &&
        std::none_of(rule_.terms.begin(), rule_.terms.end(), floats)) {
      table_.error(kBadValue, "periods",
                   "every figure of the rule has a period of its own: leave periods out");
    }
  }

  // A figure beside itself says nothing: a slip of the pen. Only a share's part is one of the
  // figures that its whole sums up.
  void check_distinct() {
    const auto period_of = [&](const FigureRef& reference) {
      const bool of_rule = reference.kind == FigureRef::Kind::kFigure && !reference.period.valid();
      return of_rule && rule_.periods.size() == 1 ? rule_.periods.front() : reference.period;
    };
    std::vector<const FigureRef*> all{&rule_.result};
    for (const FigureRef& term : rule_.terms) all.push_back(&term);
    std::erase_if(all, [](const FigureRef* reference) {
      return reference->kind == FigureRef::Kind::kPrinted;
    });
    charge(table_.state(), static_cast<std::int64_t>(all.size() * all.size() / 8));
    const bool sums_up = rule_.form == ReconcileForm::kShare && rule_.terms.size() > 2;
    const FigureRef* part = sums_up ? &rule_.terms.front() : nullptr;
    for (std::size_t i = 0; i < all.size(); ++i) {
      for (std::size_t j = i + 1; j < all.size(); ++j) {
        if (all[i] == part) continue;
        if (all[i]->kind != all[j]->kind || all[i]->time != all[j]->time ||
            all[i]->id != all[j]->id || !(period_of(*all[i]) == period_of(*all[j]))) {
          continue;
        }
        table_.error(kBadValue, "",
                     "'" + all[i]->id + "' stands twice in the rule with the same period");
        return;
      }
    }
  }

  Table& table_;
  ReconcileRule& rule_;
};

}  // namespace

std::span<const HostFunction> reference_functions() {
  return kReferenceFunctions;
}

std::span<const std::string_view> reconcile_fields() {
  return kFields;
}

int define_reconcile(lua_State* L, Head& head) {
  Reading& reading = Reading::of(L);
  head.used = true;
  const Head definition = head;
  if (reading.rules().size() >= reading.limits.rules) {
    Vm::of(L).budget().kill(Kill::kOutput);
    Vm::of(L).raise_kill(L);
  }
  reading.count_output(L, sizeof(ReconcileRule));
  Table table(L, 2, "reconcile", definition, {});
  ReconcileRule rule;
  rule.area = reading.surroundings.area;
  rule.id = rule.area + "/" + definition.key;
  rule.file = reading.file.path;
  rule.line = definition.line;
  RuleReader(table, rule).read();
  table.check_defined(reading.defined_rules);
  if (table.ok()) reading.rules().push_back(std::move(rule));
  return 0;
}

}  // namespace viisari::script
