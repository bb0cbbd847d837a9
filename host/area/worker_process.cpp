#include "area/worker_process.h"

#include <fcntl.h>
#include <poll.h>
#include <spawn.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <csignal>
#include <cstdio>
#include <ctime>
#include <optional>
#include <system_error>
#include <utility>

#include "base/text.h"

namespace viisari::area {
namespace {

using std::chrono::milliseconds;
using SteadyTime = std::chrono::steady_clock::time_point;

constexpr int kSocketTarget = 3;
constexpr int kModuleTarget = 4;
// Descriptors are moved above the targets before the child's are arranged.
constexpr int kFirstOwn = 10;
constexpr std::size_t kReadBytes = std::size_t{64} * 1024;
constexpr milliseconds kMemoryInterval{50};
constexpr milliseconds kExitPatience{1000};
constexpr int kMaximumStderrLines = 100;
constexpr std::size_t kMaximumStderrLine = 500;

std::string system_text(int error) {
  return std::generic_category().message(error);
}

tl::unexpected<Error> not_started(const char* step) {
  return fail(kWorkerNotStarted, std::string(step) + ": " + system_text(errno));
}

UniqueFd moved_up(UniqueFd fd) {
  return UniqueFd(fcntl(fd.get(), F_DUPFD_CLOEXEC, kFirstOwn));
}

struct Pipe {
  UniqueFd read;
  UniqueFd write;
};

std::optional<Pipe> make_pipe() {
  std::array<int, 2> fds{};
  if (pipe2(fds.data(), O_CLOEXEC) != 0) return std::nullopt;
  Pipe pipe{UniqueFd(fds[0]), UniqueFd(fds[1])};
  pipe.write = moved_up(std::move(pipe.write));
  // Only the host's end: the worker writes as any program does.
  if (!pipe.write || fcntl(pipe.read.get(), F_SETFL, O_NONBLOCK) != 0) return std::nullopt;
  return pipe;
}

std::optional<Pipe> make_socket_pair() {
  std::array<int, 2> fds{};
  if (socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, fds.data()) != 0) return std::nullopt;
  Pipe pair{UniqueFd(fds[0]), UniqueFd(fds[1])};
  pair.write = moved_up(std::move(pair.write));
  if (!pair.write || fcntl(pair.read.get(), F_SETFL, O_NONBLOCK) != 0) return std::nullopt;
  return pair;
}

// The verified bytes as a file that nobody can change any more.
UniqueFd make_image(std::string_view image) {
  // The loader needs no permission to execute it, and some machines forbid files that have it; but
  // kernels before 6.3 do not know the flag, nor does the C library's header.
  constexpr unsigned kNotExecutable = 0x0008U;
  constexpr unsigned kFlags = MFD_CLOEXEC | MFD_ALLOW_SEALING;
  UniqueFd file(memfd_create("viisari-plugin", kFlags | kNotExecutable));
  if (!file) file = UniqueFd(memfd_create("viisari-plugin", kFlags));
  if (!file) return {};
  while (!image.empty()) {
    const ssize_t done = write(file.get(), image.data(), image.size());
    if (done < 0 && errno == EINTR) continue;
    if (done <= 0) return {};
    image.remove_prefix(static_cast<std::size_t>(done));
  }
  if (fcntl(file.get(), F_ADD_SEALS, F_SEAL_WRITE | F_SEAL_GROW | F_SEAL_SHRINK | F_SEAL_SEAL) !=
      0) {
    return {};
  }
  return moved_up(std::move(file));
}

class SpawnActions {
 public:
  SpawnActions() {
    posix_spawn_file_actions_init(&actions_);
    posix_spawnattr_init(&attributes_);
  }
  ~SpawnActions() {
    posix_spawn_file_actions_destroy(&actions_);
    posix_spawnattr_destroy(&attributes_);
  }
  SpawnActions(const SpawnActions&) = delete;
  SpawnActions& operator=(const SpawnActions&) = delete;

