// Files that every earlier schema version left behind are brought up to date and lose nothing.
// A new version adds its own dump, tests/fixtures/store/version_N.sql, and a case here.
#include <gmock/gmock.h>
#include <sqlite3.h>

#include "store_fixture.h"

namespace viisari::test {
namespace {

namespace fs = std::filesystem;

class Migration : public testing::TestWithParam<int> {
 protected:
  // The database that version left.
  fs::path old_database() {
    const fs::path path = folder_.path() / "old.db";
    const fs::path dump = fs::path(VIISARI_SOURCE_DIR) / "tests/fixtures/store" /
                          ("version_" + std::to_string(GetParam()) + ".sql");
    sqlite3* database = nullptr;
    EXPECT_EQ(sqlite3_open(path.c_str(), &database), SQLITE_OK);
    const std::string sql = file_bytes(dump);
    EXPECT_FALSE(sql.empty());
    char* message = nullptr;
    EXPECT_EQ(sqlite3_exec(database, sql.c_str(), nullptr, nullptr, &message), SQLITE_OK)
        << (message != nullptr ? message : "");
    sqlite3_free(message);
    sqlite3_close(database);
    return path;
  }
  const fs::path& folder() const { return folder_.path(); }

 private:
  TemporaryFolder folder_;
};

std::vector<std::string> schema(const fs::path& path) {
  std::vector<std::string> out;
  sqlite3* database = nullptr;
  EXPECT_EQ(sqlite3_open(path.c_str(), &database), SQLITE_OK);
  sqlite3_stmt* statement = nullptr;
  EXPECT_EQ(sqlite3_prepare_v2(database,
                               "SELECT name || ': ' || ifnull(sql, '') FROM sqlite_schema "
                               "ORDER BY name",
                               -1, &statement, nullptr),
            SQLITE_OK);
  while (sqlite3_step(statement) == SQLITE_ROW) {
    out.emplace_back(reinterpret_cast<const char*>(sqlite3_column_text(statement, 0)));
  }
  sqlite3_finalize(statement);
  sqlite3_close(database);
  return out;
}

TEST_P(Migration, LosesNothing) {
  auto opened = open_sqlite_store(old_database());
  ASSERT_TRUE(opened) << opened.error().to_string();
  Store& store = **opened;
  ASSERT_TRUE(store.check_integrity());

  const auto figures = store.observations_as_known(date("2025-12-31"));
  ASSERT_TRUE(figures);
  ASSERT_EQ(figures->size(), 4U);
  EXPECT_EQ(figures->at(0).series, "pirkanmaa/nps");
  EXPECT_EQ(figures->at(0).value, 54);
  EXPECT_EQ(figures->at(0).revision, 2);
  EXPECT_EQ(figures->at(0).source.document, "status_2025_11");
  EXPECT_EQ(figures->at(1).period.to_string(), "2025-H1");
  EXPECT_EQ(figures->at(2).reason, MissingReason::kTextOnly);
  EXPECT_EQ(figures->at(2).source.raw, "Kysely käynnistetty \"nyt\"");
  EXPECT_EQ(figures->at(3).value, 1086000);
  EXPECT_EQ(store.observations_as_known(date("2025-06-01"))->at(0).value, 53);

  const auto definitions = store.last_good_definitions();
  ASSERT_EQ(definitions->size(), 1U);
  EXPECT_EQ(definitions->at(0).text, "return 1\n");
  const auto latest = store.latest_evaluation();
  ASSERT_TRUE(latest && *latest);
  EXPECT_EQ((*latest)->assessments.size(), 2U);
  EXPECT_EQ(store.list_imports()->size(), 2U);

  EXPECT_TRUE(store.import(batch({figure("nps", "2026", 70)}))) << "and can be written to";
}

TEST_P(Migration, GivesTheSchemaOfANewDatabase) {
  const fs::path old = old_database();
  const fs::path fresh = folder() / "fresh.db";
  ASSERT_TRUE(open_sqlite_store(old));
  ASSERT_TRUE(open_sqlite_store(fresh));
  EXPECT_EQ(schema(old), schema(fresh));
}

TEST(MigrationCases, CoverEveryVersion) {
  const TemporaryFolder folder;
  auto store = open_sqlite_store(folder.path() / "viisari.db");
  ASSERT_TRUE(store);
  for (int version = 1; version <= (*store)->counts()->schema_version; ++version) {
    EXPECT_TRUE(fs::exists(fs::path(VIISARI_SOURCE_DIR) / "tests/fixtures/store" /
                           ("version_" + std::to_string(version) + ".sql")));
  }
}

INSTANTIATE_TEST_SUITE_P(FromVersion, Migration, testing::Values(1));

}  // namespace
}  // namespace viisari::test
