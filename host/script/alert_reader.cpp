#include "script/alert_reader.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <optional>
#include <string>
#include <utility>

#include "base/text.h"
#include "script/alert_linking.h"
#include "script/arguments.h"
#include "script/definition_table.h"

namespace viisari::script {
namespace {

constexpr std::size_t kMaxNames = 200;  // in `on`, and in `to`
constexpr int kMaxObservations = 24;

constexpr std::array<std::string_view, 8> kFields{
    "on", "when", "for_observations", "back_observations", "severity", "to", "schedule", "note"};
constexpr std::array<std::string_view, 3> kSeverities{"info", "warning", "high"};

// ---- conditions

int push_condition(lua_State* L, AlertWhen when) {
  return push_record(L, HandleKind::kAlertCondition, Reading::of(L).alert_conditions, when);
}

int without_limit(lua_State* L, AlertCondition condition) {
  if (lua_gettop(L) > 0) {
    throw ScriptError(kBadValue, std::string(to_string(condition)) + "() takes no arguments");
  }
  return push_condition(L, {condition, 0, 0});
}

int with_limit(lua_State* L, AlertCondition condition) {
  AlertWhen when{condition, finite_argument(L, 1, "the limit"), 0};
  when.back = when.limit;
  if (!lua_isnoneornil(L, 2)) {
    table_argument(L, 2, "the second argument");
    lua_settop(L, std::max(lua_gettop(L), 2));
    constexpr std::array<std::string_view, 1> kOptions{"back"};
    check_options(L, 2, kOptions, to_string(condition).data());
    if (push_option(L, 2, "back") != LUA_TNIL) when.back = finite_argument(L, -1, "back");
    lua_settop(L, lua_gettop(L) - 1);
  }
  if (lua_gettop(L) > 2) throw ScriptError(kBadValue, "too many arguments");
  if (condition == AlertCondition::kBelow ? when.back < when.limit : when.back > when.limit) {
    throw ScriptError(kBadValue, std::string("back is the limit for coming back: it is not ") +
                                     std::string(to_string(condition)) + " " +
                                     format_double(when.limit));
  }
  return push_condition(L, when);
}

int function_off_path(lua_State* L) {
  return without_limit(L, AlertCondition::kOffPath);
}
int function_at_risk(lua_State* L) {
  return without_limit(L, AlertCondition::kAtRisk);
}
int function_below(lua_State* L) {
  return with_limit(L, AlertCondition::kBelow);
}
int function_above(lua_State* L) {
  return with_limit(L, AlertCondition::kAbove);
}

constexpr HostFunction kConditions[] = {
    {"above", &thunk<function_above>},
    {"at_risk", &thunk<function_at_risk>},
    {"below", &thunk<function_below>},
    {"off_path", &thunk<function_off_path>},
};

// ---- rules

class AlertReader {
 public:
  AlertReader(Table& table, AlertRule& rule) : table_(table), rule_(rule) {}

  // `name`: of the rule; empty: that of its indicator.
  void read(const std::string& name) {
    table_.check_names(kFields);
    read_on();
    rule_.id = rule_.area + "/" + name;
    if (name.empty() && table_.ok()) take_name();
    read_when();
    read_count("for_observations", rule_.for_observations);
    read_count("back_observations", rule_.back_observations);
    rule_.severity = Severity::kWarning;
    if (const std::string word = table_.word("severity", kSeverities); !word.empty()) {
      rule_.severity = *parse_severity(word);
    }
    read_names("to", [&](std::string_view shown) { take_role(shown); });
    read_schedule();
    rule_.note = table_.words("note");
  }

 private:
  // A text, or a list of texts; `take` finds each at the top of the stack and takes it off.
  template <class Take>
  void read_names(std::string_view field, const Take& take) {
    const int type = table_.push(field);
    if (type != LUA_TTABLE) {
      if (type == LUA_TNIL) return table_.pop();
      return take(field);
    }
    const int place = table_.top();
    const auto size = static_cast<std::size_t>(lua_rawlen(table_.state(), place));
    Table inner = table_.inner(place, std::string(field));
    if (size == 0 || size > kMaxNames) {
      table_.error(size == 0 ? kMissingField : kTooLarge, field,
                   std::string(field) + " is a text or a list of 1 to " +
                       std::to_string(kMaxNames) + " texts");
    } else {
      inner.check_names({}, static_cast<lua_Integer>(size));
      if (!inner.ok()) table_.spoil();
      for (std::size_t i = 1; i <= size; ++i) {
        inner.push(static_cast<lua_Integer>(i));
        take(std::string(field) + "[" + std::to_string(i) + "]");
      }
    }
    table_.pop();
  }

