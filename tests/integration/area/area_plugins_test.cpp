// The area plugins that Viisari comes with, in their workers, on the files of examples/data.
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>

#include "plugin_folder.h"

namespace viisari {
namespace {

TEST(AreaPlugins, RunSideBySideAndReadEveryExampleOfTheirArea) {
  const FixedClock clock(Instant{});
  NullLog log;
  AreaHostOptions options = test::test_options();
  options.limits = WorkerLimits{};
  options.limits.start_deadline = std::chrono::seconds(60);
  AreaHost host(options, clock, log);
  ASSERT_TRUE(host.discover(VIISARI_BINARY_DIR "/plugins"));
  host.start();
  ASSERT_EQ(host.status().size(), 4U);
  for (const PluginStatus& status : host.status()) {
    ASSERT_EQ(status.state, PluginState::kRunning)
        << status.id << " " << status.reason_code << " " << status.reason_text;
    EXPECT_FALSE(status.codes.empty()) << status.id;
    const std::filesystem::path folder =
        std::filesystem::path(VIISARI_SOURCE_DIR "/examples/data") / status.id;
    if (!std::filesystem::exists(folder)) continue;
    for (const auto& entry : std::filesystem::directory_iterator(folder)) {
      if (entry.path().extension() != ".csv") continue;
      std::ifstream file(entry.path(), std::ios::binary);
      const std::string text{std::istreambuf_iterator<char>(file), {}};
      const std::string name = entry.path().filename().string();
      EXPECT_GT(host.sniff(status.id, name, text).value_or(-1), 0) << entry.path();
      const auto imported = host.import(status.id, name, text);
      ASSERT_TRUE(imported) << entry.path() << " " << imported.error().to_string();
      EXPECT_FALSE(imported->figures.empty()) << entry.path();
      for (const FigureProblem& problem : imported->problems) {
        ADD_FAILURE() << entry.path() << ":" << problem.line << ": " << problem.code << " "
                      << problem.text;
      }
    }
  }
}

}  // namespace
}  // namespace viisari
