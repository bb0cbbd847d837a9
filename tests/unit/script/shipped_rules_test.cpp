// The alert rules that ship in indicators/.
#include <gmock/gmock.h>

#include <set>

#include "script/source_tree.h"
#include "script_testing.h"

namespace viisari {
namespace {

using ::testing::ElementsAre;

class ShippedRules : public ::testing::Test {
 protected:
  ShippedRules() {
    const auto tree = read_source_tree(VIISARI_SOURCE_DIR "/indicators");
    if (!tree) {
      ADD_FAILURE() << tree.error().to_string();
      return;
    }
    const LoadReport report = definitions_.load(tree->files);
    EXPECT_TRUE(report.ok()) << report.errors().front().to_string();
  }

  Definitions definitions_{testing::still_limits()};
};

TEST_F(ShippedRules, TellTheLeadershipOfEachAreaOfSomethingAtOnce) {
  std::set<std::string> areas;
  for (const AlertRule& rule : definitions_.alert_rules()) {
    if (rule.severity == Severity::kHigh) areas.insert(rule.area);
  }
  EXPECT_THAT(areas, ElementsAre("kanta-hame", "keski-suomi", "pirkanmaa", "pohjois-savo"));
}

TEST_F(ShippedRules, SayWhyInBothLanguages) {
  for (const AlertRule& rule : definitions_.alert_rules()) {
    EXPECT_FALSE(rule.note.fi.empty()) << rule.id;
    EXPECT_FALSE(rule.note.en.empty()) << rule.id;
  }
}

// Their notes go to everyone who is told.
TEST_F(ShippedRules, SpeakOfPublicFiguresOnly) {
  for (const AlertRule& rule : definitions_.alert_rules()) {
    for (const std::string& id : rule.indicators) {
      const Indicator* indicator = definitions_.indicator(id);
      ASSERT_NE(indicator, nullptr) << id;
      EXPECT_EQ(indicator->visibility, Visibility::kPublic) << id;
    }
  }
}

}  // namespace
}  // namespace viisari
