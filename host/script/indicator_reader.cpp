// Reads the tables of `indicator "key" {…}` and `document "id" {…}`. Tables are read raw and in a
// fixed order; every fault of a table is reported, each with the line of its field.
#include <algorithm>
#include <array>
#include <cmath>

#include "base/suggest.h"
#include "base/text.h"
#include "model/unit.h"
#include "script/arguments.h"
#include "script/definition_table.h"
#include "script/figure_limits.h"
#include "script/indicator_forms.h"
#include "script/source_check.h"

namespace viisari::script {
namespace {

constexpr std::array<std::string_view, 28> kIndicatorFields{"title",
                                                            "service",
                                                            "goal",
                                                            "subgoal",
                                                            "action",
                                                            "owner",
                                                            "reporting",
                                                            "note",
                                                            "unit",
                                                            "kind",
                                                            "better",
                                                            "measure",
                                                            "decimals",
                                                            "group",
                                                            "part",
                                                            "visibility",
                                                            "source",
                                                            "baseline",
                                                            "baseline_missing",
                                                            "targets",
                                                            "stated",
                                                            "profile",
                                                            "inputs",
                                                            "value",
                                                            "org_code",
                                                            "of",
                                                            "breaks",
                                                            "printed_under"};
constexpr std::array<std::string_view, 2> kDocumentFields{"title", "published"};
constexpr std::array<std::string_view, 5> kBaselineFields{"period", "value", "low", "high",
                                                          "source"};
constexpr std::array<std::string_view, 3> kStatedFields{"as_of", "source", "meaning"};
constexpr std::array<std::string_view, 5> kCalendars{"monthly", "quarterly", "four_monthly",
                                                     "half_yearly", "yearly"};
constexpr std::array<std::string_view, 5> kDirections{"up", "down", "hold", "range", "done"};
constexpr std::array<std::string_view, 6> kKinds{"stock", "flow", "share",
                                                 "score", "flag", "n_of_m"};
constexpr std::array<std::string_view, 8> kStatuses{"achieved",  "on_track",   "at_risk",
                                                    "off_track", "missed",     "no_data",
                                                    "no_target", "not_started"};
LocalText read_title(Table& table) {
  if (table.has("title")) return table.local_text("title");
  table.error(kMissingField, "", "title is missing; write title = { fi = \"…\" }");
  return {};
}

SeriesKind default_kind(std::string_view unit) {
  if (unit == "yes_no") return SeriesKind::kFlag;
  if (unit == "percent") return SeriesKind::kShare;
  if (unit == "score_of_n" || unit == "nps" || unit == "index") return SeriesKind::kScore;
  return SeriesKind::kStock;
}

// Each number of a quotation may be held against each other one.
std::int64_t comparing_cost(const Source& source) {
  const auto length = static_cast<std::int64_t>(std::min(source.raw.size(), kLongestQuotation));
  return length * length / 16;
}

void read_baseline(Table& table, Indicator& indicator, const Unit* unit) {
  const auto place = table.push_table("baseline");
  if (!place) return;
  Table inner = table.inner(*place, "baseline");
  inner.check_names(kBaselineFields, 3);
  const bool yes_no = indicator.unit == "yes_no";
  Baseline baseline;
  std::optional<Period> period;
  if (inner.has(1)) {
    if (inner.has("period")) inner.error(kUnknownField, "period", "the period is given twice");
    inner.push(1);
    period = inner.take_period("");
    if (!period) inner.spoil();
  } else if (inner.push("period") != LUA_TNIL) {
    period = inner.take_period("period");
  } else {
    inner.pop();
  }
  if (inner.has(2)) {
    if (inner.has("value")) inner.error(kUnknownField, "value", "the value is given twice");
    inner.push(2);
    baseline.value = inner.take_number("", yes_no);
  } else {
    baseline.value = inner.number("value", yes_no);
  }
  baseline.low = inner.number("low");
  baseline.high = inner.number("high");
  std::optional<Source> source;
  if (inner.has(3)) {
    inner.push(3);
    source = inner.take_source("");
  } else {
    source = inner.source("source");
  }
  baseline.source = source.value_or(indicator.source);
  if (inner.ok()) {
    if (!baseline.value && !(baseline.low && baseline.high)) {
      inner.error(kMissingField, "", "baseline needs a value, or both low and high");
    }
    if (baseline.low && baseline.high && *baseline.low > *baseline.high) {
      inner.error(kBadValue, "low", "baseline.low is above baseline.high");
    }
    if (baseline.low.has_value() != baseline.high.has_value()) {
      inner.error(kMissingField, "", "baseline needs both low and high, or neither");
    }
    if (unit != nullptr) {
      const NaturalLimits limits = natural_limits(indicator);
      for (const auto& value : {baseline.value, baseline.low, baseline.high}) {
        if (value && !unit->numeric) {
          inner.error(kBadValue, "", "baseline is a number, but the unit has words only");
        } else if (value && !limits.holds(*value)) {
          inner.error(kBadValue, "", "baseline " + outside_text(limits, *value));
        } else if (value && unit->whole && indicator.measure == Measure::kValue &&
                   *value != std::floor(*value)) {
          inner.error(kBadValue, "", "baseline must be a whole number in this unit");
        }
      }
    }
  }
  if (period) {
    baseline.period = *period;
  } else if (const Document* document = table.reading().document(baseline.source.document)) {
    baseline.period = Period::of_day(document->published);
    baseline.period_assumed = true;
  }
  if (source && inner.ok()) {
    charge(inner.state(), comparing_cost(baseline.source));
    if (const auto fault = check_source(baseline, indicator)) {
      inner.error(fault->code, "", "baseline " + fault->text);
    }
  }
  if (inner.ok()) {
    indicator.baseline = std::move(baseline);
  } else {
    table.spoil();
  }
  table.pop();
}

struct TargetKey {
  std::string shown;
  TargetTime time = TargetTime::kInvalid;
  Period period;
  bool number = false;
  lua_Integer integer = 0;
};

// Reads "2026", "by 2026-12-31", "every_year", "undated" or the number 2026; the key is on top.
std::optional<TargetKey> read_target_key(Table& targets) {
  lua_State* L = targets.state();
  TargetKey key;
  if (lua_isinteger(L, -1) != 0) {
    key.number = true;
    key.integer = lua_tointeger(L, -1);
    key.shown = std::to_string(key.integer);
    if (key.integer < 1900 || key.integer > 2199) {
      targets.error(
          kBadPeriod, "",
          "targets are written [\"2026\"] = …, not as a list: " + key.shown + " is no year");
      return std::nullopt;
    }
    key.time = TargetTime::kPeriod;
    key.period = Period::of_year(static_cast<int>(key.integer));
    return key;
  }
  if (lua_type(L, -1) != LUA_TSTRING) {
    targets.error(kBadPeriod, "", "the key of a target must be a period, not " + describe(L, -1));
    return std::nullopt;
  }
  key.shown = string_argument(L, -1, "the key").substr(0, 100);
  const auto moment = parse_target_moment(key.shown);
  if (!moment) {
    constexpr std::array<std::string_view, 2> kWords{"every_year", "undated"};
    targets.error(kBadPeriod, key.shown,
                  printable(moment.error().text) + suggestion(key.shown, kWords));
    return std::nullopt;
  }
  key.time = moment->time;
  key.period = moment->period;
  return key;
}

// The condition at the top of the stack.
void take_condition(Table& targets, const TargetKey& key, const Indicator& indicator,
                    const Unit* unit, std::vector<Target>& out) {
  lua_State* L = targets.state();
  const Handle handle = to_handle(L, -1);
  if (handle.kind != HandleKind::kCondition) {
    targets.error(kBadType, key.shown,
                  "the target must be a condition such as at_least(80), not " + describe(L, -1));
    return;
  }
  const Condition& condition = targets.reading().conditions[handle.index];
  Target target = condition.target;
  target.time = key.time;
  target.period = key.period;
  if (!condition.has_source) target.source = indicator.source;
  const bool plain = target.basis == TargetBasis::kAbsolute ||
                     target.basis == TargetBasis::kShareOfGroup ||
                     target.basis == TargetBasis::kNationalAverage;
  // Only the unit limits a target: a share's change may be printed as a target of its own.
  if (unit != nullptr && plain && indicator.measure == Measure::kValue) {
    const NaturalLimits limits{unit->minimum, unit->maximum};
    for (const auto& value : {target.value, target.low, target.high}) {
      if (value && !unit->numeric) {
        targets.error_at(condition.line, kBadValue,
                         "the target is a number, but the unit has words only");
      } else if (value && !limits.holds(*value)) {
        targets.error_at(condition.line, kBadValue, "the target " + outside_text(limits, *value));
      }
    }
  }
  if (condition.has_source) {
    charge(L, comparing_cost(target.source));
    if (const auto fault = check_source(target, indicator)) {
      targets.error_at(condition.line, fault->code, "the target " + fault->text);
    }
  }
  out.push_back(std::move(target));
}

void read_targets(Table& table, Indicator& indicator, const Unit* unit) {
  const auto place = table.push_table("targets");
  if (!place) return;
  lua_State* L = table.state();
  Table inner = table.inner(*place, "targets");
  std::vector<TargetKey> keys;
  lua_pushnil(L);
  while (lua_next(L, *place) != 0) {
    charge(L, 10);
    table.pop();
    if (keys.size() >= 500) throw ScriptError(kTooLarge, "an indicator has up to 500 targets");
    if (auto key = read_target_key(inner)) keys.push_back(std::move(*key));
  }
  std::sort(keys.begin(), keys.end(), [](const TargetKey& a, const TargetKey& b) {
    const auto rank = [](TargetTime time) {
      return time == TargetTime::kEveryYear ? 1 : time == TargetTime::kUndated ? 2 : 0;
    };
    if (rank(a.time) != rank(b.time)) return rank(a.time) < rank(b.time);
    if (!(a.period == b.period)) return a.period < b.period;
    if (a.time != b.time) return a.time < b.time;
    return a.shown != b.shown ? a.shown < b.shown : a.number < b.number;
  });
  for (std::size_t i = 0; i < keys.size(); ++i) {
    const TargetKey& key = keys[i];
    if (i > 0 && keys[i - 1].time == key.time && keys[i - 1].period == key.period) {
      inner.error(kBadKey, key.shown, "the period '" + key.shown + "' is given twice");
      continue;
    }
    if (key.number) {
      lua_rawgeti(L, *place, key.integer);
    } else {
      inner.push(key.shown);
    }
    if (lua_type(L, -1) == LUA_TTABLE) {
      const int list = inner.top();
      const auto size = static_cast<lua_Integer>(lua_rawlen(L, list));
      if (size < 1 || size > 20) {
        inner.error(kBadValue, key.shown, "the list of conditions must have 1 to 20 of them");
      } else {
        for (lua_Integer position = 1; position <= size; ++position) {
          lua_rawgeti(L, list, position);
          take_condition(inner, key, indicator, unit, indicator.targets);
          table.pop();
        }
      }
    } else {
      take_condition(inner, key, indicator, unit, indicator.targets);
    }
    table.pop();
  }
  if (!inner.ok()) table.spoil();
  table.pop();
}

void read_stated(Table& table, Indicator& indicator) {
  const auto place = table.push_table("stated");
  if (!place) return;
  Table inner = table.inner(*place, "stated");
  inner.check_names(kStatedFields, 1);
  StatedVerdict stated;
  if (inner.push(1) == LUA_TNIL) {
    inner.pop();
    inner.error(kMissingField, "", "stated needs the words of the document first");
  } else {
    stated.raw = inner.take_text("");
  }
  if (inner.push("as_of") == LUA_TNIL) {
    inner.pop();
    inner.error(kMissingField, "", "stated.as_of is missing");
  } else if (const auto period = inner.take_period("as_of")) {
    stated.as_of = period->last();
  }
  stated.source = inner.source("source").value_or(indicator.source);
  const std::string meaning = inner.word("meaning", kStatuses);
  if (!meaning.empty()) stated.meaning = parse_assessment_status(meaning);
  if (inner.ok()) {
    indicator.stated_verdict = std::move(stated);
  } else {
    table.spoil();
  }
  table.pop();
}

void read_profile(Table& table, Indicator& indicator) {
  const auto place = table.push_table("profile");
  if (!place) return;
  Table inner = table.inner(*place, "profile");
  inner.check_names({}, 12);
  YearProfile profile;
  for (lua_Integer month = 1; month <= 12 && inner.ok(); ++month) {
    if (inner.push(month) == LUA_TNIL) {
      inner.pop();
      inner.error(kBadValue, "", "profile needs twelve numbers");
      break;
    }
    const auto share = inner.take_number("");
    if (!share) break;
    if (*share < 0 || *share > 1 || (!profile.empty() && *share < profile.back())) {
      inner.error(kBadValue, "", "profile must rise from month to month, within 0 and 1");
      break;
    }
    profile.push_back(*share);
  }
  if (inner.ok() && profile.back() != 1) {
    inner.error(kBadValue, "", "profile must end with 1");
  }
  if (inner.ok()) {
    indicator.profile = std::move(profile);
  } else {
    table.spoil();
  }
  table.pop();
}

bool is_identifier(std::string_view text) {
  if (text.empty() || text.size() > 60 || (text[0] >= '0' && text[0] <= '9')) return false;
  return std::all_of(text.begin(), text.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
  });
}

void read_inputs(Table& table, Indicator& indicator) {
  const auto place = table.push_table("inputs");
  if (!place) return;
  lua_State* L = table.state();
  Table inner = table.inner(*place, "inputs");
  std::vector<std::string> names;
  lua_pushnil(L);
  while (lua_next(L, *place) != 0) {
    charge(L, 5);
    table.pop();
    if (names.size() >= 200) throw ScriptError(kTooLarge, "an indicator has up to 200 inputs");
    if (lua_type(L, -1) != LUA_TSTRING || !is_identifier(string_argument(L, -1, "the name"))) {
      inner.error(kBadKey, "",
                  "the name of an input must be a plain name such as own, not " + describe(L, -1));
      continue;
    }
    names.emplace_back(string_argument(L, -1, "the name"));
  }
  std::sort(names.begin(), names.end());
  for (const std::string& name : names) {
    const std::string given = inner.text(name);
    if (given.empty()) continue;
    auto id = id_of(given, indicator.area);
    if (!id) {
      inner.error(kBadKey, name, "'" + given + "' is no key; write \"key\" or \"area/key\"");
      continue;
    }
    indicator.inputs.emplace_back(name, std::move(*id));
  }
  if (names.empty()) inner.error(kMissingField, "", "inputs is empty");
  if (!inner.ok()) table.spoil();
  table.pop();
}

// Keeps the function where calls find it: a list of the function, the table its parameter is, that
// table's content, and the names of the inputs in order.
int keep_value(Table& table, const Indicator& indicator) {
  lua_State* L = table.state();
  const auto count = static_cast<int>(indicator.inputs.size());
  lua_createtable(L, 3 + count, 0);
  const int slot = table.top();
  table.push("value");
  lua_rawseti(L, slot, 1);
  lua_createtable(L, 0, count);
  for (int i = 0; i < count; ++i) {
    const std::string& name = indicator.inputs[static_cast<std::size_t>(i)].first;
    lua_pushlstring(L, name.data(), name.size());
    lua_pushvalue(L, -1);
    lua_rawseti(L, slot, 4 + i);
    lua_pushboolean(L, 0);
    lua_rawset(L, -3);
  }
  lua_createtable(L, 0, 1);
  lua_pushcfunction(L, &thunk<unknown_input>);
  lua_setfield(L, -2, "__index");
  lua_setmetatable(L, -2);
  lua_pushvalue(L, -1);
  lua_rawseti(L, slot, 3);
  protect_table(L);
  lua_rawseti(L, slot, 2);
  return luaL_ref(L, LUA_REGISTRYINDEX);
}

void read_words(Table& table, Indicator& indicator) {
  indicator.goal = table.text("goal");
  indicator.subgoal = table.text("subgoal");
  indicator.action = table.text("action");
  indicator.note = table.text("note", true);
  indicator.group = table.text("group");
  indicator.part = table.text("part");
  indicator.baseline_missing = table.text("baseline_missing");
  indicator.reporting = table.word("reporting", kCalendars);
  if (const std::string word = table.word("better", kDirections); !word.empty()) {
    indicator.better = *parse_direction(word);
  }
  constexpr std::array<std::string_view, 2> kVisibilities{"public", "restricted"};
  // A word that is not understood may have meant that the figure is to be withheld.
  if (table.has("visibility") && table.word("visibility", kVisibilities) != "public") {
    indicator.visibility = Visibility::kRestricted;
    table.reading().restricted(indicator.id);
  }
  constexpr std::array<std::string_view, 2> kMeasures{"value", "confidence"};
  if (table.word("measure", kMeasures) == "confidence") indicator.measure = Measure::kConfidence;
  if (const auto decimals = table.number("decimals")) {
    if (*decimals < 0 || *decimals > 9 || *decimals != std::floor(*decimals)) {
      table.error(kBadValue, "decimals", "decimals must be a whole number from 0 to 9");
    } else {
      indicator.decimals = static_cast<int>(*decimals);
    }
  }
}

void read_service(Table& table, Indicator& indicator) {
  lua_State* L = table.state();
  const int type = table.push("service");
  const Handle handle = to_handle(L, -1);
  if (type == LUA_TNIL) {
    table.error(kMissingField, "", "service is missing; write service = service \"…\"");
  } else if (handle.kind != HandleKind::kService) {
    table.error(kBadType, "service", "service must be service \"…\", not " + describe(L, -1));
  } else {
    const Service& service = table.reading().services[handle.index];
    indicator.service = service.name;
    indicator.org_code = service.code;
    indicator.owner = service.owner;
  }
  table.pop();
  if (std::string owner = table.text("owner"); !owner.empty()) indicator.owner = std::move(owner);
  if (std::string code = table.text("org_code"); !code.empty()) {
    indicator.org_code = std::move(code);
  }
}

const Unit* read_unit(Table& table, Indicator& indicator) {
  indicator.unit = table.text("unit");
  if (!table.has("unit")) table.error(kMissingField, "", "unit is missing");
  const Unit* unit = indicator.unit.empty() ? nullptr : find_unit(indicator.unit);
  if (unit == nullptr && !indicator.unit.empty()) {
    std::vector<std::string_view> names;
    for (const Unit& known : units()) names.push_back(known.id);
    table.error(kUnknownUnit, "unit",
                "there is no unit '" + printable(indicator.unit, 60) + "'" +
                    suggestion(indicator.unit, names));
  }
  indicator.kind = default_kind(indicator.unit);
  if (const std::string word = table.word("kind", kKinds); !word.empty()) {
    indicator.kind = *parse_series_kind(word);
  }
  return unit;
}

}  // namespace

