#include "store/sqlite/figures.h"

#include <algorithm>
#include <optional>
#include <set>
#include <string>
#include <utility>

#include "base/checked_cast.h"
#include "store/sqlite/batch_order.h"
#include "store/sqlite/imports.h"
#include "store/sqlite/points.h"
#include "store/sqlite/values.h"
#include "store/sqlite/versions.h"

namespace viisari::sqlite {
namespace {

constexpr std::string_view kFindSeries = "SELECT id FROM series WHERE name = ?";
constexpr std::string_view kAddSeries = "INSERT INTO series (name) VALUES (?)";
constexpr std::string_view kVersionsOfSpan =
    "SELECT last_day, first_day, kind, version, known_from, value, reason, status, decimals, "
    "document, lines, raw, import, import IN (SELECT import FROM import_undo) "
    "FROM observation WHERE series = ? AND last_day BETWEEN ? AND ? "
    "ORDER BY last_day, first_day, version";
constexpr std::string_view kAddObservation =
    "INSERT INTO observation (series, last_day, first_day, version, kind, known_from, value, "
    "reason, status, decimals, document, lines, raw, import) "
    "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";
constexpr std::string_view kReadPoints = "SELECT data FROM points WHERE series = ?";
constexpr std::string_view kWritePoints =
    "INSERT INTO points (series, data) VALUES (?, ?) "
    "ON CONFLICT (series) DO UPDATE SET data = excluded.data";
constexpr std::string_view kAddImport =
    "INSERT INTO import (area, file_name, sha256, recorded_by, recorded_at, added, revised, "
    "confirmed, unchanged) VALUES (?, ?, ?, ?, ?, 0, 0, 0, 0)";
constexpr std::string_view kCountImport =
    "UPDATE import SET added = ?, revised = ?, confirmed = ?, unchanged = ? WHERE id = ?";
constexpr std::string_view kAddRepeat = "INSERT INTO import_repeat (earlier, import) VALUES (?, ?)";
// CROSS JOIN fixes the order of the loops: series by name, then their rows as they lie.
constexpr std::string_view kVisitObservations =
    "SELECT o.last_day, o.first_day, o.kind, o.version, o.known_from, o.value, o.reason, o.status, "
    "o.decimals, "
    "o.document, o.lines, o.raw, o.import, s.name, i.recorded_at, i.recorded_by "
    "FROM series AS s CROSS JOIN observation AS o CROSS JOIN import AS i "
    "WHERE s.name >= ? AND s.name < ? AND o.series = s.id AND i.id = o.import "
    "AND o.import NOT IN (SELECT import FROM import_undo) "
    "ORDER BY s.name, o.last_day, o.first_day, o.version";
constexpr std::string_view kVisitSeries =
    "SELECT s.name, p.data FROM series AS s CROSS JOIN points AS p "
    "WHERE s.name >= ? AND s.name < ? AND p.series = s.id ORDER BY s.name";

// The last version read from the same place of the same document. A document may print a figure
// twice, differently; each place has its own history, so that reading its files again adds nothing.
const Version* same_place(const std::vector<Version>& versions, const Observation& row) {
  for (auto version = versions.rbegin(); version != versions.rend(); ++version) {
    if (version->figure.source.document == row.source.document &&
        version->figure.source.lines == row.source.lines) {
      return &*version;
    }
  }
  return nullptr;
}

// Nothing about the row is new. A later known-from date of the same document adds no knowledge.
bool known_already(const Version& version, const Observation& row) {
  const Observation& figure = version.figure;
  return value_of(figure) == value_of(row) && figure.decimals == row.decimals &&
         figure.source.raw == row.source.raw && figure.known_from <= row.known_from;
}

// Goes through a batch in its order, a series at a time, comparing with what is stored; writes
// when an import id is given.
class BatchPass {
 public:
  BatchPass(Connection& connection, const ImportBatch& batch, std::span<const std::size_t> order)
      : connection_(connection), rows_(batch.observations), order_(order) {}

  Result<ImportDiff> compare() { return pass(std::nullopt); }
  Result<ImportDiff> write(std::int64_t import_id) { return pass(import_id); }
  // The imports that stored what the batch gave again.
  const std::set<std::int64_t>& repeated() const { return repeated_; }

