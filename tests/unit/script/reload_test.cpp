// What stays active when files change, and what must hold between them.
#include <gmock/gmock.h>

#include "script_testing.h"

namespace viisari {
namespace {

using testing::codes;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using testing::indicator_text;
using ::testing::IsEmpty;
using testing::kDocuments;
using testing::report_of;
using testing::still_limits;
using ::testing::UnorderedElementsAre;
using testing::with_documents;

constexpr const char* kRestricted = "visibility = \"restricted\",";

std::string reads(const std::string& key, const std::string& input, const std::string& more = "") {
  return indicator_text(
      key, more + "inputs = { x = \"" + input + "\" }, value = function(s) return s.x end");
}

class Reload : public ::testing::Test {
 protected:
  std::vector<std::string> ids() {
    std::vector<std::string> out;
    for (const Indicator& indicator : definitions_.indicators()) out.push_back(indicator.id);
    return out;
  }
  Visibility visibility(const std::string& id) {
    const Indicator* indicator = definitions_.indicator(id);
    EXPECT_NE(indicator, nullptr) << id;
    return indicator == nullptr ? Visibility::kPublic : indicator->visibility;
  }
  Definitions definitions_{still_limits()};
};

TEST_F(Reload, KeepsTheLastGoodVersionOfAFileWithAnError) {
  ASSERT_TRUE(definitions_
                  .load(with_documents(
                      {{"a/f.lua", indicator_text("x", "")}, {"a/g.lua", indicator_text("y", "")}}))
                  .ok());
  const auto report = definitions_.reload({"a/f.lua", indicator_text("x2", "") + "oops"});
  ASSERT_EQ(report.files.size(), 1U);
  EXPECT_EQ(report.files[0].active, ActiveVersion::kKept);
  EXPECT_THAT(codes(report), ElementsAre("script.syntax"));
  EXPECT_THAT(ids(), ElementsAre("a/x", "a/y"));
  EXPECT_TRUE(definitions_.reload({"a/f.lua", indicator_text("x3", "")}).ok());
  EXPECT_THAT(ids(), ElementsAre("a/x3", "a/y"));
}

TEST_F(Reload, LeavesOutAFileThatNeverWasGood) {
  const auto report = definitions_.load(
      with_documents({{"a/f.lua", "oops"}, {"a/g.lua", indicator_text("y", "")}}));
  EXPECT_EQ(report_of(report, "a/f.lua")->active, ActiveVersion::kNone);
  EXPECT_THAT(ids(), ElementsAre("a/y"));
}

TEST_F(Reload, KeepsWhatIsActiveWhenAWholeSetIsLoadedAgain) {
  auto files = with_documents({{"a/f.lua", indicator_text("x", "")}});
  ASSERT_TRUE(definitions_.load(files).ok());
  files.back().text = "oops";
  EXPECT_FALSE(definitions_.load(files).ok());
  EXPECT_FALSE(definitions_.load(files).ok());  // unchanged, still in the report
  EXPECT_THAT(ids(), ElementsAre("a/x"));
}

TEST_F(Reload, RefusesAnIdThatAnotherFileHas) {
  const auto report = definitions_.load(with_documents(
      {{"a/f.lua", "\n" + indicator_text("x", "")}, {"a/g.lua", indicator_text("x", "")}}));
  EXPECT_THAT(codes(report), ElementsAre("script.duplicate_id"));
  EXPECT_EQ(report.errors()[0].file, "a/g.lua");
  EXPECT_THAT(report.errors()[0].text, HasSubstr("a/f.lua:2"));
  EXPECT_THAT(ids(), ElementsAre("a/x"));
}

TEST_F(Reload, DoesNotLetANewFileTakeAnIdOver) {
  ASSERT_TRUE(definitions_.load(with_documents({{"a/g.lua", indicator_text("x", "")}})).ok());
  const auto report = definitions_.reload({"a/b.lua", indicator_text("x", "")});
  ASSERT_EQ(codes(report), std::vector<std::string>{"script.duplicate_id"});
  EXPECT_EQ(report.errors()[0].file, "a/b.lua");
  EXPECT_EQ(definitions_.indicator("a/x")->file, "a/g.lua");
}

TEST_F(Reload, AllowsTheSameKeyInTwoAreas) {
  auto files = with_documents({{"a/f.lua", indicator_text("x", "")}});
  for (auto& file : with_documents({{"b/f.lua", indicator_text("x", "")}}, "b"))
    files.push_back(file);
  EXPECT_TRUE(definitions_.load(files).ok());
  EXPECT_THAT(ids(), ElementsAre("a/x", "b/x"));
}

TEST_F(Reload, FindsInputsOfOtherFilesAndAreas) {
  auto files = with_documents({{"a/f.lua", reads("v", "b/x")}, {"a/g.lua", reads("w", "v")}});
  for (auto& file : with_documents({{"b/f.lua", indicator_text("x", "")}}, "b"))
    files.push_back(file);
  EXPECT_TRUE(definitions_.load(files).ok());
}

TEST_F(Reload, NamesTheMembersOfACycle) {
  const auto report = definitions_.load(with_documents({{"a/f.lua", reads("v", "w")},
                                                        {"a/g.lua", reads("w", "v")},
                                                        {"a/h.lua", indicator_text("x", "")}}));
  EXPECT_THAT(codes(report), ElementsAre("script.cycle", "script.cycle"));
  EXPECT_THAT(report.errors()[0].text, HasSubstr("a/v, a/w"));
  EXPECT_THAT(ids(), ElementsAre("a/x"));
}

TEST_F(Reload, RejectsAChangeThatClosesACycle) {
  ASSERT_TRUE(definitions_
                  .load(with_documents(
                      {{"a/f.lua", indicator_text("v", "")}, {"a/g.lua", reads("w", "v")}}))
                  .ok());
  const auto report = definitions_.reload({"a/f.lua", reads("v", "w")});
  EXPECT_EQ(report_of(report, "a/f.lua")->active, ActiveVersion::kKept);
  EXPECT_EQ(report_of(report, "a/g.lua"), nullptr);
  EXPECT_THAT(ids(), ElementsAre("a/v", "a/w"));
  EXPECT_FALSE(definitions_.indicator("a/v")->computed);
}

TEST_F(Reload, TakesAFileInWhenWhatItReadsAppears) {
  EXPECT_FALSE(definitions_.load(with_documents({{"a/f.lua", reads("v", "x")}})).ok());
  EXPECT_THAT(ids(), IsEmpty());
  const auto report = definitions_.reload({"a/g.lua", indicator_text("x", "")});
  EXPECT_TRUE(report.ok());
  EXPECT_THAT(ids(), ElementsAre("a/v", "a/x"));
}

TEST_F(Reload, DropsOnlyWhatNoLongerFitsWhenAnotherFileChanges) {
  ASSERT_TRUE(definitions_
                  .load(with_documents({{"a/f.lua", reads("v", "x") + indicator_text("z", "")},
                                        {"a/g.lua", indicator_text("x", "")},
                                        {"a/h.lua", reads("u", "v")}}))
                  .ok());
  const auto report = definitions_.reload({"a/g.lua", indicator_text("x2", "")});
  EXPECT_THAT(codes(report), ElementsAre("script.unknown_input", "script.unknown_input"));
  EXPECT_EQ(report_of(report, "a/f.lua")->active, ActiveVersion::kKept);
  EXPECT_THAT(ids(), ElementsAre("a/z", "a/x2"));
  EXPECT_TRUE(definitions_.reload({"a/g.lua", indicator_text("x", "")}).ok());
  EXPECT_THAT(ids(), ElementsAre("a/v", "a/z", "a/x", "a/u"));
}

TEST_F(Reload, RefusesAPublicValueOfARestrictedInput) {
  const auto report = definitions_.load(
      with_documents({{"a/f.lua", indicator_text("s", kRestricted) + "\n" + reads("v", "s")}}));
  ASSERT_THAT(codes(report), ElementsAre("script.restricted_input"));
  EXPECT_EQ(report.errors()[0].file, "a/f.lua");
  EXPECT_EQ(report.errors()[0].line, 8);
  EXPECT_THAT(report.errors()[0].text, HasSubstr("'a/s'"));
  EXPECT_THAT(report.errors()[0].text, HasSubstr("visibility = \"restricted\""));
  EXPECT_THAT(ids(), IsEmpty());
}

TEST_F(Reload, RefusesAPublicValueOfARestrictedInputInAnotherFileOrArea) {
  auto files = with_documents({{"a/f.lua", reads("v", "b/s")},
                               {"a/g.lua", reads("w", "t")},
                               {"a/h.lua", indicator_text("t", kRestricted)}});
  for (auto& file : with_documents({{"b/f.lua", indicator_text("s", kRestricted)}}, "b"))
    files.push_back(file);
  const auto report = definitions_.load(files);
  EXPECT_THAT(codes(report), ElementsAre("script.restricted_input", "script.restricted_input"));
  EXPECT_NE(report_of(report, "a/f.lua")->active, ActiveVersion::kNew);
  EXPECT_NE(report_of(report, "a/g.lua")->active, ActiveVersion::kNew);
  EXPECT_THAT(ids(), ElementsAre("a/t", "b/s"));
}

TEST_F(Reload, FollowsARestrictedInputThroughAChain) {
  const auto report =
      definitions_.load(with_documents({{"a/f.lua", reads("u", "v")},
                                        {"a/g.lua", reads("v", "w")},
                                        {"a/h.lua", reads("w", "s")},
                                        {"a/i.lua", indicator_text("s", kRestricted)}}));
  EXPECT_THAT(codes(report), ElementsAre("script.restricted_input", "script.restricted_input",
                                         "script.restricted_input"));
  for (const Error& error : report.errors()) EXPECT_THAT(error.text, HasSubstr("'a/s'"));
  EXPECT_THAT(ids(), ElementsAre("a/s"));
}

TEST_F(Reload, FollowsARestrictedInputThroughACircle) {
  const auto report = definitions_.load(with_documents(
      {{"a/f.lua", indicator_text("v",
                                  "inputs = { x = \"w\", y = \"s\" }, value = function(s) return "
                                  "s.x + s.y end")},
       {"a/g.lua", reads("w", "v")},
       {"a/h.lua", indicator_text("s", kRestricted)}}));
  EXPECT_THAT(codes(report),
              UnorderedElementsAre("script.cycle", "script.cycle", "script.restricted_input",
                                   "script.restricted_input"));
  EXPECT_THAT(ids(), ElementsAre("a/s"));
}

TEST_F(Reload, AllowsARestrictedValueOfARestrictedInput) {
  EXPECT_TRUE(definitions_
                  .load(with_documents({{"a/f.lua", reads("u", "v", kRestricted)},
                                        {"a/g.lua", reads("v", "s", kRestricted)},
                                        {"a/h.lua", indicator_text("s", kRestricted)}}))
                  .ok());
  EXPECT_THAT(ids(), ElementsAre("a/u", "a/v", "a/s"));
}

TEST_F(Reload, AllowsARestrictedValueOfAPublicInput) {
  EXPECT_TRUE(definitions_
                  .load(with_documents({{"a/f.lua", reads("v", "x", kRestricted)},
                                        {"a/g.lua", indicator_text("x", "")}}))
                  .ok());
}

TEST_F(Reload, RefusesAPublicValueOfARestrictedValue) {
  const auto report = definitions_.load(with_documents({{"a/f.lua", reads("u", "v")},
                                                        {"a/g.lua", reads("v", "x", kRestricted)},
                                                        {"a/h.lua", indicator_text("x", "")}}));
  ASSERT_THAT(codes(report), ElementsAre("script.restricted_input"));
  EXPECT_THAT(report.errors()[0].text, HasSubstr("'a/v'"));
  EXPECT_THAT(ids(), ElementsAre("a/v", "a/x"));
}

TEST_F(Reload, DropsOnlyThePublicReadersOfAnInputThatBecomesRestricted) {
  ASSERT_TRUE(definitions_
                  .load(with_documents({{"a/f.lua", reads("v", "x") + indicator_text("z", "")},
                                        {"a/g.lua", indicator_text("x", "")},
                                        {"a/h.lua", reads("u", "v")},
                                        {"a/i.lua", reads("r", "x", kRestricted)}}))
                  .ok());
  const auto report = definitions_.reload({"a/g.lua", indicator_text("x", kRestricted)});
  ASSERT_THAT(codes(report), ElementsAre("script.restricted_input", "script.restricted_input"));
  EXPECT_EQ(report_of(report, "a/f.lua")->active, ActiveVersion::kKept);
  EXPECT_EQ(report_of(report, "a/g.lua")->active, ActiveVersion::kNew);
  EXPECT_EQ(definitions_.indicator("a/x")->visibility, Visibility::kRestricted);
  EXPECT_THAT(ids(), ElementsAre("a/z", "a/x", "a/r"));
  EXPECT_TRUE(definitions_.reload({"a/g.lua", indicator_text("x", "")}).ok());
  EXPECT_THAT(ids(), ElementsAre("a/v", "a/z", "a/x", "a/u", "a/r"));
}

TEST_F(Reload, WithholdsANewlyRestrictedInputWhoseReaderInTheFileIsPublic) {
  const auto public_files = with_documents(
      {{"a/f.lua", indicator_text("x", "") + reads("v", "x") + indicator_text("z", "")}});
  ASSERT_TRUE(definitions_.load(public_files).ok());
  const auto report =
      definitions_.reload({"a/f.lua", "\n" + indicator_text("x", kRestricted) + reads("v", "x") +
                                          indicator_text("y", "")});
  EXPECT_THAT(codes(report), ElementsAre("script.restricted_input"));
  EXPECT_EQ(report_of(report, "a/f.lua")->active, ActiveVersion::kKept);
  EXPECT_THAT(ids(), ElementsAre("a/x", "a/z"));
  EXPECT_EQ(visibility("a/x"), Visibility::kRestricted);
  EXPECT_EQ(visibility("a/z"), Visibility::kPublic);
  EXPECT_TRUE(definitions_.reload(public_files.back()).ok());
  EXPECT_THAT(ids(), ElementsAre("a/x", "a/v", "a/z"));
  EXPECT_EQ(visibility("a/x"), Visibility::kPublic);
}

TEST_F(Reload, WithholdsWhatARejectedTextRestrictsUntilOneIsRight) {
  ASSERT_TRUE(definitions_
                  .load(with_documents(
                      {{"a/f.lua", indicator_text("x", "")}, {"a/g.lua", reads("v", "x")}}))
                  .ok());
  // Wrong in another field, then no Lua at all, then wrong and public again.
  for (const std::string& text :
       {indicator_text("x", std::string(kRestricted) + "better = \"sideways\","),
        indicator_text("x", kRestricted) + "oops", indicator_text("x", "better = \"sideways\",")}) {
    definitions_.reload({"a/f.lua", text});
    EXPECT_THAT(ids(), ElementsAre("a/x"));
    EXPECT_EQ(visibility("a/x"), Visibility::kRestricted);
  }
  EXPECT_TRUE(definitions_.reload({"a/f.lua", indicator_text("x", "better = \"up\",")}).ok());
  EXPECT_THAT(ids(), ElementsAre("a/x", "a/v"));
  EXPECT_EQ(visibility("a/x"), Visibility::kPublic);
}

TEST_F(Reload, WithholdsWhereTheVisibilityIsMisspelt) {
  ASSERT_TRUE(definitions_.load(with_documents({{"a/f.lua", indicator_text("x", "")}})).ok());
  const auto report =
      definitions_.reload({"a/f.lua", indicator_text("x", "visibility = \"restrict\",")});
  EXPECT_THAT(codes(report), ElementsAre("script.bad_value"));
  EXPECT_EQ(visibility("a/x"), Visibility::kRestricted);
}

TEST_F(Reload, WithholdsWhatARejectedTextOfAnotherFileRestricts) {
  const auto files =
      with_documents({{"a/f.lua", indicator_text("x", "")}, {"a/g.lua", indicator_text("y", "")}});
  ASSERT_TRUE(definitions_.load(files).ok());
  const auto report = definitions_.reload({"a/g.lua", indicator_text("x", kRestricted)});
  EXPECT_THAT(codes(report), ElementsAre("script.duplicate_id"));
  EXPECT_EQ(visibility("a/x"), Visibility::kRestricted);
  EXPECT_TRUE(definitions_.reload(files.back()).ok());
  EXPECT_EQ(visibility("a/x"), Visibility::kPublic);
}

TEST_F(Reload, WithholdsTheFigureOfARuleThatIsRejectedForIt) {
  const std::string rule = "reconcile \"r\" { same = { \"x\", \"y\" } }";
  ASSERT_TRUE(definitions_
                  .load(with_documents(
                      {{"a/f.lua", indicator_text("x", "") + indicator_text("y", "") + rule}}))
                  .ok());
  const auto report = definitions_.reload(
      {"a/f.lua", indicator_text("x", kRestricted) + indicator_text("y", "") + rule});
  EXPECT_THAT(codes(report), ElementsAre("script.derivable"));
  EXPECT_EQ(visibility("a/x"), Visibility::kRestricted);
  EXPECT_THAT(definitions_.reconcile_rules(), IsEmpty());
}

TEST_F(Reload, BlamesDocumentsThatHaveErrorsOnce) {
  const std::string cites = indicator_text("x", "note = \"n\",") + indicator_text("y", "");
  const auto report = definitions_.load({{"a/documents.lua", std::string(kDocuments) + "oops"},
                                         {"a/f.lua", cites},
                                         {"a/g.lua", "local z = nothing"}});
  EXPECT_THAT(codes(report),
              ElementsAre("script.syntax", "script.not_read", "script.unknown_global"));
  EXPECT_TRUE(definitions_.reload({"a/g.lua", ""}).ok());
  EXPECT_TRUE(definitions_.reload({"a/documents.lua", kDocuments}).ok());
  EXPECT_THAT(ids(), ElementsAre("a/x", "a/y"));
}

TEST_F(Reload, BlamesDocumentsThatBecameWrongForTheNewDocumentOnly) {
  ASSERT_TRUE(definitions_.load(with_documents({{"a/f.lua", indicator_text("x", "")}})).ok());
  definitions_.reload({"a/documents.lua", std::string(kDocuments) + "oops"});
  EXPECT_TRUE(definitions_.reload({"a/f.lua", indicator_text("x", "\n")}).ok());
  EXPECT_THAT(codes(definitions_.reload(
                  {"a/f.lua", indicator_text("x", "baseline = { 2024, 5, cite(doc.more, 1) },")})),
              ElementsAre("script.not_read"));
  // As it was before: the document is unknown after all.
  EXPECT_THAT(codes(definitions_.reload({"a/documents.lua", kDocuments})),
              ElementsAre("script.unknown_document"));
}

TEST_F(Reload, RejectsAChangeThatReadsARestrictedInput) {
  ASSERT_TRUE(definitions_
                  .load(with_documents({{"a/f.lua", indicator_text("v", "")},
                                        {"a/g.lua", indicator_text("s", kRestricted)},
                                        {"a/h.lua", reads("u", "v")}}))
                  .ok());
  const auto report = definitions_.reload({"a/f.lua", reads("v", "s")});
  EXPECT_THAT(codes(report), ElementsAre("script.restricted_input"));
  EXPECT_EQ(report_of(report, "a/f.lua")->active, ActiveVersion::kKept);
  EXPECT_FALSE(definitions_.indicator("a/v")->computed);
  EXPECT_THAT(ids(), ElementsAre("a/v", "a/s", "a/u"));
}

TEST_F(Reload, ReadsTheUsersOfAChangedHelperAgain) {
  ASSERT_TRUE(definitions_
                  .load(with_documents({{"common/h.lua", "return { title = \"Yksi\" }"},
                                        {"a/f.lua", "local h = use \"h\"\nlocal t = h.title\n" +
                                                        indicator_text("x", "goal = t")},
                                        {"a/g.lua", indicator_text("y", "")}}))
                  .ok());
  EXPECT_EQ(definitions_.indicator("a/x")->goal, "Yksi");
  auto report = definitions_.reload({"common/h.lua", "return { title = \"Kaksi\" }"});
  EXPECT_TRUE(report.ok());
  EXPECT_EQ(report.files.size(), 2U);
  EXPECT_EQ(definitions_.indicator("a/x")->goal, "Kaksi");
  report = definitions_.reload({"common/h.lua", "return {"});
  EXPECT_FALSE(report.ok());
  EXPECT_EQ(report_of(report, "a/f.lua")->active, ActiveVersion::kKept);
  EXPECT_EQ(report_of(report, "common/h.lua")->active, ActiveVersion::kKept);
  EXPECT_EQ(definitions_.indicator("a/x")->goal, "Kaksi");
  EXPECT_TRUE(definitions_.reload({"common/h.lua", "return { title = \"Kolme\" }"}).ok());
  EXPECT_EQ(definitions_.indicator("a/x")->goal, "Kolme");
}

TEST_F(Reload, RunsAHelperOncePerFile) {
  EXPECT_TRUE(definitions_
                  .load(with_documents(
                      {{"common/h.lua",
                        "local n = { 0 } return { next = function() n[1] = n[1] + 1 "
                        "return n[1] end }"},
                       {"a/f.lua", "assert(use(\"h\").next() == 1 and use(\"h\").next() == 2)"},
                       {"a/g.lua", "assert(use(\"h\").next() == 1)"}}))
                  .ok());
}

TEST_F(Reload, RefusesHelpersInACircle) {
  const auto report = definitions_.load(with_documents({{"common/h.lua", "use \"i\" return {}"},
                                                        {"common/i.lua", "use \"h\" return {}"},
                                                        {"a/f.lua", "use \"h\""}}));
  EXPECT_THAT(codes(report), ElementsAre("script.cycle"));
}

TEST_F(Reload, ReadsAnAreaAgainWhenItsDocumentsChange) {
  ASSERT_TRUE(definitions_.load(with_documents({{"a/f.lua", indicator_text("x", "")}})).ok());
  const std::string other = "document \"e\" { title = { fi = \"E\" }, published = \"2025-03-01\" }";
  const auto report = definitions_.reload({"a/documents.lua", other});
  EXPECT_THAT(codes(report), ElementsAre("script.unknown_document"));
  // The last good version still cites the old document, which stays known for it.
  EXPECT_THAT(ids(), ElementsAre("a/x"));
  EXPECT_NE(definitions_.document("a", "d"), nullptr);
  EXPECT_NE(definitions_.document("a", "e"), nullptr);
  EXPECT_TRUE(definitions_.reload({"a/documents.lua", kDocuments + other}).ok());
}

TEST_F(Reload, ForgetsARemovedFile) {
  ASSERT_TRUE(definitions_
                  .load(with_documents(
                      {{"a/f.lua", indicator_text("x", "")}, {"a/g.lua", reads("v", "x")}}))
                  .ok());
  const auto report = definitions_.remove("a/f.lua");
  EXPECT_EQ(report_of(report, "a/f.lua")->active, ActiveVersion::kGone);
  EXPECT_THAT(codes(report), ElementsAre("script.unknown_input"));
  EXPECT_THAT(ids(), IsEmpty());
}

TEST_F(Reload, RefusesNamesThatAreNoPlaceOfADefinition) {
  const auto report =
      definitions_.load({{"f.lua", ""}, {"a/b/c.lua", ""}, {"../a/f.lua", ""}, {"a/f.txt", ""}});
  EXPECT_THAT(codes(report),
              ElementsAre("script.bad_key", "script.bad_key", "script.bad_key", "script.bad_key"));
}

TEST_F(Reload, CountsItsVersions) {
  const auto before = definitions_.version();
  definitions_.load(with_documents({{"a/f.lua", indicator_text("x", "")}}));
  EXPECT_GT(definitions_.version(), before);
}

}  // namespace
}  // namespace viisari
