#include "app/alerting.h"

#include <algorithm>
#include <string>
#include <utility>

#include "app/alert_mail.h"
#include "app/alert_notices.h"
#include "app/mail_templates.h"
#include "app/render_mail.h"
#include "app/simulating.h"
#include "app/workspace.h"
#include "base/log_messages.h"
#include "script/definitions.h"
#include "store/store.h"

namespace viisari {
namespace {

// Another process may commit in between; it cannot do so for ever.
constexpr int kTries = 5;
// A thread root for every episode of a mail, unless it is about very many.
constexpr std::size_t kMaxReferences = 20;

// What a step computes with, the same for every try.
struct Context {
  Workspace& workspace;
  const Recipients& recipients;
  const EvaluatedState& state;
  std::vector<Watched> watched;
  std::span<const AlertRule> rules;
  AlertSubjects subjects;
  SnapshotIndex index;
  bool simulated = false;
};

// The ids that the store will give to the plan's episodes.
std::vector<std::int64_t> episode_ids(const NoticePlan& plan, std::int64_t next) {
  std::vector<std::int64_t> ids;
  for (const Episode& episode : plan.episodes) ids.push_back(episode.id != 0 ? episode.id : next++);
  return ids;
}

Result<QueuedMessage> message_of(const Context& context, const NoticePlan& plan,
                                 const PlannedMail& mail, std::span<const std::int64_t> ids,
                                 Instant now, std::vector<Error>& template_errors) {
  const Config& config = context.workspace.config();
  AlertMailContent content = alert_mail_content(
      {mail, plan, ids, *context.state.snapshot(), context.index, context.subjects,
       context.recipients, config.pages_url, context.simulated});
  const PlannedNotice& first = mail.notices.front();
  MailFrame frame{config, *mail.recipient, now, {}, {}, {}};
  frame.message_id = "alert-" + std::to_string(ids[first.episode]) + "-" +
                     std::to_string(first.transition) + "." + mail.recipient->role;
  for (const PlannedNotice& notice : mail.notices) {
    if (frame.references.size() == kMaxReferences) break;
    frame.references.push_back("episode-" + std::to_string(ids[notice.episode]));
  }
  frame.images = add_charts(content, context.state,
                            parse_language(mail.recipient->language).value_or(Language::kFinnish),
                            template_errors);
  const Mail rendered = render_alert_mail(content, frame, template_errors);
  auto outgoing = to_outbox(rendered, MessageKind::kAlert, *mail.recipient, now + kMessageLife);
  if (!outgoing) return fail(outgoing.error());
  QueuedMessage queued;
  queued.message = std::move(*outgoing);
  for (const PlannedNotice& notice : mail.notices) {
    queued.notices.push_back({notice.episode, notice.transition});
  }
  return queued;
}

void tell_without_recipient(const Context& context, const NoticePlan& plan, AlertReport& report) {
  report.without_recipient = plan.without_recipient.size();
  std::map<std::string_view, std::size_t> areas;
  for (const std::size_t at : plan.without_recipient) {
    const Episode& episode = plan.episodes[at];
    const auto indicator = context.subjects.indicators.find(episode.subject);
    const bool is_public = indicator == context.subjects.indicators.end() ||
                           indicator->second->visibility == Visibility::kPublic;
    if (!is_public) continue;
    ++report.public_without_recipient;
    ++areas[area_of(episode)];
  }
  // Not of those that are not public, not even how many.
  for (const auto& [area, count] : areas) {
    context.workspace.log().write(log_message::kAlertWithoutRecipient,
                                  {{"area", std::string(area)}, {"alerts", std::to_string(count)}});
  }
}

// One try. Nothing: another process was faster, compute again.
Result<std::optional<AlertReport>> step_once(const Context& context) {
  AlertStore& alerts = context.workspace.store().alerts();
  const Instant now = context.workspace.clock().now();
  const Date as_of = context.state.snapshot()->as_of;
  const auto before = alerts.alert_state(now);
  if (!before) return fail(before.error());
  AlertReport report;
  if (before->as_of && as_of < *before->as_of) return report;
  report.stepped = true;
  const AlertStep step = step_alerts({context.rules, context.watched, before->open, as_of, now});
  const auto last_transition = [&alerts](const Episode& episode) -> Result<Transition> {
    const auto all = alerts.transitions(episode.id);
    if (!all) return fail(all.error());
    if (all->empty())
      return fail(kNoSuchEpisode, "episode " + std::to_string(episode.id) + " has no transition");
    return all->back();
  };
  auto plan =
      plan_notices({*before, step, context.subjects, context.recipients, now, last_transition});
  if (!plan) return fail(plan.error());

  report.open = before->open.size();
  for (const Transition& transition : step.transitions) ++report.transitions[transition.kind];
  for (const Episode& episode : step.episodes) {
    if (episode.id == 0) ++report.open;
    if (!episode.open) --report.open;
  }
  AlertCommit commit;
  commit.generation = before->generation;
  commit.as_of = as_of;
  commit.now = now;
  commit.transitions = step.transitions;
  const std::vector<std::int64_t> ids = episode_ids(*plan, before->next_episode);
  for (const PlannedMail& mail : plan->mails) {
    auto message = message_of(context, *plan, mail, ids, now, report.template_errors);
    if (!message) {
      // One mail that cannot be composed keeps no other from going out.
      context.workspace.log().write(
          log_message::kAlertMailFailed,
          {{"recipient", mail.recipient->role}, {"code", std::string(message.error().code.name)}});
      continue;
    }
    commit.messages.push_back(std::move(*message));
  }
  commit.episodes = plan->episodes;
  if (before->as_of == as_of && commit.episodes.empty()) return report;
  const auto outcome = alerts.commit_alerts(commit);
  if (!outcome) {
    if (outcome.error().code == kAlertsMoved) return std::nullopt;
    return fail(outcome.error());
  }
  report.mails = static_cast<std::size_t>(std::count_if(
      outcome->messages.begin(), outcome->messages.end(), [](std::int64_t id) { return id != 0; }));
  tell_without_recipient(context, *plan, report);
  return report;
}

}  // namespace

std::vector<Watched> watch(const EvaluatedState& state) {
  std::vector<Watched> watched;
  for (const AreaSnapshot& area : state.snapshot()->areas) {
    for (const AreaSnapshot::Row& row : area.rows) {
      Watched one;
      one.indicator = row.indicator.get();
      one.assessment = &row.assessment;
      // It is there: the snapshot comes from the same evaluation.
      if (const auto figures = state.judged(row.indicator->id)) {
        for (const JudgedFigure& figure : *figures) {
          one.points.push_back({figure.period, figure.value, figure.status});
        }
      }
      watched.push_back(std::move(one));
    }
  }
  return watched;
}

Result<AlertReport> update_alerts(Workspace& workspace, const Recipients& recipients,
                                  const EvaluatedState& state) {
  const auto simulated = holds_simulated_figures(workspace.store());
  if (!simulated) return fail(simulated.error());
  // Once a day has been looked at, the days before it are left alone: one to come would silence
  // every alert until then. Simulated years are there to be walked through.
  if (!*simulated && state.snapshot()->as_of > workspace.today()) {
    return fail(kAlertsFutureDay, "alerts cannot be stepped to a day to come (today is " +
                                      workspace.today().to_string() + ")");
  }
  Context context{workspace, recipients, state, watch(state), {}, {}, {}, *simulated};
  context.rules = workspace.definitions().alert_rules();
  context.subjects = alert_subjects(context.watched, context.rules);
  context.index = index_of(*state.snapshot());
  for (int i = 0; i < kTries; ++i) {
    auto report = step_once(context);
    if (!report) return fail(report.error());
    if (!*report) continue;
    log_template_errors(workspace.log(), (*report)->template_errors);
    return std::move(**report);
  }
  return fail(kAlertsMoved, "other processes keep changing the alerts; try again");
}

}  // namespace viisari
