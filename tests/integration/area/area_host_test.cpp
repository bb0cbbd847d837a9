#include "area/area_host.h"

#include <gtest/gtest.h>

#include "plugin_folder.h"

namespace viisari {
namespace {

using test::PluginFolder;

TEST(AreaHost, RunsAGoodPlugin) {
  const PluginFolder folder;
  folder.add("good");
  folder.add("plain_c");
  const FixedClock clock(Instant{});
  NullLog log;
  AreaHost host(test::test_options(), clock, log);
  ASSERT_TRUE(host.discover(folder.path()));
  host.start();

  const PluginStatus status = test::status_of(host, "good");
  EXPECT_EQ(status.state, PluginState::kRunning) << status.reason_code << status.reason_text;
  EXPECT_EQ(status.name, "Hyvä alue");
  EXPECT_EQ(status.version, "1.2.3");
  EXPECT_EQ(status.abi, "1.0");
  EXPECT_EQ(status.signature, PluginSignature::kUnsigned);
  ASSERT_EQ(status.codes.size(), 1U);
  EXPECT_EQ(status.codes[0].code, "HVA99");
  EXPECT_EQ(status.codes[0].valid_from, Date::from_ymd(2023, 1, 1));
  EXPECT_EQ(test::status_of(host, "plain_c").state, PluginState::kRunning);

  const auto description = host.description("good");
  ASSERT_TRUE(description);
  EXPECT_EQ(description->name.en, "The good area");
  ASSERT_EQ(description->services.size(), 2U);
  EXPECT_EQ(description->services[1].parent, 0U);
  EXPECT_EQ(description->services[1].code, "1PA210");
  ASSERT_EQ(description->status_words.size(), 1U);
  EXPECT_EQ(description->status_words[0].status, AssessmentStatus::kAchieved);
  ASSERT_EQ(description->reporting.size(), 1U);
  EXPECT_EQ(description->reporting[0].delay_days, 45);

  EXPECT_EQ(host.sniff("good", "a.csv", "a;b").value_or(-1), 90);
  EXPECT_EQ(host.sniff("good", "a.txt", "a;b").value_or(-1), 0);
  const auto imported = host.import("good", "a.csv", "nps;2025;+ 53\nbad\nköy;1-9/2025;\n");
  ASSERT_TRUE(imported) << imported.error().to_string();
  ASSERT_EQ(imported->figures.size(), 2U);
  EXPECT_EQ(imported->figures[0],
            (Figure{.series = "nps", .period = "2025", .value = "+ 53", .line = 1, .column = 3}));
  EXPECT_EQ(imported->figures[1].series, "köy");
  ASSERT_EQ(imported->problems.size(), 1U);
  EXPECT_EQ(imported->problems[0],
            (FigureProblem{.line = 2, .column = 1, .code = "good.row", .text = "bad"}));
}

}  // namespace
}  // namespace viisari
