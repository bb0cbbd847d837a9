#include "app/alert_book.h"

#include <algorithm>
#include <span>
#include <utility>

#include "alert/notices.h"
#include "alert/routing.h"
#include "alert/step.h"
#include "app/live_source.h"
#include "app/mail_items.h"
#include "app/notify_settings.h"
#include "app/workspace.h"
#include "report/explain_text.h"
#include "script/definitions.h"

namespace viisari {
namespace {

bool has(std::span<const std::string> list, std::string_view item) {
  return std::find(list.begin(), list.end(), item) != list.end();
}

std::size_t overdue_figures(const AlertBook& book, std::string_view area) {
  const PublicArea* shown = book.view.find_area(area);
  if (shown == nullptr) return 0;
  // As the step counts them: the right to more does not make an outage larger.
  return static_cast<std::size_t>(
      std::count_if(shown->rows.begin(), shown->rows.end(), [](const AreaSnapshot::Row* row) {
        return row->indicator->visibility == Visibility::kPublic && !row->indicator->computed &&
               row->assessment.data_state == DataState::kOverdue;
      }));
}

}  // namespace

const Recipient* AlertBook::own_recipient() const {
  if (!recipients || viewer.recipient.empty()) return nullptr;
  return recipients->find(viewer.recipient);
}

const AlertRule* AlertBook::rule(std::string_view id) const {
  const auto found =
      std::find_if(rules.begin(), rules.end(), [&](const AlertRule& one) { return one.id == id; });
  return found == rules.end() ? nullptr : &*found;
}

const AreaSnapshot::Row* AlertBook::row(const Episode& episode) const {
  return episode.kind == EpisodeKind::kAreaData ? nullptr : view.find_row(episode.subject);
}

bool AlertBook::shows(const Episode& episode) const {
  if (!viewer.in_area(area_of(episode))) return false;
  return episode.kind == EpisodeKind::kAreaData || row(episode) != nullptr;
}

bool AlertBook::shows(const Silence& silence) const {
  if (silence.area.empty()) return true;
  if (!viewer.in_area(silence.area)) return false;
  if (silence.subject.empty()) return true;
  const PublicArea* area = view.find_area(silence.area);
  return area != nullptr &&
         std::any_of(area->rows.begin(), area->rows.end(), [&](const AreaSnapshot::Row* one) {
           return covers(silence, one->indicator->id);
         });
}

bool AlertBook::may_act(std::string_view area) const {
  if (!has_access(viewer, Access::kLeader)) return false;
  return area.empty() ? viewer.areas.empty() : viewer.in_area(area);
}

const Silence* AlertBook::silence_on(const Episode& episode) const {
  return silence_of(episode, silences, now);
}

std::string AlertBook::version(const Episode& episode) const {
  return alert_version(episode, silence_on(episode));
}

Result<AlertBook> open_alert_book(const LiveSource& source, const Viewer& viewer, Date as_of) {
  auto snapshot = source.snapshot(as_of);
  if (!snapshot) return fail(snapshot.error());
  Workspace& workspace = source.workspace();
  AlertBook book{workspace.store(),
                 viewer,
                 PublicView(std::move(*snapshot), viewer),
                 workspace.clock().now(),
                 {},
                 {},
                 {}};
  {
    const auto lock = source.lock_workspace();
    const auto rules = workspace.definitions().alert_rules();
    book.rules.assign(rules.begin(), rules.end());
  }
  auto silences = book.store.alerts().silences();
  if (!silences) return fail(silences.error());
  book.silences = std::move(*silences);
  NotifySettings settings;
  if (read_notify_settings(workspace.config(), settings).empty()) {
    book.recipients = std::move(settings.recipients);
  }
  return book;
}

bool is_mine(const AlertBook& book, const Indicator& indicator) {
  if (!book.viewer.in_area(indicator.area)) return false;
  const Recipient* own = book.own_recipient();
  if (own == nullptr) return true;
  if (follows(*own, indicator)) return true;
  return std::any_of(book.rules.begin(), book.rules.end(), [&](const AlertRule& rule) {
    return has(rule.to, own->role) && has(rule.indicators, indicator.id);
  });
}

bool is_mine(const AlertBook& book, const Episode& episode) {
  if (!book.shows(episode)) return false;
  if (const AreaSnapshot::Row* row = book.row(episode)) return is_mine(book, *row->indicator);
  const Recipient* own = book.own_recipient();
  return own == nullptr || own->areas.empty() || has(own->areas, episode.subject);
}

Result<AlertPage> list_alerts(const AlertBook& book, const AlertQuery& query) {
  EpisodeQuery wanted;
  wanted.area = query.area;
  wanted.subject = query.indicator;
  wanted.closed = query.state != AlertsOf::kOpen;
  auto found = book.store.alerts().episodes(wanted);
  if (!found) return fail(found.error());
  AlertPage page;
  for (Episode& episode : *found) {
    if (query.before != 0 && episode.id >= query.before) continue;
    if (query.state == AlertsOf::kOver && episode.open) continue;
    if (!query.severities.empty() && std::find(query.severities.begin(), query.severities.end(),
                                               episode.severity) == query.severities.end()) {
      continue;
    }
    if (!book.shows(episode) || (query.mine && !is_mine(book, episode))) continue;
    if (page.episodes.size() == query.limit) {
      page.next = page.episodes.back().id;
      break;
    }
    page.episodes.push_back(std::move(episode));
  }
  return page;
}

Result<Episode> shown_alert(const AlertBook& book, std::int64_t id) {
  auto episode = find_alert(book.store.alerts(), id);
  if (episode && !book.shows(*episode)) {
    return fail(kNoSuchEpisode, "there is no alert " + std::to_string(id));
  }
  return episode;
}

SilencePage list_silences(const AlertBook& book, AlertsOf state, std::int64_t before,
                          std::size_t limit) {
  SilencePage page;
  for (const Silence& silence : book.silences) {
    const bool over = silence.until <= book.now;
    if (before != 0 && silence.id >= before) continue;
    if ((state == AlertsOf::kOpen && over) || (state == AlertsOf::kOver && !over)) continue;
    if (!book.shows(silence)) continue;
    if (page.silences.size() == limit) {
      page.next = page.silences.back().id;
      break;
    }
    page.silences.push_back(silence);
  }
  return page;
}

Result<Silence> shown_silence(const AlertBook& book, std::int64_t id) {
  for (const Silence& silence : book.silences) {
    if (silence.id == id && book.shows(silence)) return silence;
  }
  return fail(kNoSuchSilence, "there is no silence " + std::to_string(id));
}

std::vector<const Indicator*> known_indicators(const AlertBook& book) {
  std::vector<const Indicator*> out;
  for (const PublicArea& area : book.view.areas()) {
    if (!book.viewer.in_area(area.area->id)) continue;
    for (const AreaSnapshot::Row* row : area.rows) out.push_back(row->indicator.get());
  }
  return out;
}

Result<AlertHistory> alert_history(const AlertBook& book, const Episode& episode) {
  AlertHistory history;
  AlertStore& alerts = book.store.alerts();
  auto transitions = alerts.transitions(episode.id);
  if (!transitions) return fail(transitions.error());
  history.transitions = std::move(*transitions);
  auto told = alerts.told(episode.id);
  if (!told) return fail(told.error());
  history.told = std::move(*told);
  if (!episode.open || !book.recipients || history.transitions.empty()) return history;
  const auto state = alerts.alert_state(book.now);
  if (!state) return fail(state.error());
  AlertSubjects subjects = alert_subjects(std::span<const Indicator>(), book.rules);
  if (const AreaSnapshot::Row* row = book.row(episode)) {
    subjects.indicators[row->indicator->id] = row->indicator.get();
  }
  history.next =
      notices_of(episode, history.transitions.back(), *state, subjects, *book.recipients, book.now);
  return history;
}

std::string alert_reason(const AlertBook& book, const Episode& episode,
                         std::optional<TransitionKind> ended_as, Language language) {
  const bool finnish = language == Language::kFinnish;
  if (episode.kind == EpisodeKind::kAreaData) {
    const std::string count = std::to_string(overdue_figures(book, episode.subject));
    return finnish ? "Alueen lukuja on myöhässä: " + count + "."
                   : "Overdue figures of the area: " + count + ".";
  }
  const AreaSnapshot::Row* row = book.row(episode);
  if (row == nullptr) return {};
  if (episode.kind == EpisodeKind::kData) {
    if (ended_as == TransitionKind::kResolved) {
      return finnish ? "Myöhässä ollut luku on tullut." : "The figure that was overdue has come.";
    }
    return overdue_reason(*row, language);
  }
  std::string reason = reason_text(row->assessment, language);
  if (const AlertRule* rule = book.rule(episode.rule)) {
    reason.insert(0, limit_reason(*rule, *row->indicator, language));
  }
  return reason;
}

}  // namespace viisari
