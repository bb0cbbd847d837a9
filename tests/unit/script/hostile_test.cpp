// Hostile and broken scripts: tests/fixtures/scripts/*.lua, each with what is to become of it in
// its own header lines:
//   -- expect: ok, or the code of the first error when it is read
//   -- line:   of that error
//   -- value:  what computing "a/subject.v" gives: a number, a missing reason's word, or a code
//   -- clock:  "steps": each look at the clock finds it 50 ms later; otherwise it stands still
// Whatever it is: the host lives, the neighbour's figures stay right, the last good version stays
// active, and the memory is given back.
#include <algorithm>
#include <filesystem>

#include "base/text.h"
#include "engine/missing.h"
#include "script_testing.h"

namespace viisari {
namespace {

using testing::kDocuments;
using testing::SeriesBox;

constexpr const char* kNeighbour = R"lua(
local p = service "P"
local function observed(key)
  indicator(key) { title = { fi = key }, service = p, unit = "count", source = cite(doc.d, 1) }
end
observed "n.a"
observed "n.b"
indicator "n.v" {
  title = { fi = "Osuus" }, service = p, unit = "percent", source = cite(doc.d, 1),
  inputs = { a = "n.a", b = "n.b" },
  value = function(s) return 100 * s.a / (s.a + s.b) end,
}
)lua";

constexpr const char* kGood = R"lua(
indicator "subject.good" {
  title = { fi = "Hyvä" }, service = service "P", unit = "percent", source = cite(doc.d, 1),
  inputs = { a = "n.a" },
  value = function(s) return s.a * 2 end,
}
)lua";

std::string header(const std::string& text, const std::string& name) {
  const std::string wanted = "-- " + name + ": ";
  const std::size_t at = text.find(wanted);
  if (at == std::string::npos) return {};
  const std::size_t end = std::min(text.find('\n', at), text.size());
  return std::string(
      trim(std::string_view(text).substr(at + wanted.size(), end - at - wanted.size())));
}

std::vector<std::string> fixtures() {
  std::vector<std::string> names;
  for (const auto& file :
       std::filesystem::directory_iterator(VIISARI_SOURCE_DIR "/tests/fixtures/scripts")) {
    if (file.path().extension() == ".lua") names.push_back(file.path().stem().string());
  }
  std::sort(names.begin(), names.end());
  return names;
}

std::chrono::steady_clock::time_point stepping() {
  static std::chrono::steady_clock::time_point now;
  return now += std::chrono::milliseconds(50);
}

class HostileScript : public ::testing::TestWithParam<std::string> {
 protected:
  static Limits limits(const std::string& clock) {
    Limits limits = testing::still_limits();
    if (clock == "steps") limits.now = &stepping;
    return limits;
  }

  // The last figure of the series, or the word or code of what came instead.
  std::string compute(Definitions& definitions, const std::string& id) {
    SeriesPool pool;
    const std::size_t index = testing::place_of(definitions, id);
    const Indicator& indicator = definitions.indicators()[index];
    std::vector<SeriesView> inputs;
    for (const auto& [name, series] : indicator.inputs) {
      inputs.push_back(series == "a/n.a" ? a_ : b_);
    }
    const auto result = definitions.compute(index, inputs, pool);
    if (!result) {
      EXPECT_EQ(result.error().file, "a/subject.lua");
      EXPECT_GT(result.error().line, 0);
      EXPECT_LE(result.error().text.size(), 1100U);
      return std::string(result.error().code.name);
    }
    EXPECT_EQ(result->size(), 3U);
    const double last = result->values.back();
    return is_missing(last) ? std::string(to_string(missing_reason(last))) : format_double(last);
  }

  SeriesBox box_;
  SeriesView a_ = box_.months({1, 2, 3});
  SeriesView b_ = box_.months({1, 2, 9});
};

