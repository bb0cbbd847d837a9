#include <sys/mman.h>
#include <unistd.h>
#include <xlsxwriter.h>

#include <algorithm>
#include <array>
#include <map>
#include <memory>

#include "base/checked_cast.h"
#include "base/text.h"
#include "report/table.h"

namespace viisari {
namespace {

// Excel takes no longer text in a cell, in characters of UTF-16; ours are cut by bytes.
constexpr std::size_t kMaxText = 32'000;
constexpr std::size_t kMaxRows = 1'000'000;

Error not_written(std::string_view what) {
  return {kTableNotWritten, "the workbook cannot be written: " + std::string(what), "", 0, 0};
}

// What XML 1.0 may hold, cut between characters.
std::string cell_text(std::string_view text) {
  std::string out;
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte >= 0x20 || c == '\n' || c == '\t') out += c;
  }
  if (!is_valid_utf8(out)) out = printable(out, kMaxText);
  if (out.size() > kMaxText) {
    std::size_t end = kMaxText;
    while (end > 0 && (static_cast<unsigned char>(out[end]) & 0xC0U) == 0x80U) --end;
    out.resize(end);
    out += "…";
  }
  return out;
}

// A file without a name: the workbook is written by name, and this one is nobody else's.
class MemoryFile {
 public:
  MemoryFile() : fd_(memfd_create("viisari-xlsx", MFD_CLOEXEC)) {}
  ~MemoryFile() {
    if (fd_ >= 0) ::close(fd_);
  }
  MemoryFile(const MemoryFile&) = delete;
  MemoryFile& operator=(const MemoryFile&) = delete;

  bool valid() const { return fd_ >= 0; }
  std::string path() const { return "/proc/self/fd/" + std::to_string(fd_); }
  Result<std::string> read() const {
    const off_t size = ::lseek(fd_, 0, SEEK_END);
    if (size < 0) return fail(not_written("its size is not known"));
    std::string bytes(checked_cast<std::size_t>(size), '\0');
    std::size_t done = 0;
    while (done < bytes.size()) {
      const ssize_t got =
          ::pread(fd_, bytes.data() + done, bytes.size() - done, checked_cast<off_t>(done));
      if (got <= 0) return fail(not_written("it cannot be read back"));
      done += checked_cast<std::size_t>(got);
    }
    return bytes;
  }

 private:
  int fd_;
};

class Workbook {
 public:
  explicit Workbook(const std::string& path) : book_(workbook_new(path.c_str())) {
    if (book_ == nullptr) return;
    bold_ = workbook_add_format(book_);
    format_set_bold(bold_);
    head_ = workbook_add_format(book_);
    format_set_bold(head_);
    format_set_text_wrap(head_);
    format_set_align(head_, LXW_ALIGN_VERTICAL_TOP);
    format_set_bottom(head_, LXW_BORDER_THIN);
    date_ = workbook_add_format(book_);
    format_set_num_format(date_, "d.m.yyyy");
    missing_ = workbook_add_format(book_);
    format_set_italic(missing_);
  }
  ~Workbook() {
    if (book_ != nullptr) lxw_workbook_free(book_);
  }
  Workbook(const Workbook&) = delete;
  Workbook& operator=(const Workbook&) = delete;

  bool valid() const { return book_ != nullptr; }

  void describe(const Table& table, Date day) {
    const std::string title = cell_text(table.title);
    lxw_doc_properties properties{};
    properties.title = const_cast<char*>(title.c_str());  // only copied
    properties.created = std::chrono::system_clock::to_time_t(day.sys_days());
    workbook_set_properties(book_, &properties);
  }

  lxw_worksheet* add_sheet(const char* name) { return workbook_add_worksheet(book_, name); }
  lxw_format* bold() { return bold_; }
  lxw_format* head() { return head_; }

