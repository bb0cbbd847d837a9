#include "app/doctor.h"

#include <sys/statvfs.h>
#include <unistd.h>

#include <optional>
#include <system_error>
#include <utility>

#include "app/mail_transport.h"
#include "app/notifying.h"
#include "app/workspace.h"
#include "area/area_host.h"
#include "base/text.h"
#include "script/definitions.h"
#include "store/sqlite/sqlite_store.h"

namespace viisari {
namespace {

namespace fs = std::filesystem;

constexpr std::uint64_t kMib = std::uint64_t{1} << 20U;
// An import of the largest file, its write-ahead log and some room.
constexpr std::uint64_t kWantedFreeMib = 512;
constexpr std::uint64_t kNeededFreeMib = 64;

void check_disk(const fs::path& directory, std::vector<Diagnosis>& out) {
  fs::path existing = directory;
  std::error_code error;
  while (!fs::exists(existing, error) && existing.has_parent_path() &&
         existing != existing.parent_path()) {
    existing = existing.parent_path();
  }
  struct statvfs disk {};
  if (statvfs(existing.c_str(), &disk) != 0) {
    out.push_back({"disk", Health::kBad, "the disk of " + directory.string() + " cannot be read",
                   "Check that the disk is mounted."});
    return;
  }
  const std::uint64_t free_mib = std::uint64_t{disk.f_bavail} * disk.f_frsize / kMib;
  const std::string finding = std::to_string(free_mib) + " MiB free at " + directory.string();
  if (access(existing.c_str(), W_OK) != 0) {
    out.push_back({"disk", Health::kBad, existing.string() + " cannot be written to",
                   "Give the account that runs viisari the right to write there, or name another "
                   "folder in [data] directory."});
  } else if (free_mib < kNeededFreeMib) {
    out.push_back({"disk", Health::kBad, finding, "Free some space: the next import may not fit."});
  } else if (free_mib < kWantedFreeMib) {
    out.push_back({"disk", Health::kWarning, finding, "Free some space soon."});
  } else {
    out.push_back({"disk", Health::kGood, finding, ""});
  }
}

// A clock behind the last import would file new figures before old ones.
void check_clock(Date today, std::optional<Instant> last_import, std::vector<Diagnosis>& out) {
  const std::string finding = "today is " + today.to_string() + " (UTC)";
  if (last_import && today < Date::of(*last_import)) {
    out.push_back({"clock", Health::kBad,
                   finding + ", before the last import of " + to_string(*last_import),
                   "Set the machine's clock (for example with NTP) before importing."});
  } else {
    out.push_back({"clock", Health::kGood, finding, ""});
  }
}

// Whether sending waits for someone.
void check_outbox(Store& store, std::vector<Diagnosis>& out) {
  const auto paused = store.outbox().paused();
  if (!paused || !*paused) return;
  out.push_back({"mail", Health::kBad, "sending is paused: " + printable((*paused)->reason),
                 "Put [mail] or the server right, then run `viisari outbox resume`."});
}

// The instant of the last import, when the database can be read and has one.
std::optional<Instant> check_database(const fs::path& file, std::vector<Diagnosis>& out) {
  std::error_code error;
  if (!fs::exists(file, error)) {
    out.push_back({"database", Health::kGood, "there is none yet: the first command makes it", ""});
    return std::nullopt;
  }
  SqliteOptions options;
  options.mode = StoreMode::kReadOnly;
  const auto store = open_sqlite_store(file, options);
  if (!store) {
    std::string advice = "Restore the file from a backup; it is " + file.string() + ".";
    if (store.error().code == kStoreNewerSchema) {
      advice = "A newer viisari has used this database: run that version.";
    } else if (store.error().code == kStoreReadOnly) {
      advice = "Give the account that runs viisari the right to write " + file.string() + ".";
    } else if (store.error().code == kStoreLocked) {
      advice = "Another program holds the database: end it, or wait.";
    }
    out.push_back({"database", Health::kBad,
                   std::string(store.error().code.name) + ": " + store.error().text, advice});
    return std::nullopt;
  }
  if (const auto whole = (*store)->check_integrity(); !whole) {
    out.push_back({"database", Health::kBad, whole.error().text,
                   "Stop the service and restore the file from a backup."});
    return std::nullopt;
  }
  const auto counts = (*store)->counts();
  if (!counts) {
    out.push_back({"database", Health::kBad, counts.error().text, "Run the command again."});
    return std::nullopt;
  }
  out.push_back({"database", Health::kGood,
                 "whole, schema " + std::to_string(counts->schema_version) + ", " +
                     std::to_string(counts->observations) + " observations of " +
                     std::to_string(counts->series) + " series from " +
                     std::to_string(counts->imports) + " imports",
                 ""});

  check_outbox(**store, out);
  ImportQuery newest;
  newest.limit = 1;
  const auto imports = (*store)->list_imports(newest);
  if (!imports || imports->empty()) return std::nullopt;
  return imports->front().recorded_at;
}

void check_scripts(const Config& config, std::vector<Diagnosis>& out) {
  const Limits limits = script_limits(config);
  const auto tree = read_source_tree(config.definitions_directory, limits);
  if (!tree) {
    out.push_back({"scripts", Health::kBad, tree.error().to_string(),
                   "Name the folder of definitions in [definitions] directory."});
    return;
  }
  Definitions definitions(limits);
  const LoadReport report = definitions.load(tree->files);
  std::vector<Error> errors = report.errors();
  errors.insert(errors.end(), tree->errors.begin(), tree->errors.end());
  if (errors.empty()) {
    out.push_back({"scripts", Health::kGood,
                   std::to_string(definitions.indicators().size()) + " indicators in " +
                       std::to_string(tree->files.size()) + " files",
                   ""});
    return;
  }
  for (const Error& error : errors) {
    out.push_back({"scripts", Health::kBad, error.to_string(),
                   "Correct the line; until then the last good version of the file is used."});
  }
}

void check_plugins(const Config& config, const fs::path& self, const Clock& clock, Log& log,
                   std::vector<Diagnosis>& out) {
  AreaHostOptions options;
  options.self = self;
  options.trusted_keys = config.trusted_keys;
  AreaHost areas(std::move(options), clock, log);
  if (auto found = areas.discover(config.plugin_directory); !found) {
    out.push_back({"plugins", Health::kBad, found.error().to_string(),
                   "Name the folder of plugins in [plugins] directory; `make build` makes them."});
    return;
  }
  areas.start();
  const auto plugins = areas.status();
  if (plugins.empty()) {
    out.push_back(
        {"plugins", Health::kBad, "there are none in " + config.plugin_directory.string(),
         "Install the areas' plugins there; `make build` makes the four of the project."});
  }
  for (const PluginStatus& plugin : plugins) {
    if (plugin.state == PluginState::kRunning) {
      out.push_back({"plugins", Health::kGood, plugin.id + " " + plugin.version + " runs", ""});
    } else {
      out.push_back({"plugins", Health::kBad,
                     plugin.id + ": " + plugin.reason_code + ": " + plugin.reason_text,
                     "Look " + plugin.reason_code +
                         " up in docs/sdk.md; stored figures of the area "
                         "stay readable."});
    }
  }
}

// Without the network: whether there is somebody to tell and a way that could work.
void check_mail(const Config& config, std::vector<Diagnosis>& out) {
  NotifySettings settings;
  const std::vector<Error> faults = read_notify_settings(config, settings);
  if (not_set_up(faults)) {
    out.push_back({"mail", Health::kWarning, faults.front().to_string(),
                   "Nobody is told of anything: copy config/recipients.toml and "
                   "config/schedules.toml as shipped beside viisari.toml and fill them in."});
    return;
  }
  for (const Error& fault : faults) {
    out.push_back({"mail", Health::kBad, fault.to_string(),
                   "Correct the line; no alert or digest is sent until then."});
  }
  // A folder of files is made when it is needed.
  if (config.mail_transport != "maildir") {
    const auto transport = mail_transport(config, password_of_environment(), false);
    if (!transport) {
      out.push_back({"mail", Health::kBad, transport.error().to_string(),
                     "Correct [mail] in viisari.toml; `viisari mail test ADDRESS` tries it."});
      return;
    }
  }
  if (!faults.empty()) return;
  out.push_back({"mail", Health::kGood,
                 std::to_string(settings.recipients.all.size()) + " recipients, " +
                     std::to_string(settings.schedules.all.size()) + " schedules, " +
                     describe_transport(config, false),
                 ""});
}

}  // namespace

std::vector<Diagnosis> diagnose(const Result<Config>& config, const fs::path& self,
                                const Clock& clock, Log& log) {
  std::vector<Diagnosis> out;
  if (!config) {
    out.push_back({"config", Health::kBad, config.error().to_string(),
                   "Correct the file; config/viisari.toml as shipped explains every key."});
    for (const char* part : {"database", "plugins", "scripts", "disk", "clock", "mail"}) {
      out.push_back({part, Health::kWarning, "not looked at: there is no configuration", ""});
    }
    return out;
  }
  out.push_back({"config", Health::kGood, "read from " + config->file.string(), ""});
  check_disk(config->data_directory, out);
  const auto last_import = check_database(config->data_directory / "viisari.db", out);
  check_clock(Date::of(clock.now()), last_import, out);
  check_scripts(*config, out);
  check_plugins(*config, self, clock, log, out);
  check_mail(*config, out);
  return out;
}

}  // namespace viisari
