#include "engine/figure_book.h"

#include <algorithm>
#include <cmath>
#include <tuple>

namespace viisari {
namespace {

void set_number(FindingTerm& term, double value, int decimals, std::string unit, Source source) {
  const PrintedPrecision precision = printed_precision(source.raw, value, decimals, unit);
  term.value = value;
  term.decimals = precision.decimals;
  term.place = precision.place;
  term.half_unit = precision.half_unit;
  term.unit = std::move(unit);
  term.source = std::move(source);
}

// A printed range is its middle, give or take half of it and the rounding of its ends.
void set_range(FindingTerm& term, double low, double high, int decimals, std::string unit,
               Source source) {
  const PrintedPrecision at_low = printed_precision(source.raw, low, decimals, unit);
  const PrintedPrecision at_high = printed_precision(source.raw, high, decimals, unit);
  term.low = low;
  term.high = high;
  term.value = (low + high) / 2;
  term.decimals = std::max(at_low.decimals, at_high.decimals);
  term.place = std::max(at_low.place, at_high.place);
  term.half_unit = (high - low) / 2 + std::max(at_low.half_unit, at_high.half_unit);
  term.unit = std::move(unit);
  term.source = std::move(source);
}

void set_baseline(FindingTerm& term, const Indicator& indicator) {
  const Baseline& baseline = *indicator.baseline;
  term.period = baseline.period;
  if (baseline.low && baseline.high) {
    set_range(term, *baseline.low, *baseline.high, indicator.decimals, indicator.unit,
              baseline.source);
  } else if (baseline.value) {
    set_number(term, *baseline.value, indicator.decimals, indicator.unit, baseline.source);
  } else {
    term.reason = MissingReason::kNotPublished;
    term.source = baseline.source;
  }
}

void set_observation(FindingTerm& term, const Observation& observation, const std::string& unit) {
  term.period = observation.period;
  if (observation.value) {
    set_number(term, *observation.value, observation.decimals, unit, observation.source);
  } else {
    term.reason = observation.reason;
    term.source = observation.source;
  }
}

bool has_number(const Target& target) {
  return target.value || (target.low && target.high);
}

void set_target(FindingTerm& term, const Indicator& indicator, const FigureRef& ref) {
  const Target* found = nullptr;
  for (const Target& target : indicator.targets) {
    if (target.time != ref.time || !(target.period == ref.period)) continue;
    if (found == nullptr || (!has_number(*found) && has_number(target))) found = &target;
  }
  if (found == nullptr) {
    term.reason = MissingReason::kNotPublished;
    return;
  }
  const bool in_percent = found->basis == TargetBasis::kPercentChangeFromBaseline ||
                          found->basis == TargetBasis::kPercentChangeFromPreviousYear;
  std::string unit = in_percent ? "percent" : indicator.unit;
  const int decimals = in_percent ? -1 : indicator.decimals;
  if (found->value) {
    set_number(term, *found->value, decimals, std::move(unit), found->source);
  } else if (found->low && found->high) {
    set_range(term, *found->low, *found->high, decimals, std::move(unit), found->source);
  } else {
    term.reason = MissingReason::kTextOnly;
    term.source = found->source;
  }
}

bool baseline_has_number(const Indicator& indicator) {
  return indicator.baseline &&
         (indicator.baseline->value || (indicator.baseline->low && indicator.baseline->high));
}

}  // namespace

FigureBook::FigureBook(std::span<const Indicator> indicators,
                       std::span<const Observation> observations, Date as_of)
    : indicators_(indicators) {
  for (const Indicator& indicator : indicators) by_id_.emplace(indicator.id, &indicator);
  for (const Observation& observation : observations) {
    if (observation.known_from <= as_of) all_[observation.series].push_back(&observation);
  }
  for (auto& [id, versions] : all_) {
    std::stable_sort(versions.begin(), versions.end(),
                     [](const Observation* a, const Observation* b) {
                       return std::tie(a->period, a->known_from, a->revision) <
                              std::tie(b->period, b->known_from, b->revision);
                     });
    auto& last = last_[id];
    for (const Observation* version : versions) {
      if (!last.empty() && last.back()->period == version->period) {
        last.back() = version;
      } else {
        last.push_back(version);
      }
    }
  }
}

const Indicator* FigureBook::indicator(std::string_view id) const {
  const auto found = by_id_.find(id);
  return found == by_id_.end() ? nullptr : found->second;
}

std::span<const Observation* const> FigureBook::figures(std::string_view id) const {
  const auto found = last_.find(id);
  if (found == last_.end()) return {};
  return found->second;
}

std::span<const Observation* const> FigureBook::versions(std::string_view id) const {
  const auto found = all_.find(id);
  if (found == all_.end()) return {};
  return found->second;
}

FindingTerm FigureBook::find(const FigureRef& ref, const Period& period) const {
  FindingTerm term;
  term.id = ref.id;
  if (ref.kind == FigureRef::Kind::kPrinted) {
    term.role = "printed";
    term.unit = ref.unit;
    term.source = ref.source;
    if (ref.printed) {
      set_number(term, *ref.printed, -1, ref.unit, ref.source);
      // A plain number of the rule, such as the 100 that shares add up to, was never rounded.
      if (ref.source.document.empty()) term.place = term.half_unit = 0;
    } else {
      term.reason = MissingReason::kNotPublished;
    }
    return term;
  }
  const Indicator* indicator = this->indicator(ref.id);
  if (indicator != nullptr) term.unit = indicator->unit;
  switch (ref.kind) {
    case FigureRef::Kind::kBaseline:
      term.role = "baseline";
      break;
    case FigureRef::Kind::kTarget:
      term.role = "target";
      term.period = ref.period;
      break;
    case FigureRef::Kind::kFigure:
    case FigureRef::Kind::kPrinted:
      term.role = "figure";
      term.period = ref.period.valid() ? ref.period : period;
      break;
  }
  if (indicator == nullptr) {
    term.reason = MissingReason::kMissingInput;
    return term;
  }
  if (ref.kind == FigureRef::Kind::kTarget) {
    set_target(term, *indicator, ref);
    return term;
  }
  if (ref.kind == FigureRef::Kind::kBaseline) {
    if (indicator->baseline) {
      set_baseline(term, *indicator);
    } else {
      term.reason = MissingReason::kNotPublished;
    }
    return term;
  }
  const auto observations = figures(ref.id);
  const auto observed = std::lower_bound(
      observations.begin(), observations.end(), term.period,
      [](const Observation* observation, const Period& p) { return observation->period < p; });
  const bool is_observed = observed != observations.end() && (*observed)->period == term.period;
  if (is_observed && (*observed)->value) {
    set_observation(term, **observed, indicator->unit);
  } else if (term.period.valid() && baseline_has_number(*indicator) &&
             indicator->baseline->period == term.period) {
    set_baseline(term, *indicator);
  } else if (is_observed) {
    set_observation(term, **observed, indicator->unit);
  } else {
    term.reason = MissingReason::kNotPublished;
  }
  return term;
}

bool FigureBook::restricted(std::string_view id) const {
  const Indicator* found = indicator(id);
  return found != nullptr && found->visibility == Visibility::kRestricted;
}

}  // namespace viisari
