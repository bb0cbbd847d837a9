// Fields of an indicator that say how its figures are to be read: n of m, breaks of the series, and
// figures printed in a column of another period.
// Internal to script/. Thread-safety: belongs to one Lua state.
#pragma once

#include "model/indicator.h"
#include "script/definition_table.h"

namespace viisari::script {

// `of = 9`: the m of n of m. Reads it after kind, baseline and targets, which must lie within.
void read_of(Table& table, Indicator& indicator);
// `breaks = { { "2026-01-01", fi = "…", en = "…", source = cite(…) } }`
void read_breaks(Table& table, Indicator& indicator);
// `printed_under = { ["2025-09-05"] = "1-8/2025" }`: the figure's own period, the column's heading.
void read_printed_under(Table& table, Indicator& indicator);

}  // namespace viisari::script
