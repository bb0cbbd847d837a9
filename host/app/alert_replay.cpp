#include "app/alert_replay.h"

#include <algorithm>
#include <chrono>
#include <optional>
#include <set>
#include <utility>
#include <vector>

#include "alert/step.h"
#include "app/alert_notices.h"
#include "app/evaluation.h"
#include "app/walked_years.h"
#include "app/workspace.h"
#include "base/suggest.h"
#include "script/definitions.h"

namespace viisari {
namespace {

// Every step is made at the same time of its day.
Instant morning(Date day) {
  return Instant(day.sys_days()) + std::chrono::hours(6);
}

std::string month_of(Date day) {
  return day.to_string().substr(0, 7);
}

// Episodes of data have no rule of their own.
std::string rule_name(const Episode& episode) {
  return episode.kind == EpisodeKind::kPath ? episode.rule : "data";
}

// What a store would remember, in memory.
class Memory {
 public:
  const AlertState& state() const { return state_; }
  std::set<Date>& calls() { return calls_; }

  Result<Transition> last_transition(const Episode& episode) const { return last_.at(episode.id); }

  // Takes the step and what was told of it.
  void take(const NoticePlan& plan, const AlertStep& step, Date day) {
    std::vector<std::int64_t> ids;
    for (std::size_t i = 0; i < step.episodes.size(); ++i) {
      Episode episode = step.episodes[i];
      if (episode.id == 0) episode.id = ++next_;
      ids.push_back(episode.id);
      if (!episode.open) {
        open_.erase(episode.id);
        told_.erase(episode.id);
        last_.erase(episode.id);
        continue;
      }
      // The clock will have something to do with it on these days.
      if (episode.next_repeat_at) calls_.insert(Date::of(*episode.next_repeat_at));
      if (episode.severity == Severity::kHigh && !episode.escalated) {
        calls_.insert(Date::of(episode.opened_at).plus_days(kEscalateDays));
      }
      open_[episode.id] = std::move(episode);
    }
    for (Transition transition : step.transitions) {
      transition.episode = ids[static_cast<std::size_t>(transition.episode)];
      if (open_.contains(transition.episode)) last_[transition.episode] = transition;
    }
    for (std::size_t i = ids.size(); i < plan.episodes.size(); ++i) {
      ids.push_back(plan.episodes[i].id);
    }
    for (const PlannedMail& mail : plan.mails) {
      for (const PlannedNotice& notice : mail.notices) {
        const std::int64_t id = ids[notice.episode];
        if (!open_.contains(id)) continue;
        Told& told = told_[id][mail.recipient->role];
        told = {id, mail.recipient->role, notice.transition, notice.kind, morning(day)};
      }
    }
    state_.open.clear();
    state_.told.clear();
    for (const auto& [id, episode] : open_) state_.open.push_back(episode);
    for (const auto& [id, by_role] : told_) {
      for (const auto& [role, told] : by_role) state_.told.push_back(told);
    }
    state_.as_of = day;
  }

 private:
  AlertState state_;
  std::map<std::int64_t, Episode> open_;
  std::map<std::int64_t, Transition> last_;
  std::map<std::int64_t, std::map<std::string, Told>> told_;
  std::set<Date> calls_;
  std::int64_t next_ = 0;
};

class Counter {
 public:
  Counter(std::string rule, ReplayReport& report) : rule_(std::move(rule)), report_(report) {}

  bool counts(const Episode& episode) const { return rule_.empty() || rule_name(episode) == rule_; }

