#include <string>

#include "app/alert_json.h"
#include "app/feedback.h"
#include "app/http_admin.h"
#include "app/http_answers.h"
#include "app/http_paging.h"
#include "store/store.h"
#include "web/json_body.h"

namespace viisari {
namespace {

constexpr const char* kPath = "/api/v1/feedback";

AnswerPtr post_feedback(FeedbackDesk& desk, Exchange& exchange) {
  if (AnswerPtr wrong = exchange.read_parameters({"lang"})) return wrong;
  JsonBody body(exchange);
  Feedback feedback;
  feedback.text = body.text("text", {.max = kFeedbackCharacters, .lines = true});
  feedback.page = body.text("page", {.max = kFeedbackPageCharacters});
  feedback.reply_to = body.optional_text("reply_to", {.min = 0, .max = 254}).value_or("");
  feedback.language = body.text("language", {.max = 2});
  if (!feedback.reply_to.empty() && !is_address(feedback.reply_to)) {
    exchange.wrong_member("/reply_to", "Osoitteen on oltava muotoa nimi@alue.example.",
                          "The address must have the form name@area.example.");
  }
  if (!feedback.page.empty() && !feedback.page.starts_with('/')) {
    exchange.wrong_member("/page", "Sivun polku alkaa merkillä /.", "A page's path begins with /.");
  }
  if (!feedback.language.empty() && !parse_language(feedback.language)) {
    exchange.wrong_member("/language", "fi tai en.", "fi or en.");
  }
  if (AnswerPtr wrong = body.wrong()) return wrong;
  const auto kept = desk.send(std::move(feedback), exchange.request.client);
  if (!kept) {
    const ErrorCode code = kept.error().code;
    if (code == kFeedbackTooOften || code == kFeedbackFull) {
      return problem_answer(exchange, "too-many-requests", {}, {}, {{"Retry-After", "3600"}});
    }
    if (code == kFeedbackText) {
      return wrong_member_answer(exchange, "/text", "1–4000 merkkiä.", "1–4000 characters.");
    }
    return error_answer(exchange, kept.error());
  }
  exchange.summary = "feedback " + std::to_string(kept->id);
  JsonWriter json;
  json.begin_object();
  member_instant(json, "received_at", kept->received_at);
  json.end_object();
  return json_answer(exchange, json, 201, {{"Location", kPath}});
}

AnswerPtr get_feedback(Store& store, Exchange& exchange) {
  if (AnswerPtr wrong = exchange.read_parameters({"lang", "limit", "cursor"})) return wrong;
  const ListPage page = read_page(exchange);
  const std::int64_t before = cursor_number(exchange, page);
  if (AnswerPtr wrong = exchange.wrong()) return wrong;
  auto found = store.feedback().feedback(before, page.limit + 1);
  if (!found) return error_answer(exchange, found.error());
  std::string next;
  if (found->size() > page.limit) {
    found->pop_back();
    next = std::to_string(found->back().id);
  }
  JsonWriter json;
  json.begin_object();
  json.key("feedback");
  json.begin_array();
  for (const Feedback& one : *found) {
    json.begin_object();
    member_number(json, "id", one.id);
    member_instant(json, "received_at", one.received_at);
    json.member("text", one.text);
    json.member("page", one.page);
    json.member_or_null("reply_to", one.reply_to);
    json.member("language", one.language);
    json.end_object();
  }
  json.end_array();
  json.member_or_null("next", next);
  json.end_object();
  return json_answer(exchange, json, 200, link_to_next(exchange, next));
}

}  // namespace

Routes feedback_routes(FeedbackDesk& desk, Store& store) {
  return {{.method = "POST",
           .pattern = kPath,
           .handler = [&desk](Exchange& exchange) { return post_feedback(desk, exchange); },
           .access = Access::kAnyone,
           .before_password_change = true},
          {.method = "GET",
           .pattern = kPath,
           .handler = [&store](Exchange& exchange) { return get_feedback(store, exchange); },
           .access = Access::kAdmin}};
}

}  // namespace viisari
