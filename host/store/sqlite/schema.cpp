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

// Alerts and mail.
constexpr const char* kVersion2 = R"sql(
-- One row for each change that the next step of the alerts is computed from; its id is the
-- generation. A row is never changed or deleted.
CREATE TABLE alert_change (
  id INTEGER PRIMARY KEY,
  kind TEXT NOT NULL,                  -- step, run, acknowledgement, silence, leaving
  as_of INTEGER,                       -- of a step: the day it was computed for
  at INTEGER NOT NULL
) STRICT;
CREATE INDEX alert_step ON alert_change (id) WHERE kind = 'step';

-- What an episode is now; how it came to be that is in its transitions.
CREATE TABLE episode (
  id INTEGER PRIMARY KEY,
  kind TEXT NOT NULL,
  subject TEXT NOT NULL,
  rule TEXT NOT NULL,
  rule_fingerprint TEXT NOT NULL,
  severity TEXT NOT NULL,
  open INTEGER NOT NULL CHECK (open IN (0, 1)),
  path_state TEXT,
  opened_at INTEGER NOT NULL,
  opened_as_of INTEGER NOT NULL,
  opened_kind INTEGER, opened_first INTEGER, opened_last INTEGER,
  opened_value REAL,
  last_kind INTEGER, last_first INTEGER, last_last INTEGER,
  last_value REAL,
  last_status TEXT,
  transitions INTEGER NOT NULL,
  next_repeat_at INTEGER,
  repeats INTEGER NOT NULL,
  escalated INTEGER NOT NULL CHECK (escalated IN (0, 1)),
  closed_at INTEGER,
  closed_in INTEGER REFERENCES alert_change(id),  -- by which change
  CHECK (open = (closed_in IS NULL))
) STRICT;
CREATE UNIQUE INDEX episode_open ON episode (kind, subject, rule) WHERE open = 1;
CREATE INDEX episode_closed ON episode (closed_in) WHERE open = 0;

-- A row is never changed or deleted.
CREATE TABLE transition (
  episode INTEGER NOT NULL REFERENCES episode(id),
  number INTEGER NOT NULL CHECK (number >= 1),
  kind TEXT NOT NULL,
  at INTEGER NOT NULL,
  as_of INTEGER NOT NULL,
  period_kind INTEGER, period_first INTEGER, period_last INTEGER,
  value REAL,
  status TEXT,
  reason_code TEXT NOT NULL,
  change INTEGER NOT NULL REFERENCES alert_change(id),
  PRIMARY KEY (episode, number)
) STRICT, WITHOUT ROWID;

-- The last one of an episode counts. A row is never changed or deleted.
CREATE TABLE acknowledgement (
  id INTEGER PRIMARY KEY,
  episode INTEGER NOT NULL REFERENCES episode(id),
  given_by TEXT NOT NULL,
  comment TEXT NOT NULL,
  at INTEGER NOT NULL,
  until INTEGER NOT NULL
) STRICT;
CREATE INDEX acknowledgement_by_episode ON acknowledgement (episode, id);

CREATE TABLE silence (
  id INTEGER PRIMARY KEY,
  area TEXT NOT NULL,
  subject TEXT NOT NULL,
  given_by TEXT NOT NULL,
  reason TEXT NOT NULL CHECK (reason <> ''),
  starts_at INTEGER NOT NULL,
  ends_at INTEGER NOT NULL,
  ended_at INTEGER,                    -- by hand
  CHECK (starts_at < ends_at)
) STRICT;

-- Leaving the digests and coming back: the last one of a recipient counts. A row is never changed
-- or deleted.
CREATE TABLE leaving (
  id INTEGER PRIMARY KEY,
  recipient TEXT NOT NULL,
  has_left INTEGER NOT NULL CHECK (has_left IN (0, 1)),
  at INTEGER NOT NULL
) STRICT;
CREATE INDEX leaving_by_recipient ON leaving (recipient, id);

