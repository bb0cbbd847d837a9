// The page of findings, and the findings of an indicator's own page.
#include <algorithm>
#include <array>
#include <map>

#include "report/explain_text.h"
#include "report/finding_text.h"
#include "web/page.h"
#include "web/request_target.h"

namespace viisari {
namespace {

constexpr std::array kAudits{Audit::kFigures, Audit::kTargets, Audit::kVerdicts};
constexpr std::array kClasses{FindingClass::kContradiction, FindingClass::kRounding,
                              FindingClass::kUnverifiable};

void write_class(Page& page, FindingClass finding_class) {
  page.raw("<span class=\"status ").raw(to_string(finding_class));
  page.raw("\"><span aria-hidden=\"true\">").raw(finding_class_shape(finding_class));
  page.raw("</span> ").text(finding_class_text(finding_class, page.language())).raw("</span>");
}

void write_source(Page& page, const Source& source) {
  page.text(source.document);
  if (!source.lines.empty()) {
    const bool one = source.lines.find_first_of(",-") == std::string::npos;
    page.words(one ? ", rivi " : ", rivit ", one ? ", line " : ", lines ").text(source.lines);
  }
  if (!source.raw.empty()) page.raw(": <q>").text(source.raw).raw("</q>");
}

void write_indicator_link(Page& page, const PublicView& view, const std::string& id) {
  const AreaSnapshot::Row* row = view.find_row(id);
  if (row == nullptr) return;
  page.raw("<a href=\"").text(page.link(indicator_path(*row->indicator))).raw("\">");
  page.text(row->indicator->title.in(page.lang())).raw("</a>");
}

void write_terms(Page& page, const PublicView& view, const Finding& finding) {
  if (finding.terms.empty()) return;
  page.raw("<details>\n<summary>").words("Luvut lähteineen", "Figures with their sources");
  page.raw("</summary>\n<table>\n<thead><tr><th scope=\"col\">").words("Luku", "Figure");
  page.raw("</th><th scope=\"col\">").words("Mittari", "Indicator");
  page.raw("</th><th scope=\"col\">").words("Jakso", "Period");
  page.raw("</th><th scope=\"col\" class=\"figure\">").words("Arvo", "Value");
  page.raw("</th><th scope=\"col\">").words("Lähde", "Source").raw("</th></tr></thead>\n<tbody>\n");
  for (const FindingTerm& term : finding.terms) {
    page.raw("<tr><th scope=\"row\">").text(term_role_text(term.role, page.language()));
    page.raw("</th><td>");
    write_indicator_link(page, view, term.id);
    page.raw("</td><td>").text(format_period(term.period, page.language()));
    page.raw("</td><td class=\"figure\">").text(term_value_text(term, page.language()));
    page.raw("</td><td>");
    write_source(page, term.source);
    page.raw("</td></tr>\n");
  }
  page.raw("</tbody>\n</table>\n</details>\n");
}

// `titles`: with the indicator that is doubted, for a page that is not its own.
void write_finding_item(Page& page, const PublicView& view, const Finding& finding, bool titles) {
  const Language language = page.language();
  page.raw("<li class=\"finding\">\n<p>");
  write_class(page, finding.finding_class);
  page.raw(" <span class=\"service\">")
      .text(rule_text(finding.rule, language))
      .raw("</span></p>\n");
  if (titles && !finding.ids.empty()) {
    page.raw("<p>");
    write_indicator_link(page, view, finding.ids.front());  // the others stand with their figures
    page.raw("</p>\n");
  }
  page.raw("<p>").text(finding_sentence(finding, language));
  for (const Message& detail : finding.details) page.raw(" ").text(sentence(detail, language));
  page.raw("</p>\n");
  const std::string arithmetic = arithmetic_text(finding, language);
  if (!arithmetic.empty()) {
    page.raw("<p>").words("Laskelma: ", "Arithmetic: ").text(arithmetic).raw("</p>\n");
  }
  const std::string difference = difference_text(finding, language);
  if (!difference.empty()) {
    page.raw("<p>").words("Ero: ", "Difference: ").text(difference).raw("</p>\n");
  }
  const std::string& note = finding.note.in(page.lang());
  if (!note.empty()) page.raw("<p>").words("Huomaa: ", "Note: ").text(note).raw("</p>\n");
  write_terms(page, view, finding);
  page.raw("</li>\n");
}

void write_option(Page& page, std::string_view value, std::string_view name, bool chosen) {
  page.raw("<option value=\"").text(value).raw("\"").raw(chosen ? " selected" : "").raw(">");
  page.text(name).raw("</option>\n");
}

void begin_select(Page& page, std::string_view name, PageWords label) {
  page.raw("<label for=\"").raw(name).raw("\">").words(label.fi, label.en);
  page.raw("</label>\n<select id=\"").raw(name).raw("\" name=\"").raw(name).raw("\">\n");
}

void write_form(Page& page, const PublicView& view, const FindingsShown& shown,
                bool keep_language) {
  const Language language = page.language();
  page.raw("<form method=\"get\" action=\"/findings\">\n");
  begin_select(page, "audit", {"Tarkastus", "Audit"});
  for (const Audit audit : kAudits) {
    write_option(page, to_string(audit), audit_text(audit, language), audit == shown.audit);
  }
  page.raw("</select>\n");
  const std::string_view all = PageWords{"kaikki", "all"}.in(language);
  begin_select(page, "area", {"Alue", "Area"});
  write_option(page, "", all, shown.area.empty());
  for (const PublicArea& area : view.areas()) {
    write_option(page, area.area->id, area.area->name.in(page.lang()), area.area->id == shown.area);
  }
  page.raw("</select>\n");
  begin_select(page, "class", {"Laji", "Class"});
  write_option(page, "", all, !shown.finding_class);
  for (const FindingClass one : kClasses) {
    write_option(page, to_string(one), finding_class_text(one, language),
                 one == shown.finding_class);
  }
  page.raw("</select>\n<label for=\"as_of\">").words("Tilanne päivänä", "As known on");
  page.raw("</label>\n<input type=\"date\" id=\"as_of\" name=\"as_of\" value=\"");
  page.raw(view.snapshot().as_of.to_string()).raw("\">\n");
  if (keep_language) {
    page.raw("<input type=\"hidden\" name=\"lang\" value=\"").raw(page.lang()).raw("\">\n");
  }
  page.raw("<button type=\"submit\">").words("Näytä", "Show").raw("</button>\n</form>\n");
}

void write_explanation_of_classes(Page& page) {
  page.raw("<dl>\n<dt>");
  write_class(page, FindingClass::kContradiction);
  page.raw("</dt><dd>")
      .words(
          "Luvut tai arviot eivät voi pitää paikkaansa yhtä aikaa, pyöristettiinpä ne miten "
          "tahansa.",
          "The figures or verdicts cannot all be right, however they were rounded.");
  page.raw("</dd>\n<dt>");
  write_class(page, FindingClass::kRounding);
  page.raw("</dt><dd>")
      .words("Ero mahtuu painettujen lukujen tarkkuuteen.",
             "The difference is within what the printed decimals allow.");
  page.raw("</dd>\n<dt>");
  write_class(page, FindingClass::kUnverifiable);
  page.raw("</dt><dd>")
      .words("Tarkistukseen tarvittava luku puuttuu, tai erolle voi olla muu selitys.",
             "A figure that is needed is missing, or the difference may have another reason.");
  page.raw("</dd>\n</dl>\n");
}

}  // namespace

std::string render_findings(const PublicView& view, const FindingsShown& shown,
                            const PageContext& context) {
  Page page(context);
  page.begin(audit_text(shown.audit, context.language));
  write_form(page, view, shown, context.language_asked);
  write_explanation_of_classes(page);
  for (const PublicArea& area : view.areas()) {
    if (!shown.area.empty() && shown.area != area.area->id) continue;
    std::map<FindingClass, int> counts;
    for (const Finding* finding : shown.findings) {
      if (finding->area == area.area->id) ++counts[finding->finding_class];
    }
    page.raw("<section aria-labelledby=\"").text(area.area->id).raw("\">\n<h2 id=\"");
    page.text(area.area->id).raw("\">").text(area.area->name.in(page.lang())).raw("</h2>\n");
    if (counts.empty()) {
      page.raw("<p>").words("Ei löydöksiä.", "No findings.").raw("</p>\n</section>\n");
      continue;
    }
    page.raw("<ul class=\"counts\">\n");
    for (const auto& [finding_class, count] : counts) {
      page.raw("<li>");
      write_class(page, finding_class);
      page.raw(" <strong>").raw(std::to_string(count)).raw("</strong></li>\n");
    }
    page.raw("</ul>\n<ul class=\"findings\">\n");
    for (const Finding* finding : shown.findings) {
      if (finding->area == area.area->id) write_finding_item(page, view, *finding, true);
    }
    page.raw("</ul>\n</section>\n");
  }
  return page.finish();
}

void write_findings_of_indicator(Page& page, const PublicView& view,
                                 std::span<const Finding* const> findings) {
  if (findings.empty()) return;
  page.raw("<h2>").words("Löydökset", "Findings").raw("</h2>\n<ul class=\"findings\">\n");
  for (const Finding* finding : findings) write_finding_item(page, view, *finding, false);
  page.raw("</ul>\n");
}

}  // namespace viisari
