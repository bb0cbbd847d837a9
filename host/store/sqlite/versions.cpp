#include "store/sqlite/versions.h"

#include <cstddef>
#include <string_view>

#include "base/checked_cast.h"
#include "store/sqlite/values.h"

namespace viisari::sqlite {

Result<Version> read_version(const Query& row) {
  Version version;
  Observation& figure = version.figure;
  const auto period = stored_period(row.integer(2), row.integer(1), row.integer(0));
  if (!period) return fail(period.error());
  figure.period = *period;
  version.number = row.integer(3);
  figure.known_from = date_of(row.integer(4));
  if (row.is_null(5)) {
    const auto reason = parse_missing_reason(row.text(6));
    if (!reason) return damaged("reason of a figure");
    figure.reason = *reason;
  } else {
    figure.value = row.real(5);
  }
  const std::string_view letter = row.text(7);
  const auto status = letter.size() == 1 ? parse_observation_status(letter[0]) : std::nullopt;
  if (!status) return damaged("status of a figure");
  figure.status = *status;
  figure.decimals = checked_cast<int>(row.integer(8));
  figure.source.document = row.text(9);
  figure.source.lines = row.text(10);
  figure.source.raw = row.text(11);
  version.import = row.integer(12);
  return version;
}

FigureValue value_of(const Observation& observation) {
  return {observation.value, observation.reason, observation.status};
}

void number_revisions(std::vector<Version>& versions) {
  if (versions.size() == 1) {
    versions.front().figure.revision = 1;
    return;
  }
  std::vector<FigureVersion> chain;
  chain.reserve(versions.size());
  for (const Version& version : versions) {
    chain.push_back({version.figure.known_from, value_of(version.figure)});
  }
  const auto numbers = revisions(chain);
  for (std::size_t i = 0; i < versions.size(); ++i) versions[i].figure.revision = numbers[i];
}

const Version* known_on(const std::vector<Version>& versions, Date day) {
  const Version* latest = nullptr;
  for (const Version& version : versions) {
    if (version.figure.known_from > day) continue;
    if (latest == nullptr || version.figure.known_from >= latest->figure.known_from) {
      latest = &version;
    }
  }
  return latest;
}

}  // namespace viisari::sqlite
