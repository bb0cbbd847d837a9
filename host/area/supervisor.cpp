#include "area/supervisor.h"

#include <poll.h>
#include <sys/eventfd.h>
#include <unistd.h>

#include <algorithm>
#include <utility>

#include "area/description_wire.h"
#include "area/figure_wire.h"
#include "base/log_messages.h"
#include "base/text.h"

namespace viisari::area {
namespace {

using std::chrono::milliseconds;

constexpr std::size_t kMaximumQueue = 64;
constexpr milliseconds kIdleTurn{1000};
constexpr milliseconds kEndPatience{500};

OutputLimits output_limits(const WorkerLimits& limits) {
  return {limits.figures, limits.problems, limits.output_bytes};
}

// The Error that a kFailed frame with FailureKind::kCall carries. Its form is checked already.
Error call_error(std::string_view payload) {
  WireReader in(payload);
  in.number<std::uint8_t>();
  const std::string_view name = in.text();
  const auto code = std::find_if(kAllCodes.begin(), kAllCodes.end(),
                                 [&](const ErrorCode& known) { return known.name == name; });
  return {code == kAllCodes.end() ? kProtocol : *code, printable(in.text()), {}, 0, 0};
}

}  // namespace

Supervisor::Supervisor(const AreaHostOptions& options, const TrustedKeys& keys,
                       VerifiedPlugin plugin, const Clock& clock, Log& log)
    : options_(options),
      keys_(keys),
      clock_(clock),
      log_(log),
      wake_(eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK)),
      manifest_file_(plugin.manifest_file) {
  status_.id = plugin.manifest.id;
  status_.version = plugin.manifest.version;
  status_.abi =
      std::to_string(plugin.manifest.abi_major) + "." + std::to_string(plugin.manifest.abi_minor);
  status_.signature = plugin.signature;
  status_.state = PluginState::kStopped;
  status_.file = manifest_file_.string();
  plugin_ = std::move(plugin);
}

Supervisor::~Supervisor() {
  stop();
}

void Supervisor::start() {
  if (thread_.joinable()) return;
  {
    const std::lock_guard lock(mutex_);
    stop_ = false;
    started_ = false;
    status_.restarts = 0;
    status_.state = PluginState::kStarting;
  }
  delay_ = {};
  thread_ = std::jthread([this] { run(); });
}

void Supervisor::wait_started() {
  std::unique_lock lock(mutex_);
  changed_.wait(lock, [this] { return started_ || stop_; });
}

void Supervisor::stop() {
  if (!thread_.joinable()) return;
  {
    const std::lock_guard lock(mutex_);
    stop_ = true;
  }
  wake();
  thread_.join();
  thread_ = {};
}

void Supervisor::wake() {
  const std::uint64_t one = 1;
  // Fails only when the counter is full, and then it is readable anyway.
  [[maybe_unused]] const ssize_t done = write(wake_.get(), &one, sizeof(one));
}

PluginStatus Supervisor::status() const {
  const std::lock_guard lock(mutex_);
  return status_;
}

Result<AreaDescription> Supervisor::description() const {
  const std::lock_guard lock(mutex_);
  if (description_) return *description_;
  return fail(kNotRunning, "the plugin has not described itself: " + status_.reason_code);
}

Result<int> Supervisor::sniff(std::string_view file_name, std::string_view head) {
  Request request{.type = FrameType::kSniff, .file_name = file_name, .content = head};
  if (auto done = submit(request); !done) return fail(done.error());
  return request.sniffed;
}

Result<ImportedFigures> Supervisor::import(std::string_view file_name, std::string_view content) {
  Request request{.type = FrameType::kImport, .file_name = file_name, .content = content};
  if (auto done = submit(request); !done) return fail(done.error());
  return std::move(request.imported);
}

Result<void> Supervisor::submit(Request& request) {
  {
    const std::lock_guard lock(mutex_);
    if (stop_ || status_.state == PluginState::kStopped || status_.state == PluginState::kRefused ||
        status_.state == PluginState::kBackingOff) {
      return fail(kNotRunning, "the plugin " + status_.id + " is " +
                                   std::string(to_string(status_.state)) +
                                   (status_.reason_code.empty() ? "" : ": " + status_.reason_code));
    }
    if (queue_.size() >= kMaximumQueue) {
      return fail(kBusy, "too many requests wait for the plugin " + status_.id);
    }
    queue_.push_back(&request);
  }
  wake();
  std::unique_lock lock(mutex_);
  changed_.wait(lock, [&] { return request.done; });
  if (request.error) return fail(*request.error);
  return {};
}

