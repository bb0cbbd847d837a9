// NotifySettings: who gets mail, when, and with which templates, read for one command or one round
// of the server. Errors in these files are told and fatal to what needs them, never to the rest.
// Thread-safety: plain values.
#pragma once

#include <string>
#include <vector>

#include "alert/recipients.h"
#include "base/error.h"
#include "base/result.h"
#include "schedule/schedule.h"

namespace viisari {

struct Config;

struct NotifySettings {
  Recipients recipients;
  Schedules schedules;
};

// All faults of both files, in order; none: `out` holds them.
std::vector<Error> read_notify_settings(const Config& config, NotifySettings& out);

}  // namespace viisari
