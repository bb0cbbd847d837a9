#include "model/period.h"

#include <array>

#include "base/text.h"

namespace viisari {
namespace {

constexpr int kFirstYear = 1900;
constexpr int kLastYear = 2199;

tl::unexpected<Error> not_a_period(std::string_view text) {
  return fail(kPeriodSyntax, "'" + std::string(text) +
                                 "' is not a period; write for example 2025, 2025-Q3, 2025-10, "
                                 "2025-01/2025-09, 1-9/2025 or 31.10.2025");
}

tl::unexpected<Error> impossible(std::string_view text) {
  return fail(kPeriodImpossible, "'" + std::string(text) + "' names no day of the calendar");
}

std::optional<int> parse_year(std::string_view text) {
  if (text.size() != 4) return std::nullopt;
  return parse_unsigned(text);
}

bool year_in_range(int year) {
  return year >= kFirstYear && year <= kLastYear;
}

bool ends_month(Date date) {
  return Date::end_of_month(date.year(), date.month()) == date;
}

// Every dash that documents use becomes '-': U+2010–U+2015 and U+2212; no-break space a space.
std::string normalised(std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const std::string_view rest = text.substr(i);
    if (rest.starts_with("\xE2\x80") && rest.size() > 2 && rest[2] >= '\x90' && rest[2] <= '\x95') {
      out += '-';
      i += 2;
    } else if (rest.starts_with("\xE2\x88\x92")) {
      out += '-';
      i += 2;
    } else if (rest.starts_with("\xC2\xA0")) {
      out += ' ';
      i += 1;
    } else {
      out += text[i];
    }
  }
  return std::string(trim(out));
}

std::string without_spaces(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (c != ' ') out += c;
  }
  return out;
}

// `31.10.2025`
std::optional<std::array<int, 3>> parse_finnish_date(std::string_view text) {
  const auto parts = split(text, '.');
  if (parts.size() != 3) return std::nullopt;
  const auto day = parse_unsigned(parts[0]);
  const auto month = parse_unsigned(parts[1]);
  const auto year = parse_year(parts[2]);
  if (!day || !month || !year) return std::nullopt;
  return std::array<int, 3>{*year, *month, *day};
}

struct Season {
  std::string_view name;
  int first_month;
  int last_month;
};
constexpr std::array<Season, 6> kSeasons{{{"syksy", 9, 11},
                                          {"autumn", 9, 11},
                                          {"kevät", 3, 5},
                                          {"spring", 3, 5},
                                          {"kesä", 6, 8},
                                          {"summer", 6, 8}}};

}  // namespace

Period Period::of_year(int year) {
  return {PeriodKind::kYear, *Date::from_ymd(year, 1, 1), Date::end_of_month(year, 12)};
}
Period Period::of_month(int year, int month) {
  return {PeriodKind::kMonth, *Date::from_ymd(year, month, 1), Date::end_of_month(year, month)};
}
Period Period::of_quarter(int year, int quarter) {
  return {PeriodKind::kQuarter, *Date::from_ymd(year, quarter * 3 - 2, 1),
          Date::end_of_month(year, quarter * 3)};
}
Period Period::of_day(Date day) {
  return {PeriodKind::kDay, day, day};
}
Period Period::of_span(Date first, Date last) {
  return {PeriodKind::kSpan, first, last};
}
Period Period::year_to_month(int year, int month) {
  return {PeriodKind::kSpan, *Date::from_ymd(year, 1, 1), Date::end_of_month(year, month)};
}

