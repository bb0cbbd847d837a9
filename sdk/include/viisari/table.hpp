// TableReader: rows of a delimited text file, with the place of every cell.
//
// RFC 4180 with ';' or tab between cells (found from the header line), CRLF or LF, quoted cells
// with newlines and doubled quotes, and lines that begin with "# " as comments. The first line that
// is neither blank nor a comment is the header; every row must have as many cells as it.
// Nothing is guessed: a row that breaks a rule is a problem with its line and cell number.
//
// Ownership: reads `content` in place; the content must outlive the reader. The cells of a row are
// valid until the next call of next(). Memory: one row at a time, bounded by TableLimits.
// Thread-safety: one thread an object.
#ifndef VIISARI_TABLE_HPP
#define VIISARI_TABLE_HPP

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <deque>
#include <string>
#include <string_view>
#include <vector>

#include "viisari/text.hpp"

namespace viisari::sdk {

// Stable codes of the problems a table can have.
inline constexpr std::string_view kTableEmpty = "table.empty";
inline constexpr std::string_view kTableWrongDelimiter = "table.wrong_delimiter";
inline constexpr std::string_view kTableUnclosedQuote = "table.unclosed_quote";
inline constexpr std::string_view kTableStrayQuote = "table.stray_quote";
inline constexpr std::string_view kTableWrongWidth = "table.wrong_width";
inline constexpr std::string_view kTableTooLarge = "table.too_large";

struct Cell {
  std::string_view text;     // unquoted, not trimmed
  std::uint32_t line = 0;    // where the cell begins in the file, from 1
  std::uint32_t column = 0;  // number of the cell in its row, from 1
};

// Something that could not be read, for a person.
struct TableProblem {
  std::uint32_t line = 0;
  std::uint32_t column = 0;
  std::string_view code;  // one of the constants of this SDK: lives for ever
  std::string text;
};

struct TableLimits {
  std::size_t columns = 256;
  std::size_t cell_bytes = std::size_t{64} * 1024;
  std::uint32_t lines = 20'000'000;
};

class TableReader {
 public:
  enum class Step {
    kRow,     // cells() holds a row
    kBadRow,  // problem() says why the row was left out; reading goes on
    kEnd,     // no more rows
    kFailed,  // problem() says why nothing more can be read
  };

  explicit TableReader(std::string_view content, TableLimits limits = {})
      : rest_(content), limits_(limits) {
    if (rest_.starts_with("\xEF\xBB\xBF")) rest_.remove_prefix(3);
  }

  // Must be called first. False: problem() says why there is no table.
  bool read_header() {
    skip_comments();
    if (rest_.empty()) {
      set_problem(line_, 1, kTableEmpty, "the file has no header line");
      return false;
    }
    delimiter_ = find_delimiter();
    if (delimiter_ == ',') {
      set_problem(line_, 1, kTableWrongDelimiter,
                  "cells are divided by commas; save the table with semicolons (;) or tabs");
      return false;
    }
    if (read_record() != Step::kRow) return false;
    header_.clear();
    header_storage_.clear();
    for (const Cell& cell : cells_) {
      header_storage_.emplace_back(cell.text);
      header_.push_back({header_storage_.back(), cell.line, cell.column});
    }
    return true;
  }

  const std::vector<Cell>& header() const { return header_; }
  char delimiter() const { return delimiter_; }

  Step next() {
    for (;;) {
      skip_comments();
      if (rest_.empty()) return Step::kEnd;
      const Step step = read_record();
      if (step != Step::kRow) return step;
      const bool blank = std::all_of(cells_.begin(), cells_.end(),
                                     [](const Cell& cell) { return trimmed(cell.text).empty(); });
      if (blank && cells_.size() <= header_.size()) continue;
      if (cells_.size() == header_.size()) return Step::kRow;
      const bool few = cells_.size() < header_.size();
      const std::size_t place = few ? cells_.size() : header_.size();
      set_problem(few ? cells_.back().line : cells_[place].line,
                  static_cast<std::uint32_t>(place + 1), kTableWrongWidth,
                  "the row has " + std::to_string(cells_.size()) + " cells, the header has " +
                      std::to_string(header_.size()) +
                      "; put a cell that contains the delimiter between \" marks");
      return Step::kBadRow;
    }
  }

  const std::vector<Cell>& cells() const { return cells_; }
  const TableProblem& problem() const { return problem_; }

 private:
  void set_problem(std::uint32_t line, std::uint32_t column, std::string_view code,
                   std::string text) {
    problem_ = {line, column, code, std::move(text)};
  }

  static bool ends_line(char c) { return c == '\n' || c == '\r'; }

  // Takes one line end off the front: LF, CRLF or CR.
  void take_line_end() {
    const bool pair = rest_.starts_with("\r\n");
    rest_.remove_prefix(pair ? 2 : 1);
    ++line_;
  }

  // Tabs may be empty cells: a line of them is a row, which next() finds blank.
  void skip_comments() {
    while (!rest_.empty()) {
      std::size_t end = 0;
      if (rest_.front() == '#' && (rest_.size() == 1 || detail::is_ascii_space(rest_[1]))) {
        end = std::min(rest_.find_first_of("\r\n"), rest_.size());
      } else {
        end = std::min(rest_.find_first_not_of(' '), rest_.size());
        if (end < rest_.size() && !ends_line(rest_[end])) return;
      }
      rest_.remove_prefix(end);
      if (!rest_.empty()) take_line_end();
    }
  }

