#include "web/indicator_list.h"

#include <algorithm>
#include <map>

#include "model/unit.h"
#include "report/explain_text.h"
#include "report/json.h"
#include "web/search_text.h"

namespace viisari {
namespace {

bool is_dated(const Target& target) {
  return target.time == TargetTime::kPeriod || target.time == TargetTime::kDeadline;
}

bool same_target(const Target& a, const Target& b) {
  return a.time == b.time && a.op == b.op && a.basis == b.basis && a.value == b.value &&
         a.low == b.low && a.high == b.high && a.period.valid() == b.period.valid() &&
         (!a.period.valid() || a.period == b.period);
}

std::string searched_text(const Indicator& indicator) {
  std::string text = indicator.title.fi;
  for (const std::string* part : {&indicator.title.en, &indicator.title.sv, &indicator.service,
                                  &indicator.goal, &indicator.subgoal, &indicator.key}) {
    text += '\n';
    text += *part;
  }
  return fold_text(text);
}

void write_target_or_null(JsonWriter& json, std::string_view name, const Target* target,
                          const Indicator& indicator) {
  json.key(name);
  if (target == nullptr) return json.null();
  json.begin_object();
  json.member_or_null("period", target->period.valid() ? target->period.to_string() : "");
  json.member("time", to_string(target->time));
  json.member("op", to_string(target->op));
  json.member("value", target->value);
  json.member("low", target->low);
  json.member("high", target->high);
  json.member("basis", to_string(target->basis));
  json.key("text");
  json.begin_object();
  json.member("fi", target_text(*target, indicator, Language::kFinnish));
  json.member("en", target_text(*target, indicator, Language::kEnglish));
  json.end_object();
  json.end_object();
}

std::string_view unit_name(const Indicator& indicator, Language language) {
  const Unit* unit = find_unit(indicator.unit);
  if (unit == nullptr) return indicator.unit;
  return language == Language::kFinnish ? unit->name_fi : unit->name_en;
}

}  // namespace

IndicatorRows filter_rows(const IndicatorRows& rows, const IndicatorFilter& filter) {
  IndicatorRows found;
  for (const AreaSnapshot::Row* row : rows) {
    const Indicator& indicator = *row->indicator;
    if (!filter.statuses.empty() && !filter.statuses.contains(row->assessment.status)) continue;
    if (filter.service && *filter.service != indicator.service) continue;
    if (filter.goal && *filter.goal != indicator.goal) continue;
    if (filter.owner && *filter.owner != indicator.owner) continue;
    if (!filter.words.empty() && !matches_words(searched_text(indicator), filter.words)) continue;
    found.push_back(row);
  }
  return found;
}

std::optional<RowPage> page_of(const IndicatorRows& rows, const IndicatorRows& all,
                               std::string_view cursor, std::size_t limit) {
  std::size_t first = 0;
  if (!cursor.empty()) {
    const auto last_shown = std::find_if(
        all.begin(), all.end(), [&](const auto* row) { return row->indicator->key == cursor; });
    if (last_shown == all.end()) return std::nullopt;
    // The row itself may no longer pass the filters: the page goes on with the next that does.
    std::map<const AreaSnapshot::Row*, std::size_t> place;
    for (std::size_t i = 0; i < rows.size(); ++i) place.emplace(rows[i], i);
    first = rows.size();
    for (auto after = std::next(last_shown); after != all.end(); ++after) {
      if (const auto found = place.find(*after); found != place.end()) {
        first = found->second;
        break;
      }
    }
  }
  RowPage page;
  page.rows = std::span(rows).subspan(first, std::min(limit, rows.size() - first));
  if (first + page.rows.size() < rows.size()) page.next = page.rows.back()->indicator->key;
  return page;
}

const Target* next_target(const AreaSnapshot::Row& row, Date as_of) {
  if (row.assessment.target) return &*row.assessment.target;
  const std::vector<Target>& targets = row.indicator->targets;  // by time, then undated ones
  const auto found = std::find_if(targets.begin(), targets.end(), [&](const Target& target) {
    return !is_dated(target) || as_of <= target.period.last();
  });
  return found == targets.end() ? nullptr : &*found;
}

const Target* last_target(const AreaSnapshot::Row& row, Date as_of) {
  const std::vector<Target>& targets = row.indicator->targets;
  const auto found = std::find_if(targets.rbegin(), targets.rend(), is_dated);
  if (found == targets.rend()) return nullptr;
  const Target* next = next_target(row, as_of);
  return next != nullptr && same_target(*next, *found) ? nullptr : &*found;
}

void write_indicator_row(JsonWriter& json, const AreaSnapshot::Row& row, Date as_of) {
  const Indicator& indicator = *row.indicator;
  const Assessment& assessment = row.assessment;
  json.begin_object();
  json.member("id", indicator.id);
  json.key("title");
  write_local_text(json, indicator.title);
  json.member("service", indicator.service);
  json.member_or_null("goal", indicator.goal);
  json.member_or_null("subgoal", indicator.subgoal);
  json.member_or_null("owner", indicator.owner);
  json.member("unit", indicator.unit);
  json.key("of");
  if (indicator.of > 0) {
    json.integer(indicator.of);
  } else {
    json.null();
  }
  json.member_or_null("better", to_string(indicator.better));
  json.member("status", to_string(assessment.status));
  json.member_or_null("reason", assessment.reason_code);
  write_reason_text(json, assessment);
  json.member_or_null("data_state", to_string(assessment.data_state));
  json.member("simulated", assessment.simulated);
  json.member("value", assessment.value);
  json.member("decimals", figure_decimals(assessment, assessment.value, indicator));
  json.member_or_null("period", assessment.period.valid() ? assessment.period.to_string() : "");
  json.member("expected", assessment.expected);
  write_target_or_null(json, "next_target", next_target(row, as_of), indicator);
  write_target_or_null(json, "last_target", last_target(row, as_of), indicator);
  write_stated_verdict(json, assessment);
  json.end_object();
}

void write_status_counts(JsonWriter& json, std::span<const AreaSnapshot::Row* const> rows) {
  std::map<AssessmentStatus, int> counts;
  for (const AreaSnapshot::Row* row : rows) ++counts[row->assessment.status];
  json.begin_object();
  for (auto status = static_cast<std::uint8_t>(AssessmentStatus::kAchieved);
       status <= static_cast<std::uint8_t>(AssessmentStatus::kNotStarted); ++status) {
    const auto one = static_cast<AssessmentStatus>(status);
    json.member(to_string(one), counts[one]);
  }
  json.end_object();
}

void add_indicator_columns(Table& table, Language language) {
  const bool finnish = language == Language::kFinnish;
  const auto add = [&](std::string_view fi, std::string_view en, int width) {
    table.columns.push_back({std::string(finnish ? fi : en), width});
  };
  add("Mittari", "Indicator", 50);
  add("Palvelu", "Service", 30);
  add("Tavoite", "Goal", 40);
  add("Vastuurooli", "Responsible role", 20);
  add("Tila", "Status", 14);
  add("Luku", "Figure", 14);
  add("Yksikkö", "Unit", 14);
  add("Ajanjakso", "Period", 18);
  add("Odotettu", "Expected", 14);
  add("Seuraava tavoite", "Next target", 24);
  add("Seuraavan tavoitteen aika", "Time of the next target", 18);
  add("Viimeinen tavoite", "Last target", 24);
  add("Viimeisen tavoitteen aika", "Time of the last target", 18);
  add("Syy", "Reason", 60);
  add("Asiakirjan oma arvio", "The document's own verdict", 30);
  add("Simuloitu", "Simulated", 12);
  add("Tunniste", "Id", 40);
}

std::vector<TableCell> indicator_cells(const AreaSnapshot::Row& row, Date as_of,
                                       Language language) {
  const Indicator& indicator = *row.indicator;
  const Assessment& assessment = row.assessment;
  const bool finnish = language == Language::kFinnish;
  const auto number = [&](const std::optional<double>& value) {
    return value ? TableCell::of(*value, figure_decimals(assessment, value, indicator))
                 : TableCell{};
  };
  std::vector<TableCell> cells;
  cells.push_back(TableCell::of(indicator.title.in(to_string(language))));
  cells.push_back(TableCell::of(indicator.service));
  cells.push_back(TableCell::of(indicator.goal));
  cells.push_back(TableCell::of(indicator.owner));
  cells.push_back(TableCell::of(status_text(assessment.status, language)));
  cells.push_back(assessment.value ? number(assessment.value)
                                   : TableCell::missing(missing_figure_text(assessment, language)));
  cells.push_back(TableCell::of(unit_name(indicator, language)));
  cells.push_back(TableCell::of(format_period(assessment.period, language)));
  cells.push_back(number(assessment.expected));
  for (const Target* target : {next_target(row, as_of), last_target(row, as_of)}) {
    cells.push_back(target == nullptr ? TableCell{}
                                      : TableCell::of(target_text(*target, indicator, language)));
    cells.push_back(target == nullptr ? TableCell{}
                                      : TableCell::of(format_period(target->period, language)));
  }
  cells.push_back(TableCell::of(reason_text(assessment, language)));
  cells.push_back(TableCell::of(assessment.stated_verdict_raw));
  cells.push_back(TableCell::of(assessment.simulated ? (finnish ? "kyllä" : "yes") : ""));
  cells.push_back(TableCell::of(indicator.id));
  return cells;
}

StatFigure stat_figure(const AreaSnapshot::Row& row, const LocalText& area_name,
                       Language language) {
  const Indicator& indicator = *row.indicator;
  StatFigure figure;
  figure.area = indicator.area;
  figure.area_name = area_name.in(to_string(language));
  figure.id = indicator.id;
  figure.title = indicator.title.in(to_string(language));
  figure.unit = indicator.unit;
  figure.decimals = figure_decimals(row.assessment, row.assessment.value, indicator);
  figure.value = row.assessment.value;
  figure.period = figure.value ? row.assessment.period : Period{};
  if (!figure.value) figure.missing = missing_figure_word(row.assessment);
  figure.simulated = row.assessment.simulated;
  return figure;
}

}  // namespace viisari
