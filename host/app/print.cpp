#include "app/print.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <set>
#include <utility>

#include "app/text_table.h"
#include "report/explain_text.h"
#include "report/json.h"

namespace viisari {
namespace {

std::string status_with_shape(AssessmentStatus status, Language language) {
  return std::string(status_shape(status)) + " " + std::string(status_text(status, language));
}

// Worst first; nothing for what is not bad.
std::optional<int> badness(AssessmentStatus status) {
  switch (status) {
    case AssessmentStatus::kMissed:
      return 0;
    case AssessmentStatus::kOffTrack:
      return 1;
    case AssessmentStatus::kAtRisk:
      return 2;
    case AssessmentStatus::kInvalid:
    case AssessmentStatus::kAchieved:
    case AssessmentStatus::kOnTrack:
    case AssessmentStatus::kNoData:
    case AssessmentStatus::kNoTarget:
    case AssessmentStatus::kNotStarted:
      return std::nullopt;
  }
  return std::nullopt;
}

// How far off, as a share of what was expected, so that euros and shares can be compared. Against
// an expected zero there is no share: such a miss comes after those that have one.
double relative_miss(const Assessment& assessment) {
  if (!assessment.margin || !assessment.expected || *assessment.expected == 0) return 0;
  return -*assessment.margin / std::abs(*assessment.expected);
}

// "12 added", or nothing for none.
void append_count(std::string& out, std::size_t count, const char* word) {
  if (count == 0) return;
  out += (out.empty() ? "" : ", ") + std::to_string(count) + " " + word;
}

}  // namespace

std::string print_area_counts(const AreaSnapshot& area, Date as_of, Language language) {
  const std::string_view lang = to_string(language);
  std::string out = area.name.in(lang);
  out += " (" + area.id;
  for (const AreaCode& code : area.codes) {
    if (!code.valid_to) out += ", " + code.code;
  }
  out += "), ";
  out += language == Language::kFinnish ? "tilanne " : "as known on ";
  out += format_date(as_of, language) + ": ";
  out += std::to_string(area.rows.size());
  out += language == Language::kFinnish ? " mittaria\n" : " indicators\n";
  std::string counts;
  for (const AssessmentStatus status : kStatusOrder) {
    const auto count = std::count_if(
        area.rows.begin(), area.rows.end(),
        [&](const AreaSnapshot::Row& row) { return row.assessment.status == status; });
    if (count == 0) continue;
    counts += counts.empty() ? "  " : "   ";
    counts += status_with_shape(status, language) + " " + std::to_string(count);
  }
  if (!counts.empty()) out += counts + "\n";
  return out;
}

std::string print_area_summary(const AreaSnapshot& area, Date as_of, std::size_t worst,
                               Language language) {
  std::string out = print_area_counts(area, as_of, language);
  std::vector<const AreaSnapshot::Row*> bad;
  for (const AreaSnapshot::Row& row : area.rows) {
    if (badness(row.assessment.status)) bad.push_back(&row);
  }
  std::stable_sort(bad.begin(), bad.end(),
                   [](const AreaSnapshot::Row* a, const AreaSnapshot::Row* b) {
                     const int x = *badness(a->assessment.status);
                     const int y = *badness(b->assessment.status);
                     if (x != y) return x < y;
                     return relative_miss(a->assessment) > relative_miss(b->assessment);
                   });
  // Lettered parts and table rows of one thing have one cause: the worst of them stands for all.
  std::set<std::string> groups;
  for (const AreaSnapshot::Row* row : bad) {
    const std::string& group = row->indicator->group;
    if (!group.empty() && !groups.insert(group).second) continue;
    if (worst-- == 0) break;
    out += "  " + std::string(status_shape(row->assessment.status)) + " " +
           row->indicator->title.in(to_string(language)) + "  [" + row->indicator->key + "]\n";
    out += "      " + std::string(status_text(row->assessment.status, language)) + ": " +
           reason_text(row->assessment, language) + "\n";
  }
  return out;
}

std::string print_area_status(const AreaSnapshot& area, Date as_of, Language language) {
  const bool finnish = language == Language::kFinnish;
  TextTable table({{finnish ? "tila" : "status"},
                   {finnish ? "mittari" : "indicator"},
                   {finnish ? "jakso" : "period"},
                   {finnish ? "luku" : "value", TextTable::Align::kRight},
                   {finnish ? "odotettu" : "expected", TextTable::Align::kRight},
                   {finnish ? "syy" : "reason"}});
  for (const AreaSnapshot::Row& row : area.rows) {
    table.add({status_with_shape(row.assessment.status, language), row.indicator->key,
               format_period(row.assessment.period, language),
               figure_text(row.assessment, row.assessment.value, *row.indicator, language),
               figure_text(row.assessment, row.assessment.expected, *row.indicator, language),
               reason_text(row.assessment, language)});
  }
  std::string out = print_area_counts(area, as_of, language);
  if (!table.empty()) out += table.to_string(2);
  return out;
}

std::string observed_text(const Observation& observation, Language language) {
  if (!observation.value) return "(" + std::string(to_string(observation.reason)) + ")";
  std::string out = format_number(*observation.value, observation.decimals, language);
  if (observation.status != ObservationStatus::kNormal) {
    out += std::string(" (") + static_cast<char>(observation.status) + ")";
  }
  return out;
}

std::string print_import(const ImportReport& report, bool dry_run, Language language) {
  std::string counts;
  append_count(counts, report.diff.added.size(), "added");
  append_count(counts, report.diff.revised.size(), "revised");
  append_count(counts, report.diff.confirmed.size(), "confirmed by another source");
  append_count(counts, report.diff.unchanged, "unchanged");
  append_count(counts, report.without_value, "empty");
  std::string out = report.area + ": " + report.file + ": ";
  out += dry_run ? "would be stored: " : "stored: ";
  out += counts + "\n";
  if (report.windows_1252) out += "  read as Windows-1252\n";
  if (dry_run) {
    for (const std::size_t index : report.diff.added) {
      const Observation& now = report.observations[index];
      out += "  + " + now.series + " " + now.period.to_string() + " " +
             observed_text(now, language) + "\n";
    }
  }
  for (const FigureChange& change : report.diff.revised) {
    const Observation& now = report.observations[change.index];
    out += "  ~ " + now.series + " " + now.period.to_string() + " " +
           observed_text(change.previous, language) + " -> " + observed_text(now, language) + "\n";
  }
  return out;
}

std::string print_plugins(const std::vector<PluginStatus>& plugins) {
  TextTable table({{"area"},
                   {"name"},
                   {"version"},
                   {"abi"},
                   {"codes"},
                   {"signature"},
                   {"state"},
                   {"pid", TextTable::Align::kRight},
                   {"restarts", TextTable::Align::kRight},
                   {"reason"}});
  for (const PluginStatus& plugin : plugins) {
    std::string codes;
    for (const AreaCode& code : plugin.codes) {
      codes += (codes.empty() ? "" : " ") + code.code;
      if (code.valid_to) codes += "(-" + code.valid_to->to_string() + ")";
    }
    std::string reason = plugin.reason_code;
    if (!plugin.reason_text.empty()) reason += ": " + plugin.reason_text;
    table.add({plugin.id, plugin.name, plugin.version, plugin.abi, codes,
               std::string(to_string(plugin.signature)), std::string(to_string(plugin.state)),
               plugin.pid == 0 ? "" : std::to_string(plugin.pid), std::to_string(plugin.restarts),
               reason});
  }
  return table.to_string();
}

std::string plugins_json(const std::vector<PluginStatus>& plugins) {
  JsonWriter json;
  json.begin_array();
  for (const PluginStatus& plugin : plugins) {
    json.begin_object();
    json.member("id", plugin.id);
    json.member("name", plugin.name);
    json.member("version", plugin.version);
    json.member("abi", plugin.abi);
    json.key("codes");
    json.begin_array();
    for (const AreaCode& code : plugin.codes) {
      json.begin_object();
      json.member("system", code.system);
      json.member("code", code.code);
      json.member_or_null("valid_from", code.valid_from ? code.valid_from->to_string() : "");
      json.member_or_null("valid_to", code.valid_to ? code.valid_to->to_string() : "");
      json.end_object();
    }
    json.end_array();
    json.member("signature", to_string(plugin.signature));
    json.member("state", to_string(plugin.state));
    json.member("pid", plugin.pid);
    json.member("restarts", plugin.restarts);
    json.member_or_null("reason", plugin.reason_code);
    json.member_or_null("reason_text", plugin.reason_text);
    json.end_object();
  }
  json.end_array();
  return json.take();
}

std::string print_diagnoses(const std::vector<Diagnosis>& diagnoses) {
  constexpr std::array<std::string_view, 3> kWords{"ok", "warning", "BAD"};
  std::string out;
  for (const Diagnosis& diagnosis : diagnoses) {
    std::string word(kWords.at(static_cast<std::size_t>(diagnosis.health)));
    word.resize(7, ' ');
    std::string part = diagnosis.part;
    part.resize(8, ' ');
    out += word + "  " + part + "  " + diagnosis.finding + "\n";
    if (!diagnosis.advice.empty()) out += "                   -> " + diagnosis.advice + "\n";
  }
  return out;
}

}  // namespace viisari
