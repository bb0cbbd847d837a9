#include "store/sqlite/imports.h"

#include <cstddef>
#include <limits>
#include <utility>

#include "base/checked_cast.h"
#include "store/sqlite/points.h"
#include "store/sqlite/values.h"
#include "store/sqlite/versions.h"

namespace viisari::sqlite {
namespace {

constexpr std::string_view kListImports =
    "SELECT i.id, i.area, i.file_name, i.sha256, i.recorded_by, i.recorded_at, i.added, i.revised, "
    "i.confirmed, i.unchanged, u.undone_by, u.reason, u.undone_at "
    "FROM import AS i LEFT JOIN import_undo AS u ON u.import = i.id "
    "WHERE (?1 = '' OR i.area = ?1) AND i.id < ?2 ORDER BY i.id DESC LIMIT ?3";
constexpr std::string_view kFindImport =
    "SELECT i.id, i.area, i.file_name, i.sha256, i.recorded_by, i.recorded_at, i.added, i.revised, "
    "i.confirmed, i.unchanged, u.undone_by, u.reason, u.undone_at "
    "FROM import AS i LEFT JOIN import_undo AS u ON u.import = i.id WHERE i.id = ?";
// The newest ones are enough to say what must be undone first.
constexpr std::string_view kGivenAgainBy =
    "SELECT import FROM import_repeat WHERE earlier = ? "
    "AND import NOT IN (SELECT import FROM import_undo) ORDER BY import DESC LIMIT 20";
constexpr std::string_view kSeriesOfImport =
    "SELECT DISTINCT s.name FROM observation AS o CROSS JOIN series AS s ON s.id = o.series "
    "WHERE o.import = ?1 OR o.import IN (SELECT earlier FROM import_repeat WHERE import = ?1) "
    "ORDER BY s.name";
constexpr std::string_view kSeriesWritten =
    "SELECT DISTINCT o.series, s.name FROM observation AS o CROSS JOIN series AS s "
    "ON s.id = o.series WHERE o.import = ? ORDER BY s.name";
constexpr std::string_view kVersionsOfSeries =
    "SELECT o.last_day, o.first_day, o.kind, o.version, o.known_from, o.value, o.reason, o.status, "
    "o.decimals, o.document, o.lines, o.raw, o.import, i.recorded_at, i.recorded_by "
    "FROM observation AS o CROSS JOIN import AS i ON i.id = o.import "
    "WHERE o.series = ? AND o.import NOT IN (SELECT import FROM import_undo) "
    "ORDER BY o.last_day, o.first_day, o.version";
constexpr std::string_view kWritePoints = "UPDATE points SET data = ? WHERE series = ?";
constexpr std::string_view kRemovePoints = "DELETE FROM points WHERE series = ?";
constexpr std::string_view kAddUndo =
    "INSERT INTO import_undo (import, undone_by, reason, undone_at) VALUES (?, ?, ?, ?)";
constexpr std::string_view kFiguresVersion =
    "SELECT count(*) + (SELECT count(*) FROM import_undo AS u CROSS JOIN import AS j "
    "ON j.id = u.import WHERE j.area = ?1) FROM import WHERE area = ?1";

Result<ImportRecord> read_record(const Query& row) {
  ImportRecord record;
  const auto count = [&](int column) { return checked_cast<std::size_t>(row.integer(column)); };
  record.id = row.integer(0);
  record.area = row.text(1);
  record.file_name = row.text(2);
  record.sha256 = row.text(3);
  record.by = row.text(4);
  record.recorded_at = instant_of(row.integer(5));
  record.added = count(6);
  record.revised = count(7);
  record.confirmed = count(8);
  record.unchanged = count(9);
  if (!row.is_null(10)) {
    record.undone = ImportUndo{std::string(row.text(10)), std::string(row.text(11)),
                               instant_of(row.integer(12))};
  }
  return record;
}

Result<void> read_given_again(Connection& connection, ImportRecord& record) {
  auto query = connection.query(kGivenAgainBy);
  if (!query) return fail(query.error());
  auto ids = all_rows(query->bind(record.id),
                      [](const Query& row) -> Result<std::int64_t> { return row.integer(0); });
  if (!ids) return fail(ids.error());
  record.given_again_by = std::move(*ids);
  return {};
}

// Goes through the series of which an import stored versions.
class UndoPass {
 public:
  UndoPass(Connection& connection, std::int64_t import)
      : connection_(connection), import_(import) {}

