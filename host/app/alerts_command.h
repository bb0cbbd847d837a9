// The commands about alerts: one round of notifying, and what people look at, acknowledge, silence
// and replay. Each returns the program's exit status. Thread-safety: one command a process.
#pragma once

#include <cstdint>
#include <string>

#include "app/commands.h"

namespace viisari {

struct NotifyCommandOptions {
  std::string as_of;
  bool no_deliver = false;
};
struct AlertsListOptions {
  std::string area;
  bool all = false;  // closed ones, too
  std::string format = "text";
};
struct AlertsShowOptions {
  std::int64_t id = 0;
  std::string format = "text";
};
// Of acknowledging and closing.
struct AlertsActOptions {
  std::int64_t id = 0;
  std::string by;
  std::string comment;
  std::string until;     // empty: 30 days from now
  bool shorten = false;  // of acknowledging: it may end before the one it replaces
};
struct AlertsSilenceOptions {
  std::string subject;  // AREA, AREA/KEY or AREA/prefix.*
  std::string by;
  std::string reason;
  std::string until;
};
struct AlertsSilencesOptions {
  bool all = false;  // ended ones, too
};
struct AlertsUnsilenceOptions {
  std::int64_t id = 0;
};
struct AlertsReplayOptions {
  std::string from;
  std::string to;
  std::string rule;
  std::string area;
  std::string format = "text";
};

int run_notify(const CommandContext& context, const NotifyCommandOptions& options);
int run_alerts_list(const CommandContext& context, const AlertsListOptions& options);
int run_alerts_show(const CommandContext& context, const AlertsShowOptions& options);
int run_alerts_acknowledge(const CommandContext& context, const AlertsActOptions& options);
int run_alerts_close(const CommandContext& context, const AlertsActOptions& options);
int run_alerts_silence(const CommandContext& context, const AlertsSilenceOptions& options);
int run_alerts_silences(const CommandContext& context, const AlertsSilencesOptions& options);
int run_alerts_unsilence(const CommandContext& context, const AlertsUnsilenceOptions& options);
int run_alerts_replay(const CommandContext& context, const AlertsReplayOptions& options);

}  // namespace viisari
