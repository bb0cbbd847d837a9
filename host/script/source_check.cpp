#include "script/source_check.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <vector>

#include "base/text.h"
#include "engine/printed_number.h"
#include "script/error_codes.h"

namespace viisari::script {
namespace {

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}
// ASCII letters, and every byte of others.
bool is_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (static_cast<unsigned char>(c) & 0x80);
}

// Spaces of every width as one ' ' byte each, dashes and minus signs as '-', ASCII in lower case.
std::string plain(std::string_view text) {
  constexpr std::array<std::string_view, 3> kSpaces{"\u00A0", "\u2009", "\u202F"};
  constexpr std::array<std::string_view, 4> kDashes{"\u2212", "\u2013", "\u2014", "\u2011"};
  std::string out;
  for (std::size_t i = 0; i < text.size();) {
    const std::string_view rest = text.substr(i);
    const auto starts = [&](std::string_view sign) { return rest.starts_with(sign); };
    if (const auto* space = std::find_if(kSpaces.begin(), kSpaces.end(), starts);
        space != kSpaces.end()) {
      out += ' ';
      i += space->size();
    } else if (const auto* dash = std::find_if(kDashes.begin(), kDashes.end(), starts);
               dash != kDashes.end()) {
      out += '-';
      i += dash->size();
    } else {
      out += text[i++];
    }
  }
  return to_lower_ascii(out);
}

// ---- signs

enum class Sign : std::uint8_t { kNone, kPlus, kMinus, kUnclear };

Sign sign_before(std::string_view text, std::size_t begin) {
  std::string_view before = text.substr(0, begin);
  const bool apart = before.ends_with(' ');
  while (before.ends_with(' ')) before.remove_suffix(1);
  if (before.empty()) return Sign::kNone;
  const char sign = before.back();
  if (sign == '+') return Sign::kPlus;
  if (sign != '-') return Sign::kNone;
  before.remove_suffix(1);
  if (before.empty() || before.back() == '(') return Sign::kMinus;
  // "41-89" and "covid-19" have no minus; "tavoite - 80" may have one.
  if (!apart) return before.back() == ' ' ? Sign::kMinus : Sign::kNone;
  return Sign::kUnclear;
}

// ---- units

// What a number is printed with, as far as it can contradict a definition.
enum class Printed : std::uint8_t { kUnknown, kShare, kMoney, kDays, kHours, kPersons, kPieces };

Printed unit_behind(std::string_view rest) {
  while (rest.starts_with(' ')) rest.remove_prefix(1);
  struct Word {
    std::string_view text;
    Printed unit;
    bool whole = false;  // nothing may be joined to it
  };
  constexpr std::array kWords{Word{"%", Printed::kShare},
                              Word{"prosent", Printed::kShare},
                              Word{"€", Printed::kMoney},
                              Word{"euro", Printed::kMoney},
                              Word{"eur", Printed::kMoney, true},
                              Word{"m€", Printed::kMoney},
                              Word{"t€", Printed::kMoney},
                              Word{"milj. €", Printed::kMoney},
                              Word{"milj.€", Printed::kMoney},
                              Word{"milj. euro", Printed::kMoney},
                              Word{"miljoonaa euro", Printed::kMoney},
                              Word{"tuhatta euro", Printed::kMoney},
                              Word{"vrk", Printed::kDays},
                              Word{"hpv", Printed::kDays},
                              Word{"hoitopäiv", Printed::kDays},
                              Word{"vuorokau", Printed::kDays},
                              Word{"pv", Printed::kDays, true},
                              Word{"päivä", Printed::kDays},
                              Word{"h", Printed::kHours, true},
                              Word{"tuntia", Printed::kHours, true},
                              Word{"hlö", Printed::kPersons},
                              Word{"henkilöä", Printed::kPersons, true},
                              Word{"lasta", Printed::kPersons, true},
                              Word{"asiakasta", Printed::kPersons, true},
                              Word{"kpl", Printed::kPieces, true}};
  for (const Word& word : kWords) {
    if (!rest.starts_with(word.text)) continue;
    const std::string_view after = rest.substr(word.text.size());
    if (word.whole && !after.empty() && is_letter(after.front())) continue;
    // "40 lasta/työntekijä" is measured in something of its own.
    const bool rate = after.find('/') < 3 || after.starts_with(" per ");
    return rate && word.unit != Printed::kMoney ? Printed::kUnknown : word.unit;
  }
  return Printed::kUnknown;
}

