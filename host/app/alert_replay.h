// Replay: what the alerts would have told whom over a span of days, from the figures as they became
// known. Sends and stores nothing; acknowledgements and silences take no part.
// Ownership: plain values. Thread-safety: needs the workspace for itself.
#pragma once

#include <cstddef>
#include <map>
#include <string>

#include "alert/recipients.h"
#include "base/date.h"
#include "base/result.h"
#include "model/episode.h"

namespace viisari {

class Workspace;

inline constexpr ErrorCode kReplayPeriod{"replay.period", ErrorKind::kUsage};
inline constexpr ErrorCode kUnknownRule{"replay.unknown_rule", ErrorKind::kUsage};

struct ReplayRequest {
  Date from;         // what is off its path on the day before counts as told
  Date to;           // included
  std::string rule;  // id ("area/name") or name of a rule; empty: all
  std::string area;  // empty: all
};

struct ReplayCounts {
  std::map<TransitionKind, std::size_t> transitions;
  std::size_t notices = 0;  // transitions told, counted for each recipient
  std::size_t mails = 0;    // that held at least one of them
};

struct ReplayReport {
  ReplayRequest request;
  std::size_t days = 0;         // stepped to
  std::size_t open_before = 0;  // episodes open on the day before
  std::size_t open_after = 0;
  ReplayCounts all;
  std::map<std::string, ReplayCounts> by_month;      // "2026-03"
  std::map<std::string, ReplayCounts> by_rule;       // id; "data" for overdue figures
  std::map<std::string, ReplayCounts> by_recipient;  // role; transitions are those told
};

// Definitions must have been loaded. kUnknownRule names the nearest.
Result<ReplayReport> replay_alerts(Workspace& workspace, const Recipients& recipients,
                                   const ReplayRequest& request);

}  // namespace viisari
