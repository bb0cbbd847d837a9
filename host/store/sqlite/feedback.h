// Feedback on SQLite. The SQL of `feedback`.
// Ownership: borrows the database. Thread-safety: as Store.
#pragma once

#include "store/feedback_store.h"
#include "store/sqlite/database.h"

namespace viisari::sqlite {

class SqliteFeedback final : public FeedbackStore {
 public:
  explicit SqliteFeedback(Database& database) : database_(database) {}

  Result<std::int64_t> add_feedback(const Feedback& feedback, std::size_t most,
                                    Instant since) override;
  Result<std::vector<Feedback>> feedback(std::int64_t before, std::size_t limit) override;

 private:
  Database& database_;
};

}  // namespace viisari::sqlite
