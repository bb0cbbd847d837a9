// Metrics in Prometheus' text exposition format, version 0.0.4. Thread-safety: pure functions.
#pragma once

#include <string>
#include <vector>

#include "web/api_source.h"
#include "web/server.h"

namespace viisari {

// HELP and TYPE stand once before the samples of a name; those of one name are brought together.
// A name or label that Prometheus would refuse is left out.
std::string prometheus_text(const std::vector<Metric>& metrics);
std::vector<Metric> http_metrics(const HttpCounters& counters);

}  // namespace viisari
