#include "app/print_alerts.h"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

#include "app/text_table.h"
#include "base/text.h"
#include "report/explain_text.h"
#include "report/wording.h"

namespace viisari {
namespace {

constexpr std::array kKinds{TransitionKind::kOpened,    TransitionKind::kRepeated,
                            TransitionKind::kEscalated, TransitionKind::kCorrected,
                            TransitionKind::kResolved,  TransitionKind::kClosed};

std::string_view pick(Language language, std::string_view fi, std::string_view en) {
  return language == Language::kFinnish ? fi : en;
}

// Plain numbers: a list shows many units beside each other.
std::string number(std::optional<double> value) {
  return value ? format_double(*value) : std::string();
}

std::string figure(const Period& period, std::optional<double> value, Language language) {
  if (!value) return {};
  return number(value) + " (" + format_period(period, language) + ")";
}

std::string minute(Instant instant) {
  std::string text = to_string(instant).substr(0, 16);
  text[10] = ' ';
  return text + " UTC";
}

// What is done about it: acknowledged, silenced, escalated.
std::string care(const Episode& episode, std::span<const Silence> silences, Instant now,
                 Language language) {
  std::vector<std::string> parts;
  if (!episode.open) {
    parts.emplace_back(pick(language, "päättynyt", "over"));
  } else if (episode.acknowledged && episode.acknowledged->holds(now)) {
    parts.push_back(std::string(pick(language, "kuitattu: ", "acknowledged: ")) +
                    episode.acknowledged->by);
  } else if (episode.escalated) {
    parts.emplace_back(pick(language, "eskaloitu", "escalated"));
  }
  if (episode.open && silence_of(episode, silences, now) != nullptr) {
    parts.emplace_back(pick(language, "vaiennettu", "silenced"));
  }
  return join(parts, ", ");
}

std::string_view kind_text(EpisodeKind kind, Language language) {
  switch (kind) {
    case EpisodeKind::kPath:
      return pick(language, "polulta poissa", "off its path");
    case EpisodeKind::kData:
      return pick(language, "luku myöhässä", "figure overdue");
    case EpisodeKind::kAreaData:
      return pick(language, "alueen luvut myöhässä", "area's figures overdue");
    case EpisodeKind::kInvalid:
      break;
  }
  return "";
}

std::size_t count_of(const ReplayCounts& counts, TransitionKind kind) {
  const auto found = counts.transitions.find(kind);
  return found == counts.transitions.end() ? 0 : found->second;
}

std::string replay_table(std::string_view title, const std::map<std::string, ReplayCounts>& rows,
                         Language language) {
  TextTable table(
      {{std::string(title)},
       {std::string(pick(language, "avattu", "opened")), TextTable::Align::kRight},
       {std::string(pick(language, "toistettu", "repeated")), TextTable::Align::kRight},
       {std::string(pick(language, "eskaloitu", "escalated")), TextTable::Align::kRight},
       {std::string(pick(language, "korjattu", "corrected")), TextTable::Align::kRight},
       {std::string(pick(language, "päättynyt", "resolved")), TextTable::Align::kRight},
       {std::string(pick(language, "viestejä", "mails")), TextTable::Align::kRight}});
  for (const auto& [name, counts] : rows) {
    if (counts.transitions.empty() && counts.mails == 0) continue;
    std::vector<std::string> cells{name};
    for (const TransitionKind kind : kKinds) {
      if (kind != TransitionKind::kClosed) cells.push_back(std::to_string(count_of(counts, kind)));
    }
    cells.push_back(std::to_string(counts.mails));
    table.add(std::move(cells));
  }
  return table.empty() ? std::string() : "\n" + table.to_string();
}

void write_counts(JsonWriter& json, const ReplayCounts& counts) {
  json.begin_object();
  json.key("transitions");
  json.begin_object();
  for (const TransitionKind kind : kKinds) {
    json.key(to_string(kind));
    json.integer(static_cast<long long>(count_of(counts, kind)));
  }
  json.end_object();
  json.key("notices");
  json.integer(static_cast<long long>(counts.notices));
  json.key("mails");
  json.integer(static_cast<long long>(counts.mails));
  json.end_object();
}

void write_counts(JsonWriter& json, std::string_view key,
                  const std::map<std::string, ReplayCounts>& rows) {
  json.key(key);
  json.begin_object();
  for (const auto& [name, counts] : rows) {
    json.key(name);
    write_counts(json, counts);
  }
  json.end_object();
}

void member(JsonWriter& json, std::string_view name, std::int64_t value) {
  json.key(name);
  json.integer(value);
}

void member(JsonWriter& json, std::string_view name, const std::optional<Instant>& at) {
  json.member_or_null(name, at ? to_string(*at) : std::string());
}

std::string period_text(const Period& period) {
  return period.valid() ? period.to_string() : std::string();
}

}  // namespace

std::string_view severity_text(Severity severity, Language language) {
  switch (severity) {
    case Severity::kInfo:
      return pick(language, "tiedoksi", "info");
    case Severity::kWarning:
      return pick(language, "varoitus", "warning");
    case Severity::kHigh:
      return pick(language, "tärkeä", "high");
    case Severity::kInvalid:
      break;
  }
  return "";
}

std::string_view transition_text(TransitionKind kind, Language language) {
  switch (kind) {
    case TransitionKind::kOpened:
      return pick(language, "avattu", "opened");
    case TransitionKind::kRepeated:
      return pick(language, "muistutus", "repeated");
    case TransitionKind::kEscalated:
      return pick(language, "eskaloitu", "escalated");
    case TransitionKind::kCorrected:
      return pick(language, "korjattu", "corrected");
    case TransitionKind::kResolved:
      return pick(language, "päättynyt", "resolved");
    case TransitionKind::kClosed:
      return pick(language, "suljettu käsin", "closed by hand");
    case TransitionKind::kInvalid:
      break;
  }
  return "";
}

std::string_view answer_text(NoticeReason reason, Language language) {
  switch (reason) {
    case NoticeReason::kFirst:
    case NoticeReason::kRepeat:
    case NoticeReason::kEscalation:
    case NoticeReason::kCorrected:
    case NoticeReason::kResolved:
      return pick(language, "kerrotaan seuraavalla kierroksella", "told at the next round");
    case NoticeReason::kNothingNew:
      return pick(language, "on kerrottu, ei uutta", "told already, nothing new");
    case NoticeReason::kNeverTold:
      return pick(language, "ei ole kerrottu, ja hälytys on ohi", "never told, and it is over");
    case NoticeReason::kAcknowledged:
      return pick(language, "ei kerrota: kuitattu", "not told: acknowledged");
    case NoticeReason::kSilenced:
      return pick(language, "ei kerrota: vaiennettu", "not told: silenced");
    case NoticeReason::kInhibited:
      return pick(language, "ei kerrota: sisältyy alueen katkokseen",
                  "not told: the area's outage stands for it");
    case NoticeReason::kInDigest:
      return pick(language, "vasta koosteessa", "in the digest only");
    case NoticeReason::kSubordinateNotTold:
      return pick(language, "ei kerrota: alaiselle ei ole kerrottu",
                  "not told: the subordinate has not been told");
    case NoticeReason::kInvalid:
      break;
  }
  return "";
}

std::string route_text(const AlertRoute& route, Language language) {
  const auto words = [&](std::string_view fi, std::string_view en) {
    return std::string(pick(language, fi, en));
  };
  switch (route.reason) {
    case RouteReason::kService:
      return words("seuraa palvelua", "follows the service");
    case RouteReason::kNamed:
      return words("sääntö nimeää roolin", "the rule names the role");
    case RouteReason::kDataOwner:
      return words("vastaa luvuista", "sees to the figures");
    case RouteReason::kDeputy:
      return words("sijaistaa: ", "stands in for: ") + route.stands_for;
    case RouteReason::kEscalated:
      return words("kuittaamatta: ", "not acknowledged by: ") + route.stands_for;
    case RouteReason::kAdmin:
      return words("ylläpito: muita saajia ei ole", "admin: nobody else is there");
    case RouteReason::kInvalid:
      break;
  }
  return {};
}

std::string print_episodes(std::span<const Episode> episodes, std::span<const Silence> silences,
                           Instant now, Language language) {
  if (episodes.empty()) {
    return std::string(pick(language, "Ei avoimia hälytyksiä.\n", "No open alerts.\n"));
  }
  TextTable table({{"N", TextTable::Align::kRight},
                   {std::string(pick(language, "Vakavuus", "Severity"))},
                   {std::string(pick(language, "Avattu", "Opened"))},
                   {std::string(pick(language, "Mitä", "What"))},
                   {std::string(pick(language, "Missä", "Where"))},
                   {std::string(pick(language, "Viimeisin luku", "Latest figure"))},
                   {std::string(pick(language, "Hoito", "Care"))}});
  for (const Episode& episode : episodes) {
    table.add({std::to_string(episode.id), std::string(severity_text(episode.severity, language)),
               format_date(episode.opened_as_of, language),
               std::string(kind_text(episode.kind, language)), episode.subject,
               figure(episode.last_period, episode.last_value, language),
               care(episode, silences, now, language)});
  }
  return table.to_string();
}

void write_episode(JsonWriter& json, const Episode& episode) {
  json.begin_object();
  member(json, "id", episode.id);
  json.member("kind", to_string(episode.kind));
  json.member("subject", episode.subject);
  json.member_or_null("rule", episode.rule);
  json.member("severity", to_string(episode.severity));
  json.member("open", episode.open);
  json.member_or_null("path_state", episode.kind == EpisodeKind::kPath
                                        ? to_string(episode.path_state)
                                        : std::string_view());
  json.member("opened_as_of", episode.opened_as_of.to_string());
  json.member("opened_at", to_string(episode.opened_at));
  json.member_or_null("opened_period", period_text(episode.opened_period));
  json.member("opened_value", episode.opened_value);
  json.member_or_null("last_period", period_text(episode.last_period));
  json.member("last_value", episode.last_value);
  json.member_or_null("last_status", episode.kind == EpisodeKind::kPath
                                         ? to_string(episode.last_status)
                                         : std::string_view());
  json.member("transitions", episode.transitions);
  json.member("escalated", episode.escalated);
  member(json, "next_repeat_at", episode.next_repeat_at);
  member(json, "closed_at", episode.closed_at);
  json.key("acknowledged");
  if (episode.acknowledged) {
    json.begin_object();
    json.member("by", episode.acknowledged->by);
    json.member("comment", episode.acknowledged->comment);
    json.member("at", to_string(episode.acknowledged->at));
    json.member("until", to_string(episode.acknowledged->until));
    json.end_object();
  } else {
    json.null();
  }
  json.end_object();
}

std::string print_story(const EpisodeStory& story, Language language) {
  const Episode& episode = story.episode;
  std::string out = std::to_string(episode.id) + ": " +
                    std::string(kind_text(episode.kind, language)) + ", " + episode.subject + ", " +
                    std::string(severity_text(episode.severity, language)) + "\n";
  if (!episode.rule.empty()) {
    out += std::string(pick(language, "Sääntö: ", "Rule: ")) + episode.rule + "\n";
  }
  if (episode.acknowledged) {
    const Acknowledgement& given = *episode.acknowledged;
    out += std::string(pick(language, "Kuitattu: ", "Acknowledged: ")) + given.by + ", " +
           printable(given.comment) + " (" + minute(given.at) + " – " + minute(given.until) + ")\n";
  }
  if (episode.open && episode.next_repeat_at) {
    out += std::string(pick(language, "Seuraava muistutus: ", "Next reminder: ")) +
           minute(*episode.next_repeat_at) + "\n";
  }
  TextTable transitions({{"", TextTable::Align::kRight},
                         {std::string(pick(language, "Tapahtuma", "Transition"))},
                         {std::string(pick(language, "Milloin", "When"))},
                         {std::string(pick(language, "Tiedot", "As of"))},
                         {std::string(pick(language, "Luku", "Figure"))},
                         {std::string(pick(language, "Arvio", "Verdict"))}});
  for (const Transition& transition : story.transitions) {
    const bool judged = transition.status != AssessmentStatus::kInvalid;
    transitions.add({std::to_string(transition.number),
                     std::string(transition_text(transition.kind, language)), minute(transition.at),
                     format_date(transition.as_of, language),
                     figure(transition.period, transition.value, language),
                     judged ? std::string(status_text(transition.status, language)) : ""});
  }
  out += "\n" + transitions.to_string();
  TextTable told({{std::string(pick(language, "Kerrottu", "Told"))},
                  {std::string(pick(language, "Mitä", "What"))},
                  {std::string(pick(language, "Viesti jonossa", "Mail queued"))}});
  for (const Told& one : story.told) {
    told.add(
        {one.recipient,
         std::to_string(one.transition) + " " + std::string(transition_text(one.kind, language)),
         minute(one.at)});
  }
  if (!told.empty()) out += "\n" + told.to_string();
  TextTable now({{std::string(pick(language, "Saaja", "Recipient"))},
                 {std::string(pick(language, "Miksi", "Why"))},
                 {std::string(pick(language, "Nyt", "Now"))}});
  for (const NoticeAnswer& answer : story.now) {
    now.add({answer.route.recipient->role, route_text(answer.route, language),
             std::string(answer_text(answer.reason, language))});
  }
  if (!now.empty()) out += "\n" + now.to_string();
  return out;
}

std::string story_json(const EpisodeStory& story) {
  JsonWriter json;
  json.begin_object();
  json.key("episode");
  write_episode(json, story.episode);
  json.key("transitions");
  json.begin_array();
  for (const Transition& transition : story.transitions) {
    json.begin_object();
    json.member("number", transition.number);
    json.member("kind", to_string(transition.kind));
    json.member("at", to_string(transition.at));
    json.member("as_of", transition.as_of.to_string());
    json.member_or_null("period", period_text(transition.period));
    json.member("value", transition.value);
    json.member_or_null("status", transition.status == AssessmentStatus::kInvalid
                                      ? std::string_view()
                                      : to_string(transition.status));
    json.member_or_null("reason", transition.reason_code);
    json.end_object();
  }
  json.end_array();
  json.key("told");
  json.begin_array();
  for (const Told& told : story.told) {
    json.begin_object();
    json.member("recipient", told.recipient);
    json.member("transition", told.transition);
    json.member("kind", to_string(told.kind));
    json.member("at", to_string(told.at));
    json.end_object();
  }
  json.end_array();
  json.key("now");
  json.begin_array();
  for (const NoticeAnswer& answer : story.now) {
    json.begin_object();
    json.member("recipient", answer.route.recipient->role);
    json.member("why", to_string(answer.route.reason));
    json.member_or_null("stands_for", answer.route.stands_for);
    json.member("answer", to_string(answer.reason));
    json.end_object();
  }
  json.end_array();
  json.end_object();
  return json.take() + "\n";
}

std::string print_silences(std::span<const Silence> silences, Instant now, Language language) {
  TextTable table({{"N", TextTable::Align::kRight},
                   {std::string(pick(language, "Mitä", "What"))},
                   {std::string(pick(language, "Alkaen", "From"))},
                   {std::string(pick(language, "Asti", "Until"))},
                   {std::string(pick(language, "Kuka", "By"))},
                   {std::string(pick(language, "Syy", "Reason"))}});
  for (const Silence& silence : silences) {
    const std::string over =
        silence.until <= now ? std::string(pick(language, " (päättynyt)", " (ended)")) : "";
    table.add({std::to_string(silence.id), silence.subject.empty() ? silence.area : silence.subject,
               minute(silence.from), minute(silence.until) + over, silence.by, silence.reason});
  }
  if (table.empty()) {
    return std::string(pick(language, "Ei vaiennuksia.\n", "No silences.\n"));
  }
  return table.to_string();
}

std::string print_replay(const ReplayReport& report, Language language) {
  const auto n = [](std::size_t value) { return std::to_string(value); };
  const std::string span =
      format_date(report.request.from, language) + " – " + format_date(report.request.to, language);
  std::string out =
      language == Language::kFinnish
          ? "Hälytykset " + span + " (ei lähetetty eikä tallennettu mitään)\n" + n(report.days) +
                " päivää, jolloin jotakin tapahtui; auki ennen: " + n(report.open_before) +
                ", lopussa: " + n(report.open_after) + "; viestejä olisi lähtenyt " +
                n(report.all.mails) + "\n"
          : "Alerts " + span + " (nothing was sent or stored)\n" + n(report.days) +
                " days on which something happened; open before: " + n(report.open_before) +
                ", at the end: " + n(report.open_after) + "; " + n(report.all.mails) +
                " mails would have been sent\n";
  out += replay_table(pick(language, "Kuukausi", "Month"), report.by_month, language);
  out += replay_table(pick(language, "Saaja", "Recipient"), report.by_recipient, language);
  out += replay_table(pick(language, "Sääntö", "Rule"), report.by_rule, language);
  return out;
}

std::string replay_json(const ReplayReport& report) {
  JsonWriter json;
  json.begin_object();
  json.member("from", report.request.from.to_string());
  json.member("to", report.request.to.to_string());
  json.member_or_null("rule", report.request.rule);
  json.member_or_null("area", report.request.area);
  member(json, "days", static_cast<std::int64_t>(report.days));
  member(json, "open_before", static_cast<std::int64_t>(report.open_before));
  member(json, "open_after", static_cast<std::int64_t>(report.open_after));
  json.key("all");
  write_counts(json, report.all);
  write_counts(json, "by_month", report.by_month);
  write_counts(json, "by_recipient", report.by_recipient);
  write_counts(json, "by_rule", report.by_rule);
  json.end_object();
  return json.take() + "\n";
}

std::string print_alert_report(const AlertReport& report, Date as_of, Language language) {
  const std::string day = format_date(as_of, language);
  if (!report.stepped) {
    return std::string(pick(language, "Hälytykset: ", "Alerts: ")) +
           std::string(pick(language, "myöhempi päivä kuin ", "a later day than ")) + day +
           std::string(pick(language, " on jo käsitelty; ei tehty mitään\n",
                            " has been looked at already; nothing was done\n"));
  }
  std::string out = std::string(pick(language, "Hälytykset ", "Alerts as of ")) + day + ":";
  for (const auto& [kind, count] : report.transitions) {
    out += " " + std::to_string(count) + " " + std::string(transition_text(kind, language)) + ",";
  }
  const std::string open = std::to_string(report.open);
  const std::string mails = std::to_string(report.mails);
  out += language == Language::kFinnish ? " auki " + open + ", viestejä jonoon " + mails + "\n"
                                        : " " + open + " open, " + mails + " mails queued\n";
  if (report.without_recipient > 0) {
    const std::string count = std::to_string(report.without_recipient);
    out += language == Language::kFinnish
               ? "  " + count + " uudella hälytyksellä ei ole saajaa (recipients.toml)\n"
               : "  " + count + " new alerts have no recipient (recipients.toml)\n";
  }
  return out;
}

std::string print_schedules(const ScheduleReport& report, Language language) {
  const auto n = [](std::size_t value) { return std::to_string(value); };
  return language == Language::kFinnish
             ? "Ajastukset: suoritettu " + n(report.fired) + ", ohitettu " + n(report.skipped) +
                   ", viestejä jonoon " + n(report.mails) + "\n"
             : "Schedules: " + n(report.fired) + " run, " + n(report.skipped) + " skipped, " +
                   n(report.mails) + " mails queued\n";
}

std::string print_delivery(const DeliveryReport& report, Language language) {
  const auto n = [](std::size_t value) { return std::to_string(value); };
  std::string out =
      language == Language::kFinnish
          ? "Toimitus: lähetetty " + n(report.sent) + ", myöhemmin uudelleen " +
                n(report.deferred + report.unknown) + ", epäonnistui " + n(report.failed) + "\n"
          : "Delivery: " + n(report.sent) + " sent, " + n(report.deferred + report.unknown) +
                " to be tried again, " + n(report.failed) + " failed\n";
  if (report.paused) {
    out += std::string(pick(language, "  Keskeytetty: ", "  Paused: ")) +
           printable(report.pause_reason) + "\n";
  }
  return out;
}

}  // namespace viisari
