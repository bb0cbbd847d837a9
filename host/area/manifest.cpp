#include "area/manifest.h"

#include <toml++/toml.h>
#include <algorithm>
#include <optional>

#include "base/text.h"

namespace viisari::area {
namespace {

bool is_version(std::string_view text) {
  const auto allowed = [](char c) {
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '.' ||
           c == '-' || c == '+';
  };
  return !text.empty() && text.size() <= 40 && std::all_of(text.begin(), text.end(), allowed);
}

bool is_sha256(std::string_view text) {
  const auto digit = [](char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'); };
  return text.size() == 64 && std::all_of(text.begin(), text.end(), digit);
}

Result<std::string> required(const toml::table& table, std::string_view key,
                             const std::string& file_name) {
  const auto value = table[key].value_exact<std::string>();
  if (value) return *value;
  return fail(kBadManifest, "no text value for \"" + std::string(key) + "\"", file_name);
}

Result<PluginManifest> read(const toml::table& table, const std::string& file_name) {
  PluginManifest manifest;
  std::string abi;
  for (const auto& [key, target] :
       {std::pair{"id", &manifest.id}, std::pair{"version", &manifest.version},
        std::pair{"abi", &abi}, std::pair{"file", &manifest.file},
        std::pair{"sha256", &manifest.sha256}}) {
    auto value = required(table, key, file_name);
    if (!value) return fail(value.error());
    *target = std::move(*value);
  }
  if (!is_key(manifest.id)) return fail(kBadManifest, "id is not a key", file_name);
  if (!is_version(manifest.version)) {
    return fail(kBadManifest, "version is not like 1.2.3", file_name);
  }
  const auto parts = split(abi, '.');
  const auto major = parts.size() == 2 ? parse_unsigned(parts[0]) : std::nullopt;
  const auto minor = parts.size() == 2 ? parse_unsigned(parts[1]) : std::nullopt;
  if (!major || !minor) return fail(kBadManifest, "abi is not like 1.0", file_name);
  manifest.abi_major = *major;
  manifest.abi_minor = *minor;
  // The module stands beside its manifest and is named after it, so no path can lead outside.
  if (manifest.file != manifest.id + std::string(kModuleSuffix)) {
    return fail(kBadManifest, "file must be " + manifest.id + std::string(kModuleSuffix),
                file_name);
  }
  if (!is_sha256(manifest.sha256)) {
    return fail(kBadManifest, "sha256 is not 64 lower-case hexadecimal digits", file_name);
  }
  return manifest;
}

}  // namespace

Result<PluginManifest> parse_manifest(std::string_view text, const std::string& file_name) {
  if (text.size() > kMaximumManifestBytes) {
    return fail(kBadManifest, "larger than 16 KiB", file_name);
  }
  try {
    return read(toml::parse(text, std::string_view(file_name)), file_name);
  } catch (const toml::parse_error& error) {
    return fail(kBadManifest, std::string(error.description()), file_name,
                static_cast<int>(error.source().begin.line),
                static_cast<int>(error.source().begin.column));
  }
}

}  // namespace viisari::area
