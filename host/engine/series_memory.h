// SeriesMemory: every observed series as known on one day, in columns. Of several versions of one
// figure it holds the one known last on that day; figures known later are not let in, and neither
// are forecasts (status F), which no verdict may rest on.
// Ownership: owns everything it gives out. A SeriesView is valid until the next apply(); axes live
// as long as the memory. Thread-safety: reading from several threads is safe while none changes it.
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "engine/axis.h"
#include "engine/series.h"
#include "model/observation.h"

namespace viisari {

// What is known of a figure besides its value.
struct FigureInfo {
  ObservationStatus status = ObservationStatus::kNormal;
  int decimals = 0;
  int revision = 1;
  Date known_from;
  Source source;
};

class SeriesMemory {
 public:
  using SeriesIndex = std::uint32_t;

  explicit SeriesMemory(Date as_of);
  ~SeriesMemory();
  SeriesMemory(SeriesMemory&&) noexcept;
  SeriesMemory& operator=(SeriesMemory&&) noexcept;
  SeriesMemory(const SeriesMemory&) = delete;
  SeriesMemory& operator=(const SeriesMemory&) = delete;

  // Observations in any order, any number of versions of each, known by then or not.
  static SeriesMemory from(std::span<const Observation> observations, Date as_of);

  Date as_of() const { return as_of_; }
  // Lets in what becomes known until a later day, from now on.
  void advance(Date as_of) { as_of_ = as_of; }
  std::size_t series_count() const { return series_.size(); }
  std::size_t observation_count() const { return observation_count_; }
  // Bytes held, without what the allocator adds.
  std::size_t memory_bytes() const;

  std::optional<SeriesIndex> find(std::string_view id) const;
  const std::string& id(SeriesIndex series) const { return series_[series].id; }
  SeriesView view(SeriesIndex series) const {
    const Series& s = series_[series];
    return {s.axis, std::span(values_).subspan(s.start, s.size)};
  }
  // `position` counts from the start of the series' axis.
  FigureInfo info(SeriesIndex series, std::size_t position) const;
  int decimals(SeriesIndex series, std::size_t position) const;
  int revision(SeriesIndex series, std::size_t position) const;
  // Whether the figure is made up (kSimulatedDocument).
  bool simulated(SeriesIndex series, std::size_t position) const;

  enum class Change : std::uint8_t {
    kIgnored,   // known later, a forecast, or older than what is held
    kInfoOnly,  // another revision or source of the same value
    kValue,     // the value changed, or there is a new period
  };
  struct Applied {
    Change change = Change::kIgnored;
    SeriesIndex series = 0;  // only when not ignored
  };
  Applied apply(const Observation& observation);

  // One whole series at once, from storage that keeps series as columns: the periods sorted and
  // unique, and everything but series, period and value the same in `common`. Replaces the series.
  SeriesIndex load(std::string_view series, const Axis* axis, std::span<const double> values,
                   const Observation& common);

  AxisTable& axes() { return axes_; }

 private:
  struct Series {
    std::string id;
    const Axis* axis = nullptr;
    std::size_t start = 0;
    std::uint32_t size = 0;
    std::uint32_t capacity = 0;
  };
  // What many figures of one document have in common.
  struct Facts {
    std::int32_t known_from = 0;
    std::int32_t revision = 1;
    std::uint32_t document = 0;
    std::uint8_t decimals = 0;
    ObservationStatus status = ObservationStatus::kNormal;
    friend auto operator<=>(const Facts&, const Facts&) = default;
  };
  // Lines and the figure as printed.
  struct Text {
    std::string lines;
    std::string raw;
  };
  struct IdHash {
    using is_transparent = void;
    std::size_t operator()(std::string_view id) const { return std::hash<std::string_view>{}(id); }
  };

  struct Row;
  bool admits(const Observation& observation) const;
  SeriesIndex series_index(std::string_view id);
  std::uint32_t facts_index(const Observation& observation);
  std::uint32_t text_index(const Source& source);
  void place(Series& series, const Axis* axis, std::uint32_t capacity);

  Date as_of_;
  std::size_t observation_count_ = 0;
  std::vector<Series> series_;
  std::unordered_map<std::string, SeriesIndex, IdHash, std::equal_to<>> index_;
  // Columns, shared by all series: a series is the run [start, start + size).
  std::vector<double> values_;
  std::vector<std::uint32_t> facts_of_;
  std::vector<std::uint32_t> text_of_;  // position in texts_; 0 is the empty text
  std::vector<Facts> facts_;
  std::map<Facts, std::uint32_t> facts_index_;
  std::vector<std::string> documents_;
  std::unordered_map<std::string, std::uint32_t> document_index_;
  std::vector<Text> texts_;
  AxisTable axes_;
};

}  // namespace viisari
