#include "engine/reconcile.h"

#include <gtest/gtest.h>

#include <cmath>
#include <random>
#include <set>

#include "base/text.h"
#include "engine_fixture.h"

namespace viisari {
namespace {

using testing::day;
using testing::period;

constexpr std::string_view kPeriod = "2024";

// Figures of 2024 by key, each a series of its own.
class Figures {
 public:
  // `raw` as printed; the value in the unit.
  FigureRef add(std::string key, std::string raw, double value, std::string unit,
                std::string_view at = kPeriod) {
    Indicator indicator = testing::indicator(SeriesKind::kFlow, std::move(unit));
    indicator.id = "pirkanmaa/" + key;
    indicator.key = key;
    FigureRef ref;
    ref.id = indicator.id;
    Observation observation = testing::observation(indicator.id, at, value);
    observation.source.raw = std::move(raw);
    indicators_.push_back(std::move(indicator));
    observations_.push_back(std::move(observation));
    return ref;
  }
  FigureRef add(std::string key, double value, int decimals, std::string unit) {
    const std::string raw = format_fixed(value, decimals);
    return add(std::move(key), raw, parse_double(raw).value(), std::move(unit));
  }
  void set_missing(std::string_view id, MissingReason reason) {
    for (Observation& observation : observations_) {
      if (observation.series != id) continue;
      observation.value.reset();
      observation.reason = reason;
    }
  }
  void set_restricted(std::string_view id) {
    for (Indicator& indicator : indicators_) {
      if (indicator.id == id) indicator.visibility = Visibility::kRestricted;
    }
  }
  std::vector<Finding> check(const ReconcileRule& rule) const {
    return reconcile(rule, FigureBook(indicators_, observations_, day("2026-01-01")));
  }
  // The only finding.
  Finding finding(const ReconcileRule& rule) const {
    const auto findings = check(rule);
    EXPECT_EQ(findings.size(), 1U);
    return findings.empty() ? Finding{} : findings.front();
  }
  std::string code(const ReconcileRule& rule) const {
    const auto findings = check(rule);
    return findings.empty() ? "" : findings.front().message.code;
  }

