// `viisari notify` and `viisari alerts …` as people use them, over the example figures.

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <rapidjson/document.h>

#include <csignal>
#include <filesystem>
#include <string>
#include <thread>
#include <vector>

#include "program.h"

namespace viisari::testing_support {
namespace {

namespace fs = std::filesystem;
using testing::HasSubstr;
using testing::Not;
using testing::StartsWith;

const std::string kExamples = std::string(VIISARI_SOURCE_DIR) + "/examples/data";
const std::string kDay = "2025-12-01";

class Alerts : public testing::Test {
 protected:
  void SetUp() override {
    here_.configure("[server]\nport = 0\n[mail]\nevery_seconds = 1");
    const Finished run = here_.run({"run", "--examples", kExamples, "--as-of", kDay, "--no-serve"});
    ASSERT_EQ(run.status, 0) << run.err;
  }

  rapidjson::Document json(std::vector<std::string> words) const {
    words.insert(words.end(), {"--format", "json"});
    const Finished finished = here_.run(words);
    EXPECT_EQ(finished.status, 0) << finished.err;
    rapidjson::Document document;
    document.Parse(finished.out.c_str());
    EXPECT_FALSE(document.HasParseError());
    return document;
  }

  // The first open alert about an indicator's path.
  std::string first() const {
    const auto all = json({"alerts", "list"});
    for (const auto& one : all.GetArray()) {
      if (std::string(one["kind"].GetString()) == "path") return std::to_string(one["id"].GetInt());
    }
    return "";
  }

  std::size_t mail_files() const {
    std::size_t count = 0;
    const fs::path folder = here_.folder() / "var" / "mail" / "new";
    if (!fs::exists(folder)) return 0;
    for ([[maybe_unused]] const auto& entry : fs::directory_iterator(folder)) ++count;
    return count;
  }

