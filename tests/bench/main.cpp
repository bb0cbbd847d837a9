// Benchmarks of the engine against the plain loop of the same run, with the ratios printed last.
// Every variant's checksum must equal the plain loop's, or its benchmark ends with an error.
#include <benchmark/benchmark.h>

#include <bit>
#include <cstdio>
#include <cstring>
#include <map>
#include <memory>

#include "engine/evaluator.h"
#include "engine/missing.h"
#include "script/definitions.h"
#include "workload.h"

namespace viisari::bench {
namespace {

const Workload& workload(std::size_t n) {
  static std::map<std::size_t, Workload> made;
  const auto place = made.find(n);
  return place != made.end() ? place->second : made.emplace(n, make_workload(n)).first->second;
}

const Checksum& expected(std::size_t n) {
  static std::map<std::size_t, Checksum> made;
  const auto place = made.find(n);
  if (place != made.end()) return place->second;
  return made.emplace(n, plain_loop(workload(n))).first->second;
}

void add(Checksum& sum, const IndicatorHistory& history) {
  const auto bits_of = [](std::span<const double> values) {
    std::uint64_t bits = 0;
    for (const double value : values) bits += std::bit_cast<std::uint64_t>(value);
    return bits;
  };
  sum.values += bits_of(history.values.values);
  sum.year_to_date += bits_of(history.year_to_date.values);
  // The first year has nothing to be compared with.
  sum.year_on_year += bits_of(history.year_on_year.values.subspan(12));
  sum.forecasts += std::bit_cast<std::uint64_t>(history.forecast);
  for (std::size_t i = 12; i < history.statuses.size(); ++i) {
    sum.statuses += static_cast<std::uint64_t>(history.statuses[i]) * (i + 1);
  }
}

void plain(benchmark::State& state) {
  const Workload& w = workload(static_cast<std::size_t>(state.range(0)));
  for (auto _ : state) {
    Checksum sum = plain_loop(w);
    benchmark::DoNotOptimize(sum);
  }
}

void path_only(benchmark::State& state) {
  const Workload& w = workload(static_cast<std::size_t>(state.range(0)));
  for (auto _ : state) {
    double sum = path_only_loop(w);
    benchmark::DoNotOptimize(sum);
  }
}

void run_engine(benchmark::State& state, std::span<const Indicator> indicators, ValueSource& source,
                const Workload& w) {
  SeriesMemory memory = make_memory(w);
  auto engine = Engine::create(indicators, source, memory);
  if (!engine) {
    state.SkipWithError(engine.error().text.c_str());
    return;
  }
  // Results have their memory from the first evaluation on, as the plain loop has.
  engine->evaluate();
  Checksum sum;
  for (auto _ : state) {
    sum = {};
    engine->evaluate_with_history(
        [&sum](std::size_t, const IndicatorHistory& history) { add(sum, history); });
  }
  if (!(sum == expected(w.size))) state.SkipWithError("the checksum differs from the plain loop's");
  const auto per_indicator = [&w](std::size_t bytes) {
    return static_cast<double>(bytes) / static_cast<double>(w.size);
  };
  state.counters["memory_B"] = per_indicator(memory.memory_bytes());
  state.counters["results_B"] = per_indicator(engine->memory_bytes());
}

void engine_native(benchmark::State& state) {
  const Workload& w = workload(static_cast<std::size_t>(state.range(0)));
  const std::vector<Indicator> indicators = make_indicators(w);
  const auto source = make_native_source();
  run_engine(state, indicators, *source, w);
}

// Only the verdict of the day, as `viisari evaluate` asks for it.
void engine_verdicts(benchmark::State& state) {
  const Workload& w = workload(static_cast<std::size_t>(state.range(0)));
  const std::vector<Indicator> indicators = make_indicators(w);
  const auto source = make_native_source();
  SeriesMemory memory = make_memory(w);
  auto engine = Engine::create(indicators, *source, memory);
  for (auto _ : state) engine->evaluate();
}

constexpr std::size_t kIndicatorsAFile = 50;

// W(n) as definition files, in the language the analysts write.
std::vector<SourceFile> lua_files(const Workload& w) {
  std::vector<SourceFile> files{
      {"bench/documents.lua",
       "document \"d\" { title = { fi = \"D\" }, published = \"2025-01-01\" }\n"}};
  for (std::size_t first = 0; first < w.size; first += kIndicatorsAFile) {
    std::string text = "local palvelu = service \"S\"\n";
    for (std::size_t i = first; i < std::min(first + kIndicatorsAFile, w.size); ++i) {
      const std::string n = std::to_string(i);
      const auto number = [](double value) {
        char buffer[40];
        std::snprintf(buffer, sizeof buffer, "%.17g", value);
        return std::string(buffer);
      };
      for (const char* input : {"a", "b"}) {
        text += "indicator \"" + std::string(input) + n +
                "\" { title = { fi = \"X\" }, service = palvelu, unit = \"count\", source = "
                "cite(doc.d, 1) }\n";
      }
      text += "indicator \"w" + n +
              "\" { title = { fi = \"W\" }, service = palvelu, unit = \"percent\", better = \"up\","
              " source = cite(doc.d, 1),\n  inputs = { a = \"a" +
              n + "\", b = \"b" + n +
              "\" },\n  value = function(s) return 100 * s.a / s.b end,\n  baseline = { \"" +
              std::to_string(kFirstYear) + "\", " + number(w.baselines[i]) +
              ", cite(doc.d, 2) },\n  targets = {";
      for (std::size_t year = 0; year < kYears; ++year) {
        text += " [\"" + std::to_string(kFirstYear + 1 + static_cast<int>(year)) +
                "\"] = at_least(" + number(w.targets[i * kYears + year]) + "),";
      }
      text += " } }\n";
    }
    files.push_back({"bench/f" + std::to_string(first) + ".lua", std::move(text)});
  }
  return files;
}

void engine_lua(benchmark::State& state) {
  const Workload& w = workload(static_cast<std::size_t>(state.range(0)));
  Definitions definitions;
  const LoadReport report = definitions.load(lua_files(w));
  if (!report.ok()) {
    state.SkipWithError(report.errors().front().to_string().c_str());
    return;
  }
  SeriesMemory memory = make_memory(w);
  auto engine = Engine::create(definitions.indicators(), definitions, memory);
  Checksum sum;
  for (auto _ : state) {
    sum = {};
    engine->evaluate_with_history([&](std::size_t index, const IndicatorHistory& history) {
      // The observed inputs are indicators too; W counts the computed ones.
      if (definitions.indicators()[index].computed) add(sum, history);
    });
  }
  if (!(sum == expected(w.size))) state.SkipWithError("the checksum differs from the plain loop's");
}

// The computed indicators only, the inputs being plain series: what W(n) says.
class LuaSubset final : public ValueSource {
 public:
  explicit LuaSubset(Definitions& definitions) : definitions_(definitions) {
    for (std::size_t i = 0; i < definitions.indicators().size(); ++i) {
      if (!definitions.indicators()[i].computed) continue;
      indicators.push_back(definitions.indicators()[i]);
      places_.push_back(i);
    }
  }
  Result<SeriesView> compute(std::size_t index, std::span<const SeriesView> inputs,
                             SeriesPool& pool) override {
    return definitions_.compute(places_[index], inputs, pool);
  }
  std::vector<Indicator> indicators;

