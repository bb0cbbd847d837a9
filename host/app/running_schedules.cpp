#include "app/running_schedules.h"

#include <algorithm>
#include <map>
#include <memory>
#include <string>
#include <utility>

#include "alert/routing.h"
#include "app/config.h"
#include "app/digests.h"
#include "app/mail_templates.h"
#include "app/render_mail.h"
#include "app/watchdog.h"
#include "app/workspace.h"
#include "base/log_messages.h"
#include "store/store.h"

namespace viisari {
namespace {

// Other processes may commit between reading and writing so many times before the next round tries
// again.
constexpr int kAttempts = 8;
// Of a mail whose schedule has no further run.
constexpr std::chrono::days kLastLifetime{31};

constexpr const char* kSeen = "seen";
constexpr const char* kSent = "sent";
constexpr const char* kSkipped = "skipped";

// "20260105T0800": of the local time, which people can read.
std::string compact(const Due& due) {
  std::string day = due.local_day.to_string();
  std::erase(day, '-');
  const auto two = [](std::int64_t value) {
    return (value < 10 ? "0" : "") + std::to_string(value);
  };
  return day + "T" + two(due.local_time.count() / 60) + two(due.local_time.count() % 60);
}

// What one call of run_schedules shares: evaluations are made when first needed.
class Runner {
 public:
  Runner(Workspace& workspace, const NotifySettings& settings, Instant now)
      : workspace_(workspace),
        alerts_(workspace.store().alerts()),
        settings_(settings),
        now_(now),
        as_of_(Date::of(now)) {}

  // Everything that is due of one schedule.
  Result<void> run(const Schedule& schedule) {
    int attempts = 0;
    while (true) {
      const auto more = step(schedule);
      if (more && !*more) return {};
      if (more) {
        attempts = 0;
        continue;
      }
      if (more.error().code != kAlertsMoved || ++attempts == kAttempts) return fail(more.error());
    }
  }

  ScheduleReport take() { return std::move(report_); }

 private:
  // Does the earliest thing that is left to do, from a fresh look at the store: false when there is
  // none.
  Result<bool> step(const Schedule& schedule) {
    // The generation first: whatever changes after it is caught at the commit.
    const auto state = alerts_.alert_state(now_);
    if (!state) return fail(state.error());
    const auto last = alerts_.last_fire(schedule.name);
    if (!last) return fail(last.error());
    AlertCommit commit;
    commit.generation = state->generation;
    commit.as_of = as_of_;
    commit.now = now_;
    if (!*last) {
      // A second ago: a run at this very instant counts.
      commit.fire = ScheduleFire{schedule.name, now_ - std::chrono::seconds(1), now_, kSeen};
      return written(commit);
    }
    const auto runs = runs_now(schedule, (*last)->due_at, now_, now_);
    if (!runs) return fail(runs.error());
    const bool any_run = !runs->run.empty();
    if (!runs->skip.empty() && (!any_run || runs->skip.front().at < runs->run.front().at)) {
      return skip(schedule, runs->skip.front(), std::move(commit));
    }
    if (!any_run) return false;
    return fire(schedule, runs->run.front(), std::move(commit));
  }

  Result<bool> written(const AlertCommit& commit) {
    const auto outcome = alerts_.commit_alerts(commit);
    if (!outcome) return fail(outcome.error());
    written_ = outcome->written;
    // Where another process was first, the next look sees what it did.
    return true;
  }

  Result<bool> skip(const Schedule& schedule, const Due& due, AlertCommit commit) {
    commit.fire = ScheduleFire{schedule.name, due.at, now_, kSkipped};
    auto more = written(commit);
    if (!more || !written_) return more;
    ++report_.skipped;
    workspace_.log().write(log_message::kScheduleSkipped,
                           {{"schedule", schedule.name}, {"due", to_string(due.at)}});
    return more;
  }

  Result<bool> fire(const Schedule& schedule, const Due& due, AlertCommit commit) {
    std::vector<Error> template_errors;
    auto mails = schedule.sends == ScheduleSends::kWatchdog
                     ? watchdogs(schedule, due, template_errors)
                     : digests(schedule, due, template_errors);
    if (!mails) return fail(mails.error());
    const std::size_t count = mails->size();
    for (OutboxMessage& message : *mails) commit.messages.push_back({std::move(message), {}});
    commit.fire = ScheduleFire{schedule.name, due.at, now_, kSent};
    auto more = written(commit);
    if (!more || !written_) return more;
    ++report_.fired;
    report_.mails += count;
    log_template_errors(workspace_.log(), template_errors);
    report_.template_errors.insert(report_.template_errors.end(), template_errors.begin(),
                                   template_errors.end());
    workspace_.log().write(log_message::kScheduleRun, {{"schedule", schedule.name},
                                                       {"due", to_string(due.at)},
                                                       {"mails", std::to_string(count)}});
    return more;
  }

  Result<std::vector<OutboxMessage>> digests(const Schedule& schedule, const Due& due,
                                             std::vector<Error>& template_errors) {
    const auto left = alerts_.left_digests();
    if (!left) return fail(left.error());
    const auto expires = expiry(schedule, due);
    if (!expires) return fail(expires.error());
    std::vector<OutboxMessage> mails;
    for (const Recipient& wanted : settings_.recipients.all) {
      const Recipient* present = stand_in(settings_.recipients, wanted);
      const bool gets = std::find(wanted.digests.begin(), wanted.digests.end(), schedule.name) !=
                        wanted.digests.end();
      if (!gets || present == nullptr) continue;
      const bool gone = std::any_of(left->begin(), left->end(), [&](const std::string& role) {
        return role == wanted.role || role == present->role;
      });
      if (gone && !wanted.mandatory) continue;
      auto mail = digest_mail_for(schedule, due, wanted, *present, template_errors);
      if (!mail) return fail(mail.error());
      if (!*mail) continue;
      if (!add(**mail, MessageKind::kDigest, *present, schedule, *expires, mails)) {
        continue;
      }
    }
    return mails;
  }

