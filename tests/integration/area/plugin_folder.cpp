#include "plugin_folder.h"

#include <stdlib.h>

#include <fstream>
#include <iterator>
#include <stdexcept>

namespace viisari::test {

namespace fs = std::filesystem;

PluginFolder::PluginFolder() {
  std::string name = (fs::temp_directory_path() / "viisari-plugins-XXXXXX").string();
  if (mkdtemp(name.data()) == nullptr) throw std::runtime_error("mkdtemp");
  path_ = name;
}

PluginFolder::~PluginFolder() {
  std::error_code ignored;
  fs::remove_all(path_, ignored);
}

void PluginFolder::add(const std::string& id) const {
  for (const std::string& name : {id + ".so", id + ".plugin.toml"}) {
    fs::copy_file(fs::path(FIXTURE_PLUGINS) / name, path_ / name,
                  fs::copy_options::overwrite_existing);
  }
}

void PluginFolder::write(const std::string& name, std::string_view content) const {
  std::ofstream file(path_ / name, std::ios::binary);
  file << content;
}

std::string PluginFolder::read(const std::string& name) const {
  std::ifstream file(path_ / name, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

AreaHostOptions test_options() {
  AreaHostOptions options;
  options.self = TEST_WORKER;
  options.limits.memory_bytes = std::size_t{256} << 20U;
  options.limits.start_deadline = std::chrono::seconds(60);
  options.limits.sniff_deadline = std::chrono::seconds(60);
  options.limits.import_deadline = std::chrono::seconds(60);
  options.limits.figures = 10'000;
  options.limits.problems = 1'000;
  return options;
}

PluginStatus status_of(const AreaHost& host, std::string_view id) {
  for (const PluginStatus& status : host.status()) {
    if (status.id == id) return status;
  }
  return {};
}

int open_descriptors() {
  return static_cast<int>(
      std::distance(fs::directory_iterator("/proc/self/fd"), fs::directory_iterator()));
}

}  // namespace viisari::test
