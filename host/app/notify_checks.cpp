#include "app/notify_checks.h"

#include <algorithm>
#include <set>
#include <string>
#include <string_view>

#include "alert/routing.h"
#include "base/suggest.h"
#include "script/error_codes.h"

namespace viisari {
namespace {

using Names = std::set<std::string_view>;

std::string suggest(std::string_view name, const Names& known) {
  return suggestion(name, std::vector<std::string_view>(known.begin(), known.end()));
}

std::string in_quotes(std::string_view text) {
  return "'" + std::string(text) + "'";
}

}  // namespace

std::vector<Error> check_recipients(const Recipients& recipients,
                                    std::span<const Indicator> indicators) {
  std::vector<Error> errors;
  Names areas;
  for (const Indicator& indicator : indicators) areas.insert(indicator.area);
  for (const Recipient& recipient : recipients.all) {
    const auto fault = [&](ErrorCode code, std::string text) {
      errors.push_back(Error{code, recipient.role + ": " + std::move(text),
                             recipients.file.string(), recipient.line, 0});
    };
    for (const std::string& area : recipient.areas) {
      if (!areas.contains(area)) {
        fault(kRecipientsUnknownArea,
              "no definition is of the area " + in_quotes(area) + suggest(area, areas));
      }
    }
    // Services of its areas: another area's service would never be met.
    Names services;
    for (const Indicator& indicator : indicators) {
      const auto& own = recipient.areas;
      if (own.empty() || std::find(own.begin(), own.end(), indicator.area) != own.end()) {
        services.insert(indicator.service);
      }
    }
    for (const std::string& pattern : recipient.services) {
      const std::span<const std::string> one(&pattern, 1);
      if (std::none_of(services.begin(), services.end(),
                       [&](std::string_view service) { return holds_service(one, service); })) {
        fault(kRecipientsUnknownService, "no definition of its areas prints the service " +
                                             in_quotes(pattern) + suggest(pattern, services));
      }
    }
  }
  return errors;
}

std::vector<Error> check_alert_rules(std::span<const AlertRule> rules,
                                     const NotifySettings& settings) {
  std::vector<Error> errors;
  Names roles;
  Names schedules;
  for (const Recipient& recipient : settings.recipients.all) roles.insert(recipient.role);
  for (const Schedule& schedule : settings.schedules.all) {
    if (schedule.sends == ScheduleSends::kDigest) schedules.insert(schedule.name);
  }
  for (const AlertRule& rule : rules) {
    const std::string begin = "alert rule " + in_quotes(rule.id) + ": ";
    for (const std::string& role : rule.to) {
      if (roles.contains(role)) continue;
      errors.push_back(Error{script::kUnknownRole,
                             begin + "there is no role " + in_quotes(role) + suggest(role, roles),
                             rule.file, rule.line, 0});
    }
    if (!rule.schedule.empty() && !schedules.contains(rule.schedule)) {
      errors.push_back(Error{script::kUnknownSchedule,
                             begin + "there is no schedule of digests " + in_quotes(rule.schedule) +
                                 suggest(rule.schedule, schedules),
                             rule.file, rule.line, 0});
    }
  }
  return errors;
}

}  // namespace viisari
