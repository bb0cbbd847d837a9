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

// ---- A step of the alerts --------------------------------------------------------------------

constexpr int kEpisodes = 100;
constexpr int kMessages = 20;
const std::string kMail(20'000, 'x');  // bytes of a message

std::string name_of(int step, int number) {
  return std::to_string(step) + "." + std::to_string(number);
}

// The same rows into tables with the same keys, without the work of reading what is there.
void BM_BareStep(benchmark::State& state) {
  const Folder folder;
  sqlite3* database = nullptr;
  require(sqlite3_open(folder.file("bare.db").c_str(), &database) == SQLITE_OK);
  run(database, "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;");
  run(database,
      "CREATE TABLE episode (id INTEGER PRIMARY KEY, subject TEXT, rule TEXT, severity TEXT, "
      "value REAL) STRICT; CREATE UNIQUE INDEX episode_open ON episode (subject, rule);"
      "CREATE TABLE transition (episode INTEGER, number INTEGER, kind TEXT, at INTEGER, value "
      "REAL, "
      "PRIMARY KEY (episode, number)) STRICT, WITHOUT ROWID;"
      "CREATE TABLE message (id INTEGER PRIMARY KEY, recipient TEXT, message_id TEXT UNIQUE, bytes "
      "BLOB) STRICT;"
      "CREATE TABLE notice (episode INTEGER, recipient TEXT, transition INTEGER, message INTEGER, "
      "PRIMARY KEY (episode, recipient, transition)) STRICT, WITHOUT ROWID;");
  const auto prepare = [&](const char* sql) {
    sqlite3_stmt* out = nullptr;
    require(sqlite3_prepare_v2(database, sql, -1, &out, nullptr) == SQLITE_OK);
    return out;
  };
  const auto text = [](sqlite3_stmt* statement, int place, const std::string& value) {
    sqlite3_bind_text(statement, place, value.data(), static_cast<int>(value.size()),
                      SQLITE_STATIC);
  };
  const auto step_once = [](sqlite3_stmt* statement) {
    require(sqlite3_step(statement) == SQLITE_DONE);
    sqlite3_reset(statement);
  };
  sqlite3_stmt* episode = prepare("INSERT INTO episode VALUES (NULL, ?, ?, 'high', 1.5)");
  sqlite3_stmt* transition = prepare("INSERT INTO transition VALUES (?, 1, 'opened', 5, 1.5)");
  sqlite3_stmt* message = prepare("INSERT INTO message VALUES (NULL, 'johto', ?, ?)");
  sqlite3_stmt* notice = prepare("INSERT INTO notice VALUES (?, 'johto', 1, ?)");
  int step = 0;
  for (auto _ : state) {
    run(database, "BEGIN IMMEDIATE");
    const sqlite3_int64 first = sqlite3_int64{step} * kEpisodes + 1;
    for (int i = 0; i < kEpisodes; ++i) {
      const std::string subject = "pirkanmaa/" + name_of(step, i);
      text(episode, 1, subject);
      text(episode, 2, subject);
      step_once(episode);
      sqlite3_bind_int64(transition, 1, first + i);
      step_once(transition);
    }
    for (int i = 0; i < kMessages; ++i) {
      const std::string id = "<" + name_of(step, i) + "@alue.example>";
      text(message, 1, id);
      sqlite3_bind_blob(message, 2, kMail.data(), static_cast<int>(kMail.size()), SQLITE_STATIC);
      step_once(message);
      for (int j = i; j < kEpisodes; j += kMessages) {
        sqlite3_bind_int64(notice, 1, first + j);
        sqlite3_bind_int64(notice, 2, sqlite3_int64{step} * kMessages + i + 1);
        step_once(notice);
      }
    }
    run(database, "COMMIT");
    ++step;
  }
  for (sqlite3_stmt* statement : {episode, transition, message, notice}) {
    sqlite3_finalize(statement);
  }
  sqlite3_close(database);
}

// Reads the state, closes the episodes of the step before, opens as many, queues the messages.
void BM_AlertStep(benchmark::State& state) {
  const Folder folder;
  auto store = open_sqlite_store(folder.file("viisari.db"));
  require(store.has_value());
  AlertStore& alerts = (*store)->alerts();
  const Instant now(std::chrono::seconds(1764576000));
  int step = 0;
  for (auto _ : state) {
    const auto before = alerts.alert_state(now);
    require(before.has_value());
    AlertCommit commit;
    commit.generation = before->generation;
    commit.as_of = Date::of(now).plus_days(step);
    commit.now = now;
    for (int i = 0; i < kEpisodes; ++i) {
      Episode& episode = commit.episodes.emplace_back();
      episode.kind = EpisodeKind::kPath;
      episode.subject = "pirkanmaa/" + name_of(step, i);
      episode.rule = episode.subject;
      episode.severity = Severity::kHigh;
      episode.path_state = PathState::kOff;
      episode.opened_period = Period::of_month(2026, 1);
      episode.opened_value = 1.5;
      episode.transitions = 1;
      Transition& transition = commit.transitions.emplace_back();
      transition.episode = i;
      transition.number = 1;
      transition.kind = TransitionKind::kOpened;
      transition.period = episode.opened_period;
      transition.value = 1.5;
    }
    for (int i = 0; i < kMessages; ++i) {
      QueuedMessage& queued = commit.messages.emplace_back();
      queued.message.kind = MessageKind::kAlert;
      queued.message.recipient = "johto";
      queued.message.envelope_to = "johto@alue.example";
      queued.message.message_id = "<" + name_of(step, i) + "@alue.example>";
      queued.message.bytes = kMail;
      for (int j = i; j < kEpisodes; j += kMessages) {
        queued.notices.push_back({static_cast<std::size_t>(j), 1});
      }
    }
    for (Episode closed : before->open) {
      closed.open = false;
      commit.episodes.push_back(closed);
    }
    require(alerts.commit_alerts(commit).has_value());
    ++step;
  }
}

constexpr int kRows = 1'000'000;
BENCHMARK(BM_BareStep)->Unit(benchmark::kMillisecond)->UseRealTime()->Iterations(200);
BENCHMARK(BM_AlertStep)->Unit(benchmark::kMillisecond)->UseRealTime()->Iterations(200);
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
