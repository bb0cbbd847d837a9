#include "app/importing.h"

#include <algorithm>
#include <map>
#include <system_error>
#include <tuple>
#include <utility>

#include "app/workspace.h"
#include "area/area_host.h"
#include "base/log_messages.h"
#include "script/definitions.h"

namespace viisari {
namespace {

namespace fs = std::filesystem;

std::string list_of_areas(const AreaHost& areas) {
  std::string out;
  for (const PluginStatus& plugin : areas.status()) {
    out += (out.empty() ? "" : ", ") + plugin.id;
  }
  return out.empty() ? "there are no plugins" : "the plugins are " + out;
}

bool everything(const Indicator&) {
  return true;
}

// Through the plugin and the resolver; not yet held against the store.
Result<ImportReport> read_figures(Workspace& workspace, const ImportBasis& basis,
                                  const ImportFile& file) {
  const auto areas = workspace.areas();
  if (!areas) return fail(areas.error());
  const auto figures = (*areas)->import(basis.area, file.name, file.text);
  if (!figures) return fail(figures.error());

  ImportReport report;
  report.area = basis.area;
  report.file = file.name;
  report.windows_1252 = file.encoding == TextEncoding::kWindows1252;
  report.problems = figures->problems;
  ResolveOptions options;
  options.file_name = file.name;
  options.imported_on = basis.today;
  Resolution resolution = basis.resolver->resolve(figures->figures, options);
  report.problems.insert(report.problems.end(), resolution.problems.begin(),
                         resolution.problems.end());
  std::stable_sort(report.problems.begin(), report.problems.end(),
                   [](const FigureProblem& a, const FigureProblem& b) {
                     // "And so many more" has no place and comes last.
                     return std::tuple(a.line == 0, a.line, a.column) <
                            std::tuple(b.line == 0, b.line, b.column);
                   });
  report.without_value = resolution.without_value;
  report.observations = std::move(resolution.observations);
  if (report.problems.empty() && report.observations.empty()) {
    return fail(kImportNoFigures, "the file has no figures", report.file);
  }
  if (report.rejected()) {
    workspace.log().write(log_message::kImportRejected,
                          {{"area", report.area},
                           {"file", file.name},
                           {"problems", std::to_string(report.problems.size())}});
  }
  return report;
}

ImportBatch batch_of(Workspace& workspace, const ImportFile& file, const ImportReport& report,
                     const std::string& by) {
  ImportBatch batch;
  batch.area = report.area;
  batch.file_name = file.name;
  batch.sha256 = file.sha256;
  batch.by = by;
  batch.recorded_at = workspace.clock().now();
  batch.observations = report.observations;
  return batch;
}

Result<ImportOutcome> store_batch(Workspace& workspace, const ImportBatch& batch) {
  auto outcome = workspace.store().import(batch);
  if (!outcome) return outcome;
  workspace.log().write(log_message::kImportStored,
                        {{"area", batch.area},
                         {"file", batch.file_name},
                         {"added", std::to_string(outcome->diff.added.size())},
                         {"revised", std::to_string(outcome->diff.revised.size())}});
  return outcome;
}

}  // namespace

Result<ImportBasis> import_basis(Workspace& workspace, const std::string& area,
                                 const std::function<bool(const Indicator&)>& visible) {
  const auto areas = workspace.areas();
  if (!areas) return fail(areas.error());
  const auto plugins = (*areas)->status();
  const bool known = std::any_of(plugins.begin(), plugins.end(),
                                 [&](const PluginStatus& plugin) { return plugin.id == area; });
  if (!known) {
    return fail(kImportUnknownArea,
                "there is no plugin for area '" + area + "'; " + list_of_areas(**areas));
  }
  const Definitions& definitions = workspace.definitions();
  std::map<std::string, Date, std::less<>> published;
  for (const Document& document : definitions.documents()) {
    if (document.area == area) published[document.id] = document.published;
  }
  std::vector<Indicator> indicators;
  for (const Indicator& indicator : definitions.indicators()) {
    if (indicator.area == area && visible(indicator)) indicators.push_back(indicator);
  }
  ImportBasis basis;
  basis.area = area;
  basis.definitions = definitions.version();
  basis.resolver = std::make_unique<const FigureResolver>(area, indicators, std::move(published));
  basis.today = workspace.today();
  return basis;
}

Result<ImportReport> import_file(Workspace& workspace, const ImportRequest& request) {
  ImportFileLimits limits;
  limits.max_bytes = static_cast<std::uint64_t>(workspace.config().import_max_file_mib) << 20U;
  const auto file = read_import_file(request.file, limits);
  if (!file) return fail(file.error());
  const auto basis = import_basis(workspace, request.area, everything);
  if (!basis) return fail(basis.error());
  auto report = read_figures(workspace, *basis, *file);
  if (!report) return report;
  report->file = request.file.string();
  if (report->rejected()) return report;

  const ImportBatch batch = batch_of(workspace, *file, *report, request.by);
  if (request.dry_run) {
    auto diff = workspace.store().preview(batch);
    if (!diff) return fail(diff.error());
    report->diff = std::move(*diff);
    return report;
  }
  auto outcome = store_batch(workspace, batch);
  if (!outcome) return fail(outcome.error());
  report->diff = std::move(outcome->diff);
  report->stored = true;
  return report;
}

Result<PreparedImport> prepare_import(Workspace& workspace, const ImportBasis& basis,
                                      ImportFile file) {
  PreparedImport prepared;
  // Before the difference: what is imported meanwhile makes storing it fail.
  const auto figures = workspace.store().figures_version(basis.area);
  if (!figures) return fail(figures.error());
  prepared.figures = *figures;
  prepared.version =
      file.sha256 + "." + std::to_string(*figures) + "." + std::to_string(basis.definitions);
  auto report = read_figures(workspace, basis, file);
  if (!report) return fail(report.error());
  prepared.report = std::move(*report);
  prepared.file = std::move(file);
  if (prepared.report.rejected()) return prepared;
  auto diff = workspace.store().preview(batch_of(workspace, prepared.file, prepared.report, {}));
  if (!diff) return fail(diff.error());
  prepared.report.diff = std::move(*diff);
  return prepared;
}

Result<ImportRecord> store_import(Workspace& workspace, const PreparedImport& prepared,
                                  const std::string& by) {
  ImportBatch batch = batch_of(workspace, prepared.file, prepared.report, by);
  batch.at_version = prepared.figures;
  auto outcome = store_batch(workspace, batch);
  if (!outcome) return fail(outcome.error());
  return std::move(outcome->record);
}

Result<std::vector<UndoneFigure>> undo_import(Workspace& workspace, const UndoRequest& request) {
  auto undone = workspace.store().undo_import(request);
  if (!undone) return undone;
  workspace.log().write(log_message::kImportUndone, {{"import", std::to_string(request.import)},
                                                     {"figures", std::to_string(undone->size())}});
  return undone;
}

Result<std::vector<ExampleImport>> import_examples(Workspace& workspace, const fs::path& folder) {
  std::vector<fs::path> files;
  std::error_code error;
  for (fs::directory_iterator area(folder, error), end; !error && area != end;
       area.increment(error)) {
    if (!area->is_directory()) continue;
    for (const fs::directory_entry& file : fs::directory_iterator(area->path(), error)) {
      if (file.path().extension() == ".csv") files.push_back(file.path());
    }
  }
  if (error) return fail(kIntakeUnreadable, error.message(), folder.string());
  std::sort(files.begin(), files.end());

  std::vector<ExampleImport> out;
  for (const fs::path& file : files) {
    const std::string area = file.parent_path().filename().string();
    ImportRequest request;
    request.area = area;
    request.file = file;
    request.by = "examples";
    out.push_back({area, file, import_file(workspace, request)});
  }
  return out;
}

}  // namespace viisari
