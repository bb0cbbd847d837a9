// One SQLite connection, its prepared statements and its transactions.
//
// Ownership: a Connection owns the database handle and every statement prepared on it; a Query
// borrows a statement and gives it back, reset, when it goes. A Connection outlives its queries.
// Thread-safety: a Connection and its queries are used by one thread at a time.
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <map>
#include <memory>
#include <span>
#include <string>
#include <string_view>

#include "base/result.h"

struct sqlite3;
struct sqlite3_stmt;

namespace viisari::sqlite {

// A prepared statement in use. `bind` fills the parameters from left to right; a fault while
// binding (out of memory, a text beyond SQLite's limit) comes back from `step`.
class Query {
 public:
  Query(sqlite3* database, sqlite3_stmt* statement, bool* in_use)
      : database_(database), statement_(statement), in_use_(in_use) {}
  Query(Query&& other) noexcept;
  Query(const Query&) = delete;
  Query& operator=(const Query&) = delete;
  Query& operator=(Query&&) = delete;
  ~Query();

  Query& bind(std::int64_t value);
  Query& bind(double value);
  // The text must stay where it is until the query is reset.
  Query& bind(std::string_view text);
  Query& bind_blob(std::span<const std::byte> bytes);
  Query& bind_null();

  Result<bool> step();  // true: there is a row
  Result<void> run();   // to its end, whatever rows it gives; then ready to be bound again
  void reset();

  // Columns of the current row, from 0. Views are valid until the next step or reset.
  std::int64_t integer(int column) const;
  double real(int column) const;
  std::string_view text(int column) const;
  std::span<const std::byte> blob(int column) const;
  bool is_null(int column) const;

 private:
  sqlite3* database_;
  sqlite3_stmt* statement_;
  bool* in_use_;  // nullptr once moved from
  int next_parameter_ = 1;
  int bind_fault_ = 0;
};

struct ConnectionOptions {
  bool writable = false;
  std::chrono::milliseconds busy_timeout{5000};
  std::string vfs;
};

class Connection {
 public:
  // Opens an existing file, or makes an empty one when writable. Reads nothing of it yet.
  static Result<std::unique_ptr<Connection>> open(const std::filesystem::path& path,
                                                  const ConnectionOptions& options);
  Connection(const Connection&) = delete;
  Connection& operator=(const Connection&) = delete;
  ~Connection();

  // `sql` is a constant of the program: the statement is prepared once and kept.
  Result<Query> query(std::string_view sql);
  // Runs statements that are used once: schema and pragmas.
  Result<void> execute(const char* sql);
  // The first column of the first row.
  Result<std::int64_t> integer(std::string_view sql);

  std::int64_t last_insert_id() const;
  // Whether closing writes the log back into the file; off until the file is known to be ours.
  void checkpoint_on_close(bool enabled);
  // True between a BEGIN and its COMMIT or ROLLBACK.
  bool in_transaction() const;

 private:
  struct Prepared {
    sqlite3_stmt* statement = nullptr;
    bool in_use = false;
  };

  explicit Connection(sqlite3* database) : database_(database) {}

  sqlite3* database_;
  std::map<std::string, Prepared, std::less<>> statements_;
};

// While it lives, commits of the connection do not wait for the disk. A process that is killed
// loses none of them; a power cut may lose the last ones, and the file stays whole. Made and gone
// outside of transactions.
class WithoutSync {
 public:
  static Result<WithoutSync> begin(Connection& connection);
  WithoutSync(WithoutSync&& other) noexcept;
  WithoutSync(const WithoutSync&) = delete;
  WithoutSync& operator=(const WithoutSync&) = delete;
  WithoutSync& operator=(WithoutSync&&) = delete;
  ~WithoutSync();

 private:
  explicit WithoutSync(Connection& connection) : connection_(&connection) {}
  Connection* connection_;  // nullptr once moved from
};

// BEGIN … COMMIT; rolled back when it goes without a commit.
class Transaction {
 public:
  enum class Kind {
    kRead,   // one consistent state for several statements
    kWrite,  // takes the write lock at once, so that it is never refused half-way
  };
  static Result<Transaction> begin(Connection& connection, Kind kind);
  Transaction(Transaction&& other) noexcept;
  Transaction(const Transaction&) = delete;
  Transaction& operator=(const Transaction&) = delete;
  Transaction& operator=(Transaction&&) = delete;
  ~Transaction();

  Result<void> commit();

 private:
  explicit Transaction(Connection& connection) : connection_(&connection) {}
  Connection* connection_;  // nullptr when done
};

}  // namespace viisari::sqlite
