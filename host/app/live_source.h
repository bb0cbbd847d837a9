// LiveSource: the API's view of a running workspace. Evaluates on demand, keeps a few days' states,
// and notices changed definitions and figures.
//
// Ownership: the workspace must outlive it. Thread-safety: the ApiSource methods may be called from
// any thread.
#pragma once

#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "alert/recipients.h"
#include "app/evaluation.h"
#include "app/file_watch.h"
#include "app/notifying.h"
#include "web/api_source.h"

namespace viisari {

class LiveSource final : public ApiSource {
 public:
  // `as_of`: the day a request means that names none; nothing: today.
  LiveSource(Workspace& workspace, std::optional<Date> as_of);

  // Reads changed definition files and looks for new figures. Any thread.
  void refresh();

  // Looks at the alerts and schedules of the day, while requests go on. Any thread.
  Result<QueueReport> notify(const NotifySettings& settings);
  // Whether the last round could look at the alerts and schedules: part of readiness() as "mail".
  // Any thread.
  void set_notifying(bool ok);

  // For use cases that need the workspace for themselves: hold it briefly, requests that need an
  // evaluation wait meanwhile. Not to be held while asking this source for anything. Any thread.
  std::unique_lock<std::mutex> lock_workspace() const { return std::unique_lock(workspace_mutex_); }
  Workspace& workspace() const { return workspace_; }
  // Everything as known on a day; evaluated when it is asked for first. Any thread.
  Result<std::shared_ptr<const EvaluatedState>> state(Date as_of) const;

  std::string data_version() const override;
  Date default_as_of() const override;
  Result<std::shared_ptr<const Snapshot>> snapshot(Date as_of) const override;
  Result<Explanation> explanation(const Snapshot& snapshot, std::string_view id) const override;
  Result<std::vector<Observation>> observations(const Snapshot& snapshot,
                                                std::string_view id) const override;
  Result<Outlook> outlook(const Snapshot& snapshot, std::string_view id) const override;
  Result<Chart> chart(const Snapshot& snapshot, std::string_view id,
                      Language language) const override;
  Result<std::shared_ptr<const std::vector<Finding>>> findings(const Snapshot& snapshot,
                                                               Audit audit) const override;
  std::vector<HealthCheck> readiness() const override;
  std::vector<Metric> metrics() const override;

 private:
  using StatePtr = std::shared_ptr<const EvaluatedState>;
  using FindingsPtr = std::shared_ptr<const std::vector<Finding>>;

  void read_changed_definitions();
  void add_alert_metrics(const Snapshot& snapshot, std::vector<Metric>& out) const;
  void add_mail_metrics(std::vector<Metric>& out) const;

  Workspace& workspace_;
  std::optional<Date> as_of_;
  FileWatch watch_;
  // Held while the workspace's definitions are read or changed.
  mutable std::mutex workspace_mutex_;
  // Guards what follows; never held while evaluating.
  mutable std::mutex mutex_;
  mutable std::map<Date, StatePtr> states_;                         // of version_ only
  mutable std::map<std::pair<Date, Audit>, FindingsPtr> findings_;  // likewise
  std::string version_;
  bool database_ok_ = true;
  bool definitions_ok_ = false;
  bool notifying_ok_ = true;
  Recipients recipients_;              // of the last round
  std::size_t without_recipient_ = 0;  // public alerts since the server started
  std::size_t definition_errors_ = 0;
  std::int64_t observations_ = 0;
};

}  // namespace viisari
