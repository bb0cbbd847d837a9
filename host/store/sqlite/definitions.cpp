#include "store/sqlite/definitions.h"

#include <optional>

namespace viisari::sqlite {
namespace {

constexpr std::string_view kLatest =
    "SELECT text FROM definition WHERE path = ? ORDER BY id DESC LIMIT 1";
constexpr std::string_view kAdd =
    "INSERT INTO definition (path, sha256, text, accepted_at) VALUES (?, ?, ?, ?)";
constexpr std::string_view kLastGood =
    "SELECT path, sha256, text, accepted_at FROM definition AS d WHERE text IS NOT NULL AND "
    "id = (SELECT max(id) FROM definition WHERE path = d.path) ORDER BY path";

// The remembered text of a path: nothing when there is none or the file was retired.
Result<std::optional<std::string>> remembered(Connection& connection, std::string_view path) {
  auto latest = connection.query(kLatest);
  if (!latest) return fail(latest.error());
  const auto found = latest->bind(path).step();
  if (!found) return fail(found.error());
  if (!*found || latest->is_null(0)) return std::nullopt;
  return std::string(latest->text(0));
}

}  // namespace

Result<void> accept_definitions(Connection& connection, std::span<const DefinitionText> texts) {
  auto transaction = Transaction::begin(connection, Transaction::Kind::kWrite);
  if (!transaction) return fail(transaction.error());
  for (const DefinitionText& definition : texts) {
    const auto text = remembered(connection, definition.path);
    if (!text) return fail(text.error());
    if (*text == definition.text) continue;
    auto add = connection.query(kAdd);
    if (!add) return fail(add.error());
    add->bind(std::string_view(definition.path))
        .bind(std::string_view(definition.sha256))
        .bind(std::string_view(definition.text))
        .bind(std::int64_t{definition.accepted_at.time_since_epoch().count()});
    if (auto done = add->run(); !done) return done;
  }
  return transaction->commit();
}

Result<void> retire_definitions(Connection& connection, std::span<const std::string> paths,
                                Instant at) {
  auto transaction = Transaction::begin(connection, Transaction::Kind::kWrite);
  if (!transaction) return fail(transaction.error());
  for (const std::string& path : paths) {
    const auto text = remembered(connection, path);
    if (!text) return fail(text.error());
    if (!*text) continue;
    auto add = connection.query(kAdd);
    if (!add) return fail(add.error());
    add->bind(std::string_view(path))
        .bind(std::string_view())
        .bind_null()
        .bind(std::int64_t{at.time_since_epoch().count()});
    if (auto done = add->run(); !done) return done;
  }
  return transaction->commit();
}

Result<std::vector<DefinitionText>> last_good_definitions(Connection& connection) {
  auto statement = connection.query(kLastGood);
  if (!statement) return fail(statement.error());
  std::vector<DefinitionText> out;
  for (;;) {
    const auto more = statement->step();
    if (!more) return fail(more.error());
    if (!*more) return out;
    out.push_back({std::string(statement->text(0)), std::string(statement->text(1)),
                   std::string(statement->text(2)),
                   Instant(std::chrono::seconds(statement->integer(3)))});
  }
}

}  // namespace viisari::sqlite