bool contradicts(Printed printed, std::string_view unit) {
  const auto is = [&](std::initializer_list<std::string_view> units) {
    return std::find(units.begin(), units.end(), unit) != units.end();
  };
  switch (printed) {
    case Printed::kShare:
      return !is({"percent", "percentage_points", "ratio", "index"});
    case Printed::kMoney:
      return !is({"eur", "keur", "ratio", "index"});
    case Printed::kDays:
      return is({"eur", "keur", "percent", "percentage_points", "hours", "persons", "nps",
                 "score_of_n", "visits"});
    case Printed::kHours:
      return is({"eur", "keur", "percent", "percentage_points", "days", "bed_days", "persons",
                 "nps", "score_of_n", "visits"});
    case Printed::kPersons:
      return is({"eur", "keur", "percent", "percentage_points", "days", "bed_days", "hours", "nps",
                 "score_of_n"});
    case Printed::kPieces:
      return is({"eur", "keur", "percent", "percentage_points", "nps"});
    case Printed::kUnknown:
      break;
  }
  return false;
}

std::string quoted(std::string_view quotation) {
  return "'" + printable(quotation, 80) + "'";
}

// ---- periods

struct FoundPeriod {
  Period period;
  std::size_t begin = 0;
  std::size_t end = 0;
};

constexpr std::array<std::string_view, 12> kMonths{"tammi", "helmi", "maalis", "huhti",
                                                   "touko", "kesä",  "heinä",  "elo",
                                                   "syys",  "loka",  "marras", "joulu"};

// The year that stands at `at` and after it nothing that makes it another number.
std::optional<int> year_at(std::string_view text, std::size_t at) {
  if (at + 4 > text.size()) return std::nullopt;
  const auto year = parse_unsigned(text.substr(at, 4));
  if (!year || *year < 1990 || *year > 2060) return std::nullopt;
  const std::string_view after = text.substr(at + 4);
  if (!after.empty() && is_digit(after.front())) return std::nullopt;
  if (after.size() > 1 && (after[0] == ',' || after[0] == '.') && is_digit(after[1])) {
    return std::nullopt;
  }
  return year;
}

// "elokuu 2024", "syksyllä 2024", "tammi-elokuussa 2024": the words before a year.
std::optional<Period> month_before(std::string_view text, std::size_t year_begin, int year) {
  std::string_view before = text.substr(0, year_begin);
  while (before.ends_with(' ')) before.remove_suffix(1);
  std::size_t start = before.size();
  while (start > 0 && (is_letter(before[start - 1]) || before[start - 1] == '-')) --start;
  const std::string_view word = before.substr(start);
  const auto month_in = [](std::string_view part) -> int {
    for (std::size_t i = 0; i < kMonths.size(); ++i) {
      if (part.starts_with(kMonths[i])) return static_cast<int>(i) + 1;
    }
    return 0;
  };
  const std::size_t month_word = word.find("kuu");
  if (month_word == std::string_view::npos) return std::nullopt;
  const std::size_t dash = word.find('-');
  const int first = month_in(word);
  if (dash == std::string_view::npos) {
    return first > 0 ? std::optional(Period::of_month(year, first)) : std::nullopt;
  }
  const int last = month_in(word.substr(dash + 1));
  if (first == 0 || last < first) return std::nullopt;
  return Period::of_span(*Date::from_ymd(year, first, 1), Date::end_of_month(year, last));
}

// Every period the text names, in order: a year with what belongs to it on its left.
std::vector<FoundPeriod> periods_in(std::string_view text) {
  std::vector<FoundPeriod> found;
  for (std::size_t at = 0; at + 4 <= text.size(); ++at) {
    const bool inside = at > 0 && is_digit(text[at - 1]);
    const auto year = inside ? std::nullopt : year_at(text, at);
    if (!year) continue;
    const std::size_t end = at + 4;
    // Days and months written with the year: "31.10.2025", "1.1.-31.10.2025", "1-9/2025".
    std::size_t begin = at;
    while (begin > 0 && (is_digit(text[begin - 1]) || text[begin - 1] == '.' ||
                         text[begin - 1] == '/' || text[begin - 1] == '-')) {
      --begin;
    }
    if (begin == at) {
      const auto month = month_before(text, at, *year);
      found.push_back({month.value_or(Period::of_year(*year)), at, end});
      continue;
    }
    // Of "2023-2024" or "/2025" the parts that read as a period count.
    const auto written = Period::parse(text.substr(begin, end - begin));
    const bool separated = text[at - 1] == '-' || text[at - 1] == '/';
    if (written) {
      found.push_back({*written, begin, end});
    } else if (separated) {
      found.push_back({Period::of_year(*year), at, end});
    } else {
      return {};  // not understood: nothing can be said of the whole
    }
  }
  return found;
}

