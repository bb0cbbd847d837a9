#include <gtest/gtest.h>

#include "engine/reconcile.h"
#include "engine_fixture.h"

namespace viisari {
namespace {

using testing::day;
using testing::period;

class Area {
 public:
  Indicator& define(std::string key, std::string unit, SeriesKind kind = SeriesKind::kFlow,
                    std::string group = "g") {
    Indicator indicator = testing::indicator(kind, std::move(unit));
    indicator.id = "pirkanmaa/" + key;
    indicator.key = std::move(key);
    indicator.group = std::move(group);
    indicators_.push_back(std::move(indicator));
    return indicators_.back();
  }
  Observation& publish(const std::string& key, std::string_view at, double value,
                       std::string raw = "", std::string document = "report") {
    Observation observation = testing::observation("pirkanmaa/" + key, at, value);
    observation.source.raw = std::move(raw);
    observation.source.document = std::move(document);
    observations_.push_back(std::move(observation));
    return observations_.back();
  }
  // Defined and published at once, in euros.
  void euros(const std::string& key, double value, std::string_view at = "2024") {
    define(key, "eur");
    publish(key, at, value);
  }
  void declare(ReconcileForm form, std::string_view result,
               std::vector<std::string_view> periods = {}) {
    ReconcileRule rule;
    rule.id = "pirkanmaa/declared";
    rule.form = form;
    rule.result.id = result;
    for (const std::string_view text : periods) rule.periods.push_back(period(text));
    declared_.push_back(std::move(rule));
  }
  std::vector<ReconcileRule> rules() const {
    return automatic_rules(FigureBook(indicators_, observations_, day("2026-01-01")), declared_);
  }
  std::vector<Finding> findings() const {
    const FigureBook book(indicators_, observations_, day("2026-01-01"));
    std::vector<Finding> all;
    for (const ReconcileRule& rule : automatic_rules(book, declared_)) {
      for (Finding& finding : reconcile(rule, book)) all.push_back(std::move(finding));
    }
    return all;
  }
  // "" where the rules find nothing.
  std::string code() const {
    const auto all = findings();
    EXPECT_LE(all.size(), 1U);
    return all.empty() ? "" : all.front().message.code;
  }

