// The figures of a series as one block of bytes, and which of their versions were known when.
//
// Layout of the block: 24 bytes a version, little-endian, in the order of period (last day, first
// day) and within a period of recording:
//   0 first day, 4 last day, 8 known from: int32, days since 1970-01-01
//   12 period kind, 13 missing reason, 14 status letter, 15 decimals: one byte each
//   16 value: IEEE 754 double, 0 when there is none
// Thread-safety: pure functions.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "base/date.h"
#include "base/result.h"
#include "model/observation.h"
#include "store/store.h"

namespace viisari::sqlite {

inline constexpr std::size_t kPointSize = 24;

// The period of a stored row; kStoreCorrupt when the three do not belong together. A kind of its
// own is kept because 2025-H1 and 2025-01/2025-06 are the same days, written differently.
Result<Period> stored_period(std::int64_t kind, std::int64_t first_day, std::int64_t last_day);

// What makes two versions of a figure the same figure. Precision and place in the document may
// differ.
struct FigureValue {
  std::optional<double> value;
  MissingReason reason = MissingReason::kNone;
  ObservationStatus status = ObservationStatus::kNormal;

  friend bool operator==(const FigureValue&, const FigureValue&) = default;
};

// Numbers the versions of one figure: `known_from` and `value` of each in the order of recording.
// Returns for each its revision: 1 plus how often the figure changed up to it, in the order of
// publication.
struct FigureVersion {
  Date known_from;
  FigureValue figure;
};
std::vector<int> revisions(std::span<const FigureVersion> versions);

// `points` in the order described above.
std::vector<std::byte> encode_points(std::span<const SeriesPoint> points);
// Every version; `revision` is not set.
Result<std::vector<SeriesPoint>> decode_points(std::span<const std::byte> block);
// Replaces `out` by the figures known on `as_of`, each with its revision.
Result<void> points_as_known(std::span<const std::byte> block, Date as_of,
                             std::vector<SeriesPoint>& out);

}  // namespace viisari::sqlite
