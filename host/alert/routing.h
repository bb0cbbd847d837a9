// Routing: who is to be told of an indicator, and why. Thread-safety: pure functions.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "alert/recipients.h"
#include "model/alert_rule.h"
#include "model/episode.h"
#include "model/indicator.h"

namespace viisari {

enum class RouteReason : std::uint8_t {
  kInvalid,
  kService,    // the recipient's areas and services hold the indicator
  kNamed,      // the rule names the role
  kDataOwner,  // the data axis: it sees to the figures
  kDeputy,     // stands for a recipient who is away
  kEscalated,  // nobody acknowledged
  kAdmin,      // nobody else is there to be told
};
std::string_view to_string(RouteReason reason);  // "service", "named" …

struct AlertRoute {
  const Recipient* recipient = nullptr;
  RouteReason reason = RouteReason::kInvalid;
  std::string stands_for;  // role, of kDeputy and kEscalated
  bool at_once = false;    // false: in its digests only
};

struct RouteQuestion {
  EpisodeKind kind = EpisodeKind::kInvalid;
  Severity severity = Severity::kInvalid;
  std::string_view area;
  const Indicator* indicator = nullptr;  // nullptr for an area's outage
  const AlertRule* rule = nullptr;       // of kPath
  bool escalated = false;
};

// In the order of the file, each recipient once. A restricted indicator reaches nobody without the
// right to it. Whoever stands for another is told at once where that one would be; data owners are
// told of missing figures, and superiors of what nobody acknowledged, at once whatever they say.
// A rule's schedule wins: then nothing of a path is at once. Empty: nobody is there.
std::vector<AlertRoute> route(const Recipients& recipients, const RouteQuestion& question);
// The same; where nobody is there, the admins, at once from severity warning up.
std::vector<AlertRoute> route_or_admins(const Recipients& recipients,
                                        const RouteQuestion& question);
// Whether nobody but the admins is there to be told.
bool only_admins(std::span<const AlertRoute> routes);
// A restricted indicator is for those with the right to it; nullptr: an area's outage.
bool may_see(const Recipient& recipient, const Indicator* indicator);
// Whether the recipient's areas and services hold the indicator, whoever may see it.
bool follows(const Recipient& recipient, const Indicator& indicator);
// Those who are told of faults of the service; the deputies of those who are away.
std::vector<const Recipient*> admins(const Recipients& recipients);
// Who gets the mail of that recipient: itself, or the first in its chain of deputies who is here;
// nullptr when all are away.
const Recipient* stand_in(const Recipients& recipients, const Recipient& recipient);
// Whether one of the patterns (a service as definitions print it, or its beginning and '*') holds
// the service; no patterns hold every one.
bool holds_service(std::span<const std::string> patterns, std::string_view service);

}  // namespace viisari
