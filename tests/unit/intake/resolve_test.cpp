#include "intake/resolve.h"

#include <gmock/gmock.h>

#include <functional>
#include <ostream>

#include "intake/number.h"

namespace viisari {
namespace {

Indicator indicator(const char* key, const char* title, const char* unit,
                    const char* service = "Kotipalvelu") {
  Indicator out;
  out.area = "pirkanmaa";
  out.key = key;
  out.id = "pirkanmaa/" + out.key;
  out.title.fi = title;
  out.unit = unit;
  out.service = service;
  return out;
}

Indicator confidence() {
  Indicator out = indicator("arvio", "Luottavaisuusarvio", "yes_no");
  out.measure = Measure::kConfidence;
  return out;
}

Indicator of_another_area() {
  Indicator out = indicator("vieras", "Vieras", "count");
  out.area = "kainuu";
  out.id = "kainuu/vieras";
  return out;
}

class Resolving : public testing::Test {
 protected:
  Resolution resolve(std::vector<Figure> figures) const {
    for (std::size_t i = 0; i < figures.size(); ++i) {
      if (figures[i].line == 0) figures[i].line = static_cast<std::uint32_t>(i + 2);
      if (figures[i].column == 0) figures[i].column = 3;
    }
    return resolver_.resolve(figures, options_);
  }
  static Figure figure(const char* key, const char* period, const char* value) {
    Figure out;
    out.series = key;
    out.period = period;
    out.value = value;
    out.document = "goals_2025";
    out.lines = "186";
    return out;
  }
  // The only observation of a file without problems.
  Observation only(const Figure& figure) const {
    const Resolution resolution = resolve({figure});
    EXPECT_TRUE(resolution.problems.empty())
        << resolution.problems[0].code << ": " << resolution.problems[0].text;
    EXPECT_EQ(resolution.observations.size(), 1U);
    return resolution.observations.empty() ? Observation{} : resolution.observations[0];
  }

