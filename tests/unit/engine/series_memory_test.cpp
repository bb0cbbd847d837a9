#include "engine/series_memory.h"

#include <gtest/gtest.h>

#include "engine/kernels.h"
#include "engine_fixture.h"

namespace viisari {
namespace {

using testing::observation;
using Change = SeriesMemory::Change;

const Date kAsOf = testing::day("2025-12-01");

TEST(SeriesMemory, KeepsTheVersionKnownLastOnTheDay) {
  const SeriesMemory memory =
      SeriesMemory::from(std::vector{observation("a/x", "2024", 1, 1, "2025-01-01"),
                                     observation("a/x", "2024", 3, 3, "2025-03-01"),
                                     observation("a/x", "2024", 2, 2, "2025-02-01"),
                                     observation("a/x", "2024", 4, 4, "2025-12-02")},
                         kAsOf);
  const auto x = memory.find("a/x");
  ASSERT_TRUE(x);
  EXPECT_EQ(latest(memory.view(*x)), 3);
  EXPECT_EQ(memory.observation_count(), 1U);
  EXPECT_EQ(memory.info(*x, 0).revision, 3);
  EXPECT_EQ(memory.info(*x, 0).known_from, testing::day("2025-03-01"));
  EXPECT_EQ(memory.find("a/nothing"), std::nullopt);
}

TEST(SeriesMemory, KeepsTheSourceAndDecimalsOfEachFigure) {
  Observation first = observation("a/x", "2023", 1);
  first.source = {"goals", "12", "1,00"};
  first.decimals = 2;
  Observation second = observation("a/x", "2024", 2);
  second.status = ObservationStatus::kProvisional;
  const SeriesMemory memory = SeriesMemory::from(std::vector{second, first}, kAsOf);
  const FigureInfo info = memory.info(0, 0);
  EXPECT_EQ(info.source.document, "goals");
  EXPECT_EQ(info.source.lines, "12");
  EXPECT_EQ(info.source.raw, "1,00");
  EXPECT_EQ(info.decimals, 2);
  EXPECT_EQ(memory.info(0, 1).status, ObservationStatus::kProvisional);
}

TEST(SeriesMemory, SeriesOverTheSamePeriodsShareTheirAxis) {
  const SeriesMemory memory =
      SeriesMemory::from(std::vector{observation("a/x", "2023", 1), observation("a/x", "2024", 2),
                                     observation("a/y", "2024", 3), observation("a/y", "2023", 4)},
                         kAsOf);
  EXPECT_EQ(memory.view(0).axis, memory.view(1).axis);
  EXPECT_EQ(at(memory.view(1), testing::period("2023")), 4);
}

TEST(SeriesMemory, ApplyingOneByOneGivesWhatBuildingAtOnceGives) {
  std::vector<Observation> all;
  for (const int month : {5, 1, 3, 12, 2, 4, 11, 6, 10, 7, 9, 8}) {
    all.push_back(observation("a/x", std::to_string(month) + "/2025", month, 1, "2025-01-01"));
    all.push_back(observation("a/y", std::to_string(month) + "/2024", -month));
  }
  all.push_back(observation("a/x", "3/2025", 33, 2, "2025-02-01"));
  const SeriesMemory built = SeriesMemory::from(all, kAsOf);
  SeriesMemory applied(kAsOf);
  for (const Observation& one : all) applied.apply(one);
  for (SeriesMemory::SeriesIndex i = 0; i < 2; ++i) {
    const SeriesView a = built.view(i);
    const SeriesView b = applied.view(i);
    EXPECT_EQ(*a.axis, *b.axis);
    for (std::size_t k = 0; k < a.size(); ++k) {
      EXPECT_EQ(a.values[k], b.values[k]);
      EXPECT_EQ(built.info(i, k).source.raw, applied.info(i, k).source.raw);
    }
  }
  EXPECT_EQ(built.observation_count(), applied.observation_count());
}

TEST(SeriesMemory, TellsWhatAnObservationChanged) {
  SeriesMemory memory(kAsOf);
  EXPECT_EQ(memory.apply(observation("a/x", "2024", 1)).change, Change::kValue);
  EXPECT_EQ(memory.apply(observation("a/x", "2024", 1, 2)).change, Change::kInfoOnly);
  EXPECT_EQ(memory.apply(observation("a/x", "2024", 5, 1)).change, Change::kIgnored);
  EXPECT_EQ(memory.apply(observation("a/x", "2024", 5, 3, "2025-12-02")).change, Change::kIgnored);
  Observation forecast = observation("a/x", "2025", 5);
  forecast.status = ObservationStatus::kForecast;
  EXPECT_EQ(memory.apply(forecast).change, Change::kIgnored);
  EXPECT_EQ(latest(memory.view(0)), 1);
}

TEST(SeriesMemory, MissingFiguresKeepTheirReason) {
  const SeriesMemory memory = SeriesMemory::from(
      std::vector{testing::missing("a/x", "2024", MissingReason::kSuppressed)}, kAsOf);
  EXPECT_EQ(missing_reason(memory.view(0).values[0]), MissingReason::kSuppressed);
}

TEST(SeriesMemory, LoadsAWholeSeriesFromColumns) {
  SeriesMemory memory(kAsOf);
  const Axis axis({testing::period("2023"), testing::period("2024")});
  const std::vector<double> values{1, 2};
  const auto x = memory.load("a/x", &axis, values, observation("", "2024", 0, 4));
  EXPECT_EQ(latest(memory.view(x)), 2);
  EXPECT_EQ(memory.revision(x, 0), 4);
  EXPECT_EQ(memory.observation_count(), 2U);
  memory.apply(observation("a/x", "2025", 3, 5));
  EXPECT_EQ(latest(memory.view(x)), 3);
  EXPECT_EQ(memory.view(x).values[0], 1);
}

}  // namespace
}  // namespace viisari
