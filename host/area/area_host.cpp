#include "area/area_host.h"

#include <algorithm>
#include <system_error>
#include <tuple>

#include "area/supervisor.h"
#include "base/log_messages.h"
#include "base/text.h"

namespace viisari {

using namespace area;  // NOLINT(google-build-using-namespace): the inner part of this library

namespace {

constexpr std::size_t kHeadBytes = std::size_t{64} * 1024;

// Files in the directory and its immediate subdirectories, in the order of their names. Links to
// directories are not followed.
Result<std::vector<std::filesystem::path>> list_files(const std::filesystem::path& directory) {
  std::vector<std::filesystem::path> files;
  const auto list = [&](const std::filesystem::path& folder, bool deeper, const auto& self,
                        std::error_code& error) -> void {
    for (std::filesystem::directory_iterator it(folder, error), end; !error && it != end;
         it.increment(error)) {
      std::error_code unreadable;  // an entry that vanished, a folder of another user
      const auto kind = it->symlink_status(unreadable).type();
      if (kind != std::filesystem::file_type::directory) {
        files.push_back(it->path());
      } else if (deeper) {
        self(it->path(), false, self, unreadable);
      }
    }
  };
  std::error_code error;
  list(directory, true, list, error);
  if (error) return fail(kNoDirectory, error.message(), directory.string());
  std::sort(files.begin(), files.end());
  return files;
}

bool ends_with(const std::filesystem::path& file, std::string_view suffix) {
  const std::string name = file.filename().string();
  return name.size() > suffix.size() && std::string_view(name).ends_with(suffix);
}

// `<id>.so` -> `<id>.plugin.toml` beside it.
std::filesystem::path manifest_of(const std::filesystem::path& module) {
  return module.parent_path() / (module.stem().string() + std::string(kManifestSuffix));
}

}  // namespace

std::string_view to_string(PluginState state) {
  switch (state) {
    case PluginState::kInvalid:
      return "";
    case PluginState::kStarting:
      return "starting";
    case PluginState::kRunning:
      return "running";
    case PluginState::kBackingOff:
      return "backing_off";
    case PluginState::kRefused:
      return "refused";
    case PluginState::kStopped:
      return "stopped";
  }
  return "";
}

class AreaHost::Impl {
 public:
  Impl(AreaHostOptions options, const Clock& clock, Log& log)
      : options_(std::move(options)), clock_(clock), log_(log) {}

  Result<void> discover(const std::filesystem::path& directory) {
    auto keys = parse_trusted_keys(options_.trusted_keys);
    if (!keys) return fail(keys.error());
    keys_ = std::move(*keys);
    const auto files = list_files(directory);
    if (!files) return fail(files.error());
    for (const std::filesystem::path& file : *files) {
      if (ends_with(file, kManifestSuffix)) {
        add(file);
      } else if (ends_with(file, kModuleSuffix) &&
                 std::find(files->begin(), files->end(), manifest_of(file)) == files->end()) {
        refuse(file, {}, {kNoManifest, "there is no manifest beside it", {}, 0, 0});
      }
    }
    return {};
  }

  Supervisor* find(std::string_view area) {
    const auto found = std::find_if(plugins_.begin(), plugins_.end(), [&](const auto& plugin) {
      return plugin->status().id == area;
    });
    return found == plugins_.end() ? nullptr : found->get();
  }
  Result<Supervisor*> require(std::string_view area) {
    if (Supervisor* plugin = find(area)) return plugin;
    for (const PluginStatus& status : refused_) {
      if (status.id == area) {
        return fail(kNotRunning, "the plugin " + status.id + " is refused: " + status.reason_code);
      }
    }
    return fail(kUnknownArea, "there is no plugin " + printable(area, 120));
  }

  std::vector<std::unique_ptr<Supervisor>>& plugins() { return plugins_; }
  const std::vector<PluginStatus>& refused() const { return refused_; }
  const AreaHostOptions& options() const { return options_; }

 private:
  void add(const std::filesystem::path& file) {
    PluginManifest manifest;
    auto verified = verify_plugin(file, keys_, &manifest);
    if (!verified) return refuse(file, manifest, verified.error());
    if (find(manifest.id) != nullptr) {
      return refuse(file, manifest,
                    {kDuplicateId, "another file is the plugin " + manifest.id, {}, 0, 0});
    }
    plugins_.push_back(
        std::make_unique<Supervisor>(options_, keys_, std::move(*verified), clock_, log_));
  }

  void refuse(const std::filesystem::path& file, const PluginManifest& manifest,
              const Error& error) {
    PluginStatus status;
    // A plugin that cannot say who it is goes by its file's name.
    const std::string name = file.filename().string();
    status.id = manifest.id.empty() ? name.substr(0, name.find('.')) : manifest.id;
    status.version = manifest.version;
    if (!manifest.id.empty()) {
      status.abi = std::to_string(manifest.abi_major) + "." + std::to_string(manifest.abi_minor);
    }
    status.state = PluginState::kRefused;
    status.reason_code = error.code.name;
    status.reason_text = printable(error.text);
    status.file = file.string();
    log_.write(log_message::kAreaRefused,
               {{"file", status.file}, {"reason", status.reason_code}, {"text", error.text}});
    refused_.push_back(std::move(status));
  }

  const AreaHostOptions options_;
  TrustedKeys keys_;
  const Clock& clock_;
  Log& log_;
  std::vector<PluginStatus> refused_;
  std::vector<std::unique_ptr<Supervisor>> plugins_;
};

AreaHost::AreaHost(AreaHostOptions options, const Clock& clock, Log& log)
    : impl_(std::make_unique<Impl>(std::move(options), clock, log)) {}
AreaHost::~AreaHost() = default;

Result<void> AreaHost::discover(const std::filesystem::path& directory) {
  return impl_->discover(directory);
}

void AreaHost::start() {
  for (const auto& plugin : impl_->plugins()) plugin->start();
  for (const auto& plugin : impl_->plugins()) plugin->wait_started();
}

void AreaHost::stop() {
  for (const auto& plugin : impl_->plugins()) plugin->stop();
}

void AreaHost::tick() {
  for (const auto& plugin : impl_->plugins()) plugin->wake();
}

std::vector<PluginStatus> AreaHost::status() const {
  std::vector<PluginStatus> out = impl_->refused();
  for (const auto& plugin : impl_->plugins()) out.push_back(plugin->status());
  std::sort(out.begin(), out.end(), [](const PluginStatus& a, const PluginStatus& b) {
    return std::tie(a.id, a.file) < std::tie(b.id, b.file);
  });
  return out;
}

Result<AreaDescription> AreaHost::description(std::string_view area) const {
  const auto plugin = impl_->require(area);
  if (!plugin) return fail(plugin.error());
  return (*plugin)->description();
}

Result<int> AreaHost::sniff(std::string_view area, std::string_view file_name,
                            std::string_view text) {
  const auto plugin = impl_->require(area);
  if (!plugin) return fail(plugin.error());
  return (*plugin)->sniff(file_name.substr(0, 1024), text.substr(0, kHeadBytes));
}

Result<ImportedFigures> AreaHost::import(std::string_view area, std::string_view file_name,
                                         std::string_view text) {
  const auto plugin = impl_->require(area);
  if (!plugin) return fail(plugin.error());
  if (text.size() > impl_->options().limits.content_bytes) {
    return fail(kTooLarge, "the file is larger than " +
                               std::to_string(impl_->options().limits.content_bytes) + " bytes");
  }
  return (*plugin)->import(file_name.substr(0, 1024), text);
}

}  // namespace viisari
