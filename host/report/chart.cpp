#include "report/chart.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <string_view>

#include "base/text.h"
#include "model/period.h"
#include "model/unit.h"

namespace viisari {
namespace {

// On white: text 16 : 1, lines and marks 6 : 1 and more. What they mean is told by dash and shape.
constexpr std::string_view kInk = "#222222";
constexpr std::string_view kAxis = "#767676";
constexpr std::string_view kGrid = "#d9d9d9";
constexpr std::string_view kActual = "#0b4f8a";
constexpr std::string_view kTarget = "#8a3b00";
constexpr std::string_view kProjection = "#5b3a8e";

// Keeps a figure readable over lines; drawing it takes as long as the figure itself.
constexpr std::string_view kRim = " stroke=\"#ffffff\" stroke-width=\"3\" paint-order=\"stroke\"";

constexpr double kFontSize = 11;
constexpr double kCharacter = 6.4;  // a generous width of a digit at that size
constexpr double kLineHeight = 13;
constexpr double kLargest = 1e300;      // larger figures are drawn there: sums must stay finite
constexpr std::size_t kDots = 40;       // more figures than this get smaller dots
constexpr std::size_t kAltFigures = 5;  // figures that the text alternative gives, the latest ones

struct Words {
  std::string_view actual, baseline, target, projection, range, none, as_of;
};
constexpr Words kFinnishWords{"toteuma", "lähtötaso", "tavoite", "ennuste",
                              "väli",    "ei lukuja", "tilanne "};
constexpr Words kEnglishWords{"actual", "baseline",   "target", "projection",
                              "range",  "no figures", "as of "};

const Words& words_of(Language language) {
  return language == Language::kEnglish ? kEnglishWords : kFinnishWords;
}

std::string escape(std::string_view text) {
  return escape_markup(printable(text));
}

// A coordinate.
std::string at(double value) {
  std::string out = format_fixed(value, 1);
  if (out.ends_with(".0")) out.resize(out.size() - 2);
  return out == "-0" ? "0" : out;
}

// A figure with its unit; one with more digits than anyone reads, as a power of ten.
std::string figure(const Chart& chart, double value) {
  std::string text = std::abs(value) < 1e15
                         ? format_quantity({value, chart.decimals, chart.unit}, chart.language)
                         : std::string();
  if (!text.empty()) return text;
  std::array<char, 32> digits{};
  const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), value,
                                 std::chars_format::scientific, 2);
  return {digits.data(), end.ptr};
}

bool is_drawable(const ChartPoint& point) {
  return std::isfinite(point.value);
}

ChartPoint bounded(ChartPoint point) {
  point.value = std::clamp(point.value, -kLargest, kLargest);
  return point;
}

std::vector<ChartPoint> drawable(const std::vector<ChartPoint>& points) {
  std::vector<ChartPoint> out;
  for (const ChartPoint& point : points) {
    if (is_drawable(point)) out.push_back(bounded(point));
  }
  return out;
}

// Only what can be drawn.
Chart drawable(const Chart& chart) {
  Chart out = chart;
  out.width = std::clamp(chart.width, 200, 4000);
  out.height = std::clamp(chart.height, 100, 4000);
  out.actual = drawable(chart.actual);
  out.target = drawable(chart.target);
  const auto keep = [](std::optional<ChartPoint>& point) {
    if (!point) return;
    if (is_drawable(*point)) {
      point = bounded(*point);
    } else {
      point.reset();
    }
  };
  keep(out.baseline);
  keep(out.projection);
  if (out.projection_range) {
    auto& [low, high] = *out.projection_range;
    if (!out.projection || !std::isfinite(low) || !std::isfinite(high) || high < low) {
      out.projection_range.reset();
    } else {
      low = std::clamp(low, -kLargest, kLargest);
      high = std::clamp(high, -kLargest, kLargest);
    }
  }
  return out;
}

// Every point of the chart, for its extent.
std::vector<ChartPoint> all_points(const Chart& chart) {
  std::vector<ChartPoint> points = chart.actual;
  points.insert(points.end(), chart.target.begin(), chart.target.end());
  if (chart.baseline) points.push_back(*chart.baseline);
  if (chart.projection) points.push_back(*chart.projection);
  if (chart.projection_range) {
    points.push_back({chart.projection->day, chart.projection_range->first});
    points.push_back({chart.projection->day, chart.projection_range->second});
  }
  return points;
}

