#include "app/print_mail.h"

#include <algorithm>
#include <array>

#include "app/text_table.h"
#include "base/text.h"
#include "mail/read_mail.h"
#include "report/json.h"

namespace viisari {
namespace {

struct Words {
  std::string_view key;
  std::string_view fi;
  std::string_view en;

  std::string_view in(Language language) const { return language == Language::kFinnish ? fi : en; }
};

constexpr std::array kDeliveries{
    Words{"accepted", "toimitettu", "delivered"},
    Words{"passing", "ei vielä toimitettu, vika on ohimenevä",
          "not delivered yet, the fault is a passing one"},
    Words{"refused", "palvelin ei ota viestiä vastaan", "refused by the server"},
    Words{"not_configured", "mitään ei voi lähettää ennen kuin asetukset on korjattu",
          "nothing can be sent until the configuration is put right"},
    Words{"unknown", "lähetetty, mutta vastaus jäi saamatta; viesti voi olla perillä",
          "sent, but the answer was lost; the message may have arrived"},
};

constexpr std::array kAdvice{
    Words{"smtp.busy", "Palvelin pyytää yrittämään myöhemmin uudelleen. Odota.",
          "The server asks us to come back later. Wait."},
    Words{"smtp.refused", "Tarkista vastaanottajan osoite. Palvelimen vastaus kertoo syyn.",
          "Check the recipient's address. The server's answer says why."},
    Words{"smtp.login",
          "Tarkista käyttäjä (user) ja salasana (password_file tai ympäristömuuttuja "
          "VIISARI_SMTP_PASSWORD).",
          "Check user and password_file in [mail], or the environment variable "
          "VIISARI_SMTP_PASSWORD."},
    Words{
        "smtp.sender",
        "Palvelin ei salli lähettäjää. Tarkista kohta from tai pyydä palvelimen ylläpidolta lupa.",
        "The server does not allow the sender. Check from in [mail], or ask the server's "
        "administrator."},
    Words{"smtp.not_welcome",
          "Palvelin torjuu tämän koneen. Pyydä palvelimen ylläpidolta lupa lähettää.",
          "The server turns this machine away. Ask its administrator for permission to send."},
    Words{"smtp.no_starttls",
          "Palvelin ei tarjoa STARTTLS-suojausta. Tarkista kohdat port ja tls: portissa 465 tls on "
          "\"tls\".",
          "The server does not offer STARTTLS. Check port and tls in [mail]: on port 465 tls is "
          "\"tls\"."},
    Words{"smtp.certificate",
          "Palvelimen varmenne ei kelpaa. Tarkista kohta host (nimen on oltava varmenteessa) ja "
          "kohta ca_file.",
          "The server's certificate does not hold. Check host in [mail] (the certificate must name "
          "it) and ca_file."},
    Words{"smtp.no_connection",
          "Palvelimeen ei saada yhteyttä. Tarkista kohdat host ja port sekä palomuuri.",
          "The server cannot be reached. Check host and port in [mail], and the firewall."},
    Words{"smtp.handshake", "TLS-yhteyttä ei synny. Tarkista kohdat port ja tls.",
          "No TLS connection comes about. Check port and tls in [mail]."},
    Words{"smtp.timeout", "Palvelin ei vastaa. Tarkista kohdat host, port ja tls.",
          "The server does not answer. Check host, port and tls in [mail]."},
    Words{"smtp.lost", "Yhteys katkesi. Yritä uudelleen.", "The connection was lost. Try again."},
    Words{"smtp.unanswered", "Katso, tuliko viesti perille.", "Look whether the message arrived."},
    Words{"smtp.bad_address", "Korjaa osoite.", "Correct the address."},
    Words{"maildir.write", "Tarkista kansio (folder) ja levytila.",
          "Check the folder in [mail] and the space on its disk."},
};

template <std::size_t size>
std::string_view words(const std::array<Words, size>& all, std::string_view key,
                       Language language) {
  const auto found =
      std::find_if(all.begin(), all.end(), [&](const Words& one) { return one.key == key; });
  return found == all.end() ? std::string_view() : found->in(language);
}

std::string state_text(MessageState state, Language language) {
  static constexpr std::array kStates{
      Words{"queued", "jonossa", "queued"},
      Words{"leased", "lähdössä", "leased"},
      Words{"sent", "lähetetty", "sent"},
      Words{"deferred", "yritetään uudelleen", "deferred"},
      Words{"failed", "epäonnistui", "failed"},
      Words{"unknown", "epäselvä", "unknown"},
      Words{"expired", "vanhentunut", "expired"},
      Words{"cancelled", "peruttu", "cancelled"},
  };
  return std::string(words(kStates, to_string(state), language));
}

bool waits(MessageState state) {
  return state == MessageState::kQueued || state == MessageState::kDeferred ||
         state == MessageState::kUnknown;
}

// When it was sent, or when something happens to it next.
std::string time_text(const OutboxMessage& message) {
  if (message.sent_at) return to_string(*message.sent_at);
  if (waits(message.state)) return to_string(message.next_try_at);
  if (message.leased_until) return to_string(*message.leased_until);
  return "";
}

std::string pause_text(const OutboxPause& pause, Language language) {
  const std::string since = to_string(pause.since);
  const std::string advice = delivery_advice(pause.reason, language);
  std::string out = language == Language::kFinnish
                        ? "Lähetys on keskeytynyt " + since + ": " + pause.reason + "\n"
                        : "Sending has stopped since " + since + ": " + pause.reason + "\n";
  if (!advice.empty()) out += "  " + advice + "\n";
  out += language == Language::kFinnish
             ? "  Kokeile: viisari mail test OSOITE. Jatka: viisari outbox resume.\n\n"
             : "  Try it: viisari mail test ADDRESS. Go on: viisari outbox resume.\n\n";
  return out;
}

void member(JsonWriter& json, std::string_view name, const std::optional<Instant>& time) {
  json.member_or_null(name, time ? to_string(*time) : std::string());
}

void count(JsonWriter& json, std::string_view name, std::int64_t number) {
  json.key(name);
  json.integer(number);
}

}  // namespace

std::string delivery_text(Delivery delivery, Language language) {
  return std::string(words(kDeliveries, to_string(delivery), language));
}

std::string delivery_advice(std::string_view detail, Language language) {
  return std::string(words(kAdvice, detail.substr(0, detail.find(':')), language));
}

std::string print_outbox(const OutboxView& outbox, Language language) {
  const bool finnish = language == Language::kFinnish;
  std::string out;
  if (outbox.pause) out += pause_text(*outbox.pause, language);
  using Align = TextTable::Align;
  TextTable table(finnish ? std::vector<TextTable::Column>{{"nro", Align::kRight},
                                                           {"tila"},
                                                           {"laji"},
                                                           {"vastaanottaja"},
                                                           {"yrityksiä", Align::kRight},
                                                           {"aika (UTC)"},
                                                           {"aihe"},
                                                           {"virhe"}}
                          : std::vector<TextTable::Column>{{"id", Align::kRight},
                                                           {"state"},
                                                           {"kind"},
                                                           {"recipient"},
                                                           {"tries", Align::kRight},
                                                           {"time (UTC)"},
                                                           {"subject"},
                                                           {"error"}});
  for (const OutboxMessage& message : outbox.messages) {
    table.add({std::to_string(message.id), state_text(message.state, language),
               std::string(to_string(message.kind)), message.recipient,
               std::to_string(message.tries), time_text(message), message.subject,
               message.last_error});
  }
  if (!table.empty()) out += table.to_string() + "\n";
  if (outbox.cut) {
    const std::string shown = std::to_string(outbox.messages.size());
    out += finnish ? "Näkyvissä " + shown + " uusinta viestiä.\n"
                   : "The newest " + shown + " messages are shown.\n";
  }
  const OutboxDepth& depth = outbox.depth;
  const std::string counts[] = {std::to_string(depth.waiting), std::to_string(depth.sent),
                                std::to_string(depth.failed), std::to_string(depth.expired)};
  out += finnish ? "Odottaa " + counts[0] + ", lähetetty " + counts[1] + ", epäonnistunut " +
                       counts[2] + ", vanhentunut " + counts[3] + ".\n"
                 : "Waiting " + counts[0] + ", sent " + counts[1] + ", failed " + counts[2] +
                       ", expired " + counts[3] + ".\n";
  return out;
}

std::string outbox_json(const OutboxView& outbox) {
  JsonWriter json;
  json.begin_object();
  json.key("pause");
  if (outbox.pause) {
    json.begin_object();
    json.member("reason", outbox.pause->reason);
    json.member("since", to_string(outbox.pause->since));
    json.end_object();
  } else {
    json.null();
  }
  count(json, "waiting", outbox.depth.waiting);
  count(json, "sent", outbox.depth.sent);
  count(json, "failed", outbox.depth.failed);
  count(json, "expired", outbox.depth.expired);
  member(json, "oldest_waiting", outbox.depth.oldest_waiting);
  member(json, "last_sent", outbox.depth.last_sent);
  json.key("messages");
  json.begin_array();
  for (const OutboxMessage& message : outbox.messages) {
    json.begin_object();
    count(json, "id", message.id);
    json.member("state", to_string(message.state));
    json.member("kind", to_string(message.kind));
    json.member("recipient", message.recipient);
    json.member("to", message.envelope_to);
    json.member("message_id", message.message_id);
    json.member("subject", message.subject);
    json.member_or_null("schedule", message.schedule);
    json.member("queued_at", to_string(message.queued_at));
    json.member("expires_at", to_string(message.expires_at));
    member(json, "next_try_at",
           waits(message.state) ? std::optional(message.next_try_at) : std::nullopt);
    member(json, "sent_at", message.sent_at);
    json.member("tries", message.tries);
    json.member_or_null("last_error", message.last_error);
    json.end_object();
  }
  json.end_array();
  json.end_object();
  return json.take() + "\n";
}

std::string print_outbox_message(const OutboxMessage& message, Language language) {
  const bool finnish = language == Language::kFinnish;
  std::string out;
  const auto line = [&](std::string_view fi, std::string_view en, const std::string& value) {
    if (value.empty()) return;
    out += std::string(finnish ? fi : en) + ": " + printable(value) + "\n";
  };
  line("Viesti", "Message",
       std::to_string(message.id) + ", " + std::string(to_string(message.kind)));
  line("Tila", "State", state_text(message.state, language));
  line("Vastaanottaja", "Recipient", message.recipient + " <" + message.envelope_to + ">");
  line("Lähettäjä", "Sender", message.envelope_from);
  line("Message-ID", "Message-ID", message.message_id);
  line("Aihe", "Subject", message.subject);
  line("Jonossa alkaen", "Queued", to_string(message.queued_at));
  line("Vanhenee", "Expires", to_string(message.expires_at));
  line("Yrityksiä", "Tries", std::to_string(message.tries));
  if (waits(message.state)) line("Seuraava yritys", "Next try", to_string(message.next_try_at));
  if (message.sent_at) line("Lähetetty", "Sent", to_string(*message.sent_at));
  line("Viimeisin virhe", "Last error", message.last_error);
  line("Mitä tehdä", "What to do", delivery_advice(message.last_error, language));
  out += "\n" + text_of_mail(message.bytes);
  return out;
}

}  // namespace viisari
