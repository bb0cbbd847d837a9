// FeedbackStore: what visitors of the pages sent. Part of the Store. Nothing tells who sent it but
// the address that an answer was asked to.
// Ownership: everything returned is a copy. Thread-safety: as Store.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "base/date.h"
#include "base/result.h"

namespace viisari {

// So many came within the time that no more are taken.
inline constexpr ErrorCode kFeedbackFull{"feedback.full", ErrorKind::kUsage};

struct Feedback {
  std::int64_t id = 0;
  std::string page;      // path
  std::string text;      // never empty
  std::string reply_to;  // addr-spec; empty: no answer is asked for
  std::string language;  // "fi", "en"
  Instant received_at{};
};

class FeedbackStore {
 public:
  virtual ~FeedbackStore() = default;

  // `id` is the store's to set. kFeedbackFull when `most` were received after `since`.
  virtual Result<std::int64_t> add_feedback(const Feedback& feedback, std::size_t most,
                                            Instant since) = 0;
  // Newest first, ids below `before`; 0: all.
  virtual Result<std::vector<Feedback>> feedback(std::int64_t before, std::size_t limit) = 0;
};

}  // namespace viisari
