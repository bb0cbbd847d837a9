// AccountStore: who may sign in, open sessions, API tokens, and the trail of what was written by
// whom. Part of the Store. Secrets never come here: sessions and tokens are known by the SHA-256 of
// their text, passwords by their argon2id hash.
//
// Settings of an account are versioned and the audit trail is appended to; neither is ever
// overwritten. Sessions and tokens may be asked for by every request, so what says when they were
// used last is written without waiting for the disk.
//
// Ownership: everything returned is a copy. Thread-safety: as Store.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/date.h"
#include "base/result.h"

namespace viisari {

inline constexpr ErrorCode kNoSuchAccount{"accounts.no_such_account", ErrorKind::kUsage};
inline constexpr ErrorCode kAccountTaken{"accounts.taken", ErrorKind::kUsage};
// The version that a change was made from is not the current one, or the password has changed.
inline constexpr ErrorCode kAccountChanged{"accounts.changed", ErrorKind::kUsage};
inline constexpr ErrorCode kLastAdmin{"accounts.last_admin", ErrorKind::kUsage};
inline constexpr ErrorCode kNoSuchToken{"accounts.no_such_token", ErrorKind::kUsage};

struct AccountSettings {
  std::string role;                // "viewer", "analyst", "leader", "admin"
  std::vector<std::string> areas;  // empty: every area
  bool restricted = false;         // may see figures of these areas that are not public
  std::string recipient;           // role of recipients.toml; empty: none
  bool enabled = true;

  friend bool operator==(const AccountSettings&, const AccountSettings&) = default;
};

struct Account {
  std::int64_t id = 0;
  std::string name;
  AccountSettings settings;
  int version = 0;  // of the settings, from 1
  bool one_time_password = false;
  Instant created_at{};
  Instant changed_at{};  // the settings
  std::string changed_by;
  std::optional<Instant> last_seen_at;
  std::int64_t sessions = 0;  // open ones
};

struct PasswordRecord {
  std::string hash;
  bool one_time = false;  // to be changed before anything else
};

// The SHA-256 of a session's or token's text.
using SecretKey = std::string;  // 32 bytes

struct NewSession {
  SecretKey key;
  Instant idle_until{};
  Instant expires_at{};
};
struct StoredSession {
  Account account;
  Instant idle_until{};
  Instant expires_at{};
};

struct ApiToken {
  std::int64_t id = 0;
  std::string prefix;  // how its text begins
  std::string account;
  std::string label;
  std::string scope;  // "read", "write"
  Instant created_at{};
  std::string created_by;
  Instant expires_at{};
  std::optional<Instant> last_used_at;
  std::optional<Instant> revoked_at;
};
struct TokenHolder {
  ApiToken token;
  Account account;
};

// One write, by a person or a program.
struct AuditEntry {
  std::int64_t id = 0;
  Instant at{};
  std::string account;     // empty: nobody was signed in
  std::int64_t token = 0;  // 0: none
  std::string client;      // address; empty: the command line
  std::string method;
  std::string path;
  // Of what came of it; nothing while it is at work, or when the program ended before it did.
  std::optional<int> status;
  std::optional<Instant> finished_at;
  std::string summary;
};
struct AuditQuery {
  std::string account;           // empty: all
  std::optional<Instant> since;  // begun then or later
  std::int64_t before = 0;       // entries with smaller ids only; 0: all
  std::size_t limit = 200;
};

class AccountStore {
 public:
  virtual ~AccountStore() = default;

  // ---- Accounts
  virtual Result<bool> has_accounts() = 0;
  // By name, those after `after`.
  virtual Result<std::vector<Account>> accounts(std::string_view after, std::size_t limit,
                                                Instant now) = 0;
  virtual Result<std::optional<Account>> account(std::string_view name, Instant now) = 0;
  virtual Result<std::optional<PasswordRecord>> password(std::string_view name) = 0;
  // kAccountTaken.
  virtual Result<Account> add_account(std::string_view name, const AccountSettings& settings,
                                      const PasswordRecord& password, std::string_view by,
                                      Instant now) = 0;
  // kNoSuchAccount, kAccountChanged when `version` is not the current one, kLastAdmin when no
  // enabled admin would be left. Settings equal to the current ones write nothing; others end the
  // account's sessions.
  virtual Result<Account> change_account(std::string_view name, int version,
                                         const AccountSettings& settings, std::string_view by,
                                         Instant now) = 0;
  // Ends the account's sessions and begins `session`, if given. `expected`: the hash that the
  // change was allowed by; kAccountChanged when it is not the current one. kNoSuchAccount.
  virtual Result<void> set_password(std::string_view name, const PasswordRecord& password,
                                    std::optional<std::string_view> expected,
                                    const NewSession* session, Instant now) = 0;

  // ---- Sessions
  // Ends `replaced`, if it is open. kAccountChanged when the account is disabled by now or its
  // password's hash is not `expected` any more.
  virtual Result<void> begin_session(std::string_view account, std::string_view expected,
                                     const NewSession& session, std::string_view replaced,
                                     Instant now) = 0;
  // Nothing when it is over.
  virtual Result<std::optional<StoredSession>> session(std::string_view key, Instant now) = 0;
  virtual Result<void> prolong_session(std::string_view key, Instant idle_until, Instant now) = 0;
  virtual Result<void> end_session(std::string_view key) = 0;

  // ---- Tokens
  // `token.id` is the store's to set. kNoSuchAccount.
  virtual Result<ApiToken> add_token(const ApiToken& token, std::string_view key) = 0;
  // Newest first, ids below `before`; 0: all.
  virtual Result<std::vector<ApiToken>> tokens(std::int64_t before, std::size_t limit) = 0;
  // Nothing when there is none, it is revoked or over, or its account is disabled.
  virtual Result<std::optional<TokenHolder>> token(std::string_view key, Instant now) = 0;
  virtual Result<void> token_used(std::int64_t id, Instant now) = 0;
  // Of a revoked one: nothing changes. kNoSuchToken.
  virtual Result<void> revoke_token(std::int64_t id, Instant now) = 0;

  // ---- Audit trail
  // `id` is the store's to set; what came of it is written at once when `status` is given.
  virtual Result<std::int64_t> add_audit(const AuditEntry& entry) = 0;
  virtual Result<void> finish_audit(std::int64_t id, int status, std::string_view summary,
                                    Instant now) = 0;
  virtual Result<std::vector<AuditEntry>> audit_trail(const AuditQuery& query) = 0;

  // ---- The desk
  // When the account looked at its desk last.
  virtual Result<std::optional<Instant>> last_visit(std::string_view account) = 0;
  virtual Result<void> set_visit(std::string_view account, Instant now) = 0;
};

}  // namespace viisari
