// Audit of stated verdicts: where a document's verdict is not the computed one, and why.
// Thread-safety: pure functions.
#pragma once

#include <span>
#include <vector>

#include "engine/figure_book.h"
#include "model/assessment.h"
#include "model/finding.h"

namespace viisari {

// `assessments` as evaluated on the day of the book, with the stated verdicts' meanings as the
// area's plugin reads them. Of an indicator without a stated verdict nothing is said, nor where the
// two agree. Every reason and its class is in docs/methods.md, every message in finding_codes.h.
std::vector<Finding> audit_verdicts(const FigureBook& book,
                                    std::span<const Assessment> assessments);

}  // namespace viisari
