// `reconcile` and its references: what is read, and what must hold between a rule and the
// indicators it speaks of.
#include <gmock/gmock.h>

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

constexpr const char* kRestricted = "visibility = \"restricted\",";

class Reconcile : public ::testing::Test {
 protected:
  // a and b in euros, s in per cent, p in persons; t has targets.
  static std::string indicators() {
    return indicator_text("a", "", "eur") + indicator_text("b", "", "eur") +
           indicator_text("k", "", "keur") + indicator_text("s", "", "percent") +
           indicator_text("p", "", "persons") + indicator_text("w", "", "text") +
           indicator_text("t",
                          "targets = { [\"2025\"] = at_most(5), [\"by 2026-06-30\"] = at_most(4), "
                          "every_year = decrease_by_percent(2), undated = at_least(1) },\n",
                          "eur") +
           indicator_text("m", "targets = { [\"2025\"] = done() },\n", "yes_no");
  }
  LoadReport load(const std::string& rules) {
    return definitions_.load(with_documents({{"a/f.lua", indicators()}, {"a/r.lua", rules}}));
  }
  // The rule with these fields, which must be right.
  ReconcileRule read(const std::string& fields) {
    const auto report = load("reconcile \"x\" { " + fields + " }");
    EXPECT_TRUE(report.ok()) << report.errors().front().to_string();
    if (definitions_.reconcile_rules().size() != 1) {
      ADD_FAILURE() << "not one rule";
      return {};
    }
    return definitions_.reconcile_rules()[0];
  }
  std::vector<std::string> faults(const std::string& fields) {
    return codes(load("reconcile \"x\" { " + fields + " }"));
  }
  std::vector<std::string> names() {
    std::vector<std::string> out;
    for (const ReconcileRule& rule : definitions_.reconcile_rules()) out.push_back(rule.id);
    return out;
  }
  static std::vector<std::string> ids(const ReconcileRule& rule) {
    std::vector<std::string> out{rule.result.id};
    for (const FigureRef& term : rule.terms) out.push_back(term.id);
    return out;
  }

  Definitions definitions_{still_limits()};
};

TEST_F(Reconcile, ReadsATotal) {
  const auto report = load("\nreconcile \"x\" { total = \"a\", parts = { \"b\", \"a/k\" } }");
  ASSERT_TRUE(report.ok()) << report.errors().front().to_string();
  const ReconcileRule rule = definitions_.reconcile_rules()[0];
  EXPECT_EQ(rule.id, "a/x");
  EXPECT_EQ(rule.area, "a");
  EXPECT_EQ(rule.form, ReconcileForm::kTotal);
  EXPECT_EQ(rule.file, "a/r.lua");
  EXPECT_EQ(rule.line, 2);
  EXPECT_FALSE(rule.automatic);
  EXPECT_THAT(rule.periods, IsEmpty());
  EXPECT_THAT(ids(rule), ElementsAre("a/a", "a/b", "a/k"));
}

TEST_F(Reconcile, ReadsPeriodsAndNotes) {
  const auto rule = read(
      "total = \"a\", parts = { \"b\", \"k\" }, periods = { \"2024\", \"1-10/2024\", 2023 }, note "
      "= { fi = \"Huomaa\", en = \"Note\" }");
  EXPECT_THAT(rule.periods, ElementsAre(Period::of_year(2024), Period::year_to_month(2024, 10),
                                        Period::of_year(2023)));
  EXPECT_EQ(rule.note.fi, "Huomaa");
  EXPECT_EQ(rule.note.en, "Note");
  EXPECT_EQ(read("total = \"a\", parts = { \"b\", \"k\" }, unless = \"Eri päivä\"").unless.fi,
            "Eri päivä");
  EXPECT_EQ(read("total = \"a\", parts = { \"b\", \"k\" }, note = \"Vain suomeksi\"").note.fi,
            "Vain suomeksi");
}

