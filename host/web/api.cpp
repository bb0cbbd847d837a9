#include "web/api.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <optional>
#include <set>
#include <span>

#include "base/text.h"
#include "report/finding_text.h"
#include "report/json.h"
#include "report/outlook_text.h"
#include "web/assets.h"
#include "web/language.h"
#include "web/metrics.h"
#include "web/pages.h"

namespace viisari {
namespace {

constexpr std::array kAudits{Audit::kFigures, Audit::kTargets, Audit::kVerdicts};
constexpr std::string_view kUnsubscribe = "/unsubscribe/";
constexpr std::string_view kHtml = "text/html; charset=utf-8";
constexpr std::string_view kJson = "application/json";
constexpr std::string_view kSvg = "image/svg+xml";
constexpr std::string_view kProblemJson = "application/problem+json";

// FNV-1a with 64 bits: tells representations apart, is no protection.
std::uint64_t fingerprint(std::string_view bytes) {
  std::uint64_t hash = 14695981039346656037U;
  for (const char c : bytes) {
    hash ^= static_cast<unsigned char>(c);
    hash *= 1099511628211U;
  }
  return hash;
}

// A strong validator: made of the bytes, their number and the language.
std::string etag_of(std::string_view body, Language language) {
  constexpr std::string_view kDigits = "0123456789abcdef";
  std::string out = "\"";
  for (std::uint64_t hash = fingerprint(body), i = 0; i < 16; ++i, hash >>= 4U) {
    out += kDigits[hash & 0x0FU];
  }
  return out + "-" + std::to_string(body.size()) + "-" + std::string(to_string(language)) + "\"";
}

bool etag_matches(std::string_view if_none_match, std::string_view etag) {
  if (etag.empty()) return false;
  for (std::string_view candidate : split(if_none_match, ',')) {
    candidate = trim(candidate);
    if (candidate.starts_with("W/")) candidate.remove_prefix(2);
    if (candidate == "*" || candidate == etag) return true;
  }
  return false;
}

Fields common_fields(std::string_view type, std::string_view cache_control) {
  return {{"Content-Type", std::string(type)},
          {"Cache-Control", std::string(cache_control)},
          {"Content-Security-Policy",
           "default-src 'none'; style-src 'self'; form-action 'self'; base-uri 'none'; "
           "frame-ancestors 'none'"},
          {"X-Content-Type-Options", "nosniff"},
          {"X-Frame-Options", "DENY"},
          {"Referrer-Policy", "no-referrer"},
          {"Cross-Origin-Resource-Policy", "same-origin"}};
}

AnswerPtr fixed_answer(std::string_view type, std::string body, std::string_view cache_control) {
  std::string etag = cache_control == "no-store" ? "" : etag_of(body, Language::kFinnish);
  return make_answer(200, common_fields(type, cache_control), std::move(body), std::move(etag));
}

AnswerPtr localised_answer(int status, std::string_view type, std::string body, Language language,
                           bool revalidate) {
  Fields fields = common_fields(type, revalidate ? "no-cache" : "no-store");
  fields.emplace_back("Content-Language", to_string(language));
  fields.emplace_back("Vary", "Accept-Language");
  if (status == 405) fields.emplace_back("Allow", "GET, HEAD");
  if (status == 503) fields.emplace_back("Retry-After", "5");
  std::string etag = revalidate ? etag_of(body, language) : "";
  return make_answer(status, fields, std::move(body), std::move(etag));
}

AnswerPtr not_modified(const Answer& answer) {
  // The fields a cache may renew its entry with (RFC 9110, 15.4.5).
  return make_answer(304, {{"Cache-Control", "no-cache"}, {"Vary", "Accept-Language"}}, {},
                     answer.etag);
}

// Whether the button for coming back was pressed. Whatever else is sent, in whatever form, means
// leaving: mail programs send the body of RFC 8058.
bool wants_return(const Request& request) {
  const std::string type = to_lower_ascii(request.field("content-type"));
  if (!type.starts_with("application/x-www-form-urlencoded")) return false;
  const auto fields = split(request.body, '&');
  return std::find(fields.begin(), fields.end(), "return=1") != fields.end();
}

void write_counts(JsonWriter& json, const PublicArea& area) {
  json.key("counts");
  json.begin_object();
  for (const auto& [status, count] : area.counts) {
    if (status != AssessmentStatus::kInvalid) json.member(to_string(status), count);
  }
  json.end_object();
}

void write_date(JsonWriter& json, std::string_view name, const std::optional<Date>& date) {
  json.member_or_null(name, date ? date->to_string() : std::string());
}

void write_findings(JsonWriter& json, std::span<const Finding* const> findings) {
  json.key("findings");
  json.begin_array();
  for (const Finding* finding : findings) write_finding(json, *finding);
  json.end_array();
}

void begin_document(JsonWriter& json, const Snapshot& snapshot) {
  json.begin_object();
  json.member("as_of", snapshot.as_of.to_string());
  json.member("data_version", snapshot.data_version);
}

}  // namespace

struct Api::Call {
  explicit Call(const Request& asked)
      : request(asked), language(negotiate_language(asked.field("accept-language"))) {}

