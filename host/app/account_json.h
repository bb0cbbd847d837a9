// Accounts, tokens and the audit trail as JSON: the API and the commands print the same records
// (web/openapi.yaml). Thread-safety: pure functions.
#pragma once

#include "app/accounts.h"
#include "report/json.h"
#include "store/account_store.h"

namespace viisari {

// Members of the object that is open: role, areas, restricted, recipient.
void write_rights(JsonWriter& json, const AccountSettings& settings);
void write_person(JsonWriter& json, const Account& account);
void write_token(JsonWriter& json, const ApiToken& token, Instant now);
void write_audit_entry(JsonWriter& json, const AuditEntry& entry);

// "active", "expired", "revoked"
std::string_view token_state(const ApiToken& token, Instant now);

}  // namespace viisari
