// assess(): the verdict on one indicator as known on a day, by method `path`; explain(): the same
// with the record of what it rests on. Pure functions: the same arguments, the same bits.
// Thread-safety: pure functions.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "base/date.h"
#include "engine/judge.h"
#include "engine/series.h"
#include "model/assessment.h"
#include "model/indicator.h"

namespace viisari {

// A series that a computed indicator read.
struct NamedInput {
  std::string_view name;    // as the definition calls it
  std::string_view series;  // "area/key"
  SeriesView view;
  FigureFacts facts;
};

struct ExplainedAssessment {
  Assessment assessment;
  Explanation explanation;
};

// What the judgement rests on. `series` is observed (facts.memory set) or computed from `inputs`.
struct AssessmentBasis {
  SeriesView series;
  FigureFacts facts;
  std::span<const NamedInput> inputs;
  std::string_view error;  // why the value function gave no series; empty otherwise
};

Assessment assess(const Indicator& indicator, const AssessmentBasis& basis, Date as_of,
                  int reporting_delay_days = 60);
ExplainedAssessment explain(const Indicator& indicator, const AssessmentBasis& basis, Date as_of,
                            int reporting_delay_days = 60);

// The same from a verdict already reached, for the engine.
Assessment to_assessment(const PreparedIndicator& indicator, const Timeline& timeline,
                         const Verdict& verdict, const AssessmentBasis& basis, Date as_of);
Explanation to_explanation(const PreparedIndicator& indicator, const Timeline& timeline,
                           const Verdict& verdict, const AssessmentBasis& basis,
                           const Assessment& assessment);

// Whether a verdict that a document states and the computed one say the same: achieved and on_track
// do, off_track and missed do. Nothing when either says nothing about success.
std::optional<bool> verdicts_agree(AssessmentStatus stated, AssessmentStatus computed);

}  // namespace viisari
