// Every layout of every area, from files: NAME.csv is imported and held against NAME.expected.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <string>
#include <vector>

#include "loaded_plugin.h"

namespace viisari::test {
namespace {

struct LayoutFile {
  std::string area;
  std::string name;
  std::string path(const std::string& extension) const {
    return fixture_folder(area) + "/" + name + extension;
  }
};
void PrintTo(const LayoutFile& file, std::ostream* out) {
  *out << file.area << "/" << file.name;
}

std::vector<LayoutFile> layout_files() {
  std::vector<LayoutFile> files;
  for (const char* area : kAreas) {
    for (const auto& entry : std::filesystem::directory_iterator(fixture_folder(area))) {
      if (entry.path().extension() == ".csv") files.push_back({area, entry.path().stem()});
    }
  }
  std::sort(files.begin(), files.end(),
            [](const LayoutFile& a, const LayoutFile& b) { return a.path("") < b.path(""); });
  return files;
}

std::string with_crlf(std::string_view text) {
  std::string out;
  for (const char c : text) out += c == '\n' ? std::string("\r\n") : std::string(1, c);
  return out;
}

class LayoutFiles : public testing::TestWithParam<LayoutFile> {};

TEST_P(LayoutFiles, GiveTheExpectedFiguresAndProblems) {
  const LoadedPlugin plugin(GetParam().area);
  const Imported imported = plugin.import(read_file(GetParam().path(".csv")));
  EXPECT_EQ(imported.result, 0);
  EXPECT_EQ(imported.text(), read_file(GetParam().path(".expected")));
}

TEST_P(LayoutFiles, GiveTheSameWithWindowsLineEnds) {
  const LoadedPlugin plugin(GetParam().area);
  const Imported imported = plugin.import(with_crlf(read_file(GetParam().path(".csv"))));
  EXPECT_EQ(imported.text(), read_file(GetParam().path(".expected")));
}

TEST_P(LayoutFiles, GiveTheSameWithTabs) {
  std::string tabs = read_file(GetParam().path(".csv"));
  ASSERT_EQ(tabs.find('\t'), std::string::npos);
  std::replace(tabs.begin(), tabs.end(), ';', '\t');
  const LoadedPlugin plugin(GetParam().area);
  EXPECT_EQ(plugin.import(tabs).text(), read_file(GetParam().path(".expected")));
}

TEST_P(LayoutFiles, AreRecognisedByTheirAreaBeforeAnyOther) {
  const std::string content = read_file(GetParam().path(".csv"));
  const std::int32_t own = LoadedPlugin(GetParam().area).sniff(content);
  EXPECT_GE(own, 50);
  for (const char* area : kAreas) {
    const std::int32_t other = LoadedPlugin(area).sniff(content);
    // The long layout belongs to every area.
    if (area != GetParam().area) {
      EXPECT_TRUE(own == 90 ? other < 50 : other == own) << area;
    }
  }
}

TEST_P(LayoutFiles, StopWhenTheHostWantsNoMore) {
  const LoadedPlugin plugin(GetParam().area);
  const std::string content = read_file(GetParam().path(".csv"));
  const std::size_t all = plugin.import(content).lines.size();
  for (std::size_t stop = 1; stop <= all; ++stop) {
    EXPECT_EQ(plugin.import(content, stop).lines.size(), stop);
  }
}

INSTANTIATE_TEST_SUITE_P(Areas, LayoutFiles, testing::ValuesIn(layout_files()),
                         [](const testing::TestParamInfo<LayoutFile>& file) {
                           std::string name = file.param.area + "_" + file.param.name;
                           std::replace(name.begin(), name.end(), '-', '_');
                           return name;
                         });

}  // namespace
}  // namespace viisari::test
