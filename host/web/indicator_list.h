// Lists of indicators: which of an area's rows filters let through, a page of them, and what a list
// shows of each; as JSON, as a table and as a cube.
// Ownership: rows are borrowed from the view. Thread-safety: pure functions.
#pragma once

#include <optional>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "report/json_stat.h"
#include "report/table.h"
#include "web/public_view.h"

namespace viisari {

class JsonWriter;

struct IndicatorFilter {
  std::set<AssessmentStatus> statuses = {};  // empty: all
  std::optional<std::string> service = {};   // exactly that name
  std::optional<std::string> goal = {};
  std::optional<std::string> owner = {};
  std::vector<std::string> words = {};  // search_words() of what was typed
};

using IndicatorRows = std::vector<const AreaSnapshot::Row*>;

IndicatorRows filter_rows(const IndicatorRows& rows, const IndicatorFilter& filter);

struct RowPage {
  std::span<const AreaSnapshot::Row* const> rows;
  std::string next;  // cursor; empty: this is the last page
};
// The rows after the one that `cursor` names. Nothing for a cursor that names none of `all`: it is
// no cursor, or its indicator is gone. `rows` are some of `all`, in the same order.
std::optional<RowPage> page_of(const IndicatorRows& rows, const IndicatorRows& all,
                               std::string_view cursor, std::size_t limit);

// An IndicatorRow of openapi.yaml, of the day `as_of`.
void write_indicator_row(JsonWriter& json, const AreaSnapshot::Row& row, Date as_of);
// {status: how many, …}, every status.
void write_status_counts(JsonWriter& json, std::span<const AreaSnapshot::Row* const> rows);

// The target a list shows: the one judged, or the next one that has not passed; and the last one
// with a date, unless it is the same. nullptr: there is none.
const Target* next_target(const AreaSnapshot::Row& row, Date as_of);
const Target* last_target(const AreaSnapshot::Row& row, Date as_of);

// Columns and rows of a list; title and `about` are the caller's.
void add_indicator_columns(Table& table, Language language);
std::vector<TableCell> indicator_cells(const AreaSnapshot::Row& row, Date as_of, Language language);
StatFigure stat_figure(const AreaSnapshot::Row& row, const LocalText& area_name, Language language);

}  // namespace viisari
