#include "app/password_rules.h"

#include <gtest/gtest.h>

namespace viisari {
namespace {

std::string_view fault(std::string_view password, std::string_view current = {}) {
  const auto found = fault_of_password("lapset.johto", password, current);
  return found ? found->code.name : std::string_view();
}

TEST(PasswordRules, TakeTwelveCharactersOfAnyKind) {
  EXPECT_EQ(fault("aurinko nous"), "");
  EXPECT_EQ(fault("äöäöåäöäöåäå"), "") << "characters, not bytes";
  EXPECT_EQ(fault("1 \t\n%&/=?´`_x"), "");
}

TEST(PasswordRules, RefuseWhatIsShort) {
  EXPECT_EQ(fault("aurinko nou"), kPasswordLength.name);
  EXPECT_EQ(fault("ääääöööö"), kPasswordLength.name) << "sixteen bytes";
  EXPECT_EQ(fault(""), kPasswordLength.name);
}

TEST(PasswordRules, TakeWhatIsLongUpToALimit) {
  std::string long_one;
  while (long_one.size() < 256) long_one += "ab";
  EXPECT_EQ(fault(long_one), "");
  EXPECT_EQ(fault(long_one + "c"), kPasswordLength.name);
}

TEST(PasswordRules, RefuseBytesThatAreNoText) {
  EXPECT_EQ(fault("aurinko nous\xFF"), kPasswordLength.name);
}

TEST(PasswordRules, RefuseTheNameOfTheAccount) {
  EXPECT_EQ(fault("Lapset.Johto"), kPasswordIsName.name);
}

TEST(PasswordRules, RefuseTheCommonest) {
  EXPECT_EQ(fault("Salasana1234"), kPasswordIsCommon.name);
  EXPECT_EQ(fault("123456789012"), kPasswordIsCommon.name);
  EXPECT_EQ(fault("aaaaaaaaaaaaaaaa"), kPasswordIsCommon.name);
}

TEST(PasswordRules, RefuseTheCurrentOne) {
  EXPECT_EQ(fault("aurinko nous", "aurinko nous"), kPasswordIsOld.name);
}

}  // namespace
}  // namespace viisari
