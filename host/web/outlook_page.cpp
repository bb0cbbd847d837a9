// The part of an indicator's page that looks ahead.
#include "report/outlook_text.h"
#include "web/page.h"

namespace viisari {
namespace {

void write_cell(Page& page, const std::string& text) {
  page.raw("<td class=\"figure\">");
  if (!text.empty()) {
    page.text(text);
  } else {
    page.raw("<span aria-hidden=\"true\">–</span><span class=\"hidden\">");
    page.words("ei ole", "none").raw("</span>");
  }
  page.raw("</td>");
}

}  // namespace

void write_outlook_of_indicator(Page& page, const Indicator& indicator, const Outlook& outlook) {
  if (outlook.years.empty()) return;
  const OutlookText text(indicator, outlook, page.language());
  const std::string span =
      std::to_string(outlook.years.front().year) + "–" + std::to_string(outlook.years.back().year);
  page.raw("<h2>").words("Vuodet ", "The years ").text(span).raw("</h2>\n");
  if (outlook.simulated) {
    page.raw("<p>").words("Lähtökohtana on simuloitu luku.", "It starts from a simulated figure.");
    page.raw("</p>\n");
  }
  page.raw("<table>\n<caption>");
  page.words(
      "Mitä vuodet vaativat ja mihin suunta vie; suluissa väli, jolle luku osuu 80 %:n "
      "todennäköisyydellä",
      "What the years ask and where the trend leads; in brackets the range that holds the "
      "figure with a probability of 80 %");
  page.raw("</caption>\n<thead><tr><th scope=\"col\">").words("Vuosi", "Year");
  page.raw("</th><th scope=\"col\" class=\"figure\">").words("Tavoite", "Target");
  page.raw("</th><th scope=\"col\" class=\"figure\">").words("Odotettu", "Expected");
  page.raw("</th><th scope=\"col\" class=\"figure\">").words("Ennuste", "Projection");
  page.raw("</th><th scope=\"col\">").words("Mitä puuttuu ja miksi", "What is missing, and why");
  page.raw("</th></tr></thead>\n<tbody>\n");
  for (const OutlookYear& year : outlook.years) {
    page.raw("<tr><th scope=\"row\">").text(std::to_string(year.year)).raw("</th>");
    write_cell(page, text.target(year));
    write_cell(page, text.expected(year));
    write_cell(page, text.projection(year.projection));
    page.raw("<td>");
    bool first = true;
    for (const std::string& gap : text.year_gaps(year)) {
      if (!first) page.raw("; ");
      page.text(gap);
      first = false;
    }
    page.raw("</td></tr>\n");
  }
  page.raw("</tbody>\n</table>\n<dl>\n");
  const auto line = [&](std::string_view fi, std::string_view en, const std::string& value,
                        OutlookGap gap) {
    page.raw("<dt>").words(fi, en).raw("</dt><dd>");
    page.text(value.empty() ? outlook_gap_text(gap, page.language()) : std::string_view(value));
    page.raw("</dd>\n");
  };
  const OutlookTarget& last = outlook.last;
  line("Tarvittava vuosivauhti", "Pace required a year", text.required_pace(),
       last.gap != OutlookGap::kNone ? last.gap : last.required_pace.gap);
  line("Paras vuosivauhti tähän asti", "Best pace a year so far", text.best_pace(),
       outlook.best_pace.gap);
  line("Viimeinen tavoite saavutettavissa vielä", "Last target reachable until",
       text.reachable_until(), outlook.reachable_gap);
  page.raw("</dl>\n");
}

}  // namespace viisari
