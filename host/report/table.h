// A table as it leaves the pages: one model, written as CSV and XLSX. (JSON-stat is a cube, see
// json_stat.h.) A missing figure keeps its reason in words; it is never zero and never empty.
// Ownership: plain values. Thread-safety: pure functions.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/date.h"
#include "base/result.h"
#include "report/format.h"

namespace viisari {

inline constexpr ErrorCode kTableNotWritten{"report.table_not_written", ErrorKind::kCannotRun};

struct TableCell {
  enum class Kind : std::uint8_t {
    kEmpty,  // nothing belongs here
    kText,
    kNumber,   // `number`, shown with `decimals`
    kDate,     // `date`
    kMissing,  // a figure that is not there: `text` says why
  };
  Kind kind = Kind::kEmpty;
  std::string text = {};
  double number = 0;
  int decimals = 0;
  Date date = {};

  static TableCell of(std::string_view words);  // kEmpty when there are none
  static TableCell of(double number, int decimals);
  static TableCell of(Date date);
  static TableCell missing(std::string_view why);
};

struct TableColumn {
  std::string title;
  int width = 16;  // in characters, where columns have one
};

struct Table {
  std::string title;
  // What a reader must know of it ("As known on", "Area" …), in this order.
  std::vector<std::pair<std::string, TableCell>> about = {};
  std::vector<TableColumn> columns = {};
  std::vector<std::vector<TableCell>> rows = {};  // as many cells as columns
};

// RFC 4180 for the spreadsheets of this country: UTF-8 with a byte order mark (without it Excel
// takes the text for Windows-1252), semicolons, and decimal commas ("12.5" would be read as 12
// May), CRLF. Numbers are numbers; a text that a spreadsheet would take for a formula gets an
// apostrophe before it. `about` is not part of it.
std::string table_csv(const Table& table);
// The same as a workbook: `about` on the first sheet, the table with a fixed header on the second;
// numbers and dates are real ones. The same table gives the same bytes; `day`: of its making.
Result<std::string> table_xlsx(const Table& table, Date day, Language language);

// Whether a spreadsheet could take the text for a formula.
bool looks_like_formula(std::string_view text);

}  // namespace viisari
