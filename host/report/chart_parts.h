// What the drawing of a chart and its words share; not for use outside this library.
// Thread-safety: pure functions.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "report/chart.h"

namespace viisari {

struct ChartWords {
  std::string_view actual, part, baseline, target, undated, path, projection, range, broken;
  std::string_view none, none_yet, as_of;
};
const ChartWords& chart_words(Language language);

// Only what can be drawn: numbers that are finite, within bounds whose sums are finite too.
Chart drawable(const Chart& chart);

// A figure with its unit; one with more digits than anyone reads, as a power of ten.
std::string chart_figure(const Chart& chart, double value);
// "70–80 %".
std::string chart_span(const Chart& chart, double low, double high);
// "80", "70–80".
std::string chart_limits(const Chart& chart, const ChartTarget& target);

// The scale of the figures.
struct ChartScale {
  double low = 0;
  double high = 1;
  std::vector<double> ticks;
  std::vector<std::string> tick_texts;
  std::string unit;  // of the ticks: "%", "milj. €"; empty: none
};
ChartScale chart_scale(const Chart& chart);

// The years of the axis: each stands at its end, where a year's figure is known.
struct ChartYears {
  int first = 0;
  int last = 0;
};
ChartYears chart_years(const Chart& chart);

}  // namespace viisari