TEST_F(Reconcile, PutsTheTermsInTheOrderOfTheForm) {
  const auto form = [&](const std::string& fields) {
    const ReconcileRule rule = read(fields);
    return std::pair(rule.form, ids(rule));
  };
  using Ids = std::vector<std::string>;
  EXPECT_EQ(form("share = \"s\", part = \"a\", whole = { \"b\", \"k\" }"),
            std::pair(ReconcileForm::kShare, Ids({"a/s", "a/a", "a/b", "a/k"})));
  EXPECT_EQ(form("share = \"s\", part = \"a\", whole = \"b\""),
            std::pair(ReconcileForm::kShare, Ids({"a/s", "a/a", "a/b"})));
  EXPECT_EQ(form("to = \"k\", from = \"b\", change = \"a\""),
            std::pair(ReconcileForm::kChange, Ids({"a/a", "a/b", "a/k"})));
  EXPECT_EQ(form("change_percent = \"s\", from = \"a\", to = \"b\""),
            std::pair(ReconcileForm::kChangePercent, Ids({"a/s", "a/a", "a/b"})));
  EXPECT_EQ(form("percent_of_change = \"s\", change = \"a\", to = \"b\""),
            std::pair(ReconcileForm::kPercentOfChange, Ids({"a/s", "a/a", "a/b"})));
  EXPECT_EQ(form("within = \"a\", whole = { \"b\", \"k\" }"),
            std::pair(ReconcileForm::kWithin, Ids({"a/a", "a/b", "a/k"})));
  EXPECT_EQ(form("same = { \"a\", \"b\", \"k\" }"),
            std::pair(ReconcileForm::kSame, Ids({"a/a", "a/b", "a/k"})));
  EXPECT_EQ(form("ratio = \"p\", of = \"a\", to = \"s\""),
            std::pair(ReconcileForm::kRatio, Ids({"a/p", "a/a", "a/s"})));
  EXPECT_EQ(form("average = \"a\", of = { \"b\", \"k\" }"),
            std::pair(ReconcileForm::kAverage, Ids({"a/a", "a/b", "a/k"})));
  EXPECT_EQ(form("pace = \"a\", so_far = \"b\""),
            std::pair(ReconcileForm::kPace, Ids({"a/a", "a/b"})));
}

TEST_F(Reconcile, TakesTheShareOfAPartInTheSumThatItBelongsTo) {
  EXPECT_EQ(ids(read("share = \"s\", part = \"a\", whole = { \"a\", \"b\" }")),
            std::vector<std::string>({"a/s", "a/a", "a/a", "a/b"}));
}

TEST_F(Reconcile, ReadsTheStepOfADerivedFigure) {
  const auto by = read("derived = \"a\", from = \"b\", by = -7");
  EXPECT_EQ(by.by, -7);
  EXPECT_FALSE(by.by_percent);
  const auto percent = read("derived = \"a\", from = \"b\", by_percent = -20");
  EXPECT_EQ(percent.by, -20);
  EXPECT_TRUE(percent.by_percent);
}

TEST_F(Reconcile, ReadsReferences) {
  const auto rule = read(
      "same = { figure(\"a\", \"1-10/2025\"), baseline_of(\"a/b\"), target_of(\"t\", 2025), "
      "target_of(\"t\", \"by 2026-06-30\"), target_of(\"t\", \"undated\"), "
      "printed(4254000, cite(doc.d, 726, \"4 254 000 €\"), \"keur\") }");
  EXPECT_EQ(rule.result.kind, FigureRef::Kind::kFigure);
  EXPECT_EQ(rule.result.period, Period::year_to_month(2025, 10));
  ASSERT_EQ(rule.terms.size(), 5U);
  EXPECT_EQ(rule.terms[0].kind, FigureRef::Kind::kBaseline);
  EXPECT_EQ(rule.terms[0].id, "a/b");
  EXPECT_EQ(rule.terms[1].kind, FigureRef::Kind::kTarget);
  EXPECT_EQ(rule.terms[1].time, TargetTime::kPeriod);
  EXPECT_EQ(rule.terms[1].period, Period::of_year(2025));
  EXPECT_EQ(rule.terms[2].time, TargetTime::kDeadline);
  EXPECT_EQ(rule.terms[3].time, TargetTime::kUndated);
  const FigureRef& printed = rule.terms[4];
  EXPECT_EQ(printed.kind, FigureRef::Kind::kPrinted);
  EXPECT_EQ(printed.printed, 4254000);
  EXPECT_EQ(printed.unit, "keur");
  EXPECT_EQ(printed.source.document, "d");
  EXPECT_EQ(printed.source.raw, "4 254 000 €");
}

