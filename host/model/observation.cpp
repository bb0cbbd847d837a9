#include "model/observation.h"

#include <array>

#include "base/enum_words.h"

namespace viisari {
namespace {

constexpr std::array<std::string_view, 11> kReasons{"",
                                                    "not_published",
                                                    "text_only",
                                                    "not_yet_started",
                                                    "overdue",
                                                    "zero_denominator",
                                                    "suppressed",
                                                    "missing_input",
                                                    "sign_change",
                                                    "not_computable",
                                                    "series_break"};

}  // namespace

std::string_view to_string(MissingReason reason) {
  return word_of(kReasons, reason);
}

std::optional<MissingReason> parse_missing_reason(std::string_view text) {
  if (text.empty()) return MissingReason::kNone;
  return value_of<MissingReason>(kReasons, text);
}

std::optional<ObservationStatus> parse_observation_status(char code) {
  constexpr std::string_view kCodes = "APEFBMQ";
  if (kCodes.find(code) == std::string_view::npos) return std::nullopt;
  return static_cast<ObservationStatus>(code);
}

}  // namespace viisari
