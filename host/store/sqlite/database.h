// The connections of one database file: one that writes, under a mutex, and a pool that reads.
// With the write-ahead log readers neither wait for the writer nor make it wait.
//
// Ownership: owns its connections. Thread-safety: every method may be called from any thread.
#pragma once

#include <filesystem>
#include <memory>
#include <mutex>
#include <utility>
#include <vector>

#include "base/guarded.h"
#include "store/sqlite/connection.h"
#include "store/sqlite/sqlite_store.h"

namespace viisari::sqlite {

class Database {
 public:
  // `connection`: opened and checked; it writes, or is the first reader.
  Database(std::filesystem::path path, SqliteOptions options,
           std::unique_ptr<Connection> connection)
      : path_(std::move(path)), options_(std::move(options)) {
    if (options_.mode == StoreMode::kReadWrite) {
      writer_ = std::move(connection);
    } else {
      idle_readers_.with([&](auto& readers) { readers.push_back(std::move(connection)); });
    }
  }

  const std::filesystem::path& path() const { return path_; }

  // function(Connection&) gives a Result<…>, which is returned.
  template <class F>
  auto write(F&& function) -> decltype(function(std::declval<Connection&>())) {
    if (!writer_) return fail(kStoreReadOnly, "the database was opened for reading only");
    const std::lock_guard lock(writing_);
    return function(*writer_);
  }

  template <class F>
  auto read(F&& function) -> decltype(function(std::declval<Connection&>())) {
    std::unique_ptr<Connection> reader = idle_readers_.with([](auto& readers) {
      std::unique_ptr<Connection> idle;
      if (!readers.empty()) {
        idle = std::move(readers.back());
        readers.pop_back();
      }
      return idle;
    });
    if (!reader) {
      auto opened = Connection::open(path_, {false, options_.busy_timeout, options_.vfs});
      if (!opened) return fail(opened.error());
      reader = std::move(*opened);
    }
    auto result = function(*reader);
    // A reader that met a fault is closed: the next one starts afresh.
    if (result) idle_readers_.with([&](auto& readers) { readers.push_back(std::move(reader)); });
    return result;
  }

 private:
  const std::filesystem::path path_;
  const SqliteOptions options_;
  std::mutex writing_;
  std::unique_ptr<Connection> writer_;  // used under writing_; empty when read-only
  Guarded<std::vector<std::unique_ptr<Connection>>> idle_readers_;
};

}  // namespace viisari::sqlite
