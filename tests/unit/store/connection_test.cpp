// Connections: what their transactions promise.
#include "store/sqlite/connection.h"

#include "store_fixture.h"

namespace viisari::test {
namespace {

TEST(Connections, WaitForTheDiskAgainAfterNotWaiting) {
  constexpr std::int64_t kNormal = 1;
  constexpr std::int64_t kFull = 2;
  const TemporaryFolder folder;
  sqlite::ConnectionOptions options;
  options.writable = true;
  auto connection = sqlite::Connection::open(folder.path() / "viisari.db", options);
  ASSERT_TRUE(connection);
  {
    const auto without_sync = sqlite::WithoutSync::begin(**connection);
    ASSERT_TRUE(without_sync);
    EXPECT_EQ((*connection)->integer("PRAGMA synchronous"), kNormal);
    const auto given_up =
        sqlite::Transaction::begin(**connection, sqlite::Transaction::Kind::kWrite);
    ASSERT_TRUE(given_up);
  }
  EXPECT_EQ((*connection)->integer("PRAGMA synchronous"), kFull);
}

}  // namespace
}  // namespace viisari::test
