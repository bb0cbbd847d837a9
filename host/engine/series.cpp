#include "engine/series.h"

#include <algorithm>

namespace viisari {

SeriesPool::SeriesPool() = default;
SeriesPool::~SeriesPool() = default;

std::span<double> SeriesPool::allocate(std::size_t size) {
  while (chunk_ < chunks_.size() && chunks_[chunk_].size - filled_ < size) {
    ++chunk_;
    filled_ = 0;
  }
  if (chunk_ == chunks_.size()) {
    const std::size_t wanted = std::max(size, kChunk);
    chunks_.push_back({std::unique_ptr<double[]>(new double[wanted]), wanted});
    filled_ = 0;
  }
  double* start = chunks_[chunk_].data.get() + filled_;
  filled_ += size;
  used_ += size;
  return {start, size};
}

void SeriesPool::reset() {
  chunk_ = 0;
  filled_ = 0;
  used_ = 0;
  if (chunks_.size() > kMaxKeptChunks) chunks_.resize(kMaxKeptChunks);
  if (axes_.size() > kMaxKeptAxes || joins_.size() > kMaxKeptAxes) {
    joins_.clear();
    year_to_date_.clear();
    axes_.clear();
  }
}

const AxisJoin& SeriesPool::join(const Axis* left, const Axis* right) {
  const auto [place, fresh] = joins_.try_emplace({left, right});
  AxisJoin& join = place->second;
  if (!fresh) return join;
  std::vector<Period> common;
  std::uint32_t i = 0;
  std::uint32_t j = 0;
  while (i < left->size() && j < right->size()) {
    const auto order = (*left)[i] <=> (*right)[j];
    if (order < 0) {
      ++i;
    } else if (order > 0) {
      ++j;
    } else {
      common.push_back((*left)[i]);
      join.left.push_back(i++);
      join.right.push_back(j++);
    }
  }
  join.axis = axes_.intern(std::move(common));
  return join;
}

const YearToDatePlan& SeriesPool::year_to_date(const Axis* axis) {
  const auto [place, fresh] = year_to_date_.try_emplace(axis);
  YearToDatePlan& plan = place->second;
  if (!fresh) return plan;
  std::vector<Period> spans;
  std::vector<std::uint32_t> source;
  // Of two periods that end together the longer comes first: it is nearer to the whole, and a
  // published year-to-date figure goes before one that would be summed.
  for (std::uint32_t i = 0; i < axis->size(); ++i) {
    const Period& period = (*axis)[i];
    if (period.first().year() != period.last().year()) continue;
    const Period span =
        period.is_year_to_date()
            ? period
            : Period::of_span(*Date::from_ymd(period.last().year(), 1, 1), period.last());
    if (!spans.empty() && spans.back() == span) continue;
    spans.push_back(span);
    source.push_back(i);
  }
  plan.source = std::move(source);
  plan.previous.reserve(spans.size());
  for (std::size_t i = 0; i < spans.size(); ++i) {
    const Period& part = (*axis)[plan.source[i]];
    std::int32_t previous = YearToDatePlan::kIncomplete;
    if (part.is_year_to_date()) {
      previous = YearToDatePlan::kStart;
    } else {
      const Date day_before = part.first().plus_days(-1);
      for (std::size_t j = i; j-- > 0;) {
        if (spans[j].last() < day_before || spans[j].last().year() != part.last().year()) break;
        if (spans[j].last() == day_before) previous = static_cast<std::int32_t>(j);
      }
    }
    plan.previous.push_back(previous);
  }
  plan.axis = axes_.intern(std::move(spans));
  return plan;
}

}  // namespace viisari
