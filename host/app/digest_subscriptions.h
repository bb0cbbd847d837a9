// DigestSubscriptions: who has left the digests, for the page that a mail's link leads to. The
// recipients are read when a token is right, so that a change of their file counts at once.
// Ownership: the workspace and the clock must outlive it. Thread-safety: any thread, at once.
#pragma once

#include <optional>
#include <string_view>

#include "base/date.h"
#include "base/result.h"
#include "mail/unsubscribe_token.h"
#include "web/subscriptions.h"

namespace viisari {

class Workspace;

class DigestSubscriptions final : public Subscriptions {
 public:
  DigestSubscriptions(Workspace& workspace, const UnsubscribeKey& key)
      : workspace_(workspace), key_(key) {}

  Result<std::optional<Subscription>> find(std::string_view token) override;
  Result<std::optional<Subscription>> set_left(std::string_view token, bool left) override;

 private:
  Workspace& workspace_;
  UnsubscribeKey key_;
};

}  // namespace viisari
