#include "web/exchange.h"

#include <algorithm>
#include <cstdint>
#include <set>

#include "base/text.h"
#include "report/json.h"
#include "web/language.h"

namespace viisari {
namespace {

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

Fields common_fields(std::string_view type, std::string_view cache_control) {
  Fields fields{
      {"Cache-Control", std::string(cache_control)},
      {"Content-Security-Policy",
       "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; "
       "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"},
      {"X-Content-Type-Options", "nosniff"},
      {"X-Frame-Options", "DENY"},
      {"Referrer-Policy", "same-origin"},
      {"Cross-Origin-Resource-Policy", "same-origin"},
      {"Cross-Origin-Opener-Policy", "same-origin"}};
  if (!type.empty()) fields.insert(fields.begin(), {"Content-Type", std::string(type)});
  return fields;
}

constexpr std::string_view kVary = "Accept-Language, Cookie, Authorization";

// What only some may see is not for shared caches.
std::string_view cache_control(const Exchange& exchange, Keeping keeping) {
  if (keeping == Keeping::kNever) return "no-store";
  return exchange.viewer.signed_in() ? "private, no-cache" : "no-cache";
}

}  // namespace

Exchange::Exchange(const Request& asked, RequestTarget asked_target)
    : request(asked),
      target(std::move(asked_target)),
      language(negotiate_language(asked.field("accept-language"))) {}

std::optional<std::string_view> Exchange::parameter(std::string_view name) const {
  for (const auto& [key, value] : target.query) {
    if (key == name) return std::string_view(value);
  }
  return std::nullopt;
}

void Exchange::wrong_parameter(std::string_view name, std::string_view fi, std::string_view en) {
  errors_.push_back({printable(name, 60), std::string(language == Language::kFinnish ? fi : en)});
}

void Exchange::wrong_member(std::string_view pointer, std::string_view fi, std::string_view en) {
  errors_.push_back(
      {{}, std::string(language == Language::kFinnish ? fi : en), printable(pointer, 120)});
}

AnswerPtr Exchange::wrong() {
  if (errors_.empty()) return nullptr;
  const bool query = std::any_of(errors_.begin(), errors_.end(), [](const ParameterError& error) {
    return !error.parameter.empty();
  });
  return problem_answer(*this, query ? "bad-parameter" : "bad-body", {}, std::move(errors_));
}

AnswerPtr Exchange::read_parameters(std::initializer_list<std::string_view> allowed) {
  std::set<std::string_view> seen;
  for (const auto& [name, value] : target.query) {
    if (std::find(allowed.begin(), allowed.end(), name) == allowed.end()) {
      wrong_parameter(name, "Tuntematon parametri.", "Unknown parameter.");
    } else if (!seen.insert(name).second) {
      wrong_parameter(name, "Parametri on annettu kahdesti.", "The parameter is given twice.");
    } else if (name == "lang") {
      if (const auto asked = parse_language(value)) {
        language = *asked;
        language_asked = true;
      } else {
        wrong_parameter(name, "Kielen on oltava fi tai en.", "The language must be fi or en.");
      }
    } else if (name == "as_of") {
      as_of = Date::parse(value);
      if (!as_of) {
        wrong_parameter(name, "Päivän on oltava muotoa VVVV-KK-PP.",
                        "The day must have the form YYYY-MM-DD.");
      }
    }
  }
  return wrong();
}

PageContext Exchange::page(std::string path) const {
  return {language, std::move(path), as_of ? as_of->to_string() : std::string(), language_asked};
}

AnswerPtr answer(const Exchange& exchange, int status, std::string_view type, std::string body,
                 Keeping keeping, const Fields& more) {
  Fields fields = common_fields(type, cache_control(exchange, keeping));
  fields.emplace_back("Content-Language", to_string(exchange.language));
  fields.emplace_back("Vary", kVary);
  fields.insert(fields.end(), more.begin(), more.end());
  std::string etag =
      keeping == Keeping::kRevalidate ? etag_of(body, exchange.language) : std::string();
  return make_answer(status, fields, std::move(body), std::move(etag));
}

AnswerPtr json_answer(const Exchange& exchange, JsonWriter& json, int status, const Fields& more) {
  return answer(exchange, status, kJsonType, json.take(),
                exchange.request.is_safe() ? Keeping::kRevalidate : Keeping::kNever, more);
}

AnswerPtr json_answer_of(const Exchange& exchange, JsonWriter& json, std::string_view version,
                         int status, const Fields& more) {
  Fields fields = common_fields(
      kJsonType,
      cache_control(exchange, exchange.request.is_safe() ? Keeping::kRevalidate : Keeping::kNever));
  fields.emplace_back("Content-Language", to_string(exchange.language));
  fields.emplace_back("Vary", kVary);
  fields.insert(fields.end(), more.begin(), more.end());
  return make_answer(status, fields, json.take(), "\"" + std::string(version) + "\"");
}

AnswerPtr no_content(const Exchange& exchange, const Fields& more) {
  Fields fields = common_fields({}, "no-store");
  fields.emplace_back("Content-Language", to_string(exchange.language));
  fields.insert(fields.end(), more.begin(), more.end());
  return make_answer(204, fields, {});
}

AnswerPtr fixed_answer(std::string_view type, std::string body, std::string_view cache_control) {
  std::string etag = cache_control == "no-store" ? "" : etag_of(body, Language::kFinnish);
  return make_answer(200, common_fields(type, cache_control), std::move(body), std::move(etag));
}

AnswerPtr asset_answer(std::string_view type, std::string_view bytes, bool gzip) {
  Fields fields = common_fields(type, "public, max-age=31536000, immutable");
  fields.emplace_back("Vary", "Accept-Encoding");
  if (gzip) fields.emplace_back("Content-Encoding", "gzip");
  return make_answer(200, fields, std::string(bytes));
}

AnswerPtr not_modified(const Answer& answer) {
  // The fields a cache may renew its entry with (RFC 9110, 15.4.5).
  return make_answer(
      304, {{"Cache-Control", "no-cache"}, {"Vary", std::string(kVary) + ", Accept-Encoding"}}, {},
      answer.etag);
}

AnswerPtr source_failed(Exchange& exchange, const Error& error) {
  exchange.fault = error.to_string();
  return problem_answer(exchange,
                        error.code.kind == ErrorKind::kCannotRun ? "unavailable" : "internal");
}

AnswerPtr problem_answer(const Exchange& exchange, std::string_view slug, std::string detail,
                         std::vector<ParameterError> errors, const Fields& more) {
  Problem problem;
  problem.type = &problem_type(slug);
  problem.detail = std::move(detail);
  problem.errors = std::move(errors);
  problem.instance = exchange.target.path;
  const int status = problem.type->status;
  Fields fields = more;
  if (status == 503) fields.emplace_back("Retry-After", "5");
  if (status == 401) fields.emplace_back("WWW-Authenticate", "Bearer");
  if (exchange.html) {
    // The links lead to the problem's own page: the path asked for is not ours to repeat as one.
    return answer(exchange, status, kHtmlType,
                  render_problem(problem, exchange.page("/problems/" + std::string(slug))),
                  Keeping::kNever, fields);
  }
  return answer(exchange, status, kProblemJson, problem_json(problem, exchange.language),
                Keeping::kNever, fields);
}

AnswerPtr error_answer(Exchange& exchange, const Error& error) {
  if (error.code.kind == ErrorKind::kCannotRun) {
    exchange.fault = error.to_string();
    return problem_answer(exchange, "unavailable");
  }
  Problem problem;
  problem.type = &problem_type("refused");
  problem.detail = error.text;
  problem.reason = std::string(error.code.name);
  problem.instance = exchange.target.path;
  return answer(exchange, problem.type->status, kProblemJson,
                problem_json(problem, exchange.language), Keeping::kNever);
}

AnswerPtr check_if_match(const Exchange& exchange, std::string_view version) {
  const std::string asked = exchange.request.field("if-match");
  if (asked.empty()) return problem_answer(exchange, "if-match-needed");
  if (asked == "*" || etag_matches(asked, "\"" + std::string(version) + "\"")) return nullptr;
  return problem_answer(exchange, "changed");
}

bool etag_matches(std::string_view candidates, std::string_view etag) {
  if (etag.empty()) return false;
  for (std::string_view candidate : split(candidates, ',')) {
    candidate = trim(candidate);
    if (candidate.starts_with("W/")) candidate.remove_prefix(2);
    if (candidate == "*" || candidate == etag) return true;
  }
  return false;
}

}  // namespace viisari
