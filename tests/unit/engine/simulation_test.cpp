#include "engine/simulation.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <set>

#include "engine_fixture.h"

namespace viisari::testing {
namespace {

SimulationPlan plan(std::uint64_t seed = 7, std::string_view first = "2026-01-01",
                    std::string_view last = "2030-12-31") {
  return {day(first), day(last), seed};
}

Indicator with_baseline(Indicator made, std::string_view when, double value) {
  made.baseline = Baseline{};
  made.baseline->period = period(when);
  made.baseline->value = value;
  return made;
}

Indicator share_of(std::string_view key, std::string_view reporting = "") {
  Indicator made = with_baseline(indicator(SeriesKind::kShare, "percent"), "2025", 90);
  made.key = key;
  made.id = "pirkanmaa/" + made.key;
  made.reporting = reporting;
  made.targets = {target("2030", TargetOp::kAtLeast, 99)};
  return made;
}

bool same(const Observation& a, const Observation& b) {
  return a.series == b.series && a.period == b.period && a.value == b.value &&
         a.reason == b.reason && a.known_from == b.known_from;
}

TEST(Simulation, OfOneSeedIsAlwaysTheSame) {
  const std::vector<Indicator> indicators{share_of("a"), share_of("b", "monthly")};
  const Simulation first = simulate(indicators, {}, plan());
  const Simulation second = simulate(indicators, {}, plan());
  EXPECT_TRUE(std::equal(first.observations.begin(), first.observations.end(),
                         second.observations.begin(), second.observations.end(), same));
  EXPECT_FALSE(first.observations.empty());
}

TEST(Simulation, OfAnotherSeedIsAnother) {
  const std::vector<Indicator> indicators{share_of("a")};
  const Simulation one = simulate(indicators, {}, plan(1));
  const Simulation two = simulate(indicators, {}, plan(2));
  EXPECT_FALSE(std::equal(one.observations.begin(), one.observations.end(),
                          two.observations.begin(), two.observations.end(), same));
}

TEST(Simulation, OfOneIndicatorDoesNotDependOnTheOthers) {
  const std::vector<Indicator> alone{share_of("b")};
  const std::vector<Indicator> together{share_of("a"), share_of("b")};
  const Simulation one = simulate(alone, {}, plan());
  const Simulation two = simulate(together, {}, plan());
  std::vector<Observation> of_b;
  std::copy_if(two.observations.begin(), two.observations.end(), std::back_inserter(of_b),
               [](const Observation& made) { return made.series == "pirkanmaa/b"; });
  EXPECT_TRUE(
      std::equal(one.observations.begin(), one.observations.end(), of_b.begin(), of_b.end(), same));
}

TEST(Simulation, MarksEveryFigureAsSimulated) {
  const std::vector<Indicator> indicators{share_of("a", "monthly")};
  for (const Observation& made : simulate(indicators, {}, plan()).observations) {
    EXPECT_EQ(made.source.document, kSimulatedDocument);
  }
}

TEST(Simulation, IsMonthlyWhereTheDefinitionReportsMonthlyAndElseQuarterly) {
  for (const auto& [reporting, expected] :
       {std::pair{"monthly", 60}, std::pair{"yearly", 20}, std::pair{"", 20}}) {
    const std::vector<Indicator> indicators{share_of("a", reporting)};
    std::set<Period> periods;
    for (const Observation& made : simulate(indicators, {}, plan()).observations) {
      periods.insert(made.period);
    }
    EXPECT_EQ(periods.size(), expected) << reporting;
  }
}

TEST(Simulation, KeepsToTheLimitsOfUnitAndKind) {
  std::vector<Indicator> indicators;
  for (int i = 0; i < 50; ++i) indicators.push_back(share_of("k" + std::to_string(i), "monthly"));
  for (const Observation& made : simulate(indicators, {}, plan()).observations) {
    if (!made.value) continue;
    EXPECT_GE(*made.value, 0);
    EXPECT_LE(*made.value, 100);
  }
}

// The printed number is 0–100 %, though what it speaks of is a yes or no.
TEST(Simulation, KeepsAConfidenceWithinAHundredWhateverItsUnit) {
  Indicator confidence = with_baseline(indicator(SeriesKind::kFlag, "yes_no"), "2025", 60);
  confidence.measure = Measure::kConfidence;
  const std::vector<Indicator> indicators{confidence};
  double highest = 0;
  for (const Observation& made : simulate(indicators, {}, plan()).observations) {
    if (made.value) highest = std::max(highest, *made.value);
  }
  EXPECT_GT(highest, 1);
  EXPECT_LE(highest, 100);
}

TEST(Simulation, CountsInWholeNumbers) {
  Indicator persons = with_baseline(indicator(SeriesKind::kStock, "persons"), "2025", 17);
  const std::vector<Indicator> indicators{persons};
  for (const Observation& made : simulate(indicators, {}, plan()).observations) {
    if (!made.value) continue;
    EXPECT_EQ(*made.value, std::round(*made.value));
  }
}

// The months of a flow add up to a year near the yearly level that the path asks for.
TEST(Simulation, SpreadsAYearlySumOverItsMonths) {
  Indicator flow = with_baseline(indicator(SeriesKind::kFlow, "eur"), "2025", 1'200'000);
  flow.reporting = "monthly";
  const std::vector<Indicator> indicators{flow};
  double sum = 0;
  int months = 0;
  for (const Observation& made :
       simulate(indicators, {}, plan(7, "2026-01-01", "2026-12-31")).observations) {
    if (!made.value) continue;
    sum += *made.value;
    ++months;
  }
  ASSERT_GT(months, 6);
  EXPECT_NEAR(sum / months, 100'000, 20'000);
}

TEST(Simulation, BeginsFromTheLatestPublishedFigure) {
  Indicator stock = with_baseline(indicator(SeriesKind::kStock, "eur"), "2020", 10);
  Observation published;
  published.series = stock.id;
  published.period = period("2025");
  published.value = 1000;
  published.known_from = day("2026-01-01");
  const std::vector<Indicator> indicators{stock};
  const std::vector<Observation> figures{published};
  const Simulation made = simulate(indicators, figures, plan());
  const auto first = std::find_if(made.observations.begin(), made.observations.end(),
                                  [](const Observation& one) { return one.value.has_value(); });
  ASSERT_NE(first, made.observations.end());
  EXPECT_NEAR(*first->value, 1000, 100);
}

TEST(Simulation, LeavesAnIndicatorWithoutAnyNumberEmptyAndCountsIt) {
  const std::vector<Indicator> indicators{indicator(SeriesKind::kStock)};
  const Simulation made = simulate(indicators, {}, plan());
  EXPECT_TRUE(made.observations.empty());
  EXPECT_EQ(made.without_start, 1U);
}

TEST(Simulation, LeavesComputedIndicatorsToTheirInputs) {
  Indicator computed = share_of("a");
  computed.computed = true;
  const std::vector<Indicator> indicators{computed};
  EXPECT_TRUE(simulate(indicators, {}, plan()).observations.empty());
}

TEST(Simulation, HasGapsAndRevisions) {
  std::vector<Indicator> indicators;
  for (int i = 0; i < 30; ++i) indicators.push_back(share_of("k" + std::to_string(i), "monthly"));
  const Simulation made = simulate(indicators, {}, plan());
  std::set<std::pair<std::string, Period>> seen;
  bool gap = false;
  bool revision = false;
  for (const Observation& one : made.observations) {
    gap = gap || one.reason == MissingReason::kNotPublished;
    revision = revision || !seen.emplace(one.series, one.period).second;
  }
  EXPECT_TRUE(gap);
  EXPECT_TRUE(revision);
}

TEST(SeriesMemory, KnowsWhichFiguresAreSimulated) {
  Observation published;
  published.series = "pirkanmaa/x";
  published.period = period("2025");
  published.value = 1;
  published.source.document = "report";
  published.known_from = day("2026-01-01");
  Observation made = published;
  made.period = period("2026");
  made.source.document = kSimulatedDocument;
  const std::vector<Observation> figures{published, made};
  const SeriesMemory memory = SeriesMemory::from(figures, day("2027-01-01"));
  const auto series = memory.find("pirkanmaa/x");
  ASSERT_TRUE(series);
  EXPECT_FALSE(memory.simulated(*series, 0));
  EXPECT_TRUE(memory.simulated(*series, 1));
}

}  // namespace
}  // namespace viisari::testing