bool overlap(const Period& a, const Period& b) {
  return a.first() <= b.last() && b.first() <= a.last();
}

// ---- numbers

// The numbers of a quotation that may be figures.
class Quotation {
 public:
  explicit Quotation(std::string_view quotation)
      : text_(plain(quotation)), tokens_(printed_readings(text_)), periods_(periods_in(text_)) {}

  struct Reading {
    const PrintedToken* token;
    Sign sign;
    Printed unit;
  };

  std::vector<Reading> readings(double number, std::string_view unit) const {
    std::vector<Reading> found;
    for (const PrintedToken& token : tokens_) {
      if (!stands_for(token, number, unit)) continue;
      found.push_back(
          {&token, sign_before(text_, token.begin), unit_behind(text_.substr(token.end))});
    }
    return found;
  }

  // Whether it has a number that is not part of a period.
  bool has_figures() const {
    return std::any_of(tokens_.begin(), tokens_.end(),
                       [&](const PrintedToken& token) { return !in_period(token); });
  }

  // Whether the definition may have worked the number out of what is printed: "142 + koulutuksessa
  // 19" is 161, a change may be printed by its two ends, "20 asiakasta ja ostopalveluissa 13" is a
  // share of 20/33.
  bool gives(double number, std::string_view unit) const {
    const double size = std::abs(number);
    const auto is = [&](double worked_out, double tolerance) {
      return std::abs(worked_out - size) <= tolerance;
    };
    const double noise = 1e-9 * std::max(1.0, size);
    double sum = 0;
    for (const PrintedToken& token : tokens_) {
      if (!in_period(token)) sum += token.value;
    }
    if (is(sum, noise)) return true;
    const double whole = unit == "percent" ? 100 : 1;
    const bool share = unit == "percent" || unit == "ratio";
    // "Kaikki 12 yksikköä" is 100 %.
    if (unit == "percent" && size == 100) return true;
    const double rounding = whole * 0.006;  // a share of two decimals
    for (std::size_t i = 0; i < tokens_.size(); ++i) {
      for (std::size_t j = i + 1; j < tokens_.size(); ++j) {
        const double a = tokens_[i].value;
        const double b = tokens_[j].value;
        if (is(a + b, noise) || is(std::abs(a - b), noise)) return true;
        if (!share || a <= 0 || b <= 0) continue;
        for (const double part : {a / b, b / a, a / (a + b), b / (a + b)}) {
          if (is(whole * part, rounding)) return true;
        }
      }
    }
    return false;
  }

  // "1 vko" is seven days, "1 x kk" twelve a year.
  bool gives_by_time(double number) const {
    constexpr std::array<std::string_view, 6> kWords{"kk",   "kuukau", "vko",
                                                     "viik", "vuot",   "vuosi"};
    constexpr std::array kFactors{7.0, 12.0, 30.0, 52.0, 365.0};
    return std::any_of(tokens_.begin(), tokens_.end(), [&](const PrintedToken& token) {
      std::string_view rest = std::string_view(text_).substr(token.end);
      while (rest.starts_with(' ') || rest.starts_with('x')) rest.remove_prefix(1);
      return std::any_of(kWords.begin(), kWords.end(),
                         [&](std::string_view word) { return rest.starts_with(word); }) &&
             std::any_of(kFactors.begin(), kFactors.end(),
                         [&](double factor) { return factor * token.value == std::abs(number); });
    });
  }

  bool speaks_of_less() const {
    constexpr std::array<std::string_view, 9> kWords{"lask",  "vähe",   "pien",   "alene", "säästö",
                                                     "supis", "alijää", "miinus", "sopeut"};
    return std::any_of(kWords.begin(), kWords.end(), [&](std::string_view word) {
      return text_.find(word) != std::string::npos;
    });
  }

 private:
  bool in_period(const PrintedToken& token) const {
    return std::any_of(periods_.begin(), periods_.end(), [&](const FoundPeriod& period) {
      return token.begin < period.end && period.begin < token.end;
    });
  }

  std::string text_;
  std::vector<PrintedToken> tokens_;
  std::vector<FoundPeriod> periods_;
};

}  // namespace

