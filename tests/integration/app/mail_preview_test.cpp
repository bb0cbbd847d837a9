// `viisari mail preview` with the shipped recipients and schedules over the example figures.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

#include "program.h"

namespace viisari::testing_support {
namespace {

namespace fs = std::filesystem;
using testing::HasSubstr;
using testing::Not;

std::string text_of(const fs::path& file) {
  std::ifstream in(file, std::ios::binary);
  return std::string(std::istreambuf_iterator<char>(in), {});
}

std::string shipped(const char* name) {
  return (fs::path(VIISARI_SOURCE_DIR) / "config" / name).string();
}

// One database for all: a preview writes nothing to it.
class MailPreview : public testing::Test {
 protected:
  static void SetUpTestSuite() {
    here_ = new Installation("mail_preview");  // NOLINT: GoogleTest's own way of sharing
    here_->configure("[mail]\nrecipients = \"" + shipped("recipients.toml") + "\"\nschedules = \"" +
                     shipped("schedules.toml") + "\"\n");
    const Finished run =
        here_->run({"run", "--examples", std::string(VIISARI_SOURCE_DIR) + "/examples/data",
                    "--as-of", "2025-12-01", "--no-serve"});
    ASSERT_EQ(run.status, 0) << run.err;
  }
  static void TearDownTestSuite() {
    delete here_;  // NOLINT
    here_ = nullptr;
  }
  static Finished preview(std::vector<std::string> words) {
    fs::remove_all(out());
    words.insert(words.begin(), {"mail", "preview"});
    words.insert(words.end(), {"--as-of", "2025-12-01", "--out", out().string()});
    return here_->run(words);
  }
  static fs::path out() { return here_->folder() / "out"; }
  static std::string file_ending_in(const std::string& extension) {
    for (const auto& entry : fs::directory_iterator(out())) {
      if (entry.path().extension() == extension) return text_of(entry.path());
    }
    return "";
  }