-- A row is never changed or deleted.
CREATE TABLE schedule_fire (
  schedule TEXT NOT NULL,
  due_at INTEGER NOT NULL,
  fired_at INTEGER NOT NULL,
  outcome TEXT NOT NULL,
  change INTEGER NOT NULL REFERENCES alert_change(id),
  PRIMARY KEY (schedule, due_at)
) STRICT, WITHOUT ROWID;

-- A mail as it goes over the wire. A row is never changed or deleted.
CREATE TABLE message (
  id INTEGER PRIMARY KEY,
  kind TEXT NOT NULL,
  recipient TEXT NOT NULL,
  channel TEXT NOT NULL,
  envelope_from TEXT NOT NULL,
  envelope_to TEXT NOT NULL,
  message_id TEXT NOT NULL UNIQUE,
  subject TEXT NOT NULL,
  schedule TEXT NOT NULL,
  as_of INTEGER,
  queued_at INTEGER NOT NULL,
  bytes BLOB NOT NULL
) STRICT;
CREATE INDEX message_by_schedule ON message (schedule, recipient, id) WHERE schedule <> '';

-- What has become of it; apart from the bytes, so that a try does not write them again.
CREATE TABLE delivery (
  message INTEGER PRIMARY KEY REFERENCES message(id),
  state TEXT NOT NULL,
  next_try_at INTEGER NOT NULL,
  expires_at INTEGER NOT NULL,
  tries INTEGER NOT NULL CHECK (tries >= 0),
  leased_until INTEGER,
  leased_by TEXT NOT NULL,             -- or was, last
  sent_at INTEGER,
  last_error TEXT NOT NULL,
  CHECK ((state = 'leased') = (leased_until IS NOT NULL)),
  CHECK ((state = 'sent') = (sent_at IS NOT NULL))
) STRICT;
CREATE INDEX delivery_unsent ON delivery (next_try_at) WHERE sent_at IS NULL;

-- A message tells a recipient of a transition. A row is never changed or deleted.
CREATE TABLE notice (
  episode INTEGER NOT NULL,
  recipient TEXT NOT NULL,
  transition INTEGER NOT NULL,
  channel TEXT NOT NULL,
  message INTEGER NOT NULL REFERENCES message(id),
  at INTEGER NOT NULL,
  PRIMARY KEY (episode, recipient, transition, channel),
  FOREIGN KEY (episode, transition) REFERENCES transition(episode, number)
) STRICT, WITHOUT ROWID;

-- One row while nothing is to be sent.
CREATE TABLE outbox_pause (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  reason TEXT NOT NULL,
  since INTEGER NOT NULL
) STRICT;
)sql";

// Accounts, what they did, what visitors of the pages sent, and imports that were undone.
constexpr const char* kVersion3 = R"sql(
CREATE TABLE account (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL UNIQUE,
  created_at INTEGER NOT NULL,
  seen_at INTEGER                      -- last
) STRICT;

-- The one with the highest version counts. A row is never changed or deleted.
CREATE TABLE account_version (
  account INTEGER NOT NULL REFERENCES account(id),
  version INTEGER NOT NULL CHECK (version >= 1),
  role TEXT NOT NULL CHECK (role IN ('viewer', 'analyst', 'leader', 'admin')),
  areas TEXT NOT NULL,                 -- with commas between; '': every area
  restricted INTEGER NOT NULL CHECK (restricted IN (0, 1)),
  recipient TEXT NOT NULL,
  enabled INTEGER NOT NULL CHECK (enabled IN (0, 1)),
  changed_at INTEGER NOT NULL,
  changed_by TEXT NOT NULL,
  PRIMARY KEY (account, version)
) STRICT, WITHOUT ROWID;

-- Old hashes are not kept.
CREATE TABLE password (
  account INTEGER PRIMARY KEY REFERENCES account(id),
  hash TEXT NOT NULL,
  one_time INTEGER NOT NULL CHECK (one_time IN (0, 1)),
  set_at INTEGER NOT NULL
) STRICT;

