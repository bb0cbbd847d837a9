#include "area/worker.h"

#define BOOST_DLL_USE_STD_FS
#include <fcntl.h>
#include <sys/prctl.h>
#include <unistd.h>

#include <algorithm>
#include <boost/dll/shared_library.hpp>
#include <cerrno>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <ctime>
#include <exception>
#include <new>
#include <optional>
#include <string>
#include <string_view>

#include "area/description_wire.h"
#include "area/elf_stamp.h"
#include "area/figure_wire.h"
#include "area/plugin_codes.h"
#include "area/sandbox.h"
#include "area/wire.h"
#include "base/checked_cast.h"
#include "base/text.h"
#include "viisari/plugin.h"

namespace viisari {
namespace {

using namespace area;  // NOLINT(google-build-using-namespace): the worker is all of it

constexpr std::size_t kBatchBytes = std::size_t{256} * 1024;
// A plugin that goes on after the sink told it to stop this often is ended.
constexpr int kMaximumCallsAfterStop = 1000;

// ---- talking to the host. There is nobody to report an error here to: the process ends.

void write_all(int fd, const char* data, std::size_t size) {
  while (size > 0) {
    const ssize_t done = write(fd, data, size);
    if (done < 0 && errno == EINTR) continue;
    if (done <= 0) _exit(0);
    data += done;
    size -= static_cast<std::size_t>(done);
  }
}

// False when the host has hung up.
[[nodiscard]] bool read_all(int fd, char* data, std::size_t size) {
  while (size > 0) {
    const ssize_t done = read(fd, data, size);
    if (done < 0 && errno == EINTR) continue;
    if (done <= 0) return false;
    data += done;
    size -= static_cast<std::size_t>(done);
  }
  return true;
}

class HostLink {
 public:
  explicit HostLink(int fd) : fd_(fd) {}

  // The next request, or kInvalid when the host has hung up; `payload` is replaced.
  FrameType receive(std::string& payload) {
    FrameHeader header;
    std::string().swap(payload);  // the last document's memory is the plugin's again
    if (!read_all(fd_, reinterpret_cast<char*>(&header), sizeof(header)))
      return FrameType::kInvalid;
    request_ = header.request;
    payload.resize(header.size);
    return read_all(fd_, payload.data(), payload.size()) ? header.type : FrameType::kInvalid;
  }
  void send(FrameType type, std::string_view payload) {
    const FrameHeader header{checked_cast<std::uint32_t>(payload.size()), request_, type, 0};
    write_all(fd_, reinterpret_cast<const char*>(&header), sizeof(header));
    write_all(fd_, payload.data(), payload.size());
  }
  void send_failure(FailureKind kind, const ErrorCode& code, std::string_view text) {
    WireWriter out;
    out.number(static_cast<std::uint8_t>(kind));
    out.text(code.name);
    out.text(printable(text, 500));
    send(FrameType::kFailed, out.bytes());
  }
  [[noreturn]] void end(FailureKind kind, const Error& error) {
    send_failure(kind, error.code, error.text);
    _exit(1);
  }

 private:
  int fd_;
  std::uint32_t request_ = 0;
};

// The one link of the process, for the new-handler, which gets no arguments.
HostLink* process_link = nullptr;
std::string* out_of_memory_frame = nullptr;

// Called before std::bad_alloc would be thrown. The answer was prepared when there was memory.
void on_out_of_memory() {
  process_link->send(FrameType::kFailed, *out_of_memory_frame);
  _exit(1);
}

void prepare_out_of_memory(HostLink& link) {
  static std::string frame = [] {
    WireWriter out;
    out.number(static_cast<std::uint8_t>(FailureKind::kEnded));
    out.text(kOutOfMemory.name);
    out.text("the plugin asked for more memory than it may have");
    return out.bytes();
  }();
  process_link = &link;
  out_of_memory_frame = &frame;
  std::set_new_handler(on_out_of_memory);
}

// Runs a function of the plugin. What it throws across the C interface is told to the host.
template <class F>
auto guarded(HostLink& link, const char* function, F&& call) {
  try {
    return call();
  } catch (const std::exception& error) {
    link.end(FailureKind::kEnded,
             {kException, std::string(function) + " threw: " + error.what(), {}, 0, 0});
  } catch (...) {  // the edge to foreign code: nothing may pass
    link.end(FailureKind::kEnded, {kException,
                                   std::string(function) + " threw something that is not a "
                                                           "std::exception",
                                   {},
                                   0,
                                   0});
  }
}

// ---- the plugin

class LoadedPlugin {
 public:
  LoadedPlugin(HostLink& link, const viisari_entry_t& entry) : link_(link), entry_(entry) {}

  void create() {
    instance_ = guarded(link_, "create", [&] { return entry_.create(); });
    if (instance_ != nullptr) return;
    const char* reason = entry_.last_error == nullptr
                             ? nullptr
                             : guarded(link_, "last_error", [&] { return entry_.last_error(); });
    link_.end(FailureKind::kEnded,
              {kCreateFailed, reason == nullptr ? "create returned NULL" : reason, {}, 0, 0});
  }

