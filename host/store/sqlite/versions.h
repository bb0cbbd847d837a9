// Stored versions of a figure, with their words, and what the versions of one figure say together.
// Thread-safety: pure functions; a Query as its Connection.
#pragma once

#include <chrono>
#include <cstdint>
#include <vector>

#include "base/date.h"
#include "base/result.h"
#include "model/observation.h"
#include "store/sqlite/connection.h"
#include "store/sqlite/points.h"

namespace viisari::sqlite {

// Later than any date that can be written.
inline constexpr Date kFarFuture{std::chrono::sys_days(std::chrono::days(1'000'000))};

struct Version {
  Observation figure;  // without series, revision, recorded_at and by
  std::int64_t number = 0;
  std::int64_t import = 0;  // 0: not stored yet
  bool undone = false;
};

// The columns that a row of versions begins with: last_day, first_day, kind, version, known_from,
// value, reason, status, decimals, document, lines, raw, import.
inline constexpr int kVersionColumns = 13;
Result<Version> read_version(const Query& row);

FigureValue value_of(const Observation& observation);

// `versions`: of one figure, in the order of recording. Sets the revision of each.
void number_revisions(std::vector<Version>& versions);
// The version known last on `day`; nothing when none was known.
const Version* known_on(const std::vector<Version>& versions, Date day);

}  // namespace viisari::sqlite
