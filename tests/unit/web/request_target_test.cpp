#include "web/request_target.h"

#include <gtest/gtest.h>

namespace viisari {
namespace {

using Segments = std::vector<std::string>;

TEST(RequestTarget, SplitsBeforeItDecodes) {
  const auto target = parse_request_target("/a%2Fb/c%20d/?x=%3D%26&y&z=a+b%2B&&").value();
  EXPECT_EQ(target.path, "/a%2Fb/c%20d/");
  EXPECT_EQ(target.segments, (Segments{"a/b", "c d", ""}));
  ASSERT_EQ(target.query.size(), 3U);
  EXPECT_EQ(target.query[0], (std::pair<std::string, std::string>{"x", "=&"}));
  EXPECT_EQ(target.query[1], (std::pair<std::string, std::string>{"y", ""}));
  EXPECT_EQ(target.query[2], (std::pair<std::string, std::string>{"z", "a b+"}));
}

TEST(RequestTarget, RootHasNoSegments) {
  EXPECT_TRUE(parse_request_target("/").value().segments.empty());
  EXPECT_TRUE(parse_request_target("/?a=b").value().segments.empty());
  EXPECT_EQ(parse_request_target("//").value().segments, (Segments{"", ""}));
}

TEST(RequestTarget, DecodesOnce) {
  EXPECT_EQ(parse_request_target("/%252e%252e").value().segments, (Segments{"%2e%2e"}));
}

TEST(RequestTarget, PlusIsASpaceOnlyInTheQuery) {
  EXPECT_EQ(parse_request_target("/a+b").value().segments, (Segments{"a+b"}));
}

TEST(RequestTarget, RefusesWhatNoClientMeans) {
  for (const char* text : {"%", "%4", "%zz", "%4g", "a%"}) {
    EXPECT_EQ(percent_decode(text, false).error().code, kBadEscape) << text;
  }
  for (const char* text : {"%00", "%0A", "%7f", "%ff", "%c0%af", "%ed%a0%80", "%f5%80%80%80"}) {
    EXPECT_EQ(percent_decode(text, false).error().code, kBadCharacter) << text;
  }
}

TEST(RequestTarget, EncodedTextDecodesToItself) {
  const std::string text = "Perhetyö & \"x\" <b> +%/?#";
  EXPECT_EQ(percent_decode(percent_encode(text), true).value(), text);
  EXPECT_EQ(percent_encode("a.b_c-d~"), "a.b_c-d~");
}

}  // namespace
}  // namespace viisari
