#include "engine/figure_book.h"

#include <gtest/gtest.h>

#include "engine_fixture.h"

namespace viisari {
namespace {

using testing::baseline;
using testing::day;
using testing::indicator;
using testing::observation;
using testing::period;
using testing::target;

constexpr auto kId = "pirkanmaa/x";

FigureRef figure(std::string_view at = "") {
  FigureRef ref;
  ref.id = kId;
  if (!at.empty()) ref.period = period(at);
  return ref;
}

struct Book {
  std::vector<Indicator> indicators;
  std::vector<Observation> observations;
  FigureBook make(std::string_view as_of = "2026-01-01") const {
    return {indicators, observations, day(as_of)};
  }
};

TEST(FigureBook, GivesTheFigureOfTheRulesPeriod) {
  const Book book{{indicator(SeriesKind::kStock)}, {observation(kId, "2024", 7)}};
  EXPECT_EQ(book.make().find(figure(), period("2024")).value, 7);
  EXPECT_EQ(book.make().find(figure(), period("2025")).reason, MissingReason::kNotPublished);
}

TEST(FigureBook, OwnPeriodGoesBeforeTheRules) {
  const Book book{{indicator(SeriesKind::kStock)}, {observation(kId, "2024", 7)}};
  EXPECT_EQ(book.make().find(figure("2024"), period("2025")).value, 7);
}

TEST(FigureBook, BaselineStandsInForAFigureOfItsPeriod) {
  Book book{{indicator(SeriesKind::kStock)}, {}};
  book.indicators[0].baseline = baseline("2024", 5);
  EXPECT_EQ(book.make().find(figure(), period("2024")).value, 5);
  EXPECT_FALSE(book.make().find(figure(), period("2025")).value);
}

TEST(FigureBook, LastKnownVersionCounts) {
  const Book book{
      {indicator(SeriesKind::kStock)},
      {observation(kId, "2024", 7, 1, "2025-01-01"), observation(kId, "2024", 8, 2, "2025-06-01")}};
  EXPECT_EQ(book.make().find(figure("2024"), {}).value, 8);
  EXPECT_EQ(book.make("2025-05-31").find(figure("2024"), {}).value, 7);
  EXPECT_EQ(book.make().versions(kId).size(), 2U);
  EXPECT_EQ(book.make().figures(kId).size(), 1U);
}

TEST(FigureBook, MissingFigureKeepsItsReason) {
  Book book{{indicator(SeriesKind::kStock)}, {observation(kId, "2024", 7)}};
  book.observations[0].value.reset();
  book.observations[0].reason = MissingReason::kTextOnly;
  EXPECT_EQ(book.make().find(figure("2024"), {}).reason, MissingReason::kTextOnly);
}

TEST(FigureBook, UndefinedIdIsAMissingInput) {
  FigureRef ref;
  ref.id = "pirkanmaa/none";
  const Book book;
  EXPECT_EQ(book.make().find(ref, period("2024")).reason, MissingReason::kMissingInput);
}

TEST(FigureBook, PrintedRangeIsItsMiddle) {
  Book book{{indicator(SeriesKind::kShare, "percent")}, {}};
  Baseline range;
  range.period = period("2024");
  range.low = 21.6;
  range.high = 24.06;
  range.source.raw = "21,6–24,06 %";
  book.indicators[0].baseline = range;
  FigureRef ref = figure();
  ref.kind = FigureRef::Kind::kBaseline;
  const FindingTerm term = book.make().find(ref, {});
  EXPECT_DOUBLE_EQ(term.value.value(), 22.83);
  EXPECT_NEAR(term.half_unit, 1.23 + 0.05, 1e-12);
  EXPECT_EQ(term.low, 21.6);
}

TEST(FigureBook, FindsATargetByItsTime) {
  Book book{{indicator(SeriesKind::kStock)}, {}};
  book.indicators[0].targets = {target("2025", TargetOp::kAtMost, 4),
                                target("by 2025-12-31", TargetOp::kAtMost, 3)};
  FigureRef ref = figure("2025-12-31");
  ref.kind = FigureRef::Kind::kTarget;
  ref.time = TargetTime::kDeadline;
  EXPECT_EQ(book.make().find(ref, {}).value, 3);
}

TEST(FigureBook, TargetThatIsAChangeInPerCentHasThatUnit) {
  Book book{{indicator(SeriesKind::kFlow, "eur")}, {}};
  book.indicators[0].targets = {
      target("2025", TargetOp::kAtMost, -20, TargetBasis::kPercentChangeFromBaseline)};
  FigureRef ref = figure("2025");
  ref.kind = FigureRef::Kind::kTarget;
  ref.time = TargetTime::kPeriod;
  EXPECT_EQ(book.make().find(ref, {}).unit, "percent");
}

TEST(FigureBook, PrintedNumberNeedsNoIndicator) {
  FigureRef ref;
  ref.kind = FigureRef::Kind::kPrinted;
  ref.printed = 4254000;
  ref.unit = "eur";
  ref.source = {"status", "726", "4 254 000 €"};
  const Book book;
  const FindingTerm term = book.make().find(ref, {});
  EXPECT_EQ(term.value, 4254000);
  EXPECT_EQ(term.half_unit, 500);
}

TEST(FigureBook, PlainNumberOfARuleIsExact) {
  FigureRef ref;
  ref.kind = FigureRef::Kind::kPrinted;
  ref.printed = 100;
  ref.unit = "percent";
  const Book book;
  EXPECT_EQ(book.make().find(ref, {}).half_unit, 0);
  EXPECT_EQ(book.make().find(ref, {}).place, 0);
}

TEST(FigureBook, KnowsWhatIsRestricted) {
  Book book{{indicator(SeriesKind::kStock)}, {}};
  book.indicators[0].visibility = Visibility::kRestricted;
  EXPECT_TRUE(book.make().restricted(kId));
  EXPECT_FALSE(book.make().restricted("pirkanmaa/none"));
}

}  // namespace
}  // namespace viisari