  void count(const AlertStep& step, const NoticePlan& plan, Date day) {
    ReplayCounts& month = report_.by_month[month_of(day)];
    for (const Transition& transition : step.transitions) {
      const Episode& episode = step.episodes[static_cast<std::size_t>(transition.episode)];
      if (!counts(episode)) continue;
      ++report_.all.transitions[transition.kind];
      ++month.transitions[transition.kind];
      ++report_.by_rule[rule_name(episode)].transitions[transition.kind];
    }
    for (const PlannedMail& mail : plan.mails) {
      std::set<std::string> rules;
      ReplayCounts& recipient = report_.by_recipient[mail.recipient->role];
      for (const PlannedNotice& notice : mail.notices) {
        const Episode& episode = plan.episodes[notice.episode];
        if (!counts(episode)) continue;
        const std::string rule = rule_name(episode);
        rules.insert(rule);
        ++recipient.transitions[notice.kind];
        for (ReplayCounts* one : {&report_.all, &month, &recipient, &report_.by_rule[rule]}) {
          ++one->notices;
        }
      }
      if (rules.empty()) continue;
      for (ReplayCounts* one : {&report_.all, &month, &recipient}) ++one->mails;
      for (const std::string& rule : rules) ++report_.by_rule[rule].mails;
    }
  }

 private:
  std::string rule_;
  ReplayReport& report_;
};

// The id of the rule that is meant; empty: all of them.
Result<std::string> chosen_rule(const std::string& asked, std::span<const AlertRule> rules,
                                std::span<const Watched> watched) {
  if (asked.empty() || asked == "data") return asked;
  std::vector<std::string_view> known;
  for (const AlertRule& rule : rules) {
    if (rule.id == asked || rule.id.ends_with("/" + asked)) return rule.id;
    known.push_back(rule.id);
  }
  // What holds for an indicator without a rule has the indicator's id.
  for (const Watched& one : watched) {
    if (one.indicator->id == asked) return asked;
  }
  return fail(kUnknownRule, "there is no alert rule '" + asked + "'" + suggestion(asked, known));
}

}  // namespace

Result<ReplayReport> replay_alerts(Workspace& workspace, const Recipients& recipients,
                                   const ReplayRequest& request) {
  if (request.to < request.from) {
    return fail(kReplayPeriod, "--to must not be before --from");
  }
  const Date eve = request.from.plus_days(-1);
  if (!request.area.empty()) {
    const auto known = check_area(request.area, workspace.definitions().indicators());
    if (!known) return fail(known.error());
  }
  auto years = WalkedYears::begin(workspace, eve, request.to, request.area);
  if (!years) return fail(years.error());
  const std::span<const AlertRule> rules = workspace.definitions().alert_rules();
  const auto rule = chosen_rule(request.rule, rules, years->watched());
  if (!rule) return fail(rule.error());
  const AlertSubjects subjects = alert_subjects(years->watched(), rules);

  ReplayReport report;
  report.request = request;
  Memory memory;
  Counter counter(*rule, report);
  const auto step_to = [&](Date day, bool counted) -> Result<void> {
    const AlertStep step =
        step_alerts({rules, years->watched(), memory.state().open, day, morning(day)});
    if (step.episodes.empty()) return {};
    NoticePlan plan;
    if (!step.transitions.empty()) {
      const auto last = [&](const Episode& episode) { return memory.last_transition(episode); };
      auto planned = plan_notices({memory.state(), step, subjects, recipients, morning(day), last});
      if (!planned) return fail(planned.error());
      plan = std::move(*planned);
    }
    if (counted) counter.count(step, plan, day);
    memory.take(plan, step, day);
    return {};
  };
  const auto open = [&] {
    const auto& all = memory.state().open;
    return static_cast<std::size_t>(std::count_if(
        all.begin(), all.end(), [&](const Episode& episode) { return counter.counts(episode); }));
  };
  if (auto done = step_to(eve, false); !done) return fail(done.error());
  report.open_before = open();
  const std::set<Date>& news = years->days();
  for (Date day = eve;;) {
    const auto next_news = news.upper_bound(day);
    std::set<Date>& calls = memory.calls();
    calls.erase(calls.begin(), calls.upper_bound(day));
    std::optional<Date> next;
    if (next_news != news.end()) next = *next_news;
    if (!calls.empty() && (!next || *calls.begin() < *next)) next = *calls.begin();
    if (!next || *next > request.to) break;
    day = *next;
    ++report.days;
    if (news.contains(day)) {
      if (auto gone = years->go_to(day); !gone) return fail(gone.error());
    }
    if (auto done = step_to(day, true); !done) return fail(done.error());
  }
  report.open_after = open();
  return report;
}

}  // namespace viisari
