#include "report/json.h"

#include <gtest/gtest.h>
#include <rapidjson/document.h>

#include <cmath>
#include <limits>
#include <set>

#include "base/text.h"
#include "report/csv.h"

namespace viisari {
namespace {

rapidjson::Document parsed(const std::string& text) {
  rapidjson::Document out;
  out.Parse<rapidjson::kParseFullPrecisionFlag>(text.data(), text.size());
  EXPECT_FALSE(out.HasParseError()) << text;
  return out;
}

std::set<std::string> names(const rapidjson::Value& object) {
  std::set<std::string> out;
  for (const auto& member : object.GetObject()) {
    EXPECT_TRUE(out.insert(member.name.GetString()).second) << member.name.GetString();
  }
  return out;
}

std::string written(double value) {
  JsonWriter json;
  json.number(value);
  return json.take();
}

TEST(JsonWriter, NumbersReadBackAsThemselves) {
  for (const double value : {0.1, 1.0 / 3, 1e300, -2.5, 4829000.0, 5e-324, 123456789012345680.0}) {
    EXPECT_EQ(parsed(written(value)).GetDouble(), value);
  }
  EXPECT_EQ(written(53), "53");
  EXPECT_EQ(written(-0.0), "0");
}

TEST(JsonWriter, NoReaderHasToKnowNaN) {
  EXPECT_EQ(written(std::nan("1")), "null");
  EXPECT_EQ(written(std::numeric_limits<double>::infinity()), "null");
  EXPECT_EQ(written(-std::numeric_limits<double>::infinity()), "null");
}

TEST(JsonWriter, AnyBytesBecomeReadableText) {
  JsonWriter json;
  json.string(std::string("a\0b\x1f\"\\/\n\xC3\xA4\xFF\xE2\x82", 13));
  const auto document = parsed(json.take());
  const std::string text(document.GetString(), document.GetStringLength());
  EXPECT_TRUE(is_valid_utf8(text));
  EXPECT_EQ(text, std::string("a\0b\x1f\"\\/\n\xC3\xA4\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD", 19));
}

TEST(JsonWriter, IsEmptyAfterTake) {
  JsonWriter json;
  json.integer(1);
  EXPECT_EQ(json.take(), "1");
  json.integer(2);
  EXPECT_EQ(json.take(), "2");
}

// The field names are promised to outside tools.
TEST(WriteAssessment, HasTheFieldsOfTheSurface) {
  JsonWriter json;
  Assessment assessment;
  assessment.id = "a/b";
  assessment.status = AssessmentStatus::kNoData;
  write_assessment(json, assessment);
  const auto document = parsed(json.take());
  const std::set<std::string> expected{
      "id",     "status",         "reason",         "reason_text", "data_state", "value",
      "period", "expected",       "margin",         "flip_value",  "projection", "target",
      "method", "method_version", "stated_verdict", "agrees",      "simulated"};
  EXPECT_EQ(names(document), expected);
  EXPECT_STREQ(document["status"].GetString(), "no_data");
  for (const char* name : {"value", "period", "expected", "target", "stated_verdict", "agrees"}) {
    EXPECT_TRUE(document[name].IsNull()) << name;
  }
}

TEST(WriteIndicator, HasTheFieldsOfTheSurface) {
  Indicator indicator;
  indicator.id = "a/b";
  indicator.title = {"Otsikko", "", ""};
  indicator.kind = SeriesKind::kFlow;
  indicator.source = {"doc", "12", ""};
  Baseline baseline;
  baseline.period = Period::of_year(2024);
  baseline.value = 200;
  indicator.baseline = baseline;
  Target target;
  target.time = TargetTime::kDeadline;
  target.period = Period::parse("2026-12-31").value();
  target.op = TargetOp::kAtMost;
  target.basis = TargetBasis::kPercentChangeFromBaseline;
  target.value = -20;
  indicator.targets = {target};
  JsonWriter json;
  write_indicator(json, indicator);
  const auto document = parsed(json.take());
  EXPECT_EQ(names(document), (std::set<std::string>{"id",
                                                    "title",
                                                    "unit",
                                                    "kind",
                                                    "better",
                                                    "service",
                                                    "goal",
                                                    "subgoal",
                                                    "action",
                                                    "owner",
                                                    "reporting",
                                                    "note",
                                                    "computed",
                                                    "measure",
                                                    "decimals",
                                                    "baseline",
                                                    "baseline_missing",
                                                    "targets",
                                                    "stated_verdict",
                                                    "visibility",
                                                    "source",
                                                    "group",
                                                    "part",
                                                    "of",
                                                    "breaks"}));
  EXPECT_EQ(names(document["title"]), std::set<std::string>{"fi"});
  EXPECT_TRUE(document["better"].IsNull());
  EXPECT_EQ(document["baseline"]["value"].GetDouble(), 200);
  const auto& written_target = document["targets"][0];
  EXPECT_STREQ(written_target["period"].GetString(), "2026-12-31");
  EXPECT_STREQ(written_target["op"].GetString(), "at_most");
  EXPECT_EQ(written_target["derived_value"].GetDouble(), 160);
  EXPECT_TRUE(written_target["low"].IsNull());
  EXPECT_STREQ(document["source"]["lines"].GetString(), "12");

  // The target's own basis goes before the indicator's baseline.
  indicator.targets[0].basis_value = 100;
  write_indicator(json, indicator);
  EXPECT_EQ(parsed(json.take())["targets"][0]["derived_value"].GetDouble(), 80);
}

TEST(ObservationCsv, IsOneLineWithEveryField) {
  Observation observation;
  observation.series = "pirkanmaa/perhetyo_shl.nps";
  observation.period = Period::parse("1-9/2025").value();
  observation.value = 1086000.5;
  observation.decimals = 1;
  observation.revision = 2;
  observation.recorded_at = parse_instant("2026-11-22T16:00:05Z").value();
  observation.source = {"report_2025", "12,14", "1 086 000,5 €"};
  std::string out;
  append_observation_csv(out, observation);
  EXPECT_EQ(out,
            "pirkanmaa/perhetyo_shl.nps;2025-01/2025-09;1086000.5;A;1;2;2026-11-22T16:00:05Z;"
            "report_2025;12,14;1 086 000,5 €\n");
  EXPECT_EQ(observations_csv_header(),
            "series;period;value;status;decimals;revision;recorded_at;document;lines;raw\n");
}

TEST(ObservationCsv, AMissingValueIsEmptyNeverZero) {
  Observation observation;
  observation.series = "a/b";
  observation.status = ObservationStatus::kMissing;
  observation.reason = MissingReason::kNotPublished;
  std::string out;
  append_observation_csv(out, observation);
  EXPECT_TRUE(out.starts_with("a/b;;;M;0;1;")) << out;
}

TEST(CsvField, QuotesWhatWouldNotComeBack) {
  const auto field = [](std::string_view text) {
    std::string out;
    append_csv_field(out, text);
    return out;
  };
  EXPECT_EQ(field("plain, text"), "plain, text");
  EXPECT_EQ(field("a;b"), "\"a;b\"");
  EXPECT_EQ(field("say \"a\""), "\"say \"\"a\"\"\"");
  EXPECT_EQ(field("two\nlines"), "\"two\nlines\"");
  EXPECT_EQ(field(" padded"), "\" padded\"");
  EXPECT_EQ(field("=1+1"), "=1+1");
  EXPECT_EQ(field(""), "");
}

}  // namespace
}  // namespace viisari
