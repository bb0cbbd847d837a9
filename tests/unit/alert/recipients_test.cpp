#include "alert/recipients.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <ostream>
#include <string>
#include <vector>

namespace viisari {
namespace {

using testing::ElementsAre;

constexpr const char* kAdmin =
    "[[recipient]]\nrole = \"admin\"\ntitle = \"Admin\"\naddress = \"admin@area.example\"\n"
    "admin = true\n";  // 5 lines

std::vector<Error> parse(const std::string& text, Recipients& out) {
  static const std::vector<std::string> kSchedules{"monthly", "weekly"};
  return parse_recipients(text, "recipients.toml", kSchedules, out);
}

// A second recipient after the admin: its keys begin on line 9.
std::string second(const std::string& keys) {
  return std::string(kAdmin) + "[[recipient]]\nrole = \"lapset\"\ntitle = \"Johto\"\n" + keys +
         "\n";
}

TEST(Recipients, ReadsEveryField) {
  Recipients out;
  const auto errors =
      parse(second("address = \"lapset@area.example\"\nlanguage = \"en\"\nareas = [\"pirkanmaa\"]\n"
                   "services = [\"Lapset*\"]\nat_once = \"warning\"\ndata_owner = true\n"
                   "restricted = true\nmandatory = true\ndeputy = \"admin\"\naway = true\n"
                   "escalate_to = \"admin\"\ndigests = [\"monthly\"]"),
            out);
  ASSERT_TRUE(errors.empty()) << errors.front().to_string();
  ASSERT_EQ(out.all.size(), 2U);
  const Recipient& one = out.all[1];
  EXPECT_EQ(one.role, "lapset");
  EXPECT_EQ(one.title, "Johto");
  EXPECT_EQ(one.address, "lapset@area.example");
  EXPECT_EQ(one.language, "en");
  EXPECT_THAT(one.areas, ElementsAre("pirkanmaa"));
  EXPECT_THAT(one.services, ElementsAre("Lapset*"));
  EXPECT_EQ(one.at_once, Severity::kWarning);
  EXPECT_TRUE(one.data_owner && one.restricted && one.mandatory && one.away);
  EXPECT_FALSE(one.admin);
  EXPECT_EQ(one.deputy, "admin");
  EXPECT_EQ(one.escalate_to, "admin");
  EXPECT_THAT(one.digests, ElementsAre("monthly"));
  EXPECT_EQ(one.line, 6);
}

TEST(Recipients, AreToldAtOnceOfHighSeverityUnlessTheySayOtherwise) {
  Recipients out;
  ASSERT_TRUE(parse(second("address = \"a@b.example\"\nat_once = \"never\""), out).empty());
  EXPECT_EQ(out.find("admin")->at_once, Severity::kHigh);
  EXPECT_EQ(out.find("lapset")->at_once, std::nullopt);
}

TEST(Recipients, ServeSeveralRolesFromOneAddress) {
  Recipients out;
  EXPECT_TRUE(parse(second("address = \"admin@area.example\""), out).empty());
}

TEST(Recipients, CanBeDeputiesOfOneAnotherWhileOneIsHere) {
  Recipients out;
  const auto errors = parse(
      second("address = \"a@b.example\"\ndeputy = \"varalla\"\naway = true\n[[recipient]]\n"
             "role = \"varalla\"\ntitle = \"V\"\naddress = \"v@b.example\"\ndeputy = \"lapset\""),
      out);
  EXPECT_TRUE(errors.empty()) << errors.front().to_string();
}

TEST(Recipients, AreKeptOnlyWhenTheWholeFileIsRight) {
  Recipients out;
  EXPECT_EQ(parse(second("address = \"nowhere\""), out).size(), 1U);
  EXPECT_TRUE(out.all.empty());
}

TEST(Recipients, HaveEveryFaultToldByLine) {
  Recipients out;
  const auto errors = parse(
      second("address = \"nowhere\"\nlanguage = \"sv\"\nadres = \"x\"\ndigests = [\"mothly\"]\n"
             "escalate_to = \"admn\""),
      out);
  std::vector<std::string_view> codes;
  std::vector<int> lines;
  for (const Error& error : errors) {
    codes.push_back(error.code.name);
    lines.push_back(error.line);
  }
  EXPECT_THAT(
      codes, ElementsAre("recipients.bad_address", "recipients.bad_value", "recipients.unknown_key",
                         "recipients.unknown_schedule", "recipients.unknown_role"));
  EXPECT_THAT(lines, ElementsAre(9, 10, 11, 12, 13));
}

TEST(Recipients, HaveTheNearestNameSuggested) {
  Recipients out;
  const auto errors = parse(second("address = \"a@b.example\"\nescalate_to = \"admn\""), out);
  ASSERT_EQ(errors.size(), 1U);
  EXPECT_NE(errors[0].text.find("'admin'"), std::string::npos);
}

TEST(Recipients, OfAMissingFileCannotRun) {
  Recipients out;
  const auto errors = read_recipients("/nonexistent/recipients.toml", {}, out);
  ASSERT_EQ(errors.size(), 1U);
  EXPECT_EQ(errors[0].code, kRecipientsNotFound);
  EXPECT_EQ(errors[0].code.kind, ErrorKind::kCannotRun);
}

TEST(Recipients, OfAHugeFileAreRefused) {
  Recipients out;
  const auto errors = parse(std::string(2 * 1024 * 1024, '#'), out);
  ASSERT_EQ(errors.size(), 1U);
  EXPECT_EQ(errors[0].code, kRecipientsSyntax);
}

struct Wrong {
  const char* name;
  std::string text;
  ErrorCode code;
  int line;
};
void PrintTo(const Wrong& wrong, std::ostream* out) {
  *out << wrong.name;
}

class WrongRecipients : public testing::TestWithParam<Wrong> {};

TEST_P(WrongRecipients, NameTheirLine) {
  Recipients out;
  const auto errors = parse(GetParam().text, out);
  ASSERT_EQ(errors.size(), 1U) << (errors.empty() ? "none" : errors[1].to_string());
  EXPECT_EQ(errors[0].code.name, GetParam().code.name);
  EXPECT_EQ(errors[0].line, GetParam().line);
  EXPECT_EQ(errors[0].file, "recipients.toml");
}

Wrong wrong_key(const char* name, const std::string& key, ErrorCode code = kRecipientsBadValue) {
  return {name, second("address = \"a@b.example\"\n" + key), code, 10};
}

INSTANTIATE_TEST_SUITE_P(
    All, WrongRecipients,
    testing::Values(
        Wrong{"Syntax", std::string(kAdmin) + "role = \n", kRecipientsSyntax, 6},
        Wrong{"Empty", "", kRecipientsNoAdmin, 1},
        Wrong{"OtherTable", std::string(kAdmin) + "[[recipients]]\nrole = \"x\"\n",
              kRecipientsUnknownKey, 6},
        Wrong{"NoAddress", second(""), kRecipientsBadValue, 6},
        Wrong{"AddressWithLineEnd", second("address = \"a@b.example\\r\\nBcc: c@d.example\""),
              kRecipientsBadAddress, 9},
        Wrong{"AddressIsNumber", second("address = 5"), kRecipientsBadValue, 9},
        wrong_key("UnknownKey", "servces = []", kRecipientsUnknownKey),
        wrong_key("Language", "language = \"sv\""), wrong_key("AtOnce", "at_once = \"always\""),
        wrong_key("FlagIsText", "admin = \"yes\""), wrong_key("AreasIsText", "areas = \"x\""),
        wrong_key("AreaIsNoKey", "areas = [\"Kanta-Häme\"]"),
        wrong_key("AreaTwice", "areas = [\"x\", \"x\"]"), wrong_key("AreaIsNumber", "areas = [1]"),
        wrong_key("StarInside", "services = [\"Lap*set\"]"),
        wrong_key("TwoStars", "services = [\"Lapset**\"]"),
        wrong_key("EmptyService", "services = [\"\"]"),
        wrong_key("ServiceWithLineEnd", "services = [\"a\\nb\"]"),
        wrong_key("UnknownSchedule", "digests = [\"yearly\"]", kRecipientsUnknownSchedule),
        wrong_key("UnknownDeputy", "deputy = \"kukaties\"", kRecipientsUnknownRole),
        wrong_key("UnknownSuperior", "escalate_to = \"kukaties\"", kRecipientsUnknownRole),
        wrong_key("OwnDeputy", "deputy = \"lapset\""),
        wrong_key("OwnSuperior", "escalate_to = \"lapset\""),
        wrong_key("AwayWithoutDeputy", "away = true"),
        wrong_key("MandatoryWithoutDeputy", "mandatory = true"),
        Wrong{"RoleTwice",
              std::string(kAdmin) + "[[recipient]]\nrole = \"admin\"\ntitle = \"A\"\n"
                                    "address = \"a@b.example\"\n",
              kRecipientsDuplicate, 7},
        Wrong{"RoleIsNoKey",
              std::string(kAdmin) + "[[recipient]]\nrole = \"Johto 1\"\ntitle = \"A\"\n"
                                    "address = \"a@b.example\"\n",
              kRecipientsBadValue, 7},
        Wrong{"TitleWithLineEnd",
              std::string(kAdmin) + "[[recipient]]\nrole = \"x\"\ntitle = \"A\\r\\nBcc: b\"\n"
                                    "address = \"a@b.example\"\n",
              kRecipientsBadValue, 8}),
    [](const auto& test) { return std::string(test.param.name); });

TEST(Recipients, WhoseDeputiesAreAllAwayAreRefused) {
  Recipients out;
  const auto errors =
      parse(second("address = \"a@b.example\"\naway = true\ndeputy = \"varalla\"\n[[recipient]]\n"
                   "role = \"varalla\"\ntitle = \"V\"\naddress = \"v@b.example\"\naway = true\n"
                   "deputy = \"lapset\""),
            out);
  ASSERT_EQ(errors.size(), 2U);
  EXPECT_EQ(errors[0].code, kRecipientsDeputyCycle);
  EXPECT_EQ(errors[0].line, 11);
  EXPECT_EQ(errors[1].line, 17);
}

}  // namespace
}  // namespace viisari
