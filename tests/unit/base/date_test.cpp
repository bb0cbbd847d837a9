#include "base/date.h"

#include <gtest/gtest.h>

namespace viisari {
namespace {

TEST(Date, RefusesDaysThatDoNotExist) {
  EXPECT_FALSE(Date::from_ymd(2025, 2, 29));
  EXPECT_FALSE(Date::from_ymd(2025, 4, 31));
  EXPECT_FALSE(Date::from_ymd(2025, 13, 1));
  EXPECT_FALSE(Date::from_ymd(1899, 1, 1));
  EXPECT_FALSE(Date::from_ymd(2200, 1, 1));
}

TEST(Date, ReadsOnlyIso) {
  EXPECT_EQ(Date::parse("2024-02-29")->to_string(), "2024-02-29");
  for (const char* text :
       {"", "2024-2-29", "2024/02/29", "2024-02-30", " 2024-02-29", "2024-02-2x"}) {
    EXPECT_FALSE(Date::parse(text)) << text;
  }
}

TEST(Date, LeapDayMovesToTheTwentyEighth) {
  EXPECT_EQ(Date::parse("2024-02-29")->plus_years(1).to_string(), "2025-02-28");
}

TEST(Instant, ReadsWhatItWrites) {
  const auto instant = parse_instant("2026-11-22T15:37:20Z");
  ASSERT_TRUE(instant);
  EXPECT_EQ(to_string(*instant), "2026-11-22T15:37:20Z");
  EXPECT_FALSE(parse_instant("2026-11-22T24:00:00Z"));
  EXPECT_FALSE(parse_instant("2026-11-22 15:37:20Z"));
}

}  // namespace
}  // namespace viisari
