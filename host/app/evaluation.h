// Evaluation: every indicator's verdict as known on a day, from the store's figures and the active
// definitions. What a command prints and what the API answers both come from here.
//
// Ownership: an EvaluatedState owns everything it was computed from, so it stays valid while
// definitions and figures change. Thread-safety: an EvaluatedState may be read from any thread;
// evaluate_all() needs the workspace for itself.
#pragma once

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "area/area_host.h"
#include "base/date.h"
#include "base/result.h"
#include "engine/evaluator.h"
#include "model/assessment.h"
#include "model/outlook.h"
#include "web/api_source.h"

namespace viisari {

class Store;
class Workspace;

inline constexpr ErrorCode kUnknownIndicator{"status.unknown_indicator", ErrorKind::kUsage};
inline constexpr ErrorCode kUnknownArea{"status.unknown_area", ErrorKind::kUsage};

class EvaluatedState {
 public:
  virtual ~EvaluatedState() = default;
  virtual const std::shared_ptr<const Snapshot>& snapshot() const = 0;
  // Value functions that failed, each place once, with file and line.
  virtual const std::vector<Error>& failures() const = 0;
  // kUnknownIndicator, with the nearest id, when there is none of that id.
  virtual Result<Explanation> explain(std::string_view id) const = 0;
  // The years ahead, `year` among them (OutlookLimitsOfYears says which can be asked for).
  // kUnknownIndicator as above.
  virtual Result<Outlook> outlook(std::string_view id, std::optional<int> year) const = 0;
  // The indicator's figures that counted, by period, each with the verdict on it; the last one with
  // the day's (Engine::judged_figures). Worked out when asked. kUnknownIndicator as above.
  virtual Result<std::vector<JudgedFigure>> judged(std::string_view id) const = 0;
};

// Changes whenever an evaluation may give something else: figures, definitions or plugins changed.
Result<std::string> data_version(Workspace& workspace);

// The reporting delays of the areas: the engine takes one an area; of several calendars the most
// patient one counts.
EngineOptions engine_options(const std::map<std::string, AreaDescription>& areas);

// All that an evaluation follows from, but the value functions.
struct EvaluationBasis {
  Date as_of;
  std::string data_version;
  std::vector<Indicator> indicators;      // in the order of the value source
  std::vector<Observation> observations;  // those known on the day
  std::vector<Comparison> comparisons;
  std::map<std::string, AreaDescription> areas;
  std::vector<PluginStatus> plugins;
};
// `source` is not asked after it returns, except by EvaluatedState::explain, outlook and judged.
Result<std::shared_ptr<const EvaluatedState>> evaluate(EvaluationBasis basis, ValueSource& source);
// The workspace's own. Definitions must have been loaded.
Result<std::shared_ptr<const EvaluatedState>> evaluate_all(Workspace& workspace, Date as_of);

// Every version of an indicator's published figures known on a day, by period and then as they
// became known.
Result<std::vector<Observation>> published_figures(Store& store, std::string_view id, Date as_of);

// Appends the verdicts to the store.
Result<void> record(Workspace& workspace, const Snapshot& snapshot, Instant started);

// kUnknownArea, which names those there are.
Error unknown_area(std::string_view id, const std::vector<std::string>& known);
// kUnknownArea unless an indicator of that area is defined.
Result<void> check_area(std::string_view id, std::span<const Indicator> indicators);
// The area of that id, or all of them when it is empty; kUnknownArea.
Result<std::vector<const AreaSnapshot*>> choose_areas(const Snapshot& snapshot,
                                                      std::string_view id);

// The row of an indicator, or nullptr.
const AreaSnapshot::Row* find_row(const Snapshot& snapshot, std::string_view id);

}  // namespace viisari
