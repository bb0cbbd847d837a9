#include "app/account_json.h"
#include "app/http_accounts.h"
#include "app/secrets.h"
#include "report/json.h"
#include "web/identity.h"
#include "web/json_body.h"

namespace viisari {
namespace {

constexpr std::string_view kPath = "/api/v1/session";
// No end of its own: the cookie goes when the browser does, the session ends on the server.
constexpr std::string_view kCookieRules = "; Path=/; Secure; HttpOnly; SameSite=Lax";
constexpr TextRule kPasswordRule{.min = 1, .max = 1024, .lines = true, .trimmed = false};

std::pair<std::string, std::string> set_cookie(std::string_view secret) {
  std::string value = std::string(kSessionCookie) + "=" + std::string(secret);
  value += kCookieRules;
  if (secret.empty()) value += "; Max-Age=0";
  return {"Set-Cookie", std::move(value)};
}

struct SessionView {
  const Account* account = nullptr;  // null: nobody has signed in
  std::string csrf;
  std::optional<Instant> idle_until;
  std::optional<Instant> expires_at;
};

AnswerPtr session_answer(const Exchange& exchange, const SessionView& view, int status,
                         const Fields& more = {}) {
  JsonWriter json;
  json.begin_object();
  json.key("account");
  if (view.account == nullptr) {
    json.null();
  } else {
    json.begin_object();
    json.member("name", view.account->name);
    write_rights(json, view.account->settings);
    json.end_object();
  }
  json.member_or_null("csrf_token", view.csrf);
  json.member("must_change_password",
              view.account != nullptr && !view.csrf.empty() && view.account->one_time_password);
  json.member_or_null("idle_expires_at", view.idle_until ? to_string(*view.idle_until) : "");
  json.member_or_null("expires_at", view.expires_at ? to_string(*view.expires_at) : "");
  json.end_object();
  return answer(exchange, status, kJsonType, json.take(), Keeping::kNever, more);
}

AnswerPtr open_session_answer(const Exchange& exchange, const OpenSession& session, int status,
                              Fields more) {
  return session_answer(
      exchange,
      {&session.account, csrf_token(session.secret), session.idle_until, session.expires_at},
      status, more);
}

AnswerPtr refusal(Exchange& exchange, const PasswordOutcome& outcome) {
  const Fields later{{"Retry-After", std::to_string(outcome.retry_after.count())}};
  switch (outcome.kind) {
    case PasswordOutcome::Kind::kTooMany:
      return problem_answer(exchange, "too-many-requests", {}, {}, later);
    case PasswordOutcome::Kind::kBusy:
      return problem_answer(exchange, "unavailable");
    case PasswordOutcome::Kind::kWrong:
    case PasswordOutcome::Kind::kDone:
      break;
  }
  return problem_answer(exchange, "wrong-password");
}

AnswerPtr show(Accounts& accounts, Exchange& exchange) {
  if (AnswerPtr wrong = exchange.read_parameters({"lang"})) return wrong;
  if (exchange.session) {
    const auto session = accounts.find_session(exchange.session_secret);
    if (!session) return error_answer(exchange, session.error());
    if (*session) return open_session_answer(exchange, **session, 200, {});
  } else if (exchange.viewer.signed_in()) {
    const auto account = accounts.person(exchange.viewer.account);
    if (!account) return error_answer(exchange, account.error());
    return session_answer(exchange, {&*account, {}, {}, {}}, 200);
  }
  return session_answer(exchange, {}, 200);
}

AnswerPtr sign_in(Accounts& accounts, Exchange& exchange) {
  if (AnswerPtr wrong = exchange.read_parameters({"lang"})) return wrong;
  JsonBody body(exchange);
  const std::string name = body.text("name", {.max = 64});
  const std::string password = body.text("password", kPasswordRule);
  if (AnswerPtr wrong = body.wrong()) return wrong;
  const auto outcome =
      accounts.sign_in(name, password, exchange.request.client, exchange.session_secret);
  if (!outcome) return error_answer(exchange, outcome.error());
  if (!outcome->session) return refusal(exchange, *outcome);
  return open_session_answer(
      exchange, *outcome->session, 201,
      {{"Location", std::string(kPath)}, set_cookie(outcome->session->secret)});
}

AnswerPtr sign_out(Accounts& accounts, Exchange& exchange) {
  if (AnswerPtr wrong = exchange.read_parameters({"lang"})) return wrong;
  if (!exchange.session) return problem_answer(exchange, "forbidden");
  if (auto done = accounts.sign_out(exchange.session_secret); !done) {
    return error_answer(exchange, done.error());
  }
  exchange.summary = "signed out";
  return no_content(exchange, {set_cookie({})});
}

AnswerPtr change_password(Accounts& accounts, Exchange& exchange) {
  if (AnswerPtr wrong = exchange.read_parameters({"lang"})) return wrong;
  if (!exchange.session) return problem_answer(exchange, "forbidden");
  const std::string& name = exchange.viewer.account;
  JsonBody body(exchange);
  const std::string current = body.text("current_password", kPasswordRule);
  const std::string next = body.text("new_password", kPasswordRule);
  if (AnswerPtr wrong = body.wrong()) return wrong;
  if (const auto fault = fault_of_password(name, next, current)) {
    exchange.wrong_member("/" + std::string(fault->member), fault->fi, fault->en);
    return exchange.wrong();
  }
  const auto outcome = accounts.change_password(name, current, next, exchange.request.client);
  if (!outcome) return error_answer(exchange, outcome.error());
  if (!outcome->session) return refusal(exchange, *outcome);
  exchange.summary = "changed the own password";
  return open_session_answer(exchange, *outcome->session, 200,
                             {set_cookie(outcome->session->secret)});
}

}  // namespace

Routes session_routes(Accounts& accounts) {
  const auto with = [&accounts](AnswerPtr (*handler)(Accounts&, Exchange&)) {
    return [&accounts, handler](Exchange& exchange) { return handler(accounts, exchange); };
  };
  const std::string path(kPath);
  Routes out;
  out.push_back({.method = "GET", .pattern = path, .handler = with(show)});
  out.push_back({.method = "POST", .pattern = path, .handler = with(sign_in)});
  out.push_back({.method = "DELETE",
                 .pattern = path,
                 .handler = with(sign_out),
                 .access = Access::kSignedIn,
                 .before_password_change = true});
  out.push_back({.method = "PUT",
                 .pattern = path + "/password",
                 .handler = with(change_password),
                 .access = Access::kSignedIn,
                 .before_password_change = true});
  return out;
}

}  // namespace viisari
