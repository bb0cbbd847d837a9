// Subscriptions: what the page for leaving the digests (RFC 8058) needs from the program; app/
// implements it. A recipient is known here by the token in its mails alone.
// Ownership: whoever serves borrows it. Thread-safety: every method is called from several threads
// at once.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/result.h"

namespace viisari {

struct Subscription {
  std::string title;       // of the recipient's role
  bool mandatory = false;  // cannot leave
  bool left = false;
};

class Subscriptions {
 public:
  virtual ~Subscriptions() = default;
  // Nothing for a token that is not ours, or whose recipient is gone.
  virtual Result<std::optional<Subscription>> find(std::string_view token) = 0;
  // Leaves or comes back; a mandatory recipient stays as it was. What holds then, or nothing as
  // above. Doing it twice is doing it once.
  virtual Result<std::optional<Subscription>> set_left(std::string_view token, bool left) = 0;
};

}  // namespace viisari
