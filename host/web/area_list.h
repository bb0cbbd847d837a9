// What is told of whole areas: the front page's overview of each, and the services, goals and
// owners that an area's list can be filtered by. Ownership: everything is borrowed. Thread-safety:
// pure functions.
#pragma once

#include <map>
#include <span>
#include <string_view>
#include <vector>

#include "report/json_stat.h"
#include "report/table.h"
#include "web/public_view.h"

namespace viisari {

class JsonWriter;

// Those furthest from their targets, the worst first; at most `most`, none that are in order.
std::vector<const AreaSnapshot::Row*> worst_rows(const PublicArea& area, std::size_t most);

// An AreaOverview of openapi.yaml. `findings`: those that may be shown, of all areas.
void write_area_overview(JsonWriter& json, const PublicArea& area,
                         std::span<const Finding* const> findings);
// {contradiction, rounding, unverifiable}
void write_finding_counts(JsonWriter& json, std::span<const Finding* const> findings);
// The members indicators, counts, services and owners of a ServiceList.
void write_services(JsonWriter& json, const PublicArea& area);

// The areas with how many of their indicators have which status.
Table area_table(const PublicView& view, Language language);

}  // namespace viisari
