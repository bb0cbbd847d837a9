#include "intake/number.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <cstddef>
#include <iterator>
#include <string>
#include <system_error>

#include "base/text.h"
#include "intake/fold.h"

namespace viisari {
namespace {

// What may stand after a number, folded and without spaces, and the unit it means. `power` is the
// power of ten that turns the printed number into the unit. An empty unit: a measure that no unit
// of ours has, so that "3 kk" is never read as three pieces of something.
struct Suffix {
  std::string_view text;
  std::string_view unit;
  int power = 0;
};

constexpr std::array kSuffixes{
    Suffix{"%", "percent"},
    Suffix{"prosenttia", "percent"},
    Suffix{"prosentti", "percent"},
    Suffix{"percent", "percent"},
    Suffix{"%-yks", "percentage_points"},
    Suffix{"%-yks.", "percentage_points"},
    Suffix{"%-yksikköä", "percentage_points"},
    Suffix{"%-yksikkö", "percentage_points"},
    Suffix{"prosenttiyksikköä", "percentage_points"},
    Suffix{"€", "eur"},
    Suffix{"eur", "eur"},
    Suffix{"euroa", "eur"},
    Suffix{"t€", "eur", 3},
    Suffix{"tuhattaeuroa", "eur", 3},
    Suffix{"m€", "eur", 6},
    Suffix{"milj.€", "eur", 6},
    Suffix{"milj.euroa", "eur", 6},
    Suffix{"miljoonaaeuroa", "eur", 6},
    Suffix{"1000€", "keur"},
    Suffix{"t€", "keur"},
    Suffix{"tuhattaeuroa", "keur"},
    Suffix{"m€", "keur", 3},
    Suffix{"milj.€", "keur", 3},
    Suffix{"milj.euroa", "keur", 3},
    Suffix{"miljoonaaeuroa", "keur", 3},
    Suffix{"vrk", "bed_days"},
    Suffix{"vuorokautta", "bed_days"},
    Suffix{"hoitovrk", "bed_days"},
    Suffix{"hoitovuorokautta", "bed_days"},
    Suffix{"hpv", "bed_days"},
    Suffix{"hoitopäivää", "bed_days"},
    Suffix{"vrk", "days"},
    Suffix{"vuorokautta", "days"},
    Suffix{"pv", "days"},
    Suffix{"päivää", "days"},
    Suffix{"hpv", "days"},
    Suffix{"hoitopäivää", "days"},
    Suffix{"h", "hours"},
    Suffix{"t", "hours"},
    Suffix{"tuntia", "hours"},
    Suffix{"p", "score_of_n"},
    Suffix{"p.", "score_of_n"},
    Suffix{"pistettä", "score_of_n"},
    Suffix{"nps", "nps"},
    Suffix{"kk", ""},
    Suffix{"kuukautta", ""},
    Suffix{"vko", ""},
    Suffix{"viikkoa", ""},
    Suffix{"v", ""},
    Suffix{"vuotta", ""},
    Suffix{"min", ""},
    Suffix{"minuuttia", ""},
};

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

// The digits of a number, without its signs: "1234" and 2 decimals for "12,34".
struct Digits {
  std::string digits;
  int decimals = 0;
  bool negative = false;
  bool grouped = false;    // has spaces between groups
  bool separated = false;  // has a decimal sign
};

tl::unexpected<Error> not_a_number(std::string_view text, std::string_view why) {
  return fail(kIntakeNumber, "'" + printable(text, 80) + "' " + std::string(why));
}

tl::unexpected<Error> two_numbers(std::string_view text) {
  return fail(kIntakeTwoNumbers, "'" + printable(text, 80) +
                                     "' has more than one number; give each figure a row of its "
                                     "own");
}

std::string_view take_digits(std::string_view& rest) {
  std::size_t count = 0;
  while (count < rest.size() && is_digit(rest[count])) ++count;
  const std::string_view digits = rest.substr(0, count);
  rest.remove_prefix(count);
  return digits;
}

// Reads the number at the start of `rest` (folded text) and leaves what follows it.
Result<Digits> take_number(std::string_view text, std::string_view& rest) {
  Digits number;
  if (rest.starts_with('-') || rest.starts_with('+')) {
    number.negative = rest.front() == '-';
    rest = trim(rest.substr(1));
  }
  if (rest.empty() || !is_digit(rest.front())) return not_a_number(text, "is not a number");
  const std::string_view first = take_digits(rest);
  number.digits = first;
  // Further groups: a space and exactly three digits.
  while (rest.size() > 1 && rest[0] == ' ' && is_digit(rest[1])) {
    std::string_view after = rest.substr(1);
    const std::string_view group = take_digits(after);
    if (first.size() > 3 || group.size() != 3) return two_numbers(text);
    number.digits += group;
    number.grouped = true;
    rest = after;
  }
  if (rest.size() > 1 && (rest[0] == ',' || rest[0] == '.') && is_digit(rest[1])) {
    rest.remove_prefix(1);
    const std::string_view decimals = take_digits(rest);
    number.digits += decimals;
    number.decimals = static_cast<int>(std::min<std::size_t>(decimals.size(), 100));
    number.separated = true;
    if (rest.size() > 1 && (rest[0] == ',' || rest[0] == '.') && is_digit(rest[1])) {
      return not_a_number(text, "has two decimal signs; write 1234,5");
    }
  }
  return number;
}

// "1.234" may mean 1234 or 1,234. Where the unit is usually printed without decimals, refuse.
bool is_ambiguous(const Digits& number, const Unit& unit) {
  const std::size_t whole = number.digits.size() - static_cast<std::size_t>(number.decimals);
  return unit.decimals == 0 && number.separated && number.decimals == 3 && !number.grouped &&
         whole <= 3 && number.digits.front() != '0';
}

// Units whose figures count things that the document names: "766 lasta", "40 lasta/työntekijä".
bool counts_things(const Unit& unit) {
  return unit.id == "count" || unit.id == "persons" || unit.id == "visits" || unit.id == "ratio";
}

bool is_plain_words(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](char c) {
    const auto byte = static_cast<unsigned char>(c);
    return (c >= 'a' && c <= 'z') || c == ' ' || c == '-' || c == '/' || c == '.' || c == ':' ||
           byte == 0xC3 || (byte >= 0x80 && byte <= 0xBF);  // letters of Latin-1
  });
}

