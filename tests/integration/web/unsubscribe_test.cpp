// Leaving the digests (RFC 8058) over real sockets.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <map>
#include <mutex>

#include "raw_client.h"
#include "test_source.h"
#include "web/web_service.h"

namespace viisari {
namespace {

using testing::HasSubstr;
using testing::Not;

// Recipients by token.
class TestSubscriptions final : public Subscriptions {
 public:
  Result<std::optional<Subscription>> find(std::string_view token) override {
    const std::lock_guard lock(mutex_);
    if (broken_) return fail(ErrorCode{"store.busy", ErrorKind::kCannotRun}, "busy");
    const auto found = all_.find(std::string(token));
    if (found == all_.end()) return std::nullopt;
    return found->second;
  }
  Result<std::optional<Subscription>> set_left(std::string_view token, bool left) override {
    {
      const std::lock_guard lock(mutex_);
      const auto found = all_.find(std::string(token));
      if (found != all_.end() && !found->second.mandatory) found->second.left = left;
    }
    return find(token);
  }
  bool left(const std::string& token) {
    const std::lock_guard lock(mutex_);
    return all_.at(token).left;
  }
  void set_broken() {
    const std::lock_guard lock(mutex_);
    broken_ = true;
  }

 private:
  std::mutex mutex_;
  bool broken_ = false;
  std::map<std::string, Subscription> all_{{"abc.123", {"Johto <1>", false, false}},
                                           {"must.456", {"Päivystys", true, false}}};
};

class Unsubscribe : public testing::Test {
 protected:
  void SetUp() override {
    HttpServerOptions options;
    options.port = 0;
    auto service = WebService::start(options, source_, clock_, {.subscriptions = &subscriptions_});
    ASSERT_TRUE(service);
    service_ = std::move(*service);
  }
  RawResponse ask(std::string_view target, std::string_view fields = {},
                  std::string_view method = "GET") {
    return get(service_->port(), target, fields, method);
  }
  RawResponse post(std::string_view target, const std::string& body,
                   const std::string& type = "application/x-www-form-urlencoded") {
    RawClient client(service_->port());
    client.send("POST " + std::string(target) + " HTTP/1.1\r\nHost: t\r\nContent-Type: " + type +
                "\r\nContent-Length: " + std::to_string(body.size()) + "\r\n\r\n" + body);
    return client.read().value();
  }

