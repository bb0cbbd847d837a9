#include "app/desk.h"

#include <algorithm>
#include <array>
#include <map>
#include <tuple>
#include <utility>

#include "alert/step.h"
#include "app/live_source.h"
#include "app/outbox_sight.h"
#include "app/workspace.h"
#include "engine/due.h"
#include "store/store.h"

namespace viisari {
namespace {

// From the worst; verdicts that say nothing of better or worse are not among them.
constexpr std::array kFromWorst{AssessmentStatus::kMissed, AssessmentStatus::kOffTrack,
                                AssessmentStatus::kAtRisk, AssessmentStatus::kOnTrack,
                                AssessmentStatus::kAchieved};

std::optional<std::ptrdiff_t> rank(AssessmentStatus status) {
  const auto found = std::find(kFromWorst.begin(), kFromWorst.end(), status);
  if (found == kFromWorst.end()) return std::nullopt;
  return found - kFromWorst.begin();
}

// What a figure is compared with: the last one that was known on the day, and whether somebody who
// looked then had seen it.
struct Seen {
  Date since;
  // Figures recorded after it were not there, whenever they were published.
  std::optional<Instant> at;

  bool has(const Observation& figure) const {
    return figure.known_from <= since && (!at || figure.recorded_at <= *at);
  }
};

Instant end_of(Date day) {
  return Instant(day.plus_days(1).sys_days());
}

class Opening {
 public:
  Opening(const LiveSource& source, Desk& desk) : source_(source), desk_(desk) {
    for (const PublicArea& area : desk_.book.view.areas()) {
      const bool own = desk_.book.viewer.in_area(area.area->id) && follows_area(area.area->id);
      if (own) desk_.areas.push_back(area.area);
      for (const AreaSnapshot::Row* row : area.rows) {
        if (!is_mine(desk_.book, *row->indicator)) continue;
        desk_.rows.push_back({area.area, row});
      }
    }
    for (const DeskRow& row : desk_.rows) by_id_[row.row->indicator->id] = row;
  }

  Result<void> add_statuses() {
    const auto then = source_.snapshot(desk_.since);
    if (!then) return fail(then.error());
    const PublicView view(*then, desk_.book.viewer);
    for (const DeskRow& subject : desk_.rows) {
      const AreaSnapshot::Row* before = view.find_row(subject.row->indicator->id);
      std::optional<AssessmentStatus> was;
      if (before != nullptr) was = before->assessment.status;
      const AssessmentStatus now = subject.row->assessment.status;
      if (was != now) desk_.statuses.push_back({subject, was, direction_of(was, now)});
    }
    std::stable_sort(desk_.statuses.begin(), desk_.statuses.end(),
                     [](const DeskStatusChange& a, const DeskStatusChange& b) {
                       return a.direction < b.direction;
                     });
    return {};
  }

  Result<void> add_figures(const Seen& seen) {
    // The versions of one series and period come one after another, as they became known.
    std::optional<Observation> before;
    std::optional<Observation> latest;
    const auto take = [&] {
      if (latest && !seen.has(*latest) && (!before || before->revision != latest->revision)) {
        add_figure(*latest, before.has_value());
      }
      before.reset();
      latest.reset();
    };
    for (const AreaSnapshot* area : desk_.areas) {
      ObservationQuery query;
      query.area = area->id;
      query.as_of = desk_.book.view.snapshot().as_of;
      query.every_version = true;
      const auto visited =
          desk_.book.store.visit_observations(query, [&](const Observation& figure) {
            if (latest && (latest->series != figure.series || latest->period != figure.period)) {
              take();
            }
            if (seen.has(figure)) before = figure;
            latest = figure;
          });
      if (!visited) return visited;
      take();
    }
    std::stable_sort(desk_.figures.begin(), desk_.figures.end(),
                     [](const DeskFigure& a, const DeskFigure& b) {
                       return a.figure.known_from > b.figure.known_from;
                     });
    desk_.figures_total = desk_.figures.size();
    if (desk_.figures.size() > kDeskFigures) {
      desk_.figures.erase(desk_.figures.begin() + static_cast<std::ptrdiff_t>(kDeskFigures),
                          desk_.figures.end());
    }
    return {};
  }

