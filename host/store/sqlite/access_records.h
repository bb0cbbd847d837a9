// API tokens and the audit trail on SQLite. The SQL of `api_token`, `audit_entry`, `audit_result`.
// Ownership: borrows the Connection. Thread-safety: as the Connection given.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "store/account_store.h"
#include "store/sqlite/connection.h"

namespace viisari::sqlite {

// Of an account's id. The others are as in AccountStore.
Result<ApiToken> add_token(Connection& connection, std::int64_t account, const ApiToken& token,
                           std::string_view key);
Result<std::vector<ApiToken>> read_tokens(Connection& connection, std::int64_t before,
                                          std::size_t limit);
// One that can be used.
Result<std::optional<ApiToken>> usable_token(Connection& connection, std::string_view key,
                                             Instant now);
Result<void> note_token_use(Connection& connection, std::int64_t id, Instant now);
Result<void> revoke_token(Connection& connection, std::int64_t id, Instant now);

Result<std::int64_t> add_audit(Connection& connection, const AuditEntry& entry);
Result<void> finish_audit(Connection& connection, std::int64_t id, int status,
                          std::string_view summary, Instant now);
Result<std::vector<AuditEntry>> read_audit(Connection& connection, const AuditQuery& query);

}  // namespace viisari::sqlite
