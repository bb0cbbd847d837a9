#include "web/compression.h"

#include <gmock/gmock.h>
#include <zlib.h>

#include "web/encoded_answer.h"

namespace viisari {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

std::string unpacked(std::string_view packed) {
  z_stream stream{};
  EXPECT_EQ(inflateInit2(&stream, 15 + 16), Z_OK);
  std::string out(1 << 20, '\0');
  stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(packed.data()));
  stream.avail_in = static_cast<uInt>(packed.size());
  stream.next_out = reinterpret_cast<Bytef*>(out.data());
  stream.avail_out = static_cast<uInt>(out.size());
  EXPECT_EQ(inflate(&stream, Z_FINISH), Z_STREAM_END);
  out.resize(stream.total_out);
  inflateEnd(&stream);
  return out;
}

TEST(AcceptsGzip, WhereTheClientTakesIt) {
  for (const char* field : {"gzip", "GZIP", "deflate, gzip;q=1.0", "*", "br, x-gzip", "gzip;q=0.5",
                            "identity;q=0.5, gzip", "gzip;q=0.001"}) {
    EXPECT_TRUE(accepts_gzip(field)) << field;
  }
}

TEST(AcceptsGzip, NotWhereItDoesNot) {
  for (const char* field : {"", "br", "identity", "gzip;q=0", "*;q=0", "*, gzip;q=0", "gzipped",
                            "gzip;q=x", "gzip;q=2", "identity, gzip;q=0.5"}) {
    EXPECT_FALSE(accepts_gzip(field)) << field;
  }
}

TEST(IsCompressible, TextsAndNotWhatIsCompressedAlready) {
  EXPECT_TRUE(is_compressible("application/json"));
  EXPECT_TRUE(is_compressible("text/csv; charset=utf-8"));
  EXPECT_TRUE(is_compressible("image/svg+xml"));
  EXPECT_FALSE(
      is_compressible("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"));
  EXPECT_FALSE(is_compressible("image/png"));
}

TEST(Gzip, GivesTheTextBack) {
  const std::string text(5000, 'x');
  const auto packed = gzip(text);
  ASSERT_TRUE(packed.has_value());
  EXPECT_LT(packed->size(), text.size());
  EXPECT_EQ(unpacked(*packed), text);
}

TEST(Gzip, RefusesWhatDoesNotBecomeSmaller) {
  std::string noise;
  unsigned state = 1;
  for (int i = 0; i < 4000; ++i) {
    state = state * 1664525U + 1013904223U;
    noise += static_cast<char>(state >> 24U);
  }
  EXPECT_FALSE(gzip(noise).has_value());
}

AnswerPtr json(std::string body, std::string etag = "\"1-fi\"") {
  return make_answer(200, {{"Content-Type", "application/json"}, {"Vary", "Accept-Language"}},
                     std::move(body), std::move(etag));
}

TEST(WithGzip, TellsTheTwoFormsApart) {
  const AnswerPtr plain = with_gzip(json(std::string(5000, 'x')));
  ASSERT_NE(plain->gzipped, nullptr);
  const Answer& packed = *plain->gzipped;
  EXPECT_EQ(packed.etag, "\"1-fi-gzip\"");
  EXPECT_THAT(packed.head, HasSubstr("\r\nETag: \"1-fi-gzip\"\r\n"));
  EXPECT_THAT(packed.head, HasSubstr("\r\nContent-Encoding: gzip\r\n"));
  EXPECT_THAT(packed.head,
              HasSubstr("\r\nContent-Length: " + std::to_string(packed.body.size()) + "\r\n"));
  for (const Answer* form : {plain.get(), &packed}) {
    EXPECT_THAT(form->head, HasSubstr("\r\nVary: Accept-Language, Accept-Encoding\r\n"));
  }
  EXPECT_THAT(plain->head, HasSubstr("\r\nContent-Length: 5000\r\n"));
  EXPECT_THAT(plain->head, Not(HasSubstr("Content-Encoding")));
  EXPECT_EQ(unpacked(packed.body), plain->body);
}

TEST(WithGzip, LeavesAnswersThatGainNothing) {
  EXPECT_EQ(with_gzip(json("{}"))->gzipped, nullptr);
  EXPECT_EQ(with_gzip(json(std::string(5000, 'x'), ""))->gzipped, nullptr);
  const AnswerPtr picture =
      make_answer(200, {{"Content-Type", "image/png"}}, std::string(5000, 'x'), "\"1\"");
  EXPECT_EQ(with_gzip(picture), picture);
}

TEST(ChooseEncoding, GivesWhatTheClientTakes) {
  const AnswerPtr answer = with_gzip(json(std::string(5000, 'x')));
  EXPECT_EQ(choose_encoding(answer, "gzip, br"), answer->gzipped);
  EXPECT_EQ(choose_encoding(answer, "br"), answer);
  EXPECT_EQ(choose_encoding(answer, ""), answer);
}

}  // namespace
}  // namespace viisari
