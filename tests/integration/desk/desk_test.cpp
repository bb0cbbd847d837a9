// What a person's desk says: what changed, what is to be seen to, and nothing that is not theirs.

#include "desk_testing.h"
#include "store/store.h"

namespace viisari::testing_support {
namespace {

using testing::AllOf;
using testing::Contains;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;
using testing::UnorderedElementsAre;

class DeskTest : public SceneTest {
 protected:
  rapidjson::Document desk(const std::string& who, const std::string& query = {}) {
    const Reply reply = get(who, "/api/v1/desk" + query);
    EXPECT_EQ(reply.status, 200) << reply.body;
    return reply.json();
  }
  static std::vector<std::string> ids(const rapidjson::Value& list) {
    std::vector<std::string> out;
    for (const auto& one : list.GetArray()) out.emplace_back(one["indicator"]["id"].GetString());
    return out;
  }
};

TEST_F(DeskTest, IsForThoseWhoAreSignedIn) {
  EXPECT_EQ(get("", "/api/v1/desk").problem(), "sign-in-needed");
  EXPECT_EQ(get("katsoja", "/api/v1/desk").status, 200);
}

TEST_F(DeskTest, CoversTheServicesOfTheRecipient) {
  const auto of_leader = desk("johto");
  EXPECT_STREQ(of_leader["scope"]["recipient"].GetString(), "koeala.lapset");
  EXPECT_EQ(of_leader["indicators"].GetInt(), 2) << "osuus and hidas";
}

TEST_F(DeskTest, CoversTheAreasOfAnAccountWithoutARecipient) {
  const auto of_viewer = desk("katsoja");
  EXPECT_TRUE(of_viewer["scope"]["recipient"].IsNull());
  EXPECT_EQ(of_viewer["indicators"].GetInt(), 3);
  EXPECT_EQ(desk("muu")["indicators"].GetInt(), 1);
}

TEST_F(DeskTest, CountsRestrictedIndicatorsForThoseWithTheRightOnly) {
  EXPECT_EQ(desk("erityis")["indicators"].GetInt(), 3);
  EXPECT_EQ(desk("erityis")["counts"]["off_track"].GetInt(),
            desk("johto")["counts"]["off_track"].GetInt() + 1);
}

TEST_F(DeskTest, HasNoTraceOfARestrictedIndicatorWithoutTheRight) {
  for (const char* who : {"johto", "katsoja", "yllapito"}) {
    const std::string body = get(who, "/api/v1/desk").body;
    EXPECT_THAT(body, Not(HasSubstr("salainen"))) << who;
    EXPECT_THAT(body, Not(HasSubstr("43.21"))) << who;
    EXPECT_THAT(body, Not(HasSubstr("43,2"))) << who;
    EXPECT_THAT(body, Not(HasSubstr("Salattu"))) << who;
  }
  EXPECT_THAT(get("erityis", "/api/v1/desk").body, HasSubstr("koeala/salainen"));
}

TEST_F(DeskTest, ListsOpenAlertsOfItsServices) {
  const auto of_leader = desk("johto");
  EXPECT_THAT(texts(of_leader["alerts"], "subject"),
              UnorderedElementsAre("koeala/osuus", "koeala/hidas"));
  EXPECT_STREQ(of_leader["alerts"][0]["subject"].GetString(), "koeala/osuus") << "the severe first";
  EXPECT_STREQ(of_leader["alerts"][0]["note"]["en"].GetString(), "See this");
  EXPECT_TRUE(of_leader["alerts"][0]["may_act"].GetBool());
  EXPECT_FALSE(desk("katsoja")["alerts"][0]["may_act"].GetBool());
}

TEST_F(DeskTest, SaysHowManyDaysAFigureIsOverdue) {
  const auto of_leader = desk("johto");
  ASSERT_EQ(of_leader["overdue"].Size(), 1U);
  const auto& overdue = of_leader["overdue"][0];
  EXPECT_STREQ(overdue["indicator"]["id"].GetString(), "koeala/hidas");
  EXPECT_STREQ(overdue["due"].GetString(), "2026-01-29") << "November's, 60 days after its end";
  EXPECT_EQ(overdue["days_late"].GetInt(), 32);
}

TEST_F(DeskTest, ComparesWithThirtyDaysAgoAtAFirstVisit) {
  const auto of_leader = desk("johto");
  EXPECT_TRUE(of_leader["last_visit"].IsNull());
  EXPECT_STREQ(of_leader["since"].GetString(), "2026-01-31");
  EXPECT_THAT(ids(of_leader["changes"]["figures"]), ElementsAre("koeala/osuus"));
  EXPECT_THAT(ids(of_leader["changes"]["statuses"]), ElementsAre("koeala/osuus"));
  EXPECT_THAT(texts(of_leader["changes"]["alerts"], "kind"), ElementsAre("opened", "opened"));
}

TEST_F(DeskTest, HasNoNewsRightAfterAVisit) {
  ASSERT_EQ(post("johto", "/api/v1/desk/visits").status, 201);
  const auto after = desk("johto");
  EXPECT_STREQ(after["last_visit"].GetString(), "2026-03-02T06:00:00Z");
  EXPECT_THAT(ids(after["changes"]["figures"]), IsEmpty());
  EXPECT_THAT(ids(after["changes"]["statuses"]), IsEmpty());
  EXPECT_EQ(after["changes"]["alerts"].Size(), 0U);
  EXPECT_EQ(after["alerts"].Size(), 2U);
}

TEST_F(DeskTest, LookingIsNoVisit) {
  desk("johto");
  EXPECT_TRUE(desk("johto")["last_visit"].IsNull());
}

TEST_F(DeskTest, AVisitIsOnesOwn) {
  ASSERT_EQ(post("erityis", "/api/v1/desk/visits").status, 201);
  EXPECT_TRUE(desk("johto")["last_visit"].IsNull());
}

TEST_F(DeskTest, TellsWhatCameSinceTheLastVisit) {
  ASSERT_EQ(post("johto", "/api/v1/desk/visits").status, 201);
  scene_.clock().set(parse_instant("2026-03-10T06:00:00Z").value());
  scene_.publish("koeala/osuus", "2026-02", 95, "2026-03-09");
  scene_.round("2026-03-10T07:00:00Z");
  const auto after = desk("johto");
  EXPECT_THAT(ids(after["changes"]["figures"]), ElementsAre("koeala/osuus"));
  EXPECT_FALSE(after["changes"]["figures"][0]["revised"].GetBool());
  ASSERT_EQ(after["changes"]["statuses"].Size(), 1U);
  EXPECT_STREQ(after["changes"]["statuses"][0]["direction"].GetString(), "better");
  EXPECT_THAT(texts(after["changes"]["alerts"], "kind"), ElementsAre("resolved"));
}

TEST_F(DeskTest, AFigureThatWasRecordedLateIsNewsThoughItWasPublishedBefore) {
  ASSERT_EQ(post("johto", "/api/v1/desk/visits").status, 201);
  scene_.clock().set(parse_instant("2026-03-03T06:00:00Z").value());
  scene_.publish("koeala/osuus", "2025-12", 60, "2026-01-10");
  EXPECT_THAT(ids(desk("johto")["changes"]["figures"]), ElementsAre("koeala/osuus"));
}

TEST_F(DeskTest, ACorrectedFigureSaysSo) {
  ASSERT_EQ(post("johto", "/api/v1/desk/visits").status, 201);
  scene_.clock().set(parse_instant("2026-03-05T06:00:00Z").value());
  scene_.publish("koeala/osuus", "2026-01", 55, "2026-03-04");
  const auto after = desk("johto");
  ASSERT_EQ(after["changes"]["figures"].Size(), 1U);
  EXPECT_TRUE(after["changes"]["figures"][0]["revised"].GetBool());
}

TEST_F(DeskTest, ARepeatedFigureIsNoNews) {
  ASSERT_EQ(post("johto", "/api/v1/desk/visits").status, 201);
  scene_.clock().set(parse_instant("2026-03-05T06:00:00Z").value());
  scene_.publish("koeala/osuus", "2026-01", 50, "2026-03-04");
  EXPECT_THAT(ids(desk("johto")["changes"]["figures"]), IsEmpty());
}

TEST_F(DeskTest, GoesBackToTheDayThatIsAskedFor) {
  ASSERT_EQ(post("johto", "/api/v1/desk/visits").status, 201);
  const auto since = desk("johto", "?since=2026-02-01");
  EXPECT_STREQ(since["since"].GetString(), "2026-02-01");
  EXPECT_THAT(ids(since["changes"]["figures"]), ElementsAre("koeala/osuus"));
  EXPECT_THAT(get("johto", "/api/v1/desk?since=yesterday").wrong(), ElementsAre("since"));
}

TEST_F(DeskTest, ShowsThePastAsItWasKnown) {
  const auto past = desk("johto", "?as_of=2026-02-01");
  EXPECT_EQ(past["counts"]["off_track"].GetInt(), 0);
}

TEST_F(DeskTest, ListsTheMailsToTheRole) {
  const auto of_leader = desk("johto");
  ASSERT_GT(of_leader["mails"].Size(), 0U);
  EXPECT_STREQ(of_leader["mails"][0]["kind"].GetString(), "alert");
  EXPECT_STREQ(of_leader["mails"][0]["state"].GetString(), "sent");
  EXPECT_TRUE(of_leader["mails"][0]["subject"].IsString());
  EXPECT_EQ(desk("katsoja")["mails"].Size(), 0U);
}

TEST_F(DeskTest, KeepsTheSubjectOfAMailFromWhoLostTheRight) {
  const auto account = scene_.store().accounts().account("erityis", scene_.clock().now()).value();
  AccountSettings settings = account->settings;
  settings.restricted = false;
  ASSERT_TRUE(scene_.store().accounts().change_account("erityis", account->version, settings,
                                                       "test", scene_.clock().now()));
  const auto after = desk("erityis");
  ASSERT_GT(after["mails"].Size(), 0U);
  for (const auto& mail : after["mails"].GetArray()) EXPECT_TRUE(mail["subject"].IsNull());
}

TEST_F(DeskTest, WithAFaultInTheRecipientsCoversTheAreas) {
  scene_.here().write("recipients.toml", "nonsense");
  EXPECT_EQ(desk("johto")["indicators"].GetInt(), 3);
}

}  // namespace
}  // namespace viisari::testing_support
