#include "report/json.h"

#include <rapidjson/stringbuffer.h>
#include <rapidjson/writer.h>

#include <cmath>

#include "base/checked_cast.h"
#include "base/text.h"
#include "report/definition_text.h"
#include "report/explain_text.h"
#include "report/format.h"

namespace viisari {
namespace {

// Well-formed UTF-8 made of anything: a document that cannot be read helps nobody.
std::string repaired(std::string_view text) {
  std::string out;
  while (!text.empty()) {
    std::size_t length = 1;
    while (length < 4 && length < text.size() && !is_valid_utf8(text.substr(0, length))) ++length;
    if (is_valid_utf8(text.substr(0, length))) {
      out += text.substr(0, length);
      text.remove_prefix(length);
    } else {
      out += "\xEF\xBF\xBD";
      text.remove_prefix(1);
    }
  }
  return out;
}

void member_period(JsonWriter& json, std::string_view name, const Period& period) {
  json.member_or_null(name, period.valid() ? period.to_string() : std::string());
}

void write_period_text(JsonWriter& json, const Period& period) {
  write_in_both(json, "period_text",
                [&](Language language) { return format_period(period, language); });
}

void write_sentence(JsonWriter& json, std::string_view name, const Message& message) {
  json.key(name);
  json.begin_object();
  json.member("fi", sentence(message, Language::kFinnish));
  json.member("en", sentence(message, Language::kEnglish));
  json.end_object();
}

// The target with, for a relative one, the plain figure that it comes to.
void write_target_record(JsonWriter& json, const Target& target, std::optional<double> derived) {
  json.begin_object();
  member_period(json, "period", target.period);
  json.member("op", to_string(target.op));
  json.member("value", target.value);
  json.member("low", target.low);
  json.member("high", target.high);
  json.member("basis", to_string(target.basis));
  json.member("time", to_string(target.time));
  json.member_or_null("reference", target.reference);
  json.member("basis_value", target.basis_value);
  json.member("derived_value", derived);
  write_source(json, target.source);
  json.end_object();
}

// The plain figure a relative target comes to when what it is measured from is in the definition.
std::optional<double> derived_value(const Target& target, const Indicator& indicator) {
  const bool absolute = target.basis == TargetBasis::kChangeFromBaseline;
  const bool percent = target.basis == TargetBasis::kPercentChangeFromBaseline;
  if (!target.value || (!absolute && !percent)) return std::nullopt;
  std::optional<double> from = target.basis_value;
  if (!from && indicator.baseline) from = indicator.baseline->value;
  if (!from) return std::nullopt;
  return absolute ? *from + *target.value : *from * (1 + *target.value / 100);
}

}  // namespace

class JsonWriter::Impl {
 public:
  rapidjson::StringBuffer buffer;
  rapidjson::Writer<rapidjson::StringBuffer> writer{buffer};
};

JsonWriter::JsonWriter() : impl_(std::make_unique<Impl>()) {}
JsonWriter::~JsonWriter() = default;
JsonWriter::JsonWriter(JsonWriter&&) noexcept = default;
JsonWriter& JsonWriter::operator=(JsonWriter&&) noexcept = default;

void JsonWriter::begin_object() {
  impl_->writer.StartObject();
}
void JsonWriter::end_object() {
  impl_->writer.EndObject();
}
void JsonWriter::begin_array() {
  impl_->writer.StartArray();
}
void JsonWriter::end_array() {
  impl_->writer.EndArray();
}
void JsonWriter::key(std::string_view name) {
  impl_->writer.Key(name.data(), checked_cast<rapidjson::SizeType>(name.size()));
}
void JsonWriter::string(std::string_view text) {
  if (!is_valid_utf8(text)) {
    const std::string good = repaired(text);
    impl_->writer.String(good.data(), checked_cast<rapidjson::SizeType>(good.size()));
    return;
  }
  impl_->writer.String(text.data(), checked_cast<rapidjson::SizeType>(text.size()));
}
void JsonWriter::number(double value) {
  if (!std::isfinite(value)) {
    impl_->writer.Null();
    return;
  }
  // RapidJSON's own double printing is not always the shortest; ours is, and whole numbers stay
  // whole.
  const std::string text = format_double(value == 0 ? 0 : value);
  impl_->writer.RawValue(text.data(), text.size(), rapidjson::kNumberType);
}
void JsonWriter::integer(long long value) {
  impl_->writer.Int64(value);
}
void JsonWriter::boolean(bool value) {
  impl_->writer.Bool(value);
}
void JsonWriter::null() {
  impl_->writer.Null();
}

void JsonWriter::member(std::string_view name, std::string_view text) {
  key(name);
  string(text);
}
void JsonWriter::member(std::string_view name, double value) {
  key(name);
  number(value);
}
void JsonWriter::member(std::string_view name, std::optional<double> value) {
  key(name);
  if (value) {
    number(*value);
  } else {
    null();
  }
}
void JsonWriter::member(std::string_view name, bool value) {
  key(name);
  boolean(value);
}
void JsonWriter::member(std::string_view name, int value) {
  key(name);
  integer(value);
}
void JsonWriter::member_or_null(std::string_view name, std::string_view text) {
  key(name);
  if (text.empty()) {
    null();
  } else {
    string(text);
  }
}

std::string JsonWriter::take() {
  std::string out(impl_->buffer.GetString(), impl_->buffer.GetSize());
  impl_->buffer.Clear();
  impl_->writer.Reset(impl_->buffer);
  return out;
}

void write_in_both(JsonWriter& json, std::string_view name,
                   const std::function<std::string(Language)>& text) {
  json.key(name);
  const std::string finnish = text(Language::kFinnish);
  if (finnish.empty()) {
    json.null();
    return;
  }
  json.begin_object();
  json.member("fi", finnish);
  json.member("en", text(Language::kEnglish));
  json.end_object();
}

void write_local_text(JsonWriter& json, const LocalText& text) {
  json.begin_object();
  json.member("fi", text.fi);
  if (!text.sv.empty()) json.member("sv", text.sv);
  if (!text.en.empty()) json.member("en", text.en);
  json.end_object();
}

void write_target(JsonWriter& json, const Target& target) {
  write_target_record(json, target, std::nullopt);
}

void write_reason_text(JsonWriter& json, const Assessment& assessment) {
  json.key("reason_text");
  json.begin_object();
  json.member("fi", reason_text(assessment, Language::kFinnish));
  json.member("en", reason_text(assessment, Language::kEnglish));
  json.end_object();
}

void write_stated_verdict(JsonWriter& json, const Assessment& assessment) {
  json.key("stated_verdict");
  if (assessment.stated_verdict_raw.empty()) {
    json.null();
  } else {
    json.begin_object();
    json.member("words", assessment.stated_verdict_raw);
    json.member_or_null("meaning", assessment.stated_verdict ? to_string(*assessment.stated_verdict)
                                                             : std::string_view());
    json.end_object();
  }
  json.key("agrees");
  if (assessment.agrees) {
    json.boolean(*assessment.agrees);
  } else {
    json.null();
  }
}

void write_assessment(JsonWriter& json, const Assessment& assessment) {
  json.begin_object();
  json.member("id", assessment.id);
  json.member("status", to_string(assessment.status));
  json.member_or_null("reason", assessment.reason_code);
  write_reason_text(json, assessment);
  json.member_or_null("data_state", to_string(assessment.data_state));
  json.member("simulated", assessment.simulated);
  json.member("value", assessment.value);
  member_period(json, "period", assessment.period);
  json.member("expected", assessment.expected);
  json.member("margin", assessment.margin);
  json.member("flip_value", assessment.flip_value);
  json.member("projection", assessment.projection);
  json.key("target");
  if (assessment.target) {
    write_target_record(json, *assessment.target, assessment.threshold);
  } else {
    json.null();
  }
  json.key("method");
  json.string(assessment.method);
  json.member("method_version", assessment.method_version);
  write_stated_verdict(json, assessment);
  json.end_object();
}

void write_explanation(JsonWriter& json, const Explanation& explanation,
                       const Assessment& assessment, const Indicator& indicator) {
  json.begin_object();
  json.member("method", explanation.method);
  json.member("method_version", explanation.method_version);
  json.key("inputs");
  json.begin_array();
  for (const ExplanationInput& input : explanation.inputs) {
    json.begin_object();
    json.member("role", input.role);
    write_in_both(json, "role_text", [&](Language language) {
      return std::string(input_role_text(input.role, language));
    });
    json.member_or_null("series", input.series);
    member_period(json, "period", input.period);
    write_period_text(json, input.period);
    json.member("value", input.value);
    write_in_both(json, "value_text", [&](Language language) {
      return input_value_text(input, assessment, indicator, language);
    });
    json.member_or_null("missing", to_string(input.reason));
    json.member("decimals", input.decimals);
    json.member("revision", input.revision);
    // What stands in a definition or is computed was not published on a day of its own.
    json.member_or_null("known_from", input.revision > 0 ? input.known_from.to_string() : "");
    json.member("assumed", input.assumed);
    write_source(json, input.source);
    json.end_object();
  }
  json.end_array();
  json.key("steps");
  json.begin_array();
  for (const Message& step : explanation.steps) {
    json.begin_object();
    json.member("code", step.code);
    write_sentence(json, "text", step);
    json.end_object();
  }
  json.end_array();
  json.end_object();
}

void write_source(JsonWriter& json, const Source& source) {
  json.key("source");
  if (source.document.empty() && source.lines.empty()) {
    json.null();
    return;
  }
  json.begin_object();
  json.member("document", source.document);
  json.member("lines", source.lines);
  if (!source.raw.empty()) json.member("raw", source.raw);
  json.end_object();
}

void write_observation(JsonWriter& json, const Observation& observation,
                       const Indicator& indicator) {
  json.begin_object();
  member_period(json, "period", observation.period);
  write_period_text(json, observation.period);
  json.member("value", observation.value);
  write_in_both(json, "value_text", [&](Language language) {
    return observation_text(observation, indicator, language);
  });
  json.member_or_null("missing", to_string(observation.reason));
  json.member("status", std::string(1, static_cast<char>(observation.status)));
  json.member("decimals", observation.decimals);
  json.member("revision", observation.revision);
  json.member("known_from", observation.known_from.to_string());
  json.member("simulated", observation.source.document == kSimulatedDocument);
  write_source(json, observation.source);
  json.end_object();
}

void write_baseline(JsonWriter& json, const Indicator& indicator) {
  json.key("baseline");
  if (!indicator.baseline) return json.null();
  const Baseline& baseline = *indicator.baseline;
  json.begin_object();
  member_period(json, "period", baseline.period);
  json.member("period_assumed", baseline.period_assumed);
  json.member("value", baseline.value);
  json.member("low", baseline.low);
  json.member("high", baseline.high);
  write_source(json, baseline.source);
  json.end_object();
}

void write_indicator(JsonWriter& json, const Indicator& indicator) {
  json.begin_object();
  json.member("id", indicator.id);
  json.key("title");
  write_local_text(json, indicator.title);
  json.member("unit", indicator.unit);
  json.member("kind", to_string(indicator.kind));
  json.key("of");
  if (indicator.of > 0) {
    json.integer(indicator.of);
  } else {
    json.null();
  }
  json.member_or_null("better", to_string(indicator.better));
  json.member("measure", indicator.measure == Measure::kConfidence ? "confidence" : "value");
  json.key("decimals");
  if (indicator.decimals >= 0) {
    json.integer(indicator.decimals);
  } else {
    json.null();
  }
  json.member("service", indicator.service);
  json.member_or_null("goal", indicator.goal);
  json.member_or_null("subgoal", indicator.subgoal);
  json.member_or_null("action", indicator.action);
  json.member_or_null("owner", indicator.owner);
  json.member_or_null("reporting", indicator.reporting);
  json.member_or_null("note", indicator.note);
  json.member("computed", indicator.computed);
  write_baseline(json, indicator);
  json.member_or_null("baseline_missing", indicator.baseline_missing);
  json.key("targets");
  json.begin_array();
  for (const Target& target : indicator.targets) {
    write_target_record(json, target, derived_value(target, indicator));
  }
  json.end_array();
  json.key("stated_verdict");
  if (indicator.stated_verdict) {
    json.begin_object();
    json.member("words", indicator.stated_verdict->raw);
    json.member("as_of", indicator.stated_verdict->as_of.to_string());
    write_source(json, indicator.stated_verdict->source);
    json.end_object();
  } else {
    json.null();
  }
  json.key("breaks");
  json.begin_array();
  for (const SeriesBreak& one : indicator.breaks) {
    json.begin_object();
    json.member("from", one.from.to_string());
    json.key("why");
    write_local_text(json, one.why);
    write_source(json, one.source);
    json.end_object();
  }
  json.end_array();
  json.member("visibility", to_string(indicator.visibility));
  write_source(json, indicator.source);
  json.member_or_null("group", indicator.group);
  json.member_or_null("part", indicator.part);
  json.end_object();
}

}  // namespace viisari