 private:
  std::vector<Indicator> indicators_;
  std::vector<Observation> observations_;
};

ReconcileRule rule(ReconcileForm form, FigureRef result, std::vector<FigureRef> terms) {
  ReconcileRule made;
  made.id = "pirkanmaa/rule";
  made.area = "pirkanmaa";
  made.form = form;
  made.result = std::move(result);
  made.terms = std::move(terms);
  return made;
}

FigureRef printed(double value, std::string raw, std::string unit = "") {
  FigureRef ref;
  ref.kind = FigureRef::Kind::kPrinted;
  ref.printed = value;
  ref.unit = std::move(unit);
  ref.source = {"doc", "1", std::move(raw)};
  return ref;
}

// ---- totals ----

TEST(ReconcileTotal, AgreeingPartsGiveNoFinding) {
  Figures f;
  const auto total = f.add("total", "518", 518, "persons");
  const auto a = f.add("a", "313", 313, "persons");
  const auto b = f.add("b", "205", 205, "persons");
  EXPECT_TRUE(f.check(rule(ReconcileForm::kTotal, total, {a, b})).empty());
}

TEST(ReconcileTotal, AddsCountedThingsOfDifferentKinds) {
  Figures f;
  const auto total = f.add("total", "12845", 12845, "visits");
  const auto a = f.add("a", "11988", 11988, "visits");
  const auto b = f.add("b", "857", 857, "persons");
  EXPECT_TRUE(f.check(rule(ReconcileForm::kTotal, total, {a, b})).empty());
}

TEST(ReconcileTotal, CountsThatDoNotAddUpContradict) {
  Figures f;
  const auto total = f.add("total", "417", 417, "persons");
  const auto a = f.add("a", "313", 313, "persons");
  const auto b = f.add("b", "205", 205, "persons");
  const Finding finding = f.finding(rule(ReconcileForm::kTotal, total, {a, b}));
  EXPECT_EQ(finding.message.code, "finding.total.contradiction");
  EXPECT_EQ(finding.computed, 518);
  EXPECT_EQ(finding.difference, -101);
  EXPECT_EQ(finding.tolerance, 0);
  EXPECT_EQ(finding.ids,
            (std::vector<std::string>{"pirkanmaa/total", "pirkanmaa/a", "pirkanmaa/b"}));
}

TEST(ReconcileTotal, WhatMayDifferForAReasonIsUnverifiable) {
  Figures f;
  const auto total = f.add("total", "270", 270, "persons");
  const auto a = f.add("a", "250", 250, "persons");
  ReconcileRule doubtful = rule(ReconcileForm::kTotal, total, {a});
  doubtful.note = {"Kaksi diaa.", "Two slides.", ""};
  doubtful.unless = {"Eri päivä.", "", ""};
  const Finding finding = f.finding(doubtful);
  EXPECT_EQ(finding.finding_class, FindingClass::kUnverifiable);
  EXPECT_EQ(finding.message.code, "finding.total.contradiction");
  EXPECT_EQ(finding.note.fi, "Kaksi diaa. Eri päivä.");
  EXPECT_EQ(finding.note.en, "Two slides.");
}

Figures purchases(std::vector<FigureRef>& parts) {
  Figures f;
  parts = {f.add("kotipalvelu", "920 000 €", 920000, "eur"),
           f.add("shl", "543 000 €", 543000, "eur"),
           f.add("tehostettu", "2 302 000 €", 2302000, "eur"),
           f.add("intensiivinen", "285 000 €", 285000, "eur"),
           f.add("tukihenkilot", "244 000 €", 244000, "eur")};
  return f;
}

TEST(ReconcileTotal, FullThousandsContradictBeyondTheirRounding) {
  std::vector<FigureRef> parts;
  Figures f = purchases(parts);
  const auto total = f.add("total", "4 254 000 €", 4254000, "eur");
  const Finding finding = f.finding(rule(ReconcileForm::kTotal, total, parts));
  EXPECT_EQ(finding.finding_class, FindingClass::kContradiction);
  EXPECT_EQ(finding.difference, -40000);
  EXPECT_EQ(finding.tolerance, 6 * 500);
}

TEST(ReconcileTotal, ZerosAmongFullFiguresAreChance) {
  Figures f;
  const auto total = f.add("total", "-156 182", -156182, "keur");
  const std::vector<FigureRef> parts{f.add("a", "-45 950", -45950, "keur"),
                                     f.add("b", "-67 200", -67200, "keur"),
                                     f.add("c", "-42 973", -42973, "keur")};
  const Finding finding = f.finding(rule(ReconcileForm::kTotal, total, parts));
  EXPECT_EQ(finding.finding_class, FindingClass::kContradiction);
  EXPECT_EQ(finding.tolerance, 4 * 0.5);
}

TEST(ReconcileTotal, ZerosOfAnotherDocumentAreRounding) {
  Figures f;
  const auto total = f.add("total", "156 182", 156182, "keur");
  const std::vector<FigureRef> parts{printed(113209, "113 209", "keur"),
                                     printed(43000, "43 000", "keur")};
  EXPECT_EQ(f.code(rule(ReconcileForm::kTotal, total, parts)), "finding.total.rounding");
}

TEST(ReconcileTotal, FullThousandsMayDifferByTheirRounding) {
  std::vector<FigureRef> parts;
  Figures f = purchases(parts);
  const auto total = f.add("total", "4 296 000 €", 4296000, "eur");
  EXPECT_EQ(f.code(rule(ReconcileForm::kTotal, total, parts)), "finding.total.rounding");
}

TEST(ReconcileTotal, ThousandsOfEurosAreConverted) {
  Figures f;
  const auto total = f.add("total", "12", 12, "keur");
  const auto a = f.add("a", "7 012 €", 7012, "eur");
  const auto b = f.add("b", "5 044 €", 5044, "eur");
  EXPECT_TRUE(f.check(rule(ReconcileForm::kTotal, total, {a, b})).empty());
}

TEST(ReconcileTotal, MillionsAgreeToTheirPrintedPlace) {
  Figures f;
  const auto total = f.add("total", "-76,1 miljoonaa euroa", -76100000, "eur");
  const auto a = f.add("a", "-70 023", -70023, "keur");
  const auto b = f.add("b", "-6 111", -6111, "keur");
  EXPECT_TRUE(f.check(rule(ReconcileForm::kTotal, total, {a, b})).empty());
}

TEST(ReconcileTotal, ApproximateCountIsNoContradiction) {
  Figures f;
  const auto total = f.add("total", "noin 40", 40, "persons");
  const auto a = f.add("a", "30", 30, "persons");
  const auto b = f.add("b", "7", 7, "persons");
  EXPECT_TRUE(f.check(rule(ReconcileForm::kTotal, total, {a, b})).empty());
}

// ---- the other forms ----

TEST(ReconcileShare, PrintedPercentageThatTheCountsDoNotGive) {
  Figures f;
  const auto share = f.add("share", "45,5 %", 45.5, "percent");
  const auto part = f.add("part", "39 012 vrk", 39012, "bed_days");
  const auto whole = f.add("whole", "81 700", 81700, "bed_days");
  const Finding finding = f.finding(rule(ReconcileForm::kShare, share, {part, whole}));
  EXPECT_EQ(finding.message.code, "finding.share.contradiction");
  EXPECT_NEAR(finding.computed.value(), 47.7503, 1e-4);
}

TEST(ReconcileShare, ResultThatIsNotInPerCentIsAFraction) {
  Figures f;
  const auto share = f.add("share", "0,82", 0.82, "ratio");
  const auto part = f.add("part", "1 927", 1927, "persons");
  const auto whole = f.add("whole", "2 115", 2115, "persons");
  const Finding finding = f.finding(rule(ReconcileForm::kShare, share, {part, whole}));
  EXPECT_NEAR(finding.computed.value(), 0.9111, 1e-4);
}

TEST(ReconcileShare, WholeMayBeASumThatHoldsThePart) {
  Figures f;
  const auto share = f.add("share", "52,9 %", 52.9, "percent");
  const auto own = f.add("own", "1 000 €", 1000, "eur");
  const auto bought = f.add("bought", "2 000 €", 2000, "eur");
  const Finding finding = f.finding(rule(ReconcileForm::kShare, share, {own, own, bought}));
  // 1500/(1500 + 1500) is the most that the rounding of both can give.
  EXPECT_EQ(finding.finding_class, FindingClass::kContradiction);
  EXPECT_NEAR(finding.tolerance.value(), 50 - 100.0 / 3 + 0.05, 1e-9);
}

TEST(ReconcileShare, OfNothingIsUnverifiable) {
  Figures f;
  const auto share = f.add("share", "45,5 %", 45.5, "percent");
  const auto part = f.add("part", "0", 0, "persons");
  const auto whole = f.add("whole", "0", 0, "persons");
  const Finding finding = f.finding(rule(ReconcileForm::kShare, share, {part, whole}));
  EXPECT_EQ(finding.message.code, "finding.unverifiable.zero_denominator");
  EXPECT_FALSE(finding.computed);
}

TEST(ReconcileChange, IsToMinusFrom) {
  Figures f;
  const auto change = f.add("change", "- 233 000 €", -233000, "eur");
  const auto from = f.add("from", "920 000 €", 920000, "eur");
  const auto to = f.add("to", "687 000 €", 687000, "eur");
  EXPECT_TRUE(f.check(rule(ReconcileForm::kChange, change, {from, to})).empty());
}

TEST(ReconcileChange, OfAPercentageMayBeInPoints) {
  Figures f;
  const auto change = f.add("change", "5 %-yks.", 5, "percentage_points");
  const auto from = f.add("from", "40 %", 40, "percent");
  const auto to = f.add("to", "47 %", 47, "percent");
  EXPECT_EQ(f.code(rule(ReconcileForm::kChange, change, {from, to})),
            "finding.change.contradiction");
}

TEST(ReconcileChangePercent, FindsTheWrongPercentage) {
  Figures f;
  const auto change = f.add("change", "-53 %", -53, "percent");
  const auto from = f.add("from", "4 254 000 €", 4254000, "eur");
  const auto to = f.add("to", "2 250 000 €", 2250000, "eur");
  const Finding finding = f.finding(rule(ReconcileForm::kChangePercent, change, {from, to}));
  EXPECT_EQ(finding.message.code, "finding.change_percent.contradiction");
  EXPECT_NEAR(finding.computed.value(), -47.109, 1e-3);
}

TEST(ReconcileChangePercent, FromZeroIsUnverifiable) {
  Figures f;
  const auto change = f.add("change", "100 %", 100, "percent");
  const auto from = f.add("from", "0", 0, "persons");
  const auto to = f.add("to", "5", 5, "persons");
  EXPECT_EQ(f.code(rule(ReconcileForm::kChangePercent, change, {from, to})),
            "finding.unverifiable.change_from_zero");
}

TEST(ReconcileChangePercent, AcrossASignIsUnverifiable) {
  Figures f;
  const auto change = f.add("change", "100 %", 100, "percent");
  const auto from = f.add("from", "-3 €", -3, "eur");
  const auto to = f.add("to", "5 €", 5, "eur");
  EXPECT_EQ(f.code(rule(ReconcileForm::kChangePercent, change, {from, to})),
            "finding.unverifiable.sign_change");
}

TEST(ReconcileDerived, TargetInPerCentOfTheBaseline) {
  Figures f;
  const auto result = f.add("result", "3 900 000 €", 3900000, "eur");
  const auto from = f.add("from", "4 829 000 €", 4829000, "eur");
  ReconcileRule r = rule(ReconcileForm::kDerived, result, {from});
  r.by = -20;
  r.by_percent = true;
  const Finding finding = f.finding(r);
  EXPECT_DOUBLE_EQ(finding.computed.value(), 3863200);
  // 3 900 000 may be anything from 3 850 000.
  EXPECT_EQ(finding.finding_class, FindingClass::kRounding);
}

TEST(ReconcileDerived, PerCentOfNothingOrLessCannotBeChecked) {
  for (const auto& [base, code] : {std::pair{0.0, "finding.unverifiable.change_from_zero"},
                                   std::pair{-100.0, "finding.unverifiable.sign_change"}}) {
    Figures f;
    const auto result = f.add("target", 100, 0, "eur");
    const auto from = f.add("base", base, 0, "eur");
    ReconcileRule r = rule(ReconcileForm::kDerived, result, {from});
    r.by = 10;
    r.by_percent = true;
    EXPECT_EQ(f.code(r), code);
  }
}

TEST(ReconcileDerived, TargetInUnitsFromTheBaseline) {
  Figures f;
  const auto result = f.add("result", "28", 28, "persons");
  const auto from = f.add("from", "33", 33, "persons");
  ReconcileRule r = rule(ReconcileForm::kDerived, result, {from});
  r.by = -7;
  EXPECT_EQ(f.finding(r).computed, 26);
}

TEST(ReconcileSame, CoarserPrintAgreesWithFiner) {
  Figures f;
  const auto fine = f.add("fine", "45,52 %", 45.52, "percent");
  const auto coarse = f.add("coarse", "45,5 %", 45.5, "percent");
  EXPECT_TRUE(f.check(rule(ReconcileForm::kSame, fine, {coarse})).empty());
  EXPECT_TRUE(f.check(rule(ReconcileForm::kSame, coarse, {fine})).empty());
}

TEST(ReconcileSame, ShowsTheOneThatIsFarthest) {
  Figures f;
  const auto first = f.add("first", "45,5 %", 45.5, "percent");
  const auto second = f.add("second", "45,5 %", 45.5, "percent");
  const auto third = f.add("third", "0,6", 0.6, "ratio");
  const Finding finding = f.finding(rule(ReconcileForm::kSame, first, {second, third}));
  EXPECT_EQ(finding.message.code, "finding.same.contradiction");
  EXPECT_DOUBLE_EQ(finding.computed.value(), 60);
}

TEST(ReconcileRatio, DividesDifferentUnits) {
  Figures f;
  const auto result = f.add("result", "6,8", 6.8, "eur");
  const auto of = f.add("of", "68", 68, "keur");
  const auto to = f.add("to", "10 001", 10001, "visits");
  EXPECT_TRUE(f.check(rule(ReconcileForm::kRatio, result, {of, to})).empty());
}

TEST(ReconcileAverage, OfScores) {
  Figures f;
  const auto mean = f.add("mean", "3.9", 3.9, "score_of_n");
  const auto a = f.add("a", "3.7", 3.7, "score_of_n");
  const auto b = f.add("b", "4.0", 4.0, "score_of_n");
  EXPECT_TRUE(f.check(rule(ReconcileForm::kAverage, mean, {a, b})).empty());
}

TEST(ReconcileWithin, PartThatExceedsItsWhole) {
  Figures f;
  const auto held = f.add("held", "175", 175, "count");
  const auto offered = f.add("offered", "164", 164, "count");
  EXPECT_EQ(f.code(rule(ReconcileForm::kWithin, held, {offered})), "finding.within.contradiction");
  EXPECT_TRUE(f.check(rule(ReconcileForm::kWithin, offered, {held})).empty());
}

TEST(ReconcileWithin, PartThatRoundingMakesLargerIsFine) {
  Figures f;
  const auto part = f.add("part", "45,5 %", 45.5, "percent");
  const auto whole = f.add("whole", "45 %", 45, "percent");
  EXPECT_TRUE(f.check(rule(ReconcileForm::kWithin, part, {whole})).empty());
}

TEST(ReconcilePercentOfChange, WithoutTheEarlierFigure) {
  Figures f;
  const auto percent = f.add("percent", "54 %", 54, "percent");
  const auto change = f.add("change", "132", 132, "persons");
  const auto to = f.add("to", "378", 378, "persons");
  EXPECT_TRUE(f.check(rule(ReconcileForm::kPercentOfChange, percent, {change, to})).empty());
  const auto wrong = f.add("wrong", "35 %", 35, "percent");
  EXPECT_EQ(f.code(rule(ReconcileForm::kPercentOfChange, wrong, {change, to})),
            "finding.percent_of_change.contradiction");
}

TEST(ReconcilePercentOfChange, FromNothingIsUnverifiable) {
  Figures f;
  const auto percent = f.add("percent", "54 %", 54, "percent");
  const auto change = f.add("change", "132", 132, "persons");
  EXPECT_EQ(f.code(rule(ReconcileForm::kPercentOfChange, percent, {change, change})),
            "finding.unverifiable.change_from_zero");
}

TEST(ReconcileDerived, RoundedTargetIsNoContradiction) {
  Figures f;
  const auto result = f.add("result", "noin 965 000 €", 965000, "eur");
  const auto from = f.add("from", "4 829 000 €", 4829000, "eur");
  ReconcileRule r = rule(ReconcileForm::kDerived, result, {from});
  r.by = -80;
  r.by_percent = true;
  EXPECT_TRUE(f.check(r).empty());
}

TEST(ReconcilePace, AYearHoldsItsPart) {
  Figures f;
  const auto year = f.add("year", "100", 100, "persons", "2025");
  const auto part = f.add("part", "117", 117, "persons", "2025-01/2025-08");
  EXPECT_EQ(f.code(rule(ReconcileForm::kPace, year, {part})), "finding.pace.contradiction");
}

TEST(ReconcilePace, MoreThanThePartIsFine) {
  Figures f;
  const auto year = f.add("year", "200", 200, "persons", "2025");
  const auto part = f.add("part", "117", 117, "persons", "2025-01/2025-08");
  EXPECT_TRUE(f.check(rule(ReconcileForm::kPace, year, {part})).empty());
}

TEST(ReconcilePace, AmountsBelowZeroAreComparedBySize) {
  Figures f;
  const auto year = f.add("year", "-380", -380, "keur", "2025");
  const auto part = f.add("part", "-128", -128, "keur", "2025-01/2025-06");
  EXPECT_TRUE(f.check(rule(ReconcileForm::kPace, year, {part})).empty());
}

// ---- what cannot be checked ----

TEST(Reconcile, MissingTermIsNamedWithItsReason) {
  Figures f;
  const auto total = f.add("total", "417", 417, "persons");
  const auto a = f.add("a", "313", 313, "persons");
  const auto b = f.add("b", "205", 205, "persons");
  f.set_missing(b.id, MissingReason::kSuppressed);
  const Finding finding = f.finding(rule(ReconcileForm::kTotal, total, {a, b}));
  EXPECT_EQ(finding.finding_class, FindingClass::kUnverifiable);
  EXPECT_EQ(finding.message.code, "finding.unverifiable.missing");
  EXPECT_EQ(std::get<std::string>(finding.message.args.front().second), "pirkanmaa/b");
  EXPECT_EQ(finding.terms.at(2).reason, MissingReason::kSuppressed);
}

TEST(Reconcile, DifferentUnitsAreUnverifiable) {
  Figures f;
  const auto total = f.add("total", "417", 417, "persons");
  const auto a = f.add("a", "313", 313, "eur");
  EXPECT_EQ(f.code(rule(ReconcileForm::kTotal, total, {a})), "finding.unverifiable.units");
}

TEST(Reconcile, NumbersBeyondDoubleAreUnverifiable) {
  Figures f;
  const auto ratio = f.add("ratio", "1", 1, "ratio");
  const auto of = f.add("of", "", 1e308, "eur");
  const auto to = f.add("to", "", 1e-308, "eur");
  EXPECT_EQ(f.code(rule(ReconcileForm::kRatio, ratio, {of, to})),
            "finding.unverifiable.not_computable");
}

TEST(Reconcile, FindingOverARestrictedFigureIsRestricted) {
  Figures f;
  const auto total = f.add("total", "417", 417, "persons");
  const auto a = f.add("a", "313", 313, "persons");
  f.set_restricted(a.id);
  EXPECT_TRUE(f.finding(rule(ReconcileForm::kTotal, total, {a})).restricted);
}

TEST(Reconcile, PrintedNumberTakesTheUnitBesideIt) {
  Figures f;
  const auto a = f.add("a", "313", 313, "persons");
  const auto b = f.add("b", "205", 205, "persons");
  const Finding finding = f.finding(rule(ReconcileForm::kTotal, printed(417, "417 lasta"), {a, b}));
  EXPECT_EQ(finding.finding_class, FindingClass::kUnverifiable) << "needs its period";
}

TEST(Reconcile, PrintedShareIsInPerCent) {
  Figures f;
  const auto a = f.add("a", "39 012", 39012, "bed_days");
  ReconcileRule r =
      rule(ReconcileForm::kShare, printed(45.5, "45,5 %"), {a, printed(81700, "81 700 vrk")});
  r.periods = {period(kPeriod)};
  const Finding finding = f.finding(r);
  EXPECT_EQ(finding.finding_class, FindingClass::kContradiction);
  EXPECT_EQ(finding.terms.at(0).unit, "percent");
  EXPECT_EQ(finding.terms.at(2).unit, "bed_days");
}

TEST(Reconcile, ChecksEveryPeriodOfTheResult) {
  Figures f;
  auto total = f.add("total", "417", 417, "persons");
  auto a = f.add("a", "313", 313, "persons");
  ReconcileRule r = rule(ReconcileForm::kTotal, total, {a});
  EXPECT_EQ(f.finding(r).message.args.back().first, "period");
  r.periods = {period("2023"), period("2024")};
  EXPECT_EQ(f.check(r).size(), 2U);
}

TEST(Reconcile, EveryCodeIsListed) {
  const std::set<std::string_view> codes(kFindingCodes.begin(), kFindingCodes.end());
  EXPECT_EQ(codes.size(), kFindingCodes.size());
  for (auto form = ReconcileForm::kTotal; form <= ReconcileForm::kPercentOfChange;
       form = static_cast<ReconcileForm>(static_cast<int>(form) + 1)) {
    for (const char* end : {".contradiction", ".rounding"}) {
      if (form == ReconcileForm::kWithin && std::string_view(end) == ".rounding") continue;
      EXPECT_TRUE(codes.contains("finding." + std::string(to_string(form)) + end));
    }
  }
}

// ---- properties ----

// True amounts, printed with any number of decimals: their relations hold, whatever was rounded.
class RoundedFigures : public ::testing::Test {
 protected:
  double amount() { return std::uniform_real_distribution<>(0.5, 5000)(random_); }
  int decimals() { return std::uniform_int_distribution<>(0, 3)(random_); }
  static bool contradicts(const Figures& f, const ReconcileRule& r) {
    const auto findings = f.check(r);
    return !findings.empty() && findings.front().finding_class != FindingClass::kRounding;
  }
  // A number that is one above what the intervals allow on one side, or the same below, always
  // contradicts.
  static void expect_shift_contradicts(Figures f, ReconcileRule r, double computed,
                                       double tolerance, std::string unit) {
    for (const double sign : {1.0, -1.0}) {
      Figures shifted = f;
      const double value = computed + sign * (tolerance + 0.001);
      const std::string raw = format_fixed(value, 6);
      r.result = shifted.add("shifted", raw, parse_double(raw).value(), unit);
      const auto findings = shifted.check(r);
      ASSERT_FALSE(findings.empty());
      EXPECT_EQ(findings.front().finding_class, FindingClass::kContradiction) << raw;
    }
  }
  std::mt19937 random_{20251120};
};

TEST_F(RoundedFigures, TotalsNeverContradict) {
  for (int round = 0; round < 500; ++round) {
    Figures f;
    double sum = 0;
    std::vector<FigureRef> parts;
    double tolerance = 0;
    double computed = 0;
    for (int i = 0; i < 1 + round % 7; ++i) {
      const double value = amount();
      const int d = decimals();
      sum += value;
      parts.push_back(f.add("part" + std::to_string(i), value, d, "hours"));
      const double rounded = parse_double(format_fixed(value, d)).value();
      tolerance += printed_precision(format_fixed(value, d), rounded, d, "hours").half_unit;
      computed += rounded;
    }
    const auto total = f.add("total", sum, decimals(), "hours");
    const ReconcileRule r = rule(ReconcileForm::kTotal, total, parts);
    ASSERT_FALSE(contradicts(f, r)) << round;
    expect_shift_contradicts(f, r, computed, tolerance, "hours");
  }
}

TEST_F(RoundedFigures, SharesNeverContradict) {
  for (int round = 0; round < 500; ++round) {
    Figures f;
    const double own = amount();
    const double bought = amount();
    const auto a = f.add("own", own, decimals(), "hours");
    const auto b = f.add("bought", bought, decimals(), "hours");
    const auto share = f.add("share", 100 * own / (own + bought), decimals(), "percent");
    ASSERT_FALSE(contradicts(f, rule(ReconcileForm::kShare, share, {a, a, b}))) << round;
    const auto ratio = f.add("ratio", own / bought, decimals(), "ratio");
    ASSERT_FALSE(contradicts(f, rule(ReconcileForm::kRatio, ratio, {a, b}))) << round;
    ASSERT_FALSE(contradicts(f, rule(ReconcileForm::kShare, ratio, {a, b}))) << round;
  }
}

TEST_F(RoundedFigures, ChangesNeverContradict) {
  for (int round = 0; round < 500; ++round) {
    Figures f;
    const double before = amount();
    const double after = amount();
    const auto from = f.add("from", before, decimals(), "hours");
    const auto to = f.add("to", after, decimals(), "hours");
    const auto percent = f.add("percent", 100 * (after / before - 1), decimals(), "percent");
    const auto change = f.add("change", after - before, decimals(), "hours");
    ASSERT_FALSE(contradicts(f, rule(ReconcileForm::kChangePercent, percent, {from, to}))) << round;
    ASSERT_FALSE(contradicts(f, rule(ReconcileForm::kChange, change, {from, to}))) << round;
    const ReconcileRule of_change = rule(ReconcileForm::kPercentOfChange, percent, {change, to});
    ASSERT_FALSE(contradicts(f, of_change)) << round;
  }
}

TEST_F(RoundedFigures, AveragesNeverContradict) {
  for (int round = 0; round < 500; ++round) {
    Figures f;
    const double first = amount();
    const double second = amount();
    const auto a = f.add("a", first, decimals(), "hours");
    const auto b = f.add("b", second, decimals(), "hours");
    const auto mean = f.add("mean", (first + second) / 2, decimals(), "hours");
    ASSERT_FALSE(contradicts(f, rule(ReconcileForm::kAverage, mean, {a, b}))) << round;
  }
}

TEST_F(RoundedFigures, FindingsHaveFiniteNumbersOnly) {
  for (int round = 0; round < 500; ++round) {
    Figures f;
    const auto a = f.add("a", amount() / 5000, decimals(), "hours");
    const auto b = f.add("b", amount() / 5000, decimals(), "hours");
    const auto c = f.add("c", amount(), decimals(), "percent");
    for (const auto form : {ReconcileForm::kShare, ReconcileForm::kChangePercent}) {
      for (const Finding& finding : f.check(rule(form, c, {a, b}))) {
        EXPECT_TRUE(std::isfinite(finding.computed.value_or(0)));
        EXPECT_TRUE(std::isfinite(finding.tolerance.value_or(0)));
      }
    }
  }
}

}  // namespace
}  // namespace viisari
