// The parts of an indicator's page that show its definition and its published figures.
#include "model/unit.h"
#include "report/definition_text.h"
#include "report/explain_text.h"
#include "report/wording.h"
#include "web/page.h"

namespace viisari {
namespace {

void write_line(Page& page, std::string_view fi, std::string_view en, std::string_view value) {
  if (value.empty()) return;
  page.raw("<dt>").words(fi, en).raw("</dt><dd>").text(value).raw("</dd>\n");
}

void write_head(Page& page, std::string_view fi, std::string_view en, bool figure = false) {
  page.raw(figure ? "<th scope=\"col\" class=\"figure\">" : "<th scope=\"col\">");
  page.words(fi, en).raw("</th>");
}

std::string_view direction_text(Direction direction, Language language) {
  const bool finnish = language == Language::kFinnish;
  switch (direction) {
    case Direction::kNone:
      return "";
    case Direction::kUp:
      return finnish ? "suurempi" : "more";
    case Direction::kDown:
      return finnish ? "pienempi" : "less";
    case Direction::kHold:
      return finnish ? "ennallaan pysyvä" : "as it is";
    case Direction::kRange:
      return finnish ? "rajojen välissä" : "between limits";
    case Direction::kDone:
      return finnish ? "tehty" : "done";
  }
  return "";
}

}  // namespace

void write_definition_of_indicator(Page& page, const Indicator& indicator) {
  const Language language = page.language();
  page.raw("<h2>").words("Määritelmä", "Definition").raw("</h2>\n<dl>\n");
  write_line(page, "Tunnus", "Id", indicator.id);
  if (const Unit* unit = find_unit(indicator.unit)) {
    write_line(page, "Yksikkö", "Unit",
               language == Language::kFinnish ? unit->name_fi : unit->name_en);
  }
  write_line(page, "Parempi on", "Better is", direction_text(indicator.better, language));
  write_line(page, "Alatavoite", "Subgoal", indicator.subgoal);
  write_line(page, "Toimenpide", "Action", indicator.action);
  write_line(page, "Vastuurooli", "Responsible role", indicator.owner);
  write_line(page, "Lähde", "Source", source_text(indicator.source, language));
  if (indicator.baseline) {
    write_line(page, "Lähtötaso", "Baseline", baseline_text(indicator, language));
    write_line(page, "Lähtötason lähde", "Source of the baseline",
               source_text(indicator.baseline->source, language));
  } else {
    write_line(page, "Lähtötaso puuttuu", "No baseline", indicator.baseline_missing);
  }
  write_line(page, "Huomaa", "Note", indicator.note);
  page.raw("</dl>\n");
  if (indicator.targets.empty()) return;
  page.raw("<table>\n<caption>").words("Kaikki tavoitteet", "All targets");
  page.raw("</caption>\n<thead><tr>");
  write_head(page, "Milloin", "When");
  write_head(page, "Tavoite", "Target", true);
  write_head(page, "Lähde", "Source");
  page.raw("</tr></thead>\n<tbody>\n");
  for (const Target& target : indicator.targets) {
    page.raw("<tr><th scope=\"row\">").text(target_time_text(target, language));
    page.raw("</th><td class=\"figure\">").text(target_text(target, indicator, language));
    page.raw("</td><td>").text(source_text(target.source, language)).raw("</td></tr>\n");
  }
  page.raw("</tbody>\n</table>\n");
}

void write_observations_of_indicator(Page& page, const Indicator& indicator,
                                     std::span<const Observation> observations) {
  const Language language = page.language();
  page.raw("<h2>").words("Julkaistut luvut", "Published figures").raw("</h2>\n");
  if (observations.empty()) {
    page.raw("<p>");
    if (indicator.computed) {
      page.words("Luku lasketaan muista mittareista.", "The figure is computed from others.");
    } else {
      page.words("Lukuja ei ole julkaistu.", "No figures have been published.");
    }
    page.raw("</p>\n");
    return;
  }
  page.raw("<table>\n<caption>");
  page.words("Kaikki luvut ja niiden versiot", "All figures and their revisions");
  page.raw("</caption>\n<thead><tr>");
  write_head(page, "Jakso", "Period");
  write_head(page, "Luku", "Figure", true);
  write_head(page, "Versio", "Revision", true);
  write_head(page, "Tiedossa", "Known from");
  write_head(page, "Lähde", "Source");
  page.raw("</tr></thead>\n<tbody>\n");
  for (const Observation& observation : observations) {
    page.raw("<tr><th scope=\"row\">").text(format_period(observation.period, language));
    page.raw("</th><td class=\"figure\">");
    page.text(observation_text(observation, indicator, language));
    page.raw("</td><td class=\"figure\">").raw(std::to_string(observation.revision));
    page.raw("</td><td>").text(format_date(observation.known_from, language));
    page.raw("</td><td>").text(source_text(observation.source, language)).raw("</td></tr>\n");
  }
  page.raw("</tbody>\n</table>\n");
}

}  // namespace viisari
