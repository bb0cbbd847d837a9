// The file of schedules on any bytes: it is read or refused with a place, and what was read can be
// asked for its runs.

#include <unistd.h>

#include <cstdint>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <string>
#include <string_view>

#include "base/text.h"
#include "schedule/schedule.h"

namespace {

using namespace viisari;

void require(bool condition) {
  if (!condition) std::abort();
}

void runs(const Schedule& schedule) {
  const Instant from = *parse_instant("2026-03-20T00:00:00Z");
  const auto due = due_after(schedule, from, 5);
  require(due.has_value());
  for (std::size_t i = 0; i < due->size(); ++i) {
    require((*due)[i].at > (i == 0 ? from : (*due)[i - 1].at));
    require((*due)[i].local_day >= schedule.start);
  }
  const auto missed = runs_now(schedule, std::nullopt, from, from + std::chrono::days(400));
  require(missed.has_value());
  require(missed->run.size() <= static_cast<std::size_t>(schedule.max_runs));
  require(missed->skip.size() <= kMostSkipped);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const std::filesystem::path file =
      std::filesystem::temp_directory_path() /
      ("viisari_schedule_fuzz_" + std::to_string(getpid()) + ".toml");
  std::ofstream(file, std::ios::binary)
      .write(reinterpret_cast<const char*>(data), static_cast<std::streamsize>(size));
  Schedules schedules;
  const auto errors = read_schedules(file, schedules);
  std::filesystem::remove(file);
  require(errors.empty() || schedules.all.empty());
  for (const Error& error : errors) {
    require(!error.code.name.empty() && error.code != kSchedulesNotFound);
    require(is_valid_utf8(error.text));
  }
  for (const Schedule& schedule : schedules.all) runs(schedule);
  return 0;
}
