#include "store/sqlite/connection.h"

#include <sqlite3.h>

#include <cerrno>
#include <utility>

#include "base/checked_cast.h"
#include "store/store.h"

namespace viisari::sqlite {
namespace {

bool is_no_room(int system_error) {
  return system_error == ENOSPC || system_error == EDQUOT || system_error == EFBIG;
}

// A write that a quota or a limit on file size refused is an I/O error to SQLite; the file knows
// better. Only the last fault of the database file and its log is kept there.
bool write_found_no_room(sqlite3* database) {
  for (const int file_pointer : {SQLITE_FCNTL_FILE_POINTER, SQLITE_FCNTL_JOURNAL_POINTER}) {
    sqlite3_file* file = nullptr;
    if (sqlite3_file_control(database, "main", file_pointer, &file) != SQLITE_OK) continue;
    if (file == nullptr || file->pMethods == nullptr) continue;
    int system_error = 0;
    file->pMethods->xFileControl(file, SQLITE_FCNTL_LAST_ERRNO, &system_error);
    if (is_no_room(system_error)) return true;
  }
  return false;
}

// The stable code and the advice that go with a fault of SQLite.
Error translate(sqlite3* database, int result) {
  const int primary = result & 0xFF;
  const bool no_room =
      database != nullptr && (is_no_room(sqlite3_system_errno(database)) ||
                              (result == SQLITE_IOERR_WRITE && write_found_no_room(database)));
  const std::string detail =
      std::string(sqlite3_errstr(result)) +
      (database != nullptr ? " (" + std::string(sqlite3_errmsg(database)) + ")" : std::string());
  const auto make = [&](ErrorCode code, const std::string& advice) {
    return Error{code, advice + ": " + detail, {}, 0, 0};
  };
  switch (primary) {
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
      return make(kStoreLocked,
                  "another program is writing to the database; wait until it is done and try "
                  "again");
    case SQLITE_FULL:
      return make(kStoreFull, "there is no room left for the database; free disk space");
    case SQLITE_READONLY:
      return make(kStoreReadOnly, "the database must not be written to; check its permissions");
    case SQLITE_CORRUPT:
      return make(kStoreCorrupt, "the database is damaged; restore it from a backup");
    case SQLITE_NOTADB:
      return make(kStoreNotADatabase, "the file is not a database");
    case SQLITE_IOERR:
      if (no_room) {
        return make(kStoreFull, "there is no room left for the database; free disk space");
      }
      return make(kStoreFailed, "the disk did not read or write the database");
    case SQLITE_CANTOPEN:
    case SQLITE_PERM:
    case SQLITE_AUTH:
      if (no_room) return make(kStoreFull, "there is no room for the database; free disk space");
      return make(kStoreCannotOpen, "the database cannot be opened; check its folder and rights");
    default:
      return make(kStoreFailed, "the database reported a fault");
  }
}

}  // namespace

// ---- Query -----------------------------------------------------------------------------------

Query::Query(Query&& other) noexcept
    : database_(other.database_),
      statement_(other.statement_),
      in_use_(std::exchange(other.in_use_, nullptr)),
      next_parameter_(other.next_parameter_),
      bind_fault_(other.bind_fault_) {}

Query::~Query() {
  if (in_use_ == nullptr) return;
  reset();
  sqlite3_clear_bindings(statement_);
  *in_use_ = false;
}

Query& Query::bind(std::int64_t value) {
  const int result = sqlite3_bind_int64(statement_, next_parameter_++, value);
  if (result != SQLITE_OK) bind_fault_ = result;
  return *this;
}

Query& Query::bind(double value) {
  const int result = sqlite3_bind_double(statement_, next_parameter_++, value);
  if (result != SQLITE_OK) bind_fault_ = result;
  return *this;
}

Query& Query::bind(std::string_view text) {
  // A null pointer would bind NULL instead of an empty text.
  const char* data = text.data() != nullptr ? text.data() : "";
  const int result = sqlite3_bind_text64(statement_, next_parameter_++, data, text.size(),
                                         SQLITE_STATIC, SQLITE_UTF8);
  if (result != SQLITE_OK) bind_fault_ = result;
  return *this;
}

Query& Query::bind_blob(std::span<const std::byte> bytes) {
  const int result =
      sqlite3_bind_blob64(statement_, next_parameter_++, bytes.data(), bytes.size(), SQLITE_STATIC);
  if (result != SQLITE_OK) bind_fault_ = result;
  return *this;
}

Query& Query::bind_null() {
  const int result = sqlite3_bind_null(statement_, next_parameter_++);
  if (result != SQLITE_OK) bind_fault_ = result;
  return *this;
}

Result<bool> Query::step() {
  if (bind_fault_ != SQLITE_OK) return fail(translate(database_, bind_fault_));
  const int result = sqlite3_step(statement_);
  if (result == SQLITE_ROW) return true;
  if (result == SQLITE_DONE) return false;
  return fail(translate(database_, result));
}

Result<void> Query::run() {
  for (;;) {
    const Result<bool> row = step();
    if (!row) return fail(row.error());
    if (!*row) break;
  }
  reset();
  return {};
}

void Query::reset() {
  sqlite3_reset(statement_);  // repeats the fault that step has already reported
  next_parameter_ = 1;
  bind_fault_ = SQLITE_OK;
}

std::int64_t Query::integer(int column) const {
  return sqlite3_column_int64(statement_, column);
}

double Query::real(int column) const {
  return sqlite3_column_double(statement_, column);
}

std::string_view Query::text(int column) const {
  const auto* data = sqlite3_column_text(statement_, column);
  if (data == nullptr) return {};
  return {reinterpret_cast<const char*>(data),
          checked_cast<std::size_t>(sqlite3_column_bytes(statement_, column))};
}

std::span<const std::byte> Query::blob(int column) const {
  const auto* data = static_cast<const std::byte*>(sqlite3_column_blob(statement_, column));
  if (data == nullptr) return {};
  return {data, checked_cast<std::size_t>(sqlite3_column_bytes(statement_, column))};
}

bool Query::is_null(int column) const {
  return sqlite3_column_type(statement_, column) == SQLITE_NULL;
}

// ---- Connection ------------------------------------------------------------------------------

Result<std::unique_ptr<Connection>> Connection::open(const std::filesystem::path& path,
                                                     const ConnectionOptions& options) {
  sqlite3* database = nullptr;
  const int flags =
      SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE |
      (options.writable ? SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE : SQLITE_OPEN_READONLY);
  const int result = sqlite3_open_v2(path.c_str(), &database, flags,
                                     options.vfs.empty() ? nullptr : options.vfs.c_str());
  if (result != SQLITE_OK) {
    Error error = translate(database, result);
    sqlite3_close(database);
    return fail(std::move(error));
  }
  std::unique_ptr<Connection> connection(new Connection(database));
  sqlite3_busy_timeout(database, checked_cast<int>(options.busy_timeout.count()));
  // The file may come from anywhere: nothing in its schema may call functions with side effects.
  sqlite3_db_config(database, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, nullptr);
  sqlite3_db_config(database, SQLITE_DBCONFIG_DEFENSIVE, 1, nullptr);
  connection->checkpoint_on_close(false);
  return connection;
}

Connection::~Connection() {
  for (auto& [sql, prepared] : statements_) sqlite3_finalize(prepared.statement);
  sqlite3_close(database_);
}

Result<Query> Connection::query(std::string_view sql) {
  auto found = statements_.find(sql);
  if (found == statements_.end()) {
    sqlite3_stmt* statement = nullptr;
    const int result = sqlite3_prepare_v3(database_, sql.data(), checked_cast<int>(sql.size()),
                                          SQLITE_PREPARE_PERSISTENT, &statement, nullptr);
    if (result != SQLITE_OK) return fail(translate(database_, result));
    found = statements_.emplace(std::string(sql), Prepared{statement, false}).first;
  }
  Prepared& prepared = found->second;
  if (prepared.in_use) {
    return fail(kStoreFailed, "a statement was used inside itself: " + std::string(sql));
  }
  prepared.in_use = true;
  return Query(database_, prepared.statement, &prepared.in_use);
}

Result<void> Connection::execute(const char* sql) {
  const int result = sqlite3_exec(database_, sql, nullptr, nullptr, nullptr);
  if (result != SQLITE_OK) return fail(translate(database_, result));
  return {};
}

Result<std::int64_t> Connection::integer(std::string_view sql) {
  Result<Query> statement = query(sql);
  if (!statement) return fail(statement.error());
  const Result<bool> row = statement->step();
  if (!row) return fail(row.error());
  return *row ? statement->integer(0) : 0;
}

std::int64_t Connection::last_insert_id() const {
  return sqlite3_last_insert_rowid(database_);
}

void Connection::checkpoint_on_close(bool enabled) {
  sqlite3_db_config(database_, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, enabled ? 0 : 1, nullptr);
}

bool Connection::in_transaction() const {
  return sqlite3_get_autocommit(database_) == 0;
}

// ---- WithoutSync -----------------------------------------------------------------------------

Result<WithoutSync> WithoutSync::begin(Connection& connection) {
  if (auto set = connection.execute("PRAGMA synchronous = NORMAL"); !set) return fail(set.error());
  return WithoutSync(connection);
}

WithoutSync::WithoutSync(WithoutSync&& other) noexcept
    : connection_(std::exchange(other.connection_, nullptr)) {}

WithoutSync::~WithoutSync() {
  if (connection_ == nullptr) return;
  static_cast<void>(connection_->execute("PRAGMA synchronous = FULL"));
}

// ---- Transaction -----------------------------------------------------------------------------

Result<Transaction> Transaction::begin(Connection& connection, Kind kind) {
  const auto begun = connection.execute(kind == Kind::kWrite ? "BEGIN IMMEDIATE" : "BEGIN");
  if (!begun) return fail(begun.error());
  return Transaction(connection);
}

Transaction::Transaction(Transaction&& other) noexcept
    : connection_(std::exchange(other.connection_, nullptr)) {}

Transaction::~Transaction() {
  // SQLite has already rolled back by itself after some faults (full disk, I/O error).
  if (connection_ != nullptr && connection_->in_transaction()) {
    static_cast<void>(connection_->execute("ROLLBACK"));
  }
}

Result<void> Transaction::commit() {
  const auto committed = connection_->execute("COMMIT");
  if (!committed) return fail(committed.error());
  connection_ = nullptr;
  return {};
}

}  // namespace viisari::sqlite
