// `viisari test`: what analysts type and what they see.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>

#include "program.h"

namespace viisari::testing_support {
namespace {

using testing::HasSubstr;
using testing::Not;

constexpr const char* kDocuments =
    "document \"d\" { title = { fi = \"Asiakirja\" }, published = \"2025-01-20\" }\n";

std::string indicator(const std::string& key, const std::string& more) {
  return "indicator \"" + key + "\" { title = { fi = \"Otsikko\" }, service = service \"P\", " +
         "unit = \"count\", better = \"up\", source = cite(doc.d, 1), " + more + " }\n";
}

// An area of two files, of which one has specs.
class TestCommand : public testing::Test {
 protected:
  TestCommand() : here_("test_command") {
    here_.write("defs/a/documents.lua", kDocuments);
    here_.write("defs/a/x.lua",
                indicator("flow", "kind = \"flow\", targets = { [\"2025\"] = at_least(100) }") +
                    indicator("secret", "visibility = \"restricted\", baseline = { \"2024\", 7 }"));
    here_.write("defs/a/y.lua", indicator("double",
                                          "inputs = { one = \"flow\" }, value = function(s) "
                                          "return 2 * s.one end, kind = \"flow\""));
  }

  void specs(const std::string& name, const std::string& text) {
    here_.write("defs/a/" + name + "_spec.lua", text);
  }
  Finished test(const std::string& path = "", const std::string& option = "") {
    std::vector<std::string> words{"--lang", "en", "test",
                                   (here_.folder() / "defs" / path).string()};
    if (!option.empty()) words.push_back(option);
    return here_.run(words);
  }

