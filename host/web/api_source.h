// What the HTTP API needs from the program: an interface that app/ implements with its use cases.
// The web layer asks for a snapshot of everything as known on a day and prints it; it computes no
// verdict of its own. It drops restricted indicators and findings itself, so a source may hand over
// all of them.
// Ownership: snapshots are immutable and shared; a request keeps the one it began with, so that an
// answer never mixes two data versions.
// Thread-safety: every method is called from several threads at once.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/date.h"
#include "base/result.h"
#include "model/area_description.h"
#include "model/assessment.h"
#include "model/comparison.h"
#include "model/finding.h"
#include "model/indicator.h"
#include "model/outlook.h"
#include "report/chart.h"

namespace viisari {

struct AreaSnapshot {
  struct Row {
    std::shared_ptr<const Indicator> indicator;  // never null
    Assessment assessment;
    // The latest day on which a published figure of it became known; nothing without any.
    std::optional<Date> known_from = std::nullopt;
  };
  std::string id;  // "pirkanmaa"
  LocalText name;
  std::vector<AreaCode> codes;
  // The word of area/'s PluginState ("running", "backing_off" …); "absent" without a plugin.
  std::string plugin_state = "absent";
  std::vector<Row> rows;  // in the order of the definitions
};

// Everything as known on a day.
struct Snapshot {
  // Changes whenever any answer may change (figures, definitions, plugin states); one version and
  // one day always give the same snapshot. At most 64 characters from [A-Za-z0-9._-].
  std::string data_version;
  Date as_of;
  std::vector<AreaSnapshot> areas;           // in the order they are to be shown
  std::vector<Comparison> comparisons = {};  // in the order they are to be shown
};

struct HealthCheck {
  std::string name;  // "database", "definitions", "workers", "mail"
  bool ok = false;
  bool needed = true;  // to answer requests; otherwise it is only shown
};

struct Metric {
  enum class Type : std::uint8_t { kGauge, kCounter };
  std::string name;  // "viisari_observations"; a counter ends in "_total"
  std::string help;
  Type type = Type::kGauge;
  std::vector<std::pair<std::string, std::string>> labels;
  double value = 0;
};

class ApiSource {
 public:
  virtual ~ApiSource() = default;

  // Cheap: read for every request.
  virtual std::string data_version() const = 0;
  // The day that is meant when a request names none.
  virtual Date default_as_of() const = 0;
  // May evaluate; the web layer keeps the answers it makes of it, not the snapshot.
  virtual Result<std::shared_ptr<const Snapshot>> snapshot(Date as_of) const = 0;
  // How the verdict of an indicator of that snapshot came about.
  virtual Result<Explanation> explanation(const Snapshot& snapshot, std::string_view id) const = 0;
  // Every version of its published figures known on the snapshot's day, by period and then as they
  // became known.
  virtual Result<std::vector<Observation>> observations(const Snapshot& snapshot,
                                                        std::string_view id) const = 0;
  // What the years ahead ask of it.
  virtual Result<Outlook> outlook(const Snapshot& snapshot, std::string_view id) const = 0;
  // Its figures and where they are to go, as a drawing.
  virtual Result<Chart> chart(const Snapshot& snapshot, std::string_view id,
                              Language language) const = 0;
  // What an audit finds on the day of that snapshot: by area, contradictions first.
  virtual Result<std::shared_ptr<const std::vector<Finding>>> findings(const Snapshot& snapshot,
                                                                       Audit audit) const = 0;

  // Whether requests can be answered properly; each check names one thing an admin can act on.
  virtual std::vector<HealthCheck> readiness() const = 0;
  // Metrics of the program besides the web server's own; those of one name stand together.
  virtual std::vector<Metric> metrics() const = 0;
};

}  // namespace viisari
