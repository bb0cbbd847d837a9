// Verdicts and their explanations in words, Finnish or English: the same in commands, API, pages
// and mail. Every code the engine can give has a sentence in both languages.
// Thread-safety: pure functions.
#pragma once

#include <array>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "model/assessment.h"
#include "model/indicator.h"
#include "report/format.h"

namespace viisari {

// "off track", "jäljessä".
std::string_view status_text(AssessmentStatus status, Language language);
// A character that tells the statuses apart without colour: "✔", "▼".
std::string_view status_shape(AssessmentStatus status);
// The order in which counts by status are shown.
inline constexpr std::array kStatusOrder{AssessmentStatus::kAchieved, AssessmentStatus::kOnTrack,
                                         AssessmentStatus::kAtRisk,   AssessmentStatus::kOffTrack,
                                         AssessmentStatus::kMissed,   AssessmentStatus::kNotStarted,
                                         AssessmentStatus::kNoData,   AssessmentStatus::kNoTarget};
std::string_view data_state_text(DataState state, Language language);

// The sentence of a message with its values filled in. An unknown code gives the code itself.
std::string sentence(const Message& message, Language language);

// The one sentence that gives the reason, beginning with "Simulated figure." where it is made up:
// wherever a verdict is shown, this stands beside it.
std::string reason_text(const Assessment& assessment, Language language);

// A figure of the assessment as its reason or a step prints it, so that one number has one look;
// else with the indicator's decimals. Empty when there is none.
std::string figure_text(const Assessment& assessment, std::optional<double> value,
                        const Indicator& indicator, Language language,
                        std::span<const Message> steps = {});

// How many decimals figure_text() shows.
int figure_decimals(const Assessment& assessment, std::optional<double> value,
                    const Indicator& indicator, std::span<const Message> steps = {});
// Why there is no number, in a word or two; empty for kNone.
std::string_view missing_reason_text(MissingReason reason, Language language);
// The same of an assessment without a figure, and as a stable word: "not_published", or "no_figure"
// where nothing says more.
std::string_view missing_figure_text(const Assessment& assessment, Language language);
std::string_view missing_figure_word(const Assessment& assessment);

// What an input is ("baseline", "latest", or the definition's own name for it), and its figure, its
// condition ("at most −20 % of change from the baseline") or why it is missing.
std::string_view input_role_text(std::string_view role, Language language);
std::string input_value_text(const ExplanationInput& input, const Assessment& assessment,
                             const Indicator& indicator, Language language);

// The condition: "at least 80", "at most −20 % of change from the baseline".
std::string target_text(const Target& target, const Indicator& indicator, Language language);

// The whole explanation for a terminal: status and reason, method, figures, expected value, margin,
// flip value, the steps, and every input with its source. Ends in a line end.
std::string explanation_text(const Assessment& assessment, const Explanation& explanation,
                             const Indicator& indicator, Language language);

// The tables behind sentence(), for the tests.
struct Sentence {
  std::string_view code;
  // Values as {name}; {for_target} is " (2026)", or nothing for a target without a time. What
  // stands in brackets is left out where one of its values is missing.
  std::string_view fi;
  std::string_view en;
};
std::span<const Sentence> sentences();          // of verdicts and their steps
std::span<const Sentence> finding_sentences();  // of findings

}  // namespace viisari
