// The store against the least that could do: a bare prepared-statement loop over the same rows,
// and reading the same bytes as blobs. Quote the ratios, not the times.
#include <benchmark/benchmark.h>
#include <sqlite3.h>
#include <unistd.h>

#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <optional>
#include <stdexcept>
#include <string>
#include <vector>

#include "store/sqlite/sqlite_store.h"

namespace {

namespace fs = std::filesystem;
using namespace viisari;

constexpr int kMonths = 100;

class Folder {
 public:
  Folder() {
    std::string pattern = (fs::temp_directory_path() / "viisari-bench-XXXXXX").string();
    if (mkdtemp(pattern.data()) == nullptr) throw std::runtime_error("no temporary folder");
    path_ = pattern;
  }
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;
  ~Folder() { fs::remove_all(path_); }
  fs::path file(const char* name) const { return path_ / name; }

 private:
  fs::path path_;
};

// `rows` monthly figures, kMonths a series. Every tenth differs between `edition` 0 and 1.
ImportBatch batch(int rows, int edition = 0) {
  ImportBatch out;
  out.area = "pirkanmaa";
  out.file_name = "bench.csv";
  out.sha256 = std::string(64, 'a');
  out.by = "bench";
  out.recorded_at = Instant(std::chrono::seconds(1764576000));
  out.observations.reserve(static_cast<std::size_t>(rows));
  const Date known_from = Date::from_ymd(2025, 1, 20).value();
  for (int i = 0; i < rows; ++i) {
    Observation& row = out.observations.emplace_back();
    const int month = i % kMonths;
    std::string key = std::to_string(i / kMonths);
    key.insert(0, 6 - key.size(), '0');
    row.series = "pirkanmaa/s" + key;
    row.period = Period::of_month(2018 + month / 12, month % 12 + 1);
    row.value = i * 0.5 + (i % 10 == 0 ? edition : 0);
    row.decimals = 1;
    row.known_from = known_from;
    row.source.document = "goals_2025";
    row.source.lines = "182-187";
    row.source.raw = "1 086 000,5 €";
  }
  return out;
}

void require(bool condition) {
  if (!condition) throw std::runtime_error("the benchmark's own SQL failed");
}

void run(sqlite3* database, const char* sql) {
  require(sqlite3_exec(database, sql, nullptr, nullptr, nullptr) == SQLITE_OK);
}

// The same columns into the same kind of table: no comparison, no checks, no second copy.
void bare_loop(const fs::path& path, const ImportBatch& batch) {
  sqlite3* database = nullptr;
  require(sqlite3_open(path.c_str(), &database) == SQLITE_OK);
  run(database, "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;");
  run(database,
      "CREATE TABLE series (id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE) STRICT;"
      "CREATE TABLE observation (series INTEGER NOT NULL, last_day INTEGER NOT NULL, first_day "
      "INTEGER NOT NULL, version INTEGER NOT NULL, kind INTEGER NOT NULL, known_from INTEGER NOT "
      "NULL, value REAL, reason TEXT, status TEXT NOT NULL, decimals INTEGER NOT NULL, document "
      "TEXT NOT NULL, lines TEXT NOT NULL, raw TEXT NOT NULL, import INTEGER NOT NULL, PRIMARY "
      "KEY (series, last_day, first_day, version)) STRICT, WITHOUT ROWID;");
  sqlite3_stmt* series = nullptr;
  sqlite3_stmt* row = nullptr;
  require(sqlite3_prepare_v2(database, "INSERT INTO series (name) VALUES (?)", -1, &series,
                             nullptr) == SQLITE_OK);
  require(sqlite3_prepare_v2(database,
                             "INSERT INTO observation VALUES (?, ?, ?, 1, ?, ?, ?, NULL, 'A', ?, "
                             "?, ?, ?, 1)",
                             -1, &row, nullptr) == SQLITE_OK);
  run(database, "BEGIN IMMEDIATE");
  const std::string* last = nullptr;
  sqlite3_int64 id = 0;
  const auto text = [&](int place, const std::string& value) {
    sqlite3_bind_text(row, place, value.data(), static_cast<int>(value.size()), SQLITE_STATIC);
  };
  for (const Observation& figure : batch.observations) {
    if (last == nullptr || *last != figure.series) {
      last = &figure.series;
      sqlite3_bind_text(series, 1, last->data(), static_cast<int>(last->size()), SQLITE_STATIC);
      require(sqlite3_step(series) == SQLITE_DONE);
      sqlite3_reset(series);
      id = sqlite3_last_insert_rowid(database);
    }
    sqlite3_bind_int64(row, 1, id);
    sqlite3_bind_int64(row, 2, figure.period.last().days_since_epoch());
    sqlite3_bind_int64(row, 3, figure.period.first().days_since_epoch());
    sqlite3_bind_int64(row, 4, static_cast<int>(figure.period.kind()));
    sqlite3_bind_int64(row, 5, figure.known_from.days_since_epoch());
    sqlite3_bind_double(row, 6, *figure.value);
    sqlite3_bind_int64(row, 7, figure.decimals);
    text(8, figure.source.document);
    text(9, figure.source.lines);
    text(10, figure.source.raw);
    require(sqlite3_step(row) == SQLITE_DONE);
    sqlite3_reset(row);
  }
  run(database, "COMMIT");
  sqlite3_finalize(series);
  sqlite3_finalize(row);
  sqlite3_close(database);
}

void import_into(const fs::path& path, const ImportBatch& batch) {
  auto store = open_sqlite_store(path);
  require(store && (*store)->import(batch));
}

void BM_BareLoop(benchmark::State& state) {
  const ImportBatch rows = batch(static_cast<int>(state.range(0)));
  for (auto _ : state) {
    const Folder folder;
    bare_loop(folder.file("bare.db"), rows);
  }
  state.SetItemsProcessed(state.iterations() * state.range(0));
}

void BM_Import(benchmark::State& state) {
  const ImportBatch rows = batch(static_cast<int>(state.range(0)));
  for (auto _ : state) {
    const Folder folder;
    import_into(folder.file("viisari.db"), rows);
  }
  state.SetItemsProcessed(state.iterations() * state.range(0));
}

// The same file again, with one figure in ten corrected.
void BM_ImportWithATenthRevised(benchmark::State& state) {
  const ImportBatch first = batch(static_cast<int>(state.range(0)));
  const ImportBatch second = batch(static_cast<int>(state.range(0)), 1);
  for (auto _ : state) {
    state.PauseTiming();
    std::optional<Folder> folder(std::in_place);
    import_into(folder->file("viisari.db"), first);
    state.ResumeTiming();
    import_into(folder->file("viisari.db"), second);
    state.PauseTiming();
    folder.reset();
    state.ResumeTiming();
  }
  state.SetItemsProcessed(state.iterations() * state.range(0));
}

// A database of `rows` figures that several benchmarks read.
const fs::path& filled(int rows) {
  static const Folder folder;
  static const fs::path path = folder.file("viisari.db");
  static int filled_with = 0;
  if (filled_with != rows) {
    fs::remove(path);
    import_into(path, batch(rows));
    filled_with = rows;
  }
  return path;
}

// The limit of loading: the same bytes, copied into memory, not understood.
void BM_ReadBlobs(benchmark::State& state) {
  const fs::path& path = filled(static_cast<int>(state.range(0)));
  for (auto _ : state) {
    sqlite3* database = nullptr;
    require(sqlite3_open(path.c_str(), &database) == SQLITE_OK);
    sqlite3_stmt* read = nullptr;
    require(sqlite3_prepare_v2(database,
                               "SELECT s.name, p.data FROM series AS s CROSS JOIN points AS p "
                               "WHERE p.series = s.id ORDER BY s.name",
                               -1, &read, nullptr) == SQLITE_OK);
    std::vector<std::vector<char>> all;
    while (sqlite3_step(read) == SQLITE_ROW) {
      const auto* bytes = static_cast<const char*>(sqlite3_column_blob(read, 1));
      all.emplace_back(bytes, bytes + sqlite3_column_bytes(read, 1));
    }
    benchmark::DoNotOptimize(all.data());
    sqlite3_finalize(read);
    sqlite3_close(database);
  }
  state.SetItemsProcessed(state.iterations() * state.range(0));
}

// Into arrays of periods and values, as the engine holds them.
void BM_VisitSeries(benchmark::State& state) {
  const fs::path& path = filled(static_cast<int>(state.range(0)));
  const Date as_of = Date::from_ymd(2025, 12, 1).value();
  for (auto _ : state) {
    auto store = open_sqlite_store(path);
    require(store.has_value());
    std::vector<std::vector<double>> values;
    std::vector<std::vector<Period>> periods;
    require((*store)
                ->visit_series(as_of, {},
                               [&](std::string_view, std::span<const SeriesPoint> points) {
                                 auto& v = values.emplace_back();
                                 auto& p = periods.emplace_back();
                                 v.reserve(points.size());
                                 p.reserve(points.size());
                                 for (const SeriesPoint& point : points) {
                                   v.push_back(point.value);
                                   p.push_back(point.period);
                                 }
                               })
                .has_value());
    benchmark::DoNotOptimize(values.data());
    benchmark::DoNotOptimize(periods.data());
  }
  state.SetItemsProcessed(state.iterations() * state.range(0));
}

// With their words and sources, a row at a time.
void BM_VisitObservations(benchmark::State& state) {
  const fs::path& path = filled(static_cast<int>(state.range(0)));
  for (auto _ : state) {
    auto store = open_sqlite_store(path);
    require(store.has_value());
    double sum = 0;
    require((*store)
                ->visit_observations({}, [&](const Observation& row) { sum += *row.value; })
                .has_value());
    benchmark::DoNotOptimize(sum);
  }
  state.SetItemsProcessed(state.iterations() * state.range(0));
}

constexpr int kRows = 1'000'000;
BENCHMARK(BM_BareLoop)->Arg(kRows)->Unit(benchmark::kMillisecond)->UseRealTime()->Iterations(2);
BENCHMARK(BM_Import)->Arg(kRows)->Unit(benchmark::kMillisecond)->UseRealTime()->Iterations(2);
BENCHMARK(BM_ImportWithATenthRevised)
    ->Arg(kRows)
    ->Unit(benchmark::kMillisecond)
    ->UseRealTime()
    ->Iterations(1);
BENCHMARK(BM_ReadBlobs)->Arg(kRows)->Unit(benchmark::kMillisecond)->UseRealTime();
BENCHMARK(BM_VisitSeries)->Arg(kRows)->Unit(benchmark::kMillisecond)->UseRealTime();
BENCHMARK(BM_VisitObservations)->Arg(kRows)->Unit(benchmark::kMillisecond)->UseRealTime();

}  // namespace

BENCHMARK_MAIN();
