// `alert` and its conditions: what is read, and what must hold between a rule and the indicators it
// watches.
#include <gmock/gmock.h>

#include "script/spec.h"
#include "script_testing.h"

namespace viisari {
namespace {

using testing::codes;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using testing::indicator_text;
using ::testing::IsEmpty;
using testing::report_of;
using testing::still_limits;
using testing::with_documents;

constexpr const char* kTargets = "targets = { [\"2026\"] = at_least(80) },\n";

class Alert : public ::testing::Test {
 protected:
  // p.a, p.b and p.n in per cent, of which p.n has no targets; e in euros; m yes or no; w words.
  static std::string indicators() {
    return indicator_text("p.a", kTargets, "percent") + indicator_text("p.b", kTargets, "percent") +
           indicator_text("p.n", "", "percent") + indicator_text("e", kTargets, "eur") +
           indicator_text("m", "targets = { [\"2026\"] = done() },\n", "yes_no") +
           indicator_text("w", "", "text");
  }
  LoadReport load(const std::string& alerts) {
    return definitions_.load(with_documents({{"a/f.lua", indicators()}, {"a/r.lua", alerts}}));
  }
  // The rule with these fields, which must be right.
  AlertRule read(const std::string& alert) {
    const auto report = load(alert);
    EXPECT_TRUE(report.ok()) << report.errors().front().to_string();
    if (definitions_.alert_rules().size() != 1) {
      ADD_FAILURE() << "not one rule";
      return {};
    }
    return definitions_.alert_rules()[0];
  }
  std::vector<std::string> faults(const std::string& alerts) { return codes(load(alerts)); }
  std::vector<std::string> ids() {
    std::vector<std::string> out;
    for (const AlertRule& rule : definitions_.alert_rules()) out.push_back(rule.id);
    return out;
  }