struct Extent {
  int first_year = 0;
  int last_year = 0;
  double low = 0;
  double high = 1;
};

Extent extent_of(const Chart& chart, const std::vector<ChartPoint>& points) {
  Extent extent{chart.as_of.year(), chart.as_of.year(), 0, 1};
  if (points.empty()) return extent;
  const auto by_day = [](const ChartPoint& a, const ChartPoint& b) { return a.day < b.day; };
  const auto by_value = [](const ChartPoint& a, const ChartPoint& b) { return a.value < b.value; };
  const auto [first, last] = std::minmax_element(points.begin(), points.end(), by_day);
  const auto [least, most] = std::minmax_element(points.begin(), points.end(), by_value);
  extent.first_year = first->day.year();
  extent.last_year = last->day.year();
  extent.low = least->value;
  extent.high = most->value;
  const double size = std::max(std::abs(extent.low), std::abs(extent.high));
  double room = (extent.high - extent.low) * 0.1;
  // Equal figures, or all but: a range of their own size, so that the line is in the middle.
  if (room <= size * 1e-9) room = size == 0 ? 1 : size * 0.1;
  const bool positive = extent.low >= 0;
  extent.low -= room;
  extent.high += room;
  if (positive) extent.low = std::max(extent.low, 0.0);
  return extent;
}

struct Ticks {
  std::vector<double> values;
  int decimals = 0;
};

Ticks ticks_of(const Chart& chart, const Extent& extent) {
  Ticks ticks;
  if (chart.unit == "yes_no") {
    ticks.values = {0, 1};
    return ticks;
  }
  const double raw = (extent.high - extent.low) / 3;
  const double power = std::pow(10, std::floor(std::log10(raw)));
  double step = power * 10;
  for (const double factor : {1.0, 2.0, 5.0}) {
    if (power * factor >= raw) {
      step = power * factor;
      break;
    }
  }
  const Unit* unit = find_unit(chart.unit);
  if (unit != nullptr && unit->whole) step = std::max(step, 1.0);
  const double first = std::ceil(extent.low / step);
  for (int i = 0; i < 8 && (first + i) * step <= extent.high; ++i) {
    ticks.values.push_back((first + i) * step);
  }
  ticks.decimals =
      step < 1 ? std::min(9, static_cast<int>(std::ceil(-std::log10(step) - 1e-9))) : 0;
  return ticks;
}

std::string tick_text(const Chart& chart, const Ticks& ticks, double value) {
  if (chart.unit == "yes_no") return figure(chart, value);
  if (std::abs(value) >= 1e10) {
    Chart bare = chart;
    bare.unit.clear();
    return std::abs(value) < 1e15 ? format_number(value, 0, chart.language) : figure(bare, value);
  }
  return format_number(value == 0 ? 0 : value, ticks.decimals, chart.language);
}

double text_width(std::string_view text) {
  return static_cast<double>(character_count(text)) * kCharacter;
}

class Drawing {
 public:
  explicit Drawing(const Chart& chart)
      : chart_(chart),
        words_(words_of(chart.language)),
        extent_(extent_of(chart, all_points(chart))) {
    ticks_ = ticks_of(chart_, extent_);
    double widest = 0;
    for (const double tick : ticks_.values) {
      widest = std::max(widest, text_width(tick_text(chart_, ticks_, tick)));
    }
    const double width = chart_.width;
    left_ = std::min(widest + 12, width * 0.3);
    double end = 0;
    if (!chart_.target.empty()) end = text_width(figure(chart_, chart_.target.back().value));
    if (chart_.projection)
      end = std::max(end, text_width(figure(chart_, chart_.projection->value)));
    right_ = width - std::clamp(end + 14, 16.0, width * 0.3);
    first_day_ = Date::from_ymd(extent_.first_year, 1, 1).value_or(chart.as_of);
    last_day_ = Date::from_ymd(extent_.last_year, 12, 31).value_or(chart.as_of).plus_days(1);
  }

