// What a new password must be: long enough, not the account's name and none of the commonest ones.
// There are no rules of composition: they make passwords hard to remember, not hard to guess
// (NIST SP 800-63B). Thread-safety: pure functions.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/error.h"
#include "report/format.h"

namespace viisari {

inline constexpr ErrorCode kPasswordLength{"accounts.password_length", ErrorKind::kUsage};
inline constexpr ErrorCode kPasswordIsName{"accounts.password_is_name", ErrorKind::kUsage};
inline constexpr ErrorCode kPasswordIsCommon{"accounts.password_is_common", ErrorKind::kUsage};
inline constexpr ErrorCode kPasswordIsOld{"accounts.password_is_old", ErrorKind::kUsage};

// What is wrong with a password or a setting, for people in both languages.
struct AccountFault {
  ErrorCode code;
  std::string_view member;  // "new_password", "role" …
  std::string fi;
  std::string en;

  const std::string& text(Language language) const {
    return language == Language::kFinnish ? fi : en;
  }
};

// Nothing when it will do. `current`: the password it is to take the place of.
std::optional<AccountFault> fault_of_password(std::string_view account, std::string_view password,
                                              std::string_view current);

}  // namespace viisari
