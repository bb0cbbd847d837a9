// A plugin folder of its own for one test, and the host's options for it. Removed at the end.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>

#include "area/area_host.h"

namespace viisari::test {

class PluginFolder {
 public:
  PluginFolder();
  ~PluginFolder();
  PluginFolder(const PluginFolder&) = delete;
  PluginFolder& operator=(const PluginFolder&) = delete;

  // Copies the module and the manifest of a fixture plugin.
  void add(const std::string& id) const;
  void write(const std::string& name, std::string_view content) const;
  std::string read(const std::string& name) const;
  const std::filesystem::path& path() const { return path_; }
  std::filesystem::path file(const std::string& name) const { return path_ / name; }

 private:
  std::filesystem::path path_;
};

// Limits small enough for tests, deadlines long enough for a busy machine under a sanitizer.
AreaHostOptions test_options();

PluginStatus status_of(const AreaHost& host, std::string_view id);
int open_descriptors();

}  // namespace viisari::test
