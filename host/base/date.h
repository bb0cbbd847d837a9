// Calendar dates and the clock. A Date is a day of the proleptic Gregorian calendar, without a
// time or a zone. Instants inside the program are UTC seconds; zones belong to the edges.
// Thread-safety: plain values; Clock implementations are safe from any thread.
#pragma once

#include <chrono>
#include <compare>
#include <optional>
#include <string>
#include <string_view>

namespace viisari {

using Instant = std::chrono::sys_seconds;

class Date {
 public:
  constexpr Date() = default;  // 1970-01-01
  constexpr explicit Date(std::chrono::sys_days days) : days_(days) {}

  // Nothing when the three do not name a day (2025-02-30) or the year is outside 1900–2199.
  static std::optional<Date> from_ymd(int year, int month, int day);
  // Reads exactly `YYYY-MM-DD`.
  static std::optional<Date> parse(std::string_view iso);
  // Last day of the month; the month must be 1–12.
  static Date end_of_month(int year, int month);
  static Date of(Instant instant) { return Date(std::chrono::floor<std::chrono::days>(instant)); }

  int year() const;
  int month() const;  // 1–12
  int day() const;    // 1–31
  constexpr int days_since_epoch() const {
    return static_cast<int>(days_.time_since_epoch().count());
  }
  constexpr std::chrono::sys_days sys_days() const { return days_; }

  constexpr Date plus_days(int days) const { return Date(days_ + std::chrono::days(days)); }
  // The same day of another year; 29 February becomes 28 February where there is none.
  Date plus_years(int years) const;

  std::string to_string() const;  // YYYY-MM-DD

  friend constexpr auto operator<=>(const Date&, const Date&) = default;

 private:
  std::chrono::sys_days days_{};
};

// Whole days from a to b; negative when b is earlier.
constexpr int days_between(Date a, Date b) {
  return b.days_since_epoch() - a.days_since_epoch();
}

// `YYYY-MM-DDTHH:MM:SSZ`
std::string to_string(Instant instant);
std::optional<Instant> parse_instant(std::string_view iso);

class Clock {
 public:
  virtual ~Clock() = default;
  virtual Instant now() const = 0;
};

class SystemClock final : public Clock {
 public:
  Instant now() const override;
};

// Always the same instant: for tests.
class FixedClock final : public Clock {
 public:
  explicit FixedClock(Instant instant) : instant_(instant) {}
  Instant now() const override { return instant_; }

 private:
  Instant instant_;
};

}  // namespace viisari
