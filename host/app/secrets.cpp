#include "app/secrets.h"

#include <sodium.h>

#include <array>
#include <cstdint>
#include <stdexcept>

namespace viisari {
namespace {

constexpr int kVariant = sodium_base64_VARIANT_URLSAFE_NO_PADDING;

void prepare() {
  // Safe to call again, from any thread.
  if (sodium_init() < 0) throw std::runtime_error("the system gives no random numbers");
}

std::string base64(const unsigned char* bytes, std::size_t size) {
  std::string out(sodium_base64_encoded_len(size, kVariant), '\0');
  sodium_bin2base64(out.data(), out.size(), bytes, size, kVariant);
  out.pop_back();  // its NUL
  return out;
}

}  // namespace

std::string random_secret() {
  prepare();
  std::array<unsigned char, 32> bytes{};
  randombytes_buf(bytes.data(), bytes.size());
  return base64(bytes.data(), bytes.size());
}

std::string random_password() {
  prepare();
  constexpr std::string_view kLetters = "abcdefghjkmnpqrstuvwxyz23456789";
  constexpr int kGroups = 4;
  constexpr int kInGroup = 5;
  std::string out;
  for (int group = 0; group < kGroups; ++group) {
    if (group > 0) out += '-';
    for (int i = 0; i < kInGroup; ++i) {
      out += kLetters[randombytes_uniform(static_cast<std::uint32_t>(kLetters.size()))];
    }
  }
  return out;
}

std::string secret_key(std::string_view secret) {
  std::string out(crypto_hash_sha256_BYTES, '\0');
  crypto_hash_sha256(reinterpret_cast<unsigned char*>(out.data()),
                     reinterpret_cast<const unsigned char*>(secret.data()), secret.size());
  return out;
}

std::string csrf_token(std::string_view session_secret) {
  const std::string key = secret_key("viisari csrf " + std::string(session_secret));
  return base64(reinterpret_cast<const unsigned char*>(key.data()), key.size());
}

}  // namespace viisari
