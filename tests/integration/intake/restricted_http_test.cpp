// Figures that are not public, and an analyst without the right to them: they are as if they were
// not there.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "analyst_server.h"

namespace viisari::test {
namespace {

using testing::HasSubstr;
using testing::Not;

constexpr const char* kFile = "/api/v1/scripts/keski-suomi/vammaiset.lua";

// A made-up figure of an indicator that is not public.
std::string restricted_csv() {
  return std::string(kHeader) +
         "vammaiset.tuettu_asuminen_vrk.oma;2024;1;;;seurantaindikaattorit_2025:1;\n";
}

class RestrictedIntake : public testing::Test {
 protected:
  AnalystServer server_;
};

TEST_F(RestrictedIntake, AFileOfThemHasUnknownIndicators) {
  const std::string csv = restricted_csv();
  EXPECT_THAT(server_.preview("keski-suomi", csv, "restricted").body,
              HasSubstr(R"("importable":true)"));
  const RawResponse preview = server_.preview("keski-suomi", csv, "keski-suomi");
  EXPECT_EQ(preview.status, 200);
  EXPECT_THAT(preview.body, HasSubstr("intake.unknown_series"));
  EXPECT_THAT(preview.body, HasSubstr(R"("changes":[],"changes_total":0)"));
  EXPECT_EQ(server_.import("keski-suomi", csv, "*", "keski-suomi").status, 422);
  EXPECT_TRUE(server_.store().list_imports()->empty());
}

TEST_F(RestrictedIntake, AnImportOfThemIsNotThere) {
  const std::string id = server_.import_whole("keski-suomi", restricted_csv(), "restricted");
  EXPECT_EQ(server_.get("/api/v1/imports", "every").body, R"({"imports":[],"next":null})");
  EXPECT_EQ(server_.get("/api/v1/imports/" + id, "every").status, 404);
  EXPECT_EQ(server_.get("/api/v1/imports/" + id + "/undo", "every").status, 404);
  EXPECT_EQ(server_.undo(id, "*", "every").status, 404);
  EXPECT_EQ(member(server_.get("/api/v1/imports", "restricted").body, "id"), id);
}

TEST_F(RestrictedIntake, TheirFileIsNotThere) {
  EXPECT_EQ(server_.get(kFile, "restricted").status, 200);
  EXPECT_EQ(server_.get(kFile, "every").status, 404);
  EXPECT_THAT(server_.get("/api/v1/scripts", "every").body, Not(HasSubstr("vammaiset.lua")));
  EXPECT_EQ(server_
                .send("POST", "/api/v1/scripts/check?path=keski-suomi/vammaiset.lua", "return 1",
                      "every", "text/x-lua")
                .status,
            404);
}

// A script that asks for a figure by its id, or takes the id over, learns nothing.
TEST_F(RestrictedIntake, NoScriptCanTellOfThem) {
  server_.import_whole("keski-suomi", restricted_csv(), "restricted");
  const std::string taking = R"(
indicator "vammaiset.tuettu_asuminen_vrk.oma" {
  title = { fi = "Koe" }, service = service "Koe", unit = "count",
  source = cite(doc.seurantaindikaattorit_2025, 1),
}
indicator "koe.laskettu" {
  title = { fi = "Koe" }, service = service "Koe", unit = "count",
  source = cite(doc.seurantaindikaattorit_2025, 1),
  inputs = { a = "vammaiset.tuettu_asuminen_vrk.oma" },
  value = function(s) return 2 * s.a end,
})";
  const auto check = [&](const std::string& text, std::string_view who) {
    return server_
        .send("POST", "/api/v1/scripts/check?path=keski-suomi/koe.lua", text, who, "text/x-lua")
        .body;
  };
  const std::string told = check(taking, "keski-suomi");
  EXPECT_THAT(told, HasSubstr(R"("ok":true)")) << told;
  EXPECT_THAT(told, Not(HasSubstr("restricted"))) << "nothing that says there is one";
  EXPECT_THAT(told, Not(HasSubstr("vammaiset.lua")));
  EXPECT_THAT(told, Not(testing::ContainsRegex(R"("value":[0-9])")));
  EXPECT_THAT(check(taking, "restricted"), HasSubstr(R"("ok":false)")) << "the id is taken";
}

TEST_F(RestrictedIntake, TheyAreNotDue) {
  EXPECT_THAT(server_.get("/api/v1/due?within=400&limit=500&as_of=2027-06-01", "every").body,
              Not(HasSubstr("keski-suomi/vammaiset.tuettu_asuminen_vrk")));
}

}  // namespace
}  // namespace viisari::test
