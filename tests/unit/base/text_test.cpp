#include "base/text.h"

#include <gtest/gtest.h>

namespace viisari {
namespace {

TEST(Utf8, RefusesOverlongSurrogateAndCutSequences) {
  EXPECT_TRUE(is_valid_utf8("Häme – 1 086 000 €"));
  for (const char* text :
       {"\xC0\xAF", "\xED\xA0\x80", "\xF4\x90\x80\x80", "\xE2\x82", "\xFF", "a\xE4"}) {
    EXPECT_FALSE(is_valid_utf8(text));
  }
}

TEST(Printable, ShowsControlAndInvalidBytesAsEscapes) {
  EXPECT_EQ(printable("a\nb\x1B[31m\xE4"), "a\\x0ab\\x1b[31m\\xe4");
  EXPECT_EQ(printable("Häme"), "Häme");
}

TEST(Printable, CutsLongText) {
  EXPECT_LE(printable(std::string(5000, 'x')).size(), 1024U + 3U);
}

TEST(EscapeMarkup, LeavesNothingThatEndsTextOrAnAttribute) {
  EXPECT_EQ(escape_markup("<a href=\"x\" title='y'>&amp;"),
            "&lt;a href=&quot;x&quot; title=&#39;y&#39;&gt;&amp;amp;");
  EXPECT_EQ(escape_markup("Häme – 5 €\n\t"), "Häme – 5 €\n\t");
}

TEST(EscapeMarkup, ReplacesControlCharactersThatMarkupForbids) {
  EXPECT_EQ(escape_markup(std::string_view("a\0b\x1B\x7F\r", 6)),
            "a\xEF\xBF\xBD"
            "b\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD");
}

TEST(FormatFixed, RoundsHalfAwayFromZero) {
  EXPECT_EQ(format_fixed(0.5, 0), "1");
  EXPECT_EQ(format_fixed(-2.5, 0), "-3");
  EXPECT_EQ(format_fixed(-0.001, 2), "0.00");
  EXPECT_EQ(format_fixed(47.75, 1), "47.8");
}

TEST(ParseDouble, ReadsOnlyAWholeFiniteNumber) {
  EXPECT_EQ(parse_double("-1.5"), -1.5);
  for (const char* text : {"", "1,5", "1.5 ", "nan", "inf", "1e999", "0x10"}) {
    EXPECT_FALSE(parse_double(text)) << text;
  }
}

TEST(IsKey, TakesDottedLowerCaseNames) {
  EXPECT_TRUE(is_key("perhetyo_shl.nps"));
  EXPECT_TRUE(is_key("kanta-hame"));
  for (const char* text : {"", ".a", "a.", "a..b", "A", "a b", "ä", "a/b"}) {
    EXPECT_FALSE(is_key(text)) << text;
  }
}

}  // namespace
}  // namespace viisari