Supervisor::Request* Supervisor::next_request() {
  const std::lock_guard lock(mutex_);
  if (queue_.empty() || stop_) return nullptr;
  Request* request = queue_.front();
  queue_.pop_front();
  return request;
}

void Supervisor::finish(Request& request) {
  const std::lock_guard lock(mutex_);
  request.done = true;
  changed_.notify_all();
}

// Requests that came in before the state changed; later ones are turned away in submit().
void Supervisor::fail_requests(const Error& error) {
  const std::lock_guard lock(mutex_);
  for (Request* request : queue_) {
    request->error = error;
    request->done = true;
  }
  queue_.clear();
  changed_.notify_all();
}

bool Supervisor::stopping() const {
  const std::lock_guard lock(mutex_);
  return stop_;
}

template <class F>
void Supervisor::update(F&& change) {
  const std::lock_guard lock(mutex_);
  change(status_);
  changed_.notify_all();
}

// ---- the thread

void Supervisor::run() {
  start_worker();
  while (!stopping()) {
    if (!worker_) {
      wait_without_worker();
      continue;
    }
    answer_requests();
    if (!worker_ || stopping()) continue;
    if (auto quiet = worker_->idle(kIdleTurn); !quiet && !stopping()) worker_ended(quiet.error());
  }
  if (worker_) worker_->end(kEndPatience);
  worker_.reset();
  update([](PluginStatus& status) {
    status.pid = 0;
    if (status.state != PluginState::kRefused) status.state = PluginState::kStopped;
  });
  fail_requests({kNotRunning, "the host is stopping", {}, 0, 0});
}

void Supervisor::start_worker() {
  // Each start reads and checks the files again: they may have been replaced since.
  if (!plugin_) {
    auto verified = verify_plugin(manifest_file_, keys_);
    if (!verified) return refuse(verified.error());
    plugin_ = std::move(*verified);
  }
  update([&](PluginStatus& status) {
    status.state = PluginState::kStarting;
    status.version = plugin_->manifest.version;
    status.signature = plugin_->signature;
  });
  const std::string id = plugin_->manifest.id;

  auto spawned = WorkerProcess::spawn(
      {.self = options_.self.string(),
       .arguments = options_.worker_arguments,
       .plugin_path = (manifest_file_.parent_path() / plugin_->manifest.file).string(),
       .memory_bytes = options_.limits.memory_bytes,
       .wake_fd = wake_.get(),
       .interrupted = [this] { return stopping(); },
       .on_stderr =
           [this, id](std::string_view line) {
             log_.write(log_message::kAreaOutput, {{"area", id}, {"text", std::string(line)}});
           }},
      plugin_->image);
  plugin_.reset();
  if (!spawned) return worker_ended(spawned.error());
  worker_ = std::move(*spawned);
  update([&](PluginStatus& status) { status.pid = worker_->pid(); });

  WireWriter start;
  start.text(id);
  start.number(std::uint64_t{options_.limits.memory_bytes});
  start.number(std::uint64_t{options_.limits.figures});
  start.number(std::uint64_t{options_.limits.problems});
  start.number(std::uint64_t{options_.limits.output_bytes});
  std::optional<AreaDescription> description;
  const auto done =
      worker_->exchange(FrameType::kStart, start.bytes(), {}, options_.limits.start_deadline,
                        [&](FrameType type, std::string_view payload) -> Result<bool> {
                          if (type != FrameType::kDescription)
                            return fail(kProtocol, "not a description");
                          auto decoded = decode_description(payload, id);
                          if (!decoded) return fail(decoded.error());
                          description = std::move(*decoded);
                          return true;
                        });
  if (!done) return stopping() ? worker_.reset() : worker_ended(done.error());

  running_since_ = clock_.now();
  const int pid = worker_->pid();
  log_.write(log_message::kAreaStarted, {{"area", id}, {"pid", std::to_string(pid)}});
  const std::lock_guard lock(mutex_);
  status_.state = PluginState::kRunning;
  status_.pid = pid;
  status_.name = description->name.fi;
  status_.codes = description->codes;
  description_ = std::move(description);
  started_ = true;
  changed_.notify_all();
}

