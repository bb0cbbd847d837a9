#include "store/sqlite/points.h"

#include <algorithm>
#include <bit>
#include <cstring>
#include <limits>
#include <numeric>
#include <string>

namespace viisari::sqlite {
namespace {

static_assert(std::endian::native == std::endian::little, "the block is little-endian");
static_assert(std::numeric_limits<double>::is_iec559 && sizeof(double) == 8);

// The block's form of a version; read and written with memcpy, so its alignment does not matter.
struct Packed {
  std::int32_t first;
  std::int32_t last;
  std::int32_t known_from;
  std::uint8_t kind;
  std::uint8_t reason;
  char status;
  std::uint8_t decimals;
  double value;
};
static_assert(sizeof(Packed) == kPointSize);

Packed packed_at(std::span<const std::byte> block, std::size_t index) {
  Packed packed;
  std::memcpy(&packed, block.data() + index * kPointSize, kPointSize);
  return packed;
}

Date date_of(std::int32_t days) {
  return Date(std::chrono::sys_days(std::chrono::days(days)));
}

// `point` may hold another series' point: neighbouring series have the same periods in the same
// places, and a period that is the same already is not worked out again.
Result<void> unpack(const Packed& packed, SeriesPoint& point) {
  const bool same_period = point.period.first().days_since_epoch() == packed.first &&
                           point.period.last().days_since_epoch() == packed.last &&
                           static_cast<std::uint8_t>(point.period.kind()) == packed.kind;
  if (!same_period || !point.period.valid()) {
    const auto period = stored_period(packed.kind, packed.first, packed.last);
    if (!period) return fail(period.error());
    point.period = *period;
  }
  const auto status = parse_observation_status(packed.status);
  if (!status || packed.reason > static_cast<std::uint8_t>(MissingReason::kNotComputable)) {
    return fail(kStoreCorrupt, "a stored figure is damaged");
  }
  point.value = packed.value;
  point.reason = static_cast<MissingReason>(packed.reason);
  point.status = *status;
  point.decimals = packed.decimals;
  point.revision = 1;
  point.known_from = date_of(packed.known_from);
  return {};
}

FigureValue figure_of(const Packed& packed) {
  const auto reason = static_cast<MissingReason>(packed.reason);
  const auto value =
      reason == MissingReason::kNone ? std::optional<double>(packed.value) : std::nullopt;
  return {value, reason, static_cast<ObservationStatus>(packed.status)};
}

Result<void> check_size(std::span<const std::byte> block) {
  if (block.size() % kPointSize != 0) {
    return fail(kStoreCorrupt, "a block of figures has an impossible size");
  }
  return {};
}

// Indexes in the order of publication: by known-from date, then as recorded.
template <class KnownFrom>
std::vector<std::size_t> by_publication(std::size_t count, KnownFrom known_from) {
  std::vector<std::size_t> order(count);
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::stable_sort(order.begin(), order.end(),
                   [&](std::size_t a, std::size_t b) { return known_from(a) < known_from(b); });
  return order;
}

}  // namespace

Result<Period> stored_period(std::int64_t kind, std::int64_t first_day, std::int64_t last_day) {
  const auto damaged = [] { return fail(kStoreCorrupt, "a stored period is damaged"); };
  // Date's range is 1900-2199; the casts below are safe within it.
  constexpr std::int64_t kFirst = -25567;
  constexpr std::int64_t kLast = 84005;
  if (first_day < kFirst || last_day > kLast || last_day < first_day) return damaged();
  const Date first = date_of(static_cast<std::int32_t>(first_day));
  const Date last = date_of(static_cast<std::int32_t>(last_day));
  Period period;
  switch (kind) {
    case static_cast<int>(PeriodKind::kDay):
      period = Period::of_day(last);
      break;
    case static_cast<int>(PeriodKind::kSpan):
      period = Period::of_span(first, last);
      break;
    case static_cast<int>(PeriodKind::kMonth):
      period = Period::of_month(last.year(), last.month());
      break;
    case static_cast<int>(PeriodKind::kQuarter):
      period = Period::of_quarter(last.year(), (last.month() + 2) / 3);
      break;
    case static_cast<int>(PeriodKind::kHalf): {
      const auto half =
          Period::parse(std::to_string(last.year()) + (last.month() <= 6 ? "-H1" : "-H2"));
      if (half) period = *half;
      break;
    }
    case static_cast<int>(PeriodKind::kYear):
      period = Period::of_year(last.year());
      break;
    default:
      break;
  }
  if (!period.valid() || period.first() != first || period.last() != last) return damaged();
  return period;
}

std::vector<int> revisions(std::span<const FigureVersion> versions) {
  std::vector<int> out(versions.size(), 1);
  const auto order =
      by_publication(versions.size(), [&](std::size_t i) { return versions[i].known_from; });
  for (std::size_t i = 1; i < order.size(); ++i) {
    const bool same = versions[order[i]].figure == versions[order[i - 1]].figure;
    out[order[i]] = out[order[i - 1]] + (same ? 0 : 1);
  }
  return out;
}

std::vector<std::byte> encode_points(std::span<const SeriesPoint> points) {
  std::vector<std::byte> block(points.size() * kPointSize);
  std::byte* place = block.data();
  for (const SeriesPoint& point : points) {
    const Packed packed{point.period.first().days_since_epoch(),
                        point.period.last().days_since_epoch(),
                        point.known_from.days_since_epoch(),
                        static_cast<std::uint8_t>(point.period.kind()),
                        static_cast<std::uint8_t>(point.reason),
                        static_cast<char>(point.status),
                        point.decimals,
                        point.value};
    std::memcpy(place, &packed, kPointSize);
    place += kPointSize;
  }
  return block;
}

Result<std::vector<SeriesPoint>> decode_points(std::span<const std::byte> block) {
  if (auto fine = check_size(block); !fine) return fail(fine.error());
  std::vector<SeriesPoint> out;
  out.reserve(block.size() / kPointSize);
  for (std::size_t i = 0; i < block.size() / kPointSize; ++i) {
    SeriesPoint point;
    if (auto read = unpack(packed_at(block, i), point); !read) return fail(read.error());
    out.push_back(point);
  }
  return out;
}

Result<void> points_as_known(std::span<const std::byte> block, Date as_of,
                             std::vector<SeriesPoint>& out) {
  if (auto fine = check_size(block); !fine) return fine;
  const std::int32_t day = as_of.days_since_epoch();
  const std::size_t count = block.size() / kPointSize;
  if (out.size() < count) out.resize(count);  // overwritten in place, cut to size at the end
  std::size_t given = 0;
  std::vector<FigureVersion> versions;
  for (std::size_t i = 0; i < count;) {
    const Packed first = packed_at(block, i);
    std::size_t end = i + 1;
    for (; end < count; ++end) {
      const Packed next = packed_at(block, end);
      if (next.last != first.last || next.first != first.first) break;
    }
    if (end == i + 1) {  // nearly always: one version
      if (first.known_from <= day) {
        if (auto read = unpack(first, out[given++]); !read) return read;
      }
      i = end;
      continue;
    }
    versions.clear();
    std::vector<std::size_t> places;
    for (std::size_t j = i; j < end; ++j) {
      const Packed packed = packed_at(block, j);
      if (packed.known_from > day) continue;
      versions.push_back({date_of(packed.known_from), figure_of(packed)});
      places.push_back(j);
    }
    if (!versions.empty()) {
      const auto numbers = revisions(versions);
      std::size_t latest = 0;
      for (std::size_t j = 1; j < versions.size(); ++j) {
        if (versions[j].known_from >= versions[latest].known_from) latest = j;
      }
      SeriesPoint& point = out[given++];
      if (auto read = unpack(packed_at(block, places[latest]), point); !read) return read;
      point.revision = numbers[latest];
    }
    i = end;
  }
  out.resize(given);
  return {};
}

}  // namespace viisari::sqlite
