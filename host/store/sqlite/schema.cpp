#include "store/sqlite/schema.h"

#include <array>
#include <cstdint>
#include <fstream>
#include <string>
#include <string_view>

#include "store/store.h"

namespace viisari::sqlite {
namespace {

// "Viis": tells our files from other programs' databases. Also in kVersion1.
constexpr std::int64_t kApplicationId = 0x56696973;

// Days are counted from 1970-01-01, instants in seconds from then (UTC).
constexpr const char* kVersion1 = R"sql(
CREATE TABLE series (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL UNIQUE            -- area/key
) STRICT;

CREATE TABLE import (
  id INTEGER PRIMARY KEY,
  area TEXT NOT NULL,
  file_name TEXT NOT NULL,
  sha256 TEXT NOT NULL,
  recorded_by TEXT NOT NULL,
  recorded_at INTEGER NOT NULL,
  added INTEGER NOT NULL,
  revised INTEGER NOT NULL,
  confirmed INTEGER NOT NULL,
  unchanged INTEGER NOT NULL
) STRICT;

-- Every version of every figure. A row is never changed or deleted.
CREATE TABLE observation (
  series INTEGER NOT NULL REFERENCES series(id),
  last_day INTEGER NOT NULL,
  first_day INTEGER NOT NULL,
  version INTEGER NOT NULL CHECK (version >= 1),
  kind INTEGER NOT NULL,               -- how the period is written: PeriodKind
  known_from INTEGER NOT NULL,
  value REAL,
  reason TEXT,                         -- why there is no value
  status TEXT NOT NULL,
  decimals INTEGER NOT NULL CHECK (decimals BETWEEN 0 AND 9),
  document TEXT NOT NULL,
  lines TEXT NOT NULL,
  raw TEXT NOT NULL,
  import INTEGER NOT NULL REFERENCES import(id),
  PRIMARY KEY (series, last_day, first_day, version),
  CHECK (first_day <= last_day),
  CHECK ((value IS NULL) = (reason IS NOT NULL))
) STRICT, WITHOUT ROWID;

-- The same figures without their words, one row a series: read at start, 30 times as fast.
-- Written in the transaction that writes the observations. Layout: points.h.
CREATE TABLE points (
  series INTEGER PRIMARY KEY REFERENCES series(id),
  data BLOB NOT NULL
) STRICT;

CREATE TABLE definition (
  id INTEGER PRIMARY KEY,
  path TEXT NOT NULL,
  sha256 TEXT NOT NULL,
  text TEXT,                           -- NULL: the file was removed
  accepted_at INTEGER NOT NULL
) STRICT;
CREATE INDEX definition_by_path ON definition (path, id);

CREATE TABLE evaluation (
  id INTEGER PRIMARY KEY,
  as_of INTEGER NOT NULL,
  started_at INTEGER NOT NULL,
  finished_at INTEGER NOT NULL
) STRICT;
CREATE INDEX evaluation_by_date ON evaluation (as_of, id);

CREATE TABLE assessment (
  id INTEGER PRIMARY KEY,
  indicator TEXT NOT NULL,
  as_of INTEGER NOT NULL,
  status TEXT NOT NULL,
  reason_code TEXT NOT NULL,
  data_state TEXT NOT NULL,
  value REAL,
  json TEXT NOT NULL
) STRICT;
CREATE INDEX assessment_by_indicator ON assessment (indicator, as_of, id);

-- An assessment that an evaluation repeats is stored once.
CREATE TABLE evaluation_assessment (
  evaluation INTEGER NOT NULL REFERENCES evaluation(id),
  assessment INTEGER NOT NULL REFERENCES assessment(id),
  PRIMARY KEY (evaluation, assessment)
) STRICT, WITHOUT ROWID;

PRAGMA application_id = 0x56696973;
)sql";

// kMigrations[n] brings version n to n + 1. Released entries never change.
constexpr std::array<const char*, 1> kMigrations{kVersion1};

std::uint32_t big_endian(std::string_view bytes, std::size_t at, std::size_t size) {
  std::uint32_t value = 0;
  for (std::size_t i = 0; i < size; ++i) {
    value = (value << 8U) | static_cast<unsigned char>(bytes[at + i]);
  }
  return value;
}

// Whether SQLite has work of an interrupted process to finish when it opens the file.
bool has_log(const std::filesystem::path& path) {
  for (const char* suffix : {"-wal", "-journal"}) {
    std::error_code error;
    const auto size = std::filesystem::file_size(path.string() + suffix, error);
    if (!error && size > 0) return true;
  }
  return false;
}

tl::unexpected<Error> newer(std::int64_t version) {
  return fail(kStoreNewerSchema, "the database was written by a newer Viisari (schema " +
                                     std::to_string(version) + ", this program knows " +
                                     std::to_string(current_schema_version()) +
                                     "); install that version, or use another data folder");
}

tl::unexpected<Error> foreign() {
  return fail(kStoreForeign,
              "the file is a database of another program; choose another file or data folder");
}

Result<std::int64_t> read_version(Connection& connection) {
  const auto version = connection.integer("PRAGMA user_version");
  if (!version) return fail(version.error());
  const auto application = connection.integer("PRAGMA application_id");
  if (!application) return fail(application.error());
  const auto tables = connection.integer("SELECT count(*) FROM sqlite_schema");
  if (!tables) return fail(tables.error());
  const bool empty = *application == 0 && *version == 0 && *tables == 0;
  if (!empty && *application != kApplicationId) return foreign();
  if (*version > current_schema_version()) return newer(*version);
  return *version;
}

}  // namespace

