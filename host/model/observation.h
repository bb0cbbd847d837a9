// Observations: dated figures of one series, each with its source. Plain values.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/date.h"
#include "model/period.h"

namespace viisari {

// Why there is no value. No value is never zero.
enum class MissingReason : std::uint8_t {
  kNone,             // there is a value
  kNotPublished,     // the document says that no figure is available
  kTextOnly,         // the document gives words, no number
  kNotYetStarted,    // the thing measured has not begun
  kOverdue,          // should have been published by now
  kZeroDenominator,  // a share or change of nothing
  kSuppressed,       // withheld: too small a group, or not public
  kMissingInput,     // a figure it is computed from is missing
  kSignChange,       // a change in per cent across zero
  kNotComputable,    // the computation gave no finite number
  kSeriesBreak,      // what it would be compared with is measured in another way
};
// "not_published" and so on; empty for kNone.
std::string_view to_string(MissingReason reason);
std::optional<MissingReason> parse_missing_reason(std::string_view text);

// SDMX CL_OBS_STATUS codes.
enum class ObservationStatus : char {
  kNormal = 'A',
  kProvisional = 'P',
  kEstimated = 'E',
  kForecast = 'F',
  kBreak = 'B',
  kMissing = 'M',
  kSuppressed = 'Q',
};
std::optional<ObservationStatus> parse_observation_status(char code);

// Where a figure stands.
struct Source {
  std::string document;  // id of a document: "goals_2025"
  std::string lines;     // "107,112,114-116"; a page as "p12"
  std::string raw;       // the figure as printed; may be empty in a definition's own source
};

// The document of figures that nobody published: made up by `viisari simulate`, to try the program
// over years to come. They live in a database of their own and say so wherever they are shown.
inline constexpr std::string_view kSimulatedDocument = "simulated";

struct Observation {
  std::string series;  // "area/key"
  Period period;
  std::optional<double> value;                  // in the series' unit
  MissingReason reason = MissingReason::kNone;  // set exactly when there is no value
  ObservationStatus status = ObservationStatus::kNormal;
  int decimals = 0;  // as printed, 0–9
  Source source;
  // Facts of publication: set on import.
  Date known_from;   // the publishing document's date, or the import's
  int revision = 1;  // from 1; the store numbers the versions of one series and period
  Instant recorded_at{};
  std::string by;  // role or program that recorded it
};

}  // namespace viisari
