#include "report/chart.h"

#include <cairo.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <limits>
#include <memory>
#include <thread>

#include <unistd.h>

#include "base/text.h"

namespace viisari {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

Date day(int year, int month = 12, int of_month = 31) {
  return *Date::from_ymd(year, month, of_month);
}

Chart sample() {
  Chart chart;
  chart.title = "Asiakastyytyväisyys";
  chart.unit = "nps";
  chart.actual = {{day(2024), 53}, {day(2025), 61}};
  chart.baseline = ChartPoint{day(2024), 53};
  chart.target = {{day(2024), 53}, {day(2026), 80}};
  chart.projection = {{day(2026), 69, std::pair(65.0, 73.0)}};
  chart.as_of = day(2026, 2, 1);
  return chart;
}

struct Picture {
  int width = 0;
  int height = 0;
  std::vector<std::uint32_t> pixels;

  std::uint32_t at(int x, int y) const {
    return pixels[static_cast<std::size_t>(y) * static_cast<std::size_t>(width) +
                  static_cast<std::size_t>(x)] &
           0xFFFFFFU;
  }
  std::size_t count(std::uint32_t colour) const {
    std::size_t found = 0;
    for (const std::uint32_t pixel : pixels) found += (pixel & 0xFFFFFFU) == colour ? 1U : 0U;
    return found;
  }
};

Picture read_png(const std::string& png) {
  struct Reader {
    const std::string& bytes;
    std::size_t place = 0;
  } reader{png};
  cairo_surface_t* surface = cairo_image_surface_create_from_png_stream(
      [](void* from, unsigned char* to, unsigned int length) {
        auto& source = *static_cast<Reader*>(from);
        if (source.bytes.size() - source.place < length) return CAIRO_STATUS_READ_ERROR;
        std::memcpy(to, source.bytes.data() + source.place, length);
        source.place += length;
        return CAIRO_STATUS_SUCCESS;
      },
      &reader);
  Picture picture;
  if (cairo_surface_status(surface) == CAIRO_STATUS_SUCCESS) {
    picture.width = cairo_image_surface_get_width(surface);
    picture.height = cairo_image_surface_get_height(surface);
    const auto row_bytes = static_cast<std::size_t>(cairo_image_surface_get_stride(surface));
    const unsigned char* data = cairo_image_surface_get_data(surface);
    for (int row = 0; row < picture.height; ++row) {
      for (int column = 0; column < picture.width; ++column) {
        std::uint32_t pixel = 0;
        std::memcpy(&pixel,
                    data + static_cast<std::size_t>(row) * row_bytes +
                        static_cast<std::size_t>(column) * sizeof pixel,
                    sizeof pixel);
        picture.pixels.push_back(pixel);
      }
    }
  }
  cairo_surface_destroy(surface);
  return picture;
}

Picture drawn(const Chart& chart) {
  const auto png = chart_png(chart_svg(chart));
  EXPECT_TRUE(png) << png.error().to_string() << "\n" << chart_svg(chart);
  return png ? read_png(*png) : Picture{};
}

std::size_t occurrences(std::string_view text, std::string_view what) {
  std::size_t found = 0;
  for (std::size_t at = text.find(what); at != std::string_view::npos;
       at = text.find(what, at + what.size())) {
    ++found;
  }
  return found;
}

TEST(Chart, ThePictureHasTwiceTheSizeOnWhite) {
  const Picture picture = drawn(sample());
  EXPECT_EQ(picture.width, 960);
  EXPECT_EQ(picture.height, 320);
  EXPECT_EQ(picture.at(1, 1), 0xFFFFFFU);
  EXPECT_EQ(picture.at(958, 318), 0xFFFFFFU);
}

TEST(Chart, ActualTargetAndProjectionAreDrawn) {
  const Picture picture = drawn(sample());
  EXPECT_GT(picture.count(0x0B4F8AU), 200U);
  EXPECT_GT(picture.count(0x8A3B00U), 100U);
  EXPECT_GT(picture.count(0x5B3A8EU), 50U);
}

TEST(Chart, WhatIsNotThereIsNotDrawn) {
  Chart chart = sample();
  chart.projection.clear();
  chart.target.clear();
  const Picture picture = drawn(chart);
  EXPECT_EQ(picture.count(0x8A3B00U), 0U);
  EXPECT_EQ(picture.count(0x5B3A8EU), 0U);
}

TEST(Chart, SeriesDifferByDashAndMark) {
  const std::string svg = chart_svg(sample());
  EXPECT_THAT(svg, HasSubstr("stroke-dasharray=\"7 4\""));
  EXPECT_THAT(svg, HasSubstr("stroke-dasharray=\"2 3\""));
  EXPECT_THAT(svg, HasSubstr("<circle"));
  EXPECT_THAT(svg, HasSubstr("<polygon"));
}

TEST(Chart, StrictContentPoliciesAllowIt) {
  const std::string svg = chart_svg(sample());
  for (const std::string_view word : {"style", "<script", "href", "url(", " id="}) {
    EXPECT_THAT(svg, Not(HasSubstr(word)));
  }
}

TEST(Chart, TheSameChartGivesTheSameBytes) {
  const std::string svg = chart_svg(sample());
  EXPECT_EQ(chart_svg(sample()), svg);
  const std::string png = chart_png(svg).value();
  std::vector<std::string> others(4);
  std::vector<std::thread> threads;
  for (std::string& other : others) {
    threads.emplace_back([&] { other = chart_png(svg).value_or(""); });
  }
  for (std::thread& thread : threads) thread.join();
  for (const std::string& other : others) EXPECT_EQ(other, png);
}

TEST(Chart, HostileTitlesAreText) {
  Chart chart = sample();
  chart.title = "</title><script>x</script> & \"quoted\" \x01 \xFF ]]>";
  const std::string svg = chart_svg(chart);
  EXPECT_THAT(svg, Not(HasSubstr("<script")));
  EXPECT_TRUE(chart_png(svg));
}

TEST(Chart, ExtremesAreDrawn) {
  const double infinity = std::numeric_limits<double>::infinity();
  const double largest = std::numeric_limits<double>::max();
  const std::vector<std::vector<double>> rows{
      {},
      {5},
      {5, 5},
      {0, 0, 0},
      {-3, -7},
      {-1e9, 1e9},
      {largest, -largest},
      {largest, largest},
      {1e-300, 2e-300},
      {5e-324},
      {1e15, 1e15 + 1},
      {std::nan(""), infinity, -infinity},
      {1, std::nan(""), 3},
      std::vector<double>(500, 2.5),
  };
  for (const std::vector<double>& row : rows) {
    for (const std::string_view unit : {"", "percent", "eur", "yes_no", "/9"}) {
      Chart chart;
      chart.as_of = day(2026, 2, 1);
      chart.unit = unit;
      for (std::size_t i = 0; i < row.size(); ++i) {
        chart.actual.push_back({day(2020).plus_days(static_cast<int>(i) * 5), row[i]});
      }
      if (!row.empty()) {
        chart.baseline = chart.actual.front();
        chart.projection = {{day(2030), row.front(), std::pair(row.front(), row.back())}};
        chart.target = {{day(2026), row.back()}};
      }
      const std::string svg = chart_svg(chart);
      for (const std::string_view word : {"nan", "inf"}) {
        EXPECT_THAT(svg, Not(HasSubstr("\"" + std::string(word)))) << unit;
      }
      EXPECT_LT(svg.size(), 100'000U);
      EXPECT_GT(drawn(chart).width, 0);
    }
  }
}

TEST(Chart, EqualFiguresStandInTheMiddle) {
  Chart chart;
  chart.as_of = day(2025, 6, 1);
  chart.actual = {{day(2024), 7}, {day(2025), 7}};
  const std::string svg = chart_svg(chart);
  EXPECT_EQ(occurrences(svg, "<circle"), 3U);  // two figures and the legend
  EXPECT_GT(drawn(chart).count(0x0B4F8AU), 100U);
}

TEST(Chart, WithoutFiguresItSaysSo) {
  Chart chart;
  chart.as_of = day(2025, 6, 1);
  EXPECT_THAT(chart_svg(chart), HasSubstr(">ei lukuja</text>"));
  chart.language = Language::kEnglish;
  EXPECT_EQ(chart_alt(chart), "no figures");
}

TEST(Chart, YearsAreNamedOnTheAxis) {
  const std::string svg = chart_svg(sample());
  for (const std::string_view year : {">2024<", ">2025<", ">2026<"}) {
    EXPECT_THAT(svg, HasSubstr(year));
  }
}

TEST(Chart, ManyYearsAreNamedAsFarAsTheyFit) {
  Chart chart = sample();
  chart.actual.insert(chart.actual.begin(), {day(1950), 10});
  const std::string svg = chart_svg(chart);
  EXPECT_THAT(svg, HasSubstr(">1950<"));
  EXPECT_THAT(svg, Not(HasSubstr(">1951<")));
}

TEST(Chart, TheAlternativeTextSaysWhatIsDrawn) {
  Chart chart = sample();
  chart.target.front().due = false;  // where the path begins
  EXPECT_EQ(chart_alt(chart),
            "Asiakastyytyväisyys: 53 (2024), 61 (2025); lähtötaso 53 (2024); tavoite 80 (2026); "
            "ennuste 69 (2026), 80\u00A0%:n väli 65–73");
}

TEST(Chart, TheAlternativeTextNamesMonthsAndDays) {
  Chart chart;
  chart.language = Language::kEnglish;
  chart.unit = "percent";
  chart.decimals = 1;
  chart.actual = {{day(2025, 9, 30), 12.34}, {day(2025, 10, 15), 12.35}};
  EXPECT_EQ(chart_alt(chart), "12.3\u00A0% (September 2025), 12.4\u00A0% (15 October 2025)");
}

TEST(Chart, TheAlternativeTextGivesTheLatestOfManyFigures) {
  Chart chart;
  for (int i = 0; i < 100; ++i) chart.actual.push_back({day(2025).plus_days(i), 1.0 * i});
  EXPECT_EQ(occurrences(chart_alt(chart), "("), 5U);
}

TEST(ChartPng, WhatIsNotSvgIsRefused) {
  for (const std::string& svg : {std::string(), std::string("<p>"), std::string("\0", 1),
                                 std::string("<svg xmlns=\"http://www.w3.org/2000/svg\"><g>")}) {
    const auto png = chart_png(svg);
    ASSERT_FALSE(png);
    EXPECT_EQ(png.error().code, kChartFailed);
  }
}

TEST(ChartPng, ASizeOutOfBoundsIsRefused) {
  const std::string huge =
      "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"100000\" height=\"100000\"/>";
  for (const auto& [svg, scale] :
       {std::pair(huge, 1.0), std::pair(chart_svg(sample()), 0.0),
        std::pair(chart_svg(sample()), std::nan("")), std::pair(chart_svg(sample()), 1e9)}) {
    const auto png = chart_png(svg, scale);
    ASSERT_FALSE(png);
    EXPECT_EQ(png.error().code, kChartFailed);
  }
}

// A red picture beside the program must not get into a chart, however it is referred to.
TEST(ChartPng, NothingIsLoadedFromOutside) {
  const auto file = std::filesystem::temp_directory_path() /
                    ("viisari_chart_" + std::to_string(::getpid()) + ".svg");
  std::ofstream(file) << "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"40\" height=\"40\">"
                         "<rect id=\"r\" width=\"40\" height=\"40\" fill=\"#ff0000\"/></svg>";
  const std::string address = "file://" + file.string();
  const std::string open =
      "<svg xmlns=\"http://www.w3.org/2000/svg\" xmlns:xlink=\"http://www.w3.org/1999/xlink\" "
      "width=\"40\" height=\"40\">";
  for (const std::string& svg :
       {open + "<image width=\"40\" height=\"40\" href=\"" + address + "\"/></svg>",
        open + "<image width=\"40\" height=\"40\" xlink:href=\"" + address + "\"/></svg>",
        open + "<use href=\"" + address + "#r\"/></svg>",
        open + "<image width=\"40\" height=\"40\" href=\"" + file.string() + "\"/></svg>",
        "<!DOCTYPE svg [<!ENTITY e SYSTEM \"" + address + "\">]>" + open + "&e;</svg>"}) {
    const auto png = chart_png(svg, 1);
    if (png) {
      EXPECT_EQ(read_png(*png).count(0xFF0000U), 0U) << svg;
    }
  }
  std::filesystem::remove(file);
}

}  // namespace
}  // namespace viisari
