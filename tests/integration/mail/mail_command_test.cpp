// `viisari mail test` and `viisari outbox …`, run as an admin does.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <memory>
#include <string>
#include <vector>

#include "mail/compose.h"
#include "mail_server.h"
#include "store/sqlite/sqlite_store.h"
#include "store/store.h"

namespace viisari {
namespace {

namespace fs = std::filesystem;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;
using testing::SizeIs;
using testing_support::Finished;
using testing_support::Folder;
using testing_support::Installation;
using testing_support::MailServer;

class MailCommands : public testing::Test {
 protected:
  MailCommands() : installation_("mail_" + folder_.path().filename().string()) {}

  void start(const std::vector<std::string>& arguments = {}, const std::string& more = "") {
    server_ = std::make_unique<MailServer>(folder_.path() / "server", arguments);
    installation_.configure(
        "[mail]\ntransport = \"smtp\"\nhost = \"127.0.0.1\"\ntls = \"none\"\nport = " +
        std::to_string(server_->port()) + "\n" + more);
  }
  Finished run(const std::vector<std::string>& arguments) { return installation_.run(arguments); }

  std::int64_t queue(const std::string& role) {
    auto store = open_sqlite_store(installation_.database());
    if (!store) throw std::runtime_error(store.error().to_string());
    Mail mail;
    mail.from = {"Viisari", "viisari@viisari.example"};
    mail.to = {"", role + "@area.example"};
    mail.date = SystemClock().now();
    mail.message_id = "<" + role + "@viisari.example>";
    mail.subject = "Kärki";
    mail.text = "Ensimmäinen rivi\n";
    mail.html = "<p>Ensimmäinen rivi</p>";
    const auto bytes = compose(mail);
    if (!bytes) throw std::runtime_error(bytes.error().to_string());
    OutboxMessage message;
    message.kind = MessageKind::kDigest;
    message.recipient = role;
    message.envelope_from = mail.from.address;
    message.envelope_to = mail.to.address;
    message.message_id = mail.message_id;
    message.subject = mail.subject;
    message.bytes = *bytes;
    message.expires_at = mail.date + std::chrono::hours(48);
    const auto id = (*store)->outbox().queue(message, mail.date);
    if (!id) throw std::runtime_error(id.error().to_string());
    return *id;
  }
  MessageState state(std::int64_t id) {
    auto store = open_sqlite_store(installation_.database());
    if (!store) throw std::runtime_error(store.error().to_string());
    const auto message = (*store)->outbox().message(id);
    return message && *message ? (*message)->state : MessageState::kInvalid;
  }

