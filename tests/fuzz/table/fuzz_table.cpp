// The table reader on any bytes: it ends, stays within the input and its limits, and a table it
// accepts reads the same after its cells were written out again.

#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>
#include <vector>

#include "viisari/table.hpp"

namespace {

using viisari::sdk::Cell;
using viisari::sdk::TableReader;

void require(bool condition) {
  if (!condition) std::abort();
}

std::string quoted(std::string_view text) {
  std::string out = "\"";
  for (const char c : text) {
    out += c;
    if (c == '"') out += c;
  }
  return out + "\"";
}

using Rows = std::vector<std::vector<std::string>>;

// Every row that can be read, the header first; checks the places of the cells on the way.
Rows read(std::string_view content) {
  const auto breaks =
      static_cast<std::uint32_t>(1 + std::count(content.begin(), content.end(), '\n') +
                                 std::count(content.begin(), content.end(), '\r'));
  Rows rows;
  TableReader reader(content);
  if (!reader.read_header()) {
    require(!reader.problem().code.empty() && reader.problem().line >= 1);
    return rows;
  }
  const auto keep = [&](const std::vector<Cell>& cells) {
    require(cells.size() == reader.header().size());
    auto& row = rows.emplace_back();
    std::uint32_t line = 0;
    std::uint32_t column = 0;
    for (const Cell& cell : cells) {
      require(cell.line >= line && cell.line >= 1 && cell.line <= breaks);
      require(cell.column == ++column);
      line = cell.line;
      row.emplace_back(cell.text);
    }
  };
  keep(reader.header());
  for (std::size_t steps = 0;; ++steps) {
    require(steps <= content.size() + 1);
    switch (reader.next()) {
      case TableReader::Step::kRow:
        keep(reader.cells());
        break;
      case TableReader::Step::kBadRow:
        require(reader.problem().line >= 1 && reader.problem().line <= breaks);
        require(reader.problem().column >= 1);
        break;
      case TableReader::Step::kFailed:
      case TableReader::Step::kEnd:
        return rows;
    }
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view content(reinterpret_cast<const char*>(data), size);
  const Rows rows = read(content);
  if (rows.empty()) return 0;
  std::string written;
  for (const auto& row : rows) {
    for (std::size_t i = 0; i < row.size(); ++i) {
      if (i != 0) written += ';';
      written += quoted(row[i]);
    }
    written += '\n';
  }
  require(read(written) == rows);

  for (const auto& row : rows) {
    for (const std::string& text : row) {
      viisari::sdk::words_form(text);
      viisari::sdk::excerpt(text, 7);
      if (const auto period = viisari::sdk::period_in_header(text)) {
        require(viisari::sdk::period_in_header(*period) == period);
      }
    }
  }
  return 0;
}
