// When schedules are due: golden tables for days that are hard, and properties for all others.

#include "schedule/schedule.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>
#include <string>
#include <vector>

#include "day_oracle.h"
#include "schedule/holidays.h"

namespace viisari {
namespace {

using std::chrono::hours;
using std::chrono::minutes;

Instant instant(const std::string& iso) {
  return parse_instant(iso).value();
}
Date day(const std::string& iso) {
  return Date::parse(iso).value();
}

Schedule schedule(const std::string& rule, minutes time = hours(8)) {
  Schedule made;
  made.name = "monthly";
  made.sends = ScheduleSends::kDigest;
  made.rule = rule;
  made.time = time;
  made.start = day("2026-01-01");
  return made;
}

std::vector<Due> due(const Schedule& of, const std::string& after, std::size_t count) {
  const auto runs = due_after(of, instant(after), count);
  EXPECT_TRUE(runs) << runs.error().to_string();
  return runs.value_or(std::vector<Due>{});
}

std::vector<std::string> times(const std::vector<Due>& runs) {
  std::vector<std::string> all;
  for (const Due& run : runs) all.push_back(to_string(run.at));
  return all;
}

using Times = std::vector<std::string>;

TEST(DueAfter, KeepsTheWallTimeOverBothClockChanges) {
  EXPECT_EQ(times(due(schedule("FREQ=MONTHLY;BYMONTHDAY=5"), "2026-01-01T00:00:00Z", 12)),
            (Times{"2026-01-05T06:00:00Z", "2026-02-05T06:00:00Z", "2026-03-05T06:00:00Z",
                   "2026-04-05T05:00:00Z", "2026-05-05T05:00:00Z", "2026-06-05T05:00:00Z",
                   "2026-07-05T05:00:00Z", "2026-08-05T05:00:00Z", "2026-09-05T05:00:00Z",
                   "2026-10-05T05:00:00Z", "2026-11-05T06:00:00Z", "2026-12-05T06:00:00Z"}));
}

TEST(DueAfter, OnlyTheDayOfTheGapIsMovedByIt) {
  const auto runs = due(schedule("FREQ=DAILY", minutes(210)), "2026-03-28T00:00:00Z", 4);
  EXPECT_EQ(times(runs), (Times{"2026-03-28T01:30:00Z", "2026-03-29T01:30:00Z",
                                "2026-03-30T00:30:00Z", "2026-03-31T00:30:00Z"}));
  EXPECT_TRUE(runs[1].in_gap);
  EXPECT_EQ(runs[1].local_time, minutes(270));
  EXPECT_EQ(runs[1].utc_offset, hours(3));
  EXPECT_FALSE(runs[2].in_gap);
  EXPECT_EQ(runs[2].local_time, minutes(210));
}

TEST(DueAfter, TheFoldRunsOnceAtTheFirst) {
  const auto runs = due(schedule("FREQ=DAILY", minutes(210)), "2026-10-24T00:00:00Z", 3);
  EXPECT_EQ(times(runs),
            (Times{"2026-10-24T00:30:00Z", "2026-10-25T00:30:00Z", "2026-10-26T01:30:00Z"}));
  EXPECT_TRUE(runs[1].in_fold);
  EXPECT_FALSE(runs[2].in_fold);
}

TEST(DueAfter, IsStrictlyAfter) {
  const auto runs = due(schedule("FREQ=MONTHLY;BYMONTHDAY=5"), "2026-01-05T06:00:00Z", 1);
  EXPECT_EQ(times(runs), (Times{"2026-02-05T06:00:00Z"}));
}

TEST(DueAfter, MovesToTheNextWorkingDay) {
  Schedule of = schedule("FREQ=MONTHLY;BYMONTHDAY=5");
  of.holiday = HolidayPolicy::kNextWorkingDay;
  const auto runs = due(of, "2026-03-10T00:00:00Z", 4);
  // Easter Sunday and Monday, then three days that are working days.
  EXPECT_EQ(times(runs), (Times{"2026-04-07T05:00:00Z", "2026-05-05T05:00:00Z",
                                "2026-06-05T05:00:00Z", "2026-07-06T05:00:00Z"}));
  EXPECT_TRUE(runs[0].moved_by_holiday);
  EXPECT_FALSE(runs[1].moved_by_holiday);
}

TEST(DueAfter, MovesOverTheEndOfTheYear) {
  Schedule of = schedule("FREQ=MONTHLY;BYMONTHDAY=-1");
  of.holiday = HolidayPolicy::kNextWorkingDay;
  // 31 December 2028 is a Sunday and New Year's Day a holiday.
  EXPECT_EQ(due(of, "2028-12-01T00:00:00Z", 1).at(0).local_day, day("2029-01-02"));
  of.holiday = HolidayPolicy::kPreviousWorkingDay;
  EXPECT_EQ(due(of, "2028-12-01T00:00:00Z", 1).at(0).local_day, day("2028-12-29"));
}

TEST(DueAfter, ARunMovedBeforeTheQuestionIsNotDueAgain) {
  Schedule of = schedule("FREQ=MONTHLY;BYMONTHDAY=1");
  of.holiday = HolidayPolicy::kPreviousWorkingDay;
  // 1 August 2026 is a Saturday, run on 31 July.
  EXPECT_EQ(due(of, "2026-07-31T05:00:00Z", 1).at(0).local_day, day("2026-09-01"));
}

TEST(DueAfter, RunsMovedOntoOneDayAreOne) {
  Schedule of = schedule("FREQ=DAILY");
  of.holiday = HolidayPolicy::kNextWorkingDay;
  const auto runs = due(of, "2026-04-01T12:00:00Z", 3);
  ASSERT_EQ(runs.size(), 3U);
  EXPECT_EQ(runs[0].local_day, day("2026-04-02"));
  EXPECT_EQ(runs[1].local_day, day("2026-04-07"));
  EXPECT_EQ(runs[2].local_day, day("2026-04-08"));
  // The day would have had a run of its own.
  EXPECT_FALSE(runs[1].moved_by_holiday);
}

TEST(DueAfter, NothingFallsOnOrMovesToAnExceptedDay) {
  Schedule of = schedule("FREQ=MONTHLY;BYMONTHDAY=5");
  of.holiday = HolidayPolicy::kNextWorkingDay;
  of.except = {day("2026-04-07"), day("2026-05-05")};
  const auto runs = due(of, "2026-03-10T00:00:00Z", 2);
  EXPECT_EQ(runs.at(0).local_day, day("2026-04-08"));
  EXPECT_EQ(runs.at(1).local_day, day("2026-06-05"));
}

TEST(DueAfter, NothingIsDueBeforeTheStart) {
  Schedule of = schedule("FREQ=MONTHLY;BYMONTHDAY=1");
  of.holiday = HolidayPolicy::kPreviousWorkingDay;
  // New Year's Day would move before it.
  EXPECT_EQ(due(of, "2025-01-01T00:00:00Z", 1).at(0).local_day, day("2026-01-30"));
}

TEST(DueAfter, EndsWithTheRule) {
  EXPECT_EQ(due(schedule("FREQ=DAILY;COUNT=3"), "2026-01-01T12:00:00Z", 9).size(), 2U);
  EXPECT_TRUE(due(schedule("FREQ=DAILY;COUNT=3"), "2027-01-01T00:00:00Z", 9).empty());
}

TEST(DueAfter, AnUnknownZoneIsAnError) {
  Schedule of = schedule("FREQ=DAILY");
  of.zone = "Europe/Turku";
  const auto runs = due_after(of, Instant{}, 1);
  ASSERT_FALSE(runs);
  EXPECT_EQ(runs.error().code, kSchedulesUnknownZone);
}

TEST(DueAfter, ABadRuleIsAnError) {
  const auto runs = due_after(schedule("FREQ=NEVER"), Instant{}, 1);
  ASSERT_FALSE(runs);
  EXPECT_EQ(runs.error().code, kSchedulesBadRule);
}

// What the oracle says of a rule, put through the policies one day at a time.
std::vector<Instant> expected_runs(const Schedule& of, const testing_support::OracleRule& rule,
                                   Instant until) {
  std::vector<Instant> all;
  for (Date one : rule.days(of.start, Date::of(until).plus_days(20))) {
    if (of.holiday != HolidayPolicy::kAsIs) {
      const int step = of.holiday == HolidayPolicy::kNextWorkingDay ? 1 : -1;
      while (!is_working_day(one)) one = one.plus_days(step);
    }
    if (one < of.start) continue;
    // Helsinki's summer time as the law gives it: from the last Sunday of March, 1.00 UTC, to the
    // last of October, 1.00 UTC.
    const auto last_sunday = [&](int month) {
      Date d = Date::end_of_month(one.year(), month);
      while (std::chrono::weekday(d.sys_days()) != std::chrono::Sunday) d = d.plus_days(-1);
      return Instant(d.sys_days()) + hours(1);
    };
    const Instant in_summer = Instant(one.sys_days()) + of.time - hours(3);
    const Instant in_winter = Instant(one.sys_days()) + of.time - hours(2);
    const auto is_summer = [&](Instant at) { return last_sunday(3) <= at && at < last_sunday(10); };
    // Summer's reading where it is true (of two, the first), else winter's; in the gap neither is,
    // and the clock that was running before counts on.
    const Instant at = is_summer(in_summer) ? in_summer : in_winter;
    if (at <= until && (all.empty() || all.back() < at)) all.push_back(at);
  }
  return all;
}

TEST(DueAfterProperties, FiveYearsOfManyRulesAgreeWithTheOracle) {
  std::mt19937 random(20261025);
  const Instant until = instant("2031-01-01T00:00:00Z");
  for (int i = 0; i < 400; ++i) {
    const testing_support::OracleRule rule = testing_support::random_rule(random);
    Schedule of =
        schedule(rule.text(), minutes(random() % 3 == 0 ? 180 + random() % 60 : random() % 1440));
    of.start = day("2026-01-01").plus_days(static_cast<int>(random() % 100));
    of.holiday = static_cast<HolidayPolicy>(random() % 3);
    const auto expected = expected_runs(of, rule, until);
    const auto runs = due_after(of, Instant{}, expected.size() + 1);
    ASSERT_TRUE(runs) << of.rule;
    std::vector<Instant> found;
    for (const Due& run : *runs) {
      if (run.at <= until) found.push_back(run.at);
    }
    ASSERT_EQ(found, expected) << of.rule << " at " << of.time.count() << " from "
                               << of.start.to_string();
  }
}

TEST(DueAfterProperties, IsIncreasingAndTheSameHoweverItIsAskedFor) {
  std::mt19937 random(20280229);
  for (int i = 0; i < 60; ++i) {
    const testing_support::OracleRule rule = testing_support::random_rule(random);
    Schedule of = schedule(rule.text(), minutes(random() % 1440));
    of.holiday = static_cast<HolidayPolicy>(random() % 3);
    const auto whole = due_after(of, instant("2026-01-01T00:00:00Z"), 40);
    ASSERT_TRUE(whole) << of.rule;
    for (std::size_t k = 1; k < whole->size(); ++k) {
      ASSERT_LT((*whole)[k - 1].at, (*whole)[k].at) << of.rule;
    }
    std::vector<Due> chunks;
    Instant after = instant("2026-01-01T00:00:00Z");
    while (chunks.size() < whole->size()) {
      const std::size_t left = whole->size() - chunks.size();
      const auto chunk = due_after(of, after, std::min<std::size_t>(1 + random() % 7, left));
      ASSERT_TRUE(chunk && !chunk->empty()) << of.rule;
      chunks.insert(chunks.end(), chunk->begin(), chunk->end());
      // Anywhere before the next one is the same question.
      after = chunks.back().at + std::chrono::seconds(random() % 2 == 0 ? 0 : 1);
    }
    for (std::size_t k = 0; k < whole->size(); ++k) {
      ASSERT_EQ(chunks[k].at, (*whole)[k].at) << of.rule;
      ASSERT_EQ(chunks[k].moved_by_holiday, (*whole)[k].moved_by_holiday) << of.rule;
    }
  }
}

}  // namespace
}  // namespace viisari
