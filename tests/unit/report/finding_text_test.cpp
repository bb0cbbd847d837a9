// Findings in words and as JSON: arithmetic of every form, missing figures, no loss of precision.
#include "report/finding_text.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <rapidjson/document.h>

#include <algorithm>
#include <ostream>
#include <string>
#include <string_view>
#include <vector>

#include "base/text.h"
#include "engine/finding_codes.h"
#include "report/explain_text.h"
#include "report/json.h"

namespace viisari {
namespace {

using testing::HasSubstr;
using testing::Not;

FindingTerm term(std::string role, std::optional<double> value, std::string unit = "eur") {
  FindingTerm out;
  out.role = std::move(role);
  out.id = "pirkanmaa/" + out.role;
  out.value = value;
  if (!value) out.reason = MissingReason::kNotPublished;
  out.unit = std::move(unit);
  out.period = *Period::parse("2024");
  out.source = {"goals_2025", "12", value ? "raw" : ""};
  return out;
}

struct FormCase {
  std::string name;
  ReconcileForm form;
  std::vector<FindingTerm> terms;
  std::optional<double> computed;
  std::string plain;
};
void PrintTo(const FormCase& value, std::ostream* out) {
  *out << value.name;
}

Finding finding(const FormCase& form) {
  Finding out;
  out.audit = Audit::kFigures;
  out.rule = to_string(form.form);
  out.area = "pirkanmaa";
  out.finding_class = FindingClass::kContradiction;
  out.ids = {"pirkanmaa/result"};
  out.message.code = "finding." + out.rule + ".contradiction";
  out.form = form.form;
  out.terms = form.terms;
  out.computed = form.computed;
  return out;
}

class FindingArithmetic : public testing::TestWithParam<FormCase> {};

TEST_P(FindingArithmetic, IsThatOfItsForm) {
  EXPECT_EQ(plain_arithmetic(finding(GetParam())), GetParam().plain);
}

TEST_P(FindingArithmetic, StandsInTheTextForPeople) {
  const Finding tested = finding(GetParam());
  for (const Language language : {Language::kFinnish, Language::kEnglish}) {
    const std::string arithmetic = arithmetic_text(tested, language);
    EXPECT_FALSE(arithmetic.empty());
    EXPECT_THAT(finding_text(tested, {}, language), HasSubstr(arithmetic));
  }
}

INSTANTIATE_TEST_SUITE_P(
    Forms, FindingArithmetic,
    testing::Values(
        FormCase{"total",
                 ReconcileForm::kTotal,
                 {term("result", 4254000), term("part", 4000000), term("part", 294000)},
                 4294000,
                 "4000000 + 294000 = 4294000; printed 4254000"},
        FormCase{"total_of_negative_parts",
                 ReconcileForm::kTotal,
                 {term("result", -5), term("part", -2), term("part", -4)},
                 -6,
                 "-2 + (-4) = -6; printed -5"},
        FormCase{"total_with_a_missing_part",
                 ReconcileForm::kTotal,
                 {term("result", 5), term("part", 2), term("part", {})},
                 {},
                 "2 + ? = ?; printed 5"},
        FormCase{"total_in_two_units",
                 ReconcileForm::kTotal,
                 {term("result", 5, "keur"), term("part", 2000), term("part", 4, "keur")},
                 6,
                 "2000 eur + 4 keur = 6; printed 5 keur"},
        FormCase{"share",
                 ReconcileForm::kShare,
                 {term("result", 45.5, "percent"), term("part", 39012), term("whole", 81700)},
                 47.75030599755202,
                 "100 * 39012 / 81700 = 47.75; printed 45.5"},
        FormCase{
            "share_of_a_sum",
            ReconcileForm::kShare,
            {term("result", 0.5, "ratio"), term("part", 1), term("whole", 1), term("whole", 3)},
            0.25,
            "1 / (1 + 3) = 0.25; printed 0.5"},
        FormCase{"change",
                 ReconcileForm::kChange,
                 {term("result", 5), term("from", 1), term("to", 7)},
                 6,
                 "7 - 1 = 6; printed 5"},
        FormCase{"change_percent",
                 ReconcileForm::kChangePercent,
                 {term("result", -53, "percent"), term("from", 4254000), term("to", 2250000)},
                 -47.10860366713681,
                 "100 * (2250000 - 4254000) / 4254000 = -47.11; printed -53"},
        FormCase{"percent_of_change",
                 ReconcileForm::kPercentOfChange,
                 {term("result", 12, "percent"), term("change", 10), term("to", 110)},
                 10,
                 "100 * 10 / (110 - 10) = 10; printed 12"},
        FormCase{"same",
                 ReconcileForm::kSame,
                 {term("result", 399), term("term", 356)},
                 356,
                 "356; printed 399"},
        FormCase{"ratio",
                 ReconcileForm::kRatio,
                 {term("result", 2), term("of", 9), term("to", 3)},
                 3,
                 "9 / 3 = 3; printed 2"},
        FormCase{"average",
                 ReconcileForm::kAverage,
                 {term("result", 2), term("term", 1), term("term", 2)},
                 1.5,
                 "(1 + 2) / 2 = 1.5; printed 2"},
        FormCase{"pace",
                 ReconcileForm::kPace,
                 {term("result", 100), term("so_far", 120)},
                 120,
                 "120; printed 100"},
        FormCase{"within",
                 ReconcileForm::kWithin,
                 {term("result", 175), term("whole", 164)},
                 164,
                 "164; printed 175"}),
    [](const auto& tested) { return tested.param.name; });

TEST(FindingText, DerivedTargetsSayByHowMuch) {
  Finding tested =
      finding({"derived", ReconcileForm::kDerived, {term("result", 78), term("from", 86)}, 79, ""});
  tested.by = -7;
  EXPECT_EQ(plain_arithmetic(tested), "86 - 7 = 79; printed 78");
  tested.by = -20;
  tested.by_percent = true;
  tested.computed = 68.8;
  EXPECT_EQ(plain_arithmetic(tested), "86 * (1 - 20 / 100) = 68.8; printed 78");
}

TEST(FindingText, WithoutAFormEveryFigureIsNamed) {
  Finding tested;
  tested.terms = {term("target", 80), term("baseline", 85)};
  EXPECT_EQ(plain_arithmetic(tested), "target 80; baseline 85");
  EXPECT_EQ(arithmetic_text(tested, Language::kFinnish), "");
}

TEST(FindingText, AnExactDifferenceOffersNoRounding) {
  Finding tested =
      finding({"same", ReconcileForm::kSame, {term("result", 399), term("term", 356)}, 356, ""});
  tested.difference = 43;
  tested.tolerance = 0;
  const std::string exact = difference_text(tested, Language::kEnglish);
  tested.tolerance = 0.5;
  EXPECT_NE(difference_text(tested, Language::kEnglish), exact);
}

TEST(FindingText, ADifferenceBeyondTheToleranceLooksLikeIt) {
  Finding tested = finding({"share",
                            ReconcileForm::kShare,
                            {term("result", 10, "percent"), term("part", 808), term("whole", 7673)},
                            10.53,
                            ""});
  tested.difference = -0.53;
  tested.tolerance = 0.5;
  EXPECT_THAT(difference_text(tested, Language::kEnglish), HasSubstr("0.53"));
}

TEST(FindingText, AComputedNumberLooksTheSameInSentenceAndArithmetic) {
  Finding tested =
      finding({"share",
               ReconcileForm::kShare,
               {term("result", 45.5, "percent"), term("part", 39012), term("whole", 81700)},
               47.75030599755202,
               ""});
  tested.terms[0].decimals = 1;
  tested.message.args = {{"printed", Quantity{45.5, 1, "percent"}},
                         {"computed", Quantity{47.75030599755202, 3, "percent"}}};
  EXPECT_THAT(finding_sentence(tested, Language::kEnglish), Not(HasSubstr("47.750")));
  EXPECT_THAT(finding_sentence(tested, Language::kEnglish), HasSubstr("47.75"));
}

TEST(FindingText, AYearIsPrintedAsAYear) {
  Finding tested = finding(
      {"same", ReconcileForm::kSame, {term("result", 2024, ""), term("term", 2025, "")}, 2025, ""});
  tested.terms[0].source.raw = "vuonna 2024";
  tested.terms[1].source.raw = "2025";
  tested.message.args = {{"printed", Quantity{2024, 0, ""}}, {"computed", Quantity{2025, 0, ""}}};
  const std::string text = finding_text(tested, {}, Language::kEnglish);
  EXPECT_THAT(text, Not(HasSubstr("2,02")));
}

TEST(FindingText, NamesIndicatorsWithTheirTitles) {
  Indicator known;
  known.title.fi = "Ostot";
  Finding tested =
      finding({"same", ReconcileForm::kSame, {term("result", 399), term("term", 356)}, 356, ""});
  const FindIndicator find = [&](std::string_view id) {
    return id == "pirkanmaa/result" ? &known : nullptr;
  };
  EXPECT_THAT(finding_text(tested, find, Language::kFinnish), HasSubstr("Ostot"));
  const Finding* one = &tested;
  EXPECT_THAT(findings_markdown({&one, 1}, find, Language::kFinnish), HasSubstr("Ostot"));
}

TEST(FindingText, MarkdownOfASourceIsEscaped) {
  Finding tested =
      finding({"same", ReconcileForm::kSame, {term("result", 399), term("term", 356)}, 356, ""});
  tested.terms[0].source.raw = "<b>*399*</b>";
  const Finding* one = &tested;
  EXPECT_THAT(findings_markdown({&one, 1}, {}, Language::kFinnish), Not(HasSubstr("<b>")));
}

TEST(FindingJson, HasTheStableFieldsAndEachSourceOnce) {
  Finding tested = finding({"total",
                            ReconcileForm::kTotal,
                            {term("result", 5), term("part", 2), term("part", 2)},
                            4,
                            ""});
  tested.tolerance = 0.1 + 0.2;
  JsonWriter json;
  write_finding(json, tested);
  rapidjson::Document document;
  document.Parse(json.take().c_str());
  ASSERT_TRUE(document.IsObject());
  EXPECT_STREQ(document["rule"].GetString(), "total");
  EXPECT_STREQ(document["ids"][0].GetString(), "pirkanmaa/result");
  EXPECT_STREQ(document["class"].GetString(), "contradiction");
  EXPECT_STREQ(document["arithmetic"].GetString(), "2 + 2 = 4; printed 5");
  EXPECT_EQ(document["tolerance"].GetDouble(), 0.3);
  ASSERT_EQ(document["sources"].Size(), 1U);
  EXPECT_STREQ(document["sources"][0]["document"].GetString(), "goals_2025");
  EXPECT_STREQ(document["sources"][0]["lines"].GetString(), "12");
  EXPECT_STREQ(document["sources"][0]["raw"].GetString(), "raw");
  EXPECT_EQ(document["terms"].Size(), 3U);
  EXPECT_TRUE(document["note"].IsNull());
}

TEST(Sentences, APartInBracketsIsLeftOutWithoutItsValues) {
  Message message{"finding.total.rounding",
                  {{"printed", Quantity{5, 0, ""}}, {"computed", Quantity{6, 0, ""}}}};
  const std::string without = sentence(message, Language::kEnglish);
  EXPECT_THAT(without, Not(HasSubstr("(")));
  message.args.emplace_back("period", *Period::parse("2024"));
  EXPECT_THAT(sentence(message, Language::kEnglish), HasSubstr(" (2024)"));
}

// The names in {} of a sentence; those in [] only where `optional`.
std::vector<std::string> names_in(std::string_view text, bool optional) {
  std::vector<std::string> names;
  bool bracketed = false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '[') bracketed = true;
    if (text[i] == ']') bracketed = false;
    if (text[i] != '{') continue;
    const std::size_t end = text.find('}', i);
    if (bracketed == optional) names.emplace_back(text.substr(i + 1, end - i - 1));
  }
  return names;
}

TEST(Sentences, EveryCodeOfTargetsAndVerdictsHasOneWithItsOwnArguments) {
  std::vector<FindingCode> codes(kTargetFindingCodes.begin(), kTargetFindingCodes.end());
  codes.insert(codes.end(), kVerdictFindingCodes.begin(), kVerdictFindingCodes.end());
  const auto known = finding_sentences();
  for (const FindingCode& code : codes) {
    const auto found = std::find_if(known.begin(), known.end(), [&](const Sentence& candidate) {
      return candidate.code == code.code;
    });
    ASSERT_NE(found, known.end()) << code.code;
    const std::vector<std::string_view> arguments = split(code.args, ' ');
    const auto given = [&](const std::string& name) {
      return std::find(arguments.begin(), arguments.end(), name) != arguments.end();
    };
    for (const std::string_view text : {found->fi, found->en}) {
      for (const std::string& name : names_in(text, false)) {
        EXPECT_TRUE(given(name)) << code.code << " " << name;
      }
      for (const std::string& name : names_in(text, true)) {
        EXPECT_TRUE(given(name) || given(name + "?") || name == "stated")
            << code.code << " " << name;
      }
    }
  }
}

}  // namespace
}  // namespace viisari