  std::string svg() {
    out_ = "<svg xmlns=\"http://www.w3.org/2000/svg\" role=\"img\" width=\"" +
           std::to_string(chart_.width) + "\" height=\"" + std::to_string(chart_.height) +
           "\" viewBox=\"0 0 " + std::to_string(chart_.width) + " " +
           std::to_string(chart_.height) + "\" aria-label=\"" + escape(chart_alt(chart_)) +
           "\" font-family=\"sans-serif\" font-size=\"" + at(kFontSize) + "\">\n<title>" +
           escape(chart_.title) + "</title>\n<rect width=\"" + std::to_string(chart_.width) +
           "\" height=\"" + std::to_string(chart_.height) + "\" fill=\"#ffffff\"/>\n";
    top_ = draw_legend() + 10;
    bottom_ = chart_.height - 20;
    draw_axes();
    draw_target();
    draw_projection();
    draw_actual();
    draw_labels();
    return out_ + "</svg>\n";
  }

 private:
  double x(Date day) const {
    const double whole = days_between(first_day_, last_day_);
    return left_ + (right_ - left_) * days_between(first_day_, day) / std::max(whole, 1.0);
  }
  // Halves, because the difference of two finite figures need not be finite.
  double y(double value) const {
    const double whole = extent_.high / 2 - extent_.low / 2;
    return bottom_ - (bottom_ - top_) * ((value / 2 - extent_.low / 2) / whole);
  }
  double x(const ChartPoint& point) const { return x(point.day); }
  double y(const ChartPoint& point) const { return y(point.value); }
  std::string place(const ChartPoint& point) const { return at(x(point)) + "," + at(y(point)); }

  void line(double x1, double y1, double x2, double y2, std::string_view attributes) {
    out_ += "<line x1=\"" + at(x1) + "\" y1=\"" + at(y1) + "\" x2=\"" + at(x2) + "\" y2=\"" +
            at(y2) + "\" ";
    out_.append(attributes).append("/>\n");
  }

  void text(double at_x, double at_y, std::string_view anchor, std::string_view colour,
            std::string_view words, std::string_view attributes = {}) {
    out_ += "<text x=\"" + at(at_x) + "\" y=\"" + at(at_y) + "\" text-anchor=\"";
    out_.append(anchor).append("\" fill=\"").append(colour);
    out_.append("\"").append(attributes).append(">").append(escape(words)).append("</text>\n");
  }

  void dot(double at_x, double at_y, double radius) {
    out_ += "<circle cx=\"" + at(at_x) + "\" cy=\"" + at(at_y) + "\" r=\"" + at(radius) +
            "\" fill=\"" + std::string(kActual) + "\"/>\n";
  }
  void square(double at_x, double at_y) {
    out_ += "<rect x=\"" + at(at_x - 4) + "\" y=\"" + at(at_y - 4) +
            "\" width=\"8\" height=\"8\" fill=\"#ffffff\" stroke=\"" + std::string(kInk) +
            "\" stroke-width=\"2\"/>\n";
  }
  void polygon(const std::vector<std::pair<double, double>>& corners, std::string_view attributes) {
    out_ += "<polygon points=\"";
    for (std::size_t i = 0; i < corners.size(); ++i) {
      if (i > 0) out_ += ' ';
      out_ += at(corners[i].first) + "," + at(corners[i].second);
    }
    out_.append("\" ").append(attributes).append("/>\n");
  }
  void diamond(double at_x, double at_y) {
    polygon({{at_x, at_y - 5}, {at_x + 5, at_y}, {at_x, at_y + 5}, {at_x - 5, at_y}},
            "fill=\"" + std::string(kTarget) + "\"");
  }
  void triangle(double at_x, double at_y) {
    polygon({{at_x, at_y - 5}, {at_x + 5, at_y + 4}, {at_x - 5, at_y + 4}},
            "fill=\"#ffffff\" stroke=\"" + std::string(kProjection) + "\" stroke-width=\"2\"");
  }

  static std::string stroke(std::string_view colour, std::string_view dashes = {}) {
    std::string out = "fill=\"none\" stroke=\"" + std::string(colour) + "\" stroke-width=\"2\"";
    if (!dashes.empty()) out += " stroke-dasharray=\"" + std::string(dashes) + "\"";
    return out;
  }
  static std::string target_stroke() { return stroke(kTarget, "7 4"); }
  static std::string projection_stroke() { return stroke(kProjection, "2 3"); }

