#include "store/sqlite/accounts.h"

#include <span>
#include <string>
#include <utility>

#include "base/text.h"
#include "store/sqlite/access_records.h"
#include "store/sqlite/values.h"

namespace viisari::sqlite {
namespace {

// ?1: now. A session's use is also the account's.
constexpr std::string_view kAccounts =
    "SELECT a.id, a.name, a.created_at, a.seen_at, v.version, v.role, v.areas, v.restricted, "
    "v.recipient, v.enabled, v.changed_at, v.changed_by, p.one_time, "
    "(SELECT count(*) FROM session AS s WHERE s.account = a.id AND s.idle_until > ?1 AND "
    "s.expires_at > ?1) FROM account AS a JOIN password AS p ON p.account = a.id "
    "JOIN account_version AS v ON v.account = a.id AND v.version = "
    "(SELECT max(version) FROM account_version WHERE account = a.id) "
    "WHERE a.name > ?2 ORDER BY a.name LIMIT ?3";
constexpr std::string_view kAccount =
    "SELECT a.id, a.name, a.created_at, a.seen_at, v.version, v.role, v.areas, v.restricted, "
    "v.recipient, v.enabled, v.changed_at, v.changed_by, p.one_time, "
    "(SELECT count(*) FROM session AS s WHERE s.account = a.id AND s.idle_until > ?1 AND "
    "s.expires_at > ?1) FROM account AS a JOIN password AS p ON p.account = a.id "
    "JOIN account_version AS v ON v.account = a.id AND v.version = "
    "(SELECT max(version) FROM account_version WHERE account = a.id) WHERE a.name = ?2";
constexpr std::string_view kAccountIn =
    "SELECT a.name FROM session AS s JOIN account AS a ON a.id = s.account WHERE s.key = ?1";

constexpr std::string_view kHasAccounts = "SELECT count(*) FROM (SELECT 1 FROM account LIMIT 1)";
constexpr std::string_view kAddAccount = "INSERT INTO account (name, created_at) VALUES (?, ?)";
constexpr std::string_view kAddVersion =
    "INSERT INTO account_version (account, version, role, areas, restricted, recipient, enabled, "
    "changed_at, changed_by) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)";
constexpr std::string_view kAddPassword =
    "INSERT INTO password (account, hash, one_time, set_at) VALUES (?, ?, ?, ?)";
constexpr std::string_view kSetPassword =
    "UPDATE password SET hash = ?, one_time = ?, set_at = ? WHERE account = ?";
constexpr std::string_view kPassword =
    "SELECT p.hash, p.one_time FROM password AS p JOIN account AS a ON a.id = p.account "
    "WHERE a.name = ?";
constexpr std::string_view kOtherAdmins =
    "SELECT count(*) FROM account_version AS v WHERE v.account <> ? AND v.role = 'admin' AND "
    "v.enabled = 1 AND v.version = (SELECT max(version) FROM account_version WHERE account = "
    "v.account)";

constexpr std::string_view kSession =
    "SELECT idle_until, expires_at FROM session WHERE key = ?1 AND idle_until > ?2 AND "
    "expires_at > ?2";
constexpr std::string_view kAddSession =
    "INSERT INTO session (key, account, begun_at, idle_until, expires_at) VALUES (?, ?, ?, ?, ?)";
constexpr std::string_view kProlong = "UPDATE session SET idle_until = ? WHERE key = ?";
constexpr std::string_view kSeen = "UPDATE account SET seen_at = ? WHERE id = ?";
constexpr std::string_view kSeenInSession =
    "UPDATE account SET seen_at = ? WHERE id = (SELECT account FROM session WHERE key = ?)";
constexpr std::string_view kEndSession = "DELETE FROM session WHERE key = ?";
constexpr std::string_view kEndSessions = "DELETE FROM session WHERE account = ?";
constexpr std::string_view kForgetSessions =
    "DELETE FROM session WHERE idle_until <= ?1 OR expires_at <= ?1";

constexpr std::string_view kVisit =
    "SELECT v.at FROM visit AS v JOIN account AS a ON a.id = v.account WHERE a.name = ?";
constexpr std::string_view kSetVisit =
    "INSERT INTO visit (account, at) SELECT id, ?1 FROM account WHERE name = ?2 "
    "ON CONFLICT (account) DO UPDATE SET at = excluded.at";

std::span<const std::byte> blob_of(std::string_view key) {
  return std::as_bytes(std::span(key));
}

Result<Account> read_account(const Query& row) {
  Account out;
  out.id = row.integer(0);
  out.name = row.text(1);
  out.created_at = instant_of(row.integer(2));
  out.last_seen_at = optional_instant(row, 3);
  out.version = checked_cast<int>(row.integer(4));
  out.settings.role = row.text(5);
  if (!row.text(6).empty()) {
    for (const std::string_view area : split(row.text(6), ',')) {
      out.settings.areas.emplace_back(area);
    }
  }
  out.settings.restricted = row.integer(7) != 0;
  out.settings.recipient = row.text(8);
  out.settings.enabled = row.integer(9) != 0;
  out.changed_at = instant_of(row.integer(10));
  out.changed_by = row.text(11);
  out.one_time_password = row.integer(12) != 0;
  out.sessions = row.integer(13);
  return out;
}

Result<std::optional<Account>> find_account(Connection& connection, std::string_view name,
                                            Instant now) {
  auto query = connection.query(kAccount);
  if (!query) return fail(query.error());
  return first_row(query->bind(seconds(now)).bind(name), read_account);
}

// kNoSuchAccount.
Result<Account> known_account(Connection& connection, std::string_view name, Instant now) {
  auto found = find_account(connection, name, now);
  if (!found) return fail(found.error());
  if (!*found) return fail(kNoSuchAccount, "there is no account '" + std::string(name) + "'");
  return std::move(**found);
}

Result<std::optional<PasswordRecord>> find_password(Connection& connection, std::string_view name) {
  auto query = connection.query(kPassword);
  if (!query) return fail(query.error());
  return first_row(query->bind(name), [](const Query& row) -> Result<PasswordRecord> {
    return PasswordRecord{std::string(row.text(0)), row.integer(1) != 0};
  });
}

Result<void> check_password(Connection& connection, std::string_view name,
                            std::string_view expected) {
  const auto current = find_password(connection, name);
  if (!current) return fail(current.error());
  if (!*current || (*current)->hash != expected) {
    return fail(kAccountChanged, "the password has been changed in the meantime");
  }
  return {};
}

Result<void> add_version(Connection& connection, std::int64_t account, int version,
                         const AccountSettings& settings, std::string_view by, Instant now) {
  auto add = connection.query(kAddVersion);
  if (!add) return fail(add.error());
  const std::string areas = join(settings.areas, ",");
  return add->bind(account)
      .bind(std::int64_t{version})
      .bind(std::string_view(settings.role))
      .bind(std::string_view(areas))
      .bind(std::int64_t{settings.restricted})
      .bind(std::string_view(settings.recipient))
      .bind(std::int64_t{settings.enabled})
      .bind(seconds(now))
      .bind(by)
      .run();
}

Result<void> run_for(Connection& connection, std::string_view sql, std::int64_t id) {
  auto query = connection.query(sql);
  if (!query) return fail(query.error());
  return query->bind(id).run();
}

Result<void> run_for_key(Connection& connection, std::string_view sql, std::string_view key) {
  auto query = connection.query(sql);
  if (!query) return fail(query.error());
  return query->bind_blob(blob_of(key)).run();
}

// Inside a write transaction.
Result<void> add_session(Connection& connection, std::int64_t account, const NewSession& session,
                         Instant now) {
  {
    auto forget = connection.query(kForgetSessions);
    if (!forget) return fail(forget.error());
    if (auto done = forget->bind(seconds(now)).run(); !done) return done;
    auto seen = connection.query(kSeen);
    if (!seen) return fail(seen.error());
    if (auto done = seen->bind(seconds(now)).bind(account).run(); !done) return done;
  }
  auto add = connection.query(kAddSession);
  if (!add) return fail(add.error());
  return add->bind_blob(blob_of(session.key))
      .bind(account)
      .bind(seconds(now))
      .bind(seconds(session.idle_until))
      .bind(seconds(session.expires_at))
      .run();
}

// ---- Whole transactions ----------------------------------------------------------------------

Result<Account> add_account_in(Connection& connection, std::string_view name,
                               const AccountSettings& settings, const PasswordRecord& password,
                               std::string_view by, Instant now) {
  auto transaction = Transaction::begin(connection, Transaction::Kind::kWrite);
  if (!transaction) return fail(transaction.error());
  const auto taken = find_account(connection, name, now);
  if (!taken) return fail(taken.error());
  if (*taken) return fail(kAccountTaken, "there is an account '" + std::string(name) + "' already");
  {
    auto add = connection.query(kAddAccount);
    if (!add) return fail(add.error());
    if (auto done = add->bind(name).bind(seconds(now)).run(); !done) return fail(done.error());
  }
  const std::int64_t id = connection.last_insert_id();
  if (auto done = add_version(connection, id, 1, settings, by, now); !done) {
    return fail(done.error());
  }
  {
    auto add = connection.query(kAddPassword);
    if (!add) return fail(add.error());
    add->bind(id)
        .bind(std::string_view(password.hash))
        .bind(std::int64_t{password.one_time})
        .bind(seconds(now));
    if (auto done = add->run(); !done) return fail(done.error());
  }
  auto added = known_account(connection, name, now);
  if (!added) return fail(added.error());
  if (auto done = transaction->commit(); !done) return fail(done.error());
  return added;
}

Result<void> check_admin_is_left(Connection& connection, const Account& before,
                                 const AccountSettings& after) {
  const bool was = before.settings.role == "admin" && before.settings.enabled;
  const bool is = after.role == "admin" && after.enabled;
  if (!was || is) return {};
  auto others = connection.query(kOtherAdmins);
  if (!others) return fail(others.error());
  const auto row = others->bind(before.id).step();
  if (!row) return fail(row.error());
  if (others->integer(0) == 0) {
    return fail(kLastAdmin, "'" + before.name + "' is the last admin; make another one first");
  }
  return {};
}

Result<Account> change_account_in(Connection& connection, std::string_view name, int version,
                                  const AccountSettings& settings, std::string_view by,
                                  Instant now) {
  auto transaction = Transaction::begin(connection, Transaction::Kind::kWrite);
  if (!transaction) return fail(transaction.error());
  auto account = known_account(connection, name, now);
  if (!account) return account;
  if (account->version != version) {
    return fail(kAccountChanged, "'" + std::string(name) + "' has been changed in the meantime");
  }
  if (account->settings == settings) return account;
  if (auto left = check_admin_is_left(connection, *account, settings); !left) {
    return fail(left.error());
  }
  if (auto done = add_version(connection, account->id, version + 1, settings, by, now); !done) {
    return fail(done.error());
  }
  if (auto done = run_for(connection, kEndSessions, account->id); !done) return fail(done.error());
  account = known_account(connection, name, now);
  if (!account) return account;
  if (auto done = transaction->commit(); !done) return fail(done.error());
  return account;
}

Result<void> set_password_in(Connection& connection, std::string_view name,
                             const PasswordRecord& password,
                             std::optional<std::string_view> expected, const NewSession* session,
                             Instant now) {
  auto transaction = Transaction::begin(connection, Transaction::Kind::kWrite);
  if (!transaction) return fail(transaction.error());
  const auto account = known_account(connection, name, now);
  if (!account) return fail(account.error());
  if (expected) {
    if (auto same = check_password(connection, name, *expected); !same) return same;
    if (!account->settings.enabled) return fail(kAccountChanged, "the account is disabled");
  }
  {
    auto set = connection.query(kSetPassword);
    if (!set) return fail(set.error());
    set->bind(std::string_view(password.hash))
        .bind(std::int64_t{password.one_time})
        .bind(seconds(now))
        .bind(account->id);
    if (auto done = set->run(); !done) return done;
  }
  if (auto done = run_for(connection, kEndSessions, account->id); !done) return done;
  if (session != nullptr) {
    if (auto done = add_session(connection, account->id, *session, now); !done) return done;
  }
  return transaction->commit();
}

Result<void> begin_session_in(Connection& connection, std::string_view name,
                              std::string_view expected, const NewSession& session,
                              std::string_view replaced, Instant now) {
  auto transaction = Transaction::begin(connection, Transaction::Kind::kWrite);
  if (!transaction) return fail(transaction.error());
  const auto account = known_account(connection, name, now);
  if (!account) return fail(account.error());
  if (!account->settings.enabled) return fail(kAccountChanged, "the account is disabled");
  if (auto same = check_password(connection, name, expected); !same) return same;
  if (!replaced.empty()) {
    if (auto done = run_for_key(connection, kEndSession, replaced); !done) return done;
  }
  if (auto done = add_session(connection, account->id, session, now); !done) return done;
  return transaction->commit();
}

Result<std::optional<StoredSession>> read_session(Connection& connection, std::string_view key,
                                                  Instant now) {
  const auto transaction = Transaction::begin(connection, Transaction::Kind::kRead);
  if (!transaction) return fail(transaction.error());
  auto query = connection.query(kSession);
  if (!query) return fail(query.error());
  auto session = first_row(query->bind_blob(blob_of(key)).bind(seconds(now)),
                           [](const Query& row) -> Result<StoredSession> {
                             StoredSession out;
                             out.idle_until = instant_of(row.integer(0));
                             out.expires_at = instant_of(row.integer(1));
                             return out;
                           });
  if (!session || !*session) return session;
  auto owner = connection.query(kAccountIn);
  if (!owner) return fail(owner.error());
  const auto found = owner->bind_blob(blob_of(key)).step();
  if (!found) return fail(found.error());
  if (!*found) return std::nullopt;
  auto account = known_account(connection, owner->text(0), now);
  if (!account) return fail(account.error());
  if (!account->settings.enabled) return std::nullopt;
  (*session)->account = std::move(*account);
  return session;
}

Result<void> prolong_in(Connection& connection, std::string_view key, Instant idle_until,
                        Instant now) {
  const auto without_sync = WithoutSync::begin(connection);
  if (!without_sync) return fail(without_sync.error());
  auto transaction = Transaction::begin(connection, Transaction::Kind::kWrite);
  if (!transaction) return fail(transaction.error());
  {
    auto prolong = connection.query(kProlong);
    if (!prolong) return fail(prolong.error());
    if (auto done = prolong->bind(seconds(idle_until)).bind_blob(blob_of(key)).run(); !done) {
      return done;
    }
    auto seen = connection.query(kSeenInSession);
    if (!seen) return fail(seen.error());
    if (auto done = seen->bind(seconds(now)).bind_blob(blob_of(key)).run(); !done) return done;
  }
  return transaction->commit();
}

Result<std::optional<TokenHolder>> token_holder(Connection& connection, std::string_view key,
                                                Instant now) {
  const auto transaction = Transaction::begin(connection, Transaction::Kind::kRead);
  if (!transaction) return fail(transaction.error());
  auto token = usable_token(connection, key, now);
  if (!token) return fail(token.error());
  if (!*token) return std::nullopt;
  auto account = known_account(connection, (*token)->account, now);
  if (!account) return fail(account.error());
  if (!account->settings.enabled) return std::nullopt;
  return TokenHolder{std::move(**token), std::move(*account)};
}

}  // namespace

Result<bool> SqliteAccounts::has_accounts() {
  return database_.read([](Connection& c) -> Result<bool> {
    const auto count = c.integer(kHasAccounts);
    if (!count) return fail(count.error());
    return *count > 0;
  });
}

Result<std::vector<Account>> SqliteAccounts::accounts(std::string_view after, std::size_t limit,
                                                      Instant now) {
  return database_.read([&](Connection& c) -> Result<std::vector<Account>> {
    auto query = c.query(kAccounts);
    if (!query) return fail(query.error());
    query->bind(seconds(now)).bind(after).bind(checked_cast<std::int64_t>(limit));
    return all_rows(*query, read_account);
  });
}

Result<std::optional<Account>> SqliteAccounts::account(std::string_view name, Instant now) {
  return database_.read([&](Connection& c) { return find_account(c, name, now); });
}

Result<std::optional<PasswordRecord>> SqliteAccounts::password(std::string_view name) {
  return database_.read([&](Connection& c) { return find_password(c, name); });
}

Result<Account> SqliteAccounts::add_account(std::string_view name, const AccountSettings& settings,
                                            const PasswordRecord& password, std::string_view by,
                                            Instant now) {
  return database_.write(
      [&](Connection& c) { return add_account_in(c, name, settings, password, by, now); });
}

Result<Account> SqliteAccounts::change_account(std::string_view name, int version,
                                               const AccountSettings& settings, std::string_view by,
                                               Instant now) {
  return database_.write(
      [&](Connection& c) { return change_account_in(c, name, version, settings, by, now); });
}

Result<void> SqliteAccounts::set_password(std::string_view name, const PasswordRecord& password,
                                          std::optional<std::string_view> expected,
                                          const NewSession* session, Instant now) {
  return database_.write(
      [&](Connection& c) { return set_password_in(c, name, password, expected, session, now); });
}

Result<void> SqliteAccounts::begin_session(std::string_view account, std::string_view expected,
                                           const NewSession& session, std::string_view replaced,
                                           Instant now) {
  return database_.write([&](Connection& c) {
    return begin_session_in(c, account, expected, session, replaced, now);
  });
}

Result<std::optional<StoredSession>> SqliteAccounts::session(std::string_view key, Instant now) {
  return database_.read([&](Connection& c) { return read_session(c, key, now); });
}

Result<void> SqliteAccounts::prolong_session(std::string_view key, Instant idle_until,
                                             Instant now) {
  return database_.write([&](Connection& c) { return prolong_in(c, key, idle_until, now); });
}

Result<void> SqliteAccounts::end_session(std::string_view key) {
  return database_.write([&](Connection& c) { return run_for_key(c, kEndSession, key); });
}

Result<ApiToken> SqliteAccounts::add_token(const ApiToken& token, std::string_view key) {
  return database_.write([&](Connection& c) -> Result<ApiToken> {
    const auto account = known_account(c, token.account, token.created_at);
    if (!account) return fail(account.error());
    return sqlite::add_token(c, account->id, token, key);
  });
}

Result<std::vector<ApiToken>> SqliteAccounts::tokens(std::int64_t before, std::size_t limit) {
  return database_.read([&](Connection& c) { return read_tokens(c, before, limit); });
}

Result<std::optional<TokenHolder>> SqliteAccounts::token(std::string_view key, Instant now) {
  return database_.read([&](Connection& c) { return token_holder(c, key, now); });
}

Result<void> SqliteAccounts::token_used(std::int64_t id, Instant now) {
  return database_.write([&](Connection& c) { return note_token_use(c, id, now); });
}

Result<void> SqliteAccounts::revoke_token(std::int64_t id, Instant now) {
  return database_.write([&](Connection& c) { return sqlite::revoke_token(c, id, now); });
}

Result<std::int64_t> SqliteAccounts::add_audit(const AuditEntry& entry) {
  return database_.write([&](Connection& c) { return sqlite::add_audit(c, entry); });
}

Result<void> SqliteAccounts::finish_audit(std::int64_t id, int status, std::string_view summary,
                                          Instant now) {
  return database_.write(
      [&](Connection& c) { return sqlite::finish_audit(c, id, status, summary, now); });
}

Result<std::vector<AuditEntry>> SqliteAccounts::audit_trail(const AuditQuery& query) {
  return database_.read([&](Connection& c) { return read_audit(c, query); });
}

Result<std::optional<Instant>> SqliteAccounts::last_visit(std::string_view account) {
  return database_.read([&](Connection& c) -> Result<std::optional<Instant>> {
    auto query = c.query(kVisit);
    if (!query) return fail(query.error());
    return first_row(query->bind(account), [](const Query& row) -> Result<Instant> {
      return instant_of(row.integer(0));
    });
  });
}

Result<void> SqliteAccounts::set_visit(std::string_view account, Instant now) {
  return database_.write([&](Connection& c) -> Result<void> {
    auto set = c.query(kSetVisit);
    if (!set) return fail(set.error());
    return set->bind(seconds(now)).bind(account).run();
  });
}

}  // namespace viisari::sqlite
