#include "app/accounts.h"

#include <algorithm>
#include <utility>

#include "app/secrets.h"
#include "base/checked_cast.h"
#include "base/suggest.h"
#include "base/text.h"

namespace viisari {
namespace {

constexpr std::size_t kMaxName = 64;
constexpr std::size_t kMaxAreas = 30;
constexpr std::size_t kMaxLabel = 100;
constexpr int kMaxTokenDays = 366;
constexpr std::string_view kFirstAdmin = "admin";
constexpr std::string_view kFirstStart = "first start";
constexpr std::string_view kTokenBegin = "vsr_";
constexpr std::size_t kTokenShown = 10;  // characters of its text
// Uses are written down no finer than this: a page asks for many things at once.
constexpr std::chrono::seconds kUseStep{60};
constexpr std::chrono::seconds kBusyPause{2};

bool has(const std::vector<std::string>& words, std::string_view word) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

std::string did_you_mean(std::string_view word, const std::vector<std::string>& known) {
  return suggestion(word, std::vector<std::string_view>(known.begin(), known.end()));
}

}  // namespace

Viewer viewer_of(const Account& account) {
  Viewer out;
  out.account = account.name;
  out.role = parse_person_role(account.settings.role).value_or(PersonRole::kInvalid);
  out.areas = account.settings.areas;
  // Who has not changed a one-time password yet sees what everybody does.
  out.restricted = account.settings.restricted && !account.one_time_password;
  out.recipient = account.settings.recipient;
  return out;
}

// ---- Signing in ------------------------------------------------------------------------------

Result<Accounts::Checked> Accounts::check(std::string_view name, std::string_view password,
                                          std::string_view client) {
  using Kind = PasswordOutcome::Kind;
  const Instant now = clock_.now();
  if (const auto wait = throttle_.admit(name, client, now); wait.count() > 0) {
    return Checked{Kind::kTooMany, wait, {}, false};
  }
  const auto account = store_.account(name, now);
  if (!account) return fail(account.error());
  const auto stored = store_.password(name);
  if (!stored) return fail(stored.error());
  const bool known = account->has_value() && stored->has_value();
  const auto right =
      known ? hasher_.verify((*stored)->hash, password) : hasher_.verify_nothing(password);
  if (!right) {
    throttle_.not_made(name, client);
    if (right.error().code != kHashingBusy) return fail(right.error());
    return Checked{Kind::kBusy, kBusyPause, {}, known};
  }
  if (!*right || !(*account)->settings.enabled) return Checked{Kind::kWrong, {}, {}, known};
  throttle_.succeeded(name, client);
  return Checked{Kind::kDone, {}, (*stored)->hash, known};
}

NewSession Accounts::new_session(std::string_view secret, Instant now) const {
  return {secret_key(secret), now + limits_.idle, now + limits_.longest};
}

Result<PasswordOutcome> Accounts::outcome(std::string secret, std::string_view name,
                                          const NewSession& session) {
  auto account = person(name);
  if (!account) return fail(account.error());
  return PasswordOutcome{
      PasswordOutcome::Kind::kDone,
      {},
      OpenSession{std::move(secret), std::move(*account),
                  std::min(session.idle_until, session.expires_at), session.expires_at}};
}

// What cannot be noted does not keep anybody out: the database would not let a session begin.
void Accounts::note_sign_in(std::string_view name, std::string_view client, int status,
                            std::string_view summary) {
  AuditEntry entry;
  entry.at = clock_.now();
  entry.account = name;
  entry.client = client;
  entry.method = "POST";
  entry.path = "/api/v1/session";
  entry.status = status;
  entry.summary = summary;
  [[maybe_unused]] const auto noted = store_.add_audit(entry);
}

Result<PasswordOutcome> Accounts::sign_in(std::string_view typed, std::string_view password,
                                          std::string_view client, std::string_view replaced) {
  using Kind = PasswordOutcome::Kind;
  // Names are of small letters; whoever types others means the same.
  const std::string name = to_lower_ascii(trim(typed.substr(0, 2 * kMaxName)));
  const auto checked = check(name, password, client);
  if (!checked) return fail(checked.error());
  if (checked->kind == Kind::kWrong) {
    // A name that nobody has may be a password in the wrong field.
    note_sign_in(checked->known ? name : std::string(), client, 401, "could not sign in");
  }
  if (checked->kind != Kind::kDone) {
    return PasswordOutcome{checked->kind, checked->retry_after, std::nullopt};
  }
  std::string secret = random_secret();
  const Instant now = clock_.now();
  const NewSession session = new_session(secret, now);
  const std::string earlier = replaced.empty() ? std::string() : secret_key(replaced);
  const auto begun = store_.begin_session(name, checked->hash, session, earlier, now);
  if (!begun && begun.error().code == kAccountChanged) return PasswordOutcome{};
  if (!begun) return fail(begun.error());
  note_sign_in(name, client, 201, "signed in");
  return outcome(std::move(secret), name, session);
}

Result<std::optional<OpenSession>> Accounts::find_session(std::string_view secret) {
  const Instant now = clock_.now();
  const std::string key = secret_key(secret);
  auto found = store_.session(key, now);
  if (!found) return fail(found.error());
  if (!*found) return std::nullopt;
  StoredSession& session = **found;
  const Instant idle_until = now + limits_.idle;
  const auto step = std::min(kUseStep, std::chrono::seconds(limits_.idle) / 10);
  // A database that is busy with something else must not keep the request waiting for an error: the
  // next one prolongs it.
  if (idle_until - session.idle_until >= step &&
      store_.prolong_session(key, idle_until, now).has_value()) {
    session.idle_until = idle_until;
  }
  return OpenSession{std::string(secret), std::move(session.account),
                     std::min(session.idle_until, session.expires_at), session.expires_at};
}

Result<void> Accounts::sign_out(std::string_view secret) {
  return store_.end_session(secret_key(secret));
}

Result<PasswordOutcome> Accounts::change_password(std::string_view name, std::string_view current,
                                                  std::string_view next, std::string_view client) {
  using Kind = PasswordOutcome::Kind;
  const auto checked = check(name, current, client);
  if (!checked) return fail(checked.error());
  if (checked->kind != Kind::kDone) {
    return PasswordOutcome{checked->kind, checked->retry_after, std::nullopt};
  }
  auto hash = hasher_.hash(next);
  if (!hash && hash.error().code == kHashingBusy) {
    return PasswordOutcome{Kind::kBusy, kBusyPause, std::nullopt};
  }
  if (!hash) return fail(hash.error());
  std::string secret = random_secret();
  const Instant now = clock_.now();
  const NewSession session = new_session(secret, now);
  const auto set = store_.set_password(name, {std::move(*hash), false},
                                       std::string_view(checked->hash), &session, now);
  if (!set && set.error().code == kAccountChanged) return PasswordOutcome{};
  if (!set) return fail(set.error());
  return outcome(std::move(secret), name, session);
}

// ---- People ----------------------------------------------------------------------------------

Result<std::optional<OneTimePassword>> Accounts::add_first_admin() {
  const auto any = store_.has_accounts();
  if (!any) return fail(any.error());
  if (*any) return std::nullopt;
  AccountSettings settings;
  settings.role = to_string(PersonRole::kAdmin);
  auto added = add(kFirstAdmin, settings, kFirstStart);
  // Another process was first, and has told its password.
  if (!added && added.error().code == kAccountTaken) return std::nullopt;
  if (!added) return fail(added.error());
  return std::move(*added);
}

std::optional<AccountFault> Accounts::fault_of_name(std::string_view name) {
  if (is_key(name) && name.size() <= kMaxName) return std::nullopt;
  return AccountFault{kBadAccountName, "name",
                      "Tunnuksessa on pieniä kirjaimia a–z, numeroita sekä merkkejä . _ ja -, "
                      "enintään 64. Anna tehtävän nimi, älä henkilön.",
                      "The name of an account has the small letters a to z, digits, '.', '_' and "
                      "'-', 64 at most. Give a role's name, not a person's."};
}

std::vector<AccountFault> Accounts::faults_of(AccountSettings& settings,
                                              const AccountChoices& choices) {
  std::vector<AccountFault> out;
  const auto role = parse_person_role(settings.role);
  if (!role) {
    out.push_back({kBadAccountRole, "role", "Rooli on viewer, analyst, leader tai admin.",
                   "The role is viewer, analyst, leader or admin."});
  }
  std::sort(settings.areas.begin(), settings.areas.end());
  settings.areas.erase(std::unique(settings.areas.begin(), settings.areas.end()),
                       settings.areas.end());
  for (const std::string& area : settings.areas) {
    if (has(choices.areas, area)) continue;
    const std::string shown = printable(area, kMaxName);
    out.push_back({kAccountArea, "areas", "Aluetta '" + shown + "' ei ole.",
                   "There is no area '" + shown + "'" + did_you_mean(area, choices.areas)});
  }
  if (settings.areas.size() > kMaxAreas) {
    out.push_back({kAccountArea, "areas", "Alueita on liikaa.", "Too many areas."});
  }
  if (role == PersonRole::kAdmin && !settings.areas.empty()) {
    out.push_back({kAdminArea, "areas", "Ylläpitäjän oikeudet koskevat aina kaikkia alueita.",
                   "An admin's rights are always for every area."});
  }
  const std::string& recipient = settings.recipient;
  const bool known =
      recipient.empty() || !choices.recipients || has(*choices.recipients, recipient);
  if (!known || (!recipient.empty() && !is_key(recipient))) {
    const std::string shown = printable(recipient, kMaxName);
    out.push_back({kAccountRecipient, "recipient",
                   "Roolia '" + shown + "' ei ole tiedostossa recipients.toml.",
                   "There is no role '" + shown + "' in recipients.toml" +
                       (choices.recipients ? did_you_mean(recipient, *choices.recipients) : "")});
  }
  return out;
}

Result<OneTimePassword> Accounts::add(std::string_view name, const AccountSettings& settings,
                                      std::string_view by) {
  std::string password = random_password();
  auto hash = hasher_.hash(password);
  if (!hash) return fail(hash.error());
  auto account = store_.add_account(name, settings, {std::move(*hash), true}, by, clock_.now());
  if (!account) return fail(account.error());
  return OneTimePassword{std::move(*account), std::move(password)};
}

Result<Account> Accounts::change(std::string_view name, int version,
                                 const AccountSettings& settings, std::string_view by) {
  return store_.change_account(name, version, settings, by, clock_.now());
}

Result<OneTimePassword> Accounts::reset_password(std::string_view name) {
  std::string password = random_password();
  auto hash = hasher_.hash(password);
  if (!hash) return fail(hash.error());
  const auto set =
      store_.set_password(name, {std::move(*hash), true}, std::nullopt, nullptr, clock_.now());
  if (!set) return fail(set.error());
  auto account = person(name);
  if (!account) return fail(account.error());
  return OneTimePassword{std::move(*account), std::move(password)};
}

Result<std::vector<Account>> Accounts::people(std::string_view after, std::size_t limit) {
  return store_.accounts(after, limit, clock_.now());
}

Result<Account> Accounts::person(std::string_view name) {
  auto found = store_.account(name, clock_.now());
  if (!found) return fail(found.error());
  if (!*found) {
    return fail(kNoSuchAccount, "there is no account '" + printable(name, kMaxName) + "'");
  }
  return std::move(**found);
}

// ---- Tokens ----------------------------------------------------------------------------------

std::vector<AccountFault> Accounts::faults_of(const NewToken& token) const {
  std::vector<AccountFault> out;
  if (trim(token.label).empty() || token.label.size() > kMaxLabel || !is_one_line(token.label)) {
    out.push_back({kTokenLabel, "label", "Kerro yhdellä rivillä, mihin tunniste on.",
                   "Say on one line what the token is for, in at most 100 bytes."});
  }
  if (token.scope != "read" && token.scope != "write") {
    out.push_back(
        {kTokenScope, "scope", "Oikeus on read tai write.", "The scope is read or write."});
  }
  const int days = days_between(Date::of(clock_.now()), token.last_day);
  if (days < 0 || days > kMaxTokenDays) {
    out.push_back({kTokenEnd, "expires_on",
                   "Viimeinen päivä on tänään tai myöhemmin, enintään 366 päivän päässä.",
                   "The last day is today or later, at most 366 days from now."});
  }
  return out;
}

Result<CreatedToken> Accounts::create_token(const NewToken& wanted, std::string_view by) {
  CreatedToken out;
  out.secret = std::string(kTokenBegin) + random_secret();
  ApiToken token;
  token.prefix = out.secret.substr(0, kTokenShown);
  token.account = wanted.account;
  token.label = trim(wanted.label);
  token.scope = wanted.scope;
  token.created_at = clock_.now();
  token.created_by = by;
  token.expires_at = Instant(wanted.last_day.plus_days(1).sys_days());
  auto added = store_.add_token(token, secret_key(out.secret));
  if (!added) return fail(added.error());
  out.token = std::move(*added);
  return out;
}

Result<std::optional<TokenHolder>> Accounts::find_token(std::string_view secret) {
  const Instant now = clock_.now();
  auto found = store_.token(secret_key(secret), now);
  if (!found || !*found) return found;
  const auto& used = (*found)->token.last_used_at;
  if (!used || now - *used >= kUseStep) {
    [[maybe_unused]] const auto noted = store_.token_used((*found)->token.id, now);
  }
  return found;
}

Result<std::vector<ApiToken>> Accounts::tokens(std::int64_t before, std::size_t limit) {
  return store_.tokens(before, limit);
}

Result<void> Accounts::revoke_token(std::int64_t id) {
  return store_.revoke_token(id, clock_.now());
}

}  // namespace viisari
