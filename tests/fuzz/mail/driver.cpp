// Runs the fuzz targets on a corpus and on mutations of it from a fixed seed, so that a failure
// comes back.

#include <gtest/gtest.h>

#include <algorithm>
#include <cstdint>
#include <random>
#include <string>
#include <vector>

#include "fuzz_targets.h"

namespace {

constexpr std::uint32_t kSeed = 20260105;

using Inputs = std::vector<std::string>;

Inputs mails() {
  return {
      "Aihe|Teksti",
      "Käynnit 5 €|ä\n.\nFrom x|<p>x</p>|Viisari|Johto",
      "s|t|<img src=\"cid:chart1\">|\"a\" "
      "b|Ikäihmiset||b|episode-12|alerts.example|u/abc|chart1|png",
      "|x",
      "=?UTF-8?Q?x?=|=\n= \n=3D|||=?x?=",
      std::string(1000, 'a') + "|" + std::string(5000, 'b') + "||" + std::string(300, 'c'),
      "s|-- \nx \t\n\n|||n||suffix|c.d-e|f",
  };
}

Inputs charts() {
  const std::string open = "<svg xmlns=\"http://www.w3.org/2000/svg\" ";
  return {
      "",
      std::string(8, '\0'),
      std::string(400, '\x40'),
      std::string(200, '\x7F'),
      std::string(200, '\xFF'),
      open + "width=\"9\" height=\"9\"><path d=\"M0 0L9 9\"/></svg>",
      open + "width=\"30\" height=\"9\"><text x=\"1\" y=\"8\">a</text></svg>",
  };
}

std::string mutated(std::string input, std::mt19937& random) {
  static const Inputs kTokens{"\r\n",
                              "\n",
                              "\r",
                              "|",
                              " ",
                              "  ",
                              "=",
                              "=?",
                              "?=",
                              "ä",
                              "€",
                              "😀",
                              "\xC3",
                              "\xFF",
                              "\u0085",
                              "<",
                              ">",
                              "\"",
                              "\\",
                              ",",
                              "@",
                              ".",
                              "Bcc:",
                              "\r\nBcc: x@y",
                              "--",
                              "\t",
                              "\x7F",
                              "9",
                              "</",
                              "&#x41;",
                              "<!",
                              "\x01",
                              "\u2028",
                              std::string(1, '\0'),
                              std::string(80, 'x'),
                              std::string(80, ' ')};
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
        input.insert(place, input.substr(0, below(std::min<std::size_t>(input.size(), 100))));
        break;
    }
  }
  return input;
}

// How many of the inputs came to something.
template <class Target>
std::size_t run(const Inputs& inputs, int mutations, Target target) {
  std::mt19937 random(kSeed);
  std::size_t good = 0;
  for (const std::string& input : inputs) {
    good += target(input) ? 1U : 0U;
    for (int i = 0; i < mutations; ++i) good += target(mutated(input, random)) ? 1U : 0U;
  }
  return good;
}

TEST(MailFuzz, AMailIsRefusedOrKeepsTheRules) {
  EXPECT_GT(run(mails(), 400, fuzz_mail), 300U);
}

TEST(MailFuzz, AnyNumbersMakeADrawing) {
  EXPECT_GT(run(charts(), 25, fuzz_chart), 1U);
}

}  // namespace
