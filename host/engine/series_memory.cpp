#include "engine/series_memory.h"

#include <algorithm>
#include <tuple>

#include "base/checked_cast.h"

namespace viisari {
namespace {

double stored_value(const Observation& observation) {
  if (observation.value) return tagged(*observation.value);
  return missing_value(observation.reason == MissingReason::kNone ? MissingReason::kNotPublished
                                                                  : observation.reason);
}

}  // namespace

struct SeriesMemory::Row {
  SeriesIndex series = 0;
  const Observation* observation = nullptr;
};

SeriesMemory::SeriesMemory(Date as_of) : as_of_(as_of), texts_(1) {}
SeriesMemory::~SeriesMemory() = default;
SeriesMemory::SeriesMemory(SeriesMemory&&) noexcept = default;
SeriesMemory& SeriesMemory::operator=(SeriesMemory&&) noexcept = default;

bool SeriesMemory::admits(const Observation& observation) const {
  return observation.known_from <= as_of_ && observation.status != ObservationStatus::kForecast &&
         observation.period.valid();
}

SeriesMemory SeriesMemory::from(std::span<const Observation> observations, Date as_of) {
  SeriesMemory memory(as_of);
  std::vector<Row> rows;
  rows.reserve(observations.size());
  for (const Observation& observation : observations) {
    if (memory.admits(observation)) {
      rows.push_back({memory.series_index(observation.series), &observation});
    }
  }
  // The version to keep comes last among those of one series and period.
  std::stable_sort(rows.begin(), rows.end(), [](const Row& a, const Row& b) {
    const Observation& x = *a.observation;
    const Observation& y = *b.observation;
    return std::tie(a.series, x.period, x.known_from, x.revision) <
           std::tie(b.series, y.period, y.known_from, y.revision);
  });
  for (std::size_t first = 0; first < rows.size();) {
    const SeriesIndex index = rows[first].series;
    std::vector<const Observation*> kept;
    std::vector<Period> periods;
    std::size_t next = first;
    for (; next < rows.size() && rows[next].series == index; ++next) {
      const Observation* observation = rows[next].observation;
      if (!kept.empty() && kept.back()->period == observation->period) {
        kept.back() = observation;
      } else {
        kept.push_back(observation);
        periods.push_back(observation->period);
      }
    }
    Series& series = memory.series_[index];
    memory.place(series, memory.axes_.intern(std::move(periods)),
                 checked_cast<std::uint32_t>(kept.size()));
    for (std::size_t i = 0; i < kept.size(); ++i) {
      memory.values_[series.start + i] = stored_value(*kept[i]);
      memory.facts_of_[series.start + i] = memory.facts_index(*kept[i]);
      memory.text_of_[series.start + i] = memory.text_index(kept[i]->source);
    }
    memory.observation_count_ += kept.size();
    first = next;
  }
  return memory;
}

std::size_t SeriesMemory::memory_bytes() const {
  std::size_t bytes = values_.capacity() * sizeof(double) +
                      (facts_of_.capacity() + text_of_.capacity()) * sizeof(std::uint32_t) +
                      series_.capacity() * sizeof(Series) + facts_.capacity() * sizeof(Facts) +
                      texts_.capacity() * sizeof(Text);
  for (const Series& series : series_) bytes += 2 * series.id.capacity() + sizeof(void*) * 4;
  for (const Text& text : texts_) bytes += text.lines.capacity() + text.raw.capacity();
  return bytes;
}

std::optional<SeriesMemory::SeriesIndex> SeriesMemory::find(std::string_view id) const {
  const auto place = index_.find(id);
  if (place == index_.end()) return std::nullopt;
  return place->second;
}

FigureInfo SeriesMemory::info(SeriesIndex series, std::size_t position) const {
  const std::size_t place = series_.at(series).start + position;
  const Facts& facts = facts_.at(facts_of_.at(place));
  const Text& text = texts_.at(text_of_.at(place));
  FigureInfo info;
  info.status = facts.status;
  info.decimals = facts.decimals;
  info.revision = facts.revision;
  info.known_from = Date(std::chrono::sys_days(std::chrono::days(facts.known_from)));
  info.source = {documents_.at(facts.document), text.lines, text.raw};
  return info;
}

int SeriesMemory::decimals(SeriesIndex series, std::size_t position) const {
  return facts_[facts_of_[series_[series].start + position]].decimals;
}

int SeriesMemory::revision(SeriesIndex series, std::size_t position) const {
  return facts_[facts_of_[series_[series].start + position]].revision;
}

bool SeriesMemory::simulated(SeriesIndex series, std::size_t position) const {
  return documents_[facts_[facts_of_[series_[series].start + position]].document] ==
         kSimulatedDocument;
}

SeriesMemory::SeriesIndex SeriesMemory::series_index(std::string_view id) {
  if (const auto place = index_.find(id); place != index_.end()) return place->second;
  const auto index = checked_cast<SeriesIndex>(series_.size());
  series_.push_back({std::string(id), nullptr, 0, 0, 0});
  index_.emplace(std::string(id), index);
  return index;
}

std::uint32_t SeriesMemory::facts_index(const Observation& observation) {
  const auto next_document = checked_cast<std::uint32_t>(documents_.size());
  const auto [document, fresh] =
      document_index_.try_emplace(observation.source.document, next_document);
  if (fresh) documents_.push_back(observation.source.document);
  const Facts facts{observation.known_from.days_since_epoch(), observation.revision,
                    document->second, checked_cast<std::uint8_t>(observation.decimals),
                    observation.status};
  const auto [place, added] =
      facts_index_.try_emplace(facts, checked_cast<std::uint32_t>(facts_.size()));
  if (added) facts_.push_back(facts);
  return place->second;
}

std::uint32_t SeriesMemory::text_index(const Source& source) {
  if (source.lines.empty() && source.raw.empty()) return 0;
  texts_.push_back({source.lines, source.raw});
  return checked_cast<std::uint32_t>(texts_.size() - 1);
}

// Gives the series a run of its own at the end of the columns; the old one, if any, is left unused.
void SeriesMemory::place(Series& series, const Axis* axis, std::uint32_t capacity) {
  series.axis = axis;
  series.start = values_.size();
  series.size = axis->size();
  series.capacity = capacity;
  values_.resize(series.start + capacity);
  facts_of_.resize(series.start + capacity);
  text_of_.resize(series.start + capacity);
}

SeriesMemory::Applied SeriesMemory::apply(const Observation& observation) {
  if (!admits(observation)) return {};
  const SeriesIndex index = series_index(observation.series);
  Series& series = series_[index];
  const double value = stored_value(observation);
  const auto position = series.axis != nullptr ? series.axis->find(observation.period)
                                               : std::optional<std::uint32_t>();
  if (position) {
    const std::size_t place = series.start + *position;
    const Facts& held = facts_[facts_of_[place]];
    if (std::tuple(observation.known_from.days_since_epoch(), observation.revision) <
        std::tuple(held.known_from, held.revision)) {
      return {};
    }
    const bool same =
        std::bit_cast<std::uint64_t>(values_[place]) == std::bit_cast<std::uint64_t>(value);
    values_[place] = value;
    facts_of_[place] = facts_index(observation);
    if (text_of_[place] == 0) {
      text_of_[place] = text_index(observation.source);
    } else {
      texts_[text_of_[place]] = {observation.source.lines, observation.source.raw};
    }
    return {same ? Change::kInfoOnly : Change::kValue, index};
  }

  std::vector<Period> periods;
  if (series.axis != nullptr) {
    periods.assign(series.axis->periods().begin(), series.axis->periods().end());
  }
  const auto at = std::lower_bound(periods.begin(), periods.end(), observation.period);
  const auto offset = static_cast<std::size_t>(at - periods.begin());
  periods.insert(at, observation.period);
  const Axis* axis = axes_.intern(std::move(periods));
  const std::size_t old_start = series.start;
  const std::size_t old_size = series.size;
  if (axis->size() > series.capacity) {
    // Half as much again, so that a series growing month by month moves seldom.
    place(series, axis, axis->size() + axis->size() / 2 + 4);
    std::copy_n(values_.begin() + static_cast<std::ptrdiff_t>(old_start), old_size,
                values_.begin() + static_cast<std::ptrdiff_t>(series.start));
    std::copy_n(facts_of_.begin() + static_cast<std::ptrdiff_t>(old_start), old_size,
                facts_of_.begin() + static_cast<std::ptrdiff_t>(series.start));
    std::copy_n(text_of_.begin() + static_cast<std::ptrdiff_t>(old_start), old_size,
                text_of_.begin() + static_cast<std::ptrdiff_t>(series.start));
  }
  series.axis = axis;
  series.size = axis->size();
  const auto open_gap = [&](auto& column) {
    const auto first = column.begin() + static_cast<std::ptrdiff_t>(series.start + offset);
    const auto last = column.begin() + static_cast<std::ptrdiff_t>(series.start + old_size);
    std::copy_backward(first, last, last + 1);
  };
  open_gap(values_);
  open_gap(facts_of_);
  open_gap(text_of_);
  values_[series.start + offset] = value;
  facts_of_[series.start + offset] = facts_index(observation);
  text_of_[series.start + offset] = text_index(observation.source);
  ++observation_count_;
  return {Change::kValue, index};
}

SeriesMemory::SeriesIndex SeriesMemory::load(std::string_view id, const Axis* axis,
                                             std::span<const double> values,
                                             const Observation& common) {
  const SeriesIndex index = series_index(id);
  Series& series = series_[index];
  observation_count_ -= series.size;
  place(series, axes_.adopt(*axis), axis->size());
  std::copy(values.begin(), values.end(),
            values_.begin() + static_cast<std::ptrdiff_t>(series.start));
  std::fill_n(facts_of_.begin() + static_cast<std::ptrdiff_t>(series.start), values.size(),
              facts_index(common));
  std::fill_n(text_of_.begin() + static_cast<std::ptrdiff_t>(series.start), values.size(),
              text_index(common.source));
  observation_count_ += series.size;
  return index;
}

}  // namespace viisari