std::optional<SourceFault> check_quotation(std::string_view quotation,
                                           std::span<const double> numbers, std::string_view unit,
                                           bool change) {
  if (quotation.size() > kLongestQuotation) return std::nullopt;
  const Quotation quote(quotation);
  if (!quote.has_figures()) return std::nullopt;
  for (const double number : numbers) {
    const auto readings = quote.readings(number, unit);
    const std::string shown = format_double(number) + " " + std::string(unit);
    if (readings.empty()) {
      if (quote.gives(number, unit) || quote.gives_by_time(number)) continue;
      return SourceFault{kSourceValue,
                         "the source " + quoted(quotation) + " has no " + format_double(number)};
    }
    const auto opposite = [&](const Quotation::Reading& reading) {
      if (number > 0) return reading.sign == Sign::kMinus;
      if (number == 0 || reading.sign == Sign::kUnclear) return false;
      if (reading.sign == Sign::kNone) return !change && !quote.speaks_of_less();
      return reading.sign == Sign::kPlus;
    };
    if (std::all_of(readings.begin(), readings.end(), opposite)) {
      return SourceFault{kSourceSign, "is " + shown + ", but its source " + quoted(quotation) +
                                          " has the other sign"};
    }
    const auto other_unit = [&](const Quotation::Reading& reading) {
      return contradicts(reading.unit, unit);
    };
    if (std::all_of(readings.begin(), readings.end(), other_unit)) {
      return SourceFault{kSourceUnit, "is " + shown + ", but its source " + quoted(quotation) +
                                          " has another unit"};
    }
  }
  return std::nullopt;
}

std::optional<SourceFault> check_quoted_period(std::string_view quotation, const Period& period) {
  if (quotation.size() > kLongestQuotation) return std::nullopt;
  const auto found = periods_in(plain(quotation));
  if (found.empty()) return std::nullopt;
  const bool one = std::all_of(found.begin(), found.end(), [&](const FoundPeriod& other) {
    return other.period == found.front().period;
  });
  if (!one || overlap(found.front().period, period)) return std::nullopt;
  return SourceFault{kSourcePeriod, "is of " + period.to_string() + ", but its source " +
                                        quoted(quotation) + " speaks of " +
                                        found.front().period.to_string()};
}

std::optional<SourceFault> check_source(const Baseline& baseline, const Indicator& indicator) {
  const std::string& quotation = baseline.source.raw;
  if (quotation.empty() || indicator.unit == "yes_no") return std::nullopt;
  std::vector<double> numbers;
  for (const auto& number : {baseline.value, baseline.low, baseline.high}) {
    if (number) numbers.push_back(*number);
  }
  // Of a printed range the middle is nowhere printed.
  if (baseline.low && baseline.value) numbers.erase(numbers.begin());
  const std::string_view unit =
      indicator.measure == Measure::kConfidence ? "percent" : std::string_view(indicator.unit);
  if (auto fault = check_quotation(quotation, numbers, unit, false)) return fault;
  return check_quoted_period(quotation, baseline.period);
}

std::optional<SourceFault> check_source(const Target& target, const Indicator& indicator) {
  const std::string& quotation = target.source.raw;
  if (quotation.empty() || indicator.unit == "yes_no") return std::nullopt;
  const bool percent = target.basis == TargetBasis::kPercentChangeFromBaseline ||
                       target.basis == TargetBasis::kPercentChangeFromPreviousYear;
  const bool change = percent || target.basis == TargetBasis::kChangeFromBaseline ||
                      target.basis == TargetBasis::kChangeFromPreviousYear;
  std::vector<double> numbers;
  for (const auto& number : {target.value, target.low, target.high}) {
    // "Grows" and the like are changes by nothing at all in the definition only.
    if (number && !(change && *number == 0)) numbers.push_back(*number);
  }
  const std::string_view unit = indicator.unit;
  const bool share =
      percent || (target.basis == TargetBasis::kShareOfGroup && unit != "ratio" && unit != "index");
  if (auto fault = check_quotation(quotation, numbers, share ? "percent" : unit, change)) {
    return fault;
  }
  if (!target.basis_value) return std::nullopt;
  // What the change is measured from may stand elsewhere: `from` has no citation of its own.
  const std::array from{*target.basis_value};
  auto fault = check_quotation(quotation, from, unit, false);
  return fault && fault->code == kSourceValue ? std::nullopt : fault;
}

}  // namespace viisari::script
