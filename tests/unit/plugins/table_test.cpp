#include "viisari/table.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace viisari::sdk {
namespace {

using testing::ElementsAre;
using Step = TableReader::Step;

// Every row as "line:column text" joined by '|', a problem as "line:column !code".
std::vector<std::string> read_all(std::string_view content, TableLimits limits = {}) {
  std::vector<std::string> out;
  TableReader reader(content, limits);
  const auto problem = [&] {
    const TableProblem& p = reader.problem();
    out.push_back(std::to_string(p.line) + ":" + std::to_string(p.column) + " !" +
                  std::string(p.code));
  };
  if (!reader.read_header()) {
    problem();
    return out;
  }
  for (;;) {
    const Step step = reader.next();
    if (step == Step::kEnd) return out;
    if (step == Step::kRow) {
      std::string row = std::to_string(reader.cells().front().line) + ":";
      for (const Cell& cell : reader.cells()) row += "|" + std::string(cell.text);
      out.push_back(std::move(row));
    } else {
      problem();
      if (step == Step::kFailed) return out;
    }
  }
}

TEST(TableReader, ReadsSemicolonsTabsAndEveryLineEnd) {
  EXPECT_THAT(read_all("a;b\n1;2\n3;4\n"), ElementsAre("2:|1|2", "3:|3|4"));
  EXPECT_THAT(read_all("a\tb\r\n1\t2;5\r\n3\t"), ElementsAre("2:|1|2;5", "3:|3|"));
  EXPECT_THAT(read_all("a;b\r1;2\r3;4"), ElementsAre("2:|1|2", "3:|3|4"));
}

TEST(TableReader, KeepsTheLineOfEveryCellBehindQuotedNewlines) {
  TableReader reader("a;b\n\"x\r\ny\nz\";\"say \"\"so\"\"\"\n1;2\n");
  ASSERT_TRUE(reader.read_header());
  ASSERT_EQ(reader.next(), Step::kRow);
  EXPECT_EQ(reader.cells()[0].text, "x\r\ny\nz");
  EXPECT_EQ(reader.cells()[0].line, 2U);
  EXPECT_EQ(reader.cells()[1].text, "say \"so\"");
  EXPECT_EQ(reader.cells()[1].line, 4U);
  EXPECT_EQ(reader.cells()[1].column, 2U);
  ASSERT_EQ(reader.next(), Step::kRow);
  EXPECT_EQ(reader.cells()[0].line, 5U);
}

TEST(TableReader, SkipsCommentsBlankLinesAndRowsOfEmptyCells) {
  EXPECT_THAT(read_all("\xEF\xBB\xBF# Lähde: katsaus\n#\n\na;b\n# väli\n  \n;\n1;2\n;\n"),
              ElementsAre("8:|1|2"));
}

TEST(TableReader, TakesAHashInsideACellForText) {
  EXPECT_THAT(read_all("a;b\n#1;2\n1;# x\n"), ElementsAre("2:|#1|2", "3:|1|# x"));
}

TEST(TableReader, ReadsQuotedHeadersAndDelimitersInsideQuotes) {
  EXPECT_THAT(read_all("\"a,\nb\";c\n\"1;2\";3\n"), ElementsAre("3:|1;2|3"));
}

TEST(TableReader, RefusesCommasBetweenCells) {
  EXPECT_THAT(read_all("# c\na,b\n1,2\n"), ElementsAre("2:1 !table.wrong_delimiter"));
}

TEST(TableReader, RefusesAnEmptyFile) {
  EXPECT_THAT(read_all(""), ElementsAre("1:1 !table.empty"));
  EXPECT_THAT(read_all("# only this\n\n"), ElementsAre("3:1 !table.empty"));
}

TEST(TableReader, SaysWhereAQuoteWasOpened) {
  EXPECT_THAT(read_all("a;b\n1;2\n3;\"4\n5;6\n"),
              ElementsAre("2:|1|2", "3:2 !table.unclosed_quote"));
  EXPECT_THAT(read_all("a;\"b\n"), ElementsAre("1:2 !table.unclosed_quote"));
}

TEST(TableReader, LeavesOutARowWithAStrayQuoteAndGoesOn) {
  EXPECT_THAT(read_all("a;b\n1;x\"y\n\"1\"x;2\n3;4\n"),
              ElementsAre("2:2 !table.stray_quote", "3:1 !table.stray_quote", "4:|3|4"));
}

TEST(TableReader, SaysWhichCellIsMissingOrTooMuch) {
  EXPECT_THAT(read_all("a;b;c\n1;2\n1;2;3;4;5\n1;2;3\n"),
              ElementsAre("2:3 !table.wrong_width", "3:4 !table.wrong_width", "4:|1|2|3"));
}

TEST(TableReader, StaysWithinItsLimits) {
  EXPECT_THAT(read_all("a;b;c\n", {.columns = 2}), ElementsAre("1:3 !table.too_large"));
  EXPECT_THAT(read_all("a\n12345\n", {.cell_bytes = 4}), ElementsAre("2:1 !table.too_large"));
  EXPECT_THAT(read_all("a\n1\n2\n", {.lines = 2}), ElementsAre("2:|1", "3:1 !table.too_large"));
}

}  // namespace
}  // namespace viisari::sdk
