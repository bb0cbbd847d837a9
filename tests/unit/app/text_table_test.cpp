#include "app/text_table.h"

#include <gtest/gtest.h>

namespace viisari {
namespace {

TEST(TextTable, AlignsByCharactersNotBytes) {
  TextTable table({{"alue"}, {"n", TextTable::Align::kRight}});
  table.add({"Häme", "7"});
  table.add({"Savo", "38"});
  EXPECT_EQ(table.to_string(1), " alue   n\n Häme   7\n Savo  38\n");
}

TEST(TextTable, ShowsControlCharactersEscaped) {
  TextTable table({{"x"}});
  table.add({"a\nb"});
  EXPECT_EQ(table.to_string(), "x\na\\x0ab\n");
}

}  // namespace
}  // namespace viisari
