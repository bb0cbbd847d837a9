#include "app/mail_items.h"

#include <cmath>
#include <utility>

#include "app/indicator_chart.h"
#include "base/text.h"
#include "report/definition_text.h"
#include "report/explain_text.h"
#include "report/format.h"

namespace viisari {

namespace {

// A mail tells of figures: targets alone draw no picture.
bool is_for_mail(const Chart& chart) {
  return !chart.actual.empty() && is_telling(chart);
}

}  // namespace

std::string indicator_url(std::string_view pages_url, std::string_view id) {
  return std::string(pages_url) + "/indicators/" + std::string(id);
}

MailItem mail_item(const AreaSnapshot& area, const AreaSnapshot::Row& row,
                   std::string_view pages_url, Language language) {
  const Indicator& indicator = *row.indicator;
  const Assessment& assessment = row.assessment;
  MailItem item;
  item.id = indicator.id;
  item.title = printable(indicator.title.in(to_string(language)));
  item.area = area.name.in(to_string(language));
  item.service = printable(indicator.service);
  item.status = assessment.status;
  item.reason = reason_text(assessment, language);
  item.figure = figure_text(assessment, assessment.value, indicator, language);
  if (!item.figure.empty() && assessment.period.valid()) {
    item.figure += " (" + format_period(assessment.period, language) + ")";
  }
  if (assessment.target) {
    item.target = target_text(*assessment.target, indicator, language);
    const std::string time = target_time_text(*assessment.target, language);
    if (!time.empty()) item.target += " (" + time + ")";
  }
  item.url = indicator_url(pages_url, indicator.id);
  item.simulated = assessment.simulated;
  return item;
}

std::string limit_reason(const AlertRule& rule, const Indicator& indicator, Language language) {
  const bool above = rule.when == AlertCondition::kAbove;
  if (!above && rule.when != AlertCondition::kBelow) return {};
  constexpr double kShownExactly = 1e-9;
  int decimals = 0;
  while (decimals < 3 &&
         std::abs(rule.limit - parse_double(format_fixed(rule.limit, decimals)).value_or(0)) >
             kShownExactly) {
    ++decimals;
  }
  const std::string limit =
      format_quantity({rule.limit, decimals, quantity_unit(indicator)}, language);
  if (language == Language::kFinnish) {
    return std::string("Hälytysraja: ") + (above ? "yli " : "alle ") + limit + ". ";
  }
  return std::string("Alert limit: ") + (above ? "above " : "below ") + limit + ". ";
}

std::string overdue_reason(const AreaSnapshot::Row& row, Language language) {
  const Assessment& assessment = row.assessment;
  const bool finnish = language == Language::kFinnish;
  const std::string figure = figure_text(assessment, assessment.value, *row.indicator, language);
  if (figure.empty()) {
    return finnish ? "Luku on myöhässä; aiempaa lukua ei ole."
                   : "The figure is overdue; there is no earlier one.";
  }
  std::string out =
      finnish ? "Uusi luku on myöhässä; viimeisin on " : "A new figure is overdue; the latest is ";
  out += figure;
  if (assessment.period.valid()) out += " (" + format_period(assessment.period, language) + ")";
  return out + ".";
}

void add_chart(MailItem& item, const EvaluatedState& state, Language language,
               std::vector<MailImage>& images, std::vector<Error>& errors) {
  const auto chart = chart_of(state, item.id, language);
  if (!chart) {
    errors.push_back(chart.error());
    return;
  }
  if (!is_for_mail(*chart)) return;
  auto png = chart_png(chart_svg(*chart));
  if (!png) {
    errors.push_back(png.error());
    return;
  }
  item.chart = "chart" + std::to_string(images.size() + 1);
  item.chart_alt = chart_alt(*chart);
  images.push_back({item.chart, item.chart_alt, std::move(*png)});
}

}  // namespace viisari
