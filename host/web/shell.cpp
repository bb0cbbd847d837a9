#include "web/shell.h"

#include <array>

#include "base/text.h"
#include "web/assets.h"
#include "web/page.h"
#include "web/router.h"

namespace viisari {
namespace {

constexpr std::string_view kSession = "/api/v1/session";

// The page's own parameters that its first question takes over, as the address has them.
void append_parameters(std::string& target, const Exchange& exchange,
                       std::span<const std::string_view> names) {
  for (const std::string_view name : names) {
    const auto value = exchange.parameter(name);
    if (!value || value->empty()) continue;
    target += target.find('?') == std::string::npos ? '?' : '&';
    target.append(name).append("=").append(percent_encode(*value));
  }
}

// JSON that no reader of the document takes for a tag: '<' stands in strings alone.
std::string within_script(std::string_view json) {
  std::string out;
  out.reserve(json.size());
  for (const char c : json) {
    if (c == '<') {
      out += "\\u003c";
    } else {
      out += c;
    }
  }
  return out;
}

}  // namespace

// What a page asks for first: targets, {n} being the n-th capture of its address.
struct Shell::FirstAnswers {
  PageWords title;
  std::vector<std::string> targets{};
  // Parameters of the page's address that the first target takes over; as_of goes to each.
  std::vector<std::string_view> parameters{};
  // The page is what the first target tells of: where there is no such thing, there is no page.
  bool thing = false;
};

AnswerPtr Shell::page(Exchange& exchange, const FirstAnswers& first) {
  int status = 200;
  if (const auto asked = exchange.parameter("lang")) {
    const auto language = parse_language(*asked);
    exchange.language = language.value_or(exchange.language);
    if (!language) status = 400;
  }
  if (const auto day = exchange.parameter("as_of"); day && !Date::parse(*day)) status = 400;

  std::vector<std::pair<std::string, AnswerPtr>> answers;
  const auto ask = [&](std::string target) {
    AnswerPtr answer = router_.answer_within(exchange, target);
    const int answered = answer == nullptr ? 500 : answer->status;
    if (answered == 200) answers.emplace_back(std::move(target), std::move(answer));
    return answered;
  };
  ask(std::string(kSession));
  for (std::size_t i = 0; i < first.targets.size(); ++i) {
    std::string target = first.targets[i];
    for (std::size_t n = 0; n < exchange.captures.size(); ++n) {
      const std::string place = "{" + std::to_string(n) + "}";
      if (const std::size_t at = target.find(place); at != std::string::npos) {
        target.replace(at, place.size(), percent_encode(exchange.captures[n]));
      }
    }
    if (i == 0) append_parameters(target, exchange, first.parameters);
    append_parameters(target, exchange, std::array<std::string_view, 1>{"as_of"});
    const int answered = ask(std::move(target));
    if (i == 0 && first.thing && answered >= 400 && status == 200) status = answered;
  }

  const UiEntry entry = ui_entry();
  const bool finnish = exchange.language == Language::kFinnish;
  std::string out = "<!doctype html>\n<html lang=\"" + std::string(to_string(exchange.language)) +
                    "\">\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" "
                    "content=\"width=device-width, initial-scale=1\">\n<title>";
  out += escape_markup(first.title.in(exchange.language));
  out +=
      " – Viisari</title>\n<link rel=\"icon\" type=\"image/svg+xml\" href=\"/assets/icon.svg\">\n";
  if (!entry.script.empty()) {
    out.append("<link rel=\"stylesheet\" href=\"").append(entry.style).append("\">\n");
    for (const std::string_view path : entry.preloads) {
      out.append("<link rel=\"modulepreload\" href=\"").append(path).append("\">\n");
    }
    out.append("<script type=\"module\" src=\"").append(entry.script).append("\"></script>\n");
  } else {
    out += "<link rel=\"stylesheet\" href=\"/assets/style.css\">\n";
  }
  out += "</head>\n<body>\n<div id=\"app\">";
  if (entry.script.empty()) {
    out += finnish ? "<main><h1>Viisari</h1><p>Tämä ohjelma on koottu ilman sivuja. "
                   : "<main><h1>Viisari</h1><p>This program was built without its pages. ";
    out += finnish ? "Tiedot: " : "Data: ";
    out +=
        "<a href=\"/api/v1/areas\">/api/v1/areas</a>, "
        "<a href=\"/api/v1/openapi.yaml\">/api/v1/openapi.yaml</a></p></main>";
  }
  out += "</div>\n<noscript><p>";
  out += finnish ? "Sivut tarvitsevat JavaScriptin. Samat tiedot saa myös tiedostoina: "
                 : "The pages need JavaScript. The same data can be had as files: ";
  out +=
      "<a href=\"/api/v1/areas\">/api/v1/areas</a>, "
      "<a href=\"/api/v1/openapi.yaml\">/api/v1/openapi.yaml</a></p></noscript>\n";
  for (const auto& [target, answer] : answers) {
    out += "<script type=\"application/json\" data-url=\"" + escape_markup(target) + "\">";
    out += within_script(answer->body);
    out += "</script>\n";
  }
  out += "</body>\n</html>\n";
  // With the name of who has signed in, and the token of that session, it is for nobody else.
  const bool keep = status == 200 && !exchange.viewer.signed_in();
  return answer(exchange, status, kHtmlType, std::move(out),
                keep ? Keeping::kRevalidate : Keeping::kNever);
}

Routes Shell::routes() {
  Routes out;
  const auto add = [&](std::string pattern, FirstAnswers first) {
    out.push_back({.method = "GET",
                   .pattern = std::move(pattern),
                   .handler = [this, first = std::move(first)](
                                  Exchange& exchange) { return page(exchange, first); },
                   .cached = true,
                   .html = true});
  };
  add("/", {.title = {"Palvelustrategian mittarit", "Service-strategy indicators"},
            .targets = {"/api/v1/areas"}});
  add("/areas/{area}",
      {.title = {"Alue", "Area"},
       .targets = {"/api/v1/areas/{0}/indicators?limit=500", "/api/v1/areas/{0}/services"},
       .parameters = {"q", "status", "service", "goal", "owner"},
       .thing = true});
  add("/indicators/{area}/{key}",
      {.title = {"Mittari", "Indicator"},
       .targets = {"/api/v1/indicators/{0}/{1}", "/api/v1/indicators/{0}/{1}/explanation",
                   "/api/v1/indicators/{0}/{1}/observations", "/api/v1/indicators/{0}/{1}/outlook"},
       .thing = true});
  add("/compare",
      {.title = {"Alueiden vertailu", "Comparison of areas"}, .targets = {"/api/v1/comparisons"}});
  add("/findings", {.title = {"Löydökset", "Findings"},
                    .targets = {"/api/v1/findings", "/api/v1/areas"},
                    .parameters = {"area", "indicator"},
                    .thing = true});
  add("/accessibility", {.title = {"Saavutettavuusseloste", "Accessibility statement"}});
  add("/feedback", {.title = {"Palaute", "Feedback"}});
  add("/sign-in", {.title = {"Kirjaudu", "Sign in"}});
  add("/account", {.title = {"Oma tunnus", "Your account"}});
  add("/desk", {.title = {"Oma palvelulinja", "My service line"}});
  add("/alerts", {.title = {"Hälytykset", "Alerts"}});
  add("/alerts/{id}", {.title = {"Hälytys", "Alert"}});
  add("/imports", {.title = {"Lukujen tuonti", "Importing figures"}});
  add("/scripts", {.title = {"Määrittelytiedostot", "Definition files"}});
  add("/due", {.title = {"Odotetut luvut", "Figures due"}});
  add("/admin/people", {.title = {"Tunnukset", "People"}});
  add("/admin/tokens", {.title = {"Rajapinnan avaimet", "API tokens"}});
  add("/admin/plugins", {.title = {"Liitännäiset", "Plugins"}});
  add("/admin/schedules", {.title = {"Ajastukset", "Schedules"}});
  add("/admin/outbox", {.title = {"Lähtevät viestit", "Outgoing mail"}});
  add("/admin/audit", {.title = {"Tapahtumaloki", "Audit trail"}});
  add("/admin/feedback", {.title = {"Saatu palaute", "Feedback received"}});
  for (const UiAsset& asset : ui_assets()) {
    out.push_back({.method = "GET",
                   .pattern = std::string(asset.path),
                   .handler = [asset](Exchange& exchange) {
                     const std::string coding = exchange.request.field("accept-encoding");
                     const bool zipped = coding.find("gzip") != std::string::npos;
                     return asset_answer(asset.media_type, zipped ? asset.gzip : asset.bytes,
                                         zipped);
                   }});
  }
  return out;
}

}  // namespace viisari
