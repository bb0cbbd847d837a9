// Signing in, people, tokens and the audit trail on a running server and with the commands.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <csignal>
#include <cstdlib>
#include <fstream>
#include <memory>
#include <string>
#include <thread>
#include <vector>

#include "program.h"
#include "web_client.h"

namespace viisari::testing_support {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::Not;

const std::string kPassword = "aurinko nousee idästä";
const std::string kSession = "/api/v1/session";
const std::string kPeople = "/api/v1/people";

// The word after `label` on its line.
std::string word_after(const std::string& text, const std::string& label) {
  const std::size_t at = text.find(label);
  if (at == std::string::npos) return "";
  const std::size_t begin = text.find_first_not_of(' ', at + label.size());
  return text.substr(begin, text.find_first_of(" \n", begin) - begin);
}

class AccountsServed : public testing::Test {
 protected:
  void SetUp() override {
    here_.configure("[server]\nport = 0");
    server_ = std::make_unique<Background>(
        here_.command({"serve", "--as-of", "2025-12-01", "--lang", "en"}), here_.folder() / "err");
    const std::string line = server_->wait_for("Serving http://127.0.0.1:");
    ASSERT_NE(line, "");
    port_ = std::stoi(line.substr(line.find("127.0.0.1:") + 10));
    one_time_ = word_after(server_->seen(), "One-time password:");
  }

  int port() const { return port_; }
  const Installation& here() const { return here_; }
  Background& server() { return *server_; }
  const std::string& one_time() const { return one_time_; }

  // The admin of the first start, with a password of its own.
  WebClient admin() {
    WebClient client(port_);
    EXPECT_EQ(client.sign_in("admin", one_time_).status, 201);
    EXPECT_EQ(client.change_password(one_time_, kPassword).status, 200);
    return client;
  }
  // Adds an account with the command and gives it the password.
  WebClient person(const std::string& name, std::vector<std::string> rights) {
    std::vector<std::string> words{"people", "add", name, "--lang", "en"};
    words.insert(words.end(), rights.begin(), rights.end());
    const Finished added = here_.run(words);
    EXPECT_EQ(added.status, 0) << added.err;
    const std::string given = word_after(added.out, "One-time password:");
    WebClient client(port_);
    EXPECT_EQ(client.sign_in(name, given).status, 201);
    EXPECT_EQ(client.change_password(given, kPassword).status, 200);
    return client;
  }

