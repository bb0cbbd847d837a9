// Composing against the least that could do. A digest of 300 indicators with 10 charts is drawn,
// rasterised and composed; the limits are 10 bare renderings of the same drawings by librsvg, and
// copying the finished bytes. Quote the ratios, not the times.
#include <cairo.h>
#include <librsvg/rsvg.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <vector>

#include "mail/compose.h"
#include "report/chart.h"

namespace {

using namespace viisari;

constexpr int kIndicators = 300;
constexpr int kCharts = 10;
constexpr int kRuns = 9;

// The shortest of several runs, in milliseconds.
template <class Work>
double best_ms(Work work) {
  double best = 1e9;
  for (int i = 0; i < kRuns; ++i) {
    const auto start = std::chrono::steady_clock::now();
    work();
    const std::chrono::duration<double, std::milli> spent =
        std::chrono::steady_clock::now() - start;
    best = std::min(best, spent.count());
  }
  return best;
}

[[noreturn]] void give_up(const char* what) {
  std::fprintf(stderr, "mail_bench: %s\n", what);
  std::exit(1);
}

Chart chart_number(int number) {
  Chart chart;
  chart.title = "Lastensuojelun avohuollon asiakkaiden osuus";
  chart.unit = "percent";
  chart.decimals = 1;
  const auto end_of = [](int year) { return Date::end_of_month(year, 12); };
  for (int month = 0; month < 36; ++month) {
    chart.actual.push_back({Date::end_of_month(2023 + month / 12, month % 12 + 1),
                            20.0 + number + (month * 7 % 11) * 0.3});
  }
  chart.baseline = ChartPoint{end_of(2023), 22.0 + number};
  chart.target = {
      {end_of(2023), 22.0 + number}, {end_of(2026), 25.0 + number}, {end_of(2030), 30.0 + number}};
  chart.projection = {{end_of(2030), 27.0 + number, std::pair(24.0 + number, 30.0 + number)}};
  chart.as_of = *Date::from_ymd(2026, 1, 5);
  return chart;
}

Mail digest_without_charts() {
  Mail mail;
  mail.from = {"Viisari", "viisari@pirkanmaa.example"};
  mail.to = {"Palvelulinjan johto", "johto@pirkanmaa.example"};
  mail.subject = "Kuukauden katsaus: perhe- ja sosiaalipalvelut, 14 poikkeamaa";
  mail.date = *parse_instant("2026-01-05T06:00:00Z");
  mail.message_id = "<digest-monthly-2026-01-05.johto@pirkanmaa.example>";
  for (int i = 0; i < kIndicators; ++i) {
    const std::string title = "Lastensuojelun avohuollon asiakkaiden osuus 0–17-vuotiaista, osa " +
                              std::to_string(i) + "\n";
    const std::string reason =
        "Luku 23,2 % (1–8/2025) on jäljessä tavoitepolusta: odotettu on vähintään 25,1 %.\n";
    const std::string url =
        "https://viisari.example/indicators/pirkanmaa/avohuolto.osuus_" + std::to_string(i);
    mail.text += title + "  " + reason + "  " + url + "\n\n";
    mail.html += "<div style=\"margin:0 0 16px\"><p><a href=\"" + url + "\">" + title +
                 "</a></p><p>" + reason + "</p>";
    if (i < kCharts) {
      mail.html += "<img src=\"cid:chart" + std::to_string(i) + "\" width=\"480\" alt=\"" +
                   chart_alt(chart_number(i)) + "\">";
    }
    mail.html += "</div>\n";
  }
  return mail;
}

std::string png_of(const std::string& svg) {
  auto png = chart_png(svg);
  if (!png) give_up("a chart failed");
  return *png;
}

std::string composed(const Mail& mail) {
  auto bytes = compose(mail);
  if (!bytes) give_up("composing failed");
  return *bytes;
}

// What no drawing can do without: parsing and rendering, no PNG.
void bare_rendering(const std::string& svg) {
  RsvgHandle* handle =
      rsvg_handle_new_from_data(reinterpret_cast<const guint8*>(svg.data()), svg.size(), nullptr);
  if (handle == nullptr) give_up("librsvg refused the drawing");
  cairo_surface_t* surface = cairo_image_surface_create(CAIRO_FORMAT_RGB24, 960, 320);
  cairo_t* context = cairo_create(surface);
  const RsvgRectangle all{0, 0, 960, 320};
  if (rsvg_handle_render_document(handle, context, &all, nullptr) == 0) give_up("no rendering");
  cairo_destroy(context);
  cairo_surface_destroy(surface);
  g_object_unref(handle);
}

}  // namespace

int main() {
  std::vector<std::string> svgs;
  for (int i = 0; i < kCharts; ++i) svgs.push_back(chart_svg(chart_number(i)));
  const Mail text_only = digest_without_charts();
  Mail whole = text_only;
  for (int i = 0; i < kCharts; ++i) {
    whole.images.push_back(
        {"chart" + std::to_string(i), {}, png_of(svgs[static_cast<std::size_t>(i)])});
  }
  const std::string bytes = composed(whole);

  const double everything = best_ms([&] {
    Mail mail = text_only;
    for (int i = 0; i < kCharts; ++i) {
      mail.images.push_back({"chart" + std::to_string(i), {}, png_of(chart_svg(chart_number(i)))});
    }
    if (composed(mail) != bytes) give_up("other bytes the second time");
  });
  const double drawing = best_ms([] {
    for (int i = 0; i < kCharts; ++i) {
      if (chart_svg(chart_number(i)).empty()) give_up("no drawing");
    }
  });
  const double pictures = best_ms([&] {
    for (const std::string& svg : svgs) png_of(svg);
  });
  const double rendering = best_ms([&] {
    for (const std::string& svg : svgs) bare_rendering(svg);
  });
  const double composing = best_ms([&] { composed(whole); });
  std::string copy;
  const double copying = best_ms([&] {
    copy.assign(bytes.data(), bytes.size());
    if (copy.size() != bytes.size()) give_up("no copy");
  });

  std::printf("digest of %d indicators and %d charts: %zu bytes\n", kIndicators, kCharts,
              bytes.size());
  std::printf("%-46s %8.3f ms\n", "limit: librsvg renders the same drawings", rendering);
  std::printf("%-46s %8.3f ms\n", "limit: copying the message", copying);
  std::printf("%-46s %8.3f ms  %6.2f x rendering\n", "everything", everything,
              everything / rendering);
  std::printf("%-46s %8.3f ms  %6.2f x rendering\n", "  drawings to PNG", pictures,
              pictures / rendering);
  std::printf("%-46s %8.3f ms\n", "  charts to drawings", drawing);
  std::printf("%-46s %8.3f ms  %6.1f x copying\n", "  composing", composing, composing / copying);
  return 0;
}
