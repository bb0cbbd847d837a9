// The Store on SQLite: write-ahead log, synchronous=FULL, one file beside its log.
#pragma once

#include <chrono>
#include <filesystem>
#include <memory>
#include <string>

#include "base/result.h"
#include "store/store.h"

namespace viisari {

enum class StoreMode {
  kReadWrite,  // creates the file when there is none and brings an older schema up to date
  kReadOnly,   // never writes; the file must exist and have the current schema
};

struct SqliteOptions {
  StoreMode mode = StoreMode::kReadWrite;
  // How long a write waits for another process's write before kStoreLocked.
  std::chrono::milliseconds busy_timeout{5000};
  // Name of a registered SQLite VFS; empty: the system's. Tests put failing disks here.
  std::string vfs{};
  // Cap on the file's size, 0: none. A write beyond it is kStoreFull.
  std::int64_t max_bytes = 0;
};

// Fails with a kStore… code and leaves the file byte for byte as it was.
Result<std::unique_ptr<Store>> open_sqlite_store(const std::filesystem::path& path,
                                                 const SqliteOptions& options = {});

}  // namespace viisari