  // Nothing: it could not be made, and that has been logged.
  Result<std::optional<Mail>> digest_mail_for(const Schedule& schedule, const Due& due,
                                              const Recipient& wanted, const Recipient& present,
                                              std::vector<Error>& template_errors) {
    const auto state = state_of(as_of_);
    if (!state) return fail(state.error());
    const auto since = alerts_.last_digest(schedule.name, wanted.role);
    if (!since) return fail(since.error());
    DigestRequest request;
    // The content is that of the one it is meant for, the reader the one who is there.
    Recipient reader = wanted;
    if (&present != &wanted) {
      reader.role = present.role;
      reader.title = present.title +
                     (present.language == "en" ? ", deputy for: " : ", sijaisena: ") + wanted.title;
      reader.address = present.address;
      reader.language = present.language;
      reader.restricted = wanted.restricted && present.restricted;
    }
    request.recipient = &reader;
    request.schedule = &schedule;
    request.since = *since;
    request.now = now_;
    if (now_ - due.at > kOnTime) request.late = due;
    if (*since) {
      const auto before = state_of(**since);
      if (!before) return fail(before.error());
      request.before = before->get();
    }
    auto mail = digest(workspace_, **state, request, template_errors);
    if (!mail) {
      if (mail.error().code.kind == ErrorKind::kCannotRun) return fail(mail.error());
      not_made(schedule, wanted, mail.error());
      return std::nullopt;
    }
    set_id(*mail, schedule, due, present.role + (&present == &wanted ? "" : ".for." + wanted.role));
    return std::move(*mail);
  }

  Result<std::vector<OutboxMessage>> watchdogs(const Schedule& schedule, const Due& due,
                                               std::vector<Error>& template_errors) {
    const auto state = state_of(as_of_);
    if (!state) return fail(state.error());
    const auto since = last_sent(schedule);
    if (!since) return fail(since.error());
    const auto expires = expiry(schedule, due);
    if (!expires) return fail(expires.error());
    std::vector<OutboxMessage> mails;
    std::vector<const Recipient*> told;
    for (const Recipient& admin : settings_.recipients.all) {
      if (!admin.admin) continue;
      const Recipient* present = stand_in(settings_.recipients, admin);
      if (present == nullptr || std::find(told.begin(), told.end(), present) != told.end()) {
        continue;
      }
      told.push_back(present);
      const auto content =
          watchdog_content(workspace_, {**state, settings_, *present, *since, now_});
      if (!content) return fail(content.error());
      Mail mail = render_watchdog_mail(
          *content, {workspace_.config(), *present, now_, "id", {}, {}}, template_errors);
      set_id(mail, schedule, due, present->role);
      add(mail, MessageKind::kWatchdog, *present, schedule, *expires, mails);
    }
    return mails;
  }

  bool add(const Mail& mail, MessageKind kind, const Recipient& recipient, const Schedule& schedule,
           Instant expires, std::vector<OutboxMessage>& mails) {
    auto message = to_outbox(mail, kind, recipient, expires);
    if (!message) {
      not_made(schedule, recipient, message.error());
      return false;
    }
    message->schedule = schedule.name;
    message->as_of = as_of_;
    mails.push_back(std::move(*message));
    return true;
  }

  void not_made(const Schedule& schedule, const Recipient& recipient, const Error& error) {
    workspace_.log().write(log_message::kScheduleMailFailed,
                           {{"schedule", schedule.name},
                            {"recipient", recipient.role},
                            {"code", std::string(error.code.name)}});
  }

  // "<digest-monthly-20260105T0800.ROLE@…>": the same for whoever runs it.
  static void set_id(Mail& mail, const Schedule& schedule, const Due& due,
                     const std::string& role) {
    const std::size_t at = mail.message_id.rfind('@');
    const std::string domain = at == std::string::npos ? "@localhost>" : mail.message_id.substr(at);
    mail.message_id = "<digest-" + schedule.name + "-" + compact(due) + "." + role + domain;
  }

  // When the next run is due: then a newer mail says it better.
  Result<Instant> expiry(const Schedule& schedule, const Due& due) {
    const auto next = due_after(schedule, std::max(due.at, now_), 1);
    if (!next) return fail(next.error());
    return next->empty() ? now_ + kLastLifetime : next->front().at;
  }

  Result<std::optional<Instant>> last_sent(const Schedule& schedule) {
    const auto fires = alerts_.fires(schedule.name);
    if (!fires) return fail(fires.error());
    for (const ScheduleFire& fire : *fires) {
      if (fire.outcome == kSent) return fire.fired_at;
    }
    return std::nullopt;
  }

  Result<std::shared_ptr<const EvaluatedState>> state_of(Date day) {
    if (const auto found = states_.find(day); found != states_.end()) return found->second;
    auto state = evaluate_all(workspace_, day);
    if (state) states_.emplace(day, *state);
    return state;
  }

  Workspace& workspace_;
  AlertStore& alerts_;
  const NotifySettings& settings_;
  Instant now_;
  Date as_of_;
  std::map<Date, std::shared_ptr<const EvaluatedState>> states_;
  bool written_ = false;
  ScheduleReport report_;
};

}  // namespace

Result<ScheduleReport> run_schedules(Workspace& workspace, const NotifySettings& settings,
                                     Instant now) {
  Runner runner(workspace, settings, now);
  for (const Schedule& schedule : settings.schedules.all) {
    if (auto done = runner.run(schedule); !done) return fail(done.error());
  }
  return runner.take();
}

}  // namespace viisari
