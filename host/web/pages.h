// The plain HTML pages: no script, one style sheet, readable by a screen reader. Whatever comes
// from definitions, figures or the request is escaped.
// Thread-safety: pure functions.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "model/assessment.h"
#include "model/finding.h"
#include "model/outlook.h"
#include "report/format.h"
#include "web/problem.h"
#include "web/public_view.h"
#include "web/subscriptions.h"

namespace viisari {

struct PageContext {
  Language language = Language::kFinnish;
  std::string path;             // of this page, for the links to it in the other language
  std::string as_of;            // as the request gave it, checked; empty: the default day
  bool language_asked = false;  // by ?lang: links keep it
};

std::string render_overview(const PublicView& view, const PageContext& page);
// `drawing`: its chart as SVG. `findings`: those about the indicator, each shown by the view.
std::string render_indicator(const PublicView& view, const AreaSnapshot::Row& row,
                             const Explanation& explanation,
                             std::span<const Observation> observations, const Outlook& outlook,
                             std::string_view drawing, std::span<const Finding* const> findings,
                             const PageContext& page);

// The findings of one audit that the page shows, and what it was asked for.
struct FindingsShown {
  Audit audit = Audit::kFigures;
  std::string area;  // empty: all
  std::optional<FindingClass> finding_class;
  std::vector<const Finding*> findings;  // each shown by the view
};
std::string render_findings(const PublicView& view, const FindingsShown& shown,
                            const PageContext& page);
// The page for leaving the digests; its button changes something, looking at it does not.
std::string render_unsubscribe(const Subscription& subscription, const PageContext& page);
std::string render_problem(const Problem& problem, const PageContext& page);

}  // namespace viisari