std::string without_spaces(std::string_view text) {
  std::string out;
  std::copy_if(text.begin(), text.end(), std::back_inserter(out), [](char c) { return c != ' '; });
  return out;
}

// The power of ten that the words after the number stand for; fails when they do not fit the unit.
Result<int> suffix_power(std::string_view text, std::string_view words, const Unit& unit) {
  if (words.empty()) return 0;
  const std::string compact = without_spaces(words);
  bool known = false;
  for (const Suffix& suffix : kSuffixes) {
    if (suffix.text != compact) continue;
    if (suffix.unit == unit.id) return suffix.power;
    known = true;
  }
  // A price for something: "6,8 €/h".
  if (unit.id == "eur" && compact.starts_with("€/") && is_plain_words(compact.substr(4))) return 0;
  const auto mismatch = [&] {
    return fail(kIntakeUnitMismatch, "'" + printable(text, 80) + "' does not fit the unit " +
                                         std::string(unit.id) + " (" + std::string(unit.name_fi) +
                                         ")");
  };
  if (known) return mismatch();
  if (std::any_of(compact.begin(), compact.end(), is_digit)) return two_numbers(text);
  const bool is_money = compact.find("€") != std::string::npos;
  const bool is_share = compact.find('%') != std::string::npos;
  if (is_money || is_share) return mismatch();
  if (!is_plain_words(words)) return not_a_number(text, "is not a number");
  if (counts_things(unit)) return 0;
  return mismatch();
}

Result<PrintedNumber> yes_or_no(std::string_view text, std::string_view folded) {
  if (folded.ends_with('.')) folded.remove_suffix(1);
  if (folded == "kyllä" || folded == "yes" || folded == "1") return PrintedNumber{1, 0};
  if (folded == "ei" || folded == "no" || folded == "0") return PrintedNumber{0, 0};
  return not_a_number(text, "must be kyllä or ei");
}

}  // namespace

Result<PrintedNumber> parse_printed_number(std::string_view text, const Unit& unit) {
  const std::string folded = fold(text);
  if (folded.empty()) return not_a_number(text, "is empty");
  if (!unit.numeric) {
    return fail(kIntakeTextUnit, "the unit " + std::string(unit.id) + " has words, not numbers");
  }
  if (unit.id == "yes_no") return yes_or_no(text, folded);

  std::string_view rest = folded;
  // "5 875 1000 €": take the unit's own words off before the groups of digits are read.
  for (const std::string_view thousands : {" 1000 €", " 1 000 €", " 1000€", " 1 000€"}) {
    if (unit.id != "keur" || !rest.ends_with(thousands)) continue;
    rest.remove_suffix(thousands.size());
    break;
  }
  const auto number = take_number(text, rest);
  if (!number) return fail(number.error());
  const auto power = suffix_power(text, trim(rest), unit);
  if (!power) return fail(power.error());
  if (is_ambiguous(*number, unit)) {
    return not_a_number(text, "may mean thousands or decimals; write 1234 or 1,234 with its zeros");
  }
  // Beyond 15 digits a double no longer holds what was printed.
  if (number->digits.size() > 15 || number->decimals > 9) {
    return not_a_number(text, "has more digits than can be kept");
  }

  PrintedNumber out;
  const std::string scientific = (number->negative ? "-" : "") + number->digits + "e" +
                                 std::to_string(*power - number->decimals);
  const auto value = parse_double(scientific);
  if (!value) return not_a_number(text, "is not a number");
  out.value = *value == 0 ? 0.0 : *value;  // no "-0"
  out.decimals = std::max(0, number->decimals - *power);
  if (unit.whole && out.value != std::trunc(out.value)) {
    return fail(kIntakeNotWhole, "'" + printable(text, 80) +
                                     "' must be a whole number: the unit is " +
                                     std::string(unit.id) + " (" + std::string(unit.name_fi) + ")");
  }
  if ((unit.minimum && out.value < *unit.minimum) || (unit.maximum && out.value > *unit.maximum)) {
    const std::string low = unit.minimum ? format_double(*unit.minimum) : "…";
    const std::string high = unit.maximum ? format_double(*unit.maximum) : "…";
    return fail(kIntakeOutOfRange, "'" + printable(text, 80) +
                                       "' is outside the limits of the unit " +
                                       std::string(unit.id) + " (" + low + "–" + high + ")");
  }
  return out;
}

bool says_no_figure(std::string_view text) {
  const std::string folded = fold(text);
  if (std::any_of(folded.begin(), folded.end(), is_digit)) return false;
  constexpr std::array<std::string_view, 10> kPhrases{
      "ei tietoa",         "ei luotettavaa tietoa", "ei vielä tietoa", "tietoa ei ole",
      "ei ole saatavilla", "ei ole saatavissa",     "ei saatavilla",   "ei saatavissa",
      "tieto puuttuu",     "not available"};
  return std::any_of(kPhrases.begin(), kPhrases.end(), [&](std::string_view phrase) {
    return folded.find(phrase) != std::string::npos;
  });
}

}  // namespace viisari
