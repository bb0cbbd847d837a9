#include "schedule/recurrence.h"

#include <gtest/gtest.h>

#include <random>
#include <string>
#include <vector>

#include "day_oracle.h"
#include "schedule/local_time.h"

namespace viisari {
namespace {

using testing_support::OracleRule;

Date day(const std::string& iso) {
  return Date::parse(iso).value();
}

std::vector<std::string> days(const std::string& rule, const std::string& start,
                              std::size_t count) {
  std::vector<std::string> found;
  const auto recurrence = Recurrence::parse(rule);
  EXPECT_TRUE(recurrence) << recurrence.error().to_string();
  if (!recurrence) return found;
  recurrence->visit_days(day(start), [&](Date one) {
    found.push_back(one.to_string());
    return found.size() < count;
  });
  return found;
}

using Days = std::vector<std::string>;

TEST(Recurrence, DayOfTheMonth) {
  EXPECT_EQ(days("FREQ=MONTHLY;BYMONTHDAY=5", "2026-01-06", 3),
            (Days{"2026-02-05", "2026-03-05", "2026-04-05"}));
}

TEST(Recurrence, A31stIsInSevenMonthsOnly) {
  EXPECT_EQ(days("FREQ=MONTHLY;BYMONTHDAY=31", "2026-01-01", 8),
            (Days{"2026-01-31", "2026-03-31", "2026-05-31", "2026-07-31", "2026-08-31",
                  "2026-10-31", "2026-12-31", "2027-01-31"}));
}

TEST(Recurrence, TheLastDayIsInEveryMonth) {
  EXPECT_EQ(days("FREQ=MONTHLY;BYMONTHDAY=-1", "2027-12-01", 4),
            (Days{"2027-12-31", "2028-01-31", "2028-02-29", "2028-03-31"}));
}

TEST(Recurrence, The29thOfFebruaryIsInLeapYears) {
  EXPECT_EQ(days("FREQ=YEARLY", "2024-02-29", 3), (Days{"2024-02-29", "2028-02-29", "2032-02-29"}));
  EXPECT_EQ(days("FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29", "2025-01-01", 2),
            (Days{"2028-02-29", "2032-02-29"}));
}

TEST(Recurrence, TheLastWorkingDayByTheCalendarOfWeekdays) {
  EXPECT_EQ(days("FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1", "2026-01-01", 3),
            (Days{"2026-01-30", "2026-02-27", "2026-03-31"}));
}

TEST(Recurrence, EverySecondWeekCountsFromTheWeekOfTheStart) {
  EXPECT_EQ(days("FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,FR", "2026-01-07", 4),
            (Days{"2026-01-09", "2026-01-19", "2026-01-23", "2026-02-02"}));
}

// Examples of RFC 5545, section 3.8.5.3, moved to our years.
TEST(Recurrence, ElectionDay) {
  EXPECT_EQ(
      days("FREQ=YEARLY;INTERVAL=4;BYMONTH=11;BYDAY=TU;BYMONTHDAY=2,3,4,5,6,7,8", "2004-11-02", 3),
      (Days{"2004-11-02", "2008-11-04", "2012-11-06"}));
}

TEST(Recurrence, TheThirdOfThreeWeekdays) {
  EXPECT_EQ(days("FREQ=MONTHLY;COUNT=3;BYDAY=TU,WE,TH;BYSETPOS=3", "2026-09-01", 9),
            (Days{"2026-09-03", "2026-10-07", "2026-11-05"}));
}

TEST(Recurrence, FridayThe13th) {
  EXPECT_EQ(days("FREQ=YEARLY;BYDAY=FR;BYMONTHDAY=13", "2026-01-01", 4),
            (Days{"2026-02-13", "2026-03-13", "2026-11-13", "2027-08-13"}));
}

TEST(Recurrence, The20thMondayOfTheYear) {
  EXPECT_EQ(days("FREQ=YEARLY;BYDAY=20MO", "2026-01-01", 3),
            (Days{"2026-05-18", "2027-05-17", "2028-05-15"}));
}

TEST(Recurrence, CountEndsIt) {
  EXPECT_EQ(days("FREQ=DAILY;COUNT=3", "2026-01-30", 99),
            (Days{"2026-01-30", "2026-01-31", "2026-02-01"}));
}

TEST(Recurrence, UntilIsTheLastDay) {
  EXPECT_EQ(days("FREQ=WEEKLY;UNTIL=20260115", "2026-01-01", 99),
            (Days{"2026-01-01", "2026-01-08", "2026-01-15"}));
}

TEST(Recurrence, EndsWithTheLastYearOfTheZones) {
  const Days all = days("FREQ=YEARLY", "2026-12-31", 99);
  EXPECT_EQ(all.back(), std::to_string(kLastZonedYear) + "-12-31");
}

TEST(Recurrence, ADayNamedTwiceIsOneDay) {
  EXPECT_EQ(days("FREQ=MONTHLY;BYMONTHDAY=31,-1,31;COUNT=2", "2026-01-01", 9),
            (Days{"2026-01-31", "2026-02-28"}));
}

TEST(Recurrence, AgreesWithLookingAtEveryDay) {
  std::mt19937 random(20260329);
  const Date last = day("2031-06-30");
  std::size_t falls = 0;
  for (int i = 0; i < 1500; ++i) {
    const OracleRule rule = testing_support::random_rule(random);
    const Date start = day("2026-01-01").plus_days(static_cast<int>(random() % 500));
    const auto recurrence = Recurrence::parse(rule.text());
    ASSERT_TRUE(recurrence) << rule.text() << ": " << recurrence.error().text;
    std::vector<Date> found;
    recurrence->visit_days(start, [&](Date one) {
      if (one <= last) found.push_back(one);
      return one <= last;
    });
    const std::vector<Date> expected = rule.days(start, last);
    falls += expected.empty() ? 0U : 1U;
    ASSERT_EQ(found, expected) << rule.text() << " from " << start.to_string();
  }
  EXPECT_GT(falls, 900U);
}

class RefusedRules : public testing::TestWithParam<const char*> {};

TEST_P(RefusedRules, AreErrors) {
  const auto recurrence = Recurrence::parse(GetParam());
  ASSERT_FALSE(recurrence);
  EXPECT_EQ(recurrence.error().code, kSchedulesBadRule);
}

INSTANTIATE_TEST_SUITE_P(
    Rules, RefusedRules,
    testing::Values("", ";", "FREQ", "FREQ=", "FREQ=monthly", "freq=MONTHLY", "FREQ=HOURLY",
                    "FREQ=SECONDLY;INTERVAL=1", "BYMONTHDAY=5", "FREQ=DAILY;",
                    "FREQ=DAILY;;COUNT=1", "FREQ=DAILY;FREQ=DAILY", "FREQ=DAILY;INTERVAL=0",
                    "FREQ=DAILY;INTERVAL=-1", "FREQ=DAILY;INTERVAL=1001", "FREQ=DAILY;INTERVAL=1,2",
                    "FREQ=DAILY;INTERVAL=99999999999999999999", "FREQ=DAILY;COUNT=0",
                    "FREQ=DAILY;COUNT=10001", "FREQ=DAILY;COUNT=2;UNTIL=20270101",
                    "FREQ=DAILY;UNTIL=20270230", "FREQ=DAILY;UNTIL=20270101T000000Z",
                    "FREQ=DAILY;UNTIL=2027-1-1", "FREQ=DAILY;BYMONTH=13", "FREQ=DAILY;BYMONTH=0",
                    "FREQ=DAILY;BYMONTH=-1", "FREQ=DAILY;BYMONTH=1,", "FREQ=MONTHLY;BYMONTHDAY=32",
                    "FREQ=MONTHLY;BYMONTHDAY=-32", "FREQ=MONTHLY;BYMONTHDAY=0",
                    "FREQ=MONTHLY;BYMONTHDAY= 5", "FREQ=MONTHLY;BYMONTHDAY=+-5",
                    "FREQ=WEEKLY;BYMONTHDAY=5", "FREQ=WEEKLY;BYDAY=1MO", "FREQ=DAILY;BYDAY=1MO",
                    "FREQ=MONTHLY;BYDAY=6MO", "FREQ=MONTHLY;BYDAY=0MO", "FREQ=MONTHLY;BYDAY=XX",
                    "FREQ=MONTHLY;BYDAY=M", "FREQ=YEARLY;BYDAY=54MO",
                    "FREQ=YEARLY;BYMONTH=1;BYDAY=6MO", "FREQ=MONTHLY;BYDAY=1MO;BYMONTHDAY=5",
                    "FREQ=MONTHLY;BYSETPOS=1", "FREQ=MONTHLY;BYDAY=MO;BYSETPOS=0",
                    "FREQ=MONTHLY;BYDAY=MO;BYSETPOS=367", "FREQ=YEARLY;BYWEEKNO=1",
                    "FREQ=YEARLY;BYYEARDAY=1", "FREQ=DAILY;BYHOUR=8", "FREQ=DAILY;WKST=SU",
                    "FREQ=DAILY;X-FOO=1", "RRULE:FREQ=DAILY", "RSCALE=GREGORIAN;FREQ=DAILY",
                    "FREQ=MONTHLY;SKIP=FORWARD", "FREQ=DAILY\n"));

TEST(Recurrence, RefusesAnEndlessText) {
  EXPECT_FALSE(Recurrence::parse("FREQ=MONTHLY;BYMONTHDAY=" + std::string(100'000, '1')));
}

class RulesThatNeverFall : public testing::TestWithParam<const char*> {};

TEST_P(RulesThatNeverFall, EndWithoutADay) {
  const auto recurrence = Recurrence::parse(GetParam());
  ASSERT_TRUE(recurrence) << recurrence.error().text;
  std::size_t seen = 0;
  recurrence->visit_days(day("2026-01-01"), [&](Date) {
    ++seen;
    return true;
  });
  EXPECT_EQ(seen, 0U);
}

INSTANTIATE_TEST_SUITE_P(
    Rules, RulesThatNeverFall,
    testing::Values("FREQ=MONTHLY;BYMONTHDAY=31;BYMONTH=2", "FREQ=DAILY;BYMONTHDAY=30;BYMONTH=2",
                    "FREQ=YEARLY;BYMONTHDAY=-31;BYMONTH=4,6,9,11",
                    "FREQ=YEARLY;BYMONTHDAY=30;BYMONTH=2", "FREQ=MONTHLY;BYDAY=MO;BYSETPOS=300",
                    "FREQ=MONTHLY;INTERVAL=12;BYMONTH=3", "FREQ=DAILY;INTERVAL=7;BYDAY=MO",
                    "FREQ=DAILY;UNTIL=20251231"));

}  // namespace
}  // namespace viisari
