// Runs the fuzz target on mutations of real input. The seed is printed and can be given in
// VIISARI_FUZZ_SEED; VIISARI_FUZZ_ROUNDS runs longer.
#include <gtest/gtest.h>

#include <cstdint>
#include <cstdlib>
#include <fstream>
#include <iostream>
#include <iterator>
#include <random>
#include <string>
#include <vector>

#include "area/description_wire.h"
#include "area/figure_wire.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);

namespace viisari {
namespace {

std::uint64_t setting(const char* name, std::uint64_t otherwise) {
  const char* text = std::getenv(name);
  return text == nullptr ? otherwise : std::strtoull(text, nullptr, 10);
}

std::string file_text(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

std::string some_description() {
  static const viisari_service_t services[] = {{"a", "1PA", {"A", nullptr, nullptr}, -1},
                                               {"b", nullptr, {"B", "b", "b"}, 0}};
  static const viisari_code_t codes[] = {{"hyvinvointialue", "HVA08", "2023-01-01", nullptr}};
  viisari_description_t description{};
  description.size = sizeof(description);
  description.area_id = "good";
  description.name.fi = "Hyvä";
  description.services = services;
  description.service_count = 2;
  description.codes = codes;
  description.code_count = 1;
  return area::encode_description(description).value();
}

std::string some_batch() {
  area::OutputBudget budget({10, 10, 1000});
  area::WireWriter batch;
  viisari_figure_t figure{};
  figure.size = sizeof(figure);
  figure.value = {"1 086 000", 9};
  EXPECT_TRUE(area::encode_figure(&figure, budget, batch));
  const viisari_problem_t problem{sizeof(problem), 1, 2, {"a.b", 3}, {"text", 4}};
  EXPECT_TRUE(area::encode_problem(&problem, budget, batch));
  return batch.bytes();
}

class Mutator {
 public:
  explicit Mutator(std::uint64_t seed) : random_(seed) {}

  std::size_t below(std::size_t limit) { return limit == 0 ? 0 : random_() % limit; }

  void mutate(std::string& input) {
    for (std::size_t changes = 1 + below(8); changes > 0 && input.size() > 1; --changes) {
      const std::size_t place = 1 + below(input.size() - 1);
      switch (below(5)) {
        case 0:
          input[place] = static_cast<char>(below(256));
          break;
        case 1:
          input[place] = static_cast<char>(input[place] ^ (1 << below(8)));
          break;
        case 2:  // a number at its limits
          for (std::size_t i = place; i < std::min(input.size(), place + 8); ++i) {
            input[i] = below(2) == 0 ? '\xFF' : '\0';
          }
          break;
        case 3:
          input.resize(place);
          break;
        default:
          input.insert(place, input.substr(1 + below(input.size() - 1), below(64)));
      }
    }
  }

 private:
  std::mt19937_64 random_;
};

TEST(FuzzArea, NothingReadsBeyondItsInput) {
  const std::uint64_t seed = setting("VIISARI_FUZZ_SEED", 20251201);
  const std::uint64_t rounds = setting("VIISARI_FUZZ_ROUNDS", 20'000);
  std::cout << "seed " << seed << ", rounds " << rounds << "\n";
  const std::string module = file_text(FIXTURE_PLUGINS "/good.so");
  ASSERT_FALSE(module.empty());
  // The parts that matter in a module are its header and its section table; the rest is code.
  const std::string small = file_text(FIXTURE_PLUGINS "/plain_c.so");
  const std::vector<std::string> seeds{
      std::string(1, '\0') + small,
      std::string(1, '\1') + file_text(FIXTURE_PLUGINS "/good.plugin.toml"),
      std::string(1, '\2') + some_description(), std::string(1, '\3') + some_batch()};
  Mutator mutator(seed);
  for (std::uint64_t round = 0; round < rounds; ++round) {
    std::string input = seeds[round % seeds.size()];
    mutator.mutate(input);
    if (round % seeds.size() == 0) {
      // Half of the changes to a module go where they are read.
      for (int i = 0; i < 2 && input.size() > 65; ++i)
        input[1 + mutator.below(64)] ^= static_cast<char>(1 << mutator.below(8));
    }
    // A copy of exactly that size, so that a sanitizer sees a read beyond it.
    const std::vector<std::uint8_t> exact(input.begin(), input.end());
    LLVMFuzzerTestOneInput(exact.data(), exact.size());
  }
}

}  // namespace
}  // namespace viisari
