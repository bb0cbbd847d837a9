#include "app/password_hash.h"

#include <sodium.h>

#include <array>

#include "app/secrets.h"

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

Result<std::string> PasswordHasher::hash_now(std::string_view password) const {
  std::array<char, crypto_pwhash_STRBYTES> out{};
  if (crypto_pwhash_str_alg(out.data(), password.data(), password.size(), options_.passes,
                            options_.memory_bytes, crypto_pwhash_ALG_ARGON2ID13) != 0) {
    return fail(kHashingFailed, "there is not enough memory to hash a password");
  }
  return std::string(out.data());
}

Result<std::string> PasswordHasher::hash(std::string_view password) {
  const auto place = gate_.enter();
  if (!place) return fail(kHashingBusy, "too many passwords are being checked; try again shortly");
  return hash_now(password);
}

Result<bool> PasswordHasher::verify(const std::string& hash, std::string_view password) {
  const auto place = gate_.enter();
  if (!place) return fail(kHashingBusy, "too many passwords are being checked; try again shortly");
  return crypto_pwhash_str_verify(hash.c_str(), password.data(), password.size()) == 0;
}

Result<bool> PasswordHasher::verify_nothing(std::string_view password) {
  std::call_once(made_nothing_, [this] {
    const auto made = hash_now(random_secret());
    if (made) nothing_ = *made;
  });
  auto done = verify(nothing_, password);
  if (!done) return done;
  return false;
}

}  // namespace viisari
