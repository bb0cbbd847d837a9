#include "app/http_admin.h"

#include <algorithm>
#include <filesystem>
#include <string>
#include <utility>

#include "app/alert_json.h"
#include "app/http_answers.h"
#include "app/http_paging.h"
#include "app/live_source.h"
#include "app/notify_settings.h"
#include "app/outbox_sight.h"
#include "app/print_mail.h"
#include "app/schedule_words.h"
#include "app/workspace.h"
#include "area/area_host.h"
#include "store/store.h"

namespace viisari {
namespace {

constexpr std::size_t kRuns = 12;

void member_text(JsonWriter& json, std::string_view name, std::string_view text) {
  json.member_or_null(name, text);
}

// ---- Plugins

void write_plugin(JsonWriter& json, const PluginStatus& plugin) {
  json.begin_object();
  json.member("id", plugin.id);
  member_text(json, "name", plugin.name);
  member_text(json, "version", plugin.version);
  member_text(json, "abi", plugin.abi);
  const bool checked = plugin.signature != PluginSignature::kInvalid;
  member_text(json, "signature", checked ? to_string(plugin.signature) : std::string_view());
  json.member("state", to_string(plugin.state));
  json.member("restarts", plugin.restarts);
  json.key("worker");
  if (plugin.pid > 0) {
    json.integer(plugin.pid);
  } else {
    json.null();
  }
  json.key("error");
  if (plugin.reason_code.empty()) {
    json.null();
  } else {
    json.begin_object();
    json.member("code", plugin.reason_code);
    json.member("text", plugin.reason_text);
    json.end_object();
  }
  json.key("codes");
  json.begin_array();
  for (const AreaCode& code : plugin.codes) {
    json.begin_object();
    json.member("system", code.system);
    json.member("code", code.code);
    json.end_object();
  }
  json.end_array();
  json.member("file", std::filesystem::path(plugin.file).filename().string());
  json.end_object();
}

AnswerPtr get_plugins(const LiveSource& source, Exchange& exchange) {
  if (AnswerPtr wrong = exchange.read_parameters({"lang"})) return wrong;
  const auto areas = source.workspace().areas();
  if (!areas) return error_answer(exchange, areas.error());
  JsonWriter json;
  json.begin_object();
  json.key("plugins");
  json.begin_array();
  for (const PluginStatus& plugin : (*areas)->status()) write_plugin(json, plugin);
  json.end_array();
  json.end_object();
  return json_answer(exchange, json);
}

// ---- Schedules

std::string_view holiday_word(HolidayPolicy policy) {
  switch (policy) {
    case HolidayPolicy::kNextWorkingDay:
      return "next_working_day";
    case HolidayPolicy::kPreviousWorkingDay:
      return "previous_working_day";
    case HolidayPolicy::kAsIs:
      break;
  }
  return "as_is";
}

std::string_view missed_word(MissedPolicy policy) {
  switch (policy) {
    case MissedPolicy::kRunLatest:
      return "run_latest";
    case MissedPolicy::kRunAll:
      return "run_all";
    case MissedPolicy::kSkip:
      break;
  }
  return "skip";
}

bool gets(const Recipient& recipient, const Schedule& schedule) {
  if (schedule.sends == ScheduleSends::kWatchdog) return recipient.admin;
  return std::find(recipient.digests.begin(), recipient.digests.end(), schedule.name) !=
         recipient.digests.end();
}

void write_schedule(JsonWriter& json, const Schedule& schedule, const Recipients& recipients,
                    const std::vector<Due>& runs, const std::optional<ScheduleFire>& last) {
  json.begin_object();
  json.member("name", schedule.name);
  json.member("sends", sends_word(schedule));
  json.member("rule", schedule.rule);
  json.member("time", clock_word(schedule.time));
  json.member("zone", schedule.zone);
  json.member("holiday", holiday_word(schedule.holiday));
  json.member("missed", missed_word(schedule.missed));
  json.key("recipients");
  json.begin_array();
  for (const Recipient& recipient : recipients.all) {
    if (gets(recipient, schedule)) json.string(recipient.role);
  }
  json.end_array();
  json.key("warnings");
  json.begin_array();
  for (const std::string_view word : warning_words(schedule)) json.string(word);
  json.end_array();
  json.key("runs");
  json.begin_array();
  for (const Due& due : runs) {
    json.begin_object();
    member_instant(json, "at", due.at);
    json.member("local", due.local_day.to_string() + "T" + clock_word(due.local_time));
    json.member("utc_offset", offset_word(due.utc_offset));
    json.key("remarks");
    json.begin_array();
    for (const std::string_view word : remark_words(due)) json.string(word);
    json.end_array();
    json.end_object();
  }
  json.end_array();
  json.key("last");
  // "seen" is written when a schedule is there for the first time: no run.
  if (last && last->outcome != "seen") {
    json.begin_object();
    member_instant(json, "due_at", last->due_at);
    member_instant(json, "fired_at", last->fired_at);
    json.member("outcome", last->outcome);
    json.end_object();
  } else {
    json.null();
  }
  json.end_object();
}

void write_fault(JsonWriter& json, const Error& fault) {
  json.begin_object();
  json.member("code", fault.code.name);
  json.member("file", std::filesystem::path(fault.file).filename().string());
  json.key("line");
  if (fault.line > 0) {
    json.integer(fault.line);
  } else {
    json.null();
  }
  json.member("text", fault.text);
  json.end_object();
}

AnswerPtr get_schedules(const LiveSource& source, Exchange& exchange) {
  if (AnswerPtr wrong = exchange.read_parameters({"lang"})) return wrong;
  Workspace& workspace = source.workspace();
  NotifySettings settings;
  std::vector<Error> faults = read_notify_settings(workspace.config(), settings);
  if (not_set_up(faults)) faults.clear();
  JsonWriter json;
  json.begin_object();
  json.key("schedules");
  json.begin_array();
  for (const Schedule& schedule : settings.schedules.all) {
    const auto runs = due_after(schedule, workspace.clock().now(), kRuns);
    if (!runs) {
      faults.push_back(runs.error());
      continue;
    }
    const auto last = workspace.store().alerts().last_fire(schedule.name);
    if (!last) return error_answer(exchange, last.error());
    write_schedule(json, schedule, settings.recipients, *runs, *last);
  }
  json.end_array();
  json.key("faults");
  json.begin_array();
  for (const Error& fault : faults) write_fault(json, fault);
  json.end_array();
  json.end_object();
  return json_answer(exchange, json);
}

// ---- Outbox

Result<OutboxSight> sight_of(const LiveSource& source, const Exchange& exchange) {
  const auto snapshot = source.snapshot(source.default_as_of());
  if (!snapshot) return fail(snapshot.error());
  NotifySettings settings;
  std::optional<Recipients> recipients;
  if (read_notify_settings(source.workspace().config(), settings).empty()) {
    recipients = std::move(settings.recipients);
  }
  return OutboxSight(exchange.viewer, **snapshot, std::move(recipients));
}

bool waits(MessageState state) {
  return state == MessageState::kQueued || state == MessageState::kDeferred ||
         state == MessageState::kUnknown;
}

void write_message(JsonWriter& json, const OutboxMessage& message, bool withheld) {
  json.begin_object();
  member_number(json, "id", message.id);
  json.member("kind", to_string(message.kind));
  json.member("recipient", message.recipient);
  json.member("to", message.envelope_to);
  member_text(json, "subject", withheld ? std::string_view() : std::string_view(message.subject));
  json.member("withheld", withheld);
  json.member("state", to_string(message.state));
  member_instant(json, "queued_at", message.queued_at);
  member_instant(json, "next_try_at",
                 waits(message.state) ? std::optional(message.next_try_at) : std::nullopt);
  json.member("tries", message.tries);
  member_instant(json, "sent_at", message.sent_at);
  member_instant(json, "expires_at", message.expires_at);
  member_text(json, "last_error", message.last_error);
  member_text(json, "schedule", message.schedule);
  member_text(json, "as_of", message.as_of ? message.as_of->to_string() : std::string());
  member_etag(json, message_version(message));
  json.end_object();
}

void write_depth(JsonWriter& json, const OutboxDepth& depth) {
  json.key("depth");
  json.begin_object();
  member_number(json, "waiting", depth.waiting);
  member_number(json, "sent", depth.sent);
  member_number(json, "failed", depth.failed);
  member_number(json, "expired", depth.expired);
  member_instant(json, "oldest_waiting", depth.oldest_waiting);
  member_instant(json, "last_sent", depth.last_sent);
  json.end_object();
}

void write_pause(JsonWriter& json, const std::optional<OutboxPause>& pause) {
  json.key("pause");
  if (!pause) {
    json.null();
    return;
  }
  json.begin_object();
  json.member("reason", pause->reason);
  member_instant(json, "since", pause->since);
  member_sentence(json, "advice",
                  [&](Language language) { return delivery_advice(pause->reason, language); });
  json.end_object();
}

AnswerPtr get_outbox(const LiveSource& source, Exchange& exchange) {
  if (AnswerPtr wrong =
          exchange.read_parameters({"lang", "state", "kind", "recipient", "limit", "cursor"})) {
    return wrong;
  }
  OutboxQuery query;
  if (const auto state = exchange.parameter("state")) {
    query.state = parse_message_state(*state);
    if (!query.state) exchange.wrong_parameter("state", "Tilaa ei ole.", "No such state.");
  }
  if (const auto kind = exchange.parameter("kind")) {
    query.kind = parse_message_kind(*kind);
    if (!query.kind) exchange.wrong_parameter("kind", "Lajia ei ole.", "No such kind.");
  }
  query.recipient = exchange.parameter("recipient").value_or("");
  const ListPage page = read_page(exchange);
  query.before = cursor_number(exchange, page);
  query.limit = page.limit + 1;
  if (AnswerPtr wrong = exchange.wrong()) return wrong;
  Outbox& outbox = source.workspace().store().outbox();
  auto messages = outbox.messages(query);
  if (!messages) return error_answer(exchange, messages.error());
  const auto depth = outbox.outbox_depth();
  if (!depth) return error_answer(exchange, depth.error());
  const auto pause = outbox.paused();
  if (!pause) return error_answer(exchange, pause.error());
  const auto sight = sight_of(source, exchange);
  if (!sight) return error_answer(exchange, sight.error());
  std::string next;
  if (messages->size() > page.limit) {
    messages->pop_back();
    next = std::to_string(messages->back().id);
  }
  JsonWriter json;
  json.begin_object();
  write_depth(json, *depth);
  write_pause(json, *pause);
  json.key("messages");
  json.begin_array();
  for (const OutboxMessage& message : *messages) {
    write_message(json, message, sight->is_withheld(message));
  }
  json.end_array();
  member_text(json, "next", next);
  json.end_object();
  return json_answer(exchange, json, 200, link_to_next(exchange, next));
}

AnswerPtr message_answer(const LiveSource& source, Exchange& exchange,
                         const OutboxMessage& message) {
  const auto sight = sight_of(source, exchange);
  if (!sight) return error_answer(exchange, sight.error());
  const bool withheld = sight->is_withheld(message);
  const ReadMail mail = withheld ? ReadMail{} : read_for_people(message);
  JsonWriter json;
  json.begin_object();
  json.key("message");
  write_message(json, message, withheld);
  json.key("headers");
  json.begin_array();
  for (const auto& [name, value] : mail.headers) {
    json.begin_object();
    json.member("name", name);
    json.member("value", value);
    json.end_object();
  }
  json.end_array();
  member_text(json, "text", mail.text);
  json.end_object();
  return json_answer_of(exchange, json, message_version(message));
}

// Null and the answer in `refused` where there is none of that id.
std::optional<OutboxMessage> find_message(const LiveSource& source, Exchange& exchange,
                                          AnswerPtr& refused) {
  const auto id = captured_id(exchange);
  if (!id) {
    refused = problem_answer(exchange, "not-found");
    return std::nullopt;
  }
  auto message = source.workspace().store().outbox().message(*id);
  if (!message) {
    refused = error_answer(exchange, message.error());
    return std::nullopt;
  }
  if (!*message) refused = problem_answer(exchange, "not-found");
  return std::move(*message);
}

AnswerPtr get_message(const LiveSource& source, Exchange& exchange) {
  if (AnswerPtr wrong = exchange.read_parameters({"lang"})) return wrong;
  AnswerPtr refused;
  const auto message = find_message(source, exchange, refused);
  return message ? message_answer(source, exchange, *message) : refused;
}

AnswerPtr change_message(const LiveSource& source, Exchange& exchange, std::string_view word,
                         Result<void> (Outbox::*change)(std::int64_t, Instant)) {
  if (AnswerPtr wrong = exchange.read_parameters({"lang"})) return wrong;
  AnswerPtr refused;
  const auto message = find_message(source, exchange, refused);
  if (!message) return refused;
  if (AnswerPtr changed = check_if_match(exchange, message_version(*message))) return changed;
  Workspace& workspace = source.workspace();
  Outbox& outbox = workspace.store().outbox();
  if (auto done = (outbox.*change)(message->id, workspace.clock().now()); !done) {
    if (done.error().code != kMessageState) return error_answer(exchange, done.error());
    return problem_answer(exchange, "conflict",
                          in_language(exchange, "Viesti on jo lähtenyt tai lähdössä.",
                                      "The mail has gone out or is going out."));
  }
  exchange.summary = std::string(word) + " mail " + std::to_string(message->id);
  const auto now = find_message(source, exchange, refused);
  return now ? message_answer(source, exchange, *now) : refused;
}

AnswerPtr post_retry(const LiveSource& source, Exchange& exchange) {
  return change_message(source, exchange, "retried", &Outbox::retry);
}

AnswerPtr post_cancel(const LiveSource& source, Exchange& exchange) {
  return change_message(source, exchange, "cancelled", &Outbox::cancel);
}

AnswerPtr post_resume(const LiveSource& source, Exchange& exchange) {
  if (AnswerPtr wrong = exchange.read_parameters({"lang"})) return wrong;
  if (auto done = source.workspace().store().outbox().resume(); !done) {
    return error_answer(exchange, done.error());
  }
  exchange.summary = "resumed the outbox";
  return no_content(exchange);
}

}  // namespace

Routes admin_routes(const LiveSource& source) {
  Routes routes;
  const auto add = [&](const char* method, const char* pattern,
                       AnswerPtr (*handler)(const LiveSource&, Exchange&)) {
    Route route;
    route.method = method;
    route.pattern = pattern;
    route.access = Access::kAdmin;
    route.handler = [&source, handler](Exchange& exchange) { return handler(source, exchange); };
    routes.push_back(std::move(route));
  };
  add("GET", "/api/v1/plugins", get_plugins);
  add("GET", "/api/v1/schedules", get_schedules);
  add("GET", "/api/v1/outbox", get_outbox);
  add("GET", "/api/v1/outbox/{message}", get_message);
  add("POST", "/api/v1/outbox/{message}/retry", post_retry);
  add("POST", "/api/v1/outbox/{message}/cancel", post_cancel);
  add("POST", "/api/v1/outbox/resume", post_resume);
  return routes;
}

}  // namespace viisari
