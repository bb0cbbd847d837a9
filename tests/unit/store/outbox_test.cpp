// The outbox: queueing, leasing, settling, and that a message is sent by one process at a time.
#include <gmock/gmock.h>

#include <atomic>
#include <mutex>
#include <set>
#include <thread>

#include "alert_fixture.h"

namespace viisari::test {
namespace {

using std::chrono::hours;
using std::chrono::minutes;
using testing::ElementsAre;
using testing::IsEmpty;
using testing::SizeIs;

class OutboxOnDisk : public StoreTest {
 protected:
  Outbox& outbox() { return store().outbox(); }

  std::int64_t queue(const std::string& id, Instant now = kNow) {
    OutboxMessage sent = message(id);
    sent.expires_at = now + kMessageLife;
    const auto done = outbox().queue(sent, now);
    EXPECT_TRUE(done) << done.error().to_string();
    return done.value_or(-1);
  }
  std::vector<std::int64_t> lease(Instant now = kNow, std::string_view by = "a",
                                  std::size_t max = 100) {
    const auto taken = outbox().lease(by, now, now + minutes(15), max);
    EXPECT_TRUE(taken) << taken.error().to_string();
    std::vector<std::int64_t> ids;
    for (const OutboxMessage& message : *taken) ids.push_back(message.id);
    return ids;
  }
  void settle(std::int64_t id, MessageState state, std::optional<Instant> next = {},
              std::string_view error = {}) {
    const auto done = outbox().settle(id, "a", state, error, kNow, next);
    EXPECT_TRUE(done) << done.error().to_string();
  }
  OutboxMessage find(std::int64_t id) {
    const auto found = outbox().message(id);
    EXPECT_TRUE(found && *found);
    return found && *found ? **found : OutboxMessage{};
  }
  MessageState state_of(std::int64_t id) { return find(id).state; }
};

template <class T>
void expect_code(const Result<T>& result, ErrorCode code) {
  ASSERT_FALSE(result);
  EXPECT_EQ(result.error().code.name, code.name) << result.error().to_string();
}

TEST_F(OutboxOnDisk, AMessageComesBackWhole) {
  OutboxMessage sent = message("m");
  sent.kind = MessageKind::kDigest;
  sent.schedule = "kuukausi";
  sent.as_of = date("2026-03-01");
  sent.bytes += std::string(100000, 'x');
  ASSERT_EQ(outbox().queue(sent, kNow), 1);
  open();
  const OutboxMessage stored = find(1);
  EXPECT_EQ(stored.id, 1);
  EXPECT_EQ(stored.kind, sent.kind);
  EXPECT_EQ(stored.recipient, sent.recipient);
  EXPECT_EQ(stored.channel, "mail");
  EXPECT_EQ(stored.envelope_from, sent.envelope_from);
  EXPECT_EQ(stored.envelope_to, sent.envelope_to);
  EXPECT_EQ(stored.message_id, sent.message_id);
  EXPECT_EQ(stored.subject, sent.subject);
  EXPECT_TRUE(stored.bytes == sent.bytes);
  EXPECT_EQ(stored.schedule, sent.schedule);
  EXPECT_EQ(stored.as_of, sent.as_of);
  EXPECT_EQ(stored.expires_at, sent.expires_at);
  EXPECT_EQ(stored.state, MessageState::kQueued);
  EXPECT_EQ(stored.queued_at, kNow);
  EXPECT_EQ(stored.next_try_at, kNow);
  EXPECT_EQ(stored.tries, 0);
  EXPECT_FALSE(stored.leased_until);
  EXPECT_FALSE(stored.sent_at);
}

TEST_F(OutboxOnDisk, AMessageIdIsQueuedOnce) {
  EXPECT_EQ(queue("m"), 1);
  EXPECT_EQ(queue("m"), 0);
  EXPECT_THAT(*outbox().messages({}), SizeIs(1));
}

TEST_F(OutboxOnDisk, AMessageThatCouldNotBeSentIsRefused) {
  OutboxMessage bad = message("m");
  bad.bytes.clear();
  expect_code(outbox().queue(bad, kNow), kBadMessage);
  bad = message("m");
  bad.message_id.clear();
  expect_code(outbox().queue(bad, kNow), kBadMessage);
  bad = message("m");
  bad.kind = MessageKind::kInvalid;
  expect_code(outbox().queue(bad, kNow), kBadMessage);
}

TEST_F(OutboxOnDisk, AMessageWithoutAnEndLivesTwoDays) {
  OutboxMessage sent = message("m");
  sent.expires_at = {};
  ASSERT_TRUE(outbox().queue(sent, kNow));
  EXPECT_EQ(find(1).expires_at, kNow + hours(48));
}

TEST_F(OutboxOnDisk, ALeaseTakesTheOldestThatAreDue) {
  for (const char* id : {"1", "2", "3", "4"}) queue(id);
  lease(kNow, "a", 1);
  settle(1, MessageState::kDeferred, kNow + hours(1));
  EXPECT_THAT(lease(kNow, "a", 2), ElementsAre(2, 3));
  EXPECT_THAT(lease(kNow + hours(1), "b"), ElementsAre(1, 2, 3, 4)) << "1 due, 2 and 3 lapsed";
}

TEST_F(OutboxOnDisk, ALeasedMessageSaysByWhomAndUntilWhen) {
  queue("m");
  const auto taken = outbox().lease("host-1", kNow, kNow + minutes(15), 10);
  ASSERT_THAT(*taken, SizeIs(1));
  EXPECT_EQ(taken->at(0).state, MessageState::kLeased);
  EXPECT_EQ(taken->at(0).leased_by, "host-1");
  EXPECT_EQ(taken->at(0).leased_until, kNow + minutes(15));
  EXPECT_EQ(taken->at(0).tries, 1);
  EXPECT_TRUE(taken->at(0).bytes == message("m").bytes);
  EXPECT_EQ(find(1).leased_by, "host-1");
}

TEST_F(OutboxOnDisk, ALeasedMessageIsNotTakenAgain) {
  queue("m");
  lease();
  EXPECT_THAT(lease(kNow, "b"), IsEmpty());
}

TEST_F(OutboxOnDisk, ALapsedLeaseMakesItUnknownAndDueAtOnce) {
  queue("m");
  lease();
  EXPECT_THAT(lease(kNow + minutes(15), "b", 0), IsEmpty());
  EXPECT_EQ(state_of(1), MessageState::kUnknown);
  EXPECT_THAT(lease(kNow + minutes(15), "b"), ElementsAre(1));
  EXPECT_EQ(find(1).tries, 2);
}

TEST_F(OutboxOnDisk, WhatIsPastItsTimeExpires) {
  queue("m");
  EXPECT_THAT(lease(kNow + hours(48)), IsEmpty());
  EXPECT_EQ(state_of(1), MessageState::kExpired);
}

TEST_F(OutboxOnDisk, WhatIsBeingSentDoesNotExpire) {
  queue("m");
  lease(kNow + hours(48) - minutes(1));
  EXPECT_THAT(lease(kNow + hours(48), "b"), IsEmpty());
  EXPECT_EQ(state_of(1), MessageState::kLeased);
}

TEST_F(OutboxOnDisk, ASentMessageIsDone) {
  queue("m");
  lease();
  settle(1, MessageState::kSent);
  const OutboxMessage sent = find(1);
  EXPECT_EQ(sent.state, MessageState::kSent);
  EXPECT_EQ(sent.sent_at, kNow);
  EXPECT_EQ(sent.leased_by, "");
  EXPECT_FALSE(sent.leased_until);
  EXPECT_THAT(lease(kNow + hours(100)), IsEmpty());
  EXPECT_EQ(state_of(1), MessageState::kSent);
}

TEST_F(OutboxOnDisk, ADeferredMessageWaitsForItsTime) {
  queue("m");
  lease();
  settle(1, MessageState::kDeferred, kNow + minutes(5), "451 later");
  EXPECT_EQ(find(1).last_error, "451 later");
  EXPECT_EQ(find(1).next_try_at, kNow + minutes(5));
  EXPECT_THAT(lease(kNow + minutes(4)), IsEmpty());
  EXPECT_THAT(lease(kNow + minutes(5)), ElementsAre(1));
}

TEST_F(OutboxOnDisk, AFailedMessageIsNotTriedAgain) {
  queue("m");
  lease();
  settle(1, MessageState::kFailed, {}, "550 no such user");
  EXPECT_THAT(lease(kNow + hours(1)), IsEmpty());
  EXPECT_EQ(state_of(1), MessageState::kFailed);
}

TEST_F(OutboxOnDisk, AnUnknownMessageIsTriedAgainAtItsTime) {
  queue("m");
  lease();
  settle(1, MessageState::kUnknown, kNow + minutes(5));
  EXPECT_EQ(state_of(1), MessageState::kUnknown);
  EXPECT_THAT(lease(kNow + minutes(5)), ElementsAre(1));
}

TEST_F(OutboxOnDisk, AMessageGivenBackWasNotTried) {
  queue("m");
  lease();
  settle(1, MessageState::kQueued);
  EXPECT_EQ(state_of(1), MessageState::kQueued);
  EXPECT_EQ(find(1).tries, 0);
  EXPECT_THAT(lease(kNow, "b"), ElementsAre(1));
}

TEST_F(OutboxOnDisk, AMessageGivenBackKeepsItsEarlierTries) {
  queue("m");
  lease();
  settle(1, MessageState::kDeferred, kNow, "451 later");
  lease();
  settle(1, MessageState::kQueued);
  EXPECT_EQ(state_of(1), MessageState::kDeferred);
  EXPECT_EQ(find(1).tries, 1);
  EXPECT_EQ(find(1).last_error, "451 later");
}

TEST_F(OutboxOnDisk, AMessageGivenBackSaysWhy) {
  queue("m");
  lease();
  settle(1, MessageState::kQueued, {}, "535 wrong password");
  EXPECT_EQ(find(1).last_error, "535 wrong password");
}

TEST_F(OutboxOnDisk, OnlyTheHolderOfTheLeaseSettles) {
  queue("m");
  expect_code(outbox().settle(1, "a", MessageState::kSent, "", kNow), kLeaseLost);
  lease();
  expect_code(outbox().settle(1, "b", MessageState::kSent, "", kNow), kLeaseLost);
  lease(kNow + minutes(15), "b");
  expect_code(outbox().settle(1, "a", MessageState::kSent, "", kNow), kLeaseLost);
  EXPECT_EQ(state_of(1), MessageState::kLeased);
}

TEST_F(OutboxOnDisk, AMessageSentByASlowHolderIsNotSentAgain) {
  queue("m");
  lease();
  lease(kNow + minutes(15), "b", 0);
  expect_code(outbox().settle(1, "a", MessageState::kDeferred, "", kNow), kLeaseLost);
  settle(1, MessageState::kSent);
  EXPECT_THAT(lease(kNow + minutes(15), "b"), IsEmpty());
}

TEST_F(OutboxOnDisk, ATryCannotEndInEveryState) {
  queue("m");
  lease();
  for (const MessageState state : {MessageState::kInvalid, MessageState::kLeased,
                                   MessageState::kExpired, MessageState::kCancelled}) {
    expect_code(outbox().settle(1, "a", state, "", kNow), kMessageState);
  }
}

TEST_F(OutboxOnDisk, NoneAreLeasedWhilePaused) {
  queue("m");
  EXPECT_FALSE(*outbox().paused());
  ASSERT_TRUE(outbox().pause("535 wrong password", kNow));
  ASSERT_TRUE(outbox().pause("another", kNow + hours(1)));
  EXPECT_THAT(lease(), IsEmpty());
  open();
  const auto pause = *outbox().paused();
  ASSERT_TRUE(pause);
  EXPECT_EQ(pause->reason, "535 wrong password");
  EXPECT_EQ(pause->since, kNow);
  ASSERT_TRUE(outbox().resume());
  EXPECT_FALSE(*outbox().paused());
  EXPECT_THAT(lease(), ElementsAre(1));
}

TEST_F(OutboxOnDisk, WhatIsPastItsTimeExpiresAlsoWhilePaused) {
  queue("m");
  ASSERT_TRUE(outbox().pause("535", kNow));
  lease(kNow + hours(48));
  EXPECT_EQ(state_of(1), MessageState::kExpired);
}

TEST_F(OutboxOnDisk, ARetryMakesAFailedOneDue) {
  queue("m");
  lease();
  settle(1, MessageState::kFailed, {}, "550 no such user");
  ASSERT_TRUE(outbox().retry(1, kNow + hours(1)));
  EXPECT_EQ(state_of(1), MessageState::kQueued);
  EXPECT_EQ(find(1).expires_at, kNow + hours(48)) << "its time has not passed";
  EXPECT_EQ(find(1).last_error, "550 no such user");
  EXPECT_THAT(lease(kNow + hours(1)), ElementsAre(1));
}

TEST_F(OutboxOnDisk, ARetryGivesAnExpiredOneMoreTime) {
  queue("m");
  lease(kNow + hours(50));
  ASSERT_TRUE(outbox().retry(1, kNow + hours(50)));
  EXPECT_EQ(find(1).expires_at, kNow + hours(98));
  EXPECT_THAT(lease(kNow + hours(50)), ElementsAre(1));
}

TEST_F(OutboxOnDisk, ARetryBringsADeferredOneForward) {
  queue("m");
  lease();
  settle(1, MessageState::kDeferred, kNow + hours(1));
  ASSERT_TRUE(outbox().retry(1, kNow));
  EXPECT_THAT(lease(kNow), ElementsAre(1));
}

TEST_F(OutboxOnDisk, WhatWasSentOrIsBeingSentIsNeitherRetriedNorCancelled) {
  queue("m");
  lease();
  expect_code(outbox().retry(1, kNow), kMessageState);
  expect_code(outbox().cancel(1, kNow), kMessageState);
  settle(1, MessageState::kSent);
  expect_code(outbox().retry(1, kNow), kMessageState);
  expect_code(outbox().cancel(1, kNow), kMessageState);
}

TEST_F(OutboxOnDisk, ACancelledMessageIsNotSentUntilItIsRetried) {
  queue("m");
  ASSERT_TRUE(outbox().cancel(1, kNow));
  EXPECT_EQ(state_of(1), MessageState::kCancelled);
  EXPECT_THAT(lease(kNow + hours(50)), IsEmpty());
  EXPECT_EQ(state_of(1), MessageState::kCancelled);
  ASSERT_TRUE(outbox().retry(1, kNow));
  EXPECT_THAT(lease(kNow), ElementsAre(1));
}

TEST_F(OutboxOnDisk, AMessageThatIsNotThereIsNamed) {
  EXPECT_FALSE(*outbox().message(7));
  expect_code(outbox().retry(7, kNow), kNoSuchMessage);
  expect_code(outbox().cancel(7, kNow), kNoSuchMessage);
  expect_code(outbox().settle(7, "a", MessageState::kSent, "", kNow), kNoSuchMessage);
}

TEST_F(OutboxOnDisk, MessagesAreListedNewestFirst) {
  for (const char* id : {"1", "2", "3"}) queue(id);
  ASSERT_TRUE(outbox().queue(message("4", "analyysi"), kNow));
  lease(kNow, "a", 1);
  const auto ids = [&](const OutboxQuery& query) {
    std::vector<std::int64_t> out;
    const auto found = *outbox().messages(query);
    for (const OutboxMessage& message : found) out.push_back(message.id);
    return out;
  };
  EXPECT_THAT(ids({}), ElementsAre(4, 3, 2, 1));
  EXPECT_THAT(ids({.state = MessageState::kQueued}), ElementsAre(4, 3, 2));
  EXPECT_THAT(ids({.kind = MessageKind::kAlert, .recipient = "analyysi"}), ElementsAre(4));
  EXPECT_THAT(ids({.kind = MessageKind::kDigest}), IsEmpty());
  EXPECT_THAT(ids({.before = 3}), ElementsAre(2, 1));
  EXPECT_THAT(ids({.limit = 2}), ElementsAre(4, 3));
}

TEST_F(OutboxOnDisk, AListHoldsTheBytesOnlyWhenAsked) {
  queue("m");
  EXPECT_EQ(outbox().messages({})->at(0).bytes, "");
  EXPECT_TRUE(outbox().messages({.with_bytes = true})->at(0).bytes == message("m").bytes);
}

TEST_F(OutboxOnDisk, ItsDepthIsCounted) {
  for (const char* id : {"1", "2", "3", "4", "5", "6"}) queue(id, kNow);
  lease();
  settle(1, MessageState::kSent);
  settle(2, MessageState::kFailed);
  settle(3, MessageState::kDeferred, kNow + hours(1));
  settle(4, MessageState::kUnknown, kNow + hours(1));
  settle(6, MessageState::kQueued);
  ASSERT_TRUE(outbox().cancel(6, kNow));
  queue("7", kNow + hours(1));
  const OutboxDepth depth = *outbox().outbox_depth();
  EXPECT_EQ(depth.waiting, 4) << "deferred, unknown, leased, queued";
  EXPECT_EQ(depth.failed, 1);
  EXPECT_EQ(depth.expired, 0);
  EXPECT_EQ(depth.sent, 1);
  EXPECT_EQ(depth.oldest_waiting, kNow);
  EXPECT_EQ(depth.last_sent, kNow);
}

TEST_F(OutboxOnDisk, AnEmptyOneHasNoDepth) {
  const OutboxDepth depth = *outbox().outbox_depth();
  EXPECT_EQ(depth.waiting, 0);
  EXPECT_FALSE(depth.oldest_waiting);
  EXPECT_FALSE(depth.last_sent);
}

TEST_F(OutboxOnDisk, EachMessageIsLeasedByOneOfMany) {
  constexpr int kMessages = 200;
  for (int i = 0; i < kMessages; ++i) queue(std::to_string(i));
  auto other = open_sqlite_store(path());
  ASSERT_TRUE(other);
  std::mutex mutex;
  std::multiset<std::int64_t> taken;
  std::atomic<int> faults = 0;
  std::vector<std::thread> threads;
  for (int i = 0; i < 8; ++i) {
    Outbox& own = i % 2 == 0 ? outbox() : (*other)->outbox();
    threads.emplace_back([&, worker = "worker-" + std::to_string(i)] {
      for (;;) {
        const auto leased = own.lease(worker, kNow, kNow + minutes(15), 7);
        if (!leased) {
          ++faults;
          return;
        }
        if (leased->empty()) return;
        for (const OutboxMessage& message : *leased) {
          if (!own.settle(message.id, worker, MessageState::kSent, "", kNow)) ++faults;
          const std::lock_guard lock(mutex);
          taken.insert(message.id);
        }
      }
    });
  }
  for (std::thread& thread : threads) thread.join();
  EXPECT_EQ(faults, 0);
  EXPECT_EQ(taken.size(), std::size_t{kMessages});
  EXPECT_EQ(std::set<std::int64_t>(taken.begin(), taken.end()).size(), std::size_t{kMessages});
  EXPECT_EQ(outbox().outbox_depth()->sent, kMessages);
}

TEST_F(OutboxOnDisk, AStoreForReadingAnswersButDoesNotWrite) {
  queue("m");
  auto reader = open_sqlite_store(path(), {.mode = StoreMode::kReadOnly});
  ASSERT_TRUE(reader);
  EXPECT_THAT(*(*reader)->outbox().messages({}), SizeIs(1));
  expect_code((*reader)->outbox().lease("a", kNow, kNow, 1), kStoreReadOnly);
  EXPECT_EQ((*reader)->counts()->messages, 1);
}

}  // namespace
}  // namespace viisari::test