int current_schema_version() {
  return static_cast<int>(kMigrations.size());
}

Result<void> check_file_header(const std::filesystem::path& path) {
  std::error_code status_error;
  const auto status = std::filesystem::status(path, status_error);
  if (!std::filesystem::exists(status)) return {};
  if (!std::filesystem::is_regular_file(status)) {
    return fail(kStoreCannotOpen, "the database must be a regular file", path.string());
  }
  const auto size = std::filesystem::file_size(path, status_error);
  if (status_error) return fail(kStoreCannotOpen, status_error.message(), path.string());
  if (size == 0) return {};

  std::ifstream file(path, std::ios::binary);
  if (!file) {
    return fail(kStoreCannotOpen, "the database cannot be read; check its permissions",
                path.string());
  }
  // Offsets: "Database File Format", section 1.3, of the SQLite documentation.
  constexpr std::size_t kHeaderSize = 100;
  constexpr std::string_view kMagic("SQLite format 3\0", 16);
  std::string header(kHeaderSize, '\0');
  file.read(header.data(), kHeaderSize);
  const auto count = static_cast<std::size_t>(file.gcount());
  if (count < kHeaderSize || !header.starts_with(kMagic)) {
    return fail(kStoreNotADatabase, "the file is not a database; choose another data folder",
                path.string());
  }
  const std::uint32_t version = big_endian(header, 60, 4);
  const std::uint32_t application = big_endian(header, 68, 4);
  if (application != 0 && application != kApplicationId) return foreign();
  if (application == kApplicationId &&
      version > static_cast<std::uint32_t>(current_schema_version())) {
    return newer(version);
  }
  // The page count is to be trusted only when the two change counters agree, and a log or journal
  // beside the file may hold the pages that are missing here.
  const std::uint32_t page_size =
      big_endian(header, 16, 2) == 1 ? 65536 : big_endian(header, 16, 2);
  const std::uint32_t pages = big_endian(header, 28, 4);
  if (!has_log(path) && big_endian(header, 24, 4) == big_endian(header, 92, 4) &&
      size < std::uint64_t{page_size} * pages) {
    return fail(kStoreCorrupt, "the database is cut short; restore it from a backup",
                path.string());
  }
  return {};
}

Result<void> bring_up_to_date(Connection& connection) {
  auto version = read_version(connection);
  if (!version) return fail(version.error());
  connection.checkpoint_on_close(true);

  for (const char* pragma :
       {"PRAGMA journal_mode = WAL", "PRAGMA synchronous = FULL", "PRAGMA foreign_keys = ON",
        "PRAGMA cell_size_check = ON",
        // A large import leaves no large log behind; its pages are kept in memory, not spilled.
        "PRAGMA journal_size_limit = 67108864", "PRAGMA cache_size = -32768"}) {
    if (auto set = connection.execute(pragma); !set) return set;
  }
  while (*version < current_schema_version()) {
    auto transaction = Transaction::begin(connection, Transaction::Kind::kWrite);
    if (!transaction) return fail(transaction.error());
    // Another process may have done it while this one waited for the lock.
    version = read_version(connection);
    if (!version) return fail(version.error());
    if (*version == current_schema_version()) break;
    if (auto done = connection.execute(kMigrations.at(static_cast<std::size_t>(*version))); !done) {
      return done;
    }
    const std::string stamp = "PRAGMA user_version = " + std::to_string(*version + 1);
    if (auto done = connection.execute(stamp.c_str()); !done) return done;
    if (auto done = transaction->commit(); !done) return done;
    *version += 1;
  }
  return {};
}

Result<void> check_schema(Connection& connection) {
  const auto version = read_version(connection);
  if (!version) return fail(version.error());
  if (*version < current_schema_version()) {
    return fail(kStoreOldSchema,
                "the database has an older schema (" + std::to_string(*version) +
                    "); open it once for writing, for example with `viisari doctor`");
  }
  return connection.execute("PRAGMA foreign_keys = ON");
}

}  // namespace viisari::sqlite
