// Importing figures and reading them back: those of imports that were not undone. The SQL of
// `series`, `observation`, `points`.
// Thread-safety: as the Connection given.
#pragma once

#include <functional>
#include <span>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "store/sqlite/connection.h"
#include "store/store.h"

namespace viisari::sqlite {

Result<ImportOutcome> import_figures(Connection& connection, const ImportBatch& batch);
Result<ImportDiff> preview_import(Connection& connection, const ImportBatch& batch);

Result<void> visit_observations(Connection& connection, const ObservationQuery& query,
                                const std::function<void(const Observation&)>& visit);
Result<void> visit_series(
    Connection& connection, Date as_of, std::string_view area,
    const std::function<void(std::string_view, std::span<const SeriesPoint>)>& visit);

// Says kStoreCorrupt when the blocks of figures do not agree with the observations.
Result<void> check_points(Connection& connection);

}  // namespace viisari::sqlite