  const Request& request;
  RequestTarget target;
  Language language;
  bool language_asked = false;
  bool html = false;  // problems as a page, too
  std::optional<Date> as_of;
  std::set<AssessmentStatus> statuses;  // empty: all
  std::optional<std::string> service;
  std::optional<Audit> audit;
  std::optional<FindingClass> finding_class;
  std::string area;       // empty: all
  std::string indicator;  // "area/key"; empty: all

  PageContext page(std::string path) const {
    return {language, std::move(path), as_of ? as_of->to_string() : std::string(), language_asked};
  }
};

struct Api::FoundFindings {
  std::vector<std::shared_ptr<const std::vector<Finding>>> reports;  // what `shown` points into
  std::vector<const Finding*> shown;
};

AnswerPtr Api::handle(const Request& request) {
  // The first never waits for data; the others are made anew each time.
  if (request.target == "/healthz" || accepts_post(request.target)) return make(request);
  const std::string data_version = source_.data_version();
  const Language language = negotiate_language(request.field("accept-language"));
  std::string key = request.target;
  key += '\n';
  key += to_string(language);
  key += '\n';
  key += source_.default_as_of().to_string();
  AnswerPtr answer = cache_.find(data_version, key);
  if (!answer) {
    answer = make(request);
    if (answer->status == 200 && !answer->etag.empty()) cache_.store(data_version, key, answer);
  }
  const std::string if_none_match = request.field("if-none-match");
  if (!if_none_match.empty() && etag_matches(if_none_match, answer->etag)) {
    return not_modified(*answer);
  }
  return answer;
}

bool Api::accepts_post(std::string_view target) const {
  return subscriptions_ != nullptr && target.starts_with(kUnsubscribe);
}

AnswerPtr Api::refuse(int status, std::string_view word) {
  Problem problem;
  problem.type = &problem_for_status(status);
  problem.reason = word;
  return localised_answer(status, kProblemJson, problem_json(problem, Language::kFinnish),
                          Language::kFinnish, false);
}

AnswerPtr Api::make(const Request& request) {
  Call call(request);
  auto target = parse_request_target(request.target);
  if (!target) return problem(call, "bad-request", target.error().text);
  call.target = std::move(*target);
  return route(call);
}

AnswerPtr Api::route(Call& call) {
  const std::vector<std::string>& path = call.target.segments;
  const auto is = [&](std::initializer_list<std::string_view> expected) {
    return std::equal(path.begin(), path.end(), expected.begin(), expected.end());
  };
  if (path.size() >= 2 && path[0] == "api" && path[1] == "v1") return route_api(call);
  if (path.empty()) {
    call.html = true;
    return overview(call);
  }
  if (path.size() == 3 && path[0] == "indicators") {
    call.html = true;
    return indicator(call, IndicatorPart::kPage);
  }
  if (is({"findings"})) {
    call.html = true;
    return findings(call);
  }
  if (path.size() == 2 && path[0] == "problems") {
    call.html = true;
    return problem_page(call, path[1]);
  }
  if (path.size() == 2 && accepts_post(call.target.path)) return unsubscribe(call, path[1]);
  if (is({"healthz"})) {
    if (AnswerPtr wrong = read_parameters(call, {})) return wrong;
    return fixed_answer(kJson, R"({"status":"ok"})", "no-store");
  }
  if (is({"readyz"})) {
    if (AnswerPtr wrong = read_parameters(call, {})) return wrong;
    return readiness();
  }
  if (is({"metrics"})) {
    if (AnswerPtr wrong = read_parameters(call, {})) return wrong;
    return metrics();
  }
  if (is({"assets", "style.css"})) {
    if (AnswerPtr wrong = read_parameters(call, {})) return wrong;
    return fixed_answer("text/css; charset=utf-8", std::string(style_css()), "max-age=3600");
  }
  return problem(call, "not-found");
}

AnswerPtr Api::route_api(Call& call) {
  const std::vector<std::string>& path = call.target.segments;
  if (path.size() == 3 && path[2] == "openapi.yaml") {
    if (AnswerPtr wrong = read_parameters(call, {})) return wrong;
    return fixed_answer("application/yaml", std::string(openapi_yaml()), "max-age=3600");
  }
  if (path.size() == 3 && path[2] == "areas") return areas(call);
  if (path.size() == 3 && path[2] == "findings") return findings(call);
  if (path.size() == 5 && path[2] == "areas" && path[4] == "indicators") {
    return area_indicators(call, path[3]);
  }
  if (path.size() == 5 && path[2] == "indicators") return indicator(call, IndicatorPart::kVerdict);
  if (path.size() == 6 && path[2] == "indicators" && path[5] == "explanation") {
    return indicator(call, IndicatorPart::kExplanation);
  }
  if (path.size() == 6 && path[2] == "indicators" && path[5] == "observations") {
    return indicator(call, IndicatorPart::kObservations);
  }
  if (path.size() == 6 && path[2] == "indicators" && path[5] == "outlook") {
    return indicator(call, IndicatorPart::kOutlook);
  }
  if (path.size() == 6 && path[2] == "indicators" && path[5] == "chart.svg") {
    return indicator(call, IndicatorPart::kChart);
  }
  return problem(call, "not-found");
}

AnswerPtr Api::read_parameters(Call& call, std::initializer_list<std::string_view> allowed) {
  std::vector<ParameterError> errors;
  std::set<std::string_view> seen;
  for (const auto& [name, value] : call.target.query) {
    const std::string& parameter = name;  // clang 14 captures no structured binding
    const auto wrong = [&](std::string_view fi, std::string_view en) {
      errors.push_back(
          {printable(parameter, 60), std::string(call.language == Language::kFinnish ? fi : en)});
    };
    if (std::find(allowed.begin(), allowed.end(), name) == allowed.end()) {
      wrong("Tuntematon parametri.", "Unknown parameter.");
    } else if (!seen.insert(name).second) {
      wrong("Parametri on annettu kahdesti.", "The parameter is given twice.");
    } else if (name == "lang") {
      if (const auto language = parse_language(value)) {
        call.language = *language;
        call.language_asked = true;
      } else {
        wrong("Kielen on oltava fi tai en.", "The language must be fi or en.");
      }
    } else if (name == "as_of") {
      call.as_of = Date::parse(value);
      if (!call.as_of) {
        wrong("Päivän on oltava muotoa VVVV-KK-PP.", "The day must be written YYYY-MM-DD.");
      }
    } else if (name == "status") {
      for (const std::string_view word : split(value, ',')) {
        if (const auto status = parse_assessment_status(word)) {
          call.statuses.insert(*status);
        } else {
          wrong("Tuntematon tila.", "Unknown status.");
          break;
        }
      }
    } else if (name == "service") {
      call.service = value;
    } else if (name == "audit") {
      call.audit = parse_audit(value);
      if (!call.audit) {
        wrong("Tarkastuksen on oltava figures, targets tai verdicts.",
              "The audit must be figures, targets or verdicts.");
      }
    } else if (name == "class" && !value.empty()) {
      call.finding_class = parse_finding_class(value);
      if (!call.finding_class) {
        wrong("Lajin on oltava contradiction, rounding tai unverifiable.",
              "The class must be contradiction, rounding or unverifiable.");
      }
    } else if (name == "area") {
      call.area = value;
    } else if (name == "indicator") {
      call.indicator = value;
    }
  }
  if (errors.empty()) return nullptr;
  return problem(call, "bad-parameter", {}, std::move(errors));
}

std::unique_ptr<PublicView> Api::view(Call& call, AnswerPtr& failure) {
  auto snapshot = source_.snapshot(call.as_of ? *call.as_of : source_.default_as_of());
  if (!snapshot) {
    failure = source_failed(call, snapshot.error());
    return nullptr;
  }
  return std::make_unique<PublicView>(std::move(*snapshot));
}

AnswerPtr Api::source_failed(const Call& call, const Error& error) {
  if (on_fault_) on_fault_("web.source_failed", error.to_string());
  return problem(call, error.code.kind == ErrorKind::kCannotRun ? "unavailable" : "internal");
}

AnswerPtr Api::problem(const Call& call, std::string_view slug, std::string detail,
                       std::vector<ParameterError> errors) {
  Problem problem;
  problem.type = &problem_type(slug);
  problem.detail = std::move(detail);
  problem.errors = std::move(errors);
  problem.instance = call.target.path;
  if (call.html) {
    // The links lead to the problem's own page: the path asked for is not ours to repeat as one.
    return localised_answer(problem.type->status, kHtml,
                            render_problem(problem, call.page("/problems/" + std::string(slug))),
                            call.language, false);
  }
  return localised_answer(problem.type->status, kProblemJson, problem_json(problem, call.language),
                          call.language, false);
}

AnswerPtr Api::areas(Call& call) {
  if (AnswerPtr wrong = read_parameters(call, {"as_of", "lang"})) return wrong;
  AnswerPtr failure;
  const auto seen = view(call, failure);
  if (!seen) return failure;
  JsonWriter json;
  begin_document(json, seen->snapshot());
  json.key("areas");
  json.begin_array();
  for (const PublicArea& area : seen->areas()) {
    json.begin_object();
    json.member("id", area.area->id);
    json.key("name");
    write_local_text(json, area.area->name);
    json.key("codes");
    json.begin_array();
    for (const AreaCode& code : area.area->codes) {
      json.begin_object();
      json.member("system", code.system);
      json.member("code", code.code);
      write_date(json, "valid_from", code.valid_from);
      write_date(json, "valid_to", code.valid_to);
      json.end_object();
    }
    json.end_array();
    json.member("plugin_state", area.area->plugin_state);
    json.member("indicators", static_cast<int>(area.rows.size()));
    write_counts(json, area);
    json.end_object();
  }
  json.end_array();
  json.end_object();
  return localised_answer(200, kJson, json.take(), call.language, true);
}

AnswerPtr Api::area_indicators(Call& call, std::string_view area_id) {
  if (AnswerPtr wrong = read_parameters(call, {"as_of", "lang", "status", "service"})) return wrong;
  AnswerPtr failure;
  const auto seen = view(call, failure);
  if (!seen) return failure;
  const PublicArea* area = seen->find_area(area_id);
  if (area == nullptr) return problem(call, "unknown-area");
  JsonWriter json;
  begin_document(json, seen->snapshot());
  json.member("area", area->area->id);
  json.key("indicators");
  json.begin_array();
  for (const AreaSnapshot::Row* row : area->rows) {
    if (!call.statuses.empty() && !call.statuses.contains(row->assessment.status)) continue;
    if (call.service && *call.service != row->indicator->service) continue;
    json.begin_object();
    json.member("id", row->indicator->id);
    json.key("title");
    write_local_text(json, row->indicator->title);
    json.member("service", row->indicator->service);
    json.member("unit", row->indicator->unit);
    json.key("assessment");
    write_assessment(json, row->assessment);
    json.end_object();
  }
  json.end_array();
  json.end_object();
  return localised_answer(200, kJson, json.take(), call.language, true);
}

AnswerPtr Api::indicator(Call& call, IndicatorPart part) {
  if (AnswerPtr wrong = read_parameters(call, {"as_of", "lang"})) return wrong;
  const std::vector<std::string>& path = call.target.segments;
  const bool html = part == IndicatorPart::kPage;
  const std::size_t first = html ? 1 : 3;
  AnswerPtr failure;
  const auto seen = view(call, failure);
  if (!seen) return failure;
  if (seen->find_area(path[first]) == nullptr) return problem(call, "unknown-area");
  const AreaSnapshot::Row* row =
      is_key(path[first + 1]) ? seen->find_row(path[first] + "/" + path[first + 1]) : nullptr;
  if (row == nullptr) return problem(call, "unknown-indicator");

  std::optional<FoundFindings> found;
  if (html || part == IndicatorPart::kVerdict) {
    found = find_findings(call, *seen, kAudits, row->indicator->id, failure);
    if (!found) return failure;
  }
  Explanation explanation;
  if (html || part == IndicatorPart::kExplanation) {
    auto made = source_.explanation(seen->snapshot(), row->indicator->id);
    if (!made) return source_failed(call, made.error());
    explanation = seen->redact(std::move(*made));
  }
  std::vector<Observation> observations;
  if (html || part == IndicatorPart::kObservations) {
    auto made = source_.observations(seen->snapshot(), row->indicator->id);
    if (!made) return source_failed(call, made.error());
    observations = std::move(*made);
  }
  Outlook outlook;
  if (html || part == IndicatorPart::kOutlook) {
    auto made = source_.outlook(seen->snapshot(), row->indicator->id);
    if (!made) return source_failed(call, made.error());
    outlook = std::move(*made);
  }
  std::string drawing;
  if (html || part == IndicatorPart::kChart) {
    const auto made = source_.chart(seen->snapshot(), row->indicator->id, call.language);
    if (!made) return source_failed(call, made.error());
    drawing = chart_svg(*made);
  }
  if (part == IndicatorPart::kChart) {
    return localised_answer(200, kSvg, std::move(drawing), call.language, true);
  }
  if (html) {
    const PageContext page = call.page("/indicators/" + percent_encode(row->indicator->area) + "/" +
                                       percent_encode(row->indicator->key));
    return localised_answer(200, kHtml,
                            render_indicator(*seen, *row, explanation, observations, outlook,
                                             drawing, found->shown, page),
                            call.language, true);
  }
  JsonWriter json;
  begin_document(json, seen->snapshot());
  json.member("id", row->indicator->id);
  switch (part) {
    case IndicatorPart::kVerdict:
      json.key("definition");
      write_indicator(json, *row->indicator);
      json.key("assessment");
      write_assessment(json, row->assessment);
      write_findings(json, found->shown);
      break;
    case IndicatorPart::kExplanation:
      json.key("assessment");
      write_assessment(json, row->assessment);
      json.key("explanation");
      write_explanation(json, explanation);
      break;
    case IndicatorPart::kObservations:
      json.key("observations");
      json.begin_array();
      for (const Observation& observation : observations) write_observation(json, observation);
      json.end_array();
      break;
    case IndicatorPart::kOutlook:
      json.key("outlook");
      write_outlook(json, *row->indicator, outlook);
      break;
    case IndicatorPart::kChart:
    case IndicatorPart::kPage:
      break;
  }
  json.end_object();
  return localised_answer(200, kJson, json.take(), call.language, true);
}

std::optional<Api::FoundFindings> Api::find_findings(const Call& call, const PublicView& view,
                                                     std::span<const Audit> audits,
                                                     std::string_view indicator,
                                                     AnswerPtr& failure) {
  FoundFindings out;
  for (const Audit audit : audits) {
    auto report = source_.findings(view.snapshot(), audit);
    if (!report) {
      failure = source_failed(call, report.error());
      return std::nullopt;
    }
    for (const Finding& finding : **report) {
      if (!call.area.empty() && finding.area != call.area) continue;
      if (call.finding_class && finding.finding_class != *call.finding_class) continue;
      if (!indicator.empty() &&
          std::find(finding.ids.begin(), finding.ids.end(), indicator) == finding.ids.end()) {
        continue;
      }
      if (view.shows(finding)) out.shown.push_back(&finding);
    }
    out.reports.push_back(std::move(*report));
  }
  return out;
}

AnswerPtr Api::findings(Call& call) {
  if (AnswerPtr wrong =
          read_parameters(call, {"audit", "area", "class", "indicator", "as_of", "lang"})) {
    return wrong;
  }
  AnswerPtr failure;
  const auto seen = view(call, failure);
  if (!seen) return failure;
  // An area or indicator that nobody may see is as unknown as one that does not exist.
  if (!call.area.empty() && seen->find_area(call.area) == nullptr) {
    return problem(call, "unknown-area");
  }
  if (!call.indicator.empty() && seen->find_row(call.indicator) == nullptr) {
    return problem(call, "unknown-indicator");
  }
  if (call.html && !call.audit) call.audit = Audit::kFigures;
  const std::span<const Audit> audits =
      call.audit ? std::span(&*call.audit, 1) : std::span<const Audit>(kAudits);
  const auto found = find_findings(call, *seen, audits, call.indicator, failure);
  if (!found) return failure;
  if (call.html) {
    std::string path = "/findings?audit=" + std::string(to_string(*call.audit));
    if (!call.area.empty()) path += "&area=" + percent_encode(call.area);
    if (call.finding_class) path += "&class=" + std::string(to_string(*call.finding_class));
    if (!call.indicator.empty()) path += "&indicator=" + percent_encode(call.indicator);
    const FindingsShown shown{*call.audit, call.area, call.finding_class, found->shown};
    return localised_answer(200, kHtml, render_findings(*seen, shown, call.page(std::move(path))),
                            call.language, true);
  }
  JsonWriter json;
  begin_document(json, seen->snapshot());
  json.key("counts");
  json.begin_object();
  for (const FindingClass one :
       {FindingClass::kContradiction, FindingClass::kRounding, FindingClass::kUnverifiable}) {
    json.member(to_string(one), static_cast<int>(std::count_if(
                                    found->shown.begin(), found->shown.end(),
                                    [one](const Finding* f) { return f->finding_class == one; })));
  }
  json.end_object();
  write_findings(json, found->shown);
  json.end_object();
  return localised_answer(200, kJson, json.take(), call.language, true);
}

AnswerPtr Api::overview(Call& call) {
  if (AnswerPtr wrong = read_parameters(call, {"as_of", "lang"})) return wrong;
  AnswerPtr failure;
  const auto seen = view(call, failure);
  if (!seen) return failure;
  return localised_answer(200, kHtml, render_overview(*seen, call.page("/")), call.language, true);
}

AnswerPtr Api::problem_page(Call& call, std::string_view slug) {
  if (AnswerPtr wrong = read_parameters(call, {"lang"})) return wrong;
  const auto types = problem_types();
  const auto found = std::find_if(types.begin(), types.end(),
                                  [&](const ProblemType& type) { return type.slug == slug; });
  if (found == types.end()) return problem(call, "not-found");
  Problem shown;
  shown.type = &*found;
  return localised_answer(200, kHtml,
                          render_problem(shown, call.page("/problems/" + std::string(found->slug))),
                          call.language, true);
}

AnswerPtr Api::unsubscribe(Call& call, std::string_view token) {
  if (AnswerPtr wrong = read_parameters(call, {"lang"})) return wrong;
  const bool post = call.request.method == "POST";
  if (!post && call.request.method != "GET" && !call.request.is_head()) {
    Problem shown;
    shown.type = &problem_type("method-not-allowed");
    shown.detail = "GET, HEAD, POST";
    Fields fields = common_fields(kProblemJson, "no-store");
    fields.emplace_back("Allow", shown.detail);
    return make_answer(405, fields, problem_json(shown, call.language));
  }
  // Programs that follow every link of a mail must change nothing: only a POST does.
  auto found = post ? subscriptions_->set_left(token, !wants_return(call.request))
                    : subscriptions_->find(token);
  if (!found) return source_failed(call, found.error());
  if (!*found) return problem(call, "not-found");
  return localised_answer(200, kHtml, render_unsubscribe(**found, call.page(call.target.path)),
                          call.language, false);
}

AnswerPtr Api::readiness() {
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
  Fields fields = common_fields(kJson, "no-store");
  if (!ready) fields.emplace_back("Retry-After", "5");
  return make_answer(ready ? 200 : 503, fields, json.take());
}

AnswerPtr Api::metrics() {
  std::vector<Metric> all = source_.metrics();
  if (counters_) {
    for (Metric& metric : http_metrics(counters_())) all.push_back(std::move(metric));
  }
  all.push_back({"viisari_http_cached_answers",
                 "Answers kept ready.",
                 Metric::Type::kGauge,
                 {},
                 static_cast<double>(cache_.entries())});
  all.push_back({"viisari_http_cached_bytes",
                 "Size of the answers kept ready.",
                 Metric::Type::kGauge,
                 {},
                 static_cast<double>(cache_.bytes())});
  return make_answer(200, common_fields("text/plain; version=0.0.4; charset=utf-8", "no-store"),
                     prometheus_text(all));
}

}  // namespace viisari
