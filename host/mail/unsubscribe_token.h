// Tokens for leaving the digests by a link in a mail (RFC 8058): who holds one may leave for that
// role and for no other. "base64url(role).base64url(mac)", the mac being HMAC-SHA-256 under a key
// that never leaves the data directory.
// Thread-safety: pure functions, but for the file of the key; several processes may ask for it at
// once.
#pragma once

#include <array>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

#include "base/result.h"

namespace viisari {

inline constexpr ErrorCode kUnsubscribeKey{"unsubscribe.key", ErrorKind::kCannotRun};

using UnsubscribeKey = std::array<unsigned char, 32>;

// The key in `unsubscribe.key` of the directory, which is made with a random one (mode 0600) when
// it is not there. A file that others may read, or of another size, is an error.
Result<UnsubscribeKey> unsubscribe_key(const std::filesystem::path& data_directory);

// Characters of a URL's path only.
std::string unsubscribe_token(const UnsubscribeKey& key, std::string_view role);
// The role of a token that was made with the key; compared in constant time.
std::optional<std::string> role_of_token(const UnsubscribeKey& key, std::string_view token);

}  // namespace viisari
