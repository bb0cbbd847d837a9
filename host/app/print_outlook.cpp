#include "app/print_outlook.h"

#include "app/text_table.h"
#include "report/outlook_text.h"

namespace viisari {
namespace {

// Something is asked of the year or known of it.
bool is_worth_a_row(const OutlookYear& year) {
  return year.target.gap == OutlookGap::kNone || year.expected.gap == OutlookGap::kNone ||
         !year.from_previous_year.empty() || year.done || year.projection.figure.value.has_value();
}

std::string or_dash(std::string text) {
  return text.empty() ? "–" : text;
}

}  // namespace

std::string print_area_outlook(const AreaSnapshot& area, const std::vector<OutlookRow>& rows,
                               std::size_t withheld, int year, Date as_of, Language language) {
  const bool finnish = language == Language::kFinnish;
  using Align = TextTable::Align;
  TextTable table({{finnish ? "mittari" : "indicator"},
                   {finnish ? "tavoite" : "target", Align::kRight},
                   {finnish ? "odotettu" : "expected", Align::kRight},
                   {finnish ? "ennuste (80 %)" : "projection (80 %)", Align::kRight},
                   {finnish ? "tarvittava vuosivauhti" : "pace required a year", Align::kRight},
                   {finnish ? "paras vuosivauhti" : "best pace a year", Align::kRight},
                   {finnish ? "saavutettavissa vielä" : "reachable until", Align::kRight},
                   {finnish ? "mitä puuttuu ja miksi" : "what is missing, and why"}});
  std::size_t without = 0;
  for (const OutlookRow& row : rows) {
    const OutlookYear* shown = row.outlook.find(year);
    if (shown == nullptr || !is_worth_a_row(*shown)) {
      ++without;
      continue;
    }
    const OutlookText text(*row.indicator, row.outlook, language);
    std::string notes;
    if (row.outlook.simulated) notes = finnish ? "simuloituja lukuja" : "simulated figures";
    for (const std::string& gap : text.gaps(*shown)) notes += (notes.empty() ? "" : "; ") + gap;
    table.add({row.indicator->key, or_dash(text.target(*shown)), or_dash(text.expected(*shown)),
               or_dash(text.projection(shown->projection)), or_dash(text.required_pace()),
               or_dash(text.best_pace()), or_dash(text.reachable_until()), notes});
  }
  std::string out = area.name.in(to_string(language)) + " (" + area.id + "), " +
                    std::to_string(year) + (finnish ? ", tilanne " : ", as known on ") +
                    format_date(as_of, language) + "\n";
  if (!table.empty()) out += table.to_string(2);
  const std::string count = std::to_string(without);
  if (without > 0) {
    out += finnish ? "  Lisäksi " + count +
                         " mittaria, joilla ei ole siihen vuoteen tavoitetta eikä ennustetta.\n"
                   : "  Besides, " + count +
                         " indicators with neither a target up to that year nor a projection.\n";
  }
  if (withheld > 0) {
    out += "  " + std::to_string(withheld) +
           (finnish ? " mittaria ei ole julkisia; --restricted näyttää ne.\n"
                    : " indicators are not public; --restricted shows them.\n");
  }
  return out;
}

}  // namespace viisari
