#include "web/public_lists.h"

#include <array>

#include "base/checked_cast.h"
#include "base/text.h"
#include "report/json.h"
#include "web/area_list.h"
#include "web/comparison_list.h"
#include "web/export.h"
#include "web/indicator_list.h"
#include "web/request_target.h"
#include "web/search_text.h"

namespace viisari {
namespace {

constexpr std::array kAudits{Audit::kFigures, Audit::kTargets, Audit::kVerdicts};
constexpr int kDefaultLimit = 200;
constexpr int kMaxLimit = 500;
// Of what was typed: more than a person types, less than makes searching slow.
constexpr std::size_t kMaxTyped = 200;

void begin_document(JsonWriter& json, const Snapshot& snapshot) {
  json.begin_object();
  json.member("as_of", snapshot.as_of.to_string());
  json.member("data_version", snapshot.data_version);
}

std::optional<std::string> text_parameter(const Exchange& exchange, std::string_view name) {
  const auto value = exchange.parameter(name);
  return value ? std::optional(std::string(*value)) : std::nullopt;
}

IndicatorFilter read_filter(Exchange& exchange) {
  IndicatorFilter filter;
  if (const auto statuses = exchange.parameter("status")) {
    for (const std::string_view word : split(*statuses, ',')) {
      if (const auto status = parse_assessment_status(word)) {
        filter.statuses.insert(*status);
      } else {
        exchange.wrong_parameter("status", "Tuntematon tila.", "Unknown status.");
        break;
      }
    }
  }
  filter.service = text_parameter(exchange, "service");
  filter.goal = text_parameter(exchange, "goal");
  filter.owner = text_parameter(exchange, "owner");
  if (const auto typed = exchange.parameter("q")) {
    if (typed->size() > kMaxTyped) {
      exchange.wrong_parameter("q", "Hakusanat ovat liian pitkät.", "The words are too long.");
    } else {
      filter.words = search_words(*typed);
    }
  }
  return filter;
}

std::size_t read_limit(Exchange& exchange) {
  const auto text = exchange.parameter("limit");
  if (!text) return kDefaultLimit;
  const auto limit = parse_unsigned(*text);
  if (limit && *limit >= 1 && *limit <= kMaxLimit) return checked_cast<std::size_t>(*limit);
  exchange.wrong_parameter("limit", "Määrän on oltava kokonaisluku väliltä 1–500.",
                           "The limit must be a whole number from 1 to 500.");
  return kDefaultLimit;
}

// The request's own address with another cursor.
std::string link_to(const Exchange& exchange, std::string_view cursor) {
  std::string out = "<" + exchange.target.path;
  char separator = '?';
  const auto add = [&](std::string_view name, std::string_view value) {
    out += separator;
    out += percent_encode(name) + "=" + percent_encode(value);
    separator = '&';
  };
  for (const auto& [name, value] : exchange.target.query) {
    if (name != "cursor") add(name, value);
  }
  add("cursor", cursor);
  return out + ">; rel=\"next\"";
}

}  // namespace

Routes PublicLists::routes() {
  const auto kept = [this](std::string pattern, AnswerPtr (PublicLists::*handler)(Exchange&)) {
    return Route{
        .method = "GET",
        .pattern = std::move(pattern),
        .handler = [this, handler](Exchange& exchange) { return (this->*handler)(exchange); },
        .cached = true};
  };
  return {
      kept("/api/v1/areas", &PublicLists::areas),
      kept("/api/v1/areas/{area}/services", &PublicLists::services),
      kept("/api/v1/areas/{area}/indicators", &PublicLists::indicators),
      kept("/api/v1/comparisons", &PublicLists::comparisons),
  };
}

std::unique_ptr<PublicView> PublicLists::view(Exchange& exchange, AnswerPtr& failure) {
  auto snapshot = source_.snapshot(exchange.as_of ? *exchange.as_of : source_.default_as_of());
  if (!snapshot) {
    failure = source_failed(exchange, snapshot.error());
    return nullptr;
  }
  return std::make_unique<PublicView>(std::move(*snapshot), exchange.viewer);
}

AnswerPtr PublicLists::areas(Exchange& exchange) {
  if (AnswerPtr wrong = exchange.read_parameters({"as_of", "lang", "format"})) return wrong;
  const ExportFormat format = read_format(exchange, {ExportFormat::kCsv, ExportFormat::kXlsx});
  if (AnswerPtr wrong = exchange.wrong()) return wrong;
  AnswerPtr failure;
  const auto seen = view(exchange, failure);
  if (!seen) return failure;
  if (format != ExportFormat::kJson) {
    return table_answer(exchange, format, area_table(*seen, exchange.language), seen->snapshot(),
                        exchange.language == Language::kFinnish ? "alueet" : "areas");
  }
  std::vector<std::shared_ptr<const std::vector<Finding>>> reports;  // what `shown` points into
  std::vector<const Finding*> shown;
  for (const Audit audit : kAudits) {
    auto report = source_.findings(seen->snapshot(), audit);
    if (!report) return source_failed(exchange, report.error());
    for (const Finding& finding : **report) {
      if (seen->shows(finding)) shown.push_back(&finding);
    }
    reports.push_back(std::move(*report));
  }
  JsonWriter json;
  begin_document(json, seen->snapshot());
  json.key("areas");
  json.begin_array();
  for (const PublicArea& area : seen->areas()) write_area_overview(json, area, shown);
  json.end_array();
  json.end_object();
  return json_answer(exchange, json);
}

AnswerPtr PublicLists::services(Exchange& exchange) {
  if (AnswerPtr wrong = exchange.read_parameters({"as_of", "lang"})) return wrong;
  AnswerPtr failure;
  const auto seen = view(exchange, failure);
  if (!seen) return failure;
  const PublicArea* area = seen->find_area(exchange.captures[0]);
  if (area == nullptr) return problem_answer(exchange, "unknown-area");
  JsonWriter json;
  begin_document(json, seen->snapshot());
  json.member("area", area->area->id);
  write_services(json, *area);
  json.end_object();
  return json_answer(exchange, json);
}

AnswerPtr PublicLists::indicators(Exchange& exchange) {
  if (AnswerPtr wrong = exchange.read_parameters({"as_of", "lang", "status", "service", "goal",
                                                  "owner", "q", "limit", "cursor", "format"})) {
    return wrong;
  }
  const IndicatorFilter filter = read_filter(exchange);
  const std::size_t limit = read_limit(exchange);
  const std::string_view cursor = exchange.parameter("cursor").value_or(std::string_view());
  const ExportFormat format =
      read_format(exchange, {ExportFormat::kCsv, ExportFormat::kXlsx, ExportFormat::kJsonStat});
  if (AnswerPtr wrong = exchange.wrong()) return wrong;
  AnswerPtr failure;
  const auto seen = view(exchange, failure);
  if (!seen) return failure;
  const PublicArea* area = seen->find_area(exchange.captures[0]);
  if (area == nullptr) return problem_answer(exchange, "unknown-area");
  const IndicatorRows rows = filter_rows(area->rows, filter);
  const Date as_of = seen->snapshot().as_of;
  const Language language = exchange.language;
  const bool finnish = language == Language::kFinnish;
  const std::string& name = area->area->name.in(to_string(language));
  const std::string title = name + (finnish ? ": mittarit" : ": indicators");
  const std::string file = area->area->id + (finnish ? "-mittarit" : "-indicators");

  // A file holds all that the filters let through, whatever the page.
  if (format == ExportFormat::kJsonStat) {
    StatSet set{title, as_of, seen->snapshot().data_version, {}, {}};
    for (const AreaSnapshot::Row* row : rows) {
      set.figures.push_back(stat_figure(*row, area->area->name, language));
    }
    return json_stat_answer(exchange, set, file);
  }
  if (format != ExportFormat::kJson) {
    Table table;
    table.title = title;
    add_indicator_columns(table, language);
    for (const AreaSnapshot::Row* row : rows) {
      table.rows.push_back(indicator_cells(*row, as_of, language));
    }
    return table_answer(exchange, format, std::move(table), seen->snapshot(), file);
  }

  const auto page = page_of(rows, area->rows, cursor, limit);
  if (!page) {
    exchange.wrong_parameter("cursor", "Sivua ei ole enää: aloita luettelon alusta.",
                             "There is no such page any more: begin with the first one.");
    return exchange.wrong();
  }
  JsonWriter json;
  begin_document(json, seen->snapshot());
  json.member("area", area->area->id);
  json.member("total", static_cast<int>(rows.size()));
  json.key("counts");
  write_status_counts(json, rows);
  json.key("indicators");
  json.begin_array();
  for (const AreaSnapshot::Row* row : page->rows) write_indicator_row(json, *row, as_of);
  json.end_array();
  json.member_or_null("next", page->next);
  json.end_object();
  Fields more;
  if (!page->next.empty()) more.emplace_back("Link", link_to(exchange, page->next));
  return json_answer(exchange, json, 200, more);
}

AnswerPtr PublicLists::comparisons(Exchange& exchange) {
  if (AnswerPtr wrong = exchange.read_parameters({"as_of", "lang", "format"})) return wrong;
  const ExportFormat format =
      read_format(exchange, {ExportFormat::kCsv, ExportFormat::kXlsx, ExportFormat::kJsonStat});
  if (AnswerPtr wrong = exchange.wrong()) return wrong;
  AnswerPtr failure;
  const auto seen = view(exchange, failure);
  if (!seen) return failure;
  const Date as_of = seen->snapshot().as_of;
  const Language language = exchange.language;
  const bool finnish = language == Language::kFinnish;
  const std::string_view file = finnish ? "alueiden-vertailu" : "comparison-of-areas";
  const std::vector<ShownComparison> shown = shown_comparisons(*seen);
  if (format == ExportFormat::kJsonStat) {
    StatSet set{finnish ? "Alueiden vertailu" : "Comparison of areas",
                as_of,
                seen->snapshot().data_version,
                {},
                comparison_figures(shown, language)};
    for (const ShownComparison& one : shown) {
      const std::string& caveat = one.comparison->caveat.in(to_string(language));
      if (caveat.empty()) continue;
      set.notes.push_back(one.comparison->title.in(to_string(language)) + ": " + caveat);
    }
    return json_stat_answer(exchange, set, file);
  }
  if (format != ExportFormat::kJson) {
    return table_answer(exchange, format, comparison_table(shown, as_of, language),
                        seen->snapshot(), file);
  }
  JsonWriter json;
  begin_document(json, seen->snapshot());
  json.key("comparisons");
  json.begin_array();
  for (const ShownComparison& one : shown) write_comparison(json, one, as_of);
  json.end_array();
  json.end_object();
  return json_answer(exchange, json);
}

}  // namespace viisari
