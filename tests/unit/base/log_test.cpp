#include "base/log.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <set>
#include <sstream>

#include "base/log_messages.h"

namespace viisari {
namespace {

std::string read_file(const std::filesystem::path& path) {
  std::ifstream in(path);
  std::stringstream text;
  text << in.rdbuf();
  return text.str();
}

class LogFile : public testing::Test {
 protected:
  void SetUp() override {
    path_ = std::filesystem::path(testing::TempDir()) /
            (std::string("viisari_log_") +
             testing::UnitTest::GetInstance()->current_test_info()->name());
    std::filesystem::remove(path_);
  }
  void TearDown() override { std::filesystem::remove(path_); }

  std::string logged(LogFormat format) {
    auto log = open_log({format, LogLevel::kInfo, path_.string()}, clock_);
    EXPECT_TRUE(log);
    (*log)->write(log_message::kAreaEnded,
                  {{"area", "pirkanmaa"}, {"reason", "it said \"no\"\nSERVER_STARTED"}});
    return read_file(path_);
  }

  std::filesystem::path path_;
  FixedClock clock_{*parse_instant("2026-11-22T15:37:20Z")};
};

TEST_F(LogFile, TextLineHasTimeLevelIdAndValues) {
  EXPECT_EQ(logged(LogFormat::kText),
            "2026-11-22T15:37:20Z warning AREA_ENDED area=pirkanmaa "
            "reason=\"it said \\\"no\\\"\\\\x0aSERVER_STARTED\"\n");
}

TEST_F(LogFile, JsonLineIsOneObjectALine) {
  EXPECT_EQ(logged(LogFormat::kJson),
            "{\"time\":\"2026-11-22T15:37:20Z\",\"level\":\"warning\",\"id\":\"AREA_ENDED\","
            "\"area\":\"pirkanmaa\",\"reason\":\"it said \\\"no\\\"\\\\x0aSERVER_STARTED\"}\n");
}

TEST_F(LogFile, DropsWhatIsBelowItsLevel) {
  auto log = open_log({LogFormat::kText, LogLevel::kError, path_.string()}, clock_);
  ASSERT_TRUE(log);
  (*log)->write(log_message::kServerStarted, {});
  EXPECT_EQ(read_file(path_), "");
}

TEST(Log, FileThatCannotBeOpenedIsAnError) {
  const SystemClock clock;
  const auto log = open_log({LogFormat::kText, LogLevel::kInfo, "/dev/null/x"}, clock);
  ASSERT_FALSE(log);
  EXPECT_EQ(log.error().code, kLogFile);
}

TEST(LogMessages, HaveDistinctIdsEachExplainedInTheDocs) {
  const std::string docs =
      read_file(std::filesystem::path(VIISARI_SOURCE_DIR) / "docs" / "log-messages.md");
  std::set<std::string_view> ids;
  for (const LogMessage& message : log_message::kLogMessages) {
    EXPECT_TRUE(ids.insert(message.id).second) << message.id;
    EXPECT_NE(docs.find("`" + std::string(message.id) + "`"), std::string::npos) << message.id;
    EXPECT_NE(docs.find(message.meaning), std::string::npos) << message.id;
    EXPECT_NE(docs.find(message.action), std::string::npos) << message.id;
  }
}

}  // namespace
}  // namespace viisari
