// Feedback on the pages, from anyone: kept, and told to the administrators by mail.
//
// The text is somebody's own: it stands in the body of the note alone, each line after "> ", and in
// no header. Where mail is not set up, or its files have a fault, it is kept all the same.
// Ownership: borrows what it is given. Thread-safety: send() may be called from any thread.
#pragma once

#include <chrono>
#include <cstddef>
#include <deque>
#include <map>
#include <string>

#include "base/date.h"
#include "base/error.h"
#include "base/guarded.h"
#include "base/log.h"
#include "base/result.h"
#include "store/feedback_store.h"

namespace viisari {

struct Config;
class Store;

// One client has sent so much within the hour that it has to wait.
inline constexpr ErrorCode kFeedbackTooOften{"feedback.too_often", ErrorKind::kUsage};
inline constexpr ErrorCode kFeedbackAddress{"feedback.bad_address", ErrorKind::kUsage};
// No text, one that is too long, or a page that is no path.
inline constexpr ErrorCode kFeedbackText{"feedback.text", ErrorKind::kUsage};

inline constexpr std::size_t kFeedbackCharacters = 4000;
inline constexpr std::size_t kFeedbackPageCharacters = 500;
inline constexpr std::size_t kFeedbackAnHour = 5;  // of one client
inline constexpr std::size_t kFeedbackADay = 100;  // of all

class FeedbackDesk {
 public:
  FeedbackDesk(Store& store, const Config& config, const Clock& clock, Log& log)
      : store_(store), config_(config), clock_(clock), log_(log) {}

  // `client`: the address that it came from; `received_at` and `id` are set here. kFeedbackText,
  // kFeedbackAddress, kFeedbackTooOften, kFeedbackFull.
  Result<Feedback> send(Feedback feedback, const std::string& client);

 private:
  bool may_send(const std::string& client, Instant now);
  void tell_admins(const Feedback& feedback);

  Store& store_;
  const Config& config_;
  const Clock& clock_;
  Log& log_;
  Guarded<std::map<std::string, std::deque<Instant>>> sent_;  // by client, of the last hour
};

}  // namespace viisari
