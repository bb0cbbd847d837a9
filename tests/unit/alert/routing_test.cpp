#include "alert/routing.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace viisari {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

class Routing : public testing::Test {
 protected:
  Routing() {
    indicator_.id = "pirkanmaa/nps";
    indicator_.area = "pirkanmaa";
    indicator_.key = "nps";
    indicator_.service = "Lapset, nuoret ja perheet";
    rule_.id = "pirkanmaa/nps";
  }

  Recipient& add(const std::string& role) {
    Recipient& one = recipients_.all.emplace_back();
    one.role = role;
    return one;
  }

  std::vector<AlertRoute> routes(EpisodeKind kind = EpisodeKind::kPath,
                                 Severity severity = Severity::kHigh, bool escalated = false) {
    return route(recipients_, question(kind, severity, escalated));
  }

  RouteQuestion question(EpisodeKind kind = EpisodeKind::kPath, Severity severity = Severity::kHigh,
                         bool escalated = false) {
    RouteQuestion question;
    question.kind = kind;
    question.severity = severity;
    question.area = "pirkanmaa";
    if (kind != EpisodeKind::kAreaData) question.indicator = &indicator_;
    if (kind == EpisodeKind::kPath) question.rule = &rule_;
    question.escalated = escalated;
    return question;
  }

  // "role reason [for role]", '!' after it: at once.
  static std::vector<std::string> told(const std::vector<AlertRoute>& routes) {
    std::vector<std::string> out;
    for (const AlertRoute& one : routes) {
      std::string line = one.recipient->role + " " + std::string(to_string(one.reason));
      if (!one.stands_for.empty()) line += " for " + one.stands_for;
      if (one.at_once) line += "!";
      out.push_back(line);
    }
    return out;
  }

  Recipients recipients_;
  Indicator indicator_;
  AlertRule rule_;
};

TEST_F(Routing, ReachesEveryoneWhoseAreasAndServicesHoldTheIndicator) {
  add("all");
  add("area").areas = {"pirkanmaa"};
  add("other_area").areas = {"keski-suomi"};
  add("service").services = {"Lapset, nuoret ja perheet"};
  add("pattern").services = {"Lapset*"};
  add("other_service").services = {"Lapset", "Ikäihmiset*"};
  add("star").services = {"*"};
  EXPECT_THAT(told(routes()), ElementsAre("all service!", "area service!", "service service!",
                                          "pattern service!", "star service!"));
}

TEST_F(Routing, TellsAtOnceFromTheRecipientsSeverityOn) {
  add("high");
  add("warning").at_once = Severity::kWarning;
  add("info").at_once = Severity::kInfo;
  add("never").at_once = std::nullopt;
  EXPECT_THAT(told(routes(EpisodeKind::kPath, Severity::kWarning)),
              ElementsAre("high service", "warning service!", "info service!", "never service"));
  EXPECT_THAT(told(routes(EpisodeKind::kPath, Severity::kHigh)),
              ElementsAre("high service!", "warning service!", "info service!", "never service"));
}

TEST_F(Routing, TellsNobodyAtOnceByARuleWithASchedule) {
  add("one");
  rule_.schedule = "monthly";
  EXPECT_THAT(told(routes()), ElementsAre("one service"));
}

TEST_F(Routing, ReachesTheRolesTheRuleNames) {
  add("named").areas = {"keski-suomi"};
  add("both");
  rule_.to = {"named", "both"};
  EXPECT_THAT(told(routes()), ElementsAre("named named!", "both named!"));
}

TEST_F(Routing, TellsDataOwnersAloneOfMissingFiguresAndAtOnce) {
  add("leader");
  Recipient& owner = add("owner");
  owner.data_owner = true;
  owner.at_once = std::nullopt;
  owner.areas = {"pirkanmaa"};
  Recipient& other = add("other_service");
  other.data_owner = true;
  other.services = {"Ikäihmiset"};
  EXPECT_THAT(told(routes(EpisodeKind::kData, Severity::kInfo)), ElementsAre("owner data_owner!"));
}

TEST_F(Routing, TellsEveryDataOwnerOfAnAreaOfItsOutage) {
  Recipient& owner = add("owner");
  owner.data_owner = true;
  owner.services = {"Ikäihmiset"};
  EXPECT_THAT(told(routes(EpisodeKind::kAreaData)), ElementsAre("owner data_owner!"));
}

TEST_F(Routing, TellsDataOwnersAndAdminsOfAPathOnlyWhenTheyNameServices) {
  add("owner").data_owner = true;
  add("admin").admin = true;
  Recipient& reader = add("reader");
  reader.admin = true;
  reader.services = {"*"};
  EXPECT_THAT(told(routes()), ElementsAre("reader service!"));
}

TEST_F(Routing, TellsTheDeputyOfOneWhoIsAwayAtOnceWhereThatOneWouldBe) {
  Recipient& leader = add("leader");
  leader.away = true;
  leader.deputy = "deputy";
  Recipient& deputy = add("deputy");
  deputy.areas = {"keski-suomi"};
  deputy.at_once = std::nullopt;
  EXPECT_THAT(told(routes()), ElementsAre("deputy deputy for leader!"));
}

