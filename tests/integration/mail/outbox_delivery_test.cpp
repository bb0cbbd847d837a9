// The outbox, a database on disk, delivered to a real server: what becomes of each message.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <memory>
#include <optional>
#include <string>
#include <thread>
#include <utility>
#include <vector>

#include "mail/delivery.h"
#include "mail_server.h"
#include "store/sqlite/sqlite_store.h"
#include "store/store.h"

namespace viisari {
namespace {

using std::chrono::hours;
using std::chrono::minutes;
using std::chrono::seconds;
using testing::AllOf;
using testing::Each;
using testing::Ge;
using testing::IsEmpty;
using testing::Le;
using testing::SizeIs;
using testing::StartsWith;
using testing_support::Folder;
using testing_support::MailServer;

// Stands still until it is moved.
class ManualClock final : public Clock {
 public:
  Instant now() const override { return now_; }
  void advance(seconds by) { now_ += by; }

 private:
  Instant now_ = *parse_instant("2026-03-02T06:00:00Z");
};

class OutboxDelivery : public testing::Test {
 protected:
  void SetUp() override {
    auto opened = open_sqlite_store(folder_.path() / "viisari.db");
    ASSERT_TRUE(opened) << opened.error().to_string();
    store_ = std::move(*opened);
  }

  Outbox& outbox() { return store_->outbox(); }

  void start(const std::vector<std::string>& arguments = {}) {
    server_.reset();
    server_ = std::make_unique<MailServer>(folder_.path() / "server", arguments);
    SmtpOptions options;
    options.host = "127.0.0.1";
    options.port = server_->port();
    options.tls = TlsPolicy::kNone;
    options.reply_timeout = seconds(20);
    auto transport = smtp_transport(options);
    ASSERT_TRUE(transport) << transport.error().to_string();
    transport_ = std::move(*transport);
  }

  std::int64_t queue(const std::string& to) {
    const std::string id = "<test-" + std::to_string(++queued_) + "@viisari.example>";
    OutboxMessage message;
    message.kind = MessageKind::kTest;
    message.recipient = "role." + to.substr(0, to.find('@'));
    message.envelope_from = "viisari@viisari.example";
    message.envelope_to = to;
    message.message_id = id;
    message.subject = "test";
    message.bytes = "Message-ID: " + id + "\r\nSubject: test\r\n\r\n.hello\r\n";
    message.expires_at = clock_.now() + hours(48);
    const auto queued = outbox().queue(message, clock_.now());
    if (!queued) throw std::runtime_error(queued.error().to_string());
    return *queued;
  }

  DeliveryReport deliver(const std::string& worker = "worker") {
    DeliveryOptions options;
    options.worker = worker;
    const auto report = deliver_due(outbox(), *transport_, clock_, log_, options);
    if (!report) throw std::runtime_error(report.error().to_string());
    return *report;
  }

  OutboxMessage message(std::int64_t id) {
    const auto found = outbox().message(id);
    if (!found || !*found) throw std::runtime_error("no message");
    return **found;
  }

