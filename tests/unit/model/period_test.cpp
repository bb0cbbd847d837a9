#include "model/period.h"

#include <gtest/gtest.h>

#include <ostream>
#include <string>

namespace viisari {
namespace {

struct Reading {
  const char* text;
  const char* printed;
  const char* first;
  const char* last;
};

void PrintTo(const Reading& reading, std::ostream* out) {
  *out << reading.text;
}

class PeriodForms : public testing::TestWithParam<Reading> {};

TEST_P(PeriodForms, AreRead) {
  const auto period = Period::parse(GetParam().text);
  ASSERT_TRUE(period) << GetParam().text;
  EXPECT_EQ(period->to_string(), GetParam().printed);
  EXPECT_EQ(period->first().to_string(), GetParam().first);
  EXPECT_EQ(period->last().to_string(), GetParam().last);
}

INSTANTIATE_TEST_SUITE_P(
    Iso, PeriodForms,
    testing::Values(Reading{"2025", "2025", "2025-01-01", "2025-12-31"},
                    Reading{"2025-H2", "2025-H2", "2025-07-01", "2025-12-31"},
                    Reading{"2025-Q1", "2025-Q1", "2025-01-01", "2025-03-31"},
                    Reading{"2024-02", "2024-02", "2024-02-01", "2024-02-29"},
                    Reading{"2025-01/2025-09", "2025-01/2025-09", "2025-01-01", "2025-09-30"},
                    Reading{"2024-12/2025-02", "2024-12/2025-02", "2024-12-01", "2025-02-28"},
                    Reading{"2025-10-31", "2025-10-31", "2025-10-31", "2025-10-31"},
                    Reading{"2025-01-15/2025-02-03", "2025-01-15/2025-02-03", "2025-01-15",
                            "2025-02-03"}));

INSTANTIATE_TEST_SUITE_P(
    Finnish, PeriodForms,
    testing::Values(Reading{"1-9/2025", "2025-01/2025-09", "2025-01-01", "2025-09-30"},
                    Reading{"1\xE2\x80\x93"
                            "9/2025",
                            "2025-01/2025-09", "2025-01-01", "2025-09-30"},
                    Reading{" 1 - 9 / 2025 ", "2025-01/2025-09", "2025-01-01", "2025-09-30"},
                    Reading{"10/2025", "2025-10", "2025-10-01", "2025-10-31"},
                    Reading{"31.10.2025", "2025-10-31", "2025-10-31", "2025-10-31"},
                    Reading{"1.1.-31.10.2025", "2025-01/2025-10", "2025-01-01", "2025-10-31"},
                    Reading{"syksy 2024", "2024-09/2024-11", "2024-09-01", "2024-11-30"},
                    Reading{"Syksy 2024", "2024-09/2024-11", "2024-09-01", "2024-11-30"},
                    Reading{"2024-autumn", "2024-09/2024-11", "2024-09-01", "2024-11-30"}));

struct Refusal {
  const char* text;
  ErrorCode code;
};

void PrintTo(const Refusal& refusal, std::ostream* out) {
  *out << '"' << refusal.text << '"';
}

class PeriodRefusals : public testing::TestWithParam<Refusal> {};

TEST_P(PeriodRefusals, HaveACode) {
  const auto period = Period::parse(GetParam().text);
  ASSERT_FALSE(period) << period->to_string();
  EXPECT_EQ(period.error().code.name, GetParam().code.name) << GetParam().text;
}

INSTANTIATE_TEST_SUITE_P(
    All, PeriodRefusals,
    testing::Values(Refusal{"", kPeriodSyntax}, Refusal{"soon", kPeriodSyntax},
                    Refusal{"25", kPeriodSyntax}, Refusal{"2025-1", kPeriodSyntax},
                    Refusal{"2025/2026", kPeriodSyntax}, Refusal{"1/2/2025", kPeriodSyntax},
                    Refusal{"2025-Qx", kPeriodSyntax}, Refusal{"2025-10-31x", kPeriodSyntax},
                    Refusal{"2025-1a-01", kPeriodSyntax}, Refusal{"/2025", kPeriodSyntax},
                    Refusal{"2025-01/", kPeriodSyntax}, Refusal{"..", kPeriodSyntax},
                    Refusal{"2025-13", kPeriodImpossible}, Refusal{"2025-Q5", kPeriodImpossible},
                    Refusal{"2025-02-30", kPeriodImpossible},
                    Refusal{"30.2.2025", kPeriodImpossible}, Refusal{"9-1/2025", kPeriodImpossible},
                    Refusal{"13/2025", kPeriodImpossible},
                    Refusal{"2025-09/2025-01", kPeriodImpossible},
                    Refusal{"1066", kPeriodImpossible}, Refusal{"talvi 2024", kPeriodAmbiguous}));

TEST(Period, EqualWhenItCoversTheSameDays) {
  EXPECT_EQ(*Period::parse("2025-H1"), *Period::parse("1-6/2025"));
  EXPECT_EQ(std::hash<Period>{}(*Period::parse("2025-H1")),
            std::hash<Period>{}(*Period::parse("1-6/2025")));
}

TEST(Period, OneDayIsAnInstant) {
  EXPECT_TRUE(Period::parse("2025-10-31")->is_instant());
  EXPECT_FALSE(Period::parse("2025-10")->is_instant());
}

TEST(Period, CountsWholeMonths) {
  EXPECT_EQ(Period::parse("2025-01/2025-09")->whole_months(), 9);
  EXPECT_EQ(Period::parse("2025-12/2026-02")->whole_months(), 3);
  EXPECT_EQ(Period::parse("2025-01-15/2025-02-03")->whole_months(), std::nullopt);
}

TEST(Period, SamePeriodAYearEarlierKeepsTheMonthsEnd) {
  EXPECT_EQ(Period::parse("2025-02")->plus_years(-1), *Period::parse("2024-02"));
  EXPECT_EQ(Period::parse("1-2/2024")->plus_years(1), *Period::parse("1-2/2025"));
}

TEST(Period, SortsByItsLastDay) {
  EXPECT_LT(*Period::parse("2025-01/2025-04"), *Period::parse("2025-01/2025-08"));
  EXPECT_LT(*Period::parse("2025"), *Period::parse("2025-12"));
}

}  // namespace
}  // namespace viisari