TEST_F(Reconcile, TakesAPlainNumberAsExact) {
  const auto rule = read("total = 100, parts = { \"s\", 40.5 }");
  EXPECT_EQ(rule.result.kind, FigureRef::Kind::kPrinted);
  EXPECT_EQ(rule.result.printed, 100);
  EXPECT_EQ(rule.terms[1].printed, 40.5);
  EXPECT_TRUE(rule.result.source.document.empty());
}

TEST_F(Reconcile, KeepsFileOrderAndHoldsManyRulesInAFile) {
  const auto report = load(
      "for i = 1, 3 do reconcile(\"r\" .. 4 - i) { same = { \"a\", \"b\" } } end "
      "reconcile \"a\" { same = { \"k\", \"b\" } }");
  EXPECT_TRUE(report.ok());
  EXPECT_THAT(names(), ElementsAre("a/r3", "a/r2", "a/r1", "a/a"));
}

struct Fault {
  const char* fields;
  const char* code;
};
void PrintTo(const Fault& fault, std::ostream* out) {
  *out << fault.fields;
}

class ReconcileFault : public Reconcile, public ::testing::WithParamInterface<Fault> {};

TEST_P(ReconcileFault, IsAnErrorOfItsFile) {
  const auto report = load(std::string("reconcile \"x\" { ") + GetParam().fields + " }");
  EXPECT_THAT(codes(report), ElementsAre(GetParam().code));
  EXPECT_EQ(report.errors().front().file, "a/r.lua");
  EXPECT_EQ(report.errors().front().line, 1);
  EXPECT_THAT(names(), IsEmpty());
}

