// The texts of definition files that passed their checks. The SQL of `definition`.
// Thread-safety: as the Connection given.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "base/result.h"
#include "store/sqlite/connection.h"
#include "store/store.h"

namespace viisari::sqlite {

Result<void> accept_definitions(Connection& connection, std::span<const DefinitionText> texts);
Result<void> retire_definitions(Connection& connection, std::span<const std::string> paths,
                                Instant at);
Result<std::vector<DefinitionText>> last_good_definitions(Connection& connection);

}  // namespace viisari::sqlite
