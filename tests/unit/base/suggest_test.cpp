#include "base/suggest.h"

#include <gtest/gtest.h>

#include <array>

namespace viisari {
namespace {

constexpr std::array<std::string_view, 5> kKnown{"title", "targets", "pirkanmaa/perhetyo_shl.nps",
                                                 "pirkanmaa/perhetyo_shl.jono",
                                                 "keski-suomi/lapset.nps"};

TEST(Nearest, FindsTheNameWithTheFewestSlips) {
  EXPECT_EQ(nearest("tilte", kKnown), "title");
  EXPECT_EQ(nearest("targts", kKnown), "targets");
  EXPECT_EQ(nearest("pirkanmaa/perhetyo_shl.jonno", kKnown), "pirkanmaa/perhetyo_shl.jono");
}

TEST(Nearest, FindsAPartOfAName) {
  EXPECT_EQ(nearest("nps", kKnown), "pirkanmaa/perhetyo_shl.nps");
  EXPECT_EQ(nearest("kanta-hame/lapset", kKnown), "keski-suomi/lapset.nps");
  EXPECT_EQ(nearest("ps", kKnown), "");
}

TEST(Nearest, FindsNothingWhereNothingIsNear) {
  EXPECT_EQ(nearest("qqqqqqqqq", kKnown), "");
  EXPECT_EQ(nearest("", kKnown), "");
  EXPECT_EQ(nearest("title", {}), "");
  EXPECT_EQ(nearest(std::string(5'000, 't'), kKnown), "");
}

TEST(Suggestion, AsksForTheNearestName) {
  EXPECT_EQ(suggestion("tilte", kKnown), "; did you mean 'title'?");
  EXPECT_EQ(suggestion("qqqqqqqqq", kKnown), "");
}

}  // namespace
}  // namespace viisari
