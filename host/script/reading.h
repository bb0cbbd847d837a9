// The state of reading one definition file, and the functions of the definition language that
// work on it. Internal to script/. Thread-safety: belongs to one Lua state.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "script/lua_support.h"
#include "script/script_file.h"

namespace viisari::script {

struct Head {
  std::string key;  // empty for an alert without a name
  int line = 0;
  bool used = false;
};

// A condition of an alert, as off_path(), below(80, { back = 82 }) give it.
struct AlertWhen {
  AlertCondition condition = AlertCondition::kInvalid;
  double limit = 0;
  double back = 0;
};

struct Reading {
  Reading(ScriptFile& of_script, const SourceFile& of_file, const Surroundings& around,
          const Limits& within)
      : script(of_script), file(of_file), surroundings(around), limits(within) {}

  ScriptFile& script;
  const SourceFile& file;
  const Surroundings& surroundings;
  const Limits& limits;

  std::vector<Service> services;
  std::vector<Source> citations;
  std::vector<Condition> conditions;
  std::vector<Head> indicator_heads;
  std::vector<Head> document_heads;
  std::vector<Head> reconcile_heads;
  std::vector<FigureRef> references;
  std::vector<Head> alert_heads;
  std::vector<AlertWhen> alert_conditions;
  std::vector<Head> comparison_heads;
  std::vector<Head> spec_heads;
  std::map<std::string, int, std::less<>> helper_tables;  // places in Lua's registry
  std::vector<std::string> helpers_running;
  std::map<std::string, int, std::less<>> defined;  // keys of indicators or documents: their lines
  std::map<std::string, int, std::less<>> defined_rules;
  std::string last_indicator;  // key of the one defined last, right or wrong
  std::size_t output = 0;

  // Of the state that is reading; raises script.not_allowed inside a `value` function.
  static Reading& of(lua_State* L);

  void add_error(Error error);
  bool full() const;  // no more errors are taken
  // Counts what is kept outside of Lua; ends the script where it becomes too much.
  void count_output(lua_State* L, std::size_t bytes);
  const Document* document(std::string_view id) const;
  std::vector<std::string_view> document_ids() const;

  std::vector<Indicator>& indicators() { return script.indicators_; }
  std::vector<int>& slots() { return script.slots_; }
  std::vector<ReconcileRule>& rules() { return script.rules_; }
  std::vector<AlertRule>& alerts() { return script.alerts_; }
  std::vector<Comparison>& comparisons() { return script.comparisons_; }
  std::vector<Document>& documents() { return script.documents_; }
  std::vector<Spec>& specs() { return script.specs_; }
  std::vector<Error>& errors() { return script.errors_; }
  void restricted(const std::string& id) { script.restricted_.push_back(id); }
  void used_helper(const std::string& name) { script.helpers_.insert(name); }
};

// What is wrong with a text from a script, by its bytes; nothing when it may be kept.
struct TextFault {
  ErrorCode code;
  std::string why;
};
std::optional<TextFault> text_fault(std::string_view text, std::size_t limit, bool lines = false);

// The functions every definition file sees.
std::span<const HostFunction> definition_functions();
std::span<const HostFunction> condition_functions();
// Makes handles callable, indexable and computable, and gives the state what files see.
void install_definitions(lua_State* L);

// `indicator "key" {…}`, `document "id" {…}`, `spec "words" {…}`: the table is at stack place 2.
int define_indicator(lua_State* L, Head& head);
int define_document(lua_State* L, Head& head);
// `reconcile "name" {…}`, and the functions that name the figures of a rule.
int define_reconcile(lua_State* L, Head& head);
std::span<const HostFunction> reference_functions();
int define_spec(lua_State* L, Head& head);

// A call of a `value` function: its series, its inputs first. Series made in it are numbered on.
struct Call {
  explicit Call(const Limits& given) : limits(given) {}

  const Limits& limits;
  std::uint64_t generation = 0;  // of the call; a handle of another one is stale
  bool running = false;
  std::vector<SeriesView> series;
  SeriesPool* pool = nullptr;
  std::size_t pool_start = 0;
  const Indicator* indicator = nullptr;
};

// Series methods and operators, in series_functions.cpp.
std::span<const HostFunction> series_methods();
std::span<const HostFunction> series_operators();
int unknown_input(lua_State* L);

// Names for suggestions and for the test of the documentation.
std::span<const std::string_view> indicator_fields();
std::span<const std::string_view> reconcile_fields();

}  // namespace viisari::script
