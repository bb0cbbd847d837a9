#include "mail/unsubscribe_token.h"

#include <fcntl.h>
#include <sodium.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <utility>

#include "base/text.h"
#include "base/unique_fd.h"

namespace viisari {
namespace {

namespace fs = std::filesystem;

constexpr int kVariant = sodium_base64_VARIANT_URLSAFE_NO_PADDING;
constexpr std::size_t kMaxToken = 512;
using Mac = std::array<unsigned char, crypto_auth_hmacsha256_BYTES>;
static_assert(std::tuple_size_v<UnsubscribeKey> == crypto_auth_hmacsha256_KEYBYTES);

tl::unexpected<Error> failure(const fs::path& file, const std::string& what) {
  return fail(kUnsubscribeKey, what, file.string());
}

// Nothing when there is no such file.
Result<std::optional<UnsubscribeKey>> read_key(const fs::path& path) {
  const UniqueFd file(open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NOFOLLOW));
  if (file.get() < 0 && errno == ENOENT) return std::nullopt;
  if (file.get() < 0) return failure(path, std::strerror(errno));
  struct stat status {};
  if (fstat(file.get(), &status) != 0) return failure(path, std::strerror(errno));
  if (!S_ISREG(status.st_mode) || (status.st_mode & 077U) != 0) {
    return failure(path, "others may read the key: allow its owner only (chmod 600)");
  }
  // One byte more shows a file that is too long.
  std::array<unsigned char, std::tuple_size_v<UnsubscribeKey> + 1> bytes{};
  const ssize_t count = read(file.get(), bytes.data(), bytes.size());
  if (count != static_cast<ssize_t>(std::tuple_size_v<UnsubscribeKey>)) {
    return failure(path, "the key is not of 32 bytes; without the file a new one is made");
  }
  UnsubscribeKey key{};
  std::memcpy(key.data(), bytes.data(), key.size());
  return key;
}

// Whole or not at all, and never over one that another process has made meanwhile.
Result<void> write_key(const fs::path& path, const UnsubscribeKey& key) {
  std::string name = path.string() + ".XXXXXX";
  const UniqueFd file(mkostemp(name.data(), O_CLOEXEC));  // mode 0600
  if (file.get() < 0) return failure(path, std::strerror(errno));
  const ssize_t count = write(file.get(), key.data(), key.size());
  const bool written = count == static_cast<ssize_t>(key.size()) && fsync(file.get()) == 0;
  const bool linked = written && (link(name.c_str(), path.c_str()) == 0 || errno == EEXIST);
  const int error = errno;
  unlink(name.c_str());
  if (!linked) return failure(path, std::strerror(error));
  return {};
}

// What the mac is of says what it is for, should the key ever serve another purpose.
Mac mac_of(const UnsubscribeKey& key, std::string_view role) {
  const std::string text = "leave digests: " + std::string(role);
  Mac mac{};
  crypto_auth_hmacsha256(mac.data(), reinterpret_cast<const unsigned char*>(text.data()),
                         text.size(), key.data());
  return mac;
}

std::string encode(const unsigned char* bytes, std::size_t size) {
  std::string out(sodium_base64_encoded_len(size, kVariant), '\0');
  sodium_bin2base64(out.data(), out.size(), bytes, size, kVariant);
  out.pop_back();  // its NUL
  return out;
}

std::optional<std::string> decode(std::string_view text) {
  std::string out(text.size(), '\0');
  std::size_t size = 0;
  const char* end = nullptr;
  if (sodium_base642bin(reinterpret_cast<unsigned char*>(out.data()), out.size(), text.data(),
                        text.size(), nullptr, &size, &end, kVariant) != 0 ||
      end != text.data() + text.size()) {
    return std::nullopt;
  }
  out.resize(size);
  return out;
}

}  // namespace

Result<UnsubscribeKey> unsubscribe_key(const fs::path& data_directory) {
  const fs::path path = data_directory / "unsubscribe.key";
  auto found = read_key(path);
  if (!found) return fail(found.error());
  if (*found) return **found;
  if (sodium_init() < 0) return failure(path, "the random number generator does not start");
  UnsubscribeKey key{};
  randombytes_buf(key.data(), key.size());
  if (auto written = write_key(path, key); !written) return fail(written.error());
  found = read_key(path);
  if (!found) return fail(found.error());
  if (!*found) return failure(path, "the key was removed while it was made");
  return **found;
}

std::string unsubscribe_token(const UnsubscribeKey& key, std::string_view role) {
  const Mac mac = mac_of(key, role);
  return encode(reinterpret_cast<const unsigned char*>(role.data()), role.size()) + "." +
         encode(mac.data(), mac.size());
}

std::optional<std::string> role_of_token(const UnsubscribeKey& key, std::string_view token) {
  const std::size_t dot = token.find('.');
  if (token.size() > kMaxToken || dot == std::string_view::npos) return std::nullopt;
  auto role = decode(token.substr(0, dot));
  const auto mac = decode(token.substr(dot + 1));
  if (!role || !mac || mac->size() != std::tuple_size_v<Mac>) return std::nullopt;
  const Mac expected = mac_of(key, *role);
  if (sodium_memcmp(mac->data(), expected.data(), expected.size()) != 0 || !is_key(*role)) {
    return std::nullopt;
  }
  return role;
}

}  // namespace viisari