  Result<std::vector<UndoneFigure>> compare() { return pass(false); }
  Result<std::vector<UndoneFigure>> write() { return pass(true); }

 private:
  Result<std::vector<UndoneFigure>> pass(bool write) {
    std::vector<std::pair<std::int64_t, std::string>> series;
    {
      using Row = std::pair<std::int64_t, std::string>;
      auto query = connection_.query(kSeriesWritten);
      if (!query) return fail(query.error());
      auto rows = all_rows(query->bind(import_), [](const Query& row) -> Result<Row> {
        return Row(row.integer(0), row.text(1));
      });
      if (!rows) return fail(rows.error());
      series = std::move(*rows);
    }
    for (const auto& [id, name] : series) {
      auto versions = read_versions(id, name);
      if (!versions) return fail(versions.error());
      points_.clear();
      for (std::size_t begin = 0; begin < versions->size();) {
        std::size_t end = begin + 1;
        while (end < versions->size() &&
               (*versions)[end].figure.period == (*versions)[begin].figure.period) {
          ++end;
        }
        pass_period({versions->begin() + static_cast<std::ptrdiff_t>(begin),
                     versions->begin() + static_cast<std::ptrdiff_t>(end)});
        begin = end;
      }
      if (!write) continue;
      if (auto done = write_points(id); !done) return fail(done.error());
    }
    return std::move(figures_);
  }

  Result<std::vector<Version>> read_versions(std::int64_t series, const std::string& name) {
    auto query = connection_.query(kVersionsOfSeries);
    if (!query) return fail(query.error());
    return all_rows(query->bind(series), [&](const Query& row) -> Result<Version> {
      auto version = read_version(row);
      if (!version) return version;
      version->figure.series = name;
      version->figure.recorded_at = instant_of(row.integer(kVersionColumns));
      version->figure.by = row.text(kVersionColumns + 1);
      return version;
    });
  }

  void pass_period(std::vector<Version> versions) {
    number_revisions(versions);
    const Version now = *known_on(versions, kFarFuture);
    const std::size_t before = versions.size();
    std::erase_if(versions, [&](const Version& version) { return version.import == import_; });
    for (const Version& version : versions) {
      const Observation& figure = version.figure;
      points_.push_back({figure.period, figure.value.value_or(0), figure.reason, figure.status,
                         checked_cast<std::uint8_t>(figure.decimals), 1, figure.known_from});
    }
    if (versions.size() == before) return;
    UndoneFigure& undone = figures_.emplace_back();
    undone.now = now.figure;
    if (versions.empty()) return;
    number_revisions(versions);
    const Version& after = *known_on(versions, kFarFuture);
    undone.after = after.figure;
    undone.kept = after.number == now.number;
  }

  Result<void> write_points(std::int64_t series) {
    if (points_.empty()) {
      auto remove = connection_.query(kRemovePoints);
      if (!remove) return fail(remove.error());
      return remove->bind(series).run();
    }
    const auto block = encode_points(points_);
    auto write = connection_.query(kWritePoints);
    if (!write) return fail(write.error());
    return write->bind_blob(block).bind(series).run();
  }

