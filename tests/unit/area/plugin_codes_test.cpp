#include "area/plugin_codes.h"

#include <gtest/gtest.h>

#include <fstream>
#include <iterator>
#include <set>
#include <string>

namespace viisari::area {
namespace {

TEST(PluginCodes, AreExplainedInTheSdkPage) {
  std::ifstream file(VIISARI_SOURCE_DIR "/docs/sdk.md");
  const std::string page{std::istreambuf_iterator<char>(file), {}};
  ASSERT_FALSE(page.empty());
  for (const ErrorCode& code : kAllCodes) {
    EXPECT_NE(page.find("| `" + std::string(code.name) + "` |"), std::string::npos) << code.name;
  }
}

TEST(PluginCodes, AreAllDifferent) {
  std::set<std::string_view> names;
  for (const ErrorCode& code : kAllCodes) EXPECT_TRUE(names.insert(code.name).second) << code.name;
}

}  // namespace
}  // namespace viisari::area