 private:
  Definitions& definitions_;
  std::vector<std::size_t> places_;
};

void engine_lua_computed(benchmark::State& state) {
  const Workload& w = workload(static_cast<std::size_t>(state.range(0)));
  Definitions definitions;
  const LoadReport report = definitions.load(lua_files(w));
  if (!report.ok()) {
    state.SkipWithError(report.errors().front().to_string().c_str());
    return;
  }
  LuaSubset source(definitions);
  run_engine(state, source.indicators, source, w);
  state.counters["lua_B"] =
      static_cast<double>(definitions.script_memory()) / static_cast<double>(w.size);
}

void update_one(benchmark::State& state) {
  const Workload& w = workload(static_cast<std::size_t>(state.range(0)));
  const std::vector<Indicator> indicators = make_indicators(w);
  const auto source = make_native_source();
  SeriesMemory memory = make_memory(w);
  auto engine = Engine::create(indicators, *source, memory);
  engine->evaluate();
  Observation change;
  change.known_from = *Date::from_ymd(2031, 1, 20);
  change.period = Period::of_month(2030, 12);
  change.source = {"bench", "1", "300"};
  std::size_t i = 0;
  for (auto _ : state) {
    i = (i + 7919) % w.size;
    change.series = "bench/a" + std::to_string(i);
    change.value = 300 + static_cast<double>(i % 10);
    ++change.revision;
    benchmark::DoNotOptimize(engine->update(change).size());
  }
}

void memory_load(benchmark::State& state) {
  const Workload& w = workload(static_cast<std::size_t>(state.range(0)));
  for (auto _ : state) {
    SeriesMemory memory = make_memory(w);
    benchmark::DoNotOptimize(memory.series_count());
  }
}

// The bytes alone: what reading the series as blobs costs once they are in memory.
void memory_copy(benchmark::State& state) {
  const Workload& w = workload(static_cast<std::size_t>(state.range(0)));
  for (auto _ : state) {
    std::vector<std::vector<double>> series(2 * w.size);
    for (std::size_t i = 0; i < w.size; ++i) {
      series[2 * i].assign(&w.a[i * kMonths], &w.a[i * kMonths] + kMonths);
      series[2 * i + 1].assign(&w.b[i * kMonths], &w.b[i * kMonths] + kMonths);
    }
    benchmark::DoNotOptimize(series.data());
  }
}

void memory_from_observations(benchmark::State& state) {
  const Workload& w = workload(static_cast<std::size_t>(state.range(0)));
  std::vector<Observation> rows;
  for (std::size_t i = 0; i < w.size; ++i) {
    for (std::size_t month = 0; month < kMonths; ++month) {
      Observation row;
      row.series = "bench/a" + std::to_string(i);
      row.period = (*w.axis)[month];
      row.value = w.a[i * kMonths + month];
      row.known_from = *Date::from_ymd(2031, 1, 15);
      row.source = {"bench", "1", "100"};
      rows.push_back(std::move(row));
    }
  }
  for (auto _ : state) {
    const SeriesMemory memory = SeriesMemory::from(rows, *Date::from_ymd(2031, 2, 1));
    benchmark::DoNotOptimize(memory.observation_count());
  }
  state.SetItemsProcessed(static_cast<std::int64_t>(rows.size()) * state.iterations());
}

void script_load(benchmark::State& state) {
  const Workload& w = workload(static_cast<std::size_t>(state.range(0)) * 4);
  // 500 files of some 60 lines: four computed indicators with their inputs each.
  std::vector<SourceFile> files;
  const std::vector<SourceFile> whole = lua_files(w);
  files.push_back(whole.front());
  for (std::size_t i = 0; i < static_cast<std::size_t>(state.range(0)); ++i) {
    Workload part;
    part.size = 4;
    part.baselines.assign(&w.baselines[i * 4], &w.baselines[i * 4] + 4);
    part.targets.assign(&w.targets[i * 4 * kYears], &w.targets[i * 4 * kYears] + 4 * kYears);
    SourceFile file = lua_files(part)[1];
    file.path = "bench/s" + std::to_string(i) + ".lua";
    // Keys of their own in each file.
    for (std::size_t at = file.text.find("indicator \""); at != std::string::npos;
         at = file.text.find("indicator \"", at + 1)) {
      file.text.insert(at + 11, "s" + std::to_string(i) + ".");
    }
    for (const char* input : {"a = \"a", "b = \"b"}) {
      for (std::size_t at = file.text.find(input); at != std::string::npos;
           at = file.text.find(input, at + 1)) {
        file.text.insert(at + 5, "s" + std::to_string(i) + ".");
      }
    }
    files.push_back(std::move(file));
  }
  for (auto _ : state) {
    Definitions definitions;
    const LoadReport report = definitions.load(files);
    if (!report.ok()) {
      state.SkipWithError(report.errors().front().to_string().c_str());
      return;
    }
    benchmark::DoNotOptimize(definitions.indicators().size());
  }
}

// Console output as always, then each processor time as a ratio to its limit: everything here runs
// on one thread, and other work on the machine must not count.
class RatioReporter final : public benchmark::ConsoleReporter {
 public:
  void ReportRuns(const std::vector<Run>& runs) override {
    ConsoleReporter::ReportRuns(runs);
    for (const Run& run : runs) {
      if (run.error_occurred) {
        failed = true;
      } else if (run.run_type == Run::RT_Iteration || run.aggregate_name == "median") {
        times[run.run_name.str()] = run.GetAdjustedCPUTime() / unit(run.time_unit);
      }
    }
  }
  void print(const std::string& name, const std::string& limit) const {
    const auto one = times.find(name);
    const auto other = times.find(limit);
    if (one == times.end() || other == times.end()) return;
    std::printf("%-34s %8.2f x %s\n", name.c_str(), one->second / other->second, limit.c_str());
  }
  std::map<std::string, double> times;
  bool failed = false;

