// SeriesView: a series as the engine computes with it, an axis and one number a period.
// SeriesPool: memory for results of series arithmetic, reused from one indicator to the next.
// Ownership: a view owns nothing; one made in a pool lives until that pool's reset().
// Thread-safety: a pool belongs to one thread.
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <span>
#include <utility>
#include <vector>

#include "engine/axis.h"
#include "engine/missing.h"

namespace viisari {

struct SeriesView {
  const Axis* axis = nullptr;
  std::span<const double> values;  // one for each period of the axis; missing ones are tagged NaNs

  std::size_t size() const { return values.size(); }
  bool empty() const { return values.empty(); }
};

// How two series meet: the positions of their common periods.
struct AxisJoin {
  const Axis* axis = nullptr;
  std::vector<std::uint32_t> left;
  std::vector<std::uint32_t> right;
};

// How a year-to-date series is summed: out[i] = out[previous[i]] + in[source[i]].
struct YearToDatePlan {
  static constexpr std::int32_t kStart = -1;       // the period itself starts the year
  static constexpr std::int32_t kIncomplete = -2;  // a part of the year before it is not there
  const Axis* axis = nullptr;                      // 2025-01/2025-03 for a month 2025-03
  std::vector<std::uint32_t> source;
  std::vector<std::int32_t> previous;
};

class SeriesPool {
 public:
  SeriesPool();
  ~SeriesPool();
  SeriesPool(const SeriesPool&) = delete;
  SeriesPool& operator=(const SeriesPool&) = delete;
  SeriesPool(SeriesPool&&) = delete;
  SeriesPool& operator=(SeriesPool&&) = delete;

  // Room for `size` numbers, not initialised; valid until reset().
  std::span<double> allocate(std::size_t size);
  // Forgets every buffer handed out; memory is kept for reuse, within a limit. Derived axes are
  // dropped only when there have come to be very many of them.
  void reset();
  // Bytes handed out since the last reset: what a script's memory budget is charged with.
  std::size_t used_bytes() const { return used_ * sizeof(double); }

  // The axis, owned by this pool, with these periods.
  const Axis* intern(std::vector<Period> periods) { return axes_.intern(std::move(periods)); }
  const AxisJoin& join(const Axis* left, const Axis* right);
  const YearToDatePlan& year_to_date(const Axis* axis);

 private:
  static constexpr std::size_t kChunk = std::size_t{64} * 1024;  // numbers
  static constexpr std::size_t kMaxKeptChunks = 16;
  static constexpr std::size_t kMaxKeptAxes = 4096;

  struct Chunk {
    std::unique_ptr<double[]> data;
    std::size_t size = 0;
  };
  std::vector<Chunk> chunks_;
  std::size_t chunk_ = 0;   // the one being filled
  std::size_t filled_ = 0;  // numbers used of it
  std::size_t used_ = 0;
  AxisTable axes_;
  // Keyed by pointers: axes outlive the pool's use of them, which Engine and tests see to.
  std::map<std::pair<const Axis*, const Axis*>, AxisJoin> joins_;
  std::map<const Axis*, YearToDatePlan> year_to_date_;
};

}  // namespace viisari