TEST_P(HostileScript, HarmsNothingButItself) {
  const std::string text =
      testing::read_text(VIISARI_SOURCE_DIR "/tests/fixtures/scripts/" + GetParam() + ".lua");
  const std::string expected = header(text, "expect");
  ASSERT_FALSE(expected.empty());
  Definitions definitions(limits(header(text, "clock")));
  const auto good = definitions.load(
      {{"a/documents.lua", kDocuments}, {"a/neighbour.lua", kNeighbour}, {"a/subject.lua", kGood}});
  ASSERT_TRUE(good.ok()) << good.errors().front().to_string();
  const std::size_t memory = definitions.script_memory();

  const auto report = definitions.reload({"a/subject.lua", text});
  const FileReport* subject = testing::report_of(report, "a/subject.lua");
  ASSERT_NE(subject, nullptr);
  if (expected == "ok") {
    EXPECT_TRUE(report.ok()) << report.errors().front().to_string();
    EXPECT_EQ(subject->active, ActiveVersion::kNew);
    EXPECT_EQ(definitions.indicator("a/subject.good"), nullptr);
  } else {
    ASSERT_FALSE(subject->errors.empty());
    const Error& error = subject->errors.front();
    EXPECT_EQ(error.code.name, expected) << error.to_string();
    EXPECT_EQ(error.file, "a/subject.lua");
    EXPECT_GT(error.line, 0);
    if (const std::string line = header(text, "line"); !line.empty()) {
      EXPECT_EQ(std::to_string(error.line), line) << error.to_string();
    }
    EXPECT_LE(error.text.size(), 1100U);
    EXPECT_EQ(error.text.find('\x1b'), std::string::npos);
    EXPECT_LE(subject->errors.size(), Limits().errors);
    EXPECT_EQ(subject->active, ActiveVersion::kKept);
    EXPECT_EQ(compute(definitions, "a/subject.good"), "6");
    // What failed has left no state behind.
    EXPECT_EQ(definitions.script_memory(), memory);
  }
  if (const std::string value = header(text, "value"); !value.empty()) {
    const std::string first = compute(definitions, "a/subject.v");
    // Some show what they are only when they are called again.
    const std::string second = compute(definitions, "a/subject.v");
    EXPECT_TRUE(first == value || second == value) << first << " " << second;
    if (first == value) {
      EXPECT_EQ(second, value);
    }
  }
  EXPECT_EQ(compute(definitions, "a/n.v"), "25");
  EXPECT_TRUE(definitions.reload({"a/subject.lua", kGood}).ok());
  EXPECT_EQ(compute(definitions, "a/subject.good"), "6");
  // Within what a few calls leave for the collector.
  EXPECT_LE(definitions.script_memory(), memory + 4096);
}

INSTANTIATE_TEST_SUITE_P(All, HostileScript, ::testing::ValuesIn(fixtures()),
                         [](const auto& fixture) { return "Case" + fixture.param; });

TEST(HostileScripts, CoverTheListedCases) {
  const auto names = fixtures();
  EXPECT_GE(names.size(), 100U);
  for (int i = 1; i <= 27; ++i) {
    const std::string prefix = (i < 10 ? "0" : "") + std::to_string(i);
    EXPECT_TRUE(std::any_of(names.begin(), names.end(), [&](const std::string& name) {
      return name.starts_with(prefix);
    })) << prefix;
  }
}

TEST(HostileScripts, AreNotRunForEverAfterManyKills) {
  Definitions definitions(testing::still_limits());
  ASSERT_TRUE(definitions
                  .load({{"a/documents.lua", kDocuments},
                         {"a/f.lua", testing::indicator_text("x", "") +
                                         testing::indicator_text(
                                             "v",
                                             "inputs = { x = \"x\" }, value = function(s) "
                                             "if s.x:latest() > 1 then while true do end end "
                                             "return s.x end")}})
                  .ok());
  SeriesBox box;
  const SeriesView bad[] = {box.months({5})};
  const SeriesView fine[] = {box.months({1})};
  const std::size_t index = testing::place_of(definitions, "a/v");
  const auto code = [&](std::span<const SeriesView> inputs) {
    SeriesPool pool;
    const auto result = definitions.compute(index, inputs, pool);
    return result ? std::string("ok") : std::string(result.error().code.name);
  };
  EXPECT_EQ(code(bad), "script.killed.instructions");
  EXPECT_EQ(code(bad), "script.killed.instructions");
  EXPECT_EQ(code(fine), "ok");  // starts the count anew
  for (int i = 0; i < 3; ++i) EXPECT_EQ(code(bad), "script.killed.instructions");
  EXPECT_EQ(code(fine), "script.killed.instructions");
}

}  // namespace
}  // namespace viisari
