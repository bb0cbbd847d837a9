#include "schedule/recurrence.h"

#include <algorithm>
#include <array>
#include <map>
#include <string>

#include "base/checked_cast.h"
#include "base/suggest.h"
#include "base/text.h"
#include "schedule/local_time.h"

namespace viisari {
namespace {

constexpr std::size_t kLongestRule = 500;
constexpr std::array<std::string_view, 8> kParts{"FREQ",    "INTERVAL",   "COUNT", "UNTIL",
                                                 "BYMONTH", "BYMONTHDAY", "BYDAY", "BYSETPOS"};
constexpr std::array<std::string_view, 4> kFrequencies{"DAILY", "WEEKLY", "MONTHLY", "YEARLY"};
constexpr std::array<std::string_view, 7> kWeekdays{"MO", "TU", "WE", "TH", "FR", "SA", "SU"};

template <std::size_t N>
bool has(const std::array<std::string_view, N>& all, std::string_view one) {
  return std::find(all.begin(), all.end(), one) != all.end();
}

tl::unexpected<Error> bad(const std::string& text) {
  return fail(kSchedulesBadRule, text);
}

std::string quoted(std::string_view text) {
  return "'" + printable(text, 80) + "'";
}

// A whole number with or without a sign.
std::optional<int> signed_number(std::string_view text) {
  const bool minus = text.starts_with('-');
  if (minus || text.starts_with('+')) text.remove_prefix(1);
  const auto number = parse_unsigned(text);
  if (!number) return std::nullopt;
  return minus ? -*number : *number;
}

// The numbers of a part, each once: 1 to `most`, or -most to -1 where `negative`.
Result<std::set<int>> numbers(std::string_view name, std::string_view value, int most,
                              bool negative) {
  std::set<int> all;
  for (const std::string_view one : split(value, ',')) {
    const auto number = signed_number(one);
    if (!number || *number == 0 || *number > most || *number < (negative ? -most : 1)) {
      return bad(std::string(name) + ": " + quoted(one) + " is not a number from 1 to " +
                 std::to_string(most) +
                 (negative ? " or from -" + std::to_string(most) + " to -1" : ""));
    }
    all.insert(*number);
  }
  return all;
}

std::optional<Date> compact_date(std::string_view text) {
  if (text.size() != 8) return std::nullopt;
  return Date::parse(std::string(text.substr(0, 4)) + "-" + std::string(text.substr(4, 2)) + "-" +
                     std::string(text.substr(6, 2)));
}

using Parts = std::map<std::string_view, std::string_view>;

Result<Parts> parts_of(std::string_view rule) {
  if (rule.empty()) return bad("the rule is empty; write for example FREQ=MONTHLY;BYMONTHDAY=5");
  if (rule.size() > kLongestRule) {
    return bad("the rule is longer than " + std::to_string(kLongestRule) + " characters");
  }
  Parts parts;
  for (const std::string_view part : split(rule, ';')) {
    const std::size_t equals = part.find('=');
    const std::string_view name = part.substr(0, equals);
    if (equals == std::string_view::npos || name.empty() || equals + 1 == part.size()) {
      return bad(quoted(part) + " is not NAME=VALUE");
    }
    if (!has(kParts, name)) {
      return bad(quoted(name) + " is not used here" + suggestion(name, kParts) + "; there are " +
                 join({kParts.begin(), kParts.end()}, ", "));
    }
    if (!parts.emplace(name, part.substr(equals + 1)).second) {
      return bad(std::string(name) + " is there twice");
    }
  }
  return parts;
}

// Whether place `place` (from 1) of `length` days, seven of which make a week, is the n-th of its
// weekday.
bool is_nth(int n, int place, int length) {
  return n > 0 ? n == (place - 1) / 7 + 1 : -n == (length - place) / 7 + 1;
}

}  // namespace

Result<Recurrence> Recurrence::parse(std::string_view rule) {
  const auto parts = parts_of(rule);
  if (!parts) return fail(parts.error());
  const auto part = [&](std::string_view name) -> std::optional<std::string_view> {
    const auto found = parts->find(name);
    if (found == parts->end()) return std::nullopt;
    return found->second;
  };
  // Leaves `out` as it is when the part is not there.
  const auto read = [&](std::string_view name, int most, bool negative,
                        std::set<int>* out) -> Result<void> {
    const auto text = part(name);
    if (!text) return {};
    auto all = numbers(name, *text, most, negative);
    if (!all) return fail(all.error());
    *out = std::move(*all);
    return {};
  };

  const auto frequency = part("FREQ");
  if (!frequency) return bad("FREQ is missing: DAILY, WEEKLY, MONTHLY or YEARLY");
  const auto known = std::find(kFrequencies.begin(), kFrequencies.end(), *frequency);
  if (known == kFrequencies.end()) {
    return bad("FREQ: " + quoted(*frequency) + " is not DAILY, WEEKLY, MONTHLY or YEARLY" +
               suggestion(*frequency, kFrequencies));
  }
  Recurrence result;
  result.frequency_ = static_cast<Frequency>(known - kFrequencies.begin());

  std::set<int> interval{1};
  std::set<int> count;
  if (auto done = read("INTERVAL", 1000, false, &interval); !done) return fail(done.error());
  if (auto done = read("COUNT", 10000, false, &count); !done) return fail(done.error());
  if (interval.size() != 1) return bad("INTERVAL is one number");
  if (count.size() > 1) return bad("COUNT is one number");
  result.interval_ = *interval.begin();
  if (!count.empty()) result.count_ = *count.begin();
  if (const auto text = part("UNTIL")) {
    if (result.count_) return bad("COUNT and UNTIL exclude one another");
    result.until_ = compact_date(*text);
    if (!result.until_) return bad("UNTIL: " + quoted(*text) + " is not a day written YYYYMMDD");
  }

  const bool weekly = result.frequency_ == Frequency::kWeekly;
  const bool yearly = result.frequency_ == Frequency::kYearly;
  if (weekly && part("BYMONTHDAY")) return bad("BYMONTHDAY does not go with FREQ=WEEKLY");
  if (auto done = read("BYMONTH", 12, false, &result.months_); !done) return fail(done.error());
  if (auto done = read("BYMONTHDAY", 31, true, &result.month_days_); !done) {
    return fail(done.error());
  }
  if (auto done = read("BYSETPOS", 366, true, &result.positions_); !done) {
    return fail(done.error());
  }
  if (const auto text = part("BYDAY")) {
    const bool numbered =
        (yearly || result.frequency_ == Frequency::kMonthly) && result.month_days_.empty();
    const int most = !numbered ? 0 : yearly && result.months_.empty() ? 53 : 5;
    for (const std::string_view one : split(*text, ',')) {
      const std::size_t letters = one.size() < 2 ? 0 : one.size() - 2;
      const auto day = std::find(kWeekdays.begin(), kWeekdays.end(), one.substr(letters));
      if (day == kWeekdays.end()) return bad("BYDAY: " + quoted(one) + " is not MO, TU … SU");
      WeekDay wanted{0, static_cast<unsigned>(day - kWeekdays.begin()) + 1};
      if (letters > 0) {
        const auto nth = signed_number(one.substr(0, letters));
        if (!nth || *nth == 0 || *nth > most || *nth < -most) {
          return bad("BYDAY: " + quoted(one) +
                     (most == 0 ? " has a number, which only FREQ=MONTHLY and YEARLY without "
                                  "BYMONTHDAY know"
                                : ": the number goes from 1 to " + std::to_string(most) +
                                      ", or from the end from -1 to -" + std::to_string(most)));
        }
        wanted.nth = *nth;
      }
      result.week_days_.push_back(wanted);
    }
  }
  if (!result.positions_.empty() && result.months_.empty() && result.month_days_.empty() &&
      result.week_days_.empty()) {
    return bad(
        "BYSETPOS chooses among the days of BYDAY, BYMONTHDAY or BYMONTH: one must be there");
  }
  return result;
}

Date Recurrence::first_of_period(Date day) const {
  switch (frequency_) {
    case Frequency::kDaily:
      return day;
    case Frequency::kWeekly: {
      const unsigned iso = std::chrono::weekday(day.sys_days()).iso_encoding();
      return day.plus_days(1 - static_cast<int>(iso));
    }
    case Frequency::kMonthly:
      return day.plus_days(1 - day.day());
    case Frequency::kYearly:
      break;
  }
  using namespace std::chrono;
  return Date(sys_days(year(day.year()) / January / 1));
}

Date Recurrence::next_period(Date first, int periods) const {
  using namespace std::chrono;
  const year_month_day day(first.sys_days());
  switch (frequency_) {
    case Frequency::kDaily:
      return first.plus_days(periods);
    case Frequency::kWeekly:
      return first.plus_days(7 * periods);
    case Frequency::kMonthly:
      return Date(sys_days(day + months(periods)));
    case Frequency::kYearly:
      break;
  }
  return Date(sys_days(day + years(periods)));
}

bool Recurrence::matches(Date day) const {
  using namespace std::chrono;
  const year_month_day parts(day.sys_days());
  const int of_month = static_cast<int>(static_cast<unsigned>(parts.day()));
  const int month = static_cast<int>(static_cast<unsigned>(parts.month()));
  const int length =
      static_cast<int>(static_cast<unsigned>((parts.year() / parts.month() / last).day()));
  if (!months_.empty() && !months_.contains(month)) return false;
  if (!month_days_.empty() && !month_days_.contains(of_month) &&
      !month_days_.contains(of_month - length - 1)) {
    return false;
  }
  if (week_days_.empty()) return true;
  const unsigned iso = weekday(day.sys_days()).iso_encoding();
  const bool in_year = frequency_ == Frequency::kYearly && months_.empty();
  const auto of_year = (day.sys_days() - sys_days(parts.year() / January / 1)).count() + 1;
  const int place = in_year ? static_cast<int>(of_year) : of_month;
  const int days_in = !in_year ? length : parts.year().is_leap() ? 366 : 365;
  return std::any_of(week_days_.begin(), week_days_.end(), [&](const WeekDay& wanted) {
    return wanted.iso == iso && (wanted.nth == 0 || is_nth(wanted.nth, place, days_in));
  });
}

void Recurrence::visit_days(Date start, const std::function<bool(Date)>& visit) const {
  // What the rule leaves open comes from the start.
  Recurrence rule = *this;
  if (rule.month_days_.empty() && rule.week_days_.empty()) {
    const unsigned iso = std::chrono::weekday(start.sys_days()).iso_encoding();
    if (frequency_ == Frequency::kWeekly) rule.week_days_.push_back({0, iso});
    if (frequency_ == Frequency::kYearly && months_.empty()) rule.months_.insert(start.month());
    if (frequency_ == Frequency::kMonthly || frequency_ == Frequency::kYearly) {
      rule.month_days_.insert(start.day());
    }
  }
  int seen = 0;
  std::vector<Date> days;
  for (Date first = first_of_period(start); first.year() <= kLastZonedYear;
       first = next_period(first, interval_)) {
    days.clear();
    const Date end = next_period(first, 1);
    for (Date day = first; day < end; day = day.plus_days(1)) {
      if (rule.matches(day)) days.push_back(day);
    }
    const int count = checked_cast<int>(days.size());
    for (int i = 0; i < count; ++i) {
      const Date day = days[static_cast<std::size_t>(i)];
      if (!positions_.empty() && !positions_.contains(i + 1) && !positions_.contains(i - count)) {
        continue;
      }
      if (day < start) continue;
      if (day.year() > kLastZonedYear || (until_ && day > *until_)) return;
      if (count_ && seen++ == *count_) return;
      if (!visit(day)) return;
    }
  }
}

}  // namespace viisari