  bool put(const UniqueFd& fd, int target) {
    return posix_spawn_file_actions_adddup2(&actions_, fd.get(), target) == 0;
  }
  bool put_null(int target) {
    return posix_spawn_file_actions_addopen(&actions_, target, "/dev/null", O_RDONLY, 0) == 0;
  }
  // A process group of its own, so that Ctrl-C reaches the host only; no signal blocked or ignored.
  bool own_group_and_signals() {
    sigset_t none;
    sigset_t all;
    sigemptyset(&none);
    sigfillset(&all);
    constexpr int kFlags = POSIX_SPAWN_SETPGROUP | POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF;
    return posix_spawnattr_setpgroup(&attributes_, 0) == 0 &&
           posix_spawnattr_setsigmask(&attributes_, &none) == 0 &&
           posix_spawnattr_setsigdefault(&attributes_, &all) == 0 &&
           posix_spawnattr_setflags(&attributes_, static_cast<short>(kFlags)) == 0;
  }
  int spawn(pid_t* pid, const std::string& program, std::vector<std::string>& words,
            std::vector<std::string>& environment) {
    return posix_spawn(pid, program.c_str(), &actions_, &attributes_, pointers(words).data(),
                       pointers(environment).data());
  }

 private:
  static std::vector<char*> pointers(std::vector<std::string>& words) {
    std::vector<char*> out;
    for (std::string& word : words) out.push_back(word.data());
    out.push_back(nullptr);
    return out;
  }

  posix_spawn_file_actions_t actions_{};
  posix_spawnattr_t attributes_{};
};

// Nothing of the host's own environment reaches a plugin.
std::vector<std::string> worker_environment() {
  std::vector<std::string> environment{"LC_ALL=C", "TZ=UTC0"};
#ifdef VIISARI_SANITIZED
  // Looking for leaks at exit starts a process, which a worker may not.
  environment.emplace_back("ASAN_OPTIONS=detect_leaks=0");
#endif
  return environment;
}

std::string signal_name(int number) {
  const char* name = sigabbrev_np(number);
  return name == nullptr ? "signal " + std::to_string(number) : std::string("SIG") + name;
}

const ErrorCode* find_code(std::string_view name) {
  const auto* found = std::find_if(kAllCodes.begin(), kAllCodes.end(),
                                   [&](const ErrorCode& code) { return code.name == name; });
  return found == kAllCodes.end() ? nullptr : found;
}

milliseconds until(SteadyTime deadline) {
  const auto left = std::chrono::ceil<milliseconds>(deadline - std::chrono::steady_clock::now());
  return std::max(left, milliseconds(0));
}

}  // namespace

// One request under way.
struct WorkerProcess::Exchange {
  std::string head;  // header and first part
  std::string_view content;
  std::size_t sent = 0;
  const OnFrame* on_frame = nullptr;
  bool complete = false;

  std::size_t size() const { return head.size() + content.size(); }
};

Result<std::unique_ptr<WorkerProcess>> WorkerProcess::spawn(WorkerProcessOptions options,
                                                            std::string_view image) {
  std::unique_ptr<WorkerProcess> worker(new WorkerProcess(std::move(options)));
  auto link = make_socket_pair();
  auto out = make_pipe();
  auto err = make_pipe();
  if (!link || !out || !err) return not_started("pipes");
  const UniqueFd module = make_image(image);
  if (!module) return not_started("copy of the plugin");

  SpawnActions actions;
  if (!actions.put_null(0) || !actions.put(out->write, 1) || !actions.put(err->write, 2) ||
      !actions.put(link->write, kSocketTarget) || !actions.put(module, kModuleTarget) ||
      !actions.own_group_and_signals()) {
    return not_started("posix_spawn");
  }
  std::vector<std::string> words{worker->options_.self};
  words.insert(words.end(), worker->options_.arguments.begin(), worker->options_.arguments.end());
  for (const std::string& word :
       {std::string("--fd"), std::to_string(kSocketTarget), std::string("--module-fd"),
        std::to_string(kModuleTarget), std::string("--parent"), std::to_string(getpid()),
        std::string("--plugin"), worker->options_.plugin_path}) {
    words.push_back(word);
  }
  std::vector<std::string> environment = worker_environment();
  pid_t pid = 0;
  const int result = actions.spawn(&pid, worker->options_.self, words, environment);
  if (result != 0) {
    return fail(kWorkerNotStarted, worker->options_.self + ": " + system_text(result));
  }
  worker->pid_ = pid;
  worker->socket_ = std::move(link->read);
  worker->stdout_ = std::move(out->read);
  worker->stderr_ = std::move(err->read);
  // The header of the C library 2.36 declares it without C linkage.
  worker->process_ = UniqueFd(static_cast<int>(syscall(SYS_pidfd_open, pid, 0)));
  if (!worker->process_) return not_started("pidfd_open");
  return worker;
}

