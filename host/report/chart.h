// Charts: one drawing, as SVG for pages and as PNG for mail: the actual figures, the baseline, the
// target path and the projection of one indicator. Readable without colour, and its text
// alternative says the same. Same input, same bytes. Ownership: plain values. Thread-safety: any
// thread.
#pragma once

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "base/date.h"
#include "base/result.h"
#include "report/format.h"

namespace viisari {

inline constexpr ErrorCode kChartFailed{"chart.failed", ErrorKind::kCannotRun};

struct ChartPoint {
  Date day;
  double value = 0;
};

struct Chart {
  std::string title;  // for the text alternative
  std::string unit;   // id of a Unit
  int decimals = 0;
  std::vector<ChartPoint> actual;  // by day
  std::optional<ChartPoint> baseline;
  std::vector<ChartPoint> target;  // the path, by day
  std::optional<ChartPoint> projection;
  std::optional<std::pair<double, double>> projection_range;  // low, high
  Date as_of;
  Language language = Language::kFinnish;
  int width = 480;  // CSS pixels
  int height = 160;
};

std::string chart_svg(const Chart& chart);
// "Asiakastyytyväisyys: 53 (2024), 61 (2025); tavoite 80 (2026)".
std::string chart_alt(const Chart& chart);
// Through librsvg, at twice the size for sharp screens.
Result<std::string> chart_png(const std::string& svg, double scale = 2);

}  // namespace viisari
