// Runs the fuzz target on quotes as documents print them and on mutations of them. The seed is
// fixed, so that a failure comes back.

#include <gtest/gtest.h>

#include <algorithm>
#include <cstdint>
#include <random>
#include <string>
#include <vector>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);

namespace {

constexpr std::uint32_t kSeed = 20251120;
constexpr int kMutationsEach = 60;

void run(const std::string& input) {
  // A copy of exactly the input's size: reading one byte too far is seen by the sanitizer.
  const std::vector<std::uint8_t> bytes(input.begin(), input.end());
  LLVMFuzzerTestOneInput(bytes.data(), bytes.size());
}

const std::vector<std::string>& corpus() {
  static const std::vector<std::string> quotes{"",
                                               "1 086 000 €",
                                               "4 829 000€",
                                               "- 233 000 €",
                                               "−53 %",
                                               "Toteutunut 45,5 % ( 39 012 vrk)",
                                               "21,6%- 24,06 %",
                                               "70-80 % (riippuen alueesta)",
                                               "-76,1 miljoonaa euroa",
                                               "Euroissa lasku on 2 M€.",
                                               "noin 965 000 € vuoden 2024 tasosta",
                                               "n. 1\u00A0300 / ~21\u202F325",
                                               "31.10.2025 178 (1-10/25: 244), joista 15",
                                               "133 kpl eli 30 % kaikista",
                                               "0,97",
                                               "4.0",
                                               "999999999999999 9999999999999999 000"};
  return quotes;
}

std::string mutated(std::string input, std::mt19937& random) {
  static const std::vector<std::string> kTokens{
      "0", "000", " 000",  ",",     ".",      ",0",          "\xC2\xA0", "\xE2\x80", "\xE2\x80\xAF",
      "€", "%",   "noin ", "arvio", "1 2 3 ", "99999999999", "\xFF",     "-",        "\n"};
  const auto below = [&](std::size_t limit) { return random() % std::max<std::size_t>(limit, 1); };
  const std::size_t changes = 1 + below(6);
  for (std::size_t i = 0; i < changes; ++i) {
    const std::size_t place = below(input.size() + 1);
    switch (below(4)) {
      case 0:
        input.insert(place, kTokens[below(kTokens.size())]);
        break;
      case 1:
        if (place < input.size()) input.erase(place, 1 + below(8));
        break;
      case 2:
        if (place < input.size()) input[place] = static_cast<char>(random() & 0xFFU);
        break;
      default:
        input.insert(place, input.substr(below(input.size()), below(30)));
        break;
    }
  }
  return input;
}

TEST(PrintedNumberFuzz, HoldsOnQuotes) {
  for (const std::string& input : corpus()) run(input);
}

TEST(PrintedNumberFuzz, HoldsOnMutationsOfQuotes) {
  RecordProperty("seed", static_cast<int>(kSeed));
  std::mt19937 random(kSeed);
  for (const std::string& input : corpus()) {
    for (int i = 0; i < kMutationsEach; ++i) run(mutated(input, random));
  }
}

TEST(PrintedNumberFuzz, HoldsOnRandomDigits) {
  std::mt19937 random(kSeed);
  constexpr std::string_view kAlphabet = "0019 ,.%-\xC2\xA0n\xE2\x82\xAC";
  for (int i = 0; i < 500; ++i) {
    std::string input;
    const std::size_t size = random() % 60;
    while (input.size() < size) input += kAlphabet[random() % kAlphabet.size()];
    run(input);
  }
}

}  // namespace
