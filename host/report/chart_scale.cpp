#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>

#include "base/text.h"
#include "model/unit.h"
#include "report/chart_parts.h"

namespace viisari {
namespace {

constexpr double kLargest = 1e300;    // larger figures are drawn there: sums must stay finite
constexpr double kMostDigits = 1e15;  // from here on as a power of ten

void add(std::vector<double>& values, std::optional<double> value) {
  if (value) values.push_back(*value);
}

// Every number of the chart, for its extent.
std::vector<double> all_values(const Chart& chart) {
  std::vector<double> values;
  for (const ChartPoint& point : chart.actual) values.push_back(point.value);
  if (chart.baseline) values.push_back(chart.baseline->value);
  for (const ChartTarget& target : chart.target) {
    add(values, target.low);
    add(values, target.high);
  }
  if (chart.undated) {
    add(values, chart.undated->low);
    add(values, chart.undated->high);
  }
  for (const ChartProjection& one : chart.projection) {
    values.push_back(one.value);
    if (!one.range) continue;
    values.push_back(one.range->first);
    values.push_back(one.range->second);
  }
  return values;
}

void set_extent(const Chart& chart, ChartScale& scale) {
  if (chart.unit == "yes_no") {
    scale.low = -0.35;
    scale.high = 1.35;
    return;
  }
  const std::vector<double> values = all_values(chart);
  if (values.empty()) return;
  const auto of = chart.unit.starts_with('/') ? parse_double(chart.unit.substr(1)) : std::nullopt;
  const auto [least, most] = std::minmax_element(values.begin(), values.end());
  double low = *least;
  double high = *most;
  if (of && low >= 0 && high <= *of) {  // of nine: the scale shows all nine
    scale.high = *of;
    return;
  }
  // Near zero the scale begins there: a small change must not look like a large one.
  if (low >= 0 && low <= (high - low) * 1.5) low = 0;
  if (high <= 0 && -high <= (high - low) * 1.5) high = 0;
  const double size = std::max(std::abs(low), std::abs(high));
  double room = (high - low) * 0.1;
  // Equal figures, or all but: a range of their own size, so that the line is in the middle.
  if (room <= size * 1e-9) room = size == 0 ? 1 : size * 0.1;
  scale.low = low == 0 && *most > 0 ? 0 : low - room;
  scale.high = high == 0 && *least < 0 ? 0 : high + room;
  // No figure can stand beyond its natural limits, nor does the scale go further; what stands on
  // a limit keeps room for its mark.
  const Unit* unit = find_unit(chart.unit);
  if (unit == nullptr) return;
  if (unit->maximum && high < *unit->maximum) scale.high = std::min(scale.high, *unit->maximum);
  if (unit->minimum && low > *unit->minimum) scale.low = std::max(scale.low, *unit->minimum);
}

double step_of(const Chart& chart, const ChartScale& scale) {
  const double raw = (scale.high - scale.low) / 4;
  const double power = std::pow(10, std::floor(std::log10(raw)));
  double step = power * 10;
  for (const double factor : {1.0, 2.0, 5.0}) {
    if (power * factor >= raw) {
      step = power * factor;
      break;
    }
  }
  const Unit* unit = find_unit(chart.unit);
  const bool whole = (unit != nullptr && unit->whole) || chart.unit.starts_with('/');
  return whole ? std::max(step, 1.0) : step;
}

// Euros by the million, so that the axis has few digits; nothing where it has few anyway.
double millions(const Chart& chart, double size) {
  if (chart.unit == "eur" && size >= 1e6) return 1e6;
  if (chart.unit == "keur" && size >= 1e4) return 1e3;
  return 1;
}

std::string unit_of(const Chart& chart, double by) {
  const bool finnish = chart.language == Language::kFinnish;
  if (by > 1) return finnish ? "milj. €" : "€ million";
  if (chart.unit == "keur") return finnish ? "t€" : "k€";
  const Unit* unit = find_unit(chart.unit);
  if (unit == nullptr || chart.unit == "yes_no") return "";
  const std::string_view name = finnish ? unit->name_fi : unit->name_en;
  const bool word = unit->symbol.empty() || (!finnish && unit->symbol.size() > 3);
  return std::string(word ? name : unit->symbol);
}

}  // namespace

const ChartWords& chart_words(Language language) {
  static constexpr ChartWords kFinnish{"toteuma",   "vain osa vuotta",      "lähtötaso",
                                       "tavoite",   "tavoite ilman vuotta", "tavoitepolku",
                                       "ennuste",   "80\u00A0%:n väli",     "mittaustapa vaihtuu",
                                       "ei lukuja", "ei vielä lukuja",      "tilanne "};
  static constexpr ChartWords kEnglish{"actual",
                                       "part of a year only",
                                       "baseline",
                                       "target",
                                       "target without a year",
                                       "path to the target",
                                       "projection",
                                       "80% range",
                                       "measured otherwise",
                                       "no figures",
                                       "no figures yet",
                                       "as of "};
  return language == Language::kEnglish ? kEnglish : kFinnish;
}

Chart drawable(const Chart& chart) {
  Chart out = chart;
  const auto bounded = [](double value) { return std::clamp(value, -kLargest, kLargest); };
  const auto keep = [&](std::optional<double>& value) {
    if (value && !std::isfinite(*value)) value.reset();
    if (value) value = bounded(*value);
  };
  std::erase_if(out.actual, [](const ChartPoint& one) { return !std::isfinite(one.value); });
  for (ChartPoint& point : out.actual) point.value = bounded(point.value);
  if (out.baseline && !std::isfinite(out.baseline->value)) out.baseline.reset();
  if (out.baseline) out.baseline->value = bounded(out.baseline->value);
  for (ChartTarget& target : out.target) {
    keep(target.low);
    keep(target.high);
  }
  std::erase_if(out.target, [](const ChartTarget& one) { return !one.low && !one.high; });
  if (out.undated) {
    keep(out.undated->low);
    keep(out.undated->high);
    if (!out.undated->low && !out.undated->high) out.undated.reset();
  }
  std::erase_if(out.projection,
                [](const ChartProjection& one) { return !std::isfinite(one.value); });
  for (ChartProjection& one : out.projection) {
    one.value = bounded(one.value);
    if (!one.range) continue;
    auto& [low, high] = *one.range;
    if (!std::isfinite(low) || !std::isfinite(high) || high < low) {
      one.range.reset();
    } else {
      low = bounded(low);
      high = bounded(high);
    }
  }
  return out;
}

std::string chart_figure(const Chart& chart, double value) {
  std::string text = std::abs(value) < kMostDigits
                         ? format_quantity({value, chart.decimals, chart.unit}, chart.language)
                         : std::string();
  if (!text.empty()) return text;
  std::array<char, 32> digits{};
  const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), value,
                                 std::chars_format::scientific, 2);
  return {digits.data(), end.ptr};
}

