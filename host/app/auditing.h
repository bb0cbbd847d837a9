// Audits: what is wrong or doubtful in the figures, the targets and the stated verdicts as known on
// a day. What a command prints and what the API answers both come from here.
// Thread-safety: as the workspace's, which audit() needs for itself.
#pragma once

#include <cstddef>
#include <vector>

#include "base/date.h"
#include "base/result.h"
#include "model/finding.h"

namespace viisari {

class Workspace;
struct Snapshot;

struct AuditReport {
  // By area, contradictions first. Findings that rest on a restricted figure are among them, and
  // say so.
  std::vector<Finding> findings;
  std::size_t observations = 0;  // known on that day, every version; 0: only definitions were read
};

// Definitions must have been loaded. Only stated verdicts need the area plugins, and an evaluation:
// `evaluated` where the caller has that day's, otherwise it is made.
Result<AuditReport> audit(Workspace& workspace, Audit audit, Date as_of,
                          const Snapshot* evaluated = nullptr);

}  // namespace viisari
