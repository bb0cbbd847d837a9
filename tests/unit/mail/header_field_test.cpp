#include "mail/header_field.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "base/text.h"

namespace viisari {
namespace {

TEST(HeaderField, AsciiStandsAsItIs) {
  EXPECT_EQ(text_field("Subject", "Two words, plain (100 %)"),
            "Subject: Two words, plain (100 %)\r\n");
}

TEST(HeaderField, OtherTextIsEncoded) {
  EXPECT_EQ(text_field("Subject", "Käynnit 5 €"),
            "Subject: =?UTF-8?Q?K=C3=A4ynnit_5_=E2=82=AC?=\r\n");
}

TEST(HeaderField, TextThatLooksLikeAnEncodedWordIsEncoded) {
  EXPECT_EQ(text_field("Subject", "=?UTF-8?Q?x?="),
            "Subject: =?UTF-8?Q?=3D=3FUTF-8=3FQ=3Fx=3F=3D?=\r\n");
}

TEST(HeaderField, SpacesAtTheEndsAndInRowsAreKept) {
  EXPECT_EQ(text_field("Subject", " a  b "), "Subject: =?UTF-8?Q?_a__b_?=\r\n");
}

TEST(HeaderField, AnEmptyTextHasNoEncodedWord) {
  EXPECT_EQ(text_field("Subject", ""), "Subject: \r\n");
}

TEST(HeaderField, EncodedWordsKeepWithinTheLimits) {
  for (const std::string_view unit : {"ä", "€", "😀", "aä ", "palvelu€ "}) {
    std::string text;
    while (text.size() < 1000) text += unit;
    const std::string field = text_field("Subject", text);
    for (const std::string_view line : split(field, '\n')) {
      EXPECT_LE(line.size(), 77U) << line;  // 76 and CR
      for (const std::string_view word : split(trim(line), ' ')) EXPECT_LE(word.size(), 75U);
    }
  }
}

TEST(HeaderField, NoCharacterIsSplit) {
  std::string text;
  for (int i = 0; i < 100; ++i) text += "😀";
  const std::string field = text_field("Subject", text);
  for (const std::string_view line : split(std::string_view(field).substr(9), '\n')) {
    const std::string_view word = trim(line);
    if (word.empty()) continue;
    const auto letters = word.substr(10, word.size() - 12);
    EXPECT_EQ(letters.size() % std::string_view("=F0=9F=98=80").size(), 0U) << word;
  }
}

TEST(HeaderField, LongPlainTextIsFolded) {
  std::string text = "word";
  for (int i = 0; i < 100; ++i) text += " word";
  for (const std::string_view line : split(text_field("Subject", text), '\n')) {
    EXPECT_LE(line.size(), 77U);
  }
}

TEST(HeaderField, ANameOfAtomsIsPlain) {
  EXPECT_EQ(mailbox_field("To", {"Palvelulinja 2", "a@b.example"}),
            "To: Palvelulinja 2 <a@b.example>\r\n");
}

TEST(HeaderField, ANameWithSpecialsIsQuoted) {
  EXPECT_EQ(mailbox_field("To", {R"(Viisari, "x" \)", "a@b.example"}),
            "To: \"Viisari, \\\"x\\\" \\\\\" <a@b.example>\r\n");
}

TEST(HeaderField, AnotherNameIsEncodedAndTheAddressIsNot) {
  EXPECT_EQ(mailbox_field("To", {"Ikäihmiset", "a@b.example"}),
            "To: =?UTF-8?Q?Ik=C3=A4ihmiset?= <a@b.example>\r\n");
}

TEST(HeaderField, NoNameLeavesTheAddress) {
  EXPECT_EQ(mailbox_field("From", {"", "a@b.example"}), "From: <a@b.example>\r\n");
}

TEST(HeaderField, TokensFoldBetweenThem) {
  const std::string id = "<episode-1234567890@viisari.pirkanmaa.example>";
  EXPECT_EQ(token_field("References", {id, id}), "References: " + id + "\r\n " + id + "\r\n");
}

TEST(HeaderField, ControlCharactersAreNoHeaderText) {
  for (const std::string_view text :
       {std::string_view("a\r\nBcc: b"), std::string_view("a\nb"), std::string_view("a\rb"),
        std::string_view("a\0b", 3), std::string_view("a\tb"), std::string_view("a\x7F"),
        std::string_view("a\u0085b"), std::string_view("a\u2028b"), std::string_view("a\u2029b"),
        std::string_view("\xC3"), std::string_view("\xFF")}) {
    EXPECT_FALSE(is_one_line(text)) << printable(text);
  }
  EXPECT_TRUE(is_one_line("Käynnit\u00A05\u00A0€ 😀"));
}

}  // namespace
}  // namespace viisari
