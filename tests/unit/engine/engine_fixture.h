// Short ways to write indicators, targets and figures in the engine's tests.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "engine/assess.h"
#include "engine/series_memory.h"
#include "model/indicator.h"

namespace viisari::testing {

inline Period period(std::string_view text) {
  return Period::parse(text).value();
}
inline Date day(std::string_view iso) {
  return Date::parse(iso).value();
}

inline Indicator indicator(SeriesKind kind, std::string unit = "count") {
  Indicator made;
  made.id = "pirkanmaa/x";
  made.area = "pirkanmaa";
  made.key = "x";
  made.title.fi = "X";
  made.unit = std::move(unit);
  made.kind = kind;
  made.source = {"plan_2025", "1", ""};
  return made;
}

// time: a period ("2026"), "by 2026-12-31", "every_year" or "undated".
inline Target target(std::string_view time, TargetOp op, double value,
                     TargetBasis basis = TargetBasis::kAbsolute) {
  Target made;
  if (time == "every_year") {
    made.time = TargetTime::kEveryYear;
  } else if (time == "undated") {
    made.time = TargetTime::kUndated;
  } else if (time.starts_with("by ")) {
    made.time = TargetTime::kDeadline;
    made.period = period(time.substr(3));
  } else {
    made.time = TargetTime::kPeriod;
    made.period = period(time);
  }
  made.op = op;
  made.basis = basis;
  if (op != TargetOp::kDone) made.value = value;
  made.source = {"plan_2025", "2", ""};
  return made;
}
inline Target between(std::string_view time, double low, double high) {
  Target made = target(time, TargetOp::kBetween, 0);
  made.value.reset();
  made.low = low;
  made.high = high;
  return made;
}

inline Baseline baseline(std::string_view text, double value) {
  Baseline made;
  made.period = period(text);
  made.value = value;
  made.source = {"plan_2025", "3", ""};
  return made;
}

inline Observation observation(std::string series, std::string_view text, double value,
                               int revision = 1, std::string_view known_from = "2020-01-01") {
  Observation made;
  made.series = std::move(series);
  made.period = period(text);
  made.value = value;
  made.revision = revision;
  made.known_from = day(known_from);
  made.source = {"report", "7", std::to_string(value)};
  return made;
}
inline Observation missing(std::string series, std::string_view text, MissingReason reason) {
  Observation made = observation(std::move(series), text, 0);
  made.value.reset();
  made.reason = reason;
  made.status = ObservationStatus::kMissing;
  return made;
}

using Points = std::vector<std::pair<std::string, double>>;

inline std::vector<Observation> observations(const Points& points) {
  std::vector<Observation> made;
  for (const auto& [text, value] : points) {
    made.push_back(observation("pirkanmaa/x", text, value));
  }
  return made;
}

inline ExplainedAssessment judged(const Indicator& indicator,
                                  const std::vector<Observation>& figures, std::string_view as_of) {
  SeriesMemory memory = SeriesMemory::from(figures, day(as_of));
  const auto index = memory.find(indicator.id);
  const Axis* nothing = memory.axes().intern({});
  AssessmentBasis basis{{nothing, {}}, {}, {}, {}};
  if (index) basis = {memory.view(*index), {&memory, *index, false, false}, {}, {}};
  return explain(indicator, basis, day(as_of));
}
inline Assessment judged(const Indicator& indicator, const Points& points, std::string_view as_of) {
  return judged(indicator, observations(points), as_of).assessment;
}

}  // namespace viisari::testing
