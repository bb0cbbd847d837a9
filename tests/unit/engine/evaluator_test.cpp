#include "engine/evaluator.h"

#include <gtest/gtest.h>

#include <bit>
#include <random>

#include "engine/kernels.h"
#include "engine_fixture.h"

namespace viisari {
namespace {

using testing::observation;
using testing::target;
using Status = AssessmentStatus;

// Adds up its inputs; fails for the indicators it is told to.
class SumSource final : public ValueSource {
 public:
  static constexpr ErrorCode kBroken{"test.broken"};
  Result<SeriesView> compute(std::size_t index, std::span<const SeriesView> inputs,
                             SeriesPool& pool) override {
    ++calls;
    if (index == broken) return fail(kBroken, "the script stopped at line 7");
    SeriesView sum = inputs.front();
    for (const SeriesView& input : inputs.subspan(1)) {
      sum = combine(SeriesOp::kAdd, sum, input, pool);
    }
    return combine(SeriesOp::kMultiply, sum, 0.75, pool);
  }
  std::size_t broken = static_cast<std::size_t>(-1);
  int calls = 0;
};

Indicator named(std::string key, std::vector<std::string> inputs = {}) {
  Indicator made = testing::indicator(SeriesKind::kStock);
  made.id = "pirkanmaa/" + key;
  made.key = key;
  made.baseline = testing::baseline("2023", 1);
  made.targets = {target("2026", TargetOp::kAtLeast, 10)};
  made.computed = !inputs.empty();
  for (std::string& input : inputs) {
    made.inputs.emplace_back(input, "pirkanmaa/" + input);
  }
  return made;
}

std::uint64_t bits(std::optional<double> value) {
  return value ? std::bit_cast<std::uint64_t>(*value) : 0x1234U;
}

void expect_same(const Assessment& a, const Assessment& b) {
  ASSERT_EQ(a.id, b.id);
  EXPECT_EQ(a.status, b.status) << a.id;
  EXPECT_EQ(a.reason.code, b.reason.code) << a.id;
  EXPECT_EQ(a.data_state, b.data_state) << a.id;
  EXPECT_EQ(bits(a.value), bits(b.value)) << a.id;
  EXPECT_EQ(bits(a.expected), bits(b.expected)) << a.id;
  EXPECT_EQ(bits(a.margin), bits(b.margin)) << a.id;
  EXPECT_EQ(bits(a.flip_value), bits(b.flip_value)) << a.id;
  EXPECT_EQ(bits(a.projection), bits(b.projection)) << a.id;
}

TEST(Engine, InputsAreComputedBeforeWhatReadsThem) {
  const std::vector<Indicator> indicators{named("c", {"b", "x"}), named("b", {"x", "y"})};
  SeriesMemory memory = SeriesMemory::from(
      std::vector{observation("pirkanmaa/x", "2025", 4), observation("pirkanmaa/y", "2025", 8)},
      testing::day("2026-01-31"));
  SumSource source;
  auto engine = Engine::create(indicators, source, memory);
  ASSERT_TRUE(engine);
  engine->evaluate();
  EXPECT_EQ(engine->assessment(1).value, 9);
  EXPECT_EQ(engine->assessment(0).value, 9.75);
  EXPECT_EQ(engine->find("pirkanmaa/b"), 1U);
  EXPECT_EQ(engine->find("pirkanmaa/nothing"), std::nullopt);
}

TEST(Engine, AnExplanationNamesTheInputsOfAComputedFigure) {
  const std::vector<Indicator> indicators{named("b", {"x", "y"})};
  SeriesMemory memory = SeriesMemory::from(
      std::vector{observation("pirkanmaa/x", "2025", 4), observation("pirkanmaa/y", "2025", 8)},
      testing::day("2026-01-31"));
  SumSource source;
  auto engine = Engine::create(indicators, source, memory);
  engine->evaluate();
  const Explanation explanation = engine->explain(0).explanation;
  ASSERT_GE(explanation.inputs.size(), 3U);
  EXPECT_EQ(explanation.inputs[1].role, "x");
  EXPECT_EQ(explanation.inputs[1].source.document, "report");
  EXPECT_EQ(explanation.inputs[1].value, 4);
}

TEST(Engine, ACycleIsNamed) {
  const std::vector<Indicator> indicators{named("free", {"x"}), named("after", {"a"}),
                                          named("a", {"x", "b"}), named("b", {"c"}),
                                          named("c", {"a"})};
  SeriesMemory memory(testing::day("2026-01-31"));
  SumSource source;
  const auto engine = Engine::create(indicators, source, memory);
  ASSERT_FALSE(engine);
  EXPECT_EQ(engine.error().code, kEngineCycle);
  for (const char* member : {"pirkanmaa/a", "pirkanmaa/b", "pirkanmaa/c"}) {
    EXPECT_NE(engine.error().text.find(member), std::string::npos) << engine.error().text;
  }
  EXPECT_EQ(engine.error().text.find("pirkanmaa/after"), std::string::npos);
}

TEST(Engine, AnIndicatorThatReadsItselfIsACycle) {
  const std::vector<Indicator> indicators{named("a", {"a"})};
  SeriesMemory memory(testing::day("2026-01-31"));
  SumSource source;
  const auto engine = Engine::create(indicators, source, memory);
  ASSERT_FALSE(engine);
  EXPECT_EQ(engine.error().text,
            "the values are computed from each other: pirkanmaa/a → pirkanmaa/a");
}

TEST(Engine, TwoIndicatorsWithOneIdAreRefused) {
  const std::vector<Indicator> indicators{named("a"), named("a")};
  SeriesMemory memory(testing::day("2026-01-31"));
  SumSource source;
  const auto engine = Engine::create(indicators, source, memory);
  ASSERT_FALSE(engine);
  EXPECT_EQ(engine.error().code, kEngineDuplicate);
}

TEST(Engine, AFailingValueFunctionConcernsItsDependentsOnly) {
  const std::vector<Indicator> indicators{named("a", {"x"}), named("b", {"a"}), named("c", {"x"})};
  SeriesMemory memory = SeriesMemory::from(std::vector{observation("pirkanmaa/x", "2025", 4)},
                                           testing::day("2026-01-31"));
  SumSource source;
  source.broken = 0;
  auto engine = Engine::create(indicators, source, memory);
  engine->evaluate();
  EXPECT_EQ(engine->assessment(0).reason_code, "not_computable");
  EXPECT_EQ(engine->assessment(1).reason_code, "missing_input");
  EXPECT_EQ(engine->assessment(2).value, 3);
  for (const std::size_t failed : {0U, 1U}) {
    const auto explained = engine->explain(failed);
    EXPECT_EQ(explained.assessment.status, Status::kNoData);
    ASSERT_FALSE(explained.explanation.steps.empty());
    const Message& step = explained.explanation.steps.front();
    EXPECT_EQ(step.code, "step.value_failed");
    EXPECT_EQ(std::get<std::string>(step.args.front().second), "the script stopped at line 7");
  }
  // Once it works again, so do they.
  source.broken = static_cast<std::size_t>(-1);
  engine->update(observation("pirkanmaa/x", "2025", 8, 2));
  EXPECT_EQ(engine->assessment(0).value, 6);
  EXPECT_EQ(engine->assessment(1).value, 4.5);
  EXPECT_EQ(engine->assessment(0).data_state, DataState::kRevised);
}

TEST(Engine, AnInputWithoutFiguresIsAMissingInput) {
  Indicator computed = named("a", {"x", "nothing"});
  computed.targets = {target("2025", TargetOp::kAtLeast, 10)};
  const std::vector<Indicator> indicators{computed};
  SeriesMemory memory = SeriesMemory::from(std::vector{observation("pirkanmaa/x", "2025", 4)},
                                           testing::day("2026-01-31"));
  SumSource source;
  auto engine = Engine::create(indicators, source, memory);
  engine->evaluate();
  EXPECT_EQ(engine->assessment(0).reason_code, "missing_input");
}

TEST(Engine, OnlyDependentsAreEvaluatedAgain) {
  const std::vector<Indicator> indicators{named("x"), named("a", {"x"}), named("b", {"y"}),
                                          named("c", {"a", "b"})};
  SeriesMemory memory = SeriesMemory::from(
      std::vector{observation("pirkanmaa/x", "2025", 4), observation("pirkanmaa/y", "2025", 8)},
      testing::day("2026-01-31"));
  SumSource source;
  auto engine = Engine::create(indicators, source, memory);
  engine->evaluate();
  source.calls = 0;
  const auto touched = engine->update(observation("pirkanmaa/x", "2025", 5, 2));
  EXPECT_EQ((std::vector<std::uint32_t>(touched.begin(), touched.end())),
            (std::vector<std::uint32_t>{0, 1, 3}));
  EXPECT_EQ(source.calls, 2);
  EXPECT_TRUE(engine->update(observation("pirkanmaa/x", "2025", 6, 1)).empty());  // older
  EXPECT_TRUE(engine->update(observation("pirkanmaa/x", "2025", 6, 3, "2026-02-01")).empty());
  EXPECT_TRUE(engine->update(observation("pirkanmaa/unread", "2025", 6)).empty());
}

TEST(Engine, HistoryGivesEachPeriodsStatusAsKnownThen) {
  Indicator yearly = named("x");
  yearly.targets = {target("2024", TargetOp::kAtLeast, 4), target("2025", TargetOp::kAtLeast, 8)};
  const std::vector<Indicator> indicators{yearly};
  SeriesMemory memory = SeriesMemory::from(
      std::vector{observation("pirkanmaa/x", "2023", 1), observation("pirkanmaa/x", "2024", 5),
                  observation("pirkanmaa/x", "2025", 7)},
      testing::day("2026-01-31"));
  SumSource source;
  auto engine = Engine::create(indicators, source, memory);
  std::vector<Status> statuses;
  double change = 0;
  engine->evaluate_with_history([&](std::size_t, const IndicatorHistory& history) {
    statuses.assign(history.statuses.begin(), history.statuses.end());
    change = history.year_on_year.values.back();
  });
  EXPECT_EQ(statuses, (std::vector{Status::kNoData, Status::kOnTrack, Status::kMissed}));
  EXPECT_DOUBLE_EQ(change, 40);
  EXPECT_EQ(engine->assessment(0).status, Status::kMissed);
}

std::vector<Status> judged(const Indicator& indicator, std::vector<Observation> observations,
                           std::string_view as_of) {
  const std::vector<Indicator> indicators{indicator};
  SeriesMemory memory = SeriesMemory::from(observations, testing::day(as_of));
  SumSource source;
  auto engine = Engine::create(indicators, source, memory);
  engine->evaluate();
  std::vector<Status> statuses;
  for (const JudgedFigure& figure : engine->judged_figures(0)) statuses.push_back(figure.status);
  return statuses;
}

TEST(JudgedFigures, TheLastOneHasTheVerdictOfTheDay) {
  Indicator yearly = named("x");
  yearly.targets = {target("2024", TargetOp::kAtLeast, 4), target("2025", TargetOp::kAtLeast, 8)};
  EXPECT_EQ(judged(yearly,
                   {observation("pirkanmaa/x", "2023", 1), observation("pirkanmaa/x", "2024", 5),
                    observation("pirkanmaa/x", "2025", 7)},
                   "2026-01-31"),
            (std::vector{Status::kNoData, Status::kOnTrack, Status::kMissed}));
}

TEST(JudgedFigures, OfFiguresThatEndTogetherOneCounts) {
  Indicator flow = named("x");
  flow.kind = SeriesKind::kFlow;
  flow.baseline.reset();
  flow.targets = {target("2025", TargetOp::kAtLeast, 12)};
  EXPECT_EQ(judged(flow,
                   {observation("pirkanmaa/x", "2025-01/2025-03", 4),
                    observation("pirkanmaa/x", "2025-03", 1)},
                   "2025-05-31")
                .size(),
            1U);
}

// The year ends without its last figure: the one that stands for it is missed, and stays so when
// the next year's first figure comes.
TEST(JudgedFigures, AFigureThatWasJudgedWhenItsTargetEndedKeepsThat) {
  Indicator share = named("x");
  share.kind = SeriesKind::kShare;
  share.baseline.reset();
  share.targets = {target("2025", TargetOp::kAtLeast, 4), target("2026", TargetOp::kAtLeast, 1)};
  std::vector<Observation> figures{observation("pirkanmaa/x", "2024-09", 1),
                                   observation("pirkanmaa/x", "2025-09", 3)};
  const std::vector<Status> at_year_end = judged(share, figures, "2025-12-31");
  ASSERT_EQ(at_year_end.back(), Status::kMissed);
  figures.push_back(observation("pirkanmaa/x", "2026-03", 3));
  const std::vector<Status> later = judged(share, figures, "2026-04-30");
  EXPECT_EQ(later[1], Status::kMissed);
  EXPECT_EQ(later[2], Status::kOnTrack);
}

// A flow whose year ends without its last figure can no longer be judged: what was said of the last
// figure stands.
TEST(JudgedFigures, AFigureThatTimeMadeUnjudgeableKeepsWhatWasSaidBefore) {
  Indicator flow = named("x");
  flow.kind = SeriesKind::kFlow;
  flow.baseline.reset();
  flow.targets = {target("2025", TargetOp::kAtLeast, 12)};
  const std::vector<Observation> figures{observation("pirkanmaa/x", "2025-01/2025-09", 2)};
  ASSERT_EQ(judged(flow, figures, "2025-12-30"), std::vector{Status::kOffTrack});
  EXPECT_EQ(judged(flow, figures, "2026-02-28"), std::vector{Status::kOffTrack});
}

// Done after its deadline: the verdict stays missed, and so does the alert.
TEST(JudgedFigures, AMilestoneThatIsDoneLateStaysMissed) {
  Indicator milestone = named("x");
  milestone.kind = SeriesKind::kFlag;
  milestone.unit = "yes_no";
  milestone.baseline.reset();
  milestone.targets = {target("by 2026-12-31", TargetOp::kDone, 1)};
  EXPECT_EQ(
      judged(milestone,
             {observation("pirkanmaa/x", "2026-Q3", 0), observation("pirkanmaa/x", "2027-Q1", 1)},
             "2027-05-01"),
      (std::vector{Status::kMissed, Status::kNoData}));
}

TEST(JudgedFigures, AMissingFigureIsNone) {
  Indicator share = named("x");
  Observation missing = observation("pirkanmaa/x", "2025", 0);
  missing.value.reset();
  missing.reason = MissingReason::kNotPublished;
  EXPECT_EQ(judged(share, {observation("pirkanmaa/x", "2024", 0), missing}, "2026-01-31").size(),
            1U);
}

// Random graphs, random figures in a random order: at every step the engine that was kept up to
// date says exactly what a new one says that evaluates everything.
TEST(Engine, IncrementalEqualsFullBitForBit) {
  for (std::uint32_t seed = 1; seed <= 20; ++seed) {
    std::mt19937 random(seed);
    const auto below = [&random](std::uint32_t n) {
      return static_cast<std::uint32_t>(random() % n);
    };
    std::vector<Indicator> indicators;
    for (std::uint32_t i = 0; i < 30; ++i) {
      std::vector<std::string> inputs;
      for (std::uint32_t k = below(4); k > 0 && i > 0; --k) {
        // Appended, not added to a literal: GCC 12 warns falsely about the latter.
        std::string input(below(2) == 0 ? "i" : "s");
        input += std::to_string(below(i));
        inputs.push_back(std::move(input));
      }
      std::string key("i");
      key += std::to_string(i);
      indicators.push_back(named(key, inputs));
      indicators.back().reporting = below(2) == 0 ? "quarterly" : "";
      if (below(3) == 0) {
        indicators.back().targets.push_back(target("2024", TargetOp::kBetween, 0));
        indicators.back().targets.back().low = 2;
        indicators.back().targets.back().high = 6;
      }
    }
    std::shuffle(indicators.begin(), indicators.end(), random);
    const Date as_of = testing::day("2025-12-01");
    std::vector<Observation> known;
    SeriesMemory memory(as_of);
    SumSource source;
    auto engine = Engine::create(indicators, source, memory);
    ASSERT_TRUE(engine);
    engine->evaluate();
    for (int change = 0; change < 60; ++change) {
      std::string series("pirkanmaa/");
      series += below(2) == 0 ? 'i' : 's';
      series += std::to_string(below(30));
      Observation next =
          observation(std::move(series), std::to_string(2021 + below(5)), below(200) / 8.0 - 3,
                      static_cast<int>(below(3)) + 1, below(10) == 0 ? "2026-01-01" : "2025-06-01");
      if (below(8) == 0) {
        next.value.reset();
        next.reason = MissingReason::kSuppressed;
      }
      known.push_back(next);
      engine->update(next);
      if (change % 6 != 5) continue;
      SeriesMemory fresh_memory = SeriesMemory::from(known, as_of);
      SumSource fresh_source;
      auto fresh = Engine::create(indicators, fresh_source, fresh_memory);
      fresh->evaluate();
      for (std::size_t i = 0; i < indicators.size(); ++i) {
        expect_same(engine->assessment(i), fresh->assessment(i));
        const auto figures = engine->series(i);
        const auto fresh_figures = fresh->series(i);
        ASSERT_EQ(figures.size(), fresh_figures.size());
        for (std::size_t k = 0; k < figures.size(); ++k) {
          EXPECT_EQ(std::bit_cast<std::uint64_t>(figures.values[k]),
                    std::bit_cast<std::uint64_t>(fresh_figures.values[k]));
        }
      }
      if (HasFailure()) FAIL() << "seed " << seed << ", change " << change;
    }
  }
}

// Day by day through two years, figures coming late: at every step what a new engine says that
// evaluates everything on that day.
TEST(Engine, AdvancingEqualsEvaluatingOnThatDay) {
  std::vector<Indicator> indicators{named("x"), named("y"), named("sum", {"x", "y"})};
  indicators[0].reporting = "quarterly";
  indicators[1].targets = {target("2025", TargetOp::kAtLeast, 4),
                           target("2026", TargetOp::kAtLeast, 8)};
  indicators[2].targets = {target("every_year", TargetOp::kAtMost, 5)};
  std::vector<Observation> figures;
  for (int quarter = 0; quarter < 8; ++quarter) {
    const std::string period =
        std::to_string(2025 + quarter / 4) + "-Q" + std::to_string(quarter % 4 + 1);
    const Date known = testing::period(period).last().plus_days(20 + 13 * (quarter % 3));
    for (const char* series : {"pirkanmaa/x", "pirkanmaa/y"}) {
      if (quarter == 4) continue;
      figures.push_back(observation(series, period, quarter * 1.5, 1, known.to_string()));
    }
  }
  const Date first = testing::day("2025-01-01");
  SeriesMemory memory(first);
  SumSource source;
  auto engine = Engine::create(indicators, source, memory);
  engine->evaluate();
  for (Date day = first; day < testing::day("2027-06-01"); day = day.plus_days(9)) {
    engine->advance(day);
    for (const Observation& figure : figures) {
      if (figure.known_from <= day && day.plus_days(-9) < figure.known_from) engine->update(figure);
    }
    SeriesMemory fresh_memory = SeriesMemory::from(figures, day);
    SumSource fresh_source;
    auto fresh = Engine::create(indicators, fresh_source, fresh_memory);
    fresh->evaluate();
    for (std::size_t i = 0; i < indicators.size(); ++i) {
      expect_same(engine->assessment(i), fresh->assessment(i));
      const auto judged = engine->judged_figures(i);
      const auto fresh_judged = fresh->judged_figures(i);
      ASSERT_EQ(judged.size(), fresh_judged.size());
      for (std::size_t k = 0; k < judged.size(); ++k) {
        EXPECT_EQ(judged[k].status, fresh_judged[k].status) << judged[k].period.to_string();
      }
    }
    if (HasFailure()) FAIL() << day.to_string();
  }
}

}  // namespace
}  // namespace viisari
