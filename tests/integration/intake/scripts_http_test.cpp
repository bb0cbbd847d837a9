// Definition files: how they stand, and what a changed one would do.
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <rapidjson/document.h>

#include <fstream>
#include <iterator>
#include <ostream>

#include "analyst_server.h"

namespace viisari::test {
namespace {

using testing::HasSubstr;
using testing::Not;

std::string text_of(const std::filesystem::path& file) {
  std::ifstream stream(file);
  return {std::istreambuf_iterator<char>(stream), {}};
}

std::string replaced(std::string text, std::string_view from, std::string_view to) {
  const std::size_t at = text.find(from);
  if (at == std::string::npos) throw std::runtime_error("nothing to replace");
  return text.replace(at, from.size(), to);
}

RawResponse check(const AnalystServer& server, const std::string& path, std::string_view text,
                  std::string_view who = "pirkanmaa") {
  return server.send("POST", "/api/v1/scripts/check?path=" + path, text, who, "text/x-lua");
}

TEST(Scripts, AreListedWithTheirState) {
  const AnalystServer server;
  const RawResponse listed = server.get("/api/v1/scripts?area=pirkanmaa");
  EXPECT_EQ(listed.status, 200);
  EXPECT_THAT(listed.body,
              HasSubstr(R"({"path":"pirkanmaa/ostot.lua","area":"pirkanmaa","state":"active")"));
  EXPECT_THAT(listed.body, Not(HasSubstr("kanta-hame/")));
  EXPECT_EQ(server.get("/api/v1/scripts?area=atlantis").status, 404);
  EXPECT_EQ(server.get("/api/v1/scripts", "leader").status, 403);
}

TEST(Scripts, SayWhereAnErrorIsAndThatTheLastGoodVersionIsInUse) {
  AnalystServer server({.own_definitions = true});
  const auto file = server.definitions() / "pirkanmaa/ostot.lua";
  std::ofstream(file) << "-- one\n-- two\nindicator 5\n-- four\n-- five\n-- six\n";
  server.source().refresh();
  const RawResponse shown = server.get("/api/v1/scripts/pirkanmaa/ostot.lua");
  EXPECT_EQ(shown.status, 200);
  EXPECT_THAT(shown.body, HasSubstr(R"("state":"kept")"));
  EXPECT_THAT(shown.body, HasSubstr(R"("line":3)"));
  EXPECT_THAT(
      shown.body,
      HasSubstr(
          R"("context":[{"line":1,"text":"-- one"},{"line":2,"text":"-- two"},{"line":3,"text":"indicator 5"},{"line":4,"text":"-- four"},{"line":5,"text":"-- five"}])"));
  EXPECT_THAT(shown.body, HasSubstr(R"("text":"-- one\n-- two)"));
}

TEST(Scripts, ThatAreNotThereAreNotFound) {
  const AnalystServer server;
  EXPECT_EQ(server.get("/api/v1/scripts/pirkanmaa/nosuch.lua").status, 404);
  EXPECT_EQ(server.get("/api/v1/scripts/pirkanmaa/..%2F..%2Fconfig%2Fviisari.toml").status, 404);
  EXPECT_EQ(server.get("/api/v1/scripts/atlantis/ostot.lua").status, 404);
}

TEST(ScriptCheck, OfAFileAsItStandsChangesNothing) {
  const AnalystServer server;
  const RawResponse checked =
      check(server, "pirkanmaa/ostot.lua", text_of(server.definitions() / "pirkanmaa/ostot.lua"));
  EXPECT_EQ(checked.status, 200) << checked.body;
  EXPECT_THAT(checked.body, HasSubstr(R"("new_file":false,"ok":true,"errors":[],"failures":[])"));
  EXPECT_THAT(checked.body, HasSubstr(R"("id":"pirkanmaa/)"));
  EXPECT_THAT(checked.body, Not(HasSubstr(R"("changed":true)")));
}

TEST(ScriptCheck, ShowsTheStatusEachIndicatorWouldGet) {
  const AnalystServer server;
  server.import_whole("pirkanmaa", std::string(kHeader) + std::string(kFamilies));
  const std::string text =
      replaced(text_of(server.definitions() / "pirkanmaa/perheet.lua"), "  note = \"Kasvu johtuu",
               "  targets = { undated = at_least(2000) },\n  note = \"Kasvu johtuu");
  const RawResponse checked = check(server, "pirkanmaa/perheet.lua", text);
  ASSERT_EQ(checked.status, 200);
  rapidjson::Document json;
  json.Parse(checked.body.data(), checked.body.size());
  ASSERT_TRUE(json["ok"].GetBool()) << checked.body;
  const auto& first = json["indicators"][0];
  EXPECT_STREQ(first["id"].GetString(), "pirkanmaa/kotipalvelu.perheet");
  EXPECT_STREQ(first["now"]["status"].GetString(), "achieved");
  EXPECT_STRNE(first["would"]["status"].GetString(), "achieved");
  EXPECT_EQ(first["would"]["value"].GetDouble(), 1306);
  EXPECT_TRUE(first["changed"].GetBool());
  EXPECT_THAT(server.get("/api/v1/indicators/pirkanmaa/kotipalvelu.perheet", "").body,
              HasSubstr(R"("status":"achieved")"))
      << "nothing becomes active";
}

// `more`: fields of the indicator.
std::string trial(const std::string& more) {
  return "indicator \"koe.luku\" { title = { fi = \"Koe\" }, service = service \"Koe\",\n"
         "unit = \"count\", source = cite(doc.goals_2025, 1),\n" +
         more + "}\n";
}

TEST(ScriptCheck, OfANewFileShowsItsIndicators) {
  const AnalystServer server;
  const RawResponse checked = check(server, "pirkanmaa/koe.lua", trial(""));
  EXPECT_THAT(checked.body, HasSubstr(R"("new_file":true,"ok":true)"));
  EXPECT_THAT(checked.body, HasSubstr(R"("id":"pirkanmaa/koe.luku")"));
  EXPECT_THAT(checked.body, HasSubstr(R"("now":null,"would":{"status":"no_target")"));
  EXPECT_EQ(server.get("/api/v1/indicators/pirkanmaa/koe.luku", "").status, 404)
      << "nothing becomes active";
}

TEST(ScriptCheck, EndsFunctionsThatNeverEnd) {
  const AnalystServer server;
  server.import_whole("pirkanmaa", std::string(kHeader) + std::string(kFamilies));
  const RawResponse checked = check(server, "pirkanmaa/koe.lua",
                                    trial("inputs = { a = \"kotipalvelu.perheet\" },\n"
                                          "value = function(s) while true do end end"));
  EXPECT_EQ(checked.status, 200);
  rapidjson::Document json;
  json.Parse(checked.body.data(), checked.body.size());
  ASSERT_TRUE(json["ok"].GetBool()) << checked.body;
  ASSERT_EQ(json["failures"].Size(), 1U);
  EXPECT_EQ(json["failures"][0]["line"].GetInt(), 4);
  EXPECT_STREQ(json["indicators"][0]["would"]["status"].GetString(), "no_data");
}

TEST(ScriptCheck, SaysWhereErrorsAre) {
  const AnalystServer server;
  const std::string good = text_of(server.definitions() / "pirkanmaa/ostot.lua");
  const RawResponse checked =
      check(server, "pirkanmaa/ostot.lua", replaced(good, "unit = \"", "unit = \"no_such_"));
  EXPECT_EQ(checked.status, 200);
  EXPECT_THAT(checked.body, HasSubstr(R"("ok":false)"));
  EXPECT_THAT(checked.body, HasSubstr(R"("code":"script.unknown_unit")"));
  EXPECT_THAT(checked.body, HasSubstr("no_such_"));
  EXPECT_THAT(checked.body, HasSubstr(R"("indicators":[])"));
}

TEST(ScriptCheck, NeedsAPathInAnAreaOfTheAnalyst) {
  const AnalystServer server;
  EXPECT_EQ(check(server, "kanta-hame/koe.lua", "").status, 403);
  EXPECT_EQ(check(server, "common/rows.lua", "").status, 403);
  EXPECT_EQ(check(server, "atlantis/koe.lua", "", "every").status, 404);
  for (const char* path :
       {"", "koe.lua", "pirkanmaa/koe", "pirkanmaa/..%2Fkoe.lua", "pirkanmaa/koe_spec.lua",
        "%2Fetc%2Fpasswd.lua", "pirkanmaa%2FKoe.lua"}) {
    EXPECT_EQ(check(server, path, "").status, 400) << path;
  }
  EXPECT_EQ(server
                .send("POST", "/api/v1/scripts/check?path=pirkanmaa/koe.lua", "return 1",
                      "pirkanmaa", "application/json")
                .status,
            415);
}

struct HostileScript {
  const char* name;
  std::string text;
  const char* code;
};
void PrintTo(const HostileScript& script, std::ostream* out) {
  *out << script.name;
}
class HostileScripts : public testing::TestWithParam<HostileScript> {};

TEST_P(HostileScripts, EndWithACodeAndHarmNothing) {
  const AnalystServer server;
  const RawResponse checked = check(server, "pirkanmaa/koe.lua", GetParam().text);
  EXPECT_EQ(checked.status, 200) << checked.body.substr(0, 500);
  EXPECT_THAT(checked.body, HasSubstr(GetParam().code));
  EXPECT_LT(checked.body.size(), 200'000U);
  EXPECT_EQ(server.get("/api/v1/areas", "").status, 200);
  EXPECT_EQ(server.get("/api/v1/scripts/pirkanmaa/koe.lua").status, 404);
}

INSTANTIATE_TEST_SUITE_P(
    All, HostileScripts,
    testing::Values(HostileScript{"endless loop", "while true do end", "script."},
                    HostileScript{"huge output", "local s = 'x' while true do s = s .. s end",
                                  "script."},
                    HostileScript{"huge error", "error(string.rep('x', 900000))", "script."},
                    HostileScript{"nul", std::string("return\0 1", 9), "script."},
                    HostileScript{"bytecode", "\x1bLua", "script."},
                    HostileScript{"too large", std::string(100'000, ' '), "script."},
                    HostileScript{"files", "local f = io.open('/etc/passwd')", "script."}));

TEST(ScriptCheck, ABodyAboveTheLimitIsRefused) {
  const AnalystServer server;
  EXPECT_EQ(check(server, "pirkanmaa/koe.lua", std::string(300'000, ' ')).status, 413);
}

}  // namespace
}  // namespace viisari::test
