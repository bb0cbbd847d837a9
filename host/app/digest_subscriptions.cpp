#include "app/digest_subscriptions.h"

#include <algorithm>
#include <string>
#include <vector>

#include "app/notify_settings.h"
#include "app/workspace.h"
#include "store/store.h"

namespace viisari {

Result<std::optional<Subscription>> DigestSubscriptions::find(std::string_view token) {
  const auto role = role_of_token(key_, token);
  if (!role) return std::nullopt;
  NotifySettings settings;
  const auto errors = read_notify_settings(workspace_.config(), settings);
  if (!errors.empty()) {
    // The file is being edited, or wrong: that passes, and is no fault of the reader's.
    Error error = errors.front();
    error.code.kind = ErrorKind::kCannotRun;
    return fail(error);
  }
  const Recipient* recipient = settings.recipients.find(*role);
  if (recipient == nullptr) return std::nullopt;
  const auto left = workspace_.store().alerts().left_digests();
  if (!left) return fail(left.error());
  Subscription out;
  out.title = recipient->title;
  out.mandatory = recipient->mandatory;
  out.left = !out.mandatory && std::find(left->begin(), left->end(), *role) != left->end();
  return out;
}

Result<std::optional<Subscription>> DigestSubscriptions::set_left(std::string_view token,
                                                                  bool left) {
  auto found = find(token);
  if (!found || !*found || (*found)->mandatory || (*found)->left == left) return found;
  const Instant now = workspace_.clock().now();
  const auto role = role_of_token(key_, token);
  if (auto done = workspace_.store().alerts().set_left_digests(*role, left, now); !done) {
    return fail(done.error());
  }
  (*found)->left = left;
  return found;
}

}  // namespace viisari
