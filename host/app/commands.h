// The commands behind the command line: each calls a use case and prints what it gave.
// Each returns the program's exit status. Thread-safety: one command a process.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>

#include "base/date.h"

namespace viisari {

struct CommandContext {
  const std::filesystem::path& self;
  const Clock& clock;
  std::string config_file;     // empty: config/viisari.toml
  std::string data_directory;  // empty: of the configuration
  std::string language;        // "fi" or "en"
};

struct CheckOptions {
  std::string path;
};
struct TestOptions {
  std::string path;
  bool strict = false;      // what no spec covers is a failure
  bool restricted = false;  // show figures that are not public
};
struct ExportOptions {
  std::string what;
  std::string format;
};
struct ImportOptions {
  std::string area;
  std::string file;
  std::string by = "viisari import";
  bool dry_run = false;
};
struct EvaluateOptions {
  std::string as_of;
};
struct StatusOptions {
  std::string area;
  std::string year;  // empty: the verdicts of the day, not the outlook of a year
  std::string as_of;
  std::string format = "text";
  bool restricted = false;  // with a year: indicators that are not public, too
};
struct ExplainOptions {
  std::string id;
  std::string as_of;
  std::string format = "text";
};
struct PluginsOptions {
  std::string format = "text";
};
struct SimulateOptions {
  std::string from;  // months
  std::string to;
  std::uint64_t seed = 1;
  std::string into;  // empty: `simulated` in the data directory
};
struct DoctorOptions {};
struct ServeOptions {
  std::string as_of;
};
struct RunOptions {
  std::string examples;
  std::string as_of;
  bool no_serve = false;
};

int run_check(const CommandContext& context, const CheckOptions& options);
int run_test(const CommandContext& context, const TestOptions& options);
int run_export(const CommandContext& context, const ExportOptions& options);
int run_import(const CommandContext& context, const ImportOptions& options);
int run_evaluate(const CommandContext& context, const EvaluateOptions& options);
int run_status(const CommandContext& context, const StatusOptions& options);
// The outlook of one year; `year` must be a number that OutlookLimitsOfYears allows.
int run_status_of_year(const CommandContext& context, const StatusOptions& options);
int run_explain(const CommandContext& context, const ExplainOptions& options);
int run_plugins(const CommandContext& context, const PluginsOptions& options);
int run_simulate(const CommandContext& context, const SimulateOptions& options);
int run_doctor(const CommandContext& context, const DoctorOptions& options);
int run_serve(const CommandContext& context, const ServeOptions& options);
int run_run(const CommandContext& context, const RunOptions& options);

}  // namespace viisari
