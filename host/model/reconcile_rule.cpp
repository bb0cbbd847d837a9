#include "model/reconcile_rule.h"

#include <array>

#include "base/enum_words.h"

namespace viisari {

bool operator==(const FigureRef& a, const FigureRef& b) {
  return a.kind == b.kind && a.id == b.id && a.period == b.period && a.time == b.time &&
         a.printed == b.printed && a.unit == b.unit && a.source.document == b.source.document &&
         a.source.lines == b.source.lines && a.source.raw == b.source.raw;
}

std::string_view to_string(ReconcileForm form) {
  constexpr std::array<std::string_view, 12> kForms{
      "",     "total", "share",   "change", "change_percent", "derived",
      "same", "ratio", "average", "pace",   "within",         "percent_of_change"};
  return word_of(kForms, form);
}

}  // namespace viisari
