#include "engine/printed_number.h"

#include <gtest/gtest.h>

namespace viisari {
namespace {

double half(std::string_view raw, double value, std::string_view unit, int decimals = 0) {
  return printed_precision(raw, value, decimals, unit).half_unit;
}

TEST(PrintedPrecision, ReadsTheLastDecimal) {
  EXPECT_DOUBLE_EQ(half("Toteutunut 45,5 % ( 39 012 vrk)", 45.5, "percent"), 0.05);
  EXPECT_DOUBLE_EQ(half("0,97", 0.97, "ratio"), 0.005);
  EXPECT_DOUBLE_EQ(half("3.7", 3.7, "score_of_n"), 0.05);
  EXPECT_DOUBLE_EQ(half("4.0", 4, "score_of_n"), 0.05);
  EXPECT_DOUBLE_EQ(half("+ 53 (v. 2024)", 53, "nps"), 0.5);
}

TEST(PrintedPrecision, TakesTrailingZerosOfMoneyAsRounding) {
  EXPECT_DOUBLE_EQ(half("- 233 000 €", -233000, "eur"), 500);
  EXPECT_DOUBLE_EQ(half("1 086 000 €", 1086000, "eur"), 500);
  EXPECT_DOUBLE_EQ(half("4 829 000€", 4829000, "eur"), 500);
  EXPECT_DOUBLE_EQ(half("4 829 123 €", 4829123, "eur"), 0.5);
  EXPECT_DOUBLE_EQ(half("500 €", 500, "eur"), 0.5);
}

TEST(PrintedPrecision, ReadsMultipliers) {
  const PrintedPrecision millions = printed_precision("-76,1 miljoonaa euroa", -76100000, 0, "eur");
  EXPECT_DOUBLE_EQ(millions.half_unit, 50000);
  EXPECT_DOUBLE_EQ(millions.place, 100000);
  EXPECT_EQ(millions.decimals, 0);
  EXPECT_DOUBLE_EQ(half("Euroissa lasku on 2 M€.", -2000000, "eur"), 500000);
  EXPECT_DOUBLE_EQ(half("0,5 M€", 500, "keur"), 50);
}

TEST(PrintedPrecision, CountedThingsAreExact) {
  EXPECT_EQ(half("12 845", 12845, "persons"), 0);
  EXPECT_EQ(half("39 012 vrk", 39012, "bed_days"), 0);
  EXPECT_EQ(half("", 33, "count"), 0);
}

TEST(PrintedPrecision, CountsOfFourDigitsWithTrailingZerosMayBeRounded) {
  EXPECT_EQ(half("81 700", 81700, "bed_days"), 50);
  EXPECT_EQ(half("3240", 3240, "persons"), 5);
  EXPECT_EQ(half("100", 100, "count"), 0);
}

TEST(PrintedPrecision, ApproximateCountsAreNotExact) {
  EXPECT_DOUBLE_EQ(half("noin 40 lasta", 40, "persons"), 10);
  EXPECT_DOUBLE_EQ(half("n. 45 lasta", 45, "persons"), 2.5);
  EXPECT_DOUBLE_EQ(half("Yli 70 perhettä", 70, "persons"), 10);
  EXPECT_DOUBLE_EQ(half("arviolta\u00A0120", 120, "persons"), 10);
  EXPECT_DOUBLE_EQ(half("33 (arvio)", 33, "persons"), 1);
  EXPECT_TRUE(printed_precision("~ 12", 12, 0, "count").approximate);
  EXPECT_FALSE(printed_precision("kokoarvio 12", 12, 0, "count").approximate);
}

TEST(PrintedPrecision, FindsTheNumberAmongOthers) {
  EXPECT_DOUBLE_EQ(half("21,6–24,06 %", 24.06, "percent"), 0.005);
  EXPECT_DOUBLE_EQ(half("21,6–24,06 %", 21.6, "percent"), 0.05);
  EXPECT_DOUBLE_EQ(half("70-80 %", 80, "percent"), 0.5);
  EXPECT_EQ(half("v. 2024 117 lasta", 117, "persons"), 0);
  EXPECT_DOUBLE_EQ(half("12 313,5 t", 313.5, "hours"), 0.05);
  EXPECT_DOUBLE_EQ(half("31.10.2025 mennessä 4,5 h", 4.5, "hours"), 0.05);
}

TEST(PrintedPrecision, OtherNumbersOfTheQuoteDoNotMatter) {
  EXPECT_DOUBLE_EQ(half("133 kpl eli 30 % kaikista sijoituksista", 30, "percent"), 0.5);
  EXPECT_DOUBLE_EQ(half("Nousua 10 %", 10, "percent"), 0.5);
  EXPECT_DOUBLE_EQ(half("21,6%- 24,06 %", 21.6, "percent"), 0.05);
  EXPECT_DOUBLE_EQ(half("-51", -51, "keur"), 0.5);
  EXPECT_DOUBLE_EQ(half("0", 0, "keur"), 0.5);
}

TEST(PrintedPrecision, ReadsNoBreakAndThinSpaces) {
  EXPECT_DOUBLE_EQ(half("1\u00A0086\u00A0000 €", 1086000, "eur"), 500);
  EXPECT_DOUBLE_EQ(half("1\u202F086\u2009000 €", 1086000, "eur"), 500);
}

TEST(PrintedPrecision, FallsBackToTheStoredDecimals) {
  EXPECT_DOUBLE_EQ(half("", 45.5, "percent", 1), 0.05);
  EXPECT_DOUBLE_EQ(half("", 45, "percent", 2), 0.005);
  EXPECT_DOUBLE_EQ(half("", 45.25, "percent", -1), 0.005);
  EXPECT_DOUBLE_EQ(half("", 233000, "eur", 0), 500);
}

TEST(PrintedTokens, KeepsGroupsTogetherAndLeavesDatesOut) {
  const auto tokens = printed_tokens("12 845 (31.10.2025), 45,5 % ja n. 30");
  ASSERT_EQ(tokens.size(), 3U);
  EXPECT_EQ(tokens[0].value, 12845);
  EXPECT_EQ(tokens[1].value, 45.5);
  EXPECT_EQ(tokens[2].value, 30);
  EXPECT_TRUE(tokens[2].approximate);
}

}  // namespace
}  // namespace viisari