WorkerProcess::~WorkerProcess() {
  kill_and_reap();
}

Result<void> WorkerProcess::exchange(FrameType type, std::string_view head,
                                     std::string_view content, milliseconds deadline,
                                     const OnFrame& on_frame) {
  const FrameHeader header{checked_cast<std::uint32_t>(head.size() + content.size()), ++request_,
                           type, 0};
  Exchange exchange;
  exchange.head.assign(reinterpret_cast<const char*>(&header), sizeof(header));
  exchange.head += head;
  exchange.content = content;
  exchange.on_frame = &on_frame;

  allow_cpu_time(deadline);
  const SteadyTime end = std::chrono::steady_clock::now() + deadline;
  while (!exchange.complete) {
    const milliseconds left = until(end);
    if (left.count() == 0) {
      return fail(ended_for(
          {kDeadline, "no answer within " + std::to_string(deadline.count()) + " ms", {}, 0, 0}));
    }
    if (auto done = turn(exchange, std::min(left, kMemoryInterval)); !done) {
      return fail(ended_for(std::move(done.error())));
    }
    if (auto memory = check_memory(); !memory) return fail(ended_for(memory.error()));
  }
  // Written before the answer was sent, so it is here by now.
  if (wrote_stdout()) return fail(ended_for(Error{kWroteStdout, "", {}, 0, 0}));
  return {};
}

Result<void> WorkerProcess::idle(milliseconds timeout) {
  Exchange nothing;
  if (auto done = turn(nothing, timeout); !done) return fail(ended_for(std::move(done.error())));
  return {};
}

// Waits once and handles whatever is there.
Result<void> WorkerProcess::turn(Exchange& exchange, milliseconds timeout) {
  const bool sending = exchange.sent < exchange.size();
  enum { kSocket, kProcess, kStdout, kStderr, kWake, kCount };
  std::array<pollfd, kCount> fds{};
  fds[kSocket] = {socket_.get(), static_cast<short>(POLLIN | (sending ? POLLOUT : 0)), 0};
  fds[kProcess] = {process_.get(), POLLIN, 0};
  fds[kStdout] = {stdout_.get(), POLLIN, 0};
  fds[kStderr] = {stderr_.get(), POLLIN, 0};
  fds[kWake] = {options_.wake_fd, POLLIN, 0};
  const int ready = poll(fds.data(), fds.size(), static_cast<int>(timeout.count()));
  if (ready < 0 && errno != EINTR) {
    return fail(kProtocol, "poll: " + system_text(errno));
  }
  if (ready <= 0) return {};

  if ((fds[kStderr].revents & POLLIN) != 0) drain_stderr();
  if ((fds[kStdout].revents & POLLIN) != 0) return fail(kWroteStdout, "");
  if ((fds[kWake].revents & POLLIN) != 0) {
    drain_wake();
    if (options_.interrupted && options_.interrupted()) {
      return fail(kNotRunning, "the host is stopping");
    }
  }
  const bool ended = (fds[kProcess].revents & POLLIN) != 0;
  if (ended || (fds[kSocket].revents & (POLLIN | POLLHUP | POLLERR)) != 0) {
    auto received = receive(exchange);
    // What it sent before it ended may still be in the socket.
    while (received && ended && *received == Received::kData && !exchange.complete) {
      received = receive(exchange);
    }
    if (!received) return fail(received.error());
    if (exchange.complete) return {};
    if (ended || *received == Received::kHungUp) return fail(how_it_ended());
  }
  // A worker that ended while it was sent to is noticed in the next turn.
  if (sending && (fds[kSocket].revents & POLLOUT) != 0) send_some(exchange);
  // One that closed an output would be ready for ever.
  if ((fds[kStdout].revents & (POLLIN | POLLHUP)) == POLLHUP) stdout_.reset();
  if ((fds[kStderr].revents & (POLLIN | POLLHUP)) == POLLHUP) stderr_.reset();
  return {};
}

