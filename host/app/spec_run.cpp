#include "app/spec_run.h"

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <span>
#include <string_view>
#include <utility>

#include "alert/path_state.h"
#include "base/text.h"
#include "engine/audit_targets.h"
#include "engine/evaluator.h"
#include "engine/figure_book.h"
#include "engine/moving_targets.h"
#include "engine/reconcile.h"
#include "engine/series_memory.h"
#include "model/assessment.h"
#include "model/indicator.h"
#include "report/explain_text.h"
#include "report/finding_text.h"
#include "script/definitions.h"
#include "script/source_tree.h"
#include "script/spec.h"

namespace viisari {
namespace {

// A target's condition, basis and kind of time, and what else makes it different from others:
// "at_most, percent_change_from_baseline, deadline".
std::string form_of(const Target& target) {
  std::string form = std::string(to_string(target.op)) + ", " +
                     std::string(to_string(target.basis)) + ", " +
                     std::string(to_string(target.time));
  const bool limits = target.low && target.high;
  if (limits && target.op == TargetOp::kAtLeast && !target.value) form += ", by sub-area";
  if (limits && target.basis == TargetBasis::kShareOfGroup && target.value) form += ", of a band";
  if (!target.reference.empty()) form += ", of a series";
  return form;
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

bool holds(const SpecCheck& check, const Actual& got, const Assessment& assessment) {
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

bool matches(const SpecFinding& asked, const Finding& finding) {
  if (!asked.rule.empty() && asked.rule != finding.rule) return false;
  if (!asked.name.empty() && asked.name != finding.name) return false;
  if (asked.finding_class && *asked.finding_class != finding.finding_class) return false;
  if (asked.period && (finding.terms.empty() || !(finding.terms[0].period == *asked.period))) {
    return false;
  }
  return std::all_of(asked.ids.begin(), asked.ids.end(), [&](const std::string& id) {
    return std::find(finding.ids.begin(), finding.ids.end(), id) != finding.ids.end();
  });
}

// "total, contradiction, pirkanmaa/yhteensa.ostot, 2024"
std::string asked_text(const SpecFinding& asked) {
  std::vector<std::string> parts;
  if (!asked.rule.empty()) parts.push_back(asked.rule);
  if (!asked.name.empty()) parts.push_back(asked.name);
  if (asked.finding_class) parts.emplace_back(to_string(*asked.finding_class));
  parts.insert(parts.end(), asked.ids.begin(), asked.ids.end());
  if (asked.period) parts.push_back(asked.period->to_string());
  return join(parts, ", ");
}

class Runner {
 public:
  Runner(const SpecRequest& request, Definitions& definitions)
      : request_(request), definitions_(definitions) {}

  // Runs one spec; true when all of it holds.
  bool run(const SourceFile& file, const Spec& spec) {
    const std::size_t before = errors_.size();
    check_assessments(file, spec);
    check_findings(file, spec);
    return errors_.size() == before;
  }

  std::vector<Error>& errors() { return errors_; }
  const std::set<std::string>& files() const { return files_; }
  const std::set<std::string>& forms() const { return forms_; }

 private:
  void mismatch(const SourceFile& file, const Spec& spec, std::string_view path,
                const std::string& text) {
    errors_.push_back({kSpecMismatch, "'" + spec.title + "': " + text, file.path,
                       spec_line(file, spec, path), 0});
  }

  // The forms that were judged: all conditions for the deciding one's time. An estimate of success
  // is held against none of its targets.
  void add_forms(const Indicator& indicator, const Assessment& assessment) {
    for (const Target& target : indicator.targets) {
      const bool dated = target.time == TargetTime::kPeriod || target.time == TargetTime::kDeadline;
      const bool judged = assessment.target && assessment.target->time == target.time &&
                          (!dated || assessment.target->period == target.period);
      if (judged || indicator.measure == Measure::kConfidence) forms_.insert(form_of(target));
    }
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
      if (check.field == "status") add_forms(indicator, assessment);
      const Actual got = check.field == "alert" ? path_state(check, *engine, *index)
                                                : actual(assessment, check.field);
      if (holds(check, got, assessment)) continue;
      failed = true;
      mismatch(file, spec, check.path,
               mismatch_text(check, got, assessment, indicator, told != check.id));
      told = check.id;
    }
    if (!failed) return;
    for (Error& error : engine->failures()) errors_.push_back(std::move(error));
  }

  // Where the indicator is by the rule that the spec means.
  Actual path_state(const SpecCheck& check, const Engine& engine, std::size_t index) const {
    AlertRule rule = default_alert_rule(check.id);
    for (const AlertRule& other : definitions_.alert_rules()) {
      if (other.id == check.rule) rule = other;
    }
    std::vector<JudgedPoint> points;
    for (const JudgedFigure& figure : engine.judged_figures(index)) {
      points.push_back({figure.period, figure.value, figure.status});
    }
    return {{}, std::string(to_string(read_path(rule, points).state))};
  }

  // What the audits of figures and of targets say of the spec's area.
  void check_findings(const SourceFile& file, const Spec& spec) {
    if (spec.findings.empty()) return;
    std::vector<Indicator> indicators;
    for (const Indicator& indicator : definitions_.indicators()) {
      if (indicator.area == spec.area) indicators.push_back(indicator);
    }
    std::vector<ReconcileRule> rules;
    for (const ReconcileRule& rule : definitions_.reconcile_rules()) {
      if (rule.area == spec.area) rules.push_back(rule);
    }
    const FigureBook book(indicators, spec.given, spec.on);
    std::vector<Finding> findings = audit_figures(book, rules);
    for (Finding& finding : audit_targets(book)) findings.push_back(std::move(finding));
    for (const SpecFinding& asked : spec.findings) {
      for (const std::string& id : asked.ids) {
        if (const Indicator* indicator = definitions_.indicator(id)) files_.insert(indicator->file);
      }
      const auto found =
          std::find_if(findings.begin(), findings.end(),
                       [&](const Finding& finding) { return matches(asked, finding); });
      if ((found != findings.end()) == asked.wanted) continue;
      if (asked.wanted) {
        mismatch(file, spec, asked.path,
                 "expected a finding " + asked_text(asked) + ", got " + others(asked, findings));
      } else {
        mismatch(file, spec, asked.path,
                 "expected no finding " + asked_text(asked) + ", got " + found_text(*found));
      }
    }
  }

  // The findings about the same indicators.
  std::string others(const SpecFinding& asked, const std::vector<Finding>& findings) const {
    SpecFinding about;
    about.ids = asked.ids;
    std::string text;
    for (const Finding& finding : findings) {
      if (asked.ids.empty() || !matches(about, finding)) continue;
      text += (text.empty() ? "" : "; ") + found_text(finding);
    }
    return text.empty() ? "none" : text;
  }

  std::string found_text(const Finding& finding) const {
    std::string text = finding.rule + " " + std::string(to_string(finding.finding_class));
    if (!finding.restricted || request_.restricted) {
      const std::string arithmetic = arithmetic_text(finding, request_.language);
      text += arithmetic.empty() ? "" : ": " + arithmetic;
    }
    return text;
  }

  // "yhteensa.ostot: expected status on_track, got off_track: …"
  std::string mismatch_text(const SpecCheck& check, const Actual& got, const Assessment& assessment,
                            const Indicator& indicator, bool with_sentence) const {
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
  std::set<std::string> forms_;  // forms of targets that were judged
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
  std::map<std::string, const Indicator*> forms;
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
                   "no spec expects a status by a target of the form " + form + ", such as '" +
                       indicator->id + "'",
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
    for (const Error& error : read.errors) {
      // An indicator may be missing because its own file is wrong, which has been told.
      if (error.code == script::kUnknownFigure && !run.errors.empty()) continue;
      runner.errors().push_back(error);
    }
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
