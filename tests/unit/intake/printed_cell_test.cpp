#include "intake/printed_cell.h"

#include <gmock/gmock.h>

namespace viisari {
namespace {

using testing::ElementsAre;
using testing::Optional;

std::optional<std::string> cell(std::string_view text, std::uint32_t line, std::uint32_t column) {
  const std::vector<FigureProblem> problems{{line, column, "", ""}};
  return printed_cells(text, problems).front();
}

TEST(PrintedCell, IsFoundByLineAndColumn) {
  constexpr std::string_view kText = "a;b;c\n1;2;3\r\n4;5;6";
  EXPECT_THAT(cell(kText, 1, 1), Optional(std::string("a")));
  EXPECT_THAT(cell(kText, 2, 3), Optional(std::string("3")));
  EXPECT_THAT(cell(kText, 3, 2), Optional(std::string("5")));
}

TEST(PrintedCell, ThatIsNotThereIsNothing) {
  EXPECT_EQ(cell("a;b\n1;2\n", 2, 3), std::nullopt);
  EXPECT_EQ(cell("a;b\n1;2\n", 3, 1), std::nullopt);
  EXPECT_EQ(cell("a;b\n1;2\n", 0, 0), std::nullopt);
  EXPECT_EQ(cell("", 1, 1), std::nullopt);
}

TEST(PrintedCell, IsUnquotedAndMayHaveDelimitersAndLineEnds) {
  constexpr std::string_view kText = "a;b\n\"x;\"\"y\"\"\nz\";2\n3;4\n";
  EXPECT_THAT(cell(kText, 2, 1), Optional(std::string("x;\"y\"\\x0az")));
  EXPECT_THAT(cell(kText, 4, 2), Optional(std::string("4"))) << "lines are those of the file";
}

TEST(PrintedCell, CountsCommentsAndTakesTabs) {
  constexpr std::string_view kText = "# one; two\na\tb\n# three\n1\t2;3\n";
  EXPECT_THAT(cell(kText, 4, 2), Optional(std::string("2;3")));
}

TEST(PrintedCell, IsCutWhenItIsLong) {
  const auto shown = cell("a;b\n" + std::string(10'000, 'x') + ";2\n", 2, 1);
  ASSERT_TRUE(shown);
  EXPECT_EQ(*shown, std::string(200, 'x') + "…");
}

TEST(PrintedCell, ComesForEachProblemWhateverTheirOrder) {
  const std::vector<FigureProblem> problems{{3, 1, "", ""}, {2, 2, "", ""}, {3, 1, "", ""}};
  EXPECT_THAT(printed_cells("a;b\n1;2\n3;4\n", problems),
              ElementsAre(Optional(std::string("3")), Optional(std::string("2")),
                          Optional(std::string("3"))));
}

}  // namespace
}  // namespace viisari
