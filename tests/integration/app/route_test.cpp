// Who is told of what: `viisari route test`, and the cross-checks of `viisari check`.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <chrono>
#include <filesystem>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "app/config.h"
#include "app/notify_settings.h"
#include "app/route_test.h"
#include "program.h"
#include "script/definitions.h"
#include "script/limits.h"
#include "script/source_tree.h"

namespace viisari::testing_support {
namespace {

namespace fs = std::filesystem;

using testing::HasSubstr;
using testing::Not;

const std::string kIndicator = "pirkanmaa/yhteensa.ostot";

constexpr const char* kAdmin =
    "[[recipient]]\nrole = \"yllapito\"\ntitle = \"Yllapito\"\n"
    "address = \"yllapito@palvelu.example\"\nadmin = true\n";  // 5 lines

std::string recipient(const std::string& role, const std::string& keys) {
  return "[[recipient]]\nrole = \"" + role + "\"\ntitle = \"T " + role + "\"\naddress = \"" + role +
         "@area.example\"\n" + keys + "\n";
}

// --- the shipped files

class ShippedRecipients : public testing::Test {
 protected:
  void SetUp() override {
    const fs::path source = VIISARI_SOURCE_DIR;
    const auto config = read_config(source / "config" / "viisari.toml");
    ASSERT_TRUE(config) << config.error().to_string();
    const auto errors = read_notify_settings(*config, settings_);
    ASSERT_TRUE(errors.empty()) << errors.front().to_string();
    const auto tree = read_source_tree(source / "indicators", Limits{});
    ASSERT_TRUE(tree);
    const LoadReport report = definitions_.load(tree->files);
    ASSERT_TRUE(report.ok());
  }
  RouteTest route_of(const Indicator& indicator, EpisodeKind kind, Severity severity) const {
    return test_route({settings_,
                       indicator,
                       kind,
                       severity,
                       definitions_.alert_rules(),
                       {},
                       {},
                       *parse_instant("2026-11-22T16:00:05Z")});
  }

