#include "web/language.h"

#include <gtest/gtest.h>

namespace viisari {
namespace {

TEST(NegotiateLanguage, TakesTheWeightiestItKnows) {
  EXPECT_EQ(negotiate_language("en"), Language::kEnglish);
  EXPECT_EQ(negotiate_language("EN-gb, fi;q=0.5"), Language::kEnglish);
  EXPECT_EQ(negotiate_language("en;q=0.5, fi;q=0.501"), Language::kFinnish);
  EXPECT_EQ(negotiate_language("en;q=0.7,fi;q=0.7"), Language::kEnglish);
  EXPECT_EQ(negotiate_language("sv, de;q=0.9, en ; q=0.1"), Language::kEnglish);
}

TEST(NegotiateLanguage, IsFinnishOtherwise) {
  for (const char* text : {"", "sv", "*", "en;q=0", "en;q=2", "en;q=-1", "en;q=nan", "en;x=1",
                           "english", ";;;,,,", "en_GB"}) {
    EXPECT_EQ(negotiate_language(text), Language::kFinnish) << text;
  }
}

}  // namespace
}  // namespace viisari