// A plugin that is wrong in itself stays out; one that did something wrong is tried again.
void Supervisor::worker_ended(const Error& error) {
  const bool refused = error.code == kBadDescription || error.code == kBadEntry ||
                       error.code == kNoEntry || error.code == kLoadFailed ||
                       error.code == kWrongId || error.code == kWrongMagic ||
                       error.code == kNewerAbi || error.code == kOlderAbi;
  worker_.reset();
  if (refused) return refuse(error);
  const Instant now = clock_.now();
  const bool was_running = status().state == PluginState::kRunning;
  if (was_running && now - running_since_ >= options_.stable_after) delay_ = {};
  delay_ =
      delay_.count() == 0 ? options_.first_delay : std::min(delay_ * 2, options_.maximum_delay);
  retry_at_ = now + delay_;
  update([&](PluginStatus& status) {
    status.state = PluginState::kBackingOff;
    status.pid = 0;
    status.reason_code = error.code.name;
    status.reason_text = printable(error.text);
    started_ = true;
  });
  log_.write(log_message::kAreaEnded, {{"area", status().id},
                                       {"reason", std::string(error.code.name)},
                                       {"text", error.text},
                                       {"retry_seconds", std::to_string(delay_.count())}});
  fail_requests(error);
}

void Supervisor::refuse(const Error& error) {
  update([&](PluginStatus& status) {
    status.state = PluginState::kRefused;
    status.pid = 0;
    status.reason_code = error.code.name;
    status.reason_text = printable(error.text);
    started_ = true;
  });
  log_.write(log_message::kAreaRefused, {{"file", manifest_file_.string()},
                                         {"reason", std::string(error.code.name)},
                                         {"text", error.text}});
  fail_requests(error);
}

void Supervisor::wait_without_worker() {
  const bool refused = status().state == PluginState::kRefused;
  if (!refused && clock_.now() >= retry_at_) {
    update([](PluginStatus& status) { ++status.restarts; });
    return start_worker();
  }
  pollfd wake{wake_.get(), POLLIN, 0};
  if (poll(&wake, 1, static_cast<int>(kIdleTurn.count())) <= 0) return;
  std::uint64_t count = 0;
  [[maybe_unused]] const ssize_t got = read(wake_.get(), &count, sizeof(count));
}

void Supervisor::answer_requests() {
  while (worker_) {
    Request* request = next_request();
    if (request == nullptr) return;
    serve(*request);
    finish(*request);
  }
}

void Supervisor::serve(Request& request) {
  const auto done = call(request);
  if (done) return;
  request.error = done.error();
  if (stopping()) {
    worker_.reset();
  } else {
    worker_ended(done.error());
  }
}

// An error of the call itself goes into the request; the Result says whether the worker is gone.
Result<void> Supervisor::call(Request& request) {
  const bool import = request.type == FrameType::kImport;
  const WorkerLimits& limits = options_.limits;
  WireWriter head;
  head.text(request.file_name);
  OutputBudget budget(output_limits(limits));
  return worker_->exchange(
      request.type, head.bytes(), request.content,
      import ? limits.import_deadline : limits.sniff_deadline,
      [&](FrameType type, std::string_view payload) -> Result<bool> {
        if (type == FrameType::kFailed) {
          request.error = call_error(payload);
          return true;
        }
        if (!import && type == FrameType::kSniffed) {
          WireReader in(payload);
          request.sniffed = in.number<std::int32_t>();
          if (!in.complete()) return fail(kProtocol, "not a number");
          if (request.sniffed < 0 || request.sniffed > 100) {
            request.error = Error{kException, "sniff failed or did not return 0 to 100", {}, 0, 0};
          }
          return true;
        }
        if (import && type == FrameType::kImported) return true;
        if (import && type == FrameType::kFigures && !request.error) {
          auto decoded =
              decode_batch(payload, budget, request.imported.figures, request.imported.problems);
          if (decoded) return false;
          if (decoded.error().code != kBadFigure) return fail(decoded.error());
          // The worker goes on; the rest of this import is read and dropped.
          request.error = decoded.error();
          return false;
        }
        if (import && type == FrameType::kFigures) return false;
        return fail(kProtocol, "an answer of another kind");
      });
}

}  // namespace viisari::area
