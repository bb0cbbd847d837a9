#include "app/account_json.h"
#include "app/http_accounts.h"
#include "app/http_paging.h"
#include "base/text.h"
#include "report/json.h"
#include "web/json_body.h"

namespace viisari {
namespace {

constexpr std::string_view kTokens = "/api/v1/tokens";

AnswerPtr refuse_token(const Exchange& exchange) {
  return exchange.viewer.token.empty() ? nullptr : problem_answer(exchange, "forbidden");
}

AnswerPtr list_tokens(Accounts& accounts, Exchange& exchange) {
  if (AnswerPtr wrong = exchange.read_parameters({"lang", "limit", "cursor"})) return wrong;
  const ListPage page = read_page(exchange);
  const std::int64_t before = cursor_number(exchange, page);
  if (AnswerPtr wrong = exchange.wrong()) return wrong;
  auto tokens = accounts.tokens(before, page.limit + 1);
  if (!tokens) return error_answer(exchange, tokens.error());
  const bool more = tokens->size() > page.limit;
  if (more) tokens->resize(page.limit);
  const std::string next = more ? std::to_string(tokens->back().id) : std::string();
  JsonWriter json;
  json.begin_object();
  json.key("tokens");
  json.begin_array();
  for (const ApiToken& token : *tokens) write_token(json, token, accounts.now());
  json.end_array();
  json.member_or_null("next", next);
  json.end_object();
  return answer(exchange, 200, kJsonType, json.take(), Keeping::kNever,
                link_to_next(exchange, next));
}

AnswerPtr create_token(Accounts& accounts, Exchange& exchange) {
  if (AnswerPtr wrong = exchange.read_parameters({"lang"})) return wrong;
  if (AnswerPtr refused = refuse_token(exchange)) return refused;
  JsonBody body(exchange);
  NewToken wanted;
  wanted.account = body.text("account", {.max = 64});
  wanted.label = body.text("label", {.max = 100});
  wanted.scope = body.text("scope", {.max = 10});
  const auto last_day = body.date("expires_on");
  if (!last_day && !body.given("expires_on")) {
    exchange.wrong_member("/expires_on", "Tämä on täytettävä.", "This must be filled in.");
  }
  if (AnswerPtr wrong = body.wrong()) return wrong;
  if (!last_day) return problem_answer(exchange, "bad-body");
  wanted.last_day = *last_day;
  for (const AccountFault& fault : accounts.faults_of(wanted)) {
    exchange.wrong_member("/" + std::string(fault.member), fault.fi, fault.en);
  }
  if (AnswerPtr wrong = exchange.wrong()) return wrong;
  const auto created = accounts.create_token(wanted, exchange.viewer.account);
  if (!created && created.error().code == kNoSuchAccount) {
    exchange.wrong_member("/account", "Tunnusta ei ole.", "There is no such account.");
    return exchange.wrong();
  }
  if (!created) return error_answer(exchange, created.error());
  const std::string id = std::to_string(created->token.id);
  exchange.summary = "created token " + id + " (" + wanted.scope + ") for " + wanted.account;
  JsonWriter json;
  json.begin_object();
  json.key("token");
  write_token(json, created->token, accounts.now());
  json.member("secret", created->secret);
  json.end_object();
  return json_answer(exchange, json, 201, {{"Location", std::string(kTokens) + "/" + id}});
}

AnswerPtr revoke_token(Accounts& accounts, Exchange& exchange) {
  if (AnswerPtr wrong = exchange.read_parameters({"lang"})) return wrong;
  if (AnswerPtr refused = refuse_token(exchange)) return refused;
  const std::string& text = exchange.captures.at(0);
  const auto id = parse_unsigned(text);
  if (!id) return problem_answer(exchange, "not-found");
  const auto revoked = accounts.revoke_token(*id);
  if (!revoked && revoked.error().code == kNoSuchToken) {
    return problem_answer(exchange, "not-found", revoked.error().text);
  }
  if (!revoked) return error_answer(exchange, revoked.error());
  exchange.summary = "revoked token " + text;
  return no_content(exchange);
}

AnswerPtr audit_trail(Accounts& accounts, Exchange& exchange) {
  if (AnswerPtr wrong = exchange.read_parameters({"lang", "limit", "cursor", "account", "since"}))
    return wrong;
  const ListPage page = read_page(exchange);
  AuditQuery query;
  query.before = cursor_number(exchange, page);
  query.limit = page.limit + 1;
  if (const auto account = exchange.parameter("account")) query.account = *account;
  if (const auto since = exchange.parameter("since")) {
    if (const auto day = Date::parse(*since)) {
      query.since = Instant(day->sys_days());
    } else {
      exchange.wrong_parameter("since", "Päivän on oltava muotoa VVVV-KK-PP.",
                               "The day must have the form YYYY-MM-DD.");
    }
  }
  if (AnswerPtr wrong = exchange.wrong()) return wrong;
  auto entries = accounts.store().audit_trail(query);
  if (!entries) return error_answer(exchange, entries.error());
  const bool more = entries->size() > page.limit;
  if (more) entries->resize(page.limit);
  const std::string next = more ? std::to_string(entries->back().id) : std::string();
  JsonWriter json;
  json.begin_object();
  json.key("entries");
  json.begin_array();
  for (const AuditEntry& entry : *entries) write_audit_entry(json, entry);
  json.end_array();
  json.member_or_null("next", next);
  json.end_object();
  return answer(exchange, 200, kJsonType, json.take(), Keeping::kNever,
                link_to_next(exchange, next));
}

}  // namespace

Routes access_routes(Accounts& accounts) {
  Routes out;
  const auto add_route = [&](const char* method, std::string pattern,
                             AnswerPtr (*handler)(Accounts&, Exchange&)) {
    out.push_back({.method = method,
                   .pattern = std::move(pattern),
                   .handler = [&accounts,
                               handler](Exchange& exchange) { return handler(accounts, exchange); },
                   .access = Access::kAdmin});
  };
  const std::string tokens(kTokens);
  add_route("GET", tokens, list_tokens);
  add_route("POST", tokens, create_token);
  add_route("DELETE", tokens + "/{id}", revoke_token);
  add_route("GET", "/api/v1/audit-trail", audit_trail);
  return out;
}

}  // namespace viisari
