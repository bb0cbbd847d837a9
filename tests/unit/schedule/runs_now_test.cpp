// What is done about runs that were missed, and about clocks that jump.

#include <gtest/gtest.h>

#include <map>
#include <string>
#include <vector>

#include "schedule/schedule.h"

namespace viisari {
namespace {

using std::chrono::days;
using std::chrono::hours;
using std::chrono::minutes;
using std::chrono::seconds;

Instant instant(const std::string& iso) {
  return parse_instant(iso).value();
}

Schedule daily(MissedPolicy missed, int max_runs = 1) {
  Schedule made;
  made.name = "daily";
  made.sends = ScheduleSends::kDigest;
  made.rule = "FREQ=DAILY";
  made.time = hours(8);
  made.start = Date::parse("2026-01-01").value();
  made.missed = missed;
  made.max_runs = max_runs;
  made.deadline = hours(100);
  return made;
}

// Its runs are at 06:00Z in winter.
const Instant kSeen = parse_instant("2026-01-10T00:00:00Z").value();

MissedRuns now(const Schedule& of, std::optional<Instant> last, Instant at) {
  const auto runs = runs_now(of, last, kSeen, at);
  EXPECT_TRUE(runs) << runs.error().to_string();
  return runs.value_or(MissedRuns{});
}

std::vector<std::string> times(const std::vector<Due>& runs) {
  std::vector<std::string> all;
  for (const Due& run : runs) all.push_back(to_string(run.at).substr(0, 10));
  return all;
}

using Days = std::vector<std::string>;

class EveryPolicy : public testing::TestWithParam<MissedPolicy> {};
INSTANTIATE_TEST_SUITE_P(Policies, EveryPolicy,
                         testing::Values(MissedPolicy::kSkip, MissedPolicy::kRunLatest,
                                         MissedPolicy::kRunAll),
                         [](const auto& policy) {
                           return std::string(policy.param == MissedPolicy::kSkip ? "Skip"
                                              : policy.param == MissedPolicy::kRunLatest
                                                  ? "RunLatest"
                                                  : "RunAll");
                         });

TEST_P(EveryPolicy, NothingIsDueBeforeItsTime) {
  const auto runs = now(daily(GetParam(), 5), std::nullopt, instant("2026-01-10T05:59:59Z"));
  EXPECT_TRUE(runs.run.empty());
  EXPECT_TRUE(runs.skip.empty());
}

TEST_P(EveryPolicy, ARunIsDueAtItsInstant) {
  const auto runs = now(daily(GetParam(), 5), std::nullopt, instant("2026-01-10T06:00:00Z"));
  EXPECT_EQ(times(runs.run), (Days{"2026-01-10"}));
}

TEST_P(EveryPolicy, ARunNoticedWithinTheHourIsOnTime) {
  const auto runs = now(daily(GetParam(), 5), std::nullopt, instant("2026-01-10T07:00:00Z"));
  EXPECT_EQ(times(runs.run), (Days{"2026-01-10"}));
  EXPECT_TRUE(runs.skip.empty());
}

TEST_P(EveryPolicy, ARunWrittenDownIsNotDueAgain) {
  const auto runs =
      now(daily(GetParam(), 5), instant("2026-01-10T06:00:00Z"), instant("2026-01-10T06:00:30Z"));
  EXPECT_TRUE(runs.run.empty());
  EXPECT_TRUE(runs.skip.empty());
}

TEST_P(EveryPolicy, AClockThatGoesBackRepeatsNothing) {
  const auto runs =
      now(daily(GetParam(), 5), instant("2026-01-10T06:00:00Z"), instant("2026-01-10T05:00:30Z"));
  EXPECT_TRUE(runs.run.empty());
  EXPECT_TRUE(runs.skip.empty());
}

TEST_P(EveryPolicy, RunsFromBeforeTheScheduleWasSeenDoNotCount) {
  Schedule of = daily(GetParam(), 5);
  of.start = Date::parse("2020-01-01").value();
  const auto runs = now(of, std::nullopt, instant("2026-01-10T01:00:00Z"));
  EXPECT_TRUE(runs.run.empty());
  EXPECT_TRUE(runs.skip.empty());
}

TEST_P(EveryPolicy, NothingLaterThanTheDeadlineIsRun) {
  Schedule of = daily(GetParam(), 31);
  of.rule = "FREQ=MONTHLY;BYMONTHDAY=11";
  of.deadline = hours(48);
  const auto runs = now(of, std::nullopt, instant("2026-01-13T06:00:01Z"));
  EXPECT_TRUE(runs.run.empty());
  EXPECT_EQ(times(runs.skip), (Days{"2026-01-11"}));
}

TEST(MissedRunsPolicy, SkipWritesMissedRunsDown) {
  const auto runs = now(daily(MissedPolicy::kSkip), std::nullopt, instant("2026-01-12T06:30:00Z"));
  EXPECT_EQ(times(runs.run), (Days{"2026-01-12"}));
  EXPECT_EQ(times(runs.skip), (Days{"2026-01-10", "2026-01-11"}));
}

TEST(MissedRunsPolicy, SkipDoesNotRunWhatIsLate) {
  const auto runs = now(daily(MissedPolicy::kSkip), std::nullopt, instant("2026-01-10T07:00:01Z"));
  EXPECT_TRUE(runs.run.empty());
  EXPECT_EQ(times(runs.skip), (Days{"2026-01-10"}));
}

TEST(MissedRunsPolicy, RunLatestRunsOne) {
  const auto runs =
      now(daily(MissedPolicy::kRunLatest), std::nullopt, instant("2026-01-12T20:00:00Z"));
  EXPECT_EQ(times(runs.run), (Days{"2026-01-12"}));
  EXPECT_EQ(times(runs.skip), (Days{"2026-01-10", "2026-01-11"}));
}

TEST(MissedRunsPolicy, RunAllRunsTheLatestUpToItsMost) {
  const auto runs =
      now(daily(MissedPolicy::kRunAll, 2), std::nullopt, instant("2026-01-13T20:00:00Z"));
  EXPECT_EQ(times(runs.run), (Days{"2026-01-12", "2026-01-13"}));
  EXPECT_EQ(times(runs.skip), (Days{"2026-01-10", "2026-01-11"}));
}

TEST(MissedRunsPolicy, YearsOfSilenceStayBounded) {
  const auto runs = now(daily(MissedPolicy::kRunAll, 3), instant("2026-01-10T06:00:00Z"),
                        instant("2036-01-10T07:00:00Z"));
  EXPECT_EQ(times(runs.run), (Days{"2036-01-08", "2036-01-09", "2036-01-10"}));
  EXPECT_EQ(runs.skip.size(), kMostSkipped);
  EXPECT_EQ(times(runs.skip).back(), "2036-01-07");
}

// A process that looks every so often and writes down what it did, under a clock that jumps.
struct Simulated {
  explicit Simulated(Schedule of) : schedule(std::move(of)) {}
  void look(Instant at) {
    const auto runs = runs_now(schedule, last, kSeen, at);
    ASSERT_TRUE(runs);
    for (const Due& due : runs->skip) write(due, "skipped");
    for (const Due& due : runs->run) write(due, "sent");
  }
  void write(const Due& due, const std::string& outcome) {
    EXPECT_TRUE(fires.emplace(due.at, outcome).second) << "twice: " << to_string(due.at);
    last = std::max(last.value_or(due.at), due.at);
  }
  std::size_t sent() const {
    std::size_t count = 0;
    for (const auto& [at, outcome] : fires) count += outcome == "sent" ? 1U : 0U;
    return count;
  }
  Schedule schedule;
  std::optional<Instant> last;
  std::map<Instant, std::string> fires;
};

TEST_P(EveryPolicy, AnHourForwardAndBackLosesAndRepeatsNothing) {
  Simulated process(daily(GetParam(), 5));
  Instant at = kSeen;
  for (int tick = 0; tick < 12 * 24 * 30; ++tick) {
    at += minutes(5);
    if (tick % 97 == 0) at += hours(1);
    if (tick % 97 == 48) at -= hours(1);
    process.look(at);
  }
  EXPECT_EQ(process.sent(), 30U);
  EXPECT_EQ(process.fires.size(), 30U);
}

TEST(ClockJumps, ThreeDaysForwardRunsTheLatestOnceAndWritesTheOthersDown) {
  Simulated process(daily(MissedPolicy::kRunLatest));
  process.look(instant("2026-01-10T06:00:10Z"));
  process.look(instant("2026-01-13T06:30:00Z"));
  EXPECT_EQ(process.sent(), 2U);
  EXPECT_EQ(process.fires.size(), 4U);
}

TEST(ClockJumps, BackFromThreeDaysForwardRepeatsNothing) {
  Simulated process(daily(MissedPolicy::kRunAll, 31));
  process.look(instant("2026-01-10T06:00:10Z"));
  process.look(instant("2026-01-13T06:30:00Z"));
  for (int hour = 0; hour < 24 * 5; ++hour) {
    process.look(instant("2026-01-10T07:00:00Z") + hours(hour));
  }
  // 10 to 15 January, each once.
  EXPECT_EQ(process.sent(), 6U);
}

TEST(ClockJumps, FiveYearsOfMonthsAreEachRunOnce) {
  Schedule of = daily(MissedPolicy::kRunLatest);
  of.rule = "FREQ=MONTHLY;BYMONTHDAY=5";
  of.holiday = HolidayPolicy::kNextWorkingDay;
  Simulated process(of);
  for (Instant at = kSeen; at < kSeen + days(5 * 365 + 1); at += hours(12)) process.look(at);
  EXPECT_EQ(process.sent(), 60U);
  EXPECT_EQ(process.fires.size(), 60U);
}

}  // namespace
}  // namespace viisari
