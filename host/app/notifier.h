// Notifier: the server's own rounds of notifying, on a thread of its own, so that a mail server
// that takes minutes keeps no request waiting: alerts and schedules are looked at beside the
// requests, delivering holds nothing that a request needs.
//
// Ownership: the workspace and the source must outlive it, unless stop() said that it was left
// delivering; then they must live until the process ends. Thread-safety: one owner.
#pragma once

#include <chrono>
#include <memory>
#include <optional>
#include <string>

namespace viisari {

class LiveSource;
class Workspace;

class Notifier {
 public:
  // A round at once and then after every `pause`. `password`: of the mail server, from the
  // environment.
  Notifier(Workspace& workspace, LiveSource& source, std::optional<std::string> password,
           std::chrono::seconds pause);
  // Stops and waits for the end of a delivery.
  ~Notifier();
  Notifier(const Notifier&) = delete;
  Notifier& operator=(const Notifier&) = delete;

  // No further round; waits so long for the one that runs. False: it is still delivering, and its
  // thread was let go. A message whose sending is cut off then is found by its lapsed lease and
  // sent again with the same Message-ID.
  bool stop(std::chrono::milliseconds grace);

 private:
  struct Shared;
  std::shared_ptr<Shared> shared_;
};

}  // namespace viisari
