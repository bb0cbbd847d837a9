// The router with a real server: methods, rights, where a write may come from, what is kept ready.
#include "web/router.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <mutex>

#include "raw_client.h"
#include "report/json.h"
#include "test_source.h"
#include "web/json_body.h"
#include "web/web_service.h"

namespace viisari {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

// Sessions "s-<role>" and tokens "t-<role>", each with the CSRF token "c".
class TestIdentity final : public Identity {
 public:
  Result<std::optional<SignedIn>> find_session(std::string_view secret) override {
    if (secret == "s-new") {
      return SignedIn{
          .viewer = person(PersonRole::kAdmin), .csrf_token = "c", .must_change_password = true};
    }
    if (!secret.starts_with("s-")) return std::nullopt;
    const auto role = parse_person_role(secret.substr(2));
    if (!role) return std::nullopt;
    return SignedIn{.viewer = person(*role), .csrf_token = "c"};
  }
  Result<std::optional<Viewer>> find_token(std::string_view token) override {
    if (!token.starts_with("t-")) return std::nullopt;
    const auto role = parse_person_role(token.substr(2));
    return role ? std::optional(person(*role)) : std::nullopt;
  }
  Result<std::int64_t> write_begins(const WriteRecord& record) override {
    const std::lock_guard lock(mutex_);
    if (refuse_writes) return fail({"test.full", ErrorKind::kCannotRun}, "full");
    trail.push_back(record.viewer.account + " " + record.method + " " + record.path);
    return static_cast<std::int64_t>(trail.size());
  }
  Result<void> write_ended(std::int64_t id, int status, std::string_view summary) override {
    const std::lock_guard lock(mutex_);
    trail.push_back(std::to_string(id) + " " + std::to_string(status) + " " + std::string(summary));
    return {};
  }

  bool refuse_writes = false;
  std::vector<std::string> trail;

 private:
  static Viewer person(PersonRole role) {
    return {.account = std::string(to_string(role)), .role = role, .restricted = true};
  }
  std::mutex mutex_;
};

class RouterTest : public testing::Test {
 protected:
  void SetUp() override {
    HttpServerOptions options;
    options.port = 0;
    WebParts parts{.identity = &identity_};
    const auto says = [](std::string word) {
      return [word](Exchange& exchange) {
        JsonWriter json;
        json.begin_object();
        json.member("here", word);
        json.end_object();
        return json_answer(exchange, json);
      };
    };
    parts.routes = {
        {.method = "GET",
         .pattern = "/api/v1/desk",
         .handler = says("desk"),
         .access = Access::kLeader},
        {.method = "POST",
         .pattern = "/api/v1/things",
         .handler =
             [](Exchange& exchange) {
               JsonBody body(exchange);
               body.text("name");
               body.date("day");
               if (AnswerPtr wrong = body.wrong()) return wrong;
               exchange.summary = "made a thing";
               return no_content(exchange);
             },
         .access = Access::kAnalyst},
        {.method = "PUT",
         .pattern = "/api/v1/things/{name}",
         .handler =
             [](Exchange& exchange) {
               if (AnswerPtr wrong = check_if_match(exchange, "7")) return wrong;
               return no_content(exchange);
             },
         .access = Access::kSignedIn},
        {.method = "POST",
         .pattern = "/api/v1/files",
         .handler =
             [](Exchange& exchange) {
               JsonWriter json;
               json.begin_object();
               json.member("bytes", static_cast<int>(exchange.request.body.size()));
               json.end_object();
               return json_answer(exchange, json, 201);
             },
         .access = Access::kAnalyst,
         .body_limit = std::size_t{1024} * 1024},
    };
    auto service = WebService::start(options, source_, clock_, std::move(parts));
    ASSERT_TRUE(service) << service.error().to_string();
    service_ = std::move(*service);
  }

  RawResponse ask(const std::string& method, const std::string& target,
                  const std::string& fields = "", const std::string& body = "") {
    RawClient client(service_->port());
    client.send(method + " " + target + " HTTP/1.1\r\nHost: here\r\n" + fields +
                (method == "GET" ? "" : "Content-Length: " + std::to_string(body.size()) + "\r\n") +
                "\r\n" + body);
    return client.read().value();
  }
  static std::string cookie(const std::string& session) {
    return "Cookie: a=b; __Host-viisari=" + session + "\r\n";
  }
  static constexpr const char* kJson = "Content-Type: application/json\r\n";
  static constexpr const char* kCsrf = "X-CSRF-Token: c\r\n";

