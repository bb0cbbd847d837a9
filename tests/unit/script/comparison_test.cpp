// `comparison`: what is read, and what must hold between a comparison and its indicators.
#include <gmock/gmock.h>

#include "script_testing.h"

namespace viisari {
namespace {

using testing::codes;
using ::testing::ElementsAre;
using testing::indicator_text;
using ::testing::IsEmpty;
using testing::still_limits;
using testing::with_documents;

constexpr const char* kTitle = "title = { fi = \"Osuus\", en = \"Share\" },\n";

std::string fields(const std::string& indicators, const std::string& more = {}) {
  return std::string("{ ") + kTitle + "indicators = { " + indicators + " },\n" + more + "}";
}
std::string comparison(const std::string& indicators, const std::string& more = {}) {
  return "comparison \"x\" " + fields(indicators, more);
}

class Comparing : public ::testing::Test {
 protected:
  // In areas a and b: share (per cent), money, secret (restricted), done (yes or no), sure
  // (confidence), rising and falling (per cent).
  static std::string indicators() {
    return indicator_text("share", "", "percent") + indicator_text("money", "", "eur") +
           indicator_text("secret", "visibility = \"restricted\",\n", "percent") +
           indicator_text("done", "", "yes_no") +
           indicator_text("sure", "measure = \"confidence\",\n", "percent") +
           indicator_text("score", "kind = \"score\",\n", "percent") +
           indicator_text("rising", "better = \"up\",\n", "percent") +
           indicator_text("falling", "better = \"down\",\n", "percent");
  }
  LoadReport load(const std::string& text, const std::string& path = "comparisons/c.lua") {
    return definitions_.load(with_documents({{"a/f.lua", indicators()},
                                             {"b/documents.lua", testing::kDocuments},
                                             {"b/f.lua", indicators()},
                                             {path, text}}));
  }
  std::vector<std::string> faults(const std::string& text) { return codes(load(text)); }

  Definitions definitions_{still_limits()};
};

TEST_F(Comparing, KeepsMembersInTheirOrderWithTheirNotes) {
  const auto report =
      load(comparison("\"b/share\", { \"a/share\", note = { fi = \"Vain a.\", en = \"Only a.\" } }",
                      "caveat = { fi = \"Varo.\", en = \"Beware.\" },\n"));
  ASSERT_TRUE(report.ok()) << report.errors().front().to_string();
  ASSERT_EQ(definitions_.comparisons().size(), 1U);
  const Comparison& read = definitions_.comparisons()[0];
  EXPECT_EQ(read.id, "x");
  EXPECT_EQ(read.title.en, "Share");
  EXPECT_EQ(read.caveat.fi, "Varo.");
  ASSERT_EQ(read.members.size(), 2U);
  EXPECT_EQ(read.members[0].indicator, "b/share");
  EXPECT_EQ(read.members[1].indicator, "a/share");
  EXPECT_EQ(read.members[1].note.en, "Only a.");
}

TEST_F(Comparing, TakesSeveralIndicatorsOfAnArea) {
  EXPECT_THAT(faults(comparison("\"a/share\", \"a/rising\", \"b/share\"")), IsEmpty());
}

TEST_F(Comparing, NeedsWordsInBothLanguages) {
  EXPECT_THAT(faults("comparison \"x\" { title = { fi = \"Osuus\" }, "
                     "indicators = { \"a/share\", \"b/share\" } }"),
              ElementsAre("script.missing_field"));
  EXPECT_THAT(faults(comparison("\"a/share\", \"b/share\"", "caveat = { fi = \"Varo.\" },\n")),
              ElementsAre("script.missing_field"));
  EXPECT_THAT(faults(comparison("{ \"a/share\", note = { fi = \"Vain a.\" } }, \"b/share\"")),
              ElementsAre("script.missing_field"));
}

TEST_F(Comparing, NamesWhatItDoesNotKnow) {
  const auto report = load("\n\n" + comparison("\"a/share\", \"b/shar\""));
  EXPECT_THAT(codes(report), ElementsAre("script.unknown_indicator"));
  EXPECT_EQ(report.errors()[0].file, "comparisons/c.lua");
  EXPECT_EQ(report.errors()[0].line, 3);
  EXPECT_THAT(report.errors()[0].text, ::testing::HasSubstr("b/share"));
}

TEST_F(Comparing, RefusesFiguresThatDoNotCompare) {
  for (const char* other : {"b/money", "b/done", "b/sure", "b/score"}) {
    EXPECT_THAT(faults(comparison("\"a/share\", \"" + std::string(other) + "\"")),
                ::testing::Contains("script.unrelated_units"))
        << other;
  }
  EXPECT_THAT(faults(comparison("\"a/rising\", \"b/falling\"")),
              ElementsAre("script.unrelated_units"));
}

TEST_F(Comparing, RefusesFiguresThatAreNotPublic) {
  EXPECT_THAT(faults(comparison("\"a/share\", \"b/secret\"")),
              ElementsAre("script.restricted_input"));
}

TEST_F(Comparing, RefusesASingleArea) {
  EXPECT_THAT(faults(comparison("\"a/share\", \"a/rising\"")), ElementsAre("script.bad_value"));
}

TEST_F(Comparing, RefusesAnIndicatorGivenTwice) {
  EXPECT_THAT(faults(comparison("\"a/share\", \"b/share\", \"a/share\"")),
              ElementsAre("script.bad_value"));
}

TEST_F(Comparing, RefusesMalformedLists) {
  EXPECT_THAT(faults(comparison("\"a/share\"")), ElementsAre("script.missing_field"));
  EXPECT_THAT(faults(comparison("\"share\", \"b/share\"")), ElementsAre("script.bad_key"));
  EXPECT_THAT(faults(comparison("{}, \"b/share\"")), ElementsAre("script.bad_type"));
  EXPECT_THAT(faults(comparison("17, \"b/share\"")), ElementsAre("script.bad_type"));
  EXPECT_THAT(faults(comparison("\"a/share\", \"b/share\"", "note = \"x\",\n")),
              ElementsAre("script.unknown_field"));
}

TEST_F(Comparing, NamesStandOnce) {
  const std::string text = comparison("\"a/share\", \"b/share\"");
  EXPECT_THAT(faults(text + "\n" + text), ElementsAre("script.duplicate_id"));
}

TEST_F(Comparing, StandsInItsOwnFolderOnly) {
  EXPECT_THAT(codes(load(comparison("\"a/share\", \"b/share\""), "a/c.lua")),
              ElementsAre("script.not_allowed"));
  EXPECT_THAT(faults(indicator_text("share", "", "percent")), ElementsAre("script.not_allowed"));
}

TEST_F(Comparing, GoesWithTheIndicatorThatItNames) {
  ASSERT_TRUE(load(comparison("\"a/share\", \"b/share\"")).ok());
  const auto report = definitions_.reload({"b/f.lua", indicator_text("money", "", "eur")});
  EXPECT_THAT(codes(report), ElementsAre("script.unknown_indicator"));
  EXPECT_THAT(definitions_.comparisons(), IsEmpty());
  EXPECT_EQ(definitions_.indicators().size(), 9U);
}

}  // namespace
}  // namespace viisari
