// The words of a chart: its text alternative, and its rows.
#include <algorithm>
#include <map>
#include <set>

#include "base/text.h"
#include "model/period.h"
#include "report/chart_parts.h"

namespace viisari {
namespace {

constexpr std::size_t kAltFigures = 5;  // figures that the text alternative gives, the latest ones

// "2025" for the end of a year, "9/2025" for the end of a month, or the day.
std::string when(Date day, Language language) {
  if (day.month() == 12 && day.day() == 31) return std::to_string(day.year());
  if (day == Date::end_of_month(day.year(), day.month())) {
    return format_period(Period::of_month(day.year(), day.month()), language);
  }
  return format_date(day, language);
}

std::string when(const ChartPoint& point, Language language) {
  return point.period.valid() ? format_period(point.period, language) : when(point.day, language);
}

std::string said(const Chart& chart, const ChartPoint& point) {
  return chart_figure(chart, point.value) + " (" + when(point, chart.language) + ")";
}

std::string projected(const Chart& chart, const ChartProjection& one) {
  std::string out = chart_figure(chart, one.value);
  if (one.range && one.range->first != one.range->second) {
    out += " (" + chart_span(chart, one.range->first, one.range->second) + ")";
  }
  return out;
}

std::string asked(const Chart& chart, const ChartTarget& target) {
  return target.condition.empty() ? chart_limits(chart, target) : target.condition;
}

}  // namespace

bool is_telling(const Chart& chart) {
  const Chart known = drawable(chart);
  std::set<Date> days;
  for (const ChartPoint& point : known.actual) days.insert(point.day);
  for (const ChartTarget& target : known.target) days.insert(target.day);
  for (const ChartProjection& one : known.projection) days.insert(one.day);
  if (known.baseline) days.insert(known.baseline->day);
  return days.size() + (known.undated ? 1U : 0U) > 1;
}

std::string chart_alt(const Chart& chart) {
  const Chart known = drawable(chart);
  const ChartWords& words = chart_words(chart.language);
  std::vector<std::string> parts;
  std::string actual;
  const std::size_t count = known.actual.size();
  for (std::size_t i = count - std::min(count, kAltFigures); i < count; ++i) {
    if (!actual.empty()) actual += ", ";
    actual += said(known, known.actual[i]);
  }
  parts.push_back(actual.empty() ? std::string(words.none) : actual);
  if (known.baseline) {
    parts.push_back(std::string(words.baseline) + " " + said(known, *known.baseline));
  }
  std::vector<std::string> targets;
  for (const ChartTarget& target : known.target) {
    if (target.due) {
      targets.push_back(chart_limits(known, target) + " (" + when(target.day, chart.language) +
                        ")");
    }
  }
  if (!targets.empty()) parts.push_back(std::string(words.target) + " " + join(targets, ", "));
  if (known.undated) {
    parts.push_back(std::string(words.undated) + " " + chart_limits(known, *known.undated));
  }
  if (!known.projection.empty()) {
    const ChartProjection& last = known.projection.back();
    std::string part = std::string(words.projection) + " " + chart_figure(known, last.value) +
                       " (" + when(last.day, chart.language) + ")";
    if (last.range) {
      part += ", " + std::string(words.range) + " " +
              chart_span(known, last.range->first, last.range->second);
    }
    parts.push_back(std::move(part));
  }
  const std::string facts = join(parts, "; ");
  return chart.title.empty() ? facts : printable(chart.title) + ": " + facts;
}

std::vector<ChartRow> chart_rows(const Chart& chart) {
  const Chart known = drawable(chart);
  const Language language = chart.language;
  // By day; figures of several periods that end on one day are rows of their own.
  std::map<std::pair<Date, Period>, ChartRow> rows;
  const auto row_of = [&](Date day) -> ChartRow& {
    const auto there = rows.lower_bound({day, Period()});
    if (there != rows.end() && there->first.first == day) return there->second;
    ChartRow& row = rows[{day, Period()}];
    row.day = day;
    row.when = when(day, language);
    return row;
  };
  for (const ChartPoint& point : known.actual) {
    ChartRow& row = rows[{point.day, point.period}];
    row.day = point.day;
    row.when = when(point, language);
    row.actual = chart_figure(known, point.value);
    row.part_of_year = point.part_of_year;
  }
  if (known.baseline) {
    const ChartPoint& baseline = *known.baseline;
    const auto there = rows.find({baseline.day, baseline.period});
    ChartRow& row = there != rows.end() ? there->second : row_of(baseline.day);
    if (row.actual.empty()) row.when = when(baseline, language);
    row.baseline = chart_figure(known, baseline.value);
  }
  for (const ChartTarget& target : known.target) {
    ChartRow& row = row_of(target.day);
    (target.due ? row.target : row.path) = asked(known, target);
  }
  for (const ChartProjection& one : known.projection) {
    row_of(one.day).projection = projected(known, one);
  }
  std::vector<ChartRow> out;
  for (auto& [key, row] : rows) out.push_back(std::move(row));
  if (known.undated) {
    ChartRow row;
    row.when = language == Language::kFinnish ? "ei vuotta" : "no year";
    row.target = asked(known, *known.undated);
    out.push_back(std::move(row));
  }
  return out;
}

std::string chart_row_text(const ChartRow& row, Language language) {
  const ChartWords& words = chart_words(language);
  std::vector<std::string> parts;
  const auto add = [&](std::string_view name, const std::string& text) {
    if (!text.empty()) parts.push_back(std::string(name) + " " + text);
  };
  add(words.actual, row.actual);
  if (row.part_of_year && !row.actual.empty()) {
    parts.back() += " (" + std::string(words.part) + ")";
  }
  add(words.baseline, row.baseline);
  add(words.target, row.target);
  add(words.path, row.path);
  add(words.projection, row.projection);
  return row.when + ": " + join(parts, ", ");
}

}  // namespace viisari
