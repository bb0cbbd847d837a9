// Which figure is due next, by the rules that say whether the latest one is late.
#include "engine/due.h"

#include <gtest/gtest.h>

#include "engine/reporting_calendar.h"
#include "engine_fixture.h"

namespace viisari {
namespace {

using testing::day;

// Figures tell of the time up to `told`.
std::optional<NextFigure> next(const char* reporting, const char* told, const char* as_of,
                               int delay_days = 60) {
  Indicator indicator;
  indicator.reporting = reporting;
  Assessment assessment;
  assessment.as_of = day(as_of);
  if (*told != '\0') assessment.told_until = day(told);
  return next_figure(indicator, assessment, delay_days);
}

TEST(NextFigure, IsOfThePeriodAfterTheLastOneTold) {
  EXPECT_EQ(next("monthly", "2025-10-31", "2025-11-15")->period.to_string(), "2025-11");
  EXPECT_EQ(next("quarterly", "2025-09-30", "2025-11-15")->period.to_string(), "2025-Q4");
  EXPECT_EQ(next("four_monthly", "2025-04-30", "2025-11-15")->period.to_string(),
            "2025-05/2025-08");
  EXPECT_EQ(next("half_yearly", "2025-06-30", "2025-11-15")->period.to_string(), "2025-H2");
  EXPECT_EQ(next("yearly", "2024-12-31", "2025-11-15")->period.to_string(), "2025");
}

TEST(NextFigure, AfterTheMiddleOfAPeriodIsOfThatPeriod) {
  EXPECT_EQ(next("quarterly", "2025-08-31", "2025-11-15")->period.to_string(), "2025-Q3");
}

TEST(NextFigure, IsComingDueAndOverdueByItsDays) {
  EXPECT_EQ(next("monthly", "2025-10-31", "2025-11-29")->state, DueState::kComing);
  EXPECT_EQ(next("monthly", "2025-10-31", "2025-11-30")->state, DueState::kDue);
  EXPECT_EQ(next("monthly", "2025-10-31", "2025-11-30")->due, day("2026-01-29"));
  EXPECT_EQ(next("monthly", "2025-10-31", "2026-01-29")->state, DueState::kDue);
  EXPECT_EQ(next("monthly", "2025-10-31", "2026-01-29")->days_late, 0);
  EXPECT_EQ(next("monthly", "2025-10-31", "2026-01-30")->state, DueState::kOverdue);
  EXPECT_EQ(next("monthly", "2025-10-31", "2026-01-30")->days_late, 1);
}

TEST(NextFigure, WithNothingToldIsNeverLate) {
  for (const char* as_of : {"2025-11-15", "2026-01-29", "2026-01-30"}) {
    EXPECT_NE(next("monthly", "", as_of)->state, DueState::kOverdue) << as_of;
    EXPECT_GE(next("monthly", "", as_of)->due, day(as_of));
  }
}

TEST(NextFigure, IsNoneWithoutACalendarAndOfComputedOnes) {
  EXPECT_FALSE(next("", "2025-10-31", "2027-01-01"));
  Indicator computed;
  computed.reporting = "monthly";
  computed.computed = true;
  EXPECT_FALSE(next_figure(computed, {}, 60));
}

TEST(NextFigure, OfAnOverdueMilestoneIsDueOnTheDayOfItsTarget) {
  Assessment assessment;
  assessment.as_of = day("2026-01-10");
  assessment.data_state = DataState::kOverdue;
  assessment.target = Target{};
  assessment.target->period = Period::of_year(2025);
  const auto due = next_figure({}, assessment, 60);
  ASSERT_TRUE(due);
  EXPECT_EQ(due->due, day("2025-12-31"));
  EXPECT_EQ(due->days_late, 10);
  EXPECT_EQ(due->state, DueState::kOverdue);
}

TEST(ReportingPeriod, EndsFirstAfterTheDay) {
  for (const int months : {1, 3, 4, 6, 12}) {
    for (Date one = day("2023-12-28"); one < day("2025-03-05"); one = one.plus_days(1)) {
      const Period period = next_reporting_period(one, months);
      EXPECT_GT(period.last(), one);
      EXPECT_LE(last_reporting_end(one, months), one);
      EXPECT_EQ(last_reporting_end(period.last(), months), period.last());
      EXPECT_EQ(last_reporting_end(period.last().plus_days(-1), months),
                last_reporting_end(one, months));
    }
  }
}

}  // namespace
}  // namespace viisari
