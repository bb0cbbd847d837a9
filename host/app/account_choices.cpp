#include "app/account_choices.h"

#include <set>

#include "app/notify_settings.h"
#include "script/definitions.h"

namespace viisari {

AccountChoices account_choices(const Definitions& definitions, const Config& config) {
  AccountChoices out;
  std::set<std::string> areas;
  for (const Indicator& indicator : definitions.indicators()) areas.insert(indicator.area);
  out.areas.assign(areas.begin(), areas.end());
  NotifySettings settings;
  if (read_notify_settings(config, settings).empty()) {
    out.recipients.emplace();
    for (const Recipient& recipient : settings.recipients.all) {
      out.recipients->push_back(recipient.role);
    }
  }
  return out;
}

}  // namespace viisari
