// The chart of one indicator: its figures, baseline, target path and projection, as known on the
// day of the evaluation. The same for pages and mails.
// Ownership: plain values. Thread-safety: as EvaluatedState, from any thread.
#pragma once

#include <string_view>

#include "app/evaluation.h"
#include "report/chart.h"

namespace viisari {

// Of a flow only whole years are drawn: a part of one beside them would look like a fall. The
// projection is the one to the last target that has one. kUnknownIndicator when there is no such
// id.
Result<Chart> chart_of(const EvaluatedState& state, std::string_view id, Language language);

}  // namespace viisari
