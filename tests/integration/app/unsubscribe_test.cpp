// Leaving the digests by the link of a mail, on a running server with its real database.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <memory>
#include <string>

#include "mail/unsubscribe_token.h"
#include "program.h"

namespace viisari::testing_support {
namespace {

using testing::HasSubstr;
using testing::Not;
using testing::StartsWith;

class LeavingDigests : public testing::Test {
 protected:
  void SetUp() override {
    here_.configure("[server]\nport = 0");
    server_ = std::make_unique<Background>(here_.command({"serve", "--as-of", "2025-12-01"}));
    const std::string line = server_->wait_for("Serving http://127.0.0.1:");
    ASSERT_NE(line, "");
    port_ = std::stoi(line.substr(line.find("127.0.0.1:") + 10));
  }
  std::string page(const std::string& role) const {
    const auto key = unsubscribe_key(here_.folder() / "var");
    return "/unsubscribe/" + unsubscribe_token(key.value(), role);
  }
  // As `viisari route test` sees the role.
  bool left(const std::string& role) const {
    const Finished shown =
        here_.run({"route", "test", "pirkanmaa/yhteensa.ostot", "--format", "json"});
    const std::size_t place = shown.out.find("\"role\":\"" + role + "\"");
    EXPECT_NE(place, std::string::npos) << shown.out << shown.err;
    const std::size_t flag = shown.out.find("\"left_digests\":", place);
    return shown.out.compare(flag + 15, 4, "true") == 0;
  }

  Installation here_{std::string("leaving_") +
                     testing::UnitTest::GetInstance()->current_test_info()->name()};
  std::unique_ptr<Background> server_;
  int port_ = 0;
};

const std::string kRole = "pirkanmaa.kotiin-vietavat.vastuuyksikko";

TEST_F(LeavingDigests, LooksFirstLeavesAndComesBack) {
  EXPECT_THAT(http_get(port_, page(kRole)), StartsWith("HTTP/1.1 200"));
  EXPECT_FALSE(left(kRole));
  EXPECT_THAT(http_post(port_, page(kRole), "List-Unsubscribe=One-Click"),
              StartsWith("HTTP/1.1 200"));
  EXPECT_TRUE(left(kRole));
  EXPECT_THAT(http_get(port_, page(kRole)), HasSubstr("name=\"return\""));
  EXPECT_THAT(http_post(port_, page(kRole), "return=1"), StartsWith("HTTP/1.1 200"));
  EXPECT_FALSE(left(kRole));
}

TEST_F(LeavingDigests, AMandatoryRecipientStays) {
  here_.write("recipients.toml",
              "[[recipient]]\nrole = \"johto\"\ntitle = \"Johto\"\naddress = \"a@b.example\"\n"
              "mandatory = true\ndeputy = \"varalla\"\n[[recipient]]\nrole = \"varalla\"\n"
              "title = \"V\"\naddress = \"v@b.example\"\nadmin = true\n");
  EXPECT_THAT(http_get(port_, page("johto")), Not(HasSubstr("<form")));
  EXPECT_THAT(http_post(port_, page("johto"), ""), StartsWith("HTTP/1.1 200"));
  EXPECT_FALSE(left("johto"));
}

TEST_F(LeavingDigests, ARoleThatIsGoneIsAnUnknownPage) {
  EXPECT_THAT(http_get(port_, page("poistunut.rooli")), StartsWith("HTTP/1.1 404"));
  EXPECT_THAT(http_post(port_, page("poistunut.rooli"), ""), StartsWith("HTTP/1.1 404"));
}

TEST_F(LeavingDigests, AFileOfRecipientsWithAFaultAsksToTryAgain) {
  here_.write("recipients.toml", "[[recipient]\n");
  EXPECT_THAT(http_post(port_, page(kRole), ""), StartsWith("HTTP/1.1 503"));
}

}  // namespace
}  // namespace viisari::testing_support
