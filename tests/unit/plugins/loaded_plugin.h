// An area plugin loaded into the test, used through its C interface only, and what it reported.
// Ownership: a LoadedPlugin owns the instance; the module stays loaded until the program ends.
// Thread-safety: one thread an object.
#pragma once

#include <dlfcn.h>

#include <array>
#include <cstdint>
#include <fstream>
#include <sstream>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include "viisari/plugin.h"

namespace viisari::test {

inline constexpr std::array kAreas{"pirkanmaa", "kanta-hame", "pohjois-savo", "keski-suomi"};

// One line a figure or problem, in the order they were reported:
//   line:column series|label|section|period|value|status|reason|document|lines|raw
//   line:column !code
struct Imported {
  std::int32_t result = -1;
  std::vector<std::string> lines;
  std::size_t figures = 0;
  std::vector<std::string> problems;  // "line:column code"
  std::string first_text;             // of the first problem
  std::uint32_t last_line = 0;
  std::size_t stop_after = SIZE_MAX;  // reports after which the host wants no more

  std::string text() const {
    std::string out;
    for (const std::string& line : lines) out += line + "\n";
    return out;
  }
};

class LoadedPlugin {
 public:
  explicit LoadedPlugin(const std::string& area) {
    const std::string path = std::string(VIISARI_BINARY_DIR) + "/plugins/" + area + ".so";
    void* module = dlopen(path.c_str(), RTLD_NOW | RTLD_LOCAL);
    if (module == nullptr) throw std::runtime_error(dlerror());
    entry_ = static_cast<const viisari_entry_t*>(dlsym(module, VIISARI_ENTRY_SYMBOL));
    if (entry_ == nullptr) throw std::runtime_error(path + " has no entry");
    instance_ = entry_->create();
    if (instance_ == nullptr) throw std::runtime_error(path + " gives no instance");
    importer_ = static_cast<const viisari_importer_t*>(
        entry_->get_extension(instance_, VIISARI_EXT_IMPORTER));
  }
  LoadedPlugin(const LoadedPlugin&) = delete;
  LoadedPlugin& operator=(const LoadedPlugin&) = delete;
  ~LoadedPlugin() { entry_->destroy(instance_); }

  const viisari_entry_t& entry() const { return *entry_; }
  const viisari_description_t& description() const { return *entry_->describe(instance_); }

  std::int32_t sniff(std::string_view content, std::string_view name = "file.csv") const {
    return importer_->sniff(instance_, {name.data(), name.size()},
                            {content.data(), content.size()});
  }

  Imported import(std::string_view content, std::size_t stop_after = SIZE_MAX) const {
    Imported imported;
    imported.stop_after = stop_after;
    const viisari_sink_t sink{sizeof(viisari_sink_t), &imported, &on_figure, &on_problem};
    constexpr std::string_view kName = "file.csv";
    imported.result = importer_->import_document(instance_, {kName.data(), kName.size()},
                                                 {content.data(), content.size()}, &sink);
    return imported;
  }

 private:
  static std::string view(viisari_text_t text) { return {text.data, text.size}; }

  static std::int32_t on_figure(void* host, const viisari_figure_t* figure) {
    auto& imported = *static_cast<Imported*>(host);
    std::string line = std::to_string(figure->line) + ":" + std::to_string(figure->column) + " ";
    line += view(figure->series);
    for (const viisari_text_t text :
         {figure->label, figure->section, figure->period, figure->value, figure->status,
          figure->reason, figure->document, figure->lines, figure->raw}) {
      line += "|" + view(text);
    }
    imported.lines.push_back(std::move(line));
    ++imported.figures;
    imported.last_line = figure->line;
    return imported.lines.size() >= imported.stop_after ? 1 : 0;
  }
  static std::int32_t on_problem(void* host, const viisari_problem_t* problem) {
    auto& imported = *static_cast<Imported*>(host);
    const std::string place =
        std::to_string(problem->line) + ":" + std::to_string(problem->column) + " ";
    if (imported.problems.empty()) imported.first_text = view(problem->text);
    imported.lines.push_back(place + "!" + view(problem->code));
    imported.problems.push_back(place + view(problem->code));
    return imported.lines.size() >= imported.stop_after ? 1 : 0;
  }

  const viisari_entry_t* entry_ = nullptr;
  void* instance_ = nullptr;
  const viisari_importer_t* importer_ = nullptr;
};

inline std::string read_file(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  if (!in) throw std::runtime_error("cannot open " + path);
  std::ostringstream out;
  out << in.rdbuf();
  return out.str();
}

inline std::string fixture_folder(std::string_view area) {
  return std::string(VIISARI_SOURCE_DIR) + "/tests/fixtures/imports/" + std::string(area);
}

}  // namespace viisari::test
