// The ABI stamp of a plugin, read out of its ELF file without loading it. Pure function over bytes
// from an untrusted file: every offset is checked before it is used.
#pragma once

#include <cstdint>
#include <string_view>

#include "area/plugin_codes.h"
#include "base/result.h"

namespace viisari::area {

struct AbiStamp {
  std::uint32_t magic = 0;
  std::uint16_t abi_major = 0;
  std::uint16_t abi_minor = 0;
};

// Fails with kNotElf when the bytes are not a 64-bit shared library for this machine, and with
// kNoStamp when it has no stamp section. Does not judge the numbers in the stamp.
Result<AbiStamp> read_stamp(std::string_view file);

// kWrongMagic, kNewerAbi or kOlderAbi when the host cannot work with such a plugin.
Result<void> check_abi(const AbiStamp& stamp);

}  // namespace viisari::area
