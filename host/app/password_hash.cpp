#include "app/password_hash.h"

#include <sodium.h>

#include <array>
#include <stdexcept>

namespace viisari {

std::optional<Gate::Place> Gate::enter() {
  std::unique_lock lock(mutex_);
  if (free_ == 0) {
    if (waiting_ >= most_waiting_) return std::nullopt;
    ++waiting_;
    left_.wait(lock, [this] { return free_ > 0; });
    --waiting_;
  }
  --free_;
  return std::optional<Place>(std::in_place, *this);
}

std::size_t Gate::waiting() const {
  const std::lock_guard lock(mutex_);
  return waiting_;
}

void Gate::leave() {
  {
    const std::lock_guard lock(mutex_);
    ++free_;
  }
  left_.notify_one();
}

PasswordHasher::PasswordHasher(const HashingOptions& options)
    : options_(options), gate_(options.at_once, options.waiting) {
  if (sodium_init() < 0) throw std::runtime_error("the system gives no random numbers");
}

Result<std::string> PasswordHasher::hash(std::string_view password) {
  const auto place = gate_.enter();
  if (!place) return fail(kHashingBusy, "too many passwords are being checked; try again shortly");
  std::array<char, crypto_pwhash_STRBYTES> out{};
  if (crypto_pwhash_str_alg(out.data(), password.data(), password.size(), options_.passes,
                            options_.memory_bytes, crypto_pwhash_ALG_ARGON2ID13) != 0) {
    return fail(kHashingFailed, "there is not enough memory to hash a password");
  }
  return std::string(out.data());
}

Result<bool> PasswordHasher::verify(const std::string& hash, std::string_view password) {
  const auto place = gate_.enter();
  if (!place) return fail(kHashingBusy, "too many passwords are being checked; try again shortly");
  return crypto_pwhash_str_verify(hash.c_str(), password.data(), password.size()) == 0;
}

Result<bool> PasswordHasher::verify_nothing(std::string_view password) {
  // Well-formed and of the same cost, so that verifying does all of its work; what password it
  // could be of nobody knows.
  const std::string nobodys = "$argon2id$v=19$m=" + std::to_string(options_.memory_bytes / 1024) +
                              ",t=" + std::to_string(options_.passes) +
                              ",p=1$AAAAAAAAAAAAAAAAAAAAAA$" + std::string(43, 'A');
  return verify(nobodys, password);
}

}  // namespace viisari
