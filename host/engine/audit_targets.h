// Audits of targets and of stated verdicts: what is badly set, and where a document's verdict is
// not the computed one.
// Thread-safety: pure functions.
#pragma once

#include <span>
#include <vector>

#include "engine/figure_book.h"
#include "model/assessment.h"
#include "model/finding.h"

namespace viisari {

// Every rule and its class is in docs/methods.md.
std::vector<Finding> audit_targets(const FigureBook& book);

// `assessments` as evaluated on the day of the book; of an indicator without a stated verdict
// nothing is said.
std::vector<Finding> audit_verdicts(const FigureBook& book,
                                    std::span<const Assessment> assessments);

}  // namespace viisari
