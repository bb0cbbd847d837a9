#include "mail/unsubscribe_token.h"

#include <gtest/gtest.h>
#include <sys/stat.h>

#include <algorithm>
#include <fstream>
#include <set>
#include <thread>
#include <vector>

namespace viisari {
namespace {

namespace fs = std::filesystem;

class UnsubscribeToken : public testing::Test {
 protected:
  void SetUp() override {
    folder_ = fs::path(testing::TempDir()) /
              (std::string("viisari_token_") +
               testing::UnitTest::GetInstance()->current_test_info()->name());
    fs::remove_all(folder_);
    fs::create_directories(folder_);
  }
  void TearDown() override { fs::remove_all(folder_); }
  UnsubscribeKey key() { return unsubscribe_key(folder_).value(); }

  fs::path folder_;
};

TEST_F(UnsubscribeToken, NamesItsRole) {
  EXPECT_EQ(role_of_token(key(), unsubscribe_token(key(), "pirkanmaa.johto")), "pirkanmaa.johto");
}

TEST_F(UnsubscribeToken, StandsInAUrlAsItIs) {
  const std::string token = unsubscribe_token(key(), "a-b_c.d");
  EXPECT_EQ(token.find_first_not_of("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
                                    "0123456789-_."),
            std::string::npos);
}

TEST_F(UnsubscribeToken, ChangedAnywhereNamesNobody) {
  const std::string token = unsubscribe_token(key(), "pirkanmaa.johto");
  for (std::size_t i = 0; i < token.size(); ++i) {
    for (const char c : {'A', 'b', '9', '-', '.', '=', '\0'}) {
      std::string changed = token;
      if (changed[i] == c) continue;
      changed[i] = c;
      EXPECT_EQ(role_of_token(key(), changed), std::nullopt) << i << c;
    }
    EXPECT_EQ(role_of_token(key(), token.substr(0, i)), std::nullopt);
  }
  EXPECT_EQ(role_of_token(key(), token + "A"), std::nullopt);
  EXPECT_EQ(role_of_token(key(), token + std::string(2000, 'A')), std::nullopt);
}

TEST_F(UnsubscribeToken, OfOneRoleDoesNotServeAnother) {
  const std::string mine = unsubscribe_token(key(), "a");
  const std::string other = unsubscribe_token(key(), "b");
  EXPECT_EQ(role_of_token(key(), other.substr(0, other.find('.')) + mine.substr(mine.find('.'))),
            std::nullopt);
}

TEST_F(UnsubscribeToken, OfAnotherKeyNamesNobody) {
  const std::string token = unsubscribe_token(key(), "a");
  fs::remove(folder_ / "unsubscribe.key");
  EXPECT_EQ(role_of_token(key(), token), std::nullopt);
}

TEST_F(UnsubscribeToken, KeyIsForItsOwnerOnlyAndLeavesNothingBeside) {
  key();
  struct stat status {};
  ASSERT_EQ(stat((folder_ / "unsubscribe.key").c_str(), &status), 0);
  EXPECT_EQ(status.st_mode & 0777U, 0600U);
  EXPECT_EQ(std::distance(fs::directory_iterator(folder_), {}), 1);
}

TEST_F(UnsubscribeToken, KeyThatOthersMayReadIsRefused) {
  key();
  ASSERT_EQ(chmod((folder_ / "unsubscribe.key").c_str(), 0644), 0);
  const auto read = unsubscribe_key(folder_);
  ASSERT_FALSE(read);
  EXPECT_EQ(read.error().code, kUnsubscribeKey);
}

TEST_F(UnsubscribeToken, KeyOfAnotherSizeIsRefused) {
  for (const std::size_t size : {0U, 31U, 33U}) {
    fs::remove(folder_ / "unsubscribe.key");
    std::ofstream(folder_ / "unsubscribe.key") << std::string(size, 'x');
    ASSERT_EQ(chmod((folder_ / "unsubscribe.key").c_str(), 0600), 0);
    EXPECT_FALSE(unsubscribe_key(folder_)) << size;
  }
}

TEST_F(UnsubscribeToken, FolderThatIsNotThereIsAnError) {
  EXPECT_FALSE(unsubscribe_key(folder_ / "none"));
}

TEST_F(UnsubscribeToken, KeyIsOneHoweverManyAskAtOnce) {
  std::vector<UnsubscribeKey> keys(8);
  std::vector<std::thread> threads;
  threads.reserve(keys.size());
  for (UnsubscribeKey& one : keys) threads.emplace_back([&] { one = key(); });
  for (std::thread& thread : threads) thread.join();
  EXPECT_EQ(std::set<UnsubscribeKey>(keys.begin(), keys.end()).size(), 1U);
}

}  // namespace
}  // namespace viisari
