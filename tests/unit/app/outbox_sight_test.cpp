#include "app/outbox_sight.h"

#include <gtest/gtest.h>

#include <memory>

namespace viisari {
namespace {

// Area "koeala" with a restricted indicator; recipients with and without the right.
class Sight : public testing::Test {
 protected:
  Sight() {
    Indicator indicator;
    indicator.id = "koeala/salainen";
    indicator.area = "koeala";
    indicator.title.fi = "Salattu osuus";
    indicator.visibility = Visibility::kRestricted;
    AreaSnapshot area;
    area.id = "koeala";
    area.rows.push_back({std::make_shared<const Indicator>(indicator), {}});
    snapshot_.areas.push_back(std::move(area));
    Recipient open;
    open.role = "avoin";
    open.areas = {"koeala"};
    Recipient closed = open;
    closed.role = "erityis";
    closed.restricted = true;
    recipients_.all = {open, closed};
  }

  bool withheld(const OutboxMessage& message) const {
    return OutboxSight(viewer_, snapshot_, recipients_).is_withheld(message);
  }
  static OutboxMessage mail(const char* recipient) {
    OutboxMessage message;
    message.kind = MessageKind::kAlert;
    message.recipient = recipient;
    message.subject = "Jäljessä: Osuus";
    return message;
  }

  Snapshot snapshot_;
  Recipients recipients_;
  Viewer viewer_{.account = "yllapito", .role = PersonRole::kAdmin};
};

TEST_F(Sight, IsOpenForARecipientWithoutTheRight) {
  EXPECT_FALSE(withheld(mail("avoin")));
}

TEST_F(Sight, IsClosedForARecipientWithTheRightAndForOneWhoIsGone) {
  EXPECT_TRUE(withheld(mail("erityis")));
  EXPECT_TRUE(withheld(mail("poistunut")));
}

TEST_F(Sight, IsClosedWhereTheSubjectOrTextNamesWhatIsHidden) {
  OutboxMessage named = mail("avoin");
  named.subject = "Jäljessä: Salattu osuus";
  EXPECT_TRUE(withheld(named));
  OutboxMessage linked = mail("avoin");
  linked.bytes =
      "Subject: x\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n"
      "https://viisari.example/indicators/koeala/salainen\r\n";
  EXPECT_TRUE(withheld(linked));
}

TEST_F(Sight, IsOpenForWhoHasTheRightToTheArea) {
  viewer_.restricted = true;
  viewer_.areas = {"koeala"};
  EXPECT_FALSE(withheld(mail("erityis")));
  viewer_.areas = {"muuala"};
  EXPECT_TRUE(withheld(mail("erityis")));
}

TEST_F(Sight, IsOpenForNotesOfTheServiceItself) {
  OutboxMessage note = mail("poistunut");
  note.kind = MessageKind::kAdmin;
  EXPECT_FALSE(withheld(note));
}

TEST(MessageVersion, ChangesWithEachTry) {
  OutboxMessage message;
  message.id = 4;
  const std::string before = message_version(message);
  message.tries = 1;
  EXPECT_NE(message_version(message), before);
}

}  // namespace
}  // namespace viisari
