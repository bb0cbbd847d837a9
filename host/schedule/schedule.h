// Schedules: when digests and watchdog mails are due, as config/schedules.toml says: local wall
// time in a zone, a recurrence rule (a subset of RFC 5545's RRULE), Finnish public holidays, and
// what happens to runs that were missed. Plain values. Thread-safety: may be called from any
// thread.
#pragma once

#include <chrono>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/date.h"
#include "base/error.h"
#include "base/result.h"
#include "schedule/local_time.h"
#include "schedule/recurrence.h"

namespace viisari {

inline constexpr ErrorCode kSchedulesNotFound{"schedules.not_found", ErrorKind::kCannotRun};
inline constexpr ErrorCode kSchedulesSyntax{"schedules.syntax"};
inline constexpr ErrorCode kSchedulesUnknownKey{"schedules.unknown_key"};
inline constexpr ErrorCode kSchedulesBadValue{"schedules.bad_value"};
inline constexpr ErrorCode kSchedulesDuplicate{"schedules.duplicate_name"};
inline constexpr ErrorCode kNoSuchSchedule{"schedules.no_such_schedule", ErrorKind::kUsage};

enum class ScheduleSends : std::uint8_t { kInvalid, kDigest, kWatchdog };
enum class HolidayPolicy : std::uint8_t { kAsIs, kNextWorkingDay, kPreviousWorkingDay };
enum class MissedPolicy : std::uint8_t { kSkip, kRunLatest, kRunAll };

struct Schedule {
  std::string name;  // a key
  ScheduleSends sends = ScheduleSends::kInvalid;
  std::string rule;              // "FREQ=MONTHLY;BYMONTHDAY=5"; recurrence.h says what else
  std::chrono::minutes time{0};  // of the local day
  std::string zone = "Europe/Helsinki";
  Date start;                // the first day it can be due, and what INTERVAL counts from
  std::vector<Date> except;  // local days without a run: one due then is dropped, none moves there
  HolidayPolicy holiday = HolidayPolicy::kAsIs;
  MissedPolicy missed = MissedPolicy::kRunLatest;
  int max_runs = 1;                 // of kRunAll
  std::chrono::hours deadline{48};  // a run later than this is not made up for
  int line = 0;
};

struct Schedules {
  std::filesystem::path file;
  std::vector<Schedule> all;  // in the order of the file

  const Schedule* find(std::string_view name) const;
};
// Every fault of the file, by line; none: all is well, and `out` holds it.
std::vector<Error> read_schedules(const std::filesystem::path& file, Schedules& out);

// One run that is or was due.
struct Due {
  Instant at{};  // UTC
  Date local_day;
  std::chrono::minutes local_time{0};  // on the wall, after a gap has moved it
  std::chrono::minutes utc_offset{0};
  bool moved_by_holiday = false;
  bool in_gap = false;   // that wall time did not exist: moved forward by the gap
  bool in_fold = false;  // it existed twice: the first one
};

// A run noticed within this time is on time; later, it is a missed run and says that it is delayed.
inline constexpr std::chrono::hours kOnTime{1};

// Up to `count` runs after `after`, in order, no two at the same instant. Fewer when the rule ends;
// none is worked out beyond the year kLastZonedYear. kSchedulesBadRule, kSchedulesUnknownZone,
// kSchedulesNoZones.
Result<std::vector<Due>> due_after(const Schedule& schedule, Instant after, std::size_t count);

// What is to be done now. Runs count that were due after the last one written down (`last`), or,
// before there is any, from `since` on, when the schedule was first seen.
//   skip        what was not noticed on time is skipped
//   run_latest  the latest one is run, however many were missed
//   run_all     the latest max_runs are
// What is later than the deadline is skipped under each of them. A clock that went back gives
// nothing to do until it has passed `last` again.
struct MissedRuns {
  std::vector<Due> run;  // in order
  // Too late or not wanted: to be written down as skipped. In order, the newest kMostSkipped.
  std::vector<Due> skip;
};
inline constexpr std::size_t kMostSkipped = 400;
Result<MissedRuns> runs_now(const Schedule& schedule, std::optional<Instant> last, Instant since,
                            Instant now);

}  // namespace viisari
