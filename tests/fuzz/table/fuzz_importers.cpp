// The importers of the four area plugins on any bytes, through their C interface.

#include <dlfcn.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include "viisari/plugin.h"

namespace {

void require(bool condition) {
  if (!condition) std::abort();
}

struct Plugin {
  void* instance = nullptr;
  const viisari_importer_t* importer = nullptr;
};

// Loaded once and kept: the fuzzer has no end at which to let go.
const std::array<Plugin, 4>& plugins() {
  static const std::array<Plugin, 4> loaded = [] {
    std::array<Plugin, 4> all;
    std::size_t i = 0;
    for (const char* area : {"pirkanmaa", "kanta-hame", "pohjois-savo", "keski-suomi"}) {
      const std::string path = std::string(VIISARI_BINARY_DIR) + "/plugins/" + area + ".so";
      void* module = dlopen(path.c_str(), RTLD_NOW | RTLD_LOCAL);
      require(module != nullptr);
      const auto* entry = static_cast<const viisari_entry_t*>(dlsym(module, VIISARI_ENTRY_SYMBOL));
      require(entry != nullptr);
      all[i].instance = entry->create();
      all[i].importer = static_cast<const viisari_importer_t*>(
          entry->get_extension(all[i].instance, VIISARI_EXT_IMPORTER));
      require(all[i].importer != nullptr);
      ++i;
    }
    return all;
  }();
  return loaded;
}

struct Reported {
  std::uint32_t lines = 0;
  std::size_t figures = 0;
  std::size_t problems = 0;
};

std::int32_t on_figure(void* host, const viisari_figure_t* figure) {
  auto& reported = *static_cast<Reported*>(host);
  ++reported.figures;
  require(figure->line >= 2 && figure->line <= reported.lines && figure->column >= 1);
  require(figure->series.size != 0 || figure->label.size != 0);
  require(figure->period.size != 0);
  require(figure->value.size != 0 || figure->reason.size != 0);
  return 0;
}
std::int32_t on_problem(void* host, const viisari_problem_t* problem) {
  auto& reported = *static_cast<Reported*>(host);
  ++reported.problems;
  require(problem->line >= 1 && problem->line <= reported.lines && problem->column >= 1);
  require(problem->code.size != 0 && problem->text.size != 0);
  return 0;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view content(reinterpret_cast<const char*>(data), size);
  const viisari_text_t text{content.data(), content.size()};
  const viisari_text_t name{nullptr, 0};
  for (const Plugin& plugin : plugins()) {
    const std::int32_t sure = plugin.importer->sniff(plugin.instance, name, text);
    require(sure >= 0 && sure <= 100);
    Reported reported;
    reported.lines =
        static_cast<std::uint32_t>(1 + std::count(content.begin(), content.end(), '\n') +
                                   std::count(content.begin(), content.end(), '\r'));
    const viisari_sink_t sink{sizeof(viisari_sink_t), &reported, &on_figure, &on_problem};
    const std::int32_t result =
        plugin.importer->import_document(plugin.instance, name, text, &sink);
    require(result == 0 || result == 1);            // 2 would be an exception
    require(result == 0 || reported.problems > 0);  // a refusal always says why
    require(sure >= 50 || reported.figures == 0);   // nothing is read that was not recognised
  }
  return 0;
}
