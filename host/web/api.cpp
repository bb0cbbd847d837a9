#include "web/api.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <optional>
#include <span>

#include "base/text.h"
#include "report/finding_text.h"
#include "report/indicator_json.h"
#include "report/json.h"
#include "report/outlook_text.h"
#include "web/area_list.h"
#include "web/assets.h"
#include "web/export.h"
#include "web/metrics.h"
#include "web/pages.h"

namespace viisari {
namespace {

constexpr std::array kAudits{Audit::kFigures, Audit::kTargets, Audit::kVerdicts};
constexpr std::string_view kUnsubscribe = "/unsubscribe/";
constexpr std::string_view kSvg = "image/svg+xml";

// Whether the button for coming back was pressed. Whatever else is sent, in whatever form, means
// leaving: mail programs send the body of RFC 8058.
bool wants_return(const Request& request) {
  const std::string type = to_lower_ascii(request.field("content-type"));
  if (!type.starts_with("application/x-www-form-urlencoded")) return false;
  const auto fields = split(request.body, '&');
  return std::find(fields.begin(), fields.end(), "return=1") != fields.end();
}

void write_findings(JsonWriter& json, std::span<const Finding* const> findings) {
  json.key("findings");
  json.begin_array();
  for (const Finding* finding : findings) write_finding(json, *finding);
  json.end_array();
}

// The titles of what the findings name, of what the view shows.
void write_titles_of(JsonWriter& json, const PublicView& view,
                     std::span<const Finding* const> findings) {
  json.key("titles");
  write_titles(json, findings, [&](std::string_view id) {
    const AreaSnapshot::Row* row = view.find_row(id);
    return row == nullptr ? nullptr : row->indicator.get();
  });
}

// How the drawing is to be laid out; anything unknown is noted.
ChartSize chart_size(Exchange& call) {
  const std::string_view size = call.parameter("size").value_or("wide");
  if (size == "narrow") return ChartSize::kNarrow;
  if (size != "wide") {
    call.wrong_parameter("size", "Koon on oltava wide tai narrow.",
                         "The size must be wide or narrow.");
  }
  return ChartSize::kWide;
}

void begin_document(JsonWriter& json, const Snapshot& snapshot) {
  json.begin_object();
  json.member("as_of", snapshot.as_of.to_string());
  json.member("data_version", snapshot.data_version);
}

}  // namespace

// What the parameters of a request for a list or for findings ask for.
struct Api::Filter {
  std::optional<Audit> audit{};
  std::optional<FindingClass> finding_class{};
  std::string area{};       // empty: all
  std::string indicator{};  // "area/key"; empty: all
};

struct Api::FoundFindings {
  std::vector<std::shared_ptr<const std::vector<Finding>>> reports;  // what `shown` points into
  std::vector<const Finding*> shown;
};

namespace {

// An indicator's figures as a file.
AnswerPtr observations_answer(Exchange& call, ExportFormat format, const PublicView& seen,
                              const Indicator& indicator,
                              std::span<const Observation> observations) {
  const std::string name = indicator.area + "-" + indicator.key;
  if (format != ExportFormat::kJsonStat) {
    return table_answer(call, format, observation_table(indicator, observations, call.language),
                        seen.snapshot(), name);
  }
  const StatSet set{indicator.title.in(to_string(call.language)),
                    seen.snapshot().as_of,
                    seen.snapshot().data_version,
                    {},
                    observation_figures(indicator, seen.find_area(indicator.area)->area->name,
                                        observations, call.language)};
  return json_stat_answer(call, set, name);
}

Route::Handler file(std::string_view type, std::string_view content) {
  return [type, content](Exchange& exchange) {
    if (AnswerPtr wrong = exchange.read_parameters({})) return wrong;
    return fixed_answer(type, std::string(content), "max-age=3600");
  };
}

}  // namespace

Routes Api::routes() {
  const auto to = [this](AnswerPtr (Api::*handler)(Exchange&)) {
    return [this, handler](Exchange& exchange) { return (this->*handler)(exchange); };
  };
  const auto part = [this](IndicatorPart of) {
    return [this, of](Exchange& exchange) { return indicator(exchange, of); };
  };
  const auto kept = [](std::string pattern, Route::Handler handler) {
    return Route{.method = "GET",
                 .pattern = std::move(pattern),
                 .handler = std::move(handler),
                 .cached = true};
  };
  const auto kept_page = [](std::string pattern, Route::Handler handler) {
    return Route{.method = "GET",
                 .pattern = std::move(pattern),
                 .handler = std::move(handler),
                 .cached = true,
                 .html = true};
  };
  const auto fresh = [](std::string pattern, Route::Handler handler) {
    return Route{.method = "GET", .pattern = std::move(pattern), .handler = std::move(handler)};
  };
  Routes out{
      kept("/api/v1/findings", to(&Api::findings)),
      kept("/api/v1/indicators/{area}/{key}", part(IndicatorPart::kVerdict)),
      kept("/api/v1/indicators/{area}/{key}/explanation", part(IndicatorPart::kExplanation)),
      kept("/api/v1/indicators/{area}/{key}/observations", part(IndicatorPart::kObservations)),
      kept("/api/v1/indicators/{area}/{key}/outlook", part(IndicatorPart::kOutlook)),
      kept("/api/v1/indicators/{area}/{key}/chart.svg", part(IndicatorPart::kChart)),
      kept("/api/v1/openapi.yaml", file("application/yaml", openapi_yaml())),
      kept("/assets/icon.svg", file("image/svg+xml", icon_svg())),
      kept("/assets/style.css", file("text/css; charset=utf-8", style_css())),
      kept_page("/problems/{slug}", to(&Api::problem_page)),
      fresh("/healthz",
            [](Exchange& exchange) {
              if (AnswerPtr wrong = exchange.read_parameters({})) return wrong;
              return fixed_answer(kJsonType, R"({"status":"ok"})", "no-store");
            }),
      fresh("/readyz", to(&Api::readiness)),
      fresh("/metrics", to(&Api::metrics)),
  };
  if (subscriptions_ != nullptr) {
    // Whoever has the token of the mail may leave, a mail program's own request among them.
    for (const char* method : {"GET", "POST"}) {
      out.push_back({.method = method,
                     .pattern = "/unsubscribe/{token}",
                     .handler = to(&Api::unsubscribe),
                     .from_anywhere = true});
    }
  }
  return out;
}

AnswerPtr Api::read_parameters(Exchange& exchange, Filter& filter,
                               std::initializer_list<std::string_view> allowed) {
  AnswerPtr failed = exchange.read_parameters(allowed);
  if (failed != nullptr) return failed;
  for (const auto& [name, value] : exchange.target.query) {
    const std::string& parameter = name;  // clang 14 captures no structured binding
    const auto wrong = [&](std::string_view fi, std::string_view en) {
      exchange.wrong_parameter(parameter, fi, en);
    };
    if (name == "audit") {
      filter.audit = parse_audit(value);
      if (!filter.audit) {
        wrong("Tarkastuksen on oltava figures, targets tai verdicts.",
              "The audit must be figures, targets or verdicts.");
      }
    } else if (name == "class" && !value.empty()) {
      filter.finding_class = parse_finding_class(value);
      if (!filter.finding_class) {
        wrong("Lajin on oltava contradiction, rounding tai unverifiable.",
              "The class must be contradiction, rounding or unverifiable.");
      }
    } else if (name == "area") {
      filter.area = value;
    } else if (name == "indicator") {
      filter.indicator = value;
    }
  }
  return exchange.wrong();
}

std::unique_ptr<PublicView> Api::view(Exchange& call, AnswerPtr& failure) {
  auto snapshot = source_.snapshot(call.as_of ? *call.as_of : source_.default_as_of());
  if (!snapshot) {
    failure = source_failed(call, snapshot.error());
    return nullptr;
  }
  return std::make_unique<PublicView>(std::move(*snapshot), call.viewer);
}

AnswerPtr Api::indicator(Exchange& call, IndicatorPart part) {
  const bool table = part == IndicatorPart::kObservations || part == IndicatorPart::kOutlook;
  const std::string_view more = table ? "format" : part == IndicatorPart::kChart ? "size" : "lang";
  if (AnswerPtr wrong = call.read_parameters({"as_of", "lang", more})) return wrong;
  const ChartSize size = chart_size(call);
  const ExportFormat format =
      part == IndicatorPart::kObservations
          ? read_format(call, {ExportFormat::kCsv, ExportFormat::kXlsx, ExportFormat::kJsonStat})
          : read_format(call, {ExportFormat::kCsv, ExportFormat::kXlsx});
  if (AnswerPtr wrong = call.wrong()) return wrong;
  const std::string& area = call.captures[0];
  const std::string& key = call.captures[1];
  AnswerPtr failure;
  const auto seen = view(call, failure);
  if (!seen) return failure;
  if (seen->find_area(area) == nullptr) return problem_answer(call, "unknown-area");
  const AreaSnapshot::Row* row = is_key(key) ? seen->find_row(area + "/" + key) : nullptr;
  if (row == nullptr) return problem_answer(call, "unknown-indicator");

  std::optional<FoundFindings> found;
  if (part == IndicatorPart::kVerdict) {
    found = find_findings(call, {.indicator = row->indicator->id}, *seen, kAudits, failure);
    if (!found) return failure;
  }
  Explanation explanation;
  if (part == IndicatorPart::kExplanation || part == IndicatorPart::kVerdict) {
    auto made = source_.explanation(seen->snapshot(), row->indicator->id);
    if (!made) return source_failed(call, made.error());
    explanation = seen->redact(std::move(*made));
  }
  std::vector<Observation> observations;
  if (part == IndicatorPart::kObservations) {
    auto made = source_.observations(seen->snapshot(), row->indicator->id);
    if (!made) return source_failed(call, made.error());
    observations = std::move(*made);
  }
  if (format != ExportFormat::kJson && part == IndicatorPart::kObservations) {
    return observations_answer(call, format, *seen, *row->indicator, observations);
  }
  Outlook outlook;
  if (part == IndicatorPart::kOutlook) {
    auto made = source_.outlook(seen->snapshot(), row->indicator->id);
    if (!made) return source_failed(call, made.error());
    outlook = std::move(*made);
  }
  if (format != ExportFormat::kJson) {
    return table_answer(call, format, outlook_table(*row->indicator, outlook, call.language),
                        seen->snapshot(), area + "-" + key + "-outlook");
  }
  std::string drawing;
  if (part == IndicatorPart::kChart) {
    const auto made = source_.chart(seen->snapshot(), row->indicator->id, call.language);
    if (!made) return source_failed(call, made.error());
    drawing = chart_svg(*made, size);
  }
  if (part == IndicatorPart::kChart) {
    return answer(call, 200, kSvg, std::move(drawing), Keeping::kRevalidate);
  }
  std::array<Chart, 2> charts;
  for (const Language language : {Language::kFinnish, Language::kEnglish}) {
    if (part != IndicatorPart::kVerdict) break;
    auto made = source_.chart(seen->snapshot(), row->indicator->id, language);
    if (!made) return source_failed(call, made.error());
    charts.at(language == Language::kFinnish ? 0 : 1) = std::move(*made);
  }
  JsonWriter json;
  begin_document(json, seen->snapshot());
  json.member("id", row->indicator->id);
  switch (part) {
    case IndicatorPart::kVerdict:
      json.key("area_name");
      write_local_text(json, seen->find_area(area)->area->name);
      json.key("definition");
      write_indicator(json, *row->indicator);
      json.key("assessment");
      write_assessment(json, row->assessment);
      json.key("texts");
      write_indicator_texts(json, *row->indicator, row->assessment, explanation.steps);
      json.key("chart");
      write_chart_table(json, charts[0], charts[1]);
      write_findings(json, found->shown);
      write_titles_of(json, *seen, found->shown);
      break;
    case IndicatorPart::kExplanation:
      json.key("assessment");
      write_assessment(json, row->assessment);
      json.key("explanation");
      write_explanation(json, explanation, row->assessment, *row->indicator);
      break;
    case IndicatorPart::kObservations:
      json.key("observations");
      json.begin_array();
      for (const Observation& observation : observations) {
        write_observation(json, observation, *row->indicator);
      }
      json.end_array();
      break;
    case IndicatorPart::kOutlook:
      json.key("outlook");
      write_outlook(json, *row->indicator, outlook);
      break;
    case IndicatorPart::kChart:
      break;
  }
  json.end_object();
  return json_answer(call, json);
}

std::optional<Api::FoundFindings> Api::find_findings(Exchange& call, const Filter& filter,
                                                     const PublicView& view,
                                                     std::span<const Audit> audits,
                                                     AnswerPtr& failure) {
  FoundFindings out;
  for (const Audit audit : audits) {
    auto report = source_.findings(view.snapshot(), audit);
    if (!report) {
      failure = source_failed(call, report.error());
      return std::nullopt;
    }
    for (const Finding& finding : **report) {
      if (!filter.area.empty() && finding.area != filter.area) continue;
      if (filter.finding_class && finding.finding_class != *filter.finding_class) continue;
      if (!filter.indicator.empty() && std::find(finding.ids.begin(), finding.ids.end(),
                                                 filter.indicator) == finding.ids.end()) {
        continue;
      }
      if (view.shows(finding)) out.shown.push_back(&finding);
    }
    out.reports.push_back(std::move(*report));
  }
  return out;
}

AnswerPtr Api::findings(Exchange& call) {
  Filter filter;
  if (AnswerPtr wrong = read_parameters(
          call, filter, {"audit", "area", "class", "indicator", "as_of", "lang", "format"})) {
    return wrong;
  }
  const ExportFormat format = read_format(call, {ExportFormat::kCsv, ExportFormat::kXlsx});
  if (AnswerPtr wrong = call.wrong()) return wrong;
  AnswerPtr failure;
  const auto seen = view(call, failure);
  if (!seen) return failure;
  // An area or indicator that nobody may see is as unknown as one that does not exist.
  if (!filter.area.empty() && seen->find_area(filter.area) == nullptr) {
    return problem_answer(call, "unknown-area");
  }
  if (!filter.indicator.empty() && seen->find_row(filter.indicator) == nullptr) {
    return problem_answer(call, "unknown-indicator");
  }
  const std::span<const Audit> audits =
      filter.audit ? std::span(&*filter.audit, 1) : std::span<const Audit>(kAudits);
  const auto found = find_findings(call, filter, *seen, audits, failure);
  if (!found) return failure;
  if (format != ExportFormat::kJson) {
    return table_answer(call, format, finding_table(*seen, found->shown, call.language),
                        seen->snapshot(),
                        call.language == Language::kFinnish ? "loydokset" : "findings");
  }
  JsonWriter json;
  begin_document(json, seen->snapshot());
  json.key("counts");
  write_finding_counts(json, found->shown);
  write_findings(json, found->shown);
  write_titles_of(json, *seen, found->shown);
  json.end_object();
  return json_answer(call, json);
}

AnswerPtr Api::problem_page(Exchange& call) {
  if (AnswerPtr wrong = call.read_parameters({"lang"})) return wrong;
  const auto types = problem_types();
  const auto found = std::find_if(types.begin(), types.end(), [&](const ProblemType& type) {
    return type.slug == call.captures[0];
  });
  if (found == types.end()) return problem_answer(call, "not-found");
  Problem shown;
  shown.type = &*found;
  return answer(call, 200, kHtmlType,
                render_problem(shown, call.page("/problems/" + std::string(found->slug))),
                Keeping::kRevalidate);
}

AnswerPtr Api::unsubscribe(Exchange& call) {
  if (AnswerPtr wrong = call.read_parameters({"lang"})) return wrong;
  const std::string& token = call.captures[0];
  // Programs that follow every link of a mail must change nothing: only a POST does.
  auto found = call.request.is_safe()
                   ? subscriptions_->find(token)
                   : subscriptions_->set_left(token, !wants_return(call.request));
  if (!found) return source_failed(call, found.error());
  if (!*found) return problem_answer(call, "not-found");
  return answer(call, 200, kHtmlType, render_unsubscribe(**found, call.page(call.target.path)),
                Keeping::kNever);
}

AnswerPtr Api::readiness(Exchange& call) {
  if (AnswerPtr wrong = call.read_parameters({})) return wrong;
  bool ready = true;
  JsonWriter json;
  json.begin_object();
  json.key("checks");
  json.begin_array();
  for (const HealthCheck& check : source_.readiness()) {
    ready = ready && (check.ok || !check.needed);
    json.begin_object();
    json.member("name", check.name);
    json.member("ok", check.ok);
    json.end_object();
  }
  json.end_array();
  json.member("ready", ready);
  json.end_object();
  Fields more;
  if (!ready) more.emplace_back("Retry-After", "5");
  return answer(call, ready ? 200 : 503, kJsonType, json.take(), Keeping::kNever, more);
}

AnswerPtr Api::metrics(Exchange& call) {
  if (AnswerPtr wrong = call.read_parameters({})) return wrong;
  std::vector<Metric> all = source_.metrics();
  if (counters_) {
    for (Metric& metric : http_metrics(counters_())) all.push_back(std::move(metric));
  }
  if (cache_ != nullptr) {
    all.push_back({"viisari_http_cached_answers",
                   "Answers kept ready.",
                   Metric::Type::kGauge,
                   {},
                   static_cast<double>(cache_->entries())});
    all.push_back({"viisari_http_cached_bytes",
                   "Size of the answers kept ready.",
                   Metric::Type::kGauge,
                   {},
                   static_cast<double>(cache_->bytes())});
  }
  return answer(call, 200, "text/plain; version=0.0.4; charset=utf-8", prometheus_text(all),
                Keeping::kNever);
}

}  // namespace viisari
