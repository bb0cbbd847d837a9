// The sandbox itself: the library scripts have, failing memory, locales, and that everything is
// the same from run to run.
#include <gmock/gmock.h>

#include <clocale>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <thread>

#include "base/text.h"
#include "engine/missing.h"
#include "script_testing.h"

namespace viisari {
namespace {

using testing::codes;
using ::testing::ElementsAre;
using testing::indicator_text;
using ::testing::IsEmpty;
using testing::still_limits;
using testing::with_documents;

std::string first_error(const std::string& text, Limits limits = still_limits()) {
  Definitions definitions(limits);
  const auto report = definitions.load(with_documents({{"a/f.lua", text}}));
  return report.ok() ? "" : report.errors().front().to_string();
}

struct Snippet {
  const char* text;
};
void PrintTo(const Snippet& snippet, std::ostream* out) {
  *out << snippet.text;
}

// Each is true in a definition file.
class LibraryFact : public ::testing::TestWithParam<Snippet> {};

TEST_P(LibraryFact, IsTrueInScripts) {
  EXPECT_EQ(first_error(std::string("assert(") + GetParam().text + ")"), "");
}

INSTANTIATE_TEST_SUITE_P(
    All, LibraryFact,
    ::testing::Values(
        Snippet{"tostring(1) == '1' and tostring(1.0) == '1.0' and tostring(0.1) == '0.1'"},
        Snippet{"tostring(1e100) == '1e+100' and tostring(-0.0) == '-0.0'"},
        Snippet{"tostring(0/0) == 'nan' and tostring(1/0) == 'inf' and tostring(-1/0) == '-inf'"},
        Snippet{"tostring(nil) == 'nil' and tostring(true) == 'true'"},
        Snippet{"tostring(setmetatable({}, { __tostring = function() return 'x' end })) == 'x'"},
        Snippet{"tonumber(' 12 ') == 12 and tonumber('0x10') == 16 and tonumber('x') == nil"},
        Snippet{"type(1) == 'number' and type({}) == 'table' and type(nil) == 'nil'"},
        Snippet{"select('#', 1, nil) == 2 and select(-1, 1, 2) == 2 and select(2, 1, 2) == 2"},
        Snippet{"rawlen({ 1, 2 }) == 2 and rawequal('a', 'a')"},
        Snippet{"getmetatable('') == nil and getmetatable({}) == nil"},
        Snippet{"(function() local m = {} return getmetatable(setmetatable({}, m)) == m end)()"},
        Snippet{"(function() local c = {} c.__index = c function c.f() return 3 end "
                "return setmetatable({}, c).f() == 3 end)()"},
        Snippet{"(function() local ok, e = pcall(error, { 1 }) return not ok and e[1] == 1 end)()"},
        Snippet{"(function() local ok, a, b = pcall(function() return 1, 2 end) return ok and a + "
                "b == 3 end)()"},
        Snippet{"(function() local out = '' for k in pairs({ b = 1, a = 1, [2] = 1, [1.5] = 1, "
                "[true] = 1, [-1] = 1 }) do out = out .. tostring(k) .. ' ' end "
                "return out == '-1 1.5 2 a b true ' end)()"},
        Snippet{"(function() local n = 0 for i, v in ipairs({ 5, 6, nil, 7 }) do n = n + v end "
                "return n == 11 end)()"},
        Snippet{"('abc'):sub(2) == 'bc' and ('abc'):sub(-2, -2) == 'b' and ('abc'):sub(5) == ''"},
        Snippet{
            "('abc'):sub(0) == 'abc' and ('abc'):sub(-9, 1) == 'a' and ('abc'):sub(2, 1) == ''"},
        Snippet{
            "('ÄäA'):lower() == 'Ääa' and ('abc'):upper() == 'ABC' and ('abc'):reverse() == 'cba'"},
        Snippet{
            "('abcabc'):find('ca') == 3 and ('abc'):find('') == 1 and ('abc'):find('.') == nil"},
        Snippet{"('abcabc'):find('abc', 2) == 4 and ('abc'):find('a', -1) == nil and "
                "(''):find('x') == nil"},
        Snippet{"(('x'):rep(9000) .. 'yz'):find('yz') == 9001 and (('x'):rep(4095) .. "
                "'yz'):find('yz') == 4096"},
        Snippet{
            "('ab'):rep(3, ',') == 'ab,ab,ab' and ('a'):rep(3) == 'aaa' and ('a'):rep(-1) == ''"},
        Snippet{"('abc'):byte() == 97 and select('#', ('abc'):byte(1, -1)) == 3 and "
                "string.char(97, 98) == 'ab'"},
        Snippet{"string.format('%5.1f|%-5d|%05d|%+d|%x|%s|%%', 1.25, 3, -42, 7, 255, 'x') == "
                "'  1.2|3    |-0042|+7|ff|x|%'"},
        Snippet{"string.format('%g %e %s %s', 0.1, 1, 1.5, true) == '0.1 1.000000e+00 1.5 true'"},
        Snippet{"string.format('%.3s|%5s|%c', 'abcdef', 'x', 65) == 'abc|    x|A'"},
        Snippet{"(function() local t = { 3, 1, 2 } table.sort(t) return table.concat(t, ',') == "
                "'1,2,3' end)()"},
        Snippet{"(function() local t = { 'b', 'a' } table.sort(t, function(a, b) return a > b end) "
                "return t[1] == 'b' end)()"},
        Snippet{"(function() local t = { 1, 3 } table.insert(t, 2, 2) table.insert(t, 4) return "
                "table.concat(t, ' ') == '1 2 3 4' end)()"},
        Snippet{"(function() local t = { 1, 2, 3 } return table.remove(t, 1) == 1 and "
                "table.remove(t) == 3 and #t == 1 and table.remove({}) == nil end)()"},
        Snippet{"table.concat({ 1, 2.5, 'x' }, '-') == '1-2.5-x' and table.concat({}) == ''"},
        Snippet{"table.concat({ 1, 2, 3 }, ',', 2, 3) == '2,3' and table.pack(1, nil).n == 2"},
        Snippet{"select('#', table.unpack({ 1, 2, 3 })) == 3 and select('#', table.unpack({ 1 }, "
                "1, 3)) == 3"},
        Snippet{"math.floor(2.5) == 2 and math.ceil(2.5) == 3 and math.floor(-2.5) == -3"},
        Snippet{"math.type(math.floor(2.5)) == 'integer' and math.floor(1e300) == 1e300"},
        Snippet{"math.abs(-3) == 3 and math.abs(math.mininteger) == math.mininteger and "
                "math.abs(-0.5) == 0.5"},
        Snippet{"math.max(1, 3, 2) == 3 and math.min(2, 1.5) == 1.5 and math.fmod(7, 3) == 1"},
        Snippet{"math.sqrt(16) == 4 and math.exp(0) == 1 and math.log(1) == 0 and math.pi > 3.14"},
        Snippet{
            "math.tointeger(3.0) == 3 and math.tointeger(3.5) == nil and math.type('x') == nil"},
        Snippet{"7 // 2 == 3 and 7 % 3 == 1 and 2 ^ 10 == 1024.0 and 3 & 5 == 1"}));

TEST(Sandbox, HasNothingThatReachesOutside) {
  for (const char* name :
       {"_G", "collectgarbage", "coroutine", "debug", "dofile", "io", "load", "loadfile", "next",
        "os", "package", "print", "rawget", "rawset", "require", "utf8", "xpcall", "warn"}) {
    EXPECT_THAT(first_error(std::string("local x = ") + name), ::testing::HasSubstr("not_allowed"))
        << name;
  }
  for (const char* name :
       {"string.gsub", "string.gmatch", "string.match", "string.dump", "string.pack",
        "string.unpack", "string.packsize", "table.move", "math.random", "math.randomseed"}) {
    EXPECT_THAT(first_error(std::string("local x = ") + name), ::testing::HasSubstr("not_allowed"))
        << name;
  }
}

// A file that uses all of the language, for the tests below.
constexpr const char* kSample = R"lua(
local common = use "h"
local p = service("Palvelu", { code = "1PA210", owner = "johtaja" })
local names, sum = {}, 0
for key, number in pairs({ a = 0.1, b = 0.2, c = 0.3, d = 1e16, e = -1e16 }) do
  names[#names + 1] = key
  sum = sum + number
end
table.sort(names, function(x, y) return x > y end)
local ok, message = pcall(function() error({ names }) end)
local caught, why = pcall(string.rep, "x", 1 << 40)
indicator "x" { title = { fi = table.concat(names, " ") .. string.format(" %.3f %s", sum, tostring(ok)) },
  service = p, unit = "count", source = cite(doc.d, 1) }
indicator "v" {
  title = { fi = "Arvo", en = "Value" }, service = p, unit = "percent", source = cite(doc.d, "1-2", "luku"),
  baseline = { "2024", 53, cite(doc.d, 186) },
  targets = { ["2026"] = { at_least(80), at_most(90) }, every_year = increase() },
  stated = { "Toteutuu.", as_of = "2025-11" },
  inputs = { x = "x" },
  value = function(s)
    local t = {}
    for name, series in pairs(s) do t[#t + 1] = series * 2 end
    local ok = pcall(function() return s.y end)
    return common.share(t[1], s.x:cumulative()) + #("x"):rep(100)
  end,
}
)lua";
constexpr const char* kHelper =
    "local M = {} function M.share(a, b) return 100 * a / b end return M";

TEST(Sandbox, SurvivesEveryFailingAllocation) {
  // The n-th allocation of each Lua state fails, and all after it: on reading and on computing.
  testing::SeriesBox box;
  const SeriesView inputs[] = {box.months({1, 2, 3})};
  bool complete = false;
  int refused = 0;
  for (std::uint64_t n = 1; n < 20'000 && !complete; ++n) {
    Limits limits = still_limits();
    limits.fail_allocation = n;
    Definitions definitions(limits);
    const auto report =
        definitions.load(with_documents({{"a/f.lua", kSample}, {"common/h.lua", kHelper}}));
    for (const Error& error : report.errors()) {
      const std::string code(error.code.name);
      EXPECT_TRUE(code == "script.killed.memory" || code == "script.unknown_document")
          << n << " " << error.to_string();
    }
    if (!report.ok()) {
      ++refused;
      continue;
    }
    SeriesPool pool;
    const auto result = definitions.compute(testing::place_of(definitions, "a/v"), inputs, pool);
    if (!result) {
      EXPECT_EQ(result.error().code, script::kKilledMemory) << result.error().to_string();
      ++refused;
    }
    complete = result.has_value();
  }
  EXPECT_TRUE(complete);
  EXPECT_GT(refused, 100);
}

std::string everything(const Definitions& definitions) {
  std::string out;
  for (const Indicator& indicator : definitions.indicators()) {
    out += indicator.id + "|" + indicator.title.fi + "|" +
           std::to_string(indicator.targets.size()) + "\n";
  }
  return out;
}

TEST(Sandbox, GivesTheSameFromRunToRun) {
  std::string first;
  for (int run = 0; run < 20; ++run) {
    // Memory laid out differently: addresses must not decide anything.
    const std::vector<char> shift(static_cast<std::size_t>(run) * 4096 + 1);
    Definitions definitions(still_limits());
    const auto report =
        definitions.load(with_documents({{"a/f.lua", kSample}, {"common/h.lua", kHelper}}));
    ASSERT_TRUE(report.ok()) << report.errors().front().to_string();
    if (run == 0) first = everything(definitions);
    EXPECT_EQ(everything(definitions), first);
  }
  EXPECT_THAT(first, ::testing::HasSubstr("e d c b a "));
}

TEST(Sandbox, SumsTheSameInOneOrder) {
  std::string text = "local t = {}\n";
  for (int i = 0; i < 200; ++i) {
    text += "t.k" + std::to_string(i * 7919 % 1000) + " = " + std::to_string(i) + " / 7\n";
  }
  text += "local sum = 0 for _, x in pairs(t) do sum = sum + x end\n";
  text += indicator_text("x", "note = string.format(\"%.17f\", sum)");
  std::string first;
  for (int run = 0; run < 10; ++run) {
    Definitions definitions(still_limits());
    ASSERT_TRUE(definitions.load(with_documents({{"a/f.lua", text}})).ok());
    if (run == 0) first = definitions.indicators()[0].note;
    EXPECT_EQ(definitions.indicators()[0].note, first);
  }
}

// Makes a Finnish locale where the system can; elsewhere the test runs under "C.UTF-8", where what
// it says must hold as well.
class ForeignLocale {
 public:
  ForeignLocale() {
    const std::string folder = std::string(VIISARI_BINARY_DIR) + "/script_locale";
    std::filesystem::create_directories(folder);
    const std::string command =
        "localedef -i fi_FI -f UTF-8 '" + folder + "/fi_FI.UTF-8' >/dev/null 2>&1";
    if (std::system(command.c_str()) == 0) ::setenv("LOCPATH", folder.c_str(), 1);
    if (std::setlocale(LC_ALL, "fi_FI.UTF-8") == nullptr) {
      ::unsetenv("LOCPATH");
      std::setlocale(LC_ALL, "C.UTF-8");
    }
  }
  ~ForeignLocale() {
    std::setlocale(LC_ALL, "C");
    ::unsetenv("LOCPATH");
  }
};

TEST(Sandbox, DoesNotKnowTheProcessLocale) {
  const ForeignLocale foreign;
  EXPECT_EQ(first_error(
                "assert(tostring(1.5) == '1.5' and 1.5 .. '' == '1.5' and 2.0 .. '' == '2.0')\n"
                "assert(tonumber('1.5') == 1.5 and tonumber('1,5') == nil)\n"
                "assert(string.format('%.1f', 1.5) == '1.5' and 'Z' < 'a' and 'z' < 'ä')\n"
                "local t = { 'ä', 'z', 'Z' } table.sort(t) assert(t[1] == 'Z' and t[3] == 'ä')\n"),
            "");
  Definitions definitions(still_limits());
  ASSERT_TRUE(
      definitions
          .load(with_documents(
              {{"a/f.lua",
                indicator_text("x", "") +
                    indicator_text("v",
                                   "inputs = { x = \"x\" }, value = function(s) return "
                                   "s.x * #(1.5 .. '') * (1.5 .. '' == '1.5' and 1 or 0) end")}}))
          .ok());
  testing::SeriesBox box;
  const SeriesView inputs[] = {box.months({2})};
  SeriesPool pool;
  const auto result = definitions.compute(testing::place_of(definitions, "a/v"), inputs, pool);
  ASSERT_TRUE(result) << result.error().to_string();
  EXPECT_EQ(result->values[0], 6);
}

TEST(Sandbox, ComputesFromManyThreads) {
  Definitions definitions(still_limits());
  ASSERT_TRUE(
      definitions.load(with_documents({{"a/f.lua", kSample}, {"common/h.lua", kHelper}})).ok());
  const std::size_t index = testing::place_of(definitions, "a/v");
  testing::SeriesBox box;
  const SeriesView inputs[] = {box.months({1, 2, 3})};
  {
    std::vector<std::jthread> threads;
    for (int i = 0; i < 4; ++i) {
      threads.emplace_back([&] {
        SeriesPool pool;
        for (int run = 0; run < 200; ++run) {
          const auto result = definitions.compute(index, inputs, pool);
          ASSERT_TRUE(result);
          EXPECT_EQ(result->values[0], 300);
          pool.reset();
        }
      });
    }
  }
}

// ---- files

class SourceFiles : public ::testing::Test {
 protected:
  SourceFiles() {
    std::filesystem::remove_all(root_);
    std::filesystem::create_directories(root_ / "a");
  }
  ~SourceFiles() override { std::filesystem::remove_all(root_); }
  void write(const std::string& path, const std::string& text) {
    std::ofstream(root_ / path, std::ios::binary) << text;
  }
  std::filesystem::path root_ =
      std::filesystem::path(VIISARI_BINARY_DIR) /
      ("script_tree_" + std::to_string(::testing::UnitTest::GetInstance()->random_seed()) + "_" +
       ::testing::UnitTest::GetInstance()->current_test_info()->name());
};

TEST_F(SourceFiles, AreReadInOrderAndOneLevelDeep) {
  write("a/z.lua", "1");
  write("a/b.lua", "2");
  write("a/b_spec.lua", "x");
  write("a/.hidden.lua", "x");
  write("a/notes.txt", "x");
  write("top.lua", "x");
  std::filesystem::create_directories(root_ / "a" / "deep.lua");
  const auto tree = read_source_tree(root_);
  ASSERT_TRUE(tree);
  ASSERT_EQ(tree->files.size(), 2U);
  EXPECT_EQ(tree->files[0].path, "a/b.lua");
  EXPECT_EQ(tree->files[1].text, "1");
  ASSERT_EQ(tree->errors.size(), 1U);  // a folder is no file
  EXPECT_EQ(tree->errors[0].code, script::kNotAllowed);
}

TEST_F(SourceFiles, ThatAreTooLargeOrBadlyNamedAreLeftOut) {
  write("a/large.lua", std::string(64 * 1024 + 1, ' '));
  write("a/fits.lua", std::string(64 * 1024, ' '));
  write("a/Bad Name.lua", "");
  const auto tree = read_source_tree(root_);
  ASSERT_TRUE(tree);
  EXPECT_EQ(tree->files.size(), 1U);
  ASSERT_EQ(tree->errors.size(), 2U);
  EXPECT_EQ(tree->errors[0].code, script::kBadKey);
  EXPECT_EQ(tree->errors[1].code, script::kTooLarge);
}

TEST_F(SourceFiles, AreNotFollowedOutOfTheFolder) {
  write("a/real.lua", "x");
  std::filesystem::create_symlink("/etc/passwd", root_ / "a" / "out.lua");
  std::filesystem::create_symlink("real.lua", root_ / "a" / "inside.lua");
  const auto tree = read_source_tree(root_);
  ASSERT_TRUE(tree);
  EXPECT_EQ(tree->files.size(), 2U);
  ASSERT_EQ(tree->errors.size(), 1U);
  EXPECT_EQ(tree->errors[0].file, "a/out.lua");
}

TEST_F(SourceFiles, AreCounted) {
  Limits limits;
  limits.files = 1;
  write("a/a.lua", "");
  write("a/b.lua", "");
  const auto tree = read_source_tree(root_, limits);
  ASSERT_TRUE(tree);
  EXPECT_EQ(tree->files.size(), 1U);
  EXPECT_EQ(tree->errors.size(), 1U);
}

TEST_F(SourceFiles, OfAMissingFolderCannotBeRead) {
  const auto tree = read_source_tree(root_ / "nowhere");
  ASSERT_FALSE(tree);
  EXPECT_EQ(tree.error().code, script::kCannotRead);
  EXPECT_EQ(tree.error().code.kind, ErrorKind::kCannotRun);
}

}  // namespace
}  // namespace viisari
