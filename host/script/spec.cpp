#include "script/spec.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

#include "base/text.h"
#include "engine/finding_codes.h"
#include "model/episode.h"
#include "model/unit.h"
#include "script/definition_table.h"
#include "script/definitions.h"
#include "script/figure_limits.h"
#include "script/script_file.h"

namespace viisari {
namespace script {
namespace {

constexpr std::array<std::string_view, 5> kSpecFields{"on", "given", "expect", "findings",
                                                      "no_findings"};
constexpr std::array<std::string_view, 4> kFigureFields{"status", "decimals", "known_from", "raw"};
constexpr std::array<std::string_view, 11> kExpectFields{
    "status", "reason",     "data_state", "value",     "period", "expected",
    "margin", "flip_value", "projection", "threshold", "alert"};
constexpr std::array<std::string_view, 5> kFindingFields{"rule", "class", "name", "ids", "period"};
constexpr std::size_t kMaxKeys = 2'000;
constexpr lua_Integer kMaxFindings = 100;

// The words of an enumeration, from its first real one to the first without a word.
template <class Enum>
std::vector<std::string_view> words_of(Enum last) {
  std::vector<std::string_view> words;
  for (int i = 1; i <= static_cast<int>(last); ++i) {
    words.push_back(to_string(static_cast<Enum>(i)));
  }
  return words;
}

// A key of a table; years may be written as numbers.
struct TableKey {
  std::string shown;
  lua_Integer number = 0;  // 0: it is a text

