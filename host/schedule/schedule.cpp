#include "schedule/schedule.h"

#include <algorithm>
#include <deque>
#include <functional>

#include "schedule/holidays.h"

namespace viisari {
namespace {

using std::chrono::minutes;

// Calls `visit` with each run after `after`, in order, until it returns false or there are no more.
// Worked out from the schedule's start each time, so the answer does not depend on what was asked
// before.
Result<void> visit_due(const Schedule& schedule, Instant after,
                       const std::function<bool(const Due&)>& visit) {
  const auto rule = Recurrence::parse(schedule.rule);
  if (!rule) return fail(rule.error());
  if (auto known = check_zone(schedule.zone); !known) return known;
  const auto excepted = [&](Date day) {
    return std::find(schedule.except.begin(), schedule.except.end(), day) != schedule.except.end();
  };
  const auto moved = [&](Date day) {
    if (schedule.holiday == HolidayPolicy::kAsIs) return day;
    const int step = schedule.holiday == HolidayPolicy::kNextWorkingDay ? 1 : -1;
    while (!is_working_day(day) || excepted(day)) day = day.plus_days(step);
    return day;
  };

  // Moving days keeps their order but may put several on one instant: they are one run, and it is a
  // moved one only if all of them are.
  std::optional<Due> pending;
  bool wanted = true;
  Result<void> fault;
  const Date near = Date::of(after).plus_days(-3);  // no offset or gap is as long
  rule->visit_days(schedule.start, [&](Date nominal) {
    if (excepted(nominal)) return true;
    const Date day = moved(nominal);
    if (day < near || day < schedule.start) return true;
    const auto resolved = resolve_local(schedule.zone, day, schedule.time);
    if (!resolved) {
      fault = fail(resolved.error());
      return false;
    }
    if (resolved->at <= after) return true;
    Due due{resolved->at,         resolved->local.day,
            resolved->local.time, std::chrono::duration_cast<minutes>(resolved->local.utc_offset),
            day != nominal,       resolved->in_gap,
            resolved->in_fold};
    if (pending && pending->at == due.at) {
      pending->moved_by_holiday = pending->moved_by_holiday && due.moved_by_holiday;
      pending->in_gap = pending->in_gap && due.in_gap;
      return true;
    }
    if (pending) wanted = visit(*pending);
    pending = due;
    return wanted;
  });
  if (!fault) return fault;
  if (pending && wanted) visit(*pending);
  return {};
}

}  // namespace

const Schedule* Schedules::find(std::string_view name) const {
  const auto found =
      std::find_if(all.begin(), all.end(), [&](const Schedule& one) { return one.name == name; });
  return found == all.end() ? nullptr : &*found;
}

Result<std::vector<Due>> due_after(const Schedule& schedule, Instant after, std::size_t count) {
  std::vector<Due> runs;
  const auto walked = visit_due(schedule, after, [&](const Due& due) {
    if (runs.size() < count) runs.push_back(due);
    return runs.size() < count;
  });
  if (!walked) return fail(walked.error());
  return runs;
}

Result<MissedRuns> runs_now(const Schedule& schedule, std::optional<Instant> last, Instant since,
                            Instant now) {
  // A run at the very instant of the first sight counts.
  const Instant after = last ? *last : since - std::chrono::seconds(1);
  const std::size_t most_runs = schedule.missed == MissedPolicy::kRunAll
                                    ? static_cast<std::size_t>(std::max(schedule.max_runs, 1))
                                    : 1;
  std::deque<Due> due;  // the newest
  const auto walked = visit_due(schedule, after, [&](const Due& one) {
    if (one.at > now) return false;
    due.push_back(one);
    if (due.size() > kMostSkipped + most_runs) due.pop_front();
    return true;
  });
  if (!walked) return fail(walked.error());

  const Instant::duration patience = schedule.missed == MissedPolicy::kSkip
                                         ? std::min<Instant::duration>(kOnTime, schedule.deadline)
                                         : Instant::duration(schedule.deadline);
  MissedRuns result;
  for (std::size_t i = 0; i < due.size(); ++i) {
    const bool among_latest = due.size() - i <= most_runs;
    const bool in_time = now - due[i].at <= patience;
    (among_latest && in_time ? result.run : result.skip).push_back(due[i]);
  }
  if (result.skip.size() > kMostSkipped) {
    result.skip.erase(result.skip.begin(),
                      result.skip.end() - static_cast<std::ptrdiff_t>(kMostSkipped));
  }
  return result;
}

}  // namespace viisari
