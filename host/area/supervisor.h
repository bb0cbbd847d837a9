// One verified plugin and the thread that keeps a worker running for it. The thread alone touches
// the worker; everyone else puts a request into its queue and waits for the answer, or reads the
// last known status.
// Ownership: owns the thread and the worker. `options`, `clock` and `log` outlive it.
// Thread-safety: every public method may be called from any thread.
#pragma once

#include <condition_variable>
#include <deque>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <thread>

#include "area/area_host.h"
#include "area/verify.h"
#include "area/wire.h"
#include "area/worker_process.h"
#include "base/unique_fd.h"

namespace viisari::area {

class Supervisor {
 public:
  Supervisor(const AreaHostOptions& options, const TrustedKeys& keys, VerifiedPlugin plugin,
             const Clock& clock, Log& log);
  ~Supervisor();
  Supervisor(const Supervisor&) = delete;
  Supervisor& operator=(const Supervisor&) = delete;

  void start();
  // Returns once the first worker runs or has failed to.
  void wait_started();
  void stop();
  void wake();

  PluginStatus status() const;
  Result<AreaDescription> description() const;
  Result<int> sniff(std::string_view file_name, std::string_view head);
  Result<ImportedFigures> import(std::string_view file_name, std::string_view content);

 private:
  struct Request {
    FrameType type = FrameType::kInvalid;
    std::string_view file_name;  // both live until the caller has its answer
    std::string_view content;
    std::optional<Error> error = {};
    int sniffed = 0;
    ImportedFigures imported = {};
    bool done = false;
  };

  void run();
  void start_worker();
  void answer_requests();
  void serve(Request& request);
  Result<void> call(Request& request);
  void worker_ended(const Error& error);
  void refuse(const Error& error);
  void wait_without_worker();
  Result<void> submit(Request& request);
  Request* next_request();
  void finish(Request& request);
  void fail_requests(const Error& error);
  bool stopping() const;
  template <class F>
  void update(F&& change);

  const AreaHostOptions& options_;
  const TrustedKeys& keys_;
  const Clock& clock_;
  Log& log_;
  const UniqueFd wake_;

  mutable std::mutex mutex_;
  std::condition_variable changed_;
  // Guarded by mutex_.
  PluginStatus status_;
  std::optional<AreaDescription> description_;
  std::deque<Request*> queue_;
  bool stop_ = false;
  bool started_ = false;

  // Of the thread alone.
  std::optional<VerifiedPlugin> plugin_;  // nothing once its first worker was started
  std::filesystem::path manifest_file_;
  std::unique_ptr<WorkerProcess> worker_;
  Instant running_since_{};
  Instant retry_at_{};
  std::chrono::seconds delay_{};

  std::jthread thread_;  // last: it uses the rest
};

}  // namespace viisari::area
