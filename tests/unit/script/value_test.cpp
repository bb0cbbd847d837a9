// `value` functions: whole series in, a whole series out.
#include <gmock/gmock.h>

#include <cmath>

#include "engine/missing.h"
#include "script_testing.h"

namespace viisari {
namespace {

using ::testing::ElementsAre;
using testing::SeriesBox;

class Value : public ::testing::Test {
 protected:
  void define(const std::string& body) {
    const auto report = definitions_.load(testing::with_documents(
        {{"a/f.lua", testing::indicator_text("x", "") + testing::indicator_text("y", "") +
                         testing::indicator_text("v",
                                                 "inputs = { x = \"x\", y = \"a/y\" },\nvalue = "
                                                 "function(s) " +
                                                     body + " end")}}));
    ASSERT_TRUE(report.ok()) << report.errors().front().to_string();
  }
  Result<SeriesView> compute() {
    const SeriesView inputs[] = {x_, y_};
    return definitions_.compute(testing::place_of(definitions_, "a/v"), inputs, pool_);
  }
  // Numbers as they are, missing ones as the word.
  std::vector<std::string> values(const std::string& body) {
    define(body);
    const auto result = compute();
    std::vector<std::string> out;
    if (!result) return {result.error().to_string()};
    for (const double value : result->values) {
      out.push_back(is_missing(value) ? std::string(to_string(missing_reason(value)))
                                      : std::to_string(std::lround(value * 100)));
    }
    return out;
  }

  Definitions definitions_{testing::still_limits()};
  SeriesBox box_;
  SeriesPool pool_;
  SeriesView x_ = box_.months({1, 2, 3});
  SeriesView y_ = box_.months({2, 0, missing_value(MissingReason::kSuppressed)});
};

TEST_F(Value, GetsInputsInTheOrderOfTheirNames) {
  define("return s.x");
  const Indicator& indicator = *definitions_.indicator("a/v");
  EXPECT_TRUE(indicator.computed);
  EXPECT_THAT(indicator.inputs,
              ElementsAre(::testing::Pair("x", "a/x"), ::testing::Pair("y", "a/y")));
  EXPECT_EQ(definitions_.indicator("a/x")->computed, false);
}

TEST_F(Value, CalculatesWithSeriesAndNumbers) {
  EXPECT_THAT(values("return 10 * s.x + 1 - s.x / 2"), ElementsAre("1050", "2000", "2950"));
  EXPECT_THAT(values("return -s.x"), ElementsAre("-100", "-200", "-300"));
}

TEST_F(Value, KeepsTheReasonOfAMissingFigure) {
  EXPECT_THAT(values("return s.x / s.y"), ElementsAre("50", "zero_denominator", "suppressed"));
  EXPECT_THAT(values("return s.x + s.y:at(\"2024-03\")"),
              ElementsAre("suppressed", "suppressed", "suppressed"));
}

TEST_F(Value, ReadsSingleFigures) {
  EXPECT_THAT(values("return s.x / s.x:at(\"2024-02\")"), ElementsAre("50", "100", "150"));
  EXPECT_THAT(values("return s.x / s.x:latest()"), ElementsAre("33", "67", "100"));
  EXPECT_THAT(values("return s.x * s.x:at(2024)"),
              ElementsAre("missing_input", "missing_input", "missing_input"));
}

TEST_F(Value, HasTheMethodsOfSeries) {
  EXPECT_THAT(values("return s.x:ytd()"), ElementsAre("100", "300", "600"));
  EXPECT_THAT(values("return s.x:cumulative()"), ElementsAre("100", "300", "600"));
  EXPECT_THAT(values("return s.x:rolling(2)"), ElementsAre("missing_input", "150", "250"));
  EXPECT_THAT(values("return s.x:yoy()"),
              ElementsAre("missing_input", "missing_input", "missing_input"));
}

TEST_F(Value, SpreadsANumberOverThePeriodsAllInputsHave) {
  y_ = box_.months({1, 2});
  EXPECT_THAT(values("return 7"), ElementsAre("700", "700"));
}

TEST_F(Value, MayLoopOverItsInputsInOneOrder) {
  EXPECT_THAT(values("local all = '' for name, series in pairs(s) do all = all .. name end "
                     "return #all + (all == 'xy' and 1 or 0)"),
              ElementsAre("300", "300", "300"));
}

TEST_F(Value, CanUseHelpersAndLocalsOfItsFile) {
  const auto report = definitions_.load(testing::with_documents(
      {{"common/p.lua", "local M = {} function M.share(a, b) return 100 * a / b end return M"},
       {"a/f.lua", "local p = use \"p\"\n" + testing::indicator_text("x", "") +
                       testing::indicator_text("v",
                                               "inputs = { x = \"x\" }, value = function(s) return "
                                               "p.share(s.x, s.x + s.x) end")}}));
  ASSERT_TRUE(report.ok()) << report.errors().front().to_string();
  const SeriesView inputs[] = {x_};
  const auto result = definitions_.compute(testing::place_of(definitions_, "a/v"), inputs, pool_);
  ASSERT_TRUE(result) << result.error().to_string();
  EXPECT_THAT(std::vector<double>(result->values.begin(), result->values.end()),
              ElementsAre(50, 50, 50));
}

TEST_F(Value, NamesTheLineOfWhatFails) {
  define("\n\nreturn s.x + nil");
  const auto result = compute();
  ASSERT_FALSE(result);
  EXPECT_EQ(result.error().code, script::kBadType);
  EXPECT_EQ(result.error().file, "a/f.lua");
  EXPECT_EQ(result.error().line, 21);
}

TEST_F(Value, ComputesTheSameManyTimesWithoutGrowing) {
  define("return 100 * s.x / (s.x + s.y):ytd()");
  ASSERT_TRUE(compute());
  pool_.reset();
  const std::size_t memory = definitions_.script_memory();
  for (int i = 0; i < 2000; ++i) {
    ASSERT_TRUE(compute());
    pool_.reset();
  }
  EXPECT_LE(definitions_.script_memory(), memory + 64);
}

TEST_F(Value, RunsInAStateOnlyWhereThereIsOne) {
  ASSERT_TRUE(
      definitions_.load(testing::with_documents({{"a/f.lua", testing::indicator_text("x", "")}}))
          .ok());
  EXPECT_EQ(definitions_.script_memory(), 0U);
}

}  // namespace
}  // namespace viisari
