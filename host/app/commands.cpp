#include "app/commands.h"

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <functional>
#include <memory>
#include <string>
#include <utility>

#include "app/definition_scope.h"
#include "app/doctor.h"
#include "app/evaluation.h"
#include "app/importing.h"
#include "app/mail_templates.h"
#include "app/mail_transport.h"
#include "app/notify_checks.h"
#include "app/notifying.h"
#include "app/print.h"
#include "app/print_alerts.h"
#include "app/serve.h"
#include "app/session.h"
#include "app/workspace.h"
#include "area/area_host.h"
#include "base/text.h"
#include "report/csv.h"
#include "report/definition_text.h"
#include "report/explain_text.h"
#include "report/json.h"
#include "script/definitions.h"
#include "store/store.h"

namespace viisari {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kWorst = 5;

// Alert rules against recipients and schedules; with `whole`, these files and the mail templates
// themselves. `complete`: every definition is there, so that what none of them has is unknown.
void check_notify(const Config& config, const Definitions& definitions,
                  const DefinitionScope& scope, bool whole, bool complete, std::size_t& errors,
                  const std::function<void(const Error&)>& show) {
  NotifySettings settings;
  auto found = read_notify_settings(config, settings);
  const bool readable = found.empty();
  if (readable && complete) found = check_recipients(settings.recipients, definitions.indicators());
  if (whole) {
    for (Error& error : check_mail_templates(config)) found.push_back(std::move(error));
    for (Error& error : found) {
      error.file = fs::path(error.file).lexically_proximate(fs::current_path()).string();
      put_error(error);
    }
    errors += found.size();
  }
  if (!readable) return;
  for (const Error& error : check_alert_rules(definitions.alert_rules(), settings)) {
    if (error.file.starts_with(scope.prefix)) show(error);
  }
}

// The alerts of example figures, as mails in files. Never over SMTP: nobody is to be told of a day
// of the past by a program that is being tried out.
Result<void> notify_of_examples(Workspace& workspace, const EvaluatedState& state,
                                Language language) {
  const Config& config = workspace.config();
  NotifySettings settings;
  const std::vector<Error> faults = read_notify_settings(config, settings);
  if (not_set_up(faults)) return {};
  for (const Error& fault : faults) put_error(fault);
  if (!faults.empty() || config.mail_transport != "maildir") return {};
  const auto queued = queue_mails(workspace, settings, state, Firing::kAlertsOnly);
  if (!queued) return fail(queued.error());
  put(print_alert_report(queued->alerts, state.snapshot()->as_of, language));
  const auto delivered = deliver_mails(
      {workspace.store(), config, workspace.clock(), workspace.log(), {}}, settings.recipients);
  if (!delivered) return fail(delivered.error());
  put(print_delivery(*delivered, language));
  const bool finnish = language == Language::kFinnish;
  put((finnish ? "Viestit: " : "Mails: ") + describe_transport(config, false) + "\n");
  return {};
}

}  // namespace

int run_check(const CommandContext& context, const CheckOptions& options) {
  const auto config = load_config(context);
  if (!config) return failed(config.error());
  const DefinitionScope scope = definition_scope(
      options.path.empty() ? config->definitions_directory : fs::path(options.path));
  const Limits limits = script_limits(*config);
  const auto tree = read_source_tree(scope.root, limits);
  if (!tree) return failed(tree.error());

  Definitions definitions(limits);
  const LoadReport report = definitions.load(tree->files);
  std::size_t files = 0;
  std::size_t indicators = 0;
  std::size_t errors = 0;
  const auto show = [&](const Error& error) {
    ++errors;
    put_definition_error(error, scope.root);
  };
  for (const Error& error : tree->errors) {
    if (error.file.starts_with(scope.prefix)) show(error);
  }
  for (const FileReport& file : report.files) {
    if (!file.path.starts_with(scope.prefix)) continue;
    ++files;
    indicators += file.indicators;
    for (const Error& error : file.errors) show(error);
  }
  std::error_code path_error;
  const bool whole =
      scope.prefix.empty() && fs::equivalent(scope.root, config->definitions_directory, path_error);
  check_notify(*config, definitions, scope, whole, errors == 0, errors, show);
  put(std::to_string(indicators) + " indicators in " + std::to_string(files) + " files, " +
      std::to_string(errors) + (errors == 1 ? " error\n" : " errors\n"));
  return errors == 0 ? 0 : 1;
}

