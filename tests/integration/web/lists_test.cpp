// Lists, services, comparisons and files over HTTP, and in which encoding they come.
#include <gmock/gmock.h>
#include <rapidjson/document.h>

#include "raw_client.h"
#include "test_source.h"
#include "web/web_service.h"

namespace viisari {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;
using ::testing::StartsWith;

const std::string kList = "/api/v1/areas/pirkanmaa/indicators";

class WebLists : public ::testing::Test {
 protected:
  WebLists() {
    source_.comparing = true;
    HttpServerOptions options;
    options.port = 0;
    auto service = WebService::start(options, source_, clock_);
    if (!service) throw std::runtime_error(service.error().to_string());
    service_ = std::move(*service);
  }

  std::uint16_t port() const { return service_->port(); }
  RawResponse ask(const std::string& target, std::string_view fields = {},
                  std::string_view method = "GET") {
    return get(port(), target, fields, method);
  }
  rapidjson::Document json(const std::string& target) {
    const RawResponse response = ask(target);
    EXPECT_EQ(response.status, 200) << target << "\n" << response.body;
    rapidjson::Document out;
    out.Parse(response.body.c_str());
    EXPECT_TRUE(out.IsObject()) << target;
    return out;
  }
  std::vector<std::string> keys(const std::string& target) {
    const auto document = json(target);
    std::vector<std::string> out;
    for (const auto& row : document["indicators"].GetArray()) {
      out.push_back(std::string(row["id"].GetString()).substr(std::string("pirkanmaa/").size()));
    }
    return out;
  }

