#include "schedule/holidays.h"

namespace viisari {
namespace {

std::chrono::weekday weekday(Date day) {
  return std::chrono::weekday(day.sys_days());
}

}  // namespace

// The anonymous Gregorian computus, published in Nature, 20 April 1876; J. Meeus, Astronomical
// Algorithms (1991), chapter 8.
Date easter_sunday(int year) {
  const int a = year % 19;
  const int b = year / 100;
  const int c = year % 100;
  const int d = b / 4;
  const int e = b % 4;
  const int f = (b + 8) / 25;
  const int g = (b - f + 1) / 3;
  const int h = (19 * a + b - d - g + 15) % 30;
  const int i = c / 4;
  const int k = c % 4;
  const int l = (32 + 2 * e + 2 * i - h - k) % 7;
  const int m = (a + 11 * h + 22 * l) / 451;
  const int month = (h + l - 7 * m + 114) / 31;
  const int day = (h + l - 7 * m + 114) % 31 + 1;
  using namespace std::chrono;
  return Date(sys_days(std::chrono::year(year) / month / day));
}

// The church holidays are those of the Church Act; Independence Day is kept by act 388/1937 and the
// first of May by act 272/1944. Midsummer Eve and Christmas Eve are no public holidays by law, but
// days off by the collective agreements that the counties' offices follow.
bool is_finnish_holiday(Date day) {
  const int month = day.month();
  const int of_month = day.day();
  const auto is = [&](int m, int d) { return month == m && of_month == d; };
  if (is(1, 1) || is(1, 6) || is(5, 1) || is(12, 6) || is(12, 24) || is(12, 25) || is(12, 26)) {
    return true;
  }
  switch (days_between(easter_sunday(day.year()), day)) {
    case -2:  // Good Friday
    case 0:   // Easter Sunday
    case 1:   // Easter Monday
    case 39:  // Ascension Day
    case 49:  // Whit Sunday
      return true;
    default:
      break;
  }
  const auto of_week = weekday(day);
  // Midsummer Eve and Day: the Friday and Saturday of 19–26 June.
  if (month == 6 && of_week == std::chrono::Friday) return 19 <= of_month && of_month <= 25;
  if (month == 6 && of_week == std::chrono::Saturday) return 20 <= of_month && of_month <= 26;
  // All Saints' Day: the Saturday of 31 October – 6 November.
  return of_week == std::chrono::Saturday && (is(10, 31) || (month == 11 && of_month <= 6));
}

bool is_working_day(Date day) {
  const auto of_week = weekday(day);
  return of_week != std::chrono::Saturday && of_week != std::chrono::Sunday &&
         !is_finnish_holiday(day);
}

}  // namespace viisari
