// AlertRule: when people want to be told of an indicator, as an analyst writes it beside the
// indicator. Plain values. Thread-safety: as any values.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "model/local_text.h"

namespace viisari {

enum class Severity : std::uint8_t {
  kInvalid,
  kInfo,     // pages and digests only
  kWarning,  // something to act on this month
  kHigh,     // something important: mailed at once, and escalated when nobody acknowledges it
};
std::string_view to_string(Severity severity);  // "info", "warning", "high"
std::optional<Severity> parse_severity(std::string_view text);

// What puts an observation on the wrong side. Leaving and returning have different limits, so that
// a figure that hovers about a limit does not open and close an alert with every observation.
enum class AlertCondition : std::uint8_t {
  kInvalid,
  kOffPath,  // leaves at off_track or missed; is back at on_track or achieved (at_risk is neither)
  kAtRisk,   // leaves at at_risk or worse; is back at on_track or achieved
  kBelow,    // leaves below `limit`; is back at `back` or above
  kAbove,    // leaves above `limit`; is back at `back` or below
};
std::string_view to_string(AlertCondition condition);  // "off_path", "at_risk", "below", "above"

struct AlertRule {
  std::string id;  // "area/name", unique; of a rule without a name "area/key" of its indicator
  std::string area;
  std::vector<std::string> indicators;  // "area/key"; never empty, each once
  AlertCondition when = AlertCondition::kInvalid;
  double limit = 0;           // of kBelow and kAbove, in the indicator's unit
  double back = 0;            // equal to `limit` when the rule names none
  int for_observations = 1;   // so many in a row on the wrong side open it (1–24)
  int back_observations = 1;  // so many in a row back on the right side close it (1–24)
  Severity severity = Severity::kInvalid;
  std::vector<std::string> to;  // roles told besides those that the routing finds
  std::string schedule;         // told in the digests of this schedule only, never at once
  LocalText note;               // what a reader should know; may be empty
  std::string file;
  int line = 0;
};

// What holds for an indicator that no rule names: off_path, one observation, warning.
AlertRule default_alert_rule(std::string_view indicator);

// Changes when the rule means something else; its note, place and name do not count.
std::string fingerprint(const AlertRule& rule);

}  // namespace viisari
