// The API and the pages over real sockets, on a fixed set of areas.
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <rapidjson/document.h>

#include <fstream>
#include <ostream>
#include <regex>
#include <set>
#include <sstream>

#include "base/text.h"
#include "raw_client.h"
#include "report/explain_text.h"
#include "test_source.h"
#include "web/web_service.h"

namespace viisari {
namespace {

using testing::HasSubstr;
using testing::Not;

class WebApi : public testing::Test {
 protected:
  void SetUp() override {
    HttpServerOptions options;
    options.port = 0;
    options.on_fault = [this](std::string_view code, std::string_view detail) {
      fault_code_ = code;
      fault_detail_ = detail;
    };
    auto service = WebService::start(options, source_, clock_);
    ASSERT_TRUE(service);
    service_ = std::move(*service);
  }
  RawResponse ask(std::string_view target, std::string_view fields = {},
                  std::string_view method = "GET") {
    return get(service_->port(), target, fields, method);
  }
  rapidjson::Document json(std::string_view target) {
    const RawResponse response = ask(target);
    EXPECT_EQ(response.status, 200) << target << "\n" << response.body;
    EXPECT_EQ(response.fields.at("content-type"), "application/json");
    rapidjson::Document out;
    out.Parse(response.body.data(), response.body.size());
    EXPECT_FALSE(out.HasParseError()) << response.body;
    return out;
  }
  rapidjson::Document problem(std::string_view target, int status, std::string_view slug,
                              std::string_view fields = {}) {
    const RawResponse response = ask(target, fields);
    EXPECT_EQ(response.status, status) << target;
    EXPECT_EQ(response.fields.at("content-type"), "application/problem+json") << target;
    EXPECT_EQ(response.fields.at("cache-control"), "no-store");
    rapidjson::Document out;
    out.Parse(response.body.data(), response.body.size());
    EXPECT_EQ(out["type"].GetString(), "/problems/" + std::string(slug)) << response.body;
    EXPECT_EQ(out["status"].GetInt(), status);
    return out;
  }

