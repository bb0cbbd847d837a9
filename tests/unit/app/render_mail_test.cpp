#include "app/render_mail.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

#include "app/config.h"
#include "app/mail_preview.h"

namespace viisari {
namespace {

namespace fs = std::filesystem;
using testing::HasSubstr;
using testing::Not;
using testing::StartsWith;

class RenderMail : public testing::Test {
 protected:
  RenderMail()
      : folder_(fs::temp_directory_path() /
                ("viisari_render_" +
                 std::string(testing::UnitTest::GetInstance()->current_test_info()->name()))) {
    fs::remove_all(folder_);
    fs::create_directories(folder_);
    config_.mail_from = "Viisari <viisari@palvelu.example>";
    config_.templates_directory = folder_;
    recipient_.role = "esimerkki.johto";
    recipient_.title = "Esimerkin johto";
    recipient_.address = "johto@esimerkki.example";
    content_.area = "Esimerkki";
    content_.as_of = *Date::parse("2025-12-01");
    AlertNotice notice;
    notice.transition = TransitionKind::kOpened;
    notice.kind = EpisodeKind::kPath;
    notice.severity = Severity::kHigh;
    notice.opened = content_.as_of;
    notice.item.id = "esimerkki/nps";
    notice.item.title = "Asiakastyytyväisyys";
    notice.item.status = AssessmentStatus::kOffTrack;
    content_.notices = {notice};
  }
  ~RenderMail() override { fs::remove_all(folder_); }

  MailFrame frame() const {
    return {config_,
            recipient_,
            *parse_instant("2025-12-01T06:00:00Z"),
            "alert-12-1.esimerkki.johto",
            {"episode-12"},
            {}};
  }
  void write_template(const std::string& lua) const { std::ofstream(folder_ / "alert.lua") << lua; }
  Mail alert() { return render_alert_mail(content_, frame(), errors_); }
  MailText builtin() const { return alert_mail(content_, Language::kFinnish); }

