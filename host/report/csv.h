// Observations as CSV: `viisari export observations --format csv`. Semicolon, UTF-8, LF, quotes as
// in RFC 4180, numbers with a decimal point in the shortest form that reads back as the same
// number. Thread-safety: pure functions.
#pragma once

#include <string>
#include <string_view>

#include "model/observation.h"

namespace viisari {

// `series;period;value;status;decimals;revision;recorded_at;document;lines;raw` and a line end.
std::string_view observations_csv_header();
// A missing value is an empty field; its reason is not part of this table.
void append_observation_csv(std::string& out, const Observation& observation);
// The field, in quotes when it holds a separator, a quote, a line break or outer white space.
void append_csv_field(std::string& out, std::string_view field);

}  // namespace viisari