  Folder folder_;
  ManualClock clock_;
  NullLog log_;
  std::unique_ptr<Store> store_;
  std::unique_ptr<MailServer> server_;
  std::unique_ptr<Transport> transport_;
  int queued_ = 0;
};

TEST_F(OutboxDelivery, AcceptedMessageIsSentWithTheStoredBytes) {
  start();
  const auto id = queue("role@area.example");
  const DeliveryReport report = deliver();
  EXPECT_EQ(report.sent, 1U);
  EXPECT_EQ(message(id).state, MessageState::kSent);
  EXPECT_EQ(message(id).sent_at, clock_.now());
  ASSERT_THAT(server_->received(), SizeIs(1));
  EXPECT_EQ(server_->received()[0].bytes, message(id).bytes);
}

TEST_F(OutboxDelivery, ManyBatchesUseAConnectionEach) {
  start();
  for (int i = 0; i < 250; ++i) queue("role@area.example");
  EXPECT_EQ(deliver().sent, 250U);
  EXPECT_THAT(server_->received(), SizeIs(250));
  EXPECT_EQ(server_->connections(), 3U);  // of 100 messages at most
}

TEST_F(OutboxDelivery, SentMessageIsNotSentAgain) {
  start();
  queue("role@area.example");
  deliver();
  clock_.advance(hours(24));
  deliver();
  EXPECT_THAT(server_->received(), SizeIs(1));
}

TEST_F(OutboxDelivery, PassingFaultIsTriedAgainAfter5Then15Then30MinutesThenHourly) {
  start();
  const auto id = queue("busy@area.example");
  for (const minutes pause : {minutes(5), minutes(15), minutes(30), minutes(60), minutes(60)}) {
    EXPECT_EQ(deliver().deferred, 1U);
    const OutboxMessage now = message(id);
    EXPECT_EQ(now.state, MessageState::kDeferred);
    EXPECT_THAT(now.next_try_at - clock_.now(),
                AllOf(Ge(seconds(pause)), Le(seconds(pause) + seconds(pause) / 10)));
    EXPECT_EQ(deliver().deferred, 0U);  // not before
    clock_.advance(now.next_try_at - clock_.now());
  }
  EXPECT_THAT(message(id).last_error, StartsWith("smtp.busy: 451"));
  EXPECT_EQ(message(id).tries, 5);
}

TEST_F(OutboxDelivery, MessageThatIsNotDeliveredIn48HoursExpiresVisibly) {
  start();
  const auto id = queue("busy@area.example");
  deliver();
  clock_.advance(hours(47));
  EXPECT_EQ(deliver().deferred, 1U);
  clock_.advance(hours(1));
  EXPECT_EQ(deliver().deferred, 0U);
  EXPECT_EQ(message(id).state, MessageState::kExpired);
  const auto depth = outbox().outbox_depth();
  ASSERT_TRUE(depth);
  EXPECT_EQ(depth->expired, 1);
}

TEST_F(OutboxDelivery, DeferredMessageArrivesWhenTheServerTakesIt) {
  start({"--greeting", "421 4.3.2 too busy"});
  const auto id = queue("role@area.example");
  EXPECT_EQ(deliver().deferred, 1U);
  start();
  clock_.advance(minutes(6));
  EXPECT_EQ(deliver().sent, 1U);
  EXPECT_EQ(message(id).state, MessageState::kSent);
}

TEST_F(OutboxDelivery, RefusedRecipientFailsAloneAndIsReported) {
  start();
  const auto before = queue("a@area.example");
  const auto gone = queue("gone@area.example");
  const auto after = queue("b@area.example");
  const DeliveryReport report = deliver();
  EXPECT_EQ(message(before).state, MessageState::kSent);
  EXPECT_EQ(message(gone).state, MessageState::kFailed);
  EXPECT_EQ(message(after).state, MessageState::kSent);
  ASSERT_THAT(report.refusals, SizeIs(1));
  EXPECT_EQ(report.refusals[0].id, gone);
  EXPECT_EQ(report.refusals[0].recipient, "role.gone");
  EXPECT_THAT(report.refusals[0].detail, StartsWith("smtp.refused: 550"));
}

TEST_F(OutboxDelivery, MessageRefusedAfterItWasSentFails) {
  start();
  const auto id = queue("full@area.example");
  EXPECT_EQ(deliver().failed, 1U);
  EXPECT_EQ(message(id).state, MessageState::kFailed);
}

TEST_F(OutboxDelivery, LostAnswerIsUnknownAndTheSameMessageGoesAgain) {
  start();
  const auto id = queue("once@area.example");
  EXPECT_EQ(deliver().unknown, 1U);
  EXPECT_EQ(message(id).state, MessageState::kUnknown);
  clock_.advance(minutes(6));
  EXPECT_EQ(deliver().sent, 1U);
  EXPECT_EQ(message(id).state, MessageState::kSent);
  const auto received = server_->received();
  ASSERT_THAT(received, SizeIs(2));
  EXPECT_EQ(received[0].bytes, received[1].bytes);
}

TEST_F(OutboxDelivery, FaultOfTheConfigurationPausesAndBurnsNoTry) {
  start({"--sender", "550 5.7.1 not allowed"});
  const auto first = queue("a@area.example");
  const auto second = queue("b@area.example");
  const DeliveryReport report = deliver();
  EXPECT_TRUE(report.paused);
  EXPECT_THAT(report.pause_reason, StartsWith("smtp.sender: 550"));
  for (const auto id : {first, second}) {
    EXPECT_EQ(message(id).state, MessageState::kQueued);
    EXPECT_EQ(message(id).tries, 0);
  }
  const auto pause = outbox().paused();
  ASSERT_TRUE(pause && *pause);
  EXPECT_THAT((*pause)->reason, StartsWith("smtp.sender: 550"));
}

TEST_F(OutboxDelivery, PausedOutboxConnectsToNothing) {
  start();
  queue("role@area.example");
  ASSERT_TRUE(outbox().pause("smtp.login: 535", clock_.now()));
  clock_.advance(minutes(59));
  const DeliveryReport report = deliver();
  EXPECT_TRUE(report.paused);
  EXPECT_EQ(report.pause_reason, "smtp.login: 535");
  EXPECT_EQ(server_->connections(), 0U);
}

TEST_F(OutboxDelivery, ResumedOutboxGoesOn) {
  start({"--sender", "550 5.7.1 not allowed"});
  queue("role@area.example");
  deliver();
  start();
  ASSERT_TRUE(outbox().resume());
  EXPECT_EQ(deliver().sent, 1U);
}

TEST_F(OutboxDelivery, FaultPutRightAtTheServerIsFoundWithinTheHour) {
  start({"--sender", "550 5.7.1 not allowed"});
  queue("a@area.example");
  queue("b@area.example");
  deliver();
  start();
  clock_.advance(hours(1));
  EXPECT_EQ(deliver().sent, 2U);
  const auto pause = outbox().paused();
  ASSERT_TRUE(pause);
  EXPECT_FALSE(*pause);
}

TEST_F(OutboxDelivery, ProbeOfAPauseTriesOneMessageAndPausesAgain) {
  start({"--sender", "550 5.7.1 not allowed"});
  for (int i = 0; i < 5; ++i) queue("role@area.example");
  deliver();
  const auto before = server_->connections();
  clock_.advance(hours(1));
  EXPECT_TRUE(deliver().paused);
  EXPECT_EQ(server_->connections(), before + 1);
  const auto pause = outbox().paused();
  ASSERT_TRUE(pause && *pause);
  EXPECT_EQ((*pause)->since, clock_.now());
}

TEST_F(OutboxDelivery, LapsedLeaseOfADeadSenderIsSentAgain) {
  start();
  const auto id = queue("role@area.example");
  ASSERT_TRUE(outbox().lease("dead", clock_.now(), clock_.now() + minutes(15), 10));
  EXPECT_EQ(deliver().sent, 0U);  // still its own
  clock_.advance(minutes(15));
  EXPECT_EQ(deliver().sent, 1U);
  EXPECT_EQ(message(id).state, MessageState::kSent);
}

// Takes the messages and lets time pass meanwhile.
class SlowTransport final : public Transport {
 public:
  SlowTransport(ManualClock& clock, seconds each) : clock_(clock), each_(each) {}
  std::string_view name() const override { return "slow"; }
  std::unique_ptr<DeliverySession> open() override {
    return std::make_unique<Session>(clock_, each_);
  }
  seconds longest_delivery() const override { return seconds(600); }

