// What an indicator's definition and its published figures say, as people read them: the same in
// commands and pages.
// Thread-safety: pure functions.
#pragma once

#include <span>
#include <string>

#include "model/indicator.h"
#include "model/observation.h"
#include "report/format.h"

namespace viisari {

// When a target is to be met: "2026", "by 31 December 2026", "every year", "no year".
std::string target_time_text(const Target& target, Language language);
// "less is better" as "less"; empty where the document does not say.
std::string_view direction_text(Direction direction, Language language);
// The baseline with its period; empty when there is none.
std::string baseline_text(const Indicator& indicator, Language language);
// A published figure, or why it is missing, with its status where that is not the normal one.
std::string observation_text(const Observation& observation, const Indicator& indicator,
                             Language language);

// For a terminal: unit, baseline, every target and every published figure, each with its source.
// Ends in a line end.
std::string definition_text(const Indicator& indicator, std::span<const Observation> observations,
                            Language language);

}  // namespace viisari
