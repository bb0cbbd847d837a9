#include "mail/compose.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <functional>
#include <thread>
#include <vector>

#include "base/text.h"

namespace viisari {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

constexpr std::string_view kPngSignature = "\x89PNG\r\n\x1A\n";

Mail sample() {
  Mail mail;
  mail.from = {"Viisari", "viisari@pirkanmaa.example"};
  mail.to = {"Palvelulinjan johto", "johto@pirkanmaa.example"};
  mail.subject = "Kuukauden katsaus";
  mail.date = *parse_instant("2026-01-05T06:07:08Z");
  mail.message_id = "<digest-2026-01-05@pirkanmaa.example>";
  mail.text = "Hei\n";
  return mail;
}

Mail with_chart() {
  Mail mail = sample();
  mail.html = "<p>Hei</p><img src=\"cid:chart1\" alt=\"x\">";
  mail.images.push_back({"chart1", "x", std::string(kPngSignature) + "rest"});
  return mail;
}

void expect_refused(const std::function<void(Mail&)>& change, const ErrorCode& code) {
  Mail mail = with_chart();
  change(mail);
  const auto bytes = compose(mail);
  ASSERT_FALSE(bytes);
  EXPECT_EQ(bytes.error().code, code);
}

TEST(Compose, ATextAloneIsOnePart) {
  const auto bytes = compose(sample());
  ASSERT_TRUE(bytes) << bytes.error().to_string();
  EXPECT_EQ(*bytes,
            "From: Viisari <viisari@pirkanmaa.example>\r\n"
            "To: Palvelulinjan johto <johto@pirkanmaa.example>\r\n"
            "Subject: Kuukauden katsaus\r\n"
            "Date: Mon, 05 Jan 2026 06:07:08 +0000\r\n"
            "Message-ID: <digest-2026-01-05@pirkanmaa.example>\r\n"
            "Auto-Submitted: auto-generated\r\n"
            "X-Auto-Response-Suppress: All\r\n"
            "Content-Language: fi\r\n"
            "MIME-Version: 1.0\r\n"
            "Content-Type: text/plain; charset=utf-8\r\n"
            "Content-Transfer-Encoding: quoted-printable\r\n"
            "\r\n"
            "Hei\r\n");
}

TEST(Compose, TheTextComesBeforeTheHtml) {
  Mail mail = sample();
  mail.html = "<p>Hei</p>";
  const std::string bytes = compose(mail).value();
  EXPECT_THAT(bytes, HasSubstr("multipart/alternative"));
  EXPECT_THAT(bytes, Not(HasSubstr("multipart/related")));
  EXPECT_LT(bytes.find("text/plain"), bytes.find("text/html"));
}

TEST(Compose, TheHtmlRefersToTheImagesContentId) {
  const std::string bytes = compose(with_chart()).value();
  const std::size_t at = bytes.find("Content-Id: <");
  ASSERT_NE(at, std::string::npos);
  const std::string id = bytes.substr(at + 13, bytes.find('>', at) - at - 13);
  EXPECT_THAT(id, HasSubstr("@pirkanmaa.example"));
  std::string unfolded = bytes;
  for (std::size_t soft = unfolded.find("=\r\n"); soft != std::string::npos;
       soft = unfolded.find("=\r\n")) {
    unfolded.erase(soft, 3);
  }
  EXPECT_THAT(unfolded, HasSubstr("\"cid:" + id + "\""));
}

TEST(Compose, TheSameMailGivesTheSameBytes) {
  const std::string first = compose(with_chart()).value();
  std::vector<std::string> others(8);
  std::vector<std::thread> threads;
  for (std::string& other : others) {
    threads.emplace_back([&other] { other = compose(with_chart()).value_or(""); });
  }
  for (std::thread& thread : threads) thread.join();
  for (const std::string& other : others) EXPECT_EQ(other, first);
}

TEST(Compose, AnotherMessageIdGivesAnotherBoundary) {
  Mail other = with_chart();
  other.message_id = "<other@pirkanmaa.example>";
  const auto boundary = [](const std::string& bytes) {
    return bytes.substr(bytes.find("boundary="), 30);
  };
  EXPECT_NE(boundary(compose(with_chart()).value()), boundary(compose(other).value()));
}

TEST(Compose, AThreadIsNamedByItsLastMessage) {
  Mail mail = sample();
  mail.references = {"<episode-12@a.example>", "<alert-12-1@a.example>"};
  const std::string bytes = compose(mail).value();
  EXPECT_THAT(bytes, HasSubstr("\r\nIn-Reply-To: <alert-12-1@a.example>\r\n"));
  EXPECT_THAT(bytes,
              HasSubstr("\r\nReferences: <episode-12@a.example> <alert-12-1@a.example>\r\n"));
}

TEST(Compose, AnUnsubscribeAddressIsForOneClick) {
  Mail mail = sample();
  mail.list_id = "digests.pirkanmaa.viisari.example";
  mail.unsubscribe_url = "https://viisari.example/unsubscribe/abc.DEF_-1";
  const std::string bytes = compose(mail).value();
  EXPECT_THAT(bytes, HasSubstr("\r\nList-Id: <digests.pirkanmaa.viisari.example>\r\n"
                               "List-Unsubscribe: <https://viisari.example/unsubscribe/abc.DEF_-1>"
                               "\r\nList-Unsubscribe-Post: List-Unsubscribe=One-Click\r\n"));
}

TEST(Compose, WithoutAnAddressNothingIsSaidOfUnsubscribing) {
  EXPECT_THAT(compose(sample()).value(), Not(HasSubstr("List-")));
}

TEST(Compose, EveryLineEndBecomesCrLf) {
  Mail mail = sample();
  mail.text = "a\nb\r\nc\rd  \n\te\t";
  const std::string bytes = compose(mail).value();
  EXPECT_THAT(bytes, ::testing::EndsWith("\r\n\r\na\r\nb\r\nc\r\nd\r\n\te\r\n"));
}

TEST(Compose, QuotedPrintableLinesHaveAtMost76Columns) {
  for (std::size_t length = 60; length < 100; ++length) {
    Mail mail = sample();
    mail.text = std::string(length, 'x') + " \n" + std::string(length, 'x') + " ä" +
                std::string(length, '=') + "\n";
    for (const std::string_view line : split(compose(mail).value(), '\n')) {
      EXPECT_LE(line.size(), 77U) << length;
    }
  }
}

TEST(Compose, HeaderInjectionIsRefused) {
  for (const std::string evil : {"x\r\nBcc: y@z.example", "x\ny", "x\ry", "x\u2028y"}) {
    expect_refused([&](Mail& mail) { mail.subject = evil; }, kMailBadHeader);
    expect_refused([&](Mail& mail) { mail.from.name = evil; }, kMailBadHeader);
    expect_refused([&](Mail& mail) { mail.to.name = evil; }, kMailBadHeader);
    expect_refused([&](Mail& mail) { mail.list_id = evil; }, kMailBadHeader);
    expect_refused([&](Mail& mail) { mail.language = evil; }, kMailBadHeader);
    expect_refused([&](Mail& mail) { mail.unsubscribe_url = "https://a/" + evil; }, kMailBadHeader);
    expect_refused([&](Mail& mail) { mail.message_id = "<" + evil + "@a.example>"; },
                   kMailBadHeader);
    expect_refused([&](Mail& mail) { mail.references = {"<" + evil + "@a.example>"}; },
                   kMailBadHeader);
    expect_refused([&](Mail& mail) { mail.images[0].id = evil; }, kMailBadHeader);
    expect_refused([&](Mail& mail) { mail.from.address = evil + "@a.example"; }, kMailBadAddress);
    expect_refused([&](Mail& mail) { mail.to.address = evil + "@a.example"; }, kMailBadAddress);
  }
}

TEST(Compose, InvalidUtf8InAHeaderIsRefused) {
  expect_refused([](Mail& mail) { mail.subject = "\xC3("; }, kMailBadHeader);
}

TEST(Compose, AMessageIdNeedsItsBrackets) {
  for (const std::string id : {"", "a@b", "<a>", "<@>", "<a b@c>", "<a@b>c", "<a@@b>"}) {
    expect_refused([&](Mail& mail) { mail.message_id = id; }, kMailBadHeader);
  }
}

TEST(Compose, AnAddressNeedsADomain) {
  for (const std::string address : {"", "a", "a@", "@b.example", "a b@c.example"}) {
    expect_refused([&](Mail& mail) { mail.to.address = address; }, kMailBadAddress);
  }
}

TEST(Compose, UnsubscribingIsOverTheWeb) {
  expect_refused([](Mail& mail) { mail.unsubscribe_url = "javascript:alert"; }, kMailBadHeader);
  expect_refused([](Mail& mail) { mail.unsubscribe_url = "https://a>, <b"; }, kMailBadHeader);
}

TEST(Compose, TwoImagesOfOneIdAreRefused) {
  expect_refused([](Mail& mail) { mail.images.push_back(mail.images[0]); }, kMailBadHeader);
}

TEST(Compose, ABodyMustBeText) {
  expect_refused([](Mail& mail) { mail.text = "\xFF"; }, kMailBadBody);
  expect_refused([](Mail& mail) { mail.text += '\0'; }, kMailBadBody);
  expect_refused([](Mail& mail) { mail.html += '\0'; }, kMailBadBody);
  expect_refused([](Mail& mail) { mail.text = " \n"; }, kMailBadBody);
}

TEST(Compose, AnImageMustBeAPngThatSomethingShows) {
  expect_refused([](Mail& mail) { mail.images[0].png = "GIF89a"; }, kMailBadBody);
  expect_refused([](Mail& mail) { mail.html.clear(); }, kMailBadBody);
}

TEST(Compose, AHugeMailIsRefusedBeforeAndAfterEncoding) {
  expect_refused([](Mail& mail) { mail.text.assign(kMaxMailBytes + 1, 'x'); }, kMailTooLarge);
  expect_refused(
      [](Mail& mail) {
        for (mail.text.clear(); mail.text.size() + 10'000 < kMaxMailBytes;) mail.text += "ä";
      },
      kMailTooLarge);
}

}  // namespace
}  // namespace viisari
