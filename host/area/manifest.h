// The manifest beside a plugin, `<id>.plugin.toml`: what the plugin claims to be, and the hash of
// the file it claims it for. Pure functions over bytes from an untrusted file.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "area/plugin_codes.h"
#include "base/result.h"

namespace viisari::area {

inline constexpr std::size_t kMaximumManifestBytes = std::size_t{16} * 1024;
inline constexpr std::string_view kManifestSuffix = ".plugin.toml";
inline constexpr std::string_view kSignatureSuffix = ".plugin.sig";
inline constexpr std::string_view kModuleSuffix = ".so";

struct PluginManifest {
  std::string id;
  std::string version;
  int abi_major = 0;
  int abi_minor = 0;
  std::string file;    // a plain file name: `<id>.so`
  std::string sha256;  // 64 lower-case hexadecimal digits
};

// Fails with kBadManifest, with `file_name` and the line where there is one. Keys that are not
// known are left alone: a later version may have more.
Result<PluginManifest> parse_manifest(std::string_view text, const std::string& file_name);

}  // namespace viisari::area
