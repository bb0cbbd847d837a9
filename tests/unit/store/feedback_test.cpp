// What visitors sent, on disk.
#include <gmock/gmock.h>

#include "alert_fixture.h"

namespace viisari::test {
namespace {

class FeedbackOnDisk : public StoreTest {
 protected:
  Result<std::int64_t> add(const std::string& text, Instant at = kNow, std::size_t most = 100) {
    return store().feedback().add_feedback({0, "/areas/x", text, "a@alue.example", "fi", at}, most,
                                           kNow - std::chrono::hours(24));
  }
};

TEST_F(FeedbackOnDisk, ComesBackNewestFirst) {
  ASSERT_EQ(add("ensin"), 1);
  ASSERT_EQ(add("sitten"), 2);
  const auto all = *store().feedback().feedback(0, 10);
  ASSERT_EQ(all.size(), 2U);
  EXPECT_EQ(all[0].text, "sitten");
  EXPECT_EQ(all[1].id, 1);
  EXPECT_EQ(all[1].page, "/areas/x");
  EXPECT_EQ(all[1].reply_to, "a@alue.example");
  EXPECT_EQ(all[1].language, "fi");
  EXPECT_EQ(all[1].received_at, kNow);
}

TEST_F(FeedbackOnDisk, ComesInPages) {
  for (const char* text : {"1", "2", "3"}) ASSERT_TRUE(add(text));
  const auto page = *store().feedback().feedback(3, 1);
  ASSERT_EQ(page.size(), 1U);
  EXPECT_EQ(page[0].id, 2);
}

TEST_F(FeedbackOnDisk, IsNotTakenBeyondTheMostOfItsTime) {
  ASSERT_TRUE(add("vanha", kNow - std::chrono::hours(25), 1));
  ASSERT_TRUE(add("uusi", kNow, 1));
  const auto refused = add("liikaa", kNow, 1);
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().code, kFeedbackFull);
}

}  // namespace
}  // namespace viisari::test
