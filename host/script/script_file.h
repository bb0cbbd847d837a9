// One definition file: runs it in a Lua state of its own, collects what it defines, and computes
// its `value` functions afterwards.
// Internal to script/. Ownership: holds its state and definitions. Thread-safety: belongs to one
// thread at a time, but compute() may be called from any: calls wait for one another.
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <mutex>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "engine/series.h"
#include "model/alert_rule.h"
#include "model/comparison.h"
#include "model/indicator.h"
#include "model/reconcile_rule.h"
#include "script/definitions.h"
#include "script/limits.h"
#include "script/source_tree.h"
#include "script/spec.h"

struct lua_State;

namespace viisari::script {

class Vm;
struct Call;

// What a file may see of the others while it is read.
struct Surroundings {
  std::string area;
  bool defines_documents = false;       // it is its area's documents.lua
  bool defines_comparisons = false;     // it stands in the folder of comparisons
  std::span<const Document> documents;  // of the area
  const std::map<std::string, SourceFile, std::less<>>* helpers = nullptr;  // by name
  const Definitions* tested = nullptr;  // of a file of specs: what they speak of
};

struct Service {
  std::string name;
  std::string code;
  std::string owner;
};

struct Condition {
  Target target;  // without its time
  bool has_source = false;
  int line = 0;
};

class ScriptFile {
 public:
  // Always gives a file; what is wrong with it is in errors().
  ScriptFile(const SourceFile& file, const Surroundings& surroundings, const Limits& limits);
  ~ScriptFile();
  ScriptFile(const ScriptFile&) = delete;
  ScriptFile& operator=(const ScriptFile&) = delete;

  const std::string& path() const { return path_; }
  const std::vector<Error>& errors() const { return errors_; }
  const std::vector<Indicator>& indicators() const { return indicators_; }
  const std::vector<ReconcileRule>& rules() const { return rules_; }
  // Their `indicators` are as written: see alert_linking.h.
  const std::vector<AlertRule>& alerts() const { return alerts_; }
  const std::vector<Comparison>& comparisons() const { return comparisons_; }
  const std::vector<Document>& documents() const { return documents_; }
  std::vector<Spec>& specs() { return specs_; }
  const std::set<std::string, std::less<>>& helpers() const { return helpers_; }
  // Ids of what the text says is not public, as far as it was read: also of a file with errors.
  const std::vector<std::string>& restricted() const { return restricted_; }
  std::size_t memory() const;

  // `index` is the place in indicators().
  Result<SeriesView> compute(std::size_t index, std::span<const SeriesView> inputs,
                             SeriesPool& pool);

 private:
  friend struct Reading;

  void read(const SourceFile& file, const Surroundings& surroundings);
  Result<SeriesView> call_value(std::size_t index, Call& call);

  const Limits& limits_;
  std::string path_;
  std::vector<Error> errors_;
  std::vector<Indicator> indicators_;
  std::vector<int> slots_;    // for each indicator: its place in Lua's registry, 0 without a value
  std::vector<bool> shares_;  // for each indicator: its function has variables of the file
  std::vector<ReconcileRule> rules_;
  std::vector<AlertRule> alerts_;
  std::vector<Comparison> comparisons_;
  std::vector<Document> documents_;
  std::vector<Spec> specs_;
  std::set<std::string, std::less<>> helpers_;
  std::vector<std::string> restricted_;

  std::mutex mutex_;
  std::unique_ptr<Vm> vm_;  // only where a value needs it
  std::unique_ptr<Call> call_;
  int kills_ = 0;
  Error last_kill_;
};

// Compiles a helper without running it: it runs with the files that use it.
std::vector<Error> check_helper(const SourceFile& file, const Limits& limits);

}  // namespace viisari::script
