// Files that people or programs send by mistake or on purpose: a stable code, nothing stored, and
// the server goes on.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <ostream>

#include "analyst_server.h"

namespace viisari::test {
namespace {

using testing::HasSubstr;
using testing::Not;

constexpr const char* kPreview = "/api/v1/areas/pirkanmaa/imports/preview?name=luvut.csv";

class HostileUpload : public testing::Test {
 protected:
  // After each of these the server answers and has stored nothing.
  void TearDown() override {
    EXPECT_TRUE(server_.store().list_imports()->empty());
    EXPECT_EQ(server_.preview("pirkanmaa", std::string(kHeader) + std::string(kFamilies)).status,
              200);
  }
  // What a client gets that sends these bytes.
  RawResponse raw(const std::string& fields, const std::string& body, bool finish = false) {
    RawClient client(server_.port());
    client.send("POST " + std::string(kPreview) + " HTTP/1.1\r\nHost: 127.0.0.1\r\n" + fields +
                "\r\n" + body);
    if (finish) client.finish_sending();
    return client.read().value_or(RawResponse{});
  }
  AnalystServer server_;
};

const std::string kToken = "Authorization: Bearer pirkanmaa\r\n";

TEST_F(HostileUpload, HundredMegabytesAreRefusedBeforeTheyCome) {
  EXPECT_EQ(raw(kToken + "Content-Type: text/csv\r\nContent-Length: 104857600\r\n", "x").status,
            413);
}

TEST_F(HostileUpload, LargeBodiesOfStrangersAreRefusedBeforeTheyCome) {
  EXPECT_EQ(raw("Content-Type: text/csv\r\nContent-Length: 1000000\r\n", "x").status, 413);
  EXPECT_EQ(raw("Authorization: Bearer viewer\r\nContent-Length: 1000000\r\n", "x").status, 413);
}

TEST_F(HostileUpload, ChunksBeyondTheLimitAreRefused) {
  RawClient client(server_.port());
  client.send("POST " + std::string(kPreview) + " HTTP/1.1\r\nHost: 127.0.0.1\r\n" + kToken +
              "Content-Type: text/csv\r\nTransfer-Encoding: chunked\r\n\r\n");
  const std::string chunk = "100000\r\n" + std::string(0x100000, 'a') + "\r\n";
  for (int i = 0; i < 9 && client.send(chunk); ++i) {
  }
  EXPECT_EQ(client.read().value_or(RawResponse{}).status, 413);
}

TEST_F(HostileUpload, ABodyThatBreaksOffIsNoFile) {
  const RawResponse response =
      raw(kToken + "Content-Type: text/csv\r\nContent-Length: 500\r\n", std::string(kHeader), true);
  EXPECT_NE(response.status, 200);
}

TEST_F(HostileUpload, OfAnotherTypeIsRefused) {
  for (const char* type :
       {"application/json", "multipart/form-data; boundary=x", "text/html", ""}) {
    EXPECT_EQ(server_.send("POST", kPreview, kFamilies, "pirkanmaa", type).status,
              *type == '\0' ? 411 : 415)
        << type;
  }
}

TEST_F(HostileUpload, UnderANameThatIsNoneIsRefused) {
  const auto status = [&](std::string_view name) {
    return server_.preview("pirkanmaa", kFamilies, "pirkanmaa", name).status;
  };
  EXPECT_EQ(status(""), 400);
  EXPECT_EQ(status("..%2F..%2Fetc%2Fpasswd"), 400);
  EXPECT_EQ(status("a%5Cb.csv"), 400);
  EXPECT_EQ(status(".."), 400);
  EXPECT_EQ(status("a%0Ab.csv"), 400);
  EXPECT_EQ(status("a%00b.csv"), 400);
  EXPECT_EQ(status("%FF.csv"), 400);
  EXPECT_EQ(status(std::string(201, 'a')), 400);
}

struct BadFile {
  const char* name;
  std::string content;
  const char* code;
};
void PrintTo(const BadFile& file, std::ostream* out) {
  *out << file.name;
}

class HostileFile : public HostileUpload, public testing::WithParamInterface<BadFile> {};

TEST_P(HostileFile, IsRefusedWithItsCode) {
  const RawResponse response = server_.preview("pirkanmaa", GetParam().content);
  EXPECT_THAT(response.body, HasSubstr(GetParam().code)) << response.body.substr(0, 500);
  EXPECT_THAT(response.body, Not(HasSubstr("\"importable\":true")));
  EXPECT_EQ(server_.import("pirkanmaa", GetParam().content, "*").status, 422);
}

std::string utf16(std::string_view ascii) {
  std::string out = "\xFF\xFE";
  for (const char c : ascii) {
    out += c;
    out += '\0';
  }
  return out;
}

std::string many_unknown_rows() {
  std::string out(kHeader);
  for (int i = 0; i < 100'000; ++i) out += "tuntematon." + std::to_string(i) + ";2025;1;;;;\n";
  return out;
}

INSTANTIATE_TEST_SUITE_P(
    All, HostileFile,
    testing::Values(
        BadFile{"empty", "", "intake.empty"}, BadFile{"blank", " \n\n", "intake.empty"},
        BadFile{"utf16", utf16("Tunnus;Jakso\n"), "intake.encoding_utf16"},
        BadFile{"nul", std::string("Tunnus;Jakso\0;Arvo\n", 19), "intake.binary"},
        BadFile{"workbook", std::string("PK\x03\x04\x14\x00\x06\x00", 8), "intake.binary"},
        BadFile{"commas", "Tunnus,Jakso,Arvo\na,2025,1\n", "table.wrong_delimiter"},
        BadFile{"web page", "<!doctype html>\n<title>x</title>\n", "layout.unknown"},
        BadFile{"formula as key", std::string(kHeader) + "=cmd|A1;2025;1;;;;\n",
                "intake.unknown_series"},
        BadFile{"formula as figure",
                std::string(kHeader) + "yhteensa.nps;5-9/2025;=1+1;;;status_2025_11:1;\n",
                "intake.number"},
        BadFile{"open quote", std::string(kHeader) + "\"yhteensa.nps;5-9/2025;1;;;;\n",
                "table.unclosed_quote"},
        BadFile{"100 000 rows", many_unknown_rows(), "intake.unknown_series"}));

TEST(LargeUpload, OfMoreFiguresThanAreListedIsShownInPart) {
  AnalystServer server;
  std::string csv(kHeader);
  Date day = Date::from_ymd(1900, 1, 2).value();
  for (int i = 0; i < 2'000; ++i, day = day.plus_days(1)) {
    csv += "kotipalvelu.perheet;" + day.to_string() + ";5;;;status_2025_11:1;\n";
  }
  const RawResponse preview = server.preview("pirkanmaa", csv);
  ASSERT_EQ(preview.status, 200) << preview.body.substr(0, 500);
  EXPECT_THAT(preview.body, HasSubstr(R"("changes_total":2000)"));
  EXPECT_EQ(server.import("pirkanmaa", csv, preview.fields.at("etag")).status, 201);
  EXPECT_EQ(server.store().counts()->observations, 2'000);
}

}  // namespace
}  // namespace viisari::test
