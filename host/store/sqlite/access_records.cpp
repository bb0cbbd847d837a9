#include "store/sqlite/access_records.h"

#include <limits>
#include <span>
#include <string>
#include <utility>

#include "store/sqlite/values.h"

namespace viisari::sqlite {
namespace {

constexpr std::string_view kAddToken =
    "INSERT INTO api_token (key, prefix, account, label, scope, created_at, created_by, "
    "expires_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?)";
constexpr std::string_view kTokens =
    "SELECT t.id, t.prefix, a.name, t.label, t.scope, t.created_at, t.created_by, t.expires_at, "
    "t.used_at, t.revoked_at FROM api_token AS t JOIN account AS a ON a.id = t.account "
    "WHERE t.id < ? ORDER BY t.id DESC LIMIT ?";
constexpr std::string_view kUsableToken =
    "SELECT t.id, t.prefix, a.name, t.label, t.scope, t.created_at, t.created_by, t.expires_at, "
    "t.used_at, t.revoked_at FROM api_token AS t JOIN account AS a ON a.id = t.account "
    "WHERE t.key = ? AND t.revoked_at IS NULL AND t.expires_at > ?";
constexpr std::string_view kTokenUsed = "UPDATE api_token SET used_at = ? WHERE id = ?";
constexpr std::string_view kHasToken = "SELECT 1 FROM api_token WHERE id = ?";
constexpr std::string_view kRevoke =
    "UPDATE api_token SET revoked_at = ? WHERE id = ? AND revoked_at IS NULL";

constexpr std::string_view kAddEntry =
    "INSERT INTO audit_entry (at, account, token, client, method, path) VALUES (?, ?, ?, ?, ?, ?)";
constexpr std::string_view kAddResult =
    "INSERT INTO audit_result (entry, at, status, summary) VALUES (?, ?, ?, ?)";
// One statement a case: each reads the index that serves it, newest first.
constexpr std::string_view kTrail =
    "SELECT e.id, e.at, e.account, ifnull(e.token, 0), e.client, e.method, e.path, r.status, r.at, "
    "ifnull(r.summary, '') FROM audit_entry AS e LEFT JOIN audit_result AS r ON r.entry = e.id "
    "WHERE e.id < ?1 AND e.at >= ?2 ORDER BY e.id DESC LIMIT ?3";
constexpr std::string_view kTrailOfAccount =
    "SELECT e.id, e.at, e.account, ifnull(e.token, 0), e.client, e.method, e.path, r.status, r.at, "
    "ifnull(r.summary, '') FROM audit_entry AS e LEFT JOIN audit_result AS r ON r.entry = e.id "
    "WHERE e.id < ?1 AND e.at >= ?2 AND e.account = ?4 ORDER BY e.id DESC LIMIT ?3";

constexpr std::int64_t kNoBound = std::numeric_limits<std::int64_t>::max();

Result<ApiToken> read_token(const Query& row) {
  ApiToken out;
  out.id = row.integer(0);
  out.prefix = row.text(1);
  out.account = row.text(2);
  out.label = row.text(3);
  out.scope = row.text(4);
  out.created_at = instant_of(row.integer(5));
  out.created_by = row.text(6);
  out.expires_at = instant_of(row.integer(7));
  out.last_used_at = optional_instant(row, 8);
  out.revoked_at = optional_instant(row, 9);
  return out;
}

Result<AuditEntry> read_entry(const Query& row) {
  AuditEntry out;
  out.id = row.integer(0);
  out.at = instant_of(row.integer(1));
  out.account = row.text(2);
  out.token = row.integer(3);
  out.client = row.text(4);
  out.method = row.text(5);
  out.path = row.text(6);
  if (!row.is_null(7)) out.status = checked_cast<int>(row.integer(7));
  out.finished_at = optional_instant(row, 8);
  out.summary = row.text(9);
  return out;
}

Result<void> add_result(Connection& connection, std::int64_t entry, int status,
                        std::string_view summary, Instant at) {
  auto add = connection.query(kAddResult);
  if (!add) return fail(add.error());
  return add->bind(entry).bind(seconds(at)).bind(std::int64_t{status}).bind(summary).run();
}

}  // namespace

Result<ApiToken> add_token(Connection& connection, std::int64_t account, const ApiToken& token,
                           std::string_view key) {
  auto add = connection.query(kAddToken);
  if (!add) return fail(add.error());
  add->bind_blob(std::as_bytes(std::span(key)))
      .bind(std::string_view(token.prefix))
      .bind(account)
      .bind(std::string_view(token.label))
      .bind(std::string_view(token.scope))
      .bind(seconds(token.created_at))
      .bind(std::string_view(token.created_by))
      .bind(seconds(token.expires_at));
  if (auto done = add->run(); !done) return fail(done.error());
  ApiToken out = token;
  out.id = connection.last_insert_id();
  return out;
}

Result<std::vector<ApiToken>> read_tokens(Connection& connection, std::int64_t before,
                                          std::size_t limit) {
  auto query = connection.query(kTokens);
  if (!query) return fail(query.error());
  query->bind(before == 0 ? kNoBound : before).bind(checked_cast<std::int64_t>(limit));
  return all_rows(*query, read_token);
}

Result<std::optional<ApiToken>> usable_token(Connection& connection, std::string_view key,
                                             Instant now) {
  auto query = connection.query(kUsableToken);
  if (!query) return fail(query.error());
  return first_row(query->bind_blob(std::as_bytes(std::span(key))).bind(seconds(now)), read_token);
}

Result<void> note_token_use(Connection& connection, std::int64_t id, Instant now) {
  const auto without_sync = WithoutSync::begin(connection);
  if (!without_sync) return fail(without_sync.error());
  auto note = connection.query(kTokenUsed);
  if (!note) return fail(note.error());
  return note->bind(seconds(now)).bind(id).run();
}

Result<void> revoke_token(Connection& connection, std::int64_t id, Instant now) {
  {
    auto known = connection.query(kHasToken);
    if (!known) return fail(known.error());
    const auto found = known->bind(id).step();
    if (!found) return fail(found.error());
    if (!*found) return fail(kNoSuchToken, "there is no token " + std::to_string(id));
  }
  auto revoke = connection.query(kRevoke);
  if (!revoke) return fail(revoke.error());
  return revoke->bind(seconds(now)).bind(id).run();
}

Result<std::int64_t> add_audit(Connection& connection, const AuditEntry& entry) {
  auto transaction = Transaction::begin(connection, Transaction::Kind::kWrite);
  if (!transaction) return fail(transaction.error());
  auto add = connection.query(kAddEntry);
  if (!add) return fail(add.error());
  add->bind(seconds(entry.at)).bind(std::string_view(entry.account));
  if (entry.token == 0) {
    add->bind_null();
  } else {
    add->bind(entry.token);
  }
  add->bind(std::string_view(entry.client))
      .bind(std::string_view(entry.method))
      .bind(std::string_view(entry.path));
  if (auto done = add->run(); !done) return fail(done.error());
  const std::int64_t id = connection.last_insert_id();
  if (entry.status) {
    const Instant at = entry.finished_at.value_or(entry.at);
    if (auto done = add_result(connection, id, *entry.status, entry.summary, at); !done) {
      return fail(done.error());
    }
  }
  if (auto done = transaction->commit(); !done) return fail(done.error());
  return id;
}

Result<void> finish_audit(Connection& connection, std::int64_t id, int status,
                          std::string_view summary, Instant now) {
  return add_result(connection, id, status, summary, now);
}

Result<std::vector<AuditEntry>> read_audit(Connection& connection, const AuditQuery& wanted) {
  auto query = connection.query(wanted.account.empty() ? kTrail : kTrailOfAccount);
  if (!query) return fail(query.error());
  query->bind(wanted.before == 0 ? kNoBound : wanted.before)
      .bind(wanted.since ? seconds(*wanted.since) : std::numeric_limits<std::int64_t>::min())
      .bind(checked_cast<std::int64_t>(wanted.limit));
  if (!wanted.account.empty()) query->bind(std::string_view(wanted.account));
  return all_rows(*query, read_entry);
}

}  // namespace viisari::sqlite
