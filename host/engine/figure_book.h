// FigureBook: every figure that the definitions and the published observations give, with the
// precision it was printed in, for the audits. Unlike SeriesMemory it keeps forecasts, baselines
// and targets, and every document's own version of a figure.
// Ownership: refers to the indicators and observations given to it, which must outlive it.
// Thread-safety: immutable after construction.
#pragma once

#include <functional>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/date.h"
#include "engine/printed_number.h"
#include "model/finding.h"
#include "model/indicator.h"
#include "model/observation.h"
#include "model/reconcile_rule.h"

namespace viisari {

class FigureBook {
 public:
  // Observations known on `as_of`, every version of each or the last only.
  FigureBook(std::span<const Indicator> indicators, std::span<const Observation> observations,
             Date as_of);

  const Indicator* indicator(std::string_view id) const;  // nullptr: none of that id
  std::span<const Indicator> indicators() const { return indicators_; }
  // The last known figures of a series, by period, forecasts included.
  std::span<const Observation* const> figures(std::string_view id) const;
  // Every version, by period and then by known-from.
  std::span<const Observation* const> versions(std::string_view id) const;

  // The figure that `ref` means; `period` is that of the rule, for a reference without its own. A
  // term without a value says why it has none; of an id that nothing defines, kMissingInput. The
  // unit of a target that is a change in per cent is percent; that of a printed number may be
  // empty. The role is the reference's kind: "figure", "baseline", "target", "printed".
  FindingTerm find(const FigureRef& ref, const Period& period) const;
  // Whether the figure may not be shown to everybody.
  bool restricted(std::string_view id) const;

 private:
  std::span<const Indicator> indicators_;
  std::map<std::string_view, const Indicator*, std::less<>> by_id_;
  std::map<std::string_view, std::vector<const Observation*>, std::less<>> last_;
  std::map<std::string_view, std::vector<const Observation*>, std::less<>> all_;
};

}  // namespace viisari