  Definitions definitions_{still_limits()};
};

// ---- what is read

TEST_F(Alert, HasDefaultsForWhatIsLeftOut) {
  const auto rule = read("\nalert { on = \"p.a\" }");
  EXPECT_EQ(rule.id, "a/p.a");
  EXPECT_EQ(rule.area, "a");
  EXPECT_THAT(rule.indicators, ElementsAre("a/p.a"));
  EXPECT_EQ(rule.when, AlertCondition::kOffPath);
  EXPECT_EQ(rule.for_observations, 1);
  EXPECT_EQ(rule.back_observations, 1);
  EXPECT_EQ(rule.severity, Severity::kWarning);
  EXPECT_THAT(rule.to, IsEmpty());
  EXPECT_EQ(rule.schedule, "");
  EXPECT_TRUE(rule.note.fi.empty());
  EXPECT_EQ(rule.file, "a/r.lua");
  EXPECT_EQ(rule.line, 2);
}

TEST_F(Alert, TakesEveryField) {
  const auto rule = read(
      "alert \"x\" { on = { \"p.a\", \"a/p.b\" }, when = at_risk(), for_observations = 2, "
      "back_observations = 24, severity = \"high\", to = { \"r.a\", \"r-b\" }, "
      "schedule = \"kuukausi\", note = { fi = \"Syy\", en = \"Why\" } }");
  EXPECT_EQ(rule.id, "a/x");
  EXPECT_THAT(rule.indicators, ElementsAre("a/p.a", "a/p.b"));
  EXPECT_EQ(rule.when, AlertCondition::kAtRisk);
  EXPECT_EQ(rule.for_observations, 2);
  EXPECT_EQ(rule.back_observations, 24);
  EXPECT_EQ(rule.severity, Severity::kHigh);
  EXPECT_THAT(rule.to, ElementsAre("r.a", "r-b"));
  EXPECT_EQ(rule.schedule, "kuukausi");
  EXPECT_EQ(rule.note.fi, "Syy");
  EXPECT_EQ(rule.note.en, "Why");
}

TEST_F(Alert, TakesOneRoleAndAPlainNote) {
  const auto rule = read("alert { on = \"p.a\", to = \"r\", note = \"Syy\", severity = \"info\" }");
  EXPECT_THAT(rule.to, ElementsAre("r"));
  EXPECT_EQ(rule.note.fi, "Syy");
  EXPECT_EQ(rule.severity, Severity::kInfo);
}

TEST_F(Alert, TakesALimitWithItsWayBack) {
  const auto below = read("alert { on = \"p.a\", when = below(80, { back = 82.5 }) }");
  EXPECT_EQ(below.when, AlertCondition::kBelow);
  EXPECT_EQ(below.limit, 80);
  EXPECT_EQ(below.back, 82.5);
  const auto above = read("alert { on = \"p.a\", when = above(20, { back = 18 }) }");
  EXPECT_EQ(above.when, AlertCondition::kAbove);
  EXPECT_EQ(above.limit, 20);
  EXPECT_EQ(above.back, 18);
}

TEST_F(Alert, ComesBackAtTheLimitWhereNothingElseIsSaid) {
  EXPECT_EQ(read("alert { on = \"p.a\", when = below(80) }").back, 80);
  EXPECT_EQ(read("alert { on = \"p.a\", when = above(80, {}) }").back, 80);
}

TEST_F(Alert, WatchesTheIndicatorBeforeIt) {
  const auto rule = read(indicator_text("first", kTargets) + indicator_text("second", kTargets) +
                         "alert { severity = \"high\" }");
  EXPECT_EQ(rule.id, "a/second");
  EXPECT_THAT(rule.indicators, ElementsAre("a/second"));
}

TEST_F(Alert, WithANameWatchesTheIndicatorBeforeItToo) {
  const auto rule = read(indicator_text("first", kTargets) + "alert \"x\" {}");
  EXPECT_EQ(rule.id, "a/x");
  EXPECT_THAT(rule.indicators, ElementsAre("a/first"));
}

TEST_F(Alert, WatchesWhatAPatternMatchesAndCanFire) {
  EXPECT_THAT(read("alert \"x\" { on = \"p.*\" }").indicators, ElementsAre("a/p.a", "a/p.b"));
  EXPECT_THAT(read("alert \"x\" { on = \"a/p.*\", when = below(50) }").indicators,
              ElementsAre("a/p.a", "a/p.b", "a/p.n"));
}

TEST_F(Alert, WatchesEachIndicatorOnce) {
  EXPECT_THAT(read("alert \"x\" { on = { \"p.b\", \"p.*\" } }").indicators,
              ElementsAre("a/p.b", "a/p.a"));
}

TEST_F(Alert, TakesRestrictedIndicatorsIn) {
  const auto rule =
      read(indicator_text("q.r", std::string(kTargets) + "visibility = \"restricted\",\n") +
           indicator_text("q.s", kTargets) + "alert \"x\" { on = \"q.*\" }");
  EXPECT_THAT(rule.indicators, ElementsAre("a/q.r", "a/q.s"));
}

TEST_F(Alert, ComesInTheOrderOfTheFile) {
  const auto report = load(
      "alert \"z\" { on = \"p.a\" }\nalert { on = \"p.a\" }\nalert \"y\" { on = { \"p.a\", \"e\" } "
      "}");
  EXPECT_TRUE(report.ok()) << report.errors().front().to_string();
  EXPECT_THAT(ids(), ElementsAre("a/z", "a/p.a", "a/y"));
}

TEST_F(Alert, IsBuiltByAHelper) {
  const auto report = definitions_.load(with_documents(
      {{"common/h.lua",
        "return { of = function(keys) return { on = keys, severity = \"high\" } end,\n"
        "all = function(name) alert(name) { on = \"p.*\" } end }"},
       {"a/f.lua", indicators()},
       {"a/r.lua", "local h = use \"h\"\nalert(h.of(\"p.a\"))\nh.all(\"x\")"}}));
  EXPECT_TRUE(report.ok()) << report.errors().front().to_string();
  EXPECT_THAT(ids(), ElementsAre("a/p.a", "a/x"));
}

// ---- what is refused

struct AlertFault {
  const char* name;
  std::string text;
  const char* code;
  int line = 1;
};

class AlertFaults : public Alert, public ::testing::WithParamInterface<AlertFault> {};

TEST_P(AlertFaults, AreNamedWithCodeAndLine) {
  const auto report = load(GetParam().text);
  ASSERT_THAT(codes(report), ElementsAre(GetParam().code));
  const Error error = report.errors().front();
  EXPECT_EQ(error.file, "a/r.lua");
  EXPECT_EQ(error.line, GetParam().line) << error.to_string();
  EXPECT_THAT(definitions_.alert_rules(), IsEmpty());
}

INSTANTIATE_TEST_SUITE_P(
    All, AlertFaults,
    ::testing::Values(
        AlertFault{"UnknownField", "alert {\non = \"p.a\",\nwhenn = off_path() }",
                   "script.unknown_field", 3},
        AlertFault{"UnknownFieldOfANamedOne", "alert \"x\" {\non = \"p.a\",\nseverty = \"high\" }",
                   "script.unknown_field", 3},
        AlertFault{"UnknownIndicator", "\nalert { on = \"p.aa\" }", "script.unknown_indicator", 2},
        AlertFault{"PatternWithoutMatch", "\nalert \"x\" { on = \"q.*\" }",
                   "script.unknown_indicator", 2},
        AlertFault{"KeyOfNothing", "alert { on = \"P!\" }", "script.bad_key"},
        AlertFault{"PatternOfNothing", "alert \"x\" { on = \".*\" }", "script.bad_key"},
        AlertFault{"PatternInTheMiddle", "alert \"x\" { on = \"p.*.b\" }", "script.bad_key"},
        AlertFault{"AnotherArea", "alert { on = \"b/p.a\" }", "script.not_allowed"},
        AlertFault{"NumberAsKey", "alert {\n on = 5 }", "script.bad_type", 2},
        AlertFault{"EmptyList", "alert { on = {} }", "script.missing_field"},
        AlertFault{"ListWithHoles", "alert \"x\" { on = { \"p.a\", x = \"p.b\" } }",
                   "script.unknown_field"},
        AlertFault{"TwiceInTheList", "alert \"x\" { on = { \"p.a\", \"a/p.a\" } }",
                   "script.bad_value"},
        AlertFault{"NoIndicatorBefore", "\nalert {}", "script.missing_field", 2},
        AlertFault{"SeveralWithoutAName", "alert { on = { \"p.a\", \"p.b\" } }",
                   "script.missing_field"},
        AlertFault{"PatternWithoutAName", "alert { on = \"p.*\" }", "script.missing_field"},
        AlertFault{"NameWithCapitals", "alert \"X\" { on = \"p.a\" }", "script.bad_key"},
        AlertFault{"WithoutTable", "\nlocal x = alert \"x\"", "script.missing_field", 2},
        AlertFault{"TooManyArguments", "alert({ on = \"p.a\" }, 1)", "script.bad_value"},
        AlertFault{"NameIsANumber", "alert(5)", "script.bad_type"},
        AlertFault{"WhenIsNotCalled", "alert { on = \"p.a\", when = off_path }", "script.bad_type"},
        AlertFault{"WhenIsATarget", "alert { on = \"p.a\",\nwhen = at_least(80) }",
                   "script.bad_type", 2},
        AlertFault{"TargetIsAWhen", indicator_text("k", "targets = {\n[\"2026\"] = below(80) },\n"),
                   "script.bad_type", 7},
        AlertFault{"OffPathWithArgument", "local w = off_path(80)", "script.bad_value"},
        AlertFault{"BelowWithoutLimit", "local w = below()", "script.bad_type"},
        AlertFault{"BelowNothing", "local w = below(0/0)", "script.bad_value"},
        AlertFault{"BelowWithTwoLimits", "local w = below(80, 82)", "script.bad_type"},
        AlertFault{"BelowWithMore", "local w = below(80, {}, 3)", "script.bad_value"},
        AlertFault{"UnknownOption", "local w = below(80, { bak = 82 })", "script.unknown_field"},
        AlertFault{"BackBelowTheLimit", "\nlocal w = below(80, { back = 79 })", "script.bad_value",
                   2},
        AlertFault{"BackAboveTheLimit", "\nlocal w = above(20, { back = 21 })", "script.bad_value",
                   2},
        AlertFault{"ForNoObservation", "alert { on = \"p.a\",\nfor_observations = 0 }",
                   "script.bad_value", 2},
        AlertFault{"ForTooManyObservations", "alert { on = \"p.a\",\nfor_observations = 25 }",
                   "script.bad_value", 2},
        AlertFault{"ForHalfAnObservation", "alert { on = \"p.a\", for_observations = 1.5 }",
                   "script.bad_value"},
        AlertFault{"BackAfterNone", "alert { on = \"p.a\", back_observations = 0 }",
                   "script.bad_value"},
        AlertFault{"UnknownSeverity", "alert { on = \"p.a\",\n\nseverity = \"critical\" }",
                   "script.bad_value", 3},
        AlertFault{"RoleWithSpaces", "alert { on = \"p.a\", to = \"the leader\" }",
                   "script.bad_key"},
        AlertFault{"RoleTwice", "alert { on = \"p.a\", to = { \"r\", \"r\" } }",
                   "script.bad_value"},
        AlertFault{"ScheduleWithSpaces", "alert { on = \"p.a\", schedule = \"each month\" }",
                   "script.bad_key"},
        AlertFault{"NoteWithControlCharacters", "alert { on = \"p.a\", note = \"a\\r\\nb\" }",
                   "script.bad_value"},
        AlertFault{"OffPathWithoutTargets", "\nalert { on = \"p.n\" }", "script.bad_value", 2},
        AlertFault{"AtRiskWithoutTargets",
                   "alert \"x\" { on = { \"p.a\", \"p.n\" }, when = "
                   "at_risk() }",
                   "script.bad_value"},
        AlertFault{"PatternWithoutTargets",
                   indicator_text("q.a", "") + "alert \"x\" { on = \"q.*\" }", "script.bad_value",
                   7},
        AlertFault{"LimitOfYesAndNo", "alert { on = \"m\", when = below(1) }",
                   "script.unrelated_units"},
        AlertFault{"LimitOfWords", "alert { on = \"w\", when = above(1) }",
                   "script.unrelated_units"},
        AlertFault{"LimitOfSeveralUnits",
                   "alert \"x\" { on = { \"p.a\", \"e\" }, when = below(50) }",
                   "script.unrelated_units"},
        AlertFault{"LimitBeyondTheUnit", "alert { on = \"p.a\", when = above(120) }",
                   "script.bad_value"},
        AlertFault{"BackBeyondTheUnit", "alert { on = \"p.a\", when = below(90, { back = 101 }) }",
                   "script.bad_value"},
        AlertFault{"NeverBelow", "alert { on = \"p.a\", when = below(0) }", "script.bad_value"},
        AlertFault{"NeverAbove", "alert { on = \"p.a\", when = above(100) }", "script.bad_value"},
        AlertFault{"KeyOfAnotherIndicator", "alert \"p.b\" { on = \"p.a\" }", "script.bad_key"},
        AlertFault{"InsideAValue", indicator_text("k", "inputs = { a = \"e\" },\nvalue = alert,\n"),
                   "script.bad_type", 7}),
    [](const auto& fault) { return fault.param.name; });

TEST_F(Alert, ReportsEveryFaultOfItsTable) {
  EXPECT_THAT(
      faults("alert {\non = \"b/x\",\nwhen = 5,\nfor_observations = 99,\nseverity = \"x\" }"),
      ElementsAre("script.not_allowed", "script.bad_type", "script.bad_value", "script.bad_value"));
}

TEST_F(Alert, NeedsANameOfItsOwn) {
  EXPECT_THAT(faults("alert { on = \"p.a\" }\nalert { on = \"p.a\", when = at_risk() }"),
              ElementsAre("script.duplicate_id"));
  EXPECT_THAT(faults("alert \"x\" { on = \"p.a\" }\nalert \"x\" { on = \"p.b\" }"),
              ElementsAre("script.duplicate_id"));
}

TEST_F(Alert, SaysTheNearestKey) {
  const auto report = load("alert { on = \"p.aa\" }");
  EXPECT_THAT(report.errors().front().text, HasSubstr("'a/p.a'"));
}

TEST_F(Alert, SaysTheNearestPattern) {
  const auto report = load("alert \"x\" { on = \"pp.*\" }");
  EXPECT_THAT(report.errors().front().text, HasSubstr("'a/p.*'"));
}

TEST_F(Alert, IsNotOfDocumentsFile) {
  const auto report = definitions_.load(
      {{"a/documents.lua", std::string(testing::kDocuments) + "alert { on = \"p.a\" }"}});
  EXPECT_THAT(codes(report), ElementsAre("script.not_allowed"));
}

TEST_F(Alert, IsNotOfASpecFile) {
  ASSERT_TRUE(load("").ok());
  const SpecFile specs =
      read_specs({"a/f_spec.lua", "alert { on = \"p.a\" }"}, definitions_, {}, still_limits());
  ASSERT_EQ(specs.errors.size(), 1U);
  EXPECT_EQ(specs.errors.front().code, script::kNotAllowed);
}

TEST_F(Alert, WatchesNoMoreThanTheProgramCanHold) {
  std::string many;
  for (int i = 0; i < 500; ++i) {
    many += "indicator(\"n.i" + std::to_string(i) +
            "\") { title = { fi = \"x\" }, service = service \"P\", unit = \"count\", source = "
            "cite(doc.d, 1), targets = { [\"2026\"] = at_least(1) } }\n";
  }
  many += "for i = 1, 41 do alert(\"x\" .. i) { on = \"n.*\" } end\n";
  EXPECT_THAT(faults(many), ElementsAre("script.too_large"));
}

// ---- what specs expect of alerts

class AlertSpecs : public Alert {
 protected:
  SpecFile read_spec(const std::string& alert) {
    EXPECT_TRUE(load("alert { on = \"p.a\" }\nalert \"x\" { on = \"p.*\" }").ok());
    return read_specs(
        {"a/f_spec.lua", "spec \"s\" {\n on = \"2025-12-01\",\n expect = {\n" + alert + " } }"},
        definitions_, {}, still_limits());
  }
};

TEST_F(AlertSpecs, NameTheOnlyRuleByAWord) {
  const SpecFile file = read_spec("[\"p.b\"] = { alert = \"off\" }");
  ASSERT_TRUE(file.errors.empty()) << file.errors.front().to_string();
  ASSERT_EQ(file.specs.front().checks.size(), 1U);
  EXPECT_EQ(file.specs.front().checks[0].rule, "a/x");
  EXPECT_EQ(file.specs.front().checks[0].word, "off");
}

TEST_F(AlertSpecs, MeanTheDefaultWhereThereIsNoRule) {
  const SpecFile file = read_spec("e = { alert = \"on\" }");
  ASSERT_TRUE(file.errors.empty()) << file.errors.front().to_string();
  EXPECT_EQ(file.specs.front().checks[0].rule, "");
}

TEST_F(AlertSpecs, TellSeveralRulesApartByName) {
  const SpecFile file =
      read_spec("[\"p.a\"] = { alert = { x = \"pending\", [\"p.a\"] = \"off\" } }");
  ASSERT_TRUE(file.errors.empty()) << file.errors.front().to_string();
  ASSERT_EQ(file.specs.front().checks.size(), 2U);
  EXPECT_EQ(file.specs.front().checks[0].rule, "a/p.a");
  EXPECT_EQ(file.specs.front().checks[1].rule, "a/x");
}

TEST_F(AlertSpecs, AreWrongWithOneWordForSeveralRules) {
  const SpecFile file = read_spec("[\"p.a\"] = { alert = \"off\" }");
  ASSERT_EQ(file.errors.size(), 1U);
  EXPECT_EQ(file.errors[0].code, script::kBadValue);
  EXPECT_EQ(file.errors[0].line, 4);
}

TEST_F(AlertSpecs, AreWrongWithAnUnknownRule) {
  const SpecFile file = read_spec("[\"p.b\"] = {\n alert = { y = \"off\" } }");
  ASSERT_EQ(file.errors.size(), 1U);
  EXPECT_EQ(file.errors[0].code, script::kUnknownFigure);
  EXPECT_EQ(file.errors[0].line, 5);
}

TEST_F(AlertSpecs, AreWrongWithAnUnknownState) {
  const SpecFile file = read_spec("[\"p.b\"] = { alert = \"red\" }");
  ASSERT_EQ(file.errors.size(), 1U);
  EXPECT_EQ(file.errors[0].code, script::kBadValue);
}

// ---- one file after another

TEST_F(Alert, KeepsTheLastGoodVersionOfAFileWithABadOne) {
  ASSERT_TRUE(load("alert \"x\" { on = \"p.a\" }").ok());
  const auto report = definitions_.reload({"a/r.lua", "alert \"y\" { on = \"nowhere\" }"});
  EXPECT_EQ(report_of(report, "a/r.lua")->active, ActiveVersion::kKept);
  EXPECT_THAT(ids(), ElementsAre("a/x"));
}

TEST_F(Alert, GoesWithItsIndicatorAndLeavesTheOthers) {
  ASSERT_TRUE(definitions_
                  .load(with_documents(
                      {{"a/f.lua", indicator_text("i", kTargets) + indicator_text("j", kTargets)},
                       {"a/r.lua", "alert { on = \"i\" }\nalert { on = \"j\" }"}}))
                  .ok());
  const auto report = definitions_.reload({"a/f.lua", indicator_text("j", kTargets)});
  EXPECT_THAT(codes(report), ElementsAre("script.unknown_indicator"));
  EXPECT_THAT(ids(), ElementsAre("a/j"));
}

TEST_F(Alert, TakesInWhatComesUnderItsPatternLater) {
  ASSERT_TRUE(load("alert \"x\" { on = \"p.*\" }").ok());
  ASSERT_TRUE(definitions_.reload({"a/s.lua", indicator_text("p.later", kTargets)}).ok());
  EXPECT_THAT(definitions_.alert_rules()[0].indicators, ElementsAre("a/p.a", "a/p.b", "a/p.later"));
}

}  // namespace
}  // namespace viisari
