// Viewer: who asks, and what that person may see and do. Plain values.
// Thread-safety: pure functions.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace viisari {

enum class PersonRole : std::uint8_t {
  kInvalid,
  kViewer,   // sees
  kAnalyst,  // imports figures, checks scripts
  kLeader,   // acknowledges and silences alerts
  kAdmin,    // all of it, and people, tokens, schedules, the outbox
};
std::string_view to_string(PersonRole role);  // "viewer", "analyst", "leader", "admin"
std::optional<PersonRole> parse_person_role(std::string_view text);

struct Viewer {
  std::string account;  // name of the account; empty: nobody has signed in
  PersonRole role = PersonRole::kInvalid;
  std::vector<std::string> areas{};  // empty: every area
  bool restricted = false;           // may see figures of these areas that are not public
  std::string recipient{};  // role of recipients.toml whose alerts and mails are this person's
  std::string token{};      // id of the API token that was used; empty: a session
  bool read_only = false;   // the token may only read

  bool signed_in() const { return !account.empty(); }
  bool in_area(std::string_view area) const;
  bool sees_restricted(std::string_view area) const;
  // Equal for all who see the same figures; empty for those who see what everybody does. Letters,
  // digits, '*', ',' and '-' only.
  std::string sight() const;
};

// What a route asks of who asks. A leader's and an analyst's are an admin's, too.
enum class Access : std::uint8_t { kAnyone, kSignedIn, kLeader, kAnalyst, kAdmin };
bool has_access(const Viewer& viewer, Access access);

}  // namespace viisari
