#include "engine/reporting_calendar.h"

#include <string>

namespace viisari {

int calendar_months(std::string_view reporting) {
  if (reporting == "monthly") return 1;
  if (reporting == "quarterly") return 3;
  if (reporting == "four_monthly") return 4;
  if (reporting == "half_yearly") return 6;
  if (reporting == "yearly") return 12;
  return 0;
}

Date last_reporting_end(Date day, int months) {
  // The period that holds the day after: its first month's eve is the end before it.
  const Date next = day.plus_days(1);
  const int first_month = (next.month() - 1) / months * months + 1;
  return Date::from_ymd(next.year(), first_month, 1)->plus_days(-1);
}

Period next_reporting_period(Date day, int months) {
  const Date next = day.plus_days(1);
  const int first_month = (next.month() - 1) / months * months + 1;
  switch (months) {
    case 1:
      return Period::of_month(next.year(), first_month);
    case 3:
      return Period::of_quarter(next.year(), (first_month + 2) / 3);
    case 6:
      return *Period::parse(std::to_string(next.year()) + (first_month == 1 ? "-H1" : "-H2"));
    case 12:
      return Period::of_year(next.year());
    default:
      return Period::of_span(*Date::from_ymd(next.year(), first_month, 1),
                             Date::end_of_month(next.year(), first_month + months - 1));
  }
}

}  // namespace viisari
