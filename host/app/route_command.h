// `viisari route test`: who would be told of an indicator, when and why; nothing is sent.
// Thread-safety: one command a process.
#pragma once

#include <string>

#include "app/commands.h"

namespace viisari {

struct RouteTestOptions {
  std::string id;
  std::string severity;  // empty: of each rule
  std::string kind = "path";
  std::string format = "text";
};

int run_route_test(const CommandContext& context, const RouteTestOptions& options);

}  // namespace viisari
