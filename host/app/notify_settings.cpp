#include "app/notify_settings.h"

#include <algorithm>
#include <string>
#include <utility>

#include "app/config.h"

namespace viisari {

std::vector<Error> read_notify_settings(const Config& config, NotifySettings& out) {
  out = {};
  std::vector<Error> errors = read_schedules(config.schedules_file, out.schedules);
  const bool schedules_known = errors.empty();
  std::vector<std::string> names;
  for (const Schedule& schedule : out.schedules.all) names.push_back(schedule.name);
  for (Error& error : read_recipients(config.recipients_file, names, out.recipients)) {
    // Where the schedules cannot be read, that they are unknown says nothing new.
    if (!schedules_known && error.code == kRecipientsUnknownSchedule) continue;
    errors.push_back(std::move(error));
  }
  return errors;
}

}  // namespace viisari
