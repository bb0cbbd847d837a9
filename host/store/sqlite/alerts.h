// The memory of alerts on SQLite. The SQL of `alert_change`, `acknowledgement`, `silence`,
// `leaving`, `schedule_fire`; episodes.h has the rest.
// Ownership: borrows the Database. Thread-safety: as Store.
#pragma once

#include "base/result.h"
#include "store/alert_store.h"
#include "store/sqlite/database.h"

namespace viisari::sqlite {

class SqliteAlerts final : public AlertStore {
 public:
  explicit SqliteAlerts(Database& database) : database_(database) {}

  Result<AlertState> alert_state(Instant now) override;
  Result<CommitOutcome> commit_alerts(const AlertCommit& commit) override;
  Result<std::vector<Episode>> episodes(const EpisodeQuery& query) override;
  Result<std::optional<Episode>> episode(std::int64_t id) override;
  Result<std::vector<Transition>> transitions(std::int64_t episode) override;
  Result<std::vector<Told>> told(std::int64_t episode) override;
  Result<void> acknowledge(std::int64_t episode, const Acknowledgement& given,
                           std::optional<std::int64_t> generation) override;
  Result<std::int64_t> add_silence(const Silence& silence) override;
  Result<void> end_silence(std::int64_t id, Instant now,
                           std::optional<std::int64_t> generation) override;
  Result<std::vector<Silence>> silences() override;
  Result<void> set_left_digests(std::string_view recipient, bool left, Instant now) override;
  Result<std::vector<std::string>> left_digests() override;
  Result<std::optional<Date>> last_digest(std::string_view schedule,
                                          std::string_view recipient) override;
  Result<std::optional<ScheduleFire>> last_fire(std::string_view schedule) override;
  Result<std::vector<ScheduleFire>> fires(std::string_view schedule) override;

 private:
  Database& database_;
};

}  // namespace viisari::sqlite
