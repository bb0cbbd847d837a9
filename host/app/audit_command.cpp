#include "app/audit_command.h"

#include <algorithm>
#include <array>
#include <cstdio>
#include <map>
#include <set>
#include <span>
#include <utility>
#include <vector>

#include "app/auditing.h"
#include "app/evaluation.h"
#include "app/session.h"
#include "app/workspace.h"
#include "model/area_description.h"
#include "report/finding_text.h"
#include "report/json.h"
#include "script/definitions.h"

namespace viisari {
namespace {

constexpr std::array kClasses{FindingClass::kContradiction, FindingClass::kRounding,
                              FindingClass::kUnverifiable};

using Counts = std::map<FindingClass, std::size_t>;

// What a run of the command shows.
struct Shown {
  Audit audit = Audit::kInvalid;
  Date as_of;
  Language language = Language::kEnglish;
  std::map<std::string, std::string> areas;  // id -> name; those asked for
  std::vector<const Finding*> findings;
  std::size_t withheld = 0;  // left out because they rest on restricted figures
  FindIndicator find;
  std::span<const Document> documents;

  Counts counts(std::string_view area) const {
    Counts out;
    for (const Finding* finding : findings) {
      if (finding->area == area) ++out[finding->finding_class];
    }
    return out;
  }
};

std::string counts_text(const Counts& counts, Language language) {
  std::string out;
  for (const FindingClass finding_class : kClasses) {
    const auto count = counts.find(finding_class);
    if (count == counts.end()) continue;
    out += out.empty() ? "" : "   ";
    out.append(finding_class_shape(finding_class)).append(" ");
    out.append(finding_class_text(finding_class, language)).append(" ");
    out += std::to_string(count->second);
  }
  if (out.empty()) out = language == Language::kFinnish ? "ei löydöksiä" : "no findings";
  return out;
}

std::string withheld_text(std::size_t count, Language language) {
  if (count == 0) return "";
  const std::string number = std::to_string(count);
  if (language == Language::kFinnish) {
    return "Pois jätetty, koska nojaa lukuun, joka ei ole julkinen: " + number +
           " (--restricted näyttää).\n";
  }
  return "Left out because they rest on figures that are not public: " + number +
         " (--restricted shows them).\n";
}

std::string heading(const Shown& shown) {
  const std::string day = format_date(shown.as_of, shown.language);
  return std::string(audit_text(shown.audit, shown.language)) +
         (shown.language == Language::kFinnish ? ", tilanne " : ", as known on ") + day;
}

std::string text(const Shown& shown) {
  std::string out = heading(shown) + "\n";
  for (const auto& [area, name] : shown.areas) {
    out += "\n" + name + "   " + counts_text(shown.counts(area), shown.language) + "\n";
    for (const Finding* finding : shown.findings) {
      if (finding->area == area) out += "\n" + finding_text(*finding, shown.find, shown.language);
    }
  }
  const std::string withheld = withheld_text(shown.withheld, shown.language);
  return withheld.empty() ? out : out + "\n" + withheld;
}

std::string counts_table(const Shown& shown) {
  std::string out = shown.language == Language::kFinnish ? "| alue |" : "| area |";
  for (const FindingClass finding_class : kClasses) {
    out.append(" ").append(finding_class_text(finding_class, shown.language)).append(" |");
  }
  out += "\n|---|---|---|---|\n";
  for (const auto& [area, name] : shown.areas) {
    Counts counts = shown.counts(area);
    out += "| " + name + " |";
    for (const FindingClass one : kClasses) out += " " + std::to_string(counts[one]) + " |";
    out += "\n";
  }
  return out;
}

// The documents that the area's findings cite, by id, with their titles.
std::string documents_text(const Shown& shown, const std::string& area) {
  std::set<std::string> cited;
  for (const Finding* finding : shown.findings) {
    if (finding->area != area) continue;
    for (const FindingTerm& term : finding->terms) cited.insert(term.source.document);
  }
  std::string out;
  for (const Document& document : shown.documents) {
    if (document.area != area || !cited.contains(document.id)) continue;
    out += out.empty() ? "" : "; ";
    out += "`" + document.id + "` " + document.title.in(to_string(shown.language)) + " (" +
           format_date(document.published, shown.language) + ")";
  }
  if (out.empty()) return "";
  return (shown.language == Language::kFinnish ? "Asiakirjat: " : "Documents: ") + out + ".\n\n";
}

// Findings that say the same are one item with a line for each.
std::string findings_list(const Shown& shown, const std::string& area, FindingClass one) {
  std::vector<std::vector<const Finding*>> groups;
  for (const Finding* finding : shown.findings) {
    if (finding->area != area || finding->finding_class != one) continue;
    const auto same = std::find_if(groups.begin(), groups.end(), [&](const auto& group) {
      return same_text(*group.front(), *finding, shown.language);
    });
    if (same == groups.end()) {
      groups.push_back({finding});
    } else {
      same->push_back(finding);
    }
  }
  std::string out;
  for (const auto& group : groups) out += findings_markdown(group, shown.find, shown.language);
  return out;
}

std::string markdown(const Shown& shown) {
  std::string out = "## " + heading(shown) + "\n\n" + counts_table(shown);
  for (const auto& [area, name] : shown.areas) {
    const Counts counts = shown.counts(area);
    if (counts.empty()) continue;
    out += "\n### " + name + "\n\n" + documents_text(shown, area);
    for (const auto& [finding_class, count] : counts) {
      out += findings_list(shown, area, finding_class);
    }
  }
  return out;
}

std::string json(const Shown& shown) {
  JsonWriter json;
  json.begin_array();
  for (const Finding* finding : shown.findings) write_finding(json, *finding);
  json.end_array();
  return json.take() + "\n";
}

// The areas that have definitions, by id, with their ids as names: asking the plugins for the names
// would start them.
std::map<std::string, std::string> areas_of(const Definitions& definitions) {
  std::map<std::string, std::string> out;
  for (const Indicator& indicator : definitions.indicators()) {
    out.emplace(indicator.area, indicator.area);
  }
  return out;
}

Result<void> choose_area(std::map<std::string, std::string>& areas, const std::string& chosen) {
  if (chosen.empty()) return {};
  const auto found = areas.find(chosen);
  if (found == areas.end()) {
    std::vector<std::string> known;
    for (const auto& [area, name] : areas) known.push_back(area);
    return fail(unknown_area(chosen, known));
  }
  areas = {*found};
  return {};
}

}  // namespace

int run_audit(const CommandContext& context, const AuditOptions& options) {
  auto session = open_with_definitions(context);
  if (!session) return failed(session.error());
  Workspace& workspace = *session->workspace;
  Shown shown;
  shown.audit = parse_audit(options.what).value_or(Audit::kFigures);
  shown.as_of = as_of_date(options.as_of, workspace);
  shown.language = language_of(context);
  shown.areas = areas_of(workspace.definitions());
  shown.documents = workspace.definitions().documents();
  shown.find = [&](std::string_view id) { return workspace.definitions().indicator(id); };
  if (const auto chosen = choose_area(shown.areas, options.area); !chosen) {
    return failed(chosen.error());
  }
  const auto report = audit(workspace, shown.audit, shown.as_of);
  if (!report) return failed(report.error());
  if (report->observations == 0) {
    std::fprintf(stderr,
                 "No published figures are known on %s: only what the definitions hold is audited. "
                 "`viisari import` reads figures.\n",
                 shown.as_of.to_string().c_str());
  }
  const auto wanted = parse_finding_class(options.finding_class);
  for (const Finding& finding : report->findings) {
    if (!shown.areas.contains(finding.area)) continue;
    if (wanted && finding.finding_class != *wanted) continue;
    if (finding.restricted && !options.restricted) {
      ++shown.withheld;
    } else {
      shown.findings.push_back(&finding);
    }
  }
  if (options.format == "json") {
    put(json(shown));
    std::fputs(withheld_text(shown.withheld, shown.language).c_str(), stderr);
  } else if (options.format == "markdown") {
    for (const auto& [area, description] : workspace.descriptions()) {
      if (shown.areas.contains(area))
        shown.areas[area] = description.name.in(to_string(shown.language));
    }
    put(markdown(shown));
  } else {
    put(text(shown));
  }
  return shown.findings.empty() && shown.withheld == 0 ? 0 : 1;
}

}  // namespace viisari
