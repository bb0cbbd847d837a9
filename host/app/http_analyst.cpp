#include "app/http_analyst.h"

#include <algorithm>
#include <utility>

#include "app/live_source.h"
#include "base/text.h"

namespace viisari {

Result<PublicView> view_for(const LiveSource& source, const Exchange& exchange) {
  auto snapshot = source.snapshot(exchange.as_of.value_or(source.default_as_of()));
  if (!snapshot) return fail(snapshot.error());
  return PublicView(std::move(*snapshot), exchange.viewer);
}

bool has_type(const Exchange& exchange, std::initializer_list<std::string_view> types) {
  const std::string given = to_lower_ascii(exchange.request.field("content-type"));
  const std::string_view type = trim(std::string_view(given).substr(0, given.find(';')));
  return std::find(types.begin(), types.end(), type) != types.end();
}

Turns::Turn::Turn(Turns& turns, std::string name) : turns_(turns), name_(std::move(name)) {
  turns_.names_.with([&](auto& names) { taken_ = names.insert(name_).second; });
}

Turns::Turn::~Turn() {
  if (taken_) turns_.names_.with([&](auto& names) { names.erase(name_); });
}

}  // namespace viisari
