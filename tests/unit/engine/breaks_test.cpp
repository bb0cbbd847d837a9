// Breaks of a series, levels by sub-area and targets that move with an average.

#include <gtest/gtest.h>

#include <algorithm>

#include "engine/assess.h"
#include "engine/moving_targets.h"
#include "engine_fixture.h"

namespace viisari {
namespace {

using testing::baseline;
using testing::day;
using testing::indicator;
using testing::judged;
using testing::observation;
using testing::target;
using Status = AssessmentStatus;
constexpr TargetOp kAtLeast = TargetOp::kAtLeast;
constexpr TargetOp kAtMost = TargetOp::kAtMost;

Indicator with_break(Indicator made, std::string_view from) {
  made.breaks.push_back({day(from), {"Uusi järjestelmä", "New system", ""}, {}});
  return made;
}

TEST(SeriesBreak, AChangeFromABaselineBeforeItIsNotJudged) {
  Indicator made = indicator(SeriesKind::kStock);
  made.baseline = baseline("2024", 100);
  made.targets = {target("2026", kAtMost, -20, TargetBasis::kPercentChangeFromBaseline)};
  ASSERT_EQ(judged(made, {{"2026", 70}}, "2027-01-31").status, Status::kAchieved);
  const Assessment a = judged(with_break(made, "2026-01-01"), {{"2026", 70}}, "2027-01-31");
  EXPECT_EQ(a.status, Status::kNoData);
  EXPECT_EQ(a.reason_code, "series_break");
  EXPECT_EQ(a.reason.code, "no_data.series_break");
}

TEST(SeriesBreak, BeforeTheBaselineItChangesNothing) {
  Indicator made = indicator(SeriesKind::kStock);
  made.baseline = baseline("2024", 100);
  made.targets = {target("2026", kAtMost, -20, TargetBasis::kPercentChangeFromBaseline)};
  EXPECT_EQ(judged(with_break(made, "2024-01-01"), {{"2026", 70}}, "2027-01-31").status,
            Status::kAchieved);
}

TEST(SeriesBreak, ATargetAsALevelIsStillJudged) {
  Indicator made = indicator(SeriesKind::kScore, "nps");
  made.baseline = baseline("2024", 50);
  made.targets = {target("2026", kAtLeast, 80)};
  EXPECT_EQ(judged(with_break(made, "2026-01-01"), {{"2026", 85}}, "2027-01-31").status,
            Status::kAchieved);
}

TEST(SeriesBreak, ThePathDoesNotStartFromABaselineBeforeIt) {
  Indicator made = indicator(SeriesKind::kScore, "nps");
  made.baseline = baseline("2024", 50);
  made.targets = {target("2028", kAtLeast, 90)};
  // Half-way on the line from 2024; without a start the target itself is expected.
  EXPECT_NEAR(*judged(made, {{"2026", 70}}, "2027-01-31").expected, 70, 0.1);
  EXPECT_EQ(judged(with_break(made, "2025-06-01"), {{"2026", 70}}, "2027-01-31").expected, 90);
}

TEST(SeriesBreak, TheTrendUsesOnlyFiguresAfterIt) {
  Indicator made = indicator(SeriesKind::kScore, "nps");
  made.targets = {target("2028", kAtLeast, 90)};
  const testing::Points points{{"2024", 10}, {"2025", 60}, {"2026", 62}};
  // From 60 to 62 in a year: 66 at the end of 2028. With 2024 it would be far more.
  const Assessment a = judged(with_break(made, "2025-01-01"), points, "2027-01-31");
  EXPECT_NEAR(*a.projection, 66, 0.05);
  EXPECT_GT(*judged(made, points, "2027-01-31").projection, 100);
}

TEST(SeriesBreak, APreviousYearBeforeItIsNotComparedWith) {
  Indicator made = indicator(SeriesKind::kStock);
  made.targets = {target("2026", kAtMost, 0, TargetBasis::kChangeFromPreviousYear)};
  const testing::Points points{{"2025", 100}, {"2026", 90}};
  ASSERT_EQ(judged(made, points, "2027-01-31").status, Status::kAchieved);
  EXPECT_EQ(judged(with_break(made, "2026-01-01"), points, "2027-01-31").reason_code,
            "series_break");
}

TEST(SeriesBreak, MonthsOfAFlowOnBothSidesDoNotAddUp) {
  Indicator made = indicator(SeriesKind::kFlow);
  made.targets = {target("2026", kAtMost, 1200)};
  const testing::Points points{{"2026-01", 100}, {"2026-02", 100}, {"2026-03", 100}};
  ASSERT_EQ(judged(made, points, "2026-04-15").value, 300);
  EXPECT_EQ(judged(with_break(made, "2026-03-01"), points, "2026-04-15").reason.code,
            "no_data.part_year");
}

TEST(SeriesBreak, UntilItComesATargetBeyondItIsHeldAgainstFiguresOfOneMeasuring) {
  Indicator made = indicator(SeriesKind::kScore, "nps");
  made.baseline = baseline("2024", 50);
  made.targets = {target("2026", kAtLeast, 80)};
  EXPECT_EQ(judged(with_break(made, "2026-01-01"), {{"2025", 60}}, "2025-12-31").status,
            judged(made, {{"2025", 60}}, "2025-12-31").status);
}

TEST(Assess, AFigureAfterTheLastTargetsTimeDoesNotDecideIt) {
  Indicator made = indicator(SeriesKind::kScore, "nps");
  made.targets = {target("2025", kAtMost, 30)};
  EXPECT_EQ(judged(made, {{"2027", 20}}, "2028-07-01").reason.code, "no_data.target_unobserved");
  EXPECT_EQ(judged(made, {{"2025", 20}, {"2027", 40}}, "2028-07-01").status, Status::kAchieved);
}

Indicator by_sub_area() {
  Indicator made = indicator(SeriesKind::kShare, "percent");
  Target level = target("2025", kAtLeast, 0);
  level.value.reset();
  level.low = 70;
  level.high = 80;
  made.targets = {level};
  return made;
}

TEST(SubAreaLevels, AboveAllOfThemTheTargetIsMet) {
  EXPECT_EQ(judged(by_sub_area(), {{"2025", 80}}, "2026-01-31").status, Status::kAchieved);
  EXPECT_EQ(judged(by_sub_area(), {{"2025", 95}}, "2026-01-31").status, Status::kAchieved);
}

TEST(SubAreaLevels, AreMetByTheHighestOfThem) {
  const Assessment a = judged(by_sub_area(), {{"2025", 81}}, "2026-01-31");
  EXPECT_EQ(a.threshold, 80);
  EXPECT_EQ(a.margin, 1);
  EXPECT_EQ(a.flip_value, 80);
}

TEST(SubAreaLevels, BelowAllOfThemItIsMissed) {
  EXPECT_EQ(judged(by_sub_area(), {{"2025", 69.9}}, "2026-01-31").status, Status::kMissed);
}

TEST(SubAreaLevels, BetweenThemNothingCanBeSaid) {
  const Assessment a = judged(by_sub_area(), {{"2025", 75}}, "2026-01-31");
  EXPECT_EQ(a.status, Status::kNoData);
  EXPECT_EQ(a.reason.code, "no_data.sub_area");
}

std::vector<Indicator> with_average() {
  Indicator average = indicator(SeriesKind::kScore, "ratio");
  average.key = "average";
  average.id = "pirkanmaa/average";
  average.baseline = baseline("2024", 120.5);
  Indicator own = indicator(SeriesKind::kScore, "ratio");
  own.targets = {target("2026", kAtMost, 120.5, TargetBasis::kNationalAverage)};
  own.targets[0].reference = average.id;
  return {average, own};
}

TEST(MovingTargets, StandAtTheBaselineOfTheAverageUntilAFigureComes) {
  std::vector<Indicator> indicators = with_average();
  set_moving_targets(indicators, SeriesMemory(day("2026-01-31")));
  EXPECT_EQ(indicators[1].targets[0].value, 120.5);
  EXPECT_EQ(indicators[1].targets[0].basis_period, testing::period("2024"));
}

TEST(MovingTargets, MoveToTheLatestFigureOfTheAverageKnownOnTheDay) {
  Observation newer = observation("pirkanmaa/average", "2025", 118);
  newer.known_from = day("2026-03-01");
  const std::vector<Observation> figures{newer};
  std::vector<Indicator> early = with_average();
  set_moving_targets(early, SeriesMemory::from(figures, day("2026-02-28")));
  EXPECT_EQ(early[1].targets[0].value, 120.5);
  std::vector<Indicator> late = with_average();
  set_moving_targets(late, SeriesMemory::from(figures, day("2026-03-01")));
  EXPECT_EQ(late[1].targets[0].value, 118);
  EXPECT_EQ(late[1].targets[0].basis_period, testing::period("2025"));
}

TEST(MovingTargets, KeepTheirPrintedNumberWithoutAnyFigureOfTheAverage) {
  std::vector<Indicator> indicators = with_average();
  indicators[0].baseline.reset();
  set_moving_targets(indicators, SeriesMemory(day("2026-01-31")));
  EXPECT_EQ(indicators[1].targets[0].value, 120.5);
}

TEST(Explain, SaysWhereAFigureStandsInAnotherColumn) {
  Indicator made = indicator(SeriesKind::kStock);
  made.targets = {target("2026", kAtLeast, 1)};
  made.printed_under = {{testing::period("2025-09-05"), "1-8/2025"}};
  const auto explained =
      judged(made, testing::observations({{"2025-09-05", 7}}), "2025-12-01").explanation;
  const auto step =
      std::find_if(explained.steps.begin(), explained.steps.end(),
                   [](const Message& one) { return one.code == "step.printed_under"; });
  EXPECT_NE(step, explained.steps.end());
}

}  // namespace
}  // namespace viisari
