// A chart of any numbers is a drawing that librsvg can read; any bytes as SVG are a picture or an
// error.

#include <bit>
#include <cstdint>
#include <cstdlib>
#include <cstring>
#include <string>

#include "base/text.h"
#include "fuzz_targets.h"
#include "report/chart.h"

namespace {

using namespace viisari;

void require(bool condition) {
  if (!condition) std::abort();
}

class Numbers {
 public:
  explicit Numbers(const std::string& bytes) : bytes_(bytes) {}
  bool any() const { return at_ + sizeof(double) <= bytes_.size(); }
  double value() {
    double out = 0;
    if (!any()) return out;
    std::memcpy(&out, bytes_.data() + at_, sizeof out);
    at_ += sizeof out;
    return out;
  }
  // Within what a Date can name.
  Date day() {
    const auto bits = std::bit_cast<std::uint64_t>(value());
    return Date::from_ymd(1900, 1, 1)->plus_days(static_cast<int>(bits % 109'000U));
  }

 private:
  const std::string& bytes_;
  std::size_t at_ = 0;
};

}  // namespace

bool fuzz_chart(const std::string& bytes) {
  Numbers numbers(bytes);
  Chart chart;
  chart.title = bytes.substr(0, 40);
  const char* const units[] = {"", "percent", "eur", "yes_no", "nps", "/9", "unknown"};
  chart.unit = units[bytes.size() % 7];
  chart.decimals = static_cast<int>(bytes.size() % 12) - 1;
  chart.language = bytes.size() % 2 == 0 ? Language::kFinnish : Language::kEnglish;
  chart.as_of = numbers.day();
  chart.baseline = ChartPoint{numbers.day(), numbers.value()};
  const Date end = numbers.day();
  const double projected = numbers.value();
  const double low = numbers.value();
  chart.projection = {{end, projected, std::pair(low, numbers.value())}};
  chart.undated = ChartTarget{{}, numbers.value()};
  chart.breaks = {numbers.day()};
  while (numbers.any() && chart.actual.size() < 50) {
    const bool odd = chart.target.size() % 2 == 1;
    const Date day = numbers.day();
    const double value = numbers.value();
    if (chart.actual.size() > chart.target.size()) {
      chart.target.push_back(
          {day, value, odd ? std::optional(numbers.value()) : std::nullopt, !odd});
    } else {
      chart.actual.push_back({day, value, {}, odd, !odd});
    }
  }
  for (const ChartSize size : {ChartSize::kMail, ChartSize::kWide, ChartSize::kNarrow}) {
    const std::string svg = chart_svg(chart, size);
    require(is_valid_utf8(svg) && svg.size() < 400'000);
    // Those for pages have no size of their own.
    if (size == ChartSize::kMail) require(chart_png(svg, 0.25).has_value());
  }
  require(is_valid_utf8(chart_alt(chart)));
  for (const ChartRow& row : chart_rows(chart)) {
    require(is_valid_utf8(chart_row_text(row, chart.language)));
  }

  const auto other = chart_png(bytes, 1);
  require(other.has_value() || other.error().code == kChartFailed);
  return other.has_value();
}
