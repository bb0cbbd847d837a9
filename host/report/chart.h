// Charts: one drawing, as SVG for pages and as PNG for mail: the actual figures, the baseline, the
// targets and the path to them, and the projection of one indicator. Readable without colour; its
// text alternative and its rows say the same. Same input, same bytes. Ownership: plain values.
// Thread-safety: any thread.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "base/date.h"
#include "base/result.h"
#include "model/period.h"
#include "report/format.h"

namespace viisari {

inline constexpr ErrorCode kChartFailed{"chart.failed", ErrorKind::kCannotRun};

struct ChartPoint {
  Date day;
  double value = 0;
  Period period = {};         // not valid: of the day
  bool part_of_year = false;  // has gathered for a part of the year: not comparable with whole ones
  bool joined = true;         // with the one before it: both are of the same kind of period
};

// What a day asks for: at least `low`, at most `high`; of a plain figure either will do.
struct ChartTarget {
  Date day;
  std::optional<double> low;
  std::optional<double> high = {};
  bool due = true;             // a target of that day; otherwise only what the path asks for
  std::string condition = {};  // in the chart's language: "at least 80"; empty: the figures
  bool part_of_year = false;
};

struct ChartProjection {
  Date day;
  double value = 0;
  std::optional<std::pair<double, double>> range = {};  // low, high: holds it with 80 %
};

struct Chart {
  std::string title;  // for the text alternative
  std::string unit;   // id of a Unit, or "/9"
  int decimals = 0;
  std::vector<ChartPoint> actual;  // by day
  std::optional<ChartPoint> baseline;
  std::vector<ChartTarget> target;          // by day
  bool path_from_baseline = true;           // the path to the targets begins there
  std::optional<ChartTarget> undated;       // a target without a year; its day is not read
  std::vector<ChartProjection> projection;  // by day; begins at the latest figure
  std::vector<Date> breaks;                 // from these days on figures are measured otherwise
  Date as_of;
  Language language = Language::kFinnish;
};

enum class ChartSize : std::uint8_t {
  kMail,    // 480 × 160 CSS pixels, nothing to point at
  kWide,    // scales; for at least 540 CSS pixels, where its text is 11 CSS pixels high
  kNarrow,  // scales; for at least 270 CSS pixels
};

// Whether a drawing would tell more than a sentence: something of at least two days, or beside a
// target without a year.
bool is_telling(const Chart& chart);

// Of the page sizes each day is a `g.point` with a label, the first in the tab order; moving
// between them is for the page. Everything has classes; colours are presentation attributes, which
// a page's style overrides.
std::string chart_svg(const Chart& chart, ChartSize size = ChartSize::kMail);
// "Asiakastyytyväisyys: 53 (2024), 61 (2025); tavoite 80 (2026)".
std::string chart_alt(const Chart& chart);

// What stands on one day, as people read it; empty where there is nothing.
struct ChartRow {
  std::optional<Date> day;  // none: a target without a year
  std::string when;
  std::string actual;
  bool part_of_year = false;
  std::string baseline;
  std::string target;
  std::string path;
  std::string projection;
};
// By day. The same rows whatever the language.
std::vector<ChartRow> chart_rows(const Chart& chart);
// "2026: toteuma 61, tavoite vähintään 80".
std::string chart_row_text(const ChartRow& row, Language language);

// Through librsvg, at twice the size for sharp screens.
Result<std::string> chart_png(const std::string& svg, double scale = 2);

}  // namespace viisari
