#include "app/account_identity.h"

#include <charconv>
#include <string>

#include "app/secrets.h"

namespace viisari {
namespace {

constexpr std::size_t kMaxSecret = 128;
constexpr std::int64_t kNotKept = 0;

}  // namespace

Result<std::optional<SignedIn>> AccountIdentity::find_session(std::string_view secret) {
  if (secret.size() > kMaxSecret) return std::nullopt;
  const auto found = accounts_.find_session(secret);
  if (!found) return fail(found.error());
  if (!*found) return std::nullopt;
  const Account& account = (*found)->account;
  return SignedIn{viewer_of(account), csrf_token(secret), account.one_time_password};
}

Result<std::optional<Viewer>> AccountIdentity::find_token(std::string_view token) {
  if (token.size() > kMaxSecret) return std::nullopt;
  const auto found = accounts_.find_token(token);
  if (!found) return fail(found.error());
  if (!*found) return std::nullopt;
  Viewer viewer = viewer_of((*found)->account);
  viewer.token = std::to_string((*found)->token.id);
  viewer.read_only = (*found)->token.scope != "write";
  return viewer;
}

Result<std::int64_t> AccountIdentity::write_begins(const WriteRecord& record) {
  if (!record.viewer.signed_in()) return kNotKept;
  AuditEntry entry;
  entry.at = accounts_.now();
  entry.account = record.viewer.account;
  const std::string& token = record.viewer.token;
  std::from_chars(token.data(), token.data() + token.size(), entry.token);
  entry.client = record.client;
  entry.method = record.method;
  entry.path = record.path;
  return accounts_.store().add_audit(entry);
}

Result<void> AccountIdentity::write_ended(std::int64_t id, int status, std::string_view summary) {
  if (id == kNotKept) return {};
  return accounts_.store().finish_audit(id, status, summary, accounts_.now());
}

}  // namespace viisari
