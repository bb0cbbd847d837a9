#include "app/importing.h"

#include <algorithm>
#include <map>
#include <system_error>
#include <tuple>
#include <utility>

#include "app/workspace.h"
#include "area/area_host.h"
#include "base/log_messages.h"
#include "intake/read_file.h"
#include "intake/resolve.h"
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

Resolution resolve(Workspace& workspace, const ImportRequest& request, const ImportFile& file,
                   const ImportedFigures& figures) {
  std::map<std::string, Date, std::less<>> published;
  for (const Document& document : workspace.definitions().documents()) {
    if (document.area == request.area) published[document.id] = document.published;
  }
  const FigureResolver resolver(request.area, workspace.definitions().indicators(),
                                std::move(published));
  ResolveOptions options;
  options.file_name = file.name;
  options.imported_on = workspace.today();
  return resolver.resolve(figures.figures, options);
}

}  // namespace

Result<ImportReport> import_file(Workspace& workspace, const ImportRequest& request) {
  ImportFileLimits limits;
  limits.max_bytes = static_cast<std::uint64_t>(workspace.config().import_max_file_mib) << 20U;
  const auto file = read_import_file(request.file, limits);
  if (!file) return fail(file.error());

  const auto areas = workspace.areas();
  if (!areas) return fail(areas.error());
  const auto plugins = (*areas)->status();
  const bool known = std::any_of(plugins.begin(), plugins.end(), [&](const PluginStatus& plugin) {
    return plugin.id == request.area;
  });
  if (!known) {
    return fail(kImportUnknownArea,
                "there is no plugin for area '" + request.area + "'; " + list_of_areas(**areas));
  }
  const auto figures = (*areas)->import(request.area, file->name, file->text);
  if (!figures) return fail(figures.error());

  ImportReport report;
  report.area = request.area;
  report.file = request.file.string();
  report.windows_1252 = file->encoding == TextEncoding::kWindows1252;
  report.problems = figures->problems;
  Resolution resolution = resolve(workspace, request, *file, *figures);
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
                           {"file", file->name},
                           {"problems", std::to_string(report.problems.size())}});
    return report;
  }

  ImportBatch batch;
  batch.area = request.area;
  batch.file_name = file->name;
  batch.sha256 = file->sha256;
  batch.by = request.by;
  batch.recorded_at = workspace.clock().now();
  batch.observations = report.observations;
  if (request.dry_run) {
    auto diff = workspace.store().preview(batch);
    if (!diff) return fail(diff.error());
    report.diff = std::move(*diff);
    return report;
  }
  auto outcome = workspace.store().import(batch);
  if (!outcome) return fail(outcome.error());
  report.diff = std::move(outcome->diff);
  report.stored = true;
  workspace.log().write(log_message::kImportStored,
                        {{"area", report.area},
                         {"file", file->name},
                         {"added", std::to_string(report.diff.added.size())},
                         {"revised", std::to_string(report.diff.revised.size())}});
  return report;
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
