#include <gtest/gtest.h>

#include "app/desk.h"

namespace viisari {
namespace {

using enum AssessmentStatus;

TEST(DirectionOfAChange, IsWorseOrBetterBetweenVerdicts) {
  EXPECT_EQ(direction_of(kOnTrack, kOffTrack), ChangeDirection::kWorse);
  EXPECT_EQ(direction_of(kOffTrack, kMissed), ChangeDirection::kWorse);
  EXPECT_EQ(direction_of(kAtRisk, kAchieved), ChangeDirection::kBetter);
}

TEST(DirectionOfAChange, IsNeitherWhereOneSaysNothingOfIt) {
  EXPECT_EQ(direction_of(kNoData, kOffTrack), ChangeDirection::kOther);
  EXPECT_EQ(direction_of(kOnTrack, kNoTarget), ChangeDirection::kOther);
  EXPECT_EQ(direction_of(std::nullopt, kOnTrack), ChangeDirection::kOther);
}

}  // namespace
}  // namespace viisari
