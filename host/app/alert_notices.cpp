#include "app/alert_notices.h"

#include <algorithm>
#include <optional>
#include <utility>

namespace viisari {
namespace {

using ToldBy = std::map<std::pair<std::int64_t, std::string_view>, const Told*>;

const Indicator* indicator_of(const Episode& episode, const AlertSubjects& subjects) {
  const auto found = subjects.indicators.find(episode.subject);
  return found == subjects.indicators.end() ? nullptr : found->second;
}

bool ends(const Episode& episode) {
  return !episode.open;
}

// Those who know of it are told that it is over, whoever would be told of it today.
std::vector<AlertRoute> routes_of_end(const Episode& episode, const Indicator* indicator,
                                      std::span<const AlertRoute> today, const AlertState& state,
                                      const Recipients& recipients) {
  std::vector<AlertRoute> routes;
  for (const Told& told : state.told) {
    if (told.episode != episode.id) continue;
    const Recipient* recipient = recipients.find(told.recipient);
    if (recipient == nullptr || !may_see(*recipient, indicator)) continue;
    const auto known = std::find_if(today.begin(), today.end(), [&](const AlertRoute& route) {
      return route.recipient == recipient;
    });
    if (known != today.end()) {
      routes.push_back(*known);
    } else {
      routes.push_back({recipient, RouteReason::kInvalid, {}, true});
    }
  }
  return routes;
}

// What the last transition is to a recipient who is told for this reason.
TransitionKind kind_for(NoticeReason reason, TransitionKind latest) {
  switch (reason) {
    case NoticeReason::kFirst:
      return TransitionKind::kOpened;
    case NoticeReason::kRepeat:
      return latest == TransitionKind::kEscalated ? latest : TransitionKind::kRepeated;
    case NoticeReason::kEscalation:
      return TransitionKind::kEscalated;
    default:
      return latest;
  }
}

// Whether the one below, or who stands in for it, was told of what a superior is to learn of.
template <class IsTold>
bool subordinate_told(const AlertRoute& route, const Recipients& recipients,
                      const IsTold& is_told) {
  const Recipient* below =
      route.reason == RouteReason::kEscalated ? recipients.find(route.stands_for) : nullptr;
  if (below == nullptr) return false;
  const Recipient* deputy = stand_in(recipients, *below);
  return is_told(*below) || (deputy != nullptr && is_told(*deputy));
}

class Planner {
 public:
  explicit Planner(const NoticeInput& input) : input_(input) {
    for (const Told& told : input.state.told) told_[{told.episode, told.recipient}] = &told;
  }

  Result<NoticePlan> plan() {
    plan_.episodes = input_.step.episodes;
    std::map<std::int64_t, std::size_t> stepped;
    for (std::size_t i = 0; i < plan_.episodes.size(); ++i) {
      if (plan_.episodes[i].id != 0) stepped[plan_.episodes[i].id] = i;
    }
    std::vector<const Transition*> latest(plan_.episodes.size(), nullptr);
    for (const Transition& transition : input_.step.transitions) {
      latest[static_cast<std::size_t>(transition.episode)] = &transition;
    }
    collect_outages(stepped);
    for (std::size_t i = 0; i < input_.step.episodes.size(); ++i) {
      if (auto asked = ask(input_.step.episodes[i], latest[i], i); !asked)
        return fail(asked.error());
    }
    for (const Episode& episode : input_.state.open) {
      if (stepped.contains(episode.id)) continue;
      if (auto asked = ask(episode, nullptr, std::nullopt); !asked) return fail(asked.error());
    }
    for (auto& [key, mail] : mails_) plan_.mails.push_back(std::move(mail));
    return std::move(plan_);
  }

 private:
  // The outages that are open once the step is made: they stand for single overdue figures.
  void collect_outages(const std::map<std::int64_t, std::size_t>& stepped) {
    for (const Episode& episode : input_.step.episodes) {
      if (episode.open && episode.kind == EpisodeKind::kAreaData) outages_.push_back(episode);
    }
    for (const Episode& episode : input_.state.open) {
      if (episode.kind == EpisodeKind::kAreaData && !stepped.contains(episode.id)) {
        outages_.push_back(episode);
      }
    }
  }

  const Told* told(const Episode& episode, const Recipient& recipient) const {
    const auto found = told_.find({episode.id, recipient.role});
    return found == told_.end() ? nullptr : found->second;
  }

