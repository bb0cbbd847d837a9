#include "script/language.h"

#include "script/alert_reader.h"
#include "script/comparison_reader.h"
#include "script/environment.h"
#include "script/error_codes.h"
#include "script/reading.h"
#include "script/spec.h"

namespace viisari {
namespace {

void add(std::vector<LanguageItem>& items, LanguagePart part,
         std::span<const script::HostFunction> functions, const std::string& prefix = {}) {
  for (const script::HostFunction& function : functions) {
    items.push_back({part, prefix + function.name});
  }
}

}  // namespace

std::vector<LanguageItem> language() {
  std::vector<LanguageItem> items;
  add(items, LanguagePart::kFunction, script::definition_functions());
  add(items, LanguagePart::kTemplate, script::template_functions());
  add(items, LanguagePart::kCondition, script::condition_functions());
  add(items, LanguagePart::kCondition, script::alert_conditions());
  add(items, LanguagePart::kReference, script::reference_functions());
  add(items, LanguagePart::kSeriesMethod, script::series_methods());
  for (const std::string_view field : script::indicator_fields()) {
    items.push_back({LanguagePart::kField, std::string(field)});
  }
  for (const std::string_view field : script::reconcile_fields()) {
    items.push_back({LanguagePart::kRuleField, std::string(field)});
  }
  for (const std::string_view field : script::alert_fields()) {
    items.push_back({LanguagePart::kAlertField, std::string(field)});
  }
  for (const std::string_view field : script::comparison_fields()) {
    items.push_back({LanguagePart::kComparisonField, std::string(field)});
  }
  for (const auto fields : {spec_fields(), spec_expect_fields(), spec_finding_fields()}) {
    for (const std::string_view field : fields) {
      items.push_back({LanguagePart::kSpecField, std::string(field)});
    }
  }
  add(items, LanguagePart::kBase, script::base_functions());
  add(items, LanguagePart::kLibrary, script::string_functions(), "string.");
  add(items, LanguagePart::kLibrary, script::table_functions(), "table.");
  add(items, LanguagePart::kLibrary, script::math_functions(), "math.");
  for (const ErrorCode& code : script::kErrorCodes) {
    items.push_back({LanguagePart::kErrorCode, std::string(code.name)});
  }
  return items;
}

}  // namespace viisari
