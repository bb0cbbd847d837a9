// Opening: what is refused, with which code, and that the file stays as it was.
#include <sqlite3.h>
#include <sys/stat.h>

#include "store_fixture.h"

namespace viisari::test {
namespace {

namespace fs = std::filesystem;

// Runs SQL on the file as another program would.
void run_sql(const fs::path& path, const std::string& sql) {
  sqlite3* database = nullptr;
  ASSERT_EQ(sqlite3_open(path.c_str(), &database), SQLITE_OK);
  char* message = nullptr;
  const int result = sqlite3_exec(database, sql.c_str(), nullptr, nullptr, &message);
  EXPECT_EQ(result, SQLITE_OK) << (message != nullptr ? message : "");
  sqlite3_free(message);
  sqlite3_close(database);
}

// Numbers, from 1, of the pages where tables and indexes begin; not those of the schema itself.
std::vector<std::size_t> pages_of_tables(const fs::path& path) {
  std::vector<std::size_t> out;
  sqlite3* database = nullptr;
  EXPECT_EQ(sqlite3_open(path.c_str(), &database), SQLITE_OK);
  sqlite3_stmt* statement = nullptr;
  EXPECT_EQ(sqlite3_prepare_v2(database, "SELECT rootpage FROM sqlite_schema WHERE rootpage > 0",
                               -1, &statement, nullptr),
            SQLITE_OK);
  while (sqlite3_step(statement) == SQLITE_ROW) {
    out.push_back(static_cast<std::size_t>(sqlite3_column_int64(statement, 0)));
  }
  sqlite3_finalize(statement);
  sqlite3_close(database);
  return out;
}

class Opening : public StoreTest {
 protected:
  void SetUp() override {
    StoreTest::SetUp();
    import({figure("a", "2024", 1), figure("b", "2024", 2)});
    release();  // closing writes the log back into the file
  }

  fs::path other() const { return path().string() + ".other"; }

  void expect_refused(const fs::path& file, ErrorCode code, const SqliteOptions& options = {}) {
    const std::string before = file_bytes(file);
    const auto opened = open_sqlite_store(file, options);
    ASSERT_FALSE(opened);
    EXPECT_EQ(opened.error().code.name, code.name) << opened.error().to_string();
    EXPECT_EQ(opened.error().code.kind, ErrorKind::kCannotRun);
    EXPECT_FALSE(opened.error().file.empty());
    EXPECT_TRUE(file_bytes(file) == before) << "the file was changed";
  }
};

TEST_F(Opening, ANewerSchemaIsRefused) {
  run_sql(path(), "PRAGMA user_version = 999");
  expect_refused(path(), kStoreNewerSchema);
  expect_refused(path(), kStoreNewerSchema, {.mode = StoreMode::kReadOnly});
  EXPECT_FALSE(fs::exists(path().string() + "-wal"));
}

TEST_F(Opening, ANewerSchemaStillInTheLogIsRefused) {
  sqlite3* database = nullptr;
  ASSERT_EQ(sqlite3_open(path().c_str(), &database), SQLITE_OK);
  sqlite3_exec(database, "PRAGMA user_version = 999", nullptr, nullptr, nullptr);
  ASSERT_GT(fs::file_size(path().string() + "-wal"), 0U);
  const std::string log = file_bytes(path().string() + "-wal");
  expect_refused(path(), kStoreNewerSchema);
  EXPECT_TRUE(file_bytes(path().string() + "-wal") == log);
  sqlite3_close(database);
}

TEST_F(Opening, AnotherKindOfFileIsRefused) {
  write_file(other(), "series;period;value\na;2024;1\n");
  expect_refused(other(), kStoreNotADatabase);
  write_file(other(), "x");
  expect_refused(other(), kStoreNotADatabase);
  write_file(other(), std::string(100000, '\0'));
  expect_refused(other(), kStoreNotADatabase);
}

TEST_F(Opening, AnotherProgramsDatabaseIsRefused) {
  fs::remove(other());
  run_sql(other(), "CREATE TABLE notes (text TEXT); INSERT INTO notes VALUES ('mine')");
  expect_refused(other(), kStoreForeign);
  run_sql(other(), "PRAGMA application_id = 17");
  expect_refused(other(), kStoreForeign);
}

TEST_F(Opening, AFileCutShortIsRefused) {
  fs::resize_file(path(), fs::file_size(path()) - 4096);
  expect_refused(path(), kStoreCorrupt);
}

TEST_F(Opening, ADamagedSchemaIsRefused) {
  std::string bytes = file_bytes(path());
  for (std::size_t i = 100; i < 4096; ++i) bytes[i] = '\x5A';
  write_file(path(), bytes);
  expect_refused(path(), kStoreCorrupt);
}

TEST_F(Opening, DamageInsideIsFoundByTheIntegrityCheck) {
  std::string bytes = file_bytes(path());
  for (const std::size_t page : pages_of_tables(path())) {
    for (std::size_t i = 0; i < 64; ++i) bytes[(page - 1) * 4096 + i] = '\x5A';
  }
  write_file(path(), bytes);
  auto opened = open_sqlite_store(path());
  ASSERT_TRUE(opened);
  const auto checked = (*opened)->check_integrity();
  ASSERT_FALSE(checked);
  EXPECT_EQ(checked.error().code.name, kStoreCorrupt.name);
  const auto imported = (*opened)->import(batch({figure("a", "2025", 3)}));
  ASSERT_FALSE(imported);
  EXPECT_EQ(imported.error().code.name, kStoreCorrupt.name);
  opened->reset();
  EXPECT_TRUE(file_bytes(path()) == bytes);
}

TEST_F(Opening, PointsThatDisagreeAreFoundByTheIntegrityCheck) {
  run_sql(path(), "UPDATE points SET data = zeroblob(length(data) + 24)");
  auto opened = open_sqlite_store(path());
  ASSERT_TRUE(opened);
  EXPECT_EQ((*opened)->check_integrity().error().code.name, kStoreCorrupt.name);
}

TEST_F(Opening, AReadOnlyFileIsRefusedForWritingAlsoForTheSuperuser) {
  ASSERT_EQ(chmod(path().c_str(), 0444), 0);
  expect_refused(path(), kStoreReadOnly);
  ASSERT_EQ(chmod(path().c_str(), 0644), 0);
}

TEST_F(Opening, ForReadingOnlyAnswersButDoesNotWrite) {
  const std::string before = file_bytes(path());
  {
    auto opened = open_sqlite_store(path(), {.mode = StoreMode::kReadOnly});
    ASSERT_TRUE(opened) << opened.error().to_string();
    EXPECT_EQ((*opened)->all_observations()->size(), 2U);
    const auto imported = (*opened)->import(batch({figure("a", "2025", 3)}));
    EXPECT_EQ(imported.error().code.name, kStoreReadOnly.name);
  }
  EXPECT_TRUE(file_bytes(path()) == before);
}

TEST_F(Opening, ForReadingOnlyNeedsAFile) {
  const auto opened =
      open_sqlite_store(path().parent_path() / "none.db", {.mode = StoreMode::kReadOnly});
  ASSERT_FALSE(opened);
  EXPECT_EQ(opened.error().code.name, kStoreCannotOpen.name);
}

TEST_F(Opening, AFolderThatIsNotThereIsNamed) {
  const auto opened = open_sqlite_store(path().parent_path() / "none" / "viisari.db");
  ASSERT_FALSE(opened);
  EXPECT_EQ(opened.error().code.name, kStoreCannotOpen.name);
}

TEST_F(Opening, AFolderInsteadOfAFileIsRefused) {
  const auto opened = open_sqlite_store(path().parent_path());
  ASSERT_FALSE(opened);
  EXPECT_EQ(opened.error().code.name, kStoreCannotOpen.name);
}

TEST_F(Opening, AnEmptyFileBecomesADatabase) {
  fs::remove(other());
  write_file(other(), "");
  auto opened = open_sqlite_store(other());
  ASSERT_TRUE(opened);
  EXPECT_TRUE((*opened)->import(batch({figure("a", "2025", 3)})));
}

class Locked : public Opening {
 protected:
  void SetUp() override {
    Opening::SetUp();
    ASSERT_EQ(sqlite3_open(path().c_str(), &database_), SQLITE_OK);
  }
  void TearDown() override { sqlite3_close(database_); }
  void lock(const char* sql) {
    ASSERT_EQ(sqlite3_exec(database_, sql, nullptr, nullptr, nullptr), SQLITE_OK);
  }

