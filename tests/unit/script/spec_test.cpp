// Files of specs: what they give, and what is wrong with them, by code and line.
#include "script/spec.h"

#include <gtest/gtest.h>

#include <ostream>
#include <string>
#include <vector>

#include "script_testing.h"

namespace viisari {
namespace {

using testing::indicator_text;
using testing::with_documents;

const std::map<std::string, SourceFile, std::less<>> kNoHelpers;

class Specs : public ::testing::Test {
 protected:
  Specs() : definitions_(testing::still_limits()) {
    const std::string text =
        indicator_text("nps", "baseline = { \"2024\", 53 },", "nps") +
        indicator_text("share", "kind = \"share\",", "percent") + indicator_text("count", "") +
        indicator_text("done", "targets = { [\"2026\"] = done() },", "yes_no") +
        indicator_text("words", "", "text") +
        indicator_text("half",
                       "inputs = { all = \"count\" }, value = function(s) return s.all / 2 end,");
    std::vector<SourceFile> files = with_documents({{"a/x.lua", text}});
    for (const SourceFile& file : with_documents({{"b/y.lua", indicator_text("other", "")}}, "b")) {
      files.push_back(file);
    }
    const LoadReport report = definitions_.load(files);
    EXPECT_TRUE(report.ok()) << report.errors().front().to_string();
  }

  SpecFile read(const std::string& text) {
    return read_specs({"a/x_spec.lua", text}, definitions_, kNoHelpers, limits_);
  }