INSTANTIATE_TEST_SUITE_P(
    All, ReconcileFault,
    ::testing::Values(
        Fault{"", "script.missing_field"}, Fault{"note = \"x\"", "script.missing_field"},
        Fault{"total = \"a\"", "script.missing_field"},
        Fault{"total = \"a\", parts = {}", "script.missing_field"},
        Fault{"total = \"a\", parts = { \"b\" }", "script.missing_field"},
        Fault{"share = \"s\", part = \"a\"", "script.missing_field"},
        Fault{"derived = \"a\", from = \"b\"", "script.missing_field"},
        Fault{"total = \"a\", parts = { \"b\", \"k\" }, periods = {}", "script.missing_field"},
        Fault{"derived = \"a\", from = \"b\", by = 1, by_percent = 2", "script.bad_value"},
        Fault{"derived = \"a\", from = \"b\", by = 0/0", "script.bad_value"},
        Fault{"total = \"a\", parts = { \"b\", \"k\" }, share = \"s\"", "script.bad_value"},
        Fault{"total = \"a\", parts = { \"b\", \"k\" }, by = 1", "script.unknown_field"},
        Fault{"total = \"a\", parts = { \"b\", \"k\", more = \"s\" }", "script.unknown_field"},
        Fault{"total = \"a\", parts = \"b\"", "script.bad_type"},
        Fault{"total = true, parts = { \"b\", \"k\" }", "script.bad_type"},
        Fault{"total = 1/0, parts = { \"b\", \"k\" }", "script.bad_value"},
        Fault{"total = { \"a\" }, parts = { \"b\", \"k\" }", "script.bad_type"},
        Fault{"total = \"a\", parts = { \"b\", { \"k\", \"k\" } }", "script.bad_type"},
        Fault{"total = \"a\", parts = { \"b\", cite(doc.d, 1) }", "script.bad_type"},
        Fault{"total = figure(figure(\"a\", 2024), 2025), parts = { \"b\", \"k\" }",
              "script.bad_type"},
        Fault{"total = \"A b\", parts = { \"b\", \"k\" }", "script.bad_key"},
        Fault{"total = figure(\"a/b/c\", 2024), parts = { \"b\", \"k\" }", "script.bad_key"},
        Fault{"total = figure(\"a\", \"2024-13\"), parts = { \"b\", \"k\" }", "script.bad_period"},
        Fault{"total = \"a\", parts = { \"b\", \"k\" }, periods = { \"x\" }", "script.bad_period"},
        Fault{"total = \"a\", parts = { \"b\", \"k\" }, periods = { \"2024\", 2024 }",
              "script.bad_period"},
        Fault{"total = target_of(\"t\", \"sometime\"), parts = { \"b\", \"k\" }",
              "script.bad_period"},
        Fault{"total = \"a\", parts = { \"b\", printed(5, cite(doc.d, 1)) }",
              "script.missing_source"},
        Fault{"total = \"a\", parts = { \"b\", printed(5) }", "script.missing_source"},
        Fault{"total = \"a\", parts = { \"b\", printed(5, cite(doc.d, 1, \"5\"), \"euro\") }",
              "script.unknown_unit"},
        Fault{"same = { baseline_of(\"a\"), baseline_of(\"b\") }, periods = { \"2024\" }",
              "script.bad_value"},
        Fault{"total = \"a\", parts = { \"b\", \"a\" }", "script.bad_value"},
        Fault{"total = \"a\", parts = { \"b\", figure(\"a\", 2024) }, periods = { \"2024\" }",
              "script.bad_value"},
        Fault{"share = \"s\", part = \"a\", whole = \"a\"", "script.bad_value"},
        Fault{"share = \"s\", part = \"a\", whole = { \"b\", \"b\" }", "script.bad_value"},
        Fault{"total = \"a\", parts = { \"b\", \"nothing\" }", "script.unknown_figure"},
        Fault{"total = \"a\", parts = { \"b\", target_of(\"t\", 2027) }", "script.unknown_figure"},
        Fault{"total = \"a\", parts = { \"b\", target_of(\"b\", 2027) }", "script.unknown_figure"},
        Fault{"total = \"a\", parts = { \"b\", \"p\" }", "script.unrelated_units"},
        Fault{"total = \"a\", parts = { \"b\", \"w\" }", "script.unrelated_units"},
        Fault{"share = \"a\", part = \"a/b\", whole = \"k\"", "script.unrelated_units"},
        Fault{"within = \"a\", whole = \"p\"", "script.unrelated_units"},
        Fault{"percent_of_change = \"s\", change = \"a\", to = \"p\"", "script.unrelated_units"},
        Fault{"change = \"a\", change_percent = \"s\", from = \"b\", to = \"k\"",
              "script.bad_value"},
        Fault{"share = \"s\", part = \"a\", whole = \"p\"", "script.unrelated_units"},
        Fault{"derived = target_of(\"t\", \"every_year\"), from = \"b\", by = 1",
              "script.unrelated_units"},
        Fault{"same = { target_of(\"m\", 2025), \"m\" }", "script.unrelated_units"}));

TEST_F(Reconcile, NamesTheNearestFigureAndTheTargetsThereAre) {
  EXPECT_THAT(load("reconcile \"x\" { same = { \"a\", \"b.\" .. \"a\" } }").errors()[0].text,
              HasSubstr("'a/b.a' is not defined"));
  const auto report =
      load("reconcile \"x\" { same = { \"a\", target_of(\"t\", \"by 2026-12-31\") } }");
  EXPECT_THAT(report.errors()[0].text, HasSubstr("2025, by 2026-06-30, every_year, undated"));
}

TEST_F(Reconcile, HasOneNameOneRule) {
  const auto report = load(
      "reconcile \"x\" { same = { \"a\", \"b\" } }\nreconcile \"x\" { same = { \"a\", \"k\" } }");
  ASSERT_THAT(codes(report), ElementsAre("script.duplicate_id"));
  EXPECT_EQ(report.errors()[0].line, 2);
}

TEST_F(Reconcile, RefusesANameThatAnotherFileHas) {
  ASSERT_TRUE(load("reconcile \"x\" { same = { \"a\", \"b\" } }").ok());
  const auto report =
      definitions_.reload({"a/b.lua", "reconcile \"x\" { same = { \"a\", \"k\" } }"});
  ASSERT_THAT(codes(report), ElementsAre("script.duplicate_id"));
  EXPECT_EQ(report.errors()[0].file, "a/b.lua");
  EXPECT_THAT(report.errors()[0].text, HasSubstr("a/r.lua:1"));
  EXPECT_EQ(definitions_.reconcile_rules().size(), 1U);
}