Result<Period> Period::parse(std::string_view original) {
  const std::string text = normalised(original);
  const std::string lower = to_lower_ascii(text);

  // Seasons: `syksy 2024`, `2024-autumn`.
  for (const Season& season : kSeasons) {
    std::string_view rest = lower;
    if (rest.starts_with(season.name)) {
      rest = trim(rest.substr(season.name.size()));
    } else if (rest.ends_with(season.name) && rest.size() > season.name.size()) {
      rest = rest.substr(0, rest.size() - season.name.size());
      rest = trim(rest.substr(0, rest.size() - (rest.back() == '-' ? 1 : 0)));
    } else {
      continue;
    }
    const auto year = parse_year(rest);
    if (!year) return not_a_period(original);
    if (!year_in_range(*year)) return impossible(original);
    return Period(PeriodKind::kSpan, *Date::from_ymd(*year, season.first_month, 1),
                  Date::end_of_month(*year, season.last_month));
  }
  if (lower.starts_with("talvi") || lower.find("winter") != std::string::npos) {
    return fail(kPeriodAmbiguous, "'" + std::string(original) +
                                      "' may mean either of two winters; write its months, for "
                                      "example 2024-12/2025-02");
  }

  const std::string compact = without_spaces(text);

  // `31.10.2025` and `1.1.-31.10.2025` (the first day may leave its year out).
  if (compact.find('.') != std::string::npos) {
    const std::size_t dash = compact.find('-');
    if (dash == std::string::npos) {
      const auto parts = parse_finnish_date(compact);
      if (!parts) return not_a_period(original);
      const auto date = Date::from_ymd((*parts)[0], (*parts)[1], (*parts)[2]);
      if (!date) return impossible(original);
      return of_day(*date);
    }
    const auto end = parse_finnish_date(std::string_view(compact).substr(dash + 1));
    std::string start_text = compact.substr(0, dash);
    if (!end) return not_a_period(original);
    if (start_text.ends_with('.')) start_text += std::to_string((*end)[0]);
    const auto start = parse_finnish_date(start_text);
    if (!start) return not_a_period(original);
    const auto first = Date::from_ymd((*start)[0], (*start)[1], (*start)[2]);
    const auto last = Date::from_ymd((*end)[0], (*end)[1], (*end)[2]);
    if (!first || !last || *last < *first) return impossible(original);
    return of_span(*first, *last);
  }

  const std::size_t slash = compact.find('/');
  if (slash != std::string::npos) {
    const std::string_view left = std::string_view(compact).substr(0, slash);
    const std::string_view right = std::string_view(compact).substr(slash + 1);
    if (right.find('/') != std::string_view::npos) return not_a_period(original);
    // `10/2025`, `1-9/2025`
    if (const auto year = parse_year(right); year && left.size() <= 5) {
      const auto parse_month = [](std::string_view digits) {
        return digits.size() <= 2 ? parse_unsigned(digits) : std::nullopt;
      };
      const std::size_t dash = left.find('-');
      const auto month = parse_month(left.substr(0, dash));
      const auto last_month =
          dash == std::string_view::npos ? month : parse_month(left.substr(dash + 1));
      if (month && last_month) {
        if (!year_in_range(*year) || *month < 1 || *last_month > 12 || *last_month < *month) {
          return impossible(original);
        }
        if (dash == std::string_view::npos) return of_month(*year, *month);
        return Period(PeriodKind::kSpan, *Date::from_ymd(*year, *month, 1),
                      Date::end_of_month(*year, *last_month));
      }
    }
    // `2025-01/2025-09`, `2025-01-15/2025-02-03`
    auto first = parse(left);
    auto last = parse(right);
    if (!first) return first;
    if (!last) return last;
    const bool same_precision = first->kind() == last->kind();
    const bool months_or_days =
        first->kind() == PeriodKind::kMonth || first->kind() == PeriodKind::kDay;
    if (!same_precision || !months_or_days) return not_a_period(original);
    if (last->last() < first->first()) return impossible(original);
    return of_span(first->first(), last->last());
  }

  if (const auto year = parse_year(compact)) {
    if (!year_in_range(*year)) return impossible(original);
    return of_year(*year);
  }
  const std::string upper_tail = compact.size() == 7 ? compact.substr(5) : std::string();
  if (compact.size() == 7 && compact[4] == '-') {
    const auto year = parse_year(std::string_view(compact).substr(0, 4));
    if (!year) return not_a_period(original);
    if (!year_in_range(*year)) return impossible(original);
    const char letter = upper_tail[0];
    const auto digit = parse_unsigned(std::string_view(upper_tail).substr(1));
    if (letter == 'Q' || letter == 'q') {
      if (!digit) return not_a_period(original);
      if (*digit < 1 || *digit > 4) return impossible(original);
      return of_quarter(*year, *digit);
    }
    if (letter == 'H' || letter == 'h') {
      if (!digit) return not_a_period(original);
      if (*digit < 1 || *digit > 2) return impossible(original);
      return Period(PeriodKind::kHalf, *Date::from_ymd(*year, *digit * 6 - 5, 1),
                    Date::end_of_month(*year, *digit * 6));
    }
    const auto month = parse_unsigned(upper_tail);
    if (!month) return not_a_period(original);
    if (*month < 1 || *month > 12) return impossible(original);
    return of_month(*year, *month);
  }
  if (compact.size() == 10 && compact[4] == '-' && compact[7] == '-') {
    for (const std::size_t i : {0U, 1U, 2U, 3U, 5U, 6U, 8U, 9U}) {
      if (compact[i] < '0' || compact[i] > '9') return not_a_period(original);
    }
    const auto date = Date::parse(compact);
    if (!date) return impossible(original);
    return of_day(*date);
  }
  return not_a_period(original);
}

std::optional<int> Period::whole_months() const {
  if (!valid() || first_.day() != 1 || !ends_month(last_)) return std::nullopt;
  return (last_.year() - first_.year()) * 12 + last_.month() - first_.month() + 1;
}

bool Period::is_whole_year() const {
  return first_.month() == 1 && whole_months() == 12;
}

bool Period::is_year_to_date() const {
  return valid() && first_.month() == 1 && first_.day() == 1 && first_.year() == last_.year();
}

Period Period::plus_years(int years) const {
  const Date first = first_.plus_years(years);
  const Date last = whole_months() ? Date::end_of_month(last_.year() + years, last_.month())
                                   : last_.plus_years(years);
  return {kind_, first, last};
}

std::string Period::to_string() const {
  std::string year = std::to_string(first_.year());
  switch (kind_) {
    case PeriodKind::kInvalid:
      return "";
    case PeriodKind::kDay:
      return first_.to_string();
    case PeriodKind::kMonth:
      return first_.to_string().substr(0, 7);
    case PeriodKind::kQuarter:
      return year + "-Q" + std::to_string(last_.month() / 3);
    case PeriodKind::kHalf:
      return year + "-H" + std::to_string(last_.month() / 6);
    case PeriodKind::kYear:
      return year;
    case PeriodKind::kSpan:
      break;
  }
  if (whole_months()) {
    return first_.to_string().substr(0, 7) + "/" + last_.to_string().substr(0, 7);
  }
  return first_.to_string() + "/" + last_.to_string();
}

}  // namespace viisari
