// Runs the fuzz target over its corpus, the hostile fixtures and mutations of both. The seed is
// printed; VIISARI_FUZZ_SEED and VIISARI_FUZZ_RUNS repeat or lengthen a run.
#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>
#include <random>
#include <string>
#include <vector>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);

namespace {

std::vector<std::string> corpus() {
  std::vector<std::filesystem::path> paths;
  for (const char* folder :
       {"/tests/fuzz/script/corpus", "/tests/fixtures/scripts", "/tests/fixtures/templates"}) {
    for (const auto& file :
         std::filesystem::directory_iterator(std::string(VIISARI_SOURCE_DIR) + folder)) {
      if (file.file_size() < 10'000) paths.push_back(file.path());
    }
  }
  std::sort(paths.begin(), paths.end());
  std::vector<std::string> texts;
  for (const auto& path : paths) {
    std::ifstream in(path, std::ios::binary);
    texts.emplace_back(std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>());
  }
  return texts;
}

void run(const std::string& text) {
  LLVMFuzzerTestOneInput(reinterpret_cast<const std::uint8_t*>(text.data()), text.size());
}

unsigned number_from(const char* name, unsigned otherwise) {
  const char* text = std::getenv(name);
  return text == nullptr ? otherwise : static_cast<unsigned>(std::strtoul(text, nullptr, 10));
}

class Mutator {
 public:
  Mutator(unsigned seed, const std::vector<std::string>& texts) : random_(seed), texts_(texts) {}

  std::string next() {
    std::string text = pick();
    for (std::size_t edits = below(6) + 1; edits > 0; --edits) edit(text);
    return text;
  }

 private:
  std::size_t below(std::size_t limit) { return limit == 0 ? 0 : random_() % limit; }
  const std::string& pick() { return texts_[below(texts_.size())]; }

  void edit(std::string& text) {
    static const std::vector<std::string> kWords{"nil",
                                                 "0/0",
                                                 "1e308",
                                                 "math.huge",
                                                 "-1",
                                                 "{}",
                                                 "\"\"",
                                                 "function() end",
                                                 "s.a",
                                                 "s",
                                                 "doc.d",
                                                 "pcall(",
                                                 ")",
                                                 "end",
                                                 "\xff",
                                                 "setmetatable({}, ",
                                                 "9223372036854775807",
                                                 "[[",
                                                 "]]",
                                                 "--[==[",
                                                 "%99s",
                                                 "at_least(",
                                                 "use \"h\"",
                                                 "indicator \"x\" {",
                                                 "\0x",
                                                 "\n",
                                                 "..",
                                                 "#"};
    const std::size_t at = below(text.size() + 1);
    switch (below(6)) {
      case 0:
        text.insert(at, kWords[below(kWords.size())]);
        break;
      case 1:
        text.erase(at, below(20));
        break;
      case 2:
        if (at < text.size()) text[at] = static_cast<char>(below(256));
        break;
      case 3: {
        const std::string& other = pick();
        const std::size_t from = below(other.size() + 1);
        text.insert(at, other.substr(from, below(200)));
        break;
      }
      case 4:
        text.insert(at, text.substr(below(text.size() + 1), below(60)));
        break;
      default:
        text.resize(at);
        break;
    }
  }

  std::mt19937 random_;
  const std::vector<std::string>& texts_;
};

TEST(ScriptFuzz, SurvivesItsCorpus) {
  for (const std::string& text : corpus()) run(text);
}

TEST(ScriptFuzz, SurvivesMutations) {
  const unsigned seed = number_from("VIISARI_FUZZ_SEED", std::random_device{}());
  const unsigned runs = number_from("VIISARI_FUZZ_RUNS", 1'500);
  RecordProperty("seed", std::to_string(seed));
  std::cout << "seed " << seed << ", " << runs << " runs\n";
  const std::vector<std::string> texts = corpus();
  Mutator mutator(seed, texts);
  const std::string last = std::string(VIISARI_BINARY_DIR) + "/script_fuzz_last.lua";
  for (unsigned i = 0; i < runs; ++i) {
    const std::string text = mutator.next();
    // Kept, so that what crashed can be looked at.
    std::ofstream(last, std::ios::binary) << text;
    run(text);
  }
}

}  // namespace
