// What an indicator's page needs besides the records of json.h: the definition and the verdict as
// people read them, the numbers of its chart, and the titles of indicators that findings name.
// Thread-safety: pure functions; a writer belongs to one thread.
#pragma once

#include <span>
#include <string>

#include "model/assessment.h"
#include "model/finding.h"
#include "model/indicator.h"
#include "report/chart.h"
#include "report/finding_text.h"
#include "report/json.h"

namespace viisari {

// {unit, better, baseline, targets[{when, condition}], value, period, expected, margin, flip_value,
// projection, data_state}, each {fi, en} or null. `steps` lend their decimals to the figures.
void write_indicator_texts(JsonWriter& json, const Indicator& indicator,
                           const Assessment& assessment, std::span<const Message> steps);
// {drawn, rows[{day, when, actual, part_of_year, baseline, target, path, projection}]} of the same
// chart in both languages.
void write_chart_table(JsonWriter& json, const Chart& finnish, const Chart& english);
// [{id, title}], each indicator that `find` knows once, in the order of the findings.
void write_titles(JsonWriter& json, std::span<const Finding* const> findings,
                  const FindIndicator& find);

}  // namespace viisari
