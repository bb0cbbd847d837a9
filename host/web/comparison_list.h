// Comparisons as they are shown: the indicators that a definition puts side by side, with the
// verdicts of the day and with what a reader should notice about the figures.
// Ownership: everything is borrowed from the view. Thread-safety: pure functions.
#pragma once

#include <string>
#include <vector>

#include "report/json_stat.h"
#include "report/table.h"
#include "web/public_view.h"

namespace viisari {

class JsonWriter;

struct ShownComparison {
  struct Member {
    const PublicArea* area = nullptr;
    const AreaSnapshot::Row* row = nullptr;
    const LocalText* note = nullptr;  // never null; may be empty
  };
  const Comparison* comparison = nullptr;
  std::vector<Member> members;  // in the order of the areas, then of the definition
};

// Those of which the view shows indicators of at least two areas.
std::vector<ShownComparison> shown_comparisons(const PublicView& view);

// A Comparison of openapi.yaml.
void write_comparison(JsonWriter& json, const ShownComparison& shown, Date as_of);
Table comparison_table(const std::vector<ShownComparison>& shown, Date as_of, Language language);
std::vector<StatFigure> comparison_figures(const std::vector<ShownComparison>& shown,
                                           Language language);

}  // namespace viisari
