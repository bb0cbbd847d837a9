// What `viisari status --year` prints for people. Thread-safety: pure functions.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "model/outlook.h"
#include "report/format.h"
#include "web/api_source.h"

namespace viisari {

struct OutlookRow {
  const Indicator* indicator = nullptr;
  Outlook outlook;
};

// A table of the area's indicators of which the year asks something or a projection tells it; the
// others are counted below it, as are the `withheld` ones, which are not public. `year` must be
// among the outlooks' years.
std::string print_area_outlook(const AreaSnapshot& area, const std::vector<OutlookRow>& rows,
                               std::size_t withheld, int year, Date as_of, Language language);

}  // namespace viisari
