// Files people import by mistake: all rows or none, and every rejected row named.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <ostream>
#include <string>

#include "program.h"

namespace viisari::testing_support {
namespace {

using testing::HasSubstr;
using testing::Not;

const std::string kHeader = "Tunnus;Jakso;Arvo;Tila;Syy;Lähde;Teksti\n";
const std::string kGood = "kotipalvelu.perheet;1-9/2025;1 306;;;status_2025_11:381;\n";

struct BadFile {
  const char* name;
  std::string content;
  const char* code;
};
void PrintTo(const BadFile& file, std::ostream* out) {
  *out << file.name;
}

class BadFiles : public testing::TestWithParam<BadFile> {};

TEST_P(BadFiles, AreRejectedWholeWithACode) {
  const Installation here("bad_file");
  const auto file = here.write("figures.csv", GetParam().content);
  const Finished import = here.run({"import", "pirkanmaa", file.string()});
  EXPECT_EQ(import.status, 1) << import.out << import.err;
  EXPECT_THAT(import.err, HasSubstr(GetParam().code));
  const std::string stored = here.run({"export", "observations"}).out;
  EXPECT_EQ(std::count(stored.begin(), stored.end(), '\n'), 1) << stored;
}

std::string utf16(const std::string& ascii) {
  std::string out = "\xFF\xFE";
  for (const char c : ascii) {
    out += c;
    out += '\0';
  }
  return out;
}

INSTANTIATE_TEST_SUITE_P(
    All, BadFiles,
    testing::Values(
        BadFile{"empty", "", "intake.empty"},
        BadFile{"utf16", utf16("Tunnus;Jakso\n"), "intake.encoding_utf16"},
        BadFile{"binary", std::string("Tunnus;Jakso\0;Arvo\n", 19), "intake.binary"},
        BadFile{"comma delimiter", "Tunnus,Jakso,Arvo,Tila,Syy,Lähde,Teksti\na,2025,1,,,,\n",
                "table.wrong_delimiter"},
        BadFile{"unknown layout", "a;b;c\n1;2;3\n", "layout.unknown"},
        BadFile{"unknown series", kHeader + kGood + "nosuch.key;2025;1;;;status_2025_11:1;\n",
                ":3:"},
        BadFile{"number in percent with euros",
                kHeader + "yhteensa.ostot;1-10/2025;12 %;;;status_2025_11:1;\n",
                "intake.unit_mismatch"},
        BadFile{"not a number", kHeader + "yhteensa.ostot;1-10/2025;noin 5;;;status_2025_11:1;\n",
                "intake.number"},
        BadFile{"failed spreadsheet cell",
                kHeader + "kotipalvelu.perheet;1-9/2025;#REF!;;;status_2025_11:1;x\n",
                "intake.number"},
        BadFile{"fraction of a family",
                kHeader + "kotipalvelu.perheet;1-9/2025;1 306,5;;;status_2025_11:1;\n",
                "intake.not_whole"},
        BadFile{"fraction of a person",
                kHeader + "perhetyo_shl.kysely_2024.kykenetko.n;2025;50,5;;;status_2025_11:1;\n",
                "intake.not_whole"},
        BadFile{"NPS above its limit", kHeader + "yhteensa.nps;5-9/2025;167;;;status_2025_11:1;\n",
                "intake.out_of_range"},
        BadFile{"impossible period", kHeader + "yhteensa.nps;13/2025;67;;;status_2025_11:1;\n",
                "intake.period"},
        BadFile{"the same row twice", kHeader + kGood + kGood, "intake.duplicate_row"},
        BadFile{"two figures for one period",
                kHeader + kGood + "kotipalvelu.perheet;1-9/2025;1 307;;;status_2025_11:381;\n",
                "intake.contradiction"},
        BadFile{"unknown document", kHeader + "yhteensa.nps;5-9/2025;67;;;nosuch:1;\n",
                "intake.unknown_document"}));

TEST(Import, NamesEveryRejectedRowWithLineAndColumn) {
  const Installation here("every_row");
  const auto file =
      here.write("figures.csv", kHeader + "nosuch;2025;1;;;;\n" + kGood +
                                    "yhteensa.nps;soon;1;;;;\n" + "yhteensa.nps;2025;1o6;;;;\n");
  const Finished import = here.run({"import", "pirkanmaa", file.string()});
  EXPECT_EQ(import.status, 1);
  EXPECT_THAT(import.err, HasSubstr("figures.csv:2:3: "));
  EXPECT_THAT(import.err, HasSubstr("figures.csv:4:3: "));
  EXPECT_THAT(import.err, HasSubstr("figures.csv:5:3: "));
  EXPECT_THAT(import.err, Not(HasSubstr("figures.csv:3")));
}

TEST(Import, DryRunShowsTheDifferenceAndStoresNothing) {
  const Installation here("dry_run");
  const auto file = here.write("figures.csv", kHeader + kGood);
  const Finished dry = here.run({"import", "pirkanmaa", file.string(), "--dry-run"});
  EXPECT_EQ(dry.status, 0) << dry.err;
  EXPECT_THAT(dry.out, HasSubstr("+ pirkanmaa/kotipalvelu.perheet 2025-01/2025-09"));
  EXPECT_THAT(here.run({"export", "observations"}).out, Not(HasSubstr("kotipalvelu.perheet")));
  EXPECT_EQ(here.run({"import", "pirkanmaa", file.string()}).status, 0);
  EXPECT_THAT(here.run({"export", "observations"}).out,
              HasSubstr("pirkanmaa/kotipalvelu.perheet;2025-01/2025-09;1306;"));
}

TEST(Import, ACorrectedFigureIsARevisionAndTheOldOneStays) {
  const Installation here("revision");
  const auto first = here.write("a.csv", kHeader + kGood);
  const auto second =
      here.write("b.csv", kHeader + "kotipalvelu.perheet;1-9/2025;1 310;;;status_2025_11:381;\n");
  ASSERT_EQ(here.run({"import", "pirkanmaa", first.string()}).status, 0);
  const Finished import = here.run({"import", "pirkanmaa", second.string()});
  EXPECT_EQ(import.status, 0) << import.err;
  EXPECT_THAT(import.out, HasSubstr("1 revised"));
  const std::string stored = here.run({"export", "observations"}).out;
  EXPECT_THAT(stored, HasSubstr(";1306;"));
  EXPECT_THAT(stored, HasSubstr(";1310;"));
}

TEST(Import, Windows1252IsRead) {
  const Installation here("cp1252");
  const auto file = here.write("figures.csv",
                               "Tunnus;Jakso;Arvo;Tila;Syy;L\xE4hde;Teksti\n"
                               "kotipalvelu.perheet;1-9/2025;1\xA0"
                               "306;;;status_2025_11:381;\n");
  const Finished import = here.run({"import", "pirkanmaa", file.string()});
  EXPECT_EQ(import.status, 0) << import.err;
  EXPECT_THAT(here.run({"export", "observations"}).out, HasSubstr(";1306;"));
}

TEST(Import, TwoHundredMegabytesAreRefusedUnread) {
  const Installation here("huge");
  const auto file = here.write("figures.csv", kHeader);
  std::filesystem::resize_file(file, 200ULL << 20U);  // sparse: takes no room
  const Finished import = here.run({"import", "pirkanmaa", file.string()});
  EXPECT_EQ(import.status, 1);
  EXPECT_THAT(import.err, HasSubstr("intake.too_large"));
}

}  // namespace
}  // namespace viisari::testing_support
