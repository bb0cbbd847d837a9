#include "intake/printed_cell.h"

#include <cstddef>
#include <cstdint>
#include <map>
#include <utility>

#include "base/text.h"

namespace viisari {
namespace {

constexpr std::size_t kShown = 200;

bool ends_line(char c) {
  return c == '\n' || c == '\r';
}

// Of the first line that is no comment: the table's header.
char delimiter_of(std::string_view text) {
  while (text.starts_with("# ")) {
    const std::size_t end = text.find('\n');
    if (end == std::string_view::npos) return ';';
    text.remove_prefix(end + 1);
  }
  std::size_t semicolons = 0;
  std::size_t tabs = 0;
  bool quoted = false;
  for (const char c : text) {
    if (c == '"') quoted = !quoted;
    if (quoted) continue;
    if (ends_line(c)) break;
    semicolons += c == ';' ? 1U : 0U;
    tabs += c == '\t' ? 1U : 0U;
  }
  return tabs > semicolons ? '\t' : ';';
}

// Goes through the cells of a text, one call each.
class Cells {
 public:
  explicit Cells(std::string_view text) : text_(text), delimiter_(delimiter_of(text)) {}

  std::uint32_t line() const { return line_; }
  std::uint32_t column() const { return column_; }
  const std::string& content() const { return content_; }

  bool next() {
    if (row_ended_) {
      column_ = 0;
      while (text_.substr(at_).starts_with("# ")) skip_line();
    }
    if (at_ >= text_.size()) return false;
    row_ended_ = false;
    ++column_;
    line_ = next_line_;
    content_.clear();
    const bool quoted = text_[at_] == '"';
    if (quoted) read_quoted();
    while (at_ < text_.size() && text_[at_] != delimiter_ && !ends_line(text_[at_])) {
      keep(text_[at_++]);
    }
    if (at_ < text_.size() && text_[at_] == delimiter_) {
      ++at_;
    } else {
      end_row();
    }
    return true;
  }

 private:
  // One byte more than is shown tells that there is more.
  void keep(char c) {
    if (content_.size() <= kShown) content_ += c;
  }
  void read_quoted() {
    for (++at_; at_ < text_.size(); ++at_) {
      const char c = text_[at_];
      if (c == '\n') ++next_line_;
      if (c == '"') {
        if (at_ + 1 >= text_.size() || text_[at_ + 1] != '"') {
          ++at_;
          return;
        }
        ++at_;
      }
      keep(c);
    }
  }
  void end_row() {
    if (at_ < text_.size() && text_[at_] == '\r') ++at_;
    if (at_ < text_.size() && text_[at_] == '\n') ++at_;
    ++next_line_;
    row_ended_ = true;
  }
  void skip_line() {
    const std::size_t end = text_.find('\n', at_);
    at_ = end == std::string_view::npos ? text_.size() : end + 1;
    ++next_line_;
  }

  const std::string_view text_;
  const char delimiter_;
  std::size_t at_ = 0;
  bool row_ended_ = true;
  std::uint32_t next_line_ = 1;
  std::uint32_t line_ = 0;
  std::uint32_t column_ = 0;
  std::string content_;
};

}  // namespace

std::vector<std::optional<std::string>> printed_cells(std::string_view text,
                                                      std::span<const FigureProblem> problems) {
  std::vector<std::optional<std::string>> out(problems.size());
  std::multimap<std::pair<std::uint32_t, std::uint32_t>, std::size_t> wanted;
  for (std::size_t i = 0; i < problems.size(); ++i) {
    if (problems[i].line > 0 && problems[i].column > 0) {
      wanted.emplace(std::pair(problems[i].line, problems[i].column), i);
    }
  }
  Cells cells(text);
  while (!wanted.empty() && cells.next()) {
    const auto [first, last] = wanted.equal_range({cells.line(), cells.column()});
    for (auto found = first; found != last; ++found) {
      out[found->second] = printable(cells.content(), kShown);
    }
    wanted.erase(first, last);
  }
  return out;
}

}  // namespace viisari
