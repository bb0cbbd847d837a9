// Files that every earlier schema version left behind are brought up to date and lose nothing.
// A new version adds its own dump, tests/fixtures/store/version_N.sql, and a case here.
#include <gmock/gmock.h>
#include <sqlite3.h>

#include "alert_fixture.h"

namespace viisari::test {
namespace {

namespace fs = std::filesystem;

// The database that a version left.
void make_database(const fs::path& path, int version) {
  const fs::path dump = fs::path(VIISARI_SOURCE_DIR) / "tests/fixtures/store" /
                        ("version_" + std::to_string(version) + ".sql");
  sqlite3* database = nullptr;
  ASSERT_EQ(sqlite3_open(path.c_str(), &database), SQLITE_OK);
  const std::string sql = file_bytes(dump);
  EXPECT_FALSE(sql.empty());
  char* message = nullptr;
  EXPECT_EQ(sqlite3_exec(database, sql.c_str(), nullptr, nullptr, &message), SQLITE_OK)
      << (message != nullptr ? message : "");
  sqlite3_free(message);
  sqlite3_close(database);
}

class Migration : public testing::TestWithParam<int> {
 protected:
  fs::path old_database() {
    const fs::path path = folder_.path() / "old.db";
    make_database(path, GetParam());
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

TEST_P(Migration, TakesAlertsAndMail) {
  auto opened = open_sqlite_store(old_database());
  ASSERT_TRUE(opened) << opened.error().to_string();
  AlertStore& alerts = (*opened)->alerts();
  const auto state = alerts.alert_state(kNow);
  ASSERT_TRUE(state);
  const auto written = alerts.commit_alerts(opening("new", state->generation));
  ASSERT_TRUE(written) << written.error().to_string();
  EXPECT_EQ(written->episodes, std::vector<std::int64_t>{state->next_episode});
}

// From version 2 on.
TEST(MigrationOfAlerts, LosesNothing) {
  const TemporaryFolder folder;
  make_database(folder.path() / "old.db", 2);
  auto opened = open_sqlite_store(folder.path() / "old.db");
  ASSERT_TRUE(opened) << opened.error().to_string();
  AlertStore& alerts = (*opened)->alerts();
  Outbox& outbox = (*opened)->outbox();

  const auto state = alerts.alert_state(kNow);
  ASSERT_TRUE(state) << state.error().to_string();
  EXPECT_EQ(state->next_episode, 3);
  EXPECT_EQ(state->as_of, date("2026-03-10"));
  Episode path = episode("nps");
  path.id = 1;
  path.transitions = 2;
  path.repeats = 1;
  path.next_repeat_at = at("2026-03-24T08:00:00Z");
  path.acknowledged =
      Acknowledgement{"johto", "Sijaisia haetaan", kNow, kNow + std::chrono::hours(240)};
  EXPECT_THAT(state->open, testing::ElementsAre(path));
  ASSERT_EQ(state->silences.size(), 2U);
  EXPECT_EQ(state->silences[1].until, kNow + std::chrono::hours(1));
  ASSERT_EQ(state->told.size(), 2U) << "also of the one that the last step closed";
  EXPECT_EQ(state->told[0].transition, 2);
  EXPECT_EQ(state->told[0].kind, TransitionKind::kRepeated);

  EXPECT_EQ(alerts.transitions(2)->size(), 2U);
  EXPECT_EQ(*alerts.left_digests(), std::vector<std::string>{"johto"});
  EXPECT_EQ(*alerts.last_digest("kuukausi", "analyysi"), date("2026-04-01"));
  EXPECT_EQ((*alerts.last_fire("kuukausi"))->due_at, at("2026-04-01T05:00:00Z"));

  const auto messages = outbox.messages({.with_bytes = true});
  ASSERT_EQ(messages->size(), 4U);
  EXPECT_EQ(messages->at(0).state, MessageState::kDeferred);
  EXPECT_EQ(messages->at(1).state, MessageState::kExpired);
  EXPECT_EQ(messages->at(2).state, MessageState::kFailed);
  EXPECT_EQ(messages->at(3).state, MessageState::kSent);
  EXPECT_TRUE(messages->at(3).bytes == message("alert-nps").bytes);
  EXPECT_EQ((*outbox.paused())->reason, "535 authentication failed");
}

// From version 3 on.
TEST(MigrationOfAccounts, LosesNothing) {
  const TemporaryFolder folder;
  make_database(folder.path() / "old.db", 3);
  auto opened = open_sqlite_store(folder.path() / "old.db");
  ASSERT_TRUE(opened) << opened.error().to_string();
  AccountStore& accounts = (*opened)->accounts();

  const auto johto = accounts.account("lapset.johto", kNow);
  ASSERT_TRUE(johto && *johto);
  EXPECT_EQ((*johto)->version, 2);
  EXPECT_EQ((*johto)->settings.role, "leader");
  EXPECT_THAT((*johto)->settings.areas, testing::ElementsAre("kainuu", "pirkanmaa"));
  EXPECT_TRUE((*johto)->settings.restricted);
  EXPECT_TRUE((*johto)->one_time_password);
  const auto session = accounts.session(std::string(32, 'k'), kNow);
  ASSERT_TRUE(session && *session);
  EXPECT_EQ((*session)->account.name, "admin");
  const auto token = accounts.token(std::string(32, 'o'), kNow);
  ASSERT_TRUE(token && *token);
  EXPECT_EQ((*token)->account.name, "lapset.johto");
  const auto trail = accounts.audit_trail({});
  ASSERT_EQ(trail->size(), 2U);
  EXPECT_FALSE(trail->at(0).status);
  EXPECT_EQ(trail->at(1).status, 201);
  EXPECT_EQ(*accounts.last_visit("lapset.johto"), kNow);
}

// Which imports an older one had found stored was not kept: any of its area may be one of them.
TEST(MigrationOfImports, TakesUnchangedRowsForThoseOfAnyEarlierImport) {
  const TemporaryFolder folder;
  const fs::path path = folder.path() / "old.db";
  make_database(path, 2);
  sqlite3* database = nullptr;
  ASSERT_EQ(sqlite3_open(path.c_str(), &database), SQLITE_OK);
  EXPECT_EQ(sqlite3_exec(database, "UPDATE import SET unchanged = 1 WHERE id = 2", nullptr, nullptr,
                         nullptr),
            SQLITE_OK);
  sqlite3_close(database);
  auto opened = open_sqlite_store(path);
  ASSERT_TRUE(opened) << opened.error().to_string();
  const auto first = (*opened)->find_import(1);
  ASSERT_TRUE(first && *first);
  EXPECT_THAT((*first)->given_again_by, testing::ElementsAre(2));
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

INSTANTIATE_TEST_SUITE_P(FromVersion, Migration, testing::Values(1, 2, 3));

}  // namespace
}  // namespace viisari::test
