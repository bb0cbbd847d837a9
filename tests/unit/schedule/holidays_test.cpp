#include "schedule/holidays.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace viisari {
namespace {

Date day(const std::string& iso) {
  return Date::parse(iso).value();
}

TEST(Holidays, EasterFallsOnTheDaysThatOtherAlgorithmsGive) {
  // The tables of epacts and Gauss's rule give the same; 2000, 2008 and 2038 are a late, the
  // earliest and the latest of ours.
  for (const char* easter :
       {"2000-04-23", "2008-03-23", "2024-03-31", "2025-04-20", "2026-04-05", "2027-03-28",
        "2028-04-16", "2029-04-01", "2030-04-21", "2031-04-13", "2038-04-25"}) {
    EXPECT_EQ(easter_sunday(day(easter).year()), day(easter)) << easter;
  }
}

std::vector<std::string> holidays_of(int year) {
  std::vector<std::string> found;
  for (Date d = *Date::from_ymd(year, 1, 1); d.year() == year; d = d.plus_days(1)) {
    if (is_finnish_holiday(d)) found.push_back(d.to_string().substr(5));
  }
  return found;
}

// Weekdays off, one year a line. The expected days follow from the rules that holidays.cpp states,
// and a separate program with Easter by the tables of epacts gives the same. No published calendar
// was consulted.
std::vector<std::string> weekdays_off(int year) {
  std::vector<std::string> found;
  for (Date d = *Date::from_ymd(year, 1, 1); d.year() == year; d = d.plus_days(1)) {
    const std::chrono::weekday of_week(d.sys_days());
    const bool weekend = of_week == std::chrono::Saturday || of_week == std::chrono::Sunday;
    if (!weekend && !is_working_day(d)) found.push_back(d.to_string().substr(5));
  }
  return found;
}

TEST(Holidays, EveryDayOf2026IsThere) {
  EXPECT_EQ(holidays_of(2026),
            (std::vector<std::string>{"01-01", "01-06", "04-03", "04-05", "04-06", "05-01", "05-14",
                                      "05-24", "06-19", "06-20", "10-31", "12-06", "12-24", "12-25",
                                      "12-26"}));
}

TEST(Holidays, WeekdaysOffFrom2025To2031) {
  using Days = std::vector<std::string>;
  EXPECT_EQ(weekdays_off(2025), (Days{"01-01", "01-06", "04-18", "04-21", "05-01", "05-29", "06-20",
                                      "12-24", "12-25", "12-26"}));
  EXPECT_EQ(weekdays_off(2026), (Days{"01-01", "01-06", "04-03", "04-06", "05-01", "05-14", "06-19",
                                      "12-24", "12-25"}));
  EXPECT_EQ(weekdays_off(2027),
            (Days{"01-01", "01-06", "03-26", "03-29", "05-06", "06-25", "12-06", "12-24"}));
  EXPECT_EQ(weekdays_off(2028), (Days{"01-06", "04-14", "04-17", "05-01", "05-25", "06-23", "12-06",
                                      "12-25", "12-26"}));
  EXPECT_EQ(weekdays_off(2029), (Days{"01-01", "03-30", "04-02", "05-01", "05-10", "06-22", "12-06",
                                      "12-24", "12-25", "12-26"}));
  EXPECT_EQ(weekdays_off(2030), (Days{"01-01", "04-19", "04-22", "05-01", "05-30", "06-21", "12-06",
                                      "12-24", "12-25", "12-26"}));
  EXPECT_EQ(weekdays_off(2031), (Days{"01-01", "01-06", "04-11", "04-14", "05-01", "05-22", "06-20",
                                      "12-24", "12-25", "12-26"}));
}

TEST(Holidays, MidsummerAndAllSaintsAreOneWeekendOfEachYear) {
  for (int year = 2000; year <= 2037; ++year) {
    int june = 0;
    int autumn = 0;
    for (Date d = *Date::from_ymd(year, 6, 1); d.month() < 12; d = d.plus_days(1)) {
      if (!is_finnish_holiday(d)) continue;
      // Whit Sunday may be in June.
      if (d.month() == 6 && days_between(easter_sunday(year), d) > 49) ++june;
      if (d.month() >= 10) ++autumn;
    }
    EXPECT_EQ(june, 2) << year;
    EXPECT_EQ(autumn, 1) << year;
  }
}

}  // namespace
}  // namespace viisari
