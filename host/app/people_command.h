// The commands about people, API tokens and the audit trail. Each writes what it does to the audit
// trail, before and after, and returns the program's exit status.
// Thread-safety: one command a process.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "app/commands.h"

namespace viisari {

struct PeopleListOptions {
  std::string format = "text";
};
// Of adding and setting; what is empty stays as it is when setting.
struct PeopleSetOptions {
  std::string name;
  std::string role;
  std::vector<std::string> areas;
  bool every_area = false;
  std::string restricted;  // "yes", "no"
  std::string recipient;   // "-": none
  bool enable = false;
};
struct PeopleNameOptions {
  std::string name;
};
struct TokensListOptions {
  std::string format = "text";
};
struct TokensCreateOptions {
  std::string account;
  std::string label;
  std::string scope = "read";
  std::string expires;  // empty: 90 days from now
};
struct TokensRevokeOptions {
  std::int64_t id = 0;
};
struct AuditTrailOptions {
  int limit = 50;
  std::string account;
  std::string since;
  std::string format = "text";
};

int run_people_list(const CommandContext& context, const PeopleListOptions& options);
int run_people_add(const CommandContext& context, const PeopleSetOptions& options);
int run_people_set(const CommandContext& context, const PeopleSetOptions& options);
int run_people_disable(const CommandContext& context, const PeopleNameOptions& options);
int run_people_reset_password(const CommandContext& context, const PeopleNameOptions& options);
int run_tokens_list(const CommandContext& context, const TokensListOptions& options);
int run_tokens_create(const CommandContext& context, const TokensCreateOptions& options);
int run_tokens_revoke(const CommandContext& context, const TokensRevokeOptions& options);
int run_audit_trail(const CommandContext& context, const AuditTrailOptions& options);

}  // namespace viisari
