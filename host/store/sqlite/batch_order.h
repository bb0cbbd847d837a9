// The order in which a batch is written, and the rules that every stored figure keeps.
// Thread-safety: pure functions.
#pragma once

#include <cstddef>
#include <vector>

#include "base/result.h"
#include "store/store.h"

namespace viisari::sqlite {

// Indexes of the batch's observations by series, period, known-from date and place in the batch:
// the order of the tables, so that rows are appended, not inserted in the middle. Fails when a row
// breaks a rule: kStoreBadBatch, kStoreDuplicateRow.
Result<std::vector<std::size_t>> order_batch(const ImportBatch& batch);

}  // namespace viisari::sqlite
