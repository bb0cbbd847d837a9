// Which figures are due next.
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <rapidjson/document.h>

#include <set>
#include <string>

#include "analyst_server.h"

namespace viisari::test {
namespace {

rapidjson::Document due(const AnalystServer& server, const std::string& query) {
  const RawResponse response = server.get("/api/v1/due" + query, "every");
  EXPECT_EQ(response.status, 200) << response.body;
  rapidjson::Document out;
  out.Parse(response.body.data(), response.body.size());
  return out;
}

TEST(Due, SaysOverdueOfWhatTheVerdictsSayItOf) {
  const AnalystServer server;
  server.import_whole("pirkanmaa", std::string(kHeader) + std::string(kFamilies));
  for (const char* as_of : {"2025-12-01", "2026-06-15", "2027-03-01"}) {
    std::set<std::string> verdicts;
    const auto snapshot = server.get("/api/v1/areas", "");
    ASSERT_EQ(snapshot.status, 200);
    for (const char* area : {"pirkanmaa", "kanta-hame", "keski-suomi", "pohjois-savo"}) {
      const RawResponse listed = server.get(
          "/api/v1/areas/" + std::string(area) + "/indicators?limit=500&as_of=" + as_of, "");
      rapidjson::Document json;
      json.Parse(listed.body.data(), listed.body.size());
      for (const auto& one : json["indicators"].GetArray()) {
        const auto& holder = one.HasMember("assessment") ? one["assessment"] : one;
        if (!holder["data_state"].IsString()) continue;
        if (std::string(holder["data_state"].GetString()) != "overdue") continue;
        const std::string id = one["id"].GetString();
        const RawResponse definition = server.get("/api/v1/indicators/" + id, "");
        if (definition.body.find(R"("computed":true)") == std::string::npos) verdicts.insert(id);
      }
    }
    std::set<std::string> listed;
    const auto json = due(server, "?limit=500&as_of=" + std::string(as_of));
    std::string last;
    for (const auto& one : json["due"].GetArray()) {
      if (std::string(one["state"].GetString()) != "overdue") continue;
      listed.insert(one["indicator"].GetString());
      EXPECT_GT(one["days_late"].GetInt(), 0);
    }
    for (const std::string& id : listed) EXPECT_TRUE(verdicts.contains(id)) << as_of << " " << id;
  }
}

TEST(Due, ComesOverdueFirstAndInPages) {
  const AnalystServer server;
  std::string cursor;
  std::string last;
  std::size_t seen = 0;
  for (int page = 0; page < 200; ++page) {
    const auto json = due(server, "?within=400&limit=50&as_of=2026-06-15" +
                                      (cursor.empty() ? "" : "&cursor=" + cursor));
    for (const auto& one : json["due"].GetArray()) {
      const std::string key =
          std::string(one["due"].GetString()) + "/" + one["indicator"].GetString();
      EXPECT_LT(last, key);
      last = key;
      ++seen;
    }
    if (!json["next"].IsString()) {
      EXPECT_EQ(static_cast<int>(seen), json["counts"]["overdue"].GetInt() +
                                            json["counts"]["due"].GetInt() +
                                            json["counts"]["coming"].GetInt());
      return;
    }
    cursor = json["next"].GetString();
  }
  ADD_FAILURE() << "the pages do not end";
}

TEST(Due, RefusesWrongParameters) {
  const AnalystServer server;
  EXPECT_EQ(server.get("/api/v1/due?within=401").status, 400);
  EXPECT_EQ(server.get("/api/v1/due?within=-1").status, 400);
  EXPECT_EQ(server.get("/api/v1/due?as_of=2025-02-30").status, 400);
  EXPECT_EQ(server.get("/api/v1/due?area=atlantis").status, 404);
  EXPECT_EQ(server.get("/api/v1/due", "").status, 401);
  EXPECT_EQ(server.get("/api/v1/due", "leader").status, 403);
}

}  // namespace
}  // namespace viisari::test
