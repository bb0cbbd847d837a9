// Recurrence: on which local days a rule falls. The rule is a subset of RFC 5545's RRULE
// (section 3.3.10), expanded by ourselves: libical 3.0.16 loses days of it and may take minutes
// (docs/decisions/0008-libraries-for-mail.md).
//
//   FREQ       DAILY, WEEKLY, MONTHLY, YEARLY; must be there
//   INTERVAL   1–1000
//   COUNT      1–10000: so many days, from `start`       } at most one
//   UNTIL      YYYYMMDD: the last day, itself included   } of the two
//   BYMONTH    1–12
//   BYMONTHDAY 1–31, -31–-1 from the end of the month; not with WEEKLY
//   BYDAY      MO … SU; with MONTHLY and YEARLY also 1MO, -1FR (in the month, or in the year where
//              YEARLY has no BYMONTH), then not together with BYMONTHDAY
//   BYSETPOS   1–366, -366–-1: which of the days of one day, week, month or year; with another BY
//              part
//
// A week begins on Monday. What a rule leaves open comes from `start`, which counts only when the
// rule falls on it.
//
// Ownership: plain values. Thread-safety: may be called from any thread.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <set>
#include <string_view>
#include <vector>

#include "base/date.h"
#include "base/error.h"
#include "base/result.h"

namespace viisari {

inline constexpr ErrorCode kSchedulesBadRule{"schedules.bad_rule"};

class Recurrence {
 public:
  // kSchedulesBadRule for everything that is not in the list above.
  static Result<Recurrence> parse(std::string_view rule);

  // Calls `visit` with each day from `start` on, in order and each once, until it returns false,
  // the rule ends or the year kLastZonedYear does. A rule may fall on no day at all.
  void visit_days(Date start, const std::function<bool(Date)>& visit) const;

 private:
  enum class Frequency : std::uint8_t { kDaily, kWeekly, kMonthly, kYearly };
  struct WeekDay {
    int nth = 0;       // in the month or year, from the end when negative; 0: every one
    unsigned iso = 1;  // 1 Monday … 7 Sunday
  };

  Recurrence() = default;
  Date first_of_period(Date day) const;
  Date next_period(Date first, int periods) const;
  bool matches(Date day) const;

  Frequency frequency_ = Frequency::kDaily;
  int interval_ = 1;
  std::optional<int> count_;
  std::optional<Date> until_;
  std::set<int> months_;
  std::set<int> month_days_;
  std::vector<WeekDay> week_days_;
  std::set<int> positions_;
};

}  // namespace viisari
