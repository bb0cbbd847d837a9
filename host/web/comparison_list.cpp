#include "web/comparison_list.h"

#include <algorithm>
#include <set>

#include "base/text.h"
#include "report/explain_text.h"
#include "report/json.h"
#include "web/indicator_list.h"

namespace viisari {
namespace {

void write_text_or_null(JsonWriter& json, std::string_view name, const LocalText& text) {
  json.key(name);
  if (text.fi.empty()) return json.null();
  json.begin_object();
  json.member("fi", text.fi);
  json.member("en", text.in("en"));
  json.end_object();
}

struct Remark {
  std::string_view code;
  std::string fi;
  std::string en;
};

std::string listed(const std::vector<std::string>& names, std::string_view last_joint) {
  if (names.size() < 2) return names.empty() ? "" : names.front();
  const std::vector<std::string> all_but_last(names.begin(), names.end() - 1);
  return join(all_but_last, ", ") + std::string(last_joint) + names.back();
}

std::vector<Remark> remarks_of(const ShownComparison& shown) {
  std::set<Period> periods;
  std::vector<std::string> without_fi;
  std::vector<std::string> without_en;
  bool simulated = false;
  for (const ShownComparison::Member& member : shown.members) {
    const Assessment& assessment = member.row->assessment;
    simulated = simulated || assessment.simulated;
    if (assessment.value) {
      if (assessment.period.valid()) periods.insert(assessment.period);
      continue;
    }
    const LocalText& name = member.area->area->name;
    if (without_fi.empty() || without_fi.back() != name.fi) {
      without_fi.push_back(name.fi);
      without_en.push_back(name.in("en"));
    }
  }
  std::vector<Remark> remarks;
  if (periods.size() > 1) {
    std::vector<std::string> fi;
    std::vector<std::string> en;
    for (const Period& period : periods) {
      fi.push_back(format_period(period, Language::kFinnish));
      en.push_back(format_period(period, Language::kEnglish));
    }
    remarks.push_back({"periods_differ",
                       "Luvut ovat eri ajanjaksoilta: " + listed(fi, " ja ") + ".",
                       "The figures are of different periods: " + listed(en, " and ") + "."});
  }
  if (!without_fi.empty()) {
    remarks.push_back({"no_figure", "Lukua ei ole: " + listed(without_fi, " ja ") + ".",
                       "There is no figure of " + listed(without_en, " and ") + "."});
  }
  if (simulated) {
    remarks.push_back({"simulated", "Osa luvuista on simuloituja, ei julkaistuja.",
                       "Some of the figures are simulated, not published."});
  }
  return remarks;
}

}  // namespace

std::vector<ShownComparison> shown_comparisons(const PublicView& view) {
  std::vector<ShownComparison> out;
  for (const Comparison& comparison : view.snapshot().comparisons) {
    ShownComparison shown;
    shown.comparison = &comparison;
    std::size_t areas = 0;
    for (const PublicArea& area : view.areas()) {
      const std::size_t before = shown.members.size();
      for (const ComparisonMember& member : comparison.members) {
        const AreaSnapshot::Row* row = view.find_row(member.indicator);
        if (row == nullptr || row->indicator->area != area.area->id) continue;
        // Everybody reads a comparison, whatever one reader may see besides.
        if (row->indicator->visibility != Visibility::kPublic) continue;
        shown.members.push_back({&area, row, &member.note});
      }
      if (shown.members.size() > before) ++areas;
    }
    if (areas > 1) out.push_back(std::move(shown));
  }
  return out;
}

void write_comparison(JsonWriter& json, const ShownComparison& shown, Date as_of) {
  const Indicator& first = *shown.members.front().row->indicator;
  Direction better = first.better;
  for (const ShownComparison::Member& member : shown.members) {
    if (better == Direction::kNone) better = member.row->indicator->better;
  }
  json.begin_object();
  json.member("id", shown.comparison->id);
  write_text_or_null(json, "title", shown.comparison->title);
  write_text_or_null(json, "caveat", shown.comparison->caveat);
  json.member("unit", first.unit);
  json.member_or_null("better", to_string(better));
  json.key("remarks");
  json.begin_array();
  for (const Remark& remark : remarks_of(shown)) {
    json.begin_object();
    json.member("code", remark.code);
    json.key("text");
    json.begin_object();
    json.member("fi", remark.fi);
    json.member("en", remark.en);
    json.end_object();
    json.end_object();
  }
  json.end_array();
  json.key("members");
  json.begin_array();
  for (const ShownComparison::Member& member : shown.members) {
    json.begin_object();
    json.member("area", member.area->area->id);
    json.key("area_name");
    write_local_text(json, member.area->area->name);
    write_text_or_null(json, "note", *member.note);
    write_baseline(json, *member.row->indicator);
    json.key("indicator");
    write_indicator_row(json, *member.row, as_of);
    json.end_object();
  }
  json.end_array();
  json.end_object();
}

Table comparison_table(const std::vector<ShownComparison>& shown, Date as_of, Language language) {
  const bool finnish = language == Language::kFinnish;
  Table table;
  table.title = finnish ? "Alueiden vertailu" : "Comparison of areas";
  table.columns.push_back({finnish ? "Vertailu" : "Comparison", 40});
  table.columns.push_back({finnish ? "Alue" : "Area", 20});
  add_indicator_columns(table, language);
  table.columns.push_back({finnish ? "Alueen luvusta" : "About this figure", 50});
  table.columns.push_back({finnish ? "Huomaa" : "Beware", 60});
  for (const ShownComparison& one : shown) {
    for (const ShownComparison::Member& member : one.members) {
      std::vector<TableCell> cells;
      cells.push_back(TableCell::of(one.comparison->title.in(to_string(language))));
      cells.push_back(TableCell::of(member.area->area->name.in(to_string(language))));
      for (TableCell& cell : indicator_cells(*member.row, as_of, language)) {
        cells.push_back(std::move(cell));
      }
      cells.push_back(TableCell::of(member.note->in(to_string(language))));
      cells.push_back(TableCell::of(one.comparison->caveat.in(to_string(language))));
      table.rows.push_back(std::move(cells));
    }
  }
  return table;
}

std::vector<StatFigure> comparison_figures(const std::vector<ShownComparison>& shown,
                                           Language language) {
  std::vector<StatFigure> out;
  for (const ShownComparison& one : shown) {
    for (const ShownComparison::Member& member : one.members) {
      out.push_back(stat_figure(*member.row, member.area->area->name, language));
    }
  }
  return out;
}

}  // namespace viisari
