#include "app/spec_run.h"

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <span>
#include <string_view>
#include <tuple>
#include <utility>

#include "base/text.h"
#include "engine/evaluator.h"
#include "engine/moving_targets.h"
#include "engine/series_memory.h"
#include "model/assessment.h"
#include "model/indicator.h"
#include "report/explain_text.h"
#include "script/definitions.h"
#include "script/source_tree.h"
#include "script/spec.h"

namespace viisari {
namespace {

// A target's condition, basis and kind of time.
using TargetForm = std::tuple<TargetOp, TargetBasis, TargetTime>;

TargetForm form_of(const Target& target) {
  return {target.op, target.basis, target.time};
}

// "at_most, percent_change_from_baseline, deadline"
std::string form_text(const TargetForm& form) {
  return std::string(to_string(std::get<0>(form))) + ", " +
         std::string(to_string(std::get<1>(form))) + ", " +
         std::string(to_string(std::get<2>(form)));
}

// Some of the definitions' indicators, in an order of their own.
class Part final : public ValueSource {
 public:
  explicit Part(Definitions& definitions) : definitions_(definitions) {}

  // With everything it is computed from.
  void add(std::string_view id) {
    const Indicator* indicator = definitions_.indicator(id);
    if (indicator == nullptr || !known_.insert(indicator->id).second) return;
    places_.push_back(static_cast<std::size_t>(indicator - definitions_.indicators().data()));
    indicators_.push_back(*indicator);
    for (const auto& input : indicator->inputs) add(input.second);
    for (const Target& target : indicator->targets) add(target.reference);
  }

  std::span<Indicator> indicators() { return indicators_; }
  Result<SeriesView> compute(std::size_t index, std::span<const SeriesView> inputs,
                             SeriesPool& pool) override {
    return definitions_.compute(places_.at(index), inputs, pool);
  }

 private:
  Definitions& definitions_;
  std::set<std::string> known_;
  std::vector<std::size_t> places_;
  std::vector<Indicator> indicators_;
};

// What the assessment has in a spec's field: a number, or else a word.
struct Actual {
  std::optional<double> number;
  std::string word;
};

Actual actual(const Assessment& assessment, std::string_view field) {
  const auto number = [](std::optional<double> value) {
    return Actual{value, value ? std::string() : std::string(kSpecNone)};
  };
  if (field == "status") return {{}, std::string(to_string(assessment.status))};
  if (field == "reason") return {{}, assessment.reason_code};
  if (field == "data_state") return {{}, std::string(to_string(assessment.data_state))};
  if (field == "period") {
    return {{}, assessment.period.valid() ? assessment.period.to_string() : std::string(kSpecNone)};
  }
  if (field == "value") return number(assessment.value);
  if (field == "expected") return number(assessment.expected);
  if (field == "margin") return number(assessment.margin);
  if (field == "flip_value") return number(assessment.flip_value);
  if (field == "projection") return number(assessment.projection);
  return number(assessment.threshold);
}

bool holds(const SpecCheck& check, const Assessment& assessment) {
  const Actual got = actual(assessment, check.field);
  if (check.number) return got.number && spec_number_holds(*check.number, *got.number);
  // For no_data the sentence's own code tells more than the reason.
  if (check.field == "reason" && check.word == assessment.reason.code) return true;
  return !got.number && got.word == check.word;
}

// Up to six decimals, without zeros at the end.
std::string number_text(double value) {
  std::string text = format_fixed(value, 6);
  text.erase(text.find_last_not_of('0') + 1);
  if (text.ends_with('.')) text.pop_back();
  return text;
}

class Runner {
 public:
  Runner(const SpecRequest& request, Definitions& definitions)
      : request_(request), definitions_(definitions) {}

  // Runs one spec; true when all of it holds.
  bool run(const SourceFile& file, const Spec& spec) {
    const std::size_t before = errors_.size();
    check_assessments(file, spec);
    for (const SpecFinding& finding : spec.findings) {
      mismatch(file, spec, finding.path, "findings cannot be expected yet");
    }
    return errors_.size() == before;
  }

  std::vector<Error>& errors() { return errors_; }
  const std::set<std::string>& files() const { return files_; }
  const std::set<TargetForm>& forms() const { return forms_; }

 private:
  void mismatch(const SourceFile& file, const Spec& spec, std::string_view path,
                const std::string& text) {
    errors_.push_back({kSpecMismatch, "'" + spec.title + "': " + text, file.path,
                       spec_line(file, spec, path), 0});
  }

  void check_assessments(const SourceFile& file, const Spec& spec) {
    if (spec.checks.empty()) return;
    Part part(definitions_);
    for (const SpecCheck& check : spec.checks) part.add(check.id);
    SeriesMemory memory = SeriesMemory::from(spec.given, spec.on);
    set_moving_targets(part.indicators(), memory);
    auto engine = Engine::create(part.indicators(), part, memory);
    if (!engine) {
      mismatch(file, spec, "expect", engine.error().to_string());
      return;
    }
    engine->evaluate();
    std::string told;  // the indicator whose sentence has been told
    bool failed = false;
    for (const SpecCheck& check : spec.checks) {
      const auto index = engine->find(check.id);
      if (!index) continue;
      const Assessment assessment = engine->assessment(*index);
      const Indicator& indicator = part.indicators()[*index];
      files_.insert(indicator.file);
      if (check.field == "status" && assessment.target) forms_.insert(form_of(*assessment.target));
      if (holds(check, assessment)) continue;
      failed = true;
      mismatch(file, spec, check.path,
               mismatch_text(check, assessment, indicator, told != check.id));
      told = check.id;
    }
    if (!failed) return;
    for (Error& error : engine->failures()) errors_.push_back(std::move(error));
  }