  TestSource source_;
  TestIdentity identity_;
  SystemClock clock_;
  std::unique_ptr<WebService> service_;
};

TEST_F(RouterTest, WhatNeedsARoleAsksNobodysNameFirst) {
  EXPECT_EQ(ask("GET", "/api/v1/desk").status, 401);
  EXPECT_EQ(ask("GET", "/api/v1/desk", cookie("s-gone")).status, 401);
  EXPECT_EQ(ask("GET", "/api/v1/desk", cookie("s-viewer")).status, 403);
  EXPECT_EQ(ask("GET", "/api/v1/desk", cookie("s-analyst")).status, 403);
  EXPECT_EQ(ask("GET", "/api/v1/desk", cookie("s-leader")).status, 200);
  EXPECT_EQ(ask("GET", "/api/v1/desk", cookie("s-admin")).status, 200);
}

TEST_F(RouterTest, ATokenStandsForItsAccount) {
  EXPECT_EQ(ask("GET", "/api/v1/desk", "Authorization: Bearer t-leader\r\n").status, 200);
  EXPECT_EQ(ask("GET", "/api/v1/desk", "authorization: bearer t-viewer\r\n").status, 403);
}

TEST_F(RouterTest, AWrongTokenIsRefusedEvenWhereNoneIsNeeded) {
  EXPECT_EQ(ask("GET", "/api/v1/areas", "Authorization: Bearer t-none\r\n").status, 401);
}

TEST_F(RouterTest, TwoSessionsInOneRequestAreNone) {
  EXPECT_EQ(
      ask("GET", "/api/v1/desk", "Cookie: __Host-viisari=s-admin; __Host-viisari=s-leader\r\n")
          .status,
      401);
}

TEST_F(RouterTest, AOneTimePasswordOpensNothingElse) {
  const RawResponse answer = ask("GET", "/api/v1/desk", cookie("s-new"));
  EXPECT_EQ(answer.status, 403);
  EXPECT_THAT(answer.body, HasSubstr("/problems/change-password"));
  EXPECT_EQ(ask("GET", "/api/v1/areas", cookie("s-new")).status, 200);
}

TEST_F(RouterTest, AWriteWithACookieNeedsTheCsrfToken) {
  const std::string body = R"({"name":"a"})";
  const std::string fields = cookie("s-analyst") + kJson;
  EXPECT_EQ(ask("POST", "/api/v1/things", fields, body).status, 403);
  EXPECT_EQ(ask("POST", "/api/v1/things", fields + "X-CSRF-Token: d\r\n", body).status, 403);
  EXPECT_EQ(ask("POST", "/api/v1/things", fields + kCsrf, body).status, 204);
}

TEST_F(RouterTest, AWriteWithATokenNeedsNone) {
  EXPECT_EQ(ask("POST", "/api/v1/things",
                std::string("Authorization: Bearer t-analyst\r\n") + kJson, R"({"name":"a"})")
                .status,
            204);
}

TEST_F(RouterTest, AWriteFromAnotherSiteIsRefused) {
  const std::string fields = cookie("s-analyst") + kJson + kCsrf;
  for (const char* from : {"Sec-Fetch-Site: cross-site\r\n", "Sec-Fetch-Site: same-site\r\n",
                           "Origin: https://elsewhere.example\r\n", "Origin: null\r\n"}) {
    const RawResponse answer = ask("POST", "/api/v1/things", fields + from, R"({"name":"a"})");
    EXPECT_EQ(answer.status, 403) << from;
    EXPECT_THAT(answer.body, HasSubstr("/problems/cross-site")) << from;
  }
  for (const char* from : {"Sec-Fetch-Site: same-origin\r\n", "Origin: https://here\r\n"}) {
    EXPECT_EQ(ask("POST", "/api/v1/things", fields + from, R"({"name":"a"})").status, 204) << from;
  }
}

TEST_F(RouterTest, EveryWriteIsInTheTrailWithWhatCameOfIt) {
  ask("POST", "/api/v1/things?lang=en", cookie("s-analyst") + kJson + kCsrf, R"({"name":"a"})");
  ask("PUT", "/api/v1/things/x", cookie("s-viewer") + kCsrf);
  EXPECT_THAT(identity_.trail, ElementsAre("analyst POST /api/v1/things", "1 204 made a thing",
                                           "viewer PUT /api/v1/things/x", "3 428 "));
}

TEST_F(RouterTest, AWriteThatCannotBeNotedIsNotDone) {
  identity_.refuse_writes = true;
  EXPECT_EQ(
      ask("POST", "/api/v1/things", cookie("s-analyst") + kJson + kCsrf, R"({"name":"a"})").status,
      503);
}

TEST_F(RouterTest, AChangeNamesTheVersionItChanges) {
  const std::string fields = cookie("s-viewer") + kCsrf;
  EXPECT_EQ(ask("PUT", "/api/v1/things/x", fields).status, 428);
  EXPECT_EQ(ask("PUT", "/api/v1/things/x", fields + "If-Match: \"6\"\r\n").status, 412);
  EXPECT_EQ(ask("PUT", "/api/v1/things/x", fields + "If-Match: \"6\", \"7\"\r\n").status, 204);
}

TEST_F(RouterTest, OtherMethodsAreRefusedWithThoseThereAre) {
  const RawResponse answer = ask("DELETE", "/api/v1/things/x", cookie("s-admin") + kCsrf);
  EXPECT_EQ(answer.status, 405);
  EXPECT_EQ(answer.fields.at("allow"), "PUT");
}

TEST_F(RouterTest, ALargeBodyIsTakenOnlyFromThoseWhoMaySendIt) {
  const std::string body(200'000, 'x');
  EXPECT_EQ(ask("POST", "/api/v1/files", "", body).status, 413);
  EXPECT_EQ(ask("POST", "/api/v1/files", cookie("s-viewer") + kCsrf, body).status, 413);
  const RawResponse answer = ask("POST", "/api/v1/files", cookie("s-analyst") + kCsrf, body);
  EXPECT_EQ(answer.status, 201);
  EXPECT_EQ(answer.body, R"({"bytes":200000})");
  EXPECT_EQ(
      ask("POST", "/api/v1/files", cookie("s-analyst") + kCsrf, std::string(2'000'000, 'x')).status,
      413);
}

TEST_F(RouterTest, WhatOnlySomeMaySeeIsNotServedToOthers) {
  const std::string target = "/api/v1/areas/pirkanmaa/indicators";
  EXPECT_THAT(ask("GET", target, cookie("s-viewer")).body, HasSubstr("salainen.luku"));
  EXPECT_THAT(ask("GET", target).body, testing::Not(HasSubstr("salainen.luku")));
  const RawResponse again = ask("GET", target, cookie("s-viewer"));
  EXPECT_THAT(again.body, HasSubstr("salainen.luku"));
  EXPECT_EQ(again.fields.at("cache-control"), "private, no-cache");
}

struct BodyCase {
  const char* name;
  const char* body;
  const char* pointer;
};

class RouterBody : public RouterTest, public testing::WithParamInterface<BodyCase> {};

TEST_P(RouterBody, IsRefusedWithThePlaceOfItsFault) {
  const RawResponse answer =
      ask("POST", "/api/v1/things", cookie("s-analyst") + kJson + kCsrf, GetParam().body);
  EXPECT_EQ(answer.status, 400);
  EXPECT_THAT(answer.body, HasSubstr(std::string("\"pointer\":\"") + GetParam().pointer + "\""));
}

INSTANTIATE_TEST_SUITE_P(
    Cases, RouterBody,
    testing::Values(BodyCase{"empty", "", ""}, BodyCase{"no_object", "[1]", ""},
                    BodyCase{"cut_short", R"({"name":"a")", ""},
                    BodyCase{"twice", R"({"name":"a","name":"b"})", ""},
                    BodyCase{"not_utf8", "{\"name\":\"\xff\"}", ""},
                    BodyCase{"deep", R"({"name":[[[[[[[[[[1]]]]]]]]]]})", ""},
                    BodyCase{"missing", "{}", "/name"},
                    BodyCase{"null", R"({"name":null})", "/name"},
                    BodyCase{"blank", R"({"name":"  "})", "/name"},
                    BodyCase{"number", R"({"name":1})", "/name"},
                    BodyCase{"control", R"({"name":"a\u0000b"})", "/name"},
                    BodyCase{"day", R"({"name":"a","day":"2025-02-30"})", "/day"},
                    BodyCase{"unknown", R"({"name":"a","n/o":1})", "/n~1o"}),
    [](const auto& one) { return std::string(one.param.name); });

TEST_F(RouterTest, ABodyOfAnotherTypeIsRefused) {
  EXPECT_EQ(ask("POST", "/api/v1/things",
                cookie("s-analyst") + kCsrf + "Content-Type: text/plain\r\n", R"({"name":"a"})")
                .status,
            415);
}

}  // namespace
}  // namespace viisari
