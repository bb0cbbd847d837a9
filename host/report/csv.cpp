#include "report/csv.h"

#include <cmath>

#include "base/text.h"

namespace viisari {

std::string_view observations_csv_header() {
  return "series;period;value;status;decimals;revision;recorded_at;document;lines;raw\n";
}

void append_csv_field(std::string& out, std::string_view field) {
  const bool outer_space = !field.empty() && trim(field).size() != field.size();
  if (!outer_space && field.find_first_of(";\"\r\n") == std::string_view::npos) {
    out += field;
    return;
  }
  out += '"';
  for (const char c : field) {
    if (c == '"') out += '"';
    out += c;
  }
  out += '"';
}

void append_observation_csv(std::string& out, const Observation& observation) {
  append_csv_field(out, observation.series);
  out += ';';
  if (observation.period.valid()) out += observation.period.to_string();
  out += ';';
  if (observation.value && std::isfinite(*observation.value)) {
    out += format_double(*observation.value);
  }
  out += ';';
  out += static_cast<char>(observation.status);
  out += ';';
  out += std::to_string(observation.decimals);
  out += ';';
  out += std::to_string(observation.revision);
  out += ';';
  out += to_string(observation.recorded_at);
  for (const std::string* field :
       {&observation.source.document, &observation.source.lines, &observation.source.raw}) {
    out += ';';
    append_csv_field(out, *field);
  }
  out += '\n';
}

}  // namespace viisari
