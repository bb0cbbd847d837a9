// The chart of one indicator: its figures, baseline, targets with the path to them, and projection,
// as known on the day of the evaluation. The same for pages and mails.
// Ownership: plain values. Thread-safety: as EvaluatedState, from any thread.
#pragma once

#include <string_view>

#include "app/evaluation.h"
#include "report/chart.h"

namespace viisari {

// Of a flow a figure of a part of a year is marked as such, and only figures of equally long
// periods are joined: anything else would look like a fall. The projection goes to the last target,
// and without one to the end of the coming year. kUnknownIndicator when there is no such id.
Result<Chart> chart_of(const EvaluatedState& state, std::string_view id, Language language);

}  // namespace viisari
