// Simulating: a database of its own with the published figures and, after them, simulated ones, to
// try the program over years to come. The real database is only read.
// Thread-safety: needs the workspace for itself.
#pragma once

#include <cstddef>
#include <filesystem>

#include "base/result.h"
#include "engine/simulation.h"

namespace viisari {

class Store;
class Workspace;

// The folder holds figures that were not written by a simulation: it is left as it is.
inline constexpr ErrorCode kSimulateNotSimulated{"simulate.not_simulated", ErrorKind::kUsage};
inline constexpr ErrorCode kSimulatePeriod{"simulate.period", ErrorKind::kUsage};
inline constexpr ErrorCode kSimulateFolder{"simulate.folder", ErrorKind::kCannotRun};
// The database to simulate from is itself a simulation's.
inline constexpr ErrorCode kSimulateFromSimulated{"simulate.from_simulated", ErrorKind::kUsage};

struct SimulateReport {
  std::filesystem::path folder;
  std::size_t published = 0;      // figures copied
  std::size_t simulated = 0;      // figures made up
  std::size_t indicators = 0;     // that have simulated figures
  std::size_t without_start = 0;  // that have no number to begin from
};

// Replaces an earlier simulation in `folder`. Definitions must have been loaded.
Result<SimulateReport> simulate_into(Workspace& workspace, const SimulationPlan& plan,
                                     const std::filesystem::path& folder);

// Whether `viisari simulate` wrote the database: its figures are made up, and so is what follows
// from them.
Result<bool> holds_simulated_figures(Store& store);

}  // namespace viisari