  NotifySettings settings_;
  Definitions definitions_;
};

TEST_F(ShippedRecipients, AreToldAtOnceOfEveryIndicatorThatLeavesItsPathBadly) {
  for (const Indicator& indicator : definitions_.indicators()) {
    for (const RoutedRule& rule : route_of(indicator, EpisodeKind::kPath, Severity::kHigh).rules) {
      EXPECT_FALSE(rule.nobody) << indicator.id;
      const bool by_schedule = rule.rule && !rule.rule->schedule.empty();
      EXPECT_TRUE(by_schedule ||
                  std::any_of(rule.recipients.begin(), rule.recipients.end(),
                              [](const RoutedRecipient& one) { return one.route.at_once; }))
          << indicator.id;
    }
  }
}

TEST_F(ShippedRecipients, HaveEveryIndicatorInSomeonesDigest) {
  for (const Indicator& indicator : definitions_.indicators()) {
    for (const RoutedRule& rule :
         route_of(indicator, EpisodeKind::kPath, Severity::kWarning).rules) {
      EXPECT_TRUE(std::any_of(rule.recipients.begin(), rule.recipients.end(),
                              [](const RoutedRecipient& one) { return !one.digests.empty(); }))
          << indicator.id;
    }
  }
}

TEST_F(ShippedRecipients, HaveADataOwnerForEveryIndicator) {
  for (const Indicator& indicator : definitions_.indicators()) {
    EXPECT_FALSE(route_of(indicator, EpisodeKind::kData, Severity::kWarning).rules.at(0).nobody)
        << indicator.id;
  }
}

TEST_F(ShippedRecipients, WithoutTheRightHearNothingOfRestrictedIndicators) {
  std::size_t restricted = 0;
  for (const Indicator& indicator : definitions_.indicators()) {
    if (indicator.visibility == Visibility::kPublic) continue;
    ++restricted;
    for (const EpisodeKind kind : {EpisodeKind::kPath, EpisodeKind::kData}) {
      for (const RoutedRule& rule : route_of(indicator, kind, Severity::kHigh).rules) {
        for (const RoutedRecipient& one : rule.recipients) {
          EXPECT_TRUE(one.route.recipient->restricted) << indicator.id;
        }
      }
    }
  }
  EXPECT_GT(restricted, 0U);
}

TEST_F(ShippedRecipients, AreShownWhatSilencesAnIndicator) {
  const Indicator* indicator = definitions_.indicator(kIndicator);
  ASSERT_NE(indicator, nullptr);
  const Instant now = *parse_instant("2026-11-22T16:00:05Z");
  const auto silenced = [&](const std::string& area, std::chrono::hours until) {
    const Silence silence{1, area, "", "yllapito", "muutto", now, now + until};
    return test_route({settings_,
                       *indicator,
                       EpisodeKind::kPath,
                       std::nullopt,
                       definitions_.alert_rules(),
                       std::span(&silence, 1),
                       {},
                       now})
        .rules.at(0)
        .silence.has_value();
  };
  EXPECT_TRUE(silenced("pirkanmaa", std::chrono::hours(1)));
  EXPECT_FALSE(silenced("pirkanmaa", std::chrono::hours(0)));
  EXPECT_FALSE(silenced("keski-suomi", std::chrono::hours(1)));
}

TEST_F(ShippedRecipients, WhoLeftTheDigestsAreInNone) {
  const Indicator* indicator = definitions_.indicator(kIndicator);
  ASSERT_NE(indicator, nullptr);
  std::vector<std::string> left;
  for (const Recipient& one : settings_.recipients.all) left.push_back(one.role);
  const RouteTest test = test_route({settings_,
                                     *indicator,
                                     EpisodeKind::kPath,
                                     Severity::kWarning,
                                     definitions_.alert_rules(),
                                     {},
                                     left,
                                     *parse_instant("2026-11-22T16:00:05Z")});
  for (const RoutedRecipient& one : test.rules.at(0).recipients) {
    if (one.route.recipient->mandatory) continue;
    EXPECT_TRUE(one.left_digests && one.digests.empty()) << one.route.recipient->role;
  }
}

TEST_F(ShippedRecipients, NameRolesAndExampleAddressesOnly) {
  for (const Recipient& one : settings_.recipients.all) {
    EXPECT_TRUE(one.address.ends_with(".example")) << one.address;
  }
}

// --- viisari route test

TEST(RouteTest, ShowsRecipientsWithReasonAndTime) {
  const Installation here("route");
  const Finished shown = here.run({"route", "test", kIndicator, "--format", "json"});
  EXPECT_EQ(shown.status, 0) << shown.err;
  EXPECT_THAT(shown.out, HasSubstr("\"reason\":\"service\""));
  EXPECT_THAT(shown.out, HasSubstr("\"schedule\":\"monthly\",\"next_at\":\"20"));
  EXPECT_THAT(shown.out, HasSubstr("\"nobody\":false"));
}

TEST(RouteTest, SpeaksBothLanguages) {
  const Installation here("route_languages");
  const Finished english = here.run({"route", "test", kIndicator});
  const Finished finnish = here.run({"--lang", "fi", "route", "test", kIndicator});
  EXPECT_EQ(english.status, 0) << english.err;
  EXPECT_EQ(finnish.status, 0) << finnish.err;
  EXPECT_THAT(english.out, HasSubstr(kIndicator));
  EXPECT_THAT(finnish.out, HasSubstr(kIndicator));
  EXPECT_NE(english.out, finnish.out);
}

TEST(RouteTest, TellsDataOwnersOfMissingFigures) {
  const Installation here("route_data");
  const Finished shown =
      here.run({"route", "test", kIndicator, "--kind", "data", "--format", "json"});
  EXPECT_EQ(shown.status, 0) << shown.err;
  EXPECT_THAT(shown.out, HasSubstr("\"role\":\"pirkanmaa.tiedot\""));
  EXPECT_THAT(shown.out, Not(HasSubstr("\"reason\":\"service\"")));
}

TEST(RouteTest, FallsBackToTheAdmins) {
  const Installation here("route_nobody");
  here.write("recipients.toml", kAdmin);
  const Finished shown = here.run({"route", "test", kIndicator, "--format", "json"});
  EXPECT_EQ(shown.status, 0) << shown.err;
  EXPECT_THAT(shown.out, HasSubstr("\"nobody\":true"));
  EXPECT_THAT(shown.out, HasSubstr("\"reason\":\"admin\""));
}

TEST(RouteTest, SaysThatAnIndicatorIsNotPublicAndThatNobodyMayKnow) {
  Installation here("route_restricted");
  here.own_definitions();
  here.write(
      "indicators/pirkanmaa/zz.lua",
      "indicator \"zz\" { title = { fi = \"T\" }, service = service \"S\", unit = \"ratio\",\n"
      "  source = cite(doc.status_2025_11, 1), visibility = \"restricted\" }\n");
  here.write("recipients.toml", std::string(kAdmin) + recipient("johto", ""));
  const Finished shown = here.run({"route", "test", "pirkanmaa/zz", "--format", "json"});
  EXPECT_EQ(shown.status, 0) << shown.err;
  EXPECT_THAT(shown.out, HasSubstr("\"restricted\":true"));
  EXPECT_THAT(shown.out, HasSubstr("\"nobody\":true,\"recipients\":[]"));
}

TEST(RouteTest, ShowsTheDeputyOfOneWhoIsAway) {
  const Installation here("route_deputy");
  here.write("recipients.toml",
             std::string(kAdmin) +
                 recipient("johto",
                           "areas = [\"pirkanmaa\"]\naway = true\ndeputy = \"sijainen\"\n"
                           "digests = [\"weekly\"]") +
                 recipient("sijainen", "areas = [\"keski-suomi\"]"));
  const Finished shown =
      here.run({"route", "test", kIndicator, "--severity", "high", "--format", "json"});
  EXPECT_EQ(shown.status, 0) << shown.err;
  EXPECT_THAT(shown.out,
              HasSubstr("\"reason\":\"deputy\",\"stands_for\":\"johto\",\"at_once\":true"));
  EXPECT_THAT(shown.out, HasSubstr("\"schedule\":\"weekly\""));
}

TEST(RouteTest, ShowsWhoIsToldOfAnImportantOneThatNobodyAcknowledges) {
  const Installation here("route_escalation");
  here.write("recipients.toml",
             std::string(kAdmin) +
                 recipient("johto", "areas = [\"pirkanmaa\"]\nescalate_to = \"yllapito\""));
  const auto shown = [&](const std::string& severity) {
    return here.run({"route", "test", kIndicator, "--severity", severity, "--format", "json"}).out;
  };
  EXPECT_THAT(shown("high"), HasSubstr("\"escalates_to\":[\"yllapito\"]"));
  EXPECT_THAT(shown("warning"), HasSubstr("\"escalates_to\":[]"));
}

TEST(RouteTest, SuggestsTheNearestIndicator) {
  const Installation here("route_unknown");
  const Finished shown = here.run({"route", "test", "pirkanmaa/yhtensa.ostot"});
  EXPECT_EQ(shown.status, 2);
  EXPECT_THAT(shown.err, HasSubstr("status.unknown_indicator"));
  EXPECT_THAT(shown.err, HasSubstr(kIndicator));
}

TEST(RouteTest, TellsTheFaultsOfTheFilesInstead) {
  const Installation here("route_faults");
  here.write("recipients.toml", std::string(kAdmin) + "adres = \"x\"\n");
  const Finished shown = here.run({"route", "test", kIndicator});
  EXPECT_EQ(shown.status, 1);
  EXPECT_THAT(shown.err, HasSubstr("recipients.toml:6: recipients.unknown_key: "));
  EXPECT_EQ(shown.out, "");
}

TEST(RouteTest, KnowsNoOtherSeverityOrKind) {
  const Installation here("route_use");
  EXPECT_EQ(here.run({"route", "test", kIndicator, "--severity", "huge"}).status, 2);
  EXPECT_EQ(here.run({"route", "test", kIndicator, "--kind", "area"}).status, 2);
  EXPECT_EQ(here.run({"route"}).status, 2);
}

// --- viisari check

TEST(CheckOfRecipients, TellsEveryFaultWithFileAndLine) {
  const Installation here("check_recipients");
  here.write("recipients.toml",
             std::string(kAdmin) +
                 recipient("a", "deputy = \"b\"\naddres = \"x\"\ndigests = [\"mothly\"]"));
  const Finished check = here.run({"check"});
  EXPECT_EQ(check.status, 1);
  EXPECT_THAT(check.err, HasSubstr("recipients.toml:10: recipients.unknown_role: "));
  EXPECT_THAT(check.err, HasSubstr("recipients.toml:11: recipients.unknown_key: "));
  EXPECT_THAT(check.err, HasSubstr("recipients.toml:12: recipients.unknown_schedule: "));
  EXPECT_THAT(check.out, HasSubstr("3 errors"));
}

TEST(CheckOfRecipients, TellsAFaultyScheduleOnce) {
  const Installation here("check_schedules");
  here.write("schedules.toml", "[[schedule]]\nname = 5\n");
  const Finished check = here.run({"check"});
  EXPECT_EQ(check.status, 1);
  EXPECT_THAT(check.err, HasSubstr("schedules.toml:"));
  EXPECT_THAT(check.err, Not(HasSubstr("recipients.unknown_schedule")));
}

TEST(CheckOfRecipients, NeedsTheFiles) {
  const Installation here("check_missing");
  fs::remove(here.folder() / "recipients.toml");
  const Finished check = here.run({"check"});
  EXPECT_EQ(check.status, 1);
  EXPECT_THAT(check.err, HasSubstr("recipients.not_found"));
}

TEST(CheckOfRecipients, KnowsAreasAndServicesOfTheDefinitions) {
  const Installation here("check_services");
  here.write("recipients.toml",
             std::string(kAdmin) + recipient("a", "areas = [\"pirkanma\"]") +
                 recipient("b", "areas = [\"pirkanmaa\"]\nservices = [\"Terveyspalvelut\"]") +
                 recipient("c", "services = [\"Terveys*\"]"));
  const Finished check = here.run({"check"});
  EXPECT_EQ(check.status, 1);
  EXPECT_THAT(check.err, HasSubstr("recipients.toml:6: recipients.unknown_area: "));
  EXPECT_THAT(check.err, HasSubstr("'pirkanmaa'"));
  EXPECT_THAT(check.err, HasSubstr("recipients.toml:11: recipients.unknown_service: "));
  EXPECT_THAT(check.out, HasSubstr("2 errors"));
}

TEST(CheckOfRecipients, DoesNotMissServicesOfABrokenDefinition) {
  Installation here("check_broken");
  here.own_definitions();
  fs::remove_all(here.definitions() / "keski-suomi");
  here.write("indicators/keski-suomi/broken.lua", "nosuch()\n");
  const Finished check = here.run({"check"});
  EXPECT_EQ(check.status, 1);
  EXPECT_THAT(check.err, Not(HasSubstr("recipients.unknown")));
}

class CheckOfAlertRules : public testing::Test {
 protected:
  void SetUp() override {
    here_.own_definitions();
    here_.write("indicators/pirkanmaa/zz.lua",
                "alert \"a\" {\n  on = \"yhteensa.ostot\", to = { \"pirkanmaa.tiedo\" } }\n"
                "alert \"b\" { on = \"yhteensa.ostot\", schedule = \"watchdog\" }\n");
  }
  Installation here_{"check_rules"};
};

TEST_F(CheckOfAlertRules, TellsUnknownRolesAndSchedulesWithTheRulesPlace) {
  const Finished check = here_.run({"check"});
  EXPECT_EQ(check.status, 1);
  EXPECT_THAT(check.err, HasSubstr("pirkanmaa/zz.lua:1: script.unknown_role: "));
  EXPECT_THAT(check.err, HasSubstr("'pirkanmaa.tiedot'"));
  EXPECT_THAT(check.err, HasSubstr("pirkanmaa/zz.lua:3: script.unknown_schedule: "));
  EXPECT_THAT(check.out, HasSubstr("2 errors"));
}

TEST_F(CheckOfAlertRules, LooksAtTheRulesOfTheGivenPathOnly) {
  EXPECT_EQ(here_.run({"check", (here_.definitions() / "pirkanmaa").string()}).status, 1);
  EXPECT_EQ(here_.run({"check", (here_.definitions() / "kanta-hame").string()}).status, 0);
}

}  // namespace
}  // namespace viisari::testing_support
