#include <memory>
#include <utility>

#include "app/account_json.h"
#include "app/http_accounts.h"
#include "app/http_paging.h"
#include "report/json.h"
#include "web/json_body.h"
#include "web/request_target.h"

namespace viisari {
namespace {

constexpr std::string_view kPath = "/api/v1/people";

// What the handlers share.
struct People {
  Accounts& accounts;
  std::function<AccountChoices()> choices;
};

std::string version_of(const Account& account) {
  return std::to_string(account.version);
}

// Never kept: an account's sessions and password change without its ETag, which is of its settings.
AnswerPtr person_answer(const Exchange& exchange, const Account& account) {
  JsonWriter json;
  write_person(json, account);
  return answer(exchange, 200, kJsonType, json.take(), Keeping::kNever,
                {{"ETag", "\"" + version_of(account) + "\""}});
}

AnswerPtr account_problem(Exchange& exchange, const Error& error) {
  if (error.code == kNoSuchAccount) return problem_answer(exchange, "not-found", error.text);
  if (error.code == kAccountTaken || error.code == kLastAdmin) {
    return problem_answer(exchange, "conflict", error.text);
  }
  if (error.code == kAccountChanged) return problem_answer(exchange, "changed");
  if (error.code == kHashingBusy) return problem_answer(exchange, "unavailable");
  return error_answer(exchange, error);
}

// Notes every fault of the settings.
AccountSettings read_settings(Exchange& exchange, JsonBody& body, const AccountChoices& choices) {
  AccountSettings out;
  out.role = body.text("role", {.max = 20});
  out.areas = body.texts("areas", 30, {.max = 64});
  out.recipient = body.optional_text("recipient", {.max = 64}).value_or("");
  const auto restricted = body.flag("restricted");
  out.restricted = restricted.value_or(false);
  // What is left out must not widen what an account may do.
  if (!restricted && !body.given("restricted")) {
    exchange.wrong_member("/restricted", "Tämä on täytettävä.", "This must be filled in.");
  }
  if (!body.given("areas") || (out.areas.empty() && !body.is_null("areas"))) {
    exchange.wrong_member("/areas", "Luettele alueet; null tarkoittaa kaikkia.",
                          "List the areas; null means every area.");
  }
  for (const AccountFault& fault : Accounts::faults_of(out, choices)) {
    if (out.role.empty() && fault.member == "role") continue;  // told already
    exchange.wrong_member("/" + std::string(fault.member), fault.fi, fault.en);
  }
  return out;
}

std::string rights_text(const AccountSettings& settings) {
  std::string out = settings.role;
  if (settings.areas.empty()) {
    out += ", every area";
  } else {
    for (const std::string& area : settings.areas) out += ", " + area;
  }
  if (settings.restricted) out += ", restricted figures";
  if (!settings.recipient.empty()) out += ", as " + settings.recipient;
  return out + (settings.enabled ? "" : ", disabled");
}

// Accounts are managed by people: a token that leaks must not make another one.
AnswerPtr refuse_token(const Exchange& exchange) {
  return exchange.viewer.token.empty() || exchange.request.is_safe()
             ? nullptr
             : problem_answer(exchange, "forbidden");
}

AnswerPtr list(People& people, Exchange& exchange) {
  if (AnswerPtr wrong = exchange.read_parameters({"lang", "limit", "cursor"})) return wrong;
  const ListPage page = read_page(exchange);
  if (AnswerPtr wrong = exchange.wrong()) return wrong;
  auto accounts = people.accounts.people(page.cursor, page.limit + 1);
  if (!accounts) return error_answer(exchange, accounts.error());
  const bool more = accounts->size() > page.limit;
  if (more) accounts->resize(page.limit);
  const std::string next = more ? accounts->back().name : std::string();
  JsonWriter json;
  json.begin_object();
  json.key("people");
  json.begin_array();
  for (const Account& account : *accounts) write_person(json, account);
  json.end_array();
  json.member_or_null("next", next);
  json.end_object();
  return answer(exchange, 200, kJsonType, json.take(), Keeping::kNever,
                link_to_next(exchange, next));
}

AnswerPtr add(People& people, Exchange& exchange) {
  if (AnswerPtr wrong = exchange.read_parameters({"lang"})) return wrong;
  if (AnswerPtr refused = refuse_token(exchange)) return refused;
  JsonBody body(exchange);
  const std::string name = body.text("name", {.max = 64});
  const auto fault = Accounts::fault_of_name(name);
  if (!name.empty() && fault) {
    exchange.wrong_member("/name", fault->fi, fault->en);
  }
  const AccountSettings settings = read_settings(exchange, body, people.choices());
  if (AnswerPtr wrong = body.wrong()) return wrong;
  const auto added = people.accounts.add(name, settings, exchange.viewer.account);
  if (!added) return account_problem(exchange, added.error());
  exchange.summary = "added " + name + ": " + rights_text(settings);
  JsonWriter json;
  json.begin_object();
  json.key("person");
  write_person(json, added->account);
  json.member("one_time_password", added->password);
  json.end_object();
  return json_answer(exchange, json, 201,
                     {{"Location", std::string(kPath) + "/" + percent_encode(name)}});
}

AnswerPtr show(People& people, Exchange& exchange) {
  if (AnswerPtr wrong = exchange.read_parameters({"lang"})) return wrong;
  const auto account = people.accounts.person(exchange.captures.at(0));
  if (!account) return account_problem(exchange, account.error());
  return person_answer(exchange, *account);
}

AnswerPtr change(People& people, Exchange& exchange) {
  if (AnswerPtr wrong = exchange.read_parameters({"lang"})) return wrong;
  if (AnswerPtr refused = refuse_token(exchange)) return refused;
  JsonBody body(exchange);
  AccountSettings settings = read_settings(exchange, body, people.choices());
  const auto enabled = body.flag("enabled");
  if (!enabled && !body.given("enabled")) {
    exchange.wrong_member("/enabled", "Tämä on täytettävä.", "This must be filled in.");
  }
  if (AnswerPtr wrong = body.wrong()) return wrong;
  settings.enabled = enabled.value_or(false);
  const auto before = people.accounts.person(exchange.captures.at(0));
  if (!before) return account_problem(exchange, before.error());
  if (AnswerPtr refused = check_if_match(exchange, version_of(*before))) return refused;
  const auto changed =
      people.accounts.change(before->name, before->version, settings, exchange.viewer.account);
  if (!changed) return account_problem(exchange, changed.error());
  exchange.summary = "changed " + before->name + ": " + rights_text(changed->settings);
  return person_answer(exchange, *changed);
}

AnswerPtr reset_password(People& people, Exchange& exchange) {
  if (AnswerPtr wrong = exchange.read_parameters({"lang"})) return wrong;
  if (AnswerPtr refused = refuse_token(exchange)) return refused;
  const auto reset = people.accounts.reset_password(exchange.captures.at(0));
  if (!reset) return account_problem(exchange, reset.error());
  exchange.summary = "gave " + reset->account.name + " a one-time password";
  JsonWriter json;
  json.begin_object();
  json.member("name", reset->account.name);
  json.member("one_time_password", reset->password);
  json.end_object();
  return json_answer(exchange, json);
}

}  // namespace

Routes people_routes(Accounts& accounts, std::function<AccountChoices()> choices) {
  const auto people = std::make_shared<People>(People{accounts, std::move(choices)});
  Routes out;
  const auto add_route = [&](const char* method, std::string pattern,
                             AnswerPtr (*handler)(People&, Exchange&)) {
    out.push_back(
        {.method = method,
         .pattern = std::move(pattern),
         .handler = [people, handler](Exchange& exchange) { return handler(*people, exchange); },
         .access = Access::kAdmin});
  };
  const std::string path(kPath);
  add_route("GET", path, list);
  add_route("POST", path, add);
  add_route("GET", path + "/{name}", show);
  add_route("PUT", path + "/{name}", change);
  add_route("POST", path + "/{name}/password", reset_password);
  return out;
}

}  // namespace viisari
