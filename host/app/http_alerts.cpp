#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "app/alert_acts.h"
#include "app/alert_book.h"
#include "app/alert_json.h"
#include "app/evaluation.h"
#include "app/http_answers.h"
#include "app/http_desk.h"
#include "app/http_paging.h"
#include "app/live_source.h"
#include "base/text.h"
#include "web/json_body.h"

namespace viisari {
namespace {

Result<AlertBook> book_of(const LiveSource& source, const Exchange& exchange) {
  return open_alert_book(source, exchange.viewer, source.default_as_of());
}

AnswerPtr document(Exchange& exchange, const AlertBook& book, const Episode& episode, int status,
                   const Fields& more = {}) {
  const auto history = alert_history(book, episode);
  if (!history) return error_answer(exchange, history.error());
  JsonWriter json;
  write_alert_document(json, book, episode, *history);
  return json_answer_of(exchange, json, book.version(episode), status, more);
}

// The problem of an act that was refused.
AnswerPtr act_refused(Exchange& exchange, const Error& error, std::string_view words_pointer) {
  if (error.code == kNoSuchEpisode || error.code == kNoSuchSilence) {
    return problem_answer(exchange, "not-found");
  }
  if (error.code == kAlertsChanged || error.code == kAlertsMoved) {
    return problem_answer(exchange, "changed");
  }
  if (error.code == kAlertsShorter) return problem_answer(exchange, "shorter");
  if (error.code == kEpisodeClosed) {
    return problem_answer(
        exchange, "conflict",
        in_language(exchange, "Hälytys on jo ohi.", "The alert is over already."));
  }
  if (error.code == kAlertsText) {
    return wrong_member_answer(exchange, words_pointer, "Yksi rivi, 1–1000 merkkiä.",
                               "One line of 1–1000 characters.");
  }
  if (error.code == kAlertsUntil) {
    return wrong_member_answer(exchange, "/until", "Päivä on jo ohi.", "The day is over already.");
  }
  if (error.code == kUnknownArea || error.code == kUnknownIndicator) {
    return wrong_member_answer(
        exchange, "/subject",
        "Tällaista aluetta tai mittaria ei ole: ALUE, ALUE/TUNNUS tai ALUE/ALKU.*",
        "There is no such area or indicator: AREA, AREA/KEY or AREA/prefix.*");
  }
  return error_answer(exchange, error);
}

template <class Value, class Words>
std::optional<Value> one_of(Exchange& exchange, std::string_view name, const Words& words) {
  const auto asked = exchange.parameter(name);
  if (!asked) return std::nullopt;
  std::string list;
  for (const auto& [word, value] : words) {
    if (*asked == word) return value;
    list += (list.empty() ? "" : ", ") + std::string(word);
  }
  exchange.wrong_parameter(name, "Jokin näistä: " + list + ".", "One of these: " + list + ".");
  return std::nullopt;
}

constexpr std::pair<std::string_view, AlertsOf> kAlertStates[] = {
    {"open", AlertsOf::kOpen}, {"over", AlertsOf::kOver}, {"all", AlertsOf::kAll}};
constexpr std::pair<std::string_view, AlertsOf> kSilenceStates[] = {
    {"current", AlertsOf::kOpen}, {"over", AlertsOf::kOver}, {"all", AlertsOf::kAll}};
constexpr std::pair<std::string_view, bool> kFlags[] = {{"true", true}, {"false", false}};

AnswerPtr get_alerts(const LiveSource& source, Exchange& exchange) {
  if (AnswerPtr wrong = exchange.read_parameters(
          {"lang", "state", "area", "indicator", "severity", "mine", "limit", "cursor"})) {
    return wrong;
  }
  AlertQuery query;
  query.state = one_of<AlertsOf>(exchange, "state", kAlertStates).value_or(AlertsOf::kOpen);
  query.mine = one_of<bool>(exchange, "mine", kFlags).value_or(false);
  query.area = exchange.parameter("area").value_or("");
  query.indicator = exchange.parameter("indicator").value_or("");
  if (const auto severities = exchange.parameter("severity")) {
    for (const std::string_view word : split(*severities, ',')) {
      if (const auto severity = parse_severity(word)) {
        query.severities.push_back(*severity);
      } else {
        exchange.wrong_parameter("severity", "Jokin näistä: info, warning, high.",
                                 "One of these: info, warning, high.");
      }
    }
  }
  const ListPage page = read_page(exchange);
  query.before = cursor_number(exchange, page);
  query.limit = page.limit;
  if (AnswerPtr wrong = exchange.wrong()) return wrong;
  const auto book = book_of(source, exchange);
  if (!book) return error_answer(exchange, book.error());
  if (!query.area.empty() && book->view.find_area(query.area) == nullptr) {
    return problem_answer(exchange, "unknown-area");
  }
  if (!query.indicator.empty() && book->view.find_row(query.indicator) == nullptr) {
    return problem_answer(exchange, "unknown-indicator");
  }
  const auto found = list_alerts(*book, query);
  if (!found) return error_answer(exchange, found.error());
  JsonWriter json;
  json.begin_object();
  json.key("alerts");
  json.begin_array();
  for (const Episode& episode : found->episodes) {
    std::vector<Transition> transitions;
    if (!episode.open) {
      auto read = book->store.alerts().transitions(episode.id);
      if (!read) return error_answer(exchange, read.error());
      transitions = std::move(*read);
    }
    write_alert(json, *book, episode, ended_as(episode, transitions));
  }
  json.end_array();
  const std::string next = found->next == 0 ? std::string() : std::to_string(found->next);
  json.member_or_null("next", next);
  json.end_object();
  return json_answer(exchange, json, 200, link_to_next(exchange, next));
}

AnswerPtr get_alert(const LiveSource& source, Exchange& exchange) {
  if (AnswerPtr wrong = exchange.read_parameters({"lang"})) return wrong;
  const auto id = captured_id(exchange);
  if (!id) return problem_answer(exchange, "not-found");
  const auto book = book_of(source, exchange);
  if (!book) return error_answer(exchange, book.error());
  const auto episode = shown_alert(*book, *id);
  if (!episode) return act_refused(exchange, episode.error(), {});
  return document(exchange, *book, *episode, 200);
}

// What both acts on an alert begin with.
struct Acting {
  AlertBook book;
  AlertAct act;
};
std::optional<Acting> begin_act(const LiveSource& source, Exchange& exchange, AnswerPtr& refused) {
  const auto refuse = [&](AnswerPtr answer) {
    refused = std::move(answer);
    return std::nullopt;
  };
  if (AnswerPtr wrong = exchange.read_parameters({"lang"})) return refuse(std::move(wrong));
  const auto id = captured_id(exchange);
  if (!id) return refuse(problem_answer(exchange, "not-found"));
  auto book = book_of(source, exchange);
  if (!book) return refuse(error_answer(exchange, book.error()));
  const auto episode = shown_alert(*book, *id);
  if (!episode) return refuse(act_refused(exchange, episode.error(), {}));
  const std::string version = book->version(*episode);
  if (AnswerPtr changed = check_if_match(exchange, version)) return refuse(std::move(changed));
  return Acting{std::move(*book), {*id, exchange.viewer.account, {}, version}};
}

AnswerPtr acted(const LiveSource& source, Exchange& exchange, std::int64_t id, int status,
                const Fields& more) {
  const auto book = book_of(source, exchange);
  if (!book) return error_answer(exchange, book.error());
  const auto episode = shown_alert(*book, id);
  if (!episode) return error_answer(exchange, episode.error());
  return document(exchange, *book, *episode, status, more);
}

AnswerPtr post_acknowledgement(const LiveSource& source, Exchange& exchange) {
  AnswerPtr refused;
  auto acting = begin_act(source, exchange, refused);
  if (!acting) return refused;
  JsonBody body(exchange);
  acting->act.comment = body.text("comment", {.max = kMostActCharacters});
  const auto until = body.date("until");
  const bool shorten = body.flag("shorten").value_or(false);
  if (AnswerPtr wrong = body.wrong()) return wrong;
  const auto done =
      acknowledge_alert(acting->book.store.alerts(), acting->act, until, shorten, acting->book.now);
  if (!done) return act_refused(exchange, done.error(), "/comment");
  const std::string id = std::to_string(acting->act.id);
  exchange.summary = "acknowledged alert " + id + " until " + last_day_until(*done).to_string();
  return acted(source, exchange, acting->act.id, 201, {{"Location", "/api/v1/alerts/" + id}});
}

AnswerPtr post_closing(const LiveSource& source, Exchange& exchange) {
  AnswerPtr refused;
  auto acting = begin_act(source, exchange, refused);
  if (!acting) return refused;
  JsonBody body(exchange);
  acting->act.comment = body.text("comment", {.max = kMostActCharacters});
  if (AnswerPtr wrong = body.wrong()) return wrong;
  const auto done = close_alert(acting->book.store.alerts(), acting->act, acting->book.now);
  if (!done) return act_refused(exchange, done.error(), "/comment");
  exchange.summary = "closed alert " + std::to_string(acting->act.id);
  return acted(source, exchange, acting->act.id, 200, {});
}

AnswerPtr get_silences(const LiveSource& source, Exchange& exchange) {
  if (AnswerPtr wrong = exchange.read_parameters({"lang", "state", "limit", "cursor"})) {
    return wrong;
  }
  const auto state = one_of<AlertsOf>(exchange, "state", kSilenceStates).value_or(AlertsOf::kOpen);
  const ListPage page = read_page(exchange);
  const std::int64_t before = cursor_number(exchange, page);
  if (AnswerPtr wrong = exchange.wrong()) return wrong;
  const auto book = book_of(source, exchange);
  if (!book) return error_answer(exchange, book.error());
  const SilencePage found = list_silences(*book, state, before, page.limit);
  JsonWriter json;
  json.begin_object();
  json.key("silences");
  json.begin_array();
  for (const Silence& silence : found.silences) write_silence(json, *book, silence);
  json.end_array();
  const std::string next = found.next == 0 ? std::string() : std::to_string(found.next);
  json.member_or_null("next", next);
  json.end_object();
  return json_answer(exchange, json, 200, link_to_next(exchange, next));
}

AnswerPtr silence_answer(Exchange& exchange, const AlertBook& book, const Silence& silence,
                         int status, const Fields& more = {}) {
  JsonWriter json;
  write_silence(json, book, silence);
  return json_answer_of(exchange, json, silence_version(silence), status, more);
}

AnswerPtr get_silence(const LiveSource& source, Exchange& exchange) {
  if (AnswerPtr wrong = exchange.read_parameters({"lang"})) return wrong;
  const auto id = captured_id(exchange);
  if (!id) return problem_answer(exchange, "not-found");
  const auto book = book_of(source, exchange);
  if (!book) return error_answer(exchange, book.error());
  const auto silence = shown_silence(*book, *id);
  if (!silence) return act_refused(exchange, silence.error(), {});
  return silence_answer(exchange, *book, *silence, 200);
}

AnswerPtr post_silence(const LiveSource& source, Exchange& exchange) {
  if (AnswerPtr wrong = exchange.read_parameters({"lang"})) return wrong;
  JsonBody body(exchange);
  SilenceAct act;
  act.subject = body.text("subject");
  act.reason = body.text("reason", {.max = kMostActCharacters});
  act.until = body.date("until");
  if (AnswerPtr wrong = body.wrong()) return wrong;
  if (!act.until) {
    return wrong_member_answer(exchange, "/until", "Anna viimeinen päivä.", "Give the last day.");
  }
  act.by = exchange.viewer.account;
  const auto book = book_of(source, exchange);
  if (!book) return error_answer(exchange, book.error());
  const std::string area = act.subject.substr(0, act.subject.find('/'));
  if (book->view.find_area(area) != nullptr && !book->may_act(area)) {
    return problem_answer(exchange, "forbidden");
  }
  const auto silence =
      silence_alerts(book->store.alerts(), known_indicators(*book), act, book->now);
  if (!silence) return act_refused(exchange, silence.error(), "/reason");
  const std::string id = std::to_string(silence->id);
  exchange.summary = "silence " + id + " of an alert subject in " + silence->area;
  return silence_answer(exchange, *book, *silence, 201, {{"Location", "/api/v1/silences/" + id}});
}

AnswerPtr delete_silence(const LiveSource& source, Exchange& exchange) {
  if (AnswerPtr wrong = exchange.read_parameters({"lang"})) return wrong;
  const auto id = captured_id(exchange);
  if (!id) return problem_answer(exchange, "not-found");
  const auto book = book_of(source, exchange);
  if (!book) return error_answer(exchange, book.error());
  const auto silence = shown_silence(*book, *id);
  if (!silence) return act_refused(exchange, silence.error(), {});
  if (!book->may_act(silence->area)) return problem_answer(exchange, "forbidden");
  const std::string version = silence_version(*silence);
  if (AnswerPtr changed = check_if_match(exchange, version)) return changed;
  const auto done = end_silence(book->store.alerts(), *id, version, book->now);
  if (!done) return act_refused(exchange, done.error(), {});
  exchange.summary = "ended silence " + std::to_string(*id);
  return no_content(exchange);
}

}  // namespace

Routes alert_routes(const LiveSource& source) {
  Routes routes;
  const auto add = [&](const char* method, const char* pattern, Access access,
                       AnswerPtr (*handler)(const LiveSource&, Exchange&)) {
    Route route;
    route.method = method;
    route.pattern = pattern;
    route.access = access;
    route.handler = [&source, handler](Exchange& exchange) { return handler(source, exchange); };
    routes.push_back(std::move(route));
  };
  add("GET", "/api/v1/alerts", Access::kSignedIn, get_alerts);
  add("GET", "/api/v1/alerts/{alert}", Access::kSignedIn, get_alert);
  add("POST", "/api/v1/alerts/{alert}/acknowledgements", Access::kLeader, post_acknowledgement);
  add("POST", "/api/v1/alerts/{alert}/closing", Access::kLeader, post_closing);
  add("GET", "/api/v1/silences", Access::kSignedIn, get_silences);
  add("POST", "/api/v1/silences", Access::kLeader, post_silence);
  add("GET", "/api/v1/silences/{silence}", Access::kSignedIn, get_silence);
  add("DELETE", "/api/v1/silences/{silence}", Access::kLeader, delete_silence);
  return routes;
}

}  // namespace viisari
