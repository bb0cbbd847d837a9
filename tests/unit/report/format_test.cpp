#include "report/format.h"

#include <gtest/gtest.h>

namespace viisari {
namespace {

constexpr Language kFi = Language::kFinnish;
constexpr Language kEn = Language::kEnglish;

TEST(Format, FinnishNumbersHaveTheirOwnMinusGroupsAndComma) {
  EXPECT_EQ(format_number(-1234567.85, 1, kFi), "−1\u00A0234\u00A0567,9");
  EXPECT_EQ(format_number(999, 0, kFi), "999");
  EXPECT_EQ(format_number(1000, 0, kFi), "1\u00A0000");
  EXPECT_EQ(format_number(-0.04, 1, kFi), "0,0");
}

TEST(Format, EnglishNumbersHaveCommasAndAPoint) {
  EXPECT_EQ(format_number(-1234567.85, 1, kEn), "−1,234,567.9");
}

TEST(Format, QuantitiesCarryTheirUnit) {
  EXPECT_EQ(format_quantity({85.3, 1, "percent"}, kFi), "85,3\u00A0%");
  EXPECT_EQ(format_quantity({2250000, 0, "eur"}, kFi), "2\u00A0250\u00A0000\u00A0€");
  EXPECT_EQ(format_quantity({53, 0, "nps"}, kFi), "53");
  EXPECT_EQ(format_quantity({12, 0, "keur"}, kFi), "12\u00A0t€");
  EXPECT_EQ(format_quantity({12, 0, "bed_days"}, kEn), "12\u00A0bed days");
  EXPECT_EQ(format_quantity({1, 0, "yes_no"}, kFi), "kyllä");
  EXPECT_EQ(format_quantity({0, 0, "yes_no"}, kEn), "no");
  EXPECT_EQ(format_quantity({3, 0, ""}, kFi), "3");
}

TEST(Format, DatesAreWrittenInWordsOrDots) {
  EXPECT_EQ(format_date(*Date::from_ymd(2026, 3, 5), kFi), "5.3.2026");
  EXPECT_EQ(format_date(*Date::from_ymd(2026, 3, 5), kEn), "5 March 2026");
}

TEST(Format, PeriodsAreWrittenAsTheDocumentsWriteThem) {
  const auto text = [](std::string_view period, Language language) {
    return format_period(*Period::parse(period), language);
  };
  EXPECT_EQ(text("2025", kFi), "2025");
  EXPECT_EQ(text("1-9/2025", kFi), "1–9/2025");
  EXPECT_EQ(text("1-9/2025", kEn), "January–September 2025");
  EXPECT_EQ(text("2025-Q3", kFi), "7–9/2025");
  EXPECT_EQ(text("2025-10", kFi), "10/2025");
  EXPECT_EQ(text("2025-10-31", kFi), "31.10.2025");
  EXPECT_EQ(text("2024-12/2025-02", kFi), "12/2024–2/2025");
  EXPECT_EQ(text("2025-01-15/2025-02-03", kFi), "15.1.2025–3.2.2025");
  EXPECT_EQ(format_period(Period(), kFi), "");
}

TEST(Format, LanguagesAreReadByTheirCodes) {
  EXPECT_EQ(parse_language("fi"), kFi);
  EXPECT_EQ(parse_language("en"), kEn);
  EXPECT_EQ(parse_language("sv"), std::nullopt);
}

}  // namespace
}  // namespace viisari
