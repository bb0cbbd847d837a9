// Plugins that an outside project built against the installed SDK run in the host. The test
// sdk.outside_project has built them.
#include <gtest/gtest.h>

#include <fstream>
#include <iterator>
#include <string>

#include "area/area_host.h"

namespace viisari {
namespace {

PluginStatus status_of(const AreaHost& host, std::string_view id) {
  for (const PluginStatus& status : host.status()) {
    if (status.id == id) return status;
  }
  return {};
}

TEST(InstalledSdk, BuildsPluginsThatTheHostRuns) {
  const FixedClock clock(Instant{});
  NullLog log;
  AreaHostOptions options;
  options.self = TEST_WORKER;
  AreaHost host(options, clock, log);
  const auto found = host.discover(OUTSIDE "/installed/lib/viisari/plugins");
  ASSERT_TRUE(found) << found.error().to_string();
  host.start();
  const PluginStatus example = status_of(host, "example");
  ASSERT_EQ(example.state, PluginState::kRunning) << example.reason_code << example.reason_text;
  EXPECT_EQ(example.version, "1.0.0");
  const PluginStatus plain = status_of(host, "c-area");
  ASSERT_EQ(plain.state, PluginState::kRunning) << plain.reason_code << plain.reason_text;
  EXPECT_EQ(plain.version, "0.2.0");
  EXPECT_EQ(plain.name, "C-alue");

  std::ifstream file(VIISARI_SOURCE_DIR "/examples/plugin/example.csv");
  const std::string text{std::istreambuf_iterator<char>(file), {}};
  EXPECT_GT(host.sniff("example", "example.csv", text).value_or(-1), 0);
  const auto imported = host.import("example", "example.csv", text);
  ASSERT_TRUE(imported) << imported.error().to_string();
  EXPECT_TRUE(imported->problems.empty());
  ASSERT_EQ(imported->figures.size(), 2U);
  EXPECT_EQ(imported->figures[0].series, "neuvola.kaynnit");
  EXPECT_EQ(imported->figures[0].period, "1-6/2025");
  EXPECT_EQ(imported->figures[0].value, "4 321");
  EXPECT_EQ(imported->figures[1].reason, "not_published");
}

}  // namespace
}  // namespace viisari
