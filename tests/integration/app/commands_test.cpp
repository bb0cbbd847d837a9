// What people type, and what they get: exit statuses, codes and stored figures.

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/wait.h>

#include <filesystem>
#include <fstream>
#include <ostream>
#include <string>
#include <vector>

#include "program.h"

namespace viisari::testing_support {
namespace {

namespace fs = std::filesystem;
using testing::HasSubstr;
using testing::Not;
using testing::StartsWith;

const std::string kExamples = std::string(VIISARI_SOURCE_DIR) + "/examples/data";

std::vector<std::string> demo_run() {
  return {"run", "--examples", kExamples, "--as-of", "2025-12-01", "--no-serve"};
}

TEST(Run, ImportsThePublishedFiguresAndSummarisesFourAreas) {
  const Installation here("run");
  const Finished run = here.run(demo_run());
  EXPECT_EQ(run.status, 0) << run.err;
  EXPECT_EQ(run.err, "");
  for (const char* code : {"HVA07", "HVA08", "HVA13", "HVA15"}) {
    EXPECT_THAT(run.out, HasSubstr(code));
  }
}

TEST(Run, ASecondTimeChangesNothing) {
  const Installation here("run_twice");
  ASSERT_EQ(here.run(demo_run()).status, 0);
  const std::string before = here.run({"export", "observations"}).out;
  const Finished second = here.run(demo_run());
  EXPECT_EQ(second.status, 0) << second.err;
  EXPECT_THAT(second.out, Not(HasSubstr("added")));
  EXPECT_THAT(second.out, Not(HasSubstr("revised")));
  EXPECT_EQ(here.run({"export", "observations"}).out, before);
}

struct WrongUse {
  std::vector<std::string> words;
  int status;
};
void PrintTo(const WrongUse& use, std::ostream* out) {
  for (const std::string& word : use.words) *out << word << ' ';
}

class WrongCommands : public testing::TestWithParam<WrongUse> {};

TEST_P(WrongCommands, EndWithTheirStatusAndSayWhy) {
  const Installation here("wrong");
  const Finished run = here.run(GetParam().words);
  EXPECT_EQ(run.status, GetParam().status) << run.out << run.err;
  EXPECT_NE(run.err, "");
}

INSTANTIATE_TEST_SUITE_P(Use, WrongCommands,
                         testing::Values(WrongUse{{}, 2}, WrongUse{{"nosuch"}, 2},
                                         WrongUse{{"status", "--as-of", "x"}, 2},
                                         WrongUse{{"status", "--as-of", "2025-02-30"}, 2},
                                         WrongUse{{"status", "nowhere"}, 2},
                                         WrongUse{{"explain", "pirkanmaa/nosuch"}, 2},
                                         WrongUse{{"explain"}, 2}, WrongUse{{"audit"}, 2},
                                         WrongUse{{"audit", "all"}, 2},
                                         WrongUse{{"audit", "figures", "nowhere"}, 2},
                                         WrongUse{{"audit", "figures", "--class", "red"}, 2},
                                         WrongUse{{"import", "pirkanmaa"}, 2},
                                         WrongUse{{"import", "nowhere", "/dev/null"}, 1},
                                         WrongUse{{"import", "pirkanmaa", "/nonexistent.csv"}, 3},
                                         WrongUse{{"export", "definitions", "--format", "csv"}, 2},
                                         WrongUse{{"--config", "/nonexistent.toml", "status"}, 3},
                                         WrongUse{{"--lang", "xx", "status"}, 2}));

TEST(Help, NamesEveryCommand) {
  const Installation here("help");
  const Finished help = here.run({"--help"});
  EXPECT_EQ(help.status, 0);
  for (const char* command : {"check", "test", "import", "evaluate", "status", "explain", "audit",
                              "plugins", "serve", "doctor", "export", "run", "route"}) {
    EXPECT_THAT(help.out, HasSubstr(command));
  }
}

TEST(Check, ShippedDefinitionsHaveNoErrors) {
  const Installation here("check");
  const Finished check = here.run({"check"});
  EXPECT_EQ(check.status, 0) << check.err;
  EXPECT_EQ(check.err, "");
}

TEST(Check, NamesFileLineAndCodeOfAnError) {
  Installation here("check_error");
  here.own_definitions();
  here.write("indicators/pirkanmaa/broken.lua", "local x = 1\nindicator \"a\" { titel = 1 }\n");
  const Finished check = here.run({"check", here.definitions().string()});
  EXPECT_EQ(check.status, 1);
  EXPECT_THAT(check.err, HasSubstr("broken.lua:2: script.unknown_field: "));
}

TEST(Check, LooksAtOneAreaOrOneFileOnly) {
  Installation here("check_scope");
  here.own_definitions();
  const auto broken = here.write("indicators/pirkanmaa/broken.lua", "nosuch()\n");
  EXPECT_EQ(here.run({"check", (here.definitions() / "kanta-hame").string()}).status, 0);
  EXPECT_EQ(here.run({"check", (here.definitions() / "pirkanmaa").string()}).status, 1);
  EXPECT_EQ(here.run({"check", broken.string()}).status, 1);
}

TEST(BrokenDefinition, KeepsItsLastGoodVersionAlsoAfterARestart) {
  Installation here("last_good");
  here.own_definitions();
  const std::string good = here.run({"export", "definitions"}).out;
  here.write("indicators/pirkanmaa/ostot.lua", "indicator \"x\" {\n");
  const Finished broken = here.run({"export", "definitions"});
  EXPECT_EQ(broken.status, 0);
  EXPECT_THAT(broken.err, HasSubstr("script.syntax"));
  EXPECT_EQ(broken.out, good);
}

TEST(Explain, ShowsMethodSourcesExpectedValueAndFlipValueInBothLanguages) {
  const Installation here("explain");
  ASSERT_EQ(here.run(demo_run()).status, 0);
  const std::vector<std::string> words{"explain", "pirkanmaa/yhteensa.ostot", "--as-of",
                                       "2025-12-01"};
  const Finished english = here.run(words);
  EXPECT_EQ(english.status, 0) << english.err;
  EXPECT_THAT(english.out, HasSubstr("status_2025_11"));
  EXPECT_THAT(english.out, HasSubstr("2 250 000 €"));
  EXPECT_THAT(english.out, HasSubstr("path"));
  auto finnish_words = words;
  finnish_words.insert(finnish_words.begin(), {"--lang", "fi"});
  const Finished finnish = here.run(finnish_words);
  EXPECT_EQ(finnish.status, 0) << finnish.err;
  EXPECT_NE(finnish.out, english.out);
}

TEST(Status, KnowsOnlyWhatWasPublishedByThen) {
  const Installation here("as_known");
  ASSERT_EQ(here.run(demo_run()).status, 0);
  const auto status = [&](const std::string& day) {
    return here.run({"status", "pohjois-savo", "--as-of", day, "--format", "json"}).out;
  };
  EXPECT_THAT(status("2025-12-01"), HasSubstr("\"value\":652"));
  EXPECT_THAT(status("2025-01-01"), Not(HasSubstr("\"value\":652")));
}

TEST(Status, JsonIsAnArrayOfEveryIndicatorWithAStatus) {
  const Installation here("json");
  const Finished status = here.run({"status", "--format", "json", "--as-of", "2025-12-01"});
  EXPECT_EQ(status.status, 0) << status.err;
  EXPECT_THAT(status.out, StartsWith("[{\"id\":\""));
  EXPECT_THAT(status.out, Not(HasSubstr(":nan")));
}

TEST(Evaluate, StoresVerdictsThatTheDoctorCounts) {
  const Installation here("evaluate");
  ASSERT_EQ(here.run(demo_run()).status, 0);
  const Finished evaluate = here.run({"evaluate", "--as-of", "2025-12-01"});
  EXPECT_EQ(evaluate.status, 0) << evaluate.err;
}

TEST(Evaluate, NamesTheLineOfAFailingValueFunction) {
  Installation here("value_failed");
  here.own_definitions();
  here.write(
      "indicators/pirkanmaa/zz.lua",
      "indicator \"zz\" { title = { fi = \"T\" }, service = service \"S\", unit = \"ratio\",\n"
      "  source = cite(doc.status_2025_11, 1), inputs = { a = \"kotipalvelu.perheet\" },\n"
      "  value = function(s) error(\"boo\") end }\n");
  ASSERT_EQ(here.run({"check"}).status, 0);
  ASSERT_EQ(here.run(demo_run()).status, 0);
  const Finished evaluate = here.run({"evaluate", "--as-of", "2025-12-01"});
  EXPECT_EQ(evaluate.status, 1);
  EXPECT_THAT(evaluate.err, HasSubstr("pirkanmaa/zz.lua:3: script.runtime: "));
}

TEST(Output, CutShortIsAnError) {
  const Installation here("full_device");
  std::string command;
  for (const std::string& word : here.command({"export", "definitions"})) command += word + " ";
  const int status = std::system((command + "> /dev/full 2> /dev/null").c_str());
  EXPECT_EQ(WEXITSTATUS(status), 3);
}

TEST(Output, ThatNobodyReadsToTheEndIsNoError) {
  const Installation here("half_read");
  std::string command;
  for (const std::string& word : here.command({"export", "definitions"})) command += word + " ";
  const std::string errors = (here.folder() / "errors").string();
  const std::string ended = (here.folder() / "ended").string();
  const int shell = std::system(
      ("{ " + command + "2> " + errors + "; echo $? > " + ended + "; } | head -c 10 > /dev/null")
          .c_str());
  EXPECT_EQ(WEXITSTATUS(shell), 0);
  std::ifstream status(ended);
  int code = -1;
  status >> code;
  EXPECT_EQ(code, 0);
  EXPECT_EQ(fs::file_size(errors), 0U);
}

TEST(Doctor, FindsNothingWrongWithAGoodInstallation) {
  const Installation here("doctor");
  ASSERT_EQ(here.run(demo_run()).status, 0);
  const Finished doctor = here.run({"doctor"});
  EXPECT_EQ(doctor.status, 0) << doctor.out;
  for (const char* part : {"config", "disk", "database", "clock", "scripts", "plugins"}) {
    EXPECT_THAT(doctor.out, HasSubstr(part));
  }
}

TEST(Doctor, SaysWhatToDoAboutEachFault) {
  Installation here("doctor_bad");
  here.own_definitions();
  here.own_plugins();
  here.write("indicators/pirkanmaa/broken.lua", "nosuch()\n");
  here.write("plugins/pirkanmaa.so", "not a library");
  here.write("var/viisari.db", "not a database, but long enough to be looked at as one ........");
  const Finished doctor = here.run({"doctor"});
  EXPECT_EQ(doctor.status, 1);
  EXPECT_THAT(doctor.out, HasSubstr("store.not_a_database"));
  EXPECT_THAT(doctor.out, HasSubstr("script.unknown_global"));
  EXPECT_THAT(doctor.out, HasSubstr("area.sha256_mismatch"));
}

TEST(Doctor, BadConfigurationIsItsFinding) {
  Installation here("doctor_config");
  here.configure("[server]\nprot = 1");
  const Finished doctor = here.run({"doctor"});
  EXPECT_EQ(doctor.status, 1);
  EXPECT_THAT(doctor.out, HasSubstr("config.unknown_key"));
}

TEST(Plugins, ShowsTheFourAreasRunning) {
  const Installation here("plugins");
  const Finished plugins = here.run({"plugins"});
  EXPECT_EQ(plugins.status, 0) << plugins.out << plugins.err;
  for (const char* area : {"pirkanmaa", "kanta-hame", "pohjois-savo", "keski-suomi"}) {
    EXPECT_THAT(plugins.out, HasSubstr(area));
  }
  EXPECT_THAT(plugins.out, HasSubstr("running"));
}

TEST(Plugins, OneBrokenPluginIsNamedAndLeavesTheOthersAlone) {
  Installation here("plugin_broken");
  ASSERT_EQ(here.run(demo_run()).status, 0);
  here.own_plugins();
  here.write("plugins/pirkanmaa.so", "not a library");
  const Finished plugins = here.run({"plugins"});
  EXPECT_EQ(plugins.status, 1);
  EXPECT_THAT(plugins.out, HasSubstr("area.sha256_mismatch"));
  const Finished status = here.run({"status", "--as-of", "2025-12-01", "--format", "json"});
  EXPECT_EQ(status.status, 0);
  EXPECT_THAT(status.out, HasSubstr("\"value\":2250000"));  // Pirkanmaa's figures are still served
  const Finished import = here.run(
      {"import", "kanta-hame", kExamples + "/kanta-hame/osavuosikatsaus_2025.toiminta.csv"});
  EXPECT_EQ(import.status, 0) << import.err;
}

TEST(Database, NewerSchemaCannotRunAndIsLeftUntouched) {
  const Installation here("newer");
  ASSERT_EQ(here.run({"evaluate"}).status, 0);
  ASSERT_EQ(std::system(("/usr/bin/python3 -c \"import sqlite3; c = sqlite3.connect('" +
                         here.database().string() +
                         "'); c.execute('PRAGMA user_version = 9999'); c.commit()\"")
                            .c_str()),
            0);
  const auto size = fs::file_size(here.database());
  const auto written = fs::last_write_time(here.database());
  const Finished status = here.run({"status"});
  EXPECT_EQ(status.status, 3);
  EXPECT_THAT(status.err, HasSubstr("store.newer_schema"));
  EXPECT_EQ(fs::file_size(here.database()), size);
  EXPECT_EQ(fs::last_write_time(here.database()), written);
}

}  // namespace
}  // namespace viisari::testing_support
