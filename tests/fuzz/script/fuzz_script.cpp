// Any bytes as a definition file: read, and what it defines computed; and as a mail template. Built
// as a libFuzzer target where the compiler has one, and run by fuzz_test.cpp over the corpus and
// mutations of it elsewhere.
#include <cstddef>
#include <cstdint>
#include <set>
#include <string>
#include <vector>

#include "script/definitions.h"
#include "script/template.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);

namespace {

std::chrono::steady_clock::time_point still() {
  return {};
}

// What is read is what the header of AlertRule promises.
bool sound(const viisari::AlertRule& rule) {
  using viisari::AlertCondition;
  const std::set<std::string> once(rule.indicators.begin(), rule.indicators.end());
  if (once.empty() || once.size() != rule.indicators.size()) return false;
  if (rule.when == AlertCondition::kBelow && !(rule.back >= rule.limit)) return false;
  if (rule.when == AlertCondition::kAbove && !(rule.back <= rule.limit)) return false;
  const auto counted = [](int observations) { return observations >= 1 && observations <= 24; };
  return counted(rule.for_observations) && counted(rule.back_observations) &&
         rule.when != AlertCondition::kInvalid && rule.severity != viisari::Severity::kInvalid;
}

void render(const std::string& text, const viisari::Limits& limits) {
  using namespace viisari;
  const auto loaded = MailTemplate::load({"t.lua", text}, limits);
  if (!loaded) return;
  TemplateValue::Fields fields{{"why", TemplateValue{std::string("a < b")}},
                               {"service", TemplateValue{}},
                               {"notices", TemplateValue{TemplateValue::List{}}}};
  const TemplateValue mail{std::move(fields)};
  for (const TemplatePart part : kTemplateParts) {
    if (!loaded->has(part)) continue;
    const auto out = loaded->render(part, mail);
    if (!out) continue;
    if (out->empty() || out->size() > kMaxTemplateOutputBytes) __builtin_trap();
    if (part == TemplatePart::kSubject && out->find_first_of("\r\n") != std::string::npos) {
      __builtin_trap();
    }
  }
}

}  // namespace

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace viisari;
  Limits limits;
  limits.now = &still;
  limits.load_instructions = 50'000;
  limits.value_instructions = 20'000;
  limits.memory_bytes = 2 * 1024 * 1024;
  limits.kills = 1;
  const std::string text(reinterpret_cast<const char*>(data), size);
  Definitions definitions(limits);
  definitions.load(
      {{"a/documents.lua",
        "document \"d\" { title = { fi = \"Asiakirja\" }, published = \"2025-01-20\" }"},
       {"common/h.lua", "local M = {} function M.share(a, b) return 100 * a / b end return M"},
       {"a/f.lua", text},
       {"comparisons/c.lua", text}});
  for (const Comparison& comparison : definitions.comparisons()) {
    if (comparison.members.size() < 2 || comparison.title.en.empty()) __builtin_trap();
  }
  for (const AlertRule& rule : definitions.alert_rules()) {
    if (!sound(rule)) __builtin_trap();
  }
  render(text, limits);

  const Axis axis({Period::of_year(2023), Period::of_year(2024), Period::of_month(2025, 1)});
  const std::vector<double> values{1, 0, missing_value(MissingReason::kSuppressed)};
  SeriesPool pool;
  const auto indicators = definitions.indicators();
  for (std::size_t i = 0; i < indicators.size() && i < 20; ++i) {
    if (!indicators[i].computed) continue;
    const std::vector<SeriesView> inputs(indicators[i].inputs.size(), SeriesView{&axis, values});
    const auto result = definitions.compute(i, inputs, pool);
    if (result) {
      for (const double value : result->values) {
        // No NaN of another kind may leave a script.
        if (is_missing(value) && missing_reason(value) == MissingReason::kNone) __builtin_trap();
      }
    }
    pool.reset();
  }
  return 0;
}
