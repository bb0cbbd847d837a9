#include "area/verify.h"

#include <fcntl.h>
#include <sodium.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <system_error>

#include "area/elf_stamp.h"
#include "base/text.h"
#include "base/unique_fd.h"

namespace viisari {

std::string_view to_string(PluginSignature signature) {
  switch (signature) {
    case PluginSignature::kInvalid:
      return "";
    case PluginSignature::kUnsigned:
      return "unsigned";
    case PluginSignature::kValid:
      return "valid";
  }
  return "";
}

namespace area {
namespace {

const unsigned char* bytes(std::string_view text) {
  return reinterpret_cast<const unsigned char*>(text.data());
}

std::string system_text(int error) {
  return std::generic_category().message(error);
}

// Only root and the user that runs the host may be able to change what the host will run.
Result<void> check_owner(const struct stat& info, const std::string& name) {
  if ((info.st_mode & S_IWOTH) != 0) {
    return fail(kInsecurePermissions, "everyone may write to it", name);
  }
  if (info.st_uid != 0 && info.st_uid != geteuid()) {
    return fail(kInsecurePermissions, "it belongs to another user", name);
  }
  return {};
}

// The whole of a regular file that stands directly in `directory`; `missing` is the code for a file
// that is not there.
Result<std::string> read_file(const UniqueFd& directory, const std::string& name,
                              const std::string& shown, std::size_t limit, ErrorCode missing) {
  // O_NOFOLLOW: a link could lead out of the directory whose permissions were checked.
  // O_NONBLOCK: opening a named pipe must not wait for a writer.
  const UniqueFd file(
      openat(directory.get(), name.c_str(), O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK));
  if (!file) {
    if (errno == ELOOP) return fail(kInsecurePermissions, "it is a symbolic link", shown);
    return fail(missing, system_text(errno), shown);
  }
  struct stat info {};
  if (fstat(file.get(), &info) != 0) return fail(missing, system_text(errno), shown);
  if (!S_ISREG(info.st_mode)) return fail(kInsecurePermissions, "not a regular file", shown);
  if (auto allowed = check_owner(info, shown); !allowed) return fail(allowed.error());

  std::string content;
  for (;;) {
    const std::size_t before = content.size();
    const std::size_t step = std::min<std::size_t>(std::size_t{1} << 20U, limit + 1 - before);
    content.resize(before + step);
    const ssize_t got = read(file.get(), content.data() + before, step);
    if (got < 0 && errno == EINTR) {
      content.resize(before);
      continue;
    }
    if (got < 0) return fail(missing, system_text(errno), shown);
    content.resize(before + static_cast<std::size_t>(got));
    if (got == 0) return content;
    if (content.size() > limit) {
      return fail(missing, "larger than " + std::to_string(limit) + " bytes", shown);
    }
  }
}

bool signed_by_one_of(std::string_view text, std::string_view signature, const TrustedKeys& keys) {
  return std::any_of(keys.begin(), keys.end(), [&](const auto& key) {
    return crypto_sign_verify_detached(bytes(signature), bytes(text), text.size(), key.data()) == 0;
  });
}

Result<PluginSignature> check_signature(const UniqueFd& directory, const std::string& id,
                                        std::string_view manifest, const std::string& shown,
                                        const TrustedKeys& keys) {
  if (keys.empty()) return PluginSignature::kUnsigned;
  const auto signature =
      read_file(directory, id + std::string(kSignatureSuffix), shown, crypto_sign_BYTES, kUnsigned);
  if (!signature) return fail(signature.error());
  if (signature->size() != crypto_sign_BYTES || !signed_by_one_of(manifest, *signature, keys)) {
    return fail(kBadSignature, "no trusted key made this signature for this manifest", shown);
  }
  return PluginSignature::kValid;
}

std::string sha256(std::string_view content) {
  std::array<unsigned char, crypto_hash_sha256_BYTES> hash{};
  crypto_hash_sha256(hash.data(), bytes(content), content.size());
  return hex(std::string_view(reinterpret_cast<const char*>(hash.data()), hash.size()));
}

}  // namespace

Result<TrustedKeys> parse_trusted_keys(const std::vector<std::string>& keys) {
  TrustedKeys parsed;
  for (const std::string& text : keys) {
    auto& key = parsed.emplace_back();
    std::size_t length = 0;
    const char* end = nullptr;
    if (text.size() != 64 ||
        sodium_hex2bin(key.data(), key.size(), text.data(), text.size(), nullptr, &length, &end) !=
            0 ||
        length != key.size()) {
      return fail(kBadTrustedKey, "a trusted key is not 64 hexadecimal digits");
    }
  }
  return parsed;
}

Result<VerifiedPlugin> verify_plugin(const std::filesystem::path& manifest_file,
                                     const TrustedKeys& keys, PluginManifest* manifest) {
  if (sodium_init() < 0) return fail(kWorkerNotStarted, "libsodium cannot be initialised");
  const std::string shown = manifest_file.string();
  const std::filesystem::path path = manifest_file.parent_path();
  const UniqueFd directory(
      open(path.empty() ? "." : path.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
  if (!directory) return fail(kNoManifest, system_text(errno), shown);
  struct stat info {};
  if (fstat(directory.get(), &info) != 0) return fail(kNoManifest, system_text(errno), shown);
  if (auto allowed = check_owner(info, path.string()); !allowed) return fail(allowed.error());

  const auto text = read_file(directory, manifest_file.filename().string(), shown,
                              kMaximumManifestBytes, kBadManifest);
  if (!text) return fail(text.error());
  VerifiedPlugin plugin;
  plugin.manifest_file = manifest_file;
  auto parsed = parse_manifest(*text, shown);
  if (!parsed) return fail(parsed.error());
  plugin.manifest = std::move(*parsed);
  if (manifest != nullptr) *manifest = plugin.manifest;

  const std::string module_shown = (path / plugin.manifest.file).string();
  auto image =
      read_file(directory, plugin.manifest.file, module_shown, kMaximumModuleBytes, kBadManifest);
  if (!image) return fail(image.error());
  plugin.image = std::move(*image);

  const std::string signature_shown =
      (path / (plugin.manifest.id + std::string(kSignatureSuffix))).string();
  const auto signature =
      check_signature(directory, plugin.manifest.id, *text, signature_shown, keys);
  if (!signature) return fail(signature.error());
  plugin.signature = *signature;

  if (sha256(plugin.image) != plugin.manifest.sha256) {
    return fail(kSha256Mismatch, "the file is not the one the manifest was written for",
                module_shown);
  }
  const auto stamp = read_stamp(plugin.image);
  if (!stamp) return fail(stamp.error().code, stamp.error().text, module_shown);
  if (auto abi = check_abi(*stamp); !abi) {
    return fail(abi.error().code, abi.error().text, module_shown);
  }
  if (stamp->abi_major != plugin.manifest.abi_major ||
      stamp->abi_minor != plugin.manifest.abi_minor) {
    return fail(kBadManifest, "abi is not the one in the file's stamp", shown);
  }
  if (manifest_file.filename() != plugin.manifest.id + std::string(kManifestSuffix)) {
    return fail(kWrongId,
                "the manifest of " + plugin.manifest.id + " must be called " + plugin.manifest.id +
                    std::string(kManifestSuffix),
                shown);
  }
  return plugin;
}

}  // namespace area
}  // namespace viisari
