#include "app/notifier.h"

#include <condition_variable>
#include <mutex>
#include <thread>
#include <utility>

#include "app/live_source.h"
#include "app/notifying.h"
#include "app/workspace.h"
#include "base/log_messages.h"

namespace viisari {

struct Notifier::Shared {
  Shared(Workspace& its_workspace, LiveSource& its_source, std::optional<std::string> its_password)
      : workspace(its_workspace), source(its_source), password(std::move(its_password)) {}

  void round();
  void tell(const Error& error);
  bool stopping() {
    const std::lock_guard lock(mutex);
    return stop;
  }

  Workspace& workspace;
  LiveSource& source;
  const std::optional<std::string> password;
  std::thread thread;
  std::mutex mutex;
  std::condition_variable changed;
  bool stop = false;
  bool delivering = false;
  bool ended = false;
  std::string last_fault;  // told once, not every round
};

void Notifier::Shared::tell(const Error& error) {
  if (error.to_string() == last_fault) return;
  last_fault = error.to_string();
  workspace.log().write(log_message::kNotifyFailed, {{"code", std::string(error.code.name)},
                                                     {"file", error.file},
                                                     {"line", std::to_string(error.line)}});
}

void Notifier::Shared::round() {
  NotifySettings settings;
  const std::vector<Error> faults = read_notify_settings(workspace.config(), settings);
  bool ok = faults.empty() || not_set_up(faults);
  if (faults.empty()) {
    const auto queued = source.notify(settings);
    if (queued) {
      last_fault.clear();
    } else {
      ok = false;
      tell(queued.error());
    }
  } else if (!ok) {
    tell(faults.front());
  }
  source.set_notifying(ok);
  {
    const std::lock_guard lock(mutex);
    if (stop) return;
    delivering = true;
  }
  changed.notify_all();
  // What waits goes out even while the settings have a fault.
  const auto delivered = deliver_mails(
      {workspace.store(), workspace.config(), workspace.clock(), workspace.log(), password},
      settings.recipients);
  const std::lock_guard lock(mutex);
  delivering = false;
  if (!delivered && !stop) tell(delivered.error());
}

Notifier::Notifier(Workspace& workspace, LiveSource& source, std::optional<std::string> password,
                   std::chrono::seconds pause)
    : shared_(std::make_shared<Shared>(workspace, source, std::move(password))) {
  // The thread shares what it needs to find its end after its owner has gone.
  shared_->thread = std::thread([shared = shared_, pause] {
    for (;;) {
      if (!shared->stopping()) shared->round();
      std::unique_lock lock(shared->mutex);
      shared->changed.wait_for(lock, pause, [&shared] { return shared->stop; });
      if (!shared->stop) continue;
      shared->ended = true;
      shared->changed.notify_all();
      return;
    }
  });
}

Notifier::~Notifier() {
  if (!shared_->thread.joinable()) return;
  {
    const std::lock_guard lock(shared_->mutex);
    shared_->stop = true;
  }
  shared_->changed.notify_all();
  shared_->thread.join();
}

bool Notifier::stop(std::chrono::milliseconds grace) {
  std::unique_lock lock(shared_->mutex);
  shared_->stop = true;
  shared_->changed.notify_all();
  // Looking at the alerts ends soon, and uses what its owner may take down.
  shared_->changed.wait(lock, [this] { return shared_->ended || shared_->delivering; });
  const bool ended = shared_->changed.wait_for(lock, grace, [this] { return shared_->ended; });
  lock.unlock();
  if (ended) {
    shared_->thread.join();
  } else {
    shared_->thread.detach();
  }
  return ended;
}

}  // namespace viisari