  Installation here_{std::string("alerts_command_") +
                     testing::UnitTest::GetInstance()->current_test_info()->name()};
};

TEST_F(Alerts, ARunOpensThemAndWritesMailsAsFiles) {
  EXPECT_GT(json({"alerts", "list"}).Size(), 20U);
  EXPECT_GT(mail_files(), 0U);
}

TEST_F(Alerts, ASecondRoundOfTheSameDayAddsNothing) {
  const std::size_t before = mail_files();
  const auto listed = json({"alerts", "list"}).Size();
  const Finished again = here_.run({"notify", "--as-of", kDay});
  EXPECT_EQ(again.status, 0) << again.err;
  EXPECT_EQ(mail_files(), before);
  EXPECT_EQ(json({"alerts", "list"}).Size(), listed);
}

TEST_F(Alerts, ShowTellsWhatHappenedAndWhoWasTold) {
  const auto story = json({"alerts", "show", first()});
  ASSERT_GT(story["transitions"].Size(), 0U);
  EXPECT_STREQ(story["transitions"][0]["kind"].GetString(), "opened");
  ASSERT_GT(story["now"].Size(), 0U);
  EXPECT_TRUE(story["now"][0].HasMember("answer"));
}

TEST_F(Alerts, AreAcknowledgedWithACommentAndAnEnd) {
  const std::string id = first();
  EXPECT_EQ(here_
                .run({"alerts", "acknowledge", id, "--by", "pirkanmaa.kehittaminen", "--comment",
                      "selvitetään"})
                .status,
            0);
  const auto story = json({"alerts", "show", id});
  EXPECT_STREQ(story["episode"]["acknowledged"]["by"].GetString(), "pirkanmaa.kehittaminen");
}

TEST_F(Alerts, RefuseACommentOfTwoLinesARoleThatIsNoneAndAnEndThatIsOver) {
  const std::string id = first();
  const auto acknowledge = [&](const std::string& by, const std::string& comment,
                               const std::string& until) {
    return here_.run(
        {"alerts", "acknowledge", id, "--by", by, "--comment", comment, "--until", until});
  };
  EXPECT_THAT(acknowledge("johto", "a\nb", "2199-01-01").err, HasSubstr("alerts.text"));
  EXPECT_THAT(acknowledge("Johto Johtava", "a", "2199-01-01").err, HasSubstr("alerts.text"));
  EXPECT_THAT(acknowledge("johto", "a", "2020-01-01").err, HasSubstr("alerts.until"));
  EXPECT_EQ(acknowledge("johto", "a", "2020-01-01").status, 2);
}

TEST_F(Alerts, OfAnUnknownNumberAreRefused) {
  EXPECT_THAT(here_.run({"alerts", "show", "99999"}).err, HasSubstr("alerts.no_such_episode"));
  EXPECT_EQ(here_.run({"alerts", "show", "99999"}).status, 2);
  EXPECT_EQ(here_.run({"alerts", "close", "99999", "--by", "johto", "--comment", "a"}).status, 2);
}

TEST_F(Alerts, AreClosedByHandAndNobodyIsTold) {
  const std::string id = first();
  const std::size_t before = mail_files();
  EXPECT_EQ(here_.run({"alerts", "close", id, "--by", "johto", "--comment", "turha"}).status, 0);
  const auto story = json({"alerts", "show", id});
  EXPECT_FALSE(story["episode"]["open"].GetBool());
  EXPECT_EQ(mail_files(), before);
}

TEST_F(Alerts, AreSilencedWithAReasonAndAnEnd) {
  const Finished silenced = here_.run({"alerts", "silence", "pirkanmaa", "--by", "johto",
                                       "--reason", "muutto", "--until", "2199-01-01"});
  EXPECT_EQ(silenced.status, 0);
  EXPECT_THAT(silenced.out, HasSubstr("2199-01-01"));
  EXPECT_THAT(here_.run({"alerts", "silences"}).out, HasSubstr("muutto"));
  EXPECT_EQ(here_.run({"alerts", "unsilence", "1"}).status, 0);
  EXPECT_THAT(here_.run({"alerts", "silences"}).out, Not(HasSubstr("muutto")));
  EXPECT_EQ(here_.run({"alerts", "unsilence", "77"}).status, 2);
}

TEST_F(Alerts, ASilenceOfWhatIsNotDefinedIsRefused) {
  for (const char* what : {"pirkanmaaa", "pirkanmaa/nothing.*", "pirkanmaa/yhteensa.ostott"}) {
    const Finished refused = here_.run(
        {"alerts", "silence", what, "--by", "johto", "--reason", "x", "--until", "2199-01-01"});
    EXPECT_EQ(refused.status, 2) << what;
    EXPECT_THAT(refused.err, HasSubstr("status.unknown_")) << what;
  }
}

TEST_F(Alerts, OfAnAreaThatIsNotThereAreRefusedAndTheAreasNamed) {
  for (const std::vector<std::string>& words :
       {std::vector<std::string>{"alerts", "list", "uusimaa"},
        std::vector<std::string>{"alerts", "silence", "uusimaa", "--by", "johto", "--reason", "x",
                                 "--until", "2199-01-01"},
        std::vector<std::string>{"alerts", "replay", "--from", "2025-01-01", "--to", "2025-12-31",
                                 "--area", "uusimaa"}}) {
    const Finished refused = here_.run(words);
    EXPECT_EQ(refused.status, 2) << words[1];
    EXPECT_THAT(refused.err, HasSubstr("status.unknown_area")) << words[1];
    EXPECT_THAT(refused.err, HasSubstr("pirkanmaa")) << words[1];
  }
}

TEST_F(Alerts, AreListedOfOneArea) {
  const auto listed = json({"alerts", "list", "pirkanmaa"});
  ASSERT_GT(listed.Size(), 0U);
  for (const auto& one : listed.GetArray()) {
    EXPECT_TRUE(std::string(one["subject"].GetString()).starts_with("pirkanmaa"));
  }
}

TEST_F(Alerts, AReplayStoresAndSendsNothing) {
  const std::size_t before = mail_files();
  const auto listed = json({"alerts", "list", "--all"}).Size();
  const auto replay = json({"alerts", "replay", "--from", "2025-01-01", "--to", "2025-12-31"});
  EXPECT_GT(replay["all"]["transitions"]["opened"].GetInt(), 10);
  EXPECT_EQ(json({"alerts", "list", "--all"}).Size(), listed);
  EXPECT_EQ(mail_files(), before);
}

TEST_F(Alerts, AReplayOfARuleThatIsNotThereIsRefused) {
  const Finished refused = here_.run({"alerts", "replay", "--from", "2025-01-01", "--to",
                                      "2025-12-31", "--rule", "nothing-like-it"});
  EXPECT_EQ(refused.status, 2);
  EXPECT_THAT(refused.err, HasSubstr("replay.unknown_rule"));
}

TEST_F(Alerts, NotifyWithoutRecipientsSaysSo) {
  fs::remove(here_.folder() / "recipients.toml");
  const Finished refused = here_.run({"notify"});
  EXPECT_EQ(refused.status, 3);
  EXPECT_THAT(refused.err, HasSubstr("recipients.not_found"));
}

// The server looks at the alerts by itself, and ends at once when it is told to.
TEST_F(Alerts, AServerOfTheRealDayNotifiesByItself) {
  // Nothing has been stepped to in this database.
  Installation other("alerts_command_server");
  other.configure("[server]\nport = 0\n[mail]\nevery_seconds = 1");
  ASSERT_EQ(
      other.run({"import", "pirkanmaa", kExamples + "/pirkanmaa/status_2025_11.tavoitteet.csv"})
          .status,
      0);
  Background server(other.command({"serve"}));
  const std::string line = server.wait_for("Serving http://127.0.0.1:");
  ASSERT_NE(line, "");
  const fs::path mails = other.folder() / "var" / "mail" / "new";
  for (int i = 0; i < 300 && (!fs::exists(mails) || fs::is_empty(mails)); ++i) {
    std::this_thread::sleep_for(std::chrono::milliseconds(100));
  }
  EXPECT_TRUE(fs::exists(mails) && !fs::is_empty(mails));
  const int port = std::stoi(line.substr(line.find("127.0.0.1:") + 10));
  const std::string metrics = http_get(port, "/metrics");
  EXPECT_THAT(metrics, HasSubstr("viisari_alert_episodes_open{area=\"pirkanmaa\"}"));
  EXPECT_THAT(metrics, HasSubstr("viisari_outbox_paused 0"));
  EXPECT_EQ(server.end(SIGTERM), 0);
}

TEST_F(Alerts, AServerThatCannotReadItsRecipientsShowsIt) {
  const fs::path recipients = here_.folder() / "recipients.toml";
  ASSERT_TRUE(fs::exists(recipients));
  here_.write("recipients.toml", "garbage [\n");
  Background server(here_.command({"serve"}));
  const std::string line = server.wait_for("Serving http://127.0.0.1:");
  ASSERT_NE(line, "");
  const int port = std::stoi(line.substr(line.find("127.0.0.1:") + 10));
  const std::string fault = "{\"name\":\"mail\",\"ok\":false}";
  std::string ready;
  for (int i = 0; i < 300 && ready.find(fault) == std::string::npos; ++i) {
    std::this_thread::sleep_for(std::chrono::milliseconds(100));
    ready = http_get(port, "/readyz");
  }
  EXPECT_THAT(ready, StartsWith("HTTP/1.1 200"));
  EXPECT_THAT(ready, HasSubstr(fault));
}

TEST_F(Alerts, AServerOfANamedDayTellsNobody) {
  fs::remove_all(here_.folder() / "var" / "mail");
  Background server(here_.command({"serve", "--as-of", "2026-06-30"}));
  const std::string line = server.wait_for("Serving http://127.0.0.1:");
  ASSERT_NE(line, "");
  std::this_thread::sleep_for(std::chrono::milliseconds(2500));
  EXPECT_EQ(server.end(SIGTERM), 0);
  EXPECT_EQ(mail_files(), 0U);
}

}  // namespace
}  // namespace viisari::testing_support