  Result<void> add_alerts(Instant seen) {
    AlertStore& alerts = desk_.book.store.alerts();
    EpisodeQuery query;
    query.closed = true;
    auto episodes = alerts.episodes(query);
    if (!episodes) return fail(episodes.error());
    for (Episode& episode : *episodes) {
      if (!episode.open && (!episode.closed_at || *episode.closed_at <= seen)) continue;
      if (!is_mine(desk_.book, episode)) continue;
      const auto transitions = alerts.transitions(episode.id);
      if (!transitions) return fail(transitions.error());
      for (const Transition& transition : *transitions) {
        if (transition.at <= seen || transition.kind == TransitionKind::kRepeated) continue;
        desk_.alert_changes.push_back({episode, transition});
      }
      if (episode.open) desk_.alerts.push_back(std::move(episode));
    }
    std::stable_sort(desk_.alert_changes.begin(), desk_.alert_changes.end(),
                     [](const DeskAlertChange& a, const DeskAlertChange& b) {
                       return a.transition.at > b.transition.at;
                     });
    const auto order = [&](const Episode& episode) {
      const bool acknowledged = episode.acknowledged && episode.acknowledged->holds(desk_.book.now);
      const bool cared_for = acknowledged || desk_.book.silence_on(episode) != nullptr;
      // Missing figures are in the list of overdue ones besides.
      const int kind = episode.kind == EpisodeKind::kPath       ? 0
                       : episode.kind == EpisodeKind::kAreaData ? 1
                                                                : 2;
      return std::tuple(cared_for ? 1 : 0, -static_cast<int>(episode.severity), kind, -episode.id);
    };
    std::stable_sort(desk_.alerts.begin(), desk_.alerts.end(),
                     [&](const Episode& a, const Episode& b) { return order(a) < order(b); });
    return {};
  }

  Result<void> add_findings() {
    for (const Audit audit : {Audit::kFigures, Audit::kTargets, Audit::kVerdicts}) {
      auto found = source_.findings(desk_.book.view.snapshot(), audit);
      if (!found) return fail(found.error());
      for (const Finding& finding : **found) add_finding(finding);
      desk_.found.push_back(std::move(*found));
    }
    std::stable_sort(desk_.findings.begin(), desk_.findings.end(),
                     [](const DeskFinding& a, const DeskFinding& b) {
                       return a.finding->finding_class < b.finding->finding_class;
                     });
    return {};
  }

  void add_overdue(const EngineOptions& options) {
    for (const DeskRow& subject : desk_.rows) {
      const Indicator& indicator = *subject.row->indicator;
      const Assessment& assessment = subject.row->assessment;
      if (assessment.data_state != DataState::kOverdue || indicator.computed) continue;
      const auto delay = options.reporting_delay_days.find(indicator.area);
      const auto next = next_figure(indicator, assessment,
                                    delay == options.reporting_delay_days.end()
                                        ? options.default_reporting_delay_days
                                        : delay->second);
      DeskOverdue overdue{subject, {}, 0};
      if (next && next->days_late > 0) {
        overdue.due = next->due;
        overdue.days_late = next->days_late;
      }
      desk_.overdue.push_back(overdue);
    }
    std::stable_sort(
        desk_.overdue.begin(), desk_.overdue.end(),
        [](const DeskOverdue& a, const DeskOverdue& b) { return a.days_late > b.days_late; });
  }

