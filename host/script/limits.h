// What a definition file may use up. Each limit ends the one script that reaches it and nothing
// else. docs/lua.md names the defaults; a test holds the two together.
// Thread-safety: plain values.
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>

namespace viisari {

struct Limits {
  // Of one file, in bytes.
  std::size_t source_bytes = 64 * 1024;
  // Of one tree of definitions.
  std::size_t files = 5'000;

  // Memory of one file's script in bytes: all of it, and the largest single block.
  std::size_t memory_bytes = 16 * 1024 * 1024;
  std::size_t block_bytes = 1024 * 1024;

  // Work, counted in virtual machine instructions; functions of the host charge the same budget.
  std::int64_t load_instructions = 5'000'000;   // to read one file
  std::int64_t value_instructions = 1'000'000;  // to compute one indicator once
  std::chrono::milliseconds load_time{1'000};
  std::chrono::milliseconds value_time{200};
  // Series made by one call of a `value` function, its inputs included.
  std::size_t series = 1'000;

  // What one file may define: its indicators, its reconcile rules, and the bytes of all texts.
  std::size_t indicators = 2'000;
  std::size_t rules = 500;
  std::size_t output_bytes = 4 * 1024 * 1024;
  // A title, a note, a quotation, in bytes.
  std::size_t text_bytes = 8'000;
  // Errors reported from one file; the rest is left out.
  std::size_t errors = 50;

  // A `value` function that was killed this often without a success in between is not run again
  // until its file changes: one hostile script must not make every evaluation slow.
  int kills = 3;

  // The monotonic clock of the two times.
  std::chrono::steady_clock::time_point (*now)() = &std::chrono::steady_clock::now;

  // For tests: the n-th allocation of each script fails, and all after it; 0 for never.
  std::uint64_t fail_allocation = 0;
};

}  // namespace viisari
