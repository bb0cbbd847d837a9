// The documents of the pages, with a real server: their status, language and first answers.
#include "web/shell.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "raw_client.h"
#include "test_source.h"
#include "web/assets.h"
#include "web/web_service.h"

namespace viisari {
namespace {

using testing::HasSubstr;
using testing::Not;

class ShellTest : public testing::Test {
 protected:
  void SetUp() override {
    HttpServerOptions options;
    options.port = 0;
    auto service = WebService::start(options, source_, clock_);
    ASSERT_TRUE(service) << service.error().to_string();
    service_ = std::move(*service);
  }
  RawResponse ask(const std::string& target, const std::string& fields = "") {
    RawClient client(service_->port());
    client.send("GET " + target + " HTTP/1.1\r\nHost: here\r\n" + fields + "\r\n");
    return client.read().value();
  }

  TestSource source_;
  SystemClock clock_;
  std::unique_ptr<WebService> service_;
};

TEST_F(ShellTest, APageBringsTheAnswersItBeginsWith) {
  std::string areas = ask("/api/v1/areas?as_of=2025-11-30").body;
  for (std::size_t at = 0; (at = areas.find('<', at)) != std::string::npos;) {
    areas.replace(at, 1, "\\u003c");
  }
  const std::string page = ask("/?as_of=2025-11-30").body;
  EXPECT_THAT(page, HasSubstr("data-url=\"/api/v1/areas?as_of=2025-11-30\""));
  EXPECT_THAT(page, HasSubstr(">" + areas + "</script>"));
}

TEST_F(ShellTest, TheFirstAnswersOfAThingAreAllThere) {
  const std::string page = ask("/indicators/pirkanmaa/perhetyo_shl.nps").body;
  const std::string base = "data-url=\"/api/v1/indicators/pirkanmaa/perhetyo_shl.nps";
  for (const char* part : {"", "/explanation", "/observations", "/outlook"}) {
    EXPECT_THAT(page, HasSubstr(base + part + "\"")) << part;
  }
}

TEST_F(ShellTest, APageKeepsToWhatItsAddressFilters) {
  EXPECT_THAT(ask("/areas/pirkanmaa?status=at_risk&service=Perhety%C3%B6&x=1").body,
              HasSubstr("/indicators?limit=500&amp;status=at_risk&amp;service=Perhety%C3%B6\""));
}

TEST_F(ShellTest, APageOfWhatIsNotThereSaysSo) {
  for (const char* target : {"/areas/atlantis", "/indicators/pirkanmaa/none",
                             "/indicators/pirkanmaa/salainen.luku", "/findings?area=atlantis"}) {
    const RawResponse page = ask(target);
    EXPECT_EQ(page.status, 404) << target;
    EXPECT_EQ(page.fields.at("content-type"), "text/html; charset=utf-8");
    EXPECT_THAT(page.body, HasSubstr("id=\"app\"")) << target;
    EXPECT_EQ(page.fields.at("cache-control"), "no-store");
  }
}

TEST_F(ShellTest, AWrongDayOrLanguageIsAWrongAddress) {
  for (const char* target : {"/?as_of=2025-02-30", "/?lang=sv", "/accessibility?as_of=x"}) {
    EXPECT_EQ(ask(target).status, 400) << target;
  }
}

TEST_F(ShellTest, SpeaksTheAskedLanguage) {
  EXPECT_THAT(ask("/").body, HasSubstr("<html lang=\"fi\">"));
  const RawResponse english = ask("/", "Accept-Language: sv;q=0.9, en;q=0.8, fi;q=0.1\r\n");
  EXPECT_EQ(english.fields.at("content-language"), "en");
  EXPECT_THAT(english.body, HasSubstr("<html lang=\"en\">"));
  EXPECT_THAT(ask("/?lang=fi", "Accept-Language: en\r\n").body, HasSubstr("<html lang=\"fi\">"));
}

TEST_F(ShellTest, HasNoScriptOrStyleOfItsOwn) {
  const std::string page = ask("/").body;
  EXPECT_THAT(page, Not(HasSubstr("<style")));
  EXPECT_THAT(page, Not(HasSubstr(" style=")));
  EXPECT_THAT(page, Not(HasSubstr("<script>")));
}

TEST_F(ShellTest, FilesOfThePagesNeverChange) {
  for (const UiAsset& asset : ui_assets()) {
    const RawResponse plain = ask(std::string(asset.path));
    EXPECT_EQ(plain.status, 200);
    EXPECT_EQ(plain.body, asset.bytes);
    EXPECT_EQ(plain.fields.at("cache-control"), "public, max-age=31536000, immutable");
    const RawResponse zipped = ask(std::string(asset.path), "Accept-Encoding: br, gzip\r\n");
    EXPECT_EQ(zipped.body, asset.gzip);
    EXPECT_EQ(zipped.fields.at("content-encoding"), "gzip");
  }
  EXPECT_EQ(ask("/assets/app-00000000.js").status, 404);
}

TEST_F(ShellTest, TheScriptAndStyleOfThePagesAreServed) {
  const UiEntry entry = ui_entry();
  if (entry.script.empty()) return;  // built without the pages
  EXPECT_EQ(ask(std::string(entry.script)).status, 200);
  EXPECT_EQ(ask(std::string(entry.style)).status, 200);
  EXPECT_THAT(ask("/").body, HasSubstr("src=\"" + std::string(entry.script) + "\""));
}

}  // namespace
}  // namespace viisari
