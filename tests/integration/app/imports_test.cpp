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

// Everything that is said of the figures.
std::string answers(const Installation& here) {
  std::string out;
  for (const char* day : {"2025-06-30", "2025-12-01", "2026-12-01"}) {
    out += here.run({"status", "pirkanmaa", "--as-of", day, "--format", "json"}).out;
    out += here.run({"explain", "pirkanmaa/kotipalvelu.perheet", "--as-of", day}).out;
  }
  return out + here.run({"export", "observations"}).out;
}

TEST(ImportsUndo, GivesTheSameBytesAsBeforeTheImport) {
  const Installation here("undo");
  const auto first = here.write("a.csv", kHeader + kGood);
  const auto second =
      here.write("b.csv", kHeader + "kotipalvelu.perheet;1-9/2025;1 310;;;status_2025_11:381;\n" +
                              "yhteensa.nps;5-9/2025;67;;;status_2025_11:1;\n");
  ASSERT_EQ(here.run({"import", "pirkanmaa", first.string()}).status, 0);
  const std::string before = answers(here);
  ASSERT_EQ(here.run({"import", "pirkanmaa", second.string()}).status, 0);
  ASSERT_NE(answers(here), before);

  const Finished dry = here.run({"imports", "undo", "2", "--dry-run"});
  EXPECT_EQ(dry.status, 0) << dry.err;
  EXPECT_THAT(dry.out, HasSubstr("1 removed, 1 restored, 0 kept"));
  EXPECT_NE(answers(here), before);
  const Finished undo =
      here.run({"imports", "undo", "2", "--by", "lapset.analyysi", "--reason", "Väärä tiedosto"});
  EXPECT_EQ(undo.status, 0) << undo.err;
  EXPECT_EQ(answers(here), before);
  EXPECT_THAT(here.run({"imports", "list", "--area", "pirkanmaa"}).out,
              HasSubstr("lapset.analyysi: Väärä tiedosto"));
  EXPECT_EQ(here.run({"doctor"}).out.find("store.corrupt"), std::string::npos);
}

TEST(ImportsUndo, RefusesWhatCannotBeUndone) {
  const Installation here("undo_refused");
  const auto file = here.write("a.csv", kHeader + kGood);
  ASSERT_EQ(here.run({"import", "pirkanmaa", file.string()}).status, 0);
  ASSERT_EQ(here.run({"import", "pirkanmaa", file.string()}).status, 0);
  const auto refused = [&](const std::vector<std::string>& arguments, int status,
                           const char* code) {
    const Finished undo = here.run(arguments);
    EXPECT_EQ(undo.status, status) << undo.out;
    EXPECT_THAT(undo.err, HasSubstr(code));
  };
  refused({"imports", "undo", "1"}, 1, "store.given_again");
  refused({"imports", "undo", "1", "--dry-run"}, 1, "store.given_again");
  refused({"imports", "undo", "7"}, 2, "store.unknown_import");
  refused({"imports", "undo", "1", "--reason", "a\nb"}, 2, "imports.text");
  ASSERT_EQ(here.run({"imports", "undo", "2"}).status, 0);
  refused({"imports", "undo", "2"}, 1, "store.undone_already");
  EXPECT_EQ(here.run({"imports", "undo", "1"}).status, 0);
}

TEST(ImportsList, IsEmptyWithoutImportsAndMachineReadable) {
  const Installation here("imports_list");
  EXPECT_EQ(here.run({"imports", "list"}).status, 0);
  EXPECT_EQ(here.run({"imports", "list", "--format", "json"}).out, "[]\n");
  const auto file = here.write("a.csv", kHeader + kGood);
  ASSERT_EQ(here.run({"import", "pirkanmaa", file.string()}).status, 0);
  EXPECT_THAT(here.run({"imports", "list", "--format", "json"}).out,
              HasSubstr(R"("id":1,"area":"pirkanmaa","name":"a.csv")"));
}

}  // namespace
}  // namespace viisari::testing_support
