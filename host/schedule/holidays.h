// Days on which Finnish offices are closed, for runs that are moved to a working day.
// Thread-safety: pure functions.
#pragma once

#include "base/date.h"

namespace viisari {

// Easter Sunday of the Western churches; any year of the Gregorian calendar.
Date easter_sunday(int year);

// Public holidays and the eves that offices keep like them (Midsummer Eve, Christmas Eve), on
// whatever day of the week they fall. As they have stood since 1992; a change of the law is a
// change here.
bool is_finnish_holiday(Date day);

// Monday to Friday and no holiday.
bool is_working_day(Date day);

}  // namespace viisari
