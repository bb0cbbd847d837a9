// Does a definition say what the quotation in its citation says? A number whose sign, unit, period
// or value is another one than printed is an error at check: docs/lua.md tells what is compared.
// Where the quotation can be read in a way that fits, nothing is said.
// Internal to script/. Thread-safety: pure functions.
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "base/error.h"
#include "model/indicator.h"
#include "model/period.h"
#include "model/target.h"

namespace viisari::script {

// A longer one is a passage, not a figure as printed: it is not compared. In bytes.
inline constexpr std::size_t kLongestQuotation = 500;

struct SourceFault {
  ErrorCode code;  // script.source_sign, _unit, _value or _period
  std::string text;
};

// `numbers` in `unit`, as the definition has them. `change`: they say how much something changes,
// so that words such as "vähenee" may stand for the minus.
std::optional<SourceFault> check_quotation(std::string_view quotation,
                                           std::span<const double> numbers, std::string_view unit,
                                           bool change);
// Nothing where the quotation names no period, or several.
std::optional<SourceFault> check_quoted_period(std::string_view quotation, const Period& period);

// The same for what a definition holds, with its own quotation. A baseline without a period is
// assumed to be of its document's day: a fault where the quotation names another period.
std::optional<SourceFault> check_source(const Baseline& baseline, const Indicator& indicator);
std::optional<SourceFault> check_source(const Target& target, const Indicator& indicator);

}  // namespace viisari::script