 private:
  Result<ImportDiff> pass(std::optional<std::int64_t> import_id) {
    import_id_ = import_id;
    std::optional<Query> insert;
    if (import_id_) {
      auto statement = connection_.query(kAddObservation);
      if (!statement) return fail(statement.error());
      insert.emplace(std::move(*statement));
      insert_ = &*insert;
    }
    for (std::size_t begin = 0; begin < order_.size();) {
      std::size_t end = begin + 1;
      while (end < order_.size() && row(end).series == row(begin).series) ++end;
      if (auto done = pass_series(begin, end); !done) return fail(done.error());
      begin = end;
    }
    insert_ = nullptr;
    return std::move(diff_);
  }

  const Observation& row(std::size_t place) const { return rows_[order_[place]]; }

  Result<void> pass_series(std::size_t begin, std::size_t end) {
    if (auto found = find_series(row(begin).series); !found) return found;
    stored_.clear();
    new_points_.clear();
    if (!new_series_) {
      if (auto read = read_stored(begin, end); !read) return read;
    }
    std::size_t next_stored = 0;
    std::vector<Version> versions;
    for (std::size_t place = begin; place < end;) {
      const Period period = row(place).period;
      versions.clear();
      last_number_ = 0;
      while (next_stored < stored_.size() && stored_[next_stored].figure.period < period) {
        ++next_stored;
      }
      for (; next_stored < stored_.size() && stored_[next_stored].figure.period == period;
           ++next_stored) {
        last_number_ = stored_[next_stored].number;
        if (!stored_[next_stored].undone) versions.push_back(std::move(stored_[next_stored]));
      }
      for (; place < end && row(place).period == period; ++place) {
        const bool last_of_period = place + 1 == end || row(place + 1).period != period;
        if (auto done = pass_row(place, versions, last_of_period); !done) return done;
      }
    }
    return write_points();
  }

  Result<void> find_series(const std::string& name) {
    auto find = connection_.query(kFindSeries);
    if (!find) return fail(find.error());
    const auto found = find->bind(name).step();
    if (!found) return fail(found.error());
    new_series_ = !*found;
    if (*found) {
      series_id_ = find->integer(0);
    } else if (import_id_) {
      auto add = connection_.query(kAddSeries);
      if (!add) return fail(add.error());
      if (auto added = add->bind(name).run(); !added) return added;
      series_id_ = connection_.last_insert_id();
    }
    return {};
  }

  Result<void> read_stored(std::size_t begin, std::size_t end) {
    auto statement = connection_.query(kVersionsOfSpan);
    if (!statement) return fail(statement.error());
    statement->bind(series_id_)
        .bind(std::int64_t{row(begin).period.last().days_since_epoch()})
        .bind(std::int64_t{row(end - 1).period.last().days_since_epoch()});
    for (;;) {
      const auto more = statement->step();
      if (!more) return fail(more.error());
      if (!*more) return {};
      auto version = read_version(*statement);
      if (!version) return fail(version.error());
      version->figure.series = row(begin).series;
      version->undone = statement->integer(kVersionColumns) != 0;
      stored_.push_back(std::move(*version));
    }
  }

  // `versions`: those of the row's period that count, with the batch's own rows before this one.
  Result<void> pass_row(std::size_t place, std::vector<Version>& versions, bool last_of_period) {
    const Observation& figure = row(place);
    const Version* earlier = same_place(versions, figure);
    if (earlier != nullptr && known_already(*earlier, figure)) {
      ++diff_.unchanged;
      if (earlier->import != 0) repeated_.insert(earlier->import);
      return {};
    }
    const Version* previous = known_on(versions, figure.known_from);
    if (previous == nullptr) {
      diff_.added.push_back(order_[place]);
    } else {
      const bool same = value_of(previous->figure) == value_of(figure);
      const std::size_t known = static_cast<std::size_t>(previous - versions.data());
      number_revisions(versions);
      (same ? diff_.confirmed : diff_.revised).push_back({order_[place], versions[known].figure});
    }
    const std::int64_t number = ++last_number_;
    if (import_id_) {
      if (auto done = insert(figure, number); !done) return done;
    }
    if (!last_of_period) versions.push_back({figure, number});
    return {};
  }

