// Workspace: what every command works with, opened from a Config: the database, the definitions and
// the area plugins.
//
// Ownership: owns all three; the clock and the log must outlive it. Thread-safety: open() and
// reload belong to one thread; store() and areas() are safe from any.
#pragma once

#include <filesystem>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "app/config.h"
#include "base/date.h"
#include "base/log.h"
#include "base/result.h"
#include "model/area_description.h"
#include "model/indicator.h"

namespace viisari {

class AreaHost;
class Definitions;
class Store;
struct LoadReport;
struct LoadedDefinitions;
struct SourceTree;

inline constexpr ErrorCode kDataDirectory{"data.directory", ErrorKind::kCannotRun};

class Workspace {
 public:
  // Creates the data directory and the database when they are not there. `self` is the program's
  // own path, which is started again for each plugin.
  static Result<std::unique_ptr<Workspace>> open(Config config, const Clock& clock, Log& log,
                                                 std::filesystem::path self);
  ~Workspace();
  Workspace(const Workspace&) = delete;
  Workspace& operator=(const Workspace&) = delete;

  const Config& config() const { return config_; }
  const Clock& clock() const { return clock_; }
  Log& log() const { return log_; }
  Date today() const { return Date::of(clock_.now()); }
  Store& store() { return *store_; }

  // Reads the definition folder, on top of the last good texts that the store remembers, and
  // remembers what is good now. The report has the errors of every file; the definitions that stay
  // active are in definitions(). Fails only when the folder or the store cannot be read.
  Result<LoadReport> load_definitions();
  Definitions& definitions() { return *definitions_; }
  // Of the last call that did not fail; null before.
  std::shared_ptr<const LoadedDefinitions> loaded() const { return loaded_; }

  // The workers, started on the first call. A plugin that does not start is in its status().
  Result<AreaHost*> areas();
  // What is known of each area: those with a plugin and those with definitions only.
  std::map<std::string, AreaDescription> descriptions();

 private:
  Workspace(Config config, const Clock& clock, Log& log, std::filesystem::path self);

  Config config_;
  const Clock& clock_;
  Log& log_;
  std::filesystem::path self_;
  std::unique_ptr<Store> store_;
  std::unique_ptr<Definitions> definitions_;
  std::unique_ptr<AreaHost> areas_;
  std::shared_ptr<const LoadedDefinitions> loaded_;
  bool remembered_loaded_ = false;
};

// How the words of a document's own verdict read in an area, by the plugin's list: the phrase
// itself or else the longest one that the words contain, whatever the case and white space.
std::optional<AssessmentStatus> status_of_words(const AreaDescription& area,
                                                std::string_view words);

// The limits of the configuration as the script library takes them.
struct Limits;
Limits script_limits(const Config& config);

}  // namespace viisari
