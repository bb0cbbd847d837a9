// Alerts and silences over HTTP: who sees and does what, and what happens when two act at once.

#include "desk_testing.h"

namespace viisari::testing_support {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;
using testing::UnorderedElementsAre;

class AlertsHttp : public SceneTest {
 protected:
  std::int64_t osuus() { return scene_.alert("koeala/osuus"); }
  std::string etag() { return get("johto", path(osuus())).etag(); }
  Reply acknowledge(const std::string& who, const std::string& body, const std::string& if_match) {
    return post(who, path(osuus()) + "/acknowledgements", body, if_match);
  }
  std::vector<std::string> subjects(const std::string& who, const std::string& query = {}) {
    const Reply reply = get(who, "/api/v1/alerts" + query);
    EXPECT_EQ(reply.status, 200) << reply.body;
    return texts(reply.json()["alerts"], "subject");
  }
  Reply silence(const std::string& who, const std::string& subject) {
    return post(who, "/api/v1/silences",
                R"({"subject":")" + subject + R"(","reason":"muutto","until":"2026-03-10"})");
  }
};

constexpr const char* kUntil20th = R"({"comment":"selvitetään","until":"2026-03-20"})";
constexpr const char* kUntil5th = R"({"comment":"pian","until":"2026-03-05"})";

TEST_F(AlertsHttp, AreThoseOfOnesAreas) {
  EXPECT_THAT(subjects("katsoja"), UnorderedElementsAre("koeala/osuus", "koeala/hidas"));
  EXPECT_THAT(subjects("muu"), ElementsAre("muuala/osuus"));
  EXPECT_EQ(subjects("yllapito").size(), 3U);
  EXPECT_EQ(get("", "/api/v1/alerts").problem(), "sign-in-needed");
}

TEST_F(AlertsHttp, OfRestrictedFiguresAreForThoseWithTheRight) {
  const std::int64_t hidden = scene_.alert("koeala/salainen");
  ASSERT_NE(hidden, 0);
  EXPECT_EQ(get("erityis", path(hidden)).status, 200);
  for (const char* who : {"johto", "yllapito", "muu"}) {
    EXPECT_EQ(get(who, path(hidden)).problem(), "not-found") << who;
    EXPECT_THAT(get(who, "/api/v1/alerts?state=all").body, Not(HasSubstr("salainen"))) << who;
  }
  EXPECT_EQ(get("johto", "/api/v1/alerts?indicator=koeala/salainen").problem(),
            "unknown-indicator");
  EXPECT_EQ(post("johto", path(hidden) + "/closing", R"({"comment":"x"})", "*").problem(),
            "not-found");
}

TEST_F(AlertsHttp, AreFiltered) {
  EXPECT_THAT(subjects("yllapito", "?area=muuala"), ElementsAre("muuala/osuus"));
  EXPECT_THAT(subjects("yllapito", "?severity=high"), ElementsAre("koeala/osuus"));
  EXPECT_THAT(subjects("yllapito", "?indicator=koeala/hidas"), ElementsAre("koeala/hidas"));
  EXPECT_THAT(subjects("yllapito", "?state=over"), IsEmpty());
  EXPECT_THAT(subjects("johto", "?mine=true"),
              UnorderedElementsAre("koeala/osuus", "koeala/hidas"));
  EXPECT_EQ(get("johto", "/api/v1/alerts?area=x").problem(), "unknown-area");
  EXPECT_THAT(get("johto", "/api/v1/alerts?severity=red&state=x&mine=1&limit=0").wrong(),
              UnorderedElementsAre("severity", "state", "mine", "limit"));
}

TEST_F(AlertsHttp, ComeInPages) {
  std::vector<std::string> all;
  std::string cursor;
  for (int pages = 0; pages < 5; ++pages) {
    const auto page = get("yllapito", "/api/v1/alerts?limit=1" + cursor).json();
    for (const auto& one : texts(page["alerts"], "subject")) all.push_back(one);
    if (page["next"].IsNull()) break;
    cursor = std::string("&cursor=") + page["next"].GetString();
  }
  EXPECT_THAT(all, UnorderedElementsAre("koeala/osuus", "koeala/hidas", "muuala/osuus"));
  EXPECT_THAT(get("johto", "/api/v1/alerts?cursor=x").wrong(), ElementsAre("cursor"));
}

TEST_F(AlertsHttp, TellWhatHappenedAndWhoIsTold) {
  const auto document = get("johto", path(osuus())).json();
  EXPECT_STREQ(document["transitions"][0]["kind"].GetString(), "opened");
  EXPECT_THAT(texts(document["told"], "recipient"),
              UnorderedElementsAre("koeala.lapset", "koeala.erityis"));
  EXPECT_STREQ(document["next_told"][0]["reason"].GetString(), "nothing_new");
  EXPECT_THAT(document["alert"]["reason"]["fi"].GetString(), HasSubstr("80"));
}

TEST_F(AlertsHttp, ThatDoNotExistAreNotFound) {
  for (const char* id : {"99999", "0", "-1", "abc", "1x", "01", "99999999999999999999"}) {
    EXPECT_EQ(get("johto", std::string("/api/v1/alerts/") + id).problem(), "not-found") << id;
  }
}

TEST_F(AlertsHttp, AreAcknowledgedInTheNameOfTheAccount) {
  const Reply reply = acknowledge("johto", kUntil20th, etag());
  ASSERT_EQ(reply.status, 201) << reply.body;
  const auto document = reply.json();
  const auto& given = document["alert"]["acknowledgement"];
  EXPECT_STREQ(given["by"].GetString(), "johto");
  EXPECT_STREQ(given["until"].GetString(), "2026-03-21T00:00:00Z");
  EXPECT_TRUE(given["holds"].GetBool());
  EXPECT_EQ(reply.etag(), etag());
  EXPECT_EQ(document["alert"]["etag"].GetString(), etag());
}

TEST_F(AlertsHttp, AreActedOnByLeadersOfTheArea) {
  const std::string seen = etag();
  EXPECT_EQ(acknowledge("", kUntil20th, seen).problem(), "sign-in-needed");
  EXPECT_EQ(acknowledge("katsoja", kUntil20th, seen).problem(), "forbidden");
  EXPECT_EQ(acknowledge("analyysi", kUntil20th, seen).problem(), "forbidden");
  EXPECT_EQ(acknowledge("muu", kUntil20th, seen).problem(), "not-found");
  EXPECT_EQ(acknowledge("yllapito", kUntil20th, seen).status, 201);
}

TEST_F(AlertsHttp, NeedTheVersionThatWasLookedAt) {
  EXPECT_EQ(acknowledge("johto", kUntil20th, "").problem(), "if-match-needed");
  EXPECT_EQ(acknowledge("johto", kUntil20th, "\"1.0\"").problem(), "changed");
}

TEST_F(AlertsHttp, TheSecondOfTwoWhoActIsTold) {
  const std::string seen = etag();
  ASSERT_EQ(acknowledge("johto", kUntil20th, seen).status, 201);
  EXPECT_EQ(acknowledge("erityis", kUntil20th, seen).problem(), "changed");
  EXPECT_EQ(post("erityis", path(osuus()) + "/closing", R"({"comment":"x"})", seen).problem(),
            "changed");
}

TEST_F(AlertsHttp, AnAcknowledgementIsNotShortenedSilently) {
  ASSERT_EQ(acknowledge("johto", kUntil20th, etag()).status, 201);
  EXPECT_EQ(acknowledge("erityis", kUntil5th, etag()).problem(), "shorter");
  EXPECT_EQ(
      acknowledge("erityis", R"({"comment":"pian","until":"2026-03-05","shorten":true})", etag())
          .status,
      201);
}

TEST_F(AlertsHttp, WrongBodiesAreNamedByTheirPlace) {
  const std::string seen = etag();
  EXPECT_THAT(acknowledge("johto", R"({"until":"soon"})", seen).wrong(),
              UnorderedElementsAre("/comment", "/until"));
  EXPECT_THAT(acknowledge("johto", R"({"comment":"x","until":"2020-01-01"})", seen).wrong(),
              ElementsAre("/until"));
  EXPECT_THAT(acknowledge("johto", R"({"comment":"a\u0085b"})", seen).wrong(),
              ElementsAre("/comment"));
  EXPECT_THAT(acknowledge("johto", R"({"comment":"x","who":"me"})", seen).wrong(),
              ElementsAre("/who"));
  EXPECT_EQ(acknowledge("johto", "[1]", seen).status, 400);
  EXPECT_EQ(acknowledge("johto", kUntil20th, seen).status, 201) << "nothing was written before";
}

TEST_F(AlertsHttp, AreClosedByHand) {
  const std::string alert = path(osuus());
  const Reply closed = post("johto", alert + "/closing", R"({"comment":"turha"})", etag());
  ASSERT_EQ(closed.status, 200) << closed.body;
  const auto document = closed.json();
  EXPECT_FALSE(document["alert"]["open"].GetBool());
  EXPECT_STREQ(document["alert"]["closed_as"].GetString(), "closed");
  EXPECT_EQ(post("johto", alert + "/acknowledgements", kUntil20th, closed.etag()).problem(),
            "conflict");
  EXPECT_THAT(subjects("johto", "?state=over"), ElementsAre("koeala/osuus"));
}

TEST_F(AlertsHttp, ASilenceCoversThemUntilItIsEnded) {
  const std::string before = etag();
  const Reply made = silence("johto", "koeala/osuus");
  ASSERT_EQ(made.status, 201) << made.body;
  EXPECT_NE(etag(), before);
  const auto covered = get("johto", path(osuus())).json();
  EXPECT_STREQ(covered["alert"]["silence"]["by"].GetString(), "johto");
  const std::string at = made.fields.at("location");
  EXPECT_EQ(get("johto", at).etag(), made.etag());
  EXPECT_EQ(scene_.send("johto", "DELETE", at).problem(), "if-match-needed");
  EXPECT_EQ(scene_.send("johto", "DELETE", at, {}, made.etag()).status, 204);
  EXPECT_EQ(scene_.send("johto", "DELETE", at, {}, made.etag()).problem(), "changed");
  EXPECT_TRUE(get("johto", path(osuus())).json()["alert"]["silence"].IsNull());
  EXPECT_THAT(texts(get("johto", "/api/v1/silences").json()["silences"], "subject"), IsEmpty());
  EXPECT_THAT(texts(get("johto", "/api/v1/silences?state=over").json()["silences"], "subject"),
              ElementsAre("koeala/osuus"));
}

TEST_F(AlertsHttp, ASilenceIsOfOnesOwnAreaAndOfWhatOneKnows) {
  EXPECT_EQ(silence("muu", "koeala").problem(), "forbidden");
  EXPECT_EQ(silence("katsoja", "koeala").problem(), "forbidden");
  EXPECT_THAT(silence("johto", "koeala/salainen").wrong(), ElementsAre("/subject"));
  EXPECT_THAT(silence("johto", "nowhere").wrong(), ElementsAre("/subject"));
  EXPECT_THAT(silence("johto", "*").wrong(), ElementsAre("/subject"));
  EXPECT_THAT(post("johto", "/api/v1/silences", R"({"subject":"koeala","reason":"x"})").wrong(),
              ElementsAre("/until"));
  EXPECT_EQ(silence("erityis", "koeala/salainen").status, 201);
}

TEST_F(AlertsHttp, ASilenceOfWhatIsRestrictedIsNotShownWithoutTheRight) {
  const Reply made = silence("erityis", "koeala/salainen");
  ASSERT_EQ(made.status, 201);
  EXPECT_EQ(get("johto", made.fields.at("location")).problem(), "not-found");
  EXPECT_THAT(get("johto", "/api/v1/silences").body, Not(HasSubstr("salainen")));
  EXPECT_EQ(get("muu", made.fields.at("location")).problem(), "not-found");
}

}  // namespace
}  // namespace viisari::testing_support
