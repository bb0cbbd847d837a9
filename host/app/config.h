// Config: what config/viisari.toml says, checked. Plain values; paths are absolute once read.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include "base/log.h"
#include "base/result.h"

namespace viisari {

inline constexpr ErrorCode kConfigNotFound{"config.not_found", ErrorKind::kCannotRun};
inline constexpr ErrorCode kConfigSyntax{"config.syntax", ErrorKind::kCannotRun};
inline constexpr ErrorCode kConfigUnknownKey{"config.unknown_key", ErrorKind::kCannotRun};
inline constexpr ErrorCode kConfigBadValue{"config.bad_value", ErrorKind::kCannotRun};

struct Config {
  std::filesystem::path file;  // where it was read from

  std::filesystem::path data_directory;

  std::filesystem::path definitions_directory;
  int watch_seconds = 2;

  std::filesystem::path plugin_directory;
  std::vector<std::string> trusted_keys;  // 64 hex digits each
  int plugin_memory_mib = 512;
  int plugin_deadline_seconds = 30;

  int import_max_file_mib = 64;

  std::int64_t script_max_instructions = 10'000'000;
  int script_max_memory_kib = 16384;
  int script_max_time_ms = 2000;

  std::string server_address = "127.0.0.1";
  int server_port = 8080;
  int server_max_connections = 128;

  LogOptions log;
};

// Reads and checks the file. An unknown key, a wrong type or a value out of range is an error with
// its line. Thread-safety: any thread.
Result<Config> read_config(const std::filesystem::path& file);

}  // namespace viisari
