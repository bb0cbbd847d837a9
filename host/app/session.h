// Session: what every command begins with (the configuration, a log and the workspace), and how it
// tells people of errors. Each function returns; only a command decides the exit status.
// Thread-safety: one command a process.
#pragma once

#include <filesystem>
#include <memory>
#include <string>

#include "app/commands.h"
#include "app/config.h"
#include "base/date.h"
#include "base/log.h"
#include "base/result.h"
#include "model/figure.h"
#include "report/format.h"

namespace viisari {

class EvaluatedState;
class Workspace;

// The workspace of a command, with its log.
struct Session {
  std::unique_ptr<Log> log;
  std::unique_ptr<Workspace> workspace;

  Session();
  Session(Session&&) noexcept;
  Session& operator=(Session&&) noexcept;
  ~Session();
};

// Commands for one answer tell what went wrong themselves; `run` is for a person who watches the
// terminal and wants to see faults only; `serve` logs as configured.
enum class Verbosity { kQuiet, kFaults, kServer };

Result<Config> load_config(const CommandContext& context);
Result<Session> open_session(const CommandContext& context, Verbosity verbosity);
// A session with its definitions read; their errors are told on standard error (by a server only in
// its log) and are not fatal: the last good definitions stay active.
Result<Session> open_with_definitions(const CommandContext& context,
                                      Verbosity verbosity = Verbosity::kQuiet);

Language language_of(const CommandContext& context);
// The day of `--as-of`, or today.
Date as_of_date(const std::string& text, const Workspace& workspace);

// Evaluates, and tells on standard error which value functions failed.
Result<std::shared_ptr<const EvaluatedState>> evaluate_and_tell(Workspace& workspace, Date as_of);

// To standard output, and to standard error.
void put(const std::string& text);
void put_error(const Error& error);
// Errors in definitions name files below the folder: people need a path that opens.
void put_definition_error(Error error, const std::filesystem::path& folder);
void put_problem(const FigureProblem& problem, const std::string& file);
// Tells the error and gives the exit status that its code means.
int failed(const Error& error);

}  // namespace viisari
