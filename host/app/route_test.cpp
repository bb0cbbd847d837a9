#include "app/route_test.h"

#include <algorithm>
#include <string>
#include <utility>

#include "alert/notices.h"
#include "alert/step.h"
#include "app/print_alerts.h"
#include "app/text_table.h"
#include "report/json.h"

namespace viisari {
namespace {

bool has(std::span<const std::string> list, std::string_view item) {
  return std::find(list.begin(), list.end(), item) != list.end();
}

DigestTime digest_time(const NotifySettings& settings, const std::string& name, Instant now) {
  DigestTime out{name, std::nullopt};
  const Schedule* schedule = settings.schedules.find(name);
  if (schedule == nullptr) return out;
  if (auto due = due_after(*schedule, now, 1); due && !due->empty()) out.next = due->front();
  return out;
}

RoutedRecipient routed(const RouteTestInput& input, const AlertRule* rule, AlertRoute route) {
  RoutedRecipient out;
  // A deputy reads the digests of the one who is away.
  const Recipient* reader = route.reason == RouteReason::kDeputy
                                ? input.settings.recipients.find(route.stands_for)
                                : route.recipient;
  out.left_digests = !reader->mandatory && (has(input.left_digests, reader->role) ||
                                            has(input.left_digests, route.recipient->role));
  if (!out.left_digests && input.kind == EpisodeKind::kPath) {
    for (const std::string& name : reader->digests) {
      const Schedule* schedule = input.settings.schedules.find(name);
      if (schedule == nullptr || schedule->sends != ScheduleSends::kDigest) continue;
      if (rule != nullptr && !rule->schedule.empty() && rule->schedule != name) continue;
      out.digests.push_back(digest_time(input.settings, name, input.now));
    }
  }
  out.route = std::move(route);
  return out;
}

RoutedRule routed_rule(const RouteTestInput& input, const AlertRule* rule, Severity severity) {
  RoutedRule out;
  if (rule != nullptr) out.rule = *rule;
  out.severity = severity;
  Episode episode;
  episode.kind = input.kind;
  episode.subject = input.indicator.id;
  if (const Silence* silence = silence_of(episode, input.silences, input.now)) {
    out.silence = *silence;
  }
  RouteQuestion question;
  question.kind = input.kind;
  question.severity = severity;
  question.area = input.indicator.area;
  question.indicator = &input.indicator;
  question.rule = rule;
  std::vector<AlertRoute> routes = route_or_admins(input.settings.recipients, question);
  out.nobody = only_admins(routes);
  for (AlertRoute& one : routes) out.recipients.push_back(routed(input, rule, std::move(one)));
  if (severity == Severity::kHigh) {
    question.escalated = true;
    out.escalated = route(input.settings.recipients, question);
    std::erase_if(out.escalated,
                  [](const AlertRoute& one) { return one.reason != RouteReason::kEscalated; });
  }
  return out;
}

struct Words {
  Language language;
  std::string operator()(std::string_view fi, std::string_view en) const {
    return std::string(language == Language::kFinnish ? fi : en);
  }
};

// "7.12.2026 klo 8.00"
std::string due_text(const Due& due, const Words& words) {
  const int minutes = static_cast<int>(due.local_time.count());
  const std::string rest = std::to_string(minutes % 60);
  return format_date(due.local_day, words.language) + words(" klo ", " at ") +
         std::to_string(minutes / 60) + words(".", ":") + (rest.size() < 2 ? "0" : "") + rest;
}

std::string when_text(const RoutedRecipient& recipient, const Words& words) {
  std::string digests;
  for (const DigestTime& digest : recipient.digests) {
    digests += digests.empty() ? words("koosteessa ", "in the digest ") : ", ";
    digests += digest.schedule;
    digests += digest.next ? " (" + due_text(*digest.next, words) + ")"
                           : words(" (ei enää tulossa)", " (no more to come)");
  }
  if (recipient.route.at_once) {
    return words("heti", "at once") + (digests.empty() ? "" : words("; ", "; ") + digests);
  }
  if (!digests.empty()) return digests;
  return recipient.left_digests
             ? words("ei postitse: lopettanut koosteet", "not by mail: has left the digests")
             : words("ei postitse: ei koosteita", "not by mail: no digests");
}

void append_rule(std::string& out, const RoutedRule& rule, const Words& words) {
  out += "\n";
  if (rule.rule) {
    out += words("Sääntö ", "Rule ") + rule.rule->id + " (" +
           std::string(to_string(rule.rule->when)) + "), ";
  } else {
    out += words("Myöhässä oleva luku, ", "An overdue figure, ");
  }
  out += words("vakavuus: ", "severity: ") +
         std::string(severity_text(rule.severity, words.language)) + "\n";
  if (rule.rule && !rule.rule->schedule.empty()) {
    out += words("  Kerrotaan vain koosteessa ", "  Told in one digest only: ") +
           rule.rule->schedule + ".\n";
  }
  if (rule.silence) {
    out += words("  Vaiennettu ", "  Silenced until ") + to_string(rule.silence->until) +
           words(" asti: ", ": ") + rule.silence->reason + "\n";
  }
  if (rule.nobody) {
    out += rule.recipients.empty()
               ? words("  Kukaan ei saa tietoa: kenelläkään ei ole siihen oikeutta.\n",
                       "  Nobody is told: nobody has the right to know.\n")
               : words("  Ei saajia: tieto menee ylläpidolle.\n",
                       "  Nobody would be told: the admins are.\n");
  }
  TextTable table({{words("rooli", "role")},
                   {words("saaja", "recipient")},
                   {words("kieli", "language")},
                   {words("milloin", "when")},
                   {words("miksi", "why")}});
  for (const RoutedRecipient& one : rule.recipients) {
    table.add({one.route.recipient->role, one.route.recipient->title, one.route.recipient->language,
               when_text(one, words), route_text(one.route, words.language)});
  }
  if (!table.empty()) out += table.to_string(2);
  std::string superiors;
  for (const AlertRoute& one : rule.escalated) {
    superiors += (superiors.empty() ? "" : ", ") + one.recipient->role;
  }
  if (superiors.empty()) return;
  const std::string days = std::to_string(kEscalateDays);
  out += words("  Ellei kukaan kuittaa " + days + " päivässä: ",
               "  Unless somebody acknowledges it in " + days + " days: ") +
         superiors + "\n";
}

void write_recipient(JsonWriter& json, const RoutedRecipient& one) {
  const Recipient& recipient = *one.route.recipient;
  json.begin_object();
  json.member("role", recipient.role);
  json.member("title", recipient.title);
  json.member("address", recipient.address);
  json.member("language", recipient.language);
  json.member("reason", to_string(one.route.reason));
  json.member_or_null("stands_for", one.route.stands_for);
  json.member("at_once", one.route.at_once);
  json.member("left_digests", one.left_digests);
  json.key("digests");
  json.begin_array();
  for (const DigestTime& digest : one.digests) {
    json.begin_object();
    json.member("schedule", digest.schedule);
    json.member_or_null("next_at", digest.next ? to_string(digest.next->at) : std::string());
    json.end_object();
  }
  json.end_array();
  json.end_object();
}

}  // namespace

RouteTest test_route(const RouteTestInput& input) {
  RouteTest out;
  out.indicator = &input.indicator;
  out.kind = input.kind;
  if (input.kind != EpisodeKind::kPath) {
    // As step.h opens them.
    out.rules.push_back(routed_rule(input, nullptr, input.severity.value_or(Severity::kWarning)));
    return out;
  }
  for (const AlertRule& rule : input.rules) {
    if (!has(rule.indicators, input.indicator.id)) continue;
    out.rules.push_back(routed_rule(input, &rule, input.severity.value_or(rule.severity)));
  }
  if (out.rules.empty()) {
    const AlertRule rule = default_alert_rule(input.indicator.id);
    out.rules.push_back(routed_rule(input, &rule, input.severity.value_or(rule.severity)));
  }
  return out;
}

std::string route_test_text(const RouteTest& test, Language language) {
  const Words words{language};
  std::string out = test.indicator->id + ": " + test.indicator->title.in(to_string(language)) +
                    "\n" + words("Palvelu: ", "Service: ") + test.indicator->service + "\n";
  if (test.indicator->visibility != Visibility::kPublic) {
    out +=
        words("Mittari ei ole julkinen: vain roolit, joilla on restricted = true, saavat tiedon.",
              "The indicator is not public: only roles with restricted = true are told.") +
        "\n";
  }
  for (const RoutedRule& rule : test.rules) append_rule(out, rule, words);
  return out;
}

std::string route_test_json(const RouteTest& test) {
  JsonWriter json;
  json.begin_object();
  json.member("id", test.indicator->id);
  json.member("kind", to_string(test.kind));
  json.member("restricted", test.indicator->visibility != Visibility::kPublic);
  json.key("rules");
  json.begin_array();
  for (const RoutedRule& rule : test.rules) {
    json.begin_object();
    json.member_or_null("rule", rule.rule ? rule.rule->id : std::string());
    json.member("severity", to_string(rule.severity));
    json.member_or_null("schedule", rule.rule ? rule.rule->schedule : std::string());
    json.member_or_null("silenced_until",
                        rule.silence ? to_string(rule.silence->until) : std::string());
    json.member("nobody", rule.nobody);
    json.key("recipients");
    json.begin_array();
    for (const RoutedRecipient& one : rule.recipients) write_recipient(json, one);
    json.end_array();
    json.key("escalates_to");
    json.begin_array();
    for (const AlertRoute& one : rule.escalated) json.string(one.recipient->role);
    json.end_array();
    json.end_object();
  }
  json.end_array();
  json.end_object();
  return json.take() + "\n";
}

}  // namespace viisari
