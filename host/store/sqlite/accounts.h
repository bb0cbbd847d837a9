// Accounts on SQLite. The SQL of `account`, `account_version`, `password`, `session`, `visit`;
// access_records.h has the rest.
// Ownership: borrows the Database. Thread-safety: as Store.
#pragma once

#include "base/result.h"
#include "store/account_store.h"
#include "store/sqlite/database.h"

namespace viisari::sqlite {

class SqliteAccounts final : public AccountStore {
 public:
  explicit SqliteAccounts(Database& database) : database_(database) {}

  Result<bool> has_accounts() override;
  Result<std::vector<Account>> accounts(std::string_view after, std::size_t limit,
                                        Instant now) override;
  Result<std::optional<Account>> account(std::string_view name, Instant now) override;
  Result<std::optional<PasswordRecord>> password(std::string_view name) override;
  Result<Account> add_account(std::string_view name, const AccountSettings& settings,
                              const PasswordRecord& password, std::string_view by,
                              Instant now) override;
  Result<Account> change_account(std::string_view name, int version,
                                 const AccountSettings& settings, std::string_view by,
                                 Instant now) override;
  Result<void> set_password(std::string_view name, const PasswordRecord& password,
                            std::optional<std::string_view> expected, const NewSession* session,
                            Instant now) override;

  Result<void> begin_session(std::string_view account, std::string_view expected,
                             const NewSession& session, std::string_view replaced,
                             Instant now) override;
  Result<std::optional<StoredSession>> session(std::string_view key, Instant now) override;
  Result<void> prolong_session(std::string_view key, Instant idle_until, Instant now) override;
  Result<void> end_session(std::string_view key) override;

  Result<ApiToken> add_token(const ApiToken& token, std::string_view key) override;
  Result<std::vector<ApiToken>> tokens(std::int64_t before, std::size_t limit) override;
  Result<std::optional<TokenHolder>> token(std::string_view key, Instant now) override;
  Result<void> token_used(std::int64_t id, Instant now) override;
  Result<void> revoke_token(std::int64_t id, Instant now) override;

  Result<std::int64_t> add_audit(const AuditEntry& entry) override;
  Result<void> finish_audit(std::int64_t id, int status, std::string_view summary,
                            Instant now) override;
  Result<std::vector<AuditEntry>> audit_trail(const AuditQuery& query) override;

  Result<std::optional<Instant>> last_visit(std::string_view account) override;
  Result<void> set_visit(std::string_view account, Instant now) override;

 private:
  Database& database_;
};

}  // namespace viisari::sqlite