  Result<void> insert(const Observation& figure, std::int64_t number) {
    const char status = static_cast<char>(figure.status);
    Query& query = *insert_;
    query.bind(series_id_)
        .bind(std::int64_t{figure.period.last().days_since_epoch()})
        .bind(std::int64_t{figure.period.first().days_since_epoch()})
        .bind(number)
        .bind(std::int64_t{static_cast<std::uint8_t>(figure.period.kind())})
        .bind(std::int64_t{figure.known_from.days_since_epoch()});
    if (figure.value) {
      query.bind(*figure.value).bind_null();
    } else {
      query.bind_null().bind(to_string(figure.reason));
    }
    query.bind(std::string_view(&status, 1))
        .bind(std::int64_t{figure.decimals})
        .bind(std::string_view(figure.source.document))
        .bind(std::string_view(figure.source.lines))
        .bind(std::string_view(figure.source.raw))
        .bind(*import_id_);
    if (auto done = query.run(); !done) return done;
    new_points_.push_back({figure.period, figure.value.value_or(0), figure.reason, figure.status,
                           checked_cast<std::uint8_t>(figure.decimals), 1, figure.known_from});
    return {};
  }

  Result<void> write_points() {
    if (new_points_.empty()) return {};
    if (!new_series_) {
      auto read = connection_.query(kReadPoints);
      if (!read) return fail(read.error());
      const auto found = read->bind(series_id_).step();
      if (!found) return fail(found.error());
      if (*found) {
        auto points = decode_points(read->blob(0));
        if (!points) return fail(points.error());
        const auto middle = static_cast<std::ptrdiff_t>(points->size());
        points->insert(points->end(), new_points_.begin(), new_points_.end());
        // Stable: of one period the stored versions stay before the new ones.
        std::inplace_merge(
            points->begin(), points->begin() + middle, points->end(),
            [](const SeriesPoint& a, const SeriesPoint& b) { return a.period < b.period; });
        new_points_.swap(*points);
      }
    }
    const auto block = encode_points(new_points_);
    auto write = connection_.query(kWritePoints);
    if (!write) return fail(write.error());
    return write->bind(series_id_).bind_blob(block).run();
  }

  Connection& connection_;
  const std::vector<Observation>& rows_;
  std::span<const std::size_t> order_;
  std::optional<std::int64_t> import_id_;
  Query* insert_ = nullptr;  // during a writing pass
  ImportDiff diff_;
  std::set<std::int64_t> repeated_;

