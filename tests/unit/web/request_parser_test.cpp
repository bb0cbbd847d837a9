#include "web/request_parser.h"

#include <gtest/gtest.h>

namespace viisari {
namespace {

using State = RequestParser::State;

TEST(RequestParser, GivesTheRequestAndKeepsWhatFollows) {
  RequestParser parser{RequestLimits{}};
  parser.append("GET /a HTTP/1.1\r\nHost: t\r\nX-One:  b \t\r\nx-one: c\r\n\r\nGET /b");
  ASSERT_EQ(parser.advance(), State::kComplete);
  const Request request = parser.take();
  EXPECT_EQ(request.method, "GET");
  EXPECT_EQ(request.target, "/a");
  EXPECT_EQ(request.host, "t");
  EXPECT_EQ(request.field("x-one"), "b, c");
  EXPECT_TRUE(request.keep_alive);
  EXPECT_EQ(parser.advance(), State::kNeedMore);
  EXPECT_TRUE(parser.begun());
  parser.append(" HTTP/1.1\r\nHost: t\r\n\r\n");
  ASSERT_EQ(parser.advance(), State::kComplete);
  EXPECT_EQ(parser.take().target, "/b");
  EXPECT_EQ(parser.advance(), State::kNeedMore);
  EXPECT_FALSE(parser.begun());
}

// Where the network cuts the bytes must make no difference.
TEST(RequestParser, ReadsTheSameHoweverTheBytesAreCut) {
  const std::string bytes =
      "POST /a HTTP/1.1\r\nHost: t\r\nTransfer-Encoding: chunked\r\n\r\n"
      "3;x=y\r\nabc\r\n0\r\nX: y\r\n\r\n"
      "GET /b HTTP/1.1\r\nHost: t\r\n\r\n";
  for (std::size_t cut = 0; cut <= bytes.size(); ++cut) {
    RequestParser parser{RequestLimits{}};
    std::string targets;
    const auto drain = [&] {
      while (parser.advance() == State::kComplete) targets += parser.take().target;
    };
    parser.append(std::string_view(bytes).substr(0, cut));
    drain();
    parser.append(std::string_view(bytes).substr(cut));
    drain();
    EXPECT_EQ(targets, "/a/b") << cut;
  }
}

TEST(RequestParser, StaysRefused) {
  RequestParser parser{RequestLimits{}};
  parser.append("GET /\r\n");
  EXPECT_EQ(parser.advance(), State::kRefused);
  parser.append("GET / HTTP/1.1\r\nHost: t\r\n\r\n");
  EXPECT_EQ(parser.advance(), State::kRefused);
  EXPECT_EQ(parser.refusal_status(), 400);
}

TEST(RequestParser, KeepsLittleMemoryForADroppedBody) {
  RequestLimits limits;
  limits.body = std::size_t{1} << 40U;
  RequestParser parser(limits);
  parser.append("PUT / HTTP/1.1\r\nHost: t\r\nContent-Length: 100000000\r\n\r\n");
  const std::string piece(100000, 'x');
  for (int i = 0; i < 1000; ++i) {
    ASSERT_EQ(parser.advance(), State::kNeedMore);
    parser.append(piece);
    ASSERT_EQ(parser.advance(), i == 999 ? State::kComplete : State::kNeedMore);
    ASSERT_EQ(parser.buffered(), 0U);
  }
}

TEST(RequestParser, TrailersCountAgainstTheHeadLimit) {
  RequestParser parser{RequestLimits{}};
  parser.append("PUT / HTTP/1.1\r\nHost: t\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n");
  State state = parser.advance();
  for (int i = 0; i < 100 && state == State::kNeedMore; ++i) {
    parser.append("X: " + std::string(1000, 'a') + "\r\n");
    state = parser.advance();
  }
  EXPECT_EQ(state, State::kRefused);
  EXPECT_EQ(parser.refusal_status(), 431);
}

}  // namespace
}  // namespace viisari
