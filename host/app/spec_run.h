// The spec run: holds the spec tests of definitions against the engine. Only the figures that a
// spec gives exist; baselines and targets are the definitions' own. No store, no plugin takes part,
// so the reporting delay is the method's own. Findings are those of the audits of figures and of
// targets.
// Thread-safety: one run at a time for one set of files.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "app/definition_scope.h"
#include "base/error.h"
#include "base/result.h"
#include "report/format.h"
#include "script/limits.h"

namespace viisari {

inline constexpr ErrorCode kSpecMismatch{"spec.mismatch"};  // something else came out
inline constexpr ErrorCode kSpecMissing{"spec.missing"};    // no spec covers it

struct SpecRequest {
  // A definition file means every spec of its area that speaks of one of its indicators.
  DefinitionScope scope;
  Limits limits;
  Language language = Language::kEnglish;
  bool restricted = false;  // figures that are not public may be shown
};

struct SpecRun {
  std::size_t specs = 0;
  std::size_t files = 0;   // that hold them
  std::size_t failed = 0;  // specs
  std::size_t broken = 0;  // files of specs with errors: none of their specs ran
  // Of definitions, of files of specs, and each mismatch, with paths below the scope's root.
  std::vector<Error> errors;
  // Definition files, and in a whole tree forms of targets, that no spec covers (kSpecMissing).
  std::vector<Error> uncovered;
};

// Fails when the folder cannot be read.
Result<SpecRun> run_specs(const SpecRequest& request);

}  // namespace viisari
