// Verdicts in words, Finnish or English: every message code the engine can give has a sentence in
// both, in one table. The sentences are for people and may change; the codes are what is stable.
// Thread-safety: pure functions on constant data.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "model/assessment.h"
#include "model/indicator.h"
#include "report/format.h"

namespace viisari {

// One row of the table. A placeholder {name} stands for the message's argument of that name.
struct Sentence {
  std::string_view code;
  std::string_view fi;
  std::string_view en;
};
std::span<const Sentence> sentences();

// The message in words. A code that is not in the table is given as it is, so that nothing is lost.
std::string sentence(const Message& message, Language language);

// Words for codes: "polulla", "on track"; empty for kInvalid.
std::string_view status_text(AssessmentStatus status, Language language);
std::string_view data_state_text(DataState state, Language language);
std::string_view missing_reason_text(MissingReason reason, Language language);

// The whole record as lines of text: verdict, method, figures with their sources, steps.
std::string explanation_text(const Assessment& assessment, const Explanation& explanation,
                             const Indicator& indicator, Language language);

}  // namespace viisari
