#include "report/outlook_text.h"

#include <gtest/gtest.h>
#include <rapidjson/document.h>

#include <set>
#include <string>

#include "base/text.h"
#include "report/json.h"

namespace viisari {
namespace {

Indicator share() {
  Indicator made;
  made.id = "pirkanmaa/x";
  made.area = "pirkanmaa";
  made.key = "x";
  made.unit = "percent";
  made.kind = SeriesKind::kShare;
  made.decimals = 1;
  return made;
}

// 64 % in 2025; 70 % expected on the way to 80 % in 2027.
Outlook full() {
  Outlook made;
  made.id = "pirkanmaa/x";
  made.as_of = *Date::parse("2026-01-31");
  made.start.value = 64;
  made.start_period = *Period::parse("2025");
  OutlookYear first;
  first.year = 2026;
  first.target.gap = OutlookGap::kNotThatYear;
  first.expected.low = 72;
  first.expected_by = ExpectedBy::kLine;
  first.projection = {{70.0, {}}, {66.5, {}}, {73.5, {}}};
  OutlookYear second;
  second.year = 2027;
  second.target.low = second.expected.low = 80;
  second.expected_by = ExpectedBy::kTarget;
  second.projection = {{{}, OutlookGap::kOnePoint},
                       {{}, OutlookGap::kNoProjection},
                       {{}, OutlookGap::kNoProjection}};
  made.years = {first, second};
  made.next.due = made.last.due = *Date::parse("2027-12-31");
  made.next.limits.low = made.last.limits.low = 80;
  made.next.required_pace.value = made.last.required_pace.value = 8;
  made.best_pace.value = 10;
  made.best_from = *Period::parse("2023");
  made.best_to = *Period::parse("2024");
  made.reachable_until = 2025;
  return made;
}

rapidjson::Document written(const Outlook& outlook, std::optional<int> year) {
  JsonWriter json;
  write_outlook(json, share(), outlook, year);
  const std::string text = json.take();
  rapidjson::Document out;
  out.Parse(text.data(), text.size());
  EXPECT_FALSE(out.HasParseError()) << text;
  return out;
}

TEST(OutlookText, EveryGapHasASentenceInBothLanguages) {
  std::set<std::string_view> codes;
  for (const Sentence& sentence : outlook_sentences()) {
    EXPECT_FALSE(sentence.fi.empty()) << sentence.code;
    EXPECT_FALSE(sentence.en.empty()) << sentence.code;
    EXPECT_TRUE(is_valid_utf8(sentence.fi));
    codes.insert(sentence.code);
  }
  for (int i = 1; i < kOutlookGapCount; ++i) {
    const auto gap = static_cast<OutlookGap>(i);
    EXPECT_TRUE(codes.contains(to_string(gap))) << to_string(gap);
    EXPECT_EQ(outlook_sentences()[static_cast<std::size_t>(i - 1)].code, to_string(gap));
  }
  EXPECT_EQ(codes.size(), static_cast<std::size_t>(kOutlookGapCount - 1));
}

TEST(OutlookText, EveryNumberIsPrintedOrItsReasonIs) {
  const Indicator indicator = share();
  const Outlook outlook = full();
  for (const Language language : {Language::kFinnish, Language::kEnglish}) {
    const OutlookText text(indicator, outlook, language);
    EXPECT_TRUE(text.target(outlook.years[0]).empty());
    EXPECT_FALSE(text.target(outlook.years[1]).empty());
    EXPECT_FALSE(text.expected(outlook.years[0]).empty());
    EXPECT_FALSE(text.projection(outlook.years[0].projection).empty());
    EXPECT_TRUE(text.projection(outlook.years[1].projection).empty());
    EXPECT_FALSE(text.required_pace().empty());
    EXPECT_EQ(text.reachable_until(), "2025");
    EXPECT_TRUE(text.gaps(outlook.years[0]).empty());
    EXPECT_EQ(text.gaps(outlook.years[1]).size(), 1U);
  }
}

TEST(OutlookText, APaceOfAPercentageIsInPercentagePoints) {
  const Indicator indicator = share();
  const Outlook outlook = full();
  const OutlookText text(indicator, outlook, Language::kFinnish);
  EXPECT_EQ(text.required_pace(), "+8,00\u00A0%-yks. (2027)");
  EXPECT_EQ(text.projection(outlook.years[0].projection), "70,0\u00A0% (66,5\u00A0%–73,5\u00A0%)");
}

TEST(OutlookText, AMilestoneAndAChangeFromThePreviousYearAreTargetsToo) {
  const Indicator indicator = share();
  Outlook outlook = full();
  outlook.years[0].done = true;
  Target change;
  change.time = TargetTime::kPeriod;
  change.period = *Period::parse("2027");
  change.op = TargetOp::kAtMost;
  change.value = -2;
  change.basis = TargetBasis::kPercentChangeFromPreviousYear;
  outlook.years[1].from_previous_year = {change};
  const OutlookText text(indicator, outlook, Language::kEnglish);
  EXPECT_EQ(text.target(outlook.years[0]), "done");
  EXPECT_NE(text.target(outlook.years[1]).find("previous year"), std::string::npos);
}

TEST(OutlookJson, CarriesEveryYearAndTheOneAskedForBesideThem) {
  const auto document = written(full(), 2026);
  EXPECT_EQ(document["year"].GetInt(), 2026);
  EXPECT_EQ(document["expected"].GetDouble(), 72);
  EXPECT_STREQ(document["expected_by"].GetString(), "line");
  EXPECT_STREQ(document["expected_op"].GetString(), "at_least");
  EXPECT_TRUE(document["target"].IsNull());
  EXPECT_STREQ(document["target_missing"].GetString(), "not_that_year");
  EXPECT_EQ(document["projection_high"].GetDouble(), 73.5);
  EXPECT_EQ(document["years"].Size(), 2U);
  EXPECT_EQ(document["years"][1]["target"].GetDouble(), 80);
  EXPECT_STREQ(document["years"][1]["projection_missing"].GetString(), "one_point");
  EXPECT_EQ(document["last"]["required_pace"].GetDouble(), 8);
  EXPECT_STREQ(document["last"]["due"].GetString(), "2027-12-31");
  EXPECT_EQ(document["reachable_until"].GetInt(), 2025);
  EXPECT_FALSE(written(full(), {}).HasMember("year"));
}

TEST(OutlookJson, ARangeHasTwoLimitsAndNoSingleOne) {
  Outlook outlook = full();
  outlook.years[0].expected.high = 75;
  const auto document = written(outlook, 2026);
  EXPECT_TRUE(document["expected"].IsNull());
  EXPECT_EQ(document["expected_low"].GetDouble(), 72);
  EXPECT_EQ(document["expected_high"].GetDouble(), 75);
  EXPECT_STREQ(document["expected_op"].GetString(), "between");
}

TEST(OutlookJson, ATargetThatIsNotThereIsAReason) {
  Outlook outlook = full();
  outlook.last = {};
  outlook.last.gap = OutlookGap::kEveryYear;
  const auto document = written(outlook, {});
  EXPECT_STREQ(document["last"]["missing"].GetString(), "every_year");
  EXPECT_TRUE(document["last"]["due"].IsNull());
}

}  // namespace
}  // namespace viisari
