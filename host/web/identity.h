// Identity: who sends a request, and the trail of what was changed by whom. The router asks it;
// app/ implements it.
// Ownership: whoever serves borrows it. Thread-safety: every method is called from several threads
// at once.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "base/result.h"
#include "web/viewer.h"

namespace viisari {

struct SignedIn {
  Viewer viewer;
  std::string csrf_token;  // what the X-CSRF-Token field of a write must say
  // Signed in with a one-time password: nothing but changing it is allowed.
  bool must_change_password = false;
};

struct WriteRecord {
  Viewer viewer;
  std::string client;  // address
  std::string method;
  std::string path;  // without its query
};

class Identity {
 public:
  virtual ~Identity() = default;
  // Whose session that is; nothing for one that is unknown or over. Counts as a sign of life.
  virtual Result<std::optional<SignedIn>> find_session(std::string_view secret) = 0;
  // Whose API token that is; nothing for one that is unknown, revoked or over.
  virtual Result<std::optional<Viewer>> find_token(std::string_view token) = 0;
  // Written before a write is carried out; without it, it is not.
  virtual Result<std::int64_t> write_begins(const WriteRecord& record) = 0;
  // What came of it. `summary`: one line in English without figures, passwords or tokens.
  virtual Result<void> write_ended(std::int64_t id, int status, std::string_view summary) = 0;
};

// Name of the session's cookie (RFC 6265bis: __Host- needs Secure, Path=/ and no Domain).
inline constexpr std::string_view kSessionCookie = "__Host-viisari";

}  // namespace viisari
