// The commands about imports that were made: the list of them, and undoing one.
// Each returns the program's exit status. Thread-safety: one command a process.
#pragma once

#include <cstdint>
#include <string>

#include "app/commands.h"

namespace viisari {

struct ImportsListOptions {
  std::string area;
  std::string format = "text";
};
struct ImportsUndoOptions {
  std::int64_t id = 0;
  std::string by = "viisari imports undo";
  std::string reason;
  bool dry_run = false;
};

int run_imports_list(const CommandContext& context, const ImportsListOptions& options);
int run_imports_undo(const CommandContext& context, const ImportsUndoOptions& options);

}  // namespace viisari
