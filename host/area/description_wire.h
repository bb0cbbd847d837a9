// A plugin's description: copied out of the plugin's memory in the worker, read and checked in the
// host. Pure functions.
#pragma once

#include <string>
#include <string_view>

#include "area/plugin_codes.h"
#include "base/result.h"
#include "model/area_description.h"
#include "viisari/plugin.h"

namespace viisari::area {

// In the worker. Bounds every count and text before it follows a pointer, so that a wrong count is
// kBadDescription; a pointer to nowhere ends the worker.
Result<std::string> encode_description(const viisari_description_t& description);

// In the host. kBadDescription with what is wrong and where.
Result<AreaDescription> decode_description(std::string_view bytes, std::string_view area);

}  // namespace viisari::area