  // "yhteensa.ostot: expected status on_track, got off_track: …"
  std::string mismatch_text(const SpecCheck& check, const Assessment& assessment,
                            const Indicator& indicator, bool with_sentence) const {
    const Actual got = actual(assessment, check.field);
    const bool secret = indicator.visibility != Visibility::kPublic && !request_.restricted;
    std::string text = indicator.key + ": ";
    if (secret && (check.number || got.number)) {
      return text + check.field + " is not as expected (not public; --restricted shows figures)";
    }
    text += "expected " + check.field + " " +
            (check.number ? number_text(*check.number) : check.word) + ", got " +
            (got.number ? number_text(*got.number) : got.word);
    if (with_sentence && !secret) text += ": " + sentence(assessment.reason, request_.language);
    return text;
  }

  const SpecRequest& request_;
  Definitions& definitions_;
  std::vector<Error> errors_;
  std::set<std::string> files_;  // definition files that were asked about
  std::set<TargetForm> forms_;   // forms of targets that were judged
};

bool speaks_of(const Spec& spec, const Definitions& definitions, const std::string& file) {
  const auto in_file = [&](const std::string& id) {
    const Indicator* indicator = definitions.indicator(id);
    return indicator != nullptr && indicator->file == file;
  };
  return std::any_of(spec.checks.begin(), spec.checks.end(),
                     [&](const SpecCheck& check) { return in_file(check.id); }) ||
         std::any_of(spec.findings.begin(), spec.findings.end(), [&](const SpecFinding& finding) {
           return std::any_of(finding.ids.begin(), finding.ids.end(), in_file);
         });
}

void add_uncovered(const Definitions& definitions, const DefinitionScope& scope,
                   const Runner& runner, std::vector<Error>& out) {
  std::map<std::string, std::size_t> files;  // with the number of their indicators
  std::map<TargetForm, const Indicator*> forms;
  for (const Indicator& indicator : definitions.indicators()) {
    if (!indicator.file.starts_with(scope.prefix)) continue;
    ++files[indicator.file];
    for (const Target& target : indicator.targets) forms.emplace(form_of(target), &indicator);
  }
  for (const auto& [file, indicators] : files) {
    if (runner.files().contains(file)) continue;
    out.push_back({kSpecMissing,
                   "no spec expects anything of its " + std::to_string(indicators) + " indicators",
                   file, 1, 0});
  }
  if (!scope.prefix.empty()) return;
  for (const auto& [form, indicator] : forms) {
    if (runner.forms().contains(form)) continue;
    out.push_back({kSpecMissing,
                   "no spec expects a status by a target of the form " + form_text(form) +
                       ", such as '" + indicator->id + "'",
                   indicator->file, indicator->line, 0});
  }
}

}  // namespace

Result<SpecRun> run_specs(const SpecRequest& request) {
  const DefinitionScope& scope = request.scope;
  const auto tree = read_source_tree(scope.root, request.limits);
  if (!tree) return fail(tree.error());
  const auto specs = read_source_tree(scope.root, request.limits, SourceKind::kSpecs);
  if (!specs) return fail(specs.error());

  SpecRun run;
  Definitions definitions(request.limits);
  const LoadReport report = definitions.load(tree->files);
  const std::string folder = scope.prefix.empty() ? "" : scope.area() + "/";
  const auto concerns = [&](const std::string& file) {
    return file.starts_with(folder) || file.starts_with("common/");
  };
  for (const std::vector<Error>& errors : {tree->errors, report.errors()}) {
    for (const Error& error : errors) {
      if (concerns(error.file)) run.errors.push_back(error);
    }
  }
  std::map<std::string, SourceFile, std::less<>> helpers;
  for (const SourceFile& file : tree->files) {
    if (!file.path.starts_with("common/")) continue;
    helpers[file.path.substr(7, file.path.size() - 11)] = file;
  }

  const bool one_file = scope.prefix.ends_with(".lua");
  const bool of_specs = scope.prefix.ends_with("_spec.lua");
  const std::string wanted = one_file && !of_specs ? folder : scope.prefix;
  for (const Error& error : specs->errors) {
    if (error.file.starts_with(wanted)) run.errors.push_back(error);
  }
  Runner runner(request, definitions);
  for (const SourceFile& file : specs->files) {
    if (!file.path.starts_with(wanted)) continue;
    const SpecFile read = read_specs(file, definitions, helpers, request.limits);
    runner.errors().insert(runner.errors().end(), read.errors.begin(), read.errors.end());
    if (!read.errors.empty()) ++run.broken;
    std::size_t run_here = 0;
    for (const Spec& spec : read.specs) {
      if (one_file && !of_specs && !speaks_of(spec, definitions, scope.prefix)) continue;
      ++run_here;
      if (!runner.run(file, spec)) ++run.failed;
    }
    run.specs += run_here;
    if (run_here > 0) ++run.files;
  }
  run.errors.insert(run.errors.end(), runner.errors().begin(), runner.errors().end());
  if (!of_specs) add_uncovered(definitions, scope, runner, run.uncovered);
  return run;
}

}  // namespace viisari
