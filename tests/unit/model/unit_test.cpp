#include "model/unit.h"

#include <gtest/gtest.h>

#include <set>

namespace viisari {
namespace {

TEST(Units, HaveDistinctIds) {
  std::set<std::string_view> ids;
  for (const Unit& unit : units()) EXPECT_TRUE(ids.insert(unit.id).second) << unit.id;
}

TEST(Units, AreFoundByIdAndNoOtherWay) {
  ASSERT_NE(find_unit("nps"), nullptr);
  EXPECT_EQ(find_unit("nps")->maximum, 100.0);
  EXPECT_EQ(find_unit("NPS"), nullptr);
  EXPECT_EQ(find_unit(""), nullptr);
}

}  // namespace
}  // namespace viisari