TEST_F(Reconcile, HasNoPlaceInDocumentsLua) {
  EXPECT_THAT(codes(definitions_.load(
                  {{"a/documents.lua", "reconcile \"x\" { same = { \"a\", \"b\" } }"}})),
              ElementsAre("script.not_allowed"));
}

TEST_F(Reconcile, KeepsTheIdOfSimulatedFigures) {
  EXPECT_THAT(
      codes(definitions_.load(
          {{"a/documents.lua",
            "document \"simulated\" { title = { fi = \"x\" }, published = \"2025-01-20\" }"}})),
      ElementsAre("script.bad_key"));
}

TEST_F(Reconcile, NeedsItsTable) {
  EXPECT_THAT(codes(load("reconcile \"x\"")), ElementsAre("script.missing_field"));
}

TEST_F(Reconcile, KeepsTheLastGoodRulesOfAFileWithAnError) {
  ASSERT_TRUE(load("reconcile \"x\" { same = { \"a\", \"b\" } }").ok());
  const auto report =
      definitions_.reload({"a/r.lua", "reconcile \"y\" { same = { \"a\", \"nothing\" } }"});
  EXPECT_EQ(report_of(report, "a/r.lua")->active, ActiveVersion::kKept);
  EXPECT_THAT(names(), ElementsAre("a/x"));
}

TEST_F(Reconcile, DropsOnlyTheRuleThatNoLongerFitsWhenAnotherFileChanges) {
  ASSERT_TRUE(definitions_
                  .load(with_documents({{"a/f.lua", indicators()},
                                        {"a/g.lua", indicator_text("z", "", "eur")},
                                        {"a/r.lua",
                                         "reconcile \"x\" { same = { \"a\", \"z\" } }\n"
                                         "reconcile \"y\" { same = { \"a\", \"b\" } }"}}))
                  .ok());
  const auto report = definitions_.reload({"a/g.lua", indicator_text("z2", "", "eur")});
  EXPECT_THAT(codes(report), ElementsAre("script.unknown_figure"));
  EXPECT_EQ(report_of(report, "a/r.lua")->active, ActiveVersion::kKept);
  EXPECT_THAT(names(), ElementsAre("a/y"));
  EXPECT_TRUE(definitions_.reload({"a/g.lua", indicator_text("z", "", "eur")}).ok());
  EXPECT_THAT(names(), ElementsAre("a/x", "a/y"));
}

TEST_F(Reconcile, GoesWithItsFile) {
  ASSERT_TRUE(load("reconcile \"x\" { same = { \"a\", \"b\" } }").ok());
  definitions_.remove("a/r.lua");
  EXPECT_THAT(names(), IsEmpty());
}

TEST_F(Reconcile, HoldsAPrintedNumberToItsQuotation) {
  for (const auto& [printed, code] :
       {std::pair{"printed(5, cite(doc.goals_2025, 1, \"7 asiakasta\"), \"persons\")",
                  "script.source_value"},
        std::pair{"printed(-5, cite(doc.goals_2025, 1, \"+5 €\"), \"eur\")", "script.source_sign"},
        std::pair{"printed(5, cite(doc.goals_2025, 1, \"5 %\"), \"eur\")", "script.source_unit"}}) {
    const LoadReport report =
        load(std::string("reconcile \"x\" { same = { \"a\", ") + printed + " } }");
    EXPECT_THAT(codes(report), ElementsAre(code)) << printed;
  }
}

TEST_F(Reconcile, KeepsTheDocumentOfAPrintedNumber) {
  ASSERT_TRUE(
      load("reconcile \"x\" { same = { \"a\", printed(5, cite(doc.goals_2025, 1, \"5 €\")) } }")
          .ok());
  definitions_.reload(
      {"a/documents.lua",
       "document \"d\" { title = { fi = \"Asiakirja\" }, published = \"2025-01-20\" }"});
  EXPECT_EQ(definitions_.reconcile_rules().size(), 1U);
  EXPECT_NE(definitions_.document("a", "goals_2025"), nullptr);
}

