// The reporting calendars: how long a period is of which figures are reported, and when one ends.
// Thread-safety: pure functions.
#pragma once

#include <string_view>

#include "base/date.h"
#include "model/period.h"

namespace viisari {

// Length of a reporting period of Indicator::reporting; 0 for "".
int calendar_months(std::string_view reporting);

// `months` divides 12. The last day of the reporting period that ended last on or before `day`.
Date last_reporting_end(Date day, int months);
// The reporting period that ends first after `day`.
Period next_reporting_period(Date day, int months);

}  // namespace viisari
