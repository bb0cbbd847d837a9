#include "web/answer_cache.h"

#include <gtest/gtest.h>

#include <thread>
#include <vector>

namespace viisari {
namespace {

AnswerPtr answer(std::size_t size) {
  return make_answer(200, {}, std::string(size, 'x'));
}

TEST(AnswerCache, DropsWhatWasNotUsedForLongest) {
  AnswerCache cache(3, 1000000);
  for (const char* key : {"a", "b", "c"}) cache.store("v", key, answer(1));
  EXPECT_TRUE(cache.find("v", "a"));
  cache.store("v", "d", answer(1));
  EXPECT_TRUE(cache.find("v", "a"));
  EXPECT_FALSE(cache.find("v", "b"));
  EXPECT_EQ(cache.entries(), 3U);
}

TEST(AnswerCache, StaysWithinItsBytes) {
  AnswerCache cache(1000, 10000);
  for (int i = 0; i < 100; ++i) {
    cache.store("v", std::to_string(i), answer(900));
    EXPECT_LE(cache.bytes(), 10000U);
  }
  EXPECT_GE(cache.entries(), 9U);
  cache.store("v", "large", answer(9000));  // would push out everything else
  EXPECT_FALSE(cache.find("v", "large"));
}

TEST(AnswerCache, AnotherDataVersionEmptiesIt) {
  AnswerCache cache(10, 1000000);
  cache.store("v1", "a", answer(1));
  EXPECT_FALSE(cache.find("v2", "a"));
  cache.store("v2", "b", answer(1));
  EXPECT_FALSE(cache.find("v1", "a"));
  EXPECT_EQ(cache.entries(), 1U);
}

TEST(AnswerCache, ServesManyThreads) {
  AnswerCache cache(8, 1000000);
  std::vector<std::thread> threads;
  for (int t = 0; t < 4; ++t) {
    threads.emplace_back([&cache, t] {
      for (int i = 0; i < 2000; ++i) {
        const std::string key = std::to_string((i * 7 + t) % 20);
        const std::string version = i / 500 % 2 == 0 ? "v1" : "v2";
        if (const AnswerPtr found = cache.find(version, key)) {
          EXPECT_EQ(found->body.size(), 10U);
        } else {
          cache.store(version, key, answer(10));
        }
      }
    });
  }
  for (std::thread& thread : threads) thread.join();
  EXPECT_LE(cache.entries(), 8U);
}

}  // namespace
}  // namespace viisari
