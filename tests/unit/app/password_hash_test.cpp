#include "app/password_hash.h"

#include <gtest/gtest.h>

#include <thread>
#include <vector>

namespace viisari {
namespace {

// The least that argon2id takes: tests need no tenth of a second each.
HashingOptions cheap() {
  return {1, 8192, 2, 8};
}

TEST(PasswordHasher, KnowsThePasswordOfAHash) {
  PasswordHasher hasher(cheap());
  const auto hash = hasher.hash("oikea hevonen paristo");
  ASSERT_TRUE(hash);
  EXPECT_TRUE(*hasher.verify(*hash, "oikea hevonen paristo"));
  EXPECT_FALSE(*hasher.verify(*hash, "oikea hevonen paristO"));
}

TEST(PasswordHasher, SaltsEachHash) {
  PasswordHasher hasher(cheap());
  EXPECT_NE(*hasher.hash("oikea hevonen paristo"), *hasher.hash("oikea hevonen paristo"));
}

TEST(PasswordHasher, HashesWithArgon2id64MiBAndTwoPassesUnlessToldOtherwise) {
  PasswordHasher hasher({});
  EXPECT_TRUE(hasher.hash("oikea hevonen paristo")->starts_with("$argon2id$v=19$m=65536,t=2,p=1$"));
}

TEST(PasswordHasher, VerifiesNothingToNo) {
  PasswordHasher hasher(cheap());
  EXPECT_FALSE(*hasher.verify_nothing("oikea hevonen paristo"));
}

TEST(PasswordHasher, TakesAPasswordWithAnyBytes) {
  PasswordHasher hasher(cheap());
  const std::string password("\0\n\xC3\xA4\xFF", 5);
  EXPECT_TRUE(*hasher.verify(*hasher.hash(password), password));
  EXPECT_FALSE(*hasher.verify(*hasher.hash(password), std::string("\0", 1)));
}

TEST(PasswordHasher, RefusesTheOneWhoWouldBeTooMany) {
  PasswordHasher hasher({1, 8192, 0, 0});
  const auto hash = hasher.hash("oikea hevonen paristo");
  ASSERT_FALSE(hash);
  EXPECT_EQ(hash.error().code, kHashingBusy);
}

TEST(Gate, LetsSoManyInAtOnce) {
  Gate gate(2, 0);
  const auto first = gate.enter();
  const auto second = gate.enter();
  EXPECT_TRUE(first && second);
  EXPECT_FALSE(gate.enter());
}

TEST(Gate, LetsTheNextInWhenOneLeaves) {
  Gate gate(1, 0);
  { const auto first = gate.enter(); }
  EXPECT_TRUE(gate.enter());
}

TEST(Gate, LetsSoManyWaitAndTurnsTheNextAway) {
  Gate gate(1, 2);
  auto inside = gate.enter();
  std::vector<std::thread> waiting;
  for (int i = 0; i < 2; ++i) waiting.emplace_back([&gate] { EXPECT_TRUE(gate.enter()); });
  while (gate.waiting() < 2) std::this_thread::yield();
  EXPECT_FALSE(gate.enter());
  inside.reset();
  for (std::thread& thread : waiting) thread.join();
  EXPECT_EQ(gate.waiting(), 0U);
}

}  // namespace
}  // namespace viisari
