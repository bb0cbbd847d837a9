// RouteTest: who would be told of an indicator if it left its path or its figures were overdue:
// when, why, and what holds a mail back. The same routing as the alerts use; nothing is sent or
// stored. Ownership: borrows the settings and definitions. Thread-safety: pure functions.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "alert/routing.h"
#include "app/notify_settings.h"
#include "base/date.h"
#include "model/alert_rule.h"
#include "model/episode.h"
#include "model/indicator.h"
#include "report/format.h"

namespace viisari {

struct DigestTime {
  std::string schedule;
  std::optional<Due> next;  // nothing: the schedule has ended
};

struct RoutedRecipient {
  AlertRoute route;
  std::vector<DigestTime> digests;  // that will tell of it; none after leaving them
  bool left_digests = false;
};

// What one rule does; overdue figures have no rule.
struct RoutedRule {
  std::optional<AlertRule> rule;
  Severity severity = Severity::kInvalid;
  std::optional<Silence> silence;  // holds the mails back until it ends
  bool nobody = false;             // then the recipients are the admins
  std::vector<RoutedRecipient> recipients;
  std::vector<AlertRoute> escalated;  // of high severity: told besides when nobody acknowledges it
};

struct RouteTest {
  const Indicator* indicator = nullptr;
  EpisodeKind kind = EpisodeKind::kInvalid;
  std::vector<RoutedRule> rules;
};

struct RouteTestInput {
  const NotifySettings& settings;
  const Indicator& indicator;
  EpisodeKind kind = EpisodeKind::kPath;
  std::optional<Severity> severity;  // instead of the rules' own
  std::span<const AlertRule> rules;  // all there are
  std::span<const Silence> silences;
  std::span<const std::string> left_digests;  // roles
  Instant now{};
};
RouteTest test_route(const RouteTestInput& input);

std::string route_test_text(const RouteTest& test, Language language);
std::string route_test_json(const RouteTest& test);

}  // namespace viisari
