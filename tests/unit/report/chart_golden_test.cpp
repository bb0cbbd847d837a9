// Drawings looked at by people: any change of one must be looked at again. Where one differs, the
// new one lies in the build folder under chart-golden/, to be copied to tests/fixtures/charts/.
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <sstream>
#include <utility>

#include "report/chart.h"

namespace viisari {
namespace {

namespace fs = std::filesystem;

Date day(int year, int month = 12, int of_month = 31) {
  return *Date::from_ymd(year, month, of_month);
}

ChartPoint whole(int year, double value) {
  return {day(year), value, Period::of_year(year)};
}
ChartPoint part(int year, int month, double value) {
  const Period period = Period::year_to_month(year, month);
  return {period.last(), value, period, true, false};
}

Chart begun(std::string title, std::string unit, int decimals) {
  Chart chart;
  chart.title = std::move(title);
  chart.unit = std::move(unit);
  chart.decimals = decimals;
  chart.as_of = day(2026, 2, 1);
  return chart;
}

Chart years() {
  Chart chart = begun("Avohuollon osuus", "percent", 1);
  chart.baseline = whole(2022, 61.5);
  chart.actual = {whole(2022, 61.5), whole(2023, 60.2), whole(2024, 62.8), whole(2025, 64.1)};
  for (int year = 2026; year <= 2030; ++year) {
    chart.target.push_back({day(year), 65.0 + 2 * (year - 2026)});
    const double middle = 64.9 + 0.9 * (year - 2026);
    const double half = 1.6 + 0.9 * (year - 2026);
    chart.projection.push_back({day(year), middle, std::pair(middle - half, middle + half)});
  }
  return chart;
}

Chart part_of_year() {
  Chart chart = begun("Ostopalvelujen kulut", "eur", 0);
  chart.baseline = whole(2023, 4'100'000);
  chart.actual = {whole(2023, 4'100'000), whole(2024, 4'254'000), part(2025, 10, 2'190'000)};
  chart.target = {{day(2025, 10), 2'900'000, {}, false, "", true},
                  {day(2025), {}, 3'480'000},
                  {day(2026), {}, 3'200'000}};
  chart.projection = {{day(2025), 2'628'000}, {day(2026), 1'800'000}};
  return chart;
}

Chart range() {
  Chart chart = begun("Occupancy", "percent", 0);
  chart.language = Language::kEnglish;
  chart.actual = {whole(2024, 88), whole(2025, 91)};
  chart.target = {{day(2026), 92, 95}, {day(2027), 92, 95}};
  return chart;
}

Chart milestone() {
  Chart chart = begun("Yksikkö avataan", "yes_no", 0);
  chart.actual = {{day(2025, 6, 30), 0}, {day(2025, 11, 30), 1}};
  chart.target = {{day(2026, 3), 1}};
  return chart;
}

Chart of_nine() {
  Chart chart = begun("Laatumittarit", "/9", 0);
  chart.baseline = whole(2025, 4);
  chart.actual = {whole(2025, 4)};
  chart.target = {{day(2026), 6}};
  return chart;
}

Chart undated() {
  Chart chart = begun("Clients", "persons", 0);
  chart.language = Language::kEnglish;
  chart.actual = {whole(2022, 310), whole(2023, 322), whole(2024, 120), whole(2025, 118)};
  chart.undated = ChartTarget{{}, {}, 100, true, "at most 100"};
  chart.breaks = {day(2024, 1, 1)};
  return chart;
}

struct Case {
  const char* name;
  Chart (*chart)();
  ChartSize size;
};
void PrintTo(const Case& one, std::ostream* out) {
  *out << one.name;
}
class ChartGolden : public ::testing::TestWithParam<Case> {};

TEST_P(ChartGolden, LooksAsItWasLookedAt) {
  const std::string drawn = chart_svg(GetParam().chart(), GetParam().size);
  const std::string name = std::string(GetParam().name) + ".svg";
  std::ifstream file(fs::path(VIISARI_SOURCE_DIR) / "tests/fixtures/charts" / name);
  std::ostringstream golden;
  golden << file.rdbuf();
  if (golden.str() == drawn) return;
  fs::create_directories("chart-golden");
  std::ofstream("chart-golden/" + name) << drawn;
  ADD_FAILURE() << name << " is drawn otherwise: see " << fs::absolute("chart-golden") / name;
}

INSTANTIATE_TEST_SUITE_P(
    Cases, ChartGolden,
    ::testing::Values(Case{"years-wide", years, ChartSize::kWide},
                      Case{"years-narrow", years, ChartSize::kNarrow},
                      Case{"years-mail", years, ChartSize::kMail},
                      Case{"part-of-year-wide", part_of_year, ChartSize::kWide},
                      Case{"part-of-year-narrow", part_of_year, ChartSize::kNarrow},
                      Case{"range-wide", range, ChartSize::kWide},
                      Case{"milestone-wide", milestone, ChartSize::kWide},
                      Case{"of-nine-narrow", of_nine, ChartSize::kNarrow},
                      Case{"undated-wide", undated, ChartSize::kWide}),
    [](const auto& one) {
      std::string name = one.param.name;
      for (char& c : name) c = c == '-' ? '_' : c;
      return name;
    });

TEST(ChartRows, SayWhatEachDayHolds) {
  const auto rows = chart_rows(part_of_year());
  ASSERT_EQ(rows.size(), 5U);
  EXPECT_EQ(rows[0].when, "2023");
  EXPECT_FALSE(rows[0].baseline.empty());
  EXPECT_EQ(rows[2].when, "1\u201310/2025");
  EXPECT_TRUE(rows[2].part_of_year);
  EXPECT_TRUE(rows[3].actual.empty());
  EXPECT_FALSE(rows[3].target.empty());
  EXPECT_FALSE(rows[3].projection.empty());
}

// What has gathered in a part of a year is neither joined with whole years nor part of their path.
TEST(ChartRows, AnExpectedFigureOfAPartOfAYearIsItsOwn) {
  const auto rows = chart_rows(part_of_year());
  ASSERT_GT(rows.size(), 2U);
  EXPECT_EQ(rows[2].path, "2\u00A0900\u00A0000\u00A0€");
}

TEST(ChartRows, ATargetWithoutAYearStandsLastWithoutADay) {
  const auto rows = chart_rows(undated());
  ASSERT_EQ(rows.size(), 5U);
  EXPECT_FALSE(rows.back().day);
  EXPECT_EQ(rows.back().target, "at most 100");
}

TEST(ChartRows, AreTheSameInEitherLanguage) {
  Chart chart = years();
  const std::size_t count = chart_rows(chart).size();
  chart.language = Language::kEnglish;
  EXPECT_EQ(chart_rows(chart).size(), count);
}

TEST(IsTelling, NeedsTwoDays) {
  Chart chart = begun("", "", 0);
  EXPECT_FALSE(is_telling(chart));
  chart.actual = {whole(2025, 4)};
  chart.baseline = whole(2025, 4);
  EXPECT_FALSE(is_telling(chart));
  chart.target = {{day(2025), 6}};
  EXPECT_FALSE(is_telling(chart));
  chart.target = {{day(2026), 6}};
  EXPECT_TRUE(is_telling(chart));
}

std::size_t count(std::string_view text, std::string_view what) {
  std::size_t found = 0;
  for (std::size_t at = text.find(what); at != std::string_view::npos;
       at = text.find(what, at + what.size())) {
    ++found;
  }
  return found;
}

TEST(ChartOfAPage, EveryDayIsAPointOfWhichOneIsInTheTabOrder) {
  const std::string svg = chart_svg(years(), ChartSize::kWide);
  EXPECT_EQ(count(svg, "class=\"point\""), 9U);
  EXPECT_EQ(count(svg, "tabindex=\"0\""), 1U);
}

TEST(ChartOfAPage, HasNoSizeOfItsOwn) {
  const std::string svg = chart_svg(years(), ChartSize::kNarrow);
  const std::string opening = svg.substr(0, svg.find('>'));
  EXPECT_EQ(opening.find(" width="), std::string::npos);
  EXPECT_NE(opening.find(" viewBox=\"0 0 320 320\""), std::string::npos);
}

TEST(ChartOfAPage, PartsOfAYearAreNotJoinedWithWholeYears) {
  Chart chart = part_of_year();
  chart.actual = {whole(2024, 4'254'000), part(2025, 10, 2'190'000)};
  chart.projection.clear();
  // The line of the legend is the only one.
  EXPECT_EQ(count(chart_svg(chart, ChartSize::kWide), "class=\"chart-actual\""), 1U);
}

}  // namespace
}  // namespace viisari
