// What people do about alerts: acknowledge, close, silence. The commands and the requests call
// these and nothing else.
//
// Whoever acts may name the version of what was looked at; when it has changed since, nothing is
// written (kAlertsChanged). Each act is one transaction, and is tried again when another process
// has changed other alerts in between.
// Ownership: borrows the store for the call. Thread-safety: as AlertStore.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "base/date.h"
#include "base/error.h"
#include "base/result.h"
#include "model/episode.h"
#include "model/indicator.h"
#include "store/alert_store.h"

namespace viisari {

inline constexpr ErrorCode kAlertsText{"alerts.text", ErrorKind::kUsage};
inline constexpr ErrorCode kAlertsUntil{"alerts.until", ErrorKind::kUsage};
inline constexpr ErrorCode kAlertsShorter{"alerts.shorter", ErrorKind::kUsage};
inline constexpr ErrorCode kAlertsChanged{"alerts.changed", ErrorKind::kUsage};

// An acknowledgement without an end holds for so long.
inline constexpr int kAcknowledgedDays = 30;
// Of a comment or a reason; one line.
inline constexpr std::size_t kMostActCharacters = 1000;

// Who acts on one alert, and what that person says.
struct AlertAct {
  std::int64_t id = 0;
  std::string by;  // role or account
  std::string comment;
  std::optional<std::string> version;  // of what was looked at; nothing: whatever it is now
};

// Changes with every transition, with every acknowledgement and with the silence that covers the
// episode (nullptr: none). Letters, digits, '.' and '-'.
std::string alert_version(const Episode& episode, const Silence* silence);
// Changes when it is ended.
std::string silence_version(const Silence& silence);

// kNoSuchEpisode, kNoSuchSilence.
Result<Episode> find_alert(AlertStore& alerts, std::int64_t id);
Result<Silence> find_silence(AlertStore& alerts, std::int64_t id);

// The last day of a time that ends at `until`.
Date last_day_until(Instant until);

// Until the end of that day (UTC), or for kAcknowledgedDays. Its end. kAlertsText,
// kAlertsUntil for a day that is over, kNoSuchEpisode, kEpisodeClosed, kAlertsChanged;
// kAlertsShorter when one that holds longer is there, unless it may be shortened.
Result<Instant> acknowledge_alert(AlertStore& alerts, const AlertAct& act,
                                  std::optional<Date> until, bool may_shorten, Instant now);
// Nobody is told. Who closed it and why stays with it, as its last acknowledgement. Codes as above.
Result<void> close_alert(AlertStore& alerts, const AlertAct& act, Instant now);

struct SilenceAct {
  std::string subject;  // AREA, AREA/KEY or AREA/prefix.*
  std::string by;
  std::string reason;
  std::optional<Date> until;  // its last day; nothing: kAcknowledgedDays
};
// `indicators`: those that this person knows of; what covers none of them is kUnknownIndicator or
// kUnknownArea. kAlertsText, kAlertsUntil.
Result<Silence> silence_alerts(AlertStore& alerts, std::span<const Indicator* const> indicators,
                               const SilenceAct& act, Instant now);
// kNoSuchSilence, kAlertsChanged. Ending one that is over changes nothing.
Result<void> end_silence(AlertStore& alerts, std::int64_t id,
                         const std::optional<std::string>& version, Instant now);

// What a silence covers as people write it: AREA, AREA/KEY, AREA/prefix.* or "*".
std::string subject_of(const Silence& silence);

}  // namespace viisari
