// Answers as files: which form a request asks for, and the fields that go with it. And the tables
// that are no list of indicators.
// Ownership: plain values. Thread-safety: pure functions.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "model/finding.h"
#include "model/observation.h"
#include "model/outlook.h"
#include "report/json_stat.h"
#include "report/table.h"
#include "web/exchange.h"
#include "web/public_view.h"

namespace viisari {

enum class ExportFormat : std::uint8_t { kJson, kCsv, kXlsx, kJsonStat };
std::optional<ExportFormat> parse_export_format(std::string_view word);  // "csv" …

// The value of ?format, which must be allowed and one of `known`; json without it. What is wrong
// is noted on the exchange.
ExportFormat read_format(Exchange& exchange, std::initializer_list<ExportFormat> known);

// The table as a file named after `name` and the day: [a-z0-9-] only, whatever `name` holds.
// `as_of` goes to the first sheet of a workbook.
AnswerPtr table_answer(Exchange& exchange, ExportFormat format, Table table,
                       const Snapshot& snapshot, std::string_view name);
AnswerPtr json_stat_answer(Exchange& exchange, const StatSet& set, std::string_view name);

// An indicator's published figures, every version with its source.
Table observation_table(const Indicator& indicator, std::span<const Observation> observations,
                        Language language);
// Of each period the figure known last.
std::vector<StatFigure> observation_figures(const Indicator& indicator, const LocalText& area_name,
                                            std::span<const Observation> observations,
                                            Language language);
// What the years ahead ask, a row a year.
Table outlook_table(const Indicator& indicator, const Outlook& outlook, Language language);
Table finding_table(const PublicView& view, std::span<const Finding* const> findings,
                    Language language);

}  // namespace viisari