  // The text at the top of the stack, which is taken off; nothing where it is none.
  std::optional<std::string> take_key(std::string_view shown, std::string_view field) {
    lua_State* L = table_.state();
    std::optional<std::string> text;
    if (lua_type(L, -1) == LUA_TSTRING) {
      text = std::string(string_argument(L, -1, "the text").substr(0, 400));
      table_.reading().count_output(L, sizeof(std::string) + text->size());
    } else {
      table_.error(kBadType, field, std::string(shown) + " must be a text, not " + describe(L, -1));
    }
    table_.pop();
    return text;
  }

  void add(std::vector<std::string>& names, std::string name, std::string_view field) {
    if (std::find(names.begin(), names.end(), name) != names.end()) {
      table_.error(kBadValue, field, "'" + name + "' stands twice in " + std::string(field));
    }
    names.push_back(std::move(name));
  }

  void take_watched(std::string_view shown) {
    const auto text = take_key(shown, "on");
    if (!text) return;
    std::string_view key = *text;
    const std::string area = rule_.area + "/";
    if (key.starts_with(area)) key.remove_prefix(area.size());
    if (const std::size_t slash = key.find('/');
        slash != std::string_view::npos && is_key(key.substr(0, slash))) {
      return table_.error(
          kNotAllowed, "on",
          "an alert watches indicators of its own area, not '" + printable(*text, 60) + "'");
    }
    const std::string_view plain =
        is_pattern(key) ? key.substr(0, key.size() - kPatternEnd.size()) : key;
    if (!is_key(plain)) {
      return table_.error(kBadKey, "on",
                          std::string(shown) + ": '" + printable(*text, 60) +
                              "' is no key; write \"key\" or \"prefix.*\"");
    }
    add(rule_.indicators, area + std::string(key), "on");
  }

  void read_on() {
    if (table_.has("on")) {
      return read_names("on", [&](std::string_view shown) { take_watched(shown); });
    }
    const std::string& last = table_.reading().last_indicator;
    if (last.empty()) {
      table_.error(kMissingField, "",
                   "on is missing, and no indicator stands before it in the file");
    } else {
      rule_.indicators.push_back(rule_.area + "/" + last);
    }
  }

  void take_name() {
    if (rule_.indicators.size() > 1 || is_pattern(rule_.indicators.front())) {
      table_.error(kMissingField, "",
                   "watches several indicators and needs a name: alert \"name\" { … }");
    } else {
      rule_.id = rule_.indicators.front();
    }
  }

  void read_when() {
    rule_.when = AlertCondition::kOffPath;
    if (table_.push("when") != LUA_TNIL) {
      lua_State* L = table_.state();
      const Handle handle = to_handle(L, -1);
      if (handle.kind == HandleKind::kAlertCondition) {
        const AlertWhen& when = table_.reading().alert_conditions[handle.index];
        rule_.when = when.condition;
        rule_.limit = when.limit;
        rule_.back = when.back;
      } else {
        table_.error(
            kBadType, "when",
            "when must be off_path(), at_risk(), below(…) or above(…), not " + describe(L, -1));
      }
    }
    table_.pop();
  }

  void read_count(std::string_view field, int& out) {
    const auto number = table_.number(field);
    if (!number) return;
    if (*number < 1 || *number > kMaxObservations || *number != std::floor(*number)) {
      table_.error(
          kBadValue, field,
          std::string(field) + " is a whole number from 1 to " + std::to_string(kMaxObservations));
    } else {
      out = static_cast<int>(*number);
    }
  }

  void take_role(std::string_view shown) {
    auto role = take_key(shown, "to");
    if (!role) return;
    if (!is_key(*role)) {
      return table_.error(kBadKey, "to",
                          std::string(shown) + ": '" + printable(*role, 60) +
                              "' is no role; roles stand in recipients.toml");
    }
    add(rule_.to, std::move(*role), "to");
  }

  void read_schedule() {
    rule_.schedule = table_.text("schedule");
    if (!rule_.schedule.empty() && !is_key(rule_.schedule)) {
      table_.error(kBadKey, "schedule",
                   "'" + printable(rule_.schedule, 60) +
                       "' is no schedule; schedules stand in schedules.toml");
    }
  }

  Table& table_;
  AlertRule& rule_;
};

}  // namespace

std::span<const HostFunction> alert_conditions() {
  return kConditions;
}

std::span<const std::string_view> alert_fields() {
  return kFields;
}

int define_alert(lua_State* L, Head& head) {
  Reading& reading = Reading::of(L);
  head.used = true;
  const Head definition = head;
  if (reading.alerts().size() >= reading.limits.rules) {
    Vm::of(L).budget().kill(Kill::kOutput);
    Vm::of(L).raise_kill(L);
  }
  reading.count_output(L, sizeof(AlertRule));
  Table table(L, 2, "alert", definition, {});
  AlertRule rule;
  rule.area = reading.surroundings.area;
  rule.file = reading.file.path;
  rule.line = definition.line;
  AlertReader(table, rule).read(definition.key);
  if (table.ok()) reading.alerts().push_back(std::move(rule));
  return 0;
}

}  // namespace viisari::script
