#include "report/table.h"

#include <cmath>

#include "base/text.h"
#include "report/csv.h"

namespace viisari {

TableCell TableCell::of(std::string_view words) {
  TableCell cell;
  if (words.empty()) return cell;
  cell.kind = Kind::kText;
  cell.text = words;
  return cell;
}

TableCell TableCell::of(double number, int decimals) {
  TableCell cell;
  if (!std::isfinite(number)) return cell;
  cell.kind = Kind::kNumber;
  cell.number = number == 0 ? 0 : number;  // no minus zero
  cell.decimals = decimals;
  return cell;
}

TableCell TableCell::of(Date date) {
  TableCell cell;
  cell.kind = Kind::kDate;
  cell.date = date;
  return cell;
}

TableCell TableCell::missing(std::string_view why) {
  TableCell cell;
  cell.kind = Kind::kMissing;
  cell.text = why;
  return cell;
}

bool looks_like_formula(std::string_view text) {
  if (text.empty()) return false;
  // A plain number, such as "-53", is none.
  if (parse_double(text)) return false;
  if (std::string_view("=+-@\t\r\n|").find(text.front()) != std::string_view::npos) return true;
  // Their full-width forms, which some programs read the same way.
  for (const std::string_view wide : {"＝", "＋", "－", "＠"}) {
    if (text.starts_with(wide)) return true;
  }
  return false;
}

namespace {

void append_text(std::string& out, std::string_view text) {
  if (!looks_like_formula(text)) return append_csv_field(out, text);
  append_csv_field(out, "'" + std::string(text));
}

void append_cell(std::string& out, const TableCell& cell) {
  switch (cell.kind) {
    case TableCell::Kind::kEmpty:
      break;
    case TableCell::Kind::kText:
    case TableCell::Kind::kMissing:
      append_text(out, cell.text);
      break;
    case TableCell::Kind::kNumber: {
      // All of its digits: a spreadsheet rounds what it shows, not what it counts with.
      std::string number = format_double(cell.number);
      if (number.find_first_of("eE") != std::string::npos) {
        number = format_fixed(cell.number, cell.decimals);
      }
      if (const auto point = number.find('.'); point != std::string::npos) number[point] = ',';
      out += number;
      break;
    }
    case TableCell::Kind::kDate:
      out += cell.date.to_string();
      break;
  }
}

}  // namespace

std::string table_csv(const Table& table) {
  std::string out = "\xEF\xBB\xBF";
  for (std::size_t i = 0; i < table.columns.size(); ++i) {
    if (i > 0) out += ';';
    append_text(out, table.columns[i].title);
  }
  out += "\r\n";
  for (const std::vector<TableCell>& row : table.rows) {
    for (std::size_t i = 0; i < row.size(); ++i) {
      if (i > 0) out += ';';
      append_cell(out, row[i]);
    }
    out += "\r\n";
  }
  return out;
}

}  // namespace viisari
