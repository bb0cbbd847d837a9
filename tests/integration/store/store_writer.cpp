// Imports and evaluates in a loop and says on standard output what is confirmed, one line each,
// until it is killed. The crash test holds the lines against the database.
//   store_writer DATABASE FIRST          endless, numbering batches from FIRST
//   store_writer DATABASE full BYTES     one large import with files limited to BYTES
#include <signal.h>
#include <sys/resource.h>
#include <unistd.h>

#include <cstdlib>
#include <string>
#include <string_view>
#include <vector>

#include "store/sqlite/sqlite_store.h"

namespace {

using namespace viisari;

// One write(2) a line: a line is there as a whole or not at all.
void say(const std::string& line) {
  const std::string text = line + "\n";
  if (write(STDOUT_FILENO, text.data(), text.size()) < 0) _exit(4);
}

Observation figure(const std::string& key, int number) {
  Observation out;
  out.series = "pirkanmaa/" + key;
  out.period = Period::of_year(2025);
  out.value = number;
  out.known_from = Date::from_ymd(2025, 1, 20).value();
  out.source = {"goals", std::to_string(number), "as printed"};
  return out;
}

// 30 new series and 30 revisions of those of the batch before.
ImportBatch batch(int number, int rows) {
  ImportBatch out;
  out.area = "pirkanmaa";
  out.file_name = "batch-" + std::to_string(number);
  out.by = "test";
  for (int i = 0; i < rows; ++i) {
    out.observations.push_back(
        figure("b" + std::to_string(number) + ".r" + std::to_string(i), number));
    out.observations.push_back(
        figure("b" + std::to_string(number - 1) + ".r" + std::to_string(i), number));
  }
  return out;
}

Evaluation evaluation(int number) {
  Evaluation out;
  out.as_of = Date::from_ymd(2025, 12, 1).value();
  out.started_at = Instant(std::chrono::seconds(number));
  for (int i = 0; i < 20; ++i) {
    out.assessments.push_back({"pirkanmaa/i" + std::to_string(i), AssessmentStatus::kOnTrack,
                               "path.met", "fresh", 1.0 * (number % (i + 1)),
                               std::string(500, 'x')});
  }
  return out;
}

[[noreturn]] void stop(const Error& error) {
  say("error " + std::string(error.code.name));
  _exit(3);
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 3) return 2;
  const std::string_view mode = argv[2];
  if (mode == "full") {
    signal(SIGXFSZ, SIG_IGN);
    const auto bytes = static_cast<rlim_t>(std::atoll(argv[3]));
    const rlimit limit{bytes, bytes};
    if (setrlimit(RLIMIT_FSIZE, &limit) != 0) return 2;
  }
  auto store = open_sqlite_store(argv[1]);
  if (!store) stop(store.error());
  if (mode == "full") {
    const auto done = (*store)->import(batch(1'000'000, 6'000));
    if (!done) stop(done.error());
    say("import 1000000");
    return 0;
  }
  say("ready");
  for (int number = std::atoi(argv[2]);; ++number) {
    const auto imported = (*store)->import(batch(number, 30));
    if (!imported) stop(imported.error());
    say("import " + std::to_string(number));
    const auto evaluated = (*store)->record_evaluation(evaluation(number));
    if (!evaluated) stop(evaluated.error());
    say("evaluation " + std::to_string(number));
  }
}
