// Runs the fuzz target on addresses and files, and on mutations of them from a fixed seed, so that
// a failure comes back.

#include <gtest/gtest.h>

#include <cstdint>
#include <random>
#include <string>
#include <vector>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);

namespace {

constexpr std::uint32_t kSeed = 20251201;
constexpr int kMutationsEach = 2000;

void run(const std::string& input) {
  // A copy of exactly the input's size: reading one byte too far is seen by the sanitizer.
  const std::vector<std::uint8_t> bytes(input.begin(), input.end());
  LLVMFuzzerTestOneInput(bytes.data(), bytes.size());
}

std::vector<std::string> corpus() {
  return {
      "",
      "johto@pirkanmaa.example",
      "a@b.example\r\nBcc: c@d.example",
      "\"jo hto\"@[127.0.0.1]",
      "[[recipient]]\nrole = \"a\"\ntitle = \"A\"\naddress = \"a@b.example\"\nadmin = true\n",
      "[[recipient]]\nrole = \"a\"\ntitle = \"A\"\naddress = \"a@b.example\"\nadmin = true\n"
      "away = true\ndeputy = \"b\"\n[[recipient]]\nrole = \"b\"\ntitle = \"B\"\n"
      "address = \"b@b.example\"\ndeputy = \"a\"\nescalate_to = \"a\"\ndigests = [\"monthly\"]\n"
      "areas = [\"x\"]\nservices = [\"Lapset*\"]\nat_once = \"never\"\nlanguage = \"en\"\n",
      "recipient = [1, {role = \"a\"}, [[]]]",
      "[recipient]\nrole = 1",
      "[[recipient]]\n[recipient.role]\nx = 1979-05-27T07:32:00Z",
  };
}

std::string mutated(std::string input, std::mt19937& random) {
  static const std::vector<std::string> kTokens{"@",
                                                ".",
                                                "\r\n",
                                                "\n",
                                                "\"",
                                                "[[recipient]]\n",
                                                "[",
                                                "]",
                                                "=",
                                                "true",
                                                "\\u0000",
                                                "\\n",
                                                "away = true\n",
                                                "admin = true\n",
                                                "deputy = \"a\"\n",
                                                "\xC3",
                                                "\xFF",
                                                "*",
                                                "#",
                                                "{"};
  const int edits = 1 + static_cast<int>(random() % 4U);
  for (int i = 0; i < edits; ++i) {
    const std::size_t place = random() % (input.size() + 1);
    switch (random() % 4U) {
      case 0:
        input.insert(place, kTokens[random() % kTokens.size()]);
        break;
      case 1:
        input.erase(place, 1 + random() % 8U);
        break;
      case 2:
        if (place < input.size()) input[place] = static_cast<char>(random() & 0xFFU);
        break;
      default:
        input.insert(place, input.substr(random() % (input.size() + 1), random() % 40U));
        break;
    }
  }
  return input;
}

TEST(RecipientsFuzz, AnyBytesKeepThePromises) {
  std::mt19937 random(kSeed);
  for (const std::string& seed : corpus()) {
    run(seed);
    std::string input = seed;
    for (int i = 0; i < kMutationsEach; ++i) {
      input = mutated(i % 20 == 0 ? seed : std::move(input), random);
      run(input);
    }
  }
}

}  // namespace
