#include "engine/outlook.h"

#include <gtest/gtest.h>

#include <array>
#include <cmath>
#include <cstdlib>

#include "engine_fixture.h"

namespace viisari {
namespace {

using testing::baseline;
using testing::between;
using testing::day;
using testing::indicator;
using testing::missing;
using testing::observations;
using testing::period;
using testing::target;
using Points = testing::Points;
constexpr TargetOp kAtLeast = TargetOp::kAtLeast;
constexpr TargetOp kAtMost = TargetOp::kAtMost;
constexpr TargetOp kMoreThan = TargetOp::kMoreThan;

Outlook outlook_of(const Indicator& definition, const std::vector<Observation>& figures,
                   std::string_view as_of, std::optional<int> asked = {}) {
  SeriesMemory memory = SeriesMemory::from(figures, day(as_of));
  const auto index = memory.find(definition.id);
  SeriesView series{memory.axes().intern({}), {}};
  FigureFacts facts;
  if (index) {
    series = memory.view(*index);
    facts = {&memory, *index, false};
  }
  return outlook(PreparedIndicator(definition), Timeline::of(definition), series, facts, day(as_of),
                 asked);
}
Outlook outlook_of(const Indicator& definition, const Points& points, std::string_view as_of,
                   std::optional<int> asked = {}) {
  return outlook_of(definition, observations(points), as_of, asked);
}

// A yearly amount of 100 in 2024 that shall grow to 160 by 2027 and 220 by 2030.
Indicator growing_amount() {
  Indicator made = indicator(SeriesKind::kFlow);
  made.baseline = baseline("2024", 100);
  made.targets = {target("2027", kAtLeast, 160), target("2030", kAtLeast, 220)};
  return made;
}
const OutlookYear& year(const Outlook& outlook, int asked) {
  const OutlookYear* found = outlook.find(asked);
  EXPECT_NE(found, nullptr) << asked;
  static const OutlookYear kNothing;
  return found == nullptr ? kNothing : *found;
}

// ---- years and path

TEST(Outlook, HasTheStrategyPeriodAndEveryYearToTheLastTarget) {
  Indicator made = growing_amount();
  const Outlook usual = outlook_of(made, Points{}, "2025-12-01");
  EXPECT_EQ(usual.years.front().year, 2025);
  EXPECT_EQ(usual.years.back().year, 2030);
  EXPECT_EQ(outlook_of(made, Points{}, "2028-12-01").years.front().year, 2026);
  EXPECT_EQ(outlook_of(made, Points{}, "2025-12-01", 2032).years.back().year, 2032);
  made.targets.push_back(target("2033", kAtLeast, 240));
  EXPECT_EQ(outlook_of(made, Points{}, "2025-12-01").years.back().year, 2033);
}

TEST(Outlook, ExpectsTheTargetInItsYearAndTheLineBeforeIt) {
  const Outlook o = outlook_of(growing_amount(), Points{}, "2025-12-01");
  EXPECT_EQ(year(o, 2027).expected.low, 160);
  EXPECT_EQ(year(o, 2027).expected_by, ExpectedBy::kTarget);
  EXPECT_EQ(year(o, 2027).target.low, 160);
  // From 100 at the end of 2024 to 160 at the end of 2027: 20 a year.
  EXPECT_NEAR(*year(o, 2025).expected.low, 120, 0.02);
  EXPECT_NEAR(*year(o, 2026).expected.low, 140, 0.02);
  EXPECT_EQ(year(o, 2026).expected_by, ExpectedBy::kLine);
  EXPECT_EQ(year(o, 2026).target.gap, OutlookGap::kNotThatYear);
  // From 160 to 220 in three years.
  EXPECT_NEAR(*year(o, 2028).expected.low, 180, 0.05);
  EXPECT_NEAR(*year(o, 2029).expected.low, 200, 0.05);
}

TEST(Outlook, ThePathIsTheVerdictsOwn) {
  Indicator made = indicator(SeriesKind::kScore, "index");
  made.baseline = baseline("2024", 50);
  made.targets = {target("2026", kAtLeast, 80), target("2029", kAtLeast, 95)};
  const Outlook o = outlook_of(made, {{"2025", 60}}, "2025-12-31");
  for (const auto& [text, number] : std::vector<std::pair<std::string, int>>{
           {"2025", 2025}, {"2026", 2026}, {"2027", 2027}, {"2028", 2028}, {"2029", 2029}}) {
    const Assessment a = testing::judged(made, {{text, 1}}, text + "-12-31");
    EXPECT_EQ(year(o, number).expected.low, a.expected) << text;
  }
}

TEST(Outlook, ARangeIsExpectedOnBothSides) {
  Indicator made = indicator(SeriesKind::kShare, "percent");
  made.baseline = baseline("2025", 60);
  made.targets = {between("2027", 70, 80)};
  const Outlook o = outlook_of(made, Points{}, "2026-01-31");
  EXPECT_EQ(year(o, 2027).expected.low, 70);
  EXPECT_EQ(year(o, 2027).expected.high, 80);
  EXPECT_NEAR(*year(o, 2026).expected.low, 65, 0.01);
  EXPECT_EQ(year(o, 2026).expected.high, 80);  // the start is good enough on that side
}

TEST(Outlook, WithoutAStartTheTargetItselfIsExpectedAllAlong) {
  Indicator made = growing_amount();
  made.baseline.reset();
  const Outlook o = outlook_of(made, Points{}, "2025-12-01");
  EXPECT_EQ(year(o, 2026).expected.low, 160);
  EXPECT_EQ(year(o, 2026).expected_by, ExpectedBy::kAhead);
  EXPECT_EQ(o.start.gap, OutlookGap::kNoFigure);
}

TEST(Outlook, ThePathBeginsAfterTheBaselineAndEndsWithTheLastTarget) {
  Indicator made = growing_amount();
  made.baseline = baseline("2026", 130);
  made.targets.pop_back();
  const Outlook o = outlook_of(made, Points{}, "2026-01-31");
  EXPECT_EQ(year(o, 2026).expected.gap, OutlookGap::kBeforePath);
  EXPECT_EQ(year(o, 2028).expected.gap, OutlookGap::kAfterLast);
  EXPECT_EQ(year(o, 2028).target.gap, OutlookGap::kNotThatYear);
}

TEST(Outlook, ADeadlineWithinAYearIsDueOnItsDay) {
  Indicator made = indicator(SeriesKind::kStock);
  made.baseline = baseline("2025", 10);
  made.targets = {target("by 2027-06-30", kAtLeast, 40)};
  const Outlook o = outlook_of(made, {{"2025", 10}}, "2026-01-31");
  EXPECT_EQ(year(o, 2027).target.low, 40);
  EXPECT_EQ(year(o, 2027).expected.low, 40);
  EXPECT_EQ(o.last.due, day("2027-06-30"));
  EXPECT_NEAR(*o.last.required_pace.value, 30 / (1 + 181 / 365.0), 1e-9);
}

TEST(Outlook, ATargetOfEveryYearIsExpectedInEachAndNeverTheLast) {
  Indicator made = indicator(SeriesKind::kStock);
  made.targets = {target("every_year", kAtMost, 20)};
  const Outlook o = outlook_of(made, {{"2025", 26}}, "2026-01-31");
  for (int y = 2026; y <= 2030; ++y) EXPECT_EQ(year(o, y).expected.high, 20) << y;
  EXPECT_EQ(o.next.due, day("2026-12-31"));
  EXPECT_NEAR(*o.next.required_pace.value, -6, 1e-9);
  EXPECT_EQ(o.last.gap, OutlookGap::kEveryYear);
  EXPECT_EQ(o.reachable_gap, OutlookGap::kEveryYear);
}

TEST(Outlook, AnUndatedTargetHasNoPathAndNoPace) {
  Indicator made = indicator(SeriesKind::kStock);
  made.targets = {target("undated", kAtLeast, 40)};
  const Outlook o = outlook_of(made, {{"2024", 10}, {"2025", 20}}, "2026-01-31");
  EXPECT_EQ(year(o, 2026).expected.gap, OutlookGap::kUndated);
  EXPECT_EQ(year(o, 2026).target.gap, OutlookGap::kUndated);
  EXPECT_EQ(o.next.gap, OutlookGap::kUndated);
  EXPECT_EQ(o.reachable_gap, OutlookGap::kUndated);
  EXPECT_NEAR(*year(o, 2026).projection.figure.value, 30, 0.01);
  EXPECT_EQ(o.best_pace.value, 10);
}

TEST(Outlook, WithoutATargetOnlyTheTrendIsKnown) {
  Indicator made = indicator(SeriesKind::kStock);
  const Outlook o = outlook_of(made, {{"2024", 10}, {"2025", 20}}, "2026-01-31");
  EXPECT_EQ(year(o, 2027).expected.gap, OutlookGap::kNoTarget);
  EXPECT_EQ(o.last.gap, OutlookGap::kNoTarget);
  EXPECT_EQ(o.best_pace.gap, OutlookGap::kNoDirection);
  EXPECT_NEAR(*year(o, 2027).projection.figure.value, 40, 0.02);
}

TEST(Outlook, AMilestoneHasAYearButNeitherPathNorPace) {
  Indicator made = indicator(SeriesKind::kFlag, "yes_no");
  made.targets = {target("by 2027-08-31", TargetOp::kDone, 0)};
  const Outlook o = outlook_of(made, {{"2025", 0}}, "2026-01-31");
  EXPECT_TRUE(year(o, 2027).done);
  EXPECT_FALSE(year(o, 2026).done);
  EXPECT_EQ(year(o, 2027).expected.gap, OutlookGap::kMilestone);
  EXPECT_EQ(year(o, 2027).projection.figure.gap, OutlookGap::kMilestone);
  EXPECT_EQ(o.last.required_pace.gap, OutlookGap::kMilestone);
  EXPECT_EQ(o.reachable_gap, OutlookGap::kMilestone);
}

TEST(Outlook, AChangeFromThePreviousYearNeedsThatYearsFigure) {
  Indicator made = indicator(SeriesKind::kFlow, "eur");
  made.targets = {target("2026", kAtMost, -2, TargetBasis::kPercentChangeFromPreviousYear),
                  target("2027", kAtMost, -2, TargetBasis::kPercentChangeFromPreviousYear)};
  const Outlook o = outlook_of(made, {{"2025", 500}}, "2026-01-31");
  EXPECT_NEAR(*year(o, 2026).expected.high, 490, 1e-9);
  EXPECT_EQ(year(o, 2027).expected.gap, OutlookGap::kPreviousYear);
  EXPECT_EQ(year(o, 2027).from_previous_year.size(), 1U);
  EXPECT_EQ(o.last.required_pace.gap, OutlookGap::kPreviousYear);
  EXPECT_EQ(o.reachable_gap, OutlookGap::kPreviousYear);
}

TEST(Outlook, AChangeFromTheBaselineNeedsOne) {
  Indicator made = indicator(SeriesKind::kStock);
  made.targets = {target("2027", kAtMost, -20, TargetBasis::kPercentChangeFromBaseline)};
  EXPECT_EQ(year(outlook_of(made, Points{}, "2026-01-31"), 2027).expected.gap,
            OutlookGap::kNoBaseline);
  made.baseline = baseline("2024", 0);
  EXPECT_EQ(year(outlook_of(made, Points{}, "2026-01-31"), 2027).expected.gap,
            OutlookGap::kZeroBaseline);
  made.baseline = baseline("2024", 50);
  EXPECT_EQ(year(outlook_of(made, Points{}, "2026-01-31"), 2027).expected.high, 40);
}

TEST(Outlook, AnAverageNotYetPrintedIsNoNumber) {
  Indicator made = indicator(SeriesKind::kScore, "index");
  made.targets = {target("2027", kAtMost, 0, TargetBasis::kNationalAverage)};
  made.targets[0].value.reset();
  const Outlook o = outlook_of(made, {{"2025", 3}}, "2026-01-31");
  EXPECT_EQ(year(o, 2027).target.gap, OutlookGap::kNoNumber);
  EXPECT_EQ(o.last.required_pace.gap, OutlookGap::kNoNumber);
}

TEST(Outlook, ConditionsThatExcludeEachOtherAreNoPath) {
  Indicator made = indicator(SeriesKind::kStock);
  made.targets = {target("2027", kAtLeast, 30), target("2027", kAtMost, 20)};
  EXPECT_EQ(year(outlook_of(made, {{"2025", 3}}, "2026-01-31"), 2027).expected.gap,
            OutlookGap::kConflict);
}

// ---- projection

TEST(Outlook, ProjectsToTheLastTargetAsTheVerdictDoes) {
  const std::vector<std::pair<Indicator, Points>> cases = [] {
    Indicator score = indicator(SeriesKind::kScore, "index");
    score.baseline = baseline("2023", 50);
    score.targets = {target("2026", kAtLeast, 95), target("2029", kAtLeast, 120)};
    Indicator share = indicator(SeriesKind::kShare, "percent");
    share.baseline = baseline("2024", 50);
    share.targets = {target("2027", kAtLeast, 95)};
    return std::vector<std::pair<Indicator, Points>>{
        {score, {{"2024", 52}, {"2025", 57}}},
        {score, {{"2025", 57}}},
        {share, {{"2025-10-31", 53}}},
        {growing_amount(), {{"2025", 104}}},
        {growing_amount(), {{"2024-01/2024-06", 51}, {"2025-01/2025-06", 53}}}};
  }();
  for (const auto& [definition, points] : cases) {
    const std::string as_of = period(points.back().first).last().to_string();
    const Outlook o = outlook_of(definition, points, as_of);
    Indicator only_last = definition;
    only_last.targets = {definition.targets.back()};
    const Assessment a = testing::judged(only_last, points, as_of);
    ASSERT_TRUE(a.projection) << points.back().first;
    EXPECT_EQ(o.last.projection.figure.value, a.projection) << points.back().first;
  }
}

TEST(Outlook, APartOfAYearIsContinuedAtItsPace) {
  const Outlook o = outlook_of(growing_amount(), {{"2025-01/2025-06", 66}}, "2025-07-31");
  EXPECT_EQ(o.start.value, 132);
  EXPECT_TRUE(o.start_is_annualised);
  EXPECT_EQ(year(o, 2025).projection.figure.value, 132);
  // 32 more than the baseline a year before.
  EXPECT_NEAR(*year(o, 2027).projection.figure.value, 196, 0.1);
}

TEST(Outlook, MonthsAddUpToTheirYear) {
  const Outlook o = outlook_of(growing_amount(),
                               {{"2025-01", 10}, {"2025-02", 12}, {"2025-03", 11}}, "2025-04-30");
  EXPECT_EQ(o.start.value, 132);
  EXPECT_EQ(o.start_period, period("1-3/2025"));
}

TEST(Outlook, AWholeYearsSumIsCalledByItsYear) {
  const Outlook o = outlook_of(growing_amount(), {{"2025-H1", 50}, {"2025-H2", 60}}, "2026-01-31");
  EXPECT_EQ(o.start.value, 110);
  EXPECT_EQ(o.start_period.to_string(), "2025");
  EXPECT_FALSE(o.start_is_annualised);
}

TEST(Outlook, APartThatDoesNotBeginInJanuaryIsNoYear) {
  const Outlook o = outlook_of(growing_amount(), {{"2025-05/2025-08", 40}}, "2025-12-01");
  EXPECT_EQ(o.start.gap, OutlookGap::kPartYear);
  EXPECT_EQ(o.last.required_pace.gap, OutlookGap::kPartYear);
  EXPECT_EQ(year(o, 2026).projection.figure.gap, OutlookGap::kPartYear);
}

TEST(Outlook, ASingleFigureHasNoTrend) {
  Indicator made = growing_amount();
  made.baseline.reset();
  const Outlook o = outlook_of(made, {{"2025", 120}}, "2026-01-31");
  EXPECT_EQ(year(o, 2026).projection.figure.gap, OutlookGap::kOnePoint);
  EXPECT_EQ(year(o, 2026).projection.low.gap, OutlookGap::kNoProjection);
  EXPECT_EQ(o.best_pace.gap, OutlookGap::kNoYearlyChange);
  EXPECT_EQ(o.reachable_gap, OutlookGap::kNoYearlyChange);
}

TEST(Outlook, ATrendOfLessThanHalfAYearIsNotContinued) {
  Indicator made = indicator(SeriesKind::kStock);
  made.targets = {target("2027", kAtLeast, 100)};
  const Outlook o = outlook_of(made, {{"2025-04-30", 83}, {"2025-09-05", 90}}, "2025-12-01");
  EXPECT_EQ(year(o, 2027).projection.figure.gap, OutlookGap::kShortTrend);
  EXPECT_EQ(o.best_pace.gap, OutlookGap::kNoYearlyChange);
}

TEST(Outlook, ATrendDoesNotLeaveTheNaturalRange) {
  Indicator share = indicator(SeriesKind::kShare, "percent");
  const Outlook o = outlook_of(share, {{"2024", 80}, {"2025", 90}}, "2026-01-31");
  EXPECT_NEAR(*year(o, 2026).projection.figure.value, 100, 0.01);
  EXPECT_EQ(year(o, 2027).projection.figure.gap, OutlookGap::kBeyondLimits);

  Indicator spent = indicator(SeriesKind::kFlow, "eur");
  spent.better = Direction::kDown;
  const Points falling{{"2024", 500}, {"2025", 200}};
  EXPECT_EQ(year(outlook_of(spent, falling, "2026-01-31"), 2026).projection.figure.gap,
            OutlookGap::kBeyondLimits);
  spent.better = Direction::kUp;  // a result may turn into a loss
  EXPECT_NEAR(*year(outlook_of(spent, falling, "2026-01-31"), 2026).projection.figure.value, -100,
              0.3);
}

TEST(Outlook, YearsBeforeTheLatestFigureAreNotProjected) {
  const Outlook o = outlook_of(growing_amount(), {{"2026", 130}, {"2027", 150}}, "2028-01-31");
  EXPECT_EQ(year(o, 2026).projection.figure.gap, OutlookGap::kPast);
  EXPECT_EQ(year(o, 2027).projection.figure.value, 150);
  EXPECT_EQ(year(o, 2027).projection.low.value, 150);
}

TEST(Outlook, EstimatesOfSuccessAndWordsAreNotProjected) {
  Indicator made = growing_amount();
  made.measure = Measure::kConfidence;
  const Outlook o = outlook_of(made, {{"2025", 90}}, "2026-01-31");
  EXPECT_EQ(o.start.gap, OutlookGap::kConfidenceOnly);
  EXPECT_EQ(year(o, 2027).expected.low, 160);
  made.measure = Measure::kValue;
  made.unit = "text";
  EXPECT_EQ(outlook_of(made, Points{}, "2026-01-31").start.gap, OutlookGap::kTextOnly);
}

// ---- range

TEST(Outlook, TheRangeIsThatOfARandomWalkWithDrift) {
  // Changes 10, 14, 12: mean 12, s = 2, m = 3, t(90 %, 2) = 1.885618.
  Indicator made = indicator(SeriesKind::kFlow);
  const Outlook o =
      outlook_of(made, {{"2022", 100}, {"2023", 110}, {"2024", 124}, {"2025", 136}}, "2026-01-31");
  const OutlookProjection& one = year(o, 2026).projection;
  const double h = 365 / 365.25;
  EXPECT_NEAR(*one.figure.value, 136 + 12 * h, 1e-9);
  const double half = 1.885618 * 2 * std::sqrt(h * (1 + h / 3));
  EXPECT_NEAR(*one.high.value - *one.figure.value, half, 1e-9);
  EXPECT_NEAR(*one.figure.value - *one.low.value, half, 1e-9);
  EXPECT_NEAR(half, 4.35, 0.01);
  const OutlookProjection& five = year(o, 2030).projection;
  EXPECT_NEAR(*five.high.value - *five.figure.value, 1.885618 * 2 * std::sqrt(5 * (1 + 5.0 / 3)),
              0.01);
}

TEST(Outlook, ThreeYearlyFiguresOrAPartOfAYearGiveNoRange) {
  Indicator made = indicator(SeriesKind::kFlow);
  EXPECT_EQ(year(outlook_of(made, {{"2023", 1}, {"2024", 3}, {"2025", 4}}, "2026-01-31"), 2026)
                .projection.low.gap,
            OutlookGap::kFewPoints);
  const Points parts{{"2022-01/2022-06", 1},
                     {"2023-01/2023-06", 3},
                     {"2024-01/2024-06", 4},
                     {"2025-01/2025-06", 6}};
  EXPECT_EQ(year(outlook_of(made, parts, "2026-01-31"), 2026).projection.low.gap,
            OutlookGap::kPartYear);
}

TEST(Outlook, AGapAmongTheYearlyFiguresEndsTheRange) {
  Indicator made = indicator(SeriesKind::kStock);
  auto figures = observations({{"2022", 1}, {"2023", 3}, {"2025", 6}});
  figures.push_back(missing("pirkanmaa/x", "2024", MissingReason::kNotPublished));
  EXPECT_EQ(year(outlook_of(made, figures, "2026-01-31"), 2026).projection.low.gap,
            OutlookGap::kFewPoints);
}

TEST(Outlook, TheRangeStaysWithinWhatAFigureCanBe) {
  Indicator made = indicator(SeriesKind::kShare, "percent");
  const Outlook o =
      outlook_of(made, {{"2022", 70}, {"2023", 84}, {"2024", 82}, {"2025", 94}}, "2026-01-31");
  ASSERT_FALSE(year(o, 2026).projection.figure.value);  // 102 %
  const Outlook slower =
      outlook_of(made, {{"2022", 85}, {"2023", 84}, {"2024", 92}, {"2025", 94}}, "2026-01-31");
  EXPECT_EQ(year(slower, 2026).projection.high.value, 100);
}

// ---- paces

TEST(Outlook, TheRequiredPaceLeadsToTheNextAndToTheLastTarget) {
  const Outlook o = outlook_of(growing_amount(), {{"2025", 110}}, "2026-01-31");
  EXPECT_EQ(o.next.due, day("2027-12-31"));
  EXPECT_EQ(o.next.required_pace.value, 25);  // (160 − 110) / 2
  EXPECT_EQ(o.last.due, day("2030-12-31"));
  EXPECT_EQ(o.last.required_pace.value, 22);  // (220 − 110) / 5
}

TEST(Outlook, WithoutANewerFigureThePaceIsRequiredFromTheBaseline) {
  const Outlook o = outlook_of(growing_amount(), Points{}, "2026-01-31");
  EXPECT_TRUE(o.start_is_baseline);
  EXPECT_EQ(o.next.required_pace.value, 20);
}

TEST(Outlook, AnAmountDueInItsOwnYearLeavesNoYearlyPace) {
  const Outlook o = outlook_of(growing_amount(), {{"2027-01/2027-06", 60}}, "2027-08-31");
  EXPECT_EQ(o.next.required_pace.gap, OutlookGap::kDueSoon);
  EXPECT_NEAR(*o.last.required_pace.value, (220 - 120) / 3.0, 1e-9);
}

TEST(Outlook, LessThanHalfAYearIsNoYearlyPace) {
  Indicator made = indicator(SeriesKind::kStock);
  made.targets = {target("by 2026-12-31", kAtLeast, 50)};
  EXPECT_EQ(outlook_of(made, {{"2026-07-31", 37}}, "2026-08-31").last.required_pace.gap,
            OutlookGap::kDueSoon);
  EXPECT_NEAR(*outlook_of(made, {{"2026-06-30", 37}}, "2026-08-31").last.required_pace.value,
              13 / (184 / 365.0), 1e-9);
}

TEST(Outlook, WhatIsGoodEnoughAlreadyRequiresNoPace) {
  const Outlook o = outlook_of(growing_amount(), {{"2025", 170}}, "2026-01-31");
  EXPECT_EQ(o.next.required_pace.gap, OutlookGap::kMet);
  EXPECT_EQ(o.last.required_pace.value, 10);
}

TEST(Outlook, TargetsDueByNowAreOver) {
  Indicator made = growing_amount();
  const Outlook o = outlook_of(made, {{"2025", 110}}, "2027-12-31");
  EXPECT_EQ(o.next.due, day("2030-12-31"));
  EXPECT_EQ(outlook_of(made, {{"2025", 110}}, "2030-12-31").next.gap, OutlookGap::kOver);
  EXPECT_EQ(outlook_of(made, {{"2025", 110}}, "2030-12-31").reachable_gap, OutlookGap::kOver);
}

TEST(Outlook, TheBestPaceIsTheLargestYearlyChangeInTheGoodDirection) {
  Indicator made = growing_amount();
  const Outlook up =
      outlook_of(made, {{"2022", 60}, {"2023", 95}, {"2024", 90}, {"2025", 110}}, "2026-01-31");
  EXPECT_EQ(up.best_pace.value, 35);
  EXPECT_EQ(up.best_from, period("2022"));
  EXPECT_EQ(up.best_to, period("2023"));
  made.targets = {target("2030", kAtMost, 20)};
  const Outlook down =
      outlook_of(made, {{"2022", 60}, {"2023", 95}, {"2024", 90}, {"2025", 110}}, "2026-01-31");
  EXPECT_EQ(down.best_pace.value, -5);
}

TEST(Outlook, PartsOfAYearAreComparedWithTheSamePartAndScaledToTheYear) {
  Indicator made = growing_amount();
  made.baseline.reset();
  const Outlook o =
      outlook_of(made, {{"2024-01/2024-09", 60}, {"2025-01/2025-09", 75}}, "2025-12-01");
  EXPECT_NEAR(*o.best_pace.value, 20, 1e-9);  // 15 / 0.75
}

TEST(Outlook, TheBaselineCountsAsAYearlyFigure) {
  const Outlook o = outlook_of(growing_amount(), {{"2025", 112}, {"2026", 115}}, "2027-01-31");
  EXPECT_EQ(o.best_pace.value, 12);
}

TEST(Outlook, WhatNeverImprovedHasNoBestPace) {
  const Outlook o = outlook_of(growing_amount(), {{"2025", 95}}, "2026-01-31");
  EXPECT_EQ(o.best_pace.gap, OutlookGap::kNeverImproved);
  EXPECT_EQ(o.reachable_gap, OutlookGap::kNeverImproved);
}

// ---- the last year it is still reachable

TEST(Outlook, TheLastFeasibleYearIsTheLastThatMayPassWithoutProgress) {
  Indicator made = growing_amount();
  made.targets = {target("2030", kAtLeast, 200)};
  // 110 in 2025, best pace 30 a year: 90 to go take three years, 2028 to 2030.
  const Points points{{"2023", 70}, {"2024", 100}, {"2025", 110}};
  EXPECT_EQ(outlook_of(made, points, "2026-01-31").reachable_until, 2027);
  made.targets = {target("2030", kAtLeast, 201)};
  EXPECT_EQ(outlook_of(made, points, "2026-01-31").reachable_until, 2026);
  made.targets = {target("2030", kAtLeast, 260)};
  EXPECT_EQ(outlook_of(made, points, "2026-01-31").reachable_until, 2025);
  made.targets = {target("2030", kAtLeast, 261)};
  EXPECT_EQ(outlook_of(made, points, "2026-01-31").reachable_gap, OutlookGap::kOutOfReach);
}

TEST(Outlook, ALevelInTheMiddleOfAYearMayHaveToMoveAtOnce) {
  Indicator made = indicator(SeriesKind::kStock);
  made.targets = {target("by 2026-12-31", kAtLeast, 50)};
  // 10 a year; 13 to go take 1.3 years of the 1.5 that are left.
  const Points points{{"2024-06-30", 27}, {"2025-06-30", 37}};
  EXPECT_EQ(outlook_of(made, points, "2025-12-01").reachable_gap, OutlookGap::kAtOnce);
}

TEST(Outlook, WhatIsReachedNeedsNoYear) {
  EXPECT_EQ(outlook_of(growing_amount(), {{"2025", 230}}, "2026-01-31").reachable_gap,
            OutlookGap::kMet);
}

TEST(Outlook, MoreThanIsNotReachedByTheLimitItself) {
  Indicator made = growing_amount();
  made.targets = {target("2027", kMoreThan, 110)};
  EXPECT_EQ(outlook_of(made, {{"2025", 110}}, "2026-01-31").last.required_pace.value, 0);
  EXPECT_EQ(outlook_of(made, {{"2025", 111}}, "2026-01-31").last.required_pace.gap,
            OutlookGap::kMet);
}

// The worked example of docs/methods.md.
TEST(Outlook, TheDocumentedExampleComesOutAsDocumented) {
  const Outlook o = outlook_of(growing_amount(), {{"2025", 110}}, "2026-01-31");
  const std::array<double, 5> expected{140, 160, 180, 200, 220};
  for (int y = 2026; y <= 2030; ++y) {
    EXPECT_NEAR(*year(o, y).expected.low, expected.at(static_cast<std::size_t>(y - 2026)), 0.05);
    EXPECT_NEAR(*year(o, y).projection.figure.value, 110 + 10 * (y - 2025), 0.05);
    EXPECT_EQ(year(o, y).projection.low.gap, OutlookGap::kFewPoints);
  }
  EXPECT_EQ(o.best_pace.value, 10);
  EXPECT_EQ(o.reachable_gap, OutlookGap::kOutOfReach);
  const Outlook faster =
      outlook_of(growing_amount(), {{"2023", 60}, {"2024", 100}, {"2025", 110}}, "2026-01-31");
  EXPECT_EQ(faster.reachable_until, 2027);
}

// ---- what must hold for any series

TEST(OutlookProperty, AStraightLineIsContinuedExactlyAndLandsWhereThePaceSays) {
  std::srand(7);  // NOLINT: any numbers will do, but always the same
  const auto pick = [](int low, int high) { return low + std::rand() % (high - low + 1); };
  for (int round = 0; round < 300; ++round) {
    const double first = pick(1000, 2000) / 8.0;
    const double slope = pick(-100, 100) / 8.0;
    const int figures = pick(4, 8);
    const int last_year = pick(2024, 2027);
    Indicator made = indicator(round % 2 == 0 ? SeriesKind::kFlow : SeriesKind::kStock, "ratio");
    const int due = last_year + pick(1, 4);
    const double goal = pick(100, 4000) / 8.0;
    made.targets = {target(std::to_string(due), round % 3 == 0 ? kAtMost : kAtLeast, goal)};
    Points points;
    for (int i = figures - 1; i >= 0; --i) {
      points.emplace_back(std::to_string(last_year - i), first - i * slope);
    }
    const Outlook o = outlook_of(made, points, std::to_string(last_year) + "-12-31");
    for (const OutlookYear& row : o.years) {
      if (!row.projection.figure.value) continue;
      const int h = row.year - last_year;
      // Method path counts in years of 365.25 days: up to 0.75 of a day off.
      const double day_off = 0.75 / 365.25 * std::abs(slope);
      EXPECT_NEAR(*row.projection.figure.value, first + h * slope, day_off + 1e-9);
      ASSERT_TRUE(row.projection.low.value);
      EXPECT_NEAR(*row.projection.low.value, *row.projection.figure.value, 1e-9);
      EXPECT_NEAR(*row.projection.high.value, *row.projection.figure.value, 1e-9);
    }
    if (o.last.required_pace.value) {
      double figure = first;
      for (int y = last_year; y < due; ++y) figure += *o.last.required_pace.value;
      EXPECT_NEAR(figure, goal, 1e-9);
    }
    // What the year says: still there one year later it is too late, in it it is not.
    if (o.reachable_until) {
      const double needed = (goal - first) / *o.best_pace.value;
      EXPECT_GE(due - *o.reachable_until, needed - 1e-6);
      EXPECT_LT(due - *o.reachable_until - 1, needed + 1e-6);
    }
  }
}

TEST(OutlookProperty, AnIntervalHoldsAboutFourOfFiveFiguresOfARandomWalk) {
  std::srand(11);  // NOLINT
  const auto uniform = [] { return std::rand() / (RAND_MAX + 1.0) - 0.5; };
  const auto change = [&] {  // about normal
    double sum = 0;
    for (int i = 0; i < 12; ++i) sum += uniform();
    return 3 + sum;
  };
  int held = 0;
  constexpr int kRounds = 2000;
  for (int round = 0; round < kRounds; ++round) {
    Points points;
    double value = 500;
    for (int y = 2020; y <= 2025; ++y) points.emplace_back(std::to_string(y), value += change());
    const Outlook o = outlook_of(indicator(SeriesKind::kFlow), points, "2025-12-31");
    for (int y = 2026; y <= 2028; ++y) value += change();
    const OutlookProjection& said = year(o, 2028).projection;
    held += *said.low.value <= value && value <= *said.high.value ? 1 : 0;
  }
  EXPECT_NEAR(held / static_cast<double>(kRounds), 0.80, 0.03);
}

}  // namespace
}  // namespace viisari
