#include "app/alert_json.h"

#include <string>

#include "alert/notices.h"
#include "alert/step.h"
#include "app/mail_items.h"
#include "app/print_alerts.h"
#include "report/definition_text.h"
#include "report/explain_text.h"
#include "report/finding_text.h"

namespace viisari {
namespace {

// The figure of an episode: today's while it goes on, the last one looked at when it is over.
struct ShownFigure {
  std::optional<double> value;
  Period period;
};
ShownFigure figure_of(const Episode& episode, const AreaSnapshot::Row* row) {
  if (row == nullptr) return {};
  if (episode.open || episode.kind != EpisodeKind::kPath) {
    return {row->assessment.value, row->assessment.period};
  }
  return {episode.last_value, episode.last_period};
}

std::string text_of(const AreaSnapshot::Row* row, std::optional<double> value, Language language) {
  if (row == nullptr || !value) return {};
  return figure_text(row->assessment, value, *row->indicator, language);
}

void member_status(JsonWriter& json, std::string_view name, AssessmentStatus status) {
  json.member_or_null(
      name, status == AssessmentStatus::kInvalid ? std::string_view() : to_string(status));
}

void member_title(JsonWriter& json, std::string_view role, const AlertBook& book) {
  const Recipient* recipient = book.recipients ? book.recipients->find(role) : nullptr;
  json.member_or_null("title", recipient == nullptr ? std::string() : recipient->title);
}

void member_transition_kind(JsonWriter& json, TransitionKind kind) {
  json.member("kind", to_string(kind));
  member_sentence(json, "text",
                  [&](Language language) { return std::string(transition_text(kind, language)); });
}

const AreaSnapshot* area_snapshot(const AlertBook& book, std::string_view id) {
  const PublicArea* area = book.view.find_area(id);
  return area == nullptr ? nullptr : area->area;
}

LocalText title_of(const AlertBook& book, const Episode& episode) {
  if (const AreaSnapshot::Row* row = book.row(episode)) return row->indicator->title;
  const AreaSnapshot* area = area_snapshot(book, area_of(episode));
  return area == nullptr ? LocalText{std::string(episode.subject), {}, {}} : area->name;
}

void write_subject(JsonWriter& json, const DeskRow& subject) {
  const Indicator& indicator = *subject.row->indicator;
  json.begin_object();
  json.member("id", indicator.id);
  member_local(json, "title", indicator.title);
  json.member("service", indicator.service);
  json.member("area", indicator.area);
  member_local(json, "area_name", subject.area->name);
  json.end_object();
}

void member_subject(JsonWriter& json, const DeskRow& subject) {
  json.key("indicator");
  write_subject(json, subject);
}

void member_value_text(JsonWriter& json, const AreaSnapshot::Row* row,
                       std::optional<double> value) {
  member_sentence(json, "value_text",
                  [&](Language language) { return text_of(row, value, language); });
}

void write_scope(JsonWriter& json, const Desk& desk) {
  const Recipient* own = desk.book.own_recipient();
  json.key("scope");
  json.begin_object();
  json.member_or_null("recipient", own == nullptr ? std::string() : own->role);
  json.member_or_null("title", own == nullptr ? std::string() : own->title);
  json.key("areas");
  json.begin_array();
  for (const AreaSnapshot* area : desk.areas) {
    json.begin_object();
    json.member("id", area->id);
    member_local(json, "name", area->name);
    json.end_object();
  }
  json.end_array();
  json.key("services");
  json.begin_array();
  if (own != nullptr) {
    for (const std::string& service : own->services) json.string(service);
  }
  json.end_array();
  json.end_object();
}

void write_counts(JsonWriter& json, const Desk& desk) {
  json.key("counts");
  json.begin_object();
  for (const AssessmentStatus status : kStatusOrder) {
    std::int64_t count = 0;
    for (const DeskRow& row : desk.rows) count += row.row->assessment.status == status ? 1 : 0;
    member_number(json, to_string(status), count);
  }
  json.end_object();
}

void write_changes(JsonWriter& json, const Desk& desk) {
  json.key("changes");
  json.begin_object();
  json.key("statuses");
  json.begin_array();
  for (const DeskStatusChange& change : desk.statuses) {
    const Assessment& assessment = change.subject.row->assessment;
    json.begin_object();
    member_subject(json, change.subject);
    member_status(json, "before", change.before.value_or(AssessmentStatus::kInvalid));
    json.member("status", to_string(assessment.status));
    json.member("direction", to_string(change.direction));
    member_sentence(json, "reason",
                    [&](Language language) { return reason_text(assessment, language); });
    member_value_text(json, change.subject.row, assessment.value);
    member_period(json, "period", assessment.period);
    json.end_object();
  }
  json.end_array();
  json.key("figures");
  json.begin_array();
  for (const DeskFigure& one : desk.figures) {
    json.begin_object();
    member_subject(json, one.subject);
    member_period(json, "period", one.figure.period);
    json.member("value", one.figure.value);
    member_sentence(json, "value_text", [&](Language language) {
      return observation_text(one.figure, *one.subject.row->indicator, language);
    });
    json.member("revised", one.revised);
    json.member("known_from", one.figure.known_from.to_string());
    json.member("simulated", one.figure.source.document == kSimulatedDocument);
    json.key("source");
    json.begin_object();
    json.member("document", one.figure.source.document);
    json.member("lines", one.figure.source.lines);
    if (!one.figure.source.raw.empty()) json.member("raw", one.figure.source.raw);
    json.end_object();
    json.end_object();
  }
  json.end_array();
  member_number(json, "figures_total", static_cast<std::int64_t>(desk.figures_total));
  json.key("alerts");
  json.begin_array();
  for (const DeskAlertChange& change : desk.alert_changes) {
    json.begin_object();
    member_number(json, "alert", change.episode.id);
    member_transition_kind(json, change.transition.kind);
    member_instant(json, "at", change.transition.at);
    json.member("subject", change.episode.subject);
    member_local(json, "title", title_of(desk.book, change.episode));
    json.member("severity", to_string(change.episode.severity));
    json.end_object();
  }
  json.end_array();
  json.end_object();
}

void write_findings(JsonWriter& json, const Desk& desk) {
  json.key("findings");
  json.begin_array();
  for (const DeskFinding& one : desk.findings) {
    const Finding& finding = *one.finding;
    json.begin_object();
    json.member("audit", to_string(finding.audit));
    json.member("class", to_string(finding.finding_class));
    json.member("area", finding.area);
    json.key("indicators");
    json.begin_array();
    for (const DeskRow& subject : one.subjects) write_subject(json, subject);
    json.end_array();
    json.member("code", finding.message.code);
    member_sentence(json, "message",
                    [&](Language language) { return finding_sentence(finding, language); });
    json.end_object();
  }
  json.end_array();
}

void write_overdue(JsonWriter& json, const Desk& desk) {
  json.key("overdue");
  json.begin_array();
  for (const DeskOverdue& one : desk.overdue) {
    const Assessment& assessment = one.subject.row->assessment;
    json.begin_object();
    member_subject(json, one.subject);
    member_period(json, "latest_period", assessment.period);
    member_value_text(json, one.subject.row, assessment.value);
    json.member_or_null("due", one.due ? one.due->to_string() : std::string());
    json.key("days_late");
    if (one.due) {
      json.integer(one.days_late);
    } else {
      json.null();
    }
    member_sentence(json, "reason",
                    [&](Language language) { return overdue_reason(*one.subject.row, language); });
    json.end_object();
  }
  json.end_array();
}

void write_mails(JsonWriter& json, const Desk& desk) {
  json.key("mails");
  json.begin_array();
  for (const DeskMail& mail : desk.mails) {
    json.begin_object();
    member_number(json, "id", mail.message.id);
    json.member("kind", to_string(mail.message.kind));
    json.member_or_null("subject", mail.withheld ? std::string() : mail.message.subject);
    json.member("state", to_string(mail.message.state));
    member_instant(json, "queued_at", mail.message.queued_at);
    member_instant(json, "sent_at", mail.message.sent_at);
    json.end_object();
  }
  json.end_array();
}

void write_next(JsonWriter& json, const AlertBook& book, const AlertHistory& history) {
  json.key("next_told");
  json.begin_array();
  for (const NoticeAnswer& answer : history.next) {
    json.begin_object();
    json.member("recipient", answer.route.recipient->role);
    member_title(json, answer.route.recipient->role, book);
    json.member("route", to_string(answer.route.reason));
    member_sentence(json, "route_text",
                    [&](Language language) { return route_text(answer.route, language); });
    json.member("told", is_told(answer.reason));
    json.member("reason", to_string(answer.reason));
    member_sentence(json, "reason_text", [&](Language language) {
      return std::string(answer_text(answer.reason, language));
    });
    json.end_object();
  }
  json.end_array();
}

}  // namespace

void member_instant(JsonWriter& json, std::string_view name, const std::optional<Instant>& at) {
  json.member_or_null(name, at ? to_string(*at) : std::string());
}

void member_number(JsonWriter& json, std::string_view name, std::int64_t value) {
  json.key(name);
  json.integer(value);
}

void member_period(JsonWriter& json, std::string_view name, const Period& period) {
  json.member_or_null(name, period.valid() ? period.to_string() : std::string());
}

void member_local(JsonWriter& json, std::string_view name, const LocalText& text) {
  json.key(name);
  write_local_text(json, text);
}

void member_etag(JsonWriter& json, std::string_view version) {
  json.member("etag", "\"" + std::string(version) + "\"");
}

void write_silence(JsonWriter& json, const AlertBook& book, const Silence& silence) {
  json.begin_object();
  member_number(json, "id", silence.id);
  json.member("subject", subject_of(silence));
  json.member("by", silence.by);
  json.member("reason", silence.reason);
  member_instant(json, "from", silence.from);
  member_instant(json, "until", silence.until);
  json.member("holds", silence.from <= book.now && book.now < silence.until);
  json.member("may_end", book.may_act(silence.area));
  member_etag(json, silence_version(silence));
  json.end_object();
}

void write_alert(JsonWriter& json, const AlertBook& book, const Episode& episode,
                 std::optional<TransitionKind> ended) {
  const AreaSnapshot::Row* row = book.row(episode);
  const std::string area(area_of(episode));
  const AreaSnapshot* of = area_snapshot(book, area);
  const AlertRule* rule = book.rule(episode.rule);
  const ShownFigure figure = figure_of(episode, row);
  json.begin_object();
  member_number(json, "id", episode.id);
  json.member("kind", to_string(episode.kind));
  json.member("area", area);
  member_local(json, "area_name", of == nullptr ? LocalText{area, {}, {}} : of->name);
  json.member("subject", episode.subject);
  member_local(json, "title", title_of(book, episode));
  json.member_or_null("service", row == nullptr ? std::string() : row->indicator->service);
  json.member_or_null("unit", row == nullptr ? std::string() : row->indicator->unit);
  json.member_or_null("rule", episode.rule);
  json.key("note");
  if (rule == nullptr || rule->note.fi.empty()) {
    json.null();
  } else {
    write_local_text(json, rule->note);
  }
  json.member("severity", to_string(episode.severity));
  json.member("open", episode.open);
  json.member_or_null("path_state", episode.kind == EpisodeKind::kPath
                                        ? to_string(episode.path_state)
                                        : std::string_view());
  member_status(json, "status",
                row == nullptr ? AssessmentStatus::kInvalid : row->assessment.status);
  member_sentence(json, "reason",
                  [&](Language language) { return alert_reason(book, episode, ended, language); });
  json.member("value", figure.value);
  member_value_text(json, row, figure.value);
  member_period(json, "period", figure.period);
  const std::optional<double> expected = row == nullptr || episode.kind != EpisodeKind::kPath
                                             ? std::nullopt
                                             : row->assessment.expected;
  json.member("expected", expected);
  member_sentence(json, "expected_text",
                  [&](Language language) { return text_of(row, expected, language); });
  json.member("opened_as_of", episode.opened_as_of.to_string());
  member_instant(json, "opened_at", episode.opened_at);
  member_instant(json, "closed_at", episode.closed_at);
  json.member_or_null("closed_as", ended ? to_string(*ended) : std::string_view());
  json.member("escalated", episode.escalated);
  member_instant(json, "next_reminder_at", episode.open ? episode.next_repeat_at : std::nullopt);
  json.key("acknowledgement");
  if (const auto& given = episode.acknowledged) {
    json.begin_object();
    json.member("by", given->by);
    json.member("comment", given->comment);
    member_instant(json, "at", given->at);
    member_instant(json, "until", given->until);
    json.member("holds", given->holds(book.now));
    json.end_object();
  } else {
    json.null();
  }
  json.key("silence");
  if (const Silence* silence = book.silence_on(episode)) {
    write_silence(json, book, *silence);
  } else {
    json.null();
  }
  json.member("may_act", book.may_act(area));
  member_etag(json, book.version(episode));
  json.end_object();
}

void write_alert_document(JsonWriter& json, const AlertBook& book, const Episode& episode,
                          const AlertHistory& history) {
  const AreaSnapshot::Row* row = book.row(episode);
  json.begin_object();
  json.key("alert");
  write_alert(json, book, episode, ended_as(episode, history.transitions));
  json.key("transitions");
  json.begin_array();
  for (const Transition& transition : history.transitions) {
    json.begin_object();
    json.member("number", transition.number);
    member_transition_kind(json, transition.kind);
    member_instant(json, "at", transition.at);
    json.member("as_of", transition.as_of.to_string());
    member_period(json, "period", transition.period);
    json.member("value", transition.value);
    member_value_text(json, row, transition.value);
    member_status(json, "status", transition.status);
    json.end_object();
  }
  json.end_array();
  json.key("told");
  json.begin_array();
  for (const Told& told : history.told) {
    json.begin_object();
    json.member("recipient", told.recipient);
    member_title(json, told.recipient, book);
    json.member("transition", told.transition);
    member_transition_kind(json, told.kind);
    member_instant(json, "at", told.at);
    json.end_object();
  }
  json.end_array();
  write_next(json, book, history);
  json.end_object();
}

std::optional<TransitionKind> ended_as(const Episode& episode,
                                       const std::vector<Transition>& transitions) {
  if (episode.open || transitions.empty()) return std::nullopt;
  return transitions.back().kind;
}

void write_desk(JsonWriter& json, const Desk& desk) {
  const Snapshot& snapshot = desk.book.view.snapshot();
  json.begin_object();
  json.member("as_of", snapshot.as_of.to_string());
  json.member("data_version", snapshot.data_version);
  write_scope(json, desk);
  member_instant(json, "last_visit", desk.last_visit);
  json.member("since", desk.since.to_string());
  member_number(json, "indicators", static_cast<std::int64_t>(desk.rows.size()));
  write_counts(json, desk);
  write_changes(json, desk);
  json.key("alerts");
  json.begin_array();
  for (const Episode& episode : desk.alerts) write_alert(json, desk.book, episode, std::nullopt);
  json.end_array();
  write_findings(json, desk);
  write_overdue(json, desk);
  write_mails(json, desk);
  json.end_object();
}

}  // namespace viisari
