// Runs the fuzz target of this program on the import fixtures and on mutations of them. The seed is
// fixed, so that a failure comes back; a failing input is the last one in the printed order.

#include <gtest/gtest.h>

#include <algorithm>
#include <cstdint>
#include <filesystem>
#include <fstream>
#include <random>
#include <sstream>
#include <string>
#include <vector>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);

namespace {

constexpr std::uint32_t kSeed = 20251120;
constexpr int kMutationsEach = 150;

void run(const std::string& input) {
  // A copy of exactly the input's size: reading one byte too far is seen by the sanitizer.
  const std::vector<std::uint8_t> bytes(input.begin(), input.end());
  LLVMFuzzerTestOneInput(bytes.data(), bytes.size());
}

std::vector<std::string> corpus() {
  const std::filesystem::path folder =
      std::filesystem::path(VIISARI_SOURCE_DIR) / "tests" / "fixtures" / "imports";
  std::vector<std::filesystem::path> paths;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(folder)) {
    if (entry.path().extension() == ".csv") paths.push_back(entry.path());
  }
  std::sort(paths.begin(), paths.end());
  std::vector<std::string> inputs;
  for (const auto& path : paths) {
    std::ifstream in(path, std::ios::binary);
    std::ostringstream out;
    out << in.rdbuf();
    inputs.push_back(out.str());
  }
  return inputs;
}

std::string mutated(std::string input, std::mt19937& random) {
  static const std::vector<std::string> kTokens{
      ";",      "\t",   "\"",          "\"\"",     "\n",
      "\r\n",   "\r",   "# ",          ",",        std::string(1, '\0'),
      "\xFF",   "\xC3", "\xE2\x80",    "\xC2\xA0", "1-4/2025",
      "Tunnus", "Arvo", "\xEF\xBB\xBF"};
  const auto below = [&](std::size_t limit) { return random() % std::max<std::size_t>(limit, 1); };
  const std::size_t changes = 1 + below(6);
  for (std::size_t i = 0; i < changes; ++i) {
    const std::size_t place = below(input.size() + 1);
    switch (below(5)) {
      case 0:
        input.insert(place, kTokens[below(kTokens.size())]);
        break;
      case 1:
        if (place < input.size()) input.erase(place, 1 + below(20));
        break;
      case 2:
        if (place < input.size()) input[place] = static_cast<char>(random() & 0xFFU);
        break;
      case 3:
        input.insert(place, input.substr(below(input.size()), below(60)));
        break;
      default:
        input.resize(place);
        break;
    }
  }
  return input;
}

TEST(Fuzz, HoldsOnTheFixtures) {
  const auto inputs = corpus();
  ASSERT_FALSE(inputs.empty());
  for (const std::string& input : inputs) run(input);
  run("");
}

TEST(Fuzz, HoldsOnMutationsOfTheFixtures) {
  RecordProperty("seed", static_cast<int>(kSeed));
  std::mt19937 random(kSeed);
  for (const std::string& input : corpus()) {
    for (int i = 0; i < kMutationsEach; ++i) run(mutated(input, random));
  }
}

TEST(Fuzz, HoldsOnRandomBytes) {
  std::mt19937 random(kSeed);
  constexpr std::string_view kAlphabet = ";\t\"\n\r# ,a1-/\xC3\xA4\xE2\x80\x93";
  for (int i = 0; i < 2000; ++i) {
    std::string input;
    const std::size_t size = random() % 200;
    while (input.size() < size) input += kAlphabet[random() % kAlphabet.size()];
    run(input);
  }
}

}  // namespace