 private:
  class Session final : public DeliverySession {
   public:
    Session(ManualClock& clock, seconds each) : clock_(clock), each_(each) {}
    DeliveryResult deliver(const Envelope& /*envelope*/) override {
      clock_.advance(each_);
      return {Delivery::kAccepted, {}};
    }

   private:
    ManualClock& clock_;
    seconds each_;
  };
  ManualClock& clock_;
  seconds each_;
};

TEST_F(OutboxDelivery, NoMessageIsBegunThatItsLeaseMightNotOutlast) {
  std::vector<std::int64_t> ids;
  for (int i = 0; i < 5; ++i) ids.push_back(queue("role@area.example"));
  transport_ = std::make_unique<SlowTransport>(clock_, seconds(550));
  EXPECT_EQ(deliver().sent, 5U);  // in five leases
  for (const auto id : ids) EXPECT_EQ(message(id).tries, 1);
}

TEST_F(OutboxDelivery, TwoProcessesAtOnceSendEachMessageOnce) {
  start();
  for (int i = 0; i < 300; ++i) queue("role" + std::to_string(i) + "@area.example");
  auto other = open_sqlite_store(folder_.path() / "viisari.db");
  ASSERT_TRUE(other);
  const auto work = [&](Outbox& mine, const std::string& worker) {
    DeliveryOptions options;
    options.worker = worker;
    options.batch = 7;
    return deliver_due(mine, *transport_, clock_, log_, options);
  };
  std::optional<Result<DeliveryReport>> theirs;
  std::thread thread([&] { theirs = work((*other)->outbox(), "b"); });
  const auto ours = work(outbox(), "a");
  thread.join();
  ASSERT_TRUE(ours && theirs && *theirs);
  EXPECT_EQ(ours->sent + (*theirs)->sent, 300U);
  std::vector<std::string> recipients;
  for (const auto& one : server_->received()) recipients.push_back(one.to);
  std::sort(recipients.begin(), recipients.end());
  EXPECT_THAT(recipients, SizeIs(300));
  EXPECT_EQ(std::unique(recipients.begin(), recipients.end()), recipients.end());
}

TEST(RetryPause, IsTheSameForTheSameSeed) {
  EXPECT_EQ(retry_pause(1, 7), retry_pause(1, 7));
}

TEST(RetryPause, DiffersAmongMessages) {
  std::vector<seconds> pauses;
  for (std::uint64_t seed = 0; seed < 50; ++seed) pauses.push_back(retry_pause(4, seed));
  std::sort(pauses.begin(), pauses.end());
  EXPECT_GT(std::unique(pauses.begin(), pauses.end()) - pauses.begin(), 20);
  EXPECT_THAT(pauses, Each(AllOf(Ge(seconds(3600)), Le(seconds(3960)))));
}

}  // namespace
}  // namespace viisari
