// Verification of a plugin before any of its code runs: manifest, permissions, signature, hash,
// ELF, ABI. The bytes that were verified are the bytes that are loaded: they are kept in memory
// and handed to the worker, so that a file replaced in between changes nothing.
// Thread-safety: pure functions over files.
#pragma once

#include <array>
#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "area/manifest.h"
#include "area/plugin_codes.h"
#include "base/result.h"

namespace viisari {

enum class PluginSignature : std::uint8_t {
  kInvalid,
  kUnsigned,  // no keys are configured
  kValid,     // signed with a trusted key
};
std::string_view to_string(PluginSignature signature);  // "unsigned", "valid"

namespace area {

inline constexpr std::size_t kMaximumModuleBytes = std::size_t{64} << 20U;

// Ed25519 public keys.
using TrustedKeys = std::vector<std::array<unsigned char, 32>>;
// From 64 hexadecimal digits each; kBadTrustedKey otherwise.
Result<TrustedKeys> parse_trusted_keys(const std::vector<std::string>& keys);

struct VerifiedPlugin {
  PluginManifest manifest;
  std::filesystem::path manifest_file;
  PluginSignature signature = PluginSignature::kInvalid;
  std::string image;  // the module's bytes
};

// `manifest_file` is `<directory>/<id>.plugin.toml`. The manifest that could be read is stored in
// `manifest` also when a later check fails, so that a list can name the plugin.
Result<VerifiedPlugin> verify_plugin(const std::filesystem::path& manifest_file,
                                     const TrustedKeys& keys, PluginManifest* manifest = nullptr);

}  // namespace area
}  // namespace viisari