  std::string description() {
    const auto* description =
        guarded(link_, "describe", [&] { return entry_.describe(instance_); });
    if (description == nullptr) {
      link_.end(FailureKind::kRefused, {kBadDescription, "describe returned NULL", {}, 0, 0});
    }
    auto bytes = encode_description(*description);
    if (!bytes) link_.end(FailureKind::kRefused, bytes.error());
    return std::move(*bytes);
  }

  void find_importer() {
    if (entry_.get_extension == nullptr) return;
    const auto* importer =
        static_cast<const viisari_importer_t*>(guarded(link_, "get_extension", [&] {
          return entry_.get_extension(instance_, VIISARI_EXT_IMPORTER);
        }));
    if (importer == nullptr) return;
    if (importer->size < sizeof(viisari_importer_t) || importer->sniff == nullptr ||
        importer->import_document == nullptr) {
      link_.end(FailureKind::kRefused, {kBadEntry, "the importer is incomplete", {}, 0, 0});
    }
    importer_ = importer;
  }

  void destroy() {
    guarded(link_, "destroy", [&] { entry_.destroy(instance_); });
  }

  bool has_importer() const { return importer_ != nullptr; }
  std::int32_t sniff(std::string_view name, std::string_view head) {
    return guarded(link_, "sniff",
                   [&] { return importer_->sniff(instance_, text(name), text(head)); });
  }
  std::int32_t import(std::string_view name, std::string_view content, const viisari_sink_t& sink) {
    return guarded(link_, "import_document", [&] {
      return importer_->import_document(instance_, text(name), text(content), &sink);
    });
  }

 private:
  static viisari_text_t text(std::string_view value) { return {value.data(), value.size()}; }

  HostLink& link_;
  const viisari_entry_t& entry_;
  void* instance_ = nullptr;
  const viisari_importer_t* importer_ = nullptr;
};

Result<void> check_entry(const viisari_entry_t& entry, std::string_view id) {
  if (auto abi = check_abi({entry.magic, entry.abi_major, entry.abi_minor}); !abi) return abi;
  if (entry.size < sizeof(viisari_entry_t) || entry.descriptor == nullptr ||
      entry.create == nullptr || entry.destroy == nullptr || entry.describe == nullptr) {
    return fail(kBadEntry, "the entry is too small or lacks a function");
  }
  const viisari_descriptor_t& descriptor = *entry.descriptor;
  if (descriptor.size < sizeof(viisari_descriptor_t) || descriptor.id == nullptr ||
      descriptor.name == nullptr || descriptor.version == nullptr) {
    return fail(kBadEntry, "the descriptor is too small or lacks a text");
  }
  if (std::string_view(descriptor.id, strnlen(descriptor.id, 200)) != id) {
    return fail(kWrongId, "the file says that it is the plugin " +
                              std::string(descriptor.id, strnlen(descriptor.id, 200)));
  }
  return {};
}

// Never unloaded: code of the plugin may still be referred to until the process ends.
Result<const viisari_entry_t*> load(const std::string& path) {
  namespace dll = boost::dll;
  try {
    static dll::shared_library library;
    library.load(std::filesystem::path(path),
                 dll::load_mode::rtld_now | dll::load_mode::rtld_local);
    if (!library.has(VIISARI_ENTRY_SYMBOL)) {
      return fail(kNoEntry, "the file exports no " VIISARI_ENTRY_SYMBOL);
    }
    return &library.get<const viisari_entry_t>(VIISARI_ENTRY_SYMBOL);
  } catch (const std::exception& error) {
    return fail(kLoadFailed, error.what());
  }
}

// ---- one import

class Import {
 public:
  Import(HostLink& link, OutputLimits limits) : link_(link), budget_(limits) {}

  viisari_sink_t sink() { return {sizeof(viisari_sink_t), this, &on_figure, &on_problem}; }

  // What the plugin's return value and everything before it come to.
  void finish(std::int32_t returned) {
    if (failure_) return link_.send_failure(FailureKind::kCall, failure_->code, failure_->text);
    if (exception_) return link_.send_failure(FailureKind::kCall, kException, *exception_);
    // A plugin that gives up says why in its problems; they are the answer then.
    if (returned != 0 && last_problem_.empty()) {
      return link_.send_failure(FailureKind::kCall, kImportFailed,
                                "the plugin could not read the file and names no problem");
    }
    flush();
    link_.send(FrameType::kImported, {});
  }

 private:
  static std::int32_t on_figure(void* host, const viisari_figure_t* figure) {
    auto& self = *static_cast<Import*>(host);
    return self.keep([&] { return encode_figure(figure, self.budget_, self.batch_); });
  }
  static std::int32_t on_problem(void* host, const viisari_problem_t* problem) {
    auto& self = *static_cast<Import*>(host);
    const std::int32_t stop =
        self.keep([&] { return encode_problem(problem, self.budget_, self.batch_); });
    if (stop == 0) {
      self.last_problem_ = copy(problem->text);
      if (copy(problem->code) == "plugin.exception") self.exception_ = self.last_problem_;
    }
    return stop;
  }
  static std::string copy(viisari_text_t text) {
    return text.size == 0 ? std::string()
                          : std::string(text.data, std::min<std::size_t>(text.size, 500));
  }

