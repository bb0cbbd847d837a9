#include "engine/kernels.h"

#include <gtest/gtest.h>

#include <limits>

#include "engine/missing.h"

namespace viisari {
namespace {

Period period(std::string_view text) {
  return *Period::parse(text);
}

class KernelsTest : public ::testing::Test {
 protected:
  SeriesView series(const std::vector<std::pair<std::string, double>>& points) {
    std::vector<Period> periods;
    for (const auto& [text, value] : points) periods.push_back(period(text));
    const Axis* axis = axes_.intern(periods);
    const std::span<double> values = pool_.allocate(axis->size());
    for (const auto& [text, value] : points) values[*axis->find(period(text))] = value;
    return {axis, values};
  }
  SeriesPool pool_;
  AxisTable axes_;
};

constexpr double kNotPublished = missing_value(MissingReason::kNotPublished);
constexpr double kSuppressed = missing_value(MissingReason::kSuppressed);

TEST(Missing, EveryReasonSurvivesBeingANumber) {
  for (int i = 1; i <= static_cast<int>(MissingReason::kNotComputable); ++i) {
    const auto reason = static_cast<MissingReason>(i);
    EXPECT_TRUE(is_missing(missing_value(reason)));
    EXPECT_EQ(missing_reason(missing_value(reason)), reason);
  }
  EXPECT_EQ(missing_reason(0.0), MissingReason::kNone);
}

TEST(Missing, ForeignNanAndInfinityAreNotComputable) {
  EXPECT_EQ(missing_reason(std::numeric_limits<double>::quiet_NaN()),
            MissingReason::kNotComputable);
  EXPECT_EQ(missing_reason(-std::numeric_limits<double>::infinity()),
            MissingReason::kNotComputable);
  EXPECT_EQ(missing_reason(tagged(std::numeric_limits<double>::infinity())),
            MissingReason::kNotComputable);
}

TEST_F(KernelsTest, EqualAxesAreTheSameAxis) {
  const SeriesView a = series({{"2025-01", 1}, {"2025-02", 2}});
  const SeriesView b = series({{"2025-02", 1}, {"2025-01", 2}, {"2025-01", 3}});
  EXPECT_EQ(a.axis, b.axis);
  EXPECT_EQ(a.axis->find(period("2025-03")), std::nullopt);
}

TEST_F(KernelsTest, SeriesMeetOnEqualPeriods) {
  const SeriesView a = series({{"2024", 1}, {"2025-01", 2}, {"2025-02", 3}});
  const SeriesView b = series({{"2025-02", 10}, {"2024", 20}, {"2025-03", 30}});
  const SeriesView sum = combine(SeriesOp::kAdd, a, b, pool_);
  ASSERT_EQ(sum.size(), 2U);
  EXPECT_EQ(at(sum, period("2024")), 21);
  EXPECT_EQ(at(sum, period("2025-02")), 13);
}

TEST_F(KernelsTest, EachOperationComputes) {
  const SeriesView a = series({{"2024", 6}});
  const SeriesView b = series({{"2024", 3}});
  EXPECT_EQ(latest(combine(SeriesOp::kAdd, a, b, pool_)), 9);
  EXPECT_EQ(latest(combine(SeriesOp::kSubtract, a, b, pool_)), 3);
  EXPECT_EQ(latest(combine(SeriesOp::kMultiply, a, 2.0, pool_)), 12);
  EXPECT_EQ(latest(combine(SeriesOp::kDivide, 12.0, a, pool_)), 2);
  EXPECT_EQ(latest(negate(a, pool_)), -6);
  EXPECT_EQ(combine(SeriesOp::kDivide, 1.0, 4.0), 0.25);
}

TEST_F(KernelsTest, MissingStaysMissingWithTheLeftReason) {
  const SeriesView a = series({{"2024", kNotPublished}, {"2025", 1}});
  const SeriesView b = series({{"2024", kSuppressed}, {"2025", kSuppressed}});
  const SeriesView sum = combine(SeriesOp::kAdd, a, b, pool_);
  EXPECT_EQ(missing_reason(sum.values[0]), MissingReason::kNotPublished);
  EXPECT_EQ(missing_reason(sum.values[1]), MissingReason::kSuppressed);
  EXPECT_EQ(missing_reason(negate(a, pool_).values[0]), MissingReason::kNotPublished);
}

TEST_F(KernelsTest, DivisionByZeroSaysSo) {
  const SeriesView a = series({{"2024", 0}, {"2025", 5}});
  const SeriesView zero = series({{"2024", 0}, {"2025", 0}});
  for (const double value : combine(SeriesOp::kDivide, a, zero, pool_).values) {
    EXPECT_EQ(missing_reason(value), MissingReason::kZeroDenominator);
  }
}

TEST_F(KernelsTest, OverflowIsNotComputable) {
  const SeriesView a = series({{"2024", 1e308}});
  EXPECT_EQ(missing_reason(combine(SeriesOp::kMultiply, a, 10.0, pool_).values[0]),
            MissingReason::kNotComputable);
}

TEST_F(KernelsTest, YearToDateSumsMonthsAndStartsAgainEachYear) {
  const SeriesView a = series({{"2024-12", 7}, {"2025-01", 1}, {"2025-02", 2}, {"2025-03", 4}});
  const SeriesView sums = ytd(a, pool_);
  EXPECT_EQ(missing_reason(at(sums, period("1-12/2024"))), MissingReason::kMissingInput);
  EXPECT_EQ(at(sums, period("2025-01")), 1);
  EXPECT_EQ(at(sums, period("1-3/2025")), 7);
}

TEST_F(KernelsTest, YearToDateTakesAPublishedSumBeforeAddingUp) {
  const SeriesView a = series({{"2025-01", 1}, {"2025-02", 2}, {"1-2/2025", 3.5}, {"2025-03", 4}});
  const SeriesView sums = ytd(a, pool_);
  EXPECT_EQ(at(sums, period("1-2/2025")), 3.5);
  EXPECT_EQ(at(sums, period("1-3/2025")), 7.5);
}

TEST_F(KernelsTest, YearToDateAcrossAGapIsMissing) {
  const SeriesView a = series({{"2025-01", 1}, {"2025-03", 4}});
  EXPECT_EQ(missing_reason(at(ytd(a, pool_), period("1-3/2025"))), MissingReason::kMissingInput);
}

TEST_F(KernelsTest, YearOnYearIsAPercentageOfThePositiveFigureBefore) {
  const SeriesView a = series({{"2022", 0}, {"2023", -5}, {"2024", 5}, {"2025", 6}});
  const SeriesView change = yoy(a, pool_);
  EXPECT_EQ(missing_reason(change.values[0]), MissingReason::kMissingInput);
  EXPECT_EQ(missing_reason(change.values[1]), MissingReason::kZeroDenominator);
  EXPECT_EQ(missing_reason(change.values[2]), MissingReason::kSignChange);
  EXPECT_EQ(change.values[3], 20);
}

TEST_F(KernelsTest, YearOnYearFindsTheLeapDaysMonth) {
  const SeriesView a = series({{"2024-02", 100}, {"2025-02", 110}});
  EXPECT_EQ(yoy(a, pool_).values[1], 10);
}

TEST_F(KernelsTest, RollingIsTheMeanOfNAndMissingBeforeThat) {
  const SeriesView a = series({{"2022", 1}, {"2023", 2}, {"2024", 6}, {"2025", kSuppressed}});
  const SeriesView mean = rolling(a, 3, pool_);
  EXPECT_EQ(missing_reason(mean.values[1]), MissingReason::kMissingInput);
  EXPECT_EQ(mean.values[2], 3);
  EXPECT_EQ(missing_reason(mean.values[3]), MissingReason::kSuppressed);
}

TEST_F(KernelsTest, CumulativeStaysMissingAfterAGap) {
  const SeriesView a = series({{"2022", 1}, {"2023", 2}, {"2024", kSuppressed}, {"2025", 3}});
  const SeriesView sum = cumulative(a, pool_);
  EXPECT_EQ(sum.values[1], 3);
  EXPECT_EQ(missing_reason(sum.values[3]), MissingReason::kSuppressed);
}

TEST_F(KernelsTest, LatestSkipsMissingFigures) {
  EXPECT_EQ(latest(series({{"2024", 4}, {"2025", kNotPublished}})), 4);
  EXPECT_EQ(missing_reason(latest(series({{"2025", kNotPublished}}))),
            MissingReason::kMissingInput);
}

TEST_F(KernelsTest, ForecastContinuesAStraightLine) {
  const SeriesView a = series({{"2024-12-01", 10}, {"2024-12-11", 20}, {"2024-12-21", 30}});
  EXPECT_NEAR(forecast(a, 12, Date::parse("2024-12-31")->days_since_epoch()), 40, 1e-9);
  EXPECT_EQ(missing_reason(forecast(a, 1, 0)), MissingReason::kMissingInput);
}

TEST_F(KernelsTest, PoolReusesItsMemoryAfterReset) {
  SeriesPool pool;
  const double* first = pool.allocate(100).data();
  pool.allocate(1'000'000);
  EXPECT_EQ(pool.used_bytes(), 1'000'100 * sizeof(double));
  pool.reset();
  EXPECT_EQ(pool.used_bytes(), 0U);
  EXPECT_EQ(pool.allocate(100).data(), first);
}

}  // namespace
}  // namespace viisari