  Result<void> add_mails() {
    if (desk_.book.viewer.recipient.empty()) return {};
    OutboxQuery query;
    query.recipient = desk_.book.viewer.recipient;
    query.limit = kDeskMails;
    auto messages = desk_.book.store.outbox().messages(query);
    if (!messages) return fail(messages.error());
    const OutboxSight sight(desk_.book.viewer, desk_.book.view.snapshot(), desk_.book.recipients);
    for (OutboxMessage& message : *messages) {
      const bool withheld = sight.is_withheld(message);
      desk_.mails.push_back({std::move(message), withheld});
    }
    return {};
  }

 private:
  bool follows_area(const std::string& area) const {
    const Recipient* own = desk_.book.own_recipient();
    return own == nullptr || own->areas.empty() ||
           std::find(own->areas.begin(), own->areas.end(), area) != own->areas.end();
  }

  void add_figure(const Observation& figure, bool revised) {
    const auto subject = by_id_.find(figure.series);
    if (subject == by_id_.end()) return;
    desk_.figures.push_back({subject->second, figure, revised});
  }

  void add_finding(const Finding& finding) {
    if (!desk_.book.view.shows(finding)) return;
    DeskFinding out{&finding, {}};
    for (const std::string& id : finding.ids) {
      if (const auto subject = by_id_.find(id); subject != by_id_.end()) {
        out.subjects.push_back(subject->second);
      }
    }
    if (!out.subjects.empty()) desk_.findings.push_back(std::move(out));
  }

  const LiveSource& source_;
  Desk& desk_;
  std::map<std::string_view, DeskRow> by_id_;
};

}  // namespace

std::string_view to_string(ChangeDirection direction) {
  switch (direction) {
    case ChangeDirection::kWorse:
      return "worse";
    case ChangeDirection::kBetter:
      return "better";
    case ChangeDirection::kOther:
      break;
  }
  return "other";
}

ChangeDirection direction_of(std::optional<AssessmentStatus> before, AssessmentStatus now) {
  const auto was = before ? rank(*before) : std::nullopt;
  const auto is = rank(now);
  if (!was || !is || *was == *is) return ChangeDirection::kOther;
  return *is < *was ? ChangeDirection::kWorse : ChangeDirection::kBetter;
}

Result<Desk> open_desk(const LiveSource& source, const DeskRequest& request) {
  const Date as_of = request.as_of.value_or(source.default_as_of());
  auto book = open_alert_book(source, request.viewer, as_of);
  if (!book) return fail(book.error());
  Desk desk{std::move(*book), {}, {}, {}, {}, {}, {}, 0, {}, {}, {}, {}, {}, {}};
  const auto visit = desk.book.store.accounts().last_visit(request.viewer.account);
  if (!visit) return fail(visit.error());
  desk.last_visit = *visit;
  const Date visited = *visit ? Date::of(**visit) : as_of.plus_days(-kFirstVisitDays);
  desk.since = std::min(request.since.value_or(visited), as_of);
  // Of now, what was recorded late counts as new, too; the past knows days of publication only.
  Seen seen{desk.since, {}};
  const bool from_visit = *visit && !request.since;
  if (from_visit && as_of == source.default_as_of()) seen.at = **visit;

  Opening opening(source, desk);
  if (auto done = opening.add_statuses(); !done) return fail(done.error());
  if (auto done = opening.add_figures(seen); !done) return fail(done.error());
  const Instant seen_at = from_visit ? **visit : end_of(desk.since);
  if (auto done = opening.add_alerts(seen_at); !done) return fail(done.error());
  if (auto done = opening.add_findings(); !done) return fail(done.error());
  EngineOptions options;
  {
    const auto lock = source.lock_workspace();
    options = engine_options(source.workspace().descriptions());
  }
  opening.add_overdue(options);
  if (auto done = opening.add_mails(); !done) return fail(done.error());
  return desk;
}

Result<Instant> mark_visit(const LiveSource& source, const Viewer& viewer) {
  Workspace& workspace = source.workspace();
  const Instant now = workspace.clock().now();
  if (auto done = workspace.store().accounts().set_visit(viewer.account, now); !done) {
    return fail(done.error());
  }
  return now;
}

}  // namespace viisari
