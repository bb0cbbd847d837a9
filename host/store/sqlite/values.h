// How days, instants, periods and optional numbers stand in the database: days since 1970-01-01,
// seconds since then (UTC), NULL for none. Ownership: borrows the Query for the call.
// Thread-safety: as the Query given.
#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/checked_cast.h"
#include "base/date.h"
#include "base/result.h"
#include "model/period.h"
#include "store/sqlite/connection.h"
#include "store/sqlite/points.h"
#include "store/store.h"

namespace viisari::sqlite {

inline std::int64_t seconds(Instant instant) {
  return std::int64_t{instant.time_since_epoch().count()};
}
inline Instant instant_of(std::int64_t seconds_since_epoch) {
  return Instant(std::chrono::seconds(seconds_since_epoch));
}
inline Date date_of(std::int64_t days_since_epoch) {
  return Date(std::chrono::sys_days(std::chrono::days(checked_cast<int>(days_since_epoch))));
}

inline Query& bind_optional(Query& query, std::optional<double> value) {
  return value ? query.bind(*value) : query.bind_null();
}
inline Query& bind_optional(Query& query, std::optional<Instant> value) {
  return value ? query.bind(seconds(*value)) : query.bind_null();
}
inline Query& bind_optional(Query& query, std::optional<Date> value) {
  return value ? query.bind(std::int64_t{value->days_since_epoch()}) : query.bind_null();
}
// Three columns: kind, first day, last day.
inline Query& bind_period(Query& query, const Period& period) {
  if (!period.valid()) return query.bind_null().bind_null().bind_null();
  return query.bind(std::int64_t{static_cast<std::uint8_t>(period.kind())})
      .bind(std::int64_t{period.first().days_since_epoch()})
      .bind(std::int64_t{period.last().days_since_epoch()});
}

inline std::optional<double> optional_real(const Query& row, int column) {
  return row.is_null(column) ? std::nullopt : std::optional(row.real(column));
}
inline std::optional<Instant> optional_instant(const Query& row, int column) {
  return row.is_null(column) ? std::nullopt : std::optional(instant_of(row.integer(column)));
}
inline std::optional<Date> optional_date(const Query& row, int column) {
  return row.is_null(column) ? std::nullopt : std::optional(date_of(row.integer(column)));
}
inline Result<Period> period_at(const Query& row, int column) {
  if (row.is_null(column)) return Period();
  return stored_period(row.integer(column), row.integer(column + 1), row.integer(column + 2));
}

// A stored word of an enumeration that has it no more, or never had.
inline tl::unexpected<Error> damaged(std::string_view what) {
  return fail(kStoreCorrupt, "a stored " + std::string(what) + " has an impossible value");
}

// Every row of a query as `read` makes it: Result<T> read(const Query&).
template <class Read>
auto all_rows(Query& query, Read read)
    -> Result<std::vector<typename decltype(read(query))::value_type>> {
  std::vector<typename decltype(read(query))::value_type> out;
  for (;;) {
    const auto more = query.step();
    if (!more) return fail(more.error());
    if (!*more) return out;
    auto value = read(query);
    if (!value) return fail(value.error());
    out.push_back(std::move(*value));
  }
}

// The first row, if there is one.
template <class Read>
auto first_row(Query& query, Read read)
    -> Result<std::optional<typename decltype(read(query))::value_type>> {
  const auto found = query.step();
  if (!found) return fail(found.error());
  if (!*found) return std::nullopt;
  auto value = read(query);
  if (!value) return fail(value.error());
  return std::optional(std::move(*value));
}

}  // namespace viisari::sqlite