  TestSource source_;
  SystemClock clock_;
  std::unique_ptr<WebService> service_;
};

TEST_F(WebLists, TellOfEachIndicatorWhatAListShows) {
  const auto document = json(kList);
  const auto& row = document["indicators"][0];
  EXPECT_EQ(row["value"].GetDouble(), 67);
  EXPECT_STREQ(row["next_target"]["period"].GetString(), "2026");
  EXPECT_EQ(row["next_target"]["value"].GetDouble(), 80);
  EXPECT_TRUE(row["last_target"].IsNull());
  EXPECT_STREQ(row["stated_verdict"]["meaning"].GetString(), "on_track");
  EXPECT_EQ(document["total"].GetInt(), 7);
}

TEST_F(WebLists, AreSearchedWithoutCaseAndAccents) {
  EXPECT_THAT(keys(kList + "?q=ASIAKASTYYTYVAISYYS"), ElementsAre("perhetyo_shl.nps"));
  EXPECT_THAT(keys(kList + "?q=satisfaction+family"), ElementsAre("perhetyo_shl.nps"));
  EXPECT_THAT(keys(kList + "?q=salainen"), IsEmpty());
}

TEST_F(WebLists, ComeInPagesWithALinkToTheNext) {
  const RawResponse first = ask(kList + "?limit=5&lang=en");
  EXPECT_EQ(first.fields.at("link"),
            "<" + kList + "?limit=5&lang=en&cursor=a.no_data>; rel=\"next\"");
  const RawResponse second = ask(kList + "?limit=5&lang=en&cursor=a.no_data");
  EXPECT_FALSE(second.fields.contains("link"));
  EXPECT_THAT(keys(kList + "?limit=5&cursor=a.no_data"),
              ElementsAre("a.no_target", "a.not_started"));
}

TEST_F(WebLists, CountAllThatTheFiltersLetThroughOnEveryPage) {
  const auto document = json(kList + "?limit=1&status=off_track,at_risk");
  EXPECT_EQ(document["total"].GetInt(), 2);
  EXPECT_EQ(document["counts"]["at_risk"].GetInt(), 1);
  EXPECT_EQ(document["counts"]["achieved"].GetInt(), 0);
}

TEST_F(WebLists, ServicesComeWithTheirGoalsAndCounts) {
  const auto document = json("/api/v1/areas/pirkanmaa/services");
  EXPECT_EQ(document["services"].Size(), 2U);
  const auto& service = document["services"][0];
  EXPECT_STREQ(service["name"].GetString(), "Perhetyö");
  EXPECT_EQ(service["indicators"].GetInt(), 6);
  EXPECT_EQ(service["goals"].Size(), 2U);
  EXPECT_TRUE(service["goals"][1]["name"].IsNull());
  EXPECT_EQ(service["goals"][1]["indicators"].GetInt(), 5);
}

TEST_F(WebLists, AnAreaTellsItsWorstItsFindingsAndItsLatestDay) {
  const auto document = json("/api/v1/areas");
  const auto& area = document["areas"][0];
  EXPECT_STREQ(area["last_published"].GetString(), "2025-11-30");
  EXPECT_EQ(area["findings"]["contradiction"].GetInt(), 1);
  ASSERT_EQ(area["worst"].Size(), 2U);
  EXPECT_STREQ(area["worst"][0]["status"].GetString(), "off_track");
  EXPECT_TRUE(document["areas"][1]["last_published"].IsNull());
  EXPECT_EQ(document["areas"][1]["worst"].Size(), 0U);
}

TEST_F(WebLists, ComparisonsShowEachAreasFigureAndWhatDiffers) {
  const auto document = json("/api/v1/comparisons");
  ASSERT_EQ(document["comparisons"].Size(), 1U);
  const auto& one = document["comparisons"][0];
  EXPECT_STREQ(one["caveat"]["en"].GetString(), "Different groups.");
  ASSERT_EQ(one["members"].Size(), 2U);
  EXPECT_STREQ(one["members"][0]["area"].GetString(), "pirkanmaa");
  EXPECT_EQ(one["members"][0]["baseline"]["value"].GetDouble(), 53);
  EXPECT_TRUE(one["members"][0]["note"].IsNull());
  EXPECT_STREQ(one["members"][1]["note"]["en"].GetString(), "Everybody.");
  ASSERT_EQ(one["remarks"].Size(), 1U);
  EXPECT_STREQ(one["remarks"][0]["code"].GetString(), "no_figure");
}

TEST_F(WebLists, AComparisonOfARestrictedIndicatorIsNotShown) {
  for (const char* format : {"json", "csv", "json-stat"}) {
    const std::string target = std::string("/api/v1/comparisons?format=") + format;
    EXPECT_THAT(ask(target).body, Not(HasSubstr("SALAINEN"))) << format;
  }
}

TEST_F(WebLists, FilesAreNamedSafely) {
  const RawResponse file = ask(kList + "?format=csv&lang=en&as_of=2025-11-01");
  EXPECT_EQ(file.fields.at("content-disposition"),
            "attachment; filename=\"viisari-pirkanmaa-indicators-2025-11-01.csv\"");
}

TEST_F(WebLists, FilesHoldWhatTheFiltersLetThrough) {
  const std::string body = ask(kList + "?format=csv&status=off_track&limit=1").body;
  EXPECT_EQ(std::count(body.begin(), body.end(), '\r'), 2);
}

// ---- encodings

TEST_F(WebLists, ComePackedToThoseWhoTakeIt) {
  const RawResponse plain = ask(kList);
  const RawResponse packed = ask(kList, "Accept-Encoding: br, gzip\r\n");
  EXPECT_FALSE(plain.fields.contains("content-encoding"));
  EXPECT_EQ(packed.fields.at("content-encoding"), "gzip");
  EXPECT_LT(packed.body.size(), plain.body.size());
  EXPECT_NE(packed.fields.at("etag"), plain.fields.at("etag"));
  EXPECT_EQ(packed.fields.at("vary"), plain.fields.at("vary"));
  EXPECT_THAT(packed.fields.at("vary"), HasSubstr("Accept-Encoding"));
}

TEST_F(WebLists, AnETagIsGoodForItsOwnEncoding) {
  const std::string packed = ask(kList, "Accept-Encoding: gzip\r\n").fields.at("etag");
  const std::string known = "If-None-Match: " + packed + "\r\n";
  const RawResponse same = ask(kList, "Accept-Encoding: gzip\r\n" + known);
  EXPECT_EQ(same.status, 304);
  EXPECT_EQ(same.fields.at("etag"), packed);
  EXPECT_THAT(same.fields.at("vary"), HasSubstr("Accept-Encoding"));
  EXPECT_EQ(ask(kList, known).status, 200);
}

TEST_F(WebLists, ThePlainFormMayBeKeptWhereThePackedOneWouldBeSent) {
  const std::string plain = ask(kList).fields.at("etag");
  const RawResponse same = ask(kList, "Accept-Encoding: gzip\r\nIf-None-Match: " + plain + "\r\n");
  EXPECT_EQ(same.status, 304);
  EXPECT_EQ(same.fields.at("etag"), plain);
}

TEST_F(WebLists, HeadTellsTheLengthOfThePackedForm) {
  RawClient client(port());
  client.send("HEAD " + kList + " HTTP/1.1\r\nHost: x\r\nAccept-Encoding: gzip\r\n\r\n");
  const auto head = client.read(true);
  ASSERT_TRUE(head);
  const RawResponse packed = ask(kList, "Accept-Encoding: gzip\r\n");
  EXPECT_EQ(head->fields.at("content-length"), std::to_string(packed.body.size()));
  EXPECT_EQ(head->fields.at("content-encoding"), "gzip");
}

TEST_F(WebLists, PagesAreMadeOnceForBothEncodings) {
  ask(kList);
  const int made = source_.snapshots;
  ask(kList, "Accept-Encoding: gzip\r\n");
  EXPECT_EQ(source_.snapshots, made);
}

TEST_F(WebLists, ProblemsAreNotPacked) {
  const RawResponse problem =
      ask(kList + "?q=" + std::string(1900, 'x'), "Accept-Encoding: gzip\r\n");
  EXPECT_EQ(problem.status, 400);
  EXPECT_FALSE(problem.fields.contains("content-encoding"));
}

// ---- many at once

TEST_F(WebLists, TwoHundredConnectionsAtOnceAllGetAnAnswer) {
  constexpr int kAtOnce = 200;
  std::vector<RawClient> clients;
  clients.reserve(kAtOnce);
  for (int i = 0; i < kAtOnce; ++i) clients.emplace_back(port());
  for (RawClient& client : clients) {
    client.send("GET " + kList + " HTTP/1.1\r\nHost: x\r\n\r\n");
  }
  int answered = 0;
  for (RawClient& client : clients) {
    const auto response = client.read();
    if (response && response->status == 200) ++answered;
  }
  EXPECT_EQ(answered, kAtOnce);
}

}  // namespace
}  // namespace viisari
