#include "day_oracle.h"

#include <algorithm>
#include <array>

namespace viisari::testing_support {
namespace {

constexpr std::array<const char*, 4> kFrequencies{"DAILY", "WEEKLY", "MONTHLY", "YEARLY"};
constexpr std::array<const char*, 7> kWeekdays{"MO", "TU", "WE", "TH", "FR", "SA", "SU"};

// 1970-01-01 was a Thursday.
int week_day(Date day) {
  return ((day.days_since_epoch() + 3) % 7 + 7) % 7;
}
int week(Date day) {
  return (day.days_since_epoch() + 3 - week_day(day)) / 7;
}
int month(Date day) {
  return day.year() * 12 + day.month();
}
int month_length(Date day) {
  return Date::end_of_month(day.year(), day.month()).day();
}

int period(Frequency frequency, Date day) {
  switch (frequency) {
    case Frequency::kDaily:
      return day.days_since_epoch();
    case Frequency::kWeekly:
      return week(day);
    case Frequency::kMonthly:
      return month(day);
    case Frequency::kYearly:
      break;
  }
  return day.year();
}

// Whether `day` is the n-th of its weekday among `length` days of which it is number `place`,
// from 1.
bool is_nth(int n, int place, int length) {
  const int from_start = (place - 1) / 7 + 1;
  const int from_end = (length - place) / 7 + 1;
  return n == 0 || n == from_start || n == -from_end;
}

bool matches(const OracleRule& rule, Date start, Date day) {
  if (!rule.months.empty() && !rule.months.contains(day.month())) return false;
  const int length = month_length(day);
  if (!rule.month_days.empty() && !rule.month_days.contains(day.day()) &&
      !rule.month_days.contains(day.day() - length - 1)) {
    return false;
  }
  const bool yearly = rule.frequency == Frequency::kYearly;
  if (!rule.week_days.empty()) {
    const bool in_year = yearly && rule.months.empty();
    const int first = Date::from_ymd(day.year(), 1, 1)->days_since_epoch();
    const int of_year = Date::from_ymd(day.year() + 1, 1, 1)->days_since_epoch() - first;
    const int place = in_year ? day.days_since_epoch() - first + 1 : day.day();
    return std::any_of(rule.week_days.begin(), rule.week_days.end(), [&](const auto& wanted) {
      return wanted.second == week_day(day) &&
             is_nth(wanted.first, place, in_year ? of_year : length);
    });
  }
  if (!rule.month_days.empty()) return true;
  switch (rule.frequency) {
    case Frequency::kDaily:
      return true;
    case Frequency::kWeekly:
      return week_day(day) == week_day(start);
    case Frequency::kMonthly:
      return day.day() == start.day();
    case Frequency::kYearly:
      break;
  }
  return day.day() == start.day() && (!rule.months.empty() || day.month() == start.month());
}

}  // namespace

std::string OracleRule::text() const {
  std::string text = std::string("FREQ=") + kFrequencies.at(static_cast<std::size_t>(frequency)) +
                     ";INTERVAL=" + std::to_string(interval);
  const auto list = [&](const char* name, const std::set<int>& all) {
    const char* separator = "";
    if (!all.empty()) text += std::string(";") + name + "=";
    for (const int one : all) {
      text += separator + std::to_string(one);
      separator = ",";
    }
  };
  list("BYMONTH", months);
  list("BYMONTHDAY", month_days);
  if (!week_days.empty()) text += ";BYDAY=";
  const char* separator = "";
  for (const auto& [n, day] : week_days) {
    text += separator + (n == 0 ? std::string() : std::to_string(n)) +
            kWeekdays.at(static_cast<std::size_t>(day));
    separator = ",";
  }
  list("BYSETPOS", positions);
  return text;
}

std::vector<Date> OracleRule::days(Date start, Date last) const {
  std::vector<Date> found;
  // The period that `start` is in counts whole, for the positions.
  Date day = start;
  while (period(frequency, day.plus_days(-1)) == period(frequency, start)) day = day.plus_days(-1);
  while (day <= last) {
    const int current = period(frequency, day);
    std::vector<Date> candidates;
    for (; period(frequency, day) == current; day = day.plus_days(1)) {
      if (matches(*this, start, day)) candidates.push_back(day);
    }
    if ((current - period(frequency, start)) % interval != 0) continue;
    const int count = static_cast<int>(candidates.size());
    for (int i = 0; i < count; ++i) {
      const Date candidate = candidates[static_cast<std::size_t>(i)];
      const bool chosen =
          positions.empty() || positions.contains(i + 1) || positions.contains(i - count);
      if (chosen && candidate >= start && candidate <= last) found.push_back(candidate);
    }
  }
  return found;
}

OracleRule random_rule(std::mt19937& random) {
  const auto below = [&](int limit) {
    return static_cast<int>(random() % static_cast<unsigned>(limit));
  };
  const auto sign = [&] { return below(2) == 0 ? 1 : -1; };
  OracleRule rule;
  rule.frequency = static_cast<Frequency>(below(4));
  const bool weekly = rule.frequency == Frequency::kWeekly;
  const bool daily = rule.frequency == Frequency::kDaily;
  if (below(2) == 0) rule.interval = 1 + below(rule.frequency == Frequency::kYearly ? 3 : 14);
  if (below(3) == 0) {
    for (int i = below(4); i >= 0; --i) rule.months.insert(1 + below(12));
  }
  if (!weekly && below(2) == 0) {
    for (int i = below(4); i >= 0; --i) rule.month_days.insert(sign() * (1 + below(31)));
  }
  if (below(2) == 0) {
    const bool numbered = !weekly && !daily && rule.month_days.empty() && below(2) == 0;
    const int most = rule.frequency == Frequency::kYearly && rule.months.empty() ? 53 : 5;
    for (int i = below(4); i >= 0; --i) {
      rule.week_days.insert({numbered ? sign() * (1 + below(most)) : 0, below(7)});
    }
  }
  const bool has_set = !rule.week_days.empty() || !rule.month_days.empty() || !rule.months.empty();
  if (has_set && below(3) == 0) {
    for (int i = below(2); i >= 0; --i) rule.positions.insert(sign() * (1 + below(5)));
  }
  return rule;
}

}  // namespace viisari::testing_support
