// AccountIdentity: tells the router who sends a request, and keeps the trail of what was written by
// whom. What nobody signed in for (feedback, signing in, leaving the digests) leaves its own record
// and none here: strangers could fill the trail.
// Ownership: borrows the accounts. Thread-safety: any thread, at once.
#pragma once

#include "app/accounts.h"
#include "web/identity.h"

namespace viisari {

class AccountIdentity final : public Identity {
 public:
  explicit AccountIdentity(Accounts& accounts) : accounts_(accounts) {}

  Result<std::optional<SignedIn>> find_session(std::string_view secret) override;
  Result<std::optional<Viewer>> find_token(std::string_view token) override;
  Result<std::int64_t> write_begins(const WriteRecord& record) override;
  Result<void> write_ended(std::int64_t id, int status, std::string_view summary) override;

 private:
  Accounts& accounts_;
};

}  // namespace viisari
