// `viisari audit` and the public findings, with the figures as published and with small areas of
// the test's own.
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <rapidjson/document.h>

#include <cstdlib>
#include <filesystem>
#include <memory>
#include <set>
#include <sstream>
#include <string>
#include <vector>

#include "program.h"

namespace viisari::testing_support {
namespace {

using testing::HasSubstr;
using testing::Not;
using testing::StartsWith;

const std::string kExamples = std::string(VIISARI_SOURCE_DIR) + "/examples/data";

rapidjson::Document parsed(const std::string& json) {
  rapidjson::Document out;
  out.Parse(json.data(), json.size());
  EXPECT_FALSE(out.HasParseError()) << json.substr(0, 200);
  return out;
}

// The figures as published, imported once for all tests of the suite.
class Audit : public testing::Test {
 protected:
  static void SetUpTestSuite() {
    here_ = std::make_unique<Installation>("audit");
    here_->configure("[server]\nport = 0");
    const Finished run =
        here_->run({"run", "--examples", kExamples, "--as-of", "2025-12-01", "--no-serve"});
    ASSERT_EQ(run.status, 0) << run.err;
  }
  static void TearDownTestSuite() { here_.reset(); }

  static Finished audit(std::vector<std::string> words, const std::string& day = "2025-12-01") {
    words.insert(words.begin(), {"--lang", "en", "audit"});
    words.insert(words.end(), {"--as-of", day});
    return here_->run(words);
  }