std::string chart_span(const Chart& chart, double low, double high) {
  const std::string first = std::abs(low) < kMostDigits
                                ? format_number(low, chart.decimals, chart.language)
                                : chart_figure(chart, low);
  return first + "\u2013" + chart_figure(chart, high);
}

std::string chart_limits(const Chart& chart, const ChartTarget& target) {
  if (target.low && target.high && *target.low != *target.high) {
    return chart_span(chart, *target.low, *target.high);
  }
  return chart_figure(chart, target.low ? *target.low : target.high.value_or(0));
}

ChartScale chart_scale(const Chart& chart) {
  ChartScale scale;
  set_extent(chart, scale);
  if (chart.unit == "yes_no") {
    for (const double value : {0.0, 1.0}) {
      scale.ticks.push_back(value);
      scale.tick_texts.push_back(chart_figure(chart, value));
    }
    return scale;
  }
  const double by = millions(chart, std::max(std::abs(scale.low), std::abs(scale.high)));
  scale.unit = unit_of(chart, by);
  const double step = step_of(chart, scale);
  const double shown = step / by;
  const int decimals =
      shown < 1 ? std::min(9, static_cast<int>(std::ceil(-std::log10(shown) - 1e-9))) : 0;
  const double first = std::ceil(scale.low / step - 1e-9);
  for (int i = 0; i < 8 && (first + i) * step <= scale.high * (1 + 1e-12) + step * 1e-9; ++i) {
    const double value = (first + i) * step;
    scale.ticks.push_back(value);
    std::string text;
    if (std::abs(value) < kMostDigits && std::abs(value / by) < 1e10) {
      text = format_number(value == 0 ? 0 : value / by, decimals, chart.language);
    } else {
      Chart bare = chart;
      bare.unit.clear();
      text = std::abs(value) < kMostDigits ? format_number(value, 0, chart.language)
                                           : chart_figure(bare, value);
    }
    scale.tick_texts.push_back(std::move(text));
  }
  return scale;
}

ChartYears chart_years(const Chart& chart) {
  std::vector<Date> days;
  for (const ChartPoint& point : chart.actual) days.push_back(point.day);
  if (chart.baseline) days.push_back(chart.baseline->day);
  for (const ChartTarget& target : chart.target) days.push_back(target.day);
  for (const ChartProjection& one : chart.projection) days.push_back(one.day);
  if (days.empty()) return {chart.as_of.year() - 1, chart.as_of.year()};
  const auto [first, last] = std::minmax_element(days.begin(), days.end());
  const bool at_end = first->month() == 12 && first->day() == 31;
  ChartYears years{first->year() - (at_end ? 0 : 1), last->year()};
  if (years.first == years.last) --years.first;
  return years;
}

}  // namespace viisari
