// `viisari schedule`: when the schedules of config/schedules.toml are due.
// Thread-safety: one command a process.
#pragma once

#include <cstddef>
#include <string>

#include "app/commands.h"

namespace viisari {

struct SchedulePreviewOptions {
  std::string name;        // empty: every schedule with its next time
  std::size_t count = 12;  // 1–1000
  std::string from;        // a local day; empty: from now on
  std::string format = "text";
};
int run_schedule_preview(const CommandContext& context, const SchedulePreviewOptions& options);

}  // namespace viisari