std::span<const std::string_view> indicator_fields() {
  return kIndicatorFields;
}

int define_indicator(lua_State* L, Head& head) {
  Reading& reading = Reading::of(L);
  head.used = true;
  const Head definition = head;
  if (reading.indicators().size() >= reading.limits.indicators) {
    Vm::of(L).budget().kill(Kill::kOutput);
    Vm::of(L).raise_kill(L);
  }
  reading.count_output(L, sizeof(Indicator));
  reading.last_indicator = definition.key;
  Table table(L, 2, "indicator", definition, {});
  table.check_names(kIndicatorFields);

  Indicator indicator;
  indicator.area = reading.surroundings.area;
  indicator.key = definition.key;
  indicator.id = indicator.area + "/" + indicator.key;
  indicator.file = reading.file.path;
  indicator.line = definition.line;
  indicator.title = read_title(table);
  read_service(table, indicator);
  read_words(table, indicator);
  const Unit* unit = read_unit(table, indicator);
  if (auto source = table.source("source")) {
    indicator.source = std::move(*source);
  } else if (!table.has("source")) {
    table.error(kMissingSource, "",
                "source is missing; write source = cite(doc.…, lines, \"as printed\")");
  }
  read_baseline(table, indicator, unit);
  read_targets(table, indicator, unit);
  read_stated(table, indicator);
  read_of(table, indicator);
  read_breaks(table, indicator);
  read_printed_under(table, indicator);
  read_profile(table, indicator);
  read_inputs(table, indicator);

  const int type = table.push("value");
  if (type != LUA_TNIL && type != LUA_TFUNCTION) {
    table.error(kBadType, "value", "value must be a function, not " + describe(L, -1));
  }
  if (type == LUA_TFUNCTION && lua_iscfunction(L, -1) != 0) {
    table.error(kBadType, "value", "value must be a function of this file");
  }
  table.pop();
  indicator.computed = type == LUA_TFUNCTION;
  const bool inputs = table.has("inputs");
  if (indicator.computed && !inputs) {
    table.error(kMissingField, "value", "a value needs inputs = { name = \"key\" }");
  } else if (inputs && type == LUA_TNIL) {
    table.error(kMissingField, "inputs", "inputs are of use to a value function only");
  }

  table.check_defined(reading.defined);
  if (!table.ok()) return 0;
  const int slot = indicator.computed ? keep_value(table, indicator) : 0;
  reading.indicators().push_back(std::move(indicator));
  reading.slots().push_back(slot);
  return 0;
}

int define_document(lua_State* L, Head& head) {
  Reading& reading = Reading::of(L);
  head.used = true;
  const Head definition = head;
  reading.count_output(L, sizeof(Document));
  Table table(L, 2, "document", definition, {});
  table.check_names(kDocumentFields);
  Document document;
  document.id = definition.key;
  document.area = reading.surroundings.area;
  document.file = reading.file.path;
  document.line = definition.line;
  document.title = read_title(table);
  if (document.id == kSimulatedDocument) {
    table.error_at(definition.line, kBadKey, "this id is kept for simulated figures");
  }
  const std::string published = table.text("published");
  if (!table.has("published")) {
    table.error(kMissingField, "", "published is missing; write published = \"2025-01-20\"");
  } else if (const auto date = Date::parse(published)) {
    document.published = *date;
  } else if (!published.empty()) {
    table.error(
        kBadPeriod, "published",
        "published must be a day such as \"2025-01-20\", not '" + printable(published, 60) + "'");
  }
  table.check_defined(reading.defined);
  if (table.ok()) reading.documents().push_back(std::move(document));
  return 0;
}

}  // namespace viisari::script
