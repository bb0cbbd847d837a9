#include "app/account_json.h"

namespace viisari {
namespace {

void member_or_null(JsonWriter& json, std::string_view name, std::optional<Instant> value) {
  json.member_or_null(name, value ? to_string(*value) : std::string());
}

void integer_member(JsonWriter& json, std::string_view name, std::int64_t value) {
  json.key(name);
  json.integer(value);
}

}  // namespace

void write_rights(JsonWriter& json, const AccountSettings& settings) {
  json.member("role", settings.role);
  json.key("areas");
  if (settings.areas.empty()) {
    json.null();
  } else {
    json.begin_array();
    for (const std::string& area : settings.areas) json.string(area);
    json.end_array();
  }
  json.member("restricted", settings.restricted);
  json.member_or_null("recipient", settings.recipient);
}

void write_person(JsonWriter& json, const Account& account) {
  json.begin_object();
  json.member("name", account.name);
  write_rights(json, account.settings);
  json.member("enabled", account.settings.enabled);
  json.member("must_change_password", account.one_time_password);
  json.member("version", account.version);
  json.member("created_at", to_string(account.created_at));
  json.member("changed_at", to_string(account.changed_at));
  json.member("changed_by", account.changed_by);
  member_or_null(json, "last_seen_at", account.last_seen_at);
  integer_member(json, "sessions", account.sessions);
  json.end_object();
}

std::string_view token_state(const ApiToken& token, Instant now) {
  if (token.revoked_at) return "revoked";
  return token.expires_at <= now ? "expired" : "active";
}

void write_token(JsonWriter& json, const ApiToken& token, Instant now) {
  json.begin_object();
  integer_member(json, "id", token.id);
  json.member("prefix", token.prefix);
  json.member("account", token.account);
  json.member("label", token.label);
  json.member("scope", token.scope);
  json.member("state", token_state(token, now));
  json.member("created_at", to_string(token.created_at));
  json.member("created_by", token.created_by);
  json.member("expires_at", to_string(token.expires_at));
  member_or_null(json, "last_used_at", token.last_used_at);
  member_or_null(json, "revoked_at", token.revoked_at);
  json.end_object();
}

void write_audit_entry(JsonWriter& json, const AuditEntry& entry) {
  json.begin_object();
  integer_member(json, "id", entry.id);
  json.member("at", to_string(entry.at));
  json.member_or_null("account", entry.account);
  json.key("token");
  if (entry.token == 0) {
    json.null();
  } else {
    json.integer(entry.token);
  }
  json.member_or_null("client", entry.client);
  json.member("method", entry.method);
  json.member("path", entry.path);
  json.member("summary", entry.summary);
  json.key("status");
  if (entry.status) {
    json.integer(*entry.status);
  } else {
    json.null();
  }
  member_or_null(json, "finished_at", entry.finished_at);
  json.end_object();
}

}  // namespace viisari