  TestSource source_;
  FixedClock clock_{*parse_instant("2026-11-22T16:00:05Z")};
  std::string fault_code_;  // read only after the answer that caused it
  std::string fault_detail_;
  std::unique_ptr<WebService> service_;
};

TEST_F(WebApi, AreasComeWithCodesAndCountsByStatus) {
  const auto document = json("/api/v1/areas");
  EXPECT_STREQ(document["as_of"].GetString(), "2025-12-01");
  EXPECT_STREQ(document["data_version"].GetString(), "v1");
  const auto& area = document["areas"][0];
  EXPECT_STREQ(area["id"].GetString(), "pirkanmaa");
  EXPECT_STREQ(area["name"]["sv"].GetString(), "Birkaland");
  EXPECT_STREQ(area["codes"][0]["code"].GetString(), "HVA08");
  EXPECT_TRUE(area["codes"][0]["valid_to"].IsNull());
  EXPECT_EQ(area["indicators"].GetInt(), 7);
  for (const char* status :
       {"achieved", "on_track", "at_risk", "off_track", "no_data", "no_target", "not_started"}) {
    EXPECT_EQ(area["counts"][status].GetInt(), 1) << status;
  }
}

TEST_F(WebApi, AnIndicatorCarriesDefinitionAndVerdict) {
  const auto document = json("/api/v1/indicators/pirkanmaa/perhetyo_shl.nps?as_of=2025-11-30");
  EXPECT_STREQ(document["as_of"].GetString(), "2025-11-30");
  const auto& definition = document["definition"];
  EXPECT_EQ(definition["baseline"]["value"].GetDouble(), 53);
  EXPECT_STREQ(definition["targets"][0]["op"].GetString(), "at_least");
  EXPECT_DOUBLE_EQ(definition["targets"][1]["derived_value"].GetDouble(), 58.3);
  const auto& assessment = document["assessment"];
  EXPECT_STREQ(assessment["status"].GetString(), "on_track");
  EXPECT_EQ(assessment["expected"].GetDouble(), 66.5);
  EXPECT_EQ(assessment["flip_value"].GetDouble(), 65.25);
  EXPECT_TRUE(assessment["projection"].IsNull());  // it is NaN
  EXPECT_EQ(assessment["target"]["derived_value"].GetDouble(), 80);
  EXPECT_TRUE(assessment["agrees"].GetBool());
  EXPECT_GT(assessment["reason_text"]["fi"].GetStringLength(), 0U);
  EXPECT_GT(assessment["reason_text"]["en"].GetStringLength(), 0U);
}

TEST_F(WebApi, AnExplanationCarriesInputsWithSources) {
  const auto document = json("/api/v1/indicators/pirkanmaa/perhetyo_shl.nps/explanation");
  const auto& inputs = document["explanation"]["inputs"];
  EXPECT_STREQ(inputs[0]["source"]["document"].GetString(), "report_2025");
  EXPECT_EQ(inputs[0]["revision"].GetInt(), 2);
  EXPECT_TRUE(inputs[1]["value"].IsNull());
  EXPECT_STREQ(inputs[1]["missing"].GetString(), "not_published");
  EXPECT_STREQ(document["explanation"]["steps"][0]["code"].GetString(), "path.step_one");
}

TEST_F(WebApi, ObservationsAreEveryRevisionWithItsSource) {
  const auto document = json("/api/v1/indicators/pirkanmaa/perhetyo_shl.nps/observations");
  const auto& figures = document["observations"];
  ASSERT_EQ(figures.Size(), 2U);
  EXPECT_EQ(figures[0]["value"].GetDouble(), 66);
  EXPECT_EQ(figures[1]["revision"].GetInt(), 2);
  EXPECT_STREQ(figures[1]["known_from"].GetString(), "2025-11-30");
  EXPECT_STREQ(figures[1]["source"]["document"].GetString(), "status_2025_11");
  EXPECT_FALSE(figures[1]["simulated"].GetBool());
}

TEST_F(WebApi, AnOutlookTellsWhatEachYearAsks) {
  const auto document = json("/api/v1/indicators/pirkanmaa/perhetyo_shl.nps/outlook");
  EXPECT_STREQ(document["id"].GetString(), "pirkanmaa/perhetyo_shl.nps");
  const auto& outlook = document["outlook"];
  EXPECT_EQ(outlook["years"].Size(), 6U);
  EXPECT_EQ(outlook["years"][1]["expected"].GetDouble(), 73.5);
  EXPECT_STREQ(outlook["years"][2]["target_op"].GetString(), "between");
  EXPECT_STREQ(outlook["years"][5]["expected_missing"].GetString(), "after_last_target");
  EXPECT_EQ(outlook["last"]["required_pace"].GetDouble(), 6.5);
  EXPECT_EQ(outlook["reachable_until"].GetInt(), 2026);
}

TEST_F(WebApi, ADrawingIsAnImage) {
  const std::string id = "pirkanmaa/perhetyo_shl.nps";
  const RawResponse drawing = ask("/api/v1/indicators/" + id + "/chart.svg?lang=en");
  EXPECT_EQ(drawing.status, 200);
  EXPECT_EQ(drawing.fields.at("content-type"), "image/svg+xml");
  EXPECT_THAT(drawing.body, testing::StartsWith("<svg "));
}

TEST_F(WebApi, ADrawingIsOfTheDayAndLanguageAskedFor) {
  const std::string target = "/api/v1/indicators/pirkanmaa/perhetyo_shl.nps/chart.svg";
  EXPECT_NE(ask(target + "?lang=en").body, ask(target + "?lang=fi").body);
  problem(target + "?as_of=x", 400, "bad-parameter");
}

TEST_F(WebApi, HostileTitlesAreTextInADrawing) {
  const RawResponse drawing = ask("/api/v1/indicators/pirkanmaa/hostile.title/chart.svg");
  EXPECT_EQ(drawing.status, 200);
  EXPECT_THAT(drawing.body, Not(HasSubstr("<script")));
}

TEST_F(WebApi, IndicatorsAreFilteredByStatusAndService) {
  const std::string base = "/api/v1/areas/pirkanmaa/indicators";
  EXPECT_EQ(json(base)["indicators"].Size(), 7U);
  EXPECT_EQ(json(base + "?status=off_track,at_risk")["indicators"].Size(), 2U);
  EXPECT_EQ(json(base + "?service=Perhety%C3%B6")["indicators"].Size(), 6U);
  EXPECT_EQ(json(base + "?service=nothing")["indicators"].Size(), 0U);
}

TEST_F(WebApi, RestrictedIndicatorsAreInNoAnswer) {
  problem("/api/v1/indicators/pirkanmaa/salainen.luku", 404, "unknown-indicator");
  problem("/api/v1/indicators/pirkanmaa/salainen.luku/explanation", 404, "unknown-indicator");
  problem("/api/v1/indicators/pirkanmaa/salainen.luku/outlook", 404, "unknown-indicator");
  problem("/api/v1/indicators/pirkanmaa/salainen.luku/observations", 404, "unknown-indicator");
  problem("/api/v1/indicators/pirkanmaa/salainen.luku/chart.svg", 404, "unknown-indicator");
  EXPECT_EQ(ask("/indicators/pirkanmaa/salainen.luku").status, 404);
  EXPECT_EQ(json("/api/v1/areas")["areas"][0]["counts"]["missed"].GetInt(), 0);
  EXPECT_EQ(json("/api/v1/areas")["areas"][1]["indicators"].GetInt(), 0);
  for (const char* target :
       {"/", "/?lang=en", "/api/v1/areas", "/api/v1/areas/pirkanmaa/indicators",
        "/api/v1/areas/kanta-hame/indicators", "/api/v1/areas/pirkanmaa/indicators?status=missed",
        "/api/v1/indicators/pirkanmaa/johdettu.osuus",
        "/api/v1/indicators/pirkanmaa/johdettu.osuus/explanation",
        "/api/v1/indicators/pirkanmaa/johdettu.osuus/outlook",
        "/indicators/pirkanmaa/johdettu.osuus", "/findings", "/findings?lang=en",
        "/findings?area=kanta-hame", "/api/v1/findings", "/api/v1/findings?audit=figures",
        "/api/v1/findings?area=kanta-hame"}) {
    const RawResponse response = ask(target);
    EXPECT_EQ(response.status, 200) << target;
    EXPECT_THAT(response.body, Not(HasSubstr("alainen.luku"))) << target;
    EXPECT_THAT(response.body, Not(HasSubstr("SALAINEN"))) << target;
    EXPECT_THAT(response.body, Not(HasSubstr("424"))) << target;
  }
  const auto document = json("/api/v1/indicators/pirkanmaa/johdettu.osuus/explanation");
  EXPECT_STREQ(document["explanation"]["inputs"][2]["missing"].GetString(), "suppressed");
}

TEST_F(WebApi, AFindingCarriesArithmeticToleranceAndSources) {
  const auto document = json("/api/v1/findings?audit=figures&class=contradiction");
  ASSERT_EQ(document["findings"].Size(), 1U);
  const auto& finding = document["findings"][0];
  EXPECT_STREQ(finding["rule"].GetString(), "share");
  EXPECT_STREQ(finding["ids"][0].GetString(), "pirkanmaa/perhetyo_shl.nps");
  EXPECT_STREQ(finding["arithmetic"].GetString(), "100 * 39012 / 81700 = 47.75; printed 45.5");
  EXPECT_EQ(finding["tolerance"].GetDouble(), 0.05);
  EXPECT_EQ(finding["sources"].Size(), 3U);
  EXPECT_STREQ(finding["sources"][0]["raw"].GetString(), "45,5 %");
}

TEST_F(WebApi, FindingsAreCountedByClassAndFilteredByAuditAndIndicator) {
  const auto all = json("/api/v1/findings");
  EXPECT_EQ(all["counts"]["contradiction"].GetInt(), 1);
  EXPECT_EQ(all["counts"]["rounding"].GetInt(), 1);
  EXPECT_EQ(all["counts"]["unverifiable"].GetInt(), 1);
  EXPECT_EQ(json("/api/v1/findings?audit=verdicts")["findings"].Size(), 0U);
  EXPECT_EQ(json("/api/v1/findings?area=kanta-hame")["findings"].Size(), 0U);
  EXPECT_EQ(json("/api/v1/findings?indicator=pirkanmaa%2Fperhetyo_shl.nps")["findings"].Size(), 2U);
}

TEST_F(WebApi, AnIndicatorCarriesTheFindingsAboutIt) {
  EXPECT_EQ(json("/api/v1/indicators/pirkanmaa/perhetyo_shl.nps")["findings"].Size(), 2U);
  EXPECT_EQ(json("/api/v1/indicators/pirkanmaa/johdettu.osuus")["findings"].Size(), 0U);
}

struct ProblemCase {
  std::string name;
  std::string target;
  int status;
  std::string slug;
  std::string parameter;  // named by errors[], when not empty
};
void PrintTo(const ProblemCase& value, std::ostream* out) {
  *out << value.name;
}

class WebApiProblem : public WebApi, public testing::WithParamInterface<ProblemCase> {};

TEST_P(WebApiProblem, IsToldWithItsOwnType) {
  const ProblemCase& tested = GetParam();
  const auto document = problem(tested.target, tested.status, tested.slug);
  if (!tested.parameter.empty()) {
    ASSERT_EQ(document["errors"].Size(), 1U);
    EXPECT_EQ(document["errors"][0]["parameter"].GetString(), tested.parameter);
  }
}

INSTANTIATE_TEST_SUITE_P(
    Cases, WebApiProblem,
    testing::Values(
        ProblemCase{"unknown_path", "/nothing", 404, "not-found", ""},
        ProblemCase{"unknown_api_path", "/api/v1/nothing", 404, "not-found", ""},
        ProblemCase{"other_version", "/api/v2/areas", 404, "not-found", ""},
        ProblemCase{"trailing_slash", "/api/v1/areas/", 404, "not-found", ""},
        ProblemCase{"double_slash", "//api/v1/areas", 404, "not-found", ""},
        ProblemCase{"dot_dot", "/assets/../api/v1/areas", 404, "not-found", ""},
        ProblemCase{"escaped_dot_dot", "/assets/%2e%2e/%2e%2e/etc/passwd", 404, "not-found", ""},
        ProblemCase{"dot_dot_as_area", "/api/v1/areas/../indicators", 404, "unknown-area", ""},
        ProblemCase{"escaped_slash_key", "/api/v1/indicators/pirkanmaa/..%2f..%2fetc", 404,
                    "unknown-indicator", ""},
        ProblemCase{"escaped_slash_area", "/api/v1/indicators/pirkanmaa%2fperhetyo_shl.nps/x", 404,
                    "unknown-area", ""},
        ProblemCase{"unknown_area", "/api/v1/areas/uusimaa/indicators", 404, "unknown-area", ""},
        ProblemCase{"unknown_area_of_indicator", "/api/v1/indicators/uusimaa/a", 404,
                    "unknown-area", ""},
        ProblemCase{"unknown_indicator", "/api/v1/indicators/pirkanmaa/a.b", 404,
                    "unknown-indicator", ""},
        ProblemCase{"empty_key", "/api/v1/indicators/pirkanmaa/", 404, "unknown-indicator", ""},
        ProblemCase{"bad_day", "/api/v1/areas?as_of=2025-02-30", 400, "bad-parameter", "as_of"},
        ProblemCase{"finnish_day", "/api/v1/areas?as_of=1.12.2025", 400, "bad-parameter", "as_of"},
        ProblemCase{"empty_day", "/api/v1/areas?as_of=", 400, "bad-parameter", "as_of"},
        ProblemCase{"two_days", "/api/v1/areas?as_of=2025-12-01&as_of=2025-12-01", 400,
                    "bad-parameter", "as_of"},
        ProblemCase{"bad_language", "/api/v1/areas?lang=sv", 400, "bad-parameter", "lang"},
        ProblemCase{"bad_status", "/api/v1/areas/pirkanmaa/indicators?status=red", 400,
                    "bad-parameter", "status"},
        ProblemCase{"bad_audit", "/api/v1/findings?audit=everything", 400, "bad-parameter",
                    "audit"},
        ProblemCase{"empty_audit", "/api/v1/findings?audit=", 400, "bad-parameter", "audit"},
        ProblemCase{"bad_class", "/api/v1/findings?class=red", 400, "bad-parameter", "class"},
        ProblemCase{"findings_of_unknown_area", "/api/v1/findings?area=uusimaa", 404,
                    "unknown-area", ""},
        ProblemCase{"findings_of_unknown_indicator", "/api/v1/findings?indicator=pirkanmaa%2Fx",
                    404, "unknown-indicator", ""},
        ProblemCase{"findings_of_restricted_indicator",
                    "/api/v1/findings?indicator=pirkanmaa%2Fsalainen.luku", 404,
                    "unknown-indicator", ""},
        ProblemCase{"status_of_findings", "/api/v1/findings?status=missed", 400, "bad-parameter",
                    "status"},
        ProblemCase{"no_limit", "/api/v1/areas/pirkanmaa/indicators?limit=0", 400, "bad-parameter",
                    "limit"},
        ProblemCase{"large_limit", "/api/v1/areas/pirkanmaa/indicators?limit=501", 400,
                    "bad-parameter", "limit"},
        ProblemCase{"unknown_cursor", "/api/v1/areas/pirkanmaa/indicators?cursor=no.such", 400,
                    "bad-parameter", "cursor"},
        ProblemCase{"restricted_cursor", "/api/v1/areas/pirkanmaa/indicators?cursor=salainen.luku",
                    400, "bad-parameter", "cursor"},
        ProblemCase{"long_words", "/api/v1/areas/pirkanmaa/indicators?q=" + std::string(201, 'x'),
                    400, "bad-parameter", "q"},
        ProblemCase{"unknown_format", "/api/v1/comparisons?format=pdf", 400, "bad-parameter",
                    "format"},
        ProblemCase{"no_cube_of_findings", "/api/v1/findings?format=json-stat", 400,
                    "bad-parameter", "format"},
        ProblemCase{"services_of_no_area", "/api/v1/areas/uusimaa/services", 404, "unknown-area",
                    ""},
        ProblemCase{"unknown_parameter", "/api/v1/areas?asof=2025-12-01", 400, "bad-parameter",
                    "asof"},
        ProblemCase{"hostile_parameter", "/api/v1/areas?%3Cb%3E=1", 400, "bad-parameter", "<b>"},
        ProblemCase{"parameter_on_health", "/healthz?x=1", 400, "bad-parameter", "x"},
        ProblemCase{"bad_escape", "/api/v1/areas/%zz/indicators", 400, "bad-request", ""},
        ProblemCase{"cut_escape", "/api/v1/areas?lang=%f", 400, "bad-request", ""},
        ProblemCase{"escaped_nul", "/api/v1/areas/a%00/indicators", 400, "bad-request", ""},
        ProblemCase{"escaped_newline", "/api/v1/areas/a%0d%0aX/indicators", 400, "bad-request", ""},
        ProblemCase{"overlong_utf8", "/api/v1/areas/%c0%af/indicators", 400, "bad-request", ""}),
    [](const auto& tested) { return tested.param.name; });

TEST_F(WebApi, ProblemsSpeakTheAskedLanguage) {
  const std::string finnish = problem("/nothing", 404, "not-found")["title"].GetString();
  const std::string english =
      problem("/nothing", 404, "not-found", "Accept-Language: en-GB\r\n")["title"].GetString();
  EXPECT_NE(finnish, english);
  EXPECT_EQ(
      problem("/api/v1/areas?lang=en&x=1", 400, "bad-parameter", "Accept-Language: fi\r\n")["title"]
          .GetString(),
      std::string("Invalid parameter"));
}

TEST_F(WebApi, EveryProblemTypeHasAPage) {
  const RawResponse response = ask("/problems/unknown-area?lang=en");
  EXPECT_EQ(response.status, 200);
  EXPECT_THAT(response.body, HasSubstr("Unknown area"));
  EXPECT_EQ(ask("/problems/none").status, 404);
}

TEST_F(WebApi, AnUnchangedAnswerIs304) {
  const RawResponse first = ask("/api/v1/areas");
  const std::string etag = first.fields.at("etag");
  EXPECT_TRUE(etag.starts_with("\""));
  for (const std::string& value : {etag, "W/" + etag, "\"x\", " + etag, std::string("*")}) {
    const RawResponse again = ask("/api/v1/areas", "If-None-Match: " + value + "\r\n");
    EXPECT_EQ(again.status, 304) << value;
    EXPECT_EQ(again.fields.at("etag"), etag);
    EXPECT_FALSE(again.fields.contains("content-length"));
  }
  EXPECT_EQ(ask("/api/v1/areas", "If-None-Match: \"x\"\r\n").status, 200);
  EXPECT_NE(ask("/?lang=en").fields.at("etag"), ask("/?lang=fi").fields.at("etag"));
  source_.version = 2;
  EXPECT_EQ(ask("/api/v1/areas", "If-None-Match: " + etag + "\r\n").status, 200);
}

TEST_F(WebApi, AnswersAreKeptReadyUntilTheDataChange) {
  ask("/api/v1/areas");
  ask("/api/v1/areas");
  EXPECT_EQ(ask("/api/v1/areas", {}, "HEAD").fields.at("content-type"), "application/json");
  EXPECT_EQ(source_.snapshots, 1);
  ask("/api/v1/areas?as_of=2025-11-01");
  EXPECT_EQ(source_.snapshots, 2);
  source_.version = 2;
  EXPECT_THAT(ask("/api/v1/areas").body, HasSubstr("\"v2\""));
  EXPECT_EQ(source_.snapshots, 3);
}

TEST_F(WebApi, ProblemsAreNotKept) {
  source_.broken = true;
  problem("/api/v1/areas", 503, "unavailable");
  source_.broken = false;
  EXPECT_EQ(ask("/api/v1/areas").status, 200);
}

TEST_F(WebApi, AFaultBelowIsToldToTheLogOnly) {
  source_.broken = true;
  const RawResponse unavailable = ask("/api/v1/areas");
  EXPECT_EQ(unavailable.status, 503);
  EXPECT_TRUE(unavailable.fields.contains("retry-after"));
  EXPECT_THAT(unavailable.body, Not(HasSubstr("secret")));
  EXPECT_EQ(fault_code_, "web.source_failed");
  EXPECT_THAT(fault_detail_, HasSubstr("store.locked"));
  source_.throwing = true;
  const RawResponse failed = ask("/api/v1/areas");
  EXPECT_EQ(failed.status, 500);
  EXPECT_THAT(failed.body, HasSubstr("/problems/internal"));
  EXPECT_THAT(failed.body, Not(HasSubstr("secret")));
  EXPECT_EQ(fault_code_, "web.handler_failed");
}

TEST_F(WebApi, HealthNeedsNoDataReadinessDoes) {
  source_.throwing = true;
  EXPECT_EQ(ask("/healthz").status, 200);
  EXPECT_EQ(ask("/readyz").status, 200);
  source_.ready = false;
  const RawResponse response = ask("/readyz");
  EXPECT_EQ(response.status, 503);
  EXPECT_THAT(response.body, HasSubstr(R"({"name":"database","ok":false})"));
}

TEST_F(WebApi, EveryAnswerHasTheSecurityFields) {
  for (const char* target : {"/", "/api/v1/areas", "/nothing", "/healthz", "/metrics",
                             "/assets/style.css", "/api/v1/openapi.yaml", "/?as_of=x"}) {
    const RawResponse response = ask(target);
    EXPECT_THAT(response.fields.at("content-security-policy"), HasSubstr("default-src 'none'"));
    EXPECT_THAT(response.fields.at("content-security-policy"), HasSubstr("frame-ancestors 'none'"));
    EXPECT_EQ(response.fields.at("x-content-type-options"), "nosniff");
    EXPECT_EQ(response.fields.at("referrer-policy"), "same-origin");
    EXPECT_TRUE(response.fields.contains("cache-control"));
    EXPECT_TRUE(response.fields.contains("date"));
    EXPECT_FALSE(response.fields.contains("server"));
  }
  EXPECT_EQ(ask("/").fields.at("vary"), "Accept-Language, Cookie, Authorization, Accept-Encoding");
  EXPECT_EQ(ask("/api/v1/areas", {}, "DELETE").fields.at("allow"), "GET, HEAD");
}

TEST_F(WebApi, HostileTextIsEscapedOnEveryPage) {
  for (const char* target :
       {"/", "/indicators/pirkanmaa/hostile.title", "/findings", "/findings?area=%3Cscript%3E",
        "/?%3Cscript%3Ealert=1", "/indicators/%3Cscript%3Ealert/x",
        "/indicators/pirkanmaa/x%22%3E%3Cscript%3Ealert"}) {
    const RawResponse page = ask(target);
    EXPECT_EQ(page.fields.at("content-type"), "text/html; charset=utf-8") << target;
    EXPECT_THAT(page.body, Not(HasSubstr("<script>"))) << target;
    EXPECT_EQ(page.body.find('\x01'), std::string::npos) << target;
  }
  EXPECT_THAT(ask("/indicators/pirkanmaa/hostile.title").body,
              HasSubstr("\\u003cscript>alert(\\\"1\\\")\\u003c/script> & ' "));
}

// Elements are closed in order, ids are unique, tables have headers: what a reader's tools rely on.
TEST_F(WebApi, PagesAreWellFormed) {
  for (const char* target :
       {"/", "/?lang=en", "/indicators/pirkanmaa/perhetyo_shl.nps",
        "/indicators/pirkanmaa/hostile.title", "/findings", "/feedback", "/problems/internal"}) {
    const std::string body = ask(target).body;
    static const std::regex kTag("<(/?)([a-z0-9]+)([^>]*)>");
    static const std::regex kId(" id=\"([^\"]*)\"");
    const std::set<std::string> empty_elements{"meta", "link", "br", "input"};
    std::vector<std::string> open;
    std::set<std::string> ids;
    for (std::sregex_iterator tag(body.begin(), body.end(), kTag), end; tag != end; ++tag) {
      const std::string name = (*tag)[2];
      const std::string attributes = (*tag)[3];
      std::smatch id;
      if (std::regex_search(attributes, id, kId)) {
        EXPECT_TRUE(ids.insert(id[1]).second) << target << " " << id[1];
      }
      if ((*tag)[1].length() > 0) {
        ASSERT_FALSE(open.empty()) << target << " </" << name;
        EXPECT_EQ(open.back(), name) << target;
        open.pop_back();
      } else if (!empty_elements.contains(name) && !attributes.ends_with('/')) {
        open.push_back(name);
      }
    }
    EXPECT_TRUE(open.empty()) << target;
  }
}

// Reads the exposition format as Prometheus does and says what is wrong.
std::string exposition_error(const std::string& text) {
  static const std::regex kHelp("# HELP ([a-zA-Z_:][a-zA-Z0-9_:]*) (.*)");
  static const std::regex kType("# TYPE ([a-zA-Z_:][a-zA-Z0-9_:]*) (counter|gauge)");
  static const std::regex kSample(
      "([a-zA-Z_:][a-zA-Z0-9_:]*)(\\{[a-zA-Z_][a-zA-Z0-9_]*=\"([^\"\\\\]|\\\\[\\\\\"n])*\""
      "(,[a-zA-Z_][a-zA-Z0-9_]*=\"([^\"\\\\]|\\\\[\\\\\"n])*\")*\\})? "
      "(NaN|[+-]Inf|-?[0-9]+(\\.[0-9]+)?(e[+-]?[0-9]+)?)");
  if (text.empty() || text.back() != '\n') return "no line end at the end";
  std::istringstream lines(text);
  std::string line;
  std::string current;
  std::string kind;
  std::set<std::string> families;
  std::set<std::string> samples;
  while (std::getline(lines, line)) {
    std::smatch match;
    if (std::regex_match(line, match, kHelp)) {
      current = match[1];
      if (!families.insert(current).second) return "family twice: " + line;
    } else if (std::regex_match(line, match, kType)) {
      if (match[1] != current) return "type without help: " + line;
      kind = match[2];
    } else if (std::regex_match(line, match, kSample)) {
      if (match[1] != current) return "sample outside its family: " + line;
      if (kind == "counter" && !current.ends_with("_total")) return "counter's name: " + line;
      if (!samples.insert(match[1].str() + match[2].str()).second) return "twice: " + line;
    } else {
      return "not understood: " + line;
    }
  }
  return {};
}

TEST_F(WebApi, MetricsAreReadableByPrometheus) {
  ask("/nothing");
  const RawResponse response = ask("/metrics");
  EXPECT_EQ(response.fields.at("content-type"), "text/plain; version=0.0.4; charset=utf-8");
  EXPECT_EQ(exposition_error(response.body), "") << response.body;
  EXPECT_THAT(response.body, HasSubstr("viisari_http_responses_total{class=\"4xx\"} 1\n"));
  EXPECT_THAT(response.body, HasSubstr("viisari_indicators{area=\"pirkanmaa\"} 8\n"));
  EXPECT_THAT(response.body, HasSubstr("area=\"a \\\"quoted\\\" \\\\ area\"} NaN\n"));
}

TEST_F(WebApi, ServesItsOwnDescriptionByteForByte) {
  std::ifstream file(VIISARI_SOURCE_DIR "/host/web/openapi.yaml", std::ios::binary);
  std::ostringstream expected;
  expected << file.rdbuf();
  EXPECT_EQ(ask("/api/v1/openapi.yaml").body, expected.str());
  EXPECT_EQ(ask("/assets/style.css").fields.at("content-type"), "text/css; charset=utf-8");
}

}  // namespace
}  // namespace viisari
