// Runs the fuzz target on printed figures, periods and the import fixtures, and on mutations of
// them from a fixed seed, so that a failure comes back.

#include <gtest/gtest.h>

#include <algorithm>
#include <cstdint>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <random>
#include <string>
#include <vector>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);

namespace {

constexpr std::uint32_t kSeed = 20251201;
constexpr int kMutationsEach = 100;

void run(const std::string& input) {
  // A copy of exactly the input's size: reading one byte too far is seen by the sanitizer.
  const std::vector<std::uint8_t> bytes(input.begin(), input.end());
  LLVMFuzzerTestOneInput(bytes.data(), bytes.size());
}

std::vector<std::string> corpus() {
  std::vector<std::string> inputs{
      "",
      "0",
      "1 086 000 €",
      "- 233 000 €",
      "\xE2\x88\x92"
      "53 %",
      "67,5",
      "3.7",
      "1.234",
      "1,234.5",
      "76,1 miljoonaa euroa",
      "2 M€",
      "5 875 1000 €",
      "52 et-lasta/sosiaalityöntekijä",
      "kyllä",
      "ei luotettavaa tietoa saatavissa",
      "6,8 €/h",
      "-2 %-yks.",
      "41-89 lasta",
      "999999999999999",
      "0,000000001",
      "2025",
      "2025-H1",
      "2025-Q3",
      "2025-10",
      "2025-01/2025-09",
      "2025-01-15/2025-02-03",
      "1-9/2025",
      "31.10.2025",
      "1.1.-31.10.2025",
      "syksy 2024",
      "2024-autumn",
      "talvi 2024",
      "29.2.2024",
  };
  const auto folder = std::filesystem::path(VIISARI_SOURCE_DIR) / "tests/fixtures/imports";
  std::vector<std::filesystem::path> paths;
  for (const auto& entry : std::filesystem::directory_iterator(folder)) {
    if (entry.is_regular_file()) paths.push_back(entry.path());
  }
  std::sort(paths.begin(), paths.end());
  for (const auto& path : paths) {
    std::ifstream file(path, std::ios::binary);
    inputs.emplace_back(std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>());
  }
  return inputs;
}

std::string mutated(std::string input, std::mt19937& random) {
  static const std::vector<std::string> kTokens{" ",
                                                "\xC2\xA0",
                                                "\xE2\x80\x89",
                                                "\xE2\x80\xAF",
                                                "\xE2\x88\x92",
                                                "\xE2\x80\x93",
                                                "-",
                                                "+",
                                                ",",
                                                ".",
                                                "/",
                                                "€",
                                                "%",
                                                "000",
                                                "e9",
                                                "1",
                                                "9",
                                                "2025",
                                                "12",
                                                "\xC3",
                                                "\xFF",
                                                "\xE2\x80",
                                                "H",
                                                "Q4",
                                                "syksy",
                                                "\xEF\xBB\xBF",
                                                std::string(1, '\0'),
                                                "kpl",
                                                "t€",
                                                "\n"};
  const auto below = [&](std::size_t limit) { return random() % std::max<std::size_t>(limit, 1); };
  const std::size_t changes = 1 + below(5);
  for (std::size_t i = 0; i < changes; ++i) {
    const std::size_t place = below(input.size() + 1);
    switch (below(4)) {
      case 0:
        input.insert(place, kTokens[below(kTokens.size())]);
        break;
      case 1:
        if (place < input.size()) input.erase(place, 1 + below(3));
        break;
      case 2:
        if (place < input.size()) input[place] = static_cast<char>(random() % 256);
        break;
      default:
        input.insert(place, input.substr(0, below(std::min<std::size_t>(input.size(), 40))));
        break;
    }
  }
  return input;
}

TEST(IntakeFuzz, KeepsItsPromisesOnAnyBytes) {
  std::mt19937 random(kSeed);
  const auto inputs = corpus();
  for (const std::string& input : inputs) {
    run(input);
    for (int i = 0; i < kMutationsEach; ++i) run(mutated(input, random));
  }
  EXPECT_GT(inputs.size(), 40U);
}

}  // namespace
