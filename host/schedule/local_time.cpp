#include "schedule/local_time.h"

#include <date/tz.h>

#include <stdexcept>
#include <vector>

#include "base/suggest.h"
#include "base/text.h"

namespace viisari {
namespace {

using std::chrono::seconds;

tl::unexpected<Error> no_zones(const std::string& why) {
  return fail(kSchedulesNoZones,
              "the time zones of this machine cannot be read: " + why + "; install package tzdata");
}

// Calls `use` with the zone. The library throws std::runtime_error for whatever it cannot read.
template <class Use>
auto with_zone(std::string_view name, Use use) -> Result<decltype(use(*date::locate_zone("")))> {
  try {
    const date::tzdb& database = date::get_tzdb();
    if (database.zones.empty()) return no_zones("there are none");
    for (const date::time_zone& zone : database.zones) {
      if (zone.name() == name) return use(zone);
    }
    std::vector<std::string_view> known;
    for (const date::time_zone& zone : database.zones) known.emplace_back(zone.name());
    return fail(kSchedulesUnknownZone,
                "'" + printable(name, 100) + "' is not a time zone" + suggestion(name, known));
  } catch (const std::runtime_error& error) {
    return no_zones(printable(error.what(), 200));
  }
}

LocalTime on_the_wall(Instant at, seconds offset) {
  const auto local = at + offset;
  const auto day = std::chrono::floor<std::chrono::days>(local);
  return {Date(day), std::chrono::floor<std::chrono::minutes>(local - day), offset};
}

}  // namespace

Result<void> check_zone(std::string_view zone) {
  const auto found = with_zone(
      zone, [](const date::time_zone& known) { return known.get_info(Instant{}).offset; });
  if (!found) return fail(found.error());
  return {};
}

Result<ResolvedTime> resolve_local(std::string_view zone, Date day, std::chrono::minutes time) {
  const auto since_epoch = day.sys_days().time_since_epoch() + time;
  const auto info = with_zone(zone, [&](const date::time_zone& known) {
    return known.get_info(date::local_seconds(since_epoch));
  });
  if (!info) return fail(info.error());
  ResolvedTime resolved;
  // The offset before the change answers both: it puts a time in the gap as far behind the change
  // as it was into the gap, and takes the first of two.
  resolved.at = Instant(since_epoch) - info->first.offset;
  resolved.in_gap = info->result == date::local_info::nonexistent;
  resolved.in_fold = info->result == date::local_info::ambiguous;
  resolved.local =
      on_the_wall(resolved.at, resolved.in_gap ? info->second.offset : info->first.offset);
  return resolved;
}

Result<LocalTime> local_time(std::string_view zone, Instant at) {
  const auto info =
      with_zone(zone, [&](const date::time_zone& known) { return known.get_info(at); });
  if (!info) return fail(info.error());
  return on_the_wall(at, info->offset);
}

}  // namespace viisari