  // Of the period at hand: undone versions keep their numbers.
  std::int64_t last_number_ = 0;
  // Of the series at hand.
  std::int64_t series_id_ = 0;
  bool new_series_ = false;
  std::vector<Version> stored_;
  std::vector<SeriesPoint> new_points_;
};

// The half-open range of series names that a query asks for. '0' follows '/'.
std::pair<std::string, std::string> name_range(std::string_view area, std::string_view series) {
  if (!series.empty()) return {std::string(series), std::string(series) + '\x01'};
  if (!area.empty()) return {std::string(area) + "/", std::string(area) + "0"};
  return {"", "\x7F"};
}

}  // namespace

Result<ImportOutcome> import_figures(Connection& connection, const ImportBatch& batch) {
  const auto order = order_batch(batch);
  if (!order) return fail(order.error());
  auto transaction = Transaction::begin(connection, Transaction::Kind::kWrite);
  if (!transaction) return fail(transaction.error());
  if (auto same = check_version(connection, batch.area, batch.at_version); !same) {
    return fail(same.error());
  }

  ImportOutcome outcome;
  ImportRecord& record = outcome.record;
  record.area = batch.area;
  record.file_name = batch.file_name;
  record.sha256 = batch.sha256;
  record.by = batch.by;
  record.recorded_at = batch.recorded_at;
  {
    auto add = connection.query(kAddImport);
    if (!add) return fail(add.error());
    add->bind(std::string_view(batch.area))
        .bind(std::string_view(batch.file_name))
        .bind(std::string_view(batch.sha256))
        .bind(std::string_view(batch.by))
        .bind(seconds(batch.recorded_at));
    if (auto done = add->run(); !done) return fail(done.error());
    record.id = connection.last_insert_id();
  }
  BatchPass pass(connection, batch, *order);
  auto diff = pass.write(record.id);
  if (!diff) return fail(diff.error());
  for (const std::int64_t earlier : pass.repeated()) {
    auto add = connection.query(kAddRepeat);
    if (!add) return fail(add.error());
    if (auto done = add->bind(earlier).bind(record.id).run(); !done) return fail(done.error());
  }
  outcome.diff = std::move(*diff);
  record.added = outcome.diff.added.size();
  record.revised = outcome.diff.revised.size();
  record.confirmed = outcome.diff.confirmed.size();
  record.unchanged = outcome.diff.unchanged;
  {
    auto count = connection.query(kCountImport);
    if (!count) return fail(count.error());
    for (const std::size_t number :
         {record.added, record.revised, record.confirmed, record.unchanged}) {
      count->bind(checked_cast<std::int64_t>(number));
    }
    if (auto done = count->bind(record.id).run(); !done) return fail(done.error());
  }
  if (auto done = transaction->commit(); !done) return fail(done.error());
  return outcome;
}

Result<ImportDiff> preview_import(Connection& connection, const ImportBatch& batch) {
  const auto order = order_batch(batch);
  if (!order) return fail(order.error());
  const auto transaction = Transaction::begin(connection, Transaction::Kind::kRead);
  if (!transaction) return fail(transaction.error());
  return BatchPass(connection, batch, *order).compare();
}

Result<void> visit_observations(Connection& connection, const ObservationQuery& query,
                                const std::function<void(const Observation&)>& visit) {
  auto statement = connection.query(kVisitObservations);
  if (!statement) return fail(statement.error());
  const auto [first, end] = name_range(query.area, query.series);
  statement->bind(std::string_view(first)).bind(std::string_view(end));

  std::vector<Version> versions;  // of the figure at hand
  const auto give = [&] {
    if (versions.empty()) return;
    if (query.as_of) {
      std::erase_if(versions, [&](const Version& v) { return v.figure.known_from > *query.as_of; });
    }
    number_revisions(versions);
    if (query.every_version) {
      for (const Version& version : versions) visit(version.figure);
    } else if (const Version* latest = known_on(versions, query.as_of.value_or(kFarFuture))) {
      visit(latest->figure);
    }
    versions.clear();
  };

  for (;;) {
    const auto more = statement->step();
    if (!more) return fail(more.error());
    if (!*more) break;
    auto version = read_version(*statement);
    if (!version) return fail(version.error());
    Observation& figure = version->figure;
    figure.series = statement->text(kVersionColumns);
    figure.recorded_at = instant_of(statement->integer(kVersionColumns + 1));
    figure.by = statement->text(kVersionColumns + 2);
    if (!versions.empty() && (versions.front().figure.series != figure.series ||
                              versions.front().figure.period != figure.period)) {
      give();
    }
    versions.push_back(std::move(*version));
  }
  give();
  return {};
}

Result<void> visit_series(
    Connection& connection, Date as_of, std::string_view area,
    const std::function<void(std::string_view, std::span<const SeriesPoint>)>& visit) {
  auto statement = connection.query(kVisitSeries);
  if (!statement) return fail(statement.error());
  const auto [first, end] = name_range(area, {});
  statement->bind(std::string_view(first)).bind(std::string_view(end));
  std::vector<SeriesPoint> points;
  for (;;) {
    const auto more = statement->step();
    if (!more) return fail(more.error());
    if (!*more) return {};
    if (auto read = points_as_known(statement->blob(1), as_of, points); !read) return read;
    if (!points.empty()) visit(statement->text(0), points);
  }
}

Result<void> check_points(Connection& connection) {
  auto statement = connection.query(
      "SELECT s.name, ifnull((SELECT length(data) FROM points WHERE series = s.id), 0) / ?1, "
      "(SELECT count(*) FROM observation WHERE series = s.id "
      "AND import NOT IN (SELECT import FROM import_undo)) FROM series AS s");
  if (!statement) return fail(statement.error());
  statement->bind(std::int64_t{kPointSize});
  for (;;) {
    const auto more = statement->step();
    if (!more) return fail(more.error());
    if (!*more) return {};
    if (statement->integer(1) != statement->integer(2)) {
      return fail(kStoreCorrupt, "the figures of '" + std::string(statement->text(0)) +
                                     "' do not agree with their index");
    }
  }
}

}  // namespace viisari::sqlite
