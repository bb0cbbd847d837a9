#include "web/request.h"

#include <gtest/gtest.h>

#include <stdexcept>

namespace viisari {
namespace {

TEST(MakeAnswer, WritesTheHeadOnce) {
  const AnswerPtr answer = make_answer(404, {{"X-Name", "value"}}, "body", "\"tag\"");
  EXPECT_EQ(answer->head,
            "HTTP/1.1 404 Not Found\r\nX-Name: value\r\nETag: \"tag\"\r\nContent-Length: 4\r\n");
}

TEST(MakeAnswer, NothingCanEndAFieldLine) {
  for (const char* value : {"a\r\nb", "a\nb", "a\rb", "\x7F", "\xC3\xA4"}) {
    EXPECT_THROW(make_answer(200, {{"X", value}}, {}), std::invalid_argument);
  }
  EXPECT_THROW(make_answer(200, {{"X", std::string(1, '\0')}}, {}), std::invalid_argument);
  for (const char* name : {"", "a b", "a:", "a\r\n"}) {
    EXPECT_THROW(make_answer(200, {{name, "x"}}, {}), std::invalid_argument);
  }
  EXPECT_THROW(make_answer(200, {}, {}, "\"\r\n\""), std::invalid_argument);
}

}  // namespace
}  // namespace viisari
