#include "intake/number.h"

#include <gtest/gtest.h>

#include <ostream>
#include <string>

#include "intake/fold.h"

namespace viisari {
namespace {

struct Reading {
  const char* text;
  const char* unit;
  double value;
  int decimals;
};

void PrintTo(const Reading& reading, std::ostream* out) {
  *out << '"' << reading.text << "\" in " << reading.unit;
}

class PrintedNumbers : public testing::TestWithParam<Reading> {};

TEST_P(PrintedNumbers, AreRead) {
  const auto number = parse_printed_number(GetParam().text, *find_unit(GetParam().unit));
  ASSERT_TRUE(number) << number.error().to_string();
  EXPECT_EQ(number->value, GetParam().value);
  EXPECT_EQ(number->decimals, GetParam().decimals);
}

INSTANTIATE_TEST_SUITE_P(
    Plain, PrintedNumbers,
    testing::Values(Reading{"0", "count", 0, 0}, Reading{"53", "nps", 53, 0},
                    Reading{"1774", "count", 1774, 0}, Reading{"67,5", "percent", 67.5, 1},
                    Reading{"67.5", "percent", 67.5, 1}, Reading{"4.0", "score_of_n", 4, 1},
                    Reading{"0,001", "ratio", 0.001, 3}, Reading{"0.6061", "ratio", 0.6061, 4},
                    Reading{"1.234", "ratio", 1.234, 3}, Reading{"2,0", "persons", 2, 1},
                    Reading{"007", "count", 7, 0}, Reading{"-0", "count", 0, 0},
                    Reading{"0.500", "eur", 0.5, 3}, Reading{"1234.567", "eur", 1234.567, 3},
                    Reading{"123456789012345", "eur", 123456789012345, 0}));

INSTANTIATE_TEST_SUITE_P(Groups, PrintedNumbers,
                         testing::Values(Reading{"1 306", "count", 1306, 0},
                                         Reading{"1 086 000", "eur", 1086000, 0},
                                         Reading{"1\xC2\xA0"
                                                 "086\xC2\xA0"
                                                 "000",
                                                 "eur", 1086000, 0},
                                         Reading{"39\xE2\x80\x89"
                                                 "012",
                                                 "bed_days", 39012, 0},
                                         Reading{"39\xE2\x80\xAF"
                                                 "012",
                                                 "bed_days", 39012, 0},
                                         Reading{"12 345,67", "eur", 12345.67, 2},
                                         Reading{"  12\t345 ", "count", 12345, 0}));

INSTANTIATE_TEST_SUITE_P(Signs, PrintedNumbers,
                         testing::Values(Reading{"-25 %", "percent", -25, 0},
                                         Reading{"- 233 000 €", "eur", -233000, 0},
                                         Reading{"\xE2\x88\x92"
                                                 "53 %",
                                                 "percent", -53, 0},
                                         Reading{"\xE2\x80\x93 53 %", "percent", -53, 0},
                                         Reading{"+ 53", "nps", 53, 0},
                                         Reading{"+80", "nps", 80, 0}));

INSTANTIATE_TEST_SUITE_P(
    Suffixes, PrintedNumbers,
    testing::Values(
        Reading{"4 829 000€", "eur", 4829000, 0}, Reading{"34 euroa", "eur", 34, 0},
        Reading{"6,8 €/h", "eur", 6.8, 1}, Reading{"34 €/päivä", "eur", 34, 0},
        Reading{"2 M€", "eur", 2000000, 0}, Reading{"76,1 milj. €", "eur", 76100000, 0},
        Reading{"-76,1 miljoonaa euroa", "keur", -76100, 0}, Reading{"5 875", "keur", 5875, 0},
        Reading{"5 875 1000 €", "keur", 5875, 0}, Reading{"5 875 1 000 €", "keur", 5875, 0},
        Reading{"12 t€", "keur", 12, 0}, Reading{"12 t€", "eur", 12000, 0},
        Reading{"62%", "percent", 62, 0}, Reading{"1,36 prosenttia", "percent", 1.36, 2},
        Reading{"-2 %-yks.", "percentage_points", -2, 0}, Reading{"3 352 vrk", "bed_days", 3352, 0},
        Reading{"7 pv", "days", 7, 0}, Reading{"7 vrk", "days", 7, 0},
        Reading{"- 1308 hpv", "days", -1308, 0}, Reading{"1,5 h", "hours", 1.5, 1},
        Reading{"3,9 pistettä", "score_of_n", 3.9, 1}, Reading{"133 kpl", "count", 133, 0},
        Reading{"766 lasta", "persons", 766, 0}, Reading{"808 as.", "persons", 808, 0},
        Reading{"10 käyntiä", "visits", 10, 0}, Reading{"2 ryhmää", "count", 2, 0},
        Reading{"52 et-lasta/sosiaalityöntekijä", "ratio", 52, 0}));

INSTANTIATE_TEST_SUITE_P(
    YesAndNo, PrintedNumbers,
    testing::Values(Reading{"kyllä", "yes_no", 1, 0}, Reading{"KYLLÄ", "yes_no", 1, 0},
                    Reading{" Kyllä. ", "yes_no", 1, 0}, Reading{"ei", "yes_no", 0, 0},
                    Reading{"yes", "yes_no", 1, 0}, Reading{"1", "yes_no", 1, 0},
                    Reading{"0", "yes_no", 0, 0}));

struct Refusal {
  const char* text;
  const char* unit;
  ErrorCode code;
};

void PrintTo(const Refusal& refusal, std::ostream* out) {
  *out << '"' << refusal.text << "\" in " << refusal.unit;
}

class RefusedNumbers : public testing::TestWithParam<Refusal> {};

TEST_P(RefusedNumbers, HaveACode) {
  const auto number = parse_printed_number(GetParam().text, *find_unit(GetParam().unit));
  ASSERT_FALSE(number) << number->value;
  EXPECT_EQ(number.error().code.name, GetParam().code.name) << number.error().text;
}

INSTANTIATE_TEST_SUITE_P(Ambiguous, RefusedNumbers,
                         testing::Values(Refusal{"1,234.5", "eur", kIntakeNumber},
                                         Refusal{"1.234,5", "eur", kIntakeNumber},
                                         Refusal{"1.234", "persons", kIntakeNumber},
                                         Refusal{"1,234", "persons", kIntakeNumber},
                                         Refusal{"1.234 €", "eur", kIntakeNumber},
                                         Refusal{"1.234.567", "eur", kIntakeNumber},
                                         Refusal{"12,345,678", "count", kIntakeNumber}));

INSTANTIATE_TEST_SUITE_P(
    NotNumbers, RefusedNumbers,
    testing::Values(
        Refusal{"", "count", kIntakeNumber}, Refusal{"   ", "count", kIntakeNumber},
        Refusal{"-", "count", kIntakeNumber}, Refusal{"+", "count", kIntakeNumber},
        Refusal{"--5", "count", kIntakeNumber}, Refusal{"abc", "count", kIntakeNumber},
        Refusal{"noin 5", "count", kIntakeNumber}, Refusal{"yli 90 %", "percent", kIntakeNumber},
        Refusal{"€ 5", "eur", kIntakeNumber}, Refusal{",5", "percent", kIntakeNumber},
        Refusal{"5,", "count", kIntakeNumber}, Refusal{"(356)", "count", kIntakeNumber},
        Refusal{"0x10", "percent", kIntakeTwoNumbers}, Refusal{"nan", "ratio", kIntakeNumber},
        Refusal{"inf", "ratio", kIntakeNumber}, Refusal{"12?", "count", kIntakeNumber},
        Refusal{"12 = x", "count", kIntakeNumber}, Refusal{"#REF!", "count", kIntakeNumber},
        Refusal{"1234567890123456", "eur", kIntakeNumber},
        Refusal{"0,1234567890", "ratio", kIntakeNumber}, Refusal{"=1+1", "count", kIntakeNumber},
        Refusal{"ehkä", "yes_no", kIntakeNumber}, Refusal{"2", "yes_no", kIntakeNumber},
        Refusal{"100", "yes_no", kIntakeNumber}));

INSTANTIATE_TEST_SUITE_P(SeveralNumbers, RefusedNumbers,
                         testing::Values(Refusal{"41-89 lasta", "persons", kIntakeTwoNumbers},
                                         Refusal{"41\xE2\x80\x93"
                                                 "89",
                                                 "persons", kIntakeTwoNumbers},
                                         Refusal{"21,6\xE2\x80\x93"
                                                 "24,06 %",
                                                 "percent", kIntakeTwoNumbers},
                                         Refusal{"178 (244)", "persons", kIntakeTwoNumbers},
                                         Refusal{"12 34", "count", kIntakeTwoNumbers},
                                         Refusal{"2025 100", "count", kIntakeTwoNumbers},
                                         Refusal{"1 0000", "count", kIntakeTwoNumbers},
                                         Refusal{"3 + 4", "count", kIntakeTwoNumbers},
                                         Refusal{"4/9", "count", kIntakeTwoNumbers},
                                         Refusal{"1e5", "count", kIntakeTwoNumbers},
                                         Refusal{"142 + koulutuksessa 19", "persons",
                                                 kIntakeTwoNumbers}));

INSTANTIATE_TEST_SUITE_P(WrongUnits, RefusedNumbers,
                         testing::Values(Refusal{"12 %", "eur", kIntakeUnitMismatch},
                                         Refusal{"12 €", "percent", kIntakeUnitMismatch},
                                         Refusal{"12 €", "keur", kIntakeUnitMismatch},
                                         Refusal{"12 €", "count", kIntakeUnitMismatch},
                                         Refusal{"12 %", "persons", kIntakeUnitMismatch},
                                         Refusal{"12 %-yks.", "percent", kIntakeUnitMismatch},
                                         Refusal{"3 kk", "days", kIntakeUnitMismatch},
                                         Refusal{"3 kk", "count", kIntakeUnitMismatch},
                                         Refusal{"3 vrk", "persons", kIntakeUnitMismatch},
                                         Refusal{"12 lasta", "percent", kIntakeUnitMismatch},
                                         Refusal{"12 h", "bed_days", kIntakeUnitMismatch},
                                         Refusal{"2,5", "persons", kIntakeNotWhole},
                                         Refusal{"12,5 vrk", "bed_days", kIntakeNotWhole},
                                         Refusal{"-5", "persons", kIntakeOutOfRange},
                                         Refusal{"101", "nps", kIntakeOutOfRange},
                                         Refusal{"-101", "nps", kIntakeOutOfRange},
                                         Refusal{"5", "text", kIntakeTextUnit}));

TEST(NoFigure, IsSaidInWords) {
  EXPECT_TRUE(says_no_figure("ei luotettavaa tietoa saatavissa"));
  EXPECT_TRUE(says_no_figure("Tietoa ei ole saatavilla"));
  EXPECT_FALSE(says_no_figure("ei"));
  EXPECT_FALSE(says_no_figure("Tietoa ei ole saatavilla vuodelta 2024")) << "which number?";
  EXPECT_FALSE(says_no_figure(""));
}

TEST(Folding, MakesWordsComparable) {
  EXPECT_EQ(fold("  Äänekosken\xC2\xA0 ÅÖ \xE2\x80\x93 X\t"), "äänekosken åö - x");
  EXPECT_EQ(fold("\xC3\x97"), "\xC3\x97") << "the multiplication sign is no letter";
  EXPECT_EQ(fold("\xE2"), "\xE2");
  EXPECT_EQ(fold(""), "");
}

}  // namespace
}  // namespace viisari
