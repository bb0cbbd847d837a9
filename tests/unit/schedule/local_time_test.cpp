#include "schedule/local_time.h"

#include <gtest/gtest.h>

#include <string>

namespace viisari {
namespace {

using std::chrono::hours;
using std::chrono::minutes;

constexpr const char* kHelsinki = "Europe/Helsinki";

ResolvedTime resolve(const std::string& zone, const std::string& day, minutes time) {
  const auto resolved = resolve_local(zone, Date::parse(day).value(), time);
  EXPECT_TRUE(resolved) << resolved.error().to_string();
  return resolved.value_or(ResolvedTime{});
}

struct Row {
  std::string day;
  minutes time;
  std::string utc;
  minutes wall;
  minutes offset;
  bool in_gap;
  bool in_fold;
};

class ClockChanges2026 : public testing::TestWithParam<Row> {};

TEST_P(ClockChanges2026, ResolvesAsDecided) {
  const Row& row = GetParam();
  const ResolvedTime resolved = resolve(kHelsinki, row.day, row.time);
  EXPECT_EQ(to_string(resolved.at), row.utc);
  EXPECT_EQ(resolved.local.time, row.wall);
  EXPECT_EQ(resolved.local.utc_offset, row.offset);
  EXPECT_EQ(resolved.local.day.to_string(), row.day);
  EXPECT_EQ(resolved.in_gap, row.in_gap);
  EXPECT_EQ(resolved.in_fold, row.in_fold);
}

// Clocks go from 3.00 to 4.00 on 29 March and from 4.00 to 3.00 on 25 October.
INSTANTIATE_TEST_SUITE_P(Helsinki, ClockChanges2026,
                         testing::Values(Row{"2026-03-28", minutes(210), "2026-03-28T01:30:00Z",
                                             minutes(210), hours(2), false, false},
                                         Row{"2026-03-29", minutes(179), "2026-03-29T00:59:00Z",
                                             minutes(179), hours(2), false, false},
                                         Row{"2026-03-29", minutes(180), "2026-03-29T01:00:00Z",
                                             minutes(240), hours(3), true, false},
                                         Row{"2026-03-29", minutes(210), "2026-03-29T01:30:00Z",
                                             minutes(270), hours(3), true, false},
                                         Row{"2026-03-29", minutes(239), "2026-03-29T01:59:00Z",
                                             minutes(299), hours(3), true, false},
                                         Row{"2026-03-29", minutes(240), "2026-03-29T01:00:00Z",
                                             minutes(240), hours(3), false, false},
                                         Row{"2026-03-30", minutes(210), "2026-03-30T00:30:00Z",
                                             minutes(210), hours(3), false, false},
                                         Row{"2026-10-25", minutes(179), "2026-10-24T23:59:00Z",
                                             minutes(179), hours(3), false, false},
                                         Row{"2026-10-25", minutes(180), "2026-10-25T00:00:00Z",
                                             minutes(180), hours(3), false, true},
                                         Row{"2026-10-25", minutes(210), "2026-10-25T00:30:00Z",
                                             minutes(210), hours(3), false, true},
                                         Row{"2026-10-25", minutes(239), "2026-10-25T00:59:00Z",
                                             minutes(239), hours(3), false, true},
                                         Row{"2026-10-25", minutes(240), "2026-10-25T02:00:00Z",
                                             minutes(240), hours(2), false, false},
                                         Row{"2026-10-26", minutes(210), "2026-10-26T01:30:00Z",
                                             minutes(210), hours(2), false, false}),
                         [](const auto& row) {
                           std::string name =
                               row.param.day + "_" + std::to_string(row.param.time.count());
                           std::erase(name, '-');
                           return name;
                         });

TEST(LocalTimes, AGapOfAWholeDayMovesToTheNextDay) {
  // Samoa left out 30 December 2011.
  const ResolvedTime resolved = resolve("Pacific/Apia", "2011-12-30", hours(8));
  EXPECT_TRUE(resolved.in_gap);
  EXPECT_EQ(resolved.local.day.to_string(), "2011-12-31");
  EXPECT_EQ(resolved.local.time, hours(8));
}

TEST(LocalTimes, AGapAtMidnightStaysOnItsDay) {
  // Beirut goes from 0.00 to 1.00.
  const ResolvedTime resolved = resolve("Asia/Beirut", "2026-03-29", minutes(30));
  EXPECT_TRUE(resolved.in_gap);
  EXPECT_EQ(resolved.local.day.to_string(), "2026-03-29");
  EXPECT_EQ(resolved.local.time, minutes(90));
}

TEST(LocalTimes, TheLastYearStillKnowsSummerTime) {
  const std::string year = std::to_string(kLastZonedYear);
  EXPECT_EQ(resolve(kHelsinki, year + "-07-01", hours(8)).local.utc_offset, hours(3));
  EXPECT_EQ(resolve(kHelsinki, year + "-12-31", hours(8)).local.utc_offset, hours(2));
}

TEST(LocalTimes, TheWallShowsWhatWasResolved) {
  for (int i = 0; i < 366 * 24; ++i) {
    const Instant at = Instant(Date::parse("2026-01-01")->sys_days()) + hours(i);
    const auto wall = local_time(kHelsinki, at);
    ASSERT_TRUE(wall);
    const ResolvedTime back = resolve(kHelsinki, wall->day.to_string(), wall->time);
    // The second of two equal wall times gives the first one back.
    const bool second = back.in_fold && wall->utc_offset == hours(2);
    EXPECT_EQ(back.at, second ? at - hours(1) : at) << to_string(at);
    EXPECT_FALSE(back.in_gap);
  }
}

TEST(LocalTimes, RefusesAnUnknownZone) {
  for (const char* zone :
       {"", "Europe/Helsinky", "europe/helsinki", "../../etc/passwd", "EEST+3"}) {
    const auto known = check_zone(zone);
    ASSERT_FALSE(known) << zone;
    EXPECT_EQ(known.error().code, kSchedulesUnknownZone) << zone;
  }
}

}  // namespace
}  // namespace viisari
