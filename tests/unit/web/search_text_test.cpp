#include "web/search_text.h"

#include <gmock/gmock.h>

namespace viisari {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

TEST(FoldText, LosesCaseAndAccents) {
  EXPECT_EQ(fold_text("Perhetyö ÄLÄ Åbo"), "perhetyo ala abo");
  EXPECT_EQ(fold_text("Ærø Straße Ŀž"), "aero strasse lz");
}

TEST(FoldText, TakesDecomposedTextAsComposed) {
  EXPECT_EQ(fold_text("a\xCC\x88"), fold_text("ä"));
}

TEST(FoldText, LeavesOtherScriptsAlone) {
  EXPECT_EQ(fold_text("Привет ×÷ 日本"), "Привет ×÷ 日本");
}

TEST(FoldText, MakesDashesAndSpacesOne) {
  EXPECT_EQ(fold_text("0–17\u00A0v"), "0-17 v");
}

TEST(FoldText, KeepsBytesThatAreNoText) {
  EXPECT_EQ(fold_text("a\xC3"), "a\xC3");
  EXPECT_EQ(fold_text("\xFF"
                      "b"),
            "\xFF"
            "b");
}

TEST(SearchWords, AreFoldedAndWithoutEmptyOnes) {
  EXPECT_THAT(search_words("  Työ \t ÄITI "), ElementsAre("tyo", "aiti"));
  EXPECT_THAT(search_words("   "), IsEmpty());
}

TEST(MatchesWords, WantsEveryWordSomewhere) {
  const std::string text = fold_text("Asiakastyytyväisyys, perhetyö");
  EXPECT_TRUE(matches_words(text, search_words("perhetyö asiakas")));
  EXPECT_FALSE(matches_words(text, search_words("perhetyö kotipalvelu")));
  EXPECT_TRUE(matches_words(text, {}));
}

}  // namespace
}  // namespace viisari
