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
  int server_max_connections = 256;
  // The address of a client is the last one of X-Forwarded-For, which a proxy of ours has written.
  bool server_behind_proxy = false;

  int session_idle_minutes = 60;  // without a request
  int session_hours = 12;         // in any case

  // Where the pages are, as the reader of a mail reaches them; no '/' at the end.
  std::string pages_url = "http://127.0.0.1:8080";
  std::string mail_transport = "maildir";  // or "smtp"
  std::filesystem::path mail_folder;       // of maildir; empty: `mail` in the data directory
  int mail_every_seconds = 60;  // between the server's rounds of alerts, schedules and delivery
  std::string mail_from = "Viisari <viisari@viisari.example>";
  std::string smtp_host;
  int smtp_port = 587;
  std::string smtp_tls = "starttls";  // or "tls", "none"
  std::string smtp_user;              // empty: no AUTH
  std::filesystem::path smtp_password_file;
  std::filesystem::path smtp_ca_file;  // empty: the system's

  std::filesystem::path recipients_file;      // recipients.toml beside this file
  std::filesystem::path schedules_file;       // schedules.toml beside this file
  std::filesystem::path templates_directory;  // templates/ beside this file; need not exist

  LogOptions log;
};

// Reads and checks the file. An unknown key, a wrong type or a value out of range is an error with
// its line. Thread-safety: any thread.
Result<Config> read_config(const std::filesystem::path& file);

}  // namespace viisari
