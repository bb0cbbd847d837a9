// What definition files can say, and what is wrong with them when they say it wrongly.
#include <gmock/gmock.h>

#include <cmath>

#include "script_testing.h"

namespace viisari {
namespace {

using testing::codes;
using ::testing::ElementsAre;
using testing::indicator_text;
using ::testing::IsEmpty;
using testing::kDocuments;
using testing::still_limits;
using testing::with_documents;

class Language : public ::testing::Test {
 protected:
  // Loads one file of area "a"; the documents are there.
  std::vector<std::string> load(const std::string& text) {
    report_ = definitions_.load(with_documents({{"a/f.lua", text}}));
    return codes(report_);
  }
  const Indicator& only() {
    EXPECT_EQ(definitions_.indicators().size(), 1U);
    return definitions_.indicators().front();
  }
  int line() { return report_.errors().empty() ? 0 : report_.errors().front().line; }

  Definitions definitions_{still_limits()};
  LoadReport report_;
};

TEST_F(Language, ReadsEveryFieldOfAnIndicator) {
  ASSERT_THAT(load(R"lua(
local kotiin = service("Kotiin vietävät palvelut", { code = "1PL2130", owner = "linjajohtaja" })
indicator "perhetyo_shl.nps" {
  title    = { fi = "Asiakastyytyväisyys", en = "Satisfaction", sv = "Nöjdhet" },
  service  = kotiin,
  goal = "g", subgoal = "s", action = "t", owner = "päällikkö", reporting = "four_monthly",
  note = "yksi\nkaksi", unit = "nps", kind = "score", better = "up", decimals = 1,
  group = "x", part = "a", visibility = "restricted",
  source   = cite(doc.goals_2025, "182-187", "quote as printed"),
  baseline = { "2024", 53, cite(doc.goals_2025, 186, "+ 53 (v. 2024)") },
  targets  = {
    ["2026"] = at_least(80, cite(doc.d, 182)),
    ["2025-H1"] = { at_least(60), at_most(99) },
    ["by 2027-12-31"] = more_than(81),
    undated = between(80, 90),
    every_year = increase(),
  },
  stated   = { "Tavoite toteutuu.", as_of = "2025-11", source = cite(doc.d, 5), meaning = "on_track" },
  profile  = { 0.05, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 1 },
}
)lua"),
              IsEmpty());
  const Indicator& read = only();
  EXPECT_EQ(read.id, "a/perhetyo_shl.nps");
  EXPECT_EQ(read.area, "a");
  EXPECT_EQ(read.title.en, "Satisfaction");
  EXPECT_EQ(read.title.sv, "Nöjdhet");
  EXPECT_EQ(read.service, "Kotiin vietävät palvelut");
  EXPECT_EQ(read.org_code, "1PL2130");
  EXPECT_EQ(read.owner, "päällikkö");
  EXPECT_EQ(read.reporting, "four_monthly");
  EXPECT_EQ(read.note, "yksi\nkaksi");
  EXPECT_EQ(read.kind, SeriesKind::kScore);
  EXPECT_EQ(read.better, Direction::kUp);
  EXPECT_EQ(read.decimals, 1);
  EXPECT_EQ(read.visibility, Visibility::kRestricted);
  EXPECT_EQ(read.source.document, "goals_2025");
  EXPECT_EQ(read.source.lines, "182-187");
  EXPECT_EQ(read.source.raw, "quote as printed");
  ASSERT_TRUE(read.baseline);
  EXPECT_EQ(read.baseline->value, 53);
  EXPECT_EQ(read.baseline->period, Period::of_year(2024));
  EXPECT_FALSE(read.baseline->period_assumed);
  EXPECT_EQ(read.baseline->source.lines, "186");
  ASSERT_EQ(read.targets.size(), 6U);
  EXPECT_EQ(read.targets[0].op, TargetOp::kAtLeast);
  EXPECT_EQ(read.targets[0].period, *Period::parse("2025-H1"));
  EXPECT_EQ(read.targets[0].source.document, "goals_2025");
  EXPECT_EQ(read.targets[1].op, TargetOp::kAtMost);
  EXPECT_EQ(read.targets[2].period, Period::of_year(2026));
  EXPECT_EQ(read.targets[2].source.document, "d");
  EXPECT_EQ(read.targets[3].time, TargetTime::kDeadline);
  EXPECT_EQ(read.targets[4].time, TargetTime::kEveryYear);
  EXPECT_EQ(read.targets[4].basis, TargetBasis::kChangeFromBaseline);
  EXPECT_EQ(read.targets[5].time, TargetTime::kUndated);
  EXPECT_EQ(read.targets[5].low, 80);
  ASSERT_TRUE(read.stated_verdict);
  EXPECT_EQ(read.stated_verdict->as_of, *Date::parse("2025-11-30"));
  EXPECT_EQ(read.stated_verdict->meaning, AssessmentStatus::kOnTrack);
  EXPECT_EQ(read.profile.size(), 12U);
  EXPECT_EQ(read.file, "a/f.lua");
  EXPECT_EQ(read.line, 3);
}

TEST_F(Language, GivesKindsByUnit) {
  ASSERT_THAT(load(indicator_text("a", "", "percent") + indicator_text("b", "", "yes_no") +
                   indicator_text("c", "", "index") + indicator_text("d", "", "eur") +
                   indicator_text("e", "kind = \"flow\"", "eur")),
              IsEmpty());
  const auto all = definitions_.indicators();
  EXPECT_EQ(all[0].kind, SeriesKind::kShare);
  EXPECT_EQ(all[1].kind, SeriesKind::kFlag);
  EXPECT_EQ(all[2].kind, SeriesKind::kScore);
  EXPECT_EQ(all[3].kind, SeriesKind::kStock);
  EXPECT_EQ(all[4].kind, SeriesKind::kFlow);
}

TEST_F(Language, AssumesTheDocumentsDateForABaselineWithoutAPeriod) {
  ASSERT_THAT(
      load(indicator_text("k", "baseline = { value = 142, source = cite(doc.goals_2025, 3) }")),
      IsEmpty());
  EXPECT_TRUE(only().baseline->period_assumed);
  EXPECT_EQ(only().baseline->period, Period::of_day(*Date::parse("2025-02-01")));
}

TEST_F(Language, ReadsABaselineAsARange) {
  ASSERT_THAT(load(indicator_text("k", "baseline = { period = \"2024\", low = 21.6, high = 24.06 }",
                                  "percent")),
              IsEmpty());
  EXPECT_EQ(only().baseline->low, 21.6);
  EXPECT_FALSE(only().baseline->value);
}

struct ConditionCase {
  const char* text;
  TargetOp op;
  TargetBasis basis;
  std::optional<double> value;
};
void PrintTo(const ConditionCase& condition, std::ostream* out) {
  *out << condition.text;
}

class Conditions : public Language, public ::testing::WithParamInterface<ConditionCase> {};

TEST_P(Conditions, MeanWhatTheTableSays) {
  ASSERT_THAT(
      load(indicator_text("k", std::string("targets = { [\"2026\"] = ") + GetParam().text + " },",
                          "ratio")),
      IsEmpty());
  ASSERT_EQ(only().targets.size(), 1U);
  const Target& target = only().targets.front();
  EXPECT_EQ(target.op, GetParam().op);
  EXPECT_EQ(target.basis, GetParam().basis);
  EXPECT_EQ(target.value, GetParam().value);
}

INSTANTIATE_TEST_SUITE_P(
    All, Conditions,
    ::testing::Values(
        ConditionCase{"at_least(3)", TargetOp::kAtLeast, TargetBasis::kAbsolute, 3},
        ConditionCase{"at_most(3.5)", TargetOp::kAtMost, TargetBasis::kAbsolute, 3.5},
        ConditionCase{"more_than(3)", TargetOp::kMoreThan, TargetBasis::kAbsolute, 3},
        ConditionCase{"less_than(-3)", TargetOp::kLessThan, TargetBasis::kAbsolute, -3},
        ConditionCase{"equal(0)", TargetOp::kEqual, TargetBasis::kAbsolute, 0},
        ConditionCase{"between(1, 2)", TargetOp::kBetween, TargetBasis::kAbsolute, std::nullopt},
        ConditionCase{"done()", TargetOp::kDone, TargetBasis::kAbsolute, std::nullopt},
        ConditionCase{"increase()", TargetOp::kMoreThan, TargetBasis::kChangeFromBaseline, 0},
        ConditionCase{"decrease(cite(doc.d, 4))", TargetOp::kLessThan,
                      TargetBasis::kChangeFromBaseline, 0},
        ConditionCase{"not_decrease()", TargetOp::kAtLeast, TargetBasis::kChangeFromBaseline, 0},
        ConditionCase{"not_increase()", TargetOp::kAtMost, TargetBasis::kChangeFromBaseline, 0},
        ConditionCase{"stays_same()", TargetOp::kEqual, TargetBasis::kChangeFromBaseline, 0},
        ConditionCase{"increase_by(5)", TargetOp::kAtLeast, TargetBasis::kChangeFromBaseline, 5},
        ConditionCase{"decrease_by(5)", TargetOp::kAtMost, TargetBasis::kChangeFromBaseline, -5},
        ConditionCase{"increase_by_percent(5)", TargetOp::kAtLeast,
                      TargetBasis::kPercentChangeFromBaseline, 5},
        ConditionCase{"decrease_by_percent(5, { from = { \"2024\", 10 } })", TargetOp::kAtMost,
                      TargetBasis::kPercentChangeFromBaseline, -5},
        ConditionCase{"from_previous_year(decrease_by_percent(5))", TargetOp::kAtMost,
                      TargetBasis::kPercentChangeFromPreviousYear, -5},
        ConditionCase{"from_previous_year(increase())", TargetOp::kMoreThan,
                      TargetBasis::kChangeFromPreviousYear, 0},
        ConditionCase{"from_previous_year(at_least(2))", TargetOp::kAtLeast,
                      TargetBasis::kChangeFromPreviousYear, 2},
        ConditionCase{"share_of_group(at_most(10))", TargetOp::kAtMost, TargetBasis::kShareOfGroup,
                      10},
        ConditionCase{"national_average(at_least(10))", TargetOp::kAtLeast,
                      TargetBasis::kNationalAverage, 10},
        ConditionCase{"national_average(\"at_most\")", TargetOp::kAtMost,
                      TargetBasis::kNationalAverage, std::nullopt},
        ConditionCase{"at_least_by_sub_area(70, 80)", TargetOp::kAtLeast, TargetBasis::kAbsolute,
                      std::nullopt},
        ConditionCase{"for_share(90, between(2, 4))", TargetOp::kAtLeast,
                      TargetBasis::kShareOfGroup, 90}));

TEST_F(Language, KeepsTheLimitsOfSubAreasAndOfTheBandOfAShare) {
  ASSERT_THAT(load(indicator_text("k",
                                  "targets = { [\"2025\"] = at_least_by_sub_area(70, 80), "
                                  "[\"2026\"] = for_share(90, between(2, 4)) },",
                                  "percent")),
              IsEmpty());
  EXPECT_EQ(only().targets[0].low, 70);
  EXPECT_EQ(only().targets[0].high, 80);
  EXPECT_EQ(only().targets[1].low, 2);
  EXPECT_EQ(only().targets[1].high, 4);
}

TEST_F(Language, LetsANationalAverageMove) {
  ASSERT_THAT(load(indicator_text("average", "") +
                   indicator_text("k",
                                  "targets = { [\"2026\"] = national_average(at_most(120), "
                                  "{ series = \"average\" }) },")),
              IsEmpty());
  EXPECT_EQ(report_.ok(), true);
  const Indicator* read = definitions_.indicator("a/k");
  ASSERT_NE(read, nullptr);
  EXPECT_EQ(read->targets[0].reference, "a/average");
}

TEST_F(Language, ReadsBreaksInTheOrderOfTheirDays) {
  ASSERT_THAT(load(indicator_text("k",
                                  "breaks = { { \"2026-01-01\", fi = \"b\", en = \"c\" }, "
                                  "{ \"1.1.2025\", fi = \"a\", source = cite(doc.d, 9) } },")),
              IsEmpty());
  ASSERT_EQ(only().breaks.size(), 2U);
  EXPECT_EQ(only().breaks[0].from, *Date::parse("2025-01-01"));
  EXPECT_EQ(only().breaks[0].source.lines, "9");
  EXPECT_EQ(only().breaks[1].why.en, "c");
}

TEST_F(Language, ReadsNOfMAndColumns) {
  ASSERT_THAT(load(indicator_text("k",
                                  "kind = \"n_of_m\", of = 9, baseline = { \"2025\", 4 }, "
                                  "printed_under = { [\"5.9.2025\"] = \"1-8/2025\" },",
                                  "score_of_n")),
              IsEmpty());
  EXPECT_EQ(only().of, 9);
  ASSERT_EQ(only().printed_under.size(), 1U);
  EXPECT_EQ(only().printed_under[0].first, *Period::parse("2025-09-05"));
}

TEST_F(Language, KeepsWhatAChangeIsMeasuredFrom) {
  ASSERT_THAT(load(indicator_text("k",
                                  "targets = { [\"2026\"] = decrease_by_percent(20, { from = "
                                  "{\"2024\", 4829000}, source = cite(doc.d, 9) }) },",
                                  "eur")),
              IsEmpty());
  EXPECT_EQ(only().targets[0].basis_value, 4829000);
  EXPECT_EQ(only().targets[0].basis_period, Period::of_year(2024));
  EXPECT_EQ(only().targets[0].source.lines, "9");
}

struct Fault {
  const char* name;
  std::string text;
  const char* code;
  int line;
};
void PrintTo(const Fault& fault, std::ostream* out) {
  *out << fault.name;
}

class Faults : public Language, public ::testing::WithParamInterface<Fault> {};

TEST_P(Faults, AreNamedWithCodeAndLine) {
  EXPECT_THAT(load(GetParam().text), ElementsAre(GetParam().code));
  EXPECT_EQ(line(), GetParam().line) << report_.errors().front().to_string();
  EXPECT_EQ(report_.errors().front().file, "a/f.lua");
  EXPECT_TRUE(definitions_.indicators().empty());
}

// indicator_text() has five lines before `more`.
INSTANTIATE_TEST_SUITE_P(
    All, Faults,
    ::testing::Values(
        Fault{"Syntax", "local x =\n= 3", "script.syntax", 2},
        Fault{"Runtime", "local x\nlocal y = x.z", "script.runtime", 2},
        Fault{"UnknownGlobal", "\nindicatr \"x\" {}", "script.unknown_global", 2},
        Fault{"UnknownField", indicator_text("k", "\nbaselin = {}"), "script.unknown_field", 7},
        Fault{"UnknownTitleField",
              "indicator \"k\" {\ntitle = { fi = \"a\",\n se = \"b\" }, "
              "service = service \"P\", unit = \"eur\", source = cite(doc.d, 1) }",
              "script.unknown_field", 3},
        Fault{"MissingUnit",
              "indicator \"k\" { title = { fi = \"a\" }, service = service \"P\", source = "
              "cite(doc.d, 1) }",
              "script.missing_field", 1},
        Fault{
            "MissingTitle",
            "indicator \"k\" { service = service \"P\", unit = \"eur\", source = cite(doc.d, 1) }",
            "script.missing_field", 1},
        Fault{"MissingService",
              "indicator \"k\" { title = { fi = \"a\" }, unit = \"eur\", source = cite(doc.d, 1) }",
              "script.missing_field", 1},
        Fault{"MissingFinnishTitle",
              "indicator \"k\" { title = { en = \"a\" }, service = service \"P\", unit = \"eur\", "
              "source = cite(doc.d, 1) }",
              "script.missing_field", 1},
        Fault{"MissingTable", "\nlocal x = indicator \"k\"", "script.missing_field", 2},
        Fault{
            "MissingSource",
            "indicator \"k\" {\n title = { fi = \"a\" }, service = service \"P\", unit = \"eur\" }",
            "script.missing_source", 1},
        Fault{"UnknownUnit", indicator_text("k", "", "euro"), "script.unknown_unit", 4},
        Fault{"UnknownDocument", "local c = cite(doc.dd, 1)", "script.unknown_document", 1},
        Fault{"UnknownHelper", "local c = use \"x\"", "script.unknown_helper", 1},
        Fault{"BadKey", "indicator \"Isot Kirjaimet\" {}", "script.bad_key", 1},
        Fault{"DuplicateInFile", indicator_text("k", "") + indicator_text("k", ""),
              "script.duplicate_id", 7},
        Fault{"BadTargetPeriod", indicator_text("k", "targets = {\n [\"2025-13\"] = done() }"),
              "script.bad_period", 7},
        Fault{"OfWithoutNOfM", indicator_text("k", "of = 9"), "script.bad_value", 6},
        Fault{"OfOfNothing", indicator_text("k", "kind = \"n_of_m\", of = 0", "score_of_n"),
              "script.bad_value", 6},
        Fault{"MoreThanOf",
              indicator_text("k", "kind = \"n_of_m\", of = 9,\nbaseline = { \"2025\", 10 }",
                             "score_of_n"),
              "script.bad_value", 7},
        Fault{"TargetBeyondOf",
              indicator_text("k",
                             "kind = \"n_of_m\", of = 9,\ntargets = { [\"2026\"] = at_least(10) }",
                             "score_of_n"),
              "script.bad_value", 7},
        Fault{"BreakWithoutDay", indicator_text("k", "breaks = { { fi = \"a\" } }"),
              "script.missing_field", 6},
        Fault{"BreakOfAYear", indicator_text("k", "breaks = { { \"2026\", fi = \"a\" } }"),
              "script.bad_period", 6},
        Fault{"BreakWithoutWords", indicator_text("k", "breaks = { { \"2026-01-01\" } }"),
              "script.missing_field", 6},
        Fault{"BreakAsText", indicator_text("k", "breaks = { \"2026-01-01\" }"), "script.bad_type",
              6},
        Fault{"ColumnWithoutPeriod", indicator_text("k", "printed_under = { x = \"1-8/2025\" }"),
              "script.bad_period", 6},
        Fault{"ShareOfNoBand",
              indicator_text("k", "targets = {\n [\"2026\"] = for_share(90, at_least(2)) }"),
              "script.bad_type", 7},
        Fault{"SubAreaLevelsTurned",
              indicator_text("k", "targets = {\n [\"2026\"] = at_least_by_sub_area(80, 70) }"),
              "script.bad_value", 7},
        Fault{"SeriesOfNoAverage",
              indicator_text("k", "targets = {\n [\"2026\"] = at_least(8, { series = \"x\" }) }"),
              "script.bad_value", 7},
        Fault{"UnknownAverage",
              indicator_text("k",
                             "targets = { [\"2026\"] = national_average(at_least(8), "
                             "{ series = \"nothere\" }) }"),
              "script.unknown_input", 1},
        Fault{"TargetList", indicator_text("k", "targets = { at_least(3) }"), "script.bad_period",
              6},
        Fault{"TargetTwice",
              indicator_text("k",
                             "targets = { [\"2025\"] = done(), [\"2025-01/2025-12\"] = done() }"),
              "script.bad_key", 6},
        Fault{"TargetNotACondition", indicator_text("k", "targets = { [\"2025\"] = 80 }"),
              "script.bad_type", 6},
        Fault{"BaselinePeriod", indicator_text("k", "baseline = { \"2024-02-30\", 1 }"),
              "script.bad_period", 6},
        Fault{"BaselineText", indicator_text("k", "baseline = { \"2024\", \"53\" }"),
              "script.bad_type", 6},
        Fault{"BaselineNan", indicator_text("k", "baseline = { \"2024\", 0/0 }"),
              "script.bad_value", 6},
        Fault{"BaselineInf", indicator_text("k", "baseline = { \"2024\", math.huge }"),
              "script.bad_value", 6},
        Fault{"BaselineOutsideUnit", indicator_text("k", "baseline = { \"2024\", 101 }", "nps"),
              "script.bad_value", 6},
        Fault{"BaselineShareAbove100",
              indicator_text("k", "baseline = { \"2024\", 100.5 }", "percent"), "script.bad_value",
              6},
        Fault{"BaselineFraction", indicator_text("k", "baseline = { \"2024\", 0.5 }", "persons"),
              "script.bad_value", 6},
        Fault{"BaselineLowAboveHigh",
              indicator_text("k", "baseline = { \"2024\", low = 2, high = 1 }"), "script.bad_value",
              6},
        Fault{"BaselineEmpty", indicator_text("k", "baseline = { \"2024\" }"),
              "script.missing_field", 6},
        Fault{"BaselineInWords", indicator_text("k", "baseline = { \"2024\", 1 }", "text"),
              "script.bad_value", 6},
        Fault{"TargetOutsideUnit",
              indicator_text("k", "targets = {\n\n[\"2026\"] = at_least(120) }", "nps"),
              "script.bad_value", 8},
        Fault{"BetweenLowAboveHigh", indicator_text("k", "targets = { undated = between(2, 1) }"),
              "script.bad_value", 6},
        Fault{"NegativeAmount", indicator_text("k", "targets = { undated = decrease_by(-2) }"),
              "script.bad_value", 6},
        Fault{"ConditionText", indicator_text("k", "targets = { undated = at_least(\"2\") }"),
              "script.bad_type", 6},
        Fault{"ConditionNan", indicator_text("k", "targets = { undated = at_least(0/0) }"),
              "script.bad_value", 6},
        Fault{"ConditionOption",
              indicator_text("k", "targets = { undated = at_least(1, { form = {} }) }"),
              "script.unknown_field", 6},
        Fault{"ProfileNotRising",
              indicator_text(
                  "k", "profile = { 0.1, 0.05, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 1 }"),
              "script.bad_value", 6},
        Fault{"ProfileNotToOne",
              indicator_text(
                  "k", "profile = { 0, 0.05, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 0.99 }"),
              "script.bad_value", 6},
        Fault{"ProfileShort", indicator_text("k", "profile = { 0.5, 1 }"), "script.bad_value", 6},
        Fault{"WordReporting", indicator_text("k", "reporting = \"weekly\""), "script.bad_value",
              6},
        Fault{"WordBetter", indicator_text("k", "better = \"higher\""), "script.bad_value", 6},
        Fault{"WordKind", indicator_text("k", "kind = \"level\""), "script.bad_value", 6},
        Fault{"Decimals", indicator_text("k", "decimals = 1.5"), "script.bad_value", 6},
        Fault{"StatedWithoutDate", indicator_text("k", "stated = { \"x\" }"),
              "script.missing_field", 6},
        Fault{"StatedMeaning",
              indicator_text("k", "stated = { \"x\", as_of = \"2025\", meaning = \"ok\" }"),
              "script.bad_value", 6},
        Fault{"ValueWithoutInputs", indicator_text("k", "value = function(s) return 1 end"),
              "script.missing_field", 6},
        Fault{"InputsWithoutValue", indicator_text("k", "inputs = { a = \"k2\" }"),
              "script.missing_field", 6},
        Fault{"InputKey",
              indicator_text("k", "inputs = { a = \"Ö\" }, value = function(s) return 1 end"),
              "script.bad_key", 6},
        Fault{
            "UnknownInput",
            indicator_text("k", "inputs = { a = \"nothere\" }, value = function(s) return s.a end"),
            "script.unknown_input", 1},
        Fault{"ReadsItself",
              indicator_text("k", "inputs = { a = \"k\" }, value = function(s) return s.a end"),
              "script.cycle", 1},
        Fault{"ValueOfTheHost", indicator_text("k", "inputs = { a = \"k2\" }, value = tostring"),
              "script.bad_type", 6},
        Fault{"AlertOnNothing", "alert {}", "script.missing_field", 1},
        Fault{"DocumentElsewhere", "document \"x\" {}", "script.not_allowed", 1},
        Fault{"GlobalAssigned", "x = 3", "script.not_allowed", 1},
        Fault{"CiteWithoutDocument", "local c = cite(\"d\", 1)", "script.bad_type", 1},
        Fault{"CiteLines", "local c = cite(doc.d, \"alku\")", "script.bad_value", 1},
        Fault{"EmptyTitle",
              "indicator \"k\" { title = { fi = \" \" }, service = service \"P\", unit = \"eur\", "
              "source = cite(doc.d, 1) }",
              "script.bad_value", 1},
        Fault{"LongNote", indicator_text("k", "note = (\"x\"):rep(9000)"), "script.too_large", 6}),
    [](const auto& fault) { return fault.param.name; });

TEST_F(Language, ReportsEveryFaultOfAFileByLine) {
  EXPECT_THAT(load(indicator_text("k", "kindd = 1,\nbaseline = { \"2024-13\", 5 }", "parsec") +
                   indicator_text("l", "decimals = 12")),
              ElementsAre("script.unknown_unit", "script.unknown_field", "script.bad_period",
                          "script.bad_value"));
  std::vector<int> lines;
  for (const Error& error : report_.errors()) lines.push_back(error.line);
  EXPECT_THAT(lines, ElementsAre(4, 6, 7, 13));
}

TEST_F(Language, SuggestsTheNearestName) {
  load("indicatr \"x\" {}");
  EXPECT_NE(report_.errors().front().text.find("'indicator'"), std::string::npos);
  load(indicator_text("k", "beter = \"up\""));
  EXPECT_NE(report_.errors().front().text.find("'better'"), std::string::npos);
  load("local c = cite(doc.goals_2024, 1)");
  EXPECT_NE(report_.errors().front().text.find("'goals_2025'"), std::string::npos);
}

TEST_F(Language, TakesCarriageReturnsAsLineEnds) {
  std::string text = indicator_text("k", "");
  for (std::size_t at = 0; (at = text.find('\n', at)) != std::string::npos; at += 2) {
    text.replace(at, 1, "\r\n");
  }
  EXPECT_THAT(load(text), IsEmpty());
  EXPECT_EQ(definitions_.indicators().size(), 1U);
}

TEST_F(Language, ComparesShareOnlyWhereTheFigureIsOne) {
  EXPECT_THAT(
      load(indicator_text("k", "kind = \"stock\", baseline = { \"2024\", 130 }", "percent")),
      IsEmpty());
  EXPECT_THAT(
      load(indicator_text("k", "measure = \"confidence\", baseline = { \"2024\", 60 }", "eur")),
      IsEmpty());
}

TEST_F(Language, ReadsDocumentsWithTheirDay) {
  ASSERT_THAT(load(""), IsEmpty());
  ASSERT_NE(definitions_.document("a", "d"), nullptr);
  EXPECT_EQ(definitions_.document("a", "d")->published, *Date::parse("2025-01-20"));
  EXPECT_EQ(definitions_.document("b", "d"), nullptr);
}

TEST_F(Language, RefusesDocumentsWithoutADay) {
  const auto report =
      definitions_.load({{"a/documents.lua",
                          "document \"x\" { title = { fi = \"t\" } }\n"
                          "document \"y\" { title = { fi = \"t\" }, published = \"2025\" }"}});
  EXPECT_THAT(codes(report), ElementsAre("script.missing_field", "script.bad_period"));
}

}  // namespace
}  // namespace viisari
