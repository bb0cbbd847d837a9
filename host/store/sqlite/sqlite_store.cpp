#include "store/sqlite/sqlite_store.h"

#include <unistd.h>

#include <string>
#include <system_error>
#include <utility>

#include "store/sqlite/accounts.h"
#include "store/sqlite/alerts.h"
#include "store/sqlite/connection.h"
#include "store/sqlite/database.h"
#include "store/sqlite/definitions.h"
#include "store/sqlite/evaluations.h"
#include "store/sqlite/feedback.h"
#include "store/sqlite/figures.h"
#include "store/sqlite/imports.h"
#include "store/sqlite/outbox.h"
#include "store/sqlite/schema.h"

namespace viisari {
namespace {

using sqlite::Connection;

class SqliteStore final : public Store {
 public:
  SqliteStore(std::filesystem::path path, SqliteOptions options,
              std::unique_ptr<Connection> connection)
      : database_(std::move(path), std::move(options), std::move(connection)) {}

  Result<ImportOutcome> import(const ImportBatch& batch) override {
    return database_.write([&](Connection& c) { return sqlite::import_figures(c, batch); });
  }
  Result<ImportDiff> preview(const ImportBatch& batch) override {
    return database_.read([&](Connection& c) { return sqlite::preview_import(c, batch); });
  }
  Result<std::vector<ImportRecord>> list_imports(const ImportQuery& query) override {
    return database_.read([&](Connection& c) { return sqlite::list_imports(c, query); });
  }
  Result<std::optional<ImportRecord>> find_import(std::int64_t id) override {
    return database_.read([&](Connection& c) { return sqlite::find_import(c, id); });
  }
  Result<std::vector<std::string>> series_of_import(std::int64_t id) override {
    return database_.read([&](Connection& c) { return sqlite::series_of_import(c, id); });
  }
  Result<std::vector<UndoneFigure>> undo_import(const UndoRequest& request) override {
    return database_.write([&](Connection& c) { return sqlite::undo_import(c, request); });
  }
  Result<std::vector<UndoneFigure>> preview_undo(std::int64_t import) override {
    return database_.read([&](Connection& c) { return sqlite::preview_undo(c, import); });
  }
  Result<std::int64_t> figures_version(std::string_view area) override {
    return database_.read([&](Connection& c) { return sqlite::figures_version(c, area); });
  }
  Result<void> visit_observations(const ObservationQuery& query,
                                  const std::function<void(const Observation&)>& visit) override {
    return database_.read(
        [&](Connection& c) { return sqlite::visit_observations(c, query, visit); });
  }
  Result<void> visit_series(
      Date as_of, std::string_view area,
      const std::function<void(std::string_view, std::span<const SeriesPoint>)>& visit) override {
    return database_.read(
        [&](Connection& c) { return sqlite::visit_series(c, as_of, area, visit); });
  }
  Result<void> accept_definitions(std::span<const DefinitionText> texts) override {
    return database_.write([&](Connection& c) { return sqlite::accept_definitions(c, texts); });
  }
  Result<void> retire_definitions(std::span<const std::string> paths, Instant at) override {
    return database_.write([&](Connection& c) { return sqlite::retire_definitions(c, paths, at); });
  }
  Result<std::vector<DefinitionText>> last_good_definitions() override {
    return database_.read([&](Connection& c) { return sqlite::last_good_definitions(c); });
  }
  Result<std::int64_t> record_evaluation(const Evaluation& evaluation) override {
    return database_.write([&](Connection& c) { return sqlite::record_evaluation(c, evaluation); });
  }
  Result<std::optional<Evaluation>> latest_evaluation(std::optional<Date> as_of) override {
    return database_.read([&](Connection& c) { return sqlite::latest_evaluation(c, as_of); });
  }
  AccountStore& accounts() override { return accounts_; }
  AlertStore& alerts() override { return alerts_; }
  FeedbackStore& feedback() override { return feedback_; }
  Outbox& outbox() override { return outbox_; }
  Result<StoreVersion> version() override {
    return database_.read([&](Connection& c) { return read_version(c); });
  }
  Result<StoreCounts> counts() override {
    return database_.read([&](Connection& c) { return read_counts(c); });
  }
  Result<void> check_integrity() override {
    return database_.read([&](Connection& c) { return check(c); });
  }

 private:
  static Result<StoreVersion> read_version(Connection& connection) {
    auto query = connection.query(
        "SELECT ifnull((SELECT max(id) FROM import), 0) + (SELECT count(*) FROM import_undo), "
        "ifnull((SELECT max(id) FROM definition), 0), "
        "ifnull((SELECT max(id) FROM evaluation), 0), "
        "ifnull((SELECT max(id) FROM alert_change), 0)");
    if (!query) return fail(query.error());
    const auto row = query->step();
    if (!row) return fail(row.error());
    return StoreVersion{query->integer(0), query->integer(1), query->integer(2), query->integer(3)};
  }