  TestSource source_;
  TestSubscriptions subscriptions_;
  FixedClock clock_{*parse_instant("2026-11-22T16:00:05Z")};
  std::unique_ptr<WebService> service_;
};

TEST_F(Unsubscribe, LookingAtThePageChangesNothing) {
  const RawResponse page = ask("/unsubscribe/abc.123");
  EXPECT_EQ(page.status, 200);
  EXPECT_THAT(page.body, HasSubstr("<form method=\"post\" action=\"/unsubscribe/abc.123\">"));
  EXPECT_EQ(ask("/unsubscribe/abc.123", "", "HEAD").status, 200);
  EXPECT_FALSE(subscriptions_.left("abc.123"));
}

TEST_F(Unsubscribe, ThePageIsNeitherKeptNorFramedAndEscapesTheTitle) {
  const RawResponse page = ask("/unsubscribe/abc.123");
  EXPECT_EQ(page.fields.at("cache-control"), "no-store");
  EXPECT_EQ(page.fields.at("referrer-policy"), "same-origin");
  EXPECT_FALSE(page.fields.contains("etag"));
  EXPECT_THAT(page.body, HasSubstr("Johto &lt;1&gt;"));
  EXPECT_THAT(page.body, Not(HasSubstr("<1>")));
}

TEST_F(Unsubscribe, ThePageSpeaksTheReadersLanguage) {
  EXPECT_THAT(ask("/unsubscribe/abc.123").body, HasSubstr("<html lang=\"fi\">"));
  EXPECT_THAT(ask("/unsubscribe/abc.123", "Accept-Language: en\r\n").body,
              HasSubstr("<html lang=\"en\">"));
  EXPECT_THAT(ask("/unsubscribe/abc.123?lang=en").body,
              HasSubstr("action=\"/unsubscribe/abc.123?lang=en\""));
}

TEST_F(Unsubscribe, TheButtonLeaves) {
  const RawResponse page = post("/unsubscribe/abc.123", "");
  EXPECT_EQ(page.status, 200);
  EXPECT_THAT(page.body, HasSubstr("name=\"return\""));
  EXPECT_TRUE(subscriptions_.left("abc.123"));
}

TEST_F(Unsubscribe, OneClickOfAMailProgramLeaves) {
  EXPECT_EQ(post("/unsubscribe/abc.123", "List-Unsubscribe=One-Click").status, 200);
  EXPECT_TRUE(subscriptions_.left("abc.123"));
}

TEST_F(Unsubscribe, OneClickAsMultipartLeaves) {
  EXPECT_EQ(post("/unsubscribe/abc.123",
                 "--b\r\nContent-Disposition: form-data; name=\"List-Unsubscribe\"\r\n\r\n"
                 "One-Click\r\n--b--\r\n",
                 "multipart/form-data; boundary=b")
                .status,
            200);
  EXPECT_TRUE(subscriptions_.left("abc.123"));
}

TEST_F(Unsubscribe, LeavingTwiceIsLeavingOnce) {
  post("/unsubscribe/abc.123", "");
  EXPECT_EQ(post("/unsubscribe/abc.123", "").status, 200);
  EXPECT_TRUE(subscriptions_.left("abc.123"));
}

TEST_F(Unsubscribe, TheOtherButtonComesBack) {
  post("/unsubscribe/abc.123", "");
  EXPECT_EQ(post("/unsubscribe/abc.123", "return=1").status, 200);
  EXPECT_FALSE(subscriptions_.left("abc.123"));
}

TEST_F(Unsubscribe, AMandatoryRecipientHasNoButtonAndStays) {
  EXPECT_THAT(ask("/unsubscribe/must.456").body, Not(HasSubstr("<form")));
  EXPECT_EQ(post("/unsubscribe/must.456", "").status, 200);
  EXPECT_FALSE(subscriptions_.left("must.456"));
}

TEST_F(Unsubscribe, AWrongTokenIsAsUnknownAsAnyPage) {
  const auto unknown = [](RawResponse response, std::string_view path) {
    EXPECT_EQ(response.status, 404);
    response.fields.erase("date");
    response.fields.erase("content-length");
    const std::size_t place = response.body.find(path);
    if (place != std::string::npos) response.body.erase(place, path.size());
    return std::pair(response.fields, response.body);
  };
  const auto expected = unknown(ask("/nothing/abc.124"), "/nothing/abc.124");
  EXPECT_EQ(unknown(ask("/unsubscribe/abc.124"), "/unsubscribe/abc.124"), expected);
  EXPECT_EQ(unknown(post("/unsubscribe/abc.124", ""), "/unsubscribe/abc.124"), expected);
  EXPECT_EQ(ask("/unsubscribe/").status, 404);
  EXPECT_EQ(ask("/unsubscribe").status, 404);
  EXPECT_EQ(ask("/unsubscribe/abc.123/more").status, 404);
  EXPECT_EQ(post("/unsubscribe/abc.123/more", "").status, 404);
  EXPECT_FALSE(subscriptions_.left("abc.123"));
}

TEST_F(Unsubscribe, OtherPagesTakeNoPost) {
  for (const char* target : {"/", "/findings", "/api/v1/areas", "/metrics"}) {
    const RawResponse answer = post(target, "");
    EXPECT_EQ(answer.status, 405) << target;
    EXPECT_EQ(answer.fields.at("allow"), "GET, HEAD") << target;
  }
}

TEST_F(Unsubscribe, ThePageTakesNoOtherMethod) {
  const RawResponse answer = ask("/unsubscribe/abc.123", "", "DELETE");
  EXPECT_EQ(answer.status, 405);
  EXPECT_EQ(answer.fields.at("allow"), "GET, HEAD, POST");
  EXPECT_FALSE(subscriptions_.left("abc.123"));
}

TEST_F(Unsubscribe, AParameterThatIsNotKnownChangesNothing) {
  EXPECT_EQ(post("/unsubscribe/abc.123?left=1", "").status, 400);
  EXPECT_FALSE(subscriptions_.left("abc.123"));
}

TEST_F(Unsubscribe, AStoreThatCannotBeReadIsUnavailable) {
  subscriptions_.set_broken();
  EXPECT_EQ(ask("/unsubscribe/abc.123").status, 503);
}

TEST_F(Unsubscribe, WithoutRecipientsThereIsNoSuchPage) {
  HttpServerOptions options;
  options.port = 0;
  const auto service = WebService::start(options, source_, clock_);
  ASSERT_TRUE(service);
  EXPECT_EQ(get((*service)->port(), "/unsubscribe/abc.123").status, 404);
}

}  // namespace
}  // namespace viisari
