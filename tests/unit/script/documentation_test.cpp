// docs/lua.md and sdk/lua/ name what the language has: the test walks the tables that implement it.
#include <gtest/gtest.h>

#include "model/unit.h"
#include "script/language.h"
#include "script/spec.h"
#include "script_testing.h"

namespace viisari {
namespace {

const std::string& page() {
  static const std::string text = testing::read_text(VIISARI_SOURCE_DIR "/docs/lua.md");
  return text;
}
const std::string& meta() {
  static const std::string text = testing::read_text(VIISARI_SOURCE_DIR "/sdk/lua/viisari.lua");
  return text;
}
const std::string& luacheck() {
  static const std::string text =
      testing::read_text(VIISARI_SOURCE_DIR "/sdk/lua/viisari.luacheckrc");
  return text;
}
bool has(const std::string& text, const std::string& part) {
  return text.find(part) != std::string::npos;
}

TEST(Documentation, NamesEverythingTheLanguageHas) {
  std::size_t items = 0;
  for (const auto& [part, name] : language()) {
    ++items;
    const std::string last = name.substr(name.find('.') + 1);
    switch (part) {
      case LanguagePart::kFunction:
        EXPECT_TRUE(has(page(), "`" + name)) << name;
        EXPECT_TRUE(has(meta(), "function " + name + "(")) << name;
        EXPECT_TRUE(has(luacheck(), "\"" + name + "\"")) << name;
        break;
      case LanguagePart::kTemplate:
        EXPECT_TRUE(has(meta(), "function " + name + "(")) << name;
        EXPECT_TRUE(has(luacheck(), "\"" + name + "\"")) << name;
        break;
      case LanguagePart::kCondition:
      case LanguagePart::kReference:
        EXPECT_TRUE(has(page(), "`" + name + "(")) << name;
        EXPECT_TRUE(has(meta(), "function " + name + "(")) << name;
        EXPECT_TRUE(has(luacheck(), "\"" + name + "\"")) << name;
        break;
      case LanguagePart::kSeriesMethod:
        EXPECT_TRUE(has(page(), ":" + name + "(")) << name;
        EXPECT_TRUE(has(meta(), "function Series:" + name + "(")) << name;
        break;
      case LanguagePart::kField:
      case LanguagePart::kRuleField:
      case LanguagePart::kAlertField:
      case LanguagePart::kComparisonField:
      case LanguagePart::kSpecField:
        EXPECT_TRUE(has(page(), "`" + name + "`")) << name;
        EXPECT_TRUE(has(meta(), "---@field " + name + "?") ||
                    has(meta(), "---@field " + name + " "))
            << name;
        break;
      case LanguagePart::kBase:
        EXPECT_TRUE(has(page(), "`" + name + "`")) << name;
        EXPECT_TRUE(has(luacheck(), "\"" + name + "\"")) << name;
        break;
      case LanguagePart::kLibrary:
        EXPECT_TRUE(has(page(), "`" + name + "`")) << name;
        EXPECT_TRUE(has(luacheck(), last + " = {}")) << name;
        break;
      case LanguagePart::kErrorCode:
        EXPECT_TRUE(has(page(), "| `" + name + "` |")) << name;
        break;
    }
  }
  EXPECT_GT(items, 100U);
}

TEST(Documentation, NamesEveryUnit) {
  for (const Unit& unit : units()) {
    EXPECT_TRUE(has(page(), "`" + std::string(unit.id) + "`")) << unit.id;
    EXPECT_TRUE(has(meta(), "\"" + std::string(unit.id) + "\"")) << unit.id;
  }
}

TEST(Documentation, GivesTheLimitsAsTheyAre) {
  const Limits limits;
  const auto given = [](const auto value, const std::string& unit) {
    const std::string text = std::to_string(value) + unit;
    EXPECT_TRUE(has(page(), text)) << text;
  };
  given(limits.source_bytes, " bytes");
  given(limits.files, " |");
  given(limits.memory_bytes, " bytes, in one piece " + std::to_string(limits.block_bytes));
  given(limits.load_instructions, " instructions");
  given(limits.load_time.count(), " ms");
  given(limits.value_instructions, " instructions");
  given(limits.value_time.count(), " ms");
  given(limits.series, " series");
  given(limits.indicators, " indicators");
  given(limits.rules, " rules");
  given(limits.output_bytes, " bytes of text");
  given(limits.text_bytes, " bytes |");
  given(limits.errors, " |");
  EXPECT_EQ(limits.kills, 3);  // "three times in a row"
}

TEST(Documentation, ShowsExamplesThatWork) {
  // The blocks of ```lua, each as the file its first comment names.
  std::vector<SourceFile> files;
  std::vector<SourceFile> comparisons;
  std::vector<SourceFile> specs;
  std::string rest;
  for (std::size_t at = 0; (at = page().find("```lua\n", at)) != std::string::npos;) {
    at += 7;
    const std::string block = page().substr(at, page().find("```", at) - at);
    const std::string marker = "-- indicators/";
    if (block.starts_with(marker)) {
      const std::string name = block.substr(marker.size(), block.find('\n') - marker.size());
      (name.ends_with("_spec.lua")        ? specs
       : name.starts_with("comparisons/") ? comparisons
                                          : files)
          .push_back({block.substr(marker.size(), block.find('\n') - marker.size()), block});
    } else {
      rest += block;
    }
  }
  ASSERT_EQ(files.size(), 2U);
  for (const char* key : {"laitoshoito.vrk", "laitoshoito.oma_vrk", "laitoshoito.osto_vrk"}) {
    rest += "indicator \"" + std::string(key) +
            "\" { title = { fi = \"x\" }, service = kotiin, unit = \"bed_days\", source = "
            "cite(doc.goals_2025, 1) }\n";
  }
  files.back().text += rest;
  ASSERT_EQ(comparisons.size(), 1U);
  files.push_back(comparisons.front());
  files.push_back({"kanta-hame/documents.lua", testing::kDocuments});
  files.push_back(
      {"kanta-hame/k.lua", testing::indicator_text("laitoshoito.oma_osuus", "", "percent")});
  Definitions definitions(testing::still_limits());
  const auto report = definitions.load(files);
  EXPECT_TRUE(report.ok()) << report.errors().front().to_string();
  EXPECT_EQ(definitions.indicators().size(), 6U);
  EXPECT_EQ(definitions.comparisons().size(), 1U);
  EXPECT_EQ(definitions.reconcile_rules().size(), 3U);
  EXPECT_EQ(definitions.alert_rules().size(), 3U);
  ASSERT_EQ(specs.size(), 1U);
  const SpecFile read = read_specs(specs.front(), definitions, {}, testing::still_limits());
  EXPECT_EQ(read.specs.size(), 1U);
}

}  // namespace
}  // namespace viisari
