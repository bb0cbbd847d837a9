// For libFuzzer: the first byte chooses the target.
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "target_fuzz.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size == 0) return 0;
  const std::string_view bytes(reinterpret_cast<const char*>(data) + 1, size - 1);
  if (data[0] % 2 == 0) {
    viisari::fuzz_request_target(bytes);
  } else {
    viisari::fuzz_request_parser(bytes);
  }
  return 0;
}
