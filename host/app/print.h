// What commands print for people. Each function returns text; commands decide where it goes.
// Thread-safety: pure functions.
#pragma once

#include <string>
#include <vector>

#include "app/doctor.h"
#include "app/importing.h"
#include "area/area_host.h"
#include "report/format.h"
#include "web/api_source.h"

namespace viisari {

// `AREA: name, code` and the number of indicators, then a line of counts by status.
std::string print_area_counts(const AreaSnapshot& area, Date as_of, Language language);
// The counts, then the `worst` indicators that are missed, off track or at risk with one line of
// reason each.
std::string print_area_summary(const AreaSnapshot& area, Date as_of, std::size_t worst,
                               Language language);
// The counts, then every indicator with value, expected value and reason.
std::string print_area_status(const AreaSnapshot& area, Date as_of, Language language);

// A figure as a number of the language, with its status letter; or why there is none.
std::string observed_text(const Observation& observation, Language language);
std::string print_import(const ImportReport& report, bool dry_run, Language language);
std::string print_plugins(const std::vector<PluginStatus>& plugins);
// The same as JSON: an array of {id, name, version, abi, codes, signature, state, …}.
std::string plugins_json(const std::vector<PluginStatus>& plugins);
std::string print_diagnoses(const std::vector<Diagnosis>& diagnoses);

}  // namespace viisari
