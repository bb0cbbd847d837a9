// The database's schema: what each version looks like and how a file comes up to date.
// Thread-safety: pure functions over what they are given.
#pragma once

#include <filesystem>

#include "base/result.h"
#include "store/sqlite/connection.h"

namespace viisari::sqlite {

// Grows by one with every migration; kept in the file as PRAGMA user_version.
int current_schema_version();

// Looks at the first bytes of the file, without SQLite and without a lock, and refuses what must
// not be opened: another kind of file, a newer schema, a file cut short. A file that is missing or
// empty is fine.
Result<void> check_file_header(const std::filesystem::path& path);

// For a writable connection to a file that passed check_file_header: sets the journal mode and
// runs the migrations that are missing, each in a transaction of its own.
Result<void> bring_up_to_date(Connection& connection);
// For a connection that must not write: fails unless the schema is the current one.
Result<void> check_schema(Connection& connection);

}  // namespace viisari::sqlite
