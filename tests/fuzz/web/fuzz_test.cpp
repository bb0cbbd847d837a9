// Seeded mutations of real requests: the same inputs in every run, so that a failure can be
// repeated. libFuzzer goes on from here (fuzz_main.cpp).
#include <gtest/gtest.h>

#include <random>
#include <string>
#include <vector>

#include "target_fuzz.h"

namespace viisari {
namespace {

using Seeds = std::vector<std::string>;

std::string mutated(const Seeds& seeds, const Seeds& words, std::mt19937& random) {
  const auto below = [&](std::size_t limit) {
    return std::uniform_int_distribution<std::size_t>(0, limit - 1)(random);
  };
  std::string text = seeds[below(seeds.size())];
  for (std::size_t changes = below(6) + 1; changes > 0; --changes) {
    const std::size_t at = text.empty() ? 0 : below(text.size());
    switch (below(5)) {
      case 0:
        text.insert(at, words[below(words.size())]);
        break;
      case 1:
        text.insert(at, 1, static_cast<char>(below(256)));
        break;
      case 2:
        text.erase(at, below(8) + 1);
        break;
      case 3:
        if (!text.empty()) text[at] = static_cast<char>(below(256));
        break;
      default:
        text += seeds[below(seeds.size())].substr(0, below(60) + 1);
        break;
    }
  }
  return text;
}

TEST(WebFuzz, TargetsKeepTheirPromises) {
  const Seeds seeds{"api/v1/areas?as_of=2025-12-01&lang=fi",
                    "api/v1/indicators/pirkanmaa/perhetyo_shl.nps/explanation", "%C3%A4/%2e%2e/a+b",
                    "?a=b&c&=d&&e=%26"};
  const Seeds words{"%", "%00", "%2f", "%C3", "%A4", "?", "&", "=", "+", "/", "..", "<", "\""};
  std::mt19937 random(20251201);
  for (int i = 0; i < 50000; ++i) {
    const std::string text = mutated(seeds, words, random);
    ASSERT_NO_THROW(fuzz_request_target(text)) << testing::PrintToString(text);
  }
}

TEST(WebFuzz, RequestsComeOutTheSameHoweverTheyAreCut) {
  const Seeds seeds{
      "GET /a HTTP/1.1\r\nHost: t\r\n\r\n",
      "POST /b HTTP/1.1\r\nHost: t\r\nContent-Length: 10\r\n\r\n0123456789",
      "PUT /c HTTP/1.1\r\nHost: t\r\nTransfer-Encoding: chunked\r\n\r\n5;a=b\r\nhello\r\n0\r\n\r\n",
      "HEAD http://t/d?x HTTP/1.0\r\nConnection: close\r\nExpect: 100-continue\r\n\r\n"};
  const Seeds words{
      "\r\n",    "\n",       "\r",       " ",    "\t", ":",           "Content-Length: 5\r\n",
      "chunked", "\r\n\r\n", "HTTP/1.1", "ffff", "0",  "Host: t\r\n", ";"};
  std::mt19937 random(20251201);
  for (int i = 0; i < 30000; ++i) {
    const std::string text = mutated(seeds, words, random);
    ASSERT_NO_THROW(fuzz_request_parser(text)) << testing::PrintToString(text);
  }
}

}  // namespace
}  // namespace viisari
