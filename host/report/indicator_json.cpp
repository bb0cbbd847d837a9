#include "report/indicator_json.h"

#include <set>
#include <string_view>

#include "base/text.h"
#include "model/unit.h"
#include "report/definition_text.h"
#include "report/explain_text.h"

namespace viisari {
namespace {

std::string unit_text(const Indicator& indicator, Language language) {
  const Unit* unit = find_unit(indicator.unit);
  if (unit == nullptr) return "";
  return std::string(language == Language::kFinnish ? unit->name_fi : unit->name_en);
}

}  // namespace

void write_indicator_texts(JsonWriter& json, const Indicator& indicator,
                           const Assessment& assessment, std::span<const Message> steps) {
  const auto figure = [&](std::string_view name, std::optional<double> value) {
    write_in_both(json, name, [&](Language language) {
      return figure_text(assessment, value, indicator, language, steps);
    });
  };
  json.begin_object();
  write_in_both(json, "unit", [&](Language language) { return unit_text(indicator, language); });
  write_in_both(json, "better", [&](Language language) {
    return std::string(direction_text(indicator.better, language));
  });
  write_in_both(json, "baseline",
                [&](Language language) { return baseline_text(indicator, language); });
  json.key("targets");
  json.begin_array();
  for (const Target& target : indicator.targets) {
    json.begin_object();
    write_in_both(json, "when",
                  [&](Language language) { return target_time_text(target, language); });
    write_in_both(json, "condition",
                  [&](Language language) { return target_text(target, indicator, language); });
    json.end_object();
  }
  json.end_array();
  write_in_both(json, "value", [&](Language language) {
    // The area's own estimate of success, not a figure in the unit.
    if (indicator.measure == Measure::kConfidence && assessment.value) {
      return format_quantity({*assessment.value, 0, "percent"}, language);
    }
    return figure_text(assessment, assessment.value, indicator, language, steps);
  });
  write_in_both(json, "period", [&](Language language) {
    return assessment.value ? format_period(assessment.period, language) : std::string();
  });
  figure("expected", assessment.expected);
  figure("margin", assessment.margin);
  figure("flip_value", assessment.flip_value);
  figure("projection", assessment.projection);
  write_in_both(json, "data_state", [&](Language language) {
    return std::string(data_state_text(assessment.data_state, language));
  });
  json.end_object();
}

void write_chart_table(JsonWriter& json, const Chart& finnish, const Chart& english) {
  const std::vector<ChartRow> first = chart_rows(finnish);
  const std::vector<ChartRow> second = chart_rows(english);
  json.begin_object();
  json.member("drawn", is_telling(finnish));
  json.key("rows");
  json.begin_array();
  for (std::size_t i = 0; i < first.size() && i < second.size(); ++i) {
    const auto both = [&](std::string_view name, std::string ChartRow::*text) {
      write_in_both(json, name, [&](Language language) {
        return (language == Language::kFinnish ? first : second)[i].*text;
      });
    };
    json.begin_object();
    json.member_or_null("day", first[i].day ? first[i].day->to_string() : std::string());
    both("when", &ChartRow::when);
    both("actual", &ChartRow::actual);
    json.member("part_of_year", first[i].part_of_year);
    both("baseline", &ChartRow::baseline);
    both("target", &ChartRow::target);
    both("path", &ChartRow::path);
    both("projection", &ChartRow::projection);
    json.end_object();
  }
  json.end_array();
  json.end_object();
}

void write_titles(JsonWriter& json, std::span<const Finding* const> findings,
                  const FindIndicator& find) {
  std::set<std::string_view> told;
  json.begin_array();
  const auto tell = [&](std::string_view id) {
    if (id.empty() || !told.insert(id).second) return;
    const Indicator* indicator = find(id);
    if (indicator == nullptr) return;
    json.begin_object();
    json.member("id", id);
    json.key("title");
    write_local_text(json, indicator->title);
    json.end_object();
  };
  for (const Finding* finding : findings) {
    for (const std::string& id : finding->ids) tell(id);
    for (const FindingTerm& term : finding->terms) tell(term.id);
  }
  json.end_array();
}

}  // namespace viisari