int run_export(const CommandContext& context, const ExportOptions& options) {
  const bool definitions = options.what == "definitions";
  if (!options.format.empty() && options.format != (definitions ? "json" : "csv")) {
    std::fprintf(stderr, "export.format: %s are written as %s only\n", options.what.c_str(),
                 definitions ? "json" : "csv");
    return 2;
  }
  auto session = open_with_definitions(context);
  if (!session) return failed(session.error());
  Workspace& workspace = *session->workspace;
  if (definitions) {
    JsonWriter json;
    json.begin_array();
    for (const Indicator& indicator : workspace.definitions().indicators()) {
      write_indicator(json, indicator);
    }
    json.end_array();
    put(json.take() + "\n");
    return 0;
  }
  put(std::string(observations_csv_header()));
  ObservationQuery query;
  query.every_version = true;
  const auto visited =
      workspace.store().visit_observations(query, [](const Observation& observation) {
        std::string line;
        append_observation_csv(line, observation);
        put(line);
      });
  if (!visited) return failed(visited.error());
  return 0;
}

int run_import(const CommandContext& context, const ImportOptions& options) {
  auto session = open_with_definitions(context);
  if (!session) return failed(session.error());
  ImportRequest request;
  request.area = options.area;
  request.file = options.file;
  request.dry_run = options.dry_run;
  request.by = options.by;
  const auto report = import_file(*session->workspace, request);
  if (!report) return failed(report.error());
  if (report->rejected()) {
    for (const FigureProblem& problem : report->problems) {
      put_problem(problem, report->file);
    }
    std::fprintf(stderr, "%s: nothing was stored: %zu rows were rejected\n", report->file.c_str(),
                 report->problems.size());
    return 1;
  }
  put(print_import(*report, options.dry_run, language_of(context)));
  return 0;
}

int run_evaluate(const CommandContext& context, const EvaluateOptions& options) {
  auto session = open_with_definitions(context);
  if (!session) return failed(session.error());
  Workspace& workspace = *session->workspace;
  const Instant started = context.clock.now();
  const auto state = evaluate_and_tell(workspace, as_of_date(options.as_of, workspace));
  if (!state) return failed(state.error());
  const Snapshot& snapshot = *(*state)->snapshot();
  if (auto stored = record(workspace, snapshot, started); !stored) return failed(stored.error());
  for (const AreaSnapshot& area : snapshot.areas) {
    put(print_area_counts(area, snapshot.as_of, language_of(context)));
  }
  return (*state)->failures().empty() ? 0 : 1;
}

int run_status(const CommandContext& context, const StatusOptions& options) {
  if (!options.year.empty()) return run_status_of_year(context, options);
  auto session = open_with_definitions(context);
  if (!session) return failed(session.error());
  Workspace& workspace = *session->workspace;
  const auto state = evaluate_and_tell(workspace, as_of_date(options.as_of, workspace));
  if (!state) return failed(state.error());
  const Snapshot& snapshot = *(*state)->snapshot();
  const auto areas = choose_areas(snapshot, options.area);
  if (!areas) return failed(areas.error());
  const bool json_wanted = options.format == "json";
  JsonWriter json;
  json.begin_array();
  for (const AreaSnapshot* shown : *areas) {
    const AreaSnapshot& area = *shown;
    if (!json_wanted) {
      put(print_area_status(area, snapshot.as_of, language_of(context)));
      continue;
    }
    for (const AreaSnapshot::Row& row : area.rows) write_assessment(json, row.assessment);
  }
  json.end_array();
  if (json_wanted) put(json.take() + "\n");
  return 0;
}

