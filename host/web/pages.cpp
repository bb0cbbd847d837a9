#include "web/pages.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "base/text.h"
#include "model/unit.h"
#include "report/explain_text.h"
#include "report/finding_text.h"
#include "report/format.h"
#include "report/wording.h"
#include "web/page.h"

namespace viisari {
namespace {

void write_figure(Page& page, const std::string& figure) {
  if (!figure.empty()) {
    page.text(figure);
  } else {
    page.raw("<span aria-hidden=\"true\">–</span><span class=\"hidden\">");
    page.words("ei ole", "none").raw("</span>");
  }
}

void write_row(Page& page, const AreaSnapshot::Row& row, Language language) {
  const Indicator& indicator = *row.indicator;
  const Assessment& assessment = row.assessment;
  page.raw("<tr>\n<th scope=\"row\"><a href=\"").text(page.link(indicator_path(indicator)));
  page.raw("\">").text(indicator.title.in(page.lang())).raw("</a><br><span class=\"service\">");
  page.text(indicator.service).raw("</span></th>\n<td>");
  write_status(page, assessment.status);
  page.raw("</td>\n<td class=\"figure\">");
  write_figure(page, figure_text(assessment, assessment.value, indicator, language));
  if (assessment.value && assessment.period.valid()) {
    page.raw("<br><span class=\"period\">").text(format_period(assessment.period, language));
    page.raw("</span>");
  }
  page.raw("</td>\n<td class=\"figure\">");
  write_figure(page, figure_text(assessment, assessment.expected, indicator, language));
  page.raw("</td>\n<td>").text(reason_text(assessment, language)).raw("</td>\n</tr>\n");
}

bool any_simulated(const PublicView& view) {
  const auto& areas = view.areas();
  return std::any_of(areas.begin(), areas.end(), [](const PublicArea& area) {
    return std::any_of(area.rows.begin(), area.rows.end(),
                       [](const AreaSnapshot::Row* row) { return row->assessment.simulated; });
  });
}

// Nobody may take made-up figures for real ones, whatever part of the page they look at.
void write_simulated_notice(Page& page) {
  page.raw("<p class=\"notice\" role=\"note\"><strong>");
  page.words("Simuloituja lukuja", "Simulated figures").raw("</strong>: ");
  page.words(
      "osa näistä luvuista on keksitty ohjelman kokeilemista varten. Kukaan ei ole "
      "julkaissut niitä.",
      "some of these figures are made up to try the program. Nobody has published them.");
  page.raw("</p>\n");
}

void write_counts(Page& page, const PublicArea& area) {
  page.raw("<ul class=\"counts\">\n");
  for (const AssessmentStatus status : kStatusOrder) {
    const int count = area.counts.at(status);
    if (count == 0) continue;
    page.raw("<li>");
    write_status(page, status);
    page.raw(" <strong>").raw(std::to_string(count)).raw("</strong></li>\n");
  }
  page.raw("</ul>\n");
}

// The worst few, so that nobody has to open a long table to see what is wrong.
void write_worst(Page& page, const PublicArea& area, Language language) {
  constexpr std::size_t kShown = 5;
  std::vector<const AreaSnapshot::Row*> worst;
  for (const AssessmentStatus status :
       {AssessmentStatus::kMissed, AssessmentStatus::kOffTrack, AssessmentStatus::kAtRisk}) {
    for (const AreaSnapshot::Row* row : area.rows) {
      if (row->assessment.status == status && worst.size() < kShown) worst.push_back(row);
    }
  }
  if (worst.empty()) return;
  page.raw("<ul class=\"worst\">\n");
  for (const AreaSnapshot::Row* row : worst) {
    page.raw("<li>");
    write_status(page, row->assessment.status);
    page.raw(" <a href=\"").text(page.link(indicator_path(*row->indicator))).raw("\">");
    page.text(row->indicator->title.in(page.lang())).raw("</a>: ");
    page.text(reason_text(row->assessment, language)).raw("</li>\n");
  }
  page.raw("</ul>\n");
}

void write_definition(Page& page, PageWords name, std::string_view value) {
  if (value.empty()) return;
  page.raw("<dt>").words(name.fi, name.en).raw("</dt><dd>").text(value).raw("</dd>\n");
}

// The document's own verdict with its meaning, beside the computed one, and why they differ.
void write_stated_verdict(Page& page, const Assessment& assessment,
                          std::span<const Finding* const> findings) {
  if (assessment.stated_verdict_raw.empty()) return;
  page.raw("<dt>").words("Asiakirjan oma arvio", "Verdict stated in the document");
  page.raw("</dt><dd><q>").text(assessment.stated_verdict_raw).raw("</q>");
  if (assessment.stated_verdict) {
    page.raw(" ");
    write_status(page, *assessment.stated_verdict);
  }
  page.raw("</dd>\n<dt>").words("Laskettu arvio", "Computed verdict").raw("</dt><dd>");
  write_status(page, assessment.status);
  if (assessment.agrees) {
    page.raw(" ");
    if (*assessment.agrees) {
      page.words("(sama)", "(the same)");
    } else {
      page.words("(eri)", "(differs)");
    }
  }
  page.raw("</dd>\n");
  for (const Finding* finding : findings) {
    if (finding->audit != Audit::kVerdicts) continue;
    write_definition(page, {"Miksi ne eroavat", "Why they differ"},
                     finding_sentence(*finding, page.language()));
  }
}

void write_inputs(Page& page, const Indicator& indicator, const Assessment& assessment,
                  const Explanation& explanation, Language language) {
  page.raw("<table>\n<caption>")
      .words("Luvut, joihin arvio perustuu", "Figures behind the verdict");
  page.raw("</caption>\n<thead><tr><th scope=\"col\">").words("Luku", "Figure");
  page.raw("</th><th scope=\"col\">").words("Jakso", "Period");
  page.raw("</th><th scope=\"col\" class=\"figure\">").words("Arvo", "Value");
  page.raw("</th><th scope=\"col\">").words("Lähde", "Source").raw("</th></tr></thead>\n<tbody>\n");
  for (const ExplanationInput& input : explanation.inputs) {
    page.raw("<tr><th scope=\"row\">").text(input_role_text(input.role, language));
    page.raw("</th><td>").text(format_period(input.period, language));
    if (input.assumed) page.words(" (oletettu)", " (assumed)");
    page.raw("</td><td class=\"figure\">");
    page.text(input_value_text(input, assessment, indicator, language));
    page.raw("</td><td>").text(source_text(input.source, language)).raw("</td></tr>\n");
  }
  page.raw("</tbody>\n</table>\n");
}

void write_day_form(Page& page, const PublicView& view, const PageContext& context) {
  page.raw("<form method=\"get\" action=\"").text(context.path).raw("\">\n<label for=\"as_of\">");
  page.words("Tilanne päivänä", "As known on").raw("</label>\n");
  page.raw("<input type=\"date\" id=\"as_of\" name=\"as_of\" value=\"");
  page.raw(view.snapshot().as_of.to_string()).raw("\">\n");
  if (context.language_asked) {
    page.raw("<input type=\"hidden\" name=\"lang\" value=\"").raw(page.lang()).raw("\">\n");
  }
  page.raw("<button type=\"submit\">").words("Näytä", "Show").raw("</button>\n</form>\n");
}

}  // namespace

std::string render_overview(const PublicView& view, const PageContext& context) {
  Page page(context);
  const Language language = context.language;
  page.begin(PageWords{"Palvelustrategian mittarit", "Service-strategy indicators"}.in(language));
  if (any_simulated(view)) write_simulated_notice(page);
  write_day_form(page, view, context);
  for (const PublicArea& area : view.areas()) {
    page.raw("<section aria-labelledby=\"").text(area.area->id).raw("\">\n<h2 id=\"");
    page.text(area.area->id).raw("\">").text(area.area->name.in(page.lang())).raw("</h2>\n");
    if (area.rows.empty()) {
      page.raw("<p>").words("Ei julkisia mittareita.", "No public indicators.");
      page.raw("</p>\n</section>\n");
      continue;
    }
    write_counts(page, area);
    write_worst(page, area, language);
    page.raw("<p><a href=\"").text(page.link("/findings?area=" + area.area->id)).raw("\">");
    page.words("Löydökset luvuista ja tavoitteista: ", "Findings about figures and targets: ");
    page.text(area.area->name.in(page.lang())).raw("</a></p>\n");
    page.raw("<details>\n<summary>").words("Kaikki mittarit", "All indicators");
    page.raw(" (").raw(std::to_string(area.rows.size())).raw(")</summary>\n<table>\n<caption>");
    page.words("Mittarit: ", "Indicators: ").text(area.area->name.in(page.lang()));
    page.raw("</caption>\n<thead><tr><th scope=\"col\">").words("Mittari", "Indicator");
    page.raw("</th><th scope=\"col\">").words("Tila", "Status");
    page.raw("</th><th scope=\"col\" class=\"figure\">").words("Viimeisin", "Latest");
    page.raw("</th><th scope=\"col\" class=\"figure\">").words("Odotus", "Expected");
    page.raw("</th><th scope=\"col\">").words("Perustelu", "Reason");
    page.raw("</th></tr></thead>\n<tbody>\n");
    for (const AreaSnapshot::Row* row : area.rows) write_row(page, *row, language);
    page.raw("</tbody>\n</table>\n</details>\n</section>\n");
  }
  return page.finish();
}

std::string render_indicator(const PublicView& view, const AreaSnapshot::Row& row,
                             const Explanation& explanation,
                             std::span<const Observation> observations, const Outlook& outlook,
                             std::string_view drawing, std::span<const Finding* const> findings,
                             const PageContext& context) {
  Page page(context);
  const Language language = context.language;
  const Indicator& indicator = *row.indicator;
  const Assessment& assessment = row.assessment;
  page.begin(indicator.title.in(page.lang()));
  const bool simulated =
      std::any_of(observations.begin(), observations.end(), [](const Observation& observation) {
        return observation.source.document == kSimulatedDocument;
      });
  if (simulated || assessment.simulated) write_simulated_notice(page);
  page.raw("<p class=\"verdict\">");
  write_status(page, assessment.status);
  page.raw(": ").text(reason_text(assessment, language)).raw("</p>\n");
  write_day_form(page, view, context);
  page.raw("<figure class=\"chart\">\n").raw(drawing).raw("</figure>\n");

  page.raw("<dl>\n");
  const PublicArea* area = view.find_area(indicator.area);
  if (area != nullptr) {
    write_definition(page, {"Alue", "Area"}, area->area->name.in(page.lang()));
  }
  write_definition(page, {"Palvelu", "Service"}, indicator.service);
  write_definition(page, {"Tavoite", "Goal"}, indicator.goal);
  const auto write_figure_line = [&](PageWords name, std::optional<double> value) {
    write_definition(page, name,
                     figure_text(assessment, value, indicator, language, explanation.steps));
  };
  write_figure_line({"Viimeisin luku", "Latest figure"}, assessment.value);
  write_definition(page, {"Jakso", "Period"}, format_period(assessment.period, language));
  write_figure_line({"Odotettu", "Expected"}, assessment.expected);
  write_figure_line({"Etumatka (miinus: jäljessä)", "Margin (minus: behind)"}, assessment.margin);
  write_figure_line({"Tilan vaihtava luku", "Figure that would change the status"},
                    assessment.flip_value);
  write_figure_line({"Ennuste", "Projection"}, assessment.projection);
  write_stated_verdict(page, assessment, findings);
  write_definition(page, {"Menetelmä", "Method"},
                   assessment.method + " " + std::to_string(assessment.method_version));
  page.raw("</dl>\n<h2>")
      .words("Näin arvio syntyi", "How the verdict came about")
      .raw("</h2>\n<ol>\n");
  for (const Message& step : explanation.steps) {
    page.raw("<li>").text(sentence(step, language)).raw("</li>\n");
  }
  page.raw("</ol>\n");
  if (!explanation.inputs.empty()) write_inputs(page, indicator, assessment, explanation, language);
  write_definition_of_indicator(page, indicator);
  write_observations_of_indicator(page, indicator, observations);
  write_outlook_of_indicator(page, indicator, outlook);
  write_findings_of_indicator(page, view, findings);
  return page.finish();
}

std::string render_problem(const Problem& problem, const PageContext& context) {
  Page page(context);
  page.begin(problem.type->title(context.language));
  page.raw("<p>").text(problem.type->help(context.language)).raw("</p>\n");
  if (!problem.detail.empty()) page.raw("<p>").text(problem.detail).raw("</p>\n");
  if (!problem.errors.empty()) {
    page.raw("<ul>\n");
    for (const ParameterError& error : problem.errors) {
      page.raw("<li><code>").text(error.parameter).raw("</code>: ").text(error.detail);
      page.raw("</li>\n");
    }
    page.raw("</ul>\n");
  }
  page.raw("<p><a href=\"").text(page.link("/")).raw("\">").words("Etusivulle", "Front page");
  page.raw("</a></p>\n");
  return page.finish();
}

}  // namespace viisari
