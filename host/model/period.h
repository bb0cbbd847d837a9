// A Period is a span of whole days with a kind. It is written `2025`, `2025-H1`, `2025-Q3`,
// `2025-10`, `2025-01/2025-09` (whole months), `2025-01-15/2025-02-03` or `2025-10-31` (one day:
// an instant). The Finnish forms of the areas' documents are read too: `1-9/2025`, `10/2025`,
// `31.10.2025`, `1.1.-31.10.2025`, `syksy 2024`.
// Two periods are equal when they cover the same days, however they were written; the kind only
// decides how the period is printed. Thread-safety: plain values.
#pragma once

#include <compare>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "base/date.h"
#include "base/result.h"

namespace viisari {

inline constexpr ErrorCode kPeriodSyntax{"period.syntax"};          // not a form listed above
inline constexpr ErrorCode kPeriodImpossible{"period.impossible"};  // 2025-13, 30.2.2025, 9-1/2025
inline constexpr ErrorCode kPeriodAmbiguous{"period.ambiguous"};    // talvi 2024: which January?

enum class PeriodKind : std::uint8_t { kInvalid, kDay, kMonth, kQuarter, kHalf, kYear, kSpan };

class Period {
 public:
  Period() = default;  // kind kInvalid

  // Reads every form above. `syksy`/`autumn` is September–November, `kevät`/`spring` is
  // March–May, `kesä`/`summer` is June–August.
  static Result<Period> parse(std::string_view text);
  static Period of_year(int year);
  static Period of_month(int year, int month);      // month 1–12
  static Period of_quarter(int year, int quarter);  // quarter 1–4
  static Period of_day(Date day);
  static Period of_span(Date first, Date last);  // first <= last
  // January to `month` of `year`.
  static Period year_to_month(int year, int month);

  PeriodKind kind() const { return kind_; }
  bool valid() const { return kind_ != PeriodKind::kInvalid; }
  Date first() const { return first_; }
  Date last() const { return last_; }
  bool is_instant() const { return first_ == last_; }
  int days() const { return days_between(first_, last_) + 1; }
  // How many whole calendar months the period is made of; nothing when it cuts a month.
  std::optional<int> whole_months() const;
  bool is_whole_year() const;
  // Starts on 1 January and ends within the same year.
  bool is_year_to_date() const;
  bool contains(Date date) const { return first_ <= date && date <= last_; }
  bool contains(const Period& other) const {
    return first_ <= other.first_ && other.last_ <= last_;
  }
  // The same months (or days) of another year; 29 February falls back to the 28th, and a period
  // that ends with its month still does.
  Period plus_years(int years) const;

  std::string to_string() const;

  friend bool operator==(const Period& a, const Period& b) {
    return a.first_ == b.first_ && a.last_ == b.last_;
  }
  // Chronological: by last day, then by first day, so that of two periods that end together the
  // longer comes first.
  friend std::strong_ordering operator<=>(const Period& a, const Period& b) {
    if (const auto order = a.last_ <=> b.last_; order != 0) return order;
    return a.first_ <=> b.first_;
  }

 private:
  Period(PeriodKind kind, Date first, Date last) : first_(first), last_(last), kind_(kind) {}

  Date first_;
  Date last_;
  PeriodKind kind_ = PeriodKind::kInvalid;
};

}  // namespace viisari

template <>
struct std::hash<viisari::Period> {
  std::size_t operator()(const viisari::Period& period) const noexcept {
    const auto first = static_cast<std::uint32_t>(period.first().days_since_epoch());
    const auto last = static_cast<std::uint32_t>(period.last().days_since_epoch());
    return std::hash<std::uint64_t>{}((std::uint64_t{first} << 32U) | last);
  }
};
