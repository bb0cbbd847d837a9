// Assessment: the verdict on one indicator as known on a date, with the record that explains it.
// The record is made of codes and values, not sentences: report/explain_text turns it into Finnish
// and English, the same in CLI, API, page and mail. Plain values.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/date.h"
#include "model/assessment_status.h"
#include "model/message.h"
#include "model/observation.h"
#include "model/period.h"
#include "model/target.h"

namespace viisari {

// One figure the verdict rests on.
struct ExplanationInput {
  std::string role;    // "baseline", "latest", "previous_year", "target", or an input's name
  std::string series;  // "area/key"; empty for a target
  Period period;
  std::optional<double> value;
  MissingReason reason = MissingReason::kNone;
  int decimals = 0;
  int revision = 0;  // 0 for figures that are part of the definition
  Date known_from;
  Source source;
  bool assumed = false;  // its date is assumed
};

struct Explanation {
  std::string method;  // "path"
  int method_version = 0;
  std::vector<ExplanationInput> inputs;
  std::vector<Message> steps;  // in the order of the reasoning
};

struct Assessment {
  std::string id;  // "area/key"
  Date as_of;
  AssessmentStatus status = AssessmentStatus::kInvalid;
  // Why, as a code; for kNoData the MissingReason's word. Stable; documented in docs/methods.md.
  std::string reason_code;
  Message reason;  // the one sentence for people
  DataState data_state = DataState::kInvalid;
  // The last day that figures tell of, or else the baseline: what data_state follows from. Nothing
  // without any. Not part of the record.
  std::optional<Date> told_until;
  // The figure judged is made up (kSimulatedDocument), or computed from such.
  bool simulated = false;
  std::optional<double> value;  // the latest figure that was judged
  Period period;
  std::optional<double> expected;  // what the path asks for at that period
  // How far the figure is on the good side of `expected` (negative: on the bad side), in the unit.
  std::optional<double> margin;
  // The figure at which the status would change from or to on_track, everything else unchanged.
  std::optional<double> flip_value;
  std::optional<double> projection;  // projected figure at the judged target's end
  std::optional<Target> target;      // the target judged
  std::optional<double> threshold;   // the judged target as a plain figure in the unit
  std::string method;
  int method_version = 0;
  std::optional<AssessmentStatus> stated_verdict;
  std::string stated_verdict_raw;
  // Does the stated verdict agree with the computed one? Nothing when none is stated.
  std::optional<bool> agrees;
};

}  // namespace viisari
