#include "store/sqlite/feedback.h"

#include <limits>
#include <string>
#include <string_view>

#include "store/sqlite/values.h"

namespace viisari::sqlite {
namespace {

constexpr std::string_view kSince = "SELECT count(*) FROM feedback WHERE received_at > ?";
constexpr std::string_view kAdd =
    "INSERT INTO feedback (page, text, reply_to, language, received_at) VALUES (?, ?, ?, ?, ?)";
constexpr std::string_view kList =
    "SELECT id, page, text, reply_to, language, received_at FROM feedback WHERE id < ? "
    "ORDER BY id DESC LIMIT ?";

Result<std::int64_t> add_in(Connection& connection, const Feedback& feedback, std::size_t most,
                            Instant since) {
  auto transaction = Transaction::begin(connection, Transaction::Kind::kWrite);
  if (!transaction) return fail(transaction.error());
  {
    auto query = connection.query(kSince);
    if (!query) return fail(query.error());
    if (auto row = query->bind(seconds(since)).step(); !row) return fail(row.error());
    if (std::cmp_greater_equal(query->integer(0), most)) {
      return fail(kFeedbackFull, "no more feedback is taken for now");
    }
  }
  {
    auto add = connection.query(kAdd);
    if (!add) return fail(add.error());
    add->bind(std::string_view(feedback.page))
        .bind(std::string_view(feedback.text))
        .bind(std::string_view(feedback.reply_to))
        .bind(std::string_view(feedback.language))
        .bind(seconds(feedback.received_at));
    if (auto done = add->run(); !done) return fail(done.error());
  }
  const std::int64_t id = connection.last_insert_id();
  if (auto done = transaction->commit(); !done) return fail(done.error());
  return id;
}

}  // namespace

Result<std::int64_t> SqliteFeedback::add_feedback(const Feedback& feedback, std::size_t most,
                                                  Instant since) {
  return database_.write([&](Connection& c) { return add_in(c, feedback, most, since); });
}

Result<std::vector<Feedback>> SqliteFeedback::feedback(std::int64_t before, std::size_t limit) {
  return database_.read([&](Connection& c) -> Result<std::vector<Feedback>> {
    auto query = c.query(kList);
    if (!query) return fail(query.error());
    query->bind(before > 0 ? before : std::numeric_limits<std::int64_t>::max())
        .bind(static_cast<std::int64_t>(limit));
    return all_rows(*query, [](const Query& row) -> Result<Feedback> {
      return Feedback{row.integer(0),           std::string(row.text(1)),
                      std::string(row.text(2)), std::string(row.text(3)),
                      std::string(row.text(4)), instant_of(row.integer(5))};
    });
  });
}

}  // namespace viisari::sqlite
