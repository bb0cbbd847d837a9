// Arithmetic on whole series. Two series meet on their equal periods; a missing value stays missing
// with its reason (the left one's where both are), a division by zero gives zero_denominator, and a
// result that is no finite number gives not_computable. Results live in the pool.
// Thread-safety: pure functions on the pool they are given.
#pragma once

#include <cstdint>

#include "engine/series.h"

namespace viisari {

enum class SeriesOp : std::uint8_t { kAdd, kSubtract, kMultiply, kDivide };

SeriesView combine(SeriesOp op, const SeriesView& a, const SeriesView& b, SeriesPool& pool);
SeriesView combine(SeriesOp op, const SeriesView& a, double b, SeriesPool& pool);
SeriesView combine(SeriesOp op, double a, const SeriesView& b, SeriesPool& pool);
// One number with another, by the same rules.
double combine(SeriesOp op, double a, double b);

SeriesView negate(const SeriesView& series, SeriesPool& pool);

// From the start of the year to each period's end, on year-to-date periods (2025-01/2025-03).
// A period whose year is not covered without a gap before it gives missing_input.
SeriesView ytd(const SeriesView& series, SeriesPool& pool);
// Change in per cent from the same period a year earlier: missing_input where that is not there,
// zero_denominator from zero, sign_change from a negative figure.
SeriesView yoy(const SeriesView& series, SeriesPool& pool);
// Mean of the period and the n-1 before it in the series; missing_input for the first n-1.
SeriesView rolling(const SeriesView& series, std::size_t n, SeriesPool& pool);
// Sum from the first period on; after a missing value the sum is missing too.
SeriesView cumulative(const SeriesView& series, SeriesPool& pool);

// The figure of one period; missing_input when the series has none.
double at(const SeriesView& series, const Period& period);
// The last figure that is a number; missing_input when there is none.
double latest(const SeriesView& series);

// Least-squares line through the last `points` figures that are numbers, read on day `day` (days
// since the epoch), with the periods' last days as time; missing_input with fewer than two.
double forecast(const SeriesView& series, std::size_t points, int day);

}  // namespace viisari