  static std::unique_ptr<Installation> here_;
};
std::unique_ptr<Installation> Audit::here_;

TEST_F(Audit, FindsASumThatItsPrintedPartsDoNotMake) {
  const Finished run =
      audit({"figures", "pirkanmaa", "--class", "contradiction", "--format", "json"});
  EXPECT_EQ(run.status, 1) << run.err;
  const auto findings = parsed(run.out);
  const rapidjson::Value* found = nullptr;
  for (const auto& finding : findings.GetArray()) {
    if (!finding["printed"].IsNumber() || !finding["computed"].IsNumber()) continue;
    if (finding["printed"].GetDouble() == 4254000 && finding["computed"].GetDouble() == 4294000) {
      found = &finding;
    }
  }
  ASSERT_NE(found, nullptr) << run.out;
  EXPECT_STREQ((*found)["rule"].GetString(), "total");
  EXPECT_THAT((*found)["arithmetic"].GetString(), HasSubstr("= 4294000; printed 4254000"));
  EXPECT_LT((*found)["tolerance"].GetDouble(), 40000);
  EXPECT_STREQ((*found)["ids"][0].GetString(), "pirkanmaa/yhteensa.ostot");
  EXPECT_STREQ((*found)["sources"][0]["document"].GetString(), "status_2025_11");
  EXPECT_STREQ((*found)["sources"][0]["raw"].GetString(), "4 254 000 €");
}

TEST_F(Audit, KnowsOnlyWhatWasPublishedByThen) {
  EXPECT_THAT(audit({"figures", "--format", "json"}).out, HasSubstr("4294000"));
  EXPECT_THAT(audit({"figures", "--format", "json"}, "2025-06-01").out, Not(HasSubstr("4294000")));
}

TEST_F(Audit, ShowsTheAreaAndTheClassAskedForOnly) {
  const auto findings =
      parsed(audit({"figures", "kanta-hame", "--class", "rounding", "--format", "json"}).out);
  ASSERT_GT(findings.Size(), 0U);
  for (const auto& finding : findings.GetArray()) {
    EXPECT_STREQ(finding["area"].GetString(), "kanta-hame");
    EXPECT_STREQ(finding["class"].GetString(), "rounding");
  }
}

TEST_F(Audit, WithoutFindingsTheStatusIsZero) {
  const Finished run = audit({"verdicts", "--class", "rounding"});  // verdicts are never rounded
  EXPECT_EQ(run.status, 0);
  EXPECT_EQ(run.err, "");
}

TEST_F(Audit, TheTextNamesSourcesAndDiffersByLanguage) {
  const Finished english = audit({"figures", "pirkanmaa"});
  EXPECT_THAT(english.out, HasSubstr("status_2025_11"));
  EXPECT_THAT(english.out, HasSubstr("4,294,000"));
  const Finished finnish =
      here_->run({"--lang", "fi", "audit", "figures", "pirkanmaa", "--as-of", "2025-12-01"});
  EXPECT_EQ(finnish.status, 1);
  EXPECT_NE(finnish.out, english.out);
}

TEST_F(Audit, TargetsAndVerdictsAreFoundToo) {
  EXPECT_EQ(audit({"targets"}).status, 1);
  const auto verdicts = parsed(audit({"verdicts", "kanta-hame", "--format", "json"}).out);
  ASSERT_GT(verdicts.Size(), 0U);
  EXPECT_STREQ(verdicts[0]["audit"].GetString(), "verdicts");
}

TEST_F(Audit, FiguresAndTargetsNeedNoPlugins) {
  Installation without("audit_without_plugins");
  without.own_plugins();
  std::filesystem::remove_all(without.plugins());
  for (const char* what : {"figures", "targets"}) {
    // Without any figure, baselines, targets and printed numbers still have findings.
    const Finished run =
        without.run({"--lang", "en", "audit", what, "--as-of", "2025-12-01", "--format", "json"});
    EXPECT_EQ(run.status, 1) << what;
    EXPECT_THAT(run.out, testing::StartsWith("[{")) << what;
    EXPECT_THAT(run.err, testing::Not(testing::HasSubstr("area."))) << what;
  }
}

// The document is written for people; its lists are this program's.
TEST_F(Audit, TheDocumentOfFindingsIsWhatTheProgramPrints) {
  std::string command = std::string(VIISARI_SOURCE_DIR) + "/tools/update-findings --check";
  for (const std::string& word : here_->command({})) command += " " + word;
  EXPECT_EQ(std::system(command.c_str()), 0);
}

TEST(AuditOfAnEmptyDatabase, SaysSoAndStillAuditsTheDefinitions) {
  const Installation here("audit_empty");
  const Finished run = here.run({"audit", "targets", "--as-of", "2025-12-01", "--format", "json"});
  EXPECT_EQ(run.status, 1);
  EXPECT_THAT(run.err, HasSubstr("2025-12-01"));
  EXPECT_GT(parsed(run.out).Size(), 0U);
}

// ---- restricted figures

struct PublicServer {
  explicit PublicServer(const Installation& here)
      : process(here.command({"serve", "--as-of", "2025-12-01"})) {
    const std::string line = process.wait_for("Serving http://127.0.0.1:");
    port = line.empty() ? 0 : std::stoi(line.substr(line.find("127.0.0.1:") + 10));
  }
  std::string get(const std::string& target) const { return http_get(port, target); }

