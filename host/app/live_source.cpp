#include "app/live_source.h"

#include <algorithm>
#include <chrono>
#include <utility>

#include "app/auditing.h"
#include "app/indicator_chart.h"
#include "app/workspace.h"
#include "area/area_host.h"
#include "base/log_messages.h"
#include "script/definitions.h"
#include "store/store.h"

namespace viisari {
namespace {

// Days whose evaluated states are kept.
constexpr std::size_t kMaxStates = 8;
constexpr std::size_t kMaxCounted = 10'000;           // messages of one state
constexpr std::size_t kMaxFindings = 3 * kMaxStates;  // of the three audits

Metric gauge(std::string name, std::string help, double value,
             std::vector<std::pair<std::string, std::string>> labels = {}) {
  return {std::move(name), std::move(help), Metric::Type::kGauge, std::move(labels), value};
}

}  // namespace

LiveSource::LiveSource(Workspace& workspace, std::optional<Date> as_of)
    : workspace_(workspace), as_of_(as_of), watch_(workspace.config().definitions_directory) {
  refresh();
}

void LiveSource::read_changed_definitions() {
  if (watch_.look().empty()) return;
  // Files that did not change are not run again: Definitions compares their texts.
  const auto report = workspace_.load_definitions();
  if (!report) {
    workspace_.log().write(log_message::kStoreFailed, {{"error", report.error().to_string()}});
    return;
  }
  const std::lock_guard lock(mutex_);
  definition_errors_ = report->errors().size();
}

void LiveSource::refresh() {
  const std::lock_guard workspace_lock(workspace_mutex_);
  read_changed_definitions();
  {
    const std::lock_guard lock(mutex_);
    definitions_ok_ = !workspace_.definitions().indicators().empty();
  }
  const auto version = viisari::data_version(workspace_);
  if (version && *version == data_version()) {
    const std::lock_guard lock(mutex_);
    database_ok_ = true;
    return;
  }
  // Counting reads the whole table: only when something changed.
  const auto counts = workspace_.store().counts();
  const std::lock_guard lock(mutex_);
  database_ok_ = version.has_value() && counts.has_value();
  if (counts) observations_ = counts->observations;
  if (version) {
    version_ = *version;
    states_.clear();
    findings_.clear();
  }
}

std::string LiveSource::data_version() const {
  const std::lock_guard lock(mutex_);
  return version_;
}

Date LiveSource::default_as_of() const {
  return as_of_.value_or(workspace_.today());
}

Result<LiveSource::StatePtr> LiveSource::state(Date as_of) const {
  {
    const std::lock_guard lock(mutex_);
    if (const auto found = states_.find(as_of); found != states_.end()) return found->second;
  }
  // One evaluation at a time; whoever waited may find it done.
  const std::lock_guard workspace_lock(workspace_mutex_);
  {
    const std::lock_guard lock(mutex_);
    if (const auto found = states_.find(as_of); found != states_.end()) return found->second;
  }
  auto evaluated = evaluate_all(workspace_, as_of);
  if (!evaluated) return fail(evaluated.error());
  const std::lock_guard lock(mutex_);
  if ((*evaluated)->snapshot()->data_version == version_) {
    if (states_.size() >= kMaxStates) states_.erase(states_.begin());
    states_[as_of] = *evaluated;
  }
  return *evaluated;
}

Result<std::shared_ptr<const Snapshot>> LiveSource::snapshot(Date as_of) const {
  const auto evaluated = state(as_of);
  if (!evaluated) return fail(evaluated.error());
  return (*evaluated)->snapshot();
}

Result<Explanation> LiveSource::explanation(const Snapshot& snapshot, std::string_view id) const {
  const auto evaluated = state(snapshot.as_of);
  if (!evaluated) return fail(evaluated.error());
  return (*evaluated)->explain(id);
}

Result<std::vector<Observation>> LiveSource::observations(const Snapshot& snapshot,
                                                          std::string_view id) const {
  return published_figures(workspace_.store(), id, snapshot.as_of);
}

Result<Outlook> LiveSource::outlook(const Snapshot& snapshot, std::string_view id) const {
  const auto evaluated = state(snapshot.as_of);
  if (!evaluated) return fail(evaluated.error());
  return (*evaluated)->outlook(id, std::nullopt);
}

Result<Chart> LiveSource::chart(const Snapshot& snapshot, std::string_view id,
                                Language language) const {
  const auto evaluated = state(snapshot.as_of);
  if (!evaluated) return fail(evaluated.error());
  return chart_of(**evaluated, id, language);
}

Result<LiveSource::FindingsPtr> LiveSource::findings(const Snapshot& snapshot, Audit audit) const {
  const std::pair key(snapshot.as_of, audit);
  // One audit at a time; whoever waited may find it done.
  const std::lock_guard workspace_lock(workspace_mutex_);
  {
    const std::lock_guard lock(mutex_);
    if (const auto found = findings_.find(key); found != findings_.end()) return found->second;
  }
  auto report = viisari::audit(workspace_, audit, snapshot.as_of);
  if (!report) return fail(report.error());
  auto made = std::make_shared<const std::vector<Finding>>(std::move(report->findings));
  const std::lock_guard lock(mutex_);
  if (snapshot.data_version == version_) {
    if (findings_.size() >= kMaxFindings) findings_.erase(findings_.begin());
    findings_[key] = made;
  }
  return made;
}

std::vector<HealthCheck> LiveSource::readiness() const {
  // One area's plugin may be away: its stored figures are still served. None at all is a fault.
  bool workers = false;
  if (const auto areas = workspace_.areas()) {
    for (const PluginStatus& plugin : (*areas)->status()) {
      workers = workers || plugin.state == PluginState::kRunning;
    }
  }
  const auto paused = workspace_.store().outbox().paused();
  const bool mail = paused && !*paused;
  const std::lock_guard lock(mutex_);
  return {{"database", database_ok_},
          {"definitions", definitions_ok_},
          {"workers", workers},
          {"mail", mail && notifying_ok_, false}};
}

void LiveSource::set_notifying(bool ok) {
  const std::lock_guard lock(mutex_);
  notifying_ok_ = ok;
}

Result<QueueReport> LiveSource::notify(const NotifySettings& settings) {
  const auto current = state(default_as_of());
  if (!current) return fail(current.error());
  const std::lock_guard workspace_lock(workspace_mutex_);
  auto report = queue_mails(workspace_, settings, **current, Firing::kSchedules);
  const std::lock_guard lock(mutex_);
  recipients_ = settings.recipients;
  if (report) without_recipient_ += report->alerts.public_without_recipient;
  return report;
}

// Of public indicators only. An area's outage is left out: overdue figures that are not public may
// have made it.
void LiveSource::add_alert_metrics(const Snapshot& snapshot, std::vector<Metric>& out) const {
  const auto open = workspace_.store().alerts().episodes({});
  if (!open) return;
  std::map<std::string_view, std::string_view> area_of_public;
  for (const AreaSnapshot& area : snapshot.areas) {
    for (const AreaSnapshot::Row& row : area.rows) {
      if (row.indicator->visibility == Visibility::kPublic) {
        area_of_public[row.indicator->id] = area.id;
      }
    }
  }
  std::map<std::string_view, int> counts;
  for (const Episode& episode : *open) {
    const auto found = area_of_public.find(episode.subject);
    if (found != area_of_public.end()) ++counts[found->second];
  }
  for (const AreaSnapshot& area : snapshot.areas) {
    out.push_back(gauge("viisari_alert_episodes_open", "Open alerts of public indicators.",
                        counts[area.id], {{"area", area.id}}));
  }
  const std::lock_guard lock(mutex_);
  out.push_back({"viisari_notices_without_recipient_total",
                 "Public alerts that opened without a recipient since the server started.",
                 Metric::Type::kCounter,
                 {},
                 static_cast<double>(without_recipient_)});
}

// Alert mails to those who may see restricted figures take no part: that there is one may tell of
// such a figure. Mails to all others hold nothing that is not public.
void LiveSource::add_mail_metrics(std::vector<Metric>& out) const {
  Recipients recipients;
  {
    const std::lock_guard lock(mutex_);
    recipients = recipients_;
  }
  Outbox& outbox = workspace_.store().outbox();
  const auto shown = [&](MessageState state) {
    OutboxQuery query;
    query.state = state;
    query.limit = kMaxCounted;
    std::vector<OutboxMessage> messages;
    if (auto found = outbox.messages(query)) messages = std::move(*found);
    std::erase_if(messages, [&](const OutboxMessage& message) {
      if (message.kind != MessageKind::kAlert) return false;
      const Recipient* recipient = recipients.find(message.recipient);
      return recipient == nullptr || recipient->restricted;
    });
    return messages;
  };
  double waiting = 0;
  for (const MessageState state : {MessageState::kQueued, MessageState::kLeased,
                                   MessageState::kDeferred, MessageState::kUnknown}) {
    waiting += static_cast<double>(shown(state).size());
  }
  out.push_back(gauge("viisari_outbox_waiting", "Mails on their way out.", waiting));
  std::optional<Instant> last;
  for (const OutboxMessage& message : shown(MessageState::kSent)) {
    if (message.sent_at && (!last || *last < *message.sent_at)) last = message.sent_at;
  }
  if (last) {
    const auto age = std::chrono::duration<double>(workspace_.clock().now() - *last).count();
    out.push_back(gauge("viisari_last_delivery_age_seconds",
                        "Since a mail server took a mail; absent before the first.", age));
  }
  const auto counter = [&](std::string name, std::string help, MessageState state) {
    out.push_back({std::move(name),
                   std::move(help),
                   Metric::Type::kCounter,
                   {},
                   static_cast<double>(shown(state).size())});
  };
  counter("viisari_outbox_failed_total", "Mails refused for good.", MessageState::kFailed);
  counter("viisari_outbox_expired_total", "Mails not delivered in time.", MessageState::kExpired);
  const auto paused = outbox.paused();
  out.push_back(gauge("viisari_outbox_paused",
                      "Whether sending waits for someone to put the configuration right.",
                      paused && *paused ? 1 : 0));
}

std::vector<Metric> LiveSource::metrics() const {
  std::vector<Metric> out;
  {
    const std::lock_guard lock(mutex_);
    out.push_back(gauge("viisari_observations", "Observations stored, every revision.",
                        static_cast<double>(observations_)));
    out.push_back(gauge("viisari_definition_errors",
                        "Errors in definition files whose last good version is in use.",
                        static_cast<double>(definition_errors_)));
  }
  if (const auto current = state(default_as_of())) {
    out.push_back(gauge("viisari_value_failures", "Value functions of definitions that failed.",
                        static_cast<double>((*current)->failures().size())));
    for (const AreaSnapshot& area : (*current)->snapshot()->areas) {
      std::map<std::string, int> counts;
      for (const AreaSnapshot::Row& row : area.rows) {
        if (row.indicator->visibility != Visibility::kPublic) continue;
        ++counts[std::string(to_string(row.assessment.status))];
      }
      for (const auto& [status, count] : counts) {
        out.push_back(gauge("viisari_indicators", "Public indicators by area and status.", count,
                            {{"area", area.id}, {"status", status}}));
      }
    }
    add_alert_metrics(*(*current)->snapshot(), out);
  }
  add_mail_metrics(out);
  if (const auto areas = workspace_.areas()) {
    const auto plugins = (*areas)->status();
    for (const PluginStatus& plugin : plugins) {
      out.push_back(gauge("viisari_area_worker_up", "Whether the area's worker process runs.",
                          plugin.state == PluginState::kRunning ? 1 : 0, {{"area", plugin.id}}));
    }
    for (const PluginStatus& plugin : plugins) {
      out.push_back({"viisari_area_worker_restarts_total",
                     "Restarts of the area's worker since the server started.",
                     Metric::Type::kCounter,
                     {{"area", plugin.id}},
                     static_cast<double>(plugin.restarts)});
    }
  }
  return out;
}

}  // namespace viisari
