#include "engine/axis.h"

#include <algorithm>

namespace viisari {
namespace {

std::size_t hash_of(std::span<const Period> periods) {
  std::size_t hash = periods.size();
  for (const Period& period : periods) {
    hash ^= std::hash<Period>{}(period) + 0x9E3779B97F4A7C15ULL + (hash << 6U) + (hash >> 2U);
  }
  return hash;
}

}  // namespace

Axis::Axis(std::vector<Period> periods) : periods_(std::move(periods)) {
  if (!std::is_sorted(periods_.begin(), periods_.end())) {
    std::sort(periods_.begin(), periods_.end());
  }
  periods_.erase(std::unique(periods_.begin(), periods_.end()), periods_.end());
  hash_ = hash_of(periods_);
  year_earlier_.reserve(periods_.size());
  end_days_.reserve(periods_.size());
  for (const Period& period : periods_) {
    const auto earlier = find(period.plus_years(-1));
    year_earlier_.push_back(earlier ? static_cast<std::int32_t>(*earlier) : kNone);
    end_days_.push_back(period.last().days_since_epoch());
  }
}

std::optional<std::uint32_t> Axis::find(const Period& period) const {
  const auto place = std::lower_bound(periods_.begin(), periods_.end(), period);
  if (place == periods_.end() || *place != period) return std::nullopt;
  return static_cast<std::uint32_t>(place - periods_.begin());
}

const Axis* AxisTable::intern(std::vector<Period> periods) {
  auto axis = std::make_unique<const Axis>(std::move(periods));
  const auto [first, last] = axes_.equal_range(axis->hash());
  for (auto it = first; it != last; ++it) {
    if (*it->second == *axis) return it->second.get();
  }
  const std::size_t hash = axis->hash();
  return axes_.emplace(hash, std::move(axis))->second.get();
}

const Axis* AxisTable::adopt(const Axis& axis) {
  const auto [first, last] = axes_.equal_range(axis.hash());
  for (auto it = first; it != last; ++it) {
    if (it->second.get() == &axis || *it->second == axis) return it->second.get();
  }
  return axes_.emplace(axis.hash(), std::make_unique<const Axis>(axis))->second.get();
}

}  // namespace viisari
