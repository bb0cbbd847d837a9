#include "app/mail_command.h"

#include <unistd.h>

#include <memory>
#include <utility>

#include "alert/recipients.h"
#include "app/mail_transport.h"
#include "app/print_mail.h"
#include "app/session.h"
#include "app/simulating.h"
#include "app/workspace.h"
#include "base/text.h"
#include "mail/compose.h"
#include "store/outbox.h"
#include "store/store.h"

namespace viisari {
namespace {

inline constexpr ErrorCode kTestAddress{"mail.bad_address", ErrorKind::kUsage};

constexpr std::size_t kListed = 1000;

// The message of `viisari mail test`.
Mail test_mail(const Config& config, const std::string& address, Instant now, bool simulated,
               Language language) {
  const bool finnish = language == Language::kFinnish;
  Mail mail;
  mail.from = mail_sender(config);
  mail.to = {"", address};
  mail.date = now;
  const std::string domain = mail.from.address.substr(mail.from.address.rfind('@') + 1);
  mail.message_id = "<test-" + std::to_string(now.time_since_epoch().count()) + "-" +
                    std::to_string(getpid()) + "@" + domain + ">";
  mail.language = to_string(language);
  mail.subject = finnish ? "Viisari: koeviesti" : "Viisari: test message";
  mail.text = finnish ? "Tämä on Viisarin koeviesti. Sen saaminen tarkoittaa, että sähköpostin "
                        "asetukset ovat kunnossa.\n\nViestiin ei tarvitse vastata.\n"
                      : "This is a test message of Viisari. That you got it means that the mail "
                        "settings are right.\n\nThere is no need to answer.\n";
  if (simulated) {
    mail.text += finnish
                     ? "\nTämän tietokannan luvut ovat keksittyjä, eikä siitä lähetetä postia.\n"
                     : "\nThe figures of this database are made up, and it sends no mail.\n";
  }
  mail.text += "\n" + config.pages_url + "\n";
  return mail;
}

std::string label(std::string_view fi, std::string_view en, Language language) {
  return std::string(language == Language::kFinnish ? fi : en) + ": ";
}

std::string file_text(Language language) {
  return language == Language::kFinnish ? "kirjoitettu tiedostoksi, mitään ei lähetetty"
                                        : "written as a file, nothing was sent";
}

int exit_status(Delivery delivery) {
  if (delivery == Delivery::kAccepted) return 0;
  return delivery == Delivery::kNotConfigured ? 3 : 1;
}

Result<Session> open_quietly(const CommandContext& context) {
  return open_session(context, Verbosity::kQuiet);
}

}  // namespace

int run_mail_test(const CommandContext& context, const MailTestOptions& options) {
  if (!is_address(options.address)) {
    return failed(
        {kTestAddress,
         "'" + printable(options.address) + "' is not an address such as role@area.example", "", 0,
         0});
  }
  auto session = open_quietly(context);
  if (!session) return failed(session.error());
  Workspace& workspace = *session->workspace;
  const Config& config = workspace.config();
  const Language language = language_of(context);
  const auto simulated = holds_simulated_figures(workspace.store());
  if (!simulated) return failed(simulated.error());
  put("1. " + label("Asetukset", "Settings", language) + describe_transport(config, *simulated) +
      "\n");
  const auto transport = mail_transport(config, password_of_environment(), *simulated);
  if (!transport) return failed(transport.error());
  const Mail mail = test_mail(config, options.address, context.clock.now(), *simulated, language);
  const auto bytes = compose(mail);
  if (!bytes) return failed(bytes.error());
  put("2. " + label("Viesti", "Message", language) + mail.from.address + " -> " + options.address +
      ", " + mail.message_id + "\n");
  const DeliveryResult result =
      (*transport)->open()->deliver({mail.from.address, options.address, *bytes});
  const bool a_file = (*transport)->name() == "maildir" && result.delivery == Delivery::kAccepted;
  put("3. " + label("Toimitus", "Delivery", language) +
      (a_file ? file_text(language) : delivery_text(result.delivery, language)) + "\n");
  if (!result.detail.empty()) put("   " + result.detail + "\n");
  const std::string advice = delivery_advice(result.detail, language);
  if (!advice.empty()) put("   " + advice + "\n");
  return exit_status(result.delivery);
}

int run_outbox_list(const CommandContext& context, const OutboxListOptions& options) {
  auto session = open_quietly(context);
  if (!session) return failed(session.error());
  Outbox& outbox = session->workspace->store().outbox();
  OutboxQuery query;
  query.state = parse_message_state(options.state);
  query.recipient = options.recipient;
  query.limit = kListed + 1;
  OutboxView view;
  auto messages = outbox.messages(query);
  if (!messages) return failed(messages.error());
  view.messages = std::move(*messages);
  view.cut = view.messages.size() > kListed;
  if (view.cut) view.messages.resize(kListed);
  auto pause = outbox.paused();
  if (!pause) return failed(pause.error());
  view.pause = std::move(*pause);
  const auto depth = outbox.outbox_depth();
  if (!depth) return failed(depth.error());
  view.depth = *depth;
  put(options.format == "json" ? outbox_json(view) : print_outbox(view, language_of(context)));
  return 0;
}

int run_outbox_show(const CommandContext& context, const OutboxShowOptions& options) {
  auto session = open_quietly(context);
  if (!session) return failed(session.error());
  const auto message = session->workspace->store().outbox().message(options.id);
  if (!message) return failed(message.error());
  if (!*message) {
    return failed({kNoSuchMessage, "there is no message " + std::to_string(options.id), "", 0, 0});
  }
  put(options.raw ? (*message)->bytes : print_outbox_message(**message, language_of(context)));
  return 0;
}

int run_outbox_retry(const CommandContext& context, const OutboxChangeOptions& options) {
  auto session = open_quietly(context);
  if (!session) return failed(session.error());
  const auto done = session->workspace->store().outbox().retry(options.id, context.clock.now());
  return done ? 0 : failed(done.error());
}

int run_outbox_cancel(const CommandContext& context, const OutboxChangeOptions& options) {
  auto session = open_quietly(context);
  if (!session) return failed(session.error());
  const auto done = session->workspace->store().outbox().cancel(options.id, context.clock.now());
  return done ? 0 : failed(done.error());
}

int run_outbox_resume(const CommandContext& context, const OutboxResumeOptions& /*options*/) {
  auto session = open_quietly(context);
  if (!session) return failed(session.error());
  const auto done = session->workspace->store().outbox().resume();
  return done ? 0 : failed(done.error());
}

}  // namespace viisari
