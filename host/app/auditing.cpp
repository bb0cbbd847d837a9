#include "app/auditing.h"

#include <algorithm>
#include <memory>
#include <tuple>
#include <utility>

#include "app/evaluation.h"
#include "app/workspace.h"
#include "engine/audit_targets.h"
#include "engine/audit_verdicts.h"
#include "engine/figure_book.h"
#include "engine/reconcile.h"
#include "script/definitions.h"
#include "store/store.h"

namespace viisari {
namespace {

// The indicators as evaluated (their stated verdicts read with the areas' words), and the verdicts.
struct Judged {
  std::vector<Indicator> indicators;
  std::vector<Assessment> assessments;
};

Judged judged(const Snapshot& snapshot) {
  Judged out;
  for (const AreaSnapshot& area : snapshot.areas) {
    for (const AreaSnapshot::Row& row : area.rows) {
      out.indicators.push_back(*row.indicator);
      out.assessments.push_back(row.assessment);
    }
  }
  return out;
}

Result<std::vector<Finding>> verdict_findings(Workspace& workspace,
                                              std::span<const Observation> observations, Date as_of,
                                              const Snapshot* evaluated) {
  std::shared_ptr<const EvaluatedState> state;
  if (evaluated == nullptr) {
    auto made = evaluate_all(workspace, as_of);
    if (!made) return fail(made.error());
    state = std::move(*made);
    evaluated = state->snapshot().get();
  }
  const Judged all = judged(*evaluated);
  return audit_verdicts(FigureBook(all.indicators, observations, as_of), all.assessments);
}

}  // namespace

Result<AuditReport> audit(Workspace& workspace, Audit audit, Date as_of,
                          const Snapshot* evaluated) {
  std::vector<Observation> observations;
  ObservationQuery query;
  query.as_of = as_of;
  query.every_version = true;
  const auto visited = workspace.store().visit_observations(
      query, [&](const Observation& observation) { observations.push_back(observation); });
  if (!visited) return fail(visited.error());

  AuditReport report;
  report.observations = observations.size();
  const Definitions& definitions = workspace.definitions();
  if (audit == Audit::kVerdicts) {
    auto findings = verdict_findings(workspace, observations, as_of, evaluated);
    if (!findings) return fail(findings.error());
    report.findings = std::move(*findings);
  } else {
    const FigureBook book(definitions.indicators(), observations, as_of);
    report.findings = audit == Audit::kTargets ? audit_targets(book)
                                               : audit_figures(book, definitions.reconcile_rules());
  }
  std::stable_sort(report.findings.begin(), report.findings.end(),
                   [](const Finding& a, const Finding& b) {
                     return std::tie(a.area, a.finding_class) < std::tie(b.area, b.finding_class);
                   });
  return report;
}

}  // namespace viisari
