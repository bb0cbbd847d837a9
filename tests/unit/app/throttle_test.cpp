#include "app/throttle.h"

#include <gtest/gtest.h>

#include <string>

namespace viisari {
namespace {

using std::chrono::seconds;

const Instant kNow = parse_instant("2026-03-02T08:00:00Z").value();

ThrottleOptions options() {
  return {3, seconds(60), seconds(100), 50};
}

void count(Throttle& throttle, int times, Instant now = kNow) {
  for (int i = 0; i < times; ++i) throttle.count("a", now);
}

TEST(Throttle, LeavesTheFirstTriesFree) {
  Throttle throttle(options());
  count(throttle, 2);
  EXPECT_EQ(throttle.wait("a", kNow), seconds(0));
}

TEST(Throttle, DoublesTheWaitWithEachFurtherTry) {
  Throttle throttle(options());
  count(throttle, 3);
  EXPECT_EQ(throttle.wait("a", kNow), seconds(1));
  count(throttle, 1);
  EXPECT_EQ(throttle.wait("a", kNow), seconds(2));
  count(throttle, 1);
  EXPECT_EQ(throttle.wait("a", kNow), seconds(4));
}

TEST(Throttle, NeverMakesAnybodyWaitLongerThanTheLimit) {
  Throttle throttle(options());
  count(throttle, 10'000);
  EXPECT_EQ(throttle.wait("a", kNow), seconds(60));
  EXPECT_EQ(throttle.wait("a", kNow + seconds(60)), seconds(0));
}

TEST(Throttle, KeepsNamesApart) {
  Throttle throttle(options());
  count(throttle, 10);
  EXPECT_EQ(throttle.wait("b", kNow), seconds(0));
}

TEST(Throttle, ForgetsTriesOneByOne) {
  Throttle throttle(options());
  count(throttle, 3);
  count(throttle, 1, kNow + seconds(200));
  EXPECT_EQ(throttle.wait("a", kNow + seconds(200)), seconds(0)) << "two of four are left";
}

TEST(Throttle, ATryThatIsTakenBackLeavesNoWait) {
  Throttle throttle(options());
  count(throttle, 3);
  throttle.take_back("a");
  EXPECT_EQ(throttle.wait("a", kNow), seconds(0));
}

TEST(Throttle, AClockThatIsPutBackLocksNobodyOut) {
  Throttle throttle(options());
  count(throttle, 10, kNow + std::chrono::hours(100));
  EXPECT_EQ(throttle.wait("a", kNow), seconds(60));
}

TEST(Throttle, KeepsABoundedNumberOfNames) {
  Throttle throttle(options());
  for (int i = 0; i < 10'000; ++i) throttle.count("name" + std::to_string(i), kNow);
  EXPECT_LE(throttle.size(), 50U);
}

TEST(Throttle, ForgetsWhatMattersLeastWhenThereAreTooMany) {
  Throttle throttle(options());
  count(throttle, 5);
  for (int i = 0; i < 10'000; ++i) throttle.count("name" + std::to_string(i), kNow);
  EXPECT_GT(throttle.wait("a", kNow), seconds(0));
}

// ---- By account and client --------------------------------------------------------------------

TEST(SignInThrottle, OneClientsTriesDoNotKeepTheAccountsOwnerOut) {
  SignInThrottle throttle;
  for (int i = 0; i < 10'000; ++i) throttle.admit("admin", "192.0.2.1", kNow);
  EXPECT_GT(throttle.admit("admin", "192.0.2.1", kNow), seconds(0));
  EXPECT_EQ(throttle.admit("admin", "192.0.2.2", kNow), seconds(0));
}

TEST(SignInThrottle, TriesAtOneAccountDoNotKeepOthersOfTheAddressOut) {
  SignInThrottle throttle;
  for (int i = 0; i < 10'000; ++i) throttle.admit("admin", "192.0.2.1", kNow);
  EXPECT_EQ(throttle.admit("lapset.johto", "192.0.2.1", kNow), seconds(0));
}

TEST(SignInThrottle, SlowsAClientThatTriesManyNames) {
  SignInThrottle throttle;
  int admitted = 0;
  for (int i = 0; i < 1000; ++i) {
    if (throttle.admit("name" + std::to_string(i), "192.0.2.1", kNow).count() == 0) ++admitted;
  }
  EXPECT_EQ(admitted, 30);
}

TEST(SignInThrottle, SlowsManyClientsThatTryOneName) {
  SignInThrottle throttle;
  int admitted = 0;
  for (int i = 0; i < 1000; ++i) {
    if (throttle.admit("admin", "192.0.2." + std::to_string(i), kNow).count() == 0) ++admitted;
  }
  EXPECT_EQ(admitted, 20);
}

TEST(SignInThrottle, TakesTheAddressesOfANetworkForOneClient) {
  SignInThrottle throttle;
  int admitted = 0;
  for (int i = 0; i < 100; ++i) {
    const std::string client = "2001:db8:1:2:0:0:0:" + std::to_string(i);
    if (throttle.admit("admin", client, kNow).count() == 0) ++admitted;
  }
  EXPECT_EQ(admitted, 5);
}

TEST(SignInThrottle, RemembersABoundedNumberOfNames) {
  SignInThrottle throttle;
  for (int i = 0; i < 10'000; ++i) {
    throttle.admit("name" + std::to_string(i), "192.0.2." + std::to_string(i), kNow);
  }
  EXPECT_LE(throttle.size(), 3U * 4096U);
}

TEST(SignInThrottle, SuccessClearsWhatTheClientFailedBefore) {
  SignInThrottle throttle;
  for (int i = 0; i < 5; ++i) throttle.admit("a", "192.0.2.1", kNow);
  throttle.succeeded("a", "192.0.2.1");
  EXPECT_EQ(throttle.admit("a", "192.0.2.1", kNow), seconds(0));
}

}  // namespace
}  // namespace viisari