  void write(lxw_worksheet* sheet, lxw_row_t row, lxw_col_t column, const TableCell& cell) {
    switch (cell.kind) {
      case TableCell::Kind::kEmpty:
        break;
      case TableCell::Kind::kText:
        write_text(sheet, row, column, cell.text, nullptr);
        break;
      case TableCell::Kind::kMissing:
        write_text(sheet, row, column, cell.text, missing_);
        break;
      case TableCell::Kind::kNumber:
        worksheet_write_number(sheet, row, column, cell.number, number(cell.decimals));
        break;
      case TableCell::Kind::kDate: {
        lxw_datetime day{};
        day.year = cell.date.year();
        day.month = cell.date.month();
        day.day = cell.date.day();
        worksheet_write_datetime(sheet, row, column, &day, date_);
        break;
      }
    }
  }
  // As a text, whatever it begins with: never a formula.
  void write_text(lxw_worksheet* sheet, lxw_row_t row, lxw_col_t column, std::string_view text,
                  lxw_format* format) {
    worksheet_write_string(sheet, row, column, cell_text(text).c_str(), format);
  }

  Result<void> close() {
    lxw_workbook* book = std::exchange(book_, nullptr);
    const lxw_error error = workbook_close(book);
    if (error != LXW_NO_ERROR) return fail(not_written(lxw_strerror(error)));
    return {};
  }

 private:
  lxw_format* number(int decimals) {
    lxw_format*& format = numbers_[std::clamp(decimals, 0, 9)];
    if (format == nullptr) {
      format = workbook_add_format(book_);
      const std::string shown =
          decimals > 0
              ? "#,##0." + std::string(static_cast<std::size_t>(std::min(decimals, 9)), '0')
              : "#,##0";
      format_set_num_format(format, shown.c_str());
    }
    return format;
  }

  lxw_workbook* book_;
  lxw_format* bold_ = nullptr;
  lxw_format* head_ = nullptr;
  lxw_format* date_ = nullptr;
  lxw_format* missing_ = nullptr;
  std::map<int, lxw_format*> numbers_;
};

}  // namespace

Result<std::string> table_xlsx(const Table& table, Date day, Language language) {
  if (table.rows.size() > kMaxRows) return fail(not_written("it has too many rows"));
  const MemoryFile file;
  if (!file.valid()) return fail(not_written("there is no memory for it"));
  Workbook book(file.path());
  if (!book.valid()) return fail(not_written("there is no memory for it"));
  book.describe(table, day);

  const bool finnish = language == Language::kFinnish;
  lxw_worksheet* about = book.add_sheet(finnish ? "Tiedot" : "About");
  lxw_worksheet* sheet = book.add_sheet(finnish ? "Taulukko" : "Table");
  if (about == nullptr || sheet == nullptr) return fail(not_written("it gets no sheet"));
  worksheet_set_column(about, 0, 0, 28, nullptr);
  worksheet_set_column(about, 1, 1, 60, nullptr);
  book.write_text(about, 0, 0, table.title, book.bold());
  lxw_row_t line = 2;
  for (const auto& [name, cell] : table.about) {
    book.write_text(about, line, 0, name, nullptr);
    book.write(about, line, 1, cell);
    ++line;
  }

  for (std::size_t i = 0; i < table.columns.size(); ++i) {
    const auto column = checked_cast<lxw_col_t>(i);
    worksheet_set_column(sheet, column, column, table.columns[i].width, nullptr);
    book.write_text(sheet, 0, column, table.columns[i].title, book.head());
  }
  for (std::size_t i = 0; i < table.rows.size(); ++i) {
    for (std::size_t j = 0; j < table.rows[i].size(); ++j) {
      book.write(sheet, checked_cast<lxw_row_t>(i + 1), checked_cast<lxw_col_t>(j),
                 table.rows[i][j]);
    }
  }
  worksheet_freeze_panes(sheet, 1, 0);
  if (!table.columns.empty() && !table.rows.empty()) {
    worksheet_autofilter(sheet, 0, 0, checked_cast<lxw_row_t>(table.rows.size()),
                         checked_cast<lxw_col_t>(table.columns.size() - 1));
  }
  if (auto closed = book.close(); !closed) return fail(closed.error());
  return file.read();
}

}  // namespace viisari
