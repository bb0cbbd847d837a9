// Finding: something wrong or doubtful in figures, targets or verdicts, with everything needed to
// see it for oneself. Codes and values, not sentences: report/finding_text prints it. Plain values.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "model/indicator.h"
#include "model/message.h"
#include "model/observation.h"
#include "model/period.h"
#include "model/reconcile_rule.h"

namespace viisari {

enum class Audit : std::uint8_t {
  kInvalid,
  kFigures,   // figures that contradict one another
  kTargets,   // targets that are badly set
  kVerdicts,  // a verdict that a document states and the computed one
};
std::string_view to_string(Audit audit);  // "figures", "targets", "verdicts"
std::optional<Audit> parse_audit(std::string_view text);

enum class FindingClass : std::uint8_t {
  kInvalid,
  kContradiction,  // cannot all be right, whatever was rounded
  kRounding,       // differ, but no more than the printed decimals allow
  kUnverifiable,   // a figure that is needed is missing, or has no number
};
std::string_view to_string(FindingClass finding_class);
std::optional<FindingClass> parse_finding_class(std::string_view text);

// A figure as it takes part in a finding.
struct FindingTerm {
  std::string role;  // "result", "part", "whole", "from", "to", "term", "target", "baseline" …
  std::string id;    // "area/key"; empty for a number that is no indicator's figure
  Period period;     // not valid where it has none
  std::optional<double> value;  // in `unit`; the middle of a printed range
  std::optional<double> low;    // a printed range: "21,6–24,06 %"
  std::optional<double> high;
  MissingReason reason = MissingReason::kNone;
  std::string unit;
  int decimals = 0;
  // The last printed place: 0.1 for "45,5". Figures agree when they do to this place.
  double place = 1;
  // The printed number stands for anything within value ± half_unit; 0 for counted things.
  double half_unit = 0;
  Source source;
};

struct Finding {
  Audit audit = Audit::kInvalid;
  // What kind of rule: a ReconcileForm's word, or that of a check of targets or verdicts. Stable;
  // docs/methods.md explains each.
  std::string rule;
  std::string name;  // of the reconcile rule: "area/name"; empty for a check without a name
  bool automatic = false;
  std::string area;
  FindingClass finding_class = FindingClass::kInvalid;
  std::vector<std::string> ids;    // "area/key", the one that is doubted first, each once
  Message message;                 // the one sentence for people
  std::vector<Message> details;    // further ones: a verdict's own reason, a remark
  std::vector<FindingTerm> terms;  // result first, then in the order of the rule
  ReconcileForm form = ReconcileForm::kInvalid;  // how the terms give the result, if they do
  double by = 0;                                 // of kDerived, with by_percent
  bool by_percent = false;
  std::optional<double> printed;     // the result as printed
  std::optional<double> computed;    // what the terms give
  std::optional<double> difference;  // printed − computed
  // The largest difference that rounding of the printed terms can explain, in the result's unit.
  std::optional<double> tolerance;
  // Rests on a figure that is not public: for nobody without the right to it.
  bool restricted = false;
  LocalText note;
};

}  // namespace viisari