 private:
  Installation here_{std::string("accounts_") +
                     testing::UnitTest::GetInstance()->current_test_info()->name()};
  std::unique_ptr<Background> server_;
  int port_ = 0;
  std::string one_time_;
};

// ---- First start -----------------------------------------------------------------------------

TEST_F(AccountsServed, TheFirstStartTellsAOneTimePasswordOnceAndNotInTheLog) {
  EXPECT_GE(one_time().size(), 12U);
  std::ifstream err(here().folder() / "err");
  const std::string log(std::istreambuf_iterator<char>(err), {});
  EXPECT_THAT(log, Not(HasSubstr(one_time())));
  EXPECT_EQ(server().end(SIGTERM), 0);
  Background again(here().command({"serve", "--lang", "en"}));
  EXPECT_NE(again.wait_for("Serving"), "");
  EXPECT_THAT(again.seen(), Not(HasSubstr("password")));
}

TEST_F(AccountsServed, AOneTimePasswordAllowsNothingButChangingIt) {
  WebClient client(port());
  const WebAnswer signed_in = client.sign_in("admin", one_time());
  ASSERT_EQ(signed_in.status, 201);
  EXPECT_TRUE(signed_in.json()["must_change_password"].GetBool());
  EXPECT_EQ(client.get(kPeople).problem(), "change-password");
  EXPECT_EQ(client.change_password(one_time(), "lyhyt").problem(), "bad-body");
  EXPECT_EQ(client.change_password(one_time(), one_time()).problem(), "bad-body");
  EXPECT_EQ(client.change_password(one_time(), kPassword).status, 200);
  EXPECT_EQ(client.get(kPeople).status, 200);
}

// ---- Sessions --------------------------------------------------------------------------------

TEST_F(AccountsServed, TheCookieIsForThisHostOverTlsAndNotForScripts) {
  WebClient client(port());
  const WebAnswer answer = client.sign_in("admin", one_time());
  const std::string set = answer.fields.at("set-cookie");
  EXPECT_TRUE(set.starts_with("__Host-viisari="));
  EXPECT_TRUE(set.ends_with("; Path=/; Secure; HttpOnly; SameSite=Lax")) << set;
  EXPECT_EQ(answer.fields.at("cache-control"), "no-store");
  EXPECT_EQ(answer.fields.at("location"), kSession);
}

TEST_F(AccountsServed, NobodyIsAnAnswerToo) {
  WebClient client(port());
  const WebAnswer answer = client.get(kSession);
  EXPECT_EQ(answer.status, 200);
  EXPECT_TRUE(answer.is_null("account"));
  EXPECT_TRUE(answer.is_null("csrf_token"));
}

TEST_F(AccountsServed, AnUnknownNameAndAWrongPasswordGetTheSameAnswer) {
  WebClient client(port());
  const WebAnswer unknown = client.sign_in("kukaan", "väärä");
  const WebAnswer wrong = client.sign_in("admin", "väärä");
  EXPECT_EQ(unknown.status, 401);
  EXPECT_EQ(unknown.problem(), "wrong-password");
  EXPECT_EQ(unknown.body, wrong.body);
  EXPECT_FALSE(wrong.fields.contains("set-cookie"));
}

TEST_F(AccountsServed, ASessionThatTheClientChoseIsNone) {
  WebClient client(port());
  client.cookie = "__Host-viisari=" + std::string(43, 'a');
  const std::string chosen = client.cookie;
  ASSERT_EQ(client.sign_in("admin", one_time()).status, 201);
  EXPECT_NE(client.cookie, chosen);
  WebClient attacker(port());
  attacker.cookie = chosen;
  EXPECT_TRUE(attacker.get(kSession).is_null("account"));
}

TEST_F(AccountsServed, SigningInAgainOrChangingThePasswordEndsTheSessionBefore) {
  WebClient first(port());
  ASSERT_EQ(first.sign_in("admin", one_time()).status, 201);
  WebClient old = first;
  ASSERT_EQ(first.sign_in("admin", one_time()).status, 201);
  EXPECT_TRUE(old.get(kSession).is_null("account"));
  old = first;
  ASSERT_EQ(first.change_password(one_time(), kPassword).status, 200);
  EXPECT_TRUE(old.get(kSession).is_null("account"));
  EXPECT_FALSE(first.get(kSession).is_null("account"));
}

TEST_F(AccountsServed, SigningOutEndsTheSessionOnTheServer) {
  WebClient client = admin();
  const WebAnswer out = client.ask("DELETE", kSession);
  EXPECT_EQ(out.status, 204);
  EXPECT_THAT(out.fields.at("set-cookie"), HasSubstr("Max-Age=0"));
  EXPECT_TRUE(client.get(kSession).is_null("account"));
  EXPECT_EQ(client.get(kPeople).problem(), "sign-in-needed");
}

TEST_F(AccountsServed, AWriteFromElsewhereIsRefused) {
  WebClient client = admin();
  const std::string person =
      R"({"name":"a","role":"viewer","areas":null,"restricted":false,"recipient":null})";
  EXPECT_EQ(client.ask("POST", kPeople, person, "Origin: https://evil.example\r\n").problem(),
            "cross-site");
  EXPECT_EQ(client.ask("POST", kPeople, person, "Sec-Fetch-Site: cross-site\r\n").problem(),
            "cross-site");
  EXPECT_EQ(client.ask("POST", kPeople, person, "Sec-Fetch-Site: same-site\r\n").problem(),
            "cross-site");
  WebClient without = client;
  without.csrf.clear();
  EXPECT_EQ(without.ask("POST", kPeople, person).problem(), "cross-site");
  without.csrf = std::string(client.csrf.size(), 'a');
  EXPECT_EQ(without.ask("POST", kPeople, person).problem(), "cross-site");
  WebClient stranger(port());
  EXPECT_EQ(stranger
                .ask("POST", kSession, R"({"name":"admin","password":"x"})",
                     "Origin: https://evil.example\r\n")
                .problem(),
            "cross-site");
  EXPECT_EQ(client.ask("POST", kPeople, person, "Sec-Fetch-Site: same-origin\r\n").status, 201);
}

TEST_F(AccountsServed, TenThousandWrongPasswordsStopNeitherRequestsNorOthersWhoSignIn) {
  const Finished added =
      here().run({"people", "add", "lapset.johto", "--role", "leader", "--lang", "en"});
  ASSERT_EQ(added.status, 0) << added.err;
  constexpr int kThreads = 4;
  std::vector<std::thread> attackers;
  std::vector<int> hashed(kThreads);  // how many were looked at
  std::vector<int> others(kThreads);  // how many got another answer than 401, 429 or 503
  for (std::size_t t = 0; t < kThreads; ++t) {
    attackers.emplace_back([&, t] {
      WebClient client(port());
      for (int i = 0; i < 10'000 / kThreads; ++i) {
        const int status = client.sign_in("admin", "väärä " + std::to_string(i)).status;
        hashed[t] += status == 401 ? 1 : 0;
        others[t] += status != 401 && status != 429 && status != 503 ? 1 : 0;
      }
    });
  }
  WebClient reader(port());
  for (int i = 0; i < 20; ++i) EXPECT_EQ(reader.get("/api/v1/areas").status, 200);
  WebClient johto(port());
  EXPECT_EQ(johto.sign_in("lapset.johto", word_after(added.out, "One-time password:")).status, 201);
  for (std::thread& attacker : attackers) attacker.join();
  EXPECT_THAT(others, testing::Each(0));
  int looked_at = 0;
  for (const int count : hashed) looked_at += count;
  EXPECT_LT(looked_at, 100);
  WebClient elsewhere(port(), "127.0.0.2");
  EXPECT_EQ(elsewhere.sign_in("admin", one_time()).status, 201) << "from another address";
}

TEST_F(AccountsServed, AThrottledTrySaysWhenToComeAgain) {
  WebClient client(port());
  WebAnswer answer;
  // A slow machine may take longer to look at one than the first waits are.
  for (int i = 0; i < 15 && answer.status != 429; ++i) answer = client.sign_in("admin", "väärä");
  EXPECT_EQ(answer.problem(), "too-many-requests");
  EXPECT_GE(std::stoi(answer.fields.at("retry-after")), 1);
}

// ---- People ----------------------------------------------------------------------------------

std::string settings(const std::string& role, const std::string& areas, bool enabled) {
  return R"({"role":")" + role + R"(","areas":)" + areas +
         R"(,"restricted":false,"recipient":null,"enabled":)" + (enabled ? "true}" : "false}");
}

TEST_F(AccountsServed, AnAdminAddsChangesAndDisablesPeople) {
  WebClient client = admin();
  const WebAnswer added = client.ask(
      "POST", kPeople,
      R"({"name":"johto","role":"leader","areas":["pohjois-savo"],"restricted":false,"recipient":null})");
  ASSERT_EQ(added.status, 201) << added.body;
  EXPECT_EQ(added.fields.at("location"), kPeople + "/johto");
  WebClient johto(port());
  EXPECT_EQ(johto.sign_in("johto", added.text("one_time_password")).status, 201);

  const WebAnswer shown = client.get(kPeople + "/johto");
  EXPECT_THAT(shown.body, Not(HasSubstr("password\":\"")));
  const WebAnswer changed = client.ask("PUT", kPeople + "/johto", settings("viewer", "null", true),
                                       "If-Match: " + shown.fields.at("etag") + "\r\n");
  EXPECT_EQ(changed.status, 200) << changed.body;
  EXPECT_EQ(changed.text("role"), "viewer");
  EXPECT_TRUE(johto.get(kSession).is_null("account")) << "its session has ended";
  EXPECT_EQ(client
                .ask("PUT", kPeople + "/johto", settings("viewer", "null", false),
                     "If-Match: " + changed.fields.at("etag") + "\r\n")
                .status,
            200);
  EXPECT_EQ(johto.sign_in("johto", added.text("one_time_password")).status, 401);
}

TEST_F(AccountsServed, TheSecondOfTwoAdminsLearnsOfTheConflict) {
  WebClient client = admin();
  ASSERT_EQ(here().run({"people", "add", "johto", "--role", "viewer"}).status, 0);
  const std::string etag = client.get(kPeople + "/johto").fields.at("etag");
  const std::string match = "If-Match: " + etag + "\r\n";
  EXPECT_EQ(client.ask("PUT", kPeople + "/johto", settings("leader", "null", true), match).status,
            200);
  EXPECT_EQ(client.ask("PUT", kPeople + "/johto", settings("analyst", "null", true), match).status,
            412);
  EXPECT_EQ(client.ask("PUT", kPeople + "/johto", settings("analyst", "null", true)).status, 428);
  EXPECT_EQ(client.get(kPeople + "/johto").text("role"), "leader");
}

TEST_F(AccountsServed, TheLastAdminStaysOne) {
  WebClient client = admin();
  const std::string match =
      "If-Match: " + client.get(kPeople + "/admin").fields.at("etag") + "\r\n";
  EXPECT_EQ(client.ask("PUT", kPeople + "/admin", settings("viewer", "null", true), match).status,
            409);
  EXPECT_EQ(client.ask("PUT", kPeople + "/admin", settings("admin", "null", false), match).status,
            409);
}

TEST_F(AccountsServed, WhatIsWrongWithAnAccountIsToldOfEachMember) {
  WebClient client = admin();
  const WebAnswer answer = client.ask(
      "POST", kPeople,
      R"({"name":"Matti M","role":"boss","areas":[],"restricted":false,"recipient":"kukaan"})");
  ASSERT_EQ(answer.status, 400);
  std::vector<std::string> pointers;
  const auto json = answer.json();
  for (const auto& error : json["errors"].GetArray()) {
    pointers.emplace_back(error["pointer"].GetString());
  }
  EXPECT_THAT(pointers, ElementsAre("/name", "/areas", "/role", "/recipient"));
  EXPECT_EQ(client
                .ask("POST", kPeople,
                     R"({"name":"admin","role":"admin","areas":null,"restricted":false})")
                .status,
            409);
}

TEST_F(AccountsServed, OnlyAdminsSeePeopleTokensAndTheTrail) {
  WebClient leader = person("johto", {"--role", "leader"});
  for (const char* path :
       {"/api/v1/people", "/api/v1/people/johto", "/api/v1/tokens", "/api/v1/audit-trail"}) {
    EXPECT_EQ(leader.get(path).problem(), "forbidden") << path;
    EXPECT_EQ(WebClient(port()).get(path).problem(), "sign-in-needed") << path;
  }
}

TEST_F(AccountsServed, PeopleAreListedInPages) {
  WebClient client = admin();
  for (const char* name : {"a", "b", "c"}) {
    ASSERT_EQ(here().run({"people", "add", name, "--role", "viewer"}).status, 0);
  }
  std::vector<std::string> names;
  std::string cursor;
  for (int pages = 0; pages < 5; ++pages) {
    const WebAnswer page =
        client.get(kPeople + "?limit=2" + (cursor.empty() ? "" : "&cursor=" + cursor));
    ASSERT_EQ(page.status, 200);
    const auto json = page.json();
    for (const auto& one : json["people"].GetArray()) names.emplace_back(one["name"].GetString());
    cursor = page.text("next");
    if (cursor.empty()) break;
  }
  EXPECT_THAT(names, ElementsAre("a", "admin", "b", "c"));
}

TEST_F(AccountsServed, RestrictedFiguresAreForThoseWithTheRightToTheArea) {
  const std::string path = "/api/v1/areas/keski-suomi/indicators?limit=500";
  const auto count = [&path](WebClient client) {
    const auto json = client.get(path).json();
    return json.HasMember("indicators") ? json["indicators"].Size() : 0U;
  };
  const unsigned everybody = count(WebClient(port()));
  ASSERT_GT(everybody, 0U);
  EXPECT_GT(count(person("a", {"--role", "viewer", "--restricted", "yes"})), everybody);
  EXPECT_EQ(count(person("b", {"--role", "viewer"})), everybody);
  EXPECT_EQ(
      count(person("c", {"--role", "viewer", "--restricted", "yes", "--area", "pohjois-savo"})),
      everybody);
}

TEST_F(AccountsServed, AWriteIsForTheAreasOfTheAccountOnly) {
  WebClient analyst = person("analyysi", {"--role", "analyst", "--area", "pohjois-savo"});
  EXPECT_EQ(analyst.ask("POST", "/api/v1/areas/pirkanmaa/imports/preview", "x").problem(),
            "forbidden");
  EXPECT_NE(analyst.ask("POST", "/api/v1/areas/pohjois-savo/imports/preview", "x").status, 403);
  const std::string silence =
      R"({"subject":"pirkanmaa","reason":"Muutos kesken","until":"2099-01-01"})";
  EXPECT_EQ(analyst.ask("POST", "/api/v1/silences", silence).problem(), "forbidden");
}

// ---- Tokens ----------------------------------------------------------------------------------

TEST_F(AccountsServed, ATokenReadsUntilItIsRevoked) {
  WebClient client = admin();
  const WebAnswer created = client.ask(
      "POST", "/api/v1/tokens",
      R"({"account":"admin","label":"raportointi","scope":"read","expires_on":"2099-01-01"})");
  EXPECT_EQ(created.problem(), "bad-body") << "too far away";
  const Finished made =
      here().run({"tokens", "create", "admin", "--label", "raportointi", "--lang", "en"});
  ASSERT_EQ(made.status, 0) << made.err;
  const std::string bearer = "Authorization: Bearer " + word_after(made.out, "Token 1:") + "\r\n";
  WebClient program(port());
  EXPECT_EQ(program.ask("GET", kPeople, "", bearer).status, 200);
  EXPECT_EQ(program.ask("POST", kPeople, "{}", bearer).problem(), "forbidden");
  const WebAnswer listed = client.get("/api/v1/tokens");
  EXPECT_THAT(listed.body, Not(HasSubstr(word_after(made.out, "Token 1:"))));
  EXPECT_EQ(client.ask("DELETE", "/api/v1/tokens/1").status, 204);
  EXPECT_EQ(program.ask("GET", kPeople, "", bearer).problem(), "bad-token");
}

TEST_F(AccountsServed, ATokenThatWritesMakesNoOtherAccountOrToken) {
  WebClient client = admin();
  const Finished made =
      here().run({"tokens", "create", "admin", "--label", "x", "--scope", "write", "--lang", "en"});
  const std::string bearer = "Authorization: Bearer " + word_after(made.out, "Token 1:") + "\r\n";
  WebClient program(port());
  EXPECT_EQ(program
                .ask("POST", kPeople,
                     R"({"name":"b","role":"admin","areas":null,"restricted":true})", bearer)
                .problem(),
            "forbidden");
  EXPECT_EQ(program.ask("DELETE", "/api/v1/tokens/1", "", bearer).problem(), "forbidden");
  EXPECT_EQ(program.ask("DELETE", kSession, "", bearer).problem(), "forbidden");
}

// ---- Audit trail -----------------------------------------------------------------------------

TEST_F(AccountsServed, TheTrailTellsWhatWasDoneAndHoldsNoSecret) {
  WebClient client = admin();
  const WebAnswer added = client.ask(
      "POST", kPeople,
      R"({"name":"johto","role":"leader","areas":null,"restricted":false,"recipient":null})");
  ASSERT_EQ(added.status, 201);
  ASSERT_EQ(client.ask("POST", kPeople + "/johto/password").status, 200);
  EXPECT_EQ(client.ask("DELETE", "/api/v1/tokens/77").status, 404);
  const WebAnswer trail = client.get("/api/v1/audit-trail?account=admin");
  std::vector<std::string> done;
  const auto json = trail.json();
  for (const auto& entry : json["entries"].GetArray()) {
    done.push_back(std::string(entry["method"].GetString()) + " " + entry["path"].GetString() +
                   " " + std::to_string(entry["status"].GetInt()));
  }
  EXPECT_THAT(done, ElementsAre("DELETE /api/v1/tokens/77 404",
                                "POST /api/v1/people/johto/password 200", "POST /api/v1/people 201",
                                "PUT /api/v1/session/password 200", "POST /api/v1/session 201"));
  for (const std::string& secret : {one_time(), kPassword, added.text("one_time_password"),
                                    client.cookie.substr(15), client.csrf}) {
    EXPECT_THAT(trail.body, Not(HasSubstr(secret)));
  }
}

TEST_F(AccountsServed, EveryAnswerFitsTheOpenApiDescription) {
  person("johto", {"--role", "leader", "--area", "pohjois-savo"});
  const Finished made = here().run({"tokens", "create", "admin", "--label", "x", "--lang", "en"});
  ASSERT_EQ(made.status, 0) << made.err;
  const std::string source = VIISARI_SOURCE_DIR;
  const std::string command =
      "/usr/bin/python3 " + source +
      "/tests/integration/web/validate_openapi.py http://127.0.0.1:" + std::to_string(port()) +
      " " + source + "/host/web/openapi.yaml " + word_after(made.out, "Token 1:") + " admin";
  EXPECT_EQ(std::system(command.c_str()), 0);
}

// ---- Commands --------------------------------------------------------------------------------

TEST(AccountCommands, ALostPasswordIsReplaced) {
  const Installation here("accounts_reset");
  ASSERT_EQ(here.run({"people", "add", "johto", "--role", "leader"}).status, 0);
  const Finished reset = here.run({"people", "reset-password", "johto", "--lang", "en"});
  EXPECT_EQ(reset.status, 0);
  EXPECT_GE(word_after(reset.out, "One-time password:").size(), 12U);
}

TEST(AccountCommands, RefuseWhatThereIsNot) {
  const Installation here("accounts_refuse");
  EXPECT_EQ(here.run({"people", "disable", "kukaan"}).status, 2);
  EXPECT_EQ(here.run({"people", "add", "Matti", "--role", "viewer"}).status, 2);
  EXPECT_EQ(here.run({"people", "add", "a", "--role", "boss"}).status, 2);
  EXPECT_EQ(here.run({"people", "add", "a", "--role", "viewer", "--area", "lappi"}).status, 2);
  EXPECT_EQ(here.run({"tokens", "revoke", "1"}).status, 2);
  EXPECT_EQ(here.run({"tokens", "create", "kukaan", "--label", "x"}).status, 2);
}

TEST(AccountCommands, ChangesAreInTheTrailWithTheirResult) {
  const Installation here("accounts_trail");
  ASSERT_EQ(here.run({"people", "add", "johto", "--role", "leader"}).status, 0);
  ASSERT_EQ(here.run({"people", "set", "johto", "--area", "pohjois-savo,pirkanmaa"}).status, 0);
  ASSERT_EQ(here.run({"people", "disable", "muu"}).status, 2);
  const Finished trail = here.run({"audit-trail", "--format", "json"});
  rapidjson::Document json;
  json.Parse(trail.out.c_str());
  ASSERT_TRUE(json.IsArray() && json.Size() == 3) << trail.out;
  EXPECT_STREQ(json[0]["path"].GetString(), "people disable muu");
  EXPECT_EQ(json[0]["status"].GetInt(), 2);
  EXPECT_STREQ(json[2]["path"].GetString(), "people add johto");
  EXPECT_EQ(json[2]["status"].GetInt(), 0);
}

TEST(AccountCommands, ShowPeopleAndTokensAsJson) {
  const Installation here("accounts_json");
  ASSERT_EQ(
      here.run({"people", "add", "johto", "--role", "leader", "--area", "pohjois-savo"}).status, 0);
  ASSERT_EQ(here.run({"tokens", "create", "johto", "--label", "x"}).status, 0);
  rapidjson::Document people;
  people.Parse(here.run({"people", "list", "--format", "json"}).out.c_str());
  ASSERT_TRUE(people.IsArray() && people.Size() == 1);
  EXPECT_STREQ(people[0]["areas"][0].GetString(), "pohjois-savo");
  EXPECT_TRUE(people[0]["must_change_password"].GetBool());
  rapidjson::Document tokens;
  tokens.Parse(here.run({"tokens", "list", "--format", "json"}).out.c_str());
  ASSERT_TRUE(tokens.IsArray() && tokens.Size() == 1);
  EXPECT_STREQ(tokens[0]["state"].GetString(), "active");
}

}  // namespace
}  // namespace viisari::testing_support
