// The example files of each area are read by its own plugin without a problem.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <string>

#include "loaded_plugin.h"

namespace viisari::test {
namespace {

constexpr std::size_t kHeadBytes = 65536;  // what the host shows to sniff

class Examples : public testing::TestWithParam<const char*> {};

TEST_P(Examples, AreRecognisedAndReadWithoutAProblem) {
  const std::filesystem::path folder =
      std::filesystem::path(VIISARI_SOURCE_DIR) / "examples" / "data" / GetParam();
  const LoadedPlugin plugin(GetParam());
  std::size_t files = 0;
  for (const auto& entry : std::filesystem::directory_iterator(folder)) {
    if (entry.path().extension() != ".csv") continue;
    ++files;
    const std::string content = read_file(entry.path().string());
    EXPECT_GE(plugin.sniff(std::string_view(content).substr(0, kHeadBytes)), 50) << entry.path();
    const Imported imported = plugin.import(content);
    EXPECT_EQ(imported.result, 0) << entry.path();
    EXPECT_THAT(imported.problems, testing::IsEmpty())
        << entry.path() << ": " << imported.first_text;
    EXPECT_GT(imported.figures, 0U) << entry.path();
  }
  EXPECT_GT(files, 0U);
}

INSTANTIATE_TEST_SUITE_P(Areas, Examples, testing::ValuesIn(kAreas));

}  // namespace
}  // namespace viisari::test