  template <class F>
  std::int32_t keep(F&& encode) {
    if (failure_) {
      if (++calls_after_stop_ > kMaximumCallsAfterStop) link_.end(FailureKind::kEnded, *failure_);
      return 1;
    }
    if (auto encoded = encode(); !encoded) {
      failure_ = std::move(encoded.error());
      return 1;
    }
    if (batch_.bytes().size() >= kBatchBytes) flush();
    return 0;
  }
  void flush() {
    if (batch_.bytes().empty()) return;
    link_.send(FrameType::kFigures, batch_.bytes());
    batch_.clear();
  }

  HostLink& link_;
  OutputBudget budget_;
  WireWriter batch_;
  std::optional<Error> failure_;
  std::optional<std::string> exception_;
  std::string last_problem_;
  int calls_after_stop_ = 0;
};

// ---- the process

struct Start {
  std::string id;
  std::uint64_t memory_bytes = 0;
  OutputLimits output;
};

std::optional<Start> read_start(FrameType type, std::string_view payload) {
  WireReader in(payload);
  Start start;
  start.id = in.text();
  start.memory_bytes = in.number<std::uint64_t>();
  start.output.figures = in.number<std::uint64_t>();
  start.output.problems = in.number<std::uint64_t>();
  start.output.bytes = in.number<std::uint64_t>();
  if (type != FrameType::kStart || !in.complete()) return std::nullopt;
  return start;
}

// A sanitizer's handlers would turn a signal into an exit and hide which one it was.
void reset_signals() {
  for (const int signal_number : {SIGSEGV, SIGBUS, SIGFPE, SIGILL, SIGABRT, SIGPIPE, SIGTERM}) {
    std::signal(signal_number, SIG_DFL);
  }
}

[[noreturn]] void serve(int fd, int module_fd) {
  static HostLink link(fd);
  std::string payload;
  const FrameType first = link.receive(payload);
  const auto start = read_start(first, payload);
  if (!start) _exit(2);
  prepare_out_of_memory(link);
  // Read while files can still be opened: a plugin may call localtime().
  tzset();

  if (auto done = restrict_before_load(start->memory_bytes); !done) {
    link.end(FailureKind::kEnded, done.error());
  }
  const auto entry = load("/proc/self/fd/" + std::to_string(module_fd));
  if (!entry) link.end(FailureKind::kRefused, entry.error());
  close(module_fd);
  if (auto done = restrict_after_load(); !done) link.end(FailureKind::kEnded, done.error());

  if (auto checked = check_entry(**entry, start->id); !checked) {
    link.end(FailureKind::kRefused, checked.error());
  }
  LoadedPlugin plugin(link, **entry);
  plugin.create();
  const std::string description = plugin.description();
  plugin.find_importer();
  // What the plugin printed must be in the pipe before the answer, where the host looks for it.
  std::fflush(stdout);
  link.send(FrameType::kDescription, description);

  for (;;) {
    const FrameType type = link.receive(payload);
    if (type == FrameType::kInvalid) {
      plugin.destroy();
      _exit(0);
    }
    WireReader in(payload);
    const std::string_view name = in.text();
    const std::string_view content = in.rest();
    if (!in.complete() || (type != FrameType::kSniff && type != FrameType::kImport)) _exit(2);
    if (!plugin.has_importer()) {
      link.send_failure(FailureKind::kCall, kNoImporter, "the plugin reads no files");
    } else if (type == FrameType::kSniff) {
      WireWriter out;
      out.number(plugin.sniff(name, content));
      std::fflush(stdout);
      link.send(FrameType::kSniffed, out.bytes());
    } else {
      Import import(link, start->output);
      const viisari_sink_t sink = import.sink();
      const std::int32_t returned = plugin.import(name, content, sink);
      std::fflush(stdout);
      import.finish(returned);
    }
  }
}

}  // namespace

int run_worker(std::span<const char* const> arguments) {
  std::optional<int> fd;
  std::optional<int> module_fd;
  std::optional<int> parent;
  for (std::size_t i = 0; i + 1 < arguments.size(); i += 2) {
    const std::string_view name = arguments[i];
    const char* value = arguments[i + 1];
    if (name == "--fd") fd = parse_unsigned(value);
    if (name == "--module-fd") module_fd = parse_unsigned(value);
    if (name == "--parent") parent = parse_unsigned(value);
    // --plugin is for people who read the process list.
  }
  if (!fd || !module_fd || !parent || *fd != 3 || *module_fd != 4) return 2;
  // Ends with the host, even when the host is killed and the plugin hangs.
  if (prctl(PR_SET_PDEATHSIG, SIGKILL) != 0 || getppid() != *parent) return 2;
  if (close_range(5, ~0U, 0) != 0) return 2;
  reset_signals();
  // Ctrl-C goes to every process of the terminal's group; the host alone decides when we end.
  std::signal(SIGINT, SIG_IGN);
  serve(*fd, *module_fd);
}

}  // namespace viisari
