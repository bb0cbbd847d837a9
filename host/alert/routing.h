// Routing: who is to be told of an indicator, and why. Thread-safety: pure functions.
#pragma once

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

struct Route {
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
// right to it. Empty: nobody is there; the caller tells the admins (`admins`).
std::vector<Route> route(const Recipients& recipients, const RouteQuestion& question);
std::vector<const Recipient*> admins(const Recipients& recipients);

}  // namespace viisari
