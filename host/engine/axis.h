// Axis: the periods of a series, sorted and unique. Immutable. Series over the same periods share
// one Axis through an AxisTable, so that equal axes of one table are pointer-equal.
// Ownership: an AxisTable owns its axes for as long as it lives. Thread-safety: an Axis may be read
// from any thread; an AxisTable belongs to one thread at a time.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <unordered_map>
#include <vector>

#include "model/period.h"

namespace viisari {

class Axis {
 public:
  static constexpr std::int32_t kNone = -1;

  // Sorts and removes duplicates.
  explicit Axis(std::vector<Period> periods);

  std::span<const Period> periods() const { return periods_; }
  std::uint32_t size() const { return static_cast<std::uint32_t>(periods_.size()); }
  const Period& operator[](std::size_t i) const { return periods_[i]; }
  std::optional<std::uint32_t> find(const Period& period) const;

  // For each position: the position of the same period one year earlier, or kNone.
  std::span<const std::int32_t> year_earlier() const { return year_earlier_; }
  // For each position: days since the epoch of the period's last day.
  std::span<const std::int32_t> end_days() const { return end_days_; }

  std::size_t hash() const { return hash_; }
  friend bool operator==(const Axis& a, const Axis& b) {
    return a.hash_ == b.hash_ && a.periods_ == b.periods_;
  }

 private:
  std::vector<Period> periods_;
  std::vector<std::int32_t> year_earlier_;
  std::vector<std::int32_t> end_days_;
  std::size_t hash_ = 0;
};

class AxisTable {
 public:
  // The one axis with these periods; the pointer is valid as long as the table.
  const Axis* intern(std::vector<Period> periods);
  // The axis of this table that equals `axis`, which may belong to another table.
  const Axis* adopt(const Axis& axis);
  std::size_t size() const { return axes_.size(); }
  void clear() { axes_.clear(); }

 private:
  std::unordered_multimap<std::size_t, std::unique_ptr<const Axis>> axes_;
};

}  // namespace viisari
