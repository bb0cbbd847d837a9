#include "app/people_command.h"

#include <limits>
#include <optional>
#include <utility>

#include "app/account_choices.h"
#include "app/account_json.h"
#include "app/accounts.h"
#include "app/print_accounts.h"
#include "app/session.h"
#include "app/workspace.h"
#include "report/json.h"
#include "store/store.h"

namespace viisari {
namespace {

constexpr std::string_view kActor = "command line";
constexpr int kDefaultTokenDays = 90;
constexpr std::size_t kEvery = 100'000;

// What the commands that change something share.
struct Work {
  Accounts& accounts;
  Language language;
};
// What came of a change: for the trail, and for the terminal.
struct Done {
  std::string summary;
  std::string text;
};

// Carries out a change between its two rows of the audit trail.
template <class Change>
int carry_out(const CommandContext& context, Result<Session> session, std::string words,
              Change change) {
  if (!session) return failed(session.error());
  AccountStore& store = session->workspace->store().accounts();
  Accounts accounts(store, context.clock, {});
  AuditEntry entry;
  entry.at = context.clock.now();
  entry.method = "CLI";
  entry.path = std::move(words);
  const auto id = store.add_audit(entry);
  if (!id) return failed(id.error());
  const Result<Done> done = change(Work{accounts, language_of(context)}, *session->workspace);
  const int status = done ? 0 : failed(done.error());
  const std::string summary = done ? done->summary : std::string(done.error().code.name);
  if (auto ended = store.finish_audit(*id, status, summary, context.clock.now()); !ended) {
    put_error(ended.error());
  }
  if (done) put(done->text);
  return status;
}

tl::unexpected<Error> fault(const AccountFault& what, Language language) {
  return fail(what.code, what.text(language));
}

Result<void> check_settings(AccountSettings& settings, Workspace& workspace, Language language) {
  const auto faults =
      Accounts::faults_of(settings, account_choices(workspace.definitions(), workspace.config()));
  if (!faults.empty()) return fault(faults.front(), language);
  return {};
}

// The settings with what the options say put in.
AccountSettings with_options(AccountSettings settings, const PeopleSetOptions& options) {
  if (!options.role.empty()) settings.role = options.role;
  if (!options.areas.empty()) settings.areas = options.areas;
  if (options.every_area) settings.areas.clear();
  if (!options.restricted.empty()) settings.restricted = options.restricted == "yes";
  if (!options.recipient.empty()) {
    settings.recipient = options.recipient == "-" ? std::string() : options.recipient;
  }
  if (options.enable) settings.enabled = true;
  return settings;
}

Result<Done> changed_text(const Result<Account>& changed, Language language) {
  if (!changed) return fail(changed.error());
  return Done{"changed " + changed->name, print_people(std::span(&*changed, 1), language)};
}

template <class Item, class Write>
std::string json_list(const std::vector<Item>& items, Write write) {
  JsonWriter json;
  json.begin_array();
  for (const Item& item : items) write(json, item);
  json.end_array();
  return json.take() + "\n";
}

}  // namespace

int run_people_list(const CommandContext& context, const PeopleListOptions& options) {
  auto session = open_session(context, Verbosity::kQuiet);
  if (!session) return failed(session.error());
  const auto people =
      session->workspace->store().accounts().accounts({}, kEvery, context.clock.now());
  if (!people) return failed(people.error());
  put(options.format == "json" ? json_list(*people, write_person)
                               : print_people(*people, language_of(context)));
  return 0;
}

int run_people_add(const CommandContext& context, const PeopleSetOptions& options) {
  return carry_out(
      context, open_with_definitions(context), "people add " + options.name,
      [&](const Work& work, Workspace& workspace) -> Result<Done> {
        if (const auto wrong = Accounts::fault_of_name(options.name)) {
          return fault(*wrong, work.language);
        }
        AccountSettings settings = with_options({}, options);
        if (auto checked = check_settings(settings, workspace, work.language); !checked) {
          return fail(checked.error());
        }
        const auto added = work.accounts.add(options.name, settings, kActor);
        if (!added) return fail(added.error());
        return Done{"added " + options.name, print_one_time_password(*added, work.language)};
      });
}

int run_people_set(const CommandContext& context, const PeopleSetOptions& options) {
  return carry_out(
      context, open_with_definitions(context), "people set " + options.name,
      [&](const Work& work, Workspace& workspace) -> Result<Done> {
        const auto before = work.accounts.person(options.name);
        if (!before) return fail(before.error());
        AccountSettings settings = with_options(before->settings, options);
        if (auto checked = check_settings(settings, workspace, work.language); !checked) {
          return fail(checked.error());
        }
        return changed_text(work.accounts.change(options.name, before->version, settings, kActor),
                            work.language);
      });
}

int run_people_disable(const CommandContext& context, const PeopleNameOptions& options) {
  return carry_out(
      context, open_session(context, Verbosity::kQuiet), "people disable " + options.name,
      [&](const Work& work, Workspace& /*workspace*/) -> Result<Done> {
        const auto before = work.accounts.person(options.name);
        if (!before) return fail(before.error());
        AccountSettings settings = before->settings;
        settings.enabled = false;
        return changed_text(work.accounts.change(options.name, before->version, settings, kActor),
                            work.language);
      });
}

int run_people_reset_password(const CommandContext& context, const PeopleNameOptions& options) {
  return carry_out(context, open_session(context, Verbosity::kQuiet),
                   "people reset-password " + options.name,
                   [&](const Work& work, Workspace& /*workspace*/) -> Result<Done> {
                     const auto reset = work.accounts.reset_password(options.name);
                     if (!reset) return fail(reset.error());
                     return Done{"gave " + options.name + " a one-time password",
                                 print_one_time_password(*reset, work.language)};
                   });
}

int run_tokens_list(const CommandContext& context, const TokensListOptions& options) {
  auto session = open_session(context, Verbosity::kQuiet);
  if (!session) return failed(session.error());
  const auto tokens = session->workspace->store().accounts().tokens(0, kEvery);
  if (!tokens) return failed(tokens.error());
  const Instant now = context.clock.now();
  put(options.format == "json"
          ? json_list(*tokens, [now](JsonWriter& json,
                                     const ApiToken& token) { write_token(json, token, now); })
          : print_tokens(*tokens, now, language_of(context)));
  return 0;
}

int run_tokens_create(const CommandContext& context, const TokensCreateOptions& options) {
  return carry_out(
      context, open_session(context, Verbosity::kQuiet), "tokens create " + options.account,
      [&](const Work& work, Workspace& workspace) -> Result<Done> {
        const NewToken wanted{
            options.account, options.label, options.scope,
            Date::parse(options.expires).value_or(workspace.today().plus_days(kDefaultTokenDays))};
        const auto faults = work.accounts.faults_of(wanted);
        if (!faults.empty()) return fault(faults.front(), work.language);
        const auto created = work.accounts.create_token(wanted, kActor);
        if (!created) return fail(created.error());
        return Done{"created token " + std::to_string(created->token.id),
                    print_new_token(*created, work.language)};
      });
}

int run_tokens_revoke(const CommandContext& context, const TokensRevokeOptions& options) {
  const std::string id = std::to_string(options.id);
  return carry_out(context, open_session(context, Verbosity::kQuiet), "tokens revoke " + id,
                   [&](const Work& work, Workspace& /*workspace*/) -> Result<Done> {
                     const auto revoked = work.accounts.revoke_token(options.id);
                     if (!revoked) return fail(revoked.error());
                     const bool fi = work.language == Language::kFinnish;
                     return Done{"revoked token " + id,
                                 fi ? "Tunniste " + id + " on poistettu käytöstä\n"
                                    : "Token " + id + " revoked\n"};
                   });
}

int run_audit_trail(const CommandContext& context, const AuditTrailOptions& options) {
  auto session = open_session(context, Verbosity::kQuiet);
  if (!session) return failed(session.error());
  AuditQuery query;
  query.limit = static_cast<std::size_t>(options.limit);
  query.account = options.account;
  if (const auto since = Date::parse(options.since)) query.since = Instant(since->sys_days());
  const auto entries = session->workspace->store().accounts().audit_trail(query);
  if (!entries) return failed(entries.error());
  put(options.format == "json" ? json_list(*entries, write_audit_entry)
                               : print_audit_trail(*entries, language_of(context)));
  return 0;
}

}  // namespace viisari