  // From the header line, outside quotes; ';' when the line has none of them.
  char find_delimiter() const {
    std::size_t semicolons = 0;
    std::size_t tabs = 0;
    std::size_t commas = 0;
    bool quoted = false;
    for (const char c : rest_) {
      if (c == '"') quoted = !quoted;
      if (quoted) continue;
      if (ends_line(c)) break;
      if (c == ';') ++semicolons;
      if (c == '\t') ++tabs;
      if (c == ',') ++commas;
    }
    if (semicolons == 0 && tabs == 0) return commas > 0 ? ',' : ';';
    return tabs > semicolons ? '\t' : ';';
  }

  // Reads to the end of the record, also when a cell of it is bad: then kBadRow.
  Step read_record() {
    cells_.clear();
    storage_.clear();
    bool bad = false;
    if (line_ > limits_.lines) {
      set_problem(line_, 1, kTableTooLarge,
                  "the file has more than " + std::to_string(limits_.lines) + " lines");
      return Step::kFailed;
    }
    for (;;) {
      const std::uint32_t column = static_cast<std::uint32_t>(cells_.size() + 1);
      if (column > limits_.columns) {
        set_problem(line_, column, kTableTooLarge,
                    "a row has more than " + std::to_string(limits_.columns) + " cells");
        return Step::kFailed;
      }
      Cell cell{{}, line_, column};
      bool stray = false;
      if (rest_.starts_with('"')) {
        if (!read_quoted(cell)) return Step::kFailed;
        stray = !rest_.empty() && !at_cell_end();
        if (stray) rest_.remove_prefix(plain_cell_size().size);
      } else {
        const PlainCell plain = plain_cell_size();
        stray = plain.has_quote;
        cell.text = rest_.substr(0, plain.size);
        rest_.remove_prefix(plain.size);
      }
      if (stray && !bad) {
        set_problem(cell.line, column, kTableStrayQuote,
                    "a \" mark stands inside the cell; put the whole cell between \" marks and "
                    "double each mark in it");
        bad = true;
      }
      if (cell.text.size() > limits_.cell_bytes) {
        set_problem(cell.line, column, kTableTooLarge,
                    "a cell is longer than " + std::to_string(limits_.cell_bytes) + " bytes");
        return Step::kFailed;
      }
      cells_.push_back(cell);
      if (rest_.empty()) break;
      if (ends_line(rest_.front())) {
        take_line_end();
        break;
      }
      rest_.remove_prefix(1);  // the delimiter
    }
    return bad ? Step::kBadRow : Step::kRow;
  }

  // How far it is to the next delimiter or line end.
  struct PlainCell {
    std::size_t size = 0;
    bool has_quote = false;
  };
  PlainCell plain_cell_size() const {
    PlainCell cell;
    for (; cell.size < rest_.size(); ++cell.size) {
      const char c = rest_[cell.size];
      // Most bytes are above the marks, and one comparison settles them.
      if (c > ';') continue;
      if (c == delimiter_ || ends_line(c)) break;
      if (c == '"') cell.has_quote = true;
    }
    return cell;
  }
  bool at_cell_end() const { return rest_.front() == delimiter_ || ends_line(rest_.front()); }

  // From the opening mark to behind the closing one. False when there is none.
  bool read_quoted(Cell& cell) {
    rest_.remove_prefix(1);
    std::size_t scan = 0;
    bool doubled = false;
    for (;;) {
      const std::size_t mark = rest_.find('"', scan);
      if (mark == std::string_view::npos) {
        set_problem(cell.line, cell.column, kTableUnclosedQuote,
                    "a \" mark opens a cell here and is never closed");
        rest_ = {};
        return false;
      }
      if (mark + 1 < rest_.size() && rest_[mark + 1] == '"') {
        doubled = true;
        scan = mark + 2;
        continue;
      }
      cell.text = rest_.substr(0, mark);
      rest_.remove_prefix(mark + 1);
      break;
    }
    for (std::size_t i = 0; i < cell.text.size(); ++i) {
      const bool pair = cell.text.substr(i).starts_with("\r\n");
      if (ends_line(cell.text[i])) ++line_;
      if (pair) ++i;
    }
    if (doubled) {
      std::string plain;
      plain.reserve(cell.text.size());
      for (std::size_t i = 0; i < cell.text.size(); ++i) {
        plain += cell.text[i];
        if (cell.text[i] == '"') ++i;
      }
      cell.text = storage_.emplace_back(std::move(plain));
    }
    return true;
  }

  std::string_view rest_;
  TableLimits limits_;
  std::uint32_t line_ = 1;
  char delimiter_ = ';';
  std::vector<Cell> header_;
  std::deque<std::string> header_storage_;
  std::vector<Cell> cells_;
  std::deque<std::string> storage_;  // unescaped cells of the current row
  TableProblem problem_;
};

}  // namespace viisari::sdk

#endif  // VIISARI_TABLE_HPP
