// Any bytes as a definition file: read, and what it defines computed. Built as a libFuzzer target
// where the compiler has one, and run by fuzz_test.cpp over the corpus and mutations of it
// elsewhere.
#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "script/definitions.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);

namespace {

std::chrono::steady_clock::time_point still() {
  return {};
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
  Definitions definitions(limits);
  definitions.load(
      {{"a/documents.lua",
        "document \"d\" { title = { fi = \"Asiakirja\" }, published = \"2025-01-20\" }"},
       {"common/h.lua", "local M = {} function M.share(a, b) return 100 * a / b end return M"},
       {"a/f.lua", std::string(reinterpret_cast<const char*>(data), size)}});

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
