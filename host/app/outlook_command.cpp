#include <string>
#include <vector>

#include "app/commands.h"
#include "app/evaluation.h"
#include "app/print_outlook.h"
#include "app/session.h"
#include "app/workspace.h"
#include "report/json.h"
#include "report/outlook_text.h"

namespace viisari {

int run_status_of_year(const CommandContext& context, const StatusOptions& options) {
  const int year = std::stoi(options.year);  // the command line has checked it
  auto session = open_with_definitions(context);
  if (!session) return failed(session.error());
  Workspace& workspace = *session->workspace;
  const auto state = evaluate_and_tell(workspace, as_of_date(options.as_of, workspace));
  if (!state) return failed(state.error());
  const Snapshot& snapshot = *(*state)->snapshot();
  const auto areas = choose_areas(snapshot, options.area);
  if (!areas) return failed(areas.error());
  const bool json_wanted = options.format == "json";
  JsonWriter json;
  json.begin_array();
  for (const AreaSnapshot* shown : *areas) {
    const AreaSnapshot& area = *shown;
    std::vector<OutlookRow> rows;
    std::size_t withheld = 0;
    for (const AreaSnapshot::Row& row : area.rows) {
      if (row.indicator->visibility != Visibility::kPublic && !options.restricted) {
        ++withheld;
        continue;
      }
      auto outlook = (*state)->outlook(row.indicator->id, year);
      if (!outlook) return failed(outlook.error());
      if (json_wanted) {
        write_outlook(json, *row.indicator, *outlook, year);
      } else {
        rows.push_back({row.indicator.get(), std::move(*outlook)});
      }
    }
    if (!json_wanted) {
      put(print_area_outlook(area, rows, withheld, year, snapshot.as_of, language_of(context)));
    }
  }
  json.end_array();
  if (json_wanted) put(json.take() + "\n");
  return 0;
}

}  // namespace viisari