  Background process;
  int port = 0;
};

std::vector<std::string> public_findings() {
  std::vector<std::string> out{"/api/v1/findings", "/findings"};
  for (const char* audit : {"figures", "targets", "verdicts"}) {
    for (const char* language : {"fi", "en"}) {
      out.push_back(std::string("/findings?audit=") + audit + "&lang=" + language);
    }
  }
  return out;
}

TEST(RestrictedFindings, AreShownOnRequestOnlyAndNeverToThePublic) {
  Installation here("audit_restricted");
  here.configure("[server]\nport = 0");
  here.own_definitions();
  const auto secret_indicator = [](const std::string& key, const std::string& figure) {
    return "indicator \"salainen." + key + "\" { title = { fi = \"Salainen luku\" },\n" +
           "  service = service \"Salainen palvelu\", unit = \"count\", kind = \"stock\",\n" +
           "  better = \"up\", visibility = \"restricted\", source = cite(doc.goals_2025, 1),\n" +
           "  baseline = { \"2024\", " + figure + ", cite(doc.goals_2025, 1, \"" +
           figure.substr(0, 3) + " " + figure.substr(3) + "\") },\n" +
           "  targets = { [\"2026\"] = at_least(976543, cite(doc.goals_2025, 2, \"976 543\")) } "
           "}\n";
  };
  here.write("indicators/pirkanmaa/salainen.lua",
             secret_indicator("luku", "987654") + secret_indicator("osa", "965432") +
                 "reconcile \"salainen_summa\" {\n"
                 "  same = { \"salainen.luku\", \"salainen.osa\" }, periods = { \"2024\" },\n"
                 "  note = \"Salainen huomautus\" }\n");
  const Finished checked = here.run({"check"});
  ASSERT_EQ(checked.status, 0) << checked.err;
  const std::vector<std::string> secrets{
      "Salainen", "salainen.", "987654",  "987 654",      "987,654",      "976543",
      "976 543",  "965432",    "965 432", "987\u00A0654", "965\u00A0432", "976\u00A0543"};
  for (const char* what : {"figures", "targets"}) {
    const std::vector<std::string> words{"audit",      what,       "pirkanmaa", "--as-of",
                                         "2025-12-01", "--format", "json"};
    const Finished hidden = here.run(words);
    for (const std::string& secret : secrets) EXPECT_THAT(hidden.out, Not(HasSubstr(secret)));
    auto more = words;
    more.emplace_back("--restricted");
    EXPECT_THAT(here.run(more).out, HasSubstr("pirkanmaa/salainen.luku")) << what;
  }
  const PublicServer server(here);
  ASSERT_NE(server.port, 0);
  for (const std::string& target : public_findings()) {
    const std::string answer = server.get(target);
    EXPECT_THAT(answer, StartsWith("HTTP/1.1 200")) << target;
    for (const std::string& secret : secrets) EXPECT_THAT(answer, Not(HasSubstr(secret))) << target;
  }
}

// Document, lines and raw text of a source.
std::string place(const rapidjson::Value& source) {
  if (!source.IsObject() || !source.HasMember("raw")) return {};
  return std::string(source["document"].GetString()) + "|" + source["lines"].GetString() + "|" +
         source["raw"].GetString();
}

// In the figures as published: whatever a restricted indicator prints stands in no public finding.
TEST_F(Audit, NoPublicFindingPrintsARestrictedFigure) {
  std::set<std::string> ids;
  std::set<std::string> places;
  const auto definitions = parsed(here_->run({"export", "definitions"}).out);
  for (const auto& definition : definitions.GetArray()) {
    if (std::string(definition["visibility"].GetString()) != "restricted") continue;
    ids.insert(definition["id"].GetString());
    if (definition["baseline"].IsObject()) places.insert(place(definition["baseline"]["source"]));
    for (const auto& target : definition["targets"].GetArray()) {
      places.insert(place(target["source"]));
    }
  }
  ASSERT_FALSE(ids.empty());
  std::istringstream observations(here_->run({"export", "observations"}).out);
  for (std::string line; std::getline(observations, line);) {
    if (!ids.contains(line.substr(0, line.find(';')))) continue;
    std::vector<std::string> fields;
    std::istringstream row(line);
    for (std::string field; std::getline(row, field, ';');) fields.push_back(field);
    if (fields.size() == 10) places.insert(fields[7] + "|" + fields[8] + "|" + fields[9]);
  }
  places.erase("");
  ASSERT_FALSE(places.empty());

  const PublicServer server(*here_);
  const std::string answer = server.get("/api/v1/findings");
  const auto document = parsed(answer.substr(answer.find("\r\n\r\n") + 4));
  for (const auto& finding : document["findings"].GetArray()) {
    for (const auto& id : finding["ids"].GetArray()) {
      EXPECT_FALSE(ids.contains(id.GetString()));
    }
    for (const auto& term : finding["terms"].GetArray()) {
      EXPECT_FALSE(term["id"].IsString() && ids.contains(term["id"].GetString()));
    }
    for (const auto& source : finding["sources"].GetArray()) {
      EXPECT_FALSE(places.contains(place(source)));
    }
  }
  for (const std::string& target : public_findings()) {
    const std::string page = server.get(target);
    for (const std::string& id : ids) {
      EXPECT_THAT(page, Not(HasSubstr(id.substr(id.find('/') + 1) + "\""))) << target;
    }
  }
}

}  // namespace
}  // namespace viisari::testing_support
