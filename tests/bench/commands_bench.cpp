// How long the commands take that people wait for, over the project's own definitions and example
// data, beside the empty command `viisari --version` in the same run. Every round runs each once,
// so that a busy moment of the machine meets all of them; medians and their ratios are printed.
// Usage: commands_bench [ROUNDS]
#include <fcntl.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <functional>
#include <stdexcept>
#include <string>
#include <vector>

#include "app/config.h"
#include "app/evaluation.h"
#include "app/workspace.h"
#include "base/log.h"
#include "script/definitions.h"

extern char** environ;

namespace {

namespace fs = std::filesystem;
using namespace viisari;

const fs::path kSource = VIISARI_SOURCE_DIR;
const fs::path kBuild = VIISARI_BINARY_DIR;
const std::string kDay = "2025-12-01";

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
  const fs::path& path() const { return path_; }

 private:
  fs::path path_;
};

// Runs the program with its outputs thrown away; its exit status, or -1.
int run(const fs::path& config, std::vector<std::string> arguments) {
  arguments.insert(arguments.begin(), {(kBuild / "viisari").string(), "--config", config.string()});
  std::vector<char*> words;
  for (std::string& word : arguments) words.push_back(word.data());
  words.push_back(nullptr);
  posix_spawn_file_actions_t actions;
  posix_spawn_file_actions_init(&actions);
  posix_spawn_file_actions_addopen(&actions, 1, "/dev/null", O_WRONLY, 0);
  posix_spawn_file_actions_adddup2(&actions, 1, 2);
  pid_t pid = -1;
  const int error = posix_spawn(&pid, words[0], &actions, nullptr, words.data(), environ);
  posix_spawn_file_actions_destroy(&actions);
  int status = 0;
  if (error != 0 || waitpid(pid, &status, 0) != pid || !WIFEXITED(status)) return -1;
  return WEXITSTATUS(status);
}

struct Work {
  std::string name;
  double limit_ms;  // 0: none
  std::function<void()> run;
  std::vector<double> times_ms;

  double median_ms() {
    std::sort(times_ms.begin(), times_ms.end());
    return times_ms[times_ms.size() / 2];
  }
};

void measure(int rounds) {
  const Folder folder;
  const fs::path config_file = folder.path() / "viisari.toml";
  std::ofstream(config_file) << "[data]\ndirectory = \"var\"\n[definitions]\ndirectory = \""
                             << (kSource / "indicators").string() << "\"\n[plugins]\ndirectory = \""
                             << (kBuild / "plugins").string() << "\"\n";
  for (const char* file : {"recipients.toml", "schedules.toml"}) {
    fs::copy_file(kSource / "config" / file, folder.path() / file);
  }
  const auto command = [&](std::vector<std::string> arguments, int expected) {
    const std::string name = arguments[0];
    return [=, &config_file] {
      if (run(config_file, arguments) != expected) throw std::runtime_error(name + " failed");
    };
  };
  command({"run", "--examples", (kSource / "examples" / "data").string(), "--as-of", kDay,
           "--no-serve"},
          0)();

  // Five simulated years, told to the shipped recipients.
  const std::string years = (folder.path() / "years").string();
  command({"simulate", "--from", "2026-01", "--to", "2030-12", "--seed", "7", "--into", years},
          0)();

  // For the evaluation itself: workers run already, definitions are read.
  const auto config = read_config(config_file);
  if (!config) throw std::runtime_error(config.error().to_string());
  const SystemClock clock;
  NullLog log;
  const auto workspace = Workspace::open(*config, clock, log, kBuild / "viisari");
  if (!workspace || !(*workspace)->load_definitions() || !(*workspace)->areas()) {
    throw std::runtime_error("the workspace cannot be opened");
  }
  const Date day = *Date::parse(kDay);
  const auto evaluation = [&] {
    if (!evaluate_all(**workspace, day)) throw std::runtime_error("the evaluation failed");
  };

  std::vector<Work> all{
      {"viisari --version (the empty command)", 0, command({"--version"}, 0), {}},
      {"viisari check indicators/",
       300,
       command({"check", (kSource / "indicators").string()}, 0),
       {}},
      {"viisari audit figures", 200, command({"audit", "figures", "--as-of", kDay}, 1), {}},
      {"viisari audit targets", 0, command({"audit", "targets", "--as-of", kDay}, 1), {}},
      {"viisari audit verdicts (with plugins)",
       0,
       command({"audit", "verdicts", "--as-of", kDay}, 1),
       {}},
      {"evaluation of all areas, in the process", 50, evaluation, {}},
      {"viisari alerts replay of five years",
       5000,
       command({"alerts", "replay", "--data", years, "--from", "2026-01-01", "--to", "2030-12-31"},
               0),
       {}},
      {"viisari evaluate (with plugins)", 0, command({"evaluate", "--as-of", kDay}, 0), {}},
  };
  for (int round = 0; round < rounds; ++round) {
    for (Work& work : all) {
      const auto start = std::chrono::steady_clock::now();
      work.run();
      const std::chrono::duration<double, std::milli> time =
          std::chrono::steady_clock::now() - start;
      work.times_ms.push_back(time.count());
    }
  }
  const double empty = all.front().median_ms();
  std::printf("%-42s %10s %8s %10s\n", "", "median ms", "ratio", "limit ms");
  for (Work& work : all) {
    const std::string limit =
        work.limit_ms > 0 ? std::to_string(static_cast<int>(work.limit_ms)) : std::string("–");
    std::printf("%-42s %10.1f %8.1f %10s\n", work.name.c_str(), work.median_ms(),
                work.median_ms() / empty, limit.c_str());
  }
}

}  // namespace

int main(int argc, char** argv) {
  try {
    measure(argc > 1 ? std::max(1, std::atoi(argv[1])) : 31);
  } catch (const std::exception& error) {
    std::fprintf(stderr, "commands_bench: %s\n", error.what());
    return 1;
  }
  return 0;
}
