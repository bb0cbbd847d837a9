#include "base/date.h"

#include <array>
#include <cstdio>

#include "base/text.h"

namespace viisari {
namespace {

namespace chr = std::chrono;

chr::year_month_day ymd(Date date) {
  return chr::year_month_day(date.sys_days());
}

constexpr int kFirstYear = 1900;
constexpr int kLastYear = 2199;

}  // namespace

std::optional<Date> Date::from_ymd(int year, int month, int day) {
  if (year < kFirstYear || year > kLastYear || month < 1 || month > 12 || day < 1 || day > 31) {
    return std::nullopt;
  }
  const chr::year_month_day value{chr::year(year), chr::month(static_cast<unsigned>(month)),
                                  chr::day(static_cast<unsigned>(day))};
  if (!value.ok()) return std::nullopt;
  return Date(chr::sys_days(value));
}

std::optional<Date> Date::parse(std::string_view iso) {
  if (iso.size() != 10 || iso[4] != '-' || iso[7] != '-') return std::nullopt;
  const auto year = parse_unsigned(iso.substr(0, 4));
  const auto month = parse_unsigned(iso.substr(5, 2));
  const auto day = parse_unsigned(iso.substr(8, 2));
  if (!year || !month || !day) return std::nullopt;
  return from_ymd(*year, *month, *day);
}

Date Date::end_of_month(int year, int month) {
  const chr::year_month_day_last last{
      chr::year(year), chr::month_day_last(chr::month(static_cast<unsigned>(month)))};
  return Date(chr::sys_days(last));
}

int Date::year() const {
  return static_cast<int>(ymd(*this).year());
}
int Date::month() const {
  return static_cast<int>(static_cast<unsigned>(ymd(*this).month()));
}
int Date::day() const {
  return static_cast<int>(static_cast<unsigned>(ymd(*this).day()));
}

Date Date::plus_years(int years) const {
  const chr::year_month_day moved = ymd(*this) + chr::years(years);
  if (moved.ok()) return Date(chr::sys_days(moved));
  return end_of_month(static_cast<int>(moved.year()),
                      static_cast<int>(static_cast<unsigned>(moved.month())));
}

std::string Date::to_string() const {
  std::array<char, 16> buffer{};
  std::snprintf(buffer.data(), buffer.size(), "%04d-%02d-%02d", year(), month(), day());
  return buffer.data();
}

std::string to_string(Instant instant) {
  const Date date = Date::of(instant);
  const auto seconds = (instant - date.sys_days()).count();
  std::array<char, 16> buffer{};
  std::snprintf(buffer.data(), buffer.size(), "T%02d:%02d:%02dZ", static_cast<int>(seconds / 3600),
                static_cast<int>(seconds / 60 % 60), static_cast<int>(seconds % 60));
  return date.to_string() + buffer.data();
}

std::optional<Instant> parse_instant(std::string_view iso) {
  if (iso.size() != 20 || iso[10] != 'T' || iso[13] != ':' || iso[16] != ':' || iso[19] != 'Z') {
    return std::nullopt;
  }
  const auto date = Date::parse(iso.substr(0, 10));
  const auto hour = parse_unsigned(iso.substr(11, 2));
  const auto minute = parse_unsigned(iso.substr(14, 2));
  const auto second = parse_unsigned(iso.substr(17, 2));
  if (!date || !hour || !minute || !second) return std::nullopt;
  if (*hour > 23 || *minute > 59 || *second > 59) return std::nullopt;
  return Instant(date->sys_days()) + chr::hours(*hour) + chr::minutes(*minute) +
         chr::seconds(*second);
}

Instant SystemClock::now() const {
  return chr::floor<chr::seconds>(chr::system_clock::now());
}

}  // namespace viisari
