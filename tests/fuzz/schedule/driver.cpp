// Runs the fuzz target on the shipped file, on single schedules and on mutations of them from a
// fixed seed, so that a failure comes back.

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

constexpr std::uint32_t kSeed = 20260329;
constexpr int kMutationsEach = 300;

void run(const std::string& input) {
  const std::vector<std::uint8_t> bytes(input.begin(), input.end());
  LLVMFuzzerTestOneInput(bytes.data(), bytes.size());
}

std::string schedule(const std::string& rule, const std::string& more = "") {
  return "[[schedule]]\nname = \"a\"\nsends = \"digest\"\nrule = \"" + rule +
         "\"\ntime = \"03:30\"\nstart = 2026-01-01\n" + more;
}

std::vector<std::string> corpus() {
  const auto shipped = std::filesystem::path(VIISARI_SOURCE_DIR) / "config/schedules.toml";
  std::ifstream file(shipped, std::ios::binary);
  return {"",
          "[[schedule]]",
          "[[schedule]]\n[[schedule.schedule]]\n",
          std::string(300, '['),
          "a = " + std::string(3000, '['),
          "a." + std::string(3000, 'b'),
          std::string(std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()),
          schedule("FREQ=DAILY"),
          schedule("FREQ=DAILY", "missed = \"run_all\"\nmax_runs = 31\n"),
          schedule("FREQ=MONTHLY;BYMONTHDAY=31,-1", "holiday = \"next_working_day\"\n"),
          schedule("FREQ=MONTHLY;BYDAY=1MO,-1FR", "except = [2026-04-06, \"2026-05-01\"]\n"),
          schedule("FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,TU", "zone = \"Pacific/Apia\"\n"),
          schedule("FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29", "deadline_hours = 8760\n"),
          schedule("FREQ=YEARLY;BYDAY=53MO;COUNT=3"),
          schedule("FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1;UNTIL=20301231")};
}

std::string mutated(std::string input, std::mt19937& random) {
  static const std::vector<std::string> kTokens{
      "FREQ=", "BYDAY=", "-1", "31",  "2",   "INTERVAL=999", ";",      ",",    "=",
      "\"",    "[",      "]]", "\n",  "MO",  "YEARLY",       "0",      "2026", "99999999999",
      "\xFF",  "\xC3",   "#",  "'''", "UTC", "BYSETPOS=-1",  "\\u0000"};
  const auto below = [&](std::size_t limit) { return random() % std::max<std::size_t>(limit, 1); };
  for (std::size_t i = below(4); i < 5; ++i) {
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
        if (place < input.size()) input[place] = static_cast<char>('0' + below(10));
        break;
    }
  }
  return input;
}

TEST(ScheduleFuzz, KeepsItsPromisesOnAnyBytes) {
  std::mt19937 random(kSeed);
  for (const std::string& input : corpus()) {
    run(input);
    for (int i = 0; i < kMutationsEach; ++i) run(mutated(input, random));
  }
}

}  // namespace
