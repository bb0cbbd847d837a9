// Administration over HTTP: plugins, schedules, the outbox, and feedback from anyone.

#include "desk_testing.h"
#include "store/store.h"

namespace viisari::testing_support {
namespace {

using testing::AllOf;
using testing::Contains;
using testing::Each;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;
using testing::UnorderedElementsAre;

class AdminHttp : public SceneTest {
 protected:
  rapidjson::Document outbox(const std::string& who, const std::string& query = {}) {
    const Reply reply = get(who, "/api/v1/outbox" + query);
    EXPECT_EQ(reply.status, 200) << reply.body;
    return reply.json();
  }
  // The path of the newest mail to that role.
  std::string mail_to(const std::string& role) {
    const auto list = outbox("ylin", "?recipient=" + role);
    if (list["messages"].Size() == 0) return {};
    return "/api/v1/outbox/" + std::to_string(list["messages"][0]["id"].GetInt());
  }
  Reply feedback(const std::string& body) { return post("", "/api/v1/feedback", body); }
};

constexpr const char* kFeedback =
    R"({"text":"Kuva ei aukea.\nTerveisin","page":"/areas/koeala","reply_to":null,"language":"fi"})";

TEST_F(AdminHttp, IsForAdministrators) {
  for (const char* path : {"/api/v1/plugins", "/api/v1/schedules", "/api/v1/outbox",
                           "/api/v1/outbox/1", "/api/v1/feedback"}) {
    EXPECT_EQ(get("", path).problem(), "sign-in-needed") << path;
    EXPECT_EQ(get("johto", path).problem(), "forbidden") << path;
  }
  EXPECT_EQ(post("johto", "/api/v1/outbox/1/retry", {}, "*").problem(), "forbidden");
  EXPECT_EQ(post("johto", "/api/v1/outbox/resume").problem(), "forbidden");
}

TEST_F(AdminHttp, ListsThePlugins) {
  EXPECT_EQ(get("yllapito", "/api/v1/plugins").json()["plugins"].Size(), 0U);
}

TEST_F(AdminHttp, TellsTheNextTwelveTimesOfASchedule) {
  const auto list = get("yllapito", "/api/v1/schedules").json();
  ASSERT_EQ(list["schedules"].Size(), 1U);
  const auto& schedule = list["schedules"][0];
  EXPECT_EQ(schedule["runs"].Size(), 12U);
  EXPECT_STREQ(schedule["runs"][0]["at"].GetString(), "2026-03-05T06:00:00Z");
  EXPECT_STREQ(schedule["runs"][0]["local"].GetString(), "2026-03-05T08:00");
  EXPECT_STREQ(schedule["runs"][1]["utc_offset"].GetString(), "+03:00");
  EXPECT_STREQ(schedule["recipients"][0].GetString(), "yllapito");
  EXPECT_TRUE(schedule["last"].IsNull());
}

TEST_F(AdminHttp, TellsOfTheLastRunOfASchedule) {
  scene_.round("2026-03-05T06:10:00Z");
  const auto list = get("yllapito", "/api/v1/schedules").json();
  EXPECT_STREQ(list["schedules"][0]["last"]["outcome"].GetString(), "sent");
}

TEST_F(AdminHttp, TellsTheFaultsOfTheFiles) {
  scene_.here().write("schedules.toml", "[[schedule]]\nname = \"x\"\n");
  const auto list = get("yllapito", "/api/v1/schedules").json();
  EXPECT_EQ(list["schedules"].Size(), 0U);
  ASSERT_GT(list["faults"].Size(), 0U);
  EXPECT_STREQ(list["faults"][0]["file"].GetString(), "schedules.toml");
}

TEST_F(AdminHttp, ListsTheMailsOfAKindAndOfARecipient) {
  EXPECT_THAT(texts(outbox("ylin", "?recipient=koeala.lapset")["messages"], "recipient"),
              Each("koeala.lapset"));
  EXPECT_EQ(outbox("ylin", "?kind=digest")["messages"].Size(), 0U);
  EXPECT_EQ(outbox("ylin", "?state=failed")["messages"].Size(), 0U);
  EXPECT_GT(outbox("ylin")["depth"]["sent"].GetInt(), 0);
  EXPECT_THAT(get("ylin", "/api/v1/outbox?state=x&kind=y").wrong(),
              UnorderedElementsAre("state", "kind"));
}

TEST_F(AdminHttp, ComesInPages) {
  const auto first = outbox("ylin", "?limit=1");
  ASSERT_TRUE(first["next"].IsString());
  const auto second = outbox("ylin", std::string("?limit=1&cursor=") + first["next"].GetString());
  EXPECT_LT(second["messages"][0]["id"].GetInt(), first["messages"][0]["id"].GetInt());
}

TEST_F(AdminHttp, ShowsAMailWithItsHeadersAndText) {
  const Reply reply = get("yllapito", mail_to("koeala.lapset"));
  ASSERT_EQ(reply.status, 200);
  const auto document = reply.json();
  EXPECT_FALSE(document["message"]["withheld"].GetBool());
  EXPECT_THAT(texts(document["headers"], "name"), Contains("Subject"));
  EXPECT_THAT(document["text"].GetString(), HasSubstr("Osuus"));
}

TEST_F(AdminHttp, KeepsMailsOfRestrictedFiguresFromWhoHasNoRight) {
  const std::string path = mail_to("koeala.erityis");
  const Reply closed = get("yllapito", path);
  EXPECT_TRUE(closed.json()["message"]["withheld"].GetBool());
  EXPECT_TRUE(closed.json()["text"].IsNull());
  EXPECT_TRUE(closed.json()["message"]["subject"].IsNull());
  EXPECT_THAT(closed.body + get("yllapito", "/api/v1/outbox").body,
              AllOf(Not(HasSubstr("salainen")), Not(HasSubstr("Salattu")), Not(HasSubstr("43,2"))));
  EXPECT_FALSE(get("ylin", path).json()["message"]["withheld"].GetBool());
}

TEST_F(AdminHttp, KeepsAMailClosedWhoseRecipientHasLostTheRightOrIsGone) {
  const std::string path = mail_to("koeala.erityis");
  scene_.here().write("recipients.toml",
                      "[[recipient]]\nrole = \"yllapito\"\naddress = \"y@palvelu.example\"\n"
                      "admin = true\n[[recipient]]\nrole = \"koeala.erityis\"\n"
                      "address = \"erityis@koeala.example\"\nareas = [\"koeala\"]\n");
  EXPECT_TRUE(get("yllapito", path).json()["message"]["withheld"].GetBool());
  EXPECT_TRUE(get("yllapito", mail_to("koeala.lapset")).json()["message"]["withheld"].GetBool());
}

TEST_F(AdminHttp, ShowsNoTokenThatLeavesTheDigests) {
  scene_.round("2026-03-05T06:10:00Z");
  const auto list = outbox("ylin", "?kind=digest");
  ASSERT_GT(list["messages"].Size(), 0U);
  const auto document =
      get("ylin", "/api/v1/outbox/" + std::to_string(list["messages"][0]["id"].GetInt())).json();
  ASSERT_THAT(document["text"].GetString(), HasSubstr("/unsubscribe/…"));
  for (const auto& header : document["headers"].GetArray()) {
    if (std::string(header["name"].GetString()) != "List-Unsubscribe") continue;
    EXPECT_THAT(header["value"].GetString(), HasSubstr("/unsubscribe/…"));
  }
}

TEST_F(AdminHttp, AMailThatWasSentIsNeitherRetriedNorCancelled) {
  const std::string path = mail_to("koeala.lapset");
  const std::string seen = get("yllapito", path).etag();
  EXPECT_EQ(post("yllapito", path + "/retry", {}, seen).problem(), "conflict");
  EXPECT_EQ(post("yllapito", path + "/cancel", {}, seen).problem(), "conflict");
  EXPECT_EQ(post("yllapito", path + "/cancel").problem(), "if-match-needed");
  EXPECT_EQ(get("yllapito", "/api/v1/outbox/99999").problem(), "not-found");
}

TEST_F(AdminHttp, AMailThatWaitsIsCancelledAndRetriedByWhoSawItAsItIs) {
  ASSERT_EQ(feedback(kFeedback).status, 201);
  const std::string path = mail_to("yllapito");
  const std::string seen = get("yllapito", path).etag();
  const Reply cancelled = post("yllapito", path + "/cancel", {}, seen);
  ASSERT_EQ(cancelled.status, 200) << cancelled.body;
  EXPECT_STREQ(cancelled.json()["message"]["state"].GetString(), "cancelled");
  EXPECT_EQ(post("yllapito", path + "/retry", {}, seen).problem(), "changed");
  const Reply retried = post("yllapito", path + "/retry", {}, cancelled.etag());
  EXPECT_STREQ(retried.json()["message"]["state"].GetString(), "queued");
}

TEST_F(AdminHttp, APauseIsShownAndEnded) {
  ASSERT_TRUE(scene_.store().outbox().pause("smtp.login: 535", scene_.clock().now()));
  const auto paused = outbox("yllapito");
  EXPECT_STREQ(paused["pause"]["reason"].GetString(), "smtp.login: 535");
  EXPECT_TRUE(paused["pause"]["advice"].IsObject());
  EXPECT_EQ(post("yllapito", "/api/v1/outbox/resume").status, 204);
  EXPECT_TRUE(outbox("yllapito")["pause"].IsNull());
}

// ---- Feedback

TEST_F(AdminHttp, FeedbackFromAnyoneReachesTheAdministratorsMail) {
  const std::size_t before = scene_.mails().size();
  ASSERT_EQ(feedback(kFeedback).status, 201);
  scene_.round("2026-03-02T06:01:00Z");
  const auto mails = scene_.mails();
  ASSERT_EQ(mails.size(), before + 1);
  EXPECT_THAT(mails, Contains(AllOf(HasSubstr("yllapito@palvelu.example"),
                                    HasSubstr("> Kuva ei aukea."), HasSubstr("> Terveisin"))));
  const auto list = get("yllapito", "/api/v1/feedback").json();
  ASSERT_EQ(list["feedback"].Size(), 1U);
  EXPECT_STREQ(list["feedback"][0]["page"].GetString(), "/areas/koeala");
}

TEST_F(AdminHttp, FeedbackCannotAddFieldsToTheMail) {
  ASSERT_EQ(
      feedback(R"({"text":"x\r\nBcc: muu@koeala.example\r\n\r\ny","page":"/","language":"fi",)"
               R"("reply_to":"vastaus@koeala.example"})")
          .status,
      201);
  scene_.round("2026-03-02T06:01:00Z");
  for (const std::string& mail : scene_.mails()) {
    EXPECT_THAT(mail.substr(0, mail.find("\r\n\r\n")), Not(HasSubstr("Bcc")));
  }
  EXPECT_THAT(scene_.mails(), Contains(HasSubstr("> Bcc: muu@koeala.example")));
}

TEST_F(AdminHttp, WrongFeedbackIsNamedByItsPlace) {
  EXPECT_THAT(feedback(R"({"text":" ","page":"x","language":"sv","reply_to":"a@b\r\nBcc: c@d.fi"})")
                  .wrong(),
              Contains("/text"));
  EXPECT_THAT(feedback(R"({"text":"x","page":"x","language":"sv","reply_to":"nobody"})").wrong(),
              UnorderedElementsAre("/page", "/language", "/reply_to"));
  EXPECT_THAT(feedback(R"({"text":")" + std::string(4001, 'a') + R"(","page":"/","language":"fi"})")
                  .wrong(),
              ElementsAre("/text"));
  EXPECT_EQ(get("yllapito", "/api/v1/feedback").json()["feedback"].Size(), 0U);
}

TEST_F(AdminHttp, SoMuchFeedbackFromOnePlaceHasToWait) {
  for (int i = 0; i < 5; ++i) ASSERT_EQ(feedback(kFeedback).status, 201);
  const Reply sixth = feedback(kFeedback);
  EXPECT_EQ(sixth.problem(), "too-many-requests");
  EXPECT_TRUE(sixth.fields.contains("retry-after"));
  scene_.clock().set(scene_.clock().now() + std::chrono::hours(1));
  EXPECT_EQ(feedback(kFeedback).status, 201);
}

TEST_F(AdminHttp, SoMuchFeedbackADayIsEnough) {
  for (int i = 0; i < 100; ++i) {
    ASSERT_TRUE(scene_.store().feedback().add_feedback(
        {0, "/", "x", "", "fi", scene_.clock().now()}, 1000, Instant{}));
  }
  EXPECT_EQ(feedback(kFeedback).problem(), "too-many-requests");
}

TEST_F(AdminHttp, FeedbackIsKeptWhereNobodyCanBeTold) {
  scene_.here().write("recipients.toml", "nonsense");
  EXPECT_EQ(feedback(kFeedback).status, 201);
  EXPECT_EQ(get("yllapito", "/api/v1/feedback").json()["feedback"].Size(), 1U);
}

}  // namespace
}  // namespace viisari::testing_support
