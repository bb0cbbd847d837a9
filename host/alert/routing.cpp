#include "alert/routing.h"

#include <algorithm>

namespace viisari {
namespace {

bool has(std::span<const std::string> list, std::string_view item) {
  return std::find(list.begin(), list.end(), item) != list.end();
}

bool holds_area(const Recipient& recipient, std::string_view area) {
  return recipient.areas.empty() || has(recipient.areas, area);
}

// Why the file itself has the recipient told; kInvalid: it does not.
RouteReason own_reason(const Recipient& recipient, const RouteQuestion& question) {
  const bool holds = question.indicator == nullptr ? holds_area(recipient, question.area)
                                                   : follows(recipient, *question.indicator);
  if (question.kind != EpisodeKind::kPath) {
    return recipient.data_owner && holds ? RouteReason::kDataOwner : RouteReason::kInvalid;
  }
  if (question.rule != nullptr && has(question.rule->to, recipient.role)) {
    return RouteReason::kNamed;
  }
  const bool by_duty_only = recipient.services.empty() && (recipient.data_owner || recipient.admin);
  return holds && !by_duty_only ? RouteReason::kService : RouteReason::kInvalid;
}

// Routes by recipient, in the order of the file.
class FoundRoutes {
 public:
  FoundRoutes(const Recipients& recipients, const RouteQuestion& question)
      : recipients_(recipients), question_(question), routes_(recipients.all.size()) {}

  void add(const Recipient& wanted, RouteReason reason, const std::string& stands_for) {
    const Recipient* present = stand_in(recipients_, wanted);
    if (present == nullptr || !may_see(*present, question_.indicator)) return;
    const bool escalated = reason == RouteReason::kEscalated;
    const bool at_once = is_at_once(wanted, escalated);
    AlertRoute& route = routes_[static_cast<std::size_t>(present - recipients_.all.data())];
    const bool deputises = present != &wanted && !escalated;
    // Its own reason says more than whom it stands for besides; but who would have read it in a
    // digest is told now because nobody acknowledged it.
    if (route.recipient == nullptr || (route.reason == RouteReason::kDeputy && !deputises) ||
        (escalated && at_once && !route.at_once)) {
      route.recipient = present;
      route.reason = deputises ? RouteReason::kDeputy : reason;
      route.stands_for = deputises ? wanted.role : stands_for;
    }
    route.at_once = route.at_once || at_once;
  }

  std::vector<AlertRoute> take() {
    std::erase_if(routes_, [](const AlertRoute& route) { return route.recipient == nullptr; });
    return std::move(routes_);
  }

 private:
  // Overdue figures are the data owner's to act on, so it never waits for a digest with them.
  // Neither does what nobody acknowledged.
  bool is_at_once(const Recipient& wanted, bool escalated) const {
    if (question_.kind != EpisodeKind::kPath) return true;
    if (question_.rule != nullptr && !question_.rule->schedule.empty()) return false;
    return escalated || (wanted.at_once && question_.severity >= *wanted.at_once);
  }

  const Recipients& recipients_;
  const RouteQuestion& question_;
  std::vector<AlertRoute> routes_;
};

}  // namespace

std::string_view to_string(RouteReason reason) {
  switch (reason) {
    case RouteReason::kInvalid:
      break;
    case RouteReason::kService:
      return "service";
    case RouteReason::kNamed:
      return "named";
    case RouteReason::kDataOwner:
      return "data_owner";
    case RouteReason::kDeputy:
      return "deputy";
    case RouteReason::kEscalated:
      return "escalated";
    case RouteReason::kAdmin:
      return "admin";
  }
  return "invalid";
}

bool holds_service(std::span<const std::string> patterns, std::string_view service) {
  if (patterns.empty()) return true;
  return std::any_of(patterns.begin(), patterns.end(), [&](std::string_view pattern) {
    if (!pattern.ends_with('*')) return service == pattern;
    pattern.remove_suffix(1);
    return service.starts_with(pattern);
  });
}

bool follows(const Recipient& recipient, const Indicator& indicator) {
  return holds_area(recipient, indicator.area) &&
         holds_service(recipient.services, indicator.service);
}

const Recipient* stand_in(const Recipients& recipients, const Recipient& recipient) {
  const Recipient* at = &recipient;
  // A chain is no longer than the file; reading has refused those that lead back.
  for (std::size_t steps = 0; at != nullptr && at->away; ++steps) {
    if (steps == recipients.all.size()) return nullptr;
    at = recipients.find(at->deputy);
  }
  return at;
}

std::vector<AlertRoute> route(const Recipients& recipients, const RouteQuestion& question) {
  FoundRoutes routes(recipients, question);
  for (const Recipient& recipient : recipients.all) {
    const RouteReason reason = own_reason(recipient, question);
    if (reason != RouteReason::kInvalid) routes.add(recipient, reason, {});
  }
  if (question.escalated) {
    for (const Recipient& recipient : recipients.all) {
      if (own_reason(recipient, question) == RouteReason::kInvalid) continue;
      const Recipient* superior = recipients.find(recipient.escalate_to);
      if (superior != nullptr) routes.add(*superior, RouteReason::kEscalated, recipient.role);
    }
  }
  return routes.take();
}

std::vector<AlertRoute> route_or_admins(const Recipients& recipients,
                                        const RouteQuestion& question) {
  std::vector<AlertRoute> routes = route(recipients, question);
  if (!routes.empty()) return routes;
  for (const Recipient* admin : admins(recipients)) {
    if (!may_see(*admin, question.indicator)) continue;
    routes.push_back({admin, RouteReason::kAdmin, {}, question.severity >= Severity::kWarning});
  }
  return routes;
}

bool only_admins(std::span<const AlertRoute> routes) {
  return std::all_of(routes.begin(), routes.end(),
                     [](const AlertRoute& route) { return route.reason == RouteReason::kAdmin; });
}

bool may_see(const Recipient& recipient, const Indicator* indicator) {
  return indicator == nullptr || indicator->visibility == Visibility::kPublic ||
         recipient.restricted;
}

std::vector<const Recipient*> admins(const Recipients& recipients) {
  std::vector<const Recipient*> out;
  for (const Recipient& recipient : recipients.all) {
    if (!recipient.admin) continue;
    const Recipient* present = stand_in(recipients, recipient);
    if (present != nullptr && std::find(out.begin(), out.end(), present) == out.end()) {
      out.push_back(present);
    }
  }
  return out;
}

}  // namespace viisari
