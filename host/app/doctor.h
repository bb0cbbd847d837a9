// The doctor use case: looks at everything the program needs and says what to do about each fault.
// Changes nothing. Thread-safety: any thread.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "app/config.h"
#include "base/date.h"
#include "base/log.h"
#include "base/result.h"

namespace viisari {

enum class Health { kGood, kWarning, kBad };

struct Diagnosis {
  std::string part;  // "database", "plugins", "scripts", "config", "disk", "clock", "mail"
  Health health = Health::kGood;
  std::string finding;  // what was seen
  std::string advice;   // what to do; empty when nothing
};

// Always one diagnosis or more for each of the seven parts. A configuration that could not be read
// is passed as the error; what depends on it is then diagnosed as unknown.
std::vector<Diagnosis> diagnose(const Result<Config>& config, const std::filesystem::path& self,
                                const Clock& clock, Log& log);

}  // namespace viisari