  // What each mark means, in rows as wide as the drawing. Gives the height it takes.
  double draw_legend() {
    double at_x = 8;
    double at_y = 12;
    const auto entry = [&](std::string_view words, auto&& draw) {
      const double width = 34 + text_width(words);
      if (at_x > 8 && at_x + width > chart_.width) {
        at_x = 8;
        at_y += kLineHeight;
      }
      draw(at_y - 4);
      text(at_x + 24, at_y, "start", kInk, words);
      at_x += width;
    };
    bool any = false;
    if (!chart_.actual.empty()) {
      any = true;
      entry(words_.actual, [&](double middle) {
        line(at_x, middle, at_x + 20, middle, stroke(kActual));
        dot(at_x + 10, middle, 3);
      });
    }
    if (chart_.baseline) {
      any = true;
      entry(words_.baseline, [&](double middle) { square(at_x + 10, middle); });
    }
    if (!chart_.target.empty()) {
      any = true;
      entry(words_.target, [&](double middle) {
        line(at_x, middle, at_x + 20, middle, target_stroke());
        diamond(at_x + 15, middle);
      });
    }
    if (chart_.projection) {
      any = true;
      entry(words_.projection, [&](double middle) {
        line(at_x, middle, at_x + 20, middle, projection_stroke());
        triangle(at_x + 15, middle);
      });
    }
    return any ? at_y + 4 : 0;
  }

  void draw_axes() {
    const auto colour = [](std::string_view name) {
      return "stroke=\"" + std::string(name) + "\"";
    };
    for (const double tick : ticks_.values) {
      line(left_, y(tick), right_, y(tick), colour(kGrid));
      text(left_ - 5, y(tick) + 4, "end", kInk, tick_text(chart_, ticks_, tick));
    }
    line(left_, bottom_, right_, bottom_, colour(kAxis));
    const int years = extent_.last_year - extent_.first_year + 1;
    const double room = (right_ - left_) / years;
    const int step = std::max(1, static_cast<int>(std::ceil(34 / room)));
    for (int i = 0; i <= years; ++i) {
      const auto day = Date::from_ymd(extent_.first_year + i, 1, 1);
      if (!day || (i % step != 0 && i != years)) continue;
      line(x(*day), bottom_, x(*day), bottom_ + 4, colour(kAxis));
      // The number stands in the middle of its year: a year's figure is known at its end.
      if (i < years) {
        text(x(*day) + room / 2, bottom_ + 14, "middle", kInk,
             std::to_string(extent_.first_year + i));
      }
    }
    if (chart_.as_of > first_day_ && chart_.as_of < last_day_) {
      out_ += "<g><title>" + escape(words_.as_of) +
              escape(format_date(chart_.as_of, chart_.language)) + "</title>";
      line(x(chart_.as_of), top_, x(chart_.as_of), bottom_,
           colour(kAxis) + " stroke-dasharray=\"1 3\"");
      out_ += "</g>\n";
    }
    if (chart_.actual.empty() && !chart_.baseline && chart_.target.empty()) {
      text((left_ + right_) / 2, (top_ + bottom_) / 2 + 4, "middle", kInk, words_.none);
    }
  }

  void draw_path(const std::vector<ChartPoint>& points, std::string_view attributes) {
    if (points.size() < 2) return;
    out_ += "<polyline points=\"";
    for (std::size_t i = 0; i < points.size(); ++i) {
      if (i > 0) out_ += ' ';
      out_ += place(points[i]);
    }
    out_.append("\" ").append(attributes).append("/>\n");
  }

  void draw_target() {
    draw_path(chart_.target, target_stroke());
    if (!chart_.target.empty()) diamond(x(chart_.target.back()), y(chart_.target.back()));
  }

  void draw_projection() {
    if (!chart_.projection) return;
    const ChartPoint& end = *chart_.projection;
    const ChartPoint* start = chart_.actual.empty() ? nullptr : &chart_.actual.back();
    if (chart_.projection_range) {
      const double low = y(chart_.projection_range->first);
      const double high = y(chart_.projection_range->second);
      if (start != nullptr) {
        polygon({{x(*start), y(*start)}, {x(end), high}, {x(end), low}},
                "fill=\"" + std::string(kProjection) + "\" fill-opacity=\"0.15\"");
      }
      line(x(end), low, x(end), high, stroke(kProjection));
      for (const double edge : {low, high}) {
        line(x(end) - 4, edge, x(end) + 4, edge, stroke(kProjection));
      }
    }
    if (start != nullptr) draw_path({*start, end}, projection_stroke());
    triangle(x(end), y(end));
  }