TEST_F(Reconcile, ReadsRulesRaw) {
  const auto rule = read(
      "total = \"a\", parts = setmetatable({ \"b\", \"k\" }, { __index = function() return "
      "\"p\" end, __len = function() return 200 end })");
  EXPECT_THAT(ids(rule), ElementsAre("a/a", "a/b", "a/k"));
}

TEST_F(Reconcile, RefusesHugeLists) {
  EXPECT_THAT(faults("total = \"a\", parts = (function() local t = {} for i = 1, 201 do t[i] = "
                     "\"x\" .. i end return t end)()"),
              ElementsAre("script.too_large"));
  EXPECT_THAT(faults("total = \"a\", parts = { \"b\", \"k\" }, periods = (function() local t = {} "
                     "for i = 1, 201 do t[i] = 1900 + i end return t end)()"),
              ElementsAre("script.too_large"));
}

TEST_F(Reconcile, EndsAFileWithTooManyRules) {
  EXPECT_THAT(codes(load("for i = 1, 501 do pcall(function() reconcile(\"r\" .. i) { same = { "
                         "\"a\", \"b\" } } end) end")),
              ElementsAre("script.killed.output"));
}

// ---- restricted figures

class Derivable : public Reconcile {
 protected:
  // `restricted` of the figures x, y, z in euros and q in per cent are restricted.
  std::vector<std::string> with(const std::string& restricted, const std::string& fields) {
    std::string text;
    for (const char key : {'x', 'y', 'z', 'q'}) {
      const bool hidden = restricted.find(key) != std::string::npos;
      text += indicator_text(std::string(1, key), hidden ? kRestricted : "",
                             key == 'q' ? "percent" : "eur");
    }
    report_ = definitions_.load(
        with_documents({{"a/f.lua", text}, {"a/r.lua", "reconcile \"rule\" { " + fields + " }"}}));
    return codes(report_);
  }
  LoadReport report_;
};

TEST_F(Derivable, IsTheOneRestrictedFigureOfARelation) {
  for (const char* fields :
       {"total = \"x\", parts = { \"y\", \"z\" }", "total = \"y\", parts = { \"x\", \"z\" }",
        "share = \"q\", part = \"x\", whole = \"y\"",
        "share = \"q\", part = \"x\", whole = { \"x\", \"y\" }",
        "share = \"q\", part = \"y\", whole = \"x\"", "change = \"x\", from = \"y\", to = \"z\"",
        "change_percent = \"q\", from = \"x\", to = \"y\"", "ratio = \"q\", of = \"x\", to = \"y\"",
        "derived = \"x\", from = \"y\", by = 1", "average = \"x\", of = { \"y\", \"z\" }",
        "same = { \"y\", \"x\" }", "percent_of_change = \"q\", change = \"x\", to = \"y\"",
        "total = \"x\", parts = { \"y\", printed(5, cite(doc.d, 1, \"5 €\")) }"}) {
    EXPECT_THAT(with("x", fields), ElementsAre("script.derivable")) << fields;
  }
  EXPECT_THAT(report_.errors()[0].text, HasSubstr("'a/x'"));
  EXPECT_THAT(report_.errors()[0].text, HasSubstr("reconcile 'rule'"));
}

TEST_F(Derivable, IsNoneOfTwoRestrictedFigures) {
  EXPECT_THAT(with("xy", "total = \"x\", parts = { \"y\", \"z\" }"), IsEmpty());
  EXPECT_THAT(with("x",
                   "change = figure(\"z\", 2025), from = figure(\"x\", 2024), to = "
                   "figure(\"x\", 2025)"),
              IsEmpty());
  EXPECT_THAT(with("xyz", "total = \"x\", parts = { \"y\", \"z\" }"), IsEmpty());
}

TEST_F(Derivable, IsEveryFigureThatIsPrintedTwice) {
  EXPECT_THAT(with("xy", "same = { \"x\", \"y\", \"z\" }"), ElementsAre("script.derivable"));
}

TEST_F(Derivable, IsNotWhatOnlyHasALimit) {
  EXPECT_THAT(with("x", "pace = \"x\", so_far = \"y\""), IsEmpty());
  EXPECT_THAT(with("x", "within = \"x\", whole = \"y\""), IsEmpty());
}

}  // namespace
}  // namespace viisari
