#include "engine/kernels.h"

#include <algorithm>
#include <bit>
#include <cmath>

namespace viisari {
namespace {

constexpr double kMissingInput = missing_value(MissingReason::kMissingInput);

template <SeriesOp op>
double plain(double a, double b) {
  if constexpr (op == SeriesOp::kAdd) return a + b;
  if constexpr (op == SeriesOp::kSubtract) return a - b;
  if constexpr (op == SeriesOp::kMultiply) return a * b;
  return a / b;
}

// The reason for a result that is no finite number, from the operands that gave it.
template <SeriesOp op>
double explained(double a, double b) {
  if (is_missing(a)) return tagged(a);
  if (is_missing(b)) return tagged(b);
  if constexpr (op == SeriesOp::kDivide) {
    if (b == 0) return missing_value(MissingReason::kZeroDenominator);
  }
  const double result = plain<op>(a, b);
  return std::isfinite(result) ? result : missing_value(MissingReason::kNotComputable);
}

// A finite number has not all exponent bits set. An integer test keeps the loops vectorised, which
// std::isfinite inside them would not.
std::uint64_t not_finite(double value) {
  constexpr std::uint64_t kExponent = 0x7FF0'0000'0000'0000ULL;
  return (std::bit_cast<std::uint64_t>(value) & kExponent) == kExponent ? 1U : 0U;
}

// `left(i)` and `right(i)` give the operands. The first loop is plain arithmetic; only when it met
// something that is no number does the second one find out why.
template <SeriesOp op, class Left, class Right>
void run(std::span<double> out, const Left& left, const Right& right) {
  std::uint64_t bad = 0;
  for (std::size_t i = 0; i < out.size(); ++i) {
    const double result = plain<op>(left(i), right(i));
    out[i] = result;
    bad |= not_finite(result);
  }
  if (bad == 0) return;
  for (std::size_t i = 0; i < out.size(); ++i) {
    if (is_missing(out[i])) out[i] = explained<op>(left(i), right(i));
  }
}

template <class Left, class Right>
void dispatch(SeriesOp op, std::span<double> out, const Left& left, const Right& right) {
  switch (op) {
    case SeriesOp::kAdd:
      return run<SeriesOp::kAdd>(out, left, right);
    case SeriesOp::kSubtract:
      return run<SeriesOp::kSubtract>(out, left, right);
    case SeriesOp::kMultiply:
      return run<SeriesOp::kMultiply>(out, left, right);
    case SeriesOp::kDivide:
      return run<SeriesOp::kDivide>(out, left, right);
  }
}

}  // namespace

SeriesView combine(SeriesOp op, const SeriesView& a, const SeriesView& b, SeriesPool& pool) {
  const double* left = a.values.data();
  const double* right = b.values.data();
  if (a.axis == b.axis) {
    const std::span<double> out = pool.allocate(a.size());
    dispatch(
        op, out, [left](std::size_t i) { return left[i]; },
        [right](std::size_t i) { return right[i]; });
    return {a.axis, out};
  }
  const AxisJoin& join = pool.join(a.axis, b.axis);
  const std::span<double> out = pool.allocate(join.axis->size());
  dispatch(
      op, out, [left, &join](std::size_t i) { return left[join.left[i]]; },
      [right, &join](std::size_t i) { return right[join.right[i]]; });
  return {join.axis, out};
}

SeriesView combine(SeriesOp op, const SeriesView& a, double b, SeriesPool& pool) {
  const std::span<double> out = pool.allocate(a.size());
  const double* left = a.values.data();
  dispatch(
      op, out, [left](std::size_t i) { return left[i]; }, [b](std::size_t) { return b; });
  return {a.axis, out};
}

SeriesView combine(SeriesOp op, double a, const SeriesView& b, SeriesPool& pool) {
  const std::span<double> out = pool.allocate(b.size());
  const double* right = b.values.data();
  dispatch(
      op, out, [a](std::size_t) { return a; }, [right](std::size_t i) { return right[i]; });
  return {b.axis, out};
}

double combine(SeriesOp op, double a, double b) {
  double result = 0;
  dispatch(
      op, std::span<double>(&result, 1), [a](std::size_t) { return a; },
      [b](std::size_t) { return b; });
  return result;
}

SeriesView negate(const SeriesView& series, SeriesPool& pool) {
  const std::span<double> out = pool.allocate(series.size());
  // Not -x: that would flip the sign bit of a missing value and so lose its reason.
  for (std::size_t i = 0; i < out.size(); ++i) {
    const double value = series.values[i];
    out[i] = is_missing(value) ? tagged(value) : 0.0 - value;
  }
  return {series.axis, out};
}

SeriesView ytd(const SeriesView& series, SeriesPool& pool) {
  const YearToDatePlan& plan = pool.year_to_date(series.axis);
  const std::span<double> out = pool.allocate(plan.axis->size());
  for (std::size_t i = 0; i < out.size(); ++i) {
    const double value = series.values[plan.source[i]];
    const std::int32_t previous = plan.previous[i];
    if (previous == YearToDatePlan::kStart) {
      out[i] = value;
    } else if (previous == YearToDatePlan::kIncomplete) {
      out[i] = is_missing(value) ? tagged(value) : kMissingInput;
    } else {
      const double sum = out[static_cast<std::size_t>(previous)] + value;
      out[i] = std::isfinite(sum)
                   ? sum
                   : explained<SeriesOp::kAdd>(out[static_cast<std::size_t>(previous)], value);
    }
  }
  return {plan.axis, out};
}

SeriesView yoy(const SeriesView& series, SeriesPool& pool) {
  const std::span<const std::int32_t> earlier = series.axis->year_earlier();
  const std::span<double> out = pool.allocate(series.size());
  for (std::size_t i = 0; i < out.size(); ++i) {
    const double now = series.values[i];
    const double before = earlier[i] == Axis::kNone
                              ? kMissingInput
                              : series.values[static_cast<std::size_t>(earlier[i])];
    const double change = 100.0 * (now - before) / before;
    if (before > 0 && std::isfinite(change)) {
      out[i] = change;
    } else if (is_missing(now)) {
      out[i] = tagged(now);
    } else if (is_missing(before)) {
      out[i] = tagged(before);
    } else if (before == 0) {
      out[i] = missing_value(MissingReason::kZeroDenominator);
    } else {
      out[i] =
          missing_value(before < 0 ? MissingReason::kSignChange : MissingReason::kNotComputable);
    }
  }
  return {series.axis, out};
}

SeriesView rolling(const SeriesView& series, std::size_t n, SeriesPool& pool) {
  const std::span<double> out = pool.allocate(series.size());
  for (std::size_t i = 0; i < out.size(); ++i) {
    if (n == 0 || i + 1 < n) {
      out[i] = kMissingInput;
      continue;
    }
    // Summed afresh each time: a running sum would carry its rounding along.
    double sum = 0;
    double missing = 0;
    for (std::size_t j = i + 1 - n; j <= i; ++j) {
      if (is_missing(series.values[j])) missing = tagged(series.values[j]);
      sum += series.values[j];
    }
    out[i] = is_missing(missing) ? missing : tagged(sum / static_cast<double>(n));
  }
  return {series.axis, out};
}

SeriesView cumulative(const SeriesView& series, SeriesPool& pool) {
  const std::span<double> out = pool.allocate(series.size());
  double sum = 0;
  for (std::size_t i = 0; i < out.size(); ++i) {
    sum = explained<SeriesOp::kAdd>(sum, series.values[i]);
    out[i] = sum;
  }
  return {series.axis, out};
}

double at(const SeriesView& series, const Period& period) {
  const auto place = series.axis->find(period);
  return place ? tagged(series.values[*place]) : kMissingInput;
}

double latest(const SeriesView& series) {
  for (std::size_t i = series.size(); i-- > 0;) {
    if (!is_missing(series.values[i])) return series.values[i];
  }
  return kMissingInput;
}

double forecast(const SeriesView& series, std::size_t points, int day) {
  const std::span<const std::int32_t> days = series.axis->end_days();
  double count = 0;
  double sum_t = 0;
  double sum_v = 0;
  double sum_tt = 0;
  double sum_tv = 0;
  for (std::size_t i = series.size(); i-- > 0 && count < static_cast<double>(points);) {
    const double value = series.values[i];
    if (is_missing(value)) continue;
    // Time runs from the day asked for: small numbers, and the answer is the intercept.
    const double t = days[i] - day;
    count += 1;
    sum_t += t;
    sum_v += value;
    sum_tt += t * t;
    sum_tv += t * value;
  }
  const double spread = count * sum_tt - sum_t * sum_t;
  if (count < 2 || !(spread > 0)) return kMissingInput;
  const double slope = (count * sum_tv - sum_t * sum_v) / spread;
  return tagged((sum_v - slope * sum_t) / count);
}

}  // namespace viisari
