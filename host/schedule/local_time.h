// Local wall time of a zone of the system's tz database, to UTC. Our own rules for the two nights a
// year that need one (docs/decisions/0009-gaps-and-folds.md): a wall time that a change of clocks
// leaves out is moved forward by as much as the clocks are; of one that comes twice, the first.
// Ownership: plain values. Thread-safety: may be called from any thread.
#pragma once

#include <chrono>
#include <string>
#include <string_view>

#include "base/date.h"
#include "base/error.h"
#include "base/result.h"

namespace viisari {

inline constexpr ErrorCode kSchedulesUnknownZone{"schedules.unknown_zone"};
// The machine has no tz database (package tzdata), or a file of it cannot be read.
inline constexpr ErrorCode kSchedulesNoZones{"schedules.no_time_zones", ErrorKind::kCannotRun};

// The library that reads the database knows no summer time later than this year's.
inline constexpr int kLastZonedYear = 2037;

struct LocalTime {
  Date day;
  std::chrono::minutes time{0};  // since midnight on the wall, 0–1439
  std::chrono::seconds utc_offset{0};
};

struct ResolvedTime {
  Instant at{};
  LocalTime local;  // on the wall, after a gap has moved it
  bool in_gap = false;
  bool in_fold = false;
};

// kSchedulesUnknownZone with the nearest name, kSchedulesNoZones.
Result<void> check_zone(std::string_view zone);

// The instant of a wall time; `time` since midnight.
Result<ResolvedTime> resolve_local(std::string_view zone, Date day, std::chrono::minutes time);

// What the wall shows at an instant.
Result<LocalTime> local_time(std::string_view zone, Instant at);

}  // namespace viisari
