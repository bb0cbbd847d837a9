#include "app/print_accounts.h"

#include "app/account_json.h"
#include "app/text_table.h"
#include "base/text.h"

namespace viisari {
namespace {

bool finnish(Language language) {
  return language == Language::kFinnish;
}

// "2026-03-02 08:00Z"
std::string moment(std::optional<Instant> instant) {
  if (!instant) return "–";
  std::string text = to_string(*instant);
  text[10] = ' ';
  return text.substr(0, 16) + "Z";
}

std::string areas_text(const AccountSettings& settings, Language language) {
  if (!settings.areas.empty()) return join(settings.areas, ", ");
  return finnish(language) ? "kaikki" : "all";
}

std::string state_text(const Account& account, Language language) {
  if (!account.settings.enabled) return finnish(language) ? "poissa käytöstä" : "disabled";
  if (account.one_time_password) {
    return finnish(language) ? "kertakäyttöinen salasana" : "one-time password";
  }
  return finnish(language) ? "käytössä" : "in use";
}

std::string token_state_text(std::string_view state, Language language) {
  if (!finnish(language)) return std::string(state);
  if (state == "active") return "voimassa";
  return state == "expired" ? "vanhentunut" : "poistettu käytöstä";
}

}  // namespace

std::string print_people(std::span<const Account> people, Language language) {
  const bool fi = finnish(language);
  TextTable table({{fi ? "tunnus" : "account"},
                   {fi ? "rooli" : "role"},
                   {fi ? "alueet" : "areas"},
                   {fi ? "ei-julkiset" : "restricted"},
                   {fi ? "vastaanottaja" : "recipient"},
                   {fi ? "tila" : "state"},
                   {fi ? "nähty" : "last seen"}});
  for (const Account& account : people) {
    const AccountSettings& settings = account.settings;
    table.add({account.name, settings.role, areas_text(settings, language),
               settings.restricted ? (fi ? "kyllä" : "yes") : (fi ? "ei" : "no"),
               settings.recipient, state_text(account, language), moment(account.last_seen_at)});
  }
  if (table.empty()) {
    return fi ? "Tunnuksia ei ole. `viisari serve` lisää ensimmäisen, admin.\n"
              : "There are no accounts. `viisari serve` adds the first one, admin.\n";
  }
  return table.to_string();
}

std::string print_tokens(std::span<const ApiToken> tokens, Instant now, Language language) {
  const bool fi = finnish(language);
  TextTable table({{fi ? "nro" : "number", TextTable::Align::kRight},
                   {fi ? "alku" : "begins"},
                   {fi ? "tunnus" : "account"},
                   {fi ? "oikeus" : "scope"},
                   {fi ? "tila" : "state"},
                   {fi ? "päättyy" : "ends"},
                   {fi ? "käytetty" : "last used"},
                   {fi ? "mihin" : "what for"}});
  for (const ApiToken& token : tokens) {
    table.add({std::to_string(token.id), token.prefix, token.account, token.scope,
               token_state_text(token_state(token, now), language), moment(token.expires_at),
               moment(token.last_used_at), token.label});
  }
  if (table.empty()) return fi ? "Tunnisteita ei ole.\n" : "There are no tokens.\n";
  return table.to_string();
}

std::string print_audit_trail(std::span<const AuditEntry> entries, Language language) {
  const bool fi = finnish(language);
  TextTable table({{fi ? "nro" : "number", TextTable::Align::kRight},
                   {fi ? "milloin" : "when"},
                   {fi ? "kuka" : "who"},
                   {fi ? "mitä" : "what"},
                   {fi ? "tulos" : "result", TextTable::Align::kRight},
                   {fi ? "kuvaus" : "summary"}});
  for (const AuditEntry& entry : entries) {
    std::string who = entry.account.empty() ? "–" : entry.account;
    if (entry.token != 0) {
      who += (fi ? " (tunniste " : " (token ") + std::to_string(entry.token) + ")";
    }
    table.add({std::to_string(entry.id), moment(entry.at), std::move(who),
               entry.method + " " + entry.path, entry.status ? std::to_string(*entry.status) : "–",
               entry.summary});
  }
  if (table.empty()) return fi ? "Jälki on tyhjä.\n" : "The trail is empty.\n";
  return table.to_string();
}

std::string print_one_time_password(const OneTimePassword& given, Language language) {
  if (finnish(language)) {
    return "Tunnus:                   " + given.account.name +
           "\nKertakäyttöinen salasana: " + given.password +
           "\nSalasana näytetään vain nyt. Anna se tunnuksen käyttäjälle: ensimmäisellä\n"
           "kirjautumisella se on vaihdettava.\n";
  }
  return "Account:           " + given.account.name + "\nOne-time password: " + given.password +
         "\nThe password is shown this once. Give it to whoever uses the account: it must be\n"
         "changed at the first sign-in.\n";
}

std::string print_new_token(const CreatedToken& created, Language language) {
  const std::string id = std::to_string(created.token.id);
  if (finnish(language)) {
    return "Tunniste " + id + ": " + created.secret +
           "\nTunniste näytetään vain nyt. Lähetä se kentässä `Authorization: Bearer …`.\n";
  }
  return "Token " + id + ": " + created.secret +
         "\nThe token is shown this once. Send it in the field `Authorization: Bearer …`.\n";
}

std::string print_first_admin(const OneTimePassword& given, std::string_view address,
                              Language language) {
  const std::string at(address);
  if (finnish(language)) {
    return "\nTunnuksia ei vielä ollut, joten ensimmäinen on lisätty.\n  Tunnus:                  "
           " " +
           given.account.name + "\n  Kertakäyttöinen salasana: " + given.password +
           "\nSalasana näytetään vain nyt. Kirjaudu osoitteessa " + at +
           "/sign-in, vaihda se\nja lisää muut. Jos se katoaa: viisari people reset-password " +
           given.account.name + "\n\n";
  }
  return "\nThere were no accounts yet, so the first one has been added.\n  Account:           " +
         given.account.name + "\n  One-time password: " + given.password +
         "\nThe password is shown this once. Sign in at " + at +
         "/sign-in, change it and add\nthe others. When it is lost: viisari people "
         "reset-password " +
         given.account.name + "\n\n";
}

}  // namespace viisari
