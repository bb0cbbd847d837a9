#include <gmock/gmock.h>

#include "alert_fixture.h"
#include "store/account_store.h"

namespace viisari::test {
namespace {

using std::chrono::hours;
using std::chrono::minutes;
using testing::ElementsAre;

const PasswordRecord kPassword{"$argon2id$one", false};
const std::string kKey(32, 'k');
const std::string kOtherKey(32, 'o');

AccountSettings settings(const char* role) {
  AccountSettings out;
  out.role = role;
  return out;
}

NewSession session(const std::string& key) {
  return {key, kNow + hours(1), kNow + hours(12)};
}

class AccountStoreTest : public StoreTest {
 protected:
  AccountStore& accounts() { return store().accounts(); }
  Account add(const char* name, const char* role) {
    const auto added = accounts().add_account(name, settings(role), kPassword, "ylläpito", kNow);
    EXPECT_TRUE(added) << added.error().to_string();
    return added ? *added : Account{};
  }
  void begin(const char* name, const std::string& key, std::string_view replaced = {}) {
    const auto done = accounts().begin_session(name, kPassword.hash, session(key), replaced, kNow);
    EXPECT_TRUE(done) << done.error().to_string();
  }
  bool is_open(const std::string& key, Instant now = kNow) {
    const auto found = accounts().session(key, now);
    EXPECT_TRUE(found);
    return found && found->has_value();
  }
};

TEST_F(AccountStoreTest, GivesBackAnAccountAsItWasAdded) {
  AccountSettings wanted = settings("leader");
  wanted.areas = {"kainuu", "pirkanmaa"};
  wanted.restricted = true;
  wanted.recipient = "lapset.johto";
  ASSERT_TRUE(accounts().add_account("lapset.johto", wanted, {"hash", true}, "admin", kNow));
  const auto found = accounts().account("lapset.johto", kNow);
  ASSERT_TRUE(found && *found);
  EXPECT_EQ((*found)->settings, wanted);
  EXPECT_EQ((*found)->version, 1);
  EXPECT_TRUE((*found)->one_time_password);
  EXPECT_EQ((*found)->changed_by, "admin");
  EXPECT_FALSE((*found)->last_seen_at);
}

TEST_F(AccountStoreTest, RefusesANameThatIsTaken) {
  add("admin", "admin");
  const auto again = accounts().add_account("admin", settings("viewer"), kPassword, "x", kNow);
  ASSERT_FALSE(again);
  EXPECT_EQ(again.error().code, kAccountTaken);
}

TEST_F(AccountStoreTest, ListsByNameFromAnyOneOn) {
  for (const char* name : {"c", "a", "b"}) add(name, "viewer");
  std::vector<std::string> names;
  const auto listed = accounts().accounts("a", 1, kNow);
  ASSERT_TRUE(listed);
  for (const Account& account : *listed) names.push_back(account.name);
  EXPECT_THAT(names, ElementsAre("b"));
}

TEST_F(AccountStoreTest, RefusesAChangeOfAnEarlierVersion) {
  add("a", "viewer");
  ASSERT_TRUE(accounts().change_account("a", 1, settings("leader"), "admin", kNow));
  const auto late = accounts().change_account("a", 1, settings("analyst"), "admin", kNow);
  ASSERT_FALSE(late);
  EXPECT_EQ(late.error().code, kAccountChanged);
  EXPECT_EQ((*accounts().account("a", kNow))->settings.role, "leader");
}

TEST_F(AccountStoreTest, EndsSessionsWhenSettingsChange) {
  add("a", "viewer");
  begin("a", kKey);
  ASSERT_TRUE(is_open(kKey));
  ASSERT_TRUE(accounts().change_account("a", 1, settings("leader"), "admin", kNow));
  EXPECT_FALSE(is_open(kKey));
}

TEST_F(AccountStoreTest, ChangesNothingWhenSettingsAreTheSame) {
  add("a", "viewer");
  begin("a", kKey);
  const auto same = accounts().change_account("a", 1, settings("viewer"), "admin", kNow);
  ASSERT_TRUE(same);
  EXPECT_EQ(same->version, 1);
  EXPECT_TRUE(is_open(kKey));
}

TEST_F(AccountStoreTest, KeepsTheLastAdmin) {
  add("admin", "admin");
  AccountSettings disabled = settings("admin");
  disabled.enabled = false;
  for (const AccountSettings& wanted : {settings("viewer"), disabled}) {
    const auto changed = accounts().change_account("admin", 1, wanted, "admin", kNow);
    ASSERT_FALSE(changed);
    EXPECT_EQ(changed.error().code, kLastAdmin);
  }
}

TEST_F(AccountStoreTest, LetsAnAdminGoWhenThereIsAnother) {
  add("admin", "admin");
  add("toinen", "admin");
  EXPECT_TRUE(accounts().change_account("admin", 1, settings("viewer"), "admin", kNow));
}

TEST_F(AccountStoreTest, ANewPasswordEndsEverySessionButTheOneItBegins) {
  add("a", "viewer");
  begin("a", kKey);
  const NewSession next = session(kOtherKey);
  ASSERT_TRUE(accounts().set_password("a", {"$argon2id$two", false}, kPassword.hash, &next, kNow));
  EXPECT_FALSE(is_open(kKey));
  EXPECT_TRUE(is_open(kOtherKey));
}

TEST_F(AccountStoreTest, RefusesANewPasswordInPlaceOfOneThatHasChanged) {
  add("a", "viewer");
  const auto set = accounts().set_password("a", {"two", false}, "another", nullptr, kNow);
  ASSERT_FALSE(set);
  EXPECT_EQ(set.error().code, kAccountChanged);
}

TEST_F(AccountStoreTest, BeginsNoSessionOfADisabledAccount) {
  add("a", "viewer");
  AccountSettings disabled = settings("viewer");
  disabled.enabled = false;
  ASSERT_TRUE(accounts().change_account("a", 1, disabled, "admin", kNow));
  const auto begun = accounts().begin_session("a", kPassword.hash, session(kKey), {}, kNow);
  ASSERT_FALSE(begun);
  EXPECT_EQ(begun.error().code, kAccountChanged);
}

TEST_F(AccountStoreTest, BeginsNoSessionWithAPasswordThatHasChanged) {
  add("a", "viewer");
  ASSERT_TRUE(accounts().set_password("a", {"two", false}, std::nullopt, nullptr, kNow));
  const auto begun = accounts().begin_session("a", kPassword.hash, session(kKey), {}, kNow);
  ASSERT_FALSE(begun);
  EXPECT_EQ(begun.error().code, kAccountChanged);
}

TEST_F(AccountStoreTest, ASessionIsOverWhenIdle) {
  add("a", "viewer");
  begin("a", kKey);
  EXPECT_TRUE(is_open(kKey, kNow + minutes(59)));
  EXPECT_FALSE(is_open(kKey, kNow + minutes(60)));
}

TEST_F(AccountStoreTest, AProlongedSessionIsOverAtItsEnd) {
  add("a", "viewer");
  begin("a", kKey);
  ASSERT_TRUE(accounts().prolong_session(kKey, kNow + hours(100), kNow + minutes(59)));
  EXPECT_TRUE(is_open(kKey, kNow + minutes(719)));
  EXPECT_FALSE(is_open(kKey, kNow + hours(12)));
}

TEST_F(AccountStoreTest, RemembersWhenAnAccountWasSeen) {
  add("a", "viewer");
  begin("a", kKey);
  ASSERT_TRUE(accounts().prolong_session(kKey, kNow + hours(2), kNow + minutes(30)));
  EXPECT_EQ((*accounts().account("a", kNow))->last_seen_at, kNow + minutes(30));
}

TEST_F(AccountStoreTest, SignsOut) {
  add("a", "viewer");
  begin("a", kKey);
  ASSERT_TRUE(accounts().end_session(kKey));
  EXPECT_FALSE(is_open(kKey));
}

TEST_F(AccountStoreTest, ASessionTakesThePlaceOfTheOneBefore) {
  add("a", "viewer");
  begin("a", kKey);
  begin("a", kOtherKey, kKey);
  EXPECT_FALSE(is_open(kKey));
  EXPECT_TRUE(is_open(kOtherKey));
  EXPECT_EQ((*accounts().account("a", kNow))->sessions, 1);
}

// ---- Tokens ----------------------------------------------------------------------------------

ApiToken token(const char* account) {
  ApiToken out;
  out.prefix = "vsr_abcd";
  out.account = account;
  out.label = "raportointi";
  out.scope = "read";
  out.created_at = kNow;
  out.created_by = "admin";
  out.expires_at = kNow + hours(24);
  return out;
}

TEST_F(AccountStoreTest, FindsATokenUntilItExpires) {
  add("a", "viewer");
  ASSERT_TRUE(accounts().add_token(token("a"), kKey));
  EXPECT_TRUE((*accounts().token(kKey, kNow + hours(23))).has_value());
  EXPECT_FALSE((*accounts().token(kKey, kNow + hours(24))).has_value());
}

TEST_F(AccountStoreTest, FindsNoTokenOfADisabledAccount) {
  add("a", "viewer");
  ASSERT_TRUE(accounts().add_token(token("a"), kKey));
  AccountSettings disabled = settings("viewer");
  disabled.enabled = false;
  ASSERT_TRUE(accounts().change_account("a", 1, disabled, "admin", kNow));
  EXPECT_FALSE((*accounts().token(kKey, kNow)).has_value());
}

TEST_F(AccountStoreTest, ARevokedTokenStaysInTheList) {
  add("a", "viewer");
  const auto added = accounts().add_token(token("a"), kKey);
  ASSERT_TRUE(added);
  ASSERT_TRUE(accounts().token_used(added->id, kNow));
  ASSERT_TRUE(accounts().revoke_token(added->id, kNow + hours(1)));
  ASSERT_TRUE(accounts().revoke_token(added->id, kNow + hours(2))) << "twice is once";
  EXPECT_FALSE((*accounts().token(kKey, kNow)).has_value());
  const auto listed = accounts().tokens(0, 10);
  ASSERT_TRUE(listed && listed->size() == 1);
  EXPECT_EQ(listed->front().revoked_at, kNow + hours(1));
  EXPECT_EQ(listed->front().last_used_at, kNow);
}

TEST_F(AccountStoreTest, RefusesATokenOfNobody) {
  const auto added = accounts().add_token(token("a"), kKey);
  ASSERT_FALSE(added);
  EXPECT_EQ(added.error().code, kNoSuchAccount);
}

TEST_F(AccountStoreTest, RefusesToRevokeATokenThereIsNot) {
  const auto revoked = accounts().revoke_token(7, kNow);
  ASSERT_FALSE(revoked);
  EXPECT_EQ(revoked.error().code, kNoSuchToken);
}

// ---- Audit trail -----------------------------------------------------------------------------

AuditEntry entry(const char* account, Instant when = kNow) {
  AuditEntry out;
  out.at = when;
  out.account = account;
  out.client = "127.0.0.1";
  out.method = "PUT";
  out.path = "/api/v1/people/a";
  return out;
}

std::vector<std::int64_t> ids(const Result<std::vector<AuditEntry>>& entries) {
  std::vector<std::int64_t> out;
  EXPECT_TRUE(entries);
  if (entries) {
    for (const AuditEntry& one : *entries) out.push_back(one.id);
  }
  return out;
}

TEST_F(AccountStoreTest, AnEntryHasNoResultUntilItIsFinished) {
  const auto id = accounts().add_audit(entry("a"));
  ASSERT_TRUE(id);
  EXPECT_FALSE(accounts().audit_trail({})->front().status);
  ASSERT_TRUE(accounts().finish_audit(*id, 204, "a disabled", kNow + minutes(1)));
  const AuditEntry finished = accounts().audit_trail({})->front();
  EXPECT_EQ(finished.status, 204);
  EXPECT_EQ(finished.summary, "a disabled");
  EXPECT_EQ(finished.finished_at, kNow + minutes(1));
}

TEST_F(AccountStoreTest, AnEntryIsFinishedOnce) {
  const auto id = accounts().add_audit(entry("a"));
  ASSERT_TRUE(accounts().finish_audit(*id, 204, "", kNow));
  EXPECT_FALSE(accounts().finish_audit(*id, 200, "", kNow));
}

TEST_F(AccountStoreTest, TheTrailIsReadInPagesNewestFirst) {
  for (int i = 0; i < 5; ++i) ASSERT_TRUE(accounts().add_audit(entry("a")));
  AuditQuery query;
  query.limit = 2;
  EXPECT_THAT(ids(accounts().audit_trail(query)), ElementsAre(5, 4));
  query.before = 4;
  EXPECT_THAT(ids(accounts().audit_trail(query)), ElementsAre(3, 2));
}

TEST_F(AccountStoreTest, TheTrailIsReadOfOneAccountAndFromATimeOn) {
  ASSERT_TRUE(accounts().add_audit(entry("a")));
  ASSERT_TRUE(accounts().add_audit(entry("b", kNow + hours(1))));
  ASSERT_TRUE(accounts().add_audit(entry("a", kNow + hours(2))));
  AuditQuery query;
  query.account = "a";
  EXPECT_THAT(ids(accounts().audit_trail(query)), ElementsAre(3, 1));
  query.account.clear();
  query.since = kNow + hours(1);
  EXPECT_THAT(ids(accounts().audit_trail(query)), ElementsAre(3, 2));
}

TEST_F(AccountStoreTest, RemembersTheLastVisitOfADesk) {
  add("a", "leader");
  EXPECT_FALSE(accounts().last_visit("a")->has_value());
  ASSERT_TRUE(accounts().set_visit("a", kNow));
  ASSERT_TRUE(accounts().set_visit("a", kNow + hours(1)));
  EXPECT_EQ(*accounts().last_visit("a"), kNow + hours(1));
}

}  // namespace
}  // namespace viisari::test