  Connection& connection_;
  const std::int64_t import_;
  std::vector<UndoneFigure> figures_;
  std::vector<SeriesPoint> points_;  // of the series at hand, without the import
};

tl::unexpected<Error> unknown_import(std::int64_t id) {
  return fail(kStoreUnknownImport,
              "there is no import " + std::to_string(id) + "; `viisari imports list` shows them");
}

}  // namespace

Result<std::vector<ImportRecord>> list_imports(Connection& connection, const ImportQuery& query) {
  const auto transaction = Transaction::begin(connection, Transaction::Kind::kRead);
  if (!transaction) return fail(transaction.error());
  auto statement = connection.query(kListImports);
  if (!statement) return fail(statement.error());
  constexpr auto kAll = std::numeric_limits<std::int64_t>::max();
  statement->bind(std::string_view(query.area))
      .bind(query.before.value_or(kAll))
      .bind(query.limit == 0 ? kAll : checked_cast<std::int64_t>(query.limit));
  auto records = all_rows(*statement, read_record);
  if (!records) return fail(records.error());
  for (ImportRecord& record : *records) {
    if (auto read = read_given_again(connection, record); !read) return fail(read.error());
  }
  return records;
}

Result<std::optional<ImportRecord>> find_import(Connection& connection, std::int64_t id) {
  std::optional<ImportRecord> record;
  {
    auto statement = connection.query(kFindImport);
    if (!statement) return fail(statement.error());
    auto found = first_row(statement->bind(id), read_record);
    if (!found) return fail(found.error());
    record = std::move(*found);
  }
  if (!record) return record;
  if (auto read = read_given_again(connection, *record); !read) return fail(read.error());
  return record;
}

Result<std::vector<std::string>> series_of_import(Connection& connection, std::int64_t id) {
  auto statement = connection.query(kSeriesOfImport);
  if (!statement) return fail(statement.error());
  return all_rows(statement->bind(id),
                  [](const Query& row) -> Result<std::string> { return std::string(row.text(0)); });
}

Result<std::vector<UndoneFigure>> undo_import(Connection& connection, const UndoRequest& request) {
  auto transaction = Transaction::begin(connection, Transaction::Kind::kWrite);
  if (!transaction) return fail(transaction.error());
  const auto record = find_import(connection, request.import);
  if (!record) return fail(record.error());
  if (!*record) return unknown_import(request.import);
  const std::string name = "import " + std::to_string(request.import);
  if ((*record)->undone) {
    return fail(kStoreUndoneAlready,
                name + " was undone at " + to_string((*record)->undone->at) + " already");
  }
  if (auto same = check_version(connection, (*record)->area, request.at_version); !same) {
    return fail(same.error());
  }
  if (const auto& again = (*record)->given_again_by; !again.empty()) {
    std::string ids;
    for (const std::int64_t id : again) ids += (ids.empty() ? "" : ", ") + std::to_string(id);
    return fail(kStoreGivenAgain, "figures of " + name + " were given again by later imports (" +
                                      ids + "); undo those first, the newest one first");
  }
  auto figures = UndoPass(connection, request.import).write();
  if (!figures) return fail(figures.error());
  {
    auto add = connection.query(kAddUndo);
    if (!add) return fail(add.error());
    add->bind(request.import)
        .bind(std::string_view(request.by))
        .bind(std::string_view(request.reason))
        .bind(seconds(request.at));
    if (auto done = add->run(); !done) return fail(done.error());
  }
  if (auto done = transaction->commit(); !done) return fail(done.error());
  return figures;
}

Result<std::vector<UndoneFigure>> preview_undo(Connection& connection, std::int64_t import) {
  const auto transaction = Transaction::begin(connection, Transaction::Kind::kRead);
  if (!transaction) return fail(transaction.error());
  const auto record = find_import(connection, import);
  if (!record) return fail(record.error());
  if (!*record) return unknown_import(import);
  if ((*record)->undone) {
    return fail(kStoreUndoneAlready, "import " + std::to_string(import) + " was undone at " +
                                         to_string((*record)->undone->at) + " already");
  }
  return UndoPass(connection, import).compare();
}

Result<std::int64_t> figures_version(Connection& connection, std::string_view area) {
  auto statement = connection.query(kFiguresVersion);
  if (!statement) return fail(statement.error());
  const auto row = statement->bind(area).step();
  if (!row) return fail(row.error());
  return statement->integer(0);
}

Result<void> check_version(Connection& connection, std::string_view area,
                           std::optional<std::int64_t> expected) {
  if (!expected) return {};
  const auto version = figures_version(connection, area);
  if (!version) return fail(version.error());
  if (*version == *expected) return {};
  return fail(kStoreMoved, "the figures of '" + std::string(area) +
                               "' have changed since; look at the difference again");
}

}  // namespace viisari::sqlite
