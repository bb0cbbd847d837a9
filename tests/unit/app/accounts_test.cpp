#include "app/accounts.h"

#include <gmock/gmock.h>
#include <unistd.h>

#include <filesystem>
#include <memory>
#include <stdexcept>
#include <string>

#include "app/secrets.h"
#include "store/sqlite/sqlite_store.h"

namespace viisari {
namespace {

using std::chrono::hours;
using std::chrono::minutes;
using std::chrono::seconds;
using Kind = PasswordOutcome::Kind;

constexpr std::string_view kClient = "192.0.2.1";
constexpr std::string_view kNew = "aurinko nousee idästä";

class MovedClock final : public Clock {
 public:
  Instant now() const override { return now_; }
  void pass(seconds time) { now_ += time; }

 private:
  Instant now_ = parse_instant("2026-03-02T08:00:00Z").value();
};

class AccountsTest : public testing::Test {
 protected:
  void SetUp() override {
    std::string pattern = (std::filesystem::temp_directory_path() / "viisari-XXXXXX").string();
    if (mkdtemp(pattern.data()) == nullptr) throw std::runtime_error("no temporary folder");
    folder_ = pattern;
    auto opened = open_sqlite_store(folder_ / "viisari.db");
    ASSERT_TRUE(opened) << opened.error().to_string();
    store_ = std::move(*opened);
    AccountsOptions options;
    options.hashing = {1, 8192, 2, 8};
    accounts_ = std::make_unique<Accounts>(store_->accounts(), clock_, options);
  }
  void TearDown() override {
    accounts_.reset();
    store_.reset();
    std::filesystem::remove_all(folder_);
  }

  Accounts& accounts() { return *accounts_; }
  MovedClock& clock() { return clock_; }

  // Adds an account; returns its one-time password.
  std::string add(const char* name, const char* role = "viewer") {
    AccountSettings settings;
    settings.role = role;
    const auto added = accounts().add(name, settings, "admin");
    EXPECT_TRUE(added) << added.error().to_string();
    return added ? added->password : std::string();
  }
  PasswordOutcome sign_in(std::string_view name, std::string_view password,
                          std::string_view replaced = {}) {
    const auto outcome = accounts().sign_in(name, password, kClient, replaced);
    EXPECT_TRUE(outcome) << outcome.error().to_string();
    return outcome ? *outcome : PasswordOutcome{};
  }
  std::string session_of(std::string_view name, std::string_view password) {
    const auto outcome = sign_in(name, password);
    EXPECT_TRUE(outcome.session);
    return outcome.session ? outcome.session->secret : std::string();
  }
  bool is_open(std::string_view secret) {
    const auto found = accounts().find_session(secret);
    EXPECT_TRUE(found);
    return found && found->has_value();
  }

