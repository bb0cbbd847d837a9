// `viisari audit`: findings in figures, targets and stated verdicts, for people and for machines.
// Returns the program's exit status. Thread-safety: one command a process.
#pragma once

#include <string>

#include "app/commands.h"

namespace viisari {

struct AuditOptions {
  std::string what;  // "figures", "targets", "verdicts"
  std::string area;  // empty: all
  std::string as_of;
  std::string finding_class;    // empty: all
  std::string format = "text";  // "json", "markdown"
  bool restricted = false;      // findings that rest on restricted figures, too
};

int run_audit(const CommandContext& context, const AuditOptions& options);

}  // namespace viisari
