#include "engine/audit_verdicts.h"

#include <gtest/gtest.h>

#include "audit_fixture.h"

namespace viisari {
namespace {

using testing::baseline;
using testing::codes;
using testing::day;
using testing::indicator;
using testing::judged;
using testing::missing;
using testing::number;
using testing::observation;
using testing::observations;
using testing::Points;
using testing::target;
using testing::word;
using testing::wrong_arguments;

using Codes = std::vector<std::string>;

std::vector<Finding> audit(const Indicator& indicator, const std::vector<Observation>& figures,
                           std::string_view as_of = "2025-12-01") {
  const std::vector<Indicator> indicators{indicator};
  const FigureBook book(indicators, figures, day(as_of));
  const std::vector<Assessment> assessments{judged(indicator, figures, as_of).assessment};
  std::vector<Finding> findings = audit_verdicts(book, assessments);
  for (const Finding& finding : findings) {
    EXPECT_EQ(wrong_arguments(finding.message, kVerdictFindingCodes), "") << finding.message.code;
    EXPECT_EQ(finding.audit, Audit::kVerdicts);
    EXPECT_EQ(finding.message.code, "finding.verdict." + finding.rule);
    // The computed verdict's own reason comes first.
    EXPECT_FALSE(finding.details.empty());
    if (!finding.details.empty()) {
      EXPECT_EQ(finding.details.front().code, assessments.front().reason.code);
    }
  }
  return findings;
}
std::vector<Finding> audit(const Indicator& indicator, const Points& points,
                           std::string_view as_of = "2025-12-01") {
  return audit(indicator, observations(points), as_of);
}

// At least 20 in 2025.
Indicator at_least_20(SeriesKind kind = SeriesKind::kFlow) {
  Indicator made = indicator(kind);
  made.better = Direction::kUp;
  made.reporting = "half_yearly";
  made.targets = {target("2025", TargetOp::kAtLeast, 20)};
  return made;
}
Indicator stated(Indicator made, std::string words, std::optional<AssessmentStatus> meaning,
                 std::string_view as_of = "2025-06-30") {
  made.stated_verdict = StatedVerdict{std::move(words), meaning, day(as_of), {"report", "9", ""}};
  return made;
}

TEST(AuditVerdicts, SaysNothingWhereTheTwoAgree) {
  EXPECT_TRUE(audit(stated(at_least_20(), "Toteutuu", AssessmentStatus::kAchieved),
                    {{"2025-01/2025-06", 12}})
                  .empty());
}

TEST(AuditVerdicts, SaysNothingWithoutAStatedVerdict) {
  EXPECT_TRUE(audit(at_least_20(), {{"2025-01/2025-06", 2}}).empty());
}

TEST(AuditVerdicts, SaysNothingBeforeTheVerdictIsKnown) {
  EXPECT_TRUE(audit(stated(at_least_20(), "Ei toteutunut", AssessmentStatus::kMissed),
                    {{"2025-01/2025-06", 12}}, "2025-06-29")
                  .empty());
}

TEST(AuditVerdicts, FindsPartOfAYearHeldAgainstTheWholeYearsTarget) {
  const auto found =
      audit(stated(at_least_20(), "Ei toteutunut (19 lasta)", AssessmentStatus::kMissed),
            {{"2025-01/2025-06", 19}});
  ASSERT_EQ(codes(found), Codes{"finding.verdict.part_year_against_full_year"});
  EXPECT_EQ(found[0].finding_class, FindingClass::kContradiction);
  EXPECT_EQ(word(found[0].message, "stated"), "missed");
  EXPECT_EQ(word(found[0].message, "computed"), "on_track");
  EXPECT_EQ(number(found[0].message, "value"), 19);
  EXPECT_EQ(number(found[0].message, "threshold"), 20);
  EXPECT_EQ(number(found[0].message, "expected"), 10);
}

TEST(AuditVerdicts, NamesVerdictFigurePathAndTarget) {
  const auto found =
      audit(stated(at_least_20(), "Ei toteutunut (19 lasta)", AssessmentStatus::kMissed),
            {{"2025-01/2025-06", 19}});
  ASSERT_EQ(found.size(), 1U);
  std::vector<std::string> roles;
  for (const FindingTerm& term : found[0].terms) roles.push_back(term.role);
  EXPECT_EQ(roles, (Codes{"verdict", "value", "expected", "threshold", "projection"}));
  EXPECT_EQ(found[0].terms[0].source.raw, "Ei toteutunut (19 lasta)");
}

TEST(AuditVerdicts, FindsPartOfAYearThatSeemsToStayWithinTheYearsLimit) {
  Indicator limit = at_least_20();
  limit.better = Direction::kDown;
  limit.targets = {target("2025", TargetOp::kAtMost, 20)};
  EXPECT_EQ(codes(audit(stated(limit, "Pysytty rajassa", AssessmentStatus::kOnTrack),
                        {{"2025-01/2025-06", 15}})),
            Codes{"finding.verdict.part_year_against_full_year"});
}

TEST(AuditVerdicts, FindsFigureNewerThanTheVerdict) {
  EXPECT_EQ(codes(audit(stated(at_least_20(), "Ei toteutunut", AssessmentStatus::kMissed),
                        {{"2025-01/2025-06", 2}, {"2025-01/2025-10", 19}})),
            Codes{"finding.verdict.later_figure"});
}

TEST(AuditVerdicts, FindsWordsThatPrintAnotherFigure) {
  const auto found =
      audit(stated(at_least_20(), "Ei toteutunut (7 lasta)", AssessmentStatus::kMissed),
            {{"2025-01/2025-06", 19}});
  ASSERT_EQ(codes(found), Codes{"finding.verdict.figure_differs"});
  EXPECT_EQ(number(found[0].message, "printed"), 7);
}

TEST(AuditVerdicts, ShareOfTheTargetIsNoOtherFigure) {
  EXPECT_EQ(codes(audit(stated(at_least_20(), "Ei toteutunut, 95 % vuoden 2025 tavoitteesta",
                               AssessmentStatus::kMissed),
                        {{"2025-01/2025-06", 19}})),
            Codes{"finding.verdict.part_year_against_full_year"});
}

TEST(AuditVerdicts, FindsVerdictByALaterTarget) {
  Indicator score = at_least_20(SeriesKind::kStock);
  score.baseline = baseline("2024", 5);
  score.targets = {target("2026", TargetOp::kAtLeast, 20)};
  EXPECT_EQ(codes(audit(stated(score, "Tavoite toteutuu", AssessmentStatus::kOnTrack),
                        {{"2025-06-30", 5}})),
            Codes{"finding.verdict.another_target"});
}

TEST(AuditVerdicts, FindsVerdictGivenBeforeTheTargetsTime) {
  Indicator score = at_least_20(SeriesKind::kStock);
  score.baseline = baseline("2024-12-31", 0);
  EXPECT_EQ(
      codes(audit(stated(score, "Ei toteutunut", AssessmentStatus::kMissed), {{"2025-06-30", 19}})),
      Codes{"finding.verdict.judged_early"});
}

TEST(AuditVerdicts, FindsDifferenceOfDegree) {
  EXPECT_EQ(codes(audit(stated(at_least_20(), "Vaarassa", AssessmentStatus::kAtRisk),
                        {{"2025-01/2025-06", 19}})),
            Codes{"finding.verdict.degree"});
}

TEST(AuditVerdicts, SaysThatTheyDifferWhereTheNumbersDoNotTellWhy) {
  EXPECT_EQ(codes(audit(stated(at_least_20(), "Toteutuu", AssessmentStatus::kOnTrack),
                        {{"2025-01/2025-06", 2}})),
            Codes{"finding.verdict.differs"});
}

TEST(AuditVerdicts, WordsThatAreNoStatusCannotBeCompared) {
  const auto found =
      audit(stated(at_least_20(), "Toteutunut 33 %", std::nullopt), {{"2025-01/2025-06", 2}});
  ASSERT_EQ(codes(found), Codes{"finding.verdict.words_say_no_status"});
  EXPECT_EQ(found[0].finding_class, FindingClass::kUnverifiable);
  EXPECT_EQ(word(found[0].message, "computed"), "off_track");
}

TEST(AuditVerdicts, SaysThatTheDocumentSetsNoTarget) {
  Indicator untargeted = at_least_20();
  untargeted.targets.clear();
  EXPECT_EQ(codes(audit(stated(untargeted, "Onnistui", AssessmentStatus::kAchieved), Points{})),
            Codes{"finding.verdict.no_target"});
}

TEST(AuditVerdicts, SaysThatTheDocumentJudgesInWordsOnly) {
  EXPECT_EQ(codes(audit(stated(at_least_20(), "Toteutui", AssessmentStatus::kAchieved),
                        std::vector<Observation>{
                            missing("pirkanmaa/x", "2025-01/2025-06", MissingReason::kTextOnly)})),
            Codes{"finding.verdict.words_only"});
}

TEST(AuditVerdicts, SaysThatThePrintedNumbersAreAConfidence) {
  Indicator confidence = at_least_20(SeriesKind::kShare);
  confidence.measure = Measure::kConfidence;
  EXPECT_EQ(codes(audit(stated(confidence, "Toteutuu", AssessmentStatus::kOnTrack),
                        {{"2025-01/2025-06", 70}})),
            Codes{"finding.verdict.confidence_only"});
}

TEST(AuditVerdicts, SaysThatAFigureHasNothingToBeComparedWith) {
  Indicator grows = at_least_20(SeriesKind::kStock);
  grows.targets = {target("2025", TargetOp::kMoreThan, 0, TargetBasis::kChangeFromPreviousYear)};
  EXPECT_EQ(codes(audit(stated(grows, "Ei toteutunut (425)", AssessmentStatus::kMissed),
                        {{"2025-01/2025-06", 425}})),
            Codes{"finding.verdict.not_comparable"});
}

TEST(AuditVerdicts, SaysThatThereIsNoFigure) {
  EXPECT_EQ(codes(audit(stated(at_least_20(), "Toteutuu", AssessmentStatus::kOnTrack), Points{})),
            Codes{"finding.verdict.no_figure"});
}

TEST(AuditVerdicts, SaysThatTheTargetsTimeHasNotBegun) {
  Indicator later = at_least_20();
  later.reporting.clear();
  later.targets = {target("2026", TargetOp::kAtLeast, 20)};
  EXPECT_EQ(codes(audit(stated(later, "Toteutuu", AssessmentStatus::kOnTrack), Points{})),
            Codes{"finding.verdict.not_started"});
}

TEST(AuditVerdicts, SaysWhenAReportingPeriodLiesBetweenTheTwo) {
  const Indicator made =
      stated(at_least_20(), "Ei toteutunut (19 lasta)", AssessmentStatus::kMissed);
  const auto near = audit(made, {{"2025-01/2025-06", 19}}, "2025-12-01");
  ASSERT_EQ(near.size(), 1U);
  EXPECT_EQ(near[0].details.size(), 1U);
  const auto far = audit(made, {{"2025-01/2025-06", 19}}, "2026-03-01");
  ASSERT_EQ(far.size(), 1U);
  ASSERT_EQ(far[0].details.size(), 2U);
  EXPECT_EQ(far[0].details[1].code, "finding.verdict.days_apart");
  EXPECT_EQ(wrong_arguments(far[0].details[1], kVerdictFindingCodes), "");
}

TEST(AuditVerdicts, MarksWhatIsNotPublic) {
  Indicator restricted =
      stated(at_least_20(), "Ei toteutunut (19 lasta)", AssessmentStatus::kMissed);
  restricted.visibility = Visibility::kRestricted;
  const auto found = audit(restricted, {{"2025-01/2025-06", 19}});
  ASSERT_EQ(found.size(), 1U);
  EXPECT_TRUE(found[0].restricted);
}

}  // namespace
}  // namespace viisari
