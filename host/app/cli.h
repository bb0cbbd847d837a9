// The command line: words in, exit status out. Thread-safety: called once, by main.
#pragma once

#include <filesystem>

#include "base/date.h"
#include "base/error.h"

namespace viisari {

inline constexpr ErrorCode kOutputFailed{"output.failed", ErrorKind::kCannotRun};

// Runs one command. `self` is the program's own path. Output goes to standard output, errors to
// standard error as `file:line: code: text`. Returns 0 fine, 1 findings or failed checks, 2 wrong
// use, 3 cannot run.
int run_command_line(int argc, const char* const* argv, const std::filesystem::path& self,
                     const Clock& clock);

}  // namespace viisari
