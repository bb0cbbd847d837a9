// Accounts: the use cases of signing in, of people and of API tokens. Commands and requests call
// the same. What is random is given out once and stored as its hash only; passwords and tokens are
// in no log, no audit trail and no error.
//
// Ownership: borrows the store and the clock. Thread-safety: any thread, at once.
#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "app/password_hash.h"
#include "app/password_rules.h"
#include "app/throttle.h"
#include "base/date.h"
#include "base/result.h"
#include "store/account_store.h"
#include "web/viewer.h"

namespace viisari {

inline constexpr ErrorCode kBadAccountName{"accounts.bad_name", ErrorKind::kUsage};
inline constexpr ErrorCode kBadAccountRole{"accounts.bad_role", ErrorKind::kUsage};
inline constexpr ErrorCode kAccountArea{"accounts.unknown_area", ErrorKind::kUsage};
inline constexpr ErrorCode kAdminArea{"accounts.admin_area", ErrorKind::kUsage};
inline constexpr ErrorCode kAccountRecipient{"accounts.unknown_recipient", ErrorKind::kUsage};
inline constexpr ErrorCode kTokenLabel{"accounts.token_label", ErrorKind::kUsage};
inline constexpr ErrorCode kTokenScope{"accounts.token_scope", ErrorKind::kUsage};
inline constexpr ErrorCode kTokenEnd{"accounts.token_end", ErrorKind::kUsage};

struct SessionLimits {
  std::chrono::minutes idle{60};
  std::chrono::hours longest{12};
};

struct AccountsOptions {
  SessionLimits session;
  HashingOptions hashing;
};

// A session as its browser knows it.
struct OpenSession {
  std::string secret;
  Account account;
  Instant idle_until{};
  Instant expires_at{};
};

// What became of a try that needed a password.
struct PasswordOutcome {
  enum class Kind : std::uint8_t { kDone, kWrong, kTooMany, kBusy };
  Kind kind = Kind::kWrong;
  std::chrono::seconds retry_after{};  // of kTooMany and kBusy
  std::optional<OpenSession> session;  // of kDone
};

struct OneTimePassword {
  Account account;
  std::string password;
};
struct NewToken {
  std::string account;
  std::string label;
  std::string scope;
  Date last_day;
};
struct CreatedToken {
  ApiToken token;
  std::string secret;
};

// What settings may name.
struct AccountChoices {
  std::vector<std::string> areas;
  std::optional<std::vector<std::string>> recipients;  // nothing: they cannot be read now
};

class Accounts {
 public:
  Accounts(AccountStore& store, const Clock& clock, const AccountsOptions& options)
      : store_(store), clock_(clock), limits_(options.session), hasher_(options.hashing) {}

  // ---- Signing in
  // As long and with the same outcome for a name that nobody has, a wrong password and an account
  // that is disabled. Ends the session of `replaced`, if it is one. Each try goes to the audit
  // trail, but those that are turned away without looking.
  Result<PasswordOutcome> sign_in(std::string_view name, std::string_view password,
                                  std::string_view client, std::string_view replaced);
  // Prolongs it. Nothing when it is over or never was.
  Result<std::optional<OpenSession>> find_session(std::string_view secret);
  Result<void> sign_out(std::string_view secret);
  // `next` must have passed fault_of_password(). Ends every session of the account and begins one.
  Result<PasswordOutcome> change_password(std::string_view name, std::string_view current,
                                          std::string_view next, std::string_view client);

  // ---- People
  // The account `admin` with a one-time password, if there are no accounts at all.
  Result<std::optional<OneTimePassword>> add_first_admin();
  // What is wrong with the settings; sorts their areas.
  static std::vector<AccountFault> faults_of(AccountSettings& settings,
                                             const AccountChoices& choices);
  static std::optional<AccountFault> fault_of_name(std::string_view name);
  // The settings must be without faults.
  Result<OneTimePassword> add(std::string_view name, const AccountSettings& settings,
                              std::string_view by);
  Result<Account> change(std::string_view name, int version, const AccountSettings& settings,
                         std::string_view by);
  Result<OneTimePassword> reset_password(std::string_view name);
  Result<std::vector<Account>> people(std::string_view after, std::size_t limit);
  Result<Account> person(std::string_view name);  // kNoSuchAccount

  // ---- Tokens
  std::vector<AccountFault> faults_of(const NewToken& token) const;
  Result<CreatedToken> create_token(const NewToken& token, std::string_view by);
  Result<std::optional<TokenHolder>> find_token(std::string_view secret);
  Result<std::vector<ApiToken>> tokens(std::int64_t before, std::size_t limit);
  Result<void> revoke_token(std::int64_t id);

  AccountStore& store() { return store_; }
  Instant now() const { return clock_.now(); }

 private:
  // The account's password if `password` is it.
  struct Checked {
    PasswordOutcome::Kind kind = PasswordOutcome::Kind::kWrong;
    std::chrono::seconds retry_after{};
    std::string hash;
    bool known = false;  // is there such an account?
  };
  Result<Checked> check(std::string_view name, std::string_view password, std::string_view client);
  NewSession new_session(std::string_view secret, Instant now) const;
  Result<PasswordOutcome> outcome(std::string secret, std::string_view name,
                                  const NewSession& session);
  void note_sign_in(std::string_view name, std::string_view client, int status,
                    std::string_view summary);

  AccountStore& store_;
  const Clock& clock_;
  const SessionLimits limits_;
  PasswordHasher hasher_;
  SignInThrottle throttle_;
};

// What the account may see and do.
Viewer viewer_of(const Account& account);

}  // namespace viisari
