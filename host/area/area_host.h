// AreaHost: the plugins of a directory, each in a worker process of its own.
//
// The host verifies a plugin (verify.h), starts a worker for it, asks it for its description, and
// passes files to it. A worker that crashes, hangs, writes where it must not or takes too much is
// ended, named with its reason in status(), and started again after a delay that doubles each time.
// A plugin that is wrong in itself (manifest, ABI, description) is refused and not tried again.
//
// Ownership: owns its workers and one thread for each; the destructor ends them all. `clock` and
// `log` must outlive it. Thread-safety: every method may be called from any thread after
// discover(). Calls for one area run one after another; areas do not wait for each other.
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "area/plugin_codes.h"
#include "area/verify.h"
#include "base/date.h"
#include "base/log.h"
#include "base/result.h"
#include "model/area_description.h"
#include "model/figure.h"

namespace viisari {

enum class PluginState : std::uint8_t {
  kInvalid,
  kStarting,
  kRunning,
  kBackingOff,  // its worker ended; it is started again later
  kRefused,     // not loaded: wrong in itself
  kStopped,     // not started yet, or the host stopped it
};
std::string_view to_string(PluginState state);  // "starting", "running", "backing_off" …

// Everything `viisari plugins` shows. What is not known yet is empty.
struct PluginStatus {
  std::string id;
  std::string name;
  std::string version;
  std::string abi;  // "1.0"
  PluginSignature signature = PluginSignature::kInvalid;
  PluginState state = PluginState::kInvalid;
  std::string reason_code;  // one of plugin_codes.h; why the state is not kRunning, or last was not
  std::string reason_text;
  int restarts = 0;  // since start()
  int pid = 0;       // 0 when there is no worker
  std::vector<AreaCode> codes;
  std::string file;  // the manifest, or the module where there is no manifest
};

struct WorkerLimits {
  std::size_t memory_bytes = std::size_t{1} << 30U;  // address space
  std::chrono::milliseconds start_deadline{10'000};  // loading and describing
  std::chrono::milliseconds sniff_deadline{5'000};
  std::chrono::milliseconds import_deadline{60'000};
  std::size_t content_bytes = std::size_t{256} << 20U;  // largest file passed to a plugin
  std::size_t figures = 500'000;                        // in one import
  std::size_t problems = 100'000;
  std::size_t output_bytes = std::size_t{128} << 20U;  // text of all figures and problems
};

struct AreaHostOptions {
  // The program that is started as `self worker_arguments… --fd N …` and calls run_worker().
  std::filesystem::path self;
  std::vector<std::string> worker_arguments{"worker"};
  // Ed25519 public keys, 64 hexadecimal digits each. With at least one, every plugin must have a
  // signature by one of them.
  std::vector<std::string> trusted_keys;
  WorkerLimits limits;
  // Delay before the first restart; it doubles up to the maximum and starts over once a worker
  // has run for `stable_after`.
  std::chrono::seconds first_delay{1};
  std::chrono::seconds maximum_delay{300};
  std::chrono::seconds stable_after{600};
};

struct ImportedFigures {
  std::vector<Figure> figures;
  std::vector<FigureProblem> problems;
};

class AreaHost {
 public:
  AreaHost(AreaHostOptions options, const Clock& clock, Log& log);
  ~AreaHost();
  AreaHost(const AreaHost&) = delete;
  AreaHost& operator=(const AreaHost&) = delete;

  // Finds and verifies the plugins in `directory` and its immediate subdirectories. A plugin that
  // does not pass is listed as refused; only a directory that cannot be read or a wrong trusted key
  // is an error. To be called before start(), more than once for several directories.
  Result<void> discover(const std::filesystem::path& directory);

  // Starts a worker for each verified plugin and returns when each runs or has failed to start.
  void start();
  // Ends every worker; start() may follow.
  void stop();
  // Makes the restarts that are due on the clock be noticed at once instead of within a second.
  void tick();

  std::vector<PluginStatus> status() const;

  // What the area's plugin says about itself; kept from the last successful start, so that it
  // stays readable while the worker is being restarted.
  Result<AreaDescription> description(std::string_view area) const;
  // 0–100: how sure the plugin is that it can read the file. `text` is UTF-8 without a byte order
  // mark; only its first 64 KiB are passed on.
  Result<int> sniff(std::string_view area, std::string_view file_name, std::string_view text);
  // Figures and problems of a whole document. Nothing is returned of an import that failed.
  Result<ImportedFigures> import(std::string_view area, std::string_view file_name,
                                 std::string_view text);

 private:
  class Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace viisari
