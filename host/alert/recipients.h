// Recipients: who gets mail, by role, as config/recipients.toml says. Roles only: the shipped file
// names no person. Plain values. Thread-safety: pure functions.
#pragma once

#include <filesystem>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/error.h"
#include "base/result.h"
#include "model/alert_rule.h"

namespace viisari {

inline constexpr ErrorCode kRecipientsNotFound{"recipients.not_found", ErrorKind::kCannotRun};
inline constexpr ErrorCode kRecipientsSyntax{"recipients.syntax"};
inline constexpr ErrorCode kRecipientsUnknownKey{"recipients.unknown_key"};
inline constexpr ErrorCode kRecipientsBadValue{"recipients.bad_value"};
inline constexpr ErrorCode kRecipientsBadAddress{"recipients.bad_address"};
inline constexpr ErrorCode kRecipientsDuplicate{"recipients.duplicate_role"};
inline constexpr ErrorCode kRecipientsUnknownRole{"recipients.unknown_role"};
inline constexpr ErrorCode kRecipientsUnknownSchedule{"recipients.unknown_schedule"};
inline constexpr ErrorCode kRecipientsNoAdmin{"recipients.no_admin"};
// The deputies of recipients who are away lead back to one of them: nobody would be told.
inline constexpr ErrorCode kRecipientsDeputyCycle{"recipients.deputy_cycle"};
// What the definitions do not have would silently send nothing.
inline constexpr ErrorCode kRecipientsUnknownArea{"recipients.unknown_area"};
inline constexpr ErrorCode kRecipientsUnknownService{"recipients.unknown_service"};

struct Recipient {
  std::string role;                // "pirkanmaa.lapset.johto": a key, unique
  std::string title;               // "Palvelulinjan johto, lapset, nuoret ja perheet"
  std::string address;             // addr-spec: local@domain
  std::string language = "fi";     // "fi" or "en"
  std::vector<std::string> areas;  // empty: every area
  // As definitions print them, '*' at the end for the rest. Empty: every service; but a data owner
  // or admin who names none is told of no service's path, only of what its duty is.
  std::vector<std::string> services;
  // The least severity that is mailed at once; nothing: never, digests only.
  std::optional<Severity> at_once = Severity::kHigh;
  bool data_owner = false;           // is told when figures are overdue
  bool admin = false;                // is told of faults of the service; at least one is
  bool restricted = false;           // may see figures that are not public
  bool mandatory = false;            // cannot leave; names a deputy instead
  std::string deputy;                // role that gets the mail while this one is away
  bool away = false;                 // the deputy gets it instead
  std::string escalate_to;           // role that is told when nobody acknowledges
  std::vector<std::string> digests;  // names of schedules
  int line = 0;                      // in the file
};

struct Recipients {
  std::filesystem::path file;
  std::vector<Recipient> all;  // in the order of the file

  const Recipient* find(std::string_view role) const;
};

// Every fault of the file, by line; none: all is well, and `out` holds it. `schedules` are the
// names there are. A file above 1 MiB is refused.
std::vector<Error> read_recipients(const std::filesystem::path& file,
                                   std::span<const std::string> schedules, Recipients& out);
// The same of a text that stands in `file`.
std::vector<Error> parse_recipients(std::string_view text, const std::filesystem::path& file,
                                    std::span<const std::string> schedules, Recipients& out);

// addr-spec of RFC 5321 in the form that is in use: ASCII local part without quotes, a domain with
// at least one dot or "localhost", no control characters, at most 254 characters.
bool is_address(std::string_view text);

}  // namespace viisari
