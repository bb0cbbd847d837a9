// The plain HTML pages: no script, one style sheet, readable by a screen reader. Whatever comes
// from definitions, figures or the request is escaped.
// Thread-safety: pure functions.
#pragma once

#include <string>
#include <string_view>

#include "model/assessment.h"
#include "report/format.h"
#include "web/problem.h"
#include "web/public_view.h"

namespace viisari {

struct PageContext {
  Language language = Language::kFinnish;
  std::string path;             // of this page, for the links to it in the other language
  std::string as_of;            // as the request gave it, checked; empty: the default day
  bool language_asked = false;  // by ?lang: links keep it
};

std::string render_overview(const PublicView& view, const PageContext& page);
std::string render_indicator(const PublicView& view, const AreaSnapshot::Row& row,
                             const Explanation& explanation, const PageContext& page);
std::string render_problem(const Problem& problem, const PageContext& page);

// &, <, >, ", ' as references; control characters that HTML forbids as U+FFFD.
std::string escape_html(std::string_view text);

}  // namespace viisari
