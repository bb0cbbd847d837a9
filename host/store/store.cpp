#include "store/store.h"

namespace viisari {
namespace {

Result<std::vector<Observation>> collect(Store& store, const ObservationQuery& query) {
  std::vector<Observation> out;
  const auto done = store.visit_observations(
      query, [&](const Observation& observation) { out.push_back(observation); });
  if (!done) return fail(done.error());
  return out;
}

}  // namespace

Result<std::vector<Observation>> Store::observations_as_known(Date as_of, std::string_view area) {
  return collect(*this, {std::string(area), {}, as_of, false});
}

Result<std::vector<Observation>> Store::all_observations(std::string_view area) {
  return collect(*this, {std::string(area), {}, std::nullopt, true});
}

}  // namespace viisari
