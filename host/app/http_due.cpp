#include <algorithm>
#include <memory>
#include <optional>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

#include "app/evaluation.h"
#include "app/http_analyst.h"
#include "app/http_paging.h"
#include "app/live_source.h"
#include "app/workspace.h"
#include "base/text.h"
#include "engine/due.h"
#include "report/json.h"

namespace viisari {
namespace {

constexpr int kDefaultDays = 60;
constexpr int kMostDays = 400;

struct DueRow {
  const AreaSnapshot::Row* row = nullptr;
  NextFigure next;

  // Overdue figures come first by themselves: their days have passed.
  std::string key() const { return next.due.to_string() + "/" + row->indicator->id; }
};

std::vector<DueRow> due_rows(const PublicView& view, std::string_view area, int within,
                             const EngineOptions& options) {
  const Date last = view.snapshot().as_of.plus_days(within);
  std::vector<DueRow> out;
  for (const PublicArea& one : view.areas()) {
    if (!area.empty() && one.area->id != area) continue;
    const auto delay = options.reporting_delay_days.find(one.area->id);
    const int days = delay == options.reporting_delay_days.end()
                         ? options.default_reporting_delay_days
                         : delay->second;
    for (const AreaSnapshot::Row* row : one.rows) {
      const auto next = next_figure(*row->indicator, row->assessment, days);
      if (next && next->due <= last) out.push_back({row, *next});
    }
  }
  std::sort(out.begin(), out.end(), [](const DueRow& a, const DueRow& b) {
    return std::tie(a.next.due, a.row->indicator->id) < std::tie(b.next.due, b.row->indicator->id);
  });
  return out;
}

void write_due(JsonWriter& json, const DueRow& due) {
  const Indicator& indicator = *due.row->indicator;
  json.begin_object();
  json.member("indicator", indicator.id);
  json.key("title");
  write_local_text(json, indicator.title);
  json.member("area", indicator.area);
  json.member("unit", indicator.unit);
  json.member_or_null("service", indicator.service);
  json.member_or_null("owner", indicator.owner);
  json.member_or_null("reporting", indicator.reporting);
  json.member("period", due.next.period.to_string());
  json.member("due", due.next.due.to_string());
  json.member("days_late", due.next.days_late);
  json.member("state", to_string(due.next.state));
  const Period& latest = due.row->assessment.period;
  json.member_or_null("latest_period", latest.valid() ? latest.to_string() : std::string());
  json.end_object();
}

AnswerPtr list_due(const LiveSource& source, Exchange& exchange) {
  if (AnswerPtr wrong =
          exchange.read_parameters({"area", "within", "as_of", "lang", "limit", "cursor"})) {
    return wrong;
  }
  const ListPage page = read_page(exchange);
  int within = kDefaultDays;
  if (const auto given = exchange.parameter("within")) {
    const auto days = parse_unsigned(*given);
    if (!days || *days > kMostDays) {
      exchange.wrong_parameter("within", "Päiviä väliltä 0–400.", "Days from 0 to 400.");
    }
    within = days.value_or(kDefaultDays);
  }
  if (AnswerPtr wrong = exchange.wrong()) return wrong;
  const auto view = view_for(source, exchange);
  if (!view) return error_answer(exchange, view.error());
  const std::string_view area = exchange.parameter("area").value_or("");
  if (!area.empty() && view->find_area(area) == nullptr) {
    return problem_answer(exchange, "unknown-area");
  }
  const EngineOptions options = [&] {
    const auto lock = source.lock_workspace();
    return engine_options(source.workspace().descriptions());
  }();
  const std::vector<DueRow> rows = due_rows(*view, area, within, options);

  JsonWriter json;
  json.begin_object();
  json.member("as_of", view->snapshot().as_of.to_string());
  json.member("within", within);
  json.key("counts");
  json.begin_object();
  for (const DueState state : {DueState::kOverdue, DueState::kDue, DueState::kComing}) {
    json.member(to_string(state),
                static_cast<int>(std::count_if(rows.begin(), rows.end(), [&](const DueRow& row) {
                  return row.next.state == state;
                })));
  }
  json.end_object();
  json.key("due");
  json.begin_array();
  std::string next;
  std::string last;
  std::size_t left = page.limit;
  for (const DueRow& row : rows) {
    const std::string key = row.key();
    if (key <= page.cursor) continue;
    if (left == 0) {
      next = last;
      break;
    }
    --left;
    write_due(json, row);
    last = key;
  }
  json.end_array();
  json.member_or_null("next", next);
  json.end_object();
  return json_answer(exchange, json, 200, link_to_next(exchange, next));
}

}  // namespace

Routes due_routes(LiveSource& source) {
  Route due;
  due.method = "GET";
  due.pattern = "/api/v1/due";
  due.access = Access::kAnalyst;
  due.handler = [&source](Exchange& exchange) { return list_due(source, exchange); };
  return {std::move(due)};
}

}  // namespace viisari