  Installation here_;
};

// Worked out in docs/methods.md: 33 of the year's 100 by the end of June.
constexpr const char* kGood =
    "spec \"half a year\" {\n"
    "  on = \"2025-08-01\", given = { flow = { [\"2025-H1\"] = 33 } },\n"
    "  expect = { flow = { status = \"off_track\", expected = 50, flip_value = 48.7 } } }\n";

TEST_F(TestCommand, PassesWhereAllHolds) {
  specs("x", kGood);
  const Finished run = test();
  EXPECT_EQ(run.status, 0) << run.err;
  EXPECT_EQ(run.err, "");
  EXPECT_THAT(run.out, HasSubstr("1 spec in 1 file, 0 failed\n"));
}

TEST_F(TestCommand, TellsWhatWasExpectedWhatCameOutAndWhy) {
  specs("x",
        "spec \"s\" {\n  on = \"2025-08-01\", given = { flow = { [\"2025-H1\"] = 33 } },\n"
        "  expect = { flow = {\n    status = \"on_track\",\n    margin = -16 } } }\n");
  const Finished run = test();
  EXPECT_EQ(run.status, 1);
  EXPECT_THAT(run.err, HasSubstr("x_spec.lua:4: spec.mismatch: "));
  EXPECT_THAT(run.err, HasSubstr("expected status on_track, got off_track"));
  EXPECT_THAT(run.err, HasSubstr("x_spec.lua:5: spec.mismatch: "));
  EXPECT_THAT(run.err, HasSubstr("expected margin -16, got -17"));
  EXPECT_THAT(run.out, HasSubstr("1 spec in 1 file, 1 failed\n"));
}

// 33 of the year's 100 by the end of June, 40 by the end of September: both behind.
TEST_F(TestCommand, ReadsTheStateOfAnAlertFromTheGivenFigures) {
  here_.write("defs/a/z.lua",
              "alert { on = \"flow\", for_observations = 2 }\n"
              "alert \"once\" { on = \"flow\", when = below(35, { back = 38 }) }");
  specs("x",
        "spec \"one\" { on = \"2025-08-01\", given = { flow = { [\"2025-H1\"] = 33 } },\n"
        "  expect = { flow = { alert = { flow = \"pending\", once = \"off\" } } } }\n"
        "spec \"two\" { on = \"2025-11-01\",\n"
        "  given = { flow = { [\"2025-H1\"] = 33, [\"1-9/2025\"] = 40 } },\n"
        "  expect = { flow = { alert = { flow = \"off\", once = \"off\" } } } }\n");
  const Finished run = test();
  EXPECT_EQ(run.status, 1);
  EXPECT_THAT(run.err, HasSubstr("x_spec.lua:5: spec.mismatch: "));
  EXPECT_THAT(run.err, HasSubstr("expected alert off, got on"));
  EXPECT_THAT(run.out, HasSubstr("2 specs in 1 file, 1 failed\n"));
}

TEST_F(TestCommand, ComputesFromGivenInputs) {
  specs("y",
        "spec \"s\" { on = \"2025-08-01\", given = { flow = { [\"2025-H1\"] = 33 } },\n"
        "  expect = { double = { value = 66, status = \"no_target\" } } }\n");
  const Finished run = test();
  EXPECT_EQ(run.status, 0) << run.err;
}

TEST_F(TestCommand, KnowsNoFiguresButTheGivenOnes) {
  specs("x",
        "spec \"s\" { on = \"2025-08-01\",\n"
        "  expect = { flow = { status = \"no_data\", value = \"none\" } } }\n");
  const Finished run = test();
  EXPECT_EQ(run.status, 0) << run.err;
}

TEST_F(TestCommand, LetsNoFigureInThatIsKnownLater) {
  specs("x",
        "spec \"s\" { on = \"2025-08-01\",\n"
        "  given = { flow = { [\"2025-H1\"] = { 33, known_from = \"2025-08-02\" } } },\n"
        "  expect = { flow = { value = \"none\" } } }\n");
  const Finished run = test();
  EXPECT_EQ(run.status, 0) << run.err;
}

TEST_F(TestCommand, RunsForADefinitionFileTheSpecsOfItsIndicators) {
  specs("x", kGood);
  specs("z",
        "spec \"s\" { on = \"2025-08-01\", expect = { double = { status = \"no_target\" } } }");
  EXPECT_THAT(test("a/x.lua").out, HasSubstr("1 spec in 1 file"));
  EXPECT_THAT(test("a/y.lua").out, HasSubstr("1 spec in 1 file"));
  EXPECT_THAT(test("a").out, HasSubstr("2 specs in 2 files"));
  EXPECT_THAT(test("a/z_spec.lua").out, HasSubstr("1 spec in 1 file"));
}

TEST_F(TestCommand, NotesWhatNoSpecCovers) {
  specs("x", kGood);
  const Finished run = test();
  EXPECT_THAT(run.out, HasSubstr("note: a/y.lua: "));
  EXPECT_THAT(run.out, Not(HasSubstr("note: a/x.lua: ")));
}

TEST_F(TestCommand, FailsWithStrictForAFileAndATargetFormWithoutSpec) {
  specs("y",
        "spec \"s\" { on = \"2025-08-01\", expect = { double = { status = \"no_target\" } } }");
  const Finished run = test("", "--strict");
  EXPECT_EQ(run.status, 1);
  EXPECT_THAT(run.err, HasSubstr("x.lua:1: spec.missing: no spec expects anything"));
  EXPECT_THAT(run.err, HasSubstr("x.lua:1: spec.missing: no spec expects a status"));
}

TEST_F(TestCommand, GoesOnAfterAFileOfSpecsThatIsWrong) {
  specs("x", kGood);
  specs("bad", "spec \"s\" {\n  on = \"2025-02-30\" }");
  const Finished run = test();
  EXPECT_EQ(run.status, 1);
  EXPECT_THAT(run.err, HasSubstr("bad_spec.lua:2: script.bad_period: "));
  EXPECT_THAT(run.out, HasSubstr("1 spec in 1 file, 0 failed, 1 file not run\n"));
}

TEST_F(TestCommand, TellsErrorsOfTheDefinitions) {
  specs("x", kGood);
  here_.write("defs/a/y.lua", "indicator \"x\" {\n");
  const Finished run = test();
  EXPECT_EQ(run.status, 1);
  EXPECT_THAT(run.err, HasSubstr("y.lua:2: script.syntax: "));
}

TEST_F(TestCommand, ShowsAFigureThatIsNotPublicOnlyOnRequest) {
  specs("x",
        "spec \"s\" { on = \"2025-08-01\", given = { secret = { [\"2025\"] = 31415 } },\n"
        "  expect = { secret = { value = 27182, status = \"missed\" } } }\n");
  const Finished run = test();
  EXPECT_EQ(run.status, 1);
  EXPECT_THAT(run.err, HasSubstr("spec.mismatch"));
  EXPECT_THAT(run.err, Not(HasSubstr("31415")));
  EXPECT_THAT(run.err, Not(HasSubstr("27182")));
  EXPECT_THAT(test("", "--restricted").err, HasSubstr("expected value 27182, got 31415"));
}

TEST_F(TestCommand, HoldsFindingsAgainstTheAudits) {
  here_.write("defs/a/x.lua",
              indicator("flow", "kind = \"flow\", targets = { undated = at_least(100) }") +
                  indicator("one", "kind = \"flow\"") + indicator("two", "kind = \"flow\"") +
                  "reconcile \"sum\" { total = \"flow\", parts = { \"one\", \"two\" } }\n");
  const std::string given =
      "spec \"s\" { on = \"2026-02-01\", given = { flow = { [\"2025\"] = 12 }, one = { [\"2025\"] "
      "= 5 },"
      " two = { [\"2025\"] = 6 } },\n";
  specs("x",
        given +
            "findings = { { rule = \"total\", class = \"contradiction\", name = \"sum\", ids = "
            "{ \"flow\", \"two\" }, period = \"2025\" }, { rule = \"no_year\" } },\n"
            "no_findings = { { rule = \"share\" } } }");
  EXPECT_EQ(test().status, 0) << test().err;
  specs("x",
        given +
            "findings = { { rule = \"share\" },\n{ class = \"rounding\", ids = { \"one\" } } },\n"
            "no_findings = { { ids = { \"one\" } } } }");
  const std::string told = test().err;
  EXPECT_THAT(told,
              HasSubstr("x_spec.lua:2: spec.mismatch: 's': expected a finding share, got none"));
  EXPECT_THAT(told, HasSubstr("x_spec.lua:3: spec.mismatch: "));
  EXPECT_THAT(told,
              HasSubstr("x_spec.lua:4: spec.mismatch: 's': expected no finding a/one, got total"));
}

TEST_F(TestCommand, DoesNotRepeatAnErrorOfTheDefinitionsForEachSpec) {
  specs("x", kGood);
  here_.write("defs/a/x.lua", "indicator \"flow\" {\n");
  const Finished run = test();
  EXPECT_EQ(run.status, 1);
  EXPECT_THAT(run.err, HasSubstr("x.lua:2: script.syntax: "));
  EXPECT_THAT(run.err, Not(HasSubstr("x_spec.lua")));
  EXPECT_THAT(run.out, HasSubstr("1 file not run"));
}

// Every definition file has a spec, and every form of target; all of them hold.
TEST(ShippedSpecs, CoverTheShippedDefinitionsAndHold) {
  const Installation here("shipped_specs");
  const Finished run = here.run({"--lang", "en", "test", "--strict"});
  EXPECT_EQ(run.status, 0);
  EXPECT_EQ(run.err, "");
}

TEST_F(TestCommand, CannotRunWithoutAFolder) {
  EXPECT_EQ(test("nosuch").status, 3);
}

}  // namespace
}  // namespace viisari::testing_support
