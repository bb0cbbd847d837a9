// The import use case: a file of an area's figures, through its plugin, checked, into the store.
// All of a file is stored or nothing; what was stored can be undone, whole.
//
// Thread-safety: import_basis(), import_file() and import_examples() need the workspace for
// themselves. The others read of it what is safe from any thread (store, areas, log, clock), so
// that a slow plugin keeps nobody waiting but who asked it.
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/date.h"
#include "base/result.h"
#include "intake/read_file.h"
#include "intake/resolve.h"
#include "model/figure.h"
#include "model/indicator.h"
#include "model/observation.h"
#include "store/store.h"

namespace viisari {

class Workspace;

inline constexpr ErrorCode kImportUnknownArea{"import.unknown_area", ErrorKind::kUsage};
inline constexpr ErrorCode kImportNoFigures{"import.no_figures"};

struct ImportReport {
  std::string area;
  std::string file;                       // as given, for messages
  std::vector<Observation> observations;  // what the file says
  ImportDiff diff;                        // what changes, or would change
  std::vector<FigureProblem> problems;    // each rejected row, in the order of the file
  std::size_t without_value = 0;          // cells left empty
  bool windows_1252 = false;              // the file was not UTF-8 and was read as Windows-1252
  bool stored = false;

  bool rejected() const { return !problems.empty(); }
};

struct ImportRequest {
  std::string area;
  std::filesystem::path file;
  bool dry_run = false;
  std::string by = "viisari import";
};

// Fails when the file or the plugin cannot be used at all; a file with rejected rows is a report
// with problems, and nothing of it is stored.
Result<ImportReport> import_file(Workspace& workspace, const ImportRequest& request);

// ---- The same in steps, for those who look at the difference before they decide ----------------

// What of the definitions an import depends on.
struct ImportBasis {
  std::string area;
  std::uint64_t definitions = 0;  // their version
  std::unique_ptr<const FigureResolver> resolver;
  Date today;
};
// Figures of indicators that are not `visible` are then rows of unknown indicators.
// kImportUnknownArea.
Result<ImportBasis> import_basis(Workspace& workspace, const std::string& area,
                                 const std::function<bool(const Indicator&)>& visible);

// Of the report, `diff` is what would change now; empty with problems.
struct PreparedImport {
  ImportFile file;
  ImportReport report;
  std::int64_t figures = 0;  // Store::figures_version of the area that the difference was made at
  // Of file, figures and definitions: what was looked at. [a-z0-9.]+
  std::string version;
};
Result<PreparedImport> prepare_import(Workspace& workspace, const ImportBasis& basis,
                                      ImportFile file);
// Stores what was prepared; kStoreMoved when the area's figures have changed since. Not for a
// report with problems.
Result<ImportRecord> store_import(Workspace& workspace, const PreparedImport& prepared,
                                  const std::string& by);

// ---- Undoing ------------------------------------------------------------------------------------

// Store::undo_import, told to the log.
Result<std::vector<UndoneFigure>> undo_import(Workspace& workspace, const UndoRequest& request);

// ---- Examples -----------------------------------------------------------------------------------

// The figures of `folder`/<area>/*.csv, in the order of their names: one report or error a file.
struct ExampleImport {
  std::string area;
  std::filesystem::path file;
  Result<ImportReport> report;
};
Result<std::vector<ExampleImport>> import_examples(Workspace& workspace,
                                                   const std::filesystem::path& folder);

}  // namespace viisari
