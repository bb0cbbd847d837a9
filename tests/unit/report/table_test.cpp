// Tables as CSV and XLSX, and figures as JSON-stat. (That a workbook opens is checked with Python
// in tests/integration/web/check_exports.py.)
#include "report/table.h"

#include <gmock/gmock.h>

#include <limits>

#include "report/json_stat.h"

namespace viisari {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;
using ::testing::StartsWith;

Date day(std::string_view text) {
  return *Date::parse(text);
}
Period period(std::string_view text) {
  return *Period::parse(text);
}

std::string csv_of(TableCell cell) {
  Table table;
  table.columns = {{"X", 10}};
  table.rows = {{std::move(cell)}};
  const std::string csv = table_csv(table);
  const std::string head = "\xEF\xBB\xBFX\r\n";
  EXPECT_THAT(csv, StartsWith(head));
  return csv.substr(head.size(), csv.size() - head.size() - 2);
}

TEST(TableCsv, WritesNumbersForFinnishSpreadsheets) {
  EXPECT_EQ(csv_of(TableCell::of(12.5, 1)), "12,5");
  EXPECT_EQ(csv_of(TableCell::of(-53, 0)), "-53");
  EXPECT_EQ(csv_of(TableCell::of(0.9111111111111111, 2)), "0,9111111111111111");
  EXPECT_EQ(csv_of(TableCell::of(1234567, 0)), "1234567");
  EXPECT_EQ(csv_of(TableCell::of(-0.0, 0)), "0");
}

TEST(TableCsv, WritesDaysAsTheyAreReadEverywhere) {
  EXPECT_EQ(csv_of(TableCell::of(day("2025-12-01"))), "2025-12-01");
}

TEST(TableCsv, NeutralisesWhatASpreadsheetWouldCompute) {
  for (const std::string hostile :
       {"=1+1", "+1+1", "-1+1", "@SUM(A1)", "=cmd|' /C calc'!A0", "＝1+1"}) {
    EXPECT_EQ(csv_of(TableCell::of(hostile)), "'" + hostile) << hostile;
  }
  EXPECT_EQ(csv_of(TableCell::of("\t=1")), "'\t=1");
  EXPECT_EQ(csv_of(TableCell::of("\r=1")), "\"'\r=1\"");
  EXPECT_EQ(csv_of(TableCell::missing("=1+1")), "'=1+1");
}

TEST(TableCsv, LeavesTextsThatArePlainNumbersAsTheyAre) {
  EXPECT_EQ(csv_of(TableCell::of("-53")), "-53");
  EXPECT_EQ(csv_of(TableCell::of("-53 %")), "'-53 %");
}

TEST(TableCsv, NeutralisesTitlesOfColumns) {
  Table table;
  table.columns = {{"=1+1", 10}};
  EXPECT_EQ(table_csv(table), "\xEF\xBB\xBF'=1+1\r\n");
}

TEST(TableCsv, QuotesSeparatorsQuotesAndLineEnds) {
  EXPECT_EQ(csv_of(TableCell::of("a;b")), "\"a;b\"");
  EXPECT_EQ(csv_of(TableCell::of("a \"b\"")), "\"a \"\"b\"\"\"");
  EXPECT_EQ(csv_of(TableCell::of("a\nb")), "\"a\nb\"");
}

TEST(TableCsv, TellsWhyAFigureIsMissing) {
  EXPECT_EQ(csv_of(TableCell::missing("ei julkaistu")), "ei julkaistu");
  EXPECT_EQ(csv_of(TableCell{}), "");
}

TEST(TableXlsx, GivesTheSameBytesForTheSameTable) {
  Table table;
  table.title = "Mittarit";
  table.columns = {{"Luku", 10}};
  table.rows = {{TableCell::of(1.5, 1)}, {TableCell::missing("ei julkaistu")}};
  const auto first = table_xlsx(table, day("2025-12-01"), Language::kFinnish);
  const auto second = table_xlsx(table, day("2025-12-01"), Language::kFinnish);
  ASSERT_TRUE(first.has_value());
  EXPECT_THAT(*first, StartsWith("PK"));
  EXPECT_EQ(*first, *second);
}

TEST(TableXlsx, TakesTextsThatXmlCannotHold) {
  Table table;
  table.title = std::string("a\x01\xFF b", 5);
  table.columns = {{std::string(50'000, 'x'), 10}};
  table.rows = {{TableCell::of(std::string(50'000, 'y') + "\x02")}};
  EXPECT_TRUE(table_xlsx(table, day("2025-12-01"), Language::kEnglish).has_value());
}

class JsonStat : public ::testing::Test {
 protected:
  JsonStat() {
    set_.label = "Luvut";
    set_.as_of = day("2025-12-01");
    set_.data_version = "v1";
    add("a", "a/x", "2024", 10.5);
    add("a", "a/x", "2025", 11);
    add("b", "b/y", "2024", std::nullopt);
    set_.figures.back().missing = "not_published";
  }
  void add(std::string area, std::string id, std::string_view when, std::optional<double> value) {
    StatFigure figure;
    figure.area = area;
    figure.area_name = area;
    figure.id = id;
    figure.title = id;
    figure.unit = "percent";
    figure.decimals = 1;
    if (!when.empty()) figure.period = period(when);
    figure.value = value;
    set_.figures.push_back(std::move(figure));
  }
  std::string text() { return json_stat(set_, Language::kEnglish); }

  StatSet set_;
};

TEST_F(JsonStat, PutsEachFigureAtItsPlaceInTheCube) {
  EXPECT_THAT(text(), HasSubstr(R"("size":[2,2,2])"));
  EXPECT_THAT(text(), HasSubstr(R"("value":{"0":10.5,"1":11})"));
}

TEST_F(JsonStat, TellsMissingFiguresByTheirReason) {
  EXPECT_THAT(text(), HasSubstr(R"("status":{"6":"not_published"})"));
}

TEST_F(JsonStat, TakesTheLastOfTwoVersionsOfAFigure) {
  add("a", "a/x", "2024", 99);
  EXPECT_THAT(text(), HasSubstr(R"("value":{"0":99,"1":11})"));
}

TEST_F(JsonStat, ListsIndicatorsWithoutAnyFigureOnce) {
  for (int i = 0; i < 2; ++i) {
    add("a", "a/none", "", std::nullopt);
    set_.figures.back().missing = "no_figure";
  }
  EXPECT_THAT(text(), HasSubstr(R"("without_figure":{"a/none":"no_figure"})"));
}

TEST_F(JsonStat, MarksSimulatedFigures) {
  set_.figures.front().simulated = true;
  EXPECT_THAT(text(), HasSubstr(R"("status":{"0":"simulated","6":"not_published"})"));
}

TEST_F(JsonStat, HoldsNoNumberThatIsNotFinite) {
  set_.figures.front().value = std::numeric_limits<double>::infinity();
  EXPECT_THAT(text(), Not(HasSubstr("inf")));
}

}  // namespace
}  // namespace viisari
