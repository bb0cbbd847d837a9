#include "web/router.h"

#include <algorithm>

#include "base/text.h"
#include "report/json.h"
#include "web/encoded_answer.h"
#include "web/language.h"

namespace viisari {
namespace {

bool is_capture(std::string_view segment) {
  return segment.starts_with('{');
}

// The value of a cookie; empty without it, and where there are two of that name.
std::string cookie(const Request& request, std::string_view name) {
  std::string out;
  for (const auto& [field, value] : request.fields) {
    if (field != "cookie") continue;
    for (const std::string_view one : split(value, ';')) {
      const std::string_view pair = trim(one);
      if (pair.size() <= name.size() || !pair.starts_with(name) || pair[name.size()] != '=') {
        continue;
      }
      if (!out.empty()) return {};
      out = pair.substr(name.size() + 1);
    }
  }
  return out;
}

std::string bearer(const Request& request) {
  constexpr std::string_view kScheme = "bearer ";
  const std::string value = request.field("authorization");
  if (to_lower_ascii(std::string_view(value).substr(0, kScheme.size())) != kScheme) return {};
  return std::string(trim(std::string_view(value).substr(kScheme.size())));
}

// Whether a browser says that the request comes from a page of another site. Programs that are no
// browsers send neither field.
bool from_another_site(const Request& request) {
  const std::string site = to_lower_ascii(request.field("sec-fetch-site"));
  if (!site.empty()) return site != "same-origin" && site != "none";
  const std::string origin = to_lower_ascii(request.field("origin"));
  if (origin.empty()) return false;
  const std::size_t host = origin.find("://");
  return host == std::string::npos || origin.substr(host + 3) != to_lower_ascii(request.host);
}

// Compares in a time that does not tell how much agrees.
bool same_secret(std::string_view left, std::string_view right) {
  if (left.size() != right.size()) return false;
  unsigned difference = 0;
  for (std::size_t i = 0; i < left.size(); ++i) {
    difference |= static_cast<unsigned char>(left[i]) ^ static_cast<unsigned char>(right[i]);
  }
  return difference == 0;
}

}  // namespace

void Router::add(Routes routes) {
  for (Route& route : routes) {
    Entry entry;
    for (const std::string_view segment : split(std::string_view(route.pattern).substr(1), '/')) {
      if (!segment.empty()) entry.segments.emplace_back(segment);
    }
    entry.route = std::move(route);
    entries_.push_back(std::move(entry));
  }
}

Router::Match Router::find(const std::string& method, const std::vector<std::string>& path) const {
  Match match;
  const std::string_view asked = method == "HEAD" ? "GET" : std::string_view(method);
  for (const Entry& entry : entries_) {
    const bool fits = std::equal(entry.segments.begin(), entry.segments.end(), path.begin(),
                                 path.end(), [](const std::string& pattern, const std::string& is) {
                                   return is_capture(pattern) || pattern == is;
                                 });
    if (!fits) continue;
    if (!match.allow.empty()) match.allow += ", ";
    match.allow += entry.route.method == "GET" ? "GET, HEAD" : entry.route.method;
    if (entry.route.method != asked || match.entry != nullptr) continue;
    match.entry = &entry;
    for (std::size_t i = 0; i < path.size(); ++i) {
      if (is_capture(entry.segments[i])) match.captures.push_back(path[i]);
    }
  }
  return match;
}

AnswerPtr Router::handle(const Request& request) {
  auto target = parse_request_target(request.target);
  if (!target) {
    // CONNECT and OPTIONS may name no path at all.
    const bool known = request.is_safe() || request.method == "POST" || request.method == "PUT" ||
                       request.method == "DELETE";
    Exchange exchange(request, {});
    return known ? problem_answer(exchange, "bad-request", target.error().text)
                 : method_not_allowed(exchange, "GET, HEAD");
  }
  Exchange exchange(request, std::move(*target));
  // A person who mistyped an address gets a page, a program its problem.
  exchange.html = !exchange.target.path.starts_with("/api/") &&
                  request.field("accept").find("text/html") != std::string::npos;
  Match match = find(request.method, exchange.target.segments);
  exchange.captures = std::move(match.captures);
  if (match.entry == nullptr) {
    // Read for the language of the problem only.
    if (const auto asked = exchange.parameter("lang")) {
      exchange.language = parse_language(*asked).value_or(exchange.language);
    }
    if (match.allow.empty()) return problem_answer(exchange, "not-found");
    exchange.html = false;
    return method_not_allowed(exchange, match.allow);
  }
  const Route& route = match.entry->route;
  exchange.html = exchange.html || route.html;
  if (AnswerPtr refused = identify(exchange)) return refused;
  if (AnswerPtr refused = check(exchange, route)) return refused;
  AnswerPtr made = route.cached && request.is_safe() ? answer_cached(exchange, route)
                   : request.is_safe()               ? route.handler(exchange)
                                                     : carry_out(exchange, route);
  if (!exchange.fault.empty() && on_fault_) on_fault_("web.source_failed", exchange.fault);
  if (made == nullptr || !request.is_safe()) return made;
  const std::string if_none_match = request.field("if-none-match");
  const auto known = [&](const Answer& form) {
    return !if_none_match.empty() && etag_matches(if_none_match, form.etag);
  };
  // Whoever has the plain form may keep it, also where the packed one would be sent.
  if (known(*made)) return not_modified(*made);
  made = choose_encoding(std::move(made), request.field("accept-encoding"));
  return known(*made) ? not_modified(*made) : made;
}

AnswerPtr Router::answer_within(const Exchange& exchange, const std::string& target) {
  Request request;
  request.method = "GET";
  request.target = target;
  request.host = exchange.request.host;
  request.fields = {{"accept-language", std::string(to_string(exchange.language))}};
  auto parsed = parse_request_target(target);
  if (!parsed) return nullptr;
  Exchange within(request, std::move(*parsed));
  within.viewer = exchange.viewer;
  within.session = exchange.session;
  Match match = find(request.method, within.target.segments);
  if (match.entry == nullptr) return nullptr;
  within.captures = std::move(match.captures);
  const Route& route = match.entry->route;
  if (AnswerPtr refused = check(within, route)) return refused;
  AnswerPtr made = route.cached ? answer_cached(within, route) : route.handler(within);
  if (!within.fault.empty() && on_fault_) on_fault_("web.source_failed", within.fault);
  return made;
}

AnswerPtr Router::identify(Exchange& exchange) const {
  if (identity_ == nullptr) return nullptr;
  if (const std::string token = bearer(exchange.request); !token.empty()) {
    auto found = identity_->find_token(token);
    if (!found) return error_answer(exchange, found.error());
    if (!*found) return problem_answer(exchange, "bad-token");
    exchange.viewer = std::move(**found);
    return nullptr;
  }
  std::string secret = cookie(exchange.request, kSessionCookie);
  if (secret.empty()) return nullptr;
  auto found = identity_->find_session(secret);
  if (!found) return error_answer(exchange, found.error());
  if (!*found) return nullptr;  // over: nobody has signed in
  exchange.viewer = (*found)->viewer;
  exchange.session = std::move(**found);
  exchange.session_secret = std::move(secret);
  return nullptr;
}

AnswerPtr Router::check(const Exchange& exchange, const Route& route) const {
  const Request& request = exchange.request;
  if (!request.is_safe() && !route.from_anywhere) {
    if (from_another_site(request)) return problem_answer(exchange, "cross-site");
    if (exchange.session &&
        !same_secret(request.field("x-csrf-token"), exchange.session->csrf_token)) {
      return problem_answer(exchange, "cross-site");
    }
  }
  if (!request.is_safe() && exchange.viewer.read_only) return problem_answer(exchange, "forbidden");
  if (route.access == Access::kAnyone) return nullptr;
  if (!exchange.viewer.signed_in()) return problem_answer(exchange, "sign-in-needed");
  if (exchange.session && exchange.session->must_change_password && !route.before_password_change) {
    return problem_answer(exchange, "change-password");
  }
  return has_access(exchange.viewer, route.access) ? nullptr
                                                   : problem_answer(exchange, "forbidden");
}

AnswerPtr Router::answer_cached(Exchange& exchange, const Route& route) {
  const std::string data_version = source_.data_version();
  std::string key = exchange.request.target;
  key += '\n';
  key += to_string(exchange.language);
  key += '\n';
  key += source_.default_as_of().to_string();
  key += '\n';
  key += exchange.viewer.signed_in() ? "in " + exchange.viewer.sight() : std::string();
  if (AnswerPtr kept = cache_.find(data_version, key)) return kept;
  AnswerPtr made = route.handler(exchange);
  if (made != nullptr && made->status == 200 && !made->etag.empty()) {
    made = with_gzip(std::move(made));
    cache_.store(data_version, key, made);
  }
  return made;
}

AnswerPtr Router::carry_out(Exchange& exchange, const Route& route) {
  if (identity_ == nullptr) return route.handler(exchange);
  const auto id = identity_->write_begins(
      {exchange.viewer, exchange.request.client, exchange.request.method, exchange.target.path});
  if (!id) return error_answer(exchange, id.error());
  AnswerPtr made = route.handler(exchange);
  const int status = made == nullptr ? 500 : made->status;
  if (auto ended = identity_->write_ended(*id, status, exchange.summary); !ended) {
    exchange.fault = ended.error().to_string();  // the write itself is done: say so
  }
  return made;
}

AnswerPtr Router::method_not_allowed(const Exchange& exchange, const std::string& allow) const {
  return problem_answer(exchange, "method-not-allowed", {}, {}, {{"Allow", allow}});
}

AnswerPtr Router::refuse(int status, std::string_view word) {
  Problem problem;
  problem.type = &problem_for_status(status);
  problem.reason = word;
  const Request nothing;
  const Exchange exchange(nothing, {});
  Fields fields;
  if (status == 405) fields.emplace_back("Allow", "GET, HEAD");
  if (status == 503) fields.emplace_back("Retry-After", "5");
  return answer(exchange, status, "application/problem+json",
                problem_json(problem, Language::kFinnish), Keeping::kNever, fields);
}

std::size_t Router::body_limit(const Request& head) const {
  const std::size_t usual = RequestLimits{}.body;
  auto target = parse_request_target(head.target);
  if (!target) return usual;
  Exchange exchange(head, std::move(*target));
  const Match match = find(head.method, exchange.target.segments);
  if (match.entry == nullptr || match.entry->route.body_limit <= usual) return usual;
  // Only those who may use it may make the server hold so much.
  if (identify(exchange) != nullptr || check(exchange, match.entry->route) != nullptr) return usual;
  return match.entry->route.body_limit;
}

}  // namespace viisari