  int push(const Table& table) const {
    return number == 0 ? table.push(std::string_view(shown)) : table.push(number);
  }
};

// The keys of the table at `place`, in order.
std::vector<TableKey> sorted_keys(Table& table, int place) {
  lua_State* L = table.state();
  std::vector<TableKey> keys;
  lua_pushnil(L);
  while (lua_next(L, place) != 0) {
    charge(L, 5);
    table.pop();
    if (keys.size() >= kMaxKeys) throw ScriptError(kTooLarge, "more than 2000 fields in one table");
    TableKey key;
    if (lua_isinteger(L, -1) != 0 && lua_tointeger(L, -1) != 0) {
      key.number = lua_tointeger(L, -1);
      key.shown = std::to_string(key.number);
    } else if (lua_type(L, -1) == LUA_TSTRING) {
      key.shown = string_argument(L, -1, "the key").substr(0, 300);
    } else {
      table.error(kBadKey, "", "a name is missing before " + describe(L, -1));
      continue;
    }
    keys.push_back(std::move(key));
  }
  std::sort(keys.begin(), keys.end(), [](const TableKey& a, const TableKey& b) {
    return a.shown != b.shown ? a.shown < b.shown : a.number < b.number;
  });
  return keys;
}

// The indicator that a spec means by "key" or "area/key".
const Indicator* find_indicator(Table& table, std::string_view field, const std::string& given) {
  const Surroundings& around = table.reading().surroundings;
  const std::string id = given.find('/') == std::string::npos ? around.area + "/" + given : given;
  if (const Indicator* found = around.tested->indicator(id)) return found;
  std::vector<std::string_view> known;
  const bool whole = given.find('/') != std::string::npos;
  for (const Indicator& indicator : around.tested->indicators()) {
    if (whole) {
      known.emplace_back(indicator.id);
    } else if (indicator.area == around.area) {
      known.emplace_back(indicator.key);
    }
  }
  charge(table.state(), static_cast<std::int64_t>(known.size() * 20));
  table.error(kUnknownFigure, field,
              "there is no indicator '" + printable(id, 140) + "'" + suggestion(given, known));
  return nullptr;
}

const Indicator* find_indicator(Table& table, const TableKey& key) {
  if (key.number == 0) return find_indicator(table, key.shown, key.shown);
  table.error(kBadKey, "", "write [\"key of an indicator\"] = { … }, not a list");
  return nullptr;
}

int decimals_of(double value) {
  const std::string text = format_double(value);
  const std::size_t point = text.find('.');
  if (point == std::string::npos || text.find('e') != std::string::npos) return 0;
  return static_cast<int>(std::min<std::size_t>(text.size() - point - 1, 9));
}

// The figure at the top of the stack: a number, yes or no, or why there is none.
void take_value(Table& table, std::string_view field, const Indicator& indicator,
                Observation& out) {
  lua_State* L = table.state();
  if (lua_type(L, -1) == LUA_TSTRING) {
    const std::string word = table.take_text(field);
    const auto reason = parse_missing_reason(word);
    if (reason && *reason != MissingReason::kNone) {
      out.reason = *reason;
      out.status = *reason == MissingReason::kSuppressed ? ObservationStatus::kSuppressed
                                                         : ObservationStatus::kMissing;
    } else if (!word.empty()) {
      const auto words = words_of(MissingReason::kNotComputable);
      table.error(kBadValue, field,
                  "'" + printable(word, 60) + "' is no reason why a figure is missing" +
                      suggestion(word, words));
    }
    return;
  }
  out.value = table.take_number(field, indicator.unit == "yes_no");
  const Unit* unit = find_unit(indicator.unit);
  if (!out.value || unit == nullptr) return;
  out.decimals = decimals_of(*out.value);
  const NaturalLimits limits = natural_limits(indicator);
  if (!unit->numeric) {
    table.error(kBadValue, field, "the unit has words only; give \"text_only\"");
  } else if (!limits.holds(*out.value)) {
    table.error(kBadValue, field, outside_text(limits, *out.value));
  } else if (unit->whole && indicator.measure == Measure::kValue &&
             *out.value != std::floor(*out.value)) {
    table.error(kBadValue, field, "must be a whole number in this unit");
  }
}

std::optional<Date> take_day(Table& table, std::string_view field) {
  if (!table.has(field)) return std::nullopt;
  const std::string text = table.text(field);
  const auto day = Date::parse(text);
  if (!day && !text.empty()) {
    table.error(kBadPeriod, field,
                std::string(field) + " must be a day such as \"2025-12-01\", not '" +
                    printable(text, 60) + "'");
  }
  return day;
}

// { 67, status = "F", decimals = 1, known_from = "2025-11-30", raw = "noin 67" }
void take_figure_table(Table& table, const Indicator& indicator, Observation& out) {
  table.check_names(kFigureFields, 1);
  if (table.push(lua_Integer{1}) == LUA_TNIL) {
    table.pop();
    table.error(kMissingField, "", "the figure is missing; write it first");
  } else {
    take_value(table, "", indicator, out);
  }
  if (const std::string code = table.text("status"); !code.empty()) {
    const auto status = code.size() == 1 ? parse_observation_status(code[0]) : std::nullopt;
    if (status) {
      out.status = *status;
    } else {
      table.error(kBadValue, "status",
                  "the status is one of A, P, E, F, B, M, Q, not '" + printable(code, 60) + "'");
    }
  }
  if (const auto decimals = table.number("decimals")) {
    if (*decimals < 0 || *decimals > 9 || *decimals != std::floor(*decimals)) {
      table.error(kBadValue, "decimals", "decimals must be a whole number from 0 to 9");
    } else {
      out.decimals = static_cast<int>(*decimals);
    }
  }
  if (const auto day = take_day(table, "known_from")) out.known_from = *day;
  out.source.raw = table.text("raw");
}

void read_given(Table& table, Spec& spec) {
  const auto place = table.push_table("given");
  if (!place) return;
  Table given = table.inner(*place, "given");
  for (const TableKey& id : sorted_keys(given, *place)) {
    const Indicator* indicator = find_indicator(given, id);
    if (indicator == nullptr) continue;
    if (indicator->computed) {
      std::vector<std::string> inputs;
      for (const auto& input : indicator->inputs) inputs.push_back(input.second);
      given.error(
          kBadValue, id.shown,
          "'" + indicator->id + "' is computed; give the figures of " + join(inputs, " and "));
      continue;
    }
    const auto periods = given.push_table(id.shown);
    if (!periods) continue;
    Table figures = table.inner(*periods, "given/" + id.shown);
    std::vector<Period> seen;
    for (const TableKey& key : sorted_keys(figures, *periods)) {
      Observation figure;
      figure.series = indicator->id;
      figure.known_from = spec.on;
      lua_pushlstring(table.state(), key.shown.data(), key.shown.size());
      if (key.number != 0) {
        table.pop();
        lua_pushinteger(table.state(), key.number);
      }
      const auto period = figures.take_period(key.shown);
      if (!period) continue;
      figure.period = *period;
      if (std::find(seen.begin(), seen.end(), *period) != seen.end()) {
        figures.error(kBadKey, key.shown, "the period '" + key.shown + "' is given twice");
        continue;
      }
      seen.push_back(*period);
      if (key.push(figures) == LUA_TTABLE) {
        Table details = table.inner(figures.top(), "given/" + id.shown + "/" + key.shown);
        take_figure_table(details, *indicator, figure);
        if (!details.ok()) figures.spoil();
        figures.pop();
      } else {
        take_value(figures, key.shown, *indicator, figure);
      }
      table.reading().count_output(table.state(), sizeof(Observation));
      spec.given.push_back(std::move(figure));
    }
    if (periods && seen.empty() && figures.ok()) {
      figures.error(kMissingField, "", "no figure is given for '" + id.shown + "'");
    }
    if (!figures.ok()) given.spoil();
    given.pop();
  }
  if (!given.ok()) table.spoil();
  table.pop();
}

// The field of an expectation, at the top of the stack.
void take_check(Table& table, std::string_view field, const Indicator& indicator,
                SpecCheck& check) {
  lua_State* L = table.state();
  const auto one_of = [&](const std::vector<std::string_view>& words) {
    table.pop();
    check.word = table.word(field, words);
  };
  if (field == "status") return one_of(words_of(AssessmentStatus::kNotStarted));
  if (field == "data_state") return one_of(words_of(DataState::kRevised));
  if (field == "reason") {
    check.word = table.take_text(field);
    return;
  }
  const bool text = lua_type(L, -1) == LUA_TSTRING;
  if (text && string_argument(L, -1, "the field") == kSpecNone) {
    table.pop();
    check.word = kSpecNone;
  } else if (field == "period") {
    if (const auto period = table.take_period(field)) check.word = period->to_string();
  } else if (text) {
    table.error(kBadType, field,
                std::string(field) + " must be a number, or \"none\" where there must be none");
    table.pop();
  } else {
    check.number = table.take_number(field, indicator.unit == "yes_no");
  }
}

// Where the indicator is by its alert: a word, or a table of words by the names of several. What is
// read is at the top of the stack; `check` is the pattern of what is added.
void take_alert(Table& table, const Indicator& indicator, const SpecCheck& check, Spec& spec) {
  const auto words = words_of(PathState::kRecovering);
  std::vector<std::string> rules;
  for (const AlertRule& rule : table.reading().surroundings.tested->alert_rules()) {
    const auto& watched = rule.indicators;
    if (std::find(watched.begin(), watched.end(), indicator.id) != watched.end()) {
      rules.emplace_back(rule.id);
    }
  }
  const auto add = [&](Table& from, const std::string& field, std::string_view rule,
                       std::string path) {
    SpecCheck one = check;
    one.rule = rule;
    one.path = std::move(path);
    one.word = from.word(field, words);
    from.reading().count_output(from.state(), sizeof(SpecCheck) + rule.size());
    spec.checks.push_back(std::move(one));
  };
  if (lua_type(table.state(), -1) != LUA_TTABLE) {
    table.pop();
    if (rules.size() > 1) {
      table.error(kBadValue, "alert",
                  "several alerts watch it: write alert = { [\"name\"] = … } with one of " +
                      join(rules, ", "));
    } else {
      add(table, "alert", rules.empty() ? std::string() : rules.front(), check.path);
    }
    return;
  }
  Table names = table.inner(table.top(), check.path);
  for (const TableKey& name : sorted_keys(names, table.top())) {
    const std::string id = indicator.area + "/" + name.shown;
    if (std::find(rules.begin(), rules.end(), id) == rules.end()) {
      names.error(kUnknownFigure, name.shown,
                  "no alert '" + printable(id, 140) + "' watches it" +
                      suggestion(id, std::vector<std::string_view>(rules.begin(), rules.end())));
    } else {
      add(names, name.shown, id, check.path + "/" + name.shown);
    }
  }
  if (!names.ok()) table.spoil();
  table.pop();
}

void read_expect(Table& table, Spec& spec) {
  const auto place = table.push_table("expect");
  if (!place) return;
  Table expect = table.inner(*place, "expect");
  for (const TableKey& id : sorted_keys(expect, *place)) {
    const Indicator* indicator = find_indicator(expect, id);
    if (indicator == nullptr) continue;
    const auto fields = expect.push_table(id.shown);
    if (!fields) continue;
    Table of_id = table.inner(*fields, "expect/" + id.shown);
    of_id.check_names(kExpectFields);
    bool any = false;
    for (const std::string_view field : kExpectFields) {
      SpecCheck check{indicator->id,
                      std::string(field),
                      {},
                      {},
                      "expect/" + id.shown + "/" + std::string(field),
                      {}};
      if (of_id.push(field) == LUA_TNIL) {
        of_id.pop();
        continue;
      }
      any = true;
      if (field == "alert") {
        take_alert(of_id, *indicator, check, spec);
        continue;
      }
      take_check(of_id, field, *indicator, check);
      table.reading().count_output(table.state(), sizeof(SpecCheck));
      spec.checks.push_back(std::move(check));
    }
    if (!any && of_id.ok()) {
      of_id.error(kMissingField, "", "nothing is expected of '" + id.shown + "'");
    }
    if (!of_id.ok()) expect.spoil();
    expect.pop();
  }
  if (!expect.ok()) table.spoil();
  table.pop();
}

// The rules of the audits of figures and of targets.
std::vector<std::string_view> rule_words() {
  std::vector<std::string_view> words;
  for (int form = 1; form <= static_cast<int>(ReconcileForm::kPercentOfChange); ++form) {
    words.push_back(to_string(static_cast<ReconcileForm>(form)));
  }
  // "finding.target.no_operator.words"
  for (const FindingCode& code : kTargetFindingCodes) words.push_back(split(code.code, '.')[2]);
  return words;
}

void read_finding(Table& table, SpecFinding& finding) {
  table.check_names(kFindingFields);
  finding.rule = table.word("rule", rule_words());
  finding.name = table.text("name");
  if (!finding.name.empty()) {
    const Surroundings& around = table.reading().surroundings;
    if (finding.name.find('/') == std::string::npos) {
      finding.name = around.area + "/" + finding.name;
    }
    std::vector<std::string_view> names;
    for (const ReconcileRule& rule : around.tested->reconcile_rules()) names.emplace_back(rule.id);
    charge(table.state(), static_cast<std::int64_t>(names.size()));
    if (std::find(names.begin(), names.end(), finding.name) == names.end()) {
      table.error(kUnknownFigure, "name",
                  "there is no rule '" + printable(finding.name, 140) + "'" +
                      suggestion(finding.name, names));
    }
  }
  finding.finding_class =
      parse_finding_class(table.word("class", words_of(FindingClass::kUnverifiable)));
  if (table.push("period") == LUA_TNIL) {
    table.pop();
  } else {
    finding.period = table.take_period("period");
  }
  if (const auto place = table.push_table("ids")) {
    const auto size = static_cast<lua_Integer>(lua_rawlen(table.state(), *place));
    if (size < 1 || size > kMaxFindings) {
      table.error(kBadValue, "ids", "ids must be a list of 1 to 100 keys");
    }
    Table ids = table.inner(*place, "ids");
    for (lua_Integer i = 1; i <= size && i <= kMaxFindings; ++i) {
      ids.push(i);
      const std::string id = ids.take_text("");
      if (id.empty()) continue;
      if (const Indicator* indicator = find_indicator(table, "ids", id)) {
        finding.ids.push_back(indicator->id);
      }
    }
    if (!ids.ok()) table.spoil();
    table.pop();
  }
  if (table.ok() && finding.rule.empty() && finding.name.empty() && finding.ids.empty()) {
    table.error(kMissingField, "", "a finding is told by its rule, its name or its ids");
  }
}

void read_findings(Table& table, const char* field, bool wanted, Spec& spec) {
  const auto place = table.push_table(field);
  if (!place) return;
  Table list = table.inner(*place, field);
  const auto size = static_cast<lua_Integer>(lua_rawlen(table.state(), *place));
  list.check_names({}, size);
  if (list.ok() && (size < 1 || size > kMaxFindings)) {
    list.error(kBadValue, "", std::string(field) + " must be a list { { … }, … } of 1 to 100");
  }
  const lua_Integer count = list.ok() ? size : 0;
  for (lua_Integer i = 1; i <= count; ++i) {
    SpecFinding finding;
    finding.wanted = wanted;
    finding.path = std::string(field) + "/#" + std::to_string(i);
    if (list.push(i) != LUA_TTABLE) {
      list.error(kBadType, "", std::string(field) + " is a list of tables { rule = \"…\", … }");
      list.pop();
      break;
    }
    Table one = table.inner(list.top(), finding.path);
    read_finding(one, finding);
    if (!one.ok()) list.spoil();
    list.pop();
    table.reading().count_output(table.state(), sizeof(SpecFinding));
    spec.findings.push_back(std::move(finding));
  }
  if (!list.ok()) table.spoil();
  table.pop();
}

}  // namespace

int define_spec(lua_State* L, Head& head) {
  Reading& reading = Reading::of(L);
  head.used = true;
  const Head definition = head;
  reading.count_output(L, sizeof(Spec));
  Table table(L, 2, "spec", definition, {});
  table.check_names(kSpecFields);
  Spec spec;
  spec.title = definition.key;
  spec.area = reading.surroundings.area;
  spec.file = reading.file.path;
  spec.line = definition.line;
  if (!table.has("on")) {
    table.error(kMissingField, "", "on is missing: the day the figures are looked at");
  } else if (const auto day = take_day(table, "on")) {
    spec.on = *day;
  }
  read_given(table, spec);
  read_expect(table, spec);
  read_findings(table, "findings", true, spec);
  read_findings(table, "no_findings", false, spec);
  if (table.ok() && spec.checks.empty() && spec.findings.empty()) {
    table.error(kMissingField, "", "expects nothing, so it cannot fail; write expect = { … }");
  }
  const auto [first, is_new] = reading.defined.emplace(definition.key, definition.line);
  if (!is_new) {
    table.error_at(definition.line, kDuplicateId,
                   "there is a spec of that name in line " + std::to_string(first->second));
  }
  if (table.ok()) reading.specs().push_back(std::move(spec));
  return 0;
}

}  // namespace script

SpecFile read_specs(const SourceFile& file, const Definitions& definitions,
                    const std::map<std::string, SourceFile, std::less<>>& helpers,
                    const Limits& limits) {
  script::Surroundings around;
  around.area = file.path.substr(0, file.path.find('/'));
  around.helpers = &helpers;
  around.tested = &definitions;
  script::ScriptFile script(file, around, limits);
  SpecFile out{file.path, std::move(script.specs()), script.errors()};
  if (out.specs.empty() && out.errors.empty()) {
    out.errors.push_back({script::kMissingField, "there is no spec in this file", file.path, 1, 0});
  }
  return out;
}

int spec_line(const SourceFile& file, const Spec& spec, std::string_view path) {
  return script::field_line(file.text, "spec", spec.title, spec.line, path);
}

bool spec_number_holds(double written, double got) {
  const double forgiven = 1e-9 * std::max(std::fabs(written), std::fabs(got));
  const int decimals = script::decimals_of(written);
  const double half_unit = decimals == 0 ? 0.0 : 0.5 * std::pow(10.0, -decimals);
  return std::fabs(written - got) <= half_unit + forgiven;
}

std::span<const std::string_view> spec_expect_fields() {
  return script::kExpectFields;
}
std::span<const std::string_view> spec_finding_fields() {
  return script::kFindingFields;
}
std::span<const std::string_view> spec_fields() {
  return script::kSpecFields;
}

}  // namespace viisari
