// The host's end of one worker process: starting it, exchanging frames with it while watching its
// time, memory and output, and ending it. After an error the worker is gone and reaped.
// Ownership: owns the process and its pipes; the destructor kills and reaps it. Thread-safety:
// used by one thread, which must live as long as the process: the kernel ends a worker with the
// thread that started it.
#pragma once

#include <sys/types.h>

#include <chrono>
#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "area/plugin_codes.h"
#include "area/wire.h"
#include "base/result.h"
#include "base/unique_fd.h"

namespace viisari::area {

struct WorkerProcessOptions {
  std::string self;
  std::vector<std::string> arguments;
  std::string plugin_path;  // for people who read the process list
  std::size_t memory_bytes = 0;
  // Wakes a wait when readable; `interrupted` then says whether to give up.
  int wake_fd = -1;
  std::function<bool()> interrupted;
  // A line the plugin wrote to its standard error.
  std::function<void(std::string_view)> on_stderr;
};

class WorkerProcess {
 public:
  // `image` is what the worker loads. kWorkerNotStarted when the process cannot be made.
  static Result<std::unique_ptr<WorkerProcess>> spawn(WorkerProcessOptions options,
                                                      std::string_view image);
  ~WorkerProcess();
  WorkerProcess(const WorkerProcess&) = delete;
  WorkerProcess& operator=(const WorkerProcess&) = delete;

  // True when the answer is complete.
  using OnFrame = std::function<Result<bool>(FrameType, std::string_view payload)>;
  // Sends a request, made of two parts to spare a copy, and reads frames until `on_frame` says
  // that the answer is complete. An error, also one from `on_frame`, has ended the worker.
  Result<void> exchange(FrameType type, std::string_view head, std::string_view content,
                        std::chrono::milliseconds deadline, const OnFrame& on_frame);
  // Waits, at most `timeout`, for the wake descriptor or for something the worker should not do
  // between requests: an error has ended the worker.
  Result<void> idle(std::chrono::milliseconds timeout);

  // Asks the worker to end and kills it when it does not within `patience`.
  void end(std::chrono::milliseconds patience);
  pid_t pid() const { return pid_; }

 private:
  explicit WorkerProcess(WorkerProcessOptions options) : options_(std::move(options)) {}

  struct Exchange;
  Result<void> turn(Exchange& exchange, std::chrono::milliseconds timeout);
  void send_some(Exchange& exchange);
  enum class Received : std::uint8_t { kNothing, kData, kHungUp };
  Result<Received> receive(Exchange& exchange);
  Result<void> check_memory() const;
  void allow_cpu_time(std::chrono::milliseconds deadline) const;
  bool wrote_stdout() const;
  void drain_stderr();
  void drain_wake() const;
  bool wait_for_exit(std::chrono::milliseconds patience);
  Error how_it_ended();
  Error ended_for(Error error);
  void kill_and_reap();

  WorkerProcessOptions options_;
  pid_t pid_ = 0;  // 0 once reaped
  int exit_status_ = 0;
  UniqueFd process_;  // readable when the process has ended
  UniqueFd socket_;
  UniqueFd stdout_;
  UniqueFd stderr_;
  std::string received_;
  std::string stderr_line_;
  int stderr_lines_ = 0;
  std::uint32_t request_ = 0;
};

}  // namespace viisari::area
