#include "app/alert_mail.h"

#include <algorithm>
#include <vector>

#include "app/mail_items.h"

namespace viisari {
namespace {

// A mail stays light on a phone.
constexpr std::size_t kCharts = 4;

std::string title_of(const Recipients& recipients, std::string_view role) {
  const Recipient* recipient = recipients.find(role);
  if (recipient == nullptr || recipient->title.empty()) return std::string(role);
  return recipient->title;
}

// An area's outage, as those may know of it who may not know of every indicator.
MailItem outage_item(const AreaSnapshot& area, const Recipient& recipient,
                     std::string_view pages_url, Language language) {
  std::size_t overdue = 0;
  for (const AreaSnapshot::Row& row : area.rows) {
    const bool shown = row.indicator->visibility == Visibility::kPublic || recipient.restricted;
    const bool late = row.assessment.data_state == DataState::kOverdue && !row.indicator->computed;
    overdue += shown && late ? 1U : 0U;
  }
  MailItem item;
  item.id = area.id;
  item.title = item.area = area.name.in(to_string(language));
  item.url = std::string(pages_url) + "/";
  const std::string count = std::to_string(overdue);
  item.reason = language == Language::kFinnish ? "Myöhässä olevia lukuja: " + count + "."
                                               : "Overdue figures: " + count + ".";
  return item;
}

MailItem item_of(const Episode& episode, const PlannedNotice& notice, const AlertMailInput& input,
                 Language language) {
  if (episode.kind == EpisodeKind::kAreaData) {
    const auto area = input.index.areas.find(episode.subject);
    if (area == input.index.areas.end()) return {};
    return outage_item(*area->second, *input.mail.recipient, input.pages_url, language);
  }
  const auto found = input.index.rows.find(episode.subject);
  if (found == input.index.rows.end()) return {};
  const auto& [area, row] = found->second;
  MailItem item = mail_item(*area, *row, input.pages_url, language);
  const bool awaited = notice.kind == TransitionKind::kOpened ||
                       notice.kind == TransitionKind::kRepeated ||
                       notice.kind == TransitionKind::kEscalated;
  if (episode.kind == EpisodeKind::kData && awaited) item.reason = overdue_reason(*row, language);
  if (const auto rule = input.subjects.rules.find(episode.rule);
      rule != input.subjects.rules.end()) {
    item.note = rule->second->note.in(to_string(language));
    item.reason.insert(0, limit_reason(*rule->second, *row->indicator, language));
  }
  return item;
}

}  // namespace

SnapshotIndex index_of(const Snapshot& snapshot) {
  SnapshotIndex index;
  for (const AreaSnapshot& area : snapshot.areas) {
    index.areas[area.id] = &area;
    for (const AreaSnapshot::Row& row : area.rows) index.rows[row.indicator->id] = {&area, &row};
  }
  return index;
}

std::string why_text(const Recipient& recipient, const AlertRoute& route,
                     const Recipients& recipients, std::string_view area, std::string_view service,
                     Language language) {
  const bool finnish = language == Language::kFinnish;
  const std::string role = title_of(recipients, recipient.role);
  const std::string place(area);
  const std::string line(service);
  const std::string other = title_of(recipients, route.stands_for);
  const std::string begins = finnish ? "Viesti tulee roolille ”" + role + "”, koska "
                                     : "This message goes to the role “" + role + "” because ";
  switch (route.reason) {
    case RouteReason::kService:
      if (line.empty()) {
        return begins + (finnish ? "se seuraa aluetta " + place + "."
                                 : "it follows the area " + place + ".");
      }
      return begins + (finnish ? "se seuraa palvelua ”" + line + "” (" + place + ")."
                               : "it follows the service “" + line + "” (" + place + ").");
    case RouteReason::kNamed:
      return begins + (finnish ? "hälytyssääntö nimeää sen saajaksi." : "the alert rule names it.");
    case RouteReason::kDataOwner:
      return begins + (finnish ? "se huolehtii alueen lukujen toimittamisesta (" + place + ")."
                               : "it sees to the figures of the area (" + place + ").");
    case RouteReason::kDeputy:
      return begins + (finnish ? "se on nyt roolin ”" + other + "” sijainen."
                               : "it stands in for the role “" + other + "”.");
    case RouteReason::kEscalated:
      return begins + (finnish ? "rooli ”" + other + "” ei ole kuitannut hälytystä."
                               : "the role “" + other + "” has not acknowledged the alert.");
    case RouteReason::kAdmin:
      return begins + (finnish ? "hälytykselle ei ole muuta saajaa asetuksissa (recipients.toml)."
                               : "recipients.toml names nobody else for this alert.");
    case RouteReason::kInvalid:
      break;
  }
  return begins +
         (finnish ? "sille kerrottiin hälytyksestä aiemmin." : "it was told of the alert before.");
}

std::vector<MailImage> add_charts(AlertMailContent& content, const EvaluatedState& state,
                                  Language language, std::vector<Error>& errors) {
  std::vector<MailImage> images;
  for (AlertNotice& notice : content.notices) {
    if (images.size() == kCharts) break;
    const bool news = notice.transition == TransitionKind::kOpened ||
                      notice.transition == TransitionKind::kEscalated;
    if (news && notice.kind == EpisodeKind::kPath) {
      add_chart(notice.item, state, language, images, errors);
    }
  }
  return images;
}

AlertMailContent alert_mail_content(const AlertMailInput& input) {
  const Recipient& recipient = *input.mail.recipient;
  const Language language = parse_language(recipient.language).value_or(Language::kFinnish);
  AlertMailContent content;
  content.as_of = input.snapshot.as_of;
  content.service = input.mail.service;
  content.role = recipient.role;
  content.pages_url = input.pages_url;
  content.simulated = input.simulated;
  std::vector<std::string> whys;
  for (const PlannedNotice& planned : input.mail.notices) {
    const Episode& episode = input.plan.episodes[planned.episode];
    AlertNotice notice;
    notice.transition = planned.kind;
    notice.kind = episode.kind;
    notice.severity = episode.severity;
    notice.episode = input.episode_ids[planned.episode];
    notice.opened = episode.opened_as_of;
    notice.item = item_of(episode, planned, input, language);
    if (content.area.empty()) {
      const auto area = input.index.areas.find(area_of(episode));
      content.area = area == input.index.areas.end() ? std::string(area_of(episode))
                                                     : area->second->name.in(to_string(language));
    }
    std::string why = why_text(recipient, planned.route, input.recipients, content.area,
                               input.mail.service, language);
    if (std::find(whys.begin(), whys.end(), why) == whys.end()) whys.push_back(std::move(why));
    content.notices.push_back(std::move(notice));
  }
  for (const std::string& why : whys) content.why += (content.why.empty() ? "" : " ") + why;
  return content;
}

}  // namespace viisari