  Limits limits_ = testing::still_limits();
  Definitions definitions_;
};

// A spec with these fields; `on` is in line 2.
std::string spec_text(const std::string& fields) {
  return "spec \"s\" {\n  on = \"2025-12-01\",\n" + fields + "}\n";
}

TEST_F(Specs, GiveFiguresKnownOnTheDay) {
  const SpecFile file =
      read(spec_text("given = { nps = { [2025] = 67, [\"1-9/2025\"] = 66.5 } }, expect = { nps = { "
                     "value = 67 } }"));
  ASSERT_TRUE(file.errors.empty()) << file.errors.front().to_string();
  ASSERT_EQ(file.specs.size(), 1U);
  ASSERT_EQ(file.specs[0].given.size(), 2U);
  const Observation& figure = file.specs[0].given[0];
  EXPECT_EQ(figure.series, "a/nps");
  EXPECT_EQ(figure.period, *Period::parse("2025-01/2025-09"));
  EXPECT_EQ(figure.value, 66.5);
  EXPECT_EQ(figure.decimals, 1);
  EXPECT_EQ(figure.known_from, *Date::parse("2025-12-01"));
}

TEST_F(Specs, TakeAWordAsTheReasonOfAMissingFigure) {
  const SpecFile file = read(spec_text(
      "given = { nps = { [2025] = \"suppressed\" } }, expect = { nps = { value = \"none\" } }"));
  ASSERT_EQ(file.specs.size(), 1U);
  EXPECT_EQ(file.specs[0].given[0].reason, MissingReason::kSuppressed);
  EXPECT_FALSE(file.specs[0].given[0].value);
}

TEST_F(Specs, TakeYesAndNo) {
  const SpecFile file =
      read(spec_text("given = { done = { [2025] = true } }, expect = { done = { value = true } }"));
  ASSERT_EQ(file.specs.size(), 1U);
  EXPECT_EQ(file.specs[0].given[0].value, 1.0);
  EXPECT_EQ(file.specs[0].checks[0].number, 1.0);
}

TEST_F(Specs, TakeWhatIsPrintedBesideAFigure) {
  const SpecFile file = read(spec_text(
      "given = { nps = { [2025] = { 67, status = \"F\", decimals = 2, known_from = \"2025-11-30\", "
      "raw = \"noin 67\" } } }, expect = { nps = { status = \"no_target\" } }"));
  ASSERT_EQ(file.specs.size(), 1U);
  const Observation& figure = file.specs[0].given[0];
  EXPECT_EQ(figure.status, ObservationStatus::kForecast);
  EXPECT_EQ(figure.decimals, 2);
  EXPECT_EQ(figure.known_from, *Date::parse("2025-11-30"));
  EXPECT_EQ(figure.source.raw, "noin 67");
}

TEST_F(Specs, SpeakOfOtherAreasByTheirName) {
  const SpecFile file = read(spec_text("expect = { [\"b/other\"] = { status = \"no_target\" } }"));
  ASSERT_EQ(file.specs.size(), 1U);
  EXPECT_EQ(file.specs[0].checks[0].id, "b/other");
}

TEST_F(Specs, KnowTheLineOfEachField) {
  const SourceFile source{"a/x_spec.lua",
                          "spec \"s\" { on = \"2025-12-01\",\n"
                          "  expect = {\n"
                          "    [\"b/other\"] = {\n"
                          "      status = \"no_target\" },\n"
                          "    nps = {\n"
                          "      reason = \"x\" } },\n"
                          "  findings = { { rule = \"total\" },\n"
                          "    { rule = \"share\" } } }\n"};
  const SpecFile file = read(source.text);
  ASSERT_EQ(file.specs.size(), 1U);
  const Spec& spec = file.specs[0];
  ASSERT_EQ(spec.checks.size(), 2U);
  EXPECT_EQ(spec_line(source, spec, spec.checks[0].path), 4);
  EXPECT_EQ(spec_line(source, spec, spec.checks[1].path), 6);
  ASSERT_EQ(spec.findings.size(), 2U);
  EXPECT_EQ(spec_line(source, spec, spec.findings[0].path), 7);
  EXPECT_EQ(spec_line(source, spec, spec.findings[1].path), 8);
}

TEST_F(Specs, AreReadFromAHelperTheyUse) {
  const std::map<std::string, SourceFile, std::less<>> helpers{
      {"h", {"common/h.lua", "return { day = \"2025-12-01\" }"}}};
  const SpecFile file = read_specs(
      {"a/x_spec.lua",
       "local h = use \"h\"\nspec \"s\" { on = h.day, expect = { nps = { value = 1 } } }"},
      definitions_, helpers, limits_);
  ASSERT_EQ(file.specs.size(), 1U);
  EXPECT_EQ(file.specs[0].on, *Date::parse("2025-12-01"));
}

struct BadSpec {
  const char* name;
  std::string text;
  const char* code;
  int line;
};
void PrintTo(const BadSpec& bad, std::ostream* out) {
  *out << bad.name;
}

class BadSpecs : public Specs, public ::testing::WithParamInterface<BadSpec> {};

TEST_P(BadSpecs, AreErrorsWithCodeAndLine) {
  const SpecFile file = read(GetParam().text);
  ASSERT_EQ(file.errors.size(), 1U);
  EXPECT_EQ(file.errors[0].code.name, GetParam().code) << file.errors[0].to_string();
  EXPECT_EQ(file.errors[0].line, GetParam().line) << file.errors[0].to_string();
  EXPECT_EQ(file.errors[0].file, "a/x_spec.lua");
  EXPECT_TRUE(file.specs.empty());
}

const std::string kExpect = "  expect = { nps = { status = \"no_target\" } },\n";

INSTANTIATE_TEST_SUITE_P(
    Wrong, BadSpecs,
    ::testing::Values(
        BadSpec{"empty_file", "-- nothing\n", "script.missing_field", 1},
        BadSpec{"syntax", "spec \"s\" {\n  on = \n}\n", "script.syntax", 3},
        BadSpec{"empty_spec", "spec \"s\" { on = \"2025-12-01\" }", "script.missing_field", 1},
        BadSpec{"no_table", "\nspec \"s\"\n", "script.missing_field", 2},
        BadSpec{"no_name", "\nspec \"\" { }\n", "script.bad_value", 2},
        BadSpec{"no_day", "spec \"s\" {\n" + kExpect + "}", "script.missing_field", 1},
        BadSpec{"impossible_day", "spec \"s\" {\n" + kExpect + "  on = \"2025-02-30\" }",
                "script.bad_period", 3},
        BadSpec{"day_as_sum", "spec \"s\" {\n" + kExpect + "  on = 2025-12-01 }", "script.bad_type",
                3},
        BadSpec{"unknown_field", spec_text(kExpect + "  gvien = {},\n"), "script.unknown_field", 4},
        BadSpec{"nothing_expected", spec_text("  expect = {\n    nps = {} },\n"),
                "script.missing_field", 4},
        BadSpec{"expects_no_indicator", spec_text("  expect = {},\n"), "script.missing_field", 1},
        BadSpec{"unknown_indicator", spec_text("  expect = {\n    npx = { value = 1 } },\n"),
                "script.unknown_figure", 4},
        BadSpec{"unknown_given", spec_text(kExpect + "  given = { npx = { [2025] = 1 } },\n"),
                "script.unknown_figure", 4},
        BadSpec{"unknown_expectation",
                spec_text("  expect = { nps = {\n    valu = 1, value = 1 "
                          "} },\n"),
                "script.unknown_field", 4},
        BadSpec{"unknown_status", spec_text("  expect = { nps = { status = \"ontrack\" } },\n"),
                "script.bad_value", 3},
        BadSpec{"word_for_number", spec_text("  expect = { nps = { value = \"much\" } },\n"),
                "script.bad_type", 3},
        BadSpec{"beyond_unit", spec_text(kExpect + "  given = { nps = {\n    [2025] = 101 } },\n"),
                "script.bad_value", 5},
        BadSpec{"beyond_kind", spec_text(kExpect + "  given = { share = { [2025] = 100.5 } },\n"),
                "script.bad_value", 4},
        BadSpec{"fraction_of_count",
                spec_text(kExpect + "  given = { count = { [2025] = 1.5 } },\n"),
                "script.bad_value", 4},
        BadSpec{"nan", spec_text(kExpect + "  given = { nps = { [2025] = 0/0 } },\n"),
                "script.bad_value", 4},
        BadSpec{"number_for_words", spec_text(kExpect + "  given = { words = { [2025] = 1 } },\n"),
                "script.bad_value", 4},
        BadSpec{"unknown_reason",
                spec_text(kExpect + "  given = { nps = { [2025] = \"unpublished\" } },\n"),
                "script.bad_value", 4},
        BadSpec{"impossible_period",
                spec_text(kExpect + "  given = { nps = { [\"2025-13\"] = 1 } },\n"),
                "script.bad_period", 4},
        BadSpec{"list_of_figures", spec_text(kExpect + "  given = { nps = { 67 } },\n"),
                "script.bad_period", 4},
        BadSpec{"same_period_twice",
                spec_text(kExpect + "  given = { nps = { [2025] = 1, [\"2025\"] = 1 } },\n"),
                "script.bad_key", 4},
        BadSpec{"no_figures", spec_text(kExpect + "  given = { nps = {} },\n"),
                "script.missing_field", 4},
        BadSpec{"computed_given", spec_text(kExpect + "  given = { half = { [2025] = 1 } },\n"),
                "script.bad_value", 4},
        BadSpec{
            "unknown_figure_status",
            spec_text(kExpect + "  given = { nps = { [2025] = {\n    1, status = \"X\" } } },\n"),
            "script.bad_value", 5},
        BadSpec{
            "finding_of_nothing",
            spec_text("  findings = { { rule = \"total\" },\n    { class = \"rounding\" } },\n"),
            "script.missing_field", 4},
        BadSpec{"unknown_class",
                spec_text("  findings = { { rule = \"total\",\n"
                          "    class = \"contradicts\" } },\n"),
                "script.bad_value", 4},
        BadSpec{"unknown_rule", spec_text("  no_findings = {\n    { rule = \"totl\" } },\n"),
                "script.bad_value", 4},
        BadSpec{
            "unknown_rule_name",
            spec_text("  no_findings = {\n    { rule = \"total\" },\n    { name = \"x\" } },\n"),
            "script.unknown_figure", 5},
        BadSpec{"finding_not_in_a_list",
                spec_text(kExpect + "  findings = { rule = \"total\" },\n"), "script.unknown_field",
                4},
        BadSpec{"same_words_twice", spec_text(kExpect) + spec_text(kExpect), "script.duplicate_id",
                5},
        BadSpec{"defines_an_indicator", "indicator \"x\" { }\n", "script.not_allowed", 1},
        BadSpec{"reads_a_file", "\nio.open(\"/etc/passwd\")\n", "script.not_allowed", 2},
        BadSpec{"never_ends", "while true do end\n", "script.killed.instructions", 1},
        BadSpec{"eats_memory", "local t = {}\nfor i = 1, 1e7 do t[i] = i end\n",
                "script.killed.memory", 2},
        BadSpec{"too_many",
                "for i = 1, 1e6 do\n  spec(\"s\" .. i) { on = \"2025-12-01\", expect = "
                "{ nps = { value = 1 } } } end\n",
                "script.killed.output", 2}),
    [](const auto& bad) { return std::string(bad.param.name); });

TEST_F(Specs, WithAnErrorNoneOfTheFileRuns) {
  const SpecFile file = read(spec_text(kExpect) + "spec \"t\" { on = \"x\" }\n");
  EXPECT_FALSE(file.errors.empty());
  EXPECT_TRUE(file.specs.empty());
}

TEST_F(Specs, HaveNoPlaceAmongDefinitions) {
  Definitions definitions(testing::still_limits());
  const auto report = definitions.load(with_documents({{"a/x.lua", spec_text(kExpect)}}));
  EXPECT_EQ(testing::codes(report), std::vector<std::string>{"script.not_allowed"});
}

TEST(SpecNumbers, WholeOnesAreExact) {
  EXPECT_TRUE(spec_number_holds(3219333, 3219333));
  EXPECT_FALSE(spec_number_holds(3219333, 3219333.33));
}

TEST(SpecNumbers, OnesWithDecimalsHoldForWhatRoundsToThem) {
  EXPECT_TRUE(spec_number_holds(48.7, 48.7179));
  EXPECT_FALSE(spec_number_holds(48.7, 48.76));
}

TEST(SpecNumbers, ForgiveWhatBinaryFractionsCannotHold) {
  EXPECT_TRUE(spec_number_holds(4829000 * 0.8, 3863200));
  EXPECT_TRUE(spec_number_holds(1.0 / 3, 0.33333333333));
}

}  // namespace
}  // namespace viisari