  // `at`: the episode's place in the plan, if it has one.
  Result<void> ask(const Episode& episode, const Transition* latest,
                   std::optional<std::size_t> at) {
    const Indicator* indicator = indicator_of(episode, input_.subjects);
    if (indicator == nullptr && episode.kind != EpisodeKind::kAreaData) return {};
    std::vector<AlertRoute> routes = routes_of(episode, input_.subjects, input_.recipients);
    const bool opens = latest != nullptr && latest->kind == TransitionKind::kOpened;
    if (opens && at && only_admins(routes)) {
      plan_.without_recipient.push_back(*at);
    }
    if (ends(episode)) {
      routes = routes_of_end(episode, indicator, routes, input_.state, input_.recipients);
    }
    std::optional<Transition> looked_up;
    const bool inhibited = is_inhibited(episode, outages_);
    const bool silenced = silence_of(episode, input_.state.silences, input_.now) != nullptr;
    for (const AlertRoute& route : routes) {
      const Told* before = told(episode, *route.recipient);
      const bool up_to_date = before != nullptr && before->transition >= episode.transitions;
      if (up_to_date || (!ends(episode) && !route.at_once)) continue;
      const bool below = subordinate_told(
          route, input_.recipients,
          [&](const Recipient& recipient) { return told(episode, recipient) != nullptr; });
      if (latest == nullptr) {
        auto last = input_.last_transition(episode);
        if (!last) return fail(last.error());
        looked_up = std::move(*last);
        latest = &*looked_up;
      }
      const NoticeReason reason =
          decide({&episode, latest, before, route, silenced, inhibited, below, input_.now});
      if (!is_told(reason)) continue;
      if (!at) {
        at = plan_.episodes.size();
        plan_.episodes.push_back(episode);
      }
      add({*at, latest->number, kind_for(reason, latest->kind), reason, route}, episode, indicator);
    }
    return {};
  }

  void add(PlannedNotice notice, const Episode& episode, const Indicator* indicator) {
    const Recipient* recipient = notice.route.recipient;
    const std::string service = indicator == nullptr || episode.kind != EpisodeKind::kPath
                                    ? std::string()
                                    : indicator->service;
    const auto place = recipient - input_.recipients.all.data();
    PlannedMail& mail = mails_[{place, group_key(episode, service)}];
    mail.recipient = recipient;
    mail.service = service;
    mail.notices.push_back(std::move(notice));
  }

  const NoticeInput& input_;
  ToldBy told_;
  std::vector<Episode> outages_;
  NoticePlan plan_;
  std::map<std::pair<std::ptrdiff_t, std::string>, PlannedMail> mails_;
};

}  // namespace

AlertSubjects alert_subjects(std::span<const Watched> watched, std::span<const AlertRule> rules) {
  AlertSubjects subjects;
  for (const Watched& one : watched) subjects.indicators[one.indicator->id] = one.indicator;
  for (const AlertRule& rule : rules) subjects.rules[rule.id] = &rule;
  return subjects;
}

AlertSubjects alert_subjects(std::span<const Indicator> indicators,
                             std::span<const AlertRule> rules) {
  AlertSubjects subjects;
  for (const Indicator& indicator : indicators) subjects.indicators[indicator.id] = &indicator;
  for (const AlertRule& rule : rules) subjects.rules[rule.id] = &rule;
  return subjects;
}

std::vector<AlertRoute> routes_of(const Episode& episode, const AlertSubjects& subjects,
                                  const Recipients& recipients) {
  const Indicator* indicator = indicator_of(episode, subjects);
  if (indicator == nullptr && episode.kind != EpisodeKind::kAreaData) return {};
  const auto rule = subjects.rules.find(episode.rule);
  RouteQuestion question;
  question.kind = episode.kind;
  question.severity = episode.severity;
  question.area = area_of(episode);
  question.indicator = indicator;
  question.rule = rule == subjects.rules.end() ? nullptr : rule->second;
  question.escalated = episode.escalated;
  return route_or_admins(recipients, question);
}

Result<NoticePlan> plan_notices(const NoticeInput& input) {
  return Planner(input).plan();
}

std::vector<NoticeAnswer> notices_of(const Episode& episode, const Transition& latest,
                                     const AlertState& state, const AlertSubjects& subjects,
                                     const Recipients& recipients, Instant now) {
  std::vector<NoticeAnswer> answers;
  const bool silenced = silence_of(episode, state.silences, now) != nullptr;
  const bool inhibited = is_inhibited(episode, state.open);
  const auto told_to = [&](const Recipient& recipient) -> const Told* {
    const auto found = std::find_if(state.told.begin(), state.told.end(), [&](const Told& told) {
      return told.episode == episode.id && told.recipient == recipient.role;
    });
    return found == state.told.end() ? nullptr : &*found;
  };
  for (const AlertRoute& route : routes_of(episode, subjects, recipients)) {
    const bool below = subordinate_told(route, recipients, [&](const Recipient& recipient) {
      return told_to(recipient) != nullptr;
    });
    answers.push_back({route, decide({&episode, &latest, told_to(*route.recipient), route, silenced,
                                      inhibited, below, now})});
  }
  return answers;
}

}  // namespace viisari
