// `viisari status --year` over the example figures.

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <rapidjson/document.h>

#include <set>
#include <string>
#include <vector>

#include "program.h"

namespace viisari::testing_support {
namespace {

using testing::HasSubstr;
using testing::Not;

// One database for all: the tests only read it.
class StatusOfAYear : public testing::Test {
 protected:
  static void SetUpTestSuite() {
    here_ = new Installation("outlook");  // NOLINT: GoogleTest's own way of sharing
    const Finished run =
        here_->run({"run", "--examples", std::string(VIISARI_SOURCE_DIR) + "/examples/data",
                    "--as-of", "2025-12-01", "--no-serve"});
    ASSERT_EQ(run.status, 0) << run.err;
  }
  static void TearDownTestSuite() {
    delete here_;  // NOLINT
    here_ = nullptr;
  }
  static Finished status(const std::vector<std::string>& more) {
    std::vector<std::string> words{"status", "--as-of", "2025-12-01"};
    words.insert(words.end(), more.begin(), more.end());
    return here_->run(words);
  }
  static rapidjson::Document json(std::vector<std::string> more) {
    more.insert(more.end(), {"--format", "json"});
    const Finished run = status(more);
    EXPECT_EQ(run.status, 0) << run.err;
    rapidjson::Document out;
    out.Parse(run.out.data(), run.out.size());
    EXPECT_TRUE(!out.HasParseError() && out.IsArray());
    return out;
  }
  static const rapidjson::Value& find(const rapidjson::Document& all, const std::string& id) {
    for (const auto& record : all.GetArray()) {
      if (id == record["id"].GetString()) return record;
    }
    ADD_FAILURE() << id << " is not there";
    return all[0];
  }

  static Installation* here_;
};
Installation* StatusOfAYear::here_ = nullptr;

TEST_F(StatusOfAYear, GivesEveryPublicIndicatorWithEveryYearOfTheStrategy) {
  const auto all = json({"--year", "2027"});
  EXPECT_GT(all.Size(), 500U);
  for (const auto& record : all.GetArray()) {
    ASSERT_EQ(record["year"].GetInt(), 2027) << record["id"].GetString();
    std::set<int> years;
    for (const auto& year : record["years"].GetArray()) years.insert(year["year"].GetInt());
    for (int year = 2026; year <= 2030; ++year) {
      ASSERT_TRUE(years.contains(year)) << record["id"].GetString() << " " << year;
    }
  }
}

TEST_F(StatusOfAYear, EveryNumberThatIsNotThereHasItsReason) {
  const auto all = json({"--year", "2026"});
  const auto check = [](const rapidjson::Value& from, const std::string& name, const char* id) {
    const bool range = from.HasMember((name + "_low").c_str()) && name != "projection" &&
                       !from[(name + "_low").c_str()].IsNull();
    const bool there = range || !from[name.c_str()].IsNull();
    EXPECT_NE(there, from[(name + "_missing").c_str()].IsString()) << id << " " << name;
  };
  for (const auto& record : all.GetArray()) {
    const char* id = record["id"].GetString();
    for (const auto& year : record["years"].GetArray()) {
      check(year, "target", id);
      check(year, "expected", id);
      check(year, "projection", id);
    }
    check(record, "best_pace", id);
    EXPECT_NE(record["reachable_until"].IsNull(), record["reachable_missing"].IsNull()) << id;
  }
}

TEST_F(StatusOfAYear, TellsWhatTheYearAsks) {
  const auto all = json({"--year", "2026", "pirkanmaa"});
  const auto& record = find(all, "pirkanmaa/perhetyo_shl.nps");
  EXPECT_EQ(record["target"].GetDouble(), 80);
  EXPECT_EQ(record["expected"].GetDouble(), 80);
  EXPECT_STREQ(record["expected_by"].GetString(), "target");
  EXPECT_STREQ(record["next"]["due"].GetString(), "2026-12-31");
  EXPECT_GT(all.Size(), 100U);
}

TEST_F(StatusOfAYear, IsATableInBothLanguages) {
  const Finished english = status({"--year", "2026", "pirkanmaa", "--lang", "en"});
  const Finished finnish = status({"--year", "2026", "pirkanmaa", "--lang", "fi"});
  EXPECT_EQ(english.status, 0) << english.err;
  EXPECT_EQ(finnish.status, 0) << finnish.err;
  EXPECT_THAT(english.out, HasSubstr("perhetyo_shl.nps"));
  EXPECT_THAT(finnish.out, HasSubstr("perhetyo_shl.nps"));
  EXPECT_NE(english.out, finnish.out);
  EXPECT_THAT(english.out, Not(HasSubstr("kanta-hame")));
}

TEST_F(StatusOfAYear, LeavesOutWhatIsNotPublicUnlessAsked) {
  const auto visible = json({"--year", "2026", "keski-suomi"});
  const auto all = json({"--year", "2026", "keski-suomi", "--restricted"});
  EXPECT_LT(visible.Size(), all.Size());
  const Finished definitions = here_->run({"export", "definitions"});
  rapidjson::Document defined;
  defined.Parse(definitions.out.data(), definitions.out.size());
  std::set<std::string> restricted;
  for (const auto& definition : defined.GetArray()) {
    if (std::string("restricted") == definition["visibility"].GetString()) {
      restricted.insert(definition["id"].GetString());
    }
  }
  EXPECT_EQ(all.Size() - visible.Size(), restricted.size());
  for (const auto& record : visible.GetArray()) {
    EXPECT_FALSE(restricted.contains(record["id"].GetString()));
  }
}

TEST_F(StatusOfAYear, WithoutAYearIsTheVerdictOfTheDay) {
  const auto all = json({"pirkanmaa"});
  EXPECT_TRUE(all[0].HasMember("status"));
  EXPECT_FALSE(all[0].HasMember("years"));
}

TEST_F(StatusOfAYear, RefusesWhatIsNoYear) {
  for (const char* year : {"1800", "abc", "2022", "2061", "20270", "-2027", "2027.5", ""}) {
    const Finished run = status({"--year", year});
    EXPECT_EQ(run.status, 2) << year;
    EXPECT_NE(run.err, "") << year;
    EXPECT_EQ(run.out, "") << year;
  }
  EXPECT_EQ(status({"--restricted"}).status, 2);
  EXPECT_EQ(status({"--year", "2027", "nowhere"}).status, 2);
}

}  // namespace
}  // namespace viisari::testing_support
