// `viisari check` of alert rules and mail templates: what analysts and admins see.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>

#include "program.h"

namespace viisari::testing_support {
namespace {

using testing::AllOf;
using testing::HasSubstr;
using testing::Not;

class CheckAlerts : public testing::Test {
 protected:
  CheckAlerts() : here_("check_alerts") {
    here_.write("defs/a/documents.lua",
                "document \"d\" { title = { fi = \"A\" }, published = \"2025-01-20\" }\n");
    here_.write(
        "defs/a/x.lua",
        "indicator \"nps\" { title = { fi = \"Otsikko\" }, service = service \"P\",\n"
        "  unit = \"nps\", source = cite(doc.d, 1), targets = { [\"2026\"] = at_least(80) } }\n");
  }
  Finished check() {
    return here_.run({"--lang", "en", "check", (here_.folder() / "defs").string()});
  }
  // Of everything that the configuration names.
  Finished check_all() { return here_.run({"--lang", "en", "check"}); }

  Installation here_;
};

TEST_F(CheckAlerts, TakesARuleThatIsRight) {
  here_.write("defs/a/y.lua", "alert { on = \"nps\", when = below(60, { back = 65 }) }\n");
  const Finished run = check();
  EXPECT_EQ(run.status, 0) << run.err;
}

TEST_F(CheckAlerts, NamesAnUnknownIndicatorWithItsPlace) {
  here_.write("defs/a/y.lua", "\nalert { on = \"npss\" }\n");
  const Finished run = check();
  EXPECT_EQ(run.status, 1);
  EXPECT_THAT(run.err, AllOf(HasSubstr("a/y.lua:2: script.unknown_indicator: "),
                             HasSubstr("did you mean 'a/nps'?")));
}

TEST_F(CheckAlerts, RendersTheTemplates) {
  here_.write("templates/alert.lua",
              "template { subject = function(mail) return mail.area end }\n");
  EXPECT_EQ(check_all().status, 0);
  here_.write("templates/alert.lua",
              "template {\n  subject = function(mail) return mail.aera end,\n}\n");
  const Finished run = check_all();
  EXPECT_EQ(run.status, 1);
  EXPECT_THAT(run.err, AllOf(HasSubstr("templates/alert.lua:2: script.unknown_field: "),
                             HasSubstr("did you mean 'area'?")));
}

TEST_F(CheckAlerts, EndsATemplateWithoutEnd) {
  here_.write("templates/digest.lua",
              "template {\n  text = function(mail)\n    while true do end\n  end,\n}\n");
  const Finished run = check_all();
  EXPECT_EQ(run.status, 1);
  EXPECT_THAT(run.err, HasSubstr("templates/digest.lua:3: script.killed.instructions: "));
}

TEST_F(CheckAlerts, LeavesTheTemplatesOutWhereAPartOfTheDefinitionsIsMeant) {
  here_.write("templates/alert.lua", "template {");
  const Finished run = check();
  EXPECT_EQ(run.status, 0) << run.err;
  EXPECT_THAT(run.err, Not(HasSubstr("alert.lua")));
}

}  // namespace
}  // namespace viisari::testing_support
