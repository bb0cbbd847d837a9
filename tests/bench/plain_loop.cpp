// The limit of W(n): what a programmer would write who knew that every series has the same 72
// months, that nothing is missing, and that every target is "at least". Same sums, same order of
// operations, no engine. Built with -O3.
#include <algorithm>
#include <array>
#include <bit>
#include <cmath>

#include "workload.h"

namespace viisari::bench {
namespace {

constexpr double kYearDays = 365.25;
constexpr double kTolerance = 1e-9;

struct Calendar {
  std::array<double, kMonths> to_year_end{};  // years from the month's end to its year's end
  std::array<double, kMonths> to_last{};      // … and to the end of the last target's year
  std::array<double, 12> days{};              // of the last twelve month ends, before the last one
};

Calendar make_calendar(const Axis& axis) {
  Calendar made;
  const auto ends = axis.end_days();
  for (std::size_t i = 0; i < kMonths; ++i) {
    const std::size_t december = i / 12 * 12 + 11;
    made.to_year_end[i] = (ends[december] - ends[i]) / kYearDays;
    made.to_last[i] = (ends[kMonths - 1] - ends[i]) / kYearDays;
  }
  for (std::size_t i = 0; i < 12; ++i) made.days[i] = ends[kMonths - 12 + i] - ends[kMonths - 1];
  return made;
}

std::uint64_t bits(double value) {
  return std::bit_cast<std::uint64_t>(value);
}

bool meets(double value, double limit) {
  return value >= limit - kTolerance * std::max(1.0, std::abs(limit));
}

double edge(double limit, double m, double q, double share) {
  return limit - m * limit - q < 0 ? ((1 - share) * limit - q) / (m - share)
                                   : ((1 + share) * limit - q) / (m + share);
}

// 2 on track, 3 at risk, 4 off track.
int projected(double x, double limit, double from, double c) {
  const double m = 1 + c;
  const double q = -c * from;
  if (x > edge(limit, m, q, 0.05)) return 2;
  return x > edge(limit, m, q, 0.20) ? 3 : 4;
}

// The forecast of the last twelve months, read at the last one.
double forecast_of(const std::array<double, kMonths>& value, const Calendar& calendar) {
  double sum_t = 0;
  double sum_v = 0;
  double sum_tt = 0;
  double sum_tv = 0;
  for (std::size_t i = 12; i-- > 0;) {
    const double t = calendar.days[i];
    const double v = value[kMonths - 12 + i];
    sum_t += t;
    sum_v += v;
    sum_tt += t * t;
    sum_tv += t * v;
  }
  const double slope = (12 * sum_tv - sum_t * sum_v) / (12 * sum_tt - sum_t * sum_t);
  return (sum_v - slope * sum_t) / 12;
}

}  // namespace

double path_only_loop(const Workload& workload) {
  const Calendar calendar = make_calendar(*workload.axis);
  double sum = 0;
  std::array<double, kMonths> value{};
  for (std::size_t n = 0; n < workload.size; ++n) {
    const double* a = workload.a.data() + n * kMonths;
    const double* b = workload.b.data() + n * kMonths;
    const double* targets = workload.targets.data() + n * kYears;
    for (std::size_t i = 0; i < kMonths; ++i) value[i] = a[i] * 100.0 / b[i];
    double to_date = 0;
    double change = 0;
    for (std::size_t year = 0; year < kMonths; year += 12) {
      double running = 0;
      for (std::size_t i = year; i < year + 12; ++i) to_date += running += value[i];
    }
    for (std::size_t i = 12; i < kMonths; ++i) {
      change += 100.0 * (value[i] - value[i - 12]) / value[i - 12];
    }
    int statuses = 0;
    for (std::size_t i = 12; i < kMonths; ++i) {
      const std::size_t year = i / 12 - 1;
      const double from = year == 0 ? workload.baselines[n] : targets[year - 1];
      const double expected =
          from + (targets[year] - from) * static_cast<double>(i % 12 + 1) / 12.0;
      const double short_by = (expected - value[i]) / expected;
      statuses += short_by <= 0 ? 1 : short_by < 0.05 ? 2 : short_by < 0.20 ? 3 : 4;
    }
    sum += to_date + change + statuses + forecast_of(value, calendar);
  }
  return sum;
}

Checksum plain_loop(const Workload& workload) {
  const Calendar calendar = make_calendar(*workload.axis);
  Checksum sum;
  std::array<double, kMonths> value{};
  std::array<double, kMonths> to_date{};
  std::array<double, kMonths> change{};
  for (std::size_t n = 0; n < workload.size; ++n) {
    const double* a = workload.a.data() + n * kMonths;
    const double* b = workload.b.data() + n * kMonths;
    const double* targets = workload.targets.data() + n * kYears;
    for (std::size_t i = 0; i < kMonths; ++i) value[i] = a[i] * 100.0 / b[i];
    for (std::size_t year = 0; year < kMonths; year += 12) {
      double running = 0;
      for (std::size_t i = year; i < year + 12; ++i) to_date[i] = running += value[i];
    }
    for (std::size_t i = 12; i < kMonths; ++i) {
      change[i] = 100.0 * (value[i] - value[i - 12]) / value[i - 12];
    }

    std::uint64_t statuses = 0;
    for (std::size_t i = 12; i < kMonths; ++i) {
      const std::size_t year = i / 12 - 1;
      const double x = value[i];
      const double from = value[i % 12];
      const auto years = static_cast<double>(year + 1);
      const bool met = meets(x, targets[year]);
      int status = 0;
      if (i % 12 == 11) {
        status = met ? 1 : 5;
      } else if (met) {
        status = 2;
      } else {
        status = projected(x, targets[year], from, calendar.to_year_end[i] / years);
      }
      if (year + 1 < kYears && status < 4) {
        status =
            std::max(status, projected(x, targets[kYears - 1], from, calendar.to_last[i] / years));
      }
      statuses += static_cast<std::uint64_t>(status) * (i + 1);
    }
    sum.statuses += statuses;

    sum.forecasts += bits(forecast_of(value, calendar));

    for (std::size_t i = 0; i < kMonths; ++i) sum.values += bits(value[i]);
    for (std::size_t i = 0; i < kMonths; ++i) sum.year_to_date += bits(to_date[i]);
    for (std::size_t i = 12; i < kMonths; ++i) sum.year_on_year += bits(change[i]);
  }
  return sum;
}

}  // namespace viisari::bench
