// The SMTP transport against a real server that behaves and misbehaves.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cstdlib>
#include <string>
#include <utility>

#include "mail/transport.h"
#include "mail_server.h"

namespace viisari {
namespace {

using std::chrono::seconds;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;
using testing::StartsWith;
using testing_support::Authority;
using testing_support::Folder;
using testing_support::MailServer;
using testing_support::Received;

constexpr const char* kFrom = "viisari@viisari.example";

std::string message(const std::string& body) {
  return "From: <viisari@viisari.example>\r\nTo: <role@area.example>\r\nSubject: test\r\n"
         "Message-ID: <test-1@viisari.example>\r\n\r\n" +
         body + "\r\n";
}

class Smtp : public testing::Test {
 protected:
  void start(const std::vector<std::string>& arguments = {}) {
    server_ = std::make_unique<MailServer>(folder_.path() / "server", arguments);
    options_.host = "127.0.0.1";
    options_.port = server_->port();
    options_.tls = TlsPolicy::kNone;
    options_.connect_timeout = seconds(5);
    options_.reply_timeout = seconds(20);
  }
  DeliverySession& session() {
    if (!session_) {
      auto transport = smtp_transport(options_);
      if (!transport) throw std::runtime_error(transport.error().to_string());
      transport_ = std::move(*transport);
      session_ = transport_->open();
    }
    return *session_;
  }
  DeliveryResult deliver(const std::string& to, const std::string& bytes = message("hello")) {
    return session().deliver({kFrom, to, bytes});
  }

