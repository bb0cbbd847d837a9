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

struct AuditReport {
  // By area, contradictions first. Findings that rest on a restricted figure are among them, and
  // say so.
  std::vector<Finding> findings;
  std::size_t observations = 0;  // known on that day, every version; 0: only definitions were read
};

// What documents published by `as_of` contain; simulated figures take no part. Definitions must
// have been loaded. Only stated verdicts need the area plugins, and an evaluation: each is held
// against the verdict computed for the day its document came out.
Result<AuditReport> audit(Workspace& workspace, Audit audit, Date as_of);

}  // namespace viisari
