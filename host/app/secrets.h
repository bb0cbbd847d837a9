// Secrets: the random texts by which sessions, API tokens and one-time passwords are known, and
// what is stored in their place. Thread-safety: pure functions but for the random source, which any
// thread may use.
#pragma once

#include <string>
#include <string_view>

namespace viisari {

// 256 random bits as 43 letters, digits, '-' and '_'.
std::string random_secret();
// About 98 random bits to be read and typed by a person: "hk3m9-…", without letters and digits that
// look alike.
std::string random_password();
// The 32 bytes of its SHA-256. Enough for what is random; passwords are hashed by PasswordHasher.
std::string secret_key(std::string_view secret);
// What the X-CSRF-Token field of a session's writes must hold; nobody without the secret can tell.
std::string csrf_token(std::string_view session_secret);

}  // namespace viisari
