#include "web/page.h"
#include "web/pages.h"

namespace viisari {

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
