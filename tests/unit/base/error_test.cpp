#include "base/error.h"

#include <gtest/gtest.h>

namespace viisari {
namespace {

TEST(Error, PrintsFileLineCodeAndText) {
  EXPECT_EQ((Error{{"script.syntax"}, "unexpected symbol", "a.lua", 7, 0}.to_string()),
            "a.lua:7: script.syntax: unexpected symbol");
  EXPECT_EQ((Error{{"intake.number"}, "not a number", "a.csv", 7, 3}.to_string()),
            "a.csv:7:3: intake.number: not a number");
}

TEST(Error, InputCannotForgeALine) {
  const Error error{{"script.error"}, "x\nevil.lua:1: ok", "a.lua", 1, 0};
  EXPECT_EQ(error.to_string().find('\n'), std::string::npos);
}

}  // namespace
}  // namespace viisari