 private:
  std::filesystem::path folder_;
  MovedClock clock_;
  std::unique_ptr<Store> store_;
  std::unique_ptr<Accounts> accounts_;
};

// ---- The first admin -------------------------------------------------------------------------

TEST_F(AccountsTest, TheFirstStartAddsAnAdminWithAOneTimePassword) {
  const auto first = accounts().add_first_admin();
  ASSERT_TRUE(first && *first);
  EXPECT_EQ((*first)->account.settings.role, "admin");
  const auto outcome = sign_in("admin", (*first)->password);
  ASSERT_TRUE(outcome.session);
  EXPECT_TRUE(outcome.session->account.one_time_password);
}

TEST_F(AccountsTest, TheNextStartAddsNobody) {
  ASSERT_TRUE(accounts().add_first_admin());
  const auto second = accounts().add_first_admin();
  ASSERT_TRUE(second);
  EXPECT_FALSE(*second);
}

// ---- Signing in ------------------------------------------------------------------------------

TEST_F(AccountsTest, AnswersAlikeToUnknownWrongAndDisabled) {
  const std::string password = add("johto");
  AccountSettings disabled;
  disabled.role = "viewer";
  disabled.enabled = false;
  add("poissa");
  ASSERT_TRUE(accounts().change("poissa", 1, disabled, "admin"));
  for (const char* name : {"kukaan", "johto", "poissa"}) {
    const auto outcome = sign_in(name, "väärä salasana");
    EXPECT_EQ(outcome.kind, Kind::kWrong) << name;
    EXPECT_FALSE(outcome.session) << name;
  }
}

TEST_F(AccountsTest, ADisabledAccountDoesNotSignInWithItsPassword) {
  const std::string password = add("poissa");
  AccountSettings disabled;
  disabled.role = "viewer";
  disabled.enabled = false;
  ASSERT_TRUE(accounts().change("poissa", 1, disabled, "admin"));
  EXPECT_EQ(sign_in("poissa", password).kind, Kind::kWrong);
}

TEST_F(AccountsTest, TakesANameInOtherLetters) {
  const std::string password = add("johto");
  EXPECT_TRUE(sign_in(" Johto ", password).session);
}

TEST_F(AccountsTest, EachSignInHasASessionOfItsOwn) {
  const std::string password = add("johto");
  EXPECT_NE(session_of("johto", password), session_of("johto", password));
}

TEST_F(AccountsTest, SigningInEndsTheSessionBefore) {
  const std::string password = add("johto");
  const std::string first = session_of("johto", password);
  ASSERT_TRUE(sign_in("johto", password, first).session);
  EXPECT_FALSE(is_open(first));
}

TEST_F(AccountsTest, ASecretThatTheServerDidNotGiveIsNoSession) {
  const std::string password = add("johto");
  const std::string chosen = random_secret();
  ASSERT_TRUE(sign_in("johto", password, chosen).session);
  EXPECT_FALSE(is_open(chosen));
}

TEST_F(AccountsTest, SlowsWrongPasswordsDown) {
  add("johto");
  for (int i = 0; i < 5; ++i) EXPECT_EQ(sign_in("johto", "väärä").kind, Kind::kWrong);
  const auto outcome = sign_in("johto", "väärä");
  EXPECT_EQ(outcome.kind, Kind::kTooMany);
  EXPECT_GT(outcome.retry_after, seconds(0));
}

TEST_F(AccountsTest, LooksAtNoPasswordWhileItSlowsDown) {
  const std::string password = add("johto");
  for (int i = 0; i < 5; ++i) sign_in("johto", "väärä");
  EXPECT_EQ(sign_in("johto", password).kind, Kind::kTooMany);
}

TEST_F(AccountsTest, LetsInWhoWaited) {
  const std::string password = add("johto");
  for (int i = 0; i < 5; ++i) sign_in("johto", "väärä");
  clock().pass(sign_in("johto", password).retry_after);
  EXPECT_TRUE(sign_in("johto", password).session);
}

TEST_F(AccountsTest, TriesAreInTheTrailButThoseThatWereTurnedAway) {
  add("johto");
  for (int i = 0; i < 100; ++i) sign_in("johto", "väärä");
  const auto trail = accounts().store().audit_trail({});
  ASSERT_TRUE(trail);
  EXPECT_EQ(trail->size(), 5U);
  EXPECT_EQ(trail->front().account, "johto");
  EXPECT_EQ(trail->front().status, 401);
}

TEST_F(AccountsTest, ANameThatNobodyHasIsNotInTheTrail) {
  sign_in("salasana väärässä kentässä", "x");
  const auto trail = accounts().store().audit_trail({});
  ASSERT_TRUE(trail && trail->size() == 1);
  EXPECT_EQ(trail->front().account, "");
  EXPECT_EQ(trail->front().summary.find("salasana"), std::string::npos);
}

// ---- Sessions --------------------------------------------------------------------------------

TEST_F(AccountsTest, ASessionEndsWhenNobodyUsesIt) {
  const std::string secret = session_of("johto", add("johto"));
  clock().pass(minutes(60));
  EXPECT_FALSE(is_open(secret));
}

TEST_F(AccountsTest, ASessionThatIsUsedGoesOn) {
  const std::string secret = session_of("johto", add("johto"));
  for (int i = 0; i < 3; ++i) {
    clock().pass(minutes(59));
    EXPECT_TRUE(is_open(secret));
  }
}

TEST_F(AccountsTest, ASessionEndsAfterTwelveHoursInAnyCase) {
  const std::string secret = session_of("johto", add("johto"));
  for (int i = 0; i < 23; ++i) {
    clock().pass(minutes(30));
    ASSERT_TRUE(is_open(secret));
  }
  clock().pass(minutes(30));
  EXPECT_FALSE(is_open(secret));
}

TEST_F(AccountsTest, SigningOutEndsASession) {
  const std::string secret = session_of("johto", add("johto"));
  ASSERT_TRUE(accounts().sign_out(secret));
  EXPECT_FALSE(is_open(secret));
}

TEST_F(AccountsTest, AChangeOfRightsEndsSessions) {
  const std::string secret = session_of("johto", add("johto"));
  AccountSettings settings;
  settings.role = "leader";
  ASSERT_TRUE(accounts().change("johto", 1, settings, "admin"));
  EXPECT_FALSE(is_open(secret));
}

TEST_F(AccountsTest, AOneTimePasswordEndsSessions) {
  const std::string secret = session_of("johto", add("johto"));
  ASSERT_TRUE(accounts().reset_password("johto"));
  EXPECT_FALSE(is_open(secret));
}

// ---- Changing the password -------------------------------------------------------------------

TEST_F(AccountsTest, AChangedPasswordIsNoOneTimePassword) {
  const std::string password = add("johto");
  const std::string secret = session_of("johto", password);
  const auto changed = accounts().change_password("johto", password, kNew, kClient);
  ASSERT_TRUE(changed && changed->session);
  EXPECT_FALSE(changed->session->account.one_time_password);
  EXPECT_FALSE(is_open(secret)) << "the session before has ended";
  EXPECT_TRUE(is_open(changed->session->secret));
  EXPECT_EQ(sign_in("johto", password).kind, Kind::kWrong);
  EXPECT_TRUE(sign_in("johto", kNew).session);
}

TEST_F(AccountsTest, ChangingNeedsTheCurrentPassword) {
  const std::string password = add("johto");
  const auto changed = accounts().change_password("johto", "väärä", kNew, kClient);
  ASSERT_TRUE(changed);
  EXPECT_EQ(changed->kind, Kind::kWrong);
  EXPECT_TRUE(sign_in("johto", password).session);
}

TEST_F(AccountsTest, GuessingTheCurrentPasswordIsSlowedDown) {
  add("johto");
  for (int i = 0; i < 5; ++i) {
    ASSERT_TRUE(accounts().change_password("johto", "väärä", kNew, kClient));
  }
  EXPECT_EQ(accounts().change_password("johto", "väärä", kNew, kClient)->kind, Kind::kTooMany);
}

// ---- People ----------------------------------------------------------------------------------

std::vector<std::string_view> codes(AccountSettings settings) {
  const AccountChoices choices{{"kainuu", "pirkanmaa"}, std::vector<std::string>{"lapset.johto"}};
  std::vector<std::string_view> out;
  for (const AccountFault& fault : Accounts::faults_of(settings, choices)) {
    out.push_back(fault.code.name);
  }
  return out;
}

TEST(AccountSettingsRules, TakeAreasAndRecipientsThatThereAre) {
  AccountSettings settings{"leader", {"pirkanmaa", "kainuu", "kainuu"}, true, "lapset.johto", true};
  EXPECT_THAT(codes(settings), testing::IsEmpty());
}

TEST(AccountSettingsRules, RefuseARoleThatThereIsNot) {
  EXPECT_THAT(codes({"boss", {}, false, "", true}), testing::ElementsAre(kBadAccountRole.name));
}

TEST(AccountSettingsRules, RefuseAnAreaThatThereIsNot) {
  EXPECT_THAT(codes({"viewer", {"lappi"}, false, "", true}),
              testing::ElementsAre(kAccountArea.name));
}

TEST(AccountSettingsRules, RefuseAnAdminOfOneArea) {
  EXPECT_THAT(codes({"admin", {"kainuu"}, false, "", true}), testing::ElementsAre(kAdminArea.name));
}

TEST(AccountSettingsRules, RefuseARecipientThatThereIsNot) {
  EXPECT_THAT(codes({"leader", {}, false, "muu.johto", true}),
              testing::ElementsAre(kAccountRecipient.name));
}

TEST(AccountNames, AreKeysOfSmallLetters) {
  EXPECT_FALSE(Accounts::fault_of_name("lapset.johto-2"));
  for (const char* name : {"", "Johto", "a b", "a/b", "..", "äiti", "a\n"}) {
    EXPECT_TRUE(Accounts::fault_of_name(name)) << name;
  }
  EXPECT_TRUE(Accounts::fault_of_name(std::string(65, 'a')));
}

TEST_F(AccountsTest, AViewerWithAOneTimePasswordSeesNoRestrictedFigures) {
  AccountSettings settings;
  settings.role = "leader";
  settings.restricted = true;
  const auto added = accounts().add("johto", settings, "admin");
  ASSERT_TRUE(added);
  EXPECT_FALSE(viewer_of(added->account).restricted);
  ASSERT_TRUE(accounts().change_password("johto", added->password, kNew, kClient));
  EXPECT_TRUE(viewer_of(*accounts().person("johto")).restricted);
}

// ---- Tokens ----------------------------------------------------------------------------------

NewToken token(const char* last_day) {
  return {"johto", "raportointi", "read", Date::parse(last_day).value()};
}

TEST_F(AccountsTest, ATokenActsAsItsAccountUntilItsLastDayIsOver) {
  add("johto");
  const auto created = accounts().create_token(token("2026-03-02"), "admin");
  ASSERT_TRUE(created);
  clock().pass(hours(15));
  EXPECT_TRUE((*accounts().find_token(created->secret)).has_value());
  clock().pass(hours(1));
  EXPECT_FALSE((*accounts().find_token(created->secret)).has_value());
}

TEST_F(AccountsTest, ARevokedTokenIsNone) {
  add("johto");
  const auto created = accounts().create_token(token("2026-03-12"), "admin");
  ASSERT_TRUE(accounts().revoke_token(created->token.id));
  EXPECT_FALSE((*accounts().find_token(created->secret)).has_value());
}

TEST_F(AccountsTest, ATokenRemembersItsLastUse) {
  add("johto");
  const auto created = accounts().create_token(token("2026-03-12"), "admin");
  clock().pass(hours(1));
  ASSERT_TRUE(accounts().find_token(created->secret));
  EXPECT_EQ(accounts().tokens(0, 1)->front().last_used_at, clock().now());
}

TEST_F(AccountsTest, ATokenNeedsALabelAScopeAndAnEndWithinAYear) {
  const auto fault_codes = [this](const NewToken& wanted) {
    std::vector<std::string_view> out;
    for (const AccountFault& fault : accounts().faults_of(wanted)) out.push_back(fault.code.name);
    return out;
  };
  const Date day = Date::parse("2026-03-12").value();
  EXPECT_THAT(fault_codes({"johto", " ", "read", day}), testing::ElementsAre(kTokenLabel.name));
  EXPECT_THAT(fault_codes({"johto", "a\nb", "read", day}), testing::ElementsAre(kTokenLabel.name));
  EXPECT_THAT(fault_codes({"johto", "x", "all", day}), testing::ElementsAre(kTokenScope.name));
  EXPECT_THAT(fault_codes(token("2026-03-01")), testing::ElementsAre(kTokenEnd.name));
  EXPECT_THAT(fault_codes(token("2027-03-04")), testing::ElementsAre(kTokenEnd.name));
}

// ---- Secrets ---------------------------------------------------------------------------------

TEST(Secrets, AreOf256RandomBits) {
  EXPECT_EQ(random_secret().size(), 43U);
  EXPECT_NE(random_secret(), random_secret());
}

TEST(Secrets, APasswordIsLongEnoughToBeAsked) {
  EXPECT_FALSE(fault_of_password("admin", random_password(), {}));
}

TEST(Secrets, TheTokenAgainstForgeryTellsNothingOfTheSession) {
  const std::string secret = random_secret();
  EXPECT_EQ(csrf_token(secret), csrf_token(secret));
  EXPECT_EQ(csrf_token(secret).find(secret), std::string::npos);
  EXPECT_NE(csrf_token(secret), csrf_token(random_secret()));
}

}  // namespace
}  // namespace viisari