  Folder folder_;
  SmtpOptions options_;
  std::unique_ptr<MailServer> server_;
  std::unique_ptr<Transport> transport_;
  std::unique_ptr<DeliverySession> session_;
};

TEST_F(Smtp, MessageArrivesByteForByteWithItsEnvelope) {
  start();
  const std::string bytes = message(".leading\r\n..\r\n.\r\n\r\n.\r\n.end \xC3\xA4\r\n...");
  const DeliveryResult result = deliver("role@area.example", bytes);
  EXPECT_EQ(result.delivery, Delivery::kAccepted) << result.detail;
  const auto received = server_->received();
  ASSERT_EQ(received.size(), 1U);
  EXPECT_EQ(received[0].from, kFrom);
  EXPECT_EQ(received[0].to, "role@area.example");
  EXPECT_EQ(received[0].bytes, bytes);
}

TEST_F(Smtp, DotsArriveAsTheyAreWhereverABufferEnds) {
  start();
  // Lines of a dot shift against the buffers of any power of two.
  std::string body;
  while (body.size() < 300'000)
    body += ".\r\n..\r\n.x\r\n" + std::string(body.size() % 7, 'y') + "\r\n";
  const std::string bytes = message(body);
  EXPECT_EQ(deliver("role@area.example", bytes).delivery, Delivery::kAccepted);
  ASSERT_EQ(server_->received().size(), 1U);
  EXPECT_TRUE(server_->received()[0].bytes == bytes);
}

TEST_F(Smtp, BatchUsesOneConnection) {
  start();
  for (int i = 0; i < 50; ++i) {
    ASSERT_EQ(deliver("role" + std::to_string(i) + "@area.example").delivery, Delivery::kAccepted);
  }
  EXPECT_EQ(server_->received().size(), 50U);
  EXPECT_EQ(server_->connections(), 1U);
}

TEST_F(Smtp, ConnectionThatTheServerDropsBetweenMessagesIsOpenedAgain) {
  start({"--drop-after", "2"});
  for (int i = 0; i < 6; ++i) {
    const DeliveryResult result = deliver("role" + std::to_string(i) + "@area.example");
    ASSERT_EQ(result.delivery, Delivery::kAccepted) << i << " " << result.detail;
  }
  EXPECT_EQ(server_->received().size(), 6U);
}

TEST_F(Smtp, ConnectionThatTheServerEndsWith421BetweenMessagesIsOpenedAgain) {
  start({"--bye-after", "2"});
  for (int i = 0; i < 6; ++i) {
    const DeliveryResult result = deliver("role" + std::to_string(i) + "@area.example");
    ASSERT_EQ(result.delivery, Delivery::kAccepted) << i << " " << result.detail;
  }
  EXPECT_EQ(server_->received().size(), 6U);
}

TEST_F(Smtp, Busy451AtRecipientIsPassing) {
  start();
  const DeliveryResult result = deliver("busy@area.example");
  EXPECT_EQ(result.delivery, Delivery::kPassing);
  EXPECT_THAT(result.detail, StartsWith("smtp.busy: 451"));
}

TEST_F(Smtp, Busy451AfterTheMessageIsPassing) {
  start();
  EXPECT_EQ(deliver("wait@area.example").delivery, Delivery::kPassing);
}

TEST_F(Smtp, Refused550FailsThatRecipientOnly) {
  start();
  const DeliveryResult gone = deliver("gone@area.example");
  EXPECT_EQ(gone.delivery, Delivery::kRefused);
  EXPECT_THAT(gone.detail, StartsWith("smtp.refused: 550"));
  EXPECT_EQ(deliver("role@area.example").delivery, Delivery::kAccepted);
}

TEST_F(Smtp, Refused552AfterTheMessageIsRefused) {
  start();
  const DeliveryResult result = deliver("full@area.example");
  EXPECT_EQ(result.delivery, Delivery::kRefused);
  EXPECT_THAT(result.detail, StartsWith("smtp.refused: 552"));
}

TEST_F(Smtp, RefusedSenderIsConfiguration) {
  start({"--sender", "550 5.7.1 not allowed to send as this"});
  const DeliveryResult result = deliver("role@area.example");
  EXPECT_EQ(result.delivery, Delivery::kNotConfigured);
  EXPECT_THAT(result.detail, StartsWith("smtp.sender: 550"));
}

TEST_F(Smtp, SenderRefusedForTheMessagesSizeIsRefused) {
  start({"--sender", "552 5.3.4 too large"});
  EXPECT_EQ(deliver("role@area.example").delivery, Delivery::kRefused);
}

TEST_F(Smtp, Greeting421IsPassing) {
  start({"--greeting", "421 4.3.2 too busy"});
  const DeliveryResult result = deliver("role@area.example");
  EXPECT_EQ(result.delivery, Delivery::kPassing);
  EXPECT_THAT(result.detail, StartsWith("smtp.busy: 421"));
}

TEST_F(Smtp, Greeting554IsConfiguration) {
  start({"--greeting", "554 5.7.1 you are on a list"});
  const DeliveryResult result = deliver("role@area.example");
  EXPECT_EQ(result.delivery, Delivery::kNotConfigured);
  EXPECT_THAT(result.detail, StartsWith("smtp.not_welcome: 554"));
}

TEST_F(Smtp, NobodyListeningIsPassing) {
  start();
  server_.reset();
  const DeliveryResult result = deliver("role@area.example");
  EXPECT_EQ(result.delivery, Delivery::kPassing);
  EXPECT_THAT(result.detail, StartsWith("smtp.no_connection"));
}

TEST_F(Smtp, SilentServerIsPassing) {
  start({"--silent"});
  options_.reply_timeout = seconds(1);
  const DeliveryResult result = deliver("role@area.example");
  EXPECT_EQ(result.delivery, Delivery::kPassing);
  EXPECT_THAT(result.detail, StartsWith("smtp.timeout"));
}

TEST_F(Smtp, SlowServerWithinTheTimeoutIsAccepted) {
  start({"--slow", "1.5"});
  EXPECT_EQ(deliver("slow@area.example").delivery, Delivery::kAccepted);
}

TEST_F(Smtp, NoAnswerToTheMessageInTimeIsUnknown) {
  start({"--slow", "10"});
  options_.reply_timeout = seconds(1);
  const DeliveryResult result = deliver("slow@area.example");
  EXPECT_EQ(result.delivery, Delivery::kUnknown);
  EXPECT_THAT(result.detail, StartsWith("smtp.unanswered"));
}

TEST_F(Smtp, ConnectionLostAfterTheFinalDotIsUnknown) {
  start();
  const DeliveryResult result = deliver("lost@area.example");
  EXPECT_EQ(result.delivery, Delivery::kUnknown);
  EXPECT_THAT(result.detail, StartsWith("smtp.unanswered"));
  EXPECT_EQ(server_->received().size(), 1U);
}

TEST_F(Smtp, ConnectionLostInTheMiddleOfTheMessageIsPassing) {
  start();
  std::string body;
  while (body.size() < 8'000'000) body += std::string(70, 'x') + "\r\n";
  const DeliveryResult result = deliver("cut@area.example", message(body));
  EXPECT_EQ(result.delivery, Delivery::kPassing);
  EXPECT_THAT(result.detail, StartsWith("smtp.lost"));
  EXPECT_THAT(server_->received(), IsEmpty());
}

TEST_F(Smtp, LoginIsUsedWhereTheServerWantsOne) {
  start({"--auth", "viisari:secret-word"});
  options_.user = "viisari";
  options_.password = "secret-word";
  const DeliveryResult result = deliver("role@area.example");
  EXPECT_EQ(result.delivery, Delivery::kAccepted) << result.detail;
}

TEST_F(Smtp, RefusedLoginIsConfigurationAndTellsNoSecret) {
  start({"--auth", "viisari:secret-word"});
  options_.user = "viisari";
  options_.password = "wrong-word";
  const DeliveryResult result = deliver("role@area.example");
  EXPECT_EQ(result.delivery, Delivery::kNotConfigured);
  EXPECT_THAT(result.detail, StartsWith("smtp.login: 535"));
  EXPECT_THAT(result.detail, Not(HasSubstr("wrong-word")));
}

TEST_F(Smtp, LoginThatIsBusyIsPassing) {
  start({"--auth", "viisari:secret-word", "--auth-busy"});
  options_.user = "viisari";
  options_.password = "secret-word";
  EXPECT_EQ(deliver("role@area.example").delivery, Delivery::kPassing);
}

TEST_F(Smtp, ServerThatWantsALoginWeDoNotHaveIsConfiguration) {
  start({"--auth", "viisari:secret-word"});
  const DeliveryResult result = deliver("role@area.example");
  EXPECT_EQ(result.delivery, Delivery::kNotConfigured);
  EXPECT_THAT(result.detail, StartsWith("smtp.login: 530"));
}

TEST_F(Smtp, MissingStartTlsFailsClosed) {
  start();
  options_.tls = TlsPolicy::kStartTls;
  const DeliveryResult result = deliver("role@area.example");
  EXPECT_EQ(result.delivery, Delivery::kNotConfigured);
  EXPECT_THAT(result.detail, StartsWith("smtp.no_starttls"));
  EXPECT_THAT(server_->received(), IsEmpty());
}

TEST_F(Smtp, EnvelopeThatWouldAddCommandsIsRefusedBeforeConnecting) {
  start();
  EXPECT_EQ(deliver("role@area.example>\r\nRCPT TO:<other@area.example").delivery,
            Delivery::kRefused);
  EXPECT_EQ(server_->connections(), 0U);
}

TEST_F(Smtp, ProxyOfTheEnvironmentIsNotUsed) {
  start();
  setenv("all_proxy", "socks5://127.0.0.1:1", 1);
  const DeliveryResult result = deliver("role@area.example");
  unsetenv("all_proxy");
  EXPECT_EQ(result.delivery, Delivery::kAccepted) << result.detail;
}

class SmtpWithTls : public Smtp {
 protected:
  SmtpWithTls() : authority_(folder_.path() / "certificates") {}
  void start_with(const std::string& certificate, std::vector<std::string> more = {}) {
    auto arguments = authority_.arguments(certificate);
    arguments.insert(arguments.end(), more.begin(), more.end());
    start(arguments);
    options_.tls = TlsPolicy::kStartTls;
    options_.ca_file = authority_.certificate().string();
  }
  Authority authority_;
};

TEST_F(SmtpWithTls, RightCertificateIsAcceptedOnOneConnection) {
  authority_.issue("right", "DNS:localhost,IP:127.0.0.1");
  start_with("right");
  for (int i = 0; i < 5; ++i) {
    const DeliveryResult result = deliver("role@area.example");
    ASSERT_EQ(result.delivery, Delivery::kAccepted) << result.detail;
  }
  EXPECT_EQ(server_->connections(), 1U);
}

TEST_F(SmtpWithTls, RightCertificateIsAcceptedByName) {
  authority_.issue("right", "DNS:localhost");
  start_with("right");
  options_.host = "localhost";
  const DeliveryResult result = deliver("role@area.example");
  EXPECT_EQ(result.delivery, Delivery::kAccepted) << result.detail;
}

TEST_F(SmtpWithTls, TlsFromTheFirstByteIsAccepted) {
  authority_.issue("right", "IP:127.0.0.1");
  start_with("right", {"--tls"});
  options_.tls = TlsPolicy::kTls;
  const DeliveryResult result = deliver("role@area.example");
  EXPECT_EQ(result.delivery, Delivery::kAccepted) << result.detail;
}

TEST_F(SmtpWithTls, CertificateOfAnotherNameIsConfiguration) {
  authority_.issue("other", "DNS:other.example");
  start_with("other");
  const DeliveryResult result = deliver("role@area.example");
  EXPECT_EQ(result.delivery, Delivery::kNotConfigured);
  EXPECT_THAT(result.detail, StartsWith("smtp.certificate"));
  EXPECT_THAT(server_->received(), IsEmpty());
}

TEST_F(SmtpWithTls, SelfSignedCertificateIsConfiguration) {
  authority_.self_sign("self", "IP:127.0.0.1");
  start_with("self");
  const DeliveryResult result = deliver("role@area.example");
  EXPECT_EQ(result.delivery, Delivery::kNotConfigured);
  EXPECT_THAT(result.detail, StartsWith("smtp.certificate"));
}

TEST_F(SmtpWithTls, CertificateOfAnUnknownAuthorityIsConfiguration) {
  authority_.issue("right", "IP:127.0.0.1");
  start_with("right");
  options_.ca_file.clear();  // the system's do not know the test's authority
  EXPECT_EQ(deliver("role@area.example").delivery, Delivery::kNotConfigured);
}

TEST_F(SmtpWithTls, ConnectionLostAfterTheFinalDotIsUnknown) {
  authority_.issue("right", "IP:127.0.0.1");
  start_with("right");
  EXPECT_EQ(deliver("lost@area.example").delivery, Delivery::kUnknown);
}

TEST_F(SmtpWithTls, ConnectionLostInTheMiddleOfTheMessageIsPassing) {
  authority_.issue("right", "IP:127.0.0.1");
  start_with("right");
  std::string body;
  while (body.size() < 8'000'000) body += std::string(70, 'x') + "\r\n";
  EXPECT_EQ(deliver("cut@area.example", message(body)).delivery, Delivery::kPassing);
}

TEST_F(Smtp, TlsToAServerWithoutIsPassing) {
  start();
  options_.tls = TlsPolicy::kTls;
  const DeliveryResult result = deliver("role@area.example");
  EXPECT_EQ(result.delivery, Delivery::kPassing);
  EXPECT_THAT(result.detail, StartsWith("smtp.handshake"));
}

}  // namespace
}  // namespace viisari