int run_explain(const CommandContext& context, const ExplainOptions& options) {
  auto session = open_with_definitions(context);
  if (!session) return failed(session.error());
  Workspace& workspace = *session->workspace;
  const auto state = evaluate_and_tell(workspace, as_of_date(options.as_of, workspace));
  if (!state) return failed(state.error());
  const auto explanation = (*state)->explain(options.id);
  if (!explanation) return failed(explanation.error());
  const AreaSnapshot::Row* row = find_row(*(*state)->snapshot(), options.id);
  if (row == nullptr) return failed({kUnknownIndicator, options.id, "", 0, 0});
  const auto figures =
      published_figures(workspace.store(), options.id, (*state)->snapshot()->as_of);
  if (!figures) return failed(figures.error());
  if (options.format == "json") {
    JsonWriter json;
    json.begin_object();
    json.key("indicator");
    write_indicator(json, *row->indicator);
    json.key("assessment");
    write_assessment(json, row->assessment);
    json.key("explanation");
    write_explanation(json, *explanation, row->assessment, *row->indicator);
    json.key("observations");
    json.begin_array();
    for (const Observation& figure : *figures) write_observation(json, figure, *row->indicator);
    json.end_array();
    json.end_object();
    put(json.take() + "\n");
  } else {
    const Language language = language_of(context);
    put(explanation_text(row->assessment, *explanation, *row->indicator, language));
    put(definition_text(*row->indicator, *figures, language));
  }
  return 0;
}

int run_plugins(const CommandContext& context, const PluginsOptions& options) {
  auto session = open_session(context, Verbosity::kQuiet);
  if (!session) return failed(session.error());
  const auto areas = session->workspace->areas();
  if (!areas) return failed(areas.error());
  const auto plugins = (*areas)->status();
  if (options.format == "json") {
    put(plugins_json(plugins) + "\n");
  } else {
    put(print_plugins(plugins));
  }
  for (const PluginStatus& plugin : plugins) {
    if (plugin.state != PluginState::kRunning) return 1;
  }
  return 0;
}

int run_doctor(const CommandContext& context, const DoctorOptions& /*options*/) {
  NullLog log;
  const auto diagnoses = diagnose(load_config(context), context.self, context.clock, log);
  put(print_diagnoses(diagnoses));
  for (const Diagnosis& diagnosis : diagnoses) {
    if (diagnosis.health == Health::kBad) return 1;
  }
  return 0;
}

int run_serve(const CommandContext& context, const ServeOptions& options) {
  auto session = open_with_definitions(context, Verbosity::kServer);
  if (!session) return failed(session.error());
  const auto served = serve(*session->workspace, Date::parse(options.as_of), language_of(context));
  if (!served) return failed(served.error());
  if (*served == ServeEnd::kStillDelivering) {
    std::fflush(nullptr);
    std::_Exit(0);
  }
  return 0;
}

int run_run(const CommandContext& context, const RunOptions& options) {
  auto session = open_with_definitions(context, Verbosity::kFaults);
  if (!session) return failed(session.error());
  Workspace& workspace = *session->workspace;
  const auto imports = import_examples(workspace, options.examples);
  if (!imports) return failed(imports.error());
  bool all_imported = true;
  for (const ExampleImport& import : *imports) {
    if (!import.report) {
      put_error(import.report.error());
      all_imported = false;
    } else if (import.report->rejected()) {
      for (const FigureProblem& problem : import.report->problems) {
        put_problem(problem, import.report->file);
      }
      all_imported = false;
    } else {
      put(print_import(*import.report, false, language_of(context)));
    }
  }
  put("\n");
  const Instant started = context.clock.now();
  const Date as_of = as_of_date(options.as_of, workspace);
  const auto state = evaluate_and_tell(workspace, as_of);
  if (!state) return failed(state.error());
  const Snapshot& snapshot = *(*state)->snapshot();
  if (auto stored = record(workspace, snapshot, started); !stored) return failed(stored.error());
  for (const AreaSnapshot& area : snapshot.areas) {
    put(print_area_summary(area, as_of, kWorst, language_of(context)) + "\n");
  }
  if (auto told = notify_of_examples(workspace, **state, language_of(context)); !told) {
    return failed(told.error());
  }
  std::fflush(stdout);
  if (!options.no_serve) {
    const auto served = serve(workspace, as_of, language_of(context));
    if (!served) return failed(served.error());
  }
  return all_imported ? 0 : 1;
}

}  // namespace viisari
