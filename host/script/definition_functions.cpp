// service, cite, use, the conditions, and the environment that a definition file sees.
#include <algorithm>
#include <array>
#include <cmath>

#include "base/suggest.h"
#include "base/text.h"
#include "script/alert_reader.h"
#include "script/arguments.h"
#include "script/comparison_reader.h"
#include "script/environment.h"
#include "script/lexer.h"
#include "script/reading.h"

namespace viisari::script {
namespace {

int function_service(lua_State* L) {
  Reading& reading = Reading::of(L);
  Service service;
  service.name = kept_text(L, 1, "the service");
  if (!lua_isnoneornil(L, 2)) {
    table_argument(L, 2, "the second argument of service");
    lua_settop(L, 2);
    constexpr std::array<std::string_view, 2> kOptions{"code", "owner"};
    check_options(L, 2, kOptions, "service");
    if (push_option(L, 2, "code") != LUA_TNIL) service.code = kept_text(L, -1, "code");
    if (push_option(L, 2, "owner") != LUA_TNIL) service.owner = kept_text(L, -1, "owner");
  }
  return push_record(L, HandleKind::kService, reading.services, std::move(service));
}

int function_cite(lua_State* L) {
  Reading& reading = Reading::of(L);
  const Handle handle = to_handle(L, 1);
  if (handle.kind != HandleKind::kDocument) {
    throw ScriptError(kBadType,
                      "cite takes a document first, such as doc.goals_2025, not " + describe(L, 1));
  }
  Source source;
  source.document = reading.surroundings.documents[handle.index].id;
  if (lua_type(L, 2) == LUA_TNUMBER) {
    const lua_Integer line = integer_argument(L, 2, "the line");
    if (line < 1 || line > 1'000'000) throw ScriptError(kBadValue, "there is no such line");
    source.lines = std::to_string(line);
  } else {
    source.lines = kept_text(L, 2, "the lines");
    const bool digit = std::any_of(source.lines.begin(), source.lines.end(),
                                   [](char c) { return c >= '0' && c <= '9'; });
    if (!digit || source.lines.size() > 200) {
      throw ScriptError(kBadValue, "the lines are numbers such as 186, \"182-187\" or \"p12\"");
    }
  }
  if (!lua_isnoneornil(L, 3)) source.raw = kept_text(L, 3, "the quotation");
  return push_record(L, HandleKind::kCitation, reading.citations, std::move(source));
}

int function_use(lua_State* L) {
  Reading& reading = Reading::of(L);
  const std::string name(string_argument(L, 1, "the helper"));
  if (const auto known = reading.helper_tables.find(name); known != reading.helper_tables.end()) {
    lua_rawgeti(L, LUA_REGISTRYINDEX, known->second);
    return 1;
  }
  auto& running = reading.helpers_running;
  if (std::find(running.begin(), running.end(), name) != running.end()) {
    throw ScriptError(kCycle,
                      "helpers use each other in a circle: " + join(running, " → ") + " → " + name);
  }
  // Named before it is known to exist: a helper that comes later makes the file be read again.
  if (is_key(name)) reading.used_helper(name);
  const auto* helpers = reading.surroundings.helpers;
  const auto helper = helpers->find(name);
  if (helper == helpers->end()) {
    std::vector<std::string_view> names;
    for (const auto& [known, file] : *helpers) names.push_back(known);
    throw ScriptError(kUnknownHelper, "there is no helper common/" + printable(name, 60) + ".lua" +
                                          suggestion(name, names));
  }
  const SourceFile& file = helper->second;
  auto fault = check_source(file, reading.limits);
  if (!fault) fault = check_structure(file);
  if (fault) throw ScriptError(fault->code, fault->to_string());

  Vm::of(L).add_path(file.path);
  charge(L, static_cast<std::int64_t>(file.text.size() / 8));
  running.push_back(name);
  // Also when an error leaves the helper and the script catches it.
  struct Leave {
    std::vector<std::string>& names;
    ~Leave() { names.pop_back(); }
  };
  const Leave leave{running};
  const std::string chunk = "@" + file.path;
  const int status = luaL_loadbufferx(L, file.text.data(), file.text.size(), chunk.c_str(), "t");
  if (status == LUA_ERRSYNTAX) {
    throw ScriptError(kSyntax, std::string(string_argument(L, -1, "the message")));
  }
  if (status != LUA_OK) lua_error(L);
  lua_rawgeti(L, LUA_REGISTRYINDEX, LUA_RIDX_GLOBALS);
  lua_setupvalue(L, -2, 1);
  lua_call(L, 0, 1);
  if (lua_type(L, -1) != LUA_TTABLE) {
    throw ScriptError(kBadType,
                      "the helper " + file.path + " must return a table, not " + describe(L, -1));
  }
  lua_pushvalue(L, -1);
  reading.helper_tables.emplace(name, luaL_ref(L, LUA_REGISTRYINDEX));
  return 1;
}

int push_head(lua_State* L, HandleKind kind, std::vector<Head>& heads, const char* what) {
  std::string key = kept_text(L, 1, what);
  if (!is_key(key)) {
    throw ScriptError(kBadKey, std::string(what) + " '" + key +
                                   "' may have lower-case letters, digits, '_', '-' and single "
                                   "dots between them only");
  }
  return push_record(L, kind, heads, Head{std::move(key), current_line(L), false});
}

// What an area's own files define.
void refuse_comparison_file(const Reading& reading) {
  if (reading.surroundings.defines_comparisons) {
    throw ScriptError(kNotAllowed, "files in comparisons/ define comparisons only");
  }
}

int function_indicator(lua_State* L) {
  Reading& reading = Reading::of(L);
  refuse_comparison_file(reading);
  if (reading.surroundings.tested != nullptr) {
    throw ScriptError(kNotAllowed, "a file of specs defines no indicators");
  }
  if (reading.surroundings.defines_documents) {
    throw ScriptError(kNotAllowed, "documents.lua defines documents only");
  }
  return push_head(L, HandleKind::kIndicatorHead, reading.indicator_heads, "the indicator's key");
}

int function_document(lua_State* L) {
  Reading& reading = Reading::of(L);
  if (!reading.surroundings.defines_documents) {
    throw ScriptError(kNotAllowed, "documents are defined in the area's documents.lua");
  }
  return push_head(L, HandleKind::kDocumentHead, reading.document_heads, "the document's id");
}

int function_reconcile(lua_State* L) {
  Reading& reading = Reading::of(L);
  refuse_comparison_file(reading);
  if (reading.surroundings.tested != nullptr) {
    throw ScriptError(kNotAllowed, "a file of specs has no rules");
  }
  if (reading.surroundings.defines_documents) {
    throw ScriptError(kNotAllowed, "documents.lua defines documents only");
  }
  return push_head(L, HandleKind::kReconcileHead, reading.reconcile_heads, "the rule's name");
}

int function_comparison(lua_State* L) {
  Reading& reading = Reading::of(L);
  if (!reading.surroundings.defines_comparisons) {
    throw ScriptError(kNotAllowed, "comparisons stand in files of their own, in comparisons/");
  }
  return push_head(L, HandleKind::kComparisonHead, reading.comparison_heads,
                   "the comparison's name");
}

int function_spec(lua_State* L) {
  Reading& reading = Reading::of(L);
  if (reading.surroundings.tested == nullptr) {
    throw ScriptError(kNotAllowed, "specs stand in files of their own, named …_spec.lua");
  }
  Head head{kept_text(L, 1, "what the spec says"), current_line(L), false};
  return push_record(L, HandleKind::kSpecHead, reading.spec_heads, std::move(head));
}

// `alert "name" {…}`, or `alert {…}` of the indicator before it.
int function_alert(lua_State* L) {
  Reading& reading = Reading::of(L);
  refuse_comparison_file(reading);
  if (reading.surroundings.tested != nullptr) {
    throw ScriptError(kNotAllowed, "a file of specs has no alerts");
  }
  if (reading.surroundings.defines_documents) {
    throw ScriptError(kNotAllowed, "documents.lua defines documents only");
  }
  if (lua_type(L, 1) != LUA_TTABLE) {
    return push_head(L, HandleKind::kAlertHead, reading.alert_heads, "the alert's name");
  }
  if (lua_gettop(L) > 1) throw ScriptError(kBadValue, "too many arguments");
  lua_pushnil(L);
  lua_insert(L, 1);
  Head nameless{{}, current_line(L), false};
  return define_alert(L, nameless);
}

// ---- conditions

enum class Arguments : std::uint8_t { kNone, kNumber, kAmount, kTwo, kCondition, kShareWhere };

struct ConditionSpec {
  const char* name;
  Arguments arguments;
  TargetOp op;
  TargetBasis basis;
  double factor;  // of the number; without arguments the number itself
};

constexpr std::array kConditions{
    ConditionSpec{"at_least", Arguments::kNumber, TargetOp::kAtLeast, TargetBasis::kAbsolute, 1},
    ConditionSpec{"at_most", Arguments::kNumber, TargetOp::kAtMost, TargetBasis::kAbsolute, 1},
    ConditionSpec{"more_than", Arguments::kNumber, TargetOp::kMoreThan, TargetBasis::kAbsolute, 1},
    ConditionSpec{"less_than", Arguments::kNumber, TargetOp::kLessThan, TargetBasis::kAbsolute, 1},
    ConditionSpec{"equal", Arguments::kNumber, TargetOp::kEqual, TargetBasis::kAbsolute, 1},
    ConditionSpec{"between", Arguments::kTwo, TargetOp::kBetween, TargetBasis::kAbsolute, 1},
    ConditionSpec{"at_least_by_sub_area", Arguments::kTwo, TargetOp::kAtLeast,
                  TargetBasis::kAbsolute, 1},
    ConditionSpec{"for_share", Arguments::kShareWhere, TargetOp::kAtLeast,
                  TargetBasis::kShareOfGroup, 1},
    ConditionSpec{"done", Arguments::kNone, TargetOp::kDone, TargetBasis::kAbsolute, 0},
    ConditionSpec{"increase", Arguments::kNone, TargetOp::kMoreThan,
                  TargetBasis::kChangeFromBaseline, 0},
    ConditionSpec{"decrease", Arguments::kNone, TargetOp::kLessThan,
                  TargetBasis::kChangeFromBaseline, 0},
    ConditionSpec{"not_decrease", Arguments::kNone, TargetOp::kAtLeast,
                  TargetBasis::kChangeFromBaseline, 0},
    ConditionSpec{"not_increase", Arguments::kNone, TargetOp::kAtMost,
                  TargetBasis::kChangeFromBaseline, 0},
    ConditionSpec{"stays_same", Arguments::kNone, TargetOp::kEqual,
                  TargetBasis::kChangeFromBaseline, 0},
    ConditionSpec{"increase_by", Arguments::kAmount, TargetOp::kAtLeast,
                  TargetBasis::kChangeFromBaseline, 1},
    ConditionSpec{"decrease_by", Arguments::kAmount, TargetOp::kAtMost,
                  TargetBasis::kChangeFromBaseline, -1},
    ConditionSpec{"increase_by_percent", Arguments::kAmount, TargetOp::kAtLeast,
                  TargetBasis::kPercentChangeFromBaseline, 1},
    ConditionSpec{"decrease_by_percent", Arguments::kAmount, TargetOp::kAtMost,
                  TargetBasis::kPercentChangeFromBaseline, -1},
    ConditionSpec{"from_previous_year", Arguments::kCondition, TargetOp::kInvalid,
                  TargetBasis::kChangeFromPreviousYear, 1},
    ConditionSpec{"share_of_group", Arguments::kCondition, TargetOp::kInvalid,
                  TargetBasis::kShareOfGroup, 1},
    ConditionSpec{"national_average", Arguments::kCondition, TargetOp::kInvalid,
                  TargetBasis::kNationalAverage, 1},
};

// `from = {"2024", 4829000}`; the table is on top of the stack.
void read_from(lua_State* L, Target& target) {
  table_argument(L, -1, "from");
  const int from = lua_gettop(L);
  if (lua_rawgeti(L, from, 1) != LUA_TNIL) {
    target.basis_period = period_argument(L, -1, "the period of from");
  } else if (push_option(L, from, "period") != LUA_TNIL) {
    target.basis_period = period_argument(L, -1, "the period of from");
  }
  if (lua_rawgeti(L, from, 2) == LUA_TNIL) push_option(L, from, "value");
  target.basis_value = finite_argument(L, -1, "the value of from");
  lua_settop(L, from);
}

// `series = "key"`: the national average's own figures; the text is on top of the stack.
void read_series(lua_State* L, Target& target) {
  if (target.basis != TargetBasis::kNationalAverage) {
    throw ScriptError(kBadValue, "series is for national_average only");
  }
  const std::string_view given = string_argument(L, lua_gettop(L), "series");
  auto id = id_of(given, Reading::of(L).surroundings.area);
  if (!id) throw ScriptError(kBadKey, "'" + printable(given, 60) + "' is no key");
  target.reference = std::move(*id);
}

void take_source(lua_State* L, int index, Condition& condition) {
  const Handle handle = to_handle(L, index);
  if (handle.kind != HandleKind::kCitation) {
    throw ScriptError(kBadType, "the source must be cite(…), not " + describe(L, index));
  }
  condition.target.source = Reading::of(L).citations[handle.index];
  condition.has_source = true;
}

// The last argument: a citation, or a table of options.
void read_options(lua_State* L, int index, Condition& condition) {
  if (lua_isnoneornil(L, index)) return;
  if (lua_type(L, index) != LUA_TTABLE) return take_source(L, index, condition);
  constexpr std::array<std::string_view, 3> kOptions{"from", "series", "source"};
  lua_settop(L, index);
  check_options(L, index, kOptions, "a condition");
  if (push_option(L, index, "from") != LUA_TNIL) read_from(L, condition.target);
  lua_settop(L, index);
  if (push_option(L, index, "series") != LUA_TNIL) read_series(L, condition.target);
  lua_settop(L, index);
  if (push_option(L, index, "source") != LUA_TNIL) take_source(L, index + 1, condition);
  lua_settop(L, index);
}

void rebase(Condition& condition, TargetBasis basis) {
  Target& target = condition.target;
  if (target.op == TargetOp::kDone) {
    throw ScriptError(kBadValue, "done() is measured from nothing");
  }
  if (basis == TargetBasis::kChangeFromPreviousYear) {
    if (target.basis == TargetBasis::kPercentChangeFromBaseline) {
      target.basis = TargetBasis::kPercentChangeFromPreviousYear;
      return;
    }
    if (target.basis == TargetBasis::kAbsolute ||
        target.basis == TargetBasis::kChangeFromBaseline) {
      target.basis = basis;
      return;
    }
  } else if (target.basis == TargetBasis::kAbsolute) {
    target.basis = basis;
    return;
  }
  throw ScriptError(kBadValue, "these two conditions do not go together");
}

Condition inner_condition(lua_State* L, TargetBasis basis) {
  Condition condition;
  // national_average("at_most"): the number comes from outside.
  if (basis == TargetBasis::kNationalAverage && lua_type(L, 1) == LUA_TSTRING) {
    const std::string_view word = string_argument(L, 1, "the condition");
    for (const ConditionSpec& spec : kConditions) {
      if (spec.arguments == Arguments::kNumber && word == spec.name) {
        condition.target.op = spec.op;
        condition.target.basis = basis;
        return condition;
      }
    }
    throw ScriptError(kBadValue, "'" + printable(word, 60) +
                                     "' is none of at_least, at_most, more_than, less_than, equal");
  }
  const Handle handle = to_handle(L, 1);
  if (handle.kind != HandleKind::kCondition) {
    throw ScriptError(kBadType, "takes a condition such as at_least(80), not " + describe(L, 1));
  }
  condition = Reading::of(L).conditions[handle.index];
  rebase(condition, basis);
  return condition;
}

int make_condition(lua_State* L, const ConditionSpec& spec) {
  Reading& reading = Reading::of(L);
  Condition condition;
  condition.target.op = spec.op;
  condition.target.basis = spec.basis;
  int next = 1;
  switch (spec.arguments) {
    case Arguments::kNone:
      if (spec.op != TargetOp::kDone) condition.target.value = spec.factor;
      break;
    case Arguments::kNumber:
    case Arguments::kAmount: {
      const double value = finite_argument(L, next++, "the number");
      if (spec.arguments == Arguments::kAmount && value < 0) {
        throw ScriptError(kBadValue, std::string(spec.name) + " takes how much, without a minus");
      }
      condition.target.value = value * spec.factor;
      break;
    }
    case Arguments::kTwo:
      condition.target.low = finite_argument(L, next++, "the lower limit");
      condition.target.high = finite_argument(L, next++, "the upper limit");
      if (*condition.target.low > *condition.target.high) {
        throw ScriptError(kBadValue, "the lower limit is above the upper one");
      }
      break;
    case Arguments::kCondition:
      condition = inner_condition(L, spec.basis);
      ++next;
      break;
    case Arguments::kShareWhere: {
      condition.target.value = finite_argument(L, next++, "the share");
      const Handle band = to_handle(L, next++);
      if (band.kind != HandleKind::kCondition ||
          reading.conditions[band.index].target.op != TargetOp::kBetween) {
        throw ScriptError(kBadType, "for_share takes a share and between(low, high)");
      }
      condition.target.low = reading.conditions[band.index].target.low;
      condition.target.high = reading.conditions[band.index].target.high;
      break;
    }
  }
  condition.line = current_line(L);
  read_options(L, next, condition);
  if (lua_gettop(L) > next) throw ScriptError(kBadValue, "too many arguments");
  return push_record(L, HandleKind::kCondition, reading.conditions, std::move(condition));
}

template <std::size_t index>
int condition_function(lua_State* L) {
  return make_condition(L, kConditions[index]);
}

template <std::size_t... indices>
constexpr auto make_condition_functions(std::index_sequence<indices...> /*unused*/) {
  return std::array{
      HostFunction{kConditions[indices].name, &thunk<condition_function<indices>>}...};
}
constexpr auto kConditionFunctions =
    make_condition_functions(std::make_index_sequence<kConditions.size()>());

constexpr HostFunction kFunctions[] = {
    {"alert", &thunk<function_alert>},
    {"cite", &thunk<function_cite>},
    {"comparison", &thunk<function_comparison>},
    {"document", &thunk<function_document>},
    {"indicator", &thunk<function_indicator>},
    {"reconcile", &thunk<function_reconcile>},
    {"service", &thunk<function_service>},
    {"spec", &thunk<function_spec>},
    {"use", &thunk<function_use>},
};

// ---- the environment

int find_document(lua_State* L) {
  Reading& reading = Reading::of(L);
  const std::string_view id = string_argument(L, 2, "the document");
  if (const Document* document = reading.document(id)) {
    const auto index = document - reading.surroundings.documents.data();
    push_handle(L, {HandleKind::kDocument, static_cast<std::uint32_t>(index), 0});
    return 1;
  }
  throw ScriptError(kUnknownDocument, "documents.lua has no document '" + printable(id, 60) + "'" +
                                          suggestion(id, reading.document_ids()));
}

int call_head(lua_State* L) {
  const Handle handle = to_handle(L, 1);
  Reading& reading = Reading::of(L);
  const auto table = [&] {
    table_argument(L, 2, "what follows the name");
    lua_settop(L, 2);
  };
  switch (handle.kind) {
    case HandleKind::kIndicatorHead:
      table();
      return define_indicator(L, reading.indicator_heads[handle.index]);
    case HandleKind::kDocumentHead:
      table();
      return define_document(L, reading.document_heads[handle.index]);
    case HandleKind::kReconcileHead:
      table();
      return define_reconcile(L, reading.reconcile_heads[handle.index]);
    case HandleKind::kAlertHead:
      table();
      return define_alert(L, reading.alert_heads[handle.index]);
    case HandleKind::kComparisonHead:
      table();
      return define_comparison(L, reading.comparison_heads[handle.index]);
    case HandleKind::kSpecHead:
      table();
      return define_spec(L, reading.spec_heads[handle.index]);
    default:
      throw ScriptError(kBadType, std::string(name_of(handle.kind)) + " cannot be called");
  }
}

int unknown_method(lua_State* L) {
  std::vector<std::string_view> names;
  for (const HostFunction& method : series_methods()) names.emplace_back(method.name);
  const std::string_view name =
      lua_type(L, 2) == LUA_TSTRING ? string_argument(L, 2, "the name") : std::string_view();
  throw ScriptError(kUnknownField,
                    "there is no method " + describe(L, 2) + suggestion(name, names));
}

}  // namespace

std::span<const HostFunction> definition_functions() {
  return kFunctions;
}

std::span<const HostFunction> condition_functions() {
  return kConditionFunctions;
}

void install_definitions(lua_State* L) {
  push_handle(L, {HandleKind::kSeries, 0, 0});
  lua_createtable(L, 0, 8);
  add_functions(L, series_operators());
  lua_pushcfunction(L, &thunk<call_head>);
  lua_setfield(L, -2, "__call");
  push_library(L, series_methods());
  set_lookup(L, &thunk<unknown_method>);
  lua_setfield(L, -2, "__index");
  lua_setmetatable(L, -2);
  lua_settop(L, lua_gettop(L) - 1);

  push_lua(L);
  add_functions(L, definition_functions());
  add_functions(L, condition_functions());
  add_functions(L, alert_conditions());
  add_functions(L, reference_functions());
  lua_createtable(L, 0, 0);
  set_lookup(L, &thunk<find_document>);
  protect_table(L);
  lua_setfield(L, -2, "doc");
  install_environment(L);
}

}  // namespace viisari::script
