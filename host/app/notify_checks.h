// What recipients, schedules and definitions say of one another: whatever names something that is
// not there would silently send nothing. Thread-safety: pure functions.
#pragma once

#include <span>
#include <vector>

#include "alert/recipients.h"
#include "app/notify_settings.h"
#include "base/error.h"
#include "model/alert_rule.h"
#include "model/indicator.h"

namespace viisari {

// Areas and services of recipients that no indicator has, with the line of the recipient:
// kRecipientsUnknownArea, kRecipientsUnknownService.
std::vector<Error> check_recipients(const Recipients& recipients,
                                    std::span<const Indicator> indicators);
// Roles and schedules of alert rules that the settings do not have, at the rule's place:
// script.unknown_role, script.unknown_schedule.
std::vector<Error> check_alert_rules(std::span<const AlertRule> rules,
                                     const NotifySettings& settings);

}  // namespace viisari