  SqliteOptions impatient_{.busy_timeout = std::chrono::milliseconds(20)};
  sqlite3* database_ = nullptr;
};

TEST_F(Locked, AWriteWaitsAndThenSaysSo) {
  auto opened = open_sqlite_store(path(), impatient_);
  ASSERT_TRUE(opened);
  lock("BEGIN IMMEDIATE");
  const auto imported = (*opened)->import(batch({figure("a", "2025", 3)}));
  ASSERT_FALSE(imported);
  EXPECT_EQ(imported.error().code.name, kStoreLocked.name);
  EXPECT_EQ((*opened)->all_observations()->size(), 2U) << "reading goes on";
  lock("ROLLBACK");
  EXPECT_TRUE((*opened)->import(batch({figure("a", "2025", 3)})));
}

TEST_F(Locked, ADatabaseHeldAloneIsRefused) {
  lock(
      "PRAGMA locking_mode = EXCLUSIVE; BEGIN IMMEDIATE; "
      "INSERT INTO series (name) VALUES ('x/y'); COMMIT");
  expect_refused(path(), kStoreLocked, impatient_);
}

TEST_F(Opening, AFullStoreKeepsWhatItHas) {
  auto opened = open_sqlite_store(path(), {.max_bytes = 512 * 1024});
  ASSERT_TRUE(opened);
  std::vector<Observation> many;
  for (int i = 0; i < 20000; ++i) many.push_back(figure("k" + std::to_string(i), "2024", i));
  const auto imported = (*opened)->import(batch(std::move(many)));
  ASSERT_FALSE(imported);
  EXPECT_EQ(imported.error().code.name, kStoreFull.name);
  EXPECT_EQ((*opened)->all_observations()->size(), 2U);
  EXPECT_TRUE((*opened)->import(batch({figure("a", "2025", 3)}))) << "a small one still fits";
  EXPECT_TRUE((*opened)->check_integrity());
}

}  // namespace
}  // namespace viisari::test
