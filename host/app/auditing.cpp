#include "app/auditing.h"

#include <algorithm>
#include <iterator>
#include <map>
#include <set>
#include <string>
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

// What of the definitions was known on a day: what stands in a document of a later day was not.
class KnownDefinitions {
 public:
  KnownDefinitions(const Definitions& definitions, Date as_of) {
    for (const Document& document : definitions.documents()) {
      if (document.published > as_of) later_.emplace(document.area, document.id);
    }
    for (const Indicator& indicator : definitions.indicators()) add(indicator);
    for (const ReconcileRule& rule : definitions.reconcile_rules()) {
      const bool known =
          !later(rule.area, rule.result.source) &&
          std::none_of(rule.terms.begin(), rule.terms.end(),
                       [&](const FigureRef& term) { return later(rule.area, term.source); });
      if (known) rules_.push_back(rule);
    }
  }
  std::span<const Indicator> indicators() const { return indicators_; }
  std::span<const ReconcileRule> rules() const { return rules_; }

 private:
  bool later(const std::string& area, const Source& source) const {
    return !later_.empty() && later_.contains({area, source.document});
  }
  void add(const Indicator& indicator) {
    Indicator known = indicator;
    if (known.baseline && later(known.area, known.baseline->source)) known.baseline.reset();
    std::erase_if(known.targets,
                  [&](const Target& target) { return later(known.area, target.source); });
    if (known.targets.empty() && !known.baseline && later(known.area, known.source)) return;
    indicators_.push_back(std::move(known));
  }

  std::set<std::pair<std::string, std::string>> later_;  // area, document
  std::vector<Indicator> indicators_;
  std::vector<ReconcileRule> rules_;
};

// A stated verdict is held against the one computed from what was known when its document came out:
// what is known later is another matter.
Result<std::vector<Finding>> verdict_findings(Workspace& workspace,
                                              std::span<const Observation> observations,
                                              Date as_of) {
  const Definitions& definitions = workspace.definitions();
  std::map<Date, std::set<std::string>> stated;  // ids by the day to compare on
  for (const Indicator& indicator : definitions.indicators()) {
    if (!indicator.stated_verdict) continue;
    const StatedVerdict& verdict = *indicator.stated_verdict;
    const Document* document = definitions.document(indicator.area, verdict.source.document);
    const Date day =
        document == nullptr ? verdict.as_of : std::max(document->published, verdict.as_of);
    if (day <= as_of) stated[day].insert(indicator.id);
  }
  std::vector<Finding> findings;
  for (const auto& [day, ids] : stated) {
    const auto state = evaluate_all(workspace, day);
    if (!state) return fail(state.error());
    std::vector<Indicator> indicators;
    std::vector<Assessment> assessments;
    for (const AreaSnapshot& area : (*state)->snapshot()->areas) {
      for (const AreaSnapshot::Row& row : area.rows) {
        indicators.push_back(*row.indicator);
        if (ids.contains(row.indicator->id)) assessments.push_back(row.assessment);
      }
    }
    auto found = audit_verdicts(FigureBook(indicators, observations, day), assessments);
    std::move(found.begin(), found.end(), std::back_inserter(findings));
  }
  return findings;
}

}  // namespace

Result<AuditReport> audit(Workspace& workspace, Audit audit, Date as_of) {
  std::vector<Observation> observations;
  ObservationQuery query;
  query.as_of = as_of;
  query.every_version = true;
  const auto visited =
      workspace.store().visit_observations(query, [&](const Observation& observation) {
        // Nobody printed a made-up figure, so that there is nothing to contradict.
        if (observation.source.document == kSimulatedDocument) return;
        observations.push_back(observation);
      });
  if (!visited) return fail(visited.error());

  AuditReport report;
  report.observations = observations.size();
  if (audit == Audit::kVerdicts) {
    auto findings = verdict_findings(workspace, observations, as_of);
    if (!findings) return fail(findings.error());
    report.findings = std::move(*findings);
  } else {
    const KnownDefinitions known(workspace.definitions(), as_of);
    const FigureBook book(known.indicators(), observations, as_of);
    report.findings =
        audit == Audit::kTargets ? audit_targets(book) : audit_figures(book, known.rules());
  }
  std::stable_sort(report.findings.begin(), report.findings.end(),
                   [](const Finding& a, const Finding& b) {
                     return std::tie(a.area, a.finding_class) < std::tie(b.area, b.finding_class);
                   });
  return report;
}

}  // namespace viisari
