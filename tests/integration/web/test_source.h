// A small fixed set of areas for the tests of the web layer: real model values, no store behind
// them.
#pragma once

#include <atomic>
#include <memory>
#include <string>
#include <vector>

#include "web/api_source.h"

namespace viisari {

// Two areas. pirkanmaa: perhetyo_shl.nps (with target, stated verdict and explanation),
// hostile.title (markup in every text), salainen.luku (restricted), johdettu.osuus (computed from
// salainen.luku), and one indicator for each remaining status. kanta-hame: nothing but a restricted
// indicator. Findings about figures: a share of perhetyo_shl.nps (a contradiction), a total of
// hostile.title (markup in its note), one marked as restricted, and one with salainen.luku among
// its terms; about targets: one without a year; about verdicts: none.
class TestSource final : public ApiSource {
 public:
  TestSource();

  std::string data_version() const override { return "v" + std::to_string(version.load()); }
  Date default_as_of() const override;
  Result<std::shared_ptr<const Snapshot>> snapshot(Date as_of) const override;
  Result<Explanation> explanation(const Snapshot& snapshot, std::string_view id) const override;
  Result<std::vector<Observation>> observations(const Snapshot& snapshot,
                                                std::string_view id) const override;
  Result<Outlook> outlook(const Snapshot& snapshot, std::string_view id) const override;
  Result<Chart> chart(const Snapshot& snapshot, std::string_view id,
                      Language language) const override;
  Result<std::shared_ptr<const std::vector<Finding>>> findings(const Snapshot& snapshot,
                                                               Audit audit) const override;
  std::vector<HealthCheck> readiness() const override;
  std::vector<Metric> metrics() const override;

  std::atomic<int> version = 1;
  std::atomic<bool> ready = true;
  std::atomic<bool> broken = false;    // snapshot() fails as a database would
  std::atomic<bool> throwing = false;  // snapshot() throws
  // A third area, keski-suomi, with keskisuomi.nps, which a comparison puts beside
  // perhetyo_shl.nps; a second comparison would show a restricted indicator.
  std::atomic<bool> comparing = false;
  mutable std::atomic<int> snapshots = 0;

  static constexpr std::string_view kHostile = "<script>alert(\"1\")</script> & ' \x01 ä";
};

}  // namespace viisari