  void draw_actual() {
    draw_path(chart_.actual, stroke(kActual));
    const double radius = chart_.actual.size() > kDots ? 1.5 : 3;
    for (const ChartPoint& point : chart_.actual) {
      dot(x(point), y(point), &point == &chart_.actual.back() ? 4 : radius);
    }
    if (chart_.baseline) square(x(*chart_.baseline), y(*chart_.baseline));
  }

  // Above a point, below it where there is no room; never over the edges.
  void label_point(const ChartPoint& point, bool bold) {
    const std::string words = figure(chart_, point.value);
    const double half = text_width(words) / 2;
    const double middle =
        std::clamp(x(point), left_ + half, std::max(left_ + half, chart_.width - half - 2));
    const bool above = y(point) - 9 - kFontSize > top_ - 8;
    text(middle, above ? y(point) - 9 : y(point) + 9 + kFontSize - 3, "middle", kInk, words,
         std::string(kRim) + (bold ? " font-weight=\"bold\"" : ""));
  }

  void draw_labels() {
    if (chart_.baseline &&
        (chart_.actual.empty() || std::abs(x(chart_.actual.back()) - x(*chart_.baseline)) > 60)) {
      label_point(*chart_.baseline, false);
    }
    if (!chart_.actual.empty()) label_point(chart_.actual.back(), true);
    // Right of the last marks; when they are close to each other, moved apart.
    double target_y = 0;
    if (!chart_.target.empty()) {
      target_y = y(chart_.target.back());
      double own = target_y;
      if (chart_.projection && std::abs(y(*chart_.projection) - own) < kLineHeight) {
        own = own <= y(*chart_.projection) ? y(*chart_.projection) - kLineHeight
                                           : y(*chart_.projection) + kLineHeight;
      }
      text(x(chart_.target.back()) + 8, own + 4, "start", kTarget,
           figure(chart_, chart_.target.back().value));
    }
    if (chart_.projection) {
      text(x(*chart_.projection) + 8, y(*chart_.projection) + 4, "start", kProjection,
           figure(chart_, chart_.projection->value));
    }
  }

  const Chart& chart_;
  const Words& words_;
  Extent extent_;
  Ticks ticks_;
  double left_ = 0, right_ = 0, top_ = 0, bottom_ = 0;
  Date first_day_, last_day_;
  std::string out_;
};

// "2025" for the end of a year, "9/2025" for the end of a month, or the day.
std::string when(Date day, Language language) {
  if (day.month() == 12 && day.day() == 31) return std::to_string(day.year());
  if (day == Date::end_of_month(day.year(), day.month())) {
    return format_period(Period::of_month(day.year(), day.month()), language);
  }
  return format_date(day, language);
}

std::string said(const Chart& chart, const ChartPoint& point) {
  return figure(chart, point.value) + " (" + when(point.day, chart.language) + ")";
}

}  // namespace

std::string chart_svg(const Chart& chart) {
  const Chart drawn = drawable(chart);
  return Drawing(drawn).svg();
}

std::string chart_alt(const Chart& chart) {
  const Chart known = drawable(chart);
  const Words& words = words_of(chart.language);
  std::vector<std::string> parts;
  std::string actual;
  const std::size_t count = known.actual.size();
  for (std::size_t i = count - std::min(count, kAltFigures); i < count; ++i) {
    if (!actual.empty()) actual += ", ";
    actual += said(known, known.actual[i]);
  }
  parts.push_back(actual.empty() ? std::string(words.none) : actual);
  if (known.baseline) {
    parts.push_back(std::string(words.baseline) + " " + said(known, *known.baseline));
  }
  if (!known.target.empty()) {
    parts.push_back(std::string(words.target) + " " + said(known, known.target.back()));
  }
  if (known.projection) {
    std::string part = std::string(words.projection) + " " + said(known, *known.projection);
    if (known.projection_range) {
      part += ", " + std::string(words.range) + " " + figure(known, known.projection_range->first) +
              "\u2013" + figure(known, known.projection_range->second);
    }
    parts.push_back(std::move(part));
  }
  const std::string facts = join(parts, "; ");
  return chart.title.empty() ? facts : printable(chart.title) + ": " + facts;
}

}  // namespace viisari