-- Open sessions, and those that are over until the next one begins.
CREATE TABLE session (
  key BLOB PRIMARY KEY CHECK (length(key) = 32),  -- SHA-256 of what the browser holds
  account INTEGER NOT NULL REFERENCES account(id),
  begun_at INTEGER NOT NULL,
  idle_until INTEGER NOT NULL,
  expires_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX session_by_account ON session (account);

-- Only when it was used last and revoked is ever written to a row.
CREATE TABLE api_token (
  id INTEGER PRIMARY KEY,
  key BLOB NOT NULL UNIQUE CHECK (length(key) = 32),  -- SHA-256 of its text
  prefix TEXT NOT NULL,
  account INTEGER NOT NULL REFERENCES account(id),
  label TEXT NOT NULL,
  scope TEXT NOT NULL CHECK (scope IN ('read', 'write')),
  created_at INTEGER NOT NULL,
  created_by TEXT NOT NULL,
  expires_at INTEGER NOT NULL,
  used_at INTEGER,
  revoked_at INTEGER
) STRICT;

-- Written before something is written, and what came of it after. Rows are never changed or
-- deleted.
CREATE TABLE audit_entry (
  id INTEGER PRIMARY KEY,
  at INTEGER NOT NULL,
  account TEXT NOT NULL,               -- '': nobody was signed in
  token INTEGER REFERENCES api_token(id),
  client TEXT NOT NULL,
  method TEXT NOT NULL,
  path TEXT NOT NULL
) STRICT;
CREATE INDEX audit_by_account ON audit_entry (account, id);
CREATE TABLE audit_result (
  entry INTEGER PRIMARY KEY REFERENCES audit_entry(id),
  at INTEGER NOT NULL,
  status INTEGER NOT NULL,
  summary TEXT NOT NULL
) STRICT;

-- When an account looked at its desk last.
CREATE TABLE visit (
  account INTEGER PRIMARY KEY REFERENCES account(id),
  at INTEGER NOT NULL
) STRICT;

-- A row is never changed or deleted.
CREATE TABLE feedback (
  id INTEGER PRIMARY KEY,
  page TEXT NOT NULL,
  text TEXT NOT NULL CHECK (text <> ''),
  reply_to TEXT NOT NULL,              -- '': no answer is asked for
  language TEXT NOT NULL CHECK (language IN ('fi', 'en')),
  received_at INTEGER NOT NULL
) STRICT;

-- Undoing imports. Rows are never changed or deleted.
CREATE TABLE import_undo (
  import INTEGER PRIMARY KEY REFERENCES import(id),
  undone_by TEXT NOT NULL,
  reason TEXT NOT NULL,
  undone_at INTEGER NOT NULL
) STRICT;

-- A later import that gave figures of an earlier one again, unchanged: without the earlier one it
-- would have stored them itself, so the earlier one cannot be undone before it.
CREATE TABLE import_repeat (
  earlier INTEGER NOT NULL REFERENCES import(id),
  import INTEGER NOT NULL REFERENCES import(id),
  PRIMARY KEY (earlier, import),
  CHECK (earlier < import)
) STRICT, WITHOUT ROWID;
-- Which earlier ones was not noted before this version: all of the area that stored anything.
INSERT INTO import_repeat (earlier, import)
  SELECT e.id, i.id FROM import AS i JOIN import AS e ON e.area = i.area AND e.id < i.id
  WHERE i.unchanged > 0 AND e.added + e.revised + e.confirmed > 0;
CREATE INDEX import_repeat_by_import ON import_repeat (import);

CREATE INDEX observation_by_import ON observation (import, series);
)sql";

// kMigrations[n] brings version n to n + 1. Released entries never change.
constexpr std::array<const char*, 3> kMigrations{kVersion1, kVersion2, kVersion3};

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
