// Everything that host/area parses, on arbitrary bytes: the first byte chooses what. Built as a
// test with the driver beside it; with clang, `-fsanitize=fuzzer` takes the place of the driver.
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "area/description_wire.h"
#include "area/elf_stamp.h"
#include "area/figure_wire.h"
#include "area/manifest.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace viisari;
  if (size == 0) return 0;
  const std::string_view input(reinterpret_cast<const char*>(data) + 1, size - 1);
  switch (data[0] % 4) {
    case 0:
      if (const auto stamp = area::read_stamp(input)) static_cast<void>(area::check_abi(*stamp));
      break;
    case 1:
      static_cast<void>(area::parse_manifest(input, "manifest"));
      break;
    case 2:
      static_cast<void>(area::decode_description(input, "good"));
      break;
    default: {
      std::vector<Figure> figures;
      std::vector<FigureProblem> problems;
      area::OutputBudget budget({1000, 1000, 1 << 20});
      static_cast<void>(area::decode_batch(input, budget, figures, problems));
    }
  }
  return 0;
}
