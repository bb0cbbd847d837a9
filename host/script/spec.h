// Spec tests of definitions: "given these figures, on this day, expect this verdict". They stand in
// files `area/name_spec.lua` beside the definitions and run in the same sandbox; reading one gives
// plain values, which app/spec_run holds against the engine.
// Ownership: plain values. Thread-safety: pure functions; `definitions` must not change meanwhile.
#pragma once

#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/date.h"
#include "base/error.h"
#include "model/finding.h"
#include "model/observation.h"
#include "model/period.h"
#include "script/limits.h"
#include "script/source_tree.h"

namespace viisari {

class Definitions;

// One thing that must hold of an indicator's assessment, or of an alert: a number, or else a word.
struct SpecCheck {
  std::string id;     // "area/key"
  std::string field;  // one of spec_expect_fields(): "status", "expected" …
  std::optional<double> number;
  std::string word;  // "on_track", a period, or kSpecNone where there must be no number
  std::string path;  // of the field, for spec_line()
  std::string rule;  // of the field "alert": AlertRule::id; empty: what holds without a rule
};
inline constexpr std::string_view kSpecNone = "none";

// A finding of the audits that must be there, or must not. Empty fields match anything.
struct SpecFinding {
  bool wanted = true;
  std::string rule;
  std::string name;  // "area/name" of a reconcile rule
  std::optional<FindingClass> finding_class;
  std::vector<std::string> ids;  // all of them take part
  std::optional<Period> period;  // of the doubted figure
  std::string path;
};

struct Spec {
  std::string title;
  std::string area;
  std::string file;
  int line = 0;
  Date on;
  std::vector<Observation> given;  // by series and period
  std::vector<SpecCheck> checks;   // by id and then in the order of spec_fields()
  std::vector<SpecFinding> findings;
};

struct SpecFile {
  std::string path;
  std::vector<Spec> specs;    // empty where there are errors
  std::vector<Error> errors;  // by line; codes of script/error_codes.h
};

// Runs one spec file; its ids are those of `definitions`, its helpers those of `helpers` (by name).
SpecFile read_specs(const SourceFile& file, const Definitions& definitions,
                    const std::map<std::string, SourceFile, std::less<>>& helpers,
                    const Limits& limits);

// The line of a field of the spec, as near as it can be told.
int spec_line(const SourceFile& file, const Spec& spec, std::string_view path);

// Whether `got` is what a spec wrote: a whole number is exact, one with decimals holds for what
// rounds to it. Both forgive what binary fractions cannot hold (a billionth).
bool spec_number_holds(double written, double got);

// The fields of one expectation, of one expected finding and of a spec, as an analyst writes them.
std::span<const std::string_view> spec_expect_fields();
std::span<const std::string_view> spec_finding_fields();
std::span<const std::string_view> spec_fields();

}  // namespace viisari