  Result<StoreCounts> read_counts(Connection& connection) const {
    auto query = connection.query(
        "SELECT (SELECT count(*) FROM series), (SELECT count(*) FROM observation), "
        "(SELECT count(*) FROM import), (SELECT count(*) FROM definition AS d WHERE text IS NOT "
        "NULL AND id = (SELECT max(id) FROM definition WHERE path = d.path)), "
        "(SELECT count(*) FROM evaluation), (SELECT count(*) FROM episode), "
        "(SELECT count(*) FROM delivery)");
    if (!query) return fail(query.error());
    const auto row = query->step();
    if (!row) return fail(row.error());
    StoreCounts counts;
    counts.schema_version = sqlite::current_schema_version();
    counts.series = query->integer(0);
    counts.observations = query->integer(1);
    counts.imports = query->integer(2);
    counts.definitions = query->integer(3);
    counts.evaluations = query->integer(4);
    counts.episodes = query->integer(5);
    counts.messages = query->integer(6);
    for (const char* suffix : {"", "-wal"}) {
      std::error_code error;
      const auto size = std::filesystem::file_size(database_.path().string() + suffix, error);
      if (!error) counts.bytes += static_cast<std::int64_t>(size);
    }
    return counts;
  }

  static Result<void> check(Connection& connection) {
    auto query = connection.query("PRAGMA quick_check(5)");
    if (!query) return fail(query.error());
    std::string faults;
    for (;;) {
      const auto row = query->step();
      if (!row) return fail(row.error());
      if (!*row) break;
      if (query->text(0) == "ok") continue;
      if (!faults.empty()) faults += "; ";
      faults += query->text(0);
    }
    if (!faults.empty()) {
      return fail(kStoreCorrupt, "the database is damaged; restore it from a backup: " + faults);
    }
    auto keys = connection.query("PRAGMA foreign_key_check");
    if (!keys) return fail(keys.error());
    const auto broken = keys->step();
    if (!broken) return fail(broken.error());
    if (*broken) {
      return fail(kStoreCorrupt,
                  "rows of '" + std::string(keys->text(0)) + "' refer to rows that are not there");
    }
    return sqlite::check_points(connection);
  }

  sqlite::Database database_;
  sqlite::SqliteAccounts accounts_{database_};
  sqlite::SqliteAlerts alerts_{database_};
  sqlite::SqliteFeedback feedback_{database_};
  sqlite::SqliteOutbox outbox_{database_};
};

// The superuser may write anywhere; a file marked read-only is left alone all the same.
Result<void> check_writable(const std::filesystem::path& path) {
  std::error_code error;
  const auto status = std::filesystem::status(path, error);
  if (!std::filesystem::exists(status)) return {};
  using std::filesystem::perms;
  const auto any_write = perms::owner_write | perms::group_write | perms::others_write;
  const bool marked = (status.permissions() & any_write) == perms::none;
  if (marked || access(path.c_str(), W_OK) != 0) {
    return fail(kStoreReadOnly,
                "the database file is read-only; give the service's user the right "
                "to write to it",
                path.string());
  }
  return {};
}

template <class T>
Result<T> with_path(Result<T> result, const std::filesystem::path& path) {
  if (!result && result.error().file.empty()) result.error().file = path.string();
  return result;
}

Result<std::unique_ptr<Store>> open_checked(const std::filesystem::path& path,
                                            const SqliteOptions& options) {
  const bool writable = options.mode == StoreMode::kReadWrite;
  if (auto fine = sqlite::check_file_header(path); !fine) return fail(fine.error());
  if (writable) {
    if (auto fine = check_writable(path); !fine) return fail(fine.error());
  }
  auto connection = Connection::open(path, {writable, options.busy_timeout, options.vfs});
  if (!connection) return fail(connection.error());
  const auto ready =
      writable ? sqlite::bring_up_to_date(**connection) : sqlite::check_schema(**connection);
  if (!ready) return fail(ready.error());
  if (writable && options.max_bytes > 0) {
    const auto page_size = (*connection)->integer("PRAGMA page_size");
    if (!page_size) return fail(page_size.error());
    const std::string cap =
        "PRAGMA max_page_count = " + std::to_string(options.max_bytes / *page_size);
    if (auto set = (*connection)->execute(cap.c_str()); !set) return fail(set.error());
  }
  return std::make_unique<SqliteStore>(path, options, std::move(*connection));
}

}  // namespace

Result<std::unique_ptr<Store>> open_sqlite_store(const std::filesystem::path& path,
                                                 const SqliteOptions& options) {
  return with_path(open_checked(path, options), path);
}

}  // namespace viisari
