// An area of 300 indicators as the areas' definitions have them, with titles, goals and reasons of
// usual length. Thread-safety: immutable.
#pragma once

#include <memory>
#include <string_view>
#include <vector>

#include "web/api_source.h"

namespace viisari::bench {

inline constexpr std::string_view kBenchArea = "pirkanmaa";
inline constexpr int kBenchIndicators = 300;

class BenchSource final : public ApiSource {
 public:
  BenchSource();

  std::string data_version() const override { return "1"; }
  Date default_as_of() const override { return snapshot_->as_of; }
  Result<std::shared_ptr<const Snapshot>> snapshot(Date) const override { return snapshot_; }
  Result<Explanation> explanation(const Snapshot&, std::string_view) const override { return {}; }
  Result<std::vector<Observation>> observations(const Snapshot&, std::string_view) const override {
    return {};
  }
  Result<Outlook> outlook(const Snapshot&, std::string_view) const override { return {}; }
  Result<Chart> chart(const Snapshot&, std::string_view, Language) const override { return {}; }
  Result<std::shared_ptr<const std::vector<Finding>>> findings(const Snapshot&,
                                                               Audit) const override {
    return std::make_shared<const std::vector<Finding>>();
  }
  std::vector<HealthCheck> readiness() const override { return {}; }
  std::vector<Metric> metrics() const override { return {}; }

 private:
  std::shared_ptr<const Snapshot> snapshot_;
};

}  // namespace viisari::bench
