#include "engine/audit_targets.h"

#include <gtest/gtest.h>

#include "audit_fixture.h"

namespace viisari {
namespace {

using testing::baseline;
using testing::between;
using testing::codes;
using testing::day;
using testing::indicator;
using testing::number;
using testing::observations;
using testing::Points;
using testing::target;
using testing::word;
using testing::wrong_arguments;

using Codes = std::vector<std::string>;

std::vector<Finding> audit(const Indicator& indicator, const Points& points = {}) {
  const std::vector<Indicator> indicators{indicator};
  const std::vector<Observation> figures = observations(points);
  const FigureBook book(indicators, figures, day("2025-12-01"));
  std::vector<Finding> findings = audit_targets(book);
  for (const Finding& finding : findings) {
    EXPECT_EQ(wrong_arguments(finding.message, kTargetFindingCodes), "") << finding.message.code;
    EXPECT_EQ(finding.audit, Audit::kTargets);
    EXPECT_TRUE(finding.message.code.starts_with("finding.target." + finding.rule));
  }
  return findings;
}

Indicator share(Direction better, double baseline_value, Target target) {
  Indicator made = indicator(SeriesKind::kShare, "percent");
  made.better = better;
  made.baseline = baseline("2025", baseline_value);
  made.targets = {std::move(target)};
  return made;
}
Indicator count(Direction better, Target target, SeriesKind kind = SeriesKind::kStock) {
  Indicator made = indicator(kind);
  made.better = better;
  made.targets = {std::move(target)};
  return made;
}
Target printed(Target target, std::string raw) {
  target.source.raw = std::move(raw);
  return target;
}

TEST(AuditTargets, SaysNothingOfAnImprovementWithAYear) {
  EXPECT_TRUE(audit(share(Direction::kUp, 57, target("2026", TargetOp::kMoreThan, 60))).empty());
}

TEST(AuditTargets, FindsTargetWeakerThanItsBaseline) {
  const auto found = audit(share(Direction::kUp, 85, target("2026", TargetOp::kMoreThan, 80)));
  ASSERT_EQ(codes(found), Codes{"finding.target.weaker_than_baseline"});
  EXPECT_EQ(found[0].finding_class, FindingClass::kContradiction);
  EXPECT_EQ(found[0].ids, std::vector<std::string>{"pirkanmaa/x"});
  EXPECT_EQ(number(found[0].message, "threshold"), 80);
  EXPECT_EQ(number(found[0].message, "baseline"), 85);
  EXPECT_EQ(found[0].difference, -5);
  ASSERT_EQ(found[0].terms.size(), 2U);
  EXPECT_EQ(found[0].terms[0].role, "target");
  EXPECT_EQ(found[0].terms[1].role, "baseline");
}

TEST(AuditTargets, FindsWeakerTargetWhereLessIsBetter) {
  EXPECT_EQ(codes(audit(share(Direction::kDown, 4, target("2026", TargetOp::kLessThan, 5)))),
            Codes{"finding.target.weaker_than_baseline"});
}

TEST(AuditTargets, AnApproximateBaselineMayBeNoBetterThanTheTarget) {
  Indicator about = share(Direction::kUp, 90, target("2026", TargetOp::kAtLeast, 85));
  about.baseline->source.raw = "90 %";
  EXPECT_EQ(codes(audit(about)), Codes{"finding.target.weaker_than_baseline"});
  about.baseline->source.raw = "noin 90 %";
  EXPECT_EQ(codes(audit(about)), Codes{"finding.target.baseline_meets"});
}

TEST(AuditTargets, TakesAYearlyLimitForOneThatMayBeMeantToHold) {
  Indicator yearly = count(Direction::kDown, target("every_year", TargetOp::kLessThan, 5500));
  yearly.baseline = baseline("2024", 5012);
  const auto found = audit(yearly);
  ASSERT_EQ(codes(found), Codes{"finding.target.weaker_than_baseline.every_year"});
  EXPECT_EQ(found[0].finding_class, FindingClass::kUnverifiable);
}

TEST(AuditTargets, AStrictLimitAtTheBaselineAsksForMore) {
  EXPECT_TRUE(audit(share(Direction::kDown, 19, target("2026", TargetOp::kLessThan, 19))).empty());
}

TEST(AuditTargets, FindsTargetThatTheBaselineMeets) {
  const auto found = audit(share(Direction::kUp, 75, target("2026", TargetOp::kAtLeast, 75)));
  ASSERT_EQ(codes(found), Codes{"finding.target.baseline_meets"});
  EXPECT_EQ(found[0].finding_class, FindingClass::kUnverifiable);
}

TEST(AuditTargets, LetsATargetKeepWhatThereIs) {
  EXPECT_TRUE(audit(share(Direction::kHold, 75, target("2026", TargetOp::kAtLeast, 75))).empty());
  EXPECT_TRUE(audit(share(Direction::kUp, 100, target("2026", TargetOp::kEqual, 100))).empty());
  EXPECT_TRUE(audit(share(Direction::kUp, 75,
                          target("2026", TargetOp::kAtLeast, 0, TargetBasis::kChangeFromBaseline)))
                  .empty());
}

TEST(AuditTargets, FindsMilestoneThatWasThereAlready) {
  Indicator milestone = indicator(SeriesKind::kFlag, "yes_no");
  milestone.better = Direction::kDone;
  milestone.baseline = baseline("2024", 1);
  milestone.targets = {target("2026", TargetOp::kDone, 0)};
  EXPECT_EQ(codes(audit(milestone)), Codes{"finding.target.baseline_meets.done"});
}

TEST(AuditTargets, ABaselineBetterThanTheWholeRangeMakesItWeaker) {
  EXPECT_EQ(codes(audit(share(Direction::kUp, 85, between("2026", 70, 80)))),
            Codes{"finding.target.weaker_than_baseline"});
  EXPECT_TRUE(audit(share(Direction::kUp, 60, between("2026", 70, 80))).empty());
}

TEST(AuditTargets, AllowedLossIsWeakerThanTheBaseline) {
  EXPECT_EQ(codes(audit(share(
                Direction::kUp, 85,
                target("2026", TargetOp::kAtLeast, -5, TargetBasis::kPercentChangeFromBaseline)))),
            Codes{"finding.target.weaker_than_baseline"});
}

TEST(AuditTargets, FindsChangeToTheBadSide) {
  const auto found =
      audit(share(Direction::kUp, 50,
                  target("2026", TargetOp::kAtMost, -20, TargetBasis::kPercentChangeFromBaseline)));
  ASSERT_EQ(codes(found), Codes{"finding.target.against_direction.change"});
  EXPECT_EQ(found[0].finding_class, FindingClass::kContradiction);
  EXPECT_EQ(number(found[0].message, "change"), -20);
}

TEST(AuditTargets, AcceptsChangeToTheGoodSide) {
  EXPECT_TRUE(
      audit(share(Direction::kDown, 50,
                  target("2026", TargetOp::kAtMost, -20, TargetBasis::kPercentChangeFromBaseline)))
          .empty());
  EXPECT_TRUE(audit(share(Direction::kUp, 50,
                          target("2026", TargetOp::kMoreThan, 0, TargetBasis::kChangeFromBaseline)))
                  .empty());
}

TEST(AuditTargets, FindsCeilingWhereMoreIsBetter) {
  const auto found = audit(count(Direction::kUp, target("2026", TargetOp::kAtMost, 10)));
  ASSERT_EQ(codes(found), Codes{"finding.target.against_direction.limit"});
  EXPECT_EQ(word(found[0].message, "better"), "up");
  EXPECT_EQ(number(found[0].message, "threshold"), 10);
}

TEST(AuditTargets, FindsLaterTargetWeakerThanAnEarlierOne) {
  Indicator path = count(Direction::kDown, target("2025", TargetOp::kAtMost, 45));
  path.targets.push_back(target("2026", TargetOp::kAtMost, 50));
  path.targets.push_back(target("2027", TargetOp::kAtMost, 10));
  const auto found = audit(path);
  ASSERT_EQ(codes(found), Codes{"finding.target.against_direction.later_weaker"});
  EXPECT_EQ(number(found[0].message, "threshold"), 50);
  EXPECT_EQ(number(found[0].message, "earlier"), 45);
}

TEST(AuditTargets, FindsTargetsOfOneTimeThatExcludeEachOther) {
  Indicator both = count(Direction::kNone, target("2026", TargetOp::kAtLeast, 50));
  both.targets.push_back(target("by 2026-12-31", TargetOp::kAtMost, 40));
  const auto found = audit(both);
  ASSERT_EQ(codes(found), Codes{"finding.target.two_targets.exclude"});
  EXPECT_EQ(found[0].finding_class, FindingClass::kContradiction);
  EXPECT_EQ(number(found[0].message, "threshold"), 50);
  EXPECT_EQ(number(found[0].message, "other"), 40);
}

TEST(AuditTargets, FindsOneTargetWithTwoNumbers) {
  Indicator twice = count(Direction::kUp, target("2026", TargetOp::kAtLeast, 60));
  twice.targets.push_back(target("2026", TargetOp::kAtLeast, 65));
  EXPECT_EQ(codes(audit(twice)), Codes{"finding.target.two_targets.differ"});
}

TEST(AuditTargets, TwoNumbersMayBeOneRounded) {
  Indicator twice = count(Direction::kUp, printed(target("every_year", TargetOp::kAtLeast, 135'000),
                                                  "tavoite noin 135 000/v"));
  twice.baseline = baseline("2024", 105'000);
  twice.targets.push_back(
      printed(target("every_year", TargetOp::kAtLeast, 28, TargetBasis::kPercentChangeFromBaseline),
              "28 % vuoden 2024 tasosta"));
  const auto found = audit(twice);
  ASSERT_EQ(codes(found), Codes{"finding.target.two_targets.rounding"});
  EXPECT_EQ(found[0].finding_class, FindingClass::kRounding);
  EXPECT_NEAR(number(found[0].message, "other"), 134'400, 1e-6);
}

TEST(AuditTargets, ARangeOfTwoLimitsIsNoFault) {
  Indicator range = count(Direction::kRange, target("2026", TargetOp::kAtLeast, 10));
  range.targets.push_back(target("2026", TargetOp::kAtMost, 40));
  EXPECT_TRUE(audit(range).empty());
}

TEST(AuditTargets, FindsPercentOnAnIndicatorInEuros) {
  Indicator euros = indicator(SeriesKind::kFlow, "eur");
  euros.better = Direction::kDown;
  euros.targets = {printed(target("2026", TargetOp::kAtMost, 20), "vähenee 20 %")};
  const auto found = audit(euros);
  ASSERT_EQ(codes(found), Codes{"finding.target.unit_mismatch.symbol"});
  EXPECT_EQ(word(found[0].message, "symbol"), "%");
  EXPECT_EQ(word(found[0].message, "unit"), "eur");
}

TEST(AuditTargets, AChangeInPercentFitsEuros) {
  Indicator euros = indicator(SeriesKind::kFlow, "eur");
  euros.better = Direction::kDown;
  euros.baseline = baseline("2024", 4'829'000);
  euros.targets = {
      printed(target("2026", TargetOp::kAtMost, -20, TargetBasis::kPercentChangeFromBaseline),
              "vähenee 20 %")};
  EXPECT_TRUE(audit(euros).empty());
}

TEST(AuditTargets, FindsShareOfClientsAsTargetForANumber) {
  Indicator assessments =
      count(Direction::kUp, target("2026", TargetOp::kAtLeast, 85, TargetBasis::kShareOfGroup));
  assessments.baseline = baseline("2025-10-31", 981);
  EXPECT_EQ(codes(audit(assessments)), Codes{"finding.target.unit_mismatch.share"});
}

TEST(AuditTargets, FindsPerCentThatMayBePercentagePoints) {
  const auto change = [](std::string raw) {
    return share(Direction::kUp, 40,
                 printed(target("2026", TargetOp::kAtLeast, 5, TargetBasis::kChangeFromBaseline),
                         std::move(raw)));
  };
  const auto found = audit(change("kasvaa 5 %"));
  ASSERT_EQ(codes(found), Codes{"finding.target.unit_mismatch.percent_or_points"});
  EXPECT_EQ(found[0].finding_class, FindingClass::kUnverifiable);
  EXPECT_TRUE(audit(change("kasvaa 5 %-yksikköä")).empty());
}

TEST(AuditTargets, FindsTargetBeyondNaturalLimits) {
  EXPECT_EQ(codes(audit(share(Direction::kUp, 40, target("2026", TargetOp::kAtLeast, 110)))),
            Codes{"finding.target.beyond_limit"});
  EXPECT_EQ(codes(audit(share(Direction::kUp, 40, target("2026", TargetOp::kMoreThan, 100)))),
            Codes{"finding.target.beyond_limit"});
  EXPECT_TRUE(audit(share(Direction::kUp, 40, target("2026", TargetOp::kAtLeast, 100))).empty());
}

TEST(AuditTargets, FindsFallBelowNothing) {
  Indicator places = count(
      Direction::kDown, target("2026", TargetOp::kAtMost, -35, TargetBasis::kChangeFromBaseline));
  places.baseline = baseline("2025-10-31", 30);
  const auto found = audit(places);
  ASSERT_EQ(codes(found), Codes{"finding.target.beyond_limit"});
  EXPECT_EQ(number(found[0].message, "threshold"), -5);
  EXPECT_EQ(number(found[0].message, "limit"), 0);
}

TEST(AuditTargets, FindsTargetWithoutAYear) {
  const auto found = audit(count(Direction::kUp, target("undated", TargetOp::kAtLeast, 3)));
  ASSERT_EQ(codes(found), Codes{"finding.target.no_year"});
  EXPECT_EQ(found[0].finding_class, FindingClass::kUnverifiable);
}

TEST(AuditTargets, FindsTargetWithoutANumber) {
  Target average = target("2026", TargetOp::kEqual, 0, TargetBasis::kNationalAverage);
  average.value.reset();
  EXPECT_EQ(codes(audit(count(Direction::kNone, average))),
            Codes{"finding.target.no_operator.no_number"});
}

TEST(AuditTargets, FindsWordsForAMeasuredFigure) {
  EXPECT_EQ(codes(audit(count(Direction::kUp, target("2026", TargetOp::kDone, 0)))),
            Codes{"finding.target.no_operator.words"});
}

TEST(AuditTargets, FindsNumberThatIsPrintedWithoutAnOperator) {
  const auto words = [](std::string raw) {
    return count(Direction::kUp, printed(target("2026", TargetOp::kAtLeast, 60), std::move(raw)));
  };
  const auto found = audit(words("60 perheellä"));
  ASSERT_EQ(codes(found), Codes{"finding.target.no_operator.not_printed"});
  EXPECT_EQ(found[0].finding_class, FindingClass::kUnverifiable);
  EXPECT_EQ(word(found[0].message, "op"), "at_least");
  EXPECT_TRUE(audit(words("Vähintään 60 perheellä")).empty());
  EXPECT_TRUE(audit(words("> 60")).empty());
  // Nothing is known of words that do not print the number.
  EXPECT_TRUE(audit(words("perheiden tavoite")).empty());
}

TEST(AuditTargets, OneHundredPerCentNeedsNoOperator) {
  EXPECT_TRUE(audit(share(Direction::kUp, 40,
                          printed(target("2026", TargetOp::kAtLeast, 100), "tavoite 100 %")))
                  .empty());
}

TEST(AuditTargets, FindsChangeFromABaselineThatIsNotThere) {
  const Target falls =
      target("2026", TargetOp::kAtMost, -20, TargetBasis::kPercentChangeFromBaseline);
  EXPECT_EQ(codes(audit(count(Direction::kDown, falls))), Codes{"finding.target.no_baseline"});
  Target with_start = falls;
  with_start.basis_value = 400;
  EXPECT_TRUE(audit(count(Direction::kDown, with_start)).empty());
}

TEST(AuditTargets, FindsComparisonWithAYearThatIsNotPublished) {
  const Indicator grows = count(
      Direction::kUp, target("2025", TargetOp::kMoreThan, 0, TargetBasis::kChangeFromPreviousYear));
  EXPECT_EQ(codes(audit(grows, {{"2025-06-30", 425}})),
            Codes{"finding.target.no_baseline.previous_year"});
  EXPECT_TRUE(audit(grows, {{"2024-06-30", 410}, {"2025-06-30", 425}}).empty());
}

TEST(AuditTargets, FindsFullYearTargetBesideAPartOfAYear) {
  Indicator flow = count(Direction::kUp, target("2026", TargetOp::kAtLeast, 60), SeriesKind::kFlow);
  flow.baseline = baseline("2025-01/2025-09", 58);
  const auto found = audit(flow);
  ASSERT_EQ(codes(found), Codes{"finding.target.full_year_part_year.pace"});
  EXPECT_EQ(found[0].finding_class, FindingClass::kUnverifiable);
  EXPECT_NEAR(number(found[0].message, "pace"), 77.33, 0.01);
}

TEST(AuditTargets, ClientsOfPartOfAYearHaveNoPace) {
  Indicator clients = count(Direction::kDown, target("every_year", TargetOp::kLessThan, 1200));
  clients.unit = "persons";
  clients.baseline = baseline("2025-01/2025-09", 1123);
  EXPECT_EQ(codes(audit(clients)), Codes{"finding.target.full_year_part_year.count"});
}

TEST(AuditTargets, FindsChangeOfAYearFromAPartOfOne) {
  Indicator flow =
      count(Direction::kDown,
            target("2026", TargetOp::kAtMost, -14'000, TargetBasis::kChangeFromBaseline),
            SeriesKind::kFlow);
  flow.baseline = baseline("2025-01/2025-10", 88'024);
  EXPECT_EQ(codes(audit(flow)), Codes{"finding.target.full_year_part_year.change"});
  flow.targets = {target("2026", TargetOp::kAtMost, -20, TargetBasis::kPercentChangeFromBaseline)};
  EXPECT_TRUE(audit(flow).empty());
}

TEST(AuditTargets, AMonthOfAStockStandsForTheYear) {
  Indicator stock = count(Direction::kDown, target("2026", TargetOp::kAtMost, 80));
  stock.baseline = baseline("2025-10", 91);
  EXPECT_TRUE(audit(stock).empty());
}

TEST(AuditTargets, MarksWhatIsNotPublic) {
  Indicator restricted = count(Direction::kUp, target("undated", TargetOp::kAtLeast, 3));
  restricted.visibility = Visibility::kRestricted;
  const auto found = audit(restricted);
  ASSERT_EQ(found.size(), 1U);
  EXPECT_TRUE(found[0].restricted);
}

}  // namespace
}  // namespace viisari
