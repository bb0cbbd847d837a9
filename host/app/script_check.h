// The definition files as people see them who write them: their state and errors, and what a
// changed text would do, tried on a copy.
//
// Someone who may not see an area's restricted figures sees nothing of the files that define them:
// a try of another file does without them and without their figures, so that no script can tell of
// them.
//
// Thread-safety: script_basis() needs the workspace for itself; the others may be called from any
// thread.
#pragma once

#include <chrono>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "app/evaluation.h"
#include "app/loaded_definitions.h"
#include "base/date.h"
#include "base/result.h"
#include "model/area_description.h"
#include "model/assessment.h"
#include "model/indicator.h"
#include "script/limits.h"
#include "script/source_tree.h"
#include "web/viewer.h"

namespace viisari {

class Store;
class Workspace;

// What of the workspace a list or a try of definition files needs.
struct ScriptBasis {
  std::shared_ptr<const LoadedDefinitions> loaded;
  std::set<std::string, std::less<>> hidden_files;  // not to be seen by the viewer
  std::set<std::string, std::less<>> hidden_ids;
  std::set<std::string, std::less<>> visible_ids;
  std::set<std::string, std::less<>> area_ids;
  std::map<std::string, AreaDescription> areas;
  Limits limits;
};
ScriptBasis script_basis(Workspace& workspace, const Viewer& viewer);

enum class ScriptState : std::uint8_t {
  kActive,  // what stands in the folder is in use
  kKept,    // it has errors: its last good version is in use
  kNone,    // it has errors and there was no good version
};
std::string_view to_string(ScriptState state);  // "active", "kept", "none"

struct ErrorContext {
  struct Line {
    int number = 0;
    std::string text;
  };
  std::vector<Line> lines;  // the line of the error, two before it and two after it
};
struct ScriptError {
  Error error;  // file below the folder; a text that names what the viewer may not see is replaced
  ErrorContext context;
};
struct ScriptFileView {
  std::string path;
  std::string area;  // empty for a folder that is no area's
  ScriptState state = ScriptState::kNone;
  std::size_t indicators = 0;          // in use
  const SourceFile* source = nullptr;  // null: cannot be read; in `loaded` of the basis
  std::vector<ScriptError> errors;
};
// Those the viewer may see, by path; of one area's folder when `area` is given.
std::vector<ScriptFileView> list_scripts(const ScriptBasis& basis, std::string_view area);

struct TriedIndicator {
  std::string id;
  LocalText title;
  std::string unit;
  std::optional<Assessment> now;    // nothing for a new one
  std::optional<Assessment> would;  // nothing for one that goes
  bool changed = false;
};
struct ScriptTrial {
  std::string path;
  Date as_of;
  bool new_file = false;
  std::vector<ScriptError> errors;    // of the file, and new ones of others
  std::vector<ScriptError> failures;  // of value functions
  // Of the file, in its order, then others that change. None with errors.
  std::vector<TriedIndicator> indicators;
};
// As if `source` stood in the folder. `now`: everything as known on the day of the try.
// All value functions together get `time`; those after it fail.
Result<ScriptTrial> try_script(Store& store, const ScriptBasis& basis, const SourceFile& source,
                               const Snapshot& now, std::chrono::milliseconds time);

}  // namespace viisari
