// Every verdict the engine can bring about is put into words in both languages.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <map>
#include <set>

#include "engine/assess.h"
#include "engine/method_path.h"
#include "engine_fixture.h"
#include "report/explain_text.h"

namespace viisari {
namespace {

using testing::baseline;
using ::testing::HasSubstr;
using testing::indicator;
using testing::judged;
using testing::missing;
using testing::observations;
using testing::Points;
using testing::target;

constexpr Language kFi = Language::kFinnish;
constexpr Language kEn = Language::kEnglish;

std::set<std::string> placeholders(std::string_view text) {
  std::set<std::string> found;
  for (std::size_t open = text.find('{'); open != std::string_view::npos;
       open = text.find('{', open + 1)) {
    found.emplace(text.substr(open + 1, text.find('}', open) - open - 1));
  }
  return found;
}

TEST(Sentences, EveryReasonHasOneInBothLanguages) {
  std::map<std::string_view, int> codes;
  for (const Sentence& sentence : sentences()) {
    ++codes[sentence.code];
    EXPECT_FALSE(sentence.fi.empty()) << sentence.code;
    EXPECT_FALSE(sentence.en.empty()) << sentence.code;
    EXPECT_EQ(placeholders(sentence.fi), placeholders(sentence.en)) << sentence.code;
  }
  for (const auto& [code, count] : codes) EXPECT_EQ(count, 1) << code;
  for (int i = 1; i < kReasonCount; ++i) {
    EXPECT_EQ(codes.count(reason_code(static_cast<Reason>(i))), 1U)
        << reason_code(static_cast<Reason>(i));
  }
  for (int i = 1; i <= static_cast<int>(MissingReason::kSeriesBreak); ++i) {
    EXPECT_EQ(codes.count(no_data_code(static_cast<MissingReason>(i))), 1U) << i;
  }
}

TEST(Sentences, AnUnknownCodeIsShownAsItIs) {
  EXPECT_EQ(sentence({"nothing.like.it", {}}, kFi), "nothing.like.it");
}

struct Case {
  Indicator indicator;
  std::vector<Observation> figures;
  std::string as_of;
};

// Between them these reach every reason code that one indicator's figures can give.
std::vector<Case> cases() {
  std::vector<Case> all;
  const auto add = [&all](const Indicator& made, const Points& points, std::string as_of) {
    all.push_back({made, observations(points), std::move(as_of)});
  };
  Indicator score = indicator(SeriesKind::kScore, "nps");
  add(score, {{"2025", 1}}, "2026-01-31");
  score.baseline = baseline("2024", 50);
  score.baseline->period_assumed = true;
  score.targets = {target("2026", TargetOp::kAtLeast, 80)};
  score.stated_verdict =
      StatedVerdict{"Toteutuu.", AssessmentStatus::kOnTrack, testing::day("2025-11-01"), {}};
  for (const double value : {66.0, 64.8, 64.0, 60.0, 45.0}) {
    add(score, {{"2025", value}}, "2026-01-31");
  }
  add(score, {}, "2025-12-01");
  add(score, {}, "2026-02-01");
  add(score, {{"2024", 50}}, "2026-02-01");
  add(score, {{"2025", 60}}, "2027-02-01");
  add(score, {{"2026", 80}}, "2027-02-01");
  add(score, {{"2026", 79}}, "2027-02-01");
  score.reporting = "monthly";
  add(score, {{"2025", 60}}, "2026-12-01");
  add(score, {{"2025", 60}}, "2026-02-28");
  for (int i = 1; i <= static_cast<int>(MissingReason::kNotComputable); ++i) {
    all.push_back(
        {score, {missing("pirkanmaa/x", "2025", static_cast<MissingReason>(i))}, "2026-01-31"});
  }
  Indicator fast = score;
  fast.baseline = baseline("2023", 50);
  fast.baseline->value.reset();
  fast.baseline->low = 48;
  fast.baseline->high = 52;
  add(fast, {{"2024", 40}, {"2025", 68}}, "2026-01-31");
  Indicator flat = score;
  flat.baseline.reset();
  flat.baseline_missing = "Tietoa ei ole.";
  add(flat, {{"2025", 70}}, "2026-01-31");
  Indicator two = score;
  two.baseline = baseline("2024", 50);
  two.targets = {target("2025", TargetOp::kAtLeast, 50), target("2026", TargetOp::kAtLeast, 80)};
  for (const double value : {70.0, 64.0, 58.0, 50.0}) add(two, {{"2025", value}}, "2026-01-31");
  Indicator confidence = score;
  confidence.measure = Measure::kConfidence;
  add(confidence, {{"2025", 70}}, "2026-01-31");
  Indicator average = score;
  average.targets[0].value.reset();
  add(average, {{"2025", 70}}, "2026-01-31");

  Indicator flow = indicator(SeriesKind::kFlow, "eur");
  flow.baseline = baseline("2024", 1000);
  flow.targets = {target("2025", TargetOp::kAtMost, -20, TargetBasis::kPercentChangeFromBaseline)};
  for (const double value : {390.0, 420.0, 700.0, 900.0}) {
    add(flow, {{"1-6/2025", value}}, "2025-12-01");
  }
  add(flow, {{"2025-01", 50}, {"2025-02", 60}}, "2025-12-01");
  add(flow, {{"2025-04", 50}}, "2025-12-01");
  flow.targets = {target("every_year", TargetOp::kAtLeast, 800)};
  add(flow, {{"1-6/2025", 900}}, "2025-12-01");
  flow.targets = {target("2025", TargetOp::kAtMost, -5, TargetBasis::kChangeFromPreviousYear)};
  for (const double value : {90.0, 97.0, 120.0}) {
    add(flow, {{"1-6/2024", 100}, {"1-6/2025", value}}, "2025-12-01");
  }

  Indicator undated = indicator(SeriesKind::kShare, "percent");
  undated.targets = {target("undated", TargetOp::kMoreThan, 30)};
  add(undated, {{"2025", 31}}, "2026-01-31");
  add(undated, {{"2025", 29}}, "2026-01-31");

  Indicator broken = score;
  broken.targets = {target("2026", TargetOp::kAtLeast, 10, TargetBasis::kChangeFromBaseline)};
  broken.breaks = {{testing::day("2025-01-01"), {"Uusi järjestelmä", "", ""}, {}}};
  broken.printed_under = {{testing::period("2025"), "1-10/2025"}};
  add(broken, {{"2025", 70}}, "2026-01-31");
  Indicator by_area = indicator(SeriesKind::kShare, "percent");
  by_area.targets = {target("2025", TargetOp::kAtLeast, 0)};
  by_area.targets[0].value.reset();
  by_area.targets[0].low = 70;
  by_area.targets[0].high = 80;
  add(by_area, {{"2025", 75}}, "2026-01-31");
  Indicator moving = indicator(SeriesKind::kScore, "ratio");
  moving.targets = {target("2026", TargetOp::kAtMost, 120, TargetBasis::kNationalAverage)};
  moving.targets[0].reference = "pirkanmaa/average";
  moving.targets[0].basis_period = testing::period("2024");
  add(moving, {{"2025", 125}}, "2026-01-31");

  Indicator done = indicator(SeriesKind::kFlag, "yes_no");
  done.targets = {target("by 2026-12-31", TargetOp::kDone, 0)};
  add(done, {{"2025-03", 1}}, "2025-06-01");
  add(done, {{"2025-03", 0}}, "2025-06-01");
  add(done, {{"2025-03", 0}}, "2026-06-01");
  add(done, {{"2025-03", 0}}, "2027-06-01");
  add(done, {}, "2025-06-01");
  add(done, {}, "2027-06-01");
  done.targets = {target("undated", TargetOp::kDone, 0)};
  add(done, {{"2025-03", 0}}, "2025-06-01");
  return all;
}

void expect_words(const Message& message) {
  const auto table = sentences();
  const auto row = std::find_if(table.begin(), table.end(),
                                [&](const Sentence& one) { return one.code == message.code; });
  ASSERT_NE(row, table.end()) << message.code;
  std::set<std::string> wanted = placeholders(row->fi);
  if (wanted.erase("for_target") > 0) wanted.insert("target_period");
  std::set<std::string> given;
  for (const auto& [name, value] : message.args) given.insert(name);
  EXPECT_EQ(wanted, given) << message.code;
  for (const Language language : {kFi, kEn}) {
    EXPECT_EQ(sentence(message, language).find('{'), std::string::npos)
        << sentence(message, language);
  }
}

TEST(Explain, EveryVerdictHasItsWordsAndArguments) {
  std::set<std::string> codes;
  for (const Case& one : cases()) {
    const auto explained = judged(one.indicator, one.figures, one.as_of);
    codes.insert(explained.assessment.reason.code);
    expect_words(explained.assessment.reason);
    for (const Message& step : explained.explanation.steps) {
      codes.insert(step.code);
      expect_words(step);
    }
    for (const Language language : {kFi, kEn}) {
      const std::string text =
          explanation_text(explained.assessment, explained.explanation, one.indicator, language);
      EXPECT_EQ(text.find('{'), std::string::npos) << text;
      EXPECT_EQ(text.find(": nan"), std::string::npos) << text;
    }
  }
  // The engine adds these three: a failed value function, a computed value, and "no_data" alone
  // never leaves it.
  for (const Sentence& sentence : sentences()) {
    const bool elsewhere = sentence.code == "no_data.failed" || sentence.code == "no_data" ||
                           sentence.code == "step.value_failed" ||
                           sentence.code == "step.computed" || sentence.code == "step.stated" ||
                           sentence.code == "step.data_revised";
    if (!elsewhere) {
      EXPECT_EQ(codes.count(std::string(sentence.code)), 1U) << sentence.code;
    }
  }
}

TEST(Explain, TheTextNamesMethodFigureSourceAndFlipValue) {
  Indicator made = indicator(SeriesKind::kFlow, "eur");
  made.title.fi = "Ostopalvelut";
  made.baseline = baseline("2024", 4829000);
  made.targets = {target("2025", TargetOp::kAtMost, -20, TargetBasis::kPercentChangeFromBaseline)};
  std::vector<Observation> figures = observations({{"1-6/2025", 2250000}});
  figures[0].source = {"interim_2025", "41", "2 250 000 €"};
  const auto explained = judged(made, figures, "2025-12-01");
  const std::string text = explanation_text(explained.assessment, explained.explanation, made, kFi);
  for (const char* part :
       {"Ostopalvelut", "path, versio 1", "2\u00A0250\u00A0000\u00A0€ (1–6/2025)",
        "1\u00A0931\u00A0600\u00A0€", "−318\u00A0400\u00A0€", "1\u00A0978\u00A0712\u00A0€",
        "interim_2025, rivi 41: \"2 250 000 €\"; versio 1", "−20\u00A0%"}) {
    EXPECT_THAT(text, HasSubstr(part));
  }
  EXPECT_THAT(explanation_text(explained.assessment, explained.explanation, made, kEn),
              HasSubstr("off track (path.off_track), as known on 1 December 2025"));
}

}  // namespace
}  // namespace viisari
