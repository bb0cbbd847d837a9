#include "engine/assess.h"

#include <gtest/gtest.h>

#include "engine/reporting_calendar.h"
#include "engine_fixture.h"

namespace viisari {
namespace {

using testing::baseline;
using testing::between;
using testing::indicator;
using testing::judged;
using testing::missing;
using testing::observation;
using testing::observations;
using testing::target;
using Status = AssessmentStatus;
using Points = testing::Points;
constexpr TargetOp kAtLeast = TargetOp::kAtLeast;
constexpr TargetOp kAtMost = TargetOp::kAtMost;

// A score that goes from 50 in 2024 to 80 in 2026.
Indicator rising_score() {
  Indicator made = indicator(SeriesKind::kScore, "nps");
  made.baseline = baseline("2024", 50);
  made.targets = {target("2026", kAtLeast, 80)};
  return made;
}

TEST(Assess, WithoutATargetThereIsNoVerdictButTheFigure) {
  const Assessment a = judged(indicator(SeriesKind::kStock), {{"2025", 7}}, "2026-01-31");
  EXPECT_EQ(a.status, Status::kNoTarget);
  EXPECT_EQ(a.reason_code, "no_target");
  EXPECT_EQ(a.value, 7);
  EXPECT_EQ(a.target, std::nullopt);
  EXPECT_EQ(a.method, "path");
  EXPECT_EQ(a.method_version, 1);
}

TEST(Assess, AnEstimateOfSuccessIsNotComparedWithTheTarget) {
  Indicator made = rising_score();
  made.measure = Measure::kConfidence;
  const Assessment a = judged(made, {{"2025", 90}}, "2026-01-31");
  EXPECT_EQ(a.status, Status::kNoData);
  EXPECT_EQ(a.reason_code, "confidence_only");
}

TEST(Assess, WordsAreNoFigure) {
  Indicator made = indicator(SeriesKind::kStock, "text");
  made.targets = {target("2026", kAtLeast, 1)};
  EXPECT_EQ(judged(made, Points{}, "2026-01-31").reason_code, "text_only");
  const auto only_words = judged(
      rising_score(), {missing("pirkanmaa/x", "2025", MissingReason::kTextOnly)}, "2026-01-31");
  EXPECT_EQ(only_words.assessment.status, Status::kNoData);
  EXPECT_EQ(only_words.assessment.reason_code, "text_only");
}

TEST(Assess, ANationalAverageNotYetPrintedIsAMissingInput) {
  Indicator made = rising_score();
  made.targets = {target("2026", kAtMost, 0, TargetBasis::kNationalAverage)};
  made.targets[0].value.reset();
  const Assessment a = judged(made, {{"2025", 60}}, "2026-01-31");
  EXPECT_EQ(a.status, Status::kNoData);
  EXPECT_EQ(a.reason_code, "missing_input");
  EXPECT_EQ(a.reason.code, "no_data.no_number");
}

TEST(Assess, ThePathLeadsFromTheBaselineToTheTarget) {
  const Assessment a = judged(rising_score(), {{"2025", 65}}, "2026-01-31");
  EXPECT_EQ(a.status, Status::kOnTrack);
  EXPECT_EQ(a.reason_code, "path.met");
  EXPECT_NEAR(*a.expected, 65, 0.03);
  EXPECT_NEAR(*a.margin, 0, 0.03);
  EXPECT_EQ(a.threshold, 80);
}

TEST(Assess, BehindThePathTheProjectionDecides) {
  // From 50 to 64 in a year: 78 at the end of 2026, 2 short of the 16 still to go.
  const Assessment risk = judged(rising_score(), {{"2025", 64}}, "2026-01-31");
  EXPECT_EQ(risk.status, Status::kAtRisk);
  EXPECT_EQ(risk.reason_code, "path.at_risk");
  EXPECT_NEAR(*risk.projection, 78, 0.05);
  EXPECT_EQ(judged(rising_score(), {{"2025", 64.8}}, "2026-01-31").reason_code,
            "path.projection_close");
  EXPECT_EQ(judged(rising_score(), {{"2025", 60}}, "2026-01-31").reason_code, "path.off_track");
  EXPECT_EQ(judged(rising_score(), {{"2025", 45}}, "2026-01-31").reason_code, "path.moving_away");
}

TEST(Assess, AFastTrendMakesUpForBeingBehind) {
  Indicator made = indicator(SeriesKind::kScore, "nps");
  made.baseline = baseline("2023", 50);
  made.targets = {target("2026", kAtLeast, 80)};
  // 40 -> 68 in a year: behind the line (70), but on the way to 96.
  EXPECT_EQ(judged(made, {{"2024", 40}, {"2025", 68}}, "2026-01-31").reason_code,
            "path.projection_met");
}

TEST(Assess, WithoutAnythingToProjectFromItIsOffTrack) {
  Indicator made = rising_score();
  made.baseline.reset();
  const Assessment a = judged(made, {{"2025", 70}}, "2026-01-31");
  EXPECT_EQ(a.status, Status::kOffTrack);
  EXPECT_EQ(a.reason_code, "path.no_trend");
  EXPECT_EQ(a.flip_value, 80);
}

TEST(Assess, ThePublishedTargetOfTheYearIsTheExpectation) {
  Indicator made = rising_score();
  made.targets = {target("2025", kAtLeast, 52), target("2026", kAtLeast, 80)};
  const Assessment a = judged(made, {{"1-8/2025", 55}}, "2025-12-01");
  EXPECT_EQ(a.target->period, testing::period("2026"));  // the last one decides: 55 is too slow
  EXPECT_EQ(a.reason_code, "last.off_track");
  made.targets = {target("2025", kAtLeast, 52)};
  EXPECT_EQ(judged(made, {{"1-8/2025", 55}}, "2025-12-01").expected, 52);
}

TEST(Assess, AnAchievedYearIsOnTrackWhileTheLastTargetIsAhead) {
  Indicator made = rising_score();
  made.targets = {target("2025", kAtLeast, 60), target("2026", kAtLeast, 80)};
  const Assessment a = judged(made, {{"2025", 70}}, "2026-01-31");
  EXPECT_EQ(a.status, Status::kOnTrack);
  EXPECT_EQ(a.reason_code, "last.on_track");
  made.targets.pop_back();
  EXPECT_EQ(judged(made, {{"2025", 70}}, "2026-01-31").reason_code, "target.achieved");
  EXPECT_EQ(judged(made, {{"2025", 59}}, "2026-01-31").reason_code, "target.missed");
}

TEST(Assess, ADeadlineIsJudgedByTheLatestFigureBeforeIt) {
  Indicator made = rising_score();
  made.targets = {target("by 2026-06-30", kAtLeast, 80)};
  EXPECT_EQ(judged(made, {{"2025", 81}, {"1-9/2026", 70}}, "2026-12-31").status, Status::kAchieved);
  EXPECT_EQ(judged(made, {{"2025", 79}}, "2026-12-31").status, Status::kMissed);
}

TEST(Assess, AFigureAfterTheLastTargetDoesNotReplaceTheOneInIt) {
  Indicator made = rising_score();
  made.targets = {target("2025", kAtLeast, 60)};
  const Assessment a = judged(made, {{"2025", 61}, {"2026", 10}}, "2027-01-31");
  EXPECT_EQ(a.status, Status::kAchieved);
  EXPECT_EQ(a.value, 61);
}

TEST(Assess, AnUndatedTargetIsComparedPlainly) {
  Indicator made = indicator(SeriesKind::kShare, "percent");
  made.targets = {target("undated", TargetOp::kMoreThan, 30)};
  EXPECT_EQ(judged(made, {{"2024", 30.1}}, "2026-01-31").reason_code, "undated.met");
  EXPECT_EQ(judged(made, {{"2024", 30}}, "2026-01-31").reason_code, "undated.not_met");
  EXPECT_EQ(judged(made, {{"2024", 30}}, "2026-01-31").status, Status::kOffTrack);
}

TEST(Assess, AnUndatedTargetWaitsWhileADatedOneIsThere) {
  Indicator made = rising_score();
  made.targets = {target("2025", kAtLeast, 60), target("undated", kAtLeast, 90)};
  EXPECT_EQ(judged(made, {{"2025", 70}}, "2026-01-31").reason_code, "target.achieved");
}

TEST(Assess, EveryYearMeansTheFiguresYear) {
  Indicator made = indicator(SeriesKind::kStock);
  made.targets = {target("every_year", kAtMost, 10)};
  EXPECT_EQ(judged(made, {{"2024", 9}}, "2025-06-30").reason_code, "target.achieved");
  EXPECT_EQ(judged(made, {{"2025-05", 9}}, "2025-06-30").reason_code, "path.met");
  EXPECT_EQ(judged(made, Points{}, "2025-06-30").reason_code, "not_published");
}

TEST(Assess, ARangeIsJudgedByItsNearerLimit) {
  Indicator made = indicator(SeriesKind::kStock);
  made.targets = {between("2025", 10, 20)};
  const Assessment inside = judged(made, {{"2025", 18}}, "2026-01-31");
  EXPECT_EQ(inside.status, Status::kAchieved);
  EXPECT_EQ(inside.margin, 2);
  EXPECT_EQ(inside.flip_value, 20);
  const Assessment below = judged(made, {{"2025", 7}}, "2026-01-31");
  EXPECT_EQ(below.status, Status::kMissed);
  EXPECT_EQ(below.margin, -3);
  EXPECT_EQ(below.flip_value, 10);
}

TEST(Assess, EqualAllowsHalfAPrintedUnit) {
  Indicator made = indicator(SeriesKind::kShare, "percent");
  made.targets = {target("2025", TargetOp::kEqual, 50)};
  std::vector<Observation> figures{observation("pirkanmaa/x", "2025", 50.4)};
  figures[0].decimals = 0;
  EXPECT_EQ(judged(made, figures, "2026-01-31").assessment.status, Status::kAchieved);
  figures[0].decimals = 1;
  EXPECT_EQ(judged(made, figures, "2026-01-31").assessment.status, Status::kMissed);
}

TEST(Assess, EqualExpectsItsShareOfTheNumberItself) {
  Indicator flow = indicator(SeriesKind::kFlow);
  flow.targets = {target("2025", TargetOp::kEqual, 4)};
  EXPECT_EQ(judged(flow, {{"2025-01/2025-09", 3}}, "2025-10-31").expected, 3);
  Indicator stock = indicator(SeriesKind::kStock);
  stock.baseline = baseline("2025", 80);
  stock.targets = {target("by 2027-12-31", TargetOp::kEqual, 0)};
  EXPECT_EQ(judged(stock, {{"2026", 40}}, "2027-01-31").expected, 40);
}

TEST(Assess, StayingTheSameIsHoldingTheBaseline) {
  Indicator made = indicator(SeriesKind::kStock);
  made.better = Direction::kHold;
  made.baseline = baseline("2024", 12);
  made.targets = {target("2026", TargetOp::kEqual, 0, TargetBasis::kChangeFromBaseline)};
  EXPECT_EQ(judged(made, {{"2025", 12}}, "2026-01-31").reason_code, "path.met");
  EXPECT_EQ(judged(made, {{"2025", 14}}, "2026-01-31").reason_code, "path.moving_away");
}

// Whichever way 62 or 26 times a fraction is rounded.
TEST(Assess, AsMuchAsBeforeIsNoDecrease) {
  for (const double value : {62.0, 26.0, 27.7, 356.0, 1000.0 / 3}) {
    for (const char* since : {"2024", "2024-04"}) {
      for (const char* period : {"2025-06-30", "2025-08"}) {
        Indicator made = indicator(SeriesKind::kScore, "ratio");
        made.baseline = baseline(since, value);
        made.targets = {target("2025", TargetOp::kLessThan, 0, TargetBasis::kChangeFromBaseline)};
        EXPECT_EQ(judged(made, {{period, value}}, "2025-09-30").reason_code, "path.moving_away")
            << value << ' ' << since << ' ' << period;
      }
    }
  }
}

TEST(Assess, StandingStillHoldsALastTargetOfStandingStill) {
  for (const double value : {62.0, 26.0, 27.7, 1000.0 / 3}) {
    Indicator made = indicator(SeriesKind::kScore, "ratio");
    made.baseline = baseline("2024-04", value);
    made.targets = {target("2025", kAtMost, 0, TargetBasis::kChangeFromBaseline),
                    target("2026", kAtMost, 0, TargetBasis::kChangeFromBaseline)};
    EXPECT_EQ(judged(made, {{"2025-08", value}}, "2025-09-30").status, Status::kOnTrack) << value;
  }
}

TEST(Assess, ChangesFromTheBaselineBecomePlainFigures) {
  Indicator made = indicator(SeriesKind::kStock);
  made.baseline = baseline("2024", 200);
  made.targets = {target("2025", kAtMost, -10, TargetBasis::kPercentChangeFromBaseline)};
  EXPECT_EQ(judged(made, {{"2025", 180}}, "2026-01-31").threshold, 180);
  EXPECT_EQ(judged(made, {{"2025", 180}}, "2026-01-31").status, Status::kAchieved);
  made.targets = {target("2025", kAtLeast, 15, TargetBasis::kChangeFromBaseline)};
  EXPECT_EQ(judged(made, {{"2025", 214}}, "2026-01-31").threshold, 215);
  made.targets[0].basis_value = 100;
  EXPECT_EQ(judged(made, {{"2025", 214}}, "2026-01-31").threshold, 115);
}

TEST(Assess, AChangeInPerCentNeedsAPositiveBase) {
  Indicator made = indicator(SeriesKind::kStock);
  made.targets = {target("2025", kAtMost, -10, TargetBasis::kPercentChangeFromBaseline)};
  EXPECT_EQ(judged(made, {{"2025", 1}}, "2026-01-31").reason_code, "missing_input");
  made.baseline = baseline("2024", 0);
  EXPECT_EQ(judged(made, {{"2025", 1}}, "2026-01-31").reason_code, "zero_denominator");
  made.baseline = baseline("2024", -5);
  EXPECT_EQ(judged(made, {{"2025", 1}}, "2026-01-31").reason_code, "sign_change");
}

TEST(Assess, APreviousYearTargetComparesTheSameMonths) {
  Indicator made = indicator(SeriesKind::kFlow, "eur");
  made.targets = {target("2025", kAtMost, -5, TargetBasis::kPercentChangeFromPreviousYear)};
  const auto at = [&](double now) {
    return judged(made, {{"1-10/2024", 1000}, {"1-10/2025", now}}, "2025-12-01");
  };
  EXPECT_EQ(at(950).reason_code, "previous_year.met");
  EXPECT_EQ(at(950).expected, 950);
  EXPECT_EQ(at(999).reason_code, "previous_year.close");
  EXPECT_EQ(at(1001).reason_code, "previous_year.behind");
  EXPECT_EQ(judged(made, {{"1-10/2025", 950}}, "2025-12-01").reason_code, "missing_input");
  made.targets[0].basis_value = 1000;
  made.targets[0].basis_period = testing::period("1-10/2024");
  EXPECT_EQ(judged(made, {{"1-10/2025", 950}}, "2025-12-01").reason_code, "previous_year.met");
  EXPECT_EQ(judged(made, {{"2024", 0}, {"2025", 1}}, "2026-02-01").reason_code, "zero_denominator");
}

TEST(Assess, APartYearFlowIsHeldAgainstTheElapsedShare) {
  // Kanta-Häme: 33 of the year's 100 in the first half.
  Indicator made = indicator(SeriesKind::kFlow, "persons");
  made.targets = {target("2025", kAtLeast, 100)};
  const Assessment a = judged(made, {{"1-6/2025", 33}}, "2025-12-01");
  EXPECT_EQ(a.status, Status::kOffTrack);
  EXPECT_EQ(a.expected, 50);
  EXPECT_EQ(a.margin, -17);
  EXPECT_EQ(a.projection, 66);
  EXPECT_EQ(judged(made, {{"1-6/2025", 50}}, "2025-12-01").reason_code, "path.met");
  EXPECT_EQ(judged(made, {{"1-6/2025", 100}}, "2025-12-01").reason_code, "flow.reached");
  EXPECT_EQ(judged(made, {{"2025", 99}}, "2026-02-01").reason_code, "target.missed");
  EXPECT_EQ(judged(made, {{"2025", 100}}, "2026-02-01").reason_code, "target.achieved");
}

TEST(Assess, AFlowsChangeFromAFullYearIsScaled) {
  // Pirkanmaa: purchases of 4 829 000 € are to fall by 20 %.
  Indicator made = indicator(SeriesKind::kFlow, "eur");
  made.baseline = baseline("2024", 4829000);
  made.targets = {target("2025", kAtMost, -20, TargetBasis::kPercentChangeFromBaseline)};
  const Assessment a = judged(made, {{"1-6/2025", 2250000}}, "2025-12-01");
  EXPECT_NEAR(*a.threshold, 3863200, 1e-3);
  EXPECT_NEAR(*a.expected, 1931600, 1e-3);
  EXPECT_NEAR(*a.projection, 4500000, 1e-3);
  EXPECT_EQ(a.status, Status::kOffTrack);
  EXPECT_EQ(judged(made, {{"1-6/2025", 3863201}}, "2025-12-01").reason_code, "flow.exceeded");
  EXPECT_EQ(judged(made, {{"2025", 3863200}}, "2026-02-01").reason_code, "target.achieved");
}

TEST(Assess, ALastYearsProfileReplacesTheEvenShare) {
  Indicator made = indicator(SeriesKind::kFlow);
  made.targets = {target("2025", kAtLeast, 100)};
  made.profile = {0.01, 0.02, 0.03, 0.05, 0.1, 0.2, 0.3, 0.4, 0.5, 0.7, 0.9, 1};
  EXPECT_EQ(judged(made, {{"1-6/2025", 20}}, "2025-12-01").expected, 20);
}

TEST(Assess, AFlowThatCutsAMonthIsScaledByDays) {
  Indicator made = indicator(SeriesKind::kFlow);
  made.targets = {target("2024", kAtLeast, 366)};
  EXPECT_EQ(judged(made, {{"2024-01-01/2024-02-29", 61}}, "2024-12-01").expected, 61);  // 2 months
  EXPECT_EQ(judged(made, {{"2024-01-01/2024-03-15", 61}}, "2024-12-01").expected, 75);  // 75 days
}

TEST(Assess, MonthsAreAddedUpForAYearsTarget) {
  Indicator made = indicator(SeriesKind::kFlow);
  made.targets = {target("2025", kAtLeast, 120)};
  const auto explained =
      judged(made, observations({{"2025-01", 10}, {"2025-02", 11}, {"2025-03", 12}}), "2025-12-01");
  const Assessment& a = explained.assessment;
  EXPECT_EQ(a.value, 33);
  EXPECT_EQ(a.period, testing::period("1-3/2025"));
  EXPECT_EQ(a.expected, 30);
  EXPECT_EQ(explained.explanation.inputs.size(), 4U);  // three months and the target
  EXPECT_EQ(judged(made, {{"2025-01", 10}, {"2025-03", 12}}, "2025-12-01").reason.code,
            "no_data.part_year");
}

TEST(Assess, AFlowTowardsALaterYearIsCountedForAFullYear) {
  Indicator made = indicator(SeriesKind::kFlow);
  made.baseline = baseline("2024", 100);
  made.targets = {target("2026", kAtLeast, 200)};
  const Assessment a = judged(made, {{"1-6/2025", 75}}, "2025-12-01");
  EXPECT_EQ(a.status, Status::kOnTrack);
  EXPECT_NEAR(*a.expected, 75, 0.1);
}

TEST(Assess, ATargetBelowZeroIsNoGathering) {
  Indicator made = indicator(SeriesKind::kFlow, "keur");
  made.targets = {target("2025", kAtLeast, -5000)};
  EXPECT_EQ(judged(made, {{"1-6/2025", -2500}}, "2025-12-01").reason_code, "path.met");
  EXPECT_EQ(judged(made, {{"1-6/2025", -4000}}, "2025-12-01").status, Status::kOffTrack);
}

TEST(Assess, AMilestoneIsAchievedByAYesAtAnyTime) {
  Indicator made = indicator(SeriesKind::kFlag, "yes_no");
  made.targets = {target("by 2026-12-31", TargetOp::kDone, 0)};
  EXPECT_EQ(judged(made, {{"2025-03", 1}, {"2025-06", 0}}, "2025-12-01").reason_code, "done.yes");
  EXPECT_EQ(judged(made, {{"2025-03", 0}}, "2025-06-01").reason_code, "done.not_yet");
  EXPECT_EQ(judged(made, {{"2025-03", 0}}, "2026-06-01").status, Status::kAtRisk);
  EXPECT_EQ(judged(made, {{"2025-03", 0}}, "2027-01-01").status, Status::kMissed);
  EXPECT_EQ(judged(made, Points{}, "2025-06-01").status, Status::kNotStarted);
  EXPECT_EQ(judged(made, Points{}, "2027-01-01").reason_code, "overdue");
  EXPECT_EQ(judged(made, {{"2025-03", 0}}, "2025-06-01").flip_value, 1);
}

TEST(Assess, NoFigureBeforeTheTargetsTimeIsNotStarted) {
  EXPECT_EQ(judged(rising_score(), Points{}, "2025-12-01").status, Status::kNotStarted);
  EXPECT_EQ(judged(rising_score(), Points{}, "2026-02-01").reason_code, "not_published");
}

TEST(Assess, TheBaselineAloneIsNoProgress) {
  const Assessment a = judged(rising_score(), {{"2024", 50}}, "2026-02-01");
  EXPECT_EQ(a.status, Status::kNoData);
  EXPECT_EQ(a.reason.code, "no_data.since_baseline");
  EXPECT_EQ(a.value, 50);
}

TEST(Assess, AMissingLatestFigureShowsTheOneBefore) {
  std::vector<Observation> figures = observations({{"1-4/2025", 55}});
  figures.push_back(missing("pirkanmaa/x", "1-8/2025", MissingReason::kSuppressed));
  const Assessment a = judged(rising_score(), figures, "2025-12-01").assessment;
  EXPECT_EQ(a.status, Status::kNoData);
  EXPECT_EQ(a.reason_code, "suppressed");
  EXPECT_EQ(a.value, 55);
  EXPECT_EQ(a.period, testing::period("1-4/2025"));
}

TEST(Assess, AForecastOrALaterFigureIsNotKnown) {
  std::vector<Observation> figures = observations({{"1-8/2025", 65}, {"2025", 99}, {"2024", 10}});
  figures[1].status = ObservationStatus::kForecast;
  figures[2].known_from = testing::day("2026-01-01");
  const Assessment a = judged(rising_score(), figures, "2025-12-01").assessment;
  EXPECT_EQ(a.value, 65);
}

TEST(Assess, ARevisedFigureIsTheOneThatCounts) {
  const auto explained = judged(rising_score(),
                                {observation("pirkanmaa/x", "2025", 60, 2, "2026-01-15"),
                                 observation("pirkanmaa/x", "2025", 50, 1, "2026-01-10")},
                                "2026-01-31");
  EXPECT_EQ(explained.assessment.value, 60);
  EXPECT_EQ(explained.assessment.data_state, DataState::kRevised);
  EXPECT_EQ(explained.explanation.inputs[0].revision, 2);
}

TEST(Assess, DataStateFollowsTheReportingCalendar) {
  Indicator made = rising_score();
  made.reporting = "four_monthly";
  EXPECT_EQ(judged(made, {{"1-8/2025", 60}}, "2025-12-01").data_state, DataState::kFresh);
  EXPECT_EQ(judged(made, {{"1-4/2025", 60}}, "2025-10-30").data_state, DataState::kDue);
  EXPECT_EQ(judged(made, {{"1-4/2025", 60}}, "2025-10-31").data_state, DataState::kOverdue);
  EXPECT_EQ(judged(made, Points{}, "2026-12-01").reason_code, "overdue");
  made.reporting = "";
  EXPECT_EQ(judged(made, {{"1-4/2025", 60}}, "2025-12-01").data_state, DataState::kFresh);
}

TEST(Assess, ReportingPeriodsEndWithTheirMonths) {
  EXPECT_EQ(last_reporting_end(testing::day("2024-02-29"), 1), testing::day("2024-02-29"));
  EXPECT_EQ(last_reporting_end(testing::day("2024-02-28"), 1), testing::day("2024-01-31"));
  EXPECT_EQ(last_reporting_end(testing::day("2025-08-30"), 4), testing::day("2025-04-30"));
  EXPECT_EQ(last_reporting_end(testing::day("2025-12-31"), 12), testing::day("2025-12-31"));
}

TEST(Assess, AStatedVerdictIsHeldBesideTheComputedOne) {
  Indicator made = rising_score();
  made.stated_verdict =
      StatedVerdict{"Tavoite toteutuu.", Status::kOnTrack, testing::day("2026-01-01"), {}};
  EXPECT_EQ(judged(made, {{"2025", 70}}, "2026-01-31").agrees, true);
  const Assessment differs = judged(made, {{"2025", 40}}, "2026-01-31");
  EXPECT_EQ(differs.agrees, false);
  EXPECT_EQ(differs.stated_verdict, Status::kOnTrack);
  EXPECT_EQ(differs.stated_verdict_raw, "Tavoite toteutuu.");
  EXPECT_EQ(judged(made, Points{}, "2026-02-28").agrees, std::nullopt);
  EXPECT_EQ(judged(made, {{"1-8/2025", 70}}, "2025-12-01").stated_verdict, std::nullopt);
}

TEST(Assess, SeveralConditionsOfOneYearMustAllHold) {
  Indicator made = indicator(SeriesKind::kStock);
  made.targets = {target("2025", kAtLeast, 10), target("2025", kAtMost, 20)};
  EXPECT_EQ(judged(made, {{"2025", 15}}, "2026-01-31").status, Status::kAchieved);
  const Assessment a = judged(made, {{"2025", 25}}, "2026-01-31");
  EXPECT_EQ(a.status, Status::kMissed);
  EXPECT_EQ(a.target->op, kAtMost);
  EXPECT_EQ(a.flip_value, 20);
}

TEST(Assess, OfFiguresEndingTogetherTheTargetsOwnPeriodCounts) {
  Indicator made = indicator(SeriesKind::kShare, "percent");
  made.targets = {target("2025-Q4", kAtLeast, 10)};
  EXPECT_EQ(judged(made, {{"2025", 1}, {"2025-Q4", 12}, {"2025-12", 2}}, "2026-01-31").value, 12);
  made.targets = {target("every_year", kAtLeast, 10)};
  EXPECT_EQ(judged(made, {{"2025-Q4", 12}, {"2025-12", 2}}, "2026-01-31").value, 12);
}

TEST(Assess, TheSameArgumentsGiveTheSameRecord) {
  const auto once = judged(rising_score(), observations({{"2025", 64}}), "2026-01-31");
  const auto again = judged(rising_score(), observations({{"2025", 64}}), "2026-01-31");
  EXPECT_EQ(once.assessment.flip_value, again.assessment.flip_value);
  EXPECT_EQ(once.explanation.steps.size(), again.explanation.steps.size());
}

}  // namespace
}  // namespace viisari
