// The list of imports, and undoing one. The SQL of `import`, `import_undo` and `import_repeat`,
// except what an import itself writes.
// Thread-safety: as the Connection given.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "store/sqlite/connection.h"
#include "store/store.h"

namespace viisari::sqlite {

Result<std::vector<ImportRecord>> list_imports(Connection& connection, const ImportQuery& query);
Result<std::optional<ImportRecord>> find_import(Connection& connection, std::int64_t id);
Result<std::vector<std::string>> series_of_import(Connection& connection, std::int64_t id);
Result<std::vector<UndoneFigure>> undo_import(Connection& connection, const UndoRequest& request);
Result<std::vector<UndoneFigure>> preview_undo(Connection& connection, std::int64_t import);

Result<std::int64_t> figures_version(Connection& connection, std::string_view area);
// kStoreMoved unless the area's version is the one expected, where one is.
Result<void> check_version(Connection& connection, std::string_view area,
                           std::optional<std::int64_t> expected);

}  // namespace viisari::sqlite
