// What the commands about people, tokens and the audit trail print for people. Each function
// returns text; passwords and tokens are in none but those that exist to show one once.
// Thread-safety: pure functions.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "app/accounts.h"
#include "report/format.h"

namespace viisari {

std::string print_people(std::span<const Account> people, Language language);
std::string print_tokens(std::span<const ApiToken> tokens, Instant now, Language language);
std::string print_audit_trail(std::span<const AuditEntry> entries, Language language);

// Shown this once.
std::string print_one_time_password(const OneTimePassword& given, Language language);
std::string print_new_token(const CreatedToken& created, Language language);
// Of the first start; `address`: where the pages are.
std::string print_first_admin(const OneTimePassword& given, std::string_view address,
                              Language language);

}  // namespace viisari
