// Files that a person got wrong: each is refused or its rows are, with the place and a stable code.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>

#include "loaded_plugin.h"

namespace viisari::test {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

constexpr const char* kLongHeader = "Tunnus;Jakso;Arvo;Tila;Syy;Lähde;Teksti\n";

struct BadFile {
  const char* name;
  const char* area;
  std::string content;
  std::int32_t result;
  std::vector<std::string> problems;
};
void PrintTo(const BadFile& file, std::ostream* out) {
  *out << file.name;
}

class BadFiles : public testing::TestWithParam<BadFile> {};

TEST_P(BadFiles, AreRefusedWithPlaceAndCode) {
  const LoadedPlugin plugin(GetParam().area);
  const Imported imported = plugin.import(GetParam().content);
  EXPECT_EQ(imported.problems, GetParam().problems);
  EXPECT_EQ(imported.result == 0, GetParam().result == 0);
}

INSTANTIATE_TEST_SUITE_P(
    Each, BadFiles,
    testing::Values(
        BadFile{"Empty", "pirkanmaa", "", 1, {"1:1 table.empty"}},
        BadFile{"OnlyComments", "pirkanmaa", "# a\n# b\n", 1, {"3:1 table.empty"}},
        BadFile{"WrongDelimiter",
                "pirkanmaa",
                "Tunnus,Palvelu,1-10/2025\na,b,1\n",
                1,
                {"1:1 table.wrong_delimiter"}},
        BadFile{"UnclosedQuote",
                "pirkanmaa",
                "Palvelu;2025\n\"Kotipalvelu;1\n",
                1,
                {"2:1 table.unclosed_quote"}},
        BadFile{"MissingColumn",
                "kanta-hame",
                "Tunnus;Mittari;Suunnitelma 2025;Lähde\na;b;c;d\n",
                1,
                {"1:1 layout.missing_column"}},
        BadFile{"UnknownColumn",
                "kanta-hame",
                "Mittari;Suunnitelma 2025;Toteuma 1-6/2025;Toteuma 13/2025\na;b;c;d\n",
                1,
                {"1:4 layout.unknown_column"}},
        BadFile{"DuplicateHeader",
                "pohjois-savo",
                "Organisaatiotaso;Mittari;Toteuma 1-4/2025;TOTEUMA 1 - 4 / 2025\na;b;1;2\n",
                1,
                {"1:4 layout.duplicate_column"}},
        BadFile{"HeaderOnly", "keski-suomi", "Mittari;Lähtötaso;2026\n", 0, {"1:1 table.no_rows"}},
        BadFile{"OtherTable", "keski-suomi", "kunta;väkiluku\nA;1\n", 1, {"1:1 layout.unknown"}},
        BadFile{"AnotherAreasTable",
                "keski-suomi",
                "Tunnus;Palvelu;1-10/2025;1-10/2024;Muutos %;Muutos €;Lähde\na;b;1;2;3;4;d:1\n",
                1,
                {"1:1 layout.unknown"}},
        BadFile{"RowsTooNarrowAndTooWide",
                "pirkanmaa",
                "Palvelu;2025;Lähde\na;1\nb;2;d;x\nc;3;d:1\n",
                0,
                {"2:3 table.wrong_width", "3:4 table.wrong_width"}},
        BadFile{"QuoteInsideACell",
                "pirkanmaa",
                "Palvelu;2025\n5\" putki;1\n",
                0,
                {"2:1 table.stray_quote"}},
        BadFile{
            "RowWithoutName", "pirkanmaa", "Tunnus;Palvelu;2025\n;;1\n", 0, {"2:1 row.no_name"}}),
    [](const testing::TestParamInfo<BadFile>& file) { return file.param.name; });

TEST(UnknownLayout, NamesTheHeadersThatTheAreaKnows) {
  const LoadedPlugin plugin("pohjois-savo");
  const Imported imported = plugin.import("kunta;väkiluku\nA;1\n");
  EXPECT_THAT(imported.first_text, HasSubstr("Organisaatiotaso;Mittari;Toteuma {period}"));
  EXPECT_THAT(imported.first_text, HasSubstr("Tunnus;Jakso;Arvo"));
  EXPECT_EQ(plugin.sniff("kunta;väkiluku\nA;1\n"), 0);
}

TEST(WrongWidth, DoesNotHideTheGoodRows) {
  const LoadedPlugin plugin("pirkanmaa");
  EXPECT_EQ(plugin.import("Palvelu;2025;Lähde\na;1\nb;2;d;x\nc;3;d:1\n").figures, 1U);
}

TEST(BrokenHeader, IsStillClaimedSoThatItsMessageIsSeen) {
  const LoadedPlugin plugin("kanta-hame");
  EXPECT_EQ(plugin.sniff("Tunnus;Mittari;Suunnitelma 2025;Lähde\n"), 30);
}

TEST(Sniff, NeedsOnlyTheHeaderLine) {
  const LoadedPlugin plugin("pirkanmaa");
  EXPECT_EQ(plugin.sniff("Tunnus;Palvelu;1-10/2025;Lähde\nkotipalvelu.ostot;Koti"), 90);
  EXPECT_EQ(plugin.sniff(kLongHeader), 60);
  EXPECT_EQ(plugin.sniff(""), 0);
  EXPECT_EQ(plugin.sniff(std::string("\0\xFF\xFE;", 4)), 0);
}

TEST(Budgets, AreTargetsAndNeverFigures) {
  const LoadedPlugin plugin("kanta-hame");
  const Imported imported =
      plugin.import("1 000 €;TA 2025;MTA I 2025;Tot 1-6/2025\nToimintakate;-1;-2;-3\n");
  EXPECT_THAT(imported.problems, IsEmpty());
  EXPECT_THAT(imported.lines, ElementsAre("2:4 |Toimintakate||1-6/2025|-3|||||-3"));
}

TEST(YearColumns, OfKeskiSuomiAreTargetsAndNeverFigures) {
  const LoadedPlugin plugin("keski-suomi");
  EXPECT_EQ(plugin.import("Mittari;Lähtötaso;2026;2030\nMäärä;5;6;7\n").figures, 0U);
}

TEST(RowPeriod, ComesBeforeThatOfTheHeader) {
  const LoadedPlugin plugin("pohjois-savo");
  const Imported imported = plugin.import(
      "Organisaatiotaso;Mittari;Toteuma 1-4/2025;Jakso\n1PK2210;Päivät;3122;1-3/2025\n");
  EXPECT_THAT(imported.lines, ElementsAre("2:3 |Päivät|1PK2210|1-3/2025|3122|||||3122"));
}

TEST(LargeFile, IsReadRowByRow) {
  constexpr std::size_t kRows = 100'000;
  std::string content = kLongHeader;
  for (std::size_t i = 0; i < kRows; ++i) {
    content += "a.b" + std::to_string(i) + ";2025;" + std::to_string(i) + ";;;doc:1;\n";
  }
  const Imported imported = LoadedPlugin("keski-suomi").import(content);
  EXPECT_EQ(imported.result, 0);
  EXPECT_EQ(imported.figures, kRows);
  EXPECT_EQ(imported.last_line, kRows + 1);
  EXPECT_THAT(imported.problems, IsEmpty());
}

TEST(LargeRow, IsRefusedBeforeItFillsTheMemory) {
  const LoadedPlugin plugin("pirkanmaa");
  const Imported imported = plugin.import("Palvelu" + std::string(100'000, ';'));
  EXPECT_EQ(imported.problems, std::vector<std::string>{"1:257 table.too_large"});
}

}  // namespace
}  // namespace viisari::test
