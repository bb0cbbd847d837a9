// Evaluations and their assessments. The SQL of `evaluation`, `assessment`,
// `evaluation_assessment`. Thread-safety: as the Connection given.
#pragma once

#include <optional>

#include "base/result.h"
#include "store/sqlite/connection.h"
#include "store/store.h"

namespace viisari::sqlite {

Result<std::int64_t> record_evaluation(Connection& connection, const Evaluation& evaluation);
Result<std::optional<Evaluation>> latest_evaluation(Connection& connection,
                                                    std::optional<Date> as_of);

}  // namespace viisari::sqlite
