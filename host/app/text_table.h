// A table for the terminal: columns as wide as their widest cell, counted in characters, not bytes.
// Thread-safety: belongs to one thread.
#pragma once

#include <string>
#include <vector>

namespace viisari {

class TextTable {
 public:
  enum class Align { kLeft, kRight };
  struct Column {
    std::string header;
    Align align = Align::kLeft;
  };

  explicit TextTable(std::vector<Column> columns) : columns_(std::move(columns)) {}

  // As many cells as columns. Control characters are shown escaped.
  void add(std::vector<std::string> cells);
  bool empty() const { return rows_.empty(); }
  // With a header line; each line indented by `indent` spaces and without trailing spaces.
  std::string to_string(int indent = 0) const;

 private:
  std::vector<Column> columns_;
  std::vector<std::vector<std::string>> rows_;
};

}  // namespace viisari