TEST_F(Routing, FollowsDeputiesWhoAreAwayThemselves) {
  Recipient& leader = add("leader");
  leader.away = true;
  leader.deputy = "second";
  Recipient& second = add("second");
  second.areas = {"keski-suomi"};
  second.away = true;
  second.deputy = "third";
  add("third").areas = {"keski-suomi"};
  EXPECT_THAT(told(routes()), ElementsAre("third deputy for leader!"));
}

TEST_F(Routing, TellsADeputyOnceWithItsOwnReason) {
  Recipient& leader = add("leader");
  leader.away = true;
  leader.deputy = "deputy";
  add("deputy");
  EXPECT_THAT(told(routes()), ElementsAre("deputy service!"));
}

TEST_F(Routing, ReachesNobodyWhenDeputiesLeadInACircle) {
  for (const auto& [role, deputy] : {std::pair{"a", "b"}, std::pair{"b", "a"}}) {
    Recipient& one = add(role);
    one.away = true;
    one.deputy = deputy;
  }
  EXPECT_THAT(routes(), IsEmpty());
}

TEST_F(Routing, TellsTheSuperiorOfWhatNobodyAcknowledged) {
  add("leader").escalate_to = "superior";
  add("superior").areas = {"keski-suomi"};
  EXPECT_THAT(told(routes()), ElementsAre("leader service!"));
  EXPECT_THAT(told(routes(EpisodeKind::kPath, Severity::kHigh, true)),
              ElementsAre("leader service!", "superior escalated for leader!"));
}

TEST_F(Routing, EscalatesAtOnceToASuperiorWhoReadsDigestsOtherwise) {
  add("leader").escalate_to = "superior";
  add("superior").at_once = std::nullopt;
  EXPECT_THAT(told(routes()), ElementsAre("leader service!", "superior service"));
  EXPECT_THAT(told(routes(EpisodeKind::kPath, Severity::kHigh, true)),
              ElementsAre("leader service!", "superior escalated for leader!"));
}

TEST_F(Routing, TellsTheDeputyOfASuperiorWhoIsAway) {
  add("leader").escalate_to = "superior";
  Recipient& superior = add("superior");
  superior.areas = {"keski-suomi"};
  superior.away = true;
  superior.deputy = "deputy";
  add("deputy").areas = {"keski-suomi"};
  EXPECT_THAT(told(routes(EpisodeKind::kPath, Severity::kHigh, true)),
              ElementsAre("leader service!", "deputy escalated for leader!"));
}

TEST_F(Routing, EscalatesForTheOneWhoIsAwayToo) {
  Recipient& leader = add("leader");
  leader.escalate_to = "superior";
  leader.away = true;
  leader.deputy = "deputy";
  add("superior").areas = {"keski-suomi"};
  add("deputy").areas = {"keski-suomi"};
  EXPECT_THAT(told(routes(EpisodeKind::kPath, Severity::kHigh, true)),
              ElementsAre("superior escalated for leader!", "deputy deputy for leader!"));
}

TEST_F(Routing, TellsOfARestrictedIndicatorOnlyWhoMayKnow) {
  indicator_.visibility = Visibility::kRestricted;
  add("reader");
  add("named");
  rule_.to = {"named"};
  Recipient& leader = add("leader");
  leader.restricted = true;
  leader.escalate_to = "reader";
  Recipient& away = add("away");
  away.restricted = true;
  away.away = true;
  away.deputy = "reader";
  EXPECT_THAT(told(routes(EpisodeKind::kPath, Severity::kHigh, true)),
              ElementsAre("leader service!"));
}

TEST_F(Routing, HasAdminsOrTheirDeputies) {
  Recipient& first = add("first");
  first.admin = true;
  first.away = true;
  first.deputy = "second";
  add("second").admin = true;
  ASSERT_EQ(admins(recipients_).size(), 1U);
  EXPECT_EQ(admins(recipients_).front()->role, "second");
}

TEST_F(Routing, FallsBackOnTheAdminsWhereNobodyElseIsThere) {
  add("keeper").admin = true;
  Recipient& other = add("other");
  other.areas = {"keski-suomi"};
  EXPECT_THAT(told(route_or_admins(recipients_, question())), ElementsAre("keeper admin!"));
  EXPECT_THAT(told(route_or_admins(recipients_, question(EpisodeKind::kPath, Severity::kInfo))),
              ElementsAre("keeper admin"));
  EXPECT_TRUE(only_admins(route_or_admins(recipients_, question())));

  other.areas = {"pirkanmaa"};
  EXPECT_THAT(told(route_or_admins(recipients_, question())), ElementsAre("other service!"));
  EXPECT_FALSE(only_admins(route_or_admins(recipients_, question())));
}

TEST_F(Routing, TellsNoAdminOfARestrictedIndicatorWithoutTheRight) {
  indicator_.visibility = Visibility::kRestricted;
  add("keeper").admin = true;
  EXPECT_THAT(route_or_admins(recipients_, question()), IsEmpty());
}

}  // namespace
}  // namespace viisari