  ResolveOptions options_{"luvut.csv", "", *Date::parse("2025-12-01"), 1000};
  std::vector<Indicator> indicators_{
      indicator("nps", "Asiakastyytyväisyys, perhetyö (shl)", "nps"),
      indicator("ostot", "Ostot", "eur"),
      indicator("asiakkaat", "Asiakkaat", "persons"),
      indicator("kotipalvelu.jono", "Jono", "persons", "Kotipalvelu"),
      indicator("perhetyo.jono", "Jono", "persons", "Perhetyö"),
      indicator("kysely", "Kysely käynnistetty", "yes_no"),
      indicator("sanat", "Tilanne sanoin", "text"),
      confidence(),
      of_another_area()};
  FigureResolver resolver_{
      "pirkanmaa",
      indicators_,
      {{"goals_2025", *Date::parse("2025-01-20")}, {"status_2025_11", *Date::parse("2025-11-30")}}};
};

TEST_F(Resolving, AFigureKeepsWhatIsPrinted) {
  Figure printed = figure("nps", "syksy 2024", "+ 53,0");
  printed.raw = "+ 53,0 (v. 2024)";
  printed.status = "P";
  const Observation observation = only(printed);
  EXPECT_EQ(observation.series, "pirkanmaa/nps");
  EXPECT_EQ(observation.period.to_string(), "2024-09/2024-11");
  EXPECT_EQ(observation.value, 53);
  EXPECT_EQ(observation.decimals, 1);
  EXPECT_EQ(observation.status, ObservationStatus::kProvisional);
  EXPECT_EQ(observation.source.document, "goals_2025");
  EXPECT_EQ(observation.source.lines, "186");
  EXPECT_EQ(observation.source.raw, "+ 53,0 (v. 2024)");
  EXPECT_EQ(observation.known_from.to_string(), "2025-01-20");
}

TEST_F(Resolving, TheValueIsTheRawTextWhenNoneIsGiven) {
  EXPECT_EQ(only(figure("ostot", "2024", " 1 086 000 € ")).source.raw, "1 086 000 €");
}

TEST_F(Resolving, TheAreaMayStandBeforeTheKey) {
  EXPECT_EQ(only(figure("pirkanmaa/nps", "2024", "53")).series, "pirkanmaa/nps");
}

TEST_F(Resolving, WithoutAKeyTheLabelNamesTheIndicator) {
  Figure labelled = figure("", "2024", "53");
  labelled.label = " asiakastyytyväisyys,  PERHETYÖ (shl)";
  EXPECT_EQ(only(labelled).series, "pirkanmaa/nps");
}

TEST_F(Resolving, TheHeadingTellsEqualLabelsApart) {
  Figure labelled = figure("", "2024", "5");
  labelled.label = "Jono";
  labelled.section = "PERHETYÖ";
  EXPECT_EQ(only(labelled).series, "pirkanmaa/perhetyo.jono");
}

TEST_F(Resolving, WithoutADocumentTheImportsCounts) {
  Figure bare = figure("nps", "2024", "53");
  bare.document.clear();
  EXPECT_EQ(only(bare).source.document, "luvut.csv");
  EXPECT_EQ(only(bare).known_from.to_string(), "2025-12-01");
  options_.document = "status_2025_11";
  EXPECT_EQ(only(bare).source.document, "status_2025_11");
  EXPECT_EQ(only(bare).known_from.to_string(), "2025-11-30");
}

TEST_F(Resolving, AReasonStandsForAMissingValue) {
  Figure missing = figure("nps", "2025", "");
  missing.reason = "not_yet_started";
  EXPECT_EQ(only(missing).reason, MissingReason::kNotYetStarted);
  EXPECT_EQ(only(missing).value, std::nullopt);
}

TEST_F(Resolving, TheDocumentsOwnWordsMayStandBesideTheReason) {
  Figure missing = figure("nps", "2025", "ei ole mitattu");
  missing.reason = "not_published";
  EXPECT_EQ(only(missing).reason, MissingReason::kNotPublished);
  EXPECT_EQ(only(missing).source.raw, "ei ole mitattu");
}

TEST_F(Resolving, WordsThatSayThereIsNoFigureAreAReason) {
  const Observation missing = only(figure("nps", "2025", "ei luotettavaa tietoa saatavissa"));
  EXPECT_EQ(missing.reason, MissingReason::kNotPublished);
  EXPECT_EQ(missing.source.raw, "ei luotettavaa tietoa saatavissa");
  EXPECT_EQ(only(figure("kysely", "2025", "ei tietoa")).reason, MissingReason::kNotPublished);
  EXPECT_EQ(only(figure("kysely", "2025", "ei")).value, 0);
}

TEST_F(Resolving, RawWordsAloneAreTextOnly) {
  Figure words = figure("nps", "2025", "");
  words.raw = "Tavoite toteutuu suunnitellusti.";
  EXPECT_EQ(only(words).reason, MissingReason::kTextOnly);
}

TEST_F(Resolving, StatusesThatSayThereIsNoneNeedNoReason) {
  Figure missing = figure("nps", "2025", "");
  missing.status = "M";
  EXPECT_EQ(only(missing).reason, MissingReason::kNotPublished);
  missing.status = "q";
  EXPECT_EQ(only(missing).reason, MissingReason::kSuppressed);
}

TEST_F(Resolving, AnEmptyCellIsNoFigure) {
  const Resolution resolution = resolve({figure("nps", "2025", " \xC2\xA0")});
  EXPECT_TRUE(resolution.problems.empty());
  EXPECT_TRUE(resolution.observations.empty());
  EXPECT_EQ(resolution.without_value, 1U);
}

TEST_F(Resolving, WordsOfAnIndicatorInWordsAreTextOnly) {
  const Observation words = only(figure("sanat", "2025", "1.1.2025 alkaen"));
  EXPECT_EQ(words.reason, MissingReason::kTextOnly);
  EXPECT_EQ(words.source.raw, "1.1.2025 alkaen");
}

TEST_F(Resolving, AnEstimateOfConfidenceIsAPercentageWhateverTheUnit) {
  EXPECT_EQ(only(figure("arvio", "2025-06-30", "60")).value, 60);
  EXPECT_EQ(resolve({figure("arvio", "2025-06-30", "120")}).problems.at(0).code,
            kIntakeOutOfRange.name);
}

struct Bad {
  const char* name;
  std::function<void(Figure&)> change;
  ErrorCode code;
};

void PrintTo(const Bad& bad, std::ostream* out) {
  *out << bad.name;
}

class BadFigures : public Resolving, public testing::WithParamInterface<Bad> {};

TEST_P(BadFigures, AreListedWithLineAndColumn) {
  Figure bad = figure("nps", "2024", "53");
  GetParam().change(bad);
  bad.line = 7;
  bad.column = 4;
  const Resolution resolution = resolve({figure("ostot", "2024", "1"), bad});
  ASSERT_EQ(resolution.problems.size(), 1U);
  EXPECT_EQ(resolution.problems[0].code, GetParam().code.name);
  EXPECT_EQ(resolution.problems[0].line, 7U);
  EXPECT_EQ(resolution.problems[0].column, 4U);
  EXPECT_FALSE(resolution.problems[0].text.empty());
}

void label_only(Figure& figure, const char* label) {
  figure.series.clear();
  figure.label = label;
}

void of_series(Figure& figure, const char* series, const char* value) {
  figure.series = series;
  figure.value = value;
}

INSTANTIATE_TEST_SUITE_P(
    All, BadFigures,
    testing::Values(
        Bad{"unknown key", [](Figure& f) { f.series = "npx"; }, kIntakeUnknownSeries},
        Bad{"another area's key", [](Figure& f) { f.series = "vieras"; }, kIntakeUnknownSeries},
        Bad{"another area", [](Figure& f) { f.series = "kainuu/vieras"; }, kIntakeUnknownSeries},
        Bad{"key in capitals", [](Figure& f) { f.series = "NPS"; }, kIntakeUnknownSeries},
        Bad{"unknown label", [](Figure& f) { label_only(f, "Tuntematon"); }, kIntakeUnknownLabel},
        Bad{"ambiguous label", [](Figure& f) { label_only(f, "Jono"); }, kIntakeAmbiguousLabel},
        Bad{"no key and no label", [](Figure& f) { label_only(f, " "); }, kIntakeNoSeries},
        Bad{"impossible period", [](Figure& f) { f.period = "2025-13"; }, kIntakePeriod},
        Bad{"no period", [](Figure& f) { f.period = ""; }, kIntakePeriod},
        Bad{"unknown status", [](Figure& f) { f.status = "X"; }, kIntakeStatus},
        Bad{"long status", [](Figure& f) { f.status = "AA"; }, kIntakeStatus},
        Bad{"unknown reason", [](Figure& f) { f.reason = "lost"; }, kIntakeReason},
        Bad{"reason beside a number", [](Figure& f) { f.reason = "suppressed"; },
            kIntakeReasonWithValue},
        Bad{"missing status beside a number", [](Figure& f) { f.status = "M"; },
            kIntakeReasonWithValue},
        Bad{"unknown document", [](Figure& f) { f.document = "goals_1999"; },
            kIntakeUnknownDocument},
        Bad{"not a number", [](Figure& f) { f.value = "paljon"; }, kIntakeNumber},
        Bad{"wrong unit", [](Figure& f) { f.value = "53 €"; }, kIntakeUnitMismatch},
        Bad{"two numbers", [](Figure& f) { f.value = "53 (44)"; }, kIntakeTwoNumbers},
        Bad{"outside limits", [](Figure& f) { f.value = "153"; }, kIntakeOutOfRange},
        Bad{"part of a person", [](Figure& f) { of_series(f, "asiakkaat", "2,5"); },
            kIntakeNotWhole},
        Bad{"number where words belong", [](Figure& f) { of_series(f, "sanat", "12,5"); },
            kIntakeTextUnit},
        Bad{"number where yes or no belongs", [](Figure& f) { of_series(f, "kysely", "12"); },
            kIntakeNumber}));

TEST_F(Resolving, AMisspeltKeyIsAnsweredWithTheNearestOne) {
  const Resolution resolution = resolve({figure("kotipalvelu.jonno", "2024", "5")});
  EXPECT_THAT(resolution.problems.at(0).text, testing::HasSubstr("'kotipalvelu.jono'"));
  EXPECT_THAT(resolve({figure("qqqqqqqqq", "2024", "5")}).problems.at(0).text,
              testing::Not(testing::HasSubstr("did you mean")));
}

TEST_F(Resolving, EveryProblemOfARowIsListed) {
  Figure bad = figure("npx", "2025-13", "53");
  bad.status = "X";
  bad.document = "none";
  const Resolution resolution = resolve({bad, figure("nps", "2024", "x")});
  std::vector<std::string> codes;
  for (const FigureProblem& problem : resolution.problems) codes.push_back(problem.code);
  EXPECT_THAT(
      codes, testing::ElementsAre(kIntakeUnknownSeries.name, kIntakePeriod.name, kIntakeStatus.name,
                                  kIntakeUnknownDocument.name, kIntakeNumber.name));
}

TEST_F(Resolving, TheSameRowTwiceNamesTheFirstLine) {
  const Resolution resolution =
      resolve({figure("nps", "2025-H1", "53"), figure("nps", "1-6/2025", "53")});
  ASSERT_EQ(resolution.problems.size(), 1U);
  EXPECT_EQ(resolution.problems[0].code, kIntakeDuplicateRow.name);
  EXPECT_EQ(resolution.problems[0].line, 3U);
  EXPECT_THAT(resolution.problems[0].text, testing::HasSubstr("line 2"));
}

TEST_F(Resolving, TheSameRowWithAnotherFigureIsAContradiction) {
  const Resolution resolution = resolve({figure("nps", "2024", "53"), figure("nps", "2024", "54")});
  ASSERT_EQ(resolution.problems.size(), 1U);
  EXPECT_EQ(resolution.problems[0].code, kIntakeContradiction.name);
}

TEST_F(Resolving, TheSameFigureFromAnotherDocumentIsNoDuplicate) {
  Figure later = figure("nps", "2024", "53");
  later.document = "status_2025_11";
  EXPECT_EQ(resolve({figure("nps", "2024", "53"), later}).observations.size(), 2U);
}

TEST_F(Resolving, TooManyProblemsAreCounted) {
  options_.max_problems = 10;
  const Resolution resolution = resolve(std::vector<Figure>(25, figure("npx", "2024", "1")));
  ASSERT_EQ(resolution.problems.size(), 11U);
  EXPECT_EQ(resolution.problems.back().code, kIntakeTooMany.name);
  EXPECT_THAT(resolution.problems.back().text, testing::HasSubstr("15"));
}

TEST_F(Resolving, ProblemsComeInTheOrderOfTheFile) {
  Figure late = figure("npx", "2024", "1");
  late.line = 9;
  Figure early = figure("npx", "2024", "1");
  early.line = 4;
  EXPECT_EQ(resolve({late, early}).problems.at(0).line, 4U);
}

TEST_F(Resolving, NothingComesFromNothing) {
  const Resolution resolution = resolve({});
  EXPECT_TRUE(resolution.observations.empty());
  EXPECT_TRUE(resolution.problems.empty());
}

}  // namespace
}  // namespace viisari
