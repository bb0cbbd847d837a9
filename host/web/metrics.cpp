#include "web/metrics.h"

#include <algorithm>
#include <cmath>

#include "base/text.h"

namespace viisari {
namespace {

bool is_name(std::string_view name, bool metric) {
  if (name.empty() || (name[0] >= '0' && name[0] <= '9')) return false;
  return std::all_of(name.begin(), name.end(), [&](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' ||
           (metric && c == ':');
  });
}

bool is_good(const Metric& metric) {
  return is_name(metric.name, true) &&
         std::all_of(metric.labels.begin(), metric.labels.end(),
                     [](const auto& label) { return is_name(label.first, false); });
}

std::string escaped(std::string_view text, bool quote) {
  std::string out;
  for (const char c : text) {
    if (c == '\\') {
      out += "\\\\";
    } else if (c == '\n') {
      out += "\\n";
    } else if (c == '"' && quote) {
      out += "\\\"";
    } else {
      out += c;
    }
  }
  return out;
}

std::string sample_value(double value) {
  if (std::isnan(value)) return "NaN";
  if (std::isinf(value)) return value > 0 ? "+Inf" : "-Inf";
  return format_double(value);
}

}  // namespace

std::string prometheus_text(const std::vector<Metric>& metrics) {
  std::vector<const Metric*> order;
  for (const Metric& metric : metrics) {
    if (is_good(metric)) order.push_back(&metric);
  }
  std::stable_sort(order.begin(), order.end(),
                   [](const Metric* a, const Metric* b) { return a->name < b->name; });
  std::string out;
  const Metric* previous = nullptr;
  for (const Metric* metric : order) {
    if (previous == nullptr || previous->name != metric->name) {
      out += "# HELP " + metric->name + " " + escaped(metric->help, false) + "\n";
      out += "# TYPE " + metric->name +
             (metric->type == Metric::Type::kCounter ? " counter\n" : " gauge\n");
    }
    previous = metric;
    out += metric->name;
    if (!metric->labels.empty()) {
      out += '{';
      for (const auto& [name, value] : metric->labels) {
        if (out.back() != '{') out += ',';
        out += name + "=\"" + escaped(value, true) + '"';
      }
      out += '}';
    }
    out += " " + sample_value(metric->value) + "\n";
  }
  return out;
}

std::vector<Metric> http_metrics(const HttpCounters& counters) {
  using Type = Metric::Type;
  std::vector<Metric> out;
  const auto add = [&](std::string name, std::string help, Type type, std::uint64_t value) {
    out.push_back({std::move(name), std::move(help), type, {}, static_cast<double>(value)});
  };
  add("viisari_http_connections_total", "Connections accepted.", Type::kCounter,
      counters.connections);
  add("viisari_http_connections_refused_total", "Connections answered 503 at once.", Type::kCounter,
      counters.connections_refused);
  add("viisari_http_connections_open", "Connections open now.", Type::kGauge,
      counters.open_connections);
  add("viisari_http_requests_refused_total", "Requests refused before a handler saw them.",
      Type::kCounter, counters.requests_refused);
  add("viisari_http_timeouts_total", "Requests and answers that took too long.", Type::kCounter,
      counters.timeouts);
  for (int status = 2; status <= 5; ++status) {
    out.push_back({"viisari_http_responses_total",
                   "Answers sent, by the first digit of their status.",
                   Type::kCounter,
                   {{"class", std::to_string(status) + "xx"}},
                   static_cast<double>(counters.responses[status])});
  }
  return out;
}

}  // namespace viisari
