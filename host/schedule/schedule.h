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

namespace viisari {

inline constexpr ErrorCode kSchedulesNotFound{"schedules.not_found", ErrorKind::kCannotRun};
inline constexpr ErrorCode kSchedulesSyntax{"schedules.syntax"};
inline constexpr ErrorCode kSchedulesUnknownKey{"schedules.unknown_key"};
inline constexpr ErrorCode kSchedulesBadValue{"schedules.bad_value"};
inline constexpr ErrorCode kSchedulesBadRule{"schedules.bad_rule"};
inline constexpr ErrorCode kSchedulesUnknownZone{"schedules.unknown_zone"};
inline constexpr ErrorCode kSchedulesDuplicate{"schedules.duplicate_name"};
inline constexpr ErrorCode kNoSuchSchedule{"schedules.no_such_schedule", ErrorKind::kUsage};

enum class ScheduleSends : std::uint8_t { kInvalid, kDigest, kWatchdog };
enum class HolidayPolicy : std::uint8_t { kAsIs, kNextWorkingDay, kPreviousWorkingDay };
enum class MissedPolicy : std::uint8_t { kSkip, kRunLatest, kRunAll };

struct Schedule {
  std::string name;  // a key
  ScheduleSends sends = ScheduleSends::kInvalid;
  std::string rule;              // "FREQ=MONTHLY;BYMONTHDAY=5"
  std::chrono::minutes time{0};  // of the local day
  std::string zone;              // "Europe/Helsinki"
  Date start;                    // the first day it can be due
  std::vector<Date> except;      // local days without a run
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

// Up to `count` runs after `after`, in order. Fewer when the rule ends.
Result<std::vector<Due>> due_after(const Schedule& schedule, Instant after, std::size_t count);

// What is to be done now, the last run fired being `last` (nothing: none yet; then only runs due
// since `since`, when the schedule was first seen, count).
struct MissedRuns {
  std::vector<Due> run;   // in order
  std::vector<Due> skip;  // too late or not wanted: to be written down as skipped
};
Result<MissedRuns> runs_now(const Schedule& schedule, std::optional<Instant> last, Instant since,
                            Instant now);

// Finnish public holidays (act 388/1937 and the customs that offices follow): whether offices are
// closed on that day, Saturdays and Sundays included.
bool is_working_day(Date day);

}  // namespace viisari