  fs::path folder_;
  Config config_;
  Recipient recipient_;
  AlertMailContent content_;
  std::vector<Error> errors_;
};

TEST_F(RenderMail, MessageIdsAndListAreOfTheSendersDomain) {
  const Mail mail = alert();
  EXPECT_EQ(mail.message_id, "<alert-12-1.esimerkki.johto@palvelu.example>");
  EXPECT_THAT(mail.references, testing::ElementsAre("<episode-12@palvelu.example>"));
  EXPECT_EQ(mail.list_id, "alerts.esimerkki.palvelu.example");
}

TEST_F(RenderMail, SenderHasNameAndAddressApart) {
  EXPECT_EQ(alert().from.name, "Viisari");
  EXPECT_EQ(alert().from.address, "viisari@palvelu.example");
  config_.mail_from = "\"Viisari, seuranta\" <viisari@palvelu.example>";
  EXPECT_EQ(alert().from.name, "Viisari, seuranta");
  config_.mail_from = "viisari@palvelu.example";
  EXPECT_EQ(alert().from.name, "");
  EXPECT_EQ(alert().from.address, "viisari@palvelu.example");
}

TEST_F(RenderMail, RecipientIsNamedByItsRole) {
  EXPECT_EQ(alert().to.name, "Esimerkin johto");
  EXPECT_EQ(alert().to.address, "johto@esimerkki.example");
}

TEST_F(RenderMail, LanguageIsTheRecipients) {
  recipient_.language = "en";
  EXPECT_EQ(alert().language, "en");
  EXPECT_EQ(alert().text, alert_mail(content_, Language::kEnglish).text);
}

TEST_F(RenderMail, OnlyDigestsCanBeLeft) {
  DigestContent digest;
  digest.unsubscribe_url = "https://viisari.example/unsubscribe/x";
  EXPECT_EQ(render_digest_mail(digest, frame(), errors_).unsubscribe_url, digest.unsubscribe_url);
  EXPECT_EQ(alert().unsubscribe_url, "");
}

TEST_F(RenderMail, AlertsExpireAfterTwoDaysAndOthersWhenTold) {
  const Mail mail = alert();
  const Instant later = *parse_instant("2026-01-01T00:00:00Z");
  const auto as_alert = to_outbox(mail, MessageKind::kAlert, recipient_, later);
  const auto as_digest = to_outbox(mail, MessageKind::kDigest, recipient_, later);
  ASSERT_TRUE(as_alert && as_digest);
  EXPECT_EQ(as_alert->expires_at, *parse_instant("2025-12-03T06:00:00Z"));
  EXPECT_EQ(as_digest->expires_at, later);
}

TEST_F(RenderMail, OutboxMessageHoldsEnvelopeAndBytes) {
  const Mail mail = alert();
  const auto message = to_outbox(mail, MessageKind::kAlert, recipient_, {});
  ASSERT_TRUE(message) << message.error().to_string();
  EXPECT_EQ(message->recipient, "esimerkki.johto");
  EXPECT_EQ(message->envelope_from, "viisari@palvelu.example");
  EXPECT_EQ(message->envelope_to, "johto@esimerkki.example");
  EXPECT_EQ(message->message_id, mail.message_id);
  EXPECT_EQ(message->subject, mail.subject);
  EXPECT_THAT(message->bytes, HasSubstr("\r\n\r\n"));
}

TEST_F(RenderMail, AddressWithALineEndIsRefused) {
  recipient_.address = "johto@esimerkki.example\r\nBcc: muu@toinen.example";
  const auto message = to_outbox(alert(), MessageKind::kAlert, recipient_, {});
  ASSERT_FALSE(message);
  EXPECT_THAT((std::vector{message.error().code.name}),
              testing::Contains(testing::AnyOf("mail.bad_address", "mail.bad_header")));
}

TEST_F(RenderMail, WithoutATemplateTheBuiltInMailGoesOut) {
  EXPECT_EQ(alert().subject, builtin().subject);
  EXPECT_EQ(alert().html, builtin().html);
  EXPECT_TRUE(errors_.empty());
}

TEST_F(RenderMail, TemplateReplacesThePartsItHas) {
  write_template("template { subject = function(mail) return 'Oma aihe: ' .. mail.area end }\n");
  const Mail mail = alert();
  EXPECT_EQ(mail.subject, "Oma aihe: Esimerkki");
  EXPECT_EQ(mail.text, builtin().text);
  EXPECT_TRUE(errors_.empty()) << errors_.front().to_string();
}

TEST_F(RenderMail, FaultInOnePartOfATemplateGivesTheBuiltInMailWhole) {
  write_template(
      "template { subject = function(mail) return 'Oma aihe' end,\n"
      "  text = function(mail) return mail.area.nothing.there end }\n");
  const Mail mail = alert();
  EXPECT_EQ(mail.subject, builtin().subject);
  EXPECT_EQ(mail.text, builtin().text);
  ASSERT_EQ(errors_.size(), 1U);
  EXPECT_THAT(errors_[0].file, HasSubstr("alert.lua"));
  EXPECT_EQ(errors_[0].line, 2);
}

TEST_F(RenderMail, EndlessTemplateGivesTheBuiltInMail) {
  write_template("template { text = function(mail) while true do end end }\n");
  EXPECT_EQ(alert().text, builtin().text);
  EXPECT_EQ(errors_.size(), 1U);
}

TEST_F(RenderMail, SubjectOfSeveralLinesGivesTheBuiltInMail) {
  write_template(
      "template { subject = function(mail) return 'a\\r\\nBcc: muu@toinen.example' end }\n");
  EXPECT_EQ(alert().subject, builtin().subject);
  EXPECT_EQ(errors_.size(), 1U);
}

TEST_F(RenderMail, EmptySubjectGivesTheBuiltInMail) {
  write_template("template { subject = function(mail) return ' ' end }\n");
  EXPECT_EQ(alert().subject, builtin().subject);
  EXPECT_EQ(errors_.size(), 1U);
}

TEST_F(RenderMail, TemplateCannotHideThatFiguresAreSimulated) {
  content_.simulated = true;
  write_template(
      "template { subject = function(mail) return 'Aihe' end,\n"
      "  text = function(mail) return 'teksti' end,\n"
      "  html = function(mail) return '<html><body>teksti</body></html>' end }\n");
  const Mail mail = alert();
  EXPECT_TRUE(errors_.empty());
  EXPECT_THAT(mail.subject, StartsWith("SIMULOITU"));
  EXPECT_THAT(mail.text, StartsWith("***"));
  EXPECT_THAT(mail.html, HasSubstr("<body><p><strong>"));
}

TEST(StandaloneHtml, HoldsItsPictures) {
  Mail mail;
  mail.html = "<img src=\"cid:chart1\"><img src=\"cid:chart2\">";
  mail.images = {{"chart1", "", "abc"}, {"chart2", "", "ab"}};
  EXPECT_EQ(standalone_html(mail),
            "<img src=\"data:image/png;base64,YWJj\"><img src=\"data:image/png;base64,YWI=\">");
}

}  // namespace
}  // namespace viisari
