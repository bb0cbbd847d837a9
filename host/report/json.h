// The machine-readable surface: verdicts, explanations, definitions and areas as JSON. Field names
// are stable; the HTTP API and the commands print the same records. A number that is not finite is
// written as null: no reader has to know NaN.
// Ownership: a JsonWriter appends to a buffer of its own until take().
// Thread-safety: a writer belongs to one thread; the functions are pure.
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "model/assessment.h"
#include "model/indicator.h"
#include "report/format.h"

namespace viisari {

// A thin cover of RapidJSON's writer that keeps its header out of ours. Calls must nest properly.
class JsonWriter {
 public:
  JsonWriter();
  ~JsonWriter();
  JsonWriter(JsonWriter&&) noexcept;
  JsonWriter& operator=(JsonWriter&&) noexcept;

  void begin_object();
  void end_object();
  void begin_array();
  void end_array();
  void key(std::string_view name);
  void string(std::string_view text);  // invalid UTF-8 is replaced by U+FFFD
  void number(double value);           // null when not finite
  void integer(long long value);
  void boolean(bool value);
  void null();

  // key and value in one.
  void member(std::string_view name, std::string_view text);
  void member(std::string_view name, const char* text) { member(name, std::string_view(text)); }
  void member(std::string_view name, double value);
  void member(std::string_view name, std::optional<double> value);
  void member(std::string_view name, bool value);
  void member(std::string_view name, int value);
  // The text, or null when it is empty.
  void member_or_null(std::string_view name, std::string_view text);

  // The document so far; the writer is empty afterwards.
  std::string take();

 private:
  class Impl;
  std::unique_ptr<Impl> impl_;
};

// One record each, written where the writer stands.
void write_assessment(JsonWriter& json, const Assessment& assessment);
// The members reason_text, and stated_verdict and agrees, of a record that stands open.
void write_reason_text(JsonWriter& json, const Assessment& assessment);
void write_stated_verdict(JsonWriter& json, const Assessment& assessment);
// With the words for what each input is, its period and its figure.
void write_explanation(JsonWriter& json, const Explanation& explanation,
                       const Assessment& assessment, const Indicator& indicator);
// A definition, with the fields of `viisari export definitions`.
void write_indicator(JsonWriter& json, const Indicator& indicator);
// The member baseline of a record that stands open: null where there is none.
void write_baseline(JsonWriter& json, const Indicator& indicator);
void write_target(JsonWriter& json, const Target& target);
// A published figure of that indicator: {period, period_text, value, value_text, missing, status,
// decimals, revision, known_from, simulated, source}
void write_observation(JsonWriter& json, const Observation& observation,
                       const Indicator& indicator);
// The member {"fi": …, "en": …} of a text made in either language; null when there is none.
void write_in_both(JsonWriter& json, std::string_view name,
                   const std::function<std::string(Language)>& text);
// A member "source": {document, lines, raw}, or null where there is none.
void write_source(JsonWriter& json, const Source& source);
// {"fi": …, "sv": …, "en": …}: only the languages that are there.
void write_local_text(JsonWriter& json, const LocalText& text);

}  // namespace viisari
