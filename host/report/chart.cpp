#include "report/chart.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <string_view>

#include "base/text.h"
#include "report/chart_parts.h"

namespace viisari {
namespace {

// On white: text 16 : 1, lines and marks 6 : 1 and more. What they mean is told by dash and shape.
constexpr std::string_view kInk = "#222222";
constexpr std::string_view kAxis = "#767676";
constexpr std::string_view kGrid = "#d9d9d9";
constexpr std::string_view kActual = "#0b4f8a";
constexpr std::string_view kTarget = "#8a3b00";
constexpr std::string_view kProjection = "#5b3a8e";
constexpr std::string_view kPaper = "#ffffff";

constexpr double kLetter = 0.88;   // of a digit's width: letters are narrower on the average
constexpr std::size_t kDots = 40;  // more figures than this get smaller dots

struct Layout {
  int width, height;
  double font;       // of its text
  double character;  // a generous width of a digit in that font
  bool page;         // scales, and its days can be pointed at
  std::size_t target_labels;
};

Layout layout_of(ChartSize size) {
  switch (size) {
    case ChartSize::kMail:
      break;
    case ChartSize::kWide:
      return {640, 320, 13, 7.4, true, 6};
    case ChartSize::kNarrow:
      return {320, 320, 13, 7.4, true, 3};
  }
  return {480, 160, 11, 6.4, false, 1};
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

// The look of a line or mark: a class for a page's style, and what stands where there is none.
struct Look {
  std::string_view name, stroke, fill, dashes;
  double width = 2;
};
constexpr Look kActualLine{"chart-actual", kActual, "none", ""};
constexpr Look kActualDot{"chart-actual-dot", "none", kActual, "", 0};
constexpr Look kPartDot{"chart-part-dot", kActual, kPaper, ""};
constexpr Look kBaselineMark{"chart-baseline", kInk, kPaper, ""};
constexpr Look kPathLine{"chart-path", kTarget, "none", "7 4"};
constexpr Look kTargetMark{"chart-target", kTarget, kTarget, "", 1};
constexpr Look kTargetBar{"chart-target-bar", kTarget, "none", ""};
constexpr Look kUndatedLine{"chart-undated", kTarget, "none", "12 3 2 3"};
constexpr Look kProjectionLine{"chart-projection", kProjection, "none", "2 3"};
constexpr Look kProjectionMark{"chart-projection-mark", kProjection, kPaper, ""};
constexpr Look kRangeArea{"chart-range", "none", kProjection, "", 0};
constexpr Look kRangeBar{"chart-range-bar", kProjection, "none", ""};
constexpr Look kGridLine{"chart-grid", kGrid, "none", "", 1};
constexpr Look kAxisLine{"chart-axis", kAxis, "none", "", 1};
constexpr Look kDayLine{"chart-day", kAxis, "none", "1 3", 1};
constexpr Look kBreakLine{"chart-break", kInk, "none", "6 2", 1};

std::string attributes(const Look& look) {
  std::string out = " class=\"" + std::string(look.name) + "\" fill=\"" + std::string(look.fill);
  out += '"';
  if (look.stroke != "none") {
    out += " stroke=\"" + std::string(look.stroke) + "\" stroke-width=\"" + at(look.width) + "\"";
  }
  if (!look.dashes.empty()) out += " stroke-dasharray=\"" + std::string(look.dashes) + "\"";
  if (look.name == kRangeArea.name) out += " fill-opacity=\"0.15\"";
  return out;
}

using Place = std::pair<double, double>;

double lower_limit(const ChartTarget& target) {
  return target.low ? *target.low : target.high.value_or(0);
}
bool is_range(const ChartTarget& target) {
  return target.low && target.high && *target.low != *target.high;
}
double upper_limit(const ChartTarget& target) {
  return target.high ? *target.high : target.low.value_or(0);
}

struct Box {
  double left, top, right, bottom;
  bool meets(const Box& other) const {
    return left < other.right && other.left < right && top < other.bottom && other.top < bottom;
  }
};

class Drawing {
 public:
  Drawing(const Chart& chart, ChartSize size)
      : chart_(chart),
        words_(chart_words(chart.language)),
        layout_(layout_of(size)),
        scale_(chart_scale(chart)),
        years_(chart_years(chart)) {
    double widest = 0;
    for (const std::string& tick : scale_.tick_texts) widest = std::max(widest, text_width(tick));
    left_ = std::min(widest + 12, layout_.width * 0.3);
    right_ = layout_.width - 8;
    bottom_ = layout_.height - layout_.font - 9;
    first_day_ = Date::from_ymd(years_.first, 12, 31).value_or(chart.as_of);
    last_day_ = Date::from_ymd(years_.last, 12, 31).value_or(chart.as_of);
    // Half a year's room at either end, so that marks and years have some around them.
    inset_ = (right_ - left_) / (2.0 * (years_.last - years_.first) + 2);
    inset_ = std::clamp(inset_, 10.0, 40.0);
  }

  std::string svg() {
    const std::string size = std::to_string(layout_.width) + " " + std::to_string(layout_.height);
    out_ = "<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"chart-drawing\"";
    if (layout_.page) {
      out_ += " role=\"group\" aria-label=\"" + escape(chart_.title) + "\"";
    } else {
      out_ += " role=\"img\" aria-label=\"" + escape(chart_alt(chart_)) + "\" width=\"" +
              std::to_string(layout_.width) + "\" height=\"" + std::to_string(layout_.height) +
              "\"";
    }
    out_ += " viewBox=\"0 0 " + size + "\" font-family=\"sans-serif\" font-size=\"" +
            at(layout_.font) + "\">\n";
    // Of a page no title: pointing anywhere would show it over the drawing.
    out_ += layout_.page ? "<desc>" + escape(chart_alt(chart_)) + "</desc>\n"
                         : "<title>" + escape(chart_.title) + "</title>\n";
    if (layout_.page) out_ += "<g aria-hidden=\"true\">\n";
    out_ += "<rect class=\"chart-paper\" width=\"" + std::to_string(layout_.width) +
            "\" height=\"" + std::to_string(layout_.height) + "\" fill=\"" + std::string(kPaper) +
            "\"/>\n";
    // Room for the unit and the day above the scale; a mail's drawing has no day there.
    top_ = draw_legend() + layout_.font * (layout_.page ? 2.2 : 1.4);
    draw_axes();
    draw_undated();
    draw_range();
    draw_path();
    draw_projection();
    draw_targets();
    draw_actual();
    draw_labels();
    if (layout_.page) {
      out_ += "</g>\n";
      draw_points();
    }
    return out_ + "</svg>\n";
  }

 private:
  double text_width(std::string_view text) const {
    return static_cast<double>(character_count(text)) * layout_.character;
  }

  double x(Date day) const {
    const double whole = std::max(days_between(first_day_, last_day_), 1);
    const double share = days_between(first_day_, day) / whole;
    return left_ + inset_ + (right_ - left_ - 2 * inset_) * share;
  }
  // Halves, because the difference of two finite figures need not be finite.
  double y(double value) const {
    const double whole = scale_.high / 2 - scale_.low / 2;
    return bottom_ - (bottom_ - top_) * ((value / 2 - scale_.low / 2) / whole);
  }
  Place place(const ChartPoint& point) const { return {x(point.day), y(point.value)}; }
  Place place(const ChartProjection& one) const { return {x(one.day), y(one.value)}; }

  void line(Place from, Place to, const Look& look) {
    out_ += "<line x1=\"" + at(from.first) + "\" y1=\"" + at(from.second) + "\" x2=\"" +
            at(to.first) + "\" y2=\"" + at(to.second) + "\"" + attributes(look) + "/>\n";
  }

  void shape(std::string_view name, const std::vector<Place>& corners, const Look& look) {
    if (corners.size() < 2) return;
    out_.append("<").append(name).append(" points=\"");
    for (std::size_t i = 0; i < corners.size(); ++i) {
      if (i > 0) out_ += ' ';
      out_ += at(corners[i].first) + "," + at(corners[i].second);
    }
    out_ += "\"" + attributes(look) + "/>\n";
  }

  void text(double at_x, double at_y, std::string_view anchor, std::string_view words,
            std::string_view more = {}) {
    out_ += "<text class=\"chart-text\" x=\"" + at(at_x) + "\" y=\"" + at(at_y) + "\"";
    if (anchor != "start") out_.append(" text-anchor=\"").append(anchor).append("\"");
    out_.append(" fill=\"").append(kInk).append("\"").append(more).append(">");
    out_.append(escape(words)).append("</text>\n");
  }

  void circle(Place middle, double radius, const Look& look) {
    out_ += "<circle cx=\"" + at(middle.first) + "\" cy=\"" + at(middle.second) + "\" r=\"" +
            at(radius) + "\"" + attributes(look) + "/>\n";
  }
  void square(Place middle) {
    out_ += "<rect x=\"" + at(middle.first - 4) + "\" y=\"" + at(middle.second - 4) +
            "\" width=\"8\" height=\"8\"" + attributes(kBaselineMark) + "/>\n";
  }
  void diamond(Place middle) {
    const auto [cx, cy] = middle;
    shape("polygon", {{cx, cy - 6}, {cx + 6, cy}, {cx, cy + 6}, {cx - 6, cy}}, kTargetMark);
  }
  void triangle(Place middle) {
    const auto [cx, cy] = middle;
    shape("polygon", {{cx, cy - 5}, {cx + 5, cy + 4}, {cx - 5, cy + 4}}, kProjectionMark);
  }
  void bar(double at_x, double from, double to, const Look& look) {
    line({at_x, from}, {at_x, to}, look);
    for (const double edge : {from, to}) line({at_x - 4, edge}, {at_x + 4, edge}, look);
  }

  // What each mark means, in rows as wide as the drawing. Gives the height it takes.
  double draw_legend() {
    double at_x = 4;
    double at_y = layout_.font + 1;
    bool any = false;
    const auto entry = [&](bool wanted, std::string_view words, auto&& draw) {
      if (!wanted) return;
      const double width = 38 + text_width(words) * kLetter;
      if (any && at_x + width > layout_.width + 10) {
        at_x = 4;
        at_y += layout_.font + 4;
      }
      any = true;
      draw(at_x, at_y - layout_.font * 0.36);
      text(at_x + 26, at_y, "start", words);
      at_x += width;
    };
    const auto& actual = chart_.actual;
    const auto is_part = [](const ChartPoint& point) { return point.part_of_year; };
    const bool parts = std::any_of(actual.begin(), actual.end(), is_part);
    const bool whole = !std::all_of(actual.begin(), actual.end(), is_part);
    const bool ranged =
        std::any_of(chart_.projection.begin(), chart_.projection.end(),
                    [](const ChartProjection& one) { return one.range.has_value(); });
    const bool due = std::any_of(chart_.target.begin(), chart_.target.end(),
                                 [](const ChartTarget& one) { return one.due; });
    entry(whole, words_.actual, [&](double from, double middle) {
      line({from, middle}, {from + 22, middle}, kActualLine);
      circle({from + 11, middle}, 3.5, kActualDot);
    });
    entry(parts,
          whole ? std::string(words_.part)
                : std::string(words_.actual) + ", " + std::string(words_.part),
          [&](double from, double middle) {
            circle({from + 11, middle}, 4, kPartDot);
          });
    entry(chart_.baseline.has_value(), words_.baseline, [&](double from, double middle) {
      square({from + 11, middle});
    });
    const bool ranges = std::all_of(chart_.target.begin(), chart_.target.end(), is_range);
    // In a mail, which has little room, the path and the range go without saying.
    const bool has_path = !path().empty();
    entry(due, words_.target, [&](double from, double middle) {
      if (has_path && !layout_.page) line({from, middle}, {from + 22, middle}, kPathLine);
      if (ranges) {
        bar(from + 11, middle - 6, middle + 6, kTargetBar);
      } else {
        diamond({from + 11, middle});
      }
    });
    const bool asked = has_path || !std::all_of(chart_.target.begin(), chart_.target.end(),
                                                [](const ChartTarget& one) { return one.due; });
    entry(asked && (layout_.page || !due), words_.path, [&](double from, double middle) {
      if (has_path) {
        line({from, middle}, {from + 22, middle}, kPathLine);
      } else {
        line({from + 11, middle - 4}, {from + 11, middle + 4}, kTargetBar);
      }
    });
    entry(chart_.undated.has_value(), words_.undated, [&](double from, double middle) {
      line({from, middle}, {from + 22, middle}, kUndatedLine);
    });
    entry(!chart_.projection.empty(), words_.projection, [&](double from, double middle) {
      line({from, middle}, {from + 22, middle}, kProjectionLine);
      triangle({from + 11, middle});
    });
    entry(ranged && layout_.page, words_.range, [&](double from, double middle) {
      shape("polygon", {{from, middle}, {from + 22, middle - 6}, {from + 22, middle + 6}},
            kRangeArea);
      line({from + 22, middle - 6}, {from + 22, middle + 6}, kRangeBar);
    });
    const bool broken = std::any_of(chart_.breaks.begin(), chart_.breaks.end(),
                                    [&](Date day) { return day > first_day_ && day < last_day_; });
    entry(broken, words_.broken, [&](double from, double middle) {
      line({from + 11, middle - 7}, {from + 11, middle + 7}, kBreakLine);
    });
    return any ? at_y + 3 : 0;
  }

  void draw_axes() {
    if (!scale_.unit.empty()) text(4, top_ - layout_.font * 0.6, "start", scale_.unit);
    for (std::size_t i = 0; i < scale_.ticks.size(); ++i) {
      const double height = y(scale_.ticks[i]);
      line({left_, height}, {right_, height}, kGridLine);
      text(left_ - 5, height + layout_.font * 0.36, "end", scale_.tick_texts[i]);
    }
    line({left_, bottom_}, {right_, bottom_}, kAxisLine);
    const int years = years_.last - years_.first + 1;
    const double room = (right_ - left_ - 2 * inset_) / std::max(years - 1, 1);
    const int step = std::max(1, static_cast<int>(std::ceil(layout_.character * 5.2 / room)));
    for (int i = 0; i < years; ++i) {
      const auto day = Date::from_ymd(years_.first + i, 12, 31);
      if (!day || i % step != 0) continue;
      line({x(*day), bottom_}, {x(*day), bottom_ + 4}, kAxisLine);
      text(x(*day), bottom_ + 4 + layout_.font, "middle", std::to_string(years_.first + i));
    }
    if (chart_.as_of > first_day_ && chart_.as_of < last_day_) {
      const std::string words =
          std::string(words_.as_of) + format_date(chart_.as_of, chart_.language);
      out_ += "<g><title>" + escape(words) + "</title>";
      line({x(chart_.as_of), top_}, {x(chart_.as_of), bottom_}, kDayLine);
      out_ += "</g>\n";
      if (layout_.page) {
        const double half = text_width(words) / 2;
        text(std::clamp(x(chart_.as_of), left_ + half, right_ - half), top_ - layout_.font * 0.6,
             "middle", words);
      }
    }
    draw_breaks();
    if (!chart_.actual.empty()) return;
    const bool nothing = !chart_.baseline && chart_.target.empty() && !chart_.undated;
    const std::string_view words = nothing ? words_.none : words_.none_yet;
    text(left_ + 8, bottom_ - 8, "start", words);
    taken_.push_back({left_, bottom_ - 8 - layout_.font, left_ + 8 + text_width(words), bottom_});
  }

  // Halfway between the figures before and after: the day itself may be that of a figure.
  void draw_breaks() {
    for (const Date day : chart_.breaks) {
      if (day <= first_day_ || day >= last_day_) continue;
      const auto& actual = chart_.actual;
      const auto after = std::find_if(actual.begin(), actual.end(),
                                      [&](const ChartPoint& point) { return point.day >= day; });
      const bool between = after != actual.begin() && after != actual.end();
      const double there = between ? (x(std::prev(after)->day) + x(after->day)) / 2 : x(day);
      line({there, top_}, {there, bottom_}, kBreakLine);
    }
  }

  // The path as lines of points that belong together. A limit of two sides has two.
  std::vector<std::vector<Place>> path() const {
    std::vector<std::vector<Place>> lines;
    for (const bool lower : {true, false}) {
      std::vector<Place> run;
      const auto end_run = [&] {
        if (run.size() > 1) lines.push_back(run);
        run.clear();
      };
      if (chart_.unit == "yes_no") break;  // nothing lies between no and yes
      if (lower && chart_.baseline && chart_.path_from_baseline && !chart_.target.empty() &&
          chart_.baseline->day < chart_.target.front().day) {
        run.push_back(place(*chart_.baseline));
      }
      const ChartTarget* part = nullptr;  // what gathers in a part of a year leads to its end only
      for (const ChartTarget& target : chart_.target) {
        if (!lower && !is_range(target)) {
          end_run();
          continue;
        }
        const double value = lower ? lower_limit(target) : *target.high;
        const Place there{x(target.day), y(value)};
        if (part != nullptr && part->day.year() == target.day.year()) {
          lines.push_back({{x(part->day), y(lower_limit(*part))}, there});
        }
        part = target.part_of_year ? &target : nullptr;
        if (part == nullptr) run.push_back(there);
      }
      end_run();
    }
    return lines;
  }

  void draw_path() {
    for (const std::vector<Place>& run : path()) shape("polyline", run, kPathLine);
  }

  void draw_targets() {
    for (const ChartTarget& target : chart_.target) {
      const double middle = x(target.day);
      if (is_range(target)) {
        if (target.due) bar(middle, y(*target.low), y(*target.high), kTargetBar);
        continue;
      }
      const Place there{middle, y(lower_limit(target))};
      if (target.due) {
        diamond(there);
      } else {
        line({middle, there.second - 4}, {middle, there.second + 4}, kTargetBar);
      }
    }
  }

  void draw_undated() {
    if (!chart_.undated) return;
    for (const std::optional<double>& limit : {chart_.undated->low, chart_.undated->high}) {
      if (limit) line({left_, y(*limit)}, {right_, y(*limit)}, kUndatedLine);
    }
  }

  // Where the projection begins: a figure of a part of a year only leads to that year's end.
  const ChartPoint* projection_start() const {
    if (chart_.actual.empty() || chart_.projection.empty()) return nullptr;
    const ChartPoint& last = chart_.actual.back();
    const Date first = chart_.projection.front().day;
    if (last.day >= first) return nullptr;
    return last.part_of_year && last.day.year() != first.year() ? nullptr : &last;
  }

  void draw_range() {
    std::vector<Place> low;
    std::vector<Place> high;
    if (const ChartPoint* start = projection_start()) low.push_back(place(*start));
    for (const ChartProjection& one : chart_.projection) {
      if (!one.range) continue;
      low.emplace_back(x(one.day), y(one.range->first));
      high.emplace_back(x(one.day), y(one.range->second));
    }
    if (high.empty()) return;
    const Place least = low.back();
    const Place most = high.back();
    low.insert(low.end(), high.rbegin(), high.rend());
    shape("polygon", low, kRangeArea);
    bar(least.first, least.second, most.second, kRangeBar);
  }

  void draw_projection() {
    std::vector<Place> run;
    // Within one year a part grows to the whole; from there on the whole years stand by themselves.
    const ChartPoint* start = projection_start();
    if (start != nullptr) run.push_back(place(*start));
    bool first = true;
    for (const ChartProjection& one : chart_.projection) {
      run.push_back(place(one));
      if (first && start != nullptr && start->part_of_year) {
        shape("polyline", run, kProjectionLine);
        run = {place(one)};
      }
      first = false;
    }
    shape("polyline", run, kProjectionLine);
    if (!chart_.projection.empty()) triangle(place(chart_.projection.back()));
  }

  void draw_actual() {
    std::vector<Place> run;
    const ChartPoint* before = nullptr;
    for (const ChartPoint& point : chart_.actual) {
      const bool broken = before != nullptr &&
                          std::any_of(chart_.breaks.begin(), chart_.breaks.end(), [&](Date day) {
                            return before->day < day && day <= point.day;
                          });
      if (!point.joined || broken || chart_.unit == "yes_no") {
        shape("polyline", run, kActualLine);
        run.clear();
      }
      run.push_back(place(point));
      before = &point;
    }
    shape("polyline", run, kActualLine);
    if (chart_.baseline) square(place(*chart_.baseline));
    const double radius = chart_.actual.size() > kDots ? 1.5 : 3.5;
    for (const ChartPoint& point : chart_.actual) {
      const double own = &point == &chart_.actual.back() ? 4.5 : radius;
      circle(place(point), own, point.part_of_year ? kPartDot : kActualDot);
    }
  }

  // Above or below a mark, where no other label is; left out where there is no room.
  void label(Place mark, const std::string& words, bool bold) {
    const double width = text_width(words) * (bold ? 1.08 : 1);
    const double middle = std::clamp(mark.first, left_ + width / 2,
                                     std::max(left_ + width / 2, layout_.width - width / 2 - 2));
    for (const bool above : {true, false}) {
      const double base = above ? mark.second - 9 : mark.second + 8 + layout_.font;
      const Box box{middle - width / 2, base - layout_.font + 1, middle + width / 2, base + 2};
      if (box.top < top_ - layout_.font * 0.4 || box.bottom > bottom_ + 2) continue;
      const bool met =
          std::any_of(taken_.begin(), taken_.end(), [&](const Box& one) { return one.meets(box); });
      if (met) continue;
      taken_.push_back(box);
      text(middle, base, "middle", words,
           std::string(" stroke=\"") + std::string(kPaper) +
               "\" stroke-width=\"3\" paint-order=\"stroke\"" +
               (bold ? " font-weight=\"bold\"" : ""));
      return;
    }
  }

  void keep_free(Place mark) {
    taken_.push_back({mark.first - 5, mark.second - 5, mark.first + 5, mark.second + 5});
  }

  // The most telling first; a mark keeps its place from any label.
  void draw_labels() {
    for (const ChartTarget& target : chart_.target) {
      if (target.due) keep_free({x(target.day), y(lower_limit(target))});
    }
    for (const ChartPoint& point : chart_.actual) {
      if (chart_.actual.size() <= kDots) keep_free(place(point));
    }
    if (chart_.baseline) keep_free(place(*chart_.baseline));
    if (!chart_.projection.empty()) keep_free(place(chart_.projection.back()));
    if (chart_.unit == "yes_no") return;  // the axis says it
    if (!chart_.actual.empty()) {
      const ChartPoint& last = chart_.actual.back();
      label(place(last), chart_figure(chart_, last.value), true);
    }
    std::vector<const ChartTarget*> due;
    for (const ChartTarget& target : chart_.target) {
      if (target.due) due.push_back(&target);
    }
    // The last one, then the next ones.
    if (due.size() > 1) std::rotate(due.begin(), due.end() - 1, due.end());
    const auto label_target = [&](const ChartTarget& target) {
      label({x(target.day), y(upper_limit(target))}, chart_limits(chart_, target), false);
    };
    if (!due.empty()) label_target(*due.front());
    if (chart_.undated) {
      const ChartTarget& undated = *chart_.undated;
      const std::string words = chart_limits(chart_, undated);
      label({right_ - text_width(words) / 2, y(upper_limit(undated)) + 5}, words, false);
    }
    if (!chart_.projection.empty()) {
      const ChartProjection& end = chart_.projection.back();
      label(place(end), chart_figure(chart_, end.value), false);
    }
    const auto is_baseline = [&](const ChartPoint& point) {
      return chart_.baseline && point.day == chart_.baseline->day &&
             point.value == chart_.baseline->value;
    };
    if (chart_.baseline && std::none_of(chart_.actual.begin(), chart_.actual.end(), is_baseline)) {
      label(place(*chart_.baseline), chart_figure(chart_, chart_.baseline->value), false);
    }
    for (std::size_t i = 1; i < due.size() && i < layout_.target_labels; ++i) {
      label_target(*due[i]);
    }
    if (!layout_.page) return;
    for (const ChartPoint& point : chart_.actual) {
      if (&point != &chart_.actual.back()) {
        label(place(point), chart_figure(chart_, point.value), false);
      }
    }
  }

  // A day is an upright strip from halfway to the day before to halfway to the next one: large
  // enough to point at.
  void draw_points() {
    std::map<Date, std::vector<std::string>> labels;
    for (const ChartRow& row : chart_rows(chart_)) {
      if (row.day) labels[*row.day].push_back(chart_row_text(row, chart_.language));
    }
    bool first = true;
    for (auto one = labels.begin(); one != labels.end(); ++one) {
      const double middle = x(one->first);
      const double from = one == labels.begin() ? left_ : (x(std::prev(one)->first) + middle) / 2;
      const auto next = std::next(one);
      const double to = next == labels.end() ? right_ : (middle + x(next->first)) / 2;
      const std::string words = escape(join(one->second, "; "));
      out_ += "<g class=\"point\" role=\"img\" tabindex=\"";
      out_ += first ? "0" : "-1";
      out_ += "\" aria-label=\"" + words + "\"><rect class=\"point-area\" x=\"" + at(from) +
              "\" y=\"" + at(top_ - 2) + "\" width=\"" + at(std::max(to - from, 1.0)) +
              "\" height=\"" + at(bottom_ - top_ + 4) +
              "\" fill=\"none\" pointer-events=\"all\"/><line class=\"point-line\" x1=\"" +
              at(middle) + "\" y1=\"" + at(top_) + "\" x2=\"" + at(middle) + "\" y2=\"" +
              at(bottom_) + "\" stroke=\"none\" stroke-width=\"2\"/></g>\n";
      first = false;
    }
  }

  const Chart& chart_;
  const ChartWords& words_;
  const Layout layout_;
  ChartScale scale_;
  ChartYears years_;
  double left_ = 0, right_ = 0, top_ = 0, bottom_ = 0, inset_ = 0;
  Date first_day_, last_day_;
  std::vector<Box> taken_;
  std::string out_;
};

}  // namespace

std::string chart_svg(const Chart& chart, ChartSize size) {
  const Chart drawn = drawable(chart);
  return Drawing(drawn, size).svg();
}

}  // namespace viisari
