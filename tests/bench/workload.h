// The workload W(n) that docs/performance.md speaks of: n indicators, each computed as 100·a/b from
// two series of 72 months, with a baseline (the first year) and five yearly targets.
// The numbers come from a generator of fixed seed: every run and every variant sees the same.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "engine/axis.h"
#include "engine/series_memory.h"
#include "engine/value_source.h"
#include "model/indicator.h"

namespace viisari::bench {

inline constexpr std::size_t kMonths = 72;
inline constexpr std::size_t kYears = 5;  // with a target; the baseline's year comes before
inline constexpr int kFirstYear = 2025;

struct Workload {
  std::size_t size = 0;
  // kMonths numbers an indicator, one after the other.
  std::vector<double> a;
  std::vector<double> b;
  std::vector<double> baselines;
  std::vector<double> targets;  // kYears an indicator
  std::shared_ptr<const Axis> axis;
};
Workload make_workload(std::size_t n);

// The same as the product's own objects.
std::vector<Indicator> make_indicators(const Workload& workload);
SeriesMemory make_memory(const Workload& workload);
// 100·a/b in C++, on the engine's kernels.
std::unique_ptr<ValueSource> make_native_source();

// What a variant computed, as a sum over the bits of every number and every status.
struct Checksum {
  std::uint64_t values = 0;
  std::uint64_t year_to_date = 0;
  std::uint64_t year_on_year = 0;
  std::uint64_t forecasts = 0;
  std::uint64_t statuses = 0;
  friend bool operator==(const Checksum&, const Checksum&) = default;
};

// The limit: the same results by plain loops over plain arrays, knowing everything in advance.
Checksum plain_loop(const Workload& workload);

// A simpler loop for comparison with other work: its status a month only holds the figure against
// the line between the targets, without projecting. Its sum is only there so that it is computed.
double path_only_loop(const Workload& workload);

}  // namespace viisari::bench
