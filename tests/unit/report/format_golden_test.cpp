// The same file holds host/web/ui/src/format.ts (tests/unit/ui/format.test.mjs), so that pages,
// API texts and mails write alike.
#include <gtest/gtest.h>
#include <rapidjson/document.h>

#include <fstream>
#include <iterator>
#include <string>

#include "report/format.h"

namespace viisari {
namespace {

class FormatGolden : public testing::TestWithParam<Language> {
 protected:
  void SetUp() override {
    std::ifstream file(VIISARI_SOURCE_DIR "/tests/fixtures/format/golden.json");
    const std::string text{std::istreambuf_iterator<char>(file), {}};
    golden_.Parse(text.c_str());
    ASSERT_TRUE(golden_.IsObject());
  }

  const rapidjson::Value& rows(const char* name) const { return golden_[name]; }
  std::string expected(const rapidjson::Value& row) const {
    return row[GetParam() == Language::kFinnish ? "fi" : "en"].GetString();
  }

 private:
  rapidjson::Document golden_;
};

TEST_P(FormatGolden, Numbers) {
  for (const auto& row : rows("numbers").GetArray()) {
    EXPECT_EQ(format_number(row["value"].GetDouble(), row["decimals"].GetInt(), GetParam()),
              expected(row));
  }
}

TEST_P(FormatGolden, Quantities) {
  for (const auto& row : rows("quantities").GetArray()) {
    EXPECT_EQ(format_quantity(
                  {row["value"].GetDouble(), row["decimals"].GetInt(), row["unit"].GetString()},
                  GetParam()),
              expected(row));
  }
}

TEST_P(FormatGolden, Dates) {
  for (const auto& row : rows("dates").GetArray()) {
    const auto day = Period::parse(row["text"].GetString());
    ASSERT_TRUE(day);
    EXPECT_EQ(format_date(day->first(), GetParam()), expected(row));
  }
}

TEST_P(FormatGolden, Periods) {
  for (const auto& row : rows("periods").GetArray()) {
    const auto period = Period::parse(row["text"].GetString());
    ASSERT_TRUE(period) << row["text"].GetString();
    EXPECT_EQ(format_period(*period, GetParam()), expected(row));
  }
}

INSTANTIATE_TEST_SUITE_P(Languages, FormatGolden,
                         testing::Values(Language::kFinnish, Language::kEnglish),
                         [](const auto& chosen) { return std::string(to_string(chosen.param)); });

}  // namespace
}  // namespace viisari
