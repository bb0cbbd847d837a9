// What the tests of this folder share: a scene a test, whose answers are all as openapi.yaml
// describes them. Thread-safety: one thread at a time.
#pragma once

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "desk_scene.h"

namespace viisari::testing_support {

class SceneTest : public testing::Test {
 protected:
  void SetUp() override { scene_.round(); }
  void TearDown() override { EXPECT_EQ(scene_.undescribed(), ""); }

  Reply get(const std::string& who, const std::string& target) { return scene_.get(who, target); }
  Reply post(const std::string& who, const std::string& target, const std::string& body = {},
             const std::string& if_match = {}) {
    return scene_.send(who, "POST", target, body, if_match);
  }
  std::string path(std::int64_t alert) const { return "/api/v1/alerts/" + std::to_string(alert); }

  DeskScene scene_{std::string("desk_") +
                   testing::UnitTest::GetInstance()->current_test_info()->name()};
};

// The text of a member of each object of a list.
inline std::vector<std::string> texts(const rapidjson::Value& list, const char* member) {
  std::vector<std::string> out;
  for (const auto& one : list.GetArray()) out.emplace_back(one[member].GetString());
  return out;
}

}  // namespace viisari::testing_support
