#include "app/http_desk.h"

#include "app/alert_json.h"
#include "app/desk.h"
#include "app/live_source.h"

namespace viisari {
namespace {

AnswerPtr get_desk(const LiveSource& source, Exchange& exchange) {
  if (AnswerPtr wrong = exchange.read_parameters({"lang", "as_of", "since"})) return wrong;
  DeskRequest request{exchange.viewer, exchange.as_of, {}};
  if (const auto since = exchange.parameter("since")) {
    request.since = Date::parse(*since);
    if (!request.since) {
      exchange.wrong_parameter("since", "Päivän on oltava muotoa VVVV-KK-PP.",
                               "The day must have the form YYYY-MM-DD.");
    }
  }
  if (AnswerPtr wrong = exchange.wrong()) return wrong;
  const auto desk = open_desk(source, request);
  if (!desk) return error_answer(exchange, desk.error());
  JsonWriter json;
  write_desk(json, *desk);
  return json_answer(exchange, json);
}

AnswerPtr post_visit(const LiveSource& source, Exchange& exchange) {
  if (AnswerPtr wrong = exchange.read_parameters({"lang"})) return wrong;
  const auto at = mark_visit(source, exchange.viewer);
  if (!at) return error_answer(exchange, at.error());
  exchange.summary = "looked at the desk";
  JsonWriter json;
  json.begin_object();
  member_instant(json, "last_visit", *at);
  json.end_object();
  return json_answer(exchange, json, 201, {{"Location", "/api/v1/desk"}});
}

}  // namespace

Routes desk_routes(const LiveSource& source) {
  const auto with = [&source](AnswerPtr (*handler)(const LiveSource&, Exchange&)) {
    return [&source, handler](Exchange& exchange) { return handler(source, exchange); };
  };
  return {{.method = "GET",
           .pattern = "/api/v1/desk",
           .handler = with(get_desk),
           .access = Access::kSignedIn},
          {.method = "POST",
           .pattern = "/api/v1/desk/visits",
           .handler = with(post_visit),
           .access = Access::kSignedIn}};
}

}  // namespace viisari