 private:
  std::vector<Indicator> indicators_;
  std::vector<Observation> observations_;
  std::vector<ReconcileRule> declared_;
};

Area purchases(double total) {
  Area area;
  area.euros("yhteensa.ostot", total);
  area.euros("kotipalvelu.ostot", 920000);
  area.euros("perhetyo.ostot", 543000);
  area.euros("kuntoutus.ostot", 329000);
  return area;
}

// ---- a total and its parts ----

TEST(AutomaticTotal, PartsThatDoNotGiveTheTotal) {
  EXPECT_EQ(purchases(1752000).code(), "finding.total.contradiction");
  EXPECT_EQ(purchases(1792000).code(), "");
}

TEST(AutomaticTotal, IsCalledByItsFormAndItsResult) {
  const auto rules = purchases(1752000).rules();
  ASSERT_EQ(rules.size(), 1U);
  EXPECT_EQ(rules[0].id, "pirkanmaa/total:yhteensa.ostot");
  EXPECT_TRUE(rules[0].automatic);
}

TEST(AutomaticTotal, IsLeftToADeclaredRule) {
  Area area = purchases(1752000);
  area.declare(ReconcileForm::kTotal, "pirkanmaa/yhteensa.ostot");
  EXPECT_TRUE(area.rules().empty());
}

TEST(AutomaticTotal, CoversThePeriodsThatADeclaredRuleLeavesOut) {
  Area area = purchases(1752000);
  area.declare(ReconcileForm::kTotal, "pirkanmaa/yhteensa.ostot", {"2023"});
  EXPECT_EQ(area.rules().size(), 1U);
}

TEST(AutomaticTotal, NeedsEveryPart) {
  Area area = purchases(1752000);
  area.define("uusi.ostot", "eur");
  EXPECT_TRUE(area.rules().empty());
}

TEST(AutomaticTotal, MemberWithAnotherKeyIsNoPart) {
  Area area = purchases(1792000);
  area.euros("yhteensa.ostot_saastotavoite", 965000);
  EXPECT_EQ(area.code(), "");
  EXPECT_EQ(area.rules().size(), 1U);
}

TEST(AutomaticTotal, PartsOfAnotherUnitOrKindDoNotCount) {
  Area area = purchases(1792000);
  area.define("kaynnit.ostot", "visits");
  area.define("taso.ostot", "eur", SeriesKind::kStock);
  EXPECT_EQ(area.rules().size(), 1U);
}

TEST(AutomaticTotal, SubsetOfAnotherPartIsNoContradiction) {
  Area area;
  area.euros("sijoitukset.yhteensa", 1000);
  area.euros("sijoitukset.huostaanotot", 400);
  area.euros("sijoitukset.kiireelliset", 600);
  area.euros("sijoitukset.joista_uusia", 90);
  EXPECT_EQ(area.code(), "");
}

TEST(AutomaticTotal, SumThatIsFarOffIsNoSumOfTheseParts) {
  EXPECT_EQ(purchases(1200000).code(), "");
}

TEST(AutomaticTotal, PersonsMayBeClientsOfSeveralServices) {
  Area area;
  for (const auto& [key, value] :
       {std::pair{"lapset.yhteensa", 417.0}, {"lapset.oma", 313.0}, {"lapset.osto", 125.0}}) {
    area.define(key, "persons");
    area.publish(key, "2024", value);
  }
  EXPECT_EQ(area.code(), "");
}

TEST(AutomaticTotal, AveragesAndSharesAreNotAddedUp) {
  Area area;
  for (const std::string key : {"yhteensa.nps", "a.nps", "b.nps"}) {
    area.define(key, "nps", SeriesKind::kScore);
    area.publish(key, "2024", 50);
  }
  EXPECT_TRUE(area.rules().empty());
}

TEST(AutomaticTotal, TargetsOfTheTotalAndOfItsParts) {
  Area area;
  for (const auto& [key, value] :
       {std::pair{"saasto.yhteensa", 7725.0}, {"saasto.a", 4350.0}, {"saasto.b", 3475.0}}) {
    area.define(key, "keur").targets = {testing::target("2025", TargetOp::kAtLeast, value)};
  }
  EXPECT_EQ(area.code(), "finding.total.contradiction");
}

// ---- percentages beside counts ----

Area housing(std::string raw, double target = 81700) {
  Area area;
  area.define("asuminen", "bed_days").targets = {
      testing::target("2025", TargetOp::kAtLeast, target)};
  area.publish("asuminen", "2025-01/2025-06", 39012, std::move(raw));
  return area;
}

TEST(AutomaticShare, RealisedShareOfTheYearsTarget) {
  EXPECT_EQ(housing("Toteutunut 45,5 % ( 39 012 vrk)").code(), "finding.share.contradiction");
  EXPECT_EQ(housing("Toteutunut 47,7 % (39 012 vrk)").code(), "finding.share.rounding");
  EXPECT_EQ(housing("06/25 toteuma 48% (39 012 vrk)").code(), "");
}

TEST(AutomaticShare, OtherPercentagesBesideTheCountSayNothing) {
  for (const char* raw :
       {"Nousua 45,5 % (39 012 vrk)", "Ei toteutunut, 45,5 % (39 012 vrk)",
        "Toteutunut 45,5 %, 39 012 vrk", "Toteutunut 45,5 % (39 013 vrk)",
        "Toteutunut noin 45 % (39 012 vrk)", "Toteutunut 4,5 % (39 012 vrk)", "39 012 vrk"}) {
    EXPECT_TRUE(housing(raw).rules().empty()) << raw;
  }
}

TEST(AutomaticShare, NeedsATargetOverThePeriod) {
  Area area;
  area.define("asuminen", "bed_days");
  area.publish("asuminen", "2025-01/2025-06", 39012, "Toteutunut 45,5 % (39 012 vrk)");
  EXPECT_TRUE(area.rules().empty());
}

TEST(AutomaticShare, ShareBesideItsPartAndTheTotal) {
  Area area;
  area.define("sijoitukset.syilla_osuus", "percent", SeriesKind::kShare);
  area.publish("sijoitukset.syilla_osuus", "2024", 36, "36 %");
  area.define("sijoitukset.syilla", "count");
  area.publish("sijoitukset.syilla", "2024", 133);
  area.define("sijoitukset.yhteensa", "count");
  area.publish("sijoitukset.yhteensa", "2024", 452);
  EXPECT_EQ(area.code(), "finding.share.contradiction");
}

TEST(AutomaticShare, OwnAndBought) {
  Area area;
  area.define("vrk.oma_osuus", "percent", SeriesKind::kShare);
  area.publish("vrk.oma_osuus", "2024", 55, "55 %");
  area.define("vrk.oma", "bed_days");
  area.publish("vrk.oma", "2024", 96774);
  area.define("vrk.osto", "bed_days");
  area.publish("vrk.osto", "2024", 175722);
  EXPECT_EQ(area.code(), "finding.share.contradiction");
}

TEST(AutomaticChange, AmountAndPercentOfOneChange) {
  Area area;
  area.euros("yhteensa.ostot", 2250000, "2025-01/2025-10");
  area.define("yhteensa.ostot_muutos_euro", "eur");
  area.publish("yhteensa.ostot_muutos_euro", "2025-01/2025-10", -2004000, "- 2 004 000 €");
  area.define("yhteensa.ostot_muutos_prosentti", "percent", SeriesKind::kScore);
  area.publish("yhteensa.ostot_muutos_prosentti", "2025-01/2025-10", -53, "- 53 %");
  EXPECT_EQ(area.code(), "finding.percent_of_change.contradiction");
}

// ---- shares that make a hundred ----

Area shares(double a, double b, double c) {
  Area area;
  for (const auto& [key, value] : {std::pair{"x.a", a}, {"x.b", b}, {"x.c", c}}) {
    area.define(key, "percent", SeriesKind::kShare).part = key[2];
    area.publish(key, "2024", value);
  }
  return area;
}

TEST(AutomaticHundred, LetteredSharesThatNearlyMakeAHundred) {
  EXPECT_EQ(shares(30, 30, 39).code(), "finding.total.rounding");
  EXPECT_EQ(shares(30.1, 30.2, 40.2).code(), "finding.total.contradiction");
  EXPECT_EQ(shares(30, 30, 40).code(), "");
}

TEST(AutomaticShare, RealisedShareOfARestrictedFigureIsRestricted) {
  Area area;
  Indicator& indicator = area.define("asuminen", "bed_days");
  indicator.targets = {testing::target("2025", TargetOp::kAtLeast, 81700)};
  indicator.visibility = Visibility::kRestricted;
  area.publish("asuminen", "2025-01/2025-06", 39012, "Toteutunut 45,5 % (39 012 vrk)");
  const auto findings = area.findings();
  ASSERT_EQ(findings.size(), 1U);
  EXPECT_TRUE(findings[0].restricted);
}

TEST(AutomaticHundred, SharesOfDifferentThingsSayNothing) {
  EXPECT_TRUE(shares(19, 14, 15).rules().empty());
}

// ---- one figure printed twice ----

TEST(AutomaticSame, BaselineAndFigureOfOnePeriod) {
  Area area;
  area.define("x", "persons").baseline = testing::baseline("2024", 101);
  area.publish("x", "2024", 110);
  EXPECT_EQ(area.code(), "finding.same.contradiction");
}

TEST(AutomaticSame, AssumedPeriodOfABaselineSaysNothing) {
  Area area;
  Indicator& indicator = area.define("x", "persons");
  indicator.baseline = testing::baseline("2024", 101);
  indicator.baseline->period_assumed = true;
  area.publish("x", "2024", 110);
  EXPECT_TRUE(area.rules().empty());
}

TEST(AutomaticSame, TwoDocumentsOfOneFigure) {
  Area area;
  area.define("x", "persons");
  area.publish("x", "2024", 101, "101", "goals");
  Observation& later = area.publish("x", "2024", 110, "110", "report");
  later.known_from = day("2025-06-01");
  EXPECT_EQ(area.code(), "finding.same.contradiction");
}

TEST(AutomaticSame, FindingAboutARestrictedFigureIsRestricted) {
  Area area;
  area.define("x", "persons").visibility = Visibility::kRestricted;
  area.publish("x", "2024", 101, "101", "goals");
  area.publish("x", "2024", 110, "110", "report").known_from = day("2025-06-01");
  const auto findings = area.findings();
  ASSERT_EQ(findings.size(), 1U);
  EXPECT_TRUE(findings[0].restricted);
}

TEST(AutomaticSame, PreliminaryFigureMayChange) {
  Area area;
  area.define("x", "persons");
  area.publish("x", "2024", 101, "101", "goals").status = ObservationStatus::kProvisional;
  Observation& later = area.publish("x", "2024", 110, "110", "report");
  later.known_from = day("2025-06-01");
  EXPECT_TRUE(area.rules().empty());
}

// ---- a year and its part ----

TEST(AutomaticPace, YearThatHoldsLessThanItsFirstMonths) {
  Area area;
  area.define("x", "visits");
  area.publish("x", "2024-01/2024-08", 120);
  area.publish("x", "2024", 115);
  EXPECT_EQ(area.code(), "finding.pace.contradiction");
}

TEST(AutomaticPace, BreakWithinTheYearSaysNothing) {
  Area area;
  area.define("x", "visits").breaks = {{day("2024-07-01"), {}, {}}};
  area.publish("x", "2024-01/2024-08", 120);
  area.publish("x", "2024", 115);
  EXPECT_TRUE(area.rules().empty());
}

TEST(AutomaticPace, LevelsAndMoneyMayFall) {
  Area area;
  area.define("x", "persons", SeriesKind::kStock);
  area.define("y", "eur");
  for (const std::string key : {"x", "y"}) {
    area.publish(key, "2024-01/2024-08", 120);
    area.publish(key, "2024", 115);
  }
  EXPECT_TRUE(area.rules().empty());
}

// ---- what is never looked at ----

TEST(AutomaticRules, ConfidenceIsNoFigure) {
  Area area;
  Indicator& indicator = area.define("x", "persons");
  indicator.baseline = testing::baseline("2024", 101);
  indicator.measure = Measure::kConfidence;
  area.publish("x", "2024", 80);
  EXPECT_TRUE(area.rules().empty());
}

TEST(AutomaticRules, WhatCannotBeCheckedIsNotReported) {
  Indicator indicator = testing::indicator(SeriesKind::kFlow, "eur");
  const FigureBook book(std::span(&indicator, 1), {}, day("2026-01-01"));
  EXPECT_TRUE(audit_figures(book, {}).empty());
}

}  // namespace
}  // namespace viisari
