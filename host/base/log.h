// Log lines for operators. Each line carries the id of a message in base/log_messages.h, whose
// meaning and remedy stand in docs/log-messages.md, and named values. Values are escaped, so that
// input can never forge a line; secrets and rows of data do not belong in them.
// Ownership: passed by reference to whoever logs; it outlives them. Thread-safety: write() may be
// called from any thread.
#pragma once

#include <initializer_list>
#include <memory>
#include <string>
#include <string_view>

#include "base/date.h"
#include "base/result.h"

namespace viisari {

inline constexpr ErrorCode kLogFile{"log.file", ErrorKind::kCannotRun};

enum class LogLevel { kDebug, kInfo, kWarning, kError };
std::string_view to_string(LogLevel level);
bool parse_log_level(std::string_view text, LogLevel* level);

struct LogMessage {
  std::string_view id;  // "AREA_STARTED"; stable
  LogLevel level;
  std::string_view meaning;  // for an operator
  std::string_view action;   // what to do; empty when nothing
};

struct LogField {
  std::string_view name;
  std::string value;
};

class Log {
 public:
  virtual ~Log() = default;
  virtual void write(const LogMessage& message, std::initializer_list<LogField> fields) = 0;
};

enum class LogFormat { kText, kJson };

struct LogOptions {
  LogFormat format = LogFormat::kText;
  LogLevel level = LogLevel::kInfo;  // messages below it are dropped
  std::string file;                  // empty: standard error
};

// Lines go out whole and at once, also from several threads. Fails when the file cannot be opened
// for appending. `clock` must outlive the log.
Result<std::unique_ptr<Log>> open_log(const LogOptions& options, const Clock& clock);

// Writes nothing: for tools and tests that do not look at the log.
class NullLog final : public Log {
 public:
  void write(const LogMessage& /*message*/, std::initializer_list<LogField> /*fields*/) override {}
};

}  // namespace viisari