  Folder folder_;
  Installation installation_;
  std::unique_ptr<MailServer> server_;
};

TEST_F(MailCommands, TestMessageArrives) {
  start();
  const Finished done = run({"mail", "test", "role@area.example"});
  EXPECT_EQ(done.status, 0) << done.err << done.out;
  ASSERT_THAT(server_->received(), SizeIs(1));
  EXPECT_EQ(server_->received()[0].to, "role@area.example");
  EXPECT_EQ(server_->received()[0].from, "viisari@viisari.example");
}

TEST_F(MailCommands, TestMessageBecomesAFileByDefault) {
  const Finished done = run({"mail", "test", "role@area.example"});
  EXPECT_EQ(done.status, 0) << done.err << done.out;
  const fs::path folder = installation_.folder() / "var" / "mail" / "new";
  EXPECT_EQ(std::distance(fs::directory_iterator(folder), fs::directory_iterator()), 1);
}

TEST_F(MailCommands, RefusedTestMessageIsStatus1WithTheServersWords) {
  start();
  const Finished done = run({"mail", "test", "gone@area.example"});
  EXPECT_EQ(done.status, 1);
  EXPECT_THAT(done.out, HasSubstr("smtp.refused: 550"));
}

TEST_F(MailCommands, FaultOfTheConfigurationIsStatus3) {
  start({"--sender", "550 5.7.1 not allowed"});
  const Finished done = run({"mail", "test", "role@area.example"});
  EXPECT_EQ(done.status, 3);
  EXPECT_THAT(done.out, HasSubstr("smtp.sender: 550"));
}

TEST_F(MailCommands, BadAddressIsStatus2AndNothingIsSent) {
  start();
  for (const char* address :
       {"role", "role@", "@area.example", "role@area.example\r\nBcc: x@y.example"}) {
    EXPECT_EQ(run({"mail", "test", address}).status, 2) << address;
  }
  EXPECT_EQ(server_->connections(), 0U);
}

TEST_F(MailCommands, PasswordComesFromItsFile) {
  const fs::path file = installation_.write("secret", "secret-word\n");
  fs::permissions(file, fs::perms::owner_read);
  start({"--auth", "viisari:secret-word"},
        "user = \"viisari\"\npassword_file = \"" + file.string() + "\"\n");
  EXPECT_EQ(run({"mail", "test", "role@area.example"}).status, 0);
}

TEST_F(MailCommands, PasswordFileOpenToOthersIsRefused) {
  const fs::path file = installation_.write("secret", "secret-word\n");
  fs::permissions(file, fs::perms::owner_read | fs::perms::others_read);
  start({"--auth", "viisari:secret-word"},
        "user = \"viisari\"\npassword_file = \"" + file.string() + "\"\n");
  const Finished done = run({"mail", "test", "role@area.example"});
  EXPECT_EQ(done.status, 3);
  EXPECT_THAT(done.err, HasSubstr("mail.password"));
  EXPECT_EQ(server_->connections(), 0U);
}

TEST_F(MailCommands, PasswordOfTheEnvironmentWinsAndIsNeverShown) {
  start({"--auth", "viisari:secret-word"}, "user = \"viisari\"\n");
  setenv("VIISARI_SMTP_PASSWORD", "wrong-word", 1);
  const Finished wrong = run({"mail", "test", "role@area.example"});
  setenv("VIISARI_SMTP_PASSWORD", "secret-word", 1);
  const Finished right = run({"mail", "test", "role@area.example"});
  unsetenv("VIISARI_SMTP_PASSWORD");
  EXPECT_EQ(wrong.status, 3);
  EXPECT_THAT(wrong.out + wrong.err, Not(HasSubstr("wrong-word")));
  EXPECT_EQ(right.status, 0) << right.out;
}

TEST_F(MailCommands, OutboxListShowsMessagesByStateAndRecipient) {
  run({"outbox", "list"});  // makes the database
  queue("a");
  queue("b");
  const Finished all = run({"outbox", "list"});
  EXPECT_EQ(all.status, 0) << all.err;
  EXPECT_THAT(all.out, HasSubstr("Kärki"));
  EXPECT_THAT(
      run({"outbox", "list", "--recipient", "a", "--format", "json"}).out,
      testing::AllOf(HasSubstr("<a@viisari.example>"), Not(HasSubstr("<b@viisari.example>"))));
  EXPECT_THAT(run({"outbox", "list", "--state", "sent"}).out, Not(HasSubstr("Kärki")));
  EXPECT_EQ(run({"outbox", "list", "--state", "lost"}).status, 2);
}

TEST_F(MailCommands, OutboxShowGivesTheTextAndRawTheBytes) {
  run({"outbox", "list"});
  const std::string id = std::to_string(queue("a"));
  const Finished shown = run({"outbox", "show", id});
  EXPECT_EQ(shown.status, 0) << shown.err;
  EXPECT_THAT(shown.out, HasSubstr("Ensimmäinen rivi\n"));
  const Finished raw = run({"outbox", "show", id, "--raw"});
  EXPECT_THAT(raw.out, HasSubstr("Message-ID: <a@viisari.example>\r\n"));
  EXPECT_EQ(run({"outbox", "show", "999"}).status, 2);
}

TEST_F(MailCommands, CancelledMessageMayBeRetried) {
  run({"outbox", "list"});
  const std::int64_t id = queue("a");
  EXPECT_EQ(run({"outbox", "cancel", std::to_string(id)}).status, 0);
  EXPECT_EQ(state(id), MessageState::kCancelled);
  EXPECT_EQ(run({"outbox", "retry", std::to_string(id)}).status, 0);
  EXPECT_EQ(state(id), MessageState::kQueued);
  EXPECT_EQ(run({"outbox", "retry", "999"}).status, 2);
}

TEST_F(MailCommands, PauseIsShownUntilItIsLifted) {
  run({"outbox", "list"});
  {
    auto store = open_sqlite_store(installation_.database());
    ASSERT_TRUE(store);
    ASSERT_TRUE((*store)->outbox().pause("smtp.login: 535", SystemClock().now()));
  }
  EXPECT_THAT(run({"outbox", "list"}).out, HasSubstr("smtp.login: 535"));
  EXPECT_EQ(run({"outbox", "resume"}).status, 0);
  EXPECT_THAT(run({"outbox", "list"}).out, Not(HasSubstr("smtp.login")));
}

}  // namespace
}  // namespace viisari
