#include "app/notifying.h"

#include <unistd.h>

#include <algorithm>
#include <array>
#include <functional>
#include <utility>

#include "app/admin_notes.h"
#include "app/mail_transport.h"
#include "app/simulating.h"
#include "app/workspace.h"
#include "base/log_messages.h"
#include "store/store.h"

namespace viisari {
namespace {

// Host and process: unique among those that share a database.
std::string worker_name() {
  std::array<char, 256> host{};
  if (gethostname(host.data(), host.size() - 1) != 0) host[0] = '\0';
  return std::string(host.data()) + ":" + std::to_string(getpid());
}

MailText note_text(std::string_view subject_fi, std::string_view subject_en, std::string body_fi,
                   std::string body_en, Language language) {
  const bool finnish = language == Language::kFinnish;
  return {std::string(finnish ? subject_fi : subject_en),
          finnish ? std::move(body_fi) : std::move(body_en),
          {}};
}

MailText refusal_note(const std::vector<Refusal>& refusals, Language language) {
  std::string list;
  for (const Refusal& refusal : refusals) {
    list += "- " + refusal.recipient + ": " + refusal.detail + " (viisari outbox retry " +
            std::to_string(refusal.id) + ")\n";
  }
  return note_text(
      "Viisari: viestejä jäi toimittamatta", "Viisari: messages could not be delivered",
      "Postipalvelin ei ottanut näitä viestejä vastaan, eikä niitä yritetä uudelleen:"
      "\n\n" +
          list +
          "\nTarkista osoitteet tiedostosta recipients.toml ja lähetä viestit sitten "
          "uudelleen.\n",
      "The mail server refused these messages, and they are not tried again:\n\n" + list +
          "\nCheck the addresses in recipients.toml, then send the messages again.\n",
      language);
}

MailText pause_note(const OutboxPause& pause, Language language) {
  return note_text("Viisari: viestien lähetys on keskeytynyt", "Viisari: sending mail has stopped",
                   "Viestejä ei voi lähettää ennen kuin asetukset on korjattu:\n\n" + pause.reason +
                       "\n\nTarkista viisari.toml-tiedoston osa [mail], kokeile komennolla "
                       "viisari mail test ja jatka komennolla viisari outbox resume.\n",
                   "No mail can be sent until the configuration is put right:\n\n" + pause.reason +
                       "\n\nCheck [mail] in viisari.toml, try it with viisari mail test, then run "
                       "viisari outbox resume.\n",
                   language);
}

// A note that is refused itself leads to no further one.
Result<std::vector<Refusal>> worth_a_note(Outbox& outbox, const std::vector<Refusal>& refusals) {
  std::vector<Refusal> out;
  for (const Refusal& refusal : refusals) {
    const auto message = outbox.message(refusal.id);
    if (!message) return fail(message.error());
    if (*message && (*message)->kind != MessageKind::kAdmin) out.push_back(refusal);
  }
  return out;
}

Result<void> tell_admins(const Delivering& delivering, const Recipients& recipients,
                         const DeliveryReport& report) {
  Outbox& outbox = delivering.store.outbox();
  const auto note = [&](const std::string& key, const std::function<MailText(Language)>& text) {
    return queue_admin_note(delivering.store, delivering.config, recipients, delivering.clock.now(),
                            key, text);
  };
  const auto refusals = worth_a_note(outbox, report.refusals);
  if (!refusals) return fail(refusals.error());
  if (!refusals->empty()) {
    const auto queued = note("refused-" + std::to_string(refusals->front().id),
                             [&](Language language) { return refusal_note(*refusals, language); });
    if (!queued) return queued;
  }
  if (!report.paused) return {};
  const auto pause = outbox.paused();
  if (!pause) return fail(pause.error());
  if (!*pause) return {};
  // One a day: every probe that fails begins a pause of its own, and the notes wait like all mail.
  return note("paused-" + Date::of((*pause)->since).to_string(),
              [&](Language language) { return pause_note(**pause, language); });
}

}  // namespace

Result<QueueReport> queue_mails(Workspace& workspace, const NotifySettings& settings,
                                const EvaluatedState& state, Firing firing) {
  QueueReport report;
  auto alerts = update_alerts(workspace, settings.recipients, state);
  if (!alerts) return fail(alerts.error());
  report.alerts = std::move(*alerts);
  if (firing == Firing::kAlertsOnly) return report;
  auto fired = run_schedules(workspace, settings, workspace.clock().now());
  if (!fired) return fail(fired.error());
  report.schedules = std::move(*fired);
  return report;
}

Result<DeliveryReport> deliver_mails(const Delivering& delivering, const Recipients& recipients) {
  const auto simulated = holds_simulated_figures(delivering.store);
  if (!simulated) return fail(simulated.error());
  const auto transport = mail_transport(delivering.config, delivering.password, *simulated);
  if (!transport) return fail(transport.error());
  DeliveryOptions options;
  options.worker = worker_name();
  auto report = deliver_due(delivering.store.outbox(), **transport, delivering.clock,
                            delivering.log, options);
  if (!report) return report;
  if (auto told = tell_admins(delivering, recipients, *report); !told) return fail(told.error());
  return report;
}

bool not_set_up(const std::vector<Error>& settings_errors) {
  return !settings_errors.empty() &&
         std::all_of(settings_errors.begin(), settings_errors.end(), [](const Error& error) {
           return error.code == kRecipientsNotFound || error.code == kSchedulesNotFound;
         });
}

}  // namespace viisari
