// What the definition language consists of, taken from the tables that implement it: for the test
// that holds docs and sdk/lua/ to the code, and for tools.
// Thread-safety: pure functions on constant data.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace viisari {

enum class LanguagePart : std::uint8_t {
  kFunction,         // service, cite, indicator …
  kTemplate,         // of mail templates: html …
  kCondition,        // at_least …
  kReference,        // figure, baseline_of …: names a figure in a rule
  kSeriesMethod,     // ytd …
  kField,            // of an indicator
  kRuleField,        // of a reconcile rule
  kAlertField,       // of an alert
  kComparisonField,  // of a comparison
  kSpecField,        // of a spec, of what it expects
  kBase,             // pcall, pairs … of Lua
  kLibrary,          // string.sub …
  kErrorCode,
};

struct LanguageItem {
  LanguagePart part;
  std::string name;
};

std::vector<LanguageItem> language();

}  // namespace viisari
