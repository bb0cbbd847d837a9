// An analyst looks at the difference, stores the file, and undoes it again.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <chrono>
#include <future>
#include <regex>
#include <set>

#include "analyst_server.h"

namespace viisari::test {
namespace {

using testing::HasSubstr;
using testing::Not;

std::string families(std::string_view figure) {
  return std::string(kHeader) + "kotipalvelu.perheet;1-9/2025;" + std::string(figure) +
         ";;;status_2025_11:381;\n";
}

std::string etag(const RawResponse& response) {
  const auto found = response.fields.find("etag");
  return found == response.fields.end() ? "" : found->second;
}

// What everybody can read of the area, without the version of the data.
std::string public_answers(const AnalystServer& server) {
  std::string out;
  for (const char* target :
       {"/api/v1/areas/pirkanmaa/indicators", "/api/v1/indicators/pirkanmaa/kotipalvelu.perheet",
        "/api/v1/indicators/pirkanmaa/kotipalvelu.perheet/observations",
        "/api/v1/indicators/pirkanmaa/kotipalvelu.perheet/explanation", "/api/v1/findings"}) {
    const RawResponse response = server.get(target, "");
    EXPECT_EQ(response.status, 200) << target;
    out += response.body;
  }
  return std::regex_replace(out, std::regex("\"data_version\":\"[^\"]*\""), "");
}

TEST(ImportPreview, ShowsTheDifferenceAndStoresNothing) {
  const AnalystServer server;
  server.import_whole("pirkanmaa", families("1 306"));
  const std::string before = public_answers(server);
  const RawResponse preview = server.preview(
      "pirkanmaa", families("1 310") + "yhteensa.nps;5-9/2025;67;;;status_2025_11:1;\n");
  EXPECT_EQ(preview.status, 200) << preview.body;
  EXPECT_THAT(preview.body, HasSubstr(R"("importable":true)"));
  EXPECT_THAT(preview.body,
              HasSubstr(R"("counts":{"added":1,"revised":1,"confirmed":0,"unchanged":0})"));
  EXPECT_THAT(preview.body,
              HasSubstr(R"({"kind":"revised","indicator":"pirkanmaa/kotipalvelu.perheet")"));
  EXPECT_THAT(preview.body, HasSubstr(R"("old":{"value":1306)"));
  EXPECT_THAT(preview.body, HasSubstr(R"("new":{"value":1310)"));
  EXPECT_EQ(public_answers(server), before);
}

TEST(ImportPreview, NamesEveryRejectedRowWithItsCell) {
  const AnalystServer server;
  const RawResponse preview =
      server.preview("pirkanmaa", std::string(kHeader) + "nosuch;2025;1;;;;\n" +
                                      std::string(kFamilies) + "yhteensa.nps;2025;1o6;;;;\n");
  EXPECT_EQ(preview.status, 200);
  EXPECT_THAT(preview.body, HasSubstr(R"("importable":false)"));
  EXPECT_THAT(preview.body, HasSubstr(R"("line":2,"column":3,"code":"intake.unknown_series")"));
  EXPECT_THAT(preview.body, HasSubstr(R"("line":4,"column":3,"code":"intake.two_numbers")"));
  EXPECT_THAT(preview.body, HasSubstr(R"("cell":"1o6")"));
  EXPECT_THAT(preview.body, HasSubstr(R"("rejected_total":2)"));
}

TEST(ImportOverHttp, StoresWhatWasLookedAt) {
  const AnalystServer server;
  const std::string csv = families("1 306");
  const RawResponse looked = server.preview("pirkanmaa", csv);
  const RawResponse stored = server.import("pirkanmaa", csv, etag(looked));
  ASSERT_EQ(stored.status, 201) << stored.body;
  EXPECT_EQ(stored.fields.at("location"), "/api/v1/imports/" + member(stored.body, "id"));
  EXPECT_EQ(member(stored.body, "by"), "pirkanmaa");
  EXPECT_THAT(server.get("/api/v1/indicators/pirkanmaa/kotipalvelu.perheet/observations", "").body,
              HasSubstr(R"("value":1306)"))
      << "at once";
}

TEST(ImportOverHttp, NeedsTheEtagOfALook) {
  const AnalystServer server;
  EXPECT_EQ(server.import("pirkanmaa", families("1 306"), {}).status, 428);
  EXPECT_EQ(server.import("pirkanmaa", families("1 306"), "\"x\"").status, 412);
}

TEST(ImportOverHttp, OfAnotherFileThanWasLookedAtIsRefused) {
  AnalystServer server;
  const std::string looked = etag(server.preview("pirkanmaa", families("1 306")));
  EXPECT_EQ(server.import("pirkanmaa", families("1 307"), looked).status, 412);
  EXPECT_TRUE(server.store().list_imports()->empty());
}

TEST(ImportOverHttp, IsRefusedWhenTheFiguresChangedSinceTheLook) {
  AnalystServer server;
  const std::string looked = etag(server.preview("pirkanmaa", families("1 306")));
  server.import_whole("pirkanmaa", families("1 400"), "every");
  const RawResponse stored = server.import("pirkanmaa", families("1 306"), looked);
  EXPECT_EQ(stored.status, 412);
  EXPECT_EQ(member(stored.body, "type"), "/problems/changed");
  EXPECT_EQ(server.store().list_imports()->size(), 1U);
}

TEST(ImportOverHttp, WithRejectedRowsStoresNothing) {
  AnalystServer server;
  const std::string csv = families("1o6");
  const RawResponse stored =
      server.import("pirkanmaa", csv, etag(server.preview("pirkanmaa", csv)));
  EXPECT_EQ(stored.status, 422);
  EXPECT_EQ(member(stored.body, "type"), "/problems/rejected");
  EXPECT_THAT(stored.body, HasSubstr(R"("code":"intake.two_numbers")"));
  EXPECT_TRUE(server.store().list_imports()->empty());
}

TEST(ImportOverHttp, IsForAnalystsOfTheArea) {
  AnalystServer server;
  for (const char* path : {"/api/v1/areas/kanta-hame/imports/preview?name=a.csv",
                           "/api/v1/areas/kanta-hame/imports?name=a.csv"}) {
    const auto status = [&](std::string_view who) {
      return server.send("POST", path, families("1"), who, "text/csv", "\"x\"").status;
    };
    EXPECT_EQ(status(""), 401);
    EXPECT_EQ(status("viewer"), 403);
    EXPECT_EQ(status("leader"), 403);
    EXPECT_EQ(status("pirkanmaa"), 403);
  }
  EXPECT_EQ(server.preview("atlantis", families("1"), "every").status, 404);
}

TEST(ImportList, ComesInPagesNewestFirst) {
  const AnalystServer server;
  const std::string first = server.import_whole("pirkanmaa", families("1"));
  const std::string second = server.import_whole("pirkanmaa", families("2"));
  const std::string third = server.import_whole("pirkanmaa", families("3"));
  const RawResponse page = server.get("/api/v1/imports?area=pirkanmaa&limit=2");
  EXPECT_EQ(page.status, 200);
  EXPECT_EQ(member(page.body, "id"), third);
  EXPECT_THAT(page.fields.at("link"), HasSubstr("rel=\"next\""));
  const RawResponse rest =
      server.get("/api/v1/imports?area=pirkanmaa&limit=2&cursor=" + member(page.body, "next"));
  EXPECT_EQ(member(rest.body, "id"), first);
  EXPECT_EQ(member(rest.body, "next"), "null");
  EXPECT_EQ(server.get("/api/v1/imports?cursor=x").status, 400);
  EXPECT_EQ(server.get("/api/v1/imports?area=atlantis").status, 404);
}

TEST(UndoOverHttp, GivesTheAnswersOfBeforeTheImport) {
  const AnalystServer server;
  server.import_whole("pirkanmaa", families("1 306"));
  const std::string before = public_answers(server);
  const std::string id = server.import_whole("pirkanmaa", families("1 310"));
  ASSERT_NE(public_answers(server), before);
  const RawResponse told = server.get("/api/v1/imports/" + id + "/undo");
  EXPECT_EQ(told.status, 200);
  EXPECT_THAT(told.body, HasSubstr(R"("counts":{"removed":0,"restored":1,"kept":0})"));
  EXPECT_THAT(told.body, HasSubstr(R"("after":{"value":1306)"));
  const RawResponse undone = server.undo(id, etag(told));
  EXPECT_EQ(undone.status, 200) << undone.body;
  EXPECT_EQ(public_answers(server), before);
  EXPECT_THAT(server.get("/api/v1/imports/" + id).body,
              HasSubstr(R"("by":"pirkanmaa","reason":"Väärä tiedosto")"));
}

TEST(UndoOverHttp, KeepsALaterFigure) {
  const AnalystServer server;
  const std::string id = server.import_whole("pirkanmaa", families("1 306"));
  server.import_whole("pirkanmaa", families("1 310"));
  const RawResponse told = server.get("/api/v1/imports/" + id + "/undo");
  EXPECT_THAT(told.body, HasSubstr(R"("kind":"kept")"));
  EXPECT_EQ(server.undo(id, etag(told)).status, 200);
  EXPECT_THAT(server.get("/api/v1/indicators/pirkanmaa/kotipalvelu.perheet/observations", "").body,
              HasSubstr(R"("value":1310)"));
}

TEST(UndoOverHttp, IsRefusedASecondTime) {
  const AnalystServer server;
  const std::string id = server.import_whole("pirkanmaa", families("1 306"));
  const std::string looked = etag(server.get("/api/v1/imports/" + id + "/undo"));
  ASSERT_EQ(server.undo(id, looked).status, 200);
  const RawResponse again = server.undo(id, looked);
  EXPECT_EQ(again.status, 409);
  EXPECT_EQ(member(again.body, "type"), "/problems/undone-already");
}

TEST(UndoOverHttp, IsRefusedWhileALaterImportGaveTheFiguresAgain) {
  const AnalystServer server;
  const std::string id = server.import_whole("pirkanmaa", families("1 306"));
  const std::string again = server.import_whole("pirkanmaa", families("1 306"));
  const RawResponse told = server.get("/api/v1/imports/" + id + "/undo");
  EXPECT_THAT(told.body, HasSubstr("\"undoable\":false,\"given_again_by\":[" + again + "]"));
  const RawResponse refused = server.undo(id, etag(told));
  EXPECT_EQ(refused.status, 409);
  EXPECT_EQ(member(refused.body, "type"), "/problems/given-again");
}

TEST(UndoOverHttp, OfWhatHasChangedSinceTheLookIsRefused) {
  const AnalystServer server;
  const std::string id = server.import_whole("pirkanmaa", families("1 306"));
  const std::string looked = etag(server.get("/api/v1/imports/" + id + "/undo"));
  server.import_whole("pirkanmaa", families("1 310"));
  EXPECT_EQ(server.undo(id, looked).status, 412);
  EXPECT_EQ(server.undo(id, {}).status, 428);
}

TEST(UndoOverHttp, IsForAnalystsOfTheArea) {
  const AnalystServer server;
  const std::string id = server.import_whole("pirkanmaa", families("1 306"));
  const std::string looked = etag(server.get("/api/v1/imports/" + id + "/undo"));
  EXPECT_EQ(server.undo(id, looked, "").status, 401);
  EXPECT_EQ(server.undo(id, looked, "leader").status, 403);
  EXPECT_EQ(server.undo(id, looked, "keski-suomi").status, 403);
  EXPECT_EQ(server.undo("999", looked).status, 404);
  EXPECT_EQ(server.undo("1x", looked).status, 404);
}

TEST(UndoOverHttp, NeedsAReason) {
  const AnalystServer server;
  const std::string id = server.import_whole("pirkanmaa", families("1 306"));
  const std::string looked = etag(server.get("/api/v1/imports/" + id + "/undo"));
  const auto status = [&](std::string_view body) {
    return server
        .send("POST", "/api/v1/imports/" + id + "/undo", body, "pirkanmaa", "application/json",
              looked)
        .status;
  };
  EXPECT_EQ(status(R"({})"), 400);
  EXPECT_EQ(status(R"({"reason":""})"), 400);
  EXPECT_EQ(status(R"({"reason":"ok","force":true})"), 400);
  EXPECT_EQ(status("reason"), 400);
}

// A plugin that never answers keeps its own analyst waiting, and nobody else.
TEST(SlowPlugin, KeepsNobodyElseWaiting) {
  const AnalystServer server({.plugin = "hang_in_import", .plugin_deadline_seconds = 5});
  const auto preview = [&](std::string_view figure) {
    return std::async(std::launch::async, [&server, csv = families(figure)] {
      return server.preview("hang_in_import", csv, "every").status;
    });
  };
  // One of the two has its turn and waits for the plugin; the other is told to come again.
  std::future<int> one = preview("1");
  std::future<int> other = preview("2");
  while (one.wait_for(std::chrono::milliseconds(1)) != std::future_status::ready &&
         other.wait_for(std::chrono::milliseconds(1)) != std::future_status::ready) {
  }
  EXPECT_EQ(server.get("/api/v1/areas", "").status, 200);
  EXPECT_EQ(server.get("/api/v1/areas/pirkanmaa/indicators?as_of=2025-11-30", "").status, 200);
  EXPECT_EQ(server.preview("pirkanmaa", families("1 306")).status, 200) << "another area's";
  const std::multiset<int> statuses{one.get(), other.get()};
  EXPECT_THAT(statuses, testing::ElementsAre(422, 503));
}

}  // namespace
}  // namespace viisari::test
