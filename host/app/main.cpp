// The program. As `viisari worker …` it is the process of one plugin and nothing else.

#include <clocale>
#include <cstdio>
#include <filesystem>
#include <span>
#include <string_view>
#include <system_error>

#include "app/cli.h"
#include "area/worker.h"
#include "base/date.h"

int main(int argc, char** argv) {
  if (argc >= 2 && std::string_view(argv[1]) == "worker") {
    return viisari::run_worker(
        std::span<const char* const>(argv + 2, static_cast<std::size_t>(argc) - 2));
  }
  // Numbers and comparisons must not depend on where the program runs.
  std::setlocale(LC_ALL, "C");
  std::error_code error;
  const std::filesystem::path self = std::filesystem::read_symlink("/proc/self/exe", error);
  if (error) {
    std::fprintf(stderr, "app.self: /proc/self/exe cannot be read: %s\n", error.message().c_str());
    return 3;
  }
  const viisari::SystemClock clock;
  return viisari::run_command_line(argc, argv, self, clock);
}
