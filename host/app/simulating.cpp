#include "app/simulating.h"

#include <algorithm>
#include <map>
#include <memory>
#include <string>
#include <system_error>
#include <tuple>
#include <utility>
#include <vector>

#include "app/workspace.h"
#include "intake/read_file.h"
#include "script/definitions.h"
#include "store/sqlite/sqlite_store.h"
#include "store/store.h"

namespace viisari {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view kBy = "viisari simulate";
constexpr int kMaxYears = 30;

// Whether every figure in the store was written by a simulation.
Result<bool> only_simulated(Store& store) {
  const auto imports = store.list_imports();
  if (!imports) return fail(imports.error());
  return std::all_of(imports->begin(), imports->end(),
                     [](const ImportRecord& import) { return import.by == kBy; });
}

Result<void> clear_folder(const fs::path& folder) {
  const fs::path database = folder / "viisari.db";
  std::error_code error;
  if (fs::is_directory(folder, error) && !fs::is_empty(folder, error) &&
      !fs::exists(database, error)) {
    return fail(kSimulateNotSimulated,
                "the folder holds other files; name a new or an empty one with --into",
                folder.string());
  }
  if (fs::exists(database, error)) {
    auto store = open_sqlite_store(database);
    if (!store) return fail(store.error());
    const auto simulated = only_simulated(**store);
    if (!simulated) return fail(simulated.error());
    if (!*simulated) {
      return fail(kSimulateNotSimulated,
                  "the database there holds figures that are not simulated; "
                  "name another folder with --into",
                  database.string());
    }
  }
  for (const char* suffix : {"", "-wal", "-shm"}) {
    fs::remove(database.string() + suffix, error);
    if (error) return fail(kSimulateFolder, error.message(), database.string() + suffix);
  }
  fs::create_directories(folder, error);
  if (error) return fail(kSimulateFolder, error.message(), folder.string());
  return {};
}

// A batch cannot hold two versions of one figure from one document: later versions go into later
// batches, area by area.
Result<void> store_all(Store& store, const std::vector<Observation>& observations,
                       const std::string& name, Instant now) {
  std::map<std::tuple<std::string, Period, std::string>, std::size_t> versions;
  std::map<std::pair<std::size_t, std::string>, ImportBatch> batches;
  for (const Observation& observation : observations) {
    const std::size_t version =
        versions[{observation.series, observation.period, observation.source.document}]++;
    std::string area = observation.series.substr(0, observation.series.find('/'));
    ImportBatch& batch = batches[{version, area}];
    batch.area = std::move(area);
    batch.observations.push_back(observation);
  }
  for (auto& [key, batch] : batches) {
    batch.file_name = name;
    batch.sha256 = sha256_hex(name + std::to_string(key.first) + key.second);
    batch.by = kBy;
    batch.recorded_at = now;
    if (auto stored = store.import(batch); !stored) return fail(stored.error());
  }
  return {};
}

}  // namespace

Result<SimulateReport> simulate_into(Workspace& workspace, const SimulationPlan& plan,
                                     const fs::path& folder) {
  if (plan.last <= plan.first || plan.last.year() - plan.first.year() >= kMaxYears) {
    return fail(kSimulatePeriod, "the simulation must end after it begins, within " +
                                     std::to_string(kMaxYears) + " years");
  }
  std::error_code error;
  if (fs::weakly_canonical(folder, error) ==
      fs::weakly_canonical(workspace.config().data_directory, error)) {
    return fail(kSimulateNotSimulated,
                "simulated figures need a database of their own; name another folder with --into",
                folder.string());
  }
  std::vector<Observation> published;
  ObservationQuery query;
  query.every_version = true;
  bool simulated_already = false;
  const auto visited =
      workspace.store().visit_observations(query, [&](const Observation& observation) {
        simulated_already = simulated_already || observation.source.document == kSimulatedDocument;
        published.push_back(observation);
      });
  if (!visited) return fail(visited.error());
  if (simulated_already) {
    return fail(
        kSimulateFromSimulated,
        "the figures of this database are simulated themselves; simulate from the real one");
  }
  if (auto cleared = clear_folder(folder); !cleared) return fail(cleared.error());
  // In the order in which they became known, so that revisions are numbered as they were.
  std::stable_sort(
      published.begin(), published.end(), [](const Observation& a, const Observation& b) {
        return std::tie(a.known_from, a.recorded_at) < std::tie(b.known_from, b.recorded_at);
      });
  const Simulation simulation = simulate(workspace.definitions().indicators(), published, plan);

  auto store = open_sqlite_store(folder / "viisari.db");
  if (!store) return fail(store.error());
  const Instant now = workspace.clock().now();
  if (auto done = store_all(**store, published, "published", now); !done) return fail(done.error());
  const std::string name = "simulated, seed " + std::to_string(plan.seed);
  if (auto done = store_all(**store, simulation.observations, name, now); !done) {
    return fail(done.error());
  }
  return SimulateReport{folder, published.size(), simulation.observations.size(),
                        simulation.indicators, simulation.without_start};
}

Result<bool> holds_simulated_figures(Store& store) {
  const auto imports = store.list_imports();
  if (!imports) return fail(imports.error());
  return std::any_of(imports->begin(), imports->end(),
                     [](const ImportRecord& import) { return import.by == kBy; });
}

}  // namespace viisari
