#include "report/format.h"

#include <algorithm>
#include <array>

#include "base/text.h"
#include "model/unit.h"

namespace viisari {
namespace {

constexpr std::string_view kMinus = "\u2212";
constexpr std::string_view kNoBreakSpace = "\u00A0";
constexpr std::string_view kDash = "\u2013";

constexpr std::array<std::string_view, 12> kMonths{"January",   "February", "March",    "April",
                                                   "May",       "June",     "July",     "August",
                                                   "September", "October",  "November", "December"};

std::string_view month_name(int month) {
  return kMonths.at(static_cast<std::size_t>(month - 1));
}

}  // namespace

std::string_view to_string(Language language) {
  return language == Language::kEnglish ? "en" : "fi";
}

std::optional<Language> parse_language(std::string_view text) {
  if (text == "fi") return Language::kFinnish;
  if (text == "en") return Language::kEnglish;
  return std::nullopt;
}

std::size_t character_count(std::string_view text) {
  return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), [](char c) {
    return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U;
  }));
}

std::string format_number(double value, int decimals, Language language) {
  const bool finnish = language == Language::kFinnish;
  const std::string plain = format_fixed(value, std::clamp(decimals, 0, 9));
  std::string_view digits = plain;
  std::string out;
  if (digits.starts_with('-')) {
    out += kMinus;
    digits.remove_prefix(1);
  }
  const std::size_t point = std::min(digits.find('.'), digits.size());
  for (std::size_t i = 0; i < point; ++i) {
    if (i > 0 && (point - i) % 3 == 0) out += finnish ? kNoBreakSpace : std::string_view(",");
    out += digits[i];
  }
  if (point < digits.size()) {
    out += finnish ? ',' : '.';
    out += digits.substr(point + 1);
  }
  return out;
}

std::string format_quantity(const Quantity& quantity, Language language) {
  const bool finnish = language == Language::kFinnish;
  if (quantity.unit == "yes_no" && (quantity.value == 0 || quantity.value == 1)) {
    if (quantity.value == 1) return finnish ? "kyllä" : "yes";
    return finnish ? "ei" : "no";
  }
  std::string out = format_number(quantity.value, quantity.decimals, language);
  if (quantity.unit.starts_with('/')) return out + quantity.unit;
  const Unit* unit = find_unit(quantity.unit);
  if (unit == nullptr || unit->symbol.empty()) return out;
  if (quantity.unit == "keur") {
    // "1000 €" after a number would read as another number.
    return out.append(kNoBreakSpace).append(finnish ? "t€" : "k€");
  }
  const bool word = !finnish && (quantity.unit == "bed_days" || quantity.unit == "days" ||
                                 quantity.unit == "percentage_points");
  return out.append(kNoBreakSpace).append(word ? unit->name_en : unit->symbol);
}

std::string format_date(Date date, Language language) {
  const std::string day = std::to_string(date.day());
  const std::string year = std::to_string(date.year());
  if (language == Language::kFinnish) {
    return day + "." + std::to_string(date.month()) + "." + year;
  }
  return day + " " + std::string(month_name(date.month())) + " " + year;
}

std::string format_period(const Period& period, Language language) {
  if (!period.valid()) return "";
  const bool finnish = language == Language::kFinnish;
  const Date first = period.first();
  const Date last = period.last();
  std::string year = std::to_string(last.year());
  if (period.is_instant()) return format_date(last, language);
  if (period.is_whole_year()) return year;
  const bool same_year = first.year() == last.year();
  if (period.whole_months() && same_year) {
    if (first.month() == last.month()) {
      return finnish ? std::to_string(last.month()) + "/" + year
                     : std::string(month_name(last.month())) + " " + year;
    }
    if (finnish) {
      return std::to_string(first.month())
          .append(kDash)
          .append(std::to_string(last.month()) + "/" + year);
    }
    return std::string(month_name(first.month()))
        .append(kDash)
        .append(month_name(last.month()))
        .append(" " + year);
  }
  if (period.whole_months()) {
    const auto month_of = [&](Date date) {
      return format_period(Period::of_month(date.year(), date.month()), language);
    };
    return month_of(first).append(kDash).append(month_of(last));
  }
  return format_date(first, language).append(kDash).append(format_date(last, language));
}

}  // namespace viisari
