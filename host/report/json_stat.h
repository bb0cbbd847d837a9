// Figures as JSON-stat 2.0 (json-stat.org): a cube of area, indicator and period, with only the
// figures that are there. A missing one is told in `status`, with its reason.
// Ownership: plain values. Thread-safety: pure functions.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/date.h"
#include "model/observation.h"
#include "model/period.h"
#include "report/format.h"

namespace viisari {

struct StatFigure {
  std::string area;  // id
  std::string area_name;
  std::string id;  // "area/key"
  std::string title;
  std::string unit;  // id of a Unit
  int decimals = 0;  // of the figure
  Period period;     // not valid: the indicator has no figure at all
  std::optional<double> value;
  std::string missing;  // without a value: the word for why
  bool simulated = false;
};

struct StatSet {
  std::string label;
  Date as_of;
  std::string data_version;
  std::vector<std::string> notes;
  std::vector<StatFigure> figures;
};

std::string json_stat(const StatSet& set, Language language);

}  // namespace viisari