void WorkerProcess::send_some(Exchange& exchange) {
  while (exchange.sent < exchange.size()) {
    const bool in_head = exchange.sent < exchange.head.size();
    const std::string_view part =
        in_head ? std::string_view(exchange.head).substr(exchange.sent)
                : exchange.content.substr(exchange.sent - exchange.head.size());
    const ssize_t done = send(socket_.get(), part.data(), part.size(), MSG_NOSIGNAL);
    if (done < 0 && errno == EINTR) continue;
    if (done <= 0) return;
    exchange.sent += static_cast<std::size_t>(done);
  }
}

// Reads one buffer and passes on the frames that are whole.
Result<WorkerProcess::Received> WorkerProcess::receive(Exchange& exchange) {
  const std::size_t before = received_.size();
  received_.resize(before + kReadBytes);
  const ssize_t got = recv(socket_.get(), received_.data() + before, kReadBytes, 0);
  const int error = errno;
  received_.resize(before + static_cast<std::size_t>(std::max<ssize_t>(got, 0)));
  if (got == 0 || (got < 0 && error == ECONNRESET)) return Received::kHungUp;
  if (got < 0 && (error == EAGAIN || error == EINTR)) return Received::kNothing;
  if (got < 0) return fail(kProtocol, "recv: " + system_text(error));

  std::size_t used = 0;
  while (!exchange.complete && received_.size() - used >= sizeof(FrameHeader)) {
    FrameHeader header;
    std::memcpy(&header, received_.data() + used, sizeof(header));
    if (header.size > kMaximumAnswerBytes || header.request != request_ ||
        exchange.on_frame == nullptr) {
      return fail(kProtocol, "the worker sent something that was not asked for");
    }
    if (received_.size() - used - sizeof(header) < header.size) break;
    const std::string_view payload =
        std::string_view(received_).substr(used + sizeof(header), header.size);
    used += sizeof(header) + header.size;
    if (header.type == FrameType::kFailed) {
      WireReader in(payload);
      const auto kind = static_cast<FailureKind>(in.number<std::uint8_t>());
      const ErrorCode* code = find_code(in.text());
      const std::string text(in.text());
      if (!in.complete() || code == nullptr) return fail(kProtocol, "a failure without a code");
      if (kind != FailureKind::kCall) return fail(*code, printable(text));
    }
    auto complete = (*exchange.on_frame)(header.type, payload);
    if (!complete) return fail(complete.error());
    exchange.complete = *complete;
  }
  received_.erase(0, used);
  if (exchange.complete && !received_.empty()) {
    return fail(kProtocol, "the worker sent something that was not asked for");
  }
  return Received::kData;
}

// The limit on address space does not hold everywhere (sanitizers), and it cannot tell memory
// that was asked for by malloc from a crash; the resident size can.
Result<void> WorkerProcess::check_memory() const {
  const UniqueFd file(
      open(("/proc/" + std::to_string(pid_) + "/statm").c_str(), O_RDONLY | O_CLOEXEC));
  std::array<char, 128> buffer{};
  if (!file || read(file.get(), buffer.data(), buffer.size() - 1) <= 0) return {};
  const auto parts = split(trim(std::string_view(buffer.data())), ' ');
  const auto pages = parts.size() > 1 ? parse_unsigned(parts[1]) : std::nullopt;
  const auto page_bytes = static_cast<std::size_t>(sysconf(_SC_PAGESIZE));
  if (!pages || static_cast<std::size_t>(*pages) * page_bytes <= options_.memory_bytes) return {};
  return fail(kOutOfMemory, "the worker took more memory than it may have");
}

