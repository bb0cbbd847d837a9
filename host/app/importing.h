// The import use case: a file of an area's figures, through its plugin, checked, into the store.
// All of a file is stored or nothing. Thread-safety: one import at a time.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "model/figure.h"
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

// The figures of `folder`/<area>/*.csv, in the order of their names: one report or error a file.
struct ExampleImport {
  std::string area;
  std::filesystem::path file;
  Result<ImportReport> report;
};
Result<std::vector<ExampleImport>> import_examples(Workspace& workspace,
                                                   const std::filesystem::path& folder);

}  // namespace viisari