  static Installation* here_;
};
Installation* MailPreview::here_ = nullptr;

TEST_F(MailPreview, WritesAMessageAndAPageAndPrintsTheText) {
  const Finished run = preview({"monthly", "--to", "pirkanmaa.lapset.johto"});
  EXPECT_EQ(run.status, 0) << run.err;
  EXPECT_THAT(run.out, HasSubstr("/indicators/pirkanmaa/"));
  EXPECT_THAT(file_ending_in(".eml"), HasSubstr("multipart/alternative"));
  EXPECT_THAT(file_ending_in(".html"), HasSubstr("<!doctype html>"));
}

TEST_F(MailPreview, SameDayGivesTheSameBytes) {
  ASSERT_EQ(preview({"monthly", "--to", "pirkanmaa.lapset.johto"}).status, 0);
  const std::string once = file_ending_in(".eml");
  ASSERT_EQ(preview({"monthly", "--to", "pirkanmaa.lapset.johto"}).status, 0);
  EXPECT_FALSE(once.empty());
  EXPECT_EQ(once, file_ending_in(".eml"));
}

TEST_F(MailPreview, DigestHoldsTheAreasOfTheRecipientOnly) {
  const Finished run = preview({"monthly", "--to", "pohjois-savo.perheet.johto"});
  EXPECT_THAT(run.out, HasSubstr("/indicators/pohjois-savo/"));
  for (const char* other : {"pirkanmaa/", "kanta-hame/", "keski-suomi/"}) {
    EXPECT_THAT(run.out, Not(HasSubstr(other)));
  }
}

TEST_F(MailPreview, DigestTellsWhatChangedSinceTheDayGiven) {
  const Finished first = preview({"monthly", "--to", "pirkanmaa.lapset.johto"});
  const Finished later =
      preview({"monthly", "--to", "pirkanmaa.lapset.johto", "--since", "2025-03-01"});
  EXPECT_EQ(later.status, 0) << later.err;
  EXPECT_THAT(first.out, Not(HasSubstr("1.3.2025")));
  EXPECT_THAT(later.out, HasSubstr("1.3.2025"));
}

TEST_F(MailPreview, ListsAreShort) {
  const Finished run = preview({"monthly", "--to", "keski-suomi.aluejohto"});
  std::size_t links = 0;
  for (std::size_t at = run.out.find("/indicators/"); at != std::string::npos;
       at = run.out.find("/indicators/", at + 1)) {
    ++links;
  }
  EXPECT_GT(links, 0U);
  EXPECT_LE(links, 40U);
}

TEST_F(MailPreview, LanguageIsTheRecipients) {
  preview({"monthly", "--to", "keski-suomi.valtuusto"});
  EXPECT_THAT(file_ending_in(".html"), HasSubstr("<html lang=\"en\">"));
  EXPECT_THAT(file_ending_in(".eml"), HasSubstr("Content-Language: en"));
}

TEST_F(MailPreview, LinkForLeavingLeavesNothing) {
  preview({"monthly", "--to", "pohjois-savo.perheet.johto"});
  EXPECT_THAT(file_ending_in(".eml"), HasSubstr("/unsubscribe/preview"));
}

TEST_F(MailPreview, WatchdogCountsIndicators) {
  const Finished run = preview({"watchdog", "--to", "yllapito"});
  EXPECT_EQ(run.status, 0) << run.err;
  EXPECT_THAT(file_ending_in(".eml"), HasSubstr("List-Id"));
}

TEST_F(MailPreview, RemembersAndQueuesNothing) {
  const std::string before = text_of(here_->database());
  preview({"monthly", "--to", "pirkanmaa.lapset.johto"});
  EXPECT_EQ(before, text_of(here_->database()));
}

TEST_F(MailPreview, UnknownRoleIsWrongUseAndNamesTheNearest) {
  const Finished run = preview({"monthly", "--to", "pirkanmaa.lapset.jotho"});
  EXPECT_EQ(run.status, 2);
  EXPECT_THAT(run.err, HasSubstr("mail.no_such_role"));
  EXPECT_THAT(run.err, HasSubstr("'pirkanmaa.lapset.johto'"));
}

TEST_F(MailPreview, UnknownScheduleIsWrongUseAndNamesTheNearest) {
  const Finished run = preview({"montly", "--to", "pirkanmaa.lapset.johto"});
  EXPECT_EQ(run.status, 2);
  EXPECT_THAT(run.err, HasSubstr("schedules.no_such_schedule"));
  EXPECT_THAT(run.err, HasSubstr("'monthly'"));
}

TEST_F(MailPreview, FolderThatCannotBeMadeIsAnError) {
  here_->write("a_file", "x");
  const Finished run =
      here_->run({"mail", "preview", "monthly", "--to", "pirkanmaa.lapset.johto", "--as-of",
                  "2025-12-01", "--out", (here_->folder() / "a_file" / "below").string()});
  EXPECT_EQ(run.status, 3);
  EXPECT_THAT(run.err, HasSubstr("mail.preview_failed"));
}

TEST_F(MailPreview, AlertTellsWhatIsOpenAndHowToAcknowledgeIt) {
  const Finished run = preview({"alert", "--to", "pirkanmaa.lapset.johto"});
  EXPECT_EQ(run.status, 0) << run.err;
  EXPECT_THAT(run.out, HasSubstr("/indicators/pirkanmaa/"));
  EXPECT_THAT(run.out, testing::ContainsRegex("  http[^ ]*/alerts/[0-9]+\n"));
}

TEST_F(MailPreview, AlertShowsItsIndicator) {
  ASSERT_EQ(preview({"alert", "--to", "kanta-hame.perheet.johto"}).status, 0);
  EXPECT_THAT(file_ending_in(".eml"), HasSubstr("Content-Type: image/png"));
}

TEST_F(MailPreview, AlertWithNothingOpenIsAnError) {
  const Finished run = preview({"alert", "--to", "keski-suomi.valtuusto"});
  EXPECT_EQ(run.status, 1);
  EXPECT_THAT(run.err, HasSubstr("mail.nothing_open"));
}

// What a digest of an area says to those who may not know of its restricted figures is the same
// whether there are any or not.
TEST_F(MailPreview, RestrictedFiguresLeaveNoTraceInTheMailOfOthers) {
  const Finished told = preview({"monthly", "--to", "keski-suomi.aluejohto"});
  const Finished spared = preview({"monthly", "--to", "keski-suomi.valtuusto"});
  ASSERT_EQ(told.status, 0);
  ASSERT_EQ(spared.status, 0);
  const Finished ids = here_->run({"export", "definitions"});
  std::size_t restricted = 0;
  for (std::size_t at = ids.out.find("\"visibility\":\"restricted\""); at != std::string::npos;
       at = ids.out.find("\"visibility\":\"restricted\"", at + 1)) {
    const std::size_t start = ids.out.rfind("\"id\":\"", at) + 6;
    const std::string id = ids.out.substr(start, ids.out.find('"', start) - start);
    EXPECT_THAT(spared.out, Not(HasSubstr(id + "\n")));
    ++restricted;
  }
  EXPECT_GT(restricted, 0U);
}

// The samples that the project shows are this program's.
TEST_F(MailPreview, TheExamplesAreWhatTheProgramWrites) {
  std::string command = std::string(VIISARI_SOURCE_DIR) + "/tools/update-mail-examples --check";
  command += " " + std::string(VIISARI_BINARY_DIR) + "/viisari";
  EXPECT_EQ(std::system(command.c_str()), 0);
}

}  // namespace
}  // namespace viisari::testing_support