// Only for a host that is itself stopped in between: otherwise the deadline comes first.
void WorkerProcess::allow_cpu_time(milliseconds deadline) const {
  clockid_t clock{};
  timespec used{};
  if (clock_getcpuclockid(pid_, &clock) != 0 || clock_gettime(clock, &used) != 0) return;
  const auto seconds =
      static_cast<rlim_t>(used.tv_sec) +
      static_cast<rlim_t>(std::chrono::ceil<std::chrono::seconds>(deadline).count()) + 2;
  const rlimit limits{seconds, RLIM_INFINITY};
  prlimit(pid_, RLIMIT_CPU, &limits, nullptr);
}

bool WorkerProcess::wrote_stdout() const {
  std::array<char, 1> byte{};
  return read(stdout_.get(), byte.data(), byte.size()) > 0;
}

void WorkerProcess::drain_stderr() {
  std::array<char, 4096> buffer{};
  const ssize_t got = read(stderr_.get(), buffer.data(), buffer.size());
  for (ssize_t i = 0; i < got; ++i) {
    const char c = buffer[static_cast<std::size_t>(i)];
    if (c != '\n') {
      if (stderr_line_.size() < kMaximumStderrLine) stderr_line_ += c;
      continue;
    }
    if (stderr_lines_++ < kMaximumStderrLines && options_.on_stderr) {
      options_.on_stderr(printable(stderr_line_));
    }
    stderr_line_.clear();
  }
}

void WorkerProcess::drain_wake() const {
  std::uint64_t count = 0;
  [[maybe_unused]] const ssize_t got = read(options_.wake_fd, &count, sizeof(count));
}

bool WorkerProcess::wait_for_exit(milliseconds patience) {
  if (pid_ == 0) return true;
  pollfd process{process_.get(), POLLIN, 0};
  int ready = 0;
  const SteadyTime end = std::chrono::steady_clock::now() + patience;
  do {
    ready = poll(&process, 1, static_cast<int>(until(end).count()));
  } while (ready < 0 && errno == EINTR);
  if (ready <= 0) return false;
  while (waitpid(pid_, &exit_status_, 0) < 0 && errno == EINTR) {
  }
  pid_ = 0;
  return true;
}

// The reason of a worker that hung up or ended by itself.
Error WorkerProcess::how_it_ended() {
  if (!wait_for_exit(kExitPatience)) {
    return {kProtocol, "the worker closed its connection", {}, 0, 0};
  }
  if (WIFEXITED(exit_status_)) {
    return {kExited,
            "the worker exited with status " + std::to_string(WEXITSTATUS(exit_status_)),
            {},
            0,
            0};
  }
  const int number = WTERMSIG(exit_status_);
  if (number == SIGSYS) {
    return {kForbiddenCall, "the plugin made a system call that it may not make", {}, 0, 0};
  }
  if (number == SIGXCPU) return {kCpuTime, "the plugin used up its CPU time", {}, 0, 0};
  return {kCrashed, signal_name(number), {}, 0, 0};
}

// Makes sure that the worker is gone, and what it wrote at its end is known, before the reason is
// passed on.
Error WorkerProcess::ended_for(Error error) {
  kill_and_reap();
  drain_stderr();
  if (!stderr_line_.empty() && options_.on_stderr) options_.on_stderr(printable(stderr_line_));
  const bool own_decision = error.code == kDeadline || error.code == kOutOfMemory;
  if (error.code == kWroteStdout || (!own_decision && wrote_stdout())) {
    return {kWroteStdout, "the plugin wrote to standard output", {}, 0, 0};
  }
  return error;
}

void WorkerProcess::end(milliseconds patience) {
  if (pid_ == 0) return;
  shutdown(socket_.get(), SHUT_RDWR);
  if (!wait_for_exit(patience)) kill_and_reap();
}

void WorkerProcess::kill_and_reap() {
  if (pid_ == 0) return;
  // The process is ours and not reaped, so its number cannot be another's.
  kill(pid_, SIGKILL);
  while (waitpid(pid_, &exit_status_, 0) < 0 && errno == EINTR) {
  }
  pid_ = 0;
}

}  // namespace viisari::area