 private:
  static double unit(benchmark::TimeUnit unit) { return benchmark::GetTimeUnitMultiplier(unit); }
};

BENCHMARK(plain)->Arg(10000)->Arg(100000)->Unit(benchmark::kMillisecond);
BENCHMARK(path_only)->Arg(100000)->Unit(benchmark::kMillisecond);
BENCHMARK(engine_native)->Arg(10000)->Arg(100000)->Unit(benchmark::kMillisecond);
BENCHMARK(engine_verdicts)->Arg(100000)->Unit(benchmark::kMillisecond);
BENCHMARK(engine_lua_computed)->Arg(10000)->Arg(100000)->Unit(benchmark::kMillisecond);
BENCHMARK(engine_lua)->Arg(10000)->Unit(benchmark::kMillisecond);
BENCHMARK(update_one)->Arg(10000)->Unit(benchmark::kMicrosecond);
BENCHMARK(memory_copy)->Arg(100000)->Unit(benchmark::kMillisecond);
BENCHMARK(memory_load)->Arg(100000)->Unit(benchmark::kMillisecond);
BENCHMARK(memory_from_observations)->Arg(5000)->Unit(benchmark::kMillisecond);
BENCHMARK(script_load)->Arg(500)->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace viisari::bench

int main(int argc, char** argv) {
  benchmark::Initialize(&argc, argv);
  if (benchmark::ReportUnrecognizedArguments(argc, argv)) return 2;
  viisari::bench::RatioReporter reporter;
  benchmark::RunSpecifiedBenchmarks(&reporter);
  std::printf("\nRatios within this run\n");
  reporter.print("engine_native/10000", "plain/10000");
  reporter.print("engine_native/100000", "plain/100000");
  reporter.print("engine_verdicts/100000", "plain/100000");
  reporter.print("engine_lua_computed/10000", "plain/10000");
  reporter.print("engine_lua_computed/100000", "plain/100000");
  reporter.print("plain/100000", "path_only/100000");
  reporter.print("engine_native/100000", "path_only/100000");
  reporter.print("engine_lua/10000", "plain/10000");
  reporter.print("memory_load/100000", "memory_copy/100000");
  return reporter.failed ? 1 : 0;
}
