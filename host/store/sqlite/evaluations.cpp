#include "store/sqlite/evaluations.h"

#include <string>

#include "store/sqlite/values.h"

namespace viisari::sqlite {
namespace {

constexpr std::string_view kAddEvaluation =
    "INSERT INTO evaluation (as_of, started_at, finished_at) VALUES (?, ?, ?)";
constexpr std::string_view kLatestAssessment =
    "SELECT id, status, reason_code, data_state, value, json FROM assessment "
    "WHERE indicator = ? AND as_of = ? ORDER BY id DESC LIMIT 1";
constexpr std::string_view kAddAssessment =
    "INSERT INTO assessment (indicator, as_of, status, reason_code, data_state, value, json) "
    "VALUES (?, ?, ?, ?, ?, ?, ?)";
constexpr std::string_view kLink =
    "INSERT INTO evaluation_assessment (evaluation, assessment) VALUES (?, ?)";
constexpr std::string_view kLatestEvaluation =
    "SELECT id, as_of, started_at, finished_at FROM evaluation ORDER BY id DESC LIMIT 1";
constexpr std::string_view kLatestEvaluationAsOf =
    "SELECT id, as_of, started_at, finished_at FROM evaluation WHERE as_of = ? "
    "ORDER BY id DESC LIMIT 1";
constexpr std::string_view kAssessments =
    "SELECT a.indicator, a.status, a.reason_code, a.data_state, a.value, a.json "
    "FROM evaluation_assessment AS e JOIN assessment AS a ON a.id = e.assessment "
    "WHERE e.evaluation = ? ORDER BY a.indicator";

// The stored assessment that says the same about that indicator and date, if it is the latest.
Result<std::optional<std::int64_t>> same_as_stored(Connection& connection,
                                                   const StoredAssessment& assessment,
                                                   std::int64_t as_of) {
  auto latest = connection.query(kLatestAssessment);
  if (!latest) return fail(latest.error());
  const auto found = latest->bind(std::string_view(assessment.indicator)).bind(as_of).step();
  if (!found) return fail(found.error());
  if (!*found) return std::nullopt;
  const bool same_value = latest->is_null(4)
                              ? !assessment.value
                              : assessment.value && *assessment.value == latest->real(4);
  const bool same = latest->text(1) == to_string(assessment.status) &&
                    latest->text(2) == assessment.reason_code &&
                    latest->text(3) == assessment.data_state && same_value &&
                    latest->text(5) == assessment.json;
  return same ? std::optional<std::int64_t>(latest->integer(0)) : std::nullopt;
}

Result<std::int64_t> store_assessment(Connection& connection, const StoredAssessment& assessment,
                                      std::int64_t as_of) {
  const auto stored = same_as_stored(connection, assessment, as_of);
  if (!stored) return fail(stored.error());
  if (*stored) return **stored;
  auto add = connection.query(kAddAssessment);
  if (!add) return fail(add.error());
  add->bind(std::string_view(assessment.indicator))
      .bind(as_of)
      .bind(to_string(assessment.status))
      .bind(std::string_view(assessment.reason_code))
      .bind(std::string_view(assessment.data_state));
  if (assessment.value) {
    add->bind(*assessment.value);
  } else {
    add->bind_null();
  }
  if (auto done = add->bind(std::string_view(assessment.json)).run(); !done) {
    return fail(done.error());
  }
  return connection.last_insert_id();
}

}  // namespace

Result<std::int64_t> record_evaluation(Connection& connection, const Evaluation& evaluation) {
  auto transaction = Transaction::begin(connection, Transaction::Kind::kWrite);
  if (!transaction) return fail(transaction.error());
  const std::int64_t as_of = evaluation.as_of.days_since_epoch();
  std::int64_t id = 0;
  {
    auto add = connection.query(kAddEvaluation);
    if (!add) return fail(add.error());
    add->bind(as_of).bind(seconds(evaluation.started_at)).bind(seconds(evaluation.finished_at));
    if (auto done = add->run(); !done) return fail(done.error());
    id = connection.last_insert_id();
  }
  auto link = connection.query(kLink);
  if (!link) return fail(link.error());
  for (const StoredAssessment& assessment : evaluation.assessments) {
    const auto stored = store_assessment(connection, assessment, as_of);
    if (!stored) return fail(stored.error());
    if (auto done = link->bind(id).bind(*stored).run(); !done) return fail(done.error());
  }
  if (auto done = transaction->commit(); !done) return fail(done.error());
  return id;
}

Result<std::optional<Evaluation>> latest_evaluation(Connection& connection,
                                                    std::optional<Date> as_of) {
  const auto transaction = Transaction::begin(connection, Transaction::Kind::kRead);
  if (!transaction) return fail(transaction.error());
  auto latest = connection.query(as_of ? kLatestEvaluationAsOf : kLatestEvaluation);
  if (!latest) return fail(latest.error());
  if (as_of) latest->bind(std::int64_t{as_of->days_since_epoch()});
  const auto found = latest->step();
  if (!found) return fail(found.error());
  if (!*found) return std::nullopt;

  Evaluation evaluation;
  evaluation.id = latest->integer(0);
  evaluation.as_of = date_of(latest->integer(1));
  evaluation.started_at = instant_of(latest->integer(2));
  evaluation.finished_at = instant_of(latest->integer(3));

  auto rows = connection.query(kAssessments);
  if (!rows) return fail(rows.error());
  rows->bind(evaluation.id);
  for (;;) {
    const auto more = rows->step();
    if (!more) return fail(more.error());
    if (!*more) return evaluation;
    const auto status = parse_assessment_status(rows->text(1));
    if (!status) return fail(kStoreCorrupt, "a stored assessment has an impossible status");
    StoredAssessment& assessment = evaluation.assessments.emplace_back();
    assessment.indicator = rows->text(0);
    assessment.status = *status;
    assessment.reason_code = rows->text(2);
    assessment.data_state = rows->text(3);
    if (!rows->is_null(4)) assessment.value = rows->real(4);
    assessment.json = rows->text(5);
  }
}

}  // namespace viisari::sqlite
