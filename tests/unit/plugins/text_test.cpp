#include "viisari/text.hpp"

#include <gtest/gtest.h>

#include "model/period.h"

namespace viisari::sdk {
namespace {

struct HeaderPeriod {
  const char* header;
  const char* period;  // "" when it is none
};
void PrintTo(const HeaderPeriod& value, std::ostream* out) {
  *out << value.header;
}

class PeriodInHeader : public testing::TestWithParam<HeaderPeriod> {};

TEST_P(PeriodInHeader, IsFoundExactlyWhenTheHeaderNamesOne) {
  EXPECT_EQ(period_in_header(GetParam().header).value_or(""), GetParam().period);
}

TEST_P(PeriodInHeader, IsOneThatTheHostReads) {
  const auto period = period_in_header(GetParam().header);
  if (period) {
    EXPECT_TRUE(Period::parse(*period).has_value()) << *period;
  }
}

INSTANTIATE_TEST_SUITE_P(
    Forms, PeriodInHeader,
    testing::Values(
        HeaderPeriod{"2026", "2026"}, HeaderPeriod{" 2026 ", "2026"},
        HeaderPeriod{"1-4/2025", "1-4/2025"},
        HeaderPeriod{"1\xE2\x80\x93"
                     "6 / 2025",
                     "1-6/2025"},
        HeaderPeriod{"10/2025", "10/2025"}, HeaderPeriod{"31.10.2025", "31.10.2025"},
        HeaderPeriod{"2025-q3", "2025-Q3"}, HeaderPeriod{"2025-H1", "2025-H1"},
        HeaderPeriod{"2025-10", "2025-10"}, HeaderPeriod{"2025-01/2025-09", "2025-01/2025-09"},
        HeaderPeriod{"Syksy 2024", "syksy 2024"}, HeaderPeriod{"KEVÄT 2024", "kevät 2024"},
        HeaderPeriod{"", ""}, HeaderPeriod{"20", ""}, HeaderPeriod{"20255", ""},
        HeaderPeriod{"13/2025", ""}, HeaderPeriod{"0/2025", ""}, HeaderPeriod{"9-1/2025", ""},
        HeaderPeriod{"1-10/25", ""}, HeaderPeriod{"2025-09/2025-01", ""},
        HeaderPeriod{"2025-Q5", ""}, HeaderPeriod{"2025-H3", ""}, HeaderPeriod{"32.10.2025", ""},
        HeaderPeriod{"Toteuma 2025", ""}, HeaderPeriod{"talvi 2024", ""}));

TEST(HeaderForm, IgnoresCaseSpacesAndTheKindOfDash) {
  EXPECT_EQ(header_form("  TOTEUMA\xC2\xA0 1 \xE2\x80\x93 4/2025 "), "toteuma1-4/2025");
  EXPECT_EQ(header_form("L\xC3\x84HT\xC3\x96TASO"), header_form("lähtötaso"));
  EXPECT_EQ(header_form("Lasten\xC2\xADsuojelu"), "lastensuojelu");
}

TEST(WordsForm, IgnoresCaseSpacesAndFinalStop) {
  EXPECT_EQ(words_form("  Tavoite\n EI\xC2\xA0toteudu. "), "tavoite ei toteudu");
  EXPECT_EQ(words_form("..."), "");
}

TEST(OnOneLine, KeepsTheFigureAsPrinted) {
  EXPECT_EQ(on_one_line(" 1\xC2\xA0"
                        "086 000 \n€ "),
            "1\xC2\xA0"
            "086 000 €");
}

TEST(Excerpt, CutsBetweenCharactersAndShowsNoControlCharacters) {
  EXPECT_EQ(excerpt("ääää", 5), "ää…");
  EXPECT_EQ(excerpt("a\x1B[2J"), "a?[2J");
}

TEST(Trimmed, TakesEveryKindOfSpaceOffBothEnds) {
  EXPECT_EQ(trimmed("\xE2\x80\xAF\xC2\xA0 x y\t\xC2\xA0\xE2\x80\x89\n"), "x y");
  EXPECT_EQ(trimmed("\xC2\xA0"), "");
}

}  // namespace
}  // namespace viisari::sdk
