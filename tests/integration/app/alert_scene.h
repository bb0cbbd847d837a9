// A workspace whose clock and figures a test sets by hand, with the alerts' use case on a real
// database. Thread-safety: one thread at a time.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "app/alerting.h"
#include "app/config.h"
#include "app/evaluation.h"
#include "app/workspace.h"
#include "base/log.h"
#include "program.h"
#include "script/definitions.h"
#include "store/store.h"

namespace viisari::testing_support {

class ManualClock final : public Clock {
 public:
  Instant now() const override { return now_; }
  void set(Instant now) { now_ = now; }

 private:
  Instant now_{};
};

// 06:00 UTC of that day.
Instant morning(Date day);
Date day(std::string_view iso);
Recipient recipient(std::string role, std::string area, Severity at_once);

class AlertScene {
 public:
  // One area, `koeala`, with one indicator `osuus`, a share of per cents reported monthly that is
  // to be at least 80; `rule`: the fields of its alert.
  AlertScene(const std::string& name, const std::string& rule);
  // On another installation's database and definitions.
  AlertScene(const Installation& here, const std::filesystem::path& data);

  // A monthly figure of koeala/osuus from a document of its own, known from that day on.
  void publish(std::string_view month, double value, Date known_from);
  // Evaluates as known on that day and steps the alerts, the clock at `now`, or at the day's
  // morning.
  AlertReport step(Date as_of);
  AlertReport step(Date as_of, Instant now);

  std::vector<Episode> episodes() const;  // oldest first, closed ones too
  std::vector<Transition> transitions(std::int64_t episode) const;
  std::vector<TransitionKind> kinds(std::int64_t episode) const;
  std::vector<Told> told(std::int64_t episode) const;
  std::size_t mails() const;

  Workspace& workspace() { return *workspace_; }
  Store& store() const { return workspace_->store(); }
  std::vector<Recipient>& recipients() { return recipients_.all; }
  ManualClock& clock() { return clock_; }
  const EvaluatedState& state() const { return *state_; }

 private:
  void open(const std::filesystem::path& config, const std::filesystem::path& data);

  std::unique_ptr<Installation> own_;
  ManualClock clock_;
  NullLog log_;
  std::unique_ptr<Workspace> workspace_;
  Recipients recipients_;
  std::shared_ptr<const EvaluatedState> state_;
  int documents_ = 0;
};

}  // namespace viisari::testing_support
