#include "web/area_list.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <set>

#include "report/explain_text.h"
#include "report/json.h"
#include "web/indicator_list.h"

namespace viisari {
namespace {

constexpr std::size_t kWorst = 3;

// How bad a status is; 0: nothing to point out.
int badness(AssessmentStatus status) {
  switch (status) {
    case AssessmentStatus::kMissed:
      return 3;
    case AssessmentStatus::kOffTrack:
      return 2;
    case AssessmentStatus::kAtRisk:
      return 1;
    default:
      return 0;
  }
}

// How far the figure is from what is expected, as a share of it: units differ from row to row.
double relative_gap(const Assessment& assessment) {
  if (!assessment.margin || *assessment.margin >= 0 || !assessment.expected) return 0;
  const double scale = std::max(std::abs(*assessment.expected),
                                assessment.value ? std::abs(*assessment.value) : 0.0);
  return scale > 0 ? -*assessment.margin / scale : 0;
}

void write_date(JsonWriter& json, std::string_view name, const std::optional<Date>& date) {
  json.member_or_null(name, date ? date->to_string() : "");
}

// Rows by a name, in the order in which the names first come.
struct Group {
  std::string_view name;
  IndicatorRows rows;
};

template <class Name>
std::vector<Group> group_by(const IndicatorRows& rows, const Name& name_of) {
  std::vector<Group> groups;
  std::map<std::string_view, std::size_t> places;
  for (const AreaSnapshot::Row* row : rows) {
    const std::string_view name = name_of(*row->indicator);
    const auto [place, is_new] = places.emplace(name, groups.size());
    if (is_new) groups.push_back({name, {}});
    groups[place->second].rows.push_back(row);
  }
  return groups;
}

void write_group(JsonWriter& json, const Group& group) {
  json.member("indicators", static_cast<int>(group.rows.size()));
  json.key("counts");
  write_status_counts(json, group.rows);
}

// By owner, in the order of their names; without those that have none.
std::map<std::string_view, int> owners_of(const IndicatorRows& rows) {
  std::map<std::string_view, int> owners;
  for (const AreaSnapshot::Row* row : rows) {
    if (!row->indicator->owner.empty()) ++owners[row->indicator->owner];
  }
  return owners;
}

std::optional<Date> last_published(const PublicArea& area) {
  std::optional<Date> latest;
  for (const AreaSnapshot::Row* row : area.rows) {
    if (row->known_from && (!latest || *latest < *row->known_from)) latest = row->known_from;
  }
  return latest;
}

}  // namespace

std::vector<const AreaSnapshot::Row*> worst_rows(const PublicArea& area, std::size_t most) {
  IndicatorRows rows;
  for (const AreaSnapshot::Row* row : area.rows) {
    if (badness(row->assessment.status) > 0) rows.push_back(row);
  }
  std::stable_sort(rows.begin(), rows.end(), [](const auto* a, const auto* b) {
    const int bad_a = badness(a->assessment.status);
    const int bad_b = badness(b->assessment.status);
    if (bad_a != bad_b) return bad_a > bad_b;
    return relative_gap(a->assessment) > relative_gap(b->assessment);
  });
  if (rows.size() > most) rows.resize(most);
  return rows;
}

void write_finding_counts(JsonWriter& json, std::span<const Finding* const> findings) {
  json.begin_object();
  for (const FindingClass one :
       {FindingClass::kContradiction, FindingClass::kRounding, FindingClass::kUnverifiable}) {
    json.member(to_string(one), static_cast<int>(std::count_if(
                                    findings.begin(), findings.end(),
                                    [one](const Finding* f) { return f->finding_class == one; })));
  }
  json.end_object();
}

void write_area_overview(JsonWriter& json, const PublicArea& area,
                         std::span<const Finding* const> findings) {
  json.begin_object();
  json.member("id", area.area->id);
  json.key("name");
  write_local_text(json, area.area->name);
  json.key("codes");
  json.begin_array();
  for (const AreaCode& code : area.area->codes) {
    json.begin_object();
    json.member("system", code.system);
    json.member("code", code.code);
    write_date(json, "valid_from", code.valid_from);
    write_date(json, "valid_to", code.valid_to);
    json.end_object();
  }
  json.end_array();
  json.member("plugin_state", area.area->plugin_state);
  json.member("indicators", static_cast<int>(area.rows.size()));
  json.key("counts");
  write_status_counts(json, area.rows);
  write_date(json, "last_published", last_published(area));
  std::vector<const Finding*> own;
  std::copy_if(findings.begin(), findings.end(), std::back_inserter(own),
               [&](const Finding* finding) { return finding->area == area.area->id; });
  json.key("findings");
  write_finding_counts(json, own);
  json.key("worst");
  json.begin_array();
  for (const AreaSnapshot::Row* row : worst_rows(area, kWorst)) {
    json.begin_object();
    json.member("id", row->indicator->id);
    json.key("title");
    write_local_text(json, row->indicator->title);
    json.member("service", row->indicator->service);
    json.member("status", to_string(row->assessment.status));
    json.member_or_null("reason", row->assessment.reason_code);
    write_reason_text(json, row->assessment);
    json.member("simulated", row->assessment.simulated);
    json.end_object();
  }
  json.end_array();
  json.end_object();
}

void write_services(JsonWriter& json, const PublicArea& area) {
  json.key("area_name");
  write_local_text(json, area.area->name);
  json.member("indicators", static_cast<int>(area.rows.size()));
  json.key("counts");
  write_status_counts(json, area.rows);
  json.key("services");
  json.begin_array();
  const auto service = [](const Indicator& one) -> std::string_view { return one.service; };
  const auto goal = [](const Indicator& one) -> std::string_view { return one.goal; };
  for (const Group& group : group_by(area.rows, service)) {
    json.begin_object();
    json.member("name", group.name);
    write_group(json, group);
    json.key("owners");
    json.begin_array();
    for (const auto& [owner, count] : owners_of(group.rows)) json.string(owner);
    json.end_array();
    json.key("goals");
    json.begin_array();
    for (const Group& inner : group_by(group.rows, goal)) {
      json.begin_object();
      json.member_or_null("name", inner.name);
      write_group(json, inner);
      json.end_object();
    }
    json.end_array();
    json.end_object();
  }
  json.end_array();
  json.key("owners");
  json.begin_array();
  for (const auto& [owner, count] : owners_of(area.rows)) {
    json.begin_object();
    json.member("name", owner);
    json.member("indicators", count);
    json.end_object();
  }
  json.end_array();
}

Table area_table(const PublicView& view, Language language) {
  const bool finnish = language == Language::kFinnish;
  Table table;
  table.title = finnish ? "Alueet" : "Areas";
  table.columns.push_back({finnish ? "Alue" : "Area", 24});
  table.columns.push_back({finnish ? "Mittareita" : "Indicators", 12});
  for (const AssessmentStatus status : kStatusOrder) {
    table.columns.push_back({std::string(status_text(status, language)), 14});
  }
  table.columns.push_back({finnish ? "Viimeksi julkaistu" : "Last published", 18});
  for (const PublicArea& area : view.areas()) {
    std::vector<TableCell> cells;
    cells.push_back(TableCell::of(area.area->name.in(to_string(language))));
    cells.push_back(TableCell::of(static_cast<double>(area.rows.size()), 0));
    for (const AssessmentStatus status : kStatusOrder) {
      const auto count = area.counts.find(status);
      cells.push_back(TableCell::of(count == area.counts.end() ? 0 : count->second, 0));
    }
    const auto latest = last_published(area);
    cells.push_back(latest ? TableCell::of(*latest) : TableCell{});
    table.rows.push_back(std::move(cells));
  }
  return table;
}

}  // namespace viisari
